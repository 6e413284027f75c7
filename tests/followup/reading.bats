#!/usr/bin/env bats
# What a new user reads in the answers.
# shellcheck disable=SC1010,SC2059,SC2086,SC2154

load ../helper
load followup

# reasons WANTED...: what the list says of T-1, T-2, …
reasons() {
    run2 acct-followup --as-of 2026-10-20 -O tsv --rule "${rule:-task}"
    assert_status 0
    assert_err ''
    text_is reasons "$(cut -f14 <<<"$out")" "$(printf '%s\n' reason "$@")"
}

@test "followup: texts are not rewritten" {
    begin "a person's words are quoted as they are"
    rows <<'ROWS'
a1,2026-01-01,client,a,,,,,email,anna,"A , B : C",
t1,2026-10-01,task,a,T-1,,,,,anna,Call at 10 : 30,
t2,2026-10-01,task,a,T-2,,,,,anna,emoji :),
t3,2026-10-01,task,a,T-3,,,,,anna,"one , two  (three: )  , ",
t4,2026-10-01,task,a,T-4,,,,,anna,(x: ),
q1,2026-10-02,touch,a,,,,,,anna,"Why : that, ",dir=in;kind=question
ROWS
    reasons "task T-1 'Call at 10 : 30' has no deadline" \
        "task T-2 'emoji :)' has no deadline" \
        "task T-3 'one , two  (three: )  ,' has no deadline" \
        "task T-4 '(x: )' has no deadline"
    rule=question reasons "answer to 'Why : that,', asked 2026-10-02, was due 2026-10-03, 17 days ago"

    begin 'what is empty leaves nothing of the sentence'
    while IFS='|' read -r text want; do
        rows <<'ROWS'
a1,2026-01-01,client,a,,,,,email,anna,"A , B : C",
t1,2026-10-01,task,a,T-1,,,,,anna,Call at 10 : 30,x-end=so (x: 
ROWS
        printf 'rule,use,on,when,quiet,text\n*,no,,,,\nmine,yes,task,date,inside,"%s"\n' \
            "$text" >"$ACCT_HOME/rules.csv"
        rule=mine reasons "$want"
    done <<'CASES'
see ({x-a}, {x-b}) at 10 : 30 :) {what}|see at 10 : 30 :) 'Call at 10 : 30'
{x-a}, {what}: {x-b}|'Call at 10 : 30'
one (goals: {goals}) two (known: {ref}, goals: {goals}) three|one two (known: T-1) three
{ref} {x-a} {x-b} , {x-a}, {client}: {x-a}; end , |T-1, A , B : C: end
{ref}: {x-a}|T-1
({ref}) {x-end})|(T-1) so (x:)
{client} {x-a}|A , B : C
CASES
}

# Some have an owner, some clients have.
owned() {
    rows <<'ROWS'
a1,2026-01-01,client,acme,,,EUR,,,,Acme,
b1,2026-01-01,client,bolt,,,EUR,,,boris,Bolt,
t1,2026-09-15,task,acme,T-1,,,2026-10-01,,,Call,
t2,2026-09-15,task,bolt,T-2,,,2026-10-01,,,Ring,
t3,2026-09-15,task,,T-3,,,2026-10-01,,,Tidy,
t4,2026-09-15,task,bolt,T-4,,,2026-10-01,,mira,Write,
i1,2026-09-15,invoice,acme,INV-1,100,,2026-10-01,,,,
i2,2026-09-15,invoice,bolt,INV-2,100,,2026-10-01,,,,
i3,2026-09-15,invoice,bolt,INV-3,100,,2026-10-01,,mira,,
ROWS
    printf '[acct]\nowner = %s\n' "$1" >"$ACCT_HOME/acct.conf"
}

@test "followup: -w me, and rows without an owner" {
    begin 'nobody is me where the setting is empty'
    owned ''
    for tool in acct-followup 'acct-invoice list' 'acct-invoice remind' \
        'acct-followup done T-1' 'acct-add note acme Hi' 'acct-invoice new acme -l Work=1'; do
        run2 $tool -w me --as-of 2026-10-05
        assert_status 2
        assert_err_has "nobody is 'me' yet (set owner in [acct] of acct.conf)"
    done
    is 2026-10-05 'task:acme:T-1 task::T-3' -w '' --rule task

    begin "me is the setting; what has no owner is the client's owner's, else theirs"
    owned mira
    is 2026-10-05 'task:acme:T-1 task:bolt:T-4 task::T-3' -w me --rule task
    is 2026-10-05 'task:acme:T-1 task:bolt:T-4 task::T-3' -w mira --rule task
    is 2026-10-05 'task:bolt:T-2' -w boris --rule task
    is 2026-10-05 '' -w '' --rule task
    run2 acct-invoice list -w me -O ids --as-of 2026-10-05
    assert_out $'INV-1\nINV-3'
    run2 acct-invoice remind -w me -O csv --as-of 2026-10-20
    text_is reminded "$(cut -d, -f9,10 <<<"$out")" $'ref,owner\nINV-1,mira'
    for cond in owner=me 'owner = me' owner=mira; do
        run2 acct-show --list --where "$cond" -O ids
        assert_out acme
    done
    run2 acct-show --list --where owner!=me -O ids
    assert_out bolt
    run2 acct-show acme -O csv
    assert_out_has ',owner,mira,'
    run2 acct-metrics invoiced --by owner -p 2026-09 -O csv --as-of 2026-10-05
    assert_out_has ',invoiced,mira,'

    begin 'what is written has the name'
    owned mira
    run2 acct-add note bolt Hi -w me -O csv --as-of 2026-10-05
    assert_out_has ',note,bolt,,,,,,mira,Hi,'
    run2 acct-followup done T-2 -w me -O csv --as-of 2026-10-05
    assert_out_has ',done,bolt,T-2,,,,,mira,,'
}

paused() {
    rows <<'ROWS'
a1,2026-01-01,client,acme,,,EUR,,,anna,Acme,
t1,2026-09-15,task,acme,T-1,,,2026-10-01,,anna,Call,
s1,2026-09-15,status,acme,,,,,,anna,sold,state=paused
ROWS
    printf '%s\n' rule,use '*,no' task,yes pause,yes >"$ACCT_HOME/rules.csv"
}

@test "followup: done KEY -d DATE is judged as of that date" {
    begin 'the step that was due then, while today another is'
    paused
    is 2026-10-05 'pause:acme:2026-09-15:2' --rule pause
    run2 acct-followup done pause:acme:2026-09-15:1 --as-of 2026-10-05
    assert_status 1
    for command in done skip; do
        run2 acct-followup $command pause:acme:2026-09-15:1 -d 2026-09-16 -n -O csv --as-of 2026-10-05
        assert_status 0
        assert_err ''
        assert_out_has ',2026-09-16,done,acme,pause:acme:2026-09-15:1,'
    done
    begin 'a date that counts from today does so'
    paused
    run2 acct-followup done T-1 -d -4d -n -O csv --as-of 2026-10-05
    assert_out_has ',2026-10-01,done,acme,T-1,'
    begin 'what did not exist on that day was not done on it'
    paused
    keep "$ledger"
    run2 acct-followup done T-1 -d 2026-09-14 --as-of 2026-10-05
    assert_status 1
    assert_err "acct-followup: --date 2026-09-14: no open follow-up 'T-1' (acct-followup -O ids lists them)"
    same "$ledger"
    begin 'nor what is after today'
    paused
    run2 acct-followup done T-1 -d tomorrow --as-of 2026-10-05
    assert_status 2
    begin 'what was closed since is told'
    paused
    run2 acct-followup done T-1 -q --as-of 2026-10-03
    run2 acct-followup done T-1 -d 2026-10-01 --as-of 2026-10-05
    assert_status 1
    assert_err_has "'T-1' was closed on 2026-10-03 already"
}

# Two clients whose keys are one where colons are as they are.
colons() {
    rows <<'ROWS'
a1,2026-01-01,client,a,,,EUR,,,anna,A,
a2,2026-01-01,client,a:b,,,EUR,,,anna,AB,
o1,2026-01-02,order,a,b:c,,,2026-02-01,,anna,Site,
o2,2026-01-02,order,a:b,c,,,2026-02-01,,anna,Shop,
ROWS
    printf '%s\n' rule,use '*,no' deadline,yes >"$ACCT_HOME/rules.csv"
}

@test "followup: keys of a:b with c and of a with b:c are two" {
    local ab='deadline:a%3Ab:c:2026-02-01' a='deadline:a:b%3Ac:2026-02-01'
    begin 'each is closed for itself'
    colons
    is 2026-02-01 "$ab $a"
    run2 acct-followup done -q "$ab" --as-of 2026-02-01
    assert_status 0
    assert_out_has ''
    is 2026-02-01 "$a"
    text_is record "$(tail -n 1 "$ledger" | cut -d, -f2-5)" "2026-02-01,done,a:b,$ab"
    run2 acct-followup done "$ab" --as-of 2026-02-01
    assert_status 1
    assert_err_has "'$ab' was closed on 2026-02-01 already"
    run2 acct-followup snooze -q "$a" --for 3d --as-of 2026-02-01
    assert_status 0
    is 2026-02-01 ''
    is 2026-02-04 "$a"
    run2 acct-check
    assert_status 0
    assert_out ''

    begin 'the key as it was is that of both: which is not known'
    colons
    run2 acct-followup done deadline:a:b:c:2026-02-01 --as-of 2026-02-01
    assert_status 1
    assert_err_has "no open follow-up 'deadline:a:b:c:2026-02-01'"

    begin 'records of before hold, for the client that they name'
    colons
    more <<<'d1,2026-02-01,done,a,deadline:a:b:c:2026-02-01,,,,,anna,,'
    is 2026-02-01 "$ab"
    colons
    more <<<'d1,2026-02-01,done,a:b,deadline:a:b:c:2026-02-01,,,,,anna,,'
    is 2026-02-01 "$a"
    colons
    more <<<'d1,2026-02-01,snooze,a:b,deadline:a:b:c:2026-02-01,,,2026-02-03,,anna,,'
    is 2026-02-02 "$a"
    is 2026-02-03 "$ab $a"
    # a client whose key has a colon is not one without
    rows <<'ROWS'
a1,2026-01-01,client,a,,,EUR,,,anna,A,
a2,2026-01-01,client,a:b,,,EUR,,,anna,AB,
o1,2026-01-02,order,a,b,,,2026-02-01,,anna,Site,
d1,2026-02-01,done,a:b,deadline:a:b:2026-02-01,,,,,anna,,
ROWS
    is 2026-02-01 'deadline:a:b:2026-02-01'

    begin 'a key as it was that can only be one is found'
    rows <<'ROWS'
a2,2026-01-01,client,a:b,,,EUR,,,anna,AB,
o2,2026-01-02,order,a:b,c,,,2026-02-01,,anna,Shop,
ROWS
    printf '%s\n' rule,use '*,no' deadline,yes >"$ACCT_HOME/rules.csv"
    run2 acct-followup done deadline:a:b:c:2026-02-01 -n -O csv --as-of 2026-02-01
    assert_status 0
    assert_out_has "done,a:b,$ab,"

    begin 'what comes again after it was done counts from records of before'
    rows <<'ROWS'
a2,2026-01-01,client,a:b,,,EUR,,,anna,AB,
d1,2026-03-01,done,a:b,mine:a:b,,,,,anna,,
d2,2026-05-01,done,a:b,mine:a:b:2026-03-01,,,,,anna,,
ROWS
    printf '%s\n' rule,use,on,when,every,quiet '*,no,,,,' \
        'mine,yes,client,date+1m,after 1m,inside' >"$ACCT_HOME/rules.csv"
    is 2026-02-28 'mine:a%3Ab'
    is 2026-03-20 ''
    is 2026-04-20 'mine:a%3Ab:2026-03-01'
    is 2026-05-20 ''
    is 2026-06-20 'mine:a%3Ab:2026-05-01'

    begin 'what only looks like an escape is another key'
    rows <<'ROWS'
a1,2026-01-01,client,a%3Ab,,,EUR,,,anna,A,
a2,2026-01-01,client,a:b,,,EUR,,,anna,AB,
a3,2026-01-01,client,100%,,,EUR,,,anna,All,
o1,2026-01-02,order,a%3Ab,O-1,,,2026-02-01,,anna,Site,
o2,2026-01-02,order,a:b,O-2,,,2026-02-01,,anna,Site,
o3,2026-01-02,order,100%,O-3,,,2026-02-01,,anna,Site,
ROWS
    printf '%s\n' rule,use '*,no' deadline,yes >"$ACCT_HOME/rules.csv"
    is 2026-02-01 'deadline:100%:O-3:2026-02-01 deadline:a%253Ab:O-1:2026-02-01 deadline:a%3Ab:O-2:2026-02-01'

    begin 'reminders and surveys have such keys, too'
    rows <<'ROWS'
a1,2026-01-01,client,a:b,,,EUR,,email,anna,AB,email=a@a.example
i1,2026-01-02,invoice,a:b,INV:1,100,EUR,2026-01-10,,anna,,
d1,2026-01-14,done,a:b,reminder:a:b:INV:1:1,,,,,anna,,
ROWS
    run2 acct-invoice remind -O ids --as-of 2026-01-25
    assert_out 'reminder:a%3Ab:INV%3A1:2'
}

@test "followup: the ellipsis cuts no flag, no skin tone and no family in two" {
    local one some
    for one in 🇩🇪 👍🏽 👨‍👩‍👧‍👦 ❤️ 漢; do
        rows <<ROWS
a1,2026-01-01,client,acme,,,EUR,,,anna,A,
t1,2026-10-01,task,acme,T-1,,,,,anna,$(printf "$one%.0s" {1..30}),
t2,2026-10-01,task,acme,T-2,,,,,anna,$(printf "$one%.0s" {1..31}),
t3,2026-10-01,task,acme,T-3,,,,,anna,x$(printf "$one%.0s" {1..31}),
ROWS
        # each of two columns, of 60 in all
        some=$(printf "$one%.0s" {1..29})
        reasons "task T-1 '$some$one' has no deadline" \
            "task T-2 '$some…' has no deadline" \
            "task T-3 'x$some…' has no deadline"
    done
}
