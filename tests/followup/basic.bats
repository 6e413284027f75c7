#!/usr/bin/env bats
# What opens and ends tasks, deadlines, questions, issues, renewals, check-ins.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load followup

# --- Tasks ---------------------------------------------------------------

@test "followup: tasks" {
    begin 'task: from the day it was given until it is done'
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

    begin 'task: closed by its key as well as by its ref'
    quiet_client
    more <<'END'
t1,2026-10-02,task,acme,T-1,,,2026-10-09,,anna,Call,
d1,2026-10-06,done,acme,task:acme:T-1,,,,,anna,,
END
    is 2026-10-05 task:acme:T-1
    is 2026-10-06 ''

    begin "task: paused and lost clients' too"
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

@test "followup: deadlines" {
    begin 'deadline: a week ahead, until it is delivered'
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

    begin 'deadline: accepted or cancelled ends it, ready does not'
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

    begin 'deadline: one that moved is another one'
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

    begin 'deadline: it appears no sooner than the order'
    quiet_client
    more <<'END'
o1,2026-10-03,order,acme,O-1,,,2026-10-05,,anna,Logo,
END
    is 2026-10-02 ''
    run2 acct-followup --as-of 2026-10-03
    assert_out_has 'deadline:acme:O-1:2026-10-05,2026-10-03,2026-10-05,'

    begin "deadline: paused clients' yes, lost clients' no"
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

@test "followup: a question, and what answers it" {
    begin 'question: due the next day, answered by its id'
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

    begin 'question: due when it was promised'
    quiet_client
    more <<'END'
q1,2026-10-02T10:00:00Z,touch,acme,,,,2026-10-09,email,anna,Why?,dir=in;kind=question
END
    run2 acct-followup --as-of 2026-10-05
    assert_out_has 'question:acme:q1,2026-10-02,2026-10-09,'

    begin 'question: answered in its own thread, by a reply'
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

    begin "question: of two about one thing, a thread's reply ends both"
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

    begin 'question: an answer without a ref answers all before it'
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

@test "followup: a question, and what does not answer it" {
    begin 'question: what we say to others answers nothing'
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

    begin "question: the day's order, times before places"
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

    begin 'question: an answer that names it may stand before it'
    quiet_client
    more <<'END'
u1,2026-10-02,touch,acme,q1,,,,phone,anna,So,dir=out;kind=answer
q1,2026-10-02,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
END
    is 2026-10-02 ''

    begin 'question: one without an id goes by its day'
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

    begin "question: paused and lost clients' too"
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

@test "followup: issues" {
    begin 'issue: open until it is resolved'
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

    begin 'issue: the worse it is, the more urgent'
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

    begin "issue: lost clients' too"
    quiet_client
    more <<'END'
i1,2026-10-02,issue,acme,I-1,,,,email,anna,It leaks,
s1,2026-10-03,status,acme,,,,,,,,state=lost
END
    is 2026-10-03 issue:acme:I-1
}

# --- Renewals ------------------------------------------------------------

@test "followup: renewals" {
    # 2026-10-31 less 30 days is 2026-10-01; 30 days after it comes 2026-11-30.
    begin 'renewal: from the notice before the end, until it is renewed'
    quiet_client
    more <<'END'
k1,2025-11-01,contract,acme,C-1,,,2026-10-31,,anna,Support,per=month
u1,2026-11-20,touch,acme,,,,,email,anna,Hello,dir=out;kind=other
END
    is 2026-09-30 ''
    is 2026-10-01 renewal:acme:C-1:2026-10-31
    is 2026-10-31 renewal:acme:C-1:2026-10-31 --rule renewal
    is 2026-12-01 renewal:acme:C-1:2026-10-31

    # 2026-10-31 less 2 months is the last of August.
    begin "renewal: the contract's own notice"
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

    begin 'renewal: a later end renews it, and comes round itself'
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

    begin 'renewal: in a pause, too, but not for lost clients'
    quiet_client
    more <<'END'
k1,2025-11-01,contract,acme,C-1,,,2026-10-31,,anna,Support,per=month
s1,2026-10-02,status,acme,,,,,,,,state=paused
s2,2026-10-03,status,acme,,,,,,,,state=active
s3,2026-10-04,status,acme,,,,,,,,state=lost
END
    is 2026-10-01 renewal:acme:C-1:2026-10-31
    is 2026-10-02 renewal:acme:C-1:2026-10-31
    is 2026-10-03 renewal:acme:C-1:2026-10-31
    is 2026-10-04 ''
}

# --- Check-ins -----------------------------------------------------------

@test "followup: check-ins" {
    # 30 days after 2026-09-01 comes 2026-10-01.
    begin 'checkin: after 30 days without contact'
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

    begin "checkin: the client's own cadence, or the setting's"
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

    begin 'checkin: not for paused and lost clients'
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

    begin 'checkin: done for this silence, not for the next'
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
