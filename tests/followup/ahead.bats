#!/usr/bin/env bats
# Looking ahead, what must begin today, and days that have no year.

load ../helper
load defaults

@test "ahead: nothing is missed that is not yet" {
    begin 'a deadline that has not passed was not missed'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,2026-03-01,,carl,Site,
ROWS
    is 2026-02-20 deadline:acme:O-1:2026-03-01 --rule deadline --rule missed -D +30d
    is 2026-03-01 '' --rule missed --to 2026-04-01
    # today is the day after
    is 2026-03-02 missed:acme:O-1:2026-03-01 --rule missed
    # from three days after it on, once it has passed: it will be so
    printf '%s\n' rule,use,on,when,text 'late,yes,order open,due+3d,late' >late.csv
    is 2026-03-01 '' --rules late.csv --rule late --to 2026-04-01
    is 2026-03-02 late:acme:O-1:2026-03-01 --rules late.csv --rule late --to 2026-04-01
    is 2026-03-02 '' --rules late.csv --rule late

    begin 'nor is a question late, or an issue, that may be answered in time'
    printf '[followup]\nquiet = 0d\nmanager = boss\nanswer = 2d\nissue = 2d\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
q1,2026-02-03T10:00:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
i1,2026-02-03,issue,acme,I-1,,,2026-02-06,,anna,Leak,
ROWS
    is 2026-02-04 question:acme:q1 --rule question --rule escalate --to 2026-03-01
    is 2026-02-05 '' --rule escalate --to 2026-03-01
    is 2026-02-06 escalate:acme:q1 --rule escalate
    is 2026-02-06 '' --rule escalate-issue --to 2026-03-01
    is 2026-02-07 escalate-issue:acme:I-1 --rule escalate-issue

    begin 'nor has a paper failed to come back that may come'
    more <<'ROWS'
a1,2026-02-01,act,acme,A-1,100,EUR,,,anna,,sent=2026-02-01
ROWS
    is 2026-02-14 '' --rule unsigned --to 2026-06-01
    is 2026-02-15 unsigned:acme:A-1:1 --rule unsigned --to 2026-06-01

    begin 'what only comes is there: a stage of one reminder, a report, a check-in'
    more <<'ROWS'
k1,2026-01-01,contract,acme,C-1,100,EUR,,,anna,Care,per=month;report=month
ROWS
    is 2026-01-20 report:acme:C-1:2026-01 --rule report --to 2026-02-10
    is 2026-01-20 checkin:acme:2026-01-01 --rule checkin --to 2026-02-10
    # and what is not yet can be closed beforehand
    more <<<'o1,2026-02-01,order,acme,O-1,,,2026-03-01,,carl,Site,'
    run2 acct-followup skip missed:acme:O-1:2026-03-01 -q --as-of 2026-02-20
    assert_status 0
    is 2026-03-05 '' --rule missed
}

@test "ahead: a renewal is due on its notice day" {
    begin 'what must begin today'
    more <<'ROWS'
k1,2026-01-01,contract,acme,C-1,100,EUR,2026-10-31,,anna,Care,per=month
ROWS
    is 2026-09-30 '' --rule renewal --due today
    is 2026-10-01 renewal:acme:C-1:2026-10-31 --rule renewal --due today
    run2 acct-followup --as-of 2026-10-01 --rule renewal -O json
    text_is row "$(jq -r '.[] | .due + ": " + .reason' <<<"$out")" \
        "2026-10-01: contract C-1 'Care' ends 2026-10-31, in 30 days"
    # as long after the end as before it
    is 2026-11-30 renewal:acme:C-1:2026-10-31 --rule renewal
    run2 acct-followup --as-of 2026-11-30 --rule renewal -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        "contract C-1 'Care' ended 2026-10-31, 30 days ago, and was not renewed"

    begin 'a contract shorter than its notice is due when it begins'
    more <<'ROWS'
k1,2026-10-20,contract,acme,C-1,100,EUR,2026-10-31,,anna,Care,per=month
ROWS
    run2 acct-followup --as-of 2026-10-20 --rule renewal -O json
    text_is row "$(jq -r '.[] | .date + " " + .due' <<<"$out")" '2026-10-20 2026-10-20'
}

@test "ahead: birthdays without a year" {
    begin 'as cards have them, and as people write them'
    acct-add -q contact acme Ann -r P-1 -s birthday=--11-02 --as-of 2026-01-01
    acct-add -q contact acme Bob -r P-2 -s birthday=11-03 --as-of 2026-01-01
    acct-add -q contact acme Cy -r P-3 -s birthday=--0229 --as-of 2026-01-01
    acct-add -q client acme -s birthday=--12-24 --as-of 2026-01-01
    run2 acct-check
    assert_status 0
    assert_out ''
    is 2026-10-29 '' --rule congratulate
    is 2026-10-30 congratulate:acme:P-1:2026-11-02 --rule congratulate
    is 2026-11-02 'congratulate:acme:P-1:2026-11-02 congratulate:acme:P-2:2026-11-03' --rule congratulate
    run2 acct-followup --as-of 2026-10-30 --rule congratulate -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" "birthday of 'Ann' on 2026-11-02"
    # the 29th of February, in a year that has none and in one that has
    is 2027-02-24 '' --rule congratulate
    is 2027-02-25 congratulate:acme:P-3:2027-02-28 --rule congratulate
    is 2028-02-25 '' --rule congratulate
    is 2028-02-26 congratulate:acme:P-3:2028-02-29 --rule congratulate
    # the firm's, by a rule of one's own, and a gift months ahead
    printf '%s\n' rule,use,on,when 'firm,yes,client birthday,birthday-1d' >"$ACCT_HOME/rules.csv"
    is 2026-12-22 '' --rule firm
    is 2026-12-23 firm:acme:2026-12-24 --rule firm
    acct-add -q client acme -s tier=A --as-of 2026-01-01
    is 2026-06-02 gift:acme:P-1:2026-11-02 --rule gift
    run2 acct-show acme --as-of 2026-01-02
    assert_status 0
    assert_out_has '--12-24'
    run2 acct-show --list --where 'birthday<2000-01-01' --as-of 2026-01-02
    assert_status 0
    assert_out_lacks Acme

    begin 'what is none is refused, and the ledger stays'
    keep "$ledger"
    local bad
    for bad in --13-01 02-30 --1-02 1987-02-29; do
        run2 acct-add contact acme Ann -s birthday=$bad --as-of 2026-01-01
        assert_status 1
        assert_out ''
        assert_err_has "birthday: '$bad' is no"
    done
    run2 acct-add contact acme Ann -s birthday=02-30 --as-of 2026-01-01
    assert_err_has "(2026-11-02, or --11-02 where the year is not known)"
    same "$ledger"
    more <<<'p1,2026-01-01,contact,acme,P-1,,,,,,Ann,birthday=--02-30'
    run2 acct-check
    assert_status 1
    assert_out_has "'--02-30' is no birthday"
}
