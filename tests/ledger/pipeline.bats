#!/usr/bin/env bats
# The tools together: what one prints another takes, or refuses with a reason.

load ../helper

day=2026-10-05

# The example consultancy as the user's own.
example() {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    chmod 600 "$ledger"
}

# pipe 'COMMANDS': run in bash with every failure counted.
pipe() {
    run2 bash -o pipefail -c "$1"
}

# Nothing on standard error but, of acct-followup, how much is older.
assert_quiet() {
    [[ $ran == *acct-followup* && $err =~ ^acct-followup:\ [0-9]+\ older\ dut(y|ies):\ --old$ ]] ||
        assert_err ''
}

@test "pipeline: rows from tool to tool" {
    begin 'action rows are no ledger rows'
    example
    keep "$ledger"
    for tool in 'acct-followup' 'acct-survey due'; do
        pipe "$tool --as-of $day -O csv | acct-add -"
        assert_status 1
        assert_err_has 'acct-add: standard input: these are action rows, not ledger rows (record what was done: acct-followup done KEY)'
        same "$ledger"
    done

    begin 'action rows are alike in all tools'
    example
    want=key,date,due,client,contact,channel,address,rule,ref,owner,urgency,template,record,reason
    for tool in 'acct-followup' 'acct-survey due'; do
        pipe "$tool --as-of $day -O csv | head -n 1"
        assert_out "$want"
    done

    begin 'surveys to send become records, once'
    example
    acct-survey due --as-of $day -O csv | tail -n +2 >asked
    [ "$(wc -l <asked)" -ge 1 ]
    pipe "acct-survey send --as-of $day -O csv | acct-add -"
    assert_status 0
    [ "$(($(wc -l <"$ledger") - $(wc -l <"$root/examples/ledger.csv")))" -eq "$(wc -l <asked)" ]
    run2 acct-survey due --as-of $day -O ids
    assert_out ''
    keep "$ledger"
    pipe "acct-survey send --as-of $day -O csv | acct-add -"
    assert_status 0
    same "$ledger"

    begin 'what is due is done, and is due no more'
    example
    run2 acct-followup --as-of $day --rule task --due $day -O ids
    assert_status 0
    [ -n "$out" ]
    cp "$out_file" keys
    pipe "xargs acct-followup done -q --as-of $day <keys"
    assert_status 0
    assert_err ''
    run2 acct-followup --as-of $day --rule task --due $day -O ids
    assert_out ''
    # and the day before they were still open
    run2 acct-followup --as-of 2026-10-04 --rule task --due $day -O ids
    cmp keys "$out_file"
}

@test "pipeline: refs, formats, an empty ledger, twice the same" {
    begin 'a ref that one tool prints is what the next takes'
    acct-add -q client acme Acme --as-of $day 2>/dev/null
    pipe "ref=\$(acct-add order acme Logo -a 500 --as-of $day) &&
        acct-add -q stage - -r \"\$ref\" -s stage=delivered --as-of $day &&
        number=\$(acct-invoice new acme -l 'Logo|1|pcs|500|0' --order \"\$ref\" --as-of $day) &&
        acct-invoice pay -q \"\$number\" --as-of $day &&
        acct-invoice list --as-of $day -O csv | tail -n 1 | cut -d, -f1"
    assert_status 0
    assert_out INV-2026-0001
    run2 acct-invoice list --open --as-of $day -O ids
    assert_out ''

    begin "every tool's JSON is JSON, its CSV has one width"
    example
    while read -r tool; do
        pipe "$tool --as-of $day -O json | jq -e 'type == \"array\" and length > 0'"
        assert_status 0
        assert_quiet
        pipe "$tool --as-of $day -O ndjson | jq -es 'length > 0'"
        assert_status 0
        pipe "$tool --as-of $day -O csv >x.csv && sqlite3 :memory: -cmd '.mode csv' '.import x.csv x' 'select count(*) > 0 from x'"
        assert_status 0
        assert_out 1
        assert_quiet
        pipe "$tool --as-of $day -O tsv | awk -F'\t' '{ print NF }' | sort -u | wc -l"
        assert_out 1
    done <<'EOF'
acct-metrics
acct-metrics --last 6 --by owner
acct-followup
acct-survey due
acct-survey report
acct-invoice list
acct-invoice aging
acct-invoice show INV-2026-0046
acct-show acme
acct-show --list
EOF

    begin 'an empty ledger answers with headers and status 0'
    : >"$ledger"
    while read -r tool; do
        pipe "$tool --as-of $day -O csv"
        assert_status 0
        assert_err ''
        [ "$(head -n 1 "$out_file" | tr ',' '\n' | wc -l)" -gt 5 ] || wrong 'no header'
        pipe "$tool --as-of $day -O json | jq -e 'type == \"array\"'"
        assert_status 0
        pipe "$tool --as-of $day -O table"
        assert_status 0
        [ -n "$out" ] || wrong 'a table that says nothing'
    done <<'EOF'
acct-metrics
acct-followup
acct-survey due
acct-survey report
acct-invoice list
acct-invoice aging
acct-show --list
EOF

    begin 'running twice, or as of an earlier day, is the same'
    example
    keep "$ledger"
    while read -r tool; do
        pipe "$tool --as-of 2026-03-31 -O csv"
        cp "$out_file" first
        pipe "$tool --as-of 2026-03-31 -O csv"
        cmp first "$out_file"
        # the rows after that day do not count
        awk -F, 'NR == 1 || substr($2, 1, 10) <= "2026-03-31"' "$ledger" >past.csv
        pipe "$tool --as-of 2026-03-31 -O csv -f past.csv"
        cmp first "$out_file"
        same "$ledger"
    done <<'EOF'
acct-metrics --last 6
acct-followup
acct-survey due
acct-survey report
acct-invoice list
acct-invoice aging
acct-show --list
acct-show acme
EOF
}

@test "pipeline: a full disk and a closed pipe" {
    example
    for tool in 'acct-metrics' 'acct-followup' 'acct-invoice list' 'acct-show --list'; do
        run2 bash -c "$tool --as-of $day >/dev/full"
        assert_status 1
        assert_err_has 'No space left on device'
        run2 bash -c "$tool --as-of $day -O csv | head -n 1"
        assert_status 0
        assert_quiet
    done
}

@test "pipeline: the demo runs on a copy" {
    keep "$root/examples/ledger.csv"
    run2 sh "$root/examples/demo.sh"
    assert_status 0
    assert_err ''
    assert_out_has 'Invoice No. INV-2026-0050'
    assert_out_has 'Plan of the work'
    assert_out_has 'Net promoter score'
    assert_out_has 'Revenue of orders'
    same "$root/examples/ledger.csv"
}

@test "pipeline: installed programs do the same" {
    # what was built is installed: to build it with other settings would be to
    # link the tools anew, under the other tests
    run2 make -s -o all -C "$root" install BUILD="$BUILD" DESTDIR="$PWD/stage"
    assert_status 0
    example
    PATH=$PWD/stage/usr/local/bin:/usr/bin:/bin
    for tool in acct-add acct-followup acct-invoice acct-metrics acct-show acct-survey; do
        run2 command -v "$tool"
        assert_out "$PWD/stage/usr/local/bin/$tool"
        run2 "$tool" --version
        assert_status 0
        [[ $out == "$tool (acct) "* ]]
        [ -s "$PWD/stage/usr/local/share/man/man1/$tool.1" ]
    done
    run2 acct-add client acme2 "ООО «Акме»" -s lang=ru -s source=referral -s referrer=beta
    assert_status 0
    run2 acct-show acme2
    assert_status 0
    assert_out_has 'ООО «Акме»'
    assert_out_has referral
}
