#!/usr/bin/env bats
# The built-in rules, one by one: the day before, the day, the record that ends
# it, a pause.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

# --- One by one ----------------------------------------------------------

@test "rules: the first order, the first contract" {
    begin 'rule welcome: from the first order until the letter'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,,,anna,Site,
o2,2026-02-03,order,acme,O-2,,,,,anna,Text,
u1,2026-02-04,touch,acme,,,,,email,anna,Hello,dir=out;kind=welcome
ROWS
    life welcome welcome:acme:O-1 2026-02-01 2026-02-04
    # nobody welcomes a month late
    sed -i '/^u1/d' "$ledger"
    is 2026-03-04 welcome:acme:O-1 --rule welcome
    is 2026-03-05 '' --rule welcome

    begin 'rule welcome: a letter that went out just before counts'
    more <<'ROWS'
u1,2026-01-31,touch,acme,,,,,email,anna,Welcome,dir=out;kind=welcome
o1,2026-02-01,order,acme,O-1,,,,,anna,Site,
k1,2026-02-01,contract,acme,C-1,100,EUR,,,anna,Care,per=month
ROWS
    is 2026-02-02 '' --rule welcome
    is 2026-02-02 onboarding:acme:C-1 --rule onboarding
    # a month before is long ago
    sed -i 's/^u1,2026-01-31/u1,2026-01-02/' "$ledger"
    is 2026-02-02 '' --rule welcome
    sed -i 's/^u1,2026-01-02/u1,2026-01-01/' "$ledger"
    is 2026-02-02 welcome:acme:O-1 --rule welcome

    begin 'rule onboarding: from the first contract until it was sent'
    more <<'ROWS'
k1,2026-02-01,contract,acme,C-1,100,EUR,,,anna,Care,per=month
u1,2026-02-09,touch,acme,C-1,,,,email,anna,Who is who,dir=out;kind=onboarding
ROWS
    life onboarding onboarding:acme:C-1 2026-02-01 2026-02-09
}

@test "rules: what a client is told of an order" {
    begin 'rule tell: each stage, until the client was told about the order'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,,,carl,Site,
g0,2026-02-02,stage,acme,O-1,,,,,,,stage=started
g1,2026-02-05,stage,acme,O-1,,,,,,,stage=milestone
g2,2026-02-07,stage,acme,O-1,,,,,,,stage=ready
u0,2026-02-08,touch,acme,O-9,,,,email,anna,Other,dir=out;kind=notice
u1,2026-02-09,touch,acme,O-1,,,,email,anna,Ready,dir=out;kind=notice
ROWS
    is 2026-02-04 '' --rule tell
    is 2026-02-05 tell:acme:O-1:2026-02-05 --rule tell
    # the later takes its place, and done is done for both
    is 2026-02-08 tell:acme:O-1:2026-02-07 --rule tell
    is 2026-02-09 '' --rule tell
    sed -i '/^u1/d' "$ledger"
    acct-followup done tell:acme:O-1:2026-02-07 -q --as-of 2026-02-08
    is 2026-02-08 '' --rule tell
    paused=too life tell tell:acme:O-1:2026-02-05 2026-02-05

    begin 'rule moved: at once, until the client was told'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,2026-03-01,,carl,Site,
g1,2026-02-20,stage,acme,O-1,,,2026-03-10,,,,stage=delayed
u1,2026-02-21,touch,acme,O-1,,,,email,anna,Late,dir=out;kind=notice
ROWS
    paused=too life moved moved:acme:O-1:2026-02-20 2026-02-20 2026-02-21
    # by whatever stage it was moved, and however the order goes on
    more <<'ROWS'
g2,2026-03-02,stage,acme,O-1,,,2026-04-01,,,more pages,stage=started
g3,2026-03-03,stage,acme,O-1,,,,,,,stage=milestone
g4,2026-03-04,stage,acme,O-1,,,2026-04-01,,,,stage=milestone
ROWS
    is 2026-03-04 moved:acme:O-1:2026-03-02 --rule moved
    run2 acct-followup --as-of 2026-03-04 --rule moved -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        "order O-1: deadline moved to 2026-04-01 'more pages': tell the client now"
    # what was said in the morning is not about the afternoon
    more <<'ROWS'
u2,2026-03-10T09:00:00Z,touch,acme,O-1,,,,email,anna,All is well,dir=out;kind=notice
g5,2026-03-10T17:00:00Z,stage,acme,O-1,,,,,,,stage=delayed
ROWS
    is 2026-03-10 moved:acme:O-1:2026-03-10T1700 --rule moved
    run2 acct-followup --as-of 2026-03-10 --rule moved -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        "order O-1: deadline moved: tell the client now"
    more <<<'u3,2026-03-10T17:30:00Z,touch,acme,O-1,,,,email,anna,It is late,dir=out;kind=notice'
    is 2026-03-10 '' --rule moved
    more <<<'g6,2026-03-12,stage,acme,O-1,,,2026-05-01,,,,stage=cancelled'
    is 2026-03-12 '' --rule moved

    begin 'rule tell: a later stage takes the place of one before'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,,,carl,Site,
g1,2026-02-20,stage,acme,O-1,,,,,,,stage=ready
g2,2026-02-24,stage,acme,O-1,,,,,,,stage=accepted
ROWS
    is 2026-02-23 tell:acme:O-1:2026-02-20 --rule tell
    is 2026-02-24 '' --rule tell
}

@test "rules: an order's deadline, ours and theirs" {
    begin 'rule deadline: ours, where the one promised is padded'
    printf '[followup]\nquiet = 0d\n[acct]\npadding = 5d\n' >"$ACCT_HOME/acct.conf"
    acct-add -q order acme Site -D +20d -r O-1 --as-of 2026-02-01 2>/dev/null
    is 2026-02-13 '' --rule deadline
    is 2026-02-14 deadline:acme:O-1:2026-02-21 --rule deadline
    run2 acct-followup --as-of 2026-02-22 --rule deadline -O json
    text_is reason "$(jq -r '.[] | .due + ": " + .reason' <<<"$out")" \
        "2026-02-21: order O-1 'Site' was due 2026-02-21, 1 day ago (promised for 2026-02-26)"
    # the client hears of it only when the promise is broken
    is 2026-02-26 '' --rule missed
    is 2026-02-27 missed:acme:O-1:2026-02-26 --rule missed
    # moved: the new promise has a deadline of ours, too
    acct-add -q stage - later -r O-1 -s stage=delayed -D +7d --as-of 2026-02-25 2>/dev/null
    is 2026-02-25 deadline:acme:O-1:2026-03-04 --rule deadline
    # a date that was agreed upon is ours
    acct-add -q stage - later -r O-1 -s stage=delayed -D 2026-03-20 --as-of 2026-02-26
    is 2026-03-12 '' --rule deadline
    is 2026-03-13 deadline:acme:O-1:2026-03-20 --rule deadline

    begin 'rule missed: the day after the deadline, until the client was told'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,2026-03-01,,carl,Site,
u1,2026-03-04,touch,acme,O-1,,,,email,anna,Late,dir=out;kind=notice
ROWS
    paused=too life missed missed:acme:O-1:2026-03-01 2026-03-02 2026-03-04
    # nor is one missed that was delivered
    sed -i '/^u1/d' "$ledger"
    more <<<'g1,2026-03-05,stage,acme,O-1,,,,,,,stage=delivered'
    is 2026-03-04 missed:acme:O-1:2026-03-01 --rule missed
    is 2026-03-05 '' --rule missed
}

@test "rules: a question or an issue that waits for too long" {
    begin 'rule escalate: a late question goes to the manager'
    printf '[followup]\nmanager = boss\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
q1,2026-02-03T10:00:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
a1,2026-02-07T10:00:00Z,touch,acme,q1,,,,email,anna,So,dir=out;kind=answer
ROWS
    paused=too life escalate escalate:acme:q1 2026-02-05 2026-02-07
    run2 acct-followup --as-of 2026-02-05 -O json --rule escalate
    text_is owner "$(jq -r '.[0].owner' <<<"$out")" boss

    # Friday 17:00 and 4 hours of work (10 to 19): two on Friday, Monday is a
    # holiday, so Tuesday 12:00.
    begin 'rule question: a promised response time runs in working time'
    printf 'date,name\n2026-05-04,Spring Day\n' >"$ACCT_HOME/holidays.csv"
    printf '[followup]\nmanager = boss\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
k1,2026-02-01,contract,acme,C-1,100,EUR,,,anna,Care,per=month;sla=4h
q1,2026-05-01T17:00:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
ROWS
    run2 acct-followup --as-of 2026-05-01 -O json --rule question
    text_is due "$(jq -r '.[0].due' <<<"$out")" 2026-05-05
    is 2026-05-05T11:59:00Z '' --rule escalate
    is 2026-05-05T12:01:00Z escalate:acme:q1 --rule escalate
    is 2026-05-04 '' --rule escalate
    is 2026-05-05 escalate:acme:q1 --rule escalate

    begin 'rule question: of several promises the shortest, for each question, as of its day'
    printf '[followup]\nquiet = 0d\n[work]\nhours = 09:00-17:00\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,,,anna,Care,per=month;sla=4h
k2,2026-01-10,contract,acme,C-2,100,EUR,,,anna,Care,per=month;sla=3d
q1,2026-10-05T11:00:00Z,touch,acme,,,,,email,anna,How?,dir=in;kind=question
q2,2026-10-05T11:00:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
ROWS
    run2 acct-followup --as-of 2026-10-05T12:00:00Z --rule question -O json
    text_is due "$(jq -r '.[] | .key + " " + .reason' <<<"$out")" \
"question:acme:q1 answer to 'How?', asked 2026-10-05, is due today at 15:00
question:acme:q2 answer to 'Why?', asked 2026-10-05, is due today at 15:00"
    # what was promised later does not count for what was asked before
    sed -i '/^k/d' "$ledger"
    more <<<'k3,2026-10-09,contract,acme,C-3,100,EUR,,,anna,Care,per=month;sla=1m'
    run2 acct-followup --as-of 2026-10-12 --rule question -O csv
    text_is due "$(cut -d, -f1,3 <<<"$out" | tail -n +2)" \
'question:acme:q1,2026-10-06
question:acme:q2,2026-10-06'

    begin "rule question: a day is that of the client's zone, where the hours are"
    printf '[followup]\nquiet = 0d\n[work]\nhours = 09:00-17:00\nzone = client\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
c2,2026-01-01,client,acme,,,,,,,,tz=America/New_York
k1,2026-01-02,contract,acme,C-1,100,EUR,,,anna,Care,per=month;sla=1d
q1,2026-01-08,touch,acme,,,,,email,anna,How?,dir=in;kind=question
ROWS
    for zone in Europe/Moscow America/New_York UTC Asia/Vladivostok; do
        TZ=$zone run2 acct-followup --as-of 2026-01-08 --rule question -O csv
        text_is "due, seen from $zone" "$(cut -d, -f3 <<<"$out" | tail -n 1)" 2026-01-09
    done

    begin 'rule escalate-issue: a late issue goes to the manager'
    printf '[followup]\nmanager = boss\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
i1,2026-02-03,issue,acme,I-1,,,2026-02-06,,anna,Leak,
r1,2026-02-09,resolve,acme,I-1,,,,,anna,Mended,
ROWS
    paused=too life escalate-issue escalate-issue:acme:I-1 2026-02-07 2026-02-09
}

@test "rules: papers, reports and goals" {
    begin 'rule doc: whoever has that service, until told'
    more <<'ROWS'
c2,2026-01-01,client,bolt,,,EUR,,email,anna,Bolt,
o1,2026-02-01,order,acme,O-1,,,,,anna,Site,service=web
o2,2026-02-01,order,bolt,O-2,,,,,anna,Text,service=text
d1,2026-03-01,doc,,guide,,,,,anna,New form,service=web
u1,2026-03-04,touch,acme,guide,,,,email,anna,New form,dir=out;kind=news
d2,2026-04-01,doc,,prices,,,,,anna,New prices,
ROWS
    life doc doc:acme:guide:2026-03-01 2026-03-01 2026-03-04
    is 2026-04-01 'doc:acme:prices:2026-04-01 doc:bolt:prices:2026-04-01' --rule doc

    begin 'rule report: the day after the period, until the report on it'
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,2026-12-31,,anna,Care,per=month;report=quarter
p1,2026-04-05,report,acme,C-1,,,,email,anna,,period=2026-q1
p2,2026-06-20,report,acme,C-1,,,,email,anna,early,period=2026-q2
p3,2026-10-05,report,acme,C-1,,,,email,anna,without a period,
ROWS
    sed -i '/^p[23]/d' "$ledger"
    paused=too life report report:acme:C-1:2026-q1 2026-04-01 2026-04-05
    more <<'ROWS'
p2,2026-06-20,report,acme,C-1,,,,email,anna,early,period=2026-q2
p3,2026-10-05,report,acme,C-1,,,,email,anna,without a period,
ROWS
    is 2026-07-10 '' --rule report
    is 2026-10-01 report:acme:C-1:2026-q3 --rule report
    is 2026-10-05 '' --rule report
    # each that was missed is owed; one without a period is for the last
    sed -i '/^p[12]/d' "$ledger"
    q=report:acme:C-1:2026-q
    is 2026-10-01 "${q}1 ${q}2 ${q}3" --rule report
    is 2026-10-04 "${q}1 ${q}2 ${q}3" --rule report
    is 2026-10-05 "${q}2" --rule report --err '1 older duty: --old'
    sed -i '/^p/d' "$ledger"
    # the last one is due when the contract has ended; what is old is counted
    is 2026-12-31 "${q}2 ${q}3" --rule report --due 2026-12-31 --err '1 older duty: --old'
    is 2027-01-01 "${q}2 ${q}3 ${q}4" --rule report --err '1 older duty: --old'
    is 2027-04-05 "${q}3 ${q}4" --rule report --err '2 older duties: --old'
    is 2027-12-31 '' --rule report --err '4 older duties: --old'
    is 2027-12-31 "${q}1 ${q}2 ${q}3 ${q}4" --rule report --old

    begin 'rule kpi: below its target, until we said what we do'
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,,,anna,Care,per=month
p1,2026-02-01,kpi,acme,C-1,,,,,anna,,name=visits;target=100;actual=100;period=2026-01
p2,2026-03-01,kpi,acme,C-1,,,,,anna,,name=visits;target=100;actual=99;period=2026-02
u1,2026-03-03,touch,acme,C-1,,,,email,anna,Plan,dir=out;kind=notice
ROWS
    life kpi kpi:acme:C-1:2026-03-01 2026-03-01 2026-03-03
    # of several figures all are named; what has come right since is over
    more <<'ROWS'
p3,2026-04-01,kpi,acme,C-1,,,,,anna,,name=visits;target=100;actual=50
p4,2026-04-01,kpi,acme,C-1,,,,,anna,,name=new leads;target=100;actual=50
p5,2026-04-10,kpi,acme,C-1,,,,,anna,,name=visits;target=100;actual=130
p6,2026-04-01,kpi,acme,C-1,,,,,anna,,name=price;target=100;actual=90;better=lower
p7,2026-04-01,kpi,acme,C-1,,,,,anna,,name=delay;target=100;actual=150;better=lower
ROWS
    run2 acct-followup --as-of 2026-04-01 --rule kpi -O json
    text_is reason "$(jq -r '.[] | .key + " " + .reason' <<<"$out")" \
        'kpi:acme:C-1:2026-04-01 delay: 150 of 100, new leads: 50 of 100, visits: 50 of 100 under contract C-1: say what we do about it'
    run2 acct-followup --as-of 2026-04-10 --rule kpi -O json
    text_is reason "$(jq -r '.[] | .key + " " + .reason' <<<"$out")" \
        'kpi:acme:C-1:2026-04-01 delay: 150 of 100, new leads: 50 of 100 under contract C-1: say what we do about it'

    begin 'rule unbilled: a week after delivery, until it is in an invoice'
    more <<'ROWS'
o0,2025-02-01,order,acme,O-0,100,EUR,,,anna,Old,
n0,2025-02-02,invoice,acme,INV-0,100,EUR,2025-02-12,,anna,,order=O-0
p0,2025-02-03,payment,acme,INV-0,100,EUR,,,anna,,
o1,2026-02-01,order,acme,O-1,100,EUR,,,anna,Site,
o2,2026-02-01,order,acme,O-2,,,,,anna,Talk,
g1,2026-03-01,stage,acme,O-1,,,,,anna,,stage=accepted
g2,2026-03-01,stage,acme,O-2,,,,,anna,,stage=accepted
n1,2026-03-20,invoice,acme,INV-1,100,EUR,2026-12-12,,anna,,
l1,2026-03-20,line,acme,INV-1,100,EUR,,,anna,Site,order=O-1
ROWS
    paused=too life unbilled unbilled:acme:O-1 2026-03-08 2026-03-20
    # where nothing is billed here, nothing is owed
    sed -i '/^[nlp][01]/d' "$ledger"
    is 2026-03-09 '' --rule unbilled

    begin 'rule act: three days after delivery, until it was sent'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,100,EUR,,,anna,Site,
g1,2026-02-10,stage,acme,O-1,,,,,,,stage=delivered
a1,2026-02-20,act,acme,A-1,100,EUR,,,anna,Site,order=O-1
a2,2026-02-22,act,acme,A-1,,,,,anna,,sent=2026-02-22
ROWS
    paused=too life act act:acme:O-1 2026-02-13 2026-02-22
}

@test "rules: acts, invoices and budgets" {
    begin 'rule unsigned: 14, 35 and 63 days after it was sent, until it is signed'
    more <<'ROWS'
a1,2026-02-20,act,acme,A-1,100,EUR,,,anna,Site,order=O-1;sent=2026-02-20
a2,2026-03-20,act,acme,A-1,,,,,anna,,signed=2026-03-19
ROWS
    paused=too life unsigned unsigned:acme:A-1:1 2026-03-06 2026-03-20
    # to ask once is not the end of it
    sed -i '/^a2/d' "$ledger"
    more <<<'u1,2026-03-10,touch,acme,A-1,,,,email,anna,Please,dir=out;kind=request'
    is 2026-03-10 '' --rule unsigned
    is 2026-03-26 '' --rule unsigned
    is 2026-03-27 unsigned:acme:A-1:2 --rule unsigned
    is 2026-04-24 unsigned:acme:A-1:3 --rule unsigned
    # who is lost owes us the paper, too
    more <<<'s2,2026-04-24,status,acme,,,,,,anna,,state=lost'
    is 2026-04-24 unsigned:acme:A-1:3 --rule unsigned
    is 2026-10-21 unsigned:acme:A-1:3 --rule unsigned
    is 2026-10-22 '' --rule unsigned --err '1 older duty: --old'

    begin "rule reminder: by the invoice's stages, each until it was sent, or paid"
    more <<'ROWS'
n1,2026-02-01,invoice,acme,INV-1,100,EUR,2026-02-10,,anna,,
u1,2026-02-14,touch,acme,INV-1,,,,email,anna,Please,dir=out;kind=reminder
u2,2026-03-02,touch,acme,INV-1,,,,email,anna,Please,dir=out;kind=reminder
p1,2026-04-05,payment,acme,INV-1,100,EUR,,,anna,,
ROWS
    life reminder reminder:acme:INV-1:1 2026-02-13 2026-02-14
    # as far apart as the stages are, from when the one before was sent
    is 2026-02-20 '' --rule reminder
    is 2026-02-21 reminder:acme:INV-1:2 --rule reminder
    is 2026-03-01 reminder:acme:INV-1:2 --rule reminder
    is 2026-03-11 '' --rule reminder
    is 2026-03-12 reminder:acme:INV-1:3 --rule reminder
    is 2026-04-04 reminder:acme:INV-1:3 --rule reminder
    is 2026-04-05 '' --rule reminder
    # none while a complaint is open
    more <<<'i1,2026-02-12,issue,acme,I-1,,,,,anna,Leak,'
    is 2026-02-13 '' --rule reminder
    run2 acct-followup --as-of 2026-02-13 --rule reminder --held -O json
    text_is held "$(jq -r '.[] | .key + " " + .held' <<<"$out")" \
        'reminder:acme:INV-1:1 an issue is open'

    begin 'rule reminder: after the last stage a task for a person, held back by nothing'
    printf '[followup]\nquiet = 30d\n[invoice]\nremind = 1w\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
n1,2026-02-01,invoice,acme,INV-1,100,EUR,2026-02-10,,anna,,
u1,2026-02-17,touch,acme,INV-1,,,,email,anna,Please,dir=out;kind=reminder
ROWS
    run2 acct-followup --as-of 2026-02-24 --rule reminder -O json
    text_is action "$(jq -r '.[] | [.key, .record, .template, .reason] | join(" ")' <<<"$out")" \
        'reminder:acme:INV-1:task task  invoice INV-1: 100.00 EUR open, 14 days past due; the reminders have run out: call, or decide what comes next'

    begin "rule reminder: of one's own: for whom, from which stage, how"
    printf '%s\n' 'rule,use,on,when,for,channel,urgency,quiet,template,text' \
        '*,no,,,,,,,,' \
        'dun,yes,reminder stage!=1|task,date+1d,state=any,post,60,polite,dun,{ref}: {stage} of {client}' \
        >"$ACCT_HOME/rules.csv"
    more <<'ROWS'
c2,2026-01-01,client,acme,,,,,,,,address=1 Main St
n1,2026-02-01,invoice,acme,INV-1,100,EUR,2026-02-10,,anna,,
u1,2026-02-14,touch,acme,INV-1,,,,email,anna,Please,dir=out;kind=reminder
ROWS
    is 2026-02-13 ''
    is 2026-02-21 ''
    is 2026-02-22 dun:acme:INV-1:2
    run2 acct-followup --as-of 2026-02-22 -O json
    text_is action "$(jq -r '.[] | [.channel, .address, .template, .urgency, .reason] | map(tostring) | join(", ")' <<<"$out")" \
        'post, 1 Main St, dun-2, 70, INV-1: 2 of Acme Ltd'

    begin 'rule budget: from four fifths on, once in a term'
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,2026-12-31,,anna,Care,per=month;budget=1000.00
n1,2026-02-01,invoice,acme,INV-1,799,EUR,2026-02-10,,anna,,contract=C-1
n2,2026-03-01,invoice,acme,INV-2,1,EUR,2026-03-10,,anna,,contract=C-1
u1,2026-03-04,touch,acme,C-1,,,,email,anna,Nearly,dir=out;kind=notice
ROWS
    life budget budget:acme:C-1:2026-01-10 2026-03-01 2026-03-04
    more <<<'d1,2026-03-02,done,acme,budget:acme:C-1:2026-01-10,,,,,anna,,'
    is 2026-03-02 '' --rule budget
    more <<<'n3,2026-04-01,invoice,acme,INV-3,50,EUR,2026-04-10,,anna,,contract=C-1'
    is 2026-04-01 '' --rule budget
}

@test "rules: the next talk" {
    begin 'rule checkin: reports, surveys and their answers are contact'
    more <<'ROWS'
r1,2026-01-20,report,acme,C-1,,,,email,anna,,
v1,2026-02-10,survey,acme,S-1,,,,email,anna,,
v2,2026-02-20,response,acme,S-1,,,,email,anna,,score=8
ROWS
    is 2026-02-19 '' --rule checkin
    is 2026-03-21 '' --rule checkin
    is 2026-03-22 checkin:acme:2026-02-20 --rule checkin
    run2 acct-followup --as-of 2026-03-22 --rule checkin -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        'no contact for 30 days, since 2026-02-20'
}

@test "rules: the latest answer, the order's contract" {
    begin 'rule survey: two weeks after delivery, until the client was asked'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,,,anna,Site,
g1,2026-03-01,stage,acme,O-1,,,,,anna,,stage=accepted
w1,2026-03-20,survey,acme,S-1,,,,email,anna,,order=O-1
ROWS
    life survey survey:acme:O-1 2026-03-15 2026-03-20
    run2 acct-followup --as-of 2026-03-15 --rule survey -O json
    text_is reason "$(jq -r '.[] | .record + ": " + .reason' <<<"$out")" \
        "survey: ask how order O-1 'Site' went: delivered 2026-03-01, 14 days ago"

    begin 'rule promoter: the latest answer counts'
    more <<'ROWS'
v2,2026-02-13,response,acme,S-1,,,,email,anna,,score=9
v3,2026-02-14,response,acme,S-2,,,,email,anna,,score=2
ROWS
    is 2026-02-13 promoter:acme:S-1 --rule promoter
    is 2026-02-14 '' --rule promoter
    is 2026-02-14 '' --rule promoter --held

    begin "rule budget: an invoice counts by its order's contract, too"
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,2026-12-31,,anna,Care,per=month;budget=1000.00
o1,2026-02-01,order,acme,O-1,,,,,anna,Site,contract=C-1
n1,2026-02-10,invoice,acme,INV-1,850,EUR,2026-03-01,,,,order=O-1
ROWS
    is 2026-02-10 budget:acme:C-1:2026-01-10 --rule budget
}

@test "rules: by tier, use and what is foreseen" {
    # 21, 45 and 90 days after 2026-01-01
    begin 'rule checkin: by tier'
    more <<'ROWS'
c2,2026-01-01,client,bolt,,,EUR,,email,anna,Bolt,tier=A
c3,2026-01-01,client,cove,,,EUR,,email,anna,Cove,tier=B
c4,2026-01-01,client,dune,,,EUR,,email,anna,Dune,tier=C
u1,2026-01-26,touch,bolt,,,,,email,anna,Hi,dir=in;kind=remark
ROWS
    life checkin checkin:bolt:2026-01-01 2026-01-22 2026-01-26
    is 2026-02-14 'checkin:acme:2026-01-01' --rule checkin
    is 2026-02-15 'checkin:acme:2026-01-01 checkin:cove:2026-01-01' --rule checkin
    is 2026-03-31 '' --rule checkin --client dune
    is 2026-04-01 checkin:dune:2026-01-01 --rule checkin --client dune

    begin 'rule usage: a month after delivery, until it was looked at'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,,,anna,Site,
g1,2026-02-10,stage,acme,O-1,,,,,,,stage=delivered
e1,2026-03-14,usage,acme,O-1,,,,,anna,,level=80
ROWS
    life usage usage:acme:O-1 2026-03-12 2026-03-14

    begin 'rule cooling: used less and less, until we asked'
    more <<'ROWS'
e1,2026-02-01,usage,acme,O-1,,,,,anna,,level=90
e2,2026-03-01,usage,acme,O-1,,,,,anna,,level=71
e3,2026-04-01,usage,acme,O-1,,,,,anna,,level=51
u1,2026-04-05,touch,acme,,,,,email,anna,What is wrong?,dir=out;kind=checkin
e4,2026-05-01,usage,acme,O-1,,,,,anna,,level=40
e5,2026-06-01,usage,acme,O-1,,,,,anna,,level=80
ROWS
    is 2026-03-01 '' --rule cooling
    life cooling cooling:acme:2026-04-01 2026-04-01 2026-04-05
    is 2026-05-01 cooling:acme:2026-05-01 --rule cooling
    run2 acct-followup --as-of 2026-05-02 --rule cooling -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        'may be about to leave: usage is 40 %'
    # it was used again: it is over by itself
    is 2026-06-01 '' --rule cooling

    begin 'rule cooling: no order for long, until we asked'
    local day
    for day in 01-01 01-21 02-10 03-02 03-22; do
        more <<<"o$day,2026-$day,order,acme,O-$day,10,EUR,,,anna,Site,"
    done
    # asked once before, but long before
    more <<<'u1,2026-06-05,touch,acme,,,,,email,anna,Hi,dir=out;kind=checkin'
    # p is .7949 on the day before, .7981 on it: 80 in whole per cent
    is 2026-07-10 '' --rule cooling
    run2 acct-followup --as-of 2026-07-12 --rule cooling -O json
    text_is reason "$(jq -r '.[] | .date, .due, .reason' <<<"$out")" <<'EOF'
2026-07-11
2026-07-14
may be about to leave: no order for 112 days, usually 20
EOF
    # of who is paused something else is foreseen
    paused=gone life cooling cooling:acme:2026-03-22 2026-07-11
    # one key in a silence, whatever else is learnt
    is 2026-09-01 cooling:acme:2026-03-22 --rule cooling
    more <<<'u2,2026-07-20,touch,acme,,,,,email,anna,Hi,dir=out;kind=checkin'
    is 2026-07-19 cooling:acme:2026-03-22 --rule cooling
    is 2026-07-20 '' --rule cooling
    # an order ends it, too
    sed -i /^u2/d "$ledger"
    more <<<'o9,2026-07-18,order,acme,O-9,10,EUR,,,anna,Site,'
    is 2026-07-20 '' --rule cooling

    begin 'rule cooling: who ordered once, and who orders once in half a year'
    more <<'ROWS'
o1,2026-01-05,order,acme,O-1,10,EUR,,,anna,Site,
o2,2025-06-10,order,beta,O-2,10,EUR,,,anna,Site,
o3,2026-01-10,order,beta,O-3,10,EUR,,,anna,Site,
ROWS
    # both at 80 or more
    run2 acct-metrics --as-of 2026-06-20 --leaving -O tsv
    text_is 'who is high' "$(awk -F'\t' 'NR > 1 && $3 >= 80 { print $1 }' <<<"$out" | sort)" \
        "$(printf '%s\n' acme beta)"
    is 2026-06-20 '' --rule cooling

    begin 'rule review: key accounts, each quarter, until we met'
    more <<'ROWS'
c2,2026-01-01,client,acme,,,,,,,,tier=A
m1,2026-04-20,touch,acme,,,,,meeting,anna,Review,dir=out;kind=meeting
ROWS
    life review review:acme:2026-q1 2026-04-01 2026-04-20
    is 2026-07-01 review:acme:2026-q2 --rule review
}

@test "rules: days of the year" {
    begin 'rule congratulate: three days before a birthday, until we did'
    more <<'ROWS'
p1,2026-01-01,contact,acme,P-1,,,,,,Ann,birthday=1988-11-02
u1,2026-11-01,touch,acme,,,,,email,anna,Many happy returns,dir=out;kind=congrats
ROWS
    life congratulate congratulate:acme:P-1:2026-11-02 2026-10-30 2026-11-01
    is 2027-10-30 congratulate:acme:P-1:2027-11-02 --rule congratulate
    is 2027-11-09 congratulate:acme:P-1:2027-11-02 --rule congratulate
    is 2027-11-10 '' --rule congratulate
    # of two people, whom it names
    more <<'ROWS'
p2,2026-01-01,contact,acme,P-2,,,,,,Bob,birthday=1990-11-03
u2,2027-11-02,touch,acme,P-2,,,,email,anna,Hello Bob,dir=out;kind=congrats
u3,2028-11-02,touch,acme,,,,,email,anna,Hello Ann,dir=out;kind=congrats;contact=P-1
ROWS
    is 2027-11-01 'congratulate:acme:P-1:2027-11-02 congratulate:acme:P-2:2027-11-03' --rule congratulate
    is 2027-11-02 congratulate:acme:P-1:2027-11-02 --rule congratulate
    is 2028-11-02 congratulate:acme:P-2:2028-11-03 --rule congratulate

    begin 'rule new-year: a week ahead'
    more <<<'u1,2026-12-29,touch,acme,,,,,email,anna,Happy New Year,dir=out;kind=congrats'
    life new-year new-year:acme:2026-12-31 2026-12-24 2026-12-29

    begin 'rule gift: five months before a birthday, for key accounts'
    more <<'ROWS'
c2,2026-01-01,client,acme,,,,,,,,tier=A
p1,2026-01-01,contact,acme,P-1,,,,,,Ann,birthday=1988-11-02
w1,2026-06-20,gift,acme,P-1,50,EUR,2026-11-02,,anna,A book,occasion=birthday
ROWS
    life gift gift:acme:P-1:2026-11-02 2026-06-02 2026-06-20
    is 2027-06-02 gift:acme:P-1:2027-11-02 --rule gift
    # one for the New Year is another
    more <<<'w2,2027-07-20,gift,acme,P-1,50,EUR,,,anna,A pen,occasion=New Year'
    is 2027-07-20 gift:acme:P-1:2027-11-02 --rule gift

    begin 'rule gift-new-year: five months ahead, for key accounts'
    more <<'ROWS'
c2,2026-01-01,client,acme,,,,,,,,tier=A
w1,2026-08-20,gift,acme,,50,EUR,2026-12-31,,anna,A book,occasion=New Year
ROWS
    life gift-new-year gift-new-year:acme:2026-12-31 2026-07-31 2026-08-20
    # for a person there
    sed -i 's/^w1.*/w1,2026-08-20,gift,acme,P-1,50,EUR,,,anna,Книга,occasion=Новый год/' "$ledger"
    is 2026-08-19 gift-new-year:acme:2026-12-31 --rule gift-new-year
    is 2026-08-20 '' --rule gift-new-year
    sed -i 's/Новый год/birthday/' "$ledger"
    is 2026-08-20 gift-new-year:acme:2026-12-31 --rule gift-new-year
}

@test "rule by rule: each built-in one has its test" {
    acct-followup rules --default -O ids | grep -vxE \
        'task|deadline|question|issue|renewal' >names # basic.bats
    while read -r name; do
        grep -q "^ *begin .rule $name:" "$BATS_TEST_DIRNAME"/*.bats ||
            wrong "no test of rule $name"
    done <names
}
