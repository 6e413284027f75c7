#!/usr/bin/env bats
# Padding: clients are promised more time than we plan for.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-01-05,client,acme,,,,,,,Acme Ltd,
,2026-10-01,order,acme,O-1,,,2026-10-20,,,Site,
E
    printf '[acct]\npadding = 2d\n' >"$ACCT_HOME/acct.conf"
}

# add ARG...: as of 5 October, printed as CSV
add() {
    run2 acct-add --as-of 2026-10-05 -O csv "$@"
    assert_status 0
}

# cells DUE ATTRS
cells() {
    local due attrs
    IFS=, read -r _ _ _ _ _ _ _ due _ _ _ attrs < <(tail -n 1 <<<"$out")
    text_is due "$due" "$1"
    text_is attrs "$attrs" "$2"
}

@test "padding: what is padded, and what stays" {
    begin 'a span is padded, and a note says so'
    add order acme Shop -D +14d
    cells "$(date -u -d '2026-10-05 +16 days' +%F)" target=2026-10-19
    assert_err 'acct-add: promised for 2026-10-21: 2026-10-19 and 2d of padding (--no-padding leaves it out)'
    grep -q ',2026-10-21,.*,target=2026-10-19$' "$ledger"

    begin 'a date that is written out is as it was agreed, in whatever form'
    for due in 2026-11-18 18.11.2026 2026/11/18 '18 Nov 2026'; do
        add order acme Shop -D "$due"
        cells 2026-11-18 ''
        assert_err ''
    done

    begin 'date words, stages, other spans'
    add order acme Shop -D fri
    cells 2026-10-11 target=2026-10-09
    add order acme Shop -D 2026-q4
    cells 2027-01-02 target=2026-12-31
    add stage - 'a week more' -r O-1 -s stage=delayed -D +7d
    cells 2026-10-14 'stage=delayed;target=2026-10-12'
    printf '[acct]\npadding = 1m\n' >"$ACCT_HOME/acct.conf"
    add order acme Shop -D eom
    cells 2026-11-30 target=2026-10-31
    printf '[acct]\npadding = 4h\n' >"$ACCT_HOME/acct.conf"
    add order acme Shop -D tomorrow
    cells 2026-10-07 target=2026-10-06

    begin 'a date that was agreed upon stays'
    add order acme Shop -D 2026-10-19
    cells 2026-10-19 ''
    assert_err ''
    add order acme Shop -D +14d --no-padding
    cells 2026-10-19 ''
    assert_err ''
    add order acme Shop
    cells '' ''
    assert_err ''
}

@test "padding: of promises to clients only, where settings say so" {
    begin 'only what is promised to a client'
    add task acme 'Call' -D +14d
    cells 2026-10-19 ''
    add invoice acme -a 10 -D +14d
    cells 2026-10-19 ''
    assert_err ''

    begin 'rows on standard input say it all'
    printf '[acct]\npadding = 2d\n' >"$ACCT_HOME/acct.conf"
    run2 acct-add - -n --as-of 2026-10-05 <<'E'
type,client,text,due
order,acme,Shop,2026-10-19
E
    assert_status 0
    cells 2026-10-19 ''
    assert_err ''
    run2 acct-add - --no-padding <<<'type,client,text'
    assert_status 2

    begin 'none, by default and by settings'
    : >"$ACCT_HOME/acct.conf"
    add order acme Shop -D +14d
    cells 2026-10-19 ''
    printf '[acct]\npadding = 0d\n' >"$ACCT_HOME/acct.conf"
    add order acme Shop -D +14d
    cells 2026-10-19 ''
    assert_err ''
}

@test "padding: a target of one's own; what fails" {
    begin "a target of one's own is kept; quiet says nothing"
    add order acme Shop -D +14d -s target=2026-10-12
    cells 2026-10-21 target=2026-10-12
    run2 acct-add --as-of 2026-10-05 -q order acme Shop -D +14d
    assert_status 0
    assert_out ''
    assert_err ''
    tail -n 1 "$ledger" | grep -q ',2026-10-21,'

    begin 'what fails is not promised'
    keep "$ledger"
    run2 acct-add --as-of 2026-10-05 order nobody Shop -D +14d
    assert_status 1
    assert_err_lacks promised
    same "$ledger"
}
