#!/usr/bin/env bats
# acct-survey due: whom to ask.

load ../helper
load survey

@test "due: a row, and none" {
    begin 'an action row, column by column'
    book <<'E'
,2026-01-05,client,acme,,,email,anna,Acme Ltd,email=office@acme.example
,2026-01-05,contact,acme,P-1,,,,Bob,email=bob@acme.example
,2026-01-05,contact,acme,P-2,,telegram,,Eve,telegram=@eve;email=eve@acme.example;primary=yes
,2026-02-01,order,acme,O-1,,,boris,,
,2026-03-01,stage,acme,O-1,,,,,stage=delivered
E
    run2 acct-survey due --as-of 2026-03-18
    assert_status 0
    assert_err ''
    assert_out <<E
$columns
survey:acme:O-1,2026-03-15,2026-03-15,acme,P-2,telegram,@eve,survey,O-1,boris,36,survey,survey,"delivered 2026-03-01, 17 days ago"
E

    begin 'an empty answer has its header, and a line for people'
    one_order
    run2 acct-survey due --as-of 2026-03-02
    assert_status 0
    assert_out "$columns"
    run2 acct-survey due --as-of 2026-03-02 -O json
    assert_status 0
    [ "$(jq -c . <<<"$out")" = '[]' ]
    run2 acct-survey due --as-of 2026-03-02 -O table
    assert_status 0
    assert_out 'Nobody is to be asked now.'
}

@test "due: how long after delivery" {
    begin 'from the 14th to the 90th day after delivery'
    one_order
    for n in 0 13 91 400; do
        [ -z "$(due "$(on 2026-03-01 "+$n days")")" ]
    done
    for n in 14 15 90; do
        [ "$(due "$(on 2026-03-01 "+$n days")")" = survey:acme:O-1 ]
    done

    begin 'the settings say how long'
    one_order
    printf '[survey]\nafter = 3d\nwithin = 2w\n' >"$ACCT_HOME/acct.conf"
    [ -z "$(due 2026-03-03)" ]
    [ "$(due 2026-03-04)" = survey:acme:O-1 ]
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    [ -z "$(due 2026-03-16)" ]

    begin 'not for 90 days after any survey of the client'
    one_order
    more <<'E'
,2025-12-20,survey,acme,S-1,,email,,,
E
    last=$(on 2025-12-20 '+90 days')
    [ -z "$(due "$(on "$last" '-1 day')")" ]
    [ "$(due "$last")" = survey:acme:O-1 ]
    # The day it became possible, not the fortnight after delivery.
    run2 acct-survey due --as-of "$last" -O json
    [ "$(jq -r '.[0].due' <<<"$out")" = "$last" ]
}

@test "due: which order, which client first" {
    begin 'never twice for one order'
    one_order
    more <<'E'
,2026-03-16,survey,acme,S-1,,email,,,order=O-1
E
    printf '[survey]\ngap = 1d\n' >"$ACCT_HOME/acct.conf"
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    for n in 0 1 2 30 70; do
        [ -z "$(due "$(on 2026-03-16 "+$n days")")" ]
    done

    begin 'of two orders, the one delivered last, and only that'
    one_order
    more <<'E'
,2026-02-02,order,acme,O-2,,,,,
,2026-02-03,order,acme,O-3,,,,,
,2026-03-20,stage,acme,O-2,,,,,stage=delivered
,2026-03-10,stage,acme,O-3,,,,,stage=delivered
E
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    [ "$(due 2026-03-24)" = survey:acme:O-3 ]
    [ "$(due 2026-04-03)" = survey:acme:O-2 ]
    run2 acct-survey send --as-of 2026-04-03
    assert_out S-1
    for n in 0 1 40 89 90 91 200; do
        [ -z "$(due "$(on 2026-04-03 "+$n days")")" ]
    done

    begin 'what has waited longest comes first; each client once'
    one_order
    more <<'E'
,2026-01-06,client,zoo,,,,,Zoo,email=z@zoo.example
,2026-02-01,order,zoo,O-5,,,,,
,2026-02-20,stage,zoo,O-5,,,,,stage=accepted
,2026-01-06,client,bee,,,,,Bee,email=b@bee.example
,2026-02-01,order,bee,O-6,,,,,
,2026-03-01,stage,bee,O-6,,,,,stage=delivered
E
    run2 due 2026-03-20
    assert_out <<'E'
survey:zoo:O-5
survey:acme:O-1
survey:bee:O-6
E
}

@test "due: what forbids it" {
    begin 'not while an issue of the client is open'
    one_order
    more <<'E'
,2026-03-14,issue,acme,I-1,,,,,
,2026-03-22,resolve,acme,I-1,,,,,
E
    [ -z "$(due 2026-03-15)" ]
    [ -z "$(due 2026-03-21)" ]
    # solved, but the client does not know
    [ -z "$(due 2026-03-23)" ]
    more <<<',2026-03-23,touch,acme,I-1,,email,,,dir=out'
    [ -z "$(due 2026-03-24)" ]
    [ "$(due 2026-03-25)" = survey:acme:O-1 ]

    begin "somebody else's issue is no hindrance"
    one_order
    more <<'E'
,2026-01-06,client,zoo,,,,,Zoo,
,2026-03-14,issue,zoo,I-1,,,,,
E
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]

    begin 'neither lost nor paused clients'
    one_order
    more <<'E'
,2026-03-16,status,acme,,,,,,state=lost
,2026-03-18,status,acme,,,,,,state=paused
,2026-03-20,status,acme,,,,,,state=active
E
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    [ -z "$(due 2026-03-16)" ]
    [ -z "$(due 2026-03-19)" ]
    [ "$(due 2026-03-20)" = survey:acme:O-1 ]

    begin 'an order under way again, or cancelled, was not delivered'
    one_order
    more <<'E'
,2026-03-20,stage,acme,O-1,2026-04-01,,,,stage=delayed
,2026-03-25,stage,acme,O-1,,,,,stage=accepted
,2026-03-28,stage,acme,O-1,,,,,stage=cancelled
E
    [ "$(due 2026-03-19)" = survey:acme:O-1 ]
    [ -z "$(due 2026-03-20)" ]
    [ "$(due 2026-03-25)" = survey:acme:O-1 ]
    [ -z "$(due 2026-03-28)" ]

    begin 'what never happened does not count'
    one_order
    more <<'E'
ID7,2026-03-16,survey,acme,S-1,,email,,,order=O-1
,2026-03-20,void,acme,ID7,,,,,
E
    [ -z "$(due 2026-03-19)" ]
    [ "$(due 2026-03-20)" = survey:acme:O-1 ]
}

@test "due: snooze, done, skip" {
    begin 'snoozed until a day, then late as of that day'
    one_order
    more <<'E'
,2026-03-16,snooze,acme,survey:acme:O-1,2026-04-06,,,,
E
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    [ -z "$(due 2026-03-16)" ]
    [ -z "$(due 2026-04-05)" ]
    [ "$(due 2026-04-06)" = survey:acme:O-1 ]
    run2 acct-survey due --as-of 2026-04-06 -O json
    [ "$(jq -r '.[0].due' <<<"$out")" = 2026-04-06 ]

    begin 'snoozing the last order does not bring an older one up'
    one_order
    more <<'E'
,2026-02-02,order,acme,O-2,,,,,
,2026-03-05,stage,acme,O-2,,,,,stage=delivered
,2026-03-20,snooze,acme,survey:acme:O-2,2026-04-06,,,,
E
    [ "$(due 2026-03-19)" = survey:acme:O-2 ]
    [ -z "$(due 2026-03-20)" ]
    [ "$(due 2026-04-06)" = survey:acme:O-2 ]

    begin 'done closes it and counts as asking; skipped closes only it'
    one_order
    more <<'E'
,2026-02-02,order,acme,O-2,,,,,
,2026-03-20,stage,acme,O-2,,,,,stage=delivered
,2026-03-16,done,acme,survey:acme:O-1,,,,,
E
    [ -z "$(due 2026-03-16)" ]
    [ -z "$(due "$(on 2026-03-16 '+89 days')")" ]
    [ "$(due "$(on 2026-03-16 '+90 days')")" = survey:acme:O-2 ]
    sed -i 's/survey:acme:O-1,,,,,/&result=skipped/' "$ledger"
    [ -z "$(due 2026-03-16)" ]
    [ "$(due 2026-04-03)" = survey:acme:O-2 ]

    begin 'in writing, whatever the client prefers'
    book <<'E'
,2026-01-05,client,a,,,phone,,A,phone=+15550001;telegram=@a
,2026-01-05,client,b,,,phone,,B,phone=+15550002
,2026-01-05,client,c,,,phone,,C,email=c@c.example
,2026-01-05,contact,c,P-1,,phone,,Cy,phone=+15550003;whatsapp=+15550004
,2026-01-05,client,d,,,telegram,,D,telegram=@d;email=d@d.example
,2026-01-05,contact,d,P-2,,phone,,Di,phone=+15550005
,2026-01-05,client,e,,,,,E,
,2026-01-05,client,f,,,,,F,viber=+15550006
E
    for c in a b c d e f; do
        printf ',2026-02-01,order,%s,O-%s,,,,,\n' $c $c
        printf ',2026-03-01,stage,%s,O-%s,,,,,stage=delivered\n' $c $c
    done | more
    run2 acct-survey due --as-of 2026-03-15
    assert_status 0
    text_is channels "$(cut -d, -f4-7 <<<"$out")" <<'E'
client,contact,channel,address
a,,telegram,@a
b,,sms,+15550002
c,P-1,email,c@c.example
d,P-2,telegram,@d
e,,email,
f,,viber,+15550006
E
}

@test "due: the quiet period and the limit" {
    begin 'not within the quiet period after any message of ours'
    one_order
    more <<'E'
,2026-03-19,touch,acme,,,email,,News,dir=out;kind=news
,2026-03-20,touch,acme,,,email,,Thanks,dir=in;kind=remark
,2026-03-25,report,acme,,,email,,,period=2026-02
E
    run2 due 2026-03-18
    assert_out survey:acme:O-1
    run2 due 2026-03-20
    assert_out ''
    run2 held 2026-03-20
    assert_out 'survey:acme:O-1: we wrote on 2026-03-19: wait until 2026-03-21'
    # what comes in is none of ours
    run2 due 2026-03-21
    assert_out survey:acme:O-1
    run2 due 2026-03-26
    assert_out ''
    run2 acct-survey send acme --as-of 2026-03-26
    assert_status 1
    assert_out ''
    assert_err 'acct-survey: acme: about O-1 we do not ask yet, for we wrote on 2026-03-25 (ask from 2026-03-27 on; --force asks all the same)'
    run2 acct-survey send acme --force --as-of 2026-03-26
    assert_status 0
    assert_out S-1

    begin 'no more messages a day than the limit, who has waited longest first'
    one_order
    more <<'E'
,2026-01-05,client,beta,,,,,Beta,
,2026-01-05,client,gama,,,,,Gama,
,2026-02-01,order,beta,O-2,,,,,
,2026-02-28,stage,beta,O-2,,,,,stage=delivered
,2026-02-01,order,gama,O-3,,,,,
,2026-03-02,stage,gama,O-3,,,,,stage=delivered
,2026-03-20,touch,zeta,,,email,,News,dir=out;kind=news
E
    printf '[followup]\nlimit = 2\n' >"$ACCT_HOME/acct.conf"
    run2 due 2026-03-19
    assert_out 'survey:beta:O-2
survey:acme:O-1'
    # what went out today counts
    run2 due 2026-03-20
    assert_out survey:beta:O-2
    run2 held 2026-03-20
    assert_out 'survey:acme:O-1: 2 messages a day are the limit
survey:gama:O-3: 2 messages a day are the limit'
    # who is named is asked all the same
    run2 acct-survey send gama --as-of 2026-03-20
    assert_status 0
    assert_out S-1
    run2 due 2026-03-20
    assert_out ''
    printf '[followup]\nlimit = 0\n' >"$ACCT_HOME/acct.conf"
    run2 due 2026-03-20
    assert_out 'survey:beta:O-2
survey:acme:O-1'

    begin '--held: whoever would be asked, and why not'
    one_order
    more <<'E'
,2026-03-16,issue,acme,I-1,,,,Broken,
,2026-03-18,resolve,acme,I-1,,,,Mended,
,2026-03-19,done,acme,resolved:acme:I-1,,,,Told,
,2026-03-19,status,acme,,,,,Summer,state=paused
,2026-03-20,status,acme,,,,,,state=active
,2026-03-21,snooze,acme,survey:acme:O-1,2026-03-25,,,,
,2026-03-22,survey,acme,S-1,,,,,order=O-0
,2026-05-21,status,acme,,,,,,state=lost
E
    run2 held 2026-03-14
    assert_out ''
    run2 held 2026-03-15
    assert_out ''
    run2 held 2026-03-16
    assert_out 'survey:acme:O-1: issue I-1 is open'
    run2 held 2026-03-18
    assert_out 'survey:acme:O-1: issue I-1 is solved, but the client was not told'
    run2 held 2026-03-19
    assert_out 'survey:acme:O-1: the client is paused'
    run2 held 2026-03-21
    assert_out 'survey:acme:O-1: snoozed until 2026-03-25'
    run2 held 2026-03-25
    assert_out 'survey:acme:O-1: we asked on 2026-03-22: wait until 2026-06-20'
    run2 held 2026-05-21
    assert_out ''
    run2 acct-survey due --held --as-of 2026-03-16 -O csv
    assert_out <<E
$columns,held
survey:acme:O-1,2026-03-15,2026-03-15,acme,,email,office@acme.example,survey,O-1,anna,32,survey,survey,"delivered 2026-03-01, 15 days ago",issue I-1 is open
E
    run2 acct-survey due --held --as-of 2026-03-14 -O table
    assert_out 'Nothing is held back.'
    run2 acct-survey due --held -O ics
    assert_status 2
    assert_err "acct-survey: --held has no format 'ics'
Try 'acct-survey --help'."
}

@test "due: the table; no ledger" {
    begin 'the table is for people'
    one_order
    run2 acct-survey due --as-of 2026-03-15 -O table
    assert_status 0
    assert_out <<'E'
DUE         CLIENT  CHANNEL  ADDRESS              RULE    REF  OWNER  REASON
2026-03-15  acme    email    office@acme.example  survey  O-1  anna   delivered 2026-03-01, 14 days ago
E

    begin 'no ledger, an operand'
    run2 acct-survey due
    assert_status 1
    assert_out ''
    assert_err_has 'ledger.csv'
    one_order
    run2 acct-survey due acme
    assert_status 2
    assert_err_has "no operand is expected, not 'acme'"
}
