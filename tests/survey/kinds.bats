#!/usr/bin/env bats
# Surveys about more than orders: contracts, issues, and among our own people.

load ../helper
load survey

# A client with a contract alone, from 2026-01-15.
retainer() {
    book <<'E'
,2026-01-05,client,acme,,,,anna,Acme Ltd,email=office@acme.example
,2026-01-15,contract,acme,C-1,,,vera,Care,
E
}

# keys DAY: of both tools, which are to say the same.
keys() {
    run2 due "$1"
    text_is 'follow-ups' "$(acct-followup --rule survey --as-of "$1" -O ids)" "$out"
}

rows() {
    acct-survey send --as-of "$1" -O csv | tail -n +2 | cut -d, -f2-
}

@test "kinds: a contract, each half year while it runs" {
    begin 'the day before, the day, until it was sent; and the next half year'
    retainer
    keys 2026-07-14
    assert_out ''
    keys 2026-07-15
    assert_out survey:acme:C-1:2026-07-15
    run2 acct-survey due --as-of 2026-07-15 -O json
    text_is row "$(jq -r '.[] | [.due, .rule, .ref, .owner, .template, .record, .reason] | join("|")' <<<"$out")" \
        '2026-07-15|survey|C-1|vera|survey-contract|survey|it has run until 2026-07-15, time to ask again'
    run2 acct-followup --rule survey --as-of 2026-07-15 -O json
    text_is row "$(jq -r '.[] | [.due, .rule, .ref, .owner, .template, .record, .reason] | join("|")' <<<"$out")" \
        "2026-07-15|survey|C-1|vera|survey-contract|survey|ask how contract C-1 'Care' went: it has run until 2026-07-15, time to ask again"
    text_is sent "$(rows 2026-07-20)" '2026-07-20,survey,acme,,,,,email,vera,,contract=C-1;kind=contract'
    run2 acct-survey send --as-of 2026-07-20
    assert_status 0
    assert_out S-1
    for day in 2026-07-20 2026-10-18 2027-01-14; do
        keys $day
        assert_out ''
    done
    keys 2027-01-15
    assert_out survey:acme:C-1:2027-01-15

    begin 'no later than survey.within; asked from the start, not from the last'
    retainer
    keys 2026-10-13
    assert_out survey:acme:C-1:2026-07-15
    keys 2026-10-14
    assert_out ''
    keys 2027-01-15
    assert_out survey:acme:C-1:2027-01-15

    begin 'done and snooze name the half year'
    retainer
    more <<'E'
,2026-07-16,snooze,acme,survey:acme:C-1:2026-07-15,2026-08-01,,,,
,2026-08-02,done,acme,survey:acme:C-1:2026-07-15,,,,,result=skipped
E
    keys 2026-07-31
    assert_out ''
    keys 2026-08-01
    assert_out survey:acme:C-1:2026-07-15
    keys 2026-08-02
    assert_out ''
    keys 2027-01-15
    assert_out survey:acme:C-1:2027-01-15

    begin 'not once it has ended; renewed it goes on'
    retainer
    sed -i 's/C-1,,,vera/C-1,2026-08-01,,vera/' "$ledger"
    keys 2026-08-01
    assert_out survey:acme:C-1:2026-07-15
    keys 2026-08-02
    assert_out ''
    more <<<',2026-08-02,contract,acme,C-1,2027-08-01,,vera,Care,'
    keys 2026-08-02
    assert_out survey:acme:C-1:2026-07-15

    begin 'the setting: another stretch, or never; at the ends of months'
    retainer
    sed -i 's/2026-01-15/2026-01-31/' "$ledger"
    printf '[survey]\nevery = 1m\ngap = 0d\n' >"$ACCT_HOME/acct.conf"
    keys 2026-02-28
    assert_out survey:acme:C-1:2026-02-28
    keys 2026-03-30
    assert_out survey:acme:C-1:2026-02-28
    keys 2026-03-31
    assert_out survey:acme:C-1:2026-03-31
    printf '[survey]\nevery = 0d\n' >"$ACCT_HOME/acct.conf"
    keys 2026-07-31
    assert_out ''
    refused 'no order has been delivered' 2026-07-31

    begin 'who is named before the time is told when'
    retainer
    refused 'about C-1 we ask from 2026-07-15 on' 2026-03-01
    run2 acct-survey send acme --force --as-of 2026-03-01
    assert_out S-1
    last_row '2026-03-01,survey,acme,S-1,,email,vera,,contract=C-1;kind=contract'
}

@test "kinds: an issue, some days after it was closed" {
    closed() {
        book <<'E'
,2026-01-05,client,acme,,,,anna,Acme Ltd,email=office@acme.example
,2026-03-01,issue,acme,I-1,,,,Broken,
,2026-03-03,resolve,acme,I-1,,,,Mended,
,2026-03-10,touch,acme,I-1,,email,,It is mended,dir=out
E
    }
    begin 'five days after the client was told'
    closed
    for day in 2026-03-08 2026-03-14; do
        keys $day
        assert_out ''
    done
    keys 2026-03-15
    assert_out survey:acme:I-1
    text_is sent "$(rows 2026-03-15)" '2026-03-15,survey,acme,,,,,email,anna,,issue=I-1;kind=issue'
    run2 acct-survey due --as-of 2026-03-15 -O json
    text_is row "$(jq -r '.[] | [.template, .reason] | join("|")' <<<"$out")" \
        'survey-issue|closed 2026-03-10, 5 days ago'
    run2 acct-survey send --as-of 2026-03-15
    assert_out S-1
    keys "$(on 2026-03-15 '+95 days')"
    assert_out ''

    begin 'what we write later closes it no later'
    closed
    more <<<',2026-03-12,touch,acme,I-1,,email,,Still well?,dir=out'
    keys 2026-03-15
    assert_out survey:acme:I-1

    begin 'what was promised has to be given; and no other may be open'
    closed
    sed -i 's/^,2026-03-03,resolve,acme,I-1,,,,Mended,/,2026-03-03,resolve,acme,I-1,,,,Mended,x-a=1/' "$ledger"
    { head -n 1 "$ledger" | sed 's/$/,amount,currency/'; tail -n +2 "$ledger" |
        sed 's/$/,,/; /,resolve,/s/,,$/,10.00,EUR/'; } >new && mv new "$ledger"
    keys 2026-03-20
    assert_out ''
    echo ',2026-03-20,gift,acme,,,,,A cake,issue=I-1,,' >>"$ledger"
    keys 2026-03-24
    assert_out ''
    keys 2026-03-25
    assert_out survey:acme:I-1
    echo ',2026-03-25,issue,acme,I-2,,,,Broken again,,,' >>"$ledger"
    keys 2026-03-25
    assert_out ''
    run2 held 2026-03-25
    assert_out 'survey:acme:I-1: issue I-2 is open'

    begin 'the setting: other days, or never'
    closed
    printf '[survey]\nissue = 1w\n' >"$ACCT_HOME/acct.conf"
    keys 2026-03-16
    assert_out ''
    keys 2026-03-17
    assert_out survey:acme:I-1
    printf '[survey]\nissue = 0d\n' >"$ACCT_HOME/acct.conf"
    keys 2026-03-17
    assert_out ''
}

@test "kinds: a client is asked once in a while, whatever it is about" {
    all() {
        retainer
        more <<'E'
,2026-05-01,order,acme,O-1,,,,Site,
,2026-07-10,stage,acme,O-1,,,,,stage=delivered
,2026-07-08,issue,acme,I-1,,,,Broken,
,2026-07-08,resolve,acme,I-1,,,,Mended,
,2026-07-11,touch,acme,I-1,,email,,It is mended,dir=out
E
    }
    begin 'an order comes before an issue, and an issue before a contract'
    all
    keys 2026-07-15
    assert_out survey:acme:C-1:2026-07-15
    keys 2026-07-16
    assert_out survey:acme:I-1
    keys 2026-07-24
    assert_out survey:acme:O-1
    run2 acct-survey send --as-of 2026-07-24
    assert_out S-1
    run2 held 2026-07-24
    assert_out 'survey:acme:I-1: we asked on 2026-07-24: wait until 2026-10-22'

    begin 'one of any kind holds all back'
    for row in contract=C-1\;kind=contract issue=I-1\;kind=issue order=O-9 ''; do
        all
        more <<<",2026-07-01,survey,acme,S-1,,email,,,$row"
        for day in 2026-07-24 2026-09-28; do
            keys $day
            assert_out ''
        done
        keys 2026-09-29
        assert_out survey:acme:O-1
    done
}

# An order that petr did.
ours() {
    one_order
    sed -i 's/O-1,,,,,$/O-1,,,,Site,specialist=petr/' "$ledger"
    printf '[survey]\ninternal = 1d\n' >"$ACCT_HOME/acct.conf"
}

@test "kinds: our own people, apart from the client" {
    begin 'asked after delivery, at no address of the client'
    ours
    keys 2026-03-01
    assert_out ''
    keys 2026-03-02
    assert_out survey:acme:O-1:petr
    run2 acct-survey due --as-of 2026-03-02
    assert_out <<E
$columns
survey:acme:O-1:petr,2026-03-02,2026-03-02,acme,,,,survey,O-1,anna,30,survey-internal,survey,"petr, delivered 2026-03-01, 1 day ago"
E
    run2 acct-followup --rule survey --as-of 2026-03-02 -O csv
    assert_out_has 'survey:acme:O-1:petr,2026-03-02,2026-03-02,acme,,,,survey,O-1,anna,30,survey-internal,survey,'
    text_is sent "$(rows 2026-03-02)" '2026-03-02,survey,acme,,,,,,anna,,order=O-1;kind=internal;specialist=petr'

    begin 'they hold back nothing of the client, nor does the client of theirs'
    ours
    more <<'E'
,2026-03-14,issue,acme,I-1,,,,Broken,
E
    keys 2026-03-15
    assert_out survey:acme:O-1:petr
    run2 acct-survey send --as-of 2026-03-15
    assert_out S-1
    sed -i '/I-1/d' "$ledger"
    keys 2026-03-15
    assert_out survey:acme:O-1
    run2 acct-survey send --as-of 2026-03-15
    assert_out S-2
    # two rows about one order that are not the same
    run2 acct-check --as-of 2026-03-16 --only duplicate
    assert_out ''

    begin 'each of us now and then, about the latest; the setting is off by itself'
    ours
    more <<'E'
,2026-02-02,order,acme,O-2,,,,,specialist=petr
,2026-02-03,order,acme,O-3,,,,,specialist=olga
,2026-03-03,stage,acme,O-2,,,,,stage=delivered
,2026-03-03,stage,acme,O-3,,,,,stage=delivered
E
    run2 due 2026-03-04
    assert_out 'survey:acme:O-2:petr
survey:acme:O-3:olga'
    more <<<',2026-03-04,survey,acme,S-1,,,,,kind=internal;order=O-2;specialist=petr'
    run2 due 2026-03-04
    assert_out survey:acme:O-3:olga
    rm "$ACCT_HOME/acct.conf"
    run2 due 2026-03-04
    assert_out ''

    begin 'what they answer says nothing of the client'
    ours
    more <<'E'
,2026-03-02,survey,acme,S-1,,,,,order=O-1;kind=internal;specialist=petr
,2026-03-15,survey,acme,S-2,,email,,,order=O-1
,2026-03-20,response,acme,S-2,,,,,score=9;csat=5
E
    acct-metrics --as-of 2026-03-21 -p all -O csv >before
    acct-survey report --as-of 2026-03-21 -p all -O csv >said
    run2 acct-survey answer acme --score 1 --as-of 2026-03-21
    assert_status 1
    assert_err_has 'acme has no survey that waits for an answer'
    run2 acct-survey answer survey:acme:O-1:petr --score 1 --csat 1 --trouble 'no brief' --as-of 2026-03-21
    assert_status 0
    assert_out S-1
    last_row '2026-03-21,response,acme,S-1,,,anna,,score=1;csat=1;trouble=no brief;kind=internal'
    acct-metrics --as-of 2026-03-21 -p all -O csv | diff before -
    acct-survey report --as-of 2026-03-21 -p all -O csv | diff said -
    rm "$ACCT_HOME/rules.csv"
    for rule in detractor trouble; do
        run2 acct-followup --rule $rule --as-of 2026-03-21 -O ids
        assert_out ''
    done
    run2 acct-show acme --as-of 2026-03-21 -O csv
    assert_out_has 'survey,acme,S-2,2026-03-20,,score,9'
    assert_out_lacks 'survey,acme,S-1,'
    # the risk of a client who is unhappy is 30, at least
    printf '%s\n' rule,use,on '*,no,' 'unhappy,yes,client risk=30..' >"$ACCT_HOME/rules.csv"
    run2 acct-followup --as-of 2026-03-21 -O ids
    assert_out ''
    sed 's/;kind=internal//' "$ledger" >ours.csv
    run2 acct-followup -f ours.csv --as-of 2026-03-21 -O ids
    assert_out unhappy:acme:2026-01-05
    rm "$ACCT_HOME/rules.csv"
    # nor does one without the word in its own row
    sed -i 's/;kind=internal$//' "$ledger"
    acct-metrics --as-of 2026-03-21 -p all -O csv | diff before -
}

@test "kinds: an answer names its survey by number or by key" {
    asked
    run2 acct-survey answer S-3 --score 8 --as-of 2026-07-01
    assert_status 0
    assert_out S-3
    last_row '2026-07-01,response,zoo,S-3,,email,,,score=8'
    run2 acct-survey answer survey:acme:O-1 --score 7 --as-of 2026-07-01
    assert_status 0
    assert_out S-1
    run2 acct-survey answer S-1 --score 7 --as-of 2026-07-02
    assert_status 1
    assert_err 'acct-survey: survey S-1 was answered on 2026-07-01 (--force replaces the answer)'
    # a client who is called so comes first
    more <<<',2026-01-06,client,S-2,,,,,Odd,'
    run2 acct-survey answer S-2 --score 7 --as-of 2026-07-02
    assert_status 1
    assert_err 'acct-survey: S-2 was never asked (send a survey first: acct-survey send S-2)'
    # of a contract the key names the half year
    retainer
    more <<<',2026-07-20,survey,acme,S-4,,email,,,contract=C-1;kind=contract'
    run2 acct-survey answer survey:acme:C-1:2027-01-15 --score 7 --as-of 2027-02-02
    assert_status 1
    run2 acct-survey answer survey:acme:C-1:2026-07-15 --score 7 --as-of 2026-08-02
    assert_status 0
    assert_out S-4
}
