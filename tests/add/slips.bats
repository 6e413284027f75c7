#!/usr/bin/env bats
# acct-add: birthdays as people write them, slips in choices and channels, hours
# where costs are shown.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,EUR,,,,Acme Ltd,
01B,2026-02-01,order,acme,O-1,,,,,,Site,
E
}

add() {
    run2 acct-add --as-of 2026-03-01 "$@"
}

@test "slips: birthdays, with a year or without" {
    local given form
    while IFS='|' read -r given form; do
        add contact acme Ann -s "birthday=$given"
        assert_status 0
        run2 tail -n 1 "$ledger"
        text_is birthday "${out##*,}" "birthday=$form"
        add client acme -q -s "birthday=$given"
        assert_status 0
    done <<'E'
--05-17|--05-17
05-17|05-17
--0517|--0517
1980-05-17|1980-05-17
17.05|--05-17
17.5|--05-17
17/05|--05-17
05/17|--05-17
17 May|--05-17
May 17|--05-17
29.02|--02-29
17.05.1980|1980-05-17
17 May 1980|1980-05-17
05/17/1980|1980-05-17
E
    run2 acct-check --as-of 2026-03-01
    assert_out ''
    run2 acct-followup --as-of 2026-05-16 -O ids
    assert_out_has congratulate:acme:
    keep "$ledger"
    add contact acme Ann -s birthday=05/06
    assert_status 1
    assert_err "acct-add: birthday: '05/06' may be --06-05 or --05-06 (write one of them)"
    add contact acme Ann -s birthday=30.02
    assert_err "acct-add: birthday: '30.02' is no birthday (2026-11-02, or --11-02 where the year is not known)"
    add contact acme Ann -s birthday=17.13
    assert_status 1
    same "$ledger"
}

@test "slips: of a choice, and of a channel" {
    add touch acme x -s dir=in -s kind=qestion
    assert_status 1
    assert_err_has "kind: 'qestion' is not one of question|"
    assert_err_has "(did you mean 'question'?)"
    add status acme -s state=pased
    assert_status 1
    assert_err "acct-add: state: 'pased' is not one of active|paused|lost (did you mean 'paused'?)"
    add status acme -s state=elsewhere
    assert_err "acct-add: state: 'elsewhere' is not one of active|paused|lost"
    put_more "$ledger" <<<'01C,2026-02-01,stage,acme,O-1,,,,,,x,stage=deliverd'
    run2 acct-check --as-of 2026-03-01
    assert_out_has "did you mean 'delivered'?"

    begin 'any word is a channel; a slip is told'
    add touch acme x -s dir=in -c emial
    assert_status 0
    assert_err "acct-add: 'emial' is no usual channel (did you mean 'email'?)"
    add touch acme x -q -s dir=in -c telegarm
    assert_err ''
    for channel in email signal pigeon fax sms; do
        add touch acme x -s dir=in -c $channel
        assert_status 0
        assert_err ''
    done
}

@test "slips: hours are shown where costs are" {
    add cost acme Design -q -r O-1 -s hours=3.25
    add cost acme Fonts -q -r O-1 -a 20 -s hours=1
    add cost acme -q -r O-1 -s hours=2
    run2 acct-show acme --as-of 2026-03-01 -O table
    assert_out_has '3.25 h · Design'
    assert_out_has '20.00 EUR, 1 h · Fonts'
    assert_out_has $'O-1  2 h\n'
    [[ ${out%%Next*} != *hours* ]] || wrong 'hours'
    run2 acct-invoice new acme --costs -n --as-of 2026-03-01
    assert_err_has 'cost O-1 (3.25 h) is not billed: an hour has no price'
}
