#!/usr/bin/env bats
# acct-followup: what is to be done, why, and what is remembered of it.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper

setup() {
    common_setup
    export EDITOR=false
    # these rules alone; the others are in followup_rules.bats
    printf '%s\n' rule,use '*,no' task,yes deadline,yes question,yes \
        issue,yes renewal,yes checkin,yes >"$ACCT_HOME/rules.csv"
}

header=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
columns=key,date,due,client,contact,channel,address,rule,ref,owner,urgency
columns=$columns,template,record,reason

# The ledger: its rows are standard input.
rows() {
    echo "$header" >"$ledger"
    put_more "$ledger"
}

# More rows, at the end of the file.
more() {
    put_more "$ledger"
}

# is DATE WANTED [OPTION...]: the keys on that day, in order, joined by blanks.
is() {
    local day=$1 want=$2
    shift 2
    run2 acct-followup -O ids --as-of "$day" "$@"
    assert_status 0
    assert_err ''
    text_is "keys on $day" "${out//$'\n'/ }" "$want"
}

# One client, known since January, spoken to all the time.
quiet_client() {
    rows <<'END'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,email=office@acme.example
u0,2026-09-30,touch,acme,,,,,email,anna,Hello,dir=out;kind=other
END
}

# --- What a row says -----------------------------------------------------

# Figures by hand; days counted with date(1).  Urgency: weight, 2 more a day
# overdue, 1 less a day to go.
@test "followup: action rows, all columns" {
    rows <<'END'
a1,2026-01-01,client,acme,,,EUR,,telegram,anna,Acme Ltd,email=office@acme.example;phone=+1 555 0100
a2,2026-01-01,contact,acme,P-1,,,,phone,,Ann,phone=+1 555 0101
a3,2026-01-01,contact,acme,P-2,,,,,,Bob,primary=yes;telegram=@bob;email=bob@acme.example
b1,2026-08-20,client,bolt,,,,,,boris,Bolt,email=info@bolt.example
b2,2026-08-20,contact,bolt,P-3,,,,whatsapp,,Cy,whatsapp=+7 900 1
k1,2025-11-01,contract,acme,C-1,900,EUR,2026-10-31,,,Support,per=month;notice=45d
o1,2026-09-01,order,acme,O-4,500,EUR,2026-10-01,,carl,Logo,
q1,2026-10-02T09:30:00+00:00,touch,acme,O-4,,,,email,,"How big,
is it?",dir=in;kind=question
i1,2026-10-04T12:00:00+00:00,issue,bolt,I-7,,,2026-10-06,,dora,Wrong colour,severity=high
t1,2026-09-15,task,,T-1,,,2026-10-05,,anna,Order gifts,
t2,2026-09-15,task,acme,T-2,,,,,anna,Ask for a referral,
END
    run2 acct-followup -O csv --as-of 2026-10-05
    assert_status 0
    assert_err ''
    assert_out <<END
$columns
issue:bolt:I-7,2026-10-04,2026-10-06,bolt,P-3,whatsapp,+7 900 1,issue,I-7,dora,79,issue,resolve,"issue I-7 'Wrong colour' is due 2026-10-06, in 1 day"
deadline:acme:O-4:2026-10-01,2026-09-24,2026-10-01,acme,P-2,telegram,@bob,deadline,O-4,carl,68,deadline,stage,"order O-4 'Logo' was due 2026-10-01, 4 days ago"
question:acme:q1,2026-10-02,2026-10-03,acme,P-2,telegram,@bob,question,q1,anna,64,question,touch,"answer to 'How big, is it?', asked 2026-10-02, was due 2026-10-03, 2 days ago"
checkin:bolt:2026-08-20,2026-09-19,2026-09-19,bolt,P-3,whatsapp,+7 900 1,checkin,,boris,60,checkin,touch,no contact yet with a client since 2026-08-20
task::T-1,2026-09-15,2026-10-05,,,,,task,T-1,anna,50,task,done,task T-1 'Order gifts' is due today
task:acme:T-2,2026-09-15,,acme,P-2,telegram,@bob,task,T-2,anna,25,task,done,task T-2 'Ask for a referral' has no deadline
renewal:acme:C-1:2026-10-31,2026-09-16,2026-10-31,acme,P-2,telegram,@bob,renewal,C-1,anna,20,renewal,contract,"contract C-1 'Support' ends 2026-10-31, in 26 days"
END
}

@test "followup: the same in JSON: dates may be null, urgency is a number" {
    rows <<'END'
t1,2026-09-15,task,,T-1,,,,,anna,Order gifts,
END
    run2 acct-followup -O json --as-of 2026-10-05
    assert_status 0
    text_is row "$(jq -c '.[0] | [.key, .date, .due, .client, .urgency]' \
        <<<"$out")" '["task::T-1","2026-09-15",null,"",25]'
    text_is columns "$(jq -r '.[0] | keys_unsorted | join(",")' \
        <<<"$out")" "$columns"
}

@test "followup: reasons count days, in the singular too" {
    rows <<'END'
c1,2026-09-04,client,acme,,,,,email,anna,Acme Ltd,cadence=1d
u1,2026-10-04,touch,acme,,,,,email,anna,Hello,dir=in;kind=other
t1,2026-09-15,task,acme,T-1,,,2026-10-04,,anna,One,
t2,2026-09-15,task,acme,T-2,,,2026-10-06,,anna,,
k1,2026-01-01,contract,acme,C-1,,,2026-10-04,,,,
k2,2026-01-01,contract,acme,C-2,,,2026-10-05,,,Hosting,
k3,2026-01-01,contract,acme,C-3,,,2026-10-06,,,,
k4,2026-01-01,contract,acme,C-4,,,2026-10-02,,,Care,
END
    run2 acct-followup -O json --as-of 2026-10-05
    assert_status 0
    text_is reasons "$(jq -r '.[].reason' <<<"$out" | sort)" <<'END'
contract C-1 ended 2026-10-04, 1 day ago, and was not renewed
contract C-2 'Hosting' ends today
contract C-3 ends 2026-10-06, in 1 day
contract C-4 'Care' ended 2026-10-02, 3 days ago, and was not renewed
no contact for 1 day, since 2026-10-04
task T-1 'One' was due 2026-10-04, 1 day ago
task T-2 is due 2026-10-06, in 1 day
END
}

@test "followup: the table" {
    rows <<'END'
a1,2026-09-20,client,acme,,,,,telegram,anna,Acme,
t1,2026-09-15,task,,T-1,,,2026-10-07,,boris,Gifts,
i1,2026-10-04,issue,acme,I-7,,,2026-10-05,,,Wrong colour,
o1,2026-09-20,order,acme,O-1,,,2026-10-01,,carl,Logo,
END
    run2 acct-followup -O table --as-of 2026-10-05
    assert_status 0
    assert_err ''
    assert_out <<'END'
DUE         CLIENT  WHY                                              OWNER  VIA       KEY
2026-10-05  acme    issue I-7 'Wrong colour' is due today            anna   telegram  issue:acme:I-7
2026-10-01  acme    order O-1 'Logo' was due 2026-10-01, 4 days ago  carl   telegram  deadline:acme:O-1:2026-10-01
2026-10-07          task T-1 'Gifts' is due 2026-10-07, in 2 days    boris            task::T-1
END
    run2 acct-followup -O table --as-of 2026-10-05 --color always
    # red: overdue; yellow: today; what is yet to come is plain
    [[ $out == *$'\e['*m2026-10-01$'\e['* ]] || wrong 'overdue is not coloured'
    [[ $out == *$'\e['*m2026-10-05$'\e['* ]] || wrong 'today is not coloured'
    [[ $out == *$'\n2026-10-07 '* ]] || wrong 'the future is coloured'
    local red today
    red=${out%%2026-10-01*} today=${out%%2026-10-05*}
    [ "${red##*$'\e'}" != "${today##*$'\e'}" ] || wrong 'overdue looks as today'
}

@test "followup: nothing to do is no failure" {
    rows </dev/null
    run2 acct-followup -O table --as-of 2026-10-05
    assert_status 0
    assert_out 'Nothing to follow up.'
    run2 acct-followup --as-of 2026-10-05
    assert_status 0
    assert_out "$columns"
    run2 acct-followup -O json --as-of 2026-10-05
    text_is rows "$(jq -c . <<<"$out")" '[]'
    : >"$ledger"
    run2 acct-followup --as-of 2026-10-05
    assert_status 0
    assert_out "$columns"
}

@test "followup: without a ledger it says so" {
    run2 acct-followup --as-of 2026-10-05
    assert_status 1
    assert_out ''
    assert_err_has "$ledger"
    [ ! -e "$ledger" ]
}

@test "followup: texts cannot harm the terminal, and are one line" {
    quiet_client
    printf '%s\n' "t1,2026-09-15,task,acme,T-1,,,2026-10-05,,anna,\"a  b
c$(printf '\t')$(printf '\033')[31md$(printf '\342\200\256')\"," >>"$ledger"
    printf 't2,2026-09-15,task,acme,T-2,,,2026-10-05,,anna,%s,\n' \
        "$(printf 'слово%.0s' {1..20})" >>"$ledger"
    run2 acct-followup -O table --as-of 2026-10-05
    assert_status 0
    assert_out_has "task T-1 'a b c [31md\\u202e' is due today"
    # 59 letters and the mark of what was cut
    assert_out_has "task T-2 '$(printf 'слово%.0s' {1..11})слов…' is due today"
}

# --- Tasks ---------------------------------------------------------------

@test "followup: task: from the day it was given until it is done" {
    quiet_client
    more <<'END'
t1,2026-10-02,task,acme,T-1,,,2026-10-09,,anna,Call,
t2,2026-10-02,task,,T-2,,,,,anna,Tidy up,
d1,2026-10-06,done,acme,T-1,,,,,anna,,
d2,2026-10-07,done,,task::T-2,,,,,anna,,
END
    is 2026-10-01 ''
    is 2026-10-02 'task:acme:T-1 task::T-2'
    is 2026-10-05 'task:acme:T-1 task::T-2'
    is 2026-10-06 'task::T-2'
    is 2026-10-07 ''
}

@test "followup: task: closed by its key as well as by its ref" {
    quiet_client
    more <<'END'
t1,2026-10-02,task,acme,T-1,,,2026-10-09,,anna,Call,
d1,2026-10-06,done,acme,task:acme:T-1,,,,,anna,,
END
    is 2026-10-05 task:acme:T-1
    is 2026-10-06 ''
}

@test "followup: task: paused and lost clients' too" {
    quiet_client
    more <<'END'
t1,2026-10-02,task,acme,T-1,,,2026-10-09,,anna,Call,
s1,2026-10-03,status,acme,,,,,,,,state=paused
s2,2026-10-05,status,acme,,,,,,,,state=lost
END
    is 2026-10-03 task:acme:T-1
    is 2026-10-05 task:acme:T-1
}

# --- Deadlines -----------------------------------------------------------

@test "followup: deadline: a week ahead, until it is delivered" {
    quiet_client
    more <<'END'
o1,2026-09-01,order,acme,O-1,,,2026-10-12,,anna,Logo,
g1,2026-10-14,stage,acme,O-1,,,,,anna,,stage=delivered
END
    is 2026-10-04 ''
    is 2026-10-05 deadline:acme:O-1:2026-10-12
    is 2026-10-12 deadline:acme:O-1:2026-10-12
    is 2026-10-13 deadline:acme:O-1:2026-10-12
    is 2026-10-14 ''
}

@test "followup: deadline: accepted or cancelled ends it, ready does not" {
    quiet_client
    more <<'END'
o1,2026-09-01,order,acme,O-1,,,2026-10-05,,anna,Logo,
o2,2026-09-01,order,acme,O-2,,,2026-10-06,,anna,Site,
o3,2026-09-01,order,acme,O-3,,,,,anna,No deadline,
g1,2026-10-02,stage,acme,O-1,,,,,anna,,stage=ready
g2,2026-10-03,stage,acme,O-1,,,,,anna,,stage=accepted
g3,2026-10-04,stage,acme,O-2,,,,,anna,,stage=cancelled
END
    is 2026-10-02 'deadline:acme:O-1:2026-10-05 deadline:acme:O-2:2026-10-06'
    is 2026-10-03 deadline:acme:O-2:2026-10-06
    is 2026-10-04 ''
}

@test "followup: deadline: one that moved is another one" {
    quiet_client
    more <<'END'
o1,2026-09-01,order,acme,O-1,,,2026-10-05,,anna,Logo,
d1,2026-10-01,done,acme,deadline:acme:O-1:2026-10-05,,,,,anna,told them,
g1,2026-10-03,stage,acme,O-1,,,2026-10-20,,anna,,stage=delayed
END
    is 2026-09-30 deadline:acme:O-1:2026-10-05
    is 2026-10-01 ''
    is 2026-10-03 ''
    is 2026-10-12 ''
    is 2026-10-13 deadline:acme:O-1:2026-10-20
}

@test "followup: deadline: it appears no sooner than the order" {
    quiet_client
    more <<'END'
o1,2026-10-03,order,acme,O-1,,,2026-10-05,,anna,Logo,
END
    is 2026-10-02 ''
    run2 acct-followup --as-of 2026-10-03
    assert_out_has 'deadline:acme:O-1:2026-10-05,2026-10-03,2026-10-05,'
}

@test "followup: deadline: paused clients' yes, lost clients' no" {
    quiet_client
    more <<'END'
o1,2026-09-01,order,acme,O-1,,,2026-10-05,,anna,Logo,
s1,2026-10-01,status,acme,,,,,,,,state=paused
s2,2026-10-03,status,acme,,,,,,,,state=lost
END
    is 2026-10-01 deadline:acme:O-1:2026-10-05
    is 2026-10-03 ''
}

# --- Questions -----------------------------------------------------------

@test "followup: question: due the next day, answered by its id" {
    quiet_client
    more <<'END'
q1,2026-10-02T10:00:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
u1,2026-10-05T10:00:00Z,touch,acme,q1,,,,phone,anna,Because,dir=out;kind=call
END
    is 2026-10-01 ''
    is 2026-10-02 question:acme:q1
    is 2026-10-02 '' --due 2026-10-02
    is 2026-10-03 question:acme:q1 --due 2026-10-03
    is 2026-10-04 question:acme:q1
    is 2026-10-05 ''
}

@test "followup: question: due when it was promised" {
    quiet_client
    more <<'END'
q1,2026-10-02T10:00:00Z,touch,acme,,,,2026-10-09,email,anna,Why?,dir=in;kind=question
END
    run2 acct-followup --as-of 2026-10-05
    assert_out_has 'question:acme:q1,2026-10-02,2026-10-09,'
}

@test "followup: question: answered in its own thread, by a reply" {
    quiet_client
    more <<'END'
o1,2026-09-01,order,acme,O-1,,,,,anna,Logo,
u1,2026-10-01T10:00:00Z,touch,acme,O-1,,,,email,anna,Earlier,dir=out;kind=answer
q1,2026-10-02T10:00:00Z,touch,acme,O-1,,,,email,anna,Why?,dir=in;kind=question
u2,2026-10-03T10:00:00Z,touch,acme,O-1,,,,email,anna,On its way,dir=out;kind=notice
u3,2026-10-03T11:00:00Z,touch,acme,O-1,,,,email,anna,And?,dir=in;kind=answer
u4,2026-10-04T10:00:00Z,touch,acme,O-1,,,,email,anna,Because,dir=out
END
    is 2026-10-02 question:acme:q1
    is 2026-10-03 question:acme:q1
    is 2026-10-04 ''
}

@test "followup: question: of two about one thing, a thread's reply ends both" {
    quiet_client
    more <<'END'
o1,2026-09-01,order,acme,O-1,,,,,anna,Logo,
q1,2026-10-02T10:00:00Z,touch,acme,O-1,,,,email,anna,Why?,dir=in;kind=question
q2,2026-10-02T12:00:00Z,touch,acme,O-1,,,,email,anna,When?,dir=in;kind=question
q3,2026-10-03T12:00:00Z,touch,acme,,,,,email,anna,Where?,dir=in;kind=question
u1,2026-10-03T10:00:00Z,touch,acme,q1,,,,email,anna,Because,dir=out;kind=answer
u2,2026-10-04T10:00:00Z,touch,acme,O-1,,,,email,anna,Soon,dir=out;kind=answer
END
    is 2026-10-02 'question:acme:q1 question:acme:q2'
    is 2026-10-03 'question:acme:q2 question:acme:q3'
    is 2026-10-04 question:acme:q3
}

@test "followup: question: an answer without a ref answers all before it" {
    quiet_client
    more <<'END'
o1,2026-09-01,order,acme,O-1,,,,,anna,Logo,
q1,2026-10-02T10:00:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
q2,2026-10-02T11:00:00Z,touch,acme,O-1,,,,email,anna,When?,dir=in;kind=question
u1,2026-10-03T09:00:00Z,touch,acme,,,,,email,anna,Our news,dir=out;kind=news
u2,2026-10-04T10:00:00Z,touch,acme,,,,,email,anna,So,dir=out;kind=answer
q3,2026-10-04T11:00:00Z,touch,acme,,,,,email,anna,Really?,dir=in;kind=question
END
    is 2026-10-03 'question:acme:q1 question:acme:q2'
    is 2026-10-04 question:acme:q3
}

@test "followup: question: what we say to others answers nothing" {
    quiet_client
    more <<'END'
b1,2026-09-20,client,bolt,,,,,email,anna,Bolt,
p1,2026-09-20,doc,,price-list,,,,,anna,New prices,
q1,2026-10-02T10:00:00Z,touch,acme,price-list,,,,email,anna,Why?,dir=in;kind=question
u1,2026-10-03T10:00:00Z,touch,bolt,price-list,,,,email,anna,So,dir=out;kind=answer
u2,2026-10-03T10:00:00Z,touch,bolt,,,,,email,anna,So,dir=out;kind=answer
q2,2026-10-03T10:00:00Z,touch,bolt,,,,,email,anna,May we?,dir=out;kind=question
r1,2026-10-03T10:00:00Z,touch,bolt,,,,,email,anna,Nice,dir=in;kind=remark
END
    is 2026-10-03 question:acme:q1
}

@test "followup: question: the day's order, times before places" {
    quiet_client
    # written down in the evening, the answer first
    more <<'END'
u1,2026-10-02T12:00:00Z,touch,acme,,,,,phone,anna,So,dir=out;kind=answer
q1,2026-10-02T10:00:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
END
    is 2026-10-02 ''
    quiet_client
    more <<'END'
q1,2026-10-02T12:00:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
u1,2026-10-02T10:00:00Z,touch,acme,,,,,phone,anna,So,dir=out;kind=answer
END
    is 2026-10-02 question:acme:q1
}

@test "followup: question: an answer that names it may stand before it" {
    quiet_client
    more <<'END'
u1,2026-10-02,touch,acme,q1,,,,phone,anna,So,dir=out;kind=answer
q1,2026-10-02,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
END
    is 2026-10-02 ''
}

@test "followup: question: one without an id goes by its day" {
    quiet_client
    more <<'END'
o1,2026-09-01,order,acme,O-1,,,,,anna,Logo,
,2026-10-02,touch,acme,O-1,,,,email,anna,Why?,dir=in;kind=question
,2026-10-02,touch,acme,O-1,,,,email,anna,When?,dir=in;kind=question
END
    is 2026-10-02 question:acme:2026-10-02
    run2 acct-followup --as-of 2026-10-02
    # a touch can name the order, not the date
    assert_out_has 'question:acme:2026-10-02,2026-10-02,2026-10-03,acme,,email,office@acme.example,question,O-1,'
    run2 acct-followup done question:acme:2026-10-02 --as-of 2026-10-02
    assert_status 0
    is 2026-10-02 ''
}

@test "followup: question: paused and lost clients' too" {
    quiet_client
    more <<'END'
q1,2026-10-02,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
s1,2026-10-03,status,acme,,,,,,,,state=paused
s2,2026-10-04,status,acme,,,,,,,,state=lost
END
    is 2026-10-03 question:acme:q1
    is 2026-10-04 question:acme:q1
}

# --- Issues --------------------------------------------------------------

@test "followup: issue: open until it is resolved" {
    quiet_client
    more <<'END'
i1,2026-10-02T10:00:00Z,issue,acme,I-1,,,,email,anna,It leaks,
i2,2026-10-02T11:00:00Z,issue,acme,I-2,,,2026-10-09,email,anna,It squeaks,
r1,2026-10-05T10:00:00Z,resolve,acme,I-1,,,,,anna,Mended,
END
    is 2026-10-01 ''
    is 2026-10-02 'issue:acme:I-1 issue:acme:I-2'
    is 2026-10-05 issue:acme:I-2
    run2 acct-followup --as-of 2026-10-04
    assert_out_has 'issue:acme:I-1,2026-10-02,2026-10-03,'
    assert_out_has 'issue:acme:I-2,2026-10-02,2026-10-09,'
}

@test "followup: issue: the worse it is, the more urgent" {
    quiet_client
    more <<'END'
i1,2026-10-05,issue,acme,I-1,,,2026-10-05,email,anna,a,severity=low
i2,2026-10-05,issue,acme,I-2,,,2026-10-05,email,anna,b,severity=critical
i3,2026-10-05,issue,acme,I-3,,,2026-10-05,email,anna,c,
i4,2026-10-05,issue,acme,I-4,,,2026-10-05,email,anna,d,severity=high
END
    is 2026-10-05 'issue:acme:I-2 issue:acme:I-4 issue:acme:I-3 issue:acme:I-1'
    run2 acct-followup -O json --as-of 2026-10-05
    text_is urgencies "$(jq -c 'map(.urgency)' <<<"$out")" '[90,80,70,60]'
}

@test "followup: issue: lost clients' too" {
    quiet_client
    more <<'END'
i1,2026-10-02,issue,acme,I-1,,,,email,anna,It leaks,
s1,2026-10-03,status,acme,,,,,,,,state=lost
END
    is 2026-10-03 issue:acme:I-1
}

# --- Renewals ------------------------------------------------------------

# 2026-10-31 less 30 days is 2026-10-01; 30 days after it comes 2026-11-30.
@test "followup: renewal: from the notice before the end, as long after it" {
    quiet_client
    more <<'END'
k1,2025-11-01,contract,acme,C-1,,,2026-10-31,,anna,Support,per=month
u1,2026-11-20,touch,acme,,,,,email,anna,Hello,dir=out;kind=other
END
    is 2026-09-30 ''
    is 2026-10-01 renewal:acme:C-1:2026-10-31
    is 2026-10-31 renewal:acme:C-1:2026-10-31 --rule renewal
    is 2026-11-30 renewal:acme:C-1:2026-10-31
    is 2026-12-01 ''
}

# 2026-10-31 less 2 months is the last of August.
@test "followup: renewal: the contract's own notice" {
    quiet_client
    more <<'END'
u1,2026-08-20,touch,acme,,,,,email,anna,Hello,dir=out;kind=other
k1,2025-11-01,contract,acme,C-1,,,2026-10-31,,anna,Support,per=month;notice=2m
k2,2025-11-01,contract,acme,C-2,,,,,anna,Without end,per=month
END
    is 2026-08-30 ''
    is 2026-08-31 renewal:acme:C-1:2026-10-31
    printf '[followup]\nnotice = 0d\n' >"$ACCT_HOME/acct.conf"
    is 2026-08-31 renewal:acme:C-1:2026-10-31
}

@test "followup: renewal: a later end renews it, and comes round itself" {
    quiet_client
    more <<'END'
k0,2025-11-01,contract,acme,C-1,,,,,zoe,Trial,per=month
k1,2025-12-01,contract,acme,C-1,,,2026-10-31,,anna,Support,
d1,2026-10-02,done,acme,renewal:acme:C-1:2026-10-31,,,,,anna,talked,
v1,2026-10-03,void,,d1,,,,,,,
k2,2026-10-05,contract,acme,C-1,,,2026-12-10,,boris,,per=month
END
    is 2026-10-02 ''
    is 2026-10-04 renewal:acme:C-1:2026-10-31
    is 2026-10-05 ''
    is 2026-11-09 '' --rule renewal
    is 2026-11-10 renewal:acme:C-1:2026-12-10 --rule renewal
    # the words are the latest that there are
    run2 acct-followup --as-of 2026-11-10 --rule renewal
    assert_out_has "renewal,C-1,boris,"
    assert_out_has "contract C-1 'Support' ends"
}

@test "followup: renewal: not for paused and lost clients" {
    quiet_client
    more <<'END'
k1,2025-11-01,contract,acme,C-1,,,2026-10-31,,anna,Support,per=month
s1,2026-10-02,status,acme,,,,,,,,state=paused
s2,2026-10-03,status,acme,,,,,,,,state=active
s3,2026-10-04,status,acme,,,,,,,,state=lost
END
    is 2026-10-01 renewal:acme:C-1:2026-10-31
    is 2026-10-02 ''
    is 2026-10-03 renewal:acme:C-1:2026-10-31
    is 2026-10-04 ''
}

# --- Check-ins -----------------------------------------------------------

# 30 days after 2026-09-01 comes 2026-10-01.
@test "followup: checkin: after 30 days without contact" {
    rows <<'END'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,
u1,2026-09-01T10:00:00Z,touch,acme,,,,,email,anna,Hello,dir=in;kind=other
u2,2026-10-04T10:00:00Z,touch,acme,,,,,email,anna,Hi,dir=out;kind=checkin
END
    is 2026-09-30 ''
    is 2026-10-01 checkin:acme:2026-09-01
    is 2026-10-03 checkin:acme:2026-09-01
    is 2026-10-04 ''
    is 2026-11-02 ''
    is 2026-11-03 checkin:acme:2026-10-04
}

@test "followup: checkin: the client's own cadence, or the setting's" {
    rows <<'END'
c1,2026-10-01,client,acme,,,,,email,anna,Acme Ltd,cadence=1w
c2,2026-10-01,client,bolt,,,,,email,anna,Bolt,
c3,2026-10-01,client,cove,,,,,email,anna,Cove,cadence=0d
c4,2026-10-02,client,acme,,,,,email,anna,,tier=A
c5,2026-10-10,client,acme,,,,,email,anna,,cadence=1m
END
    is 2026-10-07 ''
    is 2026-10-08 checkin:acme:2026-10-01
    is 2026-10-10 ''
    is 2026-10-30 ''
    is 2026-10-31 checkin:bolt:2026-10-01
    # a client of tier A comes first
    is 2026-11-01 'checkin:acme:2026-10-01 checkin:bolt:2026-10-01'
    printf '[followup]\ncadence = 3d\n' >"$ACCT_HOME/acct.conf"
    is 2026-10-03 ''
    is 2026-10-04 checkin:bolt:2026-10-01
    printf '[followup]\ncadence = 0d\n' >"$ACCT_HOME/acct.conf"
    is 2026-10-07 ''
    is 2026-10-08 checkin:acme:2026-10-01
}

@test "followup: checkin: not for paused and lost clients" {
    rows <<'END'
c1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
s1,2026-10-02,status,acme,,,,,,,,state=paused
s2,2026-10-03,status,acme,,,,,,,,state=active
s3,2026-10-04,status,acme,,,,,,,,state=lost
END
    is 2026-10-01 checkin:acme:2026-09-01
    is 2026-10-02 ''
    is 2026-10-03 checkin:acme:2026-09-01
    is 2026-10-04 ''
}

@test "followup: checkin: done for this silence, not for the next" {
    rows <<'END'
c1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
d1,2026-10-02,done,acme,checkin:acme:2026-09-01,,,,,anna,let them be,
u2,2026-11-15,touch,acme,,,,,email,anna,Hi,dir=in;kind=other
END
    is 2026-10-01 checkin:acme:2026-09-01
    is 2026-10-02 ''
    is 2026-11-14 ''
    is 2026-12-14 ''
    is 2026-12-15 checkin:acme:2026-11-15
}

# --- What is listed ------------------------------------------------------

some_work() {
    rows <<'END'
a1,2026-09-20,client,acme,,,,,email,anna,Acme Ltd,
b1,2026-09-25,client,bolt,,,,,email,boris,Bolt,
t1,2026-10-01,task,acme,T-1,,,2026-10-05,,anna,Call,
t2,2026-10-01,task,bolt,T-2,,,2026-10-06,,,Write,
t3,2026-10-01,task,,T-3,,,2026-10-20,,anna,Tidy,
t4,2026-10-01,task,,T-4,,,,,,Dream,
i1,2026-10-04,issue,bolt,I-1,,,2026-10-04,,anna,Leak,
o1,2026-09-20,order,acme,O-1,,,2026-10-14,,,Logo,
END
}

@test "followup: the most urgent first, then by due day, then by key" {
    rows <<'END'
t1,2026-10-01,task,,T-9,,,,,anna,25,
t2,2026-10-01,task,,T-3,,,2026-10-30,,anna,25,
t3,2026-10-01,task,,T-5,,,2026-10-05,,anna,50,
t4,2026-10-01,task,,T-4,,,2026-10-05,,anna,50,
t5,2026-10-01,task,,T-1,,,2026-09-10,,anna,80,
t6,2026-10-01,task,,T-2,,,2026-09-09,,anna,80,
END
    is 2026-10-05 'task::T-2 task::T-1 task::T-4 task::T-5 task::T-3 task::T-9'
}

@test "followup: --due: by then, and not what has no due day" {
    some_work
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1' --due today
    is 2026-10-05 'issue:bolt:I-1' --due yesterday
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2' -D +1d
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2' -D 2026-w41
}

@test "followup: --due looks ahead at what is yet to appear" {
    some_work
    is 2026-10-05 task:acme:T-1 --client acme
    is 2026-10-05 'deadline:acme:O-1:2026-10-14 task:acme:T-1 checkin:acme:2026-09-20' \
        --client acme --due 2026-10-20
    is 2026-10-05 'deadline:acme:O-1:2026-10-14 task:acme:T-1' \
        --client acme --due 2026-10-19
    run2 acct-followup --as-of 2026-10-05 --due 2026-10-20 --rule deadline
    assert_out_has 'deadline:acme:O-1:2026-10-14,2026-10-07,2026-10-14,'
    is 2026-10-05 '' --rule deadline
}

@test "followup: --owner, --client, --rule, --limit" {
    some_work
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task::T-3' -w anna
    is 2026-10-05 'task:bolt:T-2' --owner boris
    is 2026-10-05 'task::T-4' --owner ''
    is 2026-10-05 'issue:bolt:I-1 task:bolt:T-2' --client bolt
    is 2026-10-05 'task:acme:T-1' --client 'acme ltd'
    is 2026-10-05 'issue:bolt:I-1' --rule issue
    is 2026-10-05 'issue:bolt:I-1' --rule issue --rule renewal
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1' --limit 2
    is 2026-10-05 'task:acme:T-1 task:bolt:T-2' --limit 2 --rule task
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4' \
        --limit 99
    is 2026-10-05 '' --owner zoe
}

@test "followup: wrong words are told apart" {
    some_work
    run2 acct-followup --as-of 2026-10-05 --client akme
    assert_status 1
    assert_out ''
    assert_err "acct-followup: no client 'akme' (closest: acme)"
    run2 acct-followup --as-of 2026-10-05 --rule tasks
    assert_status 2
    assert_err_has "no rule 'tasks' (task, deadline, question, issue, renewal, checkin)"
    for n in 0 -1 x 1.5 ''; do
        run2 acct-followup --as-of 2026-10-05 --limit "$n"
        assert_status 2
        assert_err_has "--limit: '$n'"
    done
    run2 acct-followup --as-of 2026-10-05 --due never
    assert_status 2
    assert_err_has "--due: "
    run2 acct-followup --as-of 2026-10-05 dune T-1
    assert_status 2
    assert_err_has "did you mean 'done'"
    run2 acct-followup --as-of 2026-10-05 --until fri
    assert_status 2
    assert_err_has "--until does not go with"
    run2 acct-followup done T-1 --as-of 2026-10-05 --limit 3
    assert_status 2
    assert_err_has "--limit does not go with"
}

@test "followup: action rows are no ledger rows" {
    some_work
    keep "$ledger"
    acct-followup -O csv --as-of 2026-10-05 >actions.csv
    run2 acct-add - <actions.csv
    assert_status 1
    assert_err_has 'these are action rows, not ledger rows'
    assert_err_has 'acct-followup done KEY'
    # nor is a list of none
    acct-followup -O csv --as-of 2026-10-05 --owner zoe >actions.csv
    run2 acct-add - <actions.csv
    assert_status 1
    assert_err_has 'action rows'
    same "$ledger"
}

# --- done, skip, snooze --------------------------------------------------

@test "followup: done: a record, and it is gone" {
    some_work
    run2 acct-followup done issue:bolt:I-1 -m 'All well' --as-of 2026-10-05
    assert_status 0
    assert_err ''
    [[ $out =~ ^[0-9A-Z]{26}$ ]] || wrong 'not the id'
    text_is row "$(tail -n 1 "$ledger")" \
        "$out,2026-10-05,done,bolt,issue:bolt:I-1,,,,,,All well,"
    is 2026-10-05 'task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'
    # it was open before
    is 2026-10-04 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'
}

@test "followup: done: tasks by ref or key, the record names the ref" {
    some_work
    run2 acct-followup done T-1 task:bolt:T-2 T-3 -w carl -d 2026-10-03 \
        --as-of 2026-10-05
    assert_status 0
    text_is rows "$(tail -n 3 "$ledger" | cut -d, -f2-)" <<'END'
2026-10-03,done,acme,T-1,,,,,carl,,
2026-10-03,done,bolt,T-2,,,,,carl,,
2026-10-03,done,,T-3,,,,,carl,,
END
    text_is ids "$out" "$(tail -n 3 "$ledger" | cut -d, -f1)"
    is 2026-10-03 'task::T-4'
    is 2026-10-02 'task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'
}

@test "followup: done: one record each, however often it is named" {
    some_work
    run2 acct-followup done T-1 T-1 task:acme:T-1 --as-of 2026-10-05
    assert_status 0
    text_is rows "$(tail -n +10 "$ledger" | cut -d, -f2-)" \
        2026-10-05,done,acme,T-1,,,,,,,
}

@test "followup: done: the list's keys go straight back" {
    some_work
    acct-followup -O ids --as-of 2026-10-05 >keys
    # shellcheck disable=SC2046  # a word each
    run2 acct-followup done $(cat keys) --as-of 2026-10-05 -q
    assert_status 0
    assert_out ''
    assert_err ''
    is 2026-10-05 ''
    [ "$(wc -l <"$ledger")" -eq 14 ]
}

@test "followup: skip: closed, and marked as left out" {
    some_work
    run2 acct-followup skip T-2 -m 'not now' --as-of 2026-10-05
    assert_status 0
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-10-05,done,bolt,T-2,,,,,,not now,result=skipped'
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task::T-3 task::T-4'
}

@test "followup: snooze: hidden until the day comes" {
    some_work
    run2 acct-followup snooze T-1 issue:bolt:I-1 --until 2026-10-08 \
        -m 'on holiday' -w carl --as-of 2026-10-05
    assert_status 0
    text_is rows "$(tail -n 2 "$ledger" | cut -d, -f2-)" <<'END'
2026-10-05,snooze,acme,T-1,,,2026-10-08,,carl,on holiday,
2026-10-05,snooze,bolt,issue:bolt:I-1,,,2026-10-08,,carl,on holiday,
END
    is 2026-10-04 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'
    is 2026-10-05 'task:bolt:T-2 task::T-3 task::T-4'
    is 2026-10-07 'task:bolt:T-2 task::T-3 task::T-4' --rule task --rule issue
    is 2026-10-08 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4' \
        --rule task --rule issue
    # from then on it is to be done; the due day stays
    run2 acct-followup --as-of 2026-10-08
    assert_out_has 'task:acme:T-1,2026-10-08,2026-10-05,'
    # looking ahead it is there
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2' --due 2026-10-08
}

@test "followup: snooze: --for, and the later one holds" {
    some_work
    run2 acct-followup snooze T-1 --for 2w --as-of 2026-10-05
    assert_status 0
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        2026-10-05,snooze,acme,T-1,,,2026-10-19,,,,
    is 2026-10-18 '' --client acme --rule task
    is 2026-10-19 task:acme:T-1 --client acme --rule task
    # hidden ones can be named; by its key in a row typed by hand
    run2 acct-followup snooze T-1 --until tomorrow --as-of 2026-10-06
    assert_status 0
    is 2026-10-07 task:acme:T-1 --client acme --rule task
    more <<<'z1,2026-10-07,snooze,acme,task:acme:T-1,,,2026-10-10,,,,'
    is 2026-10-09 '' --client acme --rule task
    is 2026-10-10 task:acme:T-1 --client acme --rule task
    more <<<'z2,2026-10-08,snooze,acme,T-1,,,2026-10-09,,,,'
    is 2026-10-08 '' --client acme --rule task
    is 2026-10-09 task:acme:T-1 --client acme --rule task
    run2 acct-followup done T-1 --as-of 2026-10-08
    assert_status 0
    is 2026-10-10 '' --client acme --rule task
}

@test "followup: snooze: needs one day, and a later one" {
    some_work
    keep "$ledger"
    run2 acct-followup snooze T-1 --as-of 2026-10-05
    assert_status 2
    assert_err_has 'until when?'
    run2 acct-followup snooze T-1 --for 1d --until fri --as-of 2026-10-05
    assert_status 2
    assert_err_has 'give one'
    run2 acct-followup snooze T-1 --until today --as-of 2026-10-05
    assert_status 2
    assert_err_has '--until: 2026-10-05 is not after today'
    run2 acct-followup snooze T-1 --for -1d --as-of 2026-10-05
    assert_status 2
    assert_err_has '--for: 2026-10-04 is not after today'
    run2 acct-followup snooze T-1 --for 3 --as-of 2026-10-05
    assert_status 2
    assert_err_has "--for: '3'"
    same "$ledger"
}

@test "followup: done: what is yet to appear can be closed too" {
    some_work
    is 2026-10-05 '' --rule deadline
    run2 acct-followup done deadline:acme:O-1:2026-10-14 --as-of 2026-10-05
    assert_status 0
    is 2026-10-14 '' --rule deadline
}

@test "followup: done: unknown keys are refused, all or nothing" {
    some_work
    keep "$ledger"
    run2 acct-followup done T-1 task:acme:T-11 --as-of 2026-10-05
    assert_status 1
    assert_out ''
    assert_err_has "no open follow-up 'task:acme:T-11' (closest: task:acme:T-1"
    run2 acct-followup done checkin:acme --as-of 2026-10-05
    assert_status 1
    assert_err_has "(closest: checkin:acme:2026-09-20"
    run2 acct-followup done something:else:entirely:here --as-of 2026-10-05
    assert_status 1
    assert_err_has "(acct-followup -O ids lists them)"
    run2 acct-followup done --as-of 2026-10-05
    assert_status 2
    assert_err_has 'which follow-up?'
    same "$ledger"
}

@test "followup: done: twice is an error that says since when" {
    some_work
    acct-followup done T-1 issue:bolt:I-1 --as-of 2026-10-05 -q
    keep "$ledger"
    for key in T-1 task:acme:T-1 issue:bolt:I-1; do
        run2 acct-followup done "$key" --as-of 2026-10-06
        assert_status 1
        assert_err_has "'$key' was closed on 2026-10-05 already"
        run2 acct-followup snooze "$key" --for 1d --as-of 2026-10-06
        assert_status 1
        assert_err_has "'$key' was closed on 2026-10-05 already"
    done
    # nor before that day, when it was open
    run2 acct-followup done T-1 --as-of 2026-10-03
    assert_status 1
    assert_err_has "'T-1' was closed on 2026-10-05 already"
    same "$ledger"
    more <<<'x1,2026-10-06,done,bolt,task:bolt:T-2,,,,,,,'
    run2 acct-followup done T-2 --as-of 2026-10-06
    assert_status 1
    assert_err_has "'T-2' was closed on 2026-10-06 already"
}

@test "followup: done: not on a day to come" {
    rows <<<'t1,2026-02-01,task,acme,T-1,,,,,anna,Call,'
    keep "$ledger"
    for command in done skip; do
        run2 acct-followup $command T-1 -d 2027-01-01 --as-of 2026-02-18
        assert_status 2
        assert_err "acct-followup: --date: 2027-01-01 is after today (snooze puts it off)
Try 'acct-followup --help'."
    done
    same "$ledger"
}

@test "followup: keys in which client and ref have colons" {
    rows <<'E'
c1,2026-01-01,client,a:b,,,,,,anna,Acme,
t1,2026-02-01,task,a:b,T:1,,,,,anna,Call,
E
    run2 acct-followup done -q task:a:b:T:1 --as-of 2026-02-18
    assert_status 0
    run2 acct-followup done -q task:a:b:T:1 --as-of 2026-02-18
    assert_status 1
    assert_err "acct-followup: 'task:a:b:T:1' was closed on 2026-02-18 already (--force adds the record all the same)"
    run2 acct-followup done -n -O csv --force checkin:a:b:2026-02-01 --as-of 2026-02-18
    assert_status 0
    assert_out_has 'done,a:b,checkin:a:b:2026-02-01,'
}

@test "followup: what is nothing like a key is offered none" {
    rows <<<'t1,2026-02-01,task,acme,T-11,,,,,anna,Call,'
    run2 acct-followup done nope --as-of 2026-02-18
    assert_status 1
    assert_err "acct-followup: no open follow-up 'nope' (acct-followup -O ids lists them)"
    run2 acct-followup done T-12 --as-of 2026-02-18
    assert_status 1
    assert_err_has 'closest: task:acme:T-11'
}

@test "followup: held back and in a calendar does not go together" {
    rows <<<'t1,2026-02-01,task,acme,T-1,,,,,anna,Call,'
    run2 acct-followup --held -O ics --as-of 2026-02-18
    assert_status 2
    assert_err "acct-followup: --held has no format 'ics'
Try 'acct-followup --help'."
}

@test "followup: done: of several at once, one closes it" {
    some_work
    local n=0 pid pids=()
    for _ in 1 2 3 4 5 6; do
        acct-followup done T-1 --as-of 2026-10-05 -q 2>/dev/null &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        if wait "$pid"; then n=$((n + 1)); fi
    done
    [ "$n" -eq 1 ]
    [ "$(grep -c ',done,' "$ledger")" -eq 1 ]
}

@test "followup: done: --force adds it all the same" {
    some_work
    run2 acct-followup done birthday:acme:2026 nobody:zoe:1 --force \
        --as-of 2026-10-05
    assert_status 0
    text_is rows "$(tail -n 2 "$ledger" | cut -d, -f2-)" <<'END'
2026-10-05,done,acme,birthday:acme:2026,,,,,,,
2026-10-05,done,,nobody:zoe:1,,,,,,,
END
    acct-followup done T-1 --as-of 2026-10-05 -q
    run2 acct-followup done T-1 --force --as-of 2026-10-06
    assert_status 0
}

@test "followup: done: --dry-run and -O print the rows" {
    some_work
    keep "$ledger"
    run2 acct-followup done T-1 -n --as-of 2026-10-05
    assert_status 0
    text_is rows "$(sed '2s/^[^,]*//' <<<"$out")" <<END
$header
,2026-10-05,done,acme,T-1,,,,,,,
END
    same "$ledger"
    # so does the round trip
    run2 acct-followup snooze issue:bolt:I-1 --for 3d -n --as-of 2026-10-05
    run2 acct-add - <<<"$out"
    assert_status 0
    is 2026-10-07 '' --rule issue
    is 2026-10-08 issue:bolt:I-1 --rule issue
    run2 acct-followup done T-1 -O json --as-of 2026-10-05
    text_is ref "$(jq -r '.[0].ref' <<<"$out")" T-1
    is 2026-10-05 '' --rule task --client acme
}

@test "followup: done: standard input cannot be added to" {
    some_work
    run2 acct-followup done T-1 -f - --as-of 2026-10-05 <"$ledger"
    assert_status 2
    assert_err_has 'standard input cannot be added to'
    is 2026-10-05 task:acme:T-1 -f "$ledger" --client acme
    run2 acct-followup -f - -O ids --as-of 2026-10-05 --client acme <"$ledger"
    assert_out task:acme:T-1
}

# --- History -------------------------------------------------------------

@test "followup: the past stays as it was, whatever is added today" {
    cp "$root"/examples/ledger.csv "$root"/examples/acct.conf "$ACCT_HOME"
    for day in 2025-09-15 2026-02-28 2026-09-01; do
        acct-followup --as-of "$day" >"before-$day"
        [ "$(wc -l <"before-$day")" -gt 1 ]
    done
    # shellcheck disable=SC2046  # a word each
    acct-followup done $(acct-followup -O ids --as-of 2026-10-05) -q \
        --as-of 2026-10-05
    is 2026-10-05 ''
    for day in 2025-09-15 2026-02-28 2026-09-01; do
        acct-followup --as-of "$day" >after
        diff "before-$day" after
    done
    # and a ledger that ended then says the same
    awk -F, 'NR == 1 || substr($2, 1, 10) <= "2026-02-28"' "$ledger" >then.csv
    acct-followup -f then.csv --as-of 2026-02-28 >after
    diff before-2026-02-28 after
}

@test "followup: running it changes nothing, and twice is the same" {
    cp "$root"/examples/ledger.csv "$root"/examples/acct.conf "$ACCT_HOME"
    keep "$ledger"
    acct-followup --as-of 2026-10-05 >one
    acct-followup --as-of 2026-10-05 >two
    cmp one two
    same "$ledger"
    [ "$(ls "$ACCT_HOME")" = $'acct.conf\nledger.csv\nrules.csv' ]
}

@test "followup: late entries count from their date" {
    some_work
    is 2026-10-05 'issue:bolt:I-1' --rule issue --rule question --rule checkin
    more <<'END'
r1,2026-10-05,resolve,bolt,I-1,,,,,anna,Mended on Monday,
q1,2026-09-28,touch,bolt,,,,,phone,anna,They called last week,dir=in;kind=question
END
    is 2026-10-05 'question:bolt:q1' --rule issue --rule question
    is 2026-10-04 'question:bolt:q1 issue:bolt:I-1' --rule issue --rule question
    is 2026-09-27 '' --rule question
    # an order that was entered after its stage
    more <<'END'
g9,2026-10-02,stage,acme,O-9,,,,,anna,,stage=delivered
o9,2026-09-20,order,acme,O-9,,,2026-10-03,,anna,Card,
END
    is 2026-10-01 deadline:acme:O-9:2026-10-03 --rule deadline
    is 2026-10-02 '' --rule deadline
    # out of order in the file, the latest touch is by date
    more <<'END'
u8,2026-10-04,touch,acme,,,,,email,anna,Hi,dir=out;kind=other
u9,2026-09-22,touch,acme,,,,,email,anna,Hi,dir=out;kind=other
END
    is 2026-11-02 '' --rule checkin --client acme
    is 2026-11-03 checkin:acme:2026-10-04 --rule checkin --client acme
}

@test "followup: voided records never happened" {
    some_work
    more <<'END'
d1,2026-10-02,done,acme,T-1,,,,,anna,,
z1,2026-10-02,snooze,bolt,T-2,,,2026-12-01,,anna,,
r1,2026-10-04,resolve,bolt,I-1,,,,,anna,Mended,
v1,2026-10-05,void,,d1,,,,,anna,not yet,
v2,2026-10-05,void,,z1,,,,,anna,,
v3,2026-10-05,void,,r1,,,,,anna,,
v4,2026-10-05,void,,t3,,,,,anna,,
END
    is 2026-10-04 'task::T-3 task::T-4'
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-4'
    # a touch taken back makes the silence longer
    rows <<'END'
c1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
u1,2026-09-20,touch,acme,,,,,email,anna,Hello,dir=in;kind=other
v1,2026-10-02,void,,u1,,,,,anna,,
END
    is 2026-10-01 ''
    is 2026-10-02 checkin:acme:2026-09-01
}

@test "followup: one for each key, on any day" {
    cp "$root"/examples/ledger.csv "$root"/examples/acct.conf "$ACCT_HOME"
    local day=2025-05-01 n=0
    while [[ $day < 2026-12-01 ]]; do
        acct-followup -O ids --as-of "$day" --due +90d >keys
        sort keys | uniq -d >twice
        diff twice /dev/null
        n=$((n + $(wc -l <keys)))
        day=$(date -d "$day + 11 days" +%F)
    done
    [ "$n" -gt 100 ]
    # a ref used twice by hand
    rows <<'END'
t1,2026-10-01,task,,T-1,,,2026-10-05,,anna,One,
t2,2026-10-02,task,,T-1,,,2026-10-06,,anna,Two,
END
    is 2026-10-05 task::T-1
    acct-followup done T-1 -q --as-of 2026-10-05
    is 2026-10-05 ''
}

@test "followup: the example on its day" {
    cp "$root"/examples/ledger.csv "$root"/examples/acct.conf "$ACCT_HOME"
    run2 acct-followup -O ids --as-of 2026-10-05 --due today
    assert_status 0
    assert_out <<'END'
issue:delta:I-4
deadline:corvid:O-21:2026-09-30
task:corvid:T-11
checkin:kedr:2026-07-21
task:acme:T-9
question:fern:01M3YAAN94A051WHZ0MD0HSVET
checkin:gull:2025-11-12
END
    # snoozed until the 6th
    is 2026-10-05 '' --rule task --client delta
    is 2026-10-06 'task:delta:T-13' --rule task --client delta
}

# --- Help ----------------------------------------------------------------

@test "followup: --help rules names the built-in ones, with the page's words" {
    run2 acct-followup --help rules
    assert_status 0
    awk '{ print $1 }' <<<"$out" >names
    [ "$(wc -l <names)" -ge 28 ]
    text_is rules "$(acct-followup rules --default -O ids)" "$(cat names)"
    # acct-rules(5) has each, with its words
    sed -n 's/^\.It Cm //p' "$root/man/acct-rules.5" >page
    while read -r rule; do
        grep -qx "$rule" page || wrong "acct-rules(5) lacks $rule"
    done <names
    run2 acct-followup --help words
    assert_status 0
    sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' <<<"$out" | sort -u >words
    [ "$(wc -l <words)" -gt 40 ]
    while read -r word; do
        grep -Eqx "$word( Ar .*)?" page || wrong "acct-rules(5) lacks $word"
    done <words
}

@test "followup: the page's examples work on the example's day" {
    cp "$root"/examples/ledger.csv "$root"/examples/acct.conf "$ACCT_HOME"
    mkdir bin
    for tool in acct-followup acct-add; do
        printf '#!/bin/sh\nexec %s/%s --as-of 2026-10-05 "$@"\n' "$BUILD" \
            "$tool" >"bin/$tool"
        chmod +x "bin/$tool"
    done
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh DIAG/{s/^\$ //p; s/^> //p}' \
        "$root/man/acct-followup.1" | sed 's/\\e/\\/g' >examples
    run2 env PATH="$PWD/bin:$PATH" sh -eux ./examples
    assert_status 0
    assert_out_has 'deadline:corvid:O-21:2026-09-30'
    run2 acct-followup -O ids --as-of 2026-10-05 --due +60d
    for key in task:corvid:T-11 checkin:gull:2025-11-12 \
        renewal:acme:C-4:2026-10-31 task:granat:T-10 question:fern; do
        if [ $key = checkin:gull:2025-11-12 ]; then
            assert_out_has $key
        else
            assert_out_lacks $key
        fi
    done
    is 2026-10-05 '' --client gull
}
