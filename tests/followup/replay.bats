#!/usr/bin/env bats
# The example, day by day.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

# Every key that is open on a day, be it held back: what is on the list again
# after it was gone has come back from the dead.
@test "replay: 400 days of the example: no key twice, none comes back" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    local day n name days
    days=$(many 40 400)
    for ((n = 0; n < days; n++)); do
        printf -v name '%03d' "$n"
        printf -v day '%(%F)T' $((1756728000 + n * 86400)) # 2025-09-01 12:00Z
        { acct-followup -O ids --as-of "$day"
          acct-followup -O ids --as-of "$day" --old
          acct-followup -O ids --as-of "$day" --held; } >"day-$name" 2>err
    done
    awk '
        FNR == 1 { today++ }
        seen[$0] == today { print "twice on day " today ": " $0; bad = 1 }
        seen[$0] && seen[$0] < today - 1 { print "back on day " today ": " $0; bad = 1 }
        { seen[$0] = today; keys[$0]; n++ }
        END { for (key in keys) k++; print k " keys, " n " rows" >"count"; exit bad }
    ' day-* >faults || wrong "$(cat faults)"
    # not an empty show
    [ "$(cut -d' ' -f1 count)" -gt $((days / 2)) ] || wrong "$(cat count)"
}

@test "replay: one open follow-up for each rule, client and ref" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    local day
    for day in 2025-10-01 2026-01-15 2026-04-02 2026-07-01 2026-10-05; do
        # of reports each that was missed is there
        { acct-followup --as-of "$day" -O json --due +60d
          acct-followup --as-of "$day" -O json --due +60d --held; } 2>err |
            jq -r '.[] | select(.rule != "report") | [.rule, .client, .ref] | join(" ")' |
            sort | uniq -d >twice
        diff twice /dev/null
    done
}

@test "replay: a week without a run changes nothing on the day after" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    keep "$ledger"
    acct-followup --as-of 2026-10-05 >alone
    for day in 2026-09-28 2026-09-30 2026-10-02 2026-10-04; do
        acct-followup --as-of "$day" >/dev/null
    done
    acct-followup --as-of 2026-10-05 >after
    cmp alone after
    same "$ledger"
}
