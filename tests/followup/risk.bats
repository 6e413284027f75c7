#!/usr/bin/env bats
# The risk of a client, sign by sign.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

# at DAY: the client's risk and what it is made of, from a rule of our own.
at() {
    acct-followup --rules risk.csv --as-of "$1" -O json | jq -r '.[].reason' |
        sort
}

@test "risk: each sign, from its day on, with its weight" {
    printf '%s\n' 'rule,use,on,when,for,quiet,text' '*,no,,,,,' \
        'r,yes,client,date,risk=1..,inside,{risk}: {signs}' >risk.csv
    # usage: at 40, by 20; for 90 days
    more <<'ROWS'
e1,2026-01-10,usage,acme,O-1,,,,,anna,,level=61
e2,2026-01-20,usage,acme,O-1,,,,,anna,,level=41
e3,2026-02-20,usage,acme,O-1,,,,,anna,,level=40
ROWS
    run2 at 2026-01-19
    assert_out ''
    run2 at 2026-01-20
    assert_out '40: usage fell by 20 points'
    run2 at 2026-02-20
    assert_out '40: usage is 40 %'
    run2 at 2026-05-21
    assert_out '40: usage is 40 %'
    run2 at 2026-05-22
    assert_out ''
    # an unhappy answer
    more <<'ROWS'
v1,2026-06-01,survey,acme,S-1,,,,email,anna,,
w1,2026-06-05,response,acme,S-1,,,,email,anna,,score=7;csat=2
ROWS
    run2 at 2026-06-05
    assert_out '30: unhappy when asked, 2026-06-05'
    # an issue, open for over a week; a second one within 90 days
    more <<'ROWS'
i1,2026-06-10,issue,acme,I-1,,,,,anna,Leak,
i2,2026-07-01,issue,acme,I-2,,,,,anna,Leak,
j1,2026-07-05,resolve,acme,I-1,,,,,anna,,
j2,2026-07-05,resolve,acme,I-2,,,,,anna,,
ROWS
    run2 at 2026-06-17
    assert_out '30: unhappy when asked, 2026-06-05'
    run2 at 2026-06-18
    assert_out '50: unhappy when asked, 2026-06-05, issue I-1 is open for 8 days'
    run2 at 2026-07-04
    assert_out '70: unhappy when asked, 2026-06-05, issue I-1 is open for 24 days, several issues in 90 days'
    run2 at 2026-07-05
    assert_out '50: unhappy when asked, 2026-06-05, several issues in 90 days'
    run2 at 2026-09-08
    assert_out '20: several issues in 90 days'
    run2 at 2026-09-09
    assert_out ''
    # a debt; money that is not in time
    more <<<'n1,2026-09-10,invoice,acme,INV-1,100,EUR,2026-09-20,,anna,,'
    run2 at 2026-10-20
    assert_out ''
    run2 at 2026-10-21
    assert_out '15: an invoice is 31 days past due'
}

@test "risk: silence and orders, measured by what was usual" {
    printf '%s\n' 'rule,use,on,when,for,quiet,text' '*,no,,,,,' \
        'r,yes,client,date,risk=1..,inside,{risk}: {signs}' \
        'c,yes,client,risk,risk=50..,inside,since {on}: {risk}' >risk.csv
    # every ten days, once in a while two messages, once a long pause
    for day in 01-10 01-20 01-30 01-30 02-09 03-31 04-10; do
        more <<<"t$day,2026-${day}T10:00:00Z,touch,acme,,,,,email,anna,Hi,dir=in;kind=remark"
    done
    run2 at 2026-04-30
    assert_out ''
    run2 at 2026-05-01
    assert_out '30: silent for 21 days (usually 10)'
    # three of them show nothing
    sed -i '/^t01-[123]0/d' "$ledger"
    run2 at 2026-12-01
    assert_out ''
    # orders, where there is no contract
    more <<'ROWS'
o1,2026-01-10,order,acme,O-1,,,,,anna,Site,
o2,2026-02-01,order,acme,O-2,,,,,anna,Site,
o3,2026-04-10,order,acme,O-3,,,,,anna,Site,
ROWS
    run2 at 2026-07-09
    assert_out ''
    run2 at 2026-07-10
    assert_out '25: no order for 91 days (usually 45)'
    cp "$ledger" kept.csv
    more <<<'k1,2026-05-01,contract,acme,C-1,100,EUR,2026-12-31,,anna,Care,per=month'
    run2 at 2026-07-10
    assert_out ''
    cp kept.csv "$ledger"
    # since when there is enough of it
    more <<<'w1,2026-07-20,response,acme,S-1,,,,email,anna,,score=3'
    run2 at 2026-07-25
    assert_out '55: unhappy when asked, 2026-07-20, no order for 106 days (usually 45)
since 2026-07-20: 55'
    run2 acct-followup --rules risk.csv --as-of 2026-07-25 -O ids
    assert_out 'r:acme:2026-01-01
c:acme:2026-07-20'
}

@test "risk: leaving, in rules of our own" {
    local day
    printf '%s\n' 'rule,use,on,when,for,quiet,text' '*,no,,,,,' \
        'r,yes,client,leaving,leaving=60..,inside,since {on}: {leaving}' \
        'i,yes,client leaving=1..70,date,,inside,at {leaving}: {signs}' >risk.csv
    for day in 01-01 01-21 02-10 03-02 03-22; do
        more <<<"o$day,2026-$day,order,acme,O-$day,10,EUR,,,anna,Site,"
    done
    run2 at 2026-04-20
    assert_out 'at 37'
    run2 at 2026-06-01
    assert_out 'at 63: no order for 71 days (usually 20)
since 2026-05-27: 63'
    # without a rule in force that asks for it, nobody computes it
    printf '%s\n' 'rule,use,on,when,for,quiet,text' '*,no,,,,,' \
        'r,yes,client,date,leaving=soon,inside,x' >risk.csv
    run2 at 2026-06-01
    assert_out ''
}
