#!/usr/bin/env bats
# acct-add: who answers where nobody is named, and what cannot be said of what
# is there already.

load ../helper

day=2026-10-06

setup() {
    common_setup
    printf '[acct]\ncurrency = EUR\nowner = anna\n' >"$ACCT_HOME/acct.conf"
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,olga,Acme,email=office@acme.example
C2,2026-01-02,client,beta,,,EUR,,,,Beta GmbH,email=b@beta.example
P1,2026-01-02,contact,acme,P-1,,,,,,Max,email=max@acme.example;optout=offer
P2,2026-01-02,contact,acme,max,,,,,,Ann,email=ann@acme.example
O1,2026-01-05,order,acme,O-1,500.00,EUR,2026-02-01,,vera,Site,
Q1,2026-09-20,offer,acme,Q-1,90.00,EUR,,,vera,More,kind=quote
Q2,2026-09-20,offer,acme,Q-2,90.00,EUR,,,vera,More,kind=quote
END
}

add() {
    run2 acct-add --as-of "$day" "$@"
}

refused() {
    local words=$1
    shift
    keep "$ledger"
    add "$@"
    assert_status 1
    assert_out ''
    assert_err "acct-add: $words"
    same "$ledger"
}

# owner WANTED ARG...
owner() {
    local wanted=$1
    shift
    add -q "$@"
    assert_status 0
    text_is "$*" "$(tail -n 1 "$ledger" | cut -d, -f10)" "$wanted"
}

@test "owner: who answers for the thing, else for the client; else who keeps the books" {
    begin 'open work'
    owner olga order acme Site
    owner anna order beta Site
    owner olga contract acme Care -a 5 -s per=month
    owner vera stage - -r O-1 -s stage=ready
    owner olga issue acme Leak
    owner olga task acme Call
    owner anna task - Call
    owner olga offer acme More
    # who tells more of a thing does not take it over
    owner '' offer acme -r Q-1 -s result=won
    run2 acct-show --list offers --where key=Q-1 -O csv --columns owner
    assert_out $'owner\nvera'
    owner olga plan acme Grow -s goals=more
    owner olga paper acme Addendum
    owner olga touch acme When? -s dir=in -s kind=question
    owner vera touch acme When? -r O-1 -s dir=in -s kind=request
    owner boris order acme Site -w boris
    begin 'what was done is of who did it'
    owner anna touch acme Hello -s dir=out
    owner anna touch acme Hello -s dir=in -s kind=remark
    owner anna note acme Tea
    owner anna cost acme -a 5
    owner anna payment acme -a 5
    begin 'a client of the batch; one who was given to another'
    printf '%s\n' type,client,ref,owner,text client,cora,,boris,Cora order,cora,O-9,,Site \
        stage,,O-9,, client,acme,,boris, task,acme,,,Call | sed 's/^stage,,O-9,,/task,cora,,,Look/' >rows
    add - <rows
    assert_status 0
    text_is owners "$(tail -n 5 "$ledger" | cut -d, -f10 | tr '\n' ' ')" 'boris boris boris boris boris '
    owner boris issue acme Leak
}

@test "said: what does not go with what is there" {
    begin 'a quote that was won is not lost as well'
    add -q offer acme -r Q-1 -s result=won
    refused 'offer Q-1 was won already (void the record that says so first, or --force)' \
        offer acme -r Q-1 -s result=lost
    add -q offer acme -r Q-1 -s result=lost --force
    assert_status 0
    add -q offer acme -r Q-2 -s result=lost
    add -q offer acme -r Q-2 -s result=won
    assert_status 0

    begin 'hours, and days to which a plan looks'
    refused "hours: '-3' is not between 0 and 100000" cost acme Work -s hours=-3
    refused "horizon: 2026-10-06 is not after the plan's date, 2026-10-06 (say until when it looks)" \
        plan acme Grow -s horizon=2026-10-06
    add -q plan acme Grow -s horizon=2028-04-01
    assert_status 0
    printf '%s\n' 'Z1,2026-10-05,plan,acme,,,,,,,Grow,horizon=2025-01-01' \
        'Z2,2026-10-05,cost,acme,,,,,,,Work,hours=-3' >>"$ledger"
    run2 acct-check --as-of "$day"
    assert_status 1
    assert_out "$ledger:10:12: attr: horizon: 2025-01-01 is not after the plan's date, 2026-10-05: say until when it looks
$ledger:11:12: attr: hours: '-3' is not between 0 and 100000: acct-add --help TYPE lists them"

    begin 'a key that is a slip makes no person'
    refused "ref: no contact 'P-l' (closest: P-1; a new one is given with a name, or --force)" \
        contact acme -r P-l -s left=2026-10-01
    refused "ref: no contact 'boss' (a new one is given with a name, or --force)" \
        contact acme -r boss -s birthday=--10-01
    refused "ref: no contact 'boss' (a new one is given with a name, or --force)" \
        contact acme -r boss -s email=boss@acme.example
    add -q contact acme -r boss -s email=boss@acme.example --force
    assert_status 0
    add -q contact acme Eve -r P-3
    assert_status 0
    add -q contact acme -r max -s left=2026-10-01
    assert_status 0

    begin 'signed before it was sent, whichever is said first'
    add -q act acme Site -r ACT-2026-0001 -a 5 -d 2026-09-01
    add -q act acme -r ACT-2026-0001 -d 2026-09-20 -s signed=2026-09-20
    refused 'signed on 2026-09-20, before it was sent, on 2026-09-25 (mend one of the two)' \
        act acme -r ACT-2026-0001 -d 2026-09-25 -s sent=2026-09-25
    add -q act acme -r ACT-2026-0001 -s sent=2026-09-10
    assert_status 0
    add -q paper acme Addendum -r PAP-1 -d 2026-09-01
    add -q paper acme -r PAP-1 -d 2026-09-20 -s signed=2026-09-20
    refused 'signed on 2026-09-20, before it was sent, on 2026-09-25 (mend one of the two)' \
        paper acme -r PAP-1 -d 2026-09-25 -s sent=2026-09-25
    run2 acct-check --as-of "$day"
    assert_out ''
    echo 'Z1,2026-09-25,paper,acme,PAP-1,,,,,,,sent=2026-09-25' >>"$ledger"
    run2 acct-check --as-of "$day"
    assert_status 1
    assert_out_has 'early: signed on 2026-09-20, before it was sent, on 2026-09-25'

    begin 'what a person does not want is told, as of a client'
    add touch acme Offer -s dir=out -s kind=proposal -s contact=P-1 -q
    add offer acme More -s contact=P-1
    assert_status 0
    assert_err_has "acct-add: P-1 (Max) does not want offers: added all the same"
    add offer acme More -s contact=max
    assert_err ''
}

@test "said: a row that only tells of a thing names one that is there" {
    begin 'a result, a day, a signature: of nothing that is there'
    refused "ref: no offer 'Q-99' (closest: Q-2, Q-1; a new one is given with an amount or a text, or --force)" \
        offer acme -r Q-99 -s result=won
    refused "ref: which offer? (-r REF: Q-2, Q-1; a new one is given with an amount or a text, or --force)" \
        offer acme -s result=won
    # the closest are the client's own
    refused "ref: no offer 'Q-3' (a new one is given with an amount or a text, or --force)" \
        offer beta -r Q-3 -D 2027-01-01
    refused "ref: which contract? (-r REF; a new one is given with a fee or a text, or --force)" \
        contract acme -D 2027-01-01
    refused "ref: no act 'ACT-9' (a new one is given with an amount or a text, or --force)" \
        act acme -r ACT-9 -s sent=2026-10-01
    refused "ref: which paper? (-r REF; a new one is given with a text or its kind, or --force)" \
        paper acme -s signed=2026-10-01
    refused "ref: which contact? (-r REF: max, P-1; a new one is given with a name, or --force)" \
        contact acme -s left=2026-10-01

    begin 'a name that is a person who is there'
    refused "text: 'max@acme.example' is P-1 (Max) (-r P-1 tells more of that person; another of that name: --force)" \
        contact acme max@acme.example -s left=2026-10-01
    refused "text: 'Max' is P-1 (Max) (-r P-1 tells more of that person; another of that name: --force)" \
        contact acme Max -s left=2026-10-01

    begin 'rows, too, and what they themselves make is there'
    keep "$ledger"
    run2 acct-add - --as-of "$day" <<<$'type,client,ref,attrs\noffer,acme,Q-99,result=won'
    assert_status 1
    assert_err "acct-add: standard input:2: ref: no offer 'Q-99' (closest: Q-2, Q-1; a new one is given with an amount or a text, or --force)"
    same "$ledger"
    run2 acct-add - --as-of "$day" <<<$'type,client,ref,text,attrs\noffer,acme,Q-99,More,\noffer,acme,Q-99,,result=won'
    assert_status 0

    begin 'what was voided is not there; forced, it is'
    add -q offer acme More -r Q-99
    add -q void -r Q-99
    refused "ref: no offer 'Q-99' (closest: Q-2, Q-1; a new one is given with an amount or a text, or --force)" \
        offer acme -r Q-99 -s result=won
    add -q offer acme -r Q-98 -s result=won --force
    assert_status 0

    begin 'what says what it is, or nothing but a number, is new'
    local what
    for what in 'act acme' 'paper acme -s kind=approval' 'contract acme -s sla=4h' \
        'act acme -s order=O-1' 'offer acme -s kind=upsell'; do
        # shellcheck disable=SC2086  # words
        add -q $what
        assert_status 0
    done
}
