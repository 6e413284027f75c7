#!/usr/bin/env bats
# What acct-news(7) says of the rules: who has a rules.csv from before has the
# follow-ups of before.

load ../helper
load defaults

@test "news: a rules.csv from before makes what it made" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    local day
    # data/rules-before.csv is what `rules --default -O csv` printed, after a row
    # that switches the built-in rules off; .expected is what it made then, in
    # the list or held back
    for day in 2025-10-01 2026-01-15 2026-04-02 2026-07-01 2026-10-05; do
        { acct-followup --rules "$root/tests/data/rules-before.csv" --as-of "$day" -O ids
          acct-followup --rules "$root/tests/data/rules-before.csv" --as-of "$day" -O ids --held
        } >keys 2>err
        diff err /dev/null
        LC_ALL=C sort keys | sed "s/^/$day /"
    done >got
    LC_ALL=C sort "$root/tests/data/rules-before.expected" >want
    diff want got || wrong 'not what it was'
}

@test "news: each rule that is new or changed is told" {
    acct-followup rules --default -O csv >now.csv
    tail -n +3 "$root/tests/data/rules-before.csv" | cut -d, -f1 >before
    cut -d, -f1 now.csv | tail -n +2 | grep -vxFf before >new
    [ -s new ] || wrong 'nothing is new'
    # each by its name in the page
    while read -r rule; do
        grep -qE "(^| |,)$rule( |,|\\.|\$)" "$root/man/acct-news.7" ||
            wrong "acct-news(7) lacks $rule"
    done <new
}
