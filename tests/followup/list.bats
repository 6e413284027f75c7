#!/usr/bin/env bats
# acct-followup: what a row says, what is listed, and what was.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load followup

# --- What a row says -----------------------------------------------------

@test "followup: rows, JSON, reasons, the table" {
    # Figures by hand; days counted with date(1).  Urgency: weight, 2 more a day
    # overdue, 1 less a day to go.
    begin 'action rows, all columns'
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
renewal:acme:C-1:2026-10-31,2026-09-16,2026-09-16,acme,P-2,telegram,@bob,renewal,C-1,anna,70,renewal,contract,"contract C-1 'Support' ends 2026-10-31, in 26 days"
deadline:acme:O-4:2026-10-01,2026-09-24,2026-10-01,acme,P-2,telegram,@bob,deadline,O-4,carl,68,deadline,stage,"order O-4 'Logo' was due 2026-10-01, 4 days ago"
question:acme:q1,2026-10-02,2026-10-03,acme,P-2,telegram,@bob,question,q1,anna,64,answer,touch,"answer to 'How big, is it?', asked 2026-10-02, was due 2026-10-03, 2 days ago"
checkin:bolt:2026-08-20,2026-09-19,2026-09-19,bolt,P-3,whatsapp,+7 900 1,checkin,,boris,60,checkin,touch,no contact yet with a client since 2026-08-20
task::T-1,2026-09-15,2026-10-05,,,,,task,T-1,anna,50,task,done,task T-1 'Order gifts' is due today
task:acme:T-2,2026-09-15,,acme,P-2,telegram,@bob,task,T-2,anna,25,task,done,task T-2 'Ask for a referral' has no deadline
END

    begin 'the same in JSON: dates may be null, urgency is a number'
    rows <<'END'
t1,2026-09-15,task,,T-1,,,,,anna,Order gifts,
END
    run2 acct-followup -O json --as-of 2026-10-05
    assert_status 0
    text_is row "$(jq -c '.[0] | [.key, .date, .due, .client, .urgency]' \
        <<<"$out")" '["task::T-1","2026-09-15",null,"",25]'
    text_is columns "$(jq -r '.[0] | keys_unsorted | join(",")' \
        <<<"$out")" "$columns"

    begin 'reasons count days, in the singular too'
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

    begin 'the table'
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

@test "followup: nothing to do, no ledger, texts that would harm" {
    begin 'nothing to do is no failure'
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

    begin 'without a ledger it says so'
    run2 acct-followup --as-of 2026-10-05
    assert_status 1
    assert_out ''
    assert_err_has "$ledger"
    [ ! -e "$ledger" ]

    begin 'texts cannot harm the terminal, and are one line'
    quiet_client
    printf '%s\n' "t1,2026-09-15,task,acme,T-1,,,2026-10-05,,anna,\"a  b
c$(printf '\t')$(printf '\033')[31md$(printf '\342\200\256')\"," >>"$ledger"
    printf 't2,2026-09-15,task,acme,T-2,,,2026-10-05,,anna,%s,\n' \
        "$(printf 'слово%.0s' {1..20})" >>"$ledger"
    run2 acct-followup -O table --as-of 2026-10-05
    assert_status 0
    assert_out_has "task T-1 'a  b c [31md\\u202e' is due today"
    # 59 letters and the mark of what was cut
    assert_out_has "task T-2 '$(printf 'слово%.0s' {1..11})слов…' is due today"
}

# --- What is listed ------------------------------------------------------

@test "followup: which are printed, in which order" {
    begin 'the most urgent first, then by due day, then by key'
    rows <<'END'
t1,2026-10-01,task,,T-9,,,,,anna,25,
t2,2026-10-01,task,,T-3,,,2026-10-30,,anna,25,
t3,2026-10-01,task,,T-5,,,2026-10-05,,anna,50,
t4,2026-10-01,task,,T-4,,,2026-10-05,,anna,50,
t5,2026-10-01,task,,T-1,,,2026-09-10,,anna,80,
t6,2026-10-01,task,,T-2,,,2026-09-09,,anna,80,
END
    is 2026-10-05 'task::T-2 task::T-1 task::T-4 task::T-5 task::T-3 task::T-9'

    begin '--due: by then, and not what has no due day'
    some_work
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1' --due today
    is 2026-10-05 'issue:bolt:I-1' --due yesterday
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2' -D +1d
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2' -D 2026-w41

    begin '--due looks ahead at what is yet to appear'
    some_work
    is 2026-10-05 task:acme:T-1 --client acme
    is 2026-10-05 'deadline:acme:O-1:2026-10-14 task:acme:T-1 checkin:acme:2026-09-20' \
        --client acme --due 2026-10-20
    is 2026-10-05 'deadline:acme:O-1:2026-10-14 task:acme:T-1' \
        --client acme --due 2026-10-19
    run2 acct-followup --as-of 2026-10-05 --due 2026-10-20 --rule deadline
    assert_out_has 'deadline:acme:O-1:2026-10-14,2026-10-07,2026-10-14,'
    is 2026-10-05 '' --rule deadline

    begin '--owner, --client, --rule, --limit'
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

@test "followup: wrong words; action rows are no ledger rows" {
    begin 'wrong words are told apart'
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

    begin 'action rows are no ledger rows'
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

# --- History -------------------------------------------------------------

@test "followup: as of a day, whatever came later" {
    begin 'the past stays as it was, whatever is added today'
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

    begin 'running it changes nothing, and twice is the same'
    cp "$root"/examples/ledger.csv "$root"/examples/acct.conf "$ACCT_HOME"
    keep "$ledger"
    acct-followup --as-of 2026-10-05 >one
    acct-followup --as-of 2026-10-05 >two
    cmp one two
    same "$ledger"
    [ "$(ls "$ACCT_HOME")" = $'acct.conf\nledger.csv\nrules.csv' ]

    begin 'late entries count from their date'
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

    begin 'voided records never happened'
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
    local key day=2025-05-01 n=0
    while [[ $day < 2026-12-01 ]]; do
        mapfile -t keys < <(acct-followup -O ids --as-of "$day" --due +90d)
        declare -A seen=()
        for key in "${keys[@]}"; do
            [ -z "${seen[$key]-}" ] || wrong "twice on $day: $key"
            seen[$key]=yes
        done
        n=$((n + ${#keys[@]}))
        later "$day" "$(many 23 11)"
        day=$REPLY
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
renewal:kedr:C-2:2026-06-30
task:corvid:T-11
checkin:kedr:2026-07-21
task:acme:T-9
question:fern:01M3YAAN94A051WHZ0MD0HSVET
renewal:acme:C-4:2026-10-31
checkin:gull:2025-11-12
END
    # snoozed until the 6th
    is 2026-10-05 '' --rule task --client delta
    is 2026-10-06 'task:delta:T-13' --rule task --client delta
}

# --- Help ----------------------------------------------------------------

@test "followup: what the page says" {
    begin "--help rules names the built-in ones, with the page's words"
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
    # and of the roles each rule that is for one
    local role word
    for role in papers sales; do
        acct-followup rules --default -O json |
            jq -r --arg r "$role" '.[] | select(.owner == $r) | .rule' | sort >ours
        sed -n '/^Of the built-in rules/,/^the talk about a renewal/p' "$root/man/acct-rules.5" |
            awk -v role="$role" '
                /^\.Cm / { gsub(/[.,]|Cm/, " "); said = said $0 }
                /^\.Li / { if ($2 == role) print said; said = "" }' |
            tr -s ' ' '\n' | sed '/^$/d' | sort >theirs
        [ -s theirs ] || wrong "acct-rules(5) names no rule for $role"
        text_is "rules for $role" "$(cat theirs)" "$(cat ours)"
    done
    run2 acct-followup --help words
    assert_status 0
    sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' <<<"$out" | sort -u >words
    [ "$(wc -l <words)" -gt 40 ]
    while read -r word; do
        grep -Eqx "$word( Ar .*)?" page || wrong "acct-rules(5) lacks $word"
    done <words

    begin "the page's examples work on the example's day"
    cp "$root"/examples/ledger.csv "$root"/examples/acct.conf "$ACCT_HOME"
    # with all the built-in rules, as the page has them
    mv "$ACCT_HOME/rules.csv" few.csv
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
    mv few.csv "$ACCT_HOME/rules.csv"
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
