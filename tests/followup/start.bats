#!/usr/bin/env bats
# The first month, and what a new client is sent.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

@test "start: a new client, after 2, 7, 14 and 30 days" {
    # 2026-02-02 is a Monday.
    begin 'rule first-month: each step has its time, what was missed is over'
    more <<'ROWS'
o1,2026-02-02,order,acme,O-1,,,,,carl,Site,
o2,2026-02-05,order,acme,O-2,,,,,carl,Text,
ROWS
    local day step
    while read -r day step; do
        is "$day" "${step:+first-month:acme:2026-02-02:$step}" --rule first-month
    done <<'DAYS'
2026-02-03
2026-02-04 1
2026-02-08 1
2026-02-09 2
2026-02-15 2
2026-02-16 3
2026-02-22 3
2026-02-23
2026-03-03
2026-03-04 4
2026-03-10 4
2026-03-11
DAYS
    run2 acct-followup --as-of 2026-02-09 --rule first-month -O json
    text_is row "$(jq -r '.[] | [.date, .due, .owner, .record, .reason] | join(", ")' <<<"$out")" \
        '2026-02-09, 2026-02-10, anna, touch, a client since 2026-02-02: does it work, is anything unclear?'

    begin 'what the client says, and whoever asks, ends a step, not those after it'
    local kind
    for kind in 'dir=out;kind=call' 'dir=out;kind=meeting' 'dir=out;kind=checkin' \
        'dir=out;kind=question' 'dir=out;kind=answer' 'dir=in;kind=remark'; do
        { head -n 2 "$ledger"
          echo 'o1,2026-02-02,order,acme,O-1,,,,,carl,Site,'
          echo "u1,2026-02-05,touch,acme,,,,,phone,anna,Hi,$kind"; } >new.csv
        mv new.csv "$ledger"
        is 2026-02-04 first-month:acme:2026-02-02:1 --rule first-month
        is 2026-02-05 '' --rule first-month
        is 2026-02-09 first-month:acme:2026-02-02:2 --rule first-month
    done
    for kind in welcome onboarding news notice reminder report thanks; do
        sed -i "s/kind=.*/kind=$kind/; s/dir=in/dir=out/" "$ledger"
        is 2026-02-05 first-month:acme:2026-02-02:1 --rule first-month
    done
    # what was said before the step came is not about it
    sed -i 's/^u1,2026-02-05/u1,2026-02-03/; s/kind=.*/kind=call/' "$ledger"
    is 2026-02-05 first-month:acme:2026-02-02:1 --rule first-month

    begin 'a retainer begins with its contract; the first of both counts'
    more <<'ROWS'
k1,2026-02-02,contract,acme,C-1,100,EUR,,,anna,Care,per=month
ROWS
    life first-month first-month:acme:2026-02-02:1 2026-02-04
    more <<<'o1,2026-02-03,order,acme,O-1,,,,,carl,Site,'
    is 2026-02-04 first-month:acme:2026-02-02:1 --rule first-month
    sed -i 's/^k1,2026-02-02/k1,2026-02-05/' "$ledger"
    is 2026-02-05 first-month:acme:2026-02-03:1 --rule first-month
    # who has neither is no client yet
    sed -i '/^[ko]/d' "$ledger"
    is 2026-02-05 '' --rule first-month

    begin 'nor does it crowd the list: welcome and onboarding come first'
    rm "$ACCT_HOME/acct.conf"
    more <<<'o1,2026-02-02,order,acme,O-1,,,,,carl,Site,'
    is 2026-02-04 welcome:acme:O-1
    is 2026-02-04 'onboarding-order:acme:O-1 first-month:acme:2026-02-02:1 checkin:acme:2026-01-01' --held
    # two days of quiet after each letter
    more <<'ROWS'
u1,2026-02-02,touch,acme,,,,,email,anna,Welcome,dir=out;kind=welcome
u2,2026-02-04,touch,acme,,,,,email,anna,Who is who,dir=out;kind=onboarding
ROWS
    is 2026-02-03 ''
    is 2026-02-05 ''
    is 2026-02-06 first-month:acme:2026-02-02:1
    is 2026-02-09 first-month:acme:2026-02-02:2
}

@test "start: welcome and onboarding, once each, whatever comes first" {
    begin 'rule welcome-contract: who has a contract alone'
    more <<'ROWS'
k1,2026-02-01,contract,acme,C-1,100,EUR,,,anna,Care,per=month
k2,2026-02-03,contract,acme,C-2,100,EUR,,,anna,More,per=month
u1,2026-02-04,touch,acme,C-1,,,,email,anna,Hello,dir=out;kind=welcome
ROWS
    life welcome-contract welcome-contract:acme:C-1 2026-02-01 2026-02-04
    run2 acct-followup --as-of 2026-02-01 --rule welcome-contract -O json
    text_is letter "$(jq -r '.[] | .template + ": " + .reason' <<<"$out")" \
        "welcome: first contract C-1 'Care': say welcome, with all our contacts"
    # an order much later is no reason for a second letter
    more <<<'o1,2026-06-01,order,acme,O-1,,,,,anna,Site,'
    is 2026-06-01 '' --rule welcome --rule welcome-contract
    # but where there was none
    sed -i '/^u1/d' "$ledger"
    is 2026-03-04 welcome-contract:acme:C-1 --rule welcome-contract
    is 2026-03-05 '' --rule welcome-contract
    is 2026-06-01 welcome:acme:O-1 --rule welcome --rule welcome-contract
    # nor do both come at once
    sed -i 's/^o1,2026-06-01/o1,2026-02-02/' "$ledger"
    is 2026-02-01 welcome-contract:acme:C-1 --rule welcome --rule welcome-contract
    is 2026-02-02 welcome:acme:O-1 --rule welcome --rule welcome-contract

    begin 'rule onboarding-order: who has orders alone'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,,,anna,Site,
o2,2026-02-02,order,acme,O-2,,,,,anna,Text,
u1,2026-02-04,touch,acme,O-1,,,,email,anna,Who is who,dir=out;kind=onboarding
ROWS
    life onboarding-order onboarding-order:acme:O-1 2026-02-01 2026-02-04
    run2 acct-followup --as-of 2026-02-01 --rule onboarding-order -O json
    text_is letter "$(jq -r '.[] | .template + ": " + .reason' <<<"$out")" \
        "onboarding: first order O-1 'Site': how we work, and whom to call"
    more <<<'k1,2026-06-01,contract,acme,C-1,100,EUR,,,anna,Care,per=month'
    is 2026-06-01 '' --rule onboarding --rule onboarding-order
    sed -i '/^u1/d' "$ledger"
    is 2026-03-06 onboarding-order:acme:O-1 --rule onboarding-order
    is 2026-03-07 '' --rule onboarding-order
    is 2026-06-01 onboarding:acme:C-1 --rule onboarding --rule onboarding-order
    sed -i 's/^k1,2026-06-01/k1,2026-02-03/' "$ledger"
    is 2026-02-02 onboarding-order:acme:O-1 --rule onboarding --rule onboarding-order
    is 2026-02-03 onboarding:acme:C-1 --rule onboarding --rule onboarding-order
    # a letter of a year before the first order is none of this one
    more <<<'u9,2025-01-01,touch,acme,,,,,email,anna,Hi,dir=out;kind=onboarding'
    is 2026-02-03 onboarding:acme:C-1 --rule onboarding
}

@test "start: a contract's usage, each quarter" {
    begin 'rule usage-contract: until it was looked at'
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,,,anna,Care,per=month
e0,2026-02-10,usage,acme,C-1,,,,,anna,,level=80
e1,2026-04-10,usage,acme,O-9,,,,,anna,,level=80
e2,2026-04-14,usage,acme,C-1,,,,,anna,,level=80
ROWS
    life usage-contract usage-contract:acme:C-1:2026-q1 2026-04-01 2026-04-14
    is 2026-06-30 '' --rule usage-contract
    is 2026-07-01 usage-contract:acme:C-1:2026-q2 --rule usage-contract
    is 2026-08-14 usage-contract:acme:C-1:2026-q2 --rule usage-contract
    is 2026-08-15 '' --rule usage-contract
    # not in the quarter that it began near the end of, nor when it is over
    sed -i 's/^k1,2026-01-10/k1,2026-03-10/; /^e/d' "$ledger"
    is 2026-04-01 '' --rule usage-contract
    is 2026-07-01 usage-contract:acme:C-1:2026-q2 --rule usage-contract
    more <<<'k2,2026-06-01,contract,acme,C-1,,,2026-06-30,,anna,,'
    is 2026-07-01 '' --rule usage-contract
}
