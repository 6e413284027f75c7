#!/usr/bin/env bats
# acct-survey: whom to ask, what they answered, what came of it.
load ../helper

# The rows of standard input under a ledger's header, for the columns used here.
book() {
    echo 'id,date,type,client,ref,due,channel,owner,text,attrs' >"$ledger"
    put_more "$ledger"
}

more() {
    put_more "$ledger"
}

# on DAY '+N days': the day so much later.
on() {
    later "$1" "${2//[^0-9-]/}"
    echo "$REPLY"
}

# The keys that are due on a day.
due() {
    acct-survey due --as-of "$1" -O ids
}

columns=key,date,due,client,contact,channel,address,rule,ref,owner,urgency
columns=$columns,template,record,reason
figures=period,figure,group,value,unit,currency,num,den,low,high,note

# One client with one order, delivered on 2026-03-01.
one_order() {
    book <<'E'
,2026-01-05,client,acme,,,,anna,Acme Ltd,email=office@acme.example
,2026-02-01,order,acme,O-1,,,,,
,2026-03-01,stage,acme,O-1,,,,,stage=delivered
E
}

# --- due -----------------------------------------------------------------

@test "due: an action row, column by column" {
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
}

@test "due: an empty answer has its header, and a line for people" {
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

@test "due: from the 14th to the 90th day after delivery" {
    one_order
    for n in 0 13 91 400; do
        [ -z "$(due "$(on 2026-03-01 "+$n days")")" ]
    done
    for n in 14 15 90; do
        [ "$(due "$(on 2026-03-01 "+$n days")")" = survey:acme:O-1 ]
    done
}

@test "due: the settings say how long" {
    one_order
    printf '[survey]\nafter = 3d\nwithin = 2w\n' >"$ACCT_HOME/acct.conf"
    [ -z "$(due 2026-03-03)" ]
    [ "$(due 2026-03-04)" = survey:acme:O-1 ]
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    [ -z "$(due 2026-03-16)" ]
}

@test "due: not for 90 days after any survey of the client" {
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

@test "due: never twice for one order" {
    one_order
    more <<'E'
,2026-03-16,survey,acme,S-1,,email,,,order=O-1
E
    printf '[survey]\ngap = 1d\n' >"$ACCT_HOME/acct.conf"
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    for n in 0 1 2 30 70; do
        [ -z "$(due "$(on 2026-03-16 "+$n days")")" ]
    done
}

@test "due: of two orders, the one delivered last, and only that" {
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
}

@test "due: what has waited longest comes first; each client once" {
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

@test "due: not while an issue of the client is open" {
    one_order
    more <<'E'
,2026-03-14,issue,acme,I-1,,,,,
,2026-03-22,resolve,acme,I-1,,,,,
E
    [ -z "$(due 2026-03-15)" ]
    [ -z "$(due 2026-03-21)" ]
    [ "$(due 2026-03-22)" = survey:acme:O-1 ]
}

@test "due: somebody else's issue is no hindrance" {
    one_order
    more <<'E'
,2026-01-06,client,zoo,,,,,Zoo,
,2026-03-14,issue,zoo,I-1,,,,,
E
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
}

@test "due: neither lost nor paused clients" {
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
}

@test "due: an order under way again, or cancelled, was not delivered" {
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
}

@test "due: what never happened does not count" {
    one_order
    more <<'E'
ID7,2026-03-16,survey,acme,S-1,,email,,,order=O-1
,2026-03-20,void,acme,ID7,,,,,
E
    [ -z "$(due 2026-03-19)" ]
    [ "$(due 2026-03-20)" = survey:acme:O-1 ]
}

@test "due: snoozed until a day, then late as of that day" {
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
}

@test "due: snoozing the last order does not bring an older one up" {
    one_order
    more <<'E'
,2026-02-02,order,acme,O-2,,,,,
,2026-03-05,stage,acme,O-2,,,,,stage=delivered
,2026-03-20,snooze,acme,survey:acme:O-2,2026-04-06,,,,
E
    [ "$(due 2026-03-19)" = survey:acme:O-2 ]
    [ -z "$(due 2026-03-20)" ]
    [ "$(due 2026-04-06)" = survey:acme:O-2 ]
}

@test "due: done closes it and counts as asking; skipped closes only it" {
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
}

@test "due: in writing, whatever the client prefers" {
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

# held DAY: key and reason of what is held back.
held() {
    acct-survey due --held --as-of "$1" -O json | jq -r '.[] | .key + ": " + .held'
}

@test "due: not within the quiet period after any message of ours" {
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
}

@test "due: no more messages a day than the limit, who has waited longest first" {
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
}

@test "due: --held: whoever would be asked, and why not" {
    one_order
    more <<'E'
,2026-03-16,issue,acme,I-1,,,,Broken,
,2026-03-18,resolve,acme,I-1,,,,Mended,
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
    assert_out ''
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
    run2 acct-survey due --held --as-of 2026-03-18 -O table
    assert_out 'Nothing is held back.'
    run2 acct-survey due --held -O ics
    assert_status 2
    assert_err "acct-survey: --held has no format 'ics'
Try 'acct-survey --help'."
}

@test "due: the table is for people" {
    one_order
    run2 acct-survey due --as-of 2026-03-15 -O table
    assert_status 0
    assert_out <<'E'
DUE         CLIENT  CHANNEL  ADDRESS              RULE    REF  OWNER  REASON
2026-03-15  acme    email    office@acme.example  survey  O-1  anna   delivered 2026-03-01, 14 days ago
E
}

@test "due: no ledger, an operand" {
    run2 acct-survey due
    assert_status 1
    assert_out ''
    assert_err_has 'ledger.csv'
    one_order
    run2 acct-survey due acme
    assert_status 2
    assert_err_has "no operand is expected, not 'acme'"
}

# --- send ----------------------------------------------------------------

@test "send: appends a survey for all that is due, once" {
    one_order
    run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_err ''
    assert_out S-1
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-15,survey,acme,S-1,,email,anna,,order=O-1'
    keep "$ledger"
    run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_out ''
    same "$ledger"
    [ -z "$(due 2026-03-15)" ]
}

@test "send: the contact, the due date, the order's owner; quietly" {
    one_order
    more <<'E'
,2026-01-05,contact,acme,P-9,,,,Bob,email=bob@acme.example
,2026-02-15,order,acme,O-2,,,boris,,
,2026-03-02,stage,acme,O-2,,,,,stage=delivered
E
    run2 acct-survey send --as-of 2026-03-16 -q --due +2w
    assert_status 0
    assert_out ''
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-16,survey,acme,S-1,2026-03-30,email,boris,,order=O-2;contact=P-9'
}

@test "send: with -O it prints rows and adds nothing" {
    one_order
    keep "$ledger"
    run2 acct-survey send --as-of 2026-03-15 -O csv
    assert_status 0
    assert_out <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-03-15,survey,acme,,,,,email,anna,,order=O-1
E
    same "$ledger"
    run2 acct-survey send --as-of 2026-03-15 --dry-run
    assert_status 0
    assert_out <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-03-15,survey,acme,,,,,email,anna,,order=O-1
E
    same "$ledger"
    run2 acct-survey send --as-of 2026-03-15 -n -q
    assert_status 0
    assert_out ''
    same "$ledger"
}

@test "send: the rows can be piped to acct-add, again without effect" {
    one_order
    pipe() {
        acct-survey send --as-of 2026-03-15 -O csv | acct-add -
    }
    run2 pipe
    assert_status 0
    assert_err ''
    assert_out ''
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-15,survey,acme,S-1,,email,anna,,order=O-1'
    keep "$ledger"
    run2 pipe
    assert_status 0
    assert_err ''
    assert_out ''
    same "$ledger"
}

@test "send: a format from the environment is no wish for rows" {
    one_order
    ACCT_FORMAT=csv run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_out S-1
    [ "$(grep -c ,survey, "$ledger")" = 1 ]
}

@test "send: many at once ask each client once" {
    one_order
    printf '[followup]\nlimit = 0\n' >"$ACCT_HOME/acct.conf"
    for n in {1..40}; do
        printf ',2026-01-05,client,c%d,,,,,C,\n' "$n"
        printf ',2026-02-01,order,c%d,O-1%02d,,,,,\n' "$n" "$n"
        printf ',2026-03-01,stage,c%d,O-1%02d,,,,,stage=delivered\n' "$n" "$n"
    done | more
    for _ in {1..8}; do
        acct-survey send --as-of 2026-03-20 >/dev/null 3>&- &
    done
    wait
    [ "$(grep -c ,survey, "$ledger")" = 41 ]
    [ "$(grep ,survey, "$ledger" | cut -d, -f4 | sort -u | wc -l)" = 41 ]
}

@test "send: what the ledger says of later days forbids it too" {
    one_order
    more <<'E'
,2026-04-20,survey,acme,S-1,,email,,,
E
    keep "$ledger"
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_out ''
    same "$ledger"
    run2 acct-survey send acme --as-of 2026-03-15
    assert_status 1
    assert_err 'acct-survey: acme: survey S-1 is in the ledger, of 2026-04-20'
    same "$ledger"
    # Beyond the gap, but about the order.
    sed -i 's/2026-04-20,.*/2026-12-01,survey,acme,S-1,,email,,,order=O-1/' "$ledger"
    keep "$ledger"
    run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_out ''
    same "$ledger"
}

@test "send: named clients only, by any of their names, each once" {
    one_order
    more <<'E'
,2026-01-06,client,zoo,,,,,Zoo,
,2026-02-01,order,zoo,O-5,,,,,
,2026-03-01,stage,zoo,O-5,,,,,stage=delivered
E
    run2 acct-survey send 'Acme Ltd' acme office@acme.example \
        --as-of 2026-03-15
    assert_status 0
    assert_err ''
    assert_out S-1
    [ "$(due 2026-03-15)" = survey:zoo:O-5 ]
}

# refused TEXT [DAY]: a named client is not asked, and it says why.
refused() {
    keep "$ledger"
    run2 acct-survey send acme --as-of "${2:-2026-03-15}"
    assert_status 1
    assert_out ''
    assert_err "acct-survey: acme: $1"
    same "$ledger"
}

@test "send: says why a named client is not asked" {
    one_order
    refused 'O-1 was delivered not long ago (ask from 2026-03-15 on)' 2026-03-14
    refused 'O-1 was delivered too long ago (the time to ask was until 2026-05-30)' \
        2026-05-31
    refused 'no order has been delivered' 2026-02-15
    more <<<',2026-03-01,issue,acme,I-1,,,,,'
    refused 'issue I-1 is open (solve it, then ask)'
    one_order
    more <<<',2026-03-01,status,acme,,,,,,state=lost'
    refused 'the client is lost (--force asks all the same)'
    one_order
    more <<<',2026-03-01,status,acme,,,,,,state=paused'
    refused 'the client is paused (--force asks all the same)'
    one_order
    more <<<',2026-03-01,survey,acme,S-4,,email,,,order=O-9'
    refused 'about O-1 we do not ask yet, for we asked on 2026-03-01 (ask from 2026-05-30 on)'
    one_order
    more <<<',2026-03-15,survey,acme,S-4,,email,,,order=O-1'
    refused 'about O-1 we asked on 2026-03-15 (survey S-4)' 2026-03-17
    one_order
    more <<<',2026-03-02,snooze,acme,survey:acme:O-1,2026-04-01,,,,'
    refused 'the survey about O-1 waits until 2026-04-01 (--force asks all the same)'
    one_order
    more <<<',2026-03-02,done,acme,survey:acme:O-1,,,,,result=skipped'
    refused 'the survey about O-1 was closed on 2026-03-02 (--force asks all the same)'
}

@test "send: --force asks a named client all the same" {
    one_order
    more <<<',2026-03-01,issue,acme,I-1,,,,,'
    run2 acct-survey send acme --force --as-of 2026-03-02
    assert_status 0
    assert_out S-1
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-02,survey,acme,S-1,,email,anna,,order=O-1'
    book <<<',2026-01-05,client,acme,,,,anna,Acme Ltd,'
    run2 acct-survey send acme --force --as-of 2026-03-02
    assert_status 0
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-02,survey,acme,S-1,,email,anna,,'
    run2 acct-survey send --force --as-of 2026-03-02
    assert_status 2
    assert_err_has '--force goes with named clients'
}

@test "send: one who cannot be asked stops the others" {
    one_order
    more <<<',2026-01-06,client,zoo,,,,,Zoo,'
    keep "$ledger"
    run2 acct-survey send acme zoo --as-of 2026-03-15
    assert_status 1
    assert_out ''
    assert_err 'acct-survey: zoo: no order has been delivered'
    same "$ledger"
    run2 acct-survey send acmee --as-of 2026-03-15
    assert_status 1
    assert_err_has "acmee"
    assert_err_has "acme"
    same "$ledger"
}

# --- answer --------------------------------------------------------------

# Two surveys of acme, one of zoo.
asked() {
    one_order
    more <<'E'
,2026-01-06,client,zoo,,,,,Zoo,
,2026-03-16,survey,acme,S-1,,telegram,boris,,order=O-1
,2026-06-20,survey,acme,S-2,,email,,,
,2026-03-16,survey,zoo,S-3,,email,,,
E
}

last_row() {
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" "$1"
}

@test "answer: to the client's latest open survey" {
    asked
    run2 acct-survey answer acme --score 9 --csat 5 --liked 'all; of it' \
        --disliked 'the price' --trouble none --as-of 2026-03-20 thank you all
    assert_status 0
    assert_err ''
    assert_out S-1
    last_row '2026-03-20,response,acme,S-1,,telegram,boris,thank you all,score=9;csat=5;liked=all\; of it;disliked=the price;trouble=none'
    run2 acct-survey answer 'Acme Ltd' --csat 2 --as-of 2026-06-21 -d 2026-06-20 \
        -c phone
    assert_status 0
    assert_out S-2
    last_row '2026-06-20,response,acme,S-2,,phone,anna,,csat=2'
}

@test "answer: -r names the survey" {
    asked
    run2 acct-survey answer acme -r S-1 --score 0 --as-of 2026-07-01
    assert_status 0
    assert_out S-1
    last_row '2026-07-01,response,acme,S-1,,telegram,boris,,score=0'
}

@test "answer: -O prints the row it adds, -n adds nothing" {
    asked
    keep "$ledger"
    run2 acct-survey answer zoo --score 10 -n --as-of 2026-03-20
    assert_status 0
    assert_out_has ',2026-03-20,response,zoo,S-3,'
    same "$ledger"
    run2 acct-survey answer zoo --score 10 -q -O json --as-of 2026-03-20
    assert_out ''
    asked
    run2 acct-survey answer zoo --score 10 -O json --as-of 2026-03-20
    assert_status 0
    [ "$(jq -r '.[0].ref' <<<"$out")" = S-3 ]
    last_row '2026-03-20,response,zoo,S-3,,email,,,score=10'
}

@test "answer: an answered survey needs --force; the later answer counts" {
    asked
    more <<<',2026-03-20,response,zoo,S-3,,,,,score=9'
    keep "$ledger"
    run2 acct-survey answer zoo -r S-3 --score 1 --as-of 2026-03-21
    assert_status 1
    assert_out ''
    assert_err 'acct-survey: survey S-3 was answered on 2026-03-20 (--force replaces the answer)'
    same "$ledger"
    run2 acct-survey answer zoo -r S-3 --score 1 --force --as-of 2026-03-19
    assert_status 1
    assert_err 'acct-survey: survey S-3 was answered on 2026-03-20: an answer dated before that would not replace it (give a later --date)'
    same "$ledger"
    run2 acct-survey answer zoo -r S-3 --score 1 --force --as-of 2026-03-20
    assert_status 0
    run2 acct-survey report --period all --by client --as-of 2026-03-21 -O csv
    assert_out_has 'all,nps,zoo,-100.0,points,,-1,1,'
}

@test "answer: without a survey" {
    asked
    more <<<',2026-03-20,response,zoo,S-3,,,,,score=9'
    keep "$ledger"
    run2 acct-survey answer zoo --score 9 --as-of 2026-03-21
    assert_status 1
    assert_err 'acct-survey: zoo has no survey that waits for an answer (name one with -r: the latest is S-3; or send one: acct-survey send zoo)'
    run2 acct-survey answer acme --score 9 --as-of 2026-03-15
    assert_status 1
    assert_err_has 'acme has no survey that waits for an answer'
    same "$ledger"
    one_order
    keep "$ledger"
    run2 acct-survey answer acme --score 9 --as-of 2026-03-15
    assert_status 1
    assert_err 'acct-survey: acme was never asked (send a survey first: acct-survey send acme)'
    same "$ledger"
}

@test "answer: to somebody else's survey, to none, before it was sent" {
    asked
    keep "$ledger"
    run2 acct-survey answer acme -r S-3 --score 9 --as-of 2026-03-21
    assert_status 1
    assert_err 'acct-survey: survey S-3 went to zoo, not to acme'
    run2 acct-survey answer acme -r S-9 --score 9 --as-of 2026-03-21
    assert_status 1
    assert_err_has "no survey 'S-9'"
    run2 acct-survey answer acme -r S-1 --score 9 --as-of 2026-03-15
    assert_status 1
    assert_err 'acct-survey: survey S-1 was sent on 2026-03-16 (an answer cannot be older)'
    run2 acct-survey answer zooo --score 9 --as-of 2026-03-21
    assert_status 1
    assert_err_has zooo
    same "$ledger"
}

@test "answer: what is no answer" {
    asked
    keep "$ledger"
    for wrong in '--score 11' '--score 7.5' '--score=-1' '--score nine' \
        '--csat 0' '--csat 6' '--score 9 --csat 4.5' '--score='; do
        # shellcheck disable=SC2086  # two words
        run2 acct-survey answer acme $wrong --as-of 2026-03-21
        assert_status 2
        assert_out ''
        case $wrong in
        *csat*) assert_err_has "--csat: '" ;;
        *) assert_err_has "--score: '" ;;
        esac
    done
    run2 acct-survey answer acme --liked all --as-of 2026-03-21
    assert_status 2
    assert_err_has 'an answer needs --score (0 to 10) or --csat (1 to 5)'
    run2 acct-survey answer --score 3
    assert_status 2
    assert_err_has 'whose answer?'
    run2 acct-survey due --score 3
    assert_status 2
    assert_err_has '--score does not go with acct-survey due'
    same "$ledger"
}

# --- report --------------------------------------------------------------

# Surveys sent from March on, by two of us, about two services.
answered() {
    book <<'E'
,2026-01-05,client,acme,,,,anna,Acme Ltd,
,2026-01-06,client,zoo,,,,boris,Zoo,
,2026-01-07,client,bee,,,,boris,Bee,
,2026-02-01,order,acme,O-1,,,,,service=web
,2026-02-01,order,zoo,O-2,,,,,service=web
,2026-02-01,order,bee,O-3,,,,,service=seo
,2026-03-01,survey,acme,S-1,,,,,order=O-1
,2026-03-31,survey,zoo,S-2,,,,,order=O-2
,2026-04-01,survey,bee,S-3,,,,,order=O-3
,2026-03-02,response,acme,S-1,,,,fine,score=10;csat=5;liked=speed
,2026-04-02,response,zoo,S-2,,,,,score=6;csat=3;disliked=the price;trouble=the forms
E
}

@test "report: the figures, to the digit" {
    answered
    run2 acct-survey report --period 2026-03 --as-of 2026-05-01
    assert_status 0
    assert_err ''
    # bc: adjusted Wald, p' = d' = 1.75/5; Wilson for 1 of 2
    assert_out <<E
$figures
2026-03,nps,,0.0,points,,0,2,-73.3,73.3,thin
2026-03,nps_margin,,73.3,points,,,,,,thin
2026-03,promoters,,0.500000,share,,1,2,,,thin
2026-03,passives,,0.000000,share,,0,2,,,thin
2026-03,detractors,,0.500000,share,,1,2,,,thin
2026-03,csat,,0.500000,share,,1,2,0.094529,0.905471,thin
2026-03,response_rate,,1.000000,share,,2,2,,,thin
E
    margin=$(awk 'BEGIN { print 196 * sqrt((2 * 1.75 / 5) / 5) }')
    [ "$(printf %.1f "$margin")" = 73.3 ]
}

@test "report: an answer belongs to the month its survey was sent in" {
    answered
    run2 acct-survey report --period 2026-04 --as-of 2026-05-01
    assert_out_has '2026-04,response_rate,,0.000000,share,,0,1,,,thin'
    assert_out_has '2026-04,nps,,n/a,points,,0,0,,,'
}

@test "report: as of a day, later answers do not count; the period is partial" {
    answered
    run2 acct-survey report --period 2026-03 --as-of 2026-04-01
    assert_out_has '2026-03,response_rate,,0.500000,share,,1,2,,,thin'
    assert_out_has '2026-03,nps,,100.0,points,,1,1,-48.5,100.0,thin'
    run2 acct-survey report --period 2026-03 --as-of 2026-03-30
    assert_out_has '2026-03,response_rate,,1.000000,share,,1,1,,,partial thin'
}

@test "report: nothing is n/a, and null in JSON" {
    one_order
    run2 acct-survey report --period 2026-02 --as-of 2026-05-01
    assert_status 0
    assert_out_has 'csat,,n/a,'
    assert_out_has 'response_rate,,n/a,'
    run2 acct-survey report --period 2026-02 --as-of 2026-05-01 -O json
    [ "$(jq -c '[.[].value]|unique' <<<"$out")" = '[null]' ]
    [ "$(jq length <<<"$out")" = 7 ]
    run2 acct-survey report --period 2026-02 --as-of 2026-05-01 -O table
    assert_out_has 'n/a'
}

@test "report: by client, owner and service" {
    answered
    run2 acct-survey report --period all --by owner --as-of 2026-05-01
    text_is rates "$(grep response_rate <<<"$out" | cut -d, -f3,7,8)" <<'E'
anna,1,1
boris,1,2
E
    run2 acct-survey report --period all --by service --as-of 2026-05-01
    text_is rates "$(grep response_rate <<<"$out" | cut -d, -f3,7,8)" <<'E'
seo,0,1
web,2,2
E
    run2 acct-survey report --period all --by client --as-of 2026-05-01
    text_is rates "$(grep response_rate <<<"$out" | cut -d, -f3,7,8)" <<'E'
acme,1,1
bee,0,1
zoo,1,1
E
    run2 acct-survey report --by moon --as-of 2026-05-01
    assert_status 2
    assert_err_has "--by: 'moon' is not client, owner or service"
}

@test "report: the last twelve months where no period is named" {
    one_order
    more <<'E'
,2025-05-01,survey,acme,S-1,,,,,
,2025-05-02,survey,acme,S-2,,,,,
,2026-05-01,survey,acme,S-3,,,,,
E
    run2 acct-survey report --as-of 2026-05-01
    assert_out_has '2025-05-02..2026-05-01,response_rate,,0.000000,share,,0,2,,,thin'
}

@test "report: voided surveys and answers never happened" {
    answered
    sed -i 's/^,\(2026-03-01,survey\)/IDS,\1/;s/^,\(2026-04-02,response\)/IDR,\1/' \
        "$ledger"
    more <<'E'
,2026-04-03,void,,IDS,,,,,
,2026-04-04,void,,IDR,,,,,
E
    run2 acct-survey report --period 2026-03 --as-of 2026-04-03
    assert_out_has '2026-03,response_rate,,1.000000,share,,1,1,'
    run2 acct-survey report --period 2026-03 --as-of 2026-04-04
    assert_out_has '2026-03,response_rate,,0.000000,share,,0,1,'
}

@test "report: what cannot be a score is counted as unknown" {
    answered
    sed -i 's/score=10;csat=5/score=11;csat=4.5/' "$ledger"
    run2 acct-survey report --period 2026-03 --as-of 2026-05-01
    assert_out_has '2026-03,nps,,-100.0,points,,-1,1,-100.0,48.5,thin unknown=1'
    assert_out_has 'csat,,0.000000,share,,0,1,0.000000,0.793457,thin unknown=1'
    assert_out_has '2026-03,response_rate,,1.000000,share,,2,2,'
}

@test "report: half promoters, a third passive, 324 answers: 33.3 ± 8.1" {
    one_order
    awk 'BEGIN {
        for (i = 0; i < 324; i++) {
            score = i < 162 ? 9 + i % 2 : i < 270 ? 7 + i % 2 : i % 7
            printf ",2026-01-%02d,survey,acme,S-%d,,,,,\n", i % 28 + 1, i
            printf ",2026-02-01,response,acme,S-%d,,,,,score=%d;csat=%d\n", \
                i, score, i % 5 + 1
        }
    }' >>"$ledger"
    run2 acct-survey report --period 2026-01 --as-of 2026-03-01
    assert_status 0
    # The standard error published for these shares is 4.14 points.
    assert_out_has '2026-01,nps,,33.3,points,,108,324,25.2,41.4,'
    assert_out_has '2026-01,nps_margin,,8.1,points,,,,,,'
    assert_out_has '2026-01,promoters,,0.500000,share,,162,324,,,'
    assert_out_has '2026-01,passives,,0.333333,share,,108,324,,,'
    assert_out_has '2026-01,detractors,,0.166667,share,,54,324,,,'
    # awk: 128 of 324 gave 4 or 5, Wilson
    wilson=$(awk 'BEGIN {
        k = 0; for (i = 0; i < 324; i++) k += i % 5 + 1 >= 4
        n = 324; z = 1.96; p = k / n
        m = (p + z*z/(2*n)) / (1 + z*z/n)
        h = z / (1 + z*z/n) * sqrt(p*(1-p)/n + z*z/(4*n*n))
        printf "%.6f,share,,%d,%d,%.6f,%.6f,", p, k, n, m - h, m + h
    }')
    assert_out_has "2026-01,csat,,$wilson"
    assert_out_lacks thin
}

@test "report: people read what was said, programs do not" {
    answered
    run2 acct-survey report --period all --as-of 2026-05-01 -O table
    assert_status 0
    text_is 'what was said' "$(sed '1,/^$/d' <<<"$out")" <<'E'
SAID    DATE        CLIENT  ORDER  SCORE  TEXT
bad     2026-04-02  zoo     O-2        6  the price
hard    2026-04-02  zoo     O-2        6  the forms
good    2026-03-02  acme    O-1       10  speed
remark  2026-03-02  acme    O-1       10  fine
E
    assert_out_has 'Net promoter score'
    assert_out_has '2 of 3'
    run2 acct-survey report --period 2026-04 --as-of 2026-05-01 -O table
    assert_out_lacks SAID
    for f in csv tsv json ndjson; do
        run2 acct-survey report --period all --as-of 2026-05-01 -O $f
        assert_out_lacks price
    done
}

@test "report: the example, counted by other means" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    run2 acct-survey report --period all --as-of 2026-10-05
    assert_status 0
    sqlite3 >want <<'E'
.import --csv home/ledger.csv l
create temp view s as
select (select a.attrs from l a where a.type = 'response' and a.ref = l.ref) a
from l where type = 'survey';
create temp view r as select
    cast(substr(a, instr(a, 'score=') + 6) as integer) score,
    cast(substr(a, instr(a, 'csat=') + 5) as integer) csat
from s where a is not null;
select 'nps,' || (sum(score > 8) - sum(score < 7)) || ',' || count(*) from r;
select 'promoters,' || sum(score > 8) || ',' || count(*) from r;
select 'passives,' || sum(score in (7, 8)) || ',' || count(*) from r;
select 'detractors,' || sum(score < 7) || ',' || count(*) from r;
select 'csat,' || sum(csat > 3) || ',' || count(*) from r;
select 'response_rate,' || count(a) || ',' || count(*) from s;
E
    text_is counts "$(tail -n +2 <<<"$out" | grep -v margin | cut -d, -f2,7,8)" \
        <want
}

@test "the example: mayak is to be asked about O-29" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    run2 due 2026-10-05
    assert_out survey:mayak:O-29
}

# --- Help ----------------------------------------------------------------

@test "--help and the page have the same options" {
    acct-survey --help | grep -Eo -- '^  (-[A-Za-z], |    )--[a-z-]+' |
        sed 's/^ *//; s/, /\n/' | sort -u >help
    sed -n 's/^\.It Fl \(.*\)/\1/p' "$root/man/acct-survey.1" |
        sed 's/ , Fl /\n/g' | awk '{ print "-" $1 }' | sort -u >page
    diff help page
    [ "$(wc -l <help)" -gt 20 ]
}

@test "the page's examples work on the example's day" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    mkdir bin
    for tool in acct-survey acct-add; do
        printf '#!/bin/sh\nexec %s/%s --as-of 2026-10-05 "$@"\n' "$BUILD" \
            "$tool" >"bin/$tool"
        chmod +x "bin/$tool"
    done
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh DIAG/{s/^\$ //p; s/^> //p}' \
        "$root/man/acct-survey.1" | sed 's/\\e/\\/g' >examples
    run2 env PATH="$PWD/bin:$PATH" sh -eux ./examples
    assert_status 0
    assert_out_has '2026-q2,nps,'
    [ "$(grep -c '^[^,]*,2026-10-0[45],survey,' "$ledger")" = 1 ]
    [ "$(grep -c '^[^,]*,2026-10-0[45],response,' "$ledger")" = 2 ]
}

@test "usage: no command, a wrong one" {
    run2 acct-survey
    assert_status 2
    assert_err_has 'which command?'
    run2 acct-survey sent
    assert_status 2
    assert_err_has "did you mean 'send'?"
}
