#!/usr/bin/env bats
# Everything that a client asks has a clock.  2026-02-03 is a Tuesday, and
# 2026-02-06 a Friday.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

boss() {
    printf '[followup]\nquiet = 0d\nmanager = boss\n' >"$ACCT_HOME/acct.conf"
}

# points KEY WHEN TERM...: of these terms, as `why` has them; 0: not there.
points() {
    local key=$1 when=$2 term got=
    shift 2
    run2 acct-followup why "$key" --as-of "$when" -O csv
    assert_status 0
    for term in "$@"; do
        got="$got $(awk -F, -v term="$term" \
            '$1 == term { n = $2 } END { print n + 0 }' <<<"$out")"
    done
    points=${got# }
}

# reasons DATE RULE: what is said of each.
reasons() {
    run2 acct-followup --as-of "$1" --rule "$2" -O json
    assert_status 0
    assert_err ''
    text_is "said on $1" "$(jq -r '.[] | .reason' <<<"$out")"
}

promise() {
    more <<<"k1,2026-01-02,contract,acme,C-1,100,EUR,,,anna,Care,per=month;$1"
}

@test "clock: more urgent half-way, late in the minute, and then the manager's" {
    local rules=(--rule question --rule escalate)
    begin 'asked at 10:30 with an hour'
    boss
    promise sla=1h
    more <<'ROWS'
q1,2026-02-03T10:30:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
ROWS
    points question:acme:q1 2026-02-03T10:59:00Z half promise due urgency
    text_is points "$points" '0 0 0 60'
    points question:acme:q1 2026-02-03T11:00:00Z half promise due urgency
    text_is points "$points" '5 0 0 65'
    points question:acme:q1 2026-02-03T11:30:00Z half promise due urgency
    text_is points "$points" '5 0 0 65'
    points question:acme:q1 2026-02-03T11:31:00Z half promise due urgency
    text_is points "$points" '5 5 2 72'
    points question:acme:q1 2026-02-05T11:31:00Z half promise due urgency
    text_is points "$points" '5 5 4 74'
    is 2026-02-03T11:29:00Z question:acme:q1 "${rules[@]}"
    is 2026-02-03T11:30:00Z question:acme:q1 "${rules[@]}"
    is 2026-02-03T11:31:00Z 'escalate:acme:q1 question:acme:q1' "${rules[@]}"
    # a day is its end; who looks ahead sees what will have come
    is 2026-02-03 'escalate:acme:q1 question:acme:q1' "${rules[@]}"
    is 2026-02-02 '' "${rules[@]}"
    is 2026-02-03T10:31:00Z 'question:acme:q1' --to 2026-02-03 "${rules[@]}"
    reasons 2026-02-03T11:00:00Z question <<<"answer to 'Why?', asked 2026-02-03, is due today at 11:30"
    reasons 2026-02-03T11:31:00Z question <<<"answer to 'Why?', asked 2026-02-03, was due today at 11:30"
    run2 acct-followup --as-of 2026-02-03T11:31:00Z --rule escalate -O json
    text_is row "$(jq -r '.[] | [.owner, .due, .urgency] | join(" ")' <<<"$out")" \
        'boss 2026-02-03 72'
    # what the manager has seen is still to be answered
    acct-followup done escalate:acme:q1 -q --as-of 2026-02-03T11:40:00Z
    is 2026-02-03T11:50:00Z question:acme:q1 "${rules[@]}"
    more <<<'a1,2026-02-03T11:55:00Z,touch,acme,q1,,,,email,anna,So,dir=out;kind=answer'
    is 2026-02-03T11:56:00Z '' "${rules[@]}"

    begin 'without --as-of it is now, not the end of the day'
    boss
    promise sla=1h
    printf '[work]\nhours = 00:00-24:00\ndays = mon-sun\n' >>"$ACCT_HOME/acct.conf"
    more <<ROWS
q1,$(date -u -d '-30 minutes' +%FT%TZ),touch,acme,,,,,email,anna,Why?,dir=in;kind=question
q2,$(date -u -d '-2 hours' +%FT%TZ),touch,acme,,,,,email,anna,How?,dir=in;kind=question
ROWS
    run2 acct-followup -O ids "${rules[@]}"
    assert_status 0
    assert_err ''
    text_is keys "$(sort <<<"$out")" "$(printf '%s\n' escalate:acme:q2 question:acme:q1 question:acme:q2)"

    begin 'asked on Friday at 17:50, it goes on on Monday'
    boss
    promise sla=1h
    printf '[work]\nhours = 10:00-18:00\n' >>"$ACCT_HOME/acct.conf"
    more <<'ROWS'
q1,2026-02-06T17:50:00Z,touch,acme,,,,,email,anna,Why?,dir=in;kind=question
ROWS
    points question:acme:q1 2026-02-09T10:19:00Z half urgency
    # due in three days on Friday
    text_is points "$points" '0 60'
    points question:acme:q1 2026-02-09T10:20:00Z half urgency
    text_is points "$points" '5 65'
    is 2026-02-09T10:50:00Z question:acme:q1 "${rules[@]}"
    is 2026-02-09T10:51:00Z 'escalate:acme:q1 question:acme:q1' "${rules[@]}"
    reasons 2026-02-07T12:00:00Z question <<<"answer to 'Why?', asked 2026-02-06, is due 2026-02-09 10:50, in 2 days"

    begin 'what is due on a day is late the day after'
    boss
    more <<'ROWS'
q1,2026-02-03T10:30:00Z,touch,acme,,,,2026-02-05,email,anna,Why?,dir=in;kind=question
q2,2026-02-03T10:30:00Z,touch,acme,,,,2026-02-05T12:00:00Z,email,anna,How?,dir=in;kind=question
ROWS
    is 2026-02-05T12:00:00Z '' --rule escalate
    is 2026-02-05T12:01:00Z escalate:acme:q2 --rule escalate
    is 2026-02-06 'escalate:acme:q2 escalate:acme:q1' --rule escalate
}

@test "clock: requests, calls, and what bears a due day" {
    begin 'rule request: until it is answered, as a question is'
    boss
    more <<'ROWS'
o1,2026-01-05,order,acme,O-1,,,,,anna,Site,
r1,2026-02-03T10:00:00Z,touch,acme,,,,,email,anna,Send the logo,dir=in;kind=request
r2,2026-02-03T11:00:00Z,touch,acme,O-1,,,,phone,anna,Rang,dir=in;kind=call
r3,2026-02-03T12:00:00Z,touch,acme,,,,,phone,anna,We rang,dir=out;kind=call
r4,2026-02-03T12:00:00Z,touch,acme,,,,,email,anna,Nice,dir=in;kind=remark
r5,2026-02-03T12:00:00Z,touch,acme,,,,2026-02-10,email,anna,Too small,dir=in;kind=remark
r6,2026-02-03T12:00:00Z,touch,acme,,,,2026-02-11,email,anna,Then,dir=in
ROWS
    is 2026-02-02 '' --rule request
    is 2026-02-03 "$(echo request:acme:r{1,2,5,6})" --rule request
    is 2026-02-03 '' --rule question
    reasons 2026-02-03 request <<'END'
request of 2026-02-03 'Send the logo' is due 2026-02-04, in 1 day
request of 2026-02-03 'Rang' is due 2026-02-04, in 1 day
request of 2026-02-03 'Too small' is due 2026-02-10, in 7 days
request of 2026-02-03 'Then' is due 2026-02-11, in 8 days
END
    more <<'ROWS'
a1,2026-02-04T10:00:00Z,touch,acme,O-1,,,,email,anna,News,dir=out;kind=news
a2,2026-02-04T11:00:00Z,touch,acme,O-1,,,,email,anna,It runs,dir=out;kind=notice
a3,2026-02-05T11:00:00Z,touch,acme,O-1,,,,email,anna,It runs,dir=out
a4,2026-02-06T10:00:00Z,touch,acme,r5,,,,email,anna,Bigger,dir=out
a5,2026-02-07T10:00:00Z,touch,acme,,,,,email,anna,To all,dir=out;kind=answer
ROWS
    is 2026-02-04 "$(echo request:acme:r{1,2,5,6})" --rule request
    is 2026-02-05 "$(echo request:acme:r{1,5,6})" --rule request
    is 2026-02-06 "$(echo request:acme:r{1,6})" --rule request
    is 2026-02-07 '' --rule request

    begin "a day that comes with an invoice is the client's promise to pay"
    more <<'ROWS'
v1,2026-02-01,invoice,acme,INV-1,100,EUR,2026-02-02,,anna,,
r1,2026-02-03T10:00:00Z,touch,acme,INV-1,,,2026-02-06,email,anna,We pay then,dir=in;kind=remark
r2,2026-02-03T10:00:00Z,touch,acme,INV-1,,,2026-02-06,email,anna,Send it again,dir=in;kind=request
ROWS
    is 2026-02-03 request:acme:r2 --rule request

    begin 'rule escalate-request: a late request goes to the manager'
    boss
    promise sla=4h
    more <<'ROWS'
r1,2026-02-03T11:00:00Z,touch,acme,,,,,email,anna,Send it,dir=in;kind=request
a1,2026-02-05T10:00:00Z,touch,acme,r1,,,,email,anna,So,dir=out
ROWS
    is 2026-02-03T15:00:00Z '' --rule escalate-request
    is 2026-02-03T15:01:00Z escalate-request:acme:r1 --rule escalate-request
    reasons 2026-02-03 escalate-request <<<"nobody has answered the request of 2026-02-03 'Send it'"
    paused=too life escalate-request escalate-request:acme:r1 2026-02-03 2026-02-05
}

@test "clock: an issue wants a first answer, and a solution" {
    begin 'rule respond: until any touch about the issue'
    promise 'sla=critical:1h|high:4h;solve=critical:8h|2d'
    more <<'ROWS'
i1,2026-02-03T10:30:00Z,issue,acme,I-1,,,,,anna,Down,severity=critical
i2,2026-02-03T10:30:00Z,issue,acme,I-2,,,,,anna,Slow,severity=high
i3,2026-02-03T10:30:00Z,issue,acme,I-3,,,,,anna,Ugly,
ROWS
    reasons 2026-02-03T10:40:00Z respond <<'END'
issue I-1 'Down': the first answer is due today at 11:30
issue I-2 'Slow': the first answer is due today at 14:30
issue I-3 'Ugly': the first answer is due 2026-02-04, in 1 day
END
    reasons 2026-02-03T10:40:00Z issue <<'END'
issue I-1 'Down' is due today at 18:30
issue I-2 'Slow' is due 2026-02-05 10:30, in 2 days
issue I-3 'Ugly' is due 2026-02-05 10:30, in 2 days
END
    points respond:acme:I-1 2026-02-03T11:31:00Z half promise due
    text_is points "$points" '5 5 2'
    points issue:acme:I-1 2026-02-03T14:29:00Z half
    text_is points "$points" 0
    points issue:acme:I-1 2026-02-03T14:30:00Z half
    text_is points "$points" 5
    # asking back is an answer, but no solution
    more <<'ROWS'
b1,2026-02-03T10:00:00Z,touch,acme,I-1,,,,email,anna,Before,dir=out
b2,2026-02-03T12:00:00Z,touch,acme,I-1,,,,email,anna,Which page?,dir=out;kind=question
b3,2026-02-03T12:00:00Z,touch,acme,I-2,,,,email,anna,Please,dir=in
b4,2026-02-03T13:00:00Z,resolve,acme,I-3,,,,,anna,Painted,
ROWS
    is 2026-02-03T11:00:00Z 'respond:acme:I-1 respond:acme:I-2 respond:acme:I-3' --rule respond
    is 2026-02-03T12:30:00Z 'respond:acme:I-2 respond:acme:I-3' --rule respond
    is 2026-02-03T13:30:00Z respond:acme:I-2 --rule respond
    is 2026-02-03T13:30:00Z 'issue:acme:I-1 issue:acme:I-2' --rule issue

    begin 'rule escalate-respond: a first answer that is late goes to the manager'
    boss
    promise 'sla=high:2h;solve=high:4h'
    more <<'ROWS'
i1,2026-02-03T10:30:00Z,issue,acme,I-1,,,,,anna,Down,severity=high
b1,2026-02-04T12:00:00Z,touch,acme,I-1,,,,email,anna,We look,dir=out
r1,2026-02-05T12:00:00Z,resolve,acme,I-1,,,,,anna,Mended,
ROWS
    is 2026-02-03T12:30:00Z '' --rule escalate-respond
    is 2026-02-03T12:31:00Z escalate-respond:acme:I-1 --rule escalate-respond
    paused=too life escalate-respond escalate-respond:acme:I-1 2026-02-03 2026-02-04
    # the solution apart
    is 2026-02-03T14:30:00Z '' --rule escalate-issue
    is 2026-02-03T14:31:00Z escalate-issue:acme:I-1 --rule escalate-issue
    is 2026-02-04 escalate-issue:acme:I-1 --rule escalate-issue
    is 2026-02-05 '' --rule escalate-issue
}

@test "clock: late tasks go to the manager" {
    begin 'rule escalate-task: the day after, or the minute'
    boss
    more <<'ROWS'
t1,2026-02-01,task,acme,T-1,,,2026-02-03,,anna,Call,
t2,2026-02-01,task,,T-2,,,2026-02-03T12:00:00Z,,anna,Tidy,
t3,2026-02-01,task,acme,T-3,,,,,anna,Dream,
d1,2026-02-06,done,acme,T-1,,,,,anna,,
ROWS
    is 2026-02-03T12:00:00Z '' --rule escalate-task
    is 2026-02-03T12:01:00Z escalate-task::T-2 --rule escalate-task
    is 2026-02-04 'escalate-task::T-2 escalate-task:acme:T-1' --rule escalate-task
    reasons 2026-02-04 escalate-task <<'END'
task T-2 'Tidy' was due 2026-02-03 12:00, 1 day ago: nobody has done it
task T-1 'Call' was due 2026-02-03, 1 day ago: nobody has done it
END
    is 2026-02-06 escalate-task::T-2 --rule escalate-task
    run2 acct-followup --as-of 2026-02-03T11:00:00Z --rule task -O ics
    assert_out_has 'DUE:20260203T120000Z'
    # the manager has seen to it: the task is not done
    acct-followup done escalate-task::T-2 -q --as-of 2026-02-04
    is 2026-02-04 escalate-task:acme:T-1 --rule escalate-task
    is 2026-02-04 'task::T-2 task:acme:T-1 task:acme:T-3' --rule task
    # where there is no manager, nothing goes to one
    : >"$ACCT_HOME/acct.conf"
    is 2026-02-04 '' --rule escalate-task
}

# refused VALUE MESSAGE: acct-add and acct-check say so.
refused() {
    cp "$ledger" kept.csv
    run2 acct-add -q contract acme -r C-9 --set "sla=$1"
    assert_status 1
    assert_out ''
    assert_err "acct-add: sla: $2"
    cmp "$ledger" kept.csv
    more <<<"k9,2026-01-02,contract,acme,C-9,,,,,anna,,\"sla=$1\""
    run2 acct-check
    assert_status 1
    local said=${2/ (/: }
    assert_out_has "sla: ${said%)}"
    cp kept.csv "$ledger"
}

@test "clock: times by severity are checked" {
    local value
    for value in 4h critical:1h 'critical:1h|high:4h|2d' '2d|low:1w' \
        'low:1m|normal:3d|high:4h|critical:30min|1w'; do
        acct-add -q contract acme --set "sla=$value" --set "solve=$value"
        run2 acct-check
        assert_status 0
        assert_out ''
    done
    refused 4 "'4' is no span of time (add its unit: min, h, d, w, m, q or y)"
    refused high:4 "'4' is no span of time (add its unit: min, h, d, w, m, q or y)"
    refused high: "'' is no span of time (write such as 30min, 4h, 14d, 2w, 3m, 1q, 1y)"
    refused 'high:4h|' "'' is no span of time (write such as 30min, 4h, 14d, 2w, 3m, 1q, 1y)"
    refused urgent:1h "'urgent' is no severity (write such as critical:1h|high:4h|2d; there are low, normal, high, critical)"
    refused :1h "'' is no severity (write such as critical:1h|high:4h|2d; there are low, normal, high, critical)"
    refused 'high:4h|high:2h' "'high' is there twice"
    refused '4h|high:2h|2d' "'4h|high:2h|2d' has two times for all the rest (name a severity: high:4h)"
}
