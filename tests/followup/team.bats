#!/usr/bin/env bats
# Who does it: while somebody is away the deputy, by role, and with a client who
# changes hands.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load followup

# team LINE...: [team] of acct.conf.
team() {
    { printf '[acct]\nowner = anna\n[team]\n'; printf '%s\n' "$@"; } \
        >"$ACCT_HOME/acct.conf"
}

# owners DAY WANTED [OPTION...]: key=owner of what is open, in order.
owners() {
    local day=$1 want=$2
    shift 2
    run2 acct-followup -O json --as-of "$day" "$@"
    assert_status 0
    text_is "owners on $day" \
        "$(jq -r '[.[] | "\(.key)=\(.owner)"] | join(" ")' <<<"$out")" "$want"
}

# reason DAY KEY WANTED
reason() {
    run2 acct-followup -O json --as-of "$1"
    text_is "reason on $1" \
        "$(jq -r --arg k "$2" '.[] | select(.key == $k) | .reason' <<<"$out")" "$3"
}

tasks() {
    rows <<'END'
a1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
t1,2026-09-02,task,acme,T-1,,,2026-12-01,,anna,Call,
t2,2026-09-02,task,,T-2,,,2026-12-02,,boris,Tidy,
END
    printf '%s\n' rule,use '*,no' task,yes >"$ACCT_HOME/rules.csv"
}

@test "team: while somebody is away the deputy has it, and the reason says for whom" {
    begin 'the day before, the first, the last, the day after; several stretches'
    tasks
    team 'anna = account, deputy boris, away 2026-10-10..2026-10-20, away 2026-11-02' \
        'boris ='
    local day
    for day in 2026-10-09 2026-10-21 2026-11-01 2026-11-03; do
        owners "$day" 'task:acme:T-1=anna task::T-2=boris'
    done
    for day in 2026-10-10 2026-10-20 2026-11-02; do
        owners "$day" 'task:acme:T-1=boris task::T-2=boris'
        is "$day" '' -w anna
        is "$day" 'task:acme:T-1 task::T-2' -w boris
    done
    reason 2026-10-09 task:acme:T-1 "task T-1 'Call' is due 2026-12-01, in 53 days"
    reason 2026-10-10 task:acme:T-1 "task T-1 'Call' is due 2026-12-01, in 52 days (for anna)"
    reason 2026-10-10 task::T-2 "task T-2 'Tidy' is due 2026-12-02, in 53 days"

    begin 'without [team] all is as before'
    tasks
    owners 2026-10-10 'task:acme:T-1=anna task::T-2=boris'

    begin 'a pair covers each other; when both are away, nothing moves'
    tasks
    team 'anna = deputy boris, away 2026-10-10..2026-10-20' \
        'boris = deputy anna, away 2026-10-15..2026-10-25'
    owners 2026-10-14 'task:acme:T-1=boris task::T-2=boris'
    owners 2026-10-15 'task:acme:T-1=anna task::T-2=boris'
    owners 2026-10-21 'task:acme:T-1=anna task::T-2=anna'
    reason 2026-10-15 task:acme:T-1 "task T-1 'Call' is due 2026-12-01, in 47 days"

    begin "the deputy's deputy, until further notice; a deputy is who is there"
    tasks
    team 'anna = deputy boris, away 2026-10-10..' \
        'boris = deputy Вера, away 2026-10-12..2026-10-13' \
        'Вера = name Вера Ильина'
    owners 2026-10-11 'task:acme:T-1=boris task::T-2=boris'
    owners 2026-10-12 'task:acme:T-1=Вера task::T-2=Вера'
    reason 2026-10-12 task:acme:T-1 "task T-1 'Call' is due 2026-12-01, in 50 days (for anna)"
    owners 2027-01-05 'task:acme:T-1=boris task::T-2=boris'

    begin 'nobody stands in'
    tasks
    team 'anna = away 2026-10-10..' 'boris ='
    owners 2026-10-11 'task:acme:T-1=anna task::T-2=boris'

    begin 'looking ahead: who is there on the day from which it is to be done'
    tasks
    more <<<'t3,2026-10-08,task,acme,T-3,,,2026-10-15,,anna,Write,'
    printf '%s\n' rule,use,on,when,due,record,stay '*,no' \
        'near,yes,task open,due-2d,due,done,9d' >"$ACCT_HOME/rules.csv"
    team 'anna = deputy boris, away 2026-10-13..2026-10-20' 'boris ='
    owners 2026-10-09 '' --due 2026-10-12
    owners 2026-10-09 'near:acme:T-3=boris' --due 2026-10-15
    run2 acct-followup agenda --as-of 2026-10-12 -w boris -O ids
    assert_out near:acme:T-3

    begin 'the manager is covered, too'
    tasks
    printf '%s\n' rule,use '*,no' escalate-task,yes >"$ACCT_HOME/rules.csv"
    team 'anna = ' 'boris = deputy anna, away 2026-12-10..2026-12-12'
    printf '[followup]\nmanager = boris\n' >>"$ACCT_HOME/acct.conf"
    owners 2026-12-09 'escalate-task:acme:T-1=boris escalate-task::T-2=boris'
    owners 2026-12-10 'escalate-task:acme:T-1=anna escalate-task::T-2=anna'
}

@test "team: surveys and reminders are the deputy's, in their tools as in the list" {
    rows <<'END'
a1,2026-08-01,client,acme,,,,,email,anna,Acme Ltd,email=a@acme.example
o1,2026-08-02,order,acme,O-1,,,,,,Logo,
s1,2026-09-01,stage,acme,O-1,,,,,,,stage=delivered
b1,2026-08-01,client,bolt,,,,,email,anna,Bolt,email=b@bolt.example
v1,2026-09-01,invoice,bolt,INV-1,90.00,EUR,2026-09-10,,anna,,
END
    printf '%s\n' rule,use '*,no' survey,yes reminder,yes >"$ACCT_HOME/rules.csv"
    team 'anna = deputy boris, away 2026-09-20..2026-09-21' 'boris ='
    local day who
    for day in 2026-09-19=anna 2026-09-20=boris 2026-09-21=boris 2026-09-22=anna; do
        who=${day#*=} day=${day%=*}
        owners "$day" "reminder:bolt:INV-1:1=$who survey:acme:O-1=$who"
        run2 acct-invoice remind --as-of "$day" -O json
        text_is remind "$(jq -r '.[] | .owner' <<<"$out")" "$who"
        run2 acct-survey due --as-of "$day" -O json
        text_is survey "$(jq -r '.[] | .owner' <<<"$out")" "$who"
        run2 acct-invoice remind --as-of "$day" -w "$who" -O ids
        assert_out reminder:bolt:INV-1:1
    done
    run2 acct-invoice remind --as-of 2026-09-20 -w anna -O ids
    assert_out ''
    run2 acct-invoice remind --as-of 2026-09-20 -O json
    text_is reason "$(jq -r '.[0].reason' <<<"$out")" \
        'invoice INV-1: 90.00 EUR open, 10 days past due; reminder 1 of 3 (for anna)'
    # whose papers they are says the role
    team 'anna = account, deputy boris' 'boris = papers'
    run2 acct-invoice remind --as-of 2026-09-19 -O json
    text_is papers "$(jq -r '.[] | .owner' <<<"$out")" boris
    owners 2026-09-19 'reminder:bolt:INV-1:1=boris survey:acme:O-1=anna'
}

@test "team: a rule names a role" {
    billed() {
        rows <<'END'
a1,2026-08-01,client,acme,,,,,email,anna,Acme Ltd,
b1,2026-08-01,client,bolt,,,,,email,boris,Bolt,papers=olga;technician=tim
o1,2026-08-02,order,acme,O-1,90.00,EUR,,,anna,Logo,
o2,2026-08-02,order,bolt,O-2,90.00,EUR,,,boris,Site,
s1,2026-09-01,stage,acme,O-1,,,,,,,stage=delivered
s2,2026-09-01,stage,bolt,O-2,,,,,,,stage=delivered
v0,2026-08-01,invoice,acme,INV-1,5.00,EUR,2026-08-20,,anna,,
p0,2026-08-02,payment,acme,INV-1,5.00,EUR,,,anna,,
v1,2026-08-01,invoice,bolt,INV-2,5.00,EUR,2026-08-20,,boris,,
p1,2026-08-02,payment,bolt,INV-2,5.00,EUR,,,boris,,
END
        printf '%s\n' "rule,use${1+,owner}" '*,no' "unbilled,yes${1+,$1}" \
            >"$ACCT_HOME/rules.csv"
    }
    begin 'papers of nobody: as before; of the client, or of the first in the team'
    billed
    # what the client says needs no team
    owners 2026-09-20 'unbilled:acme:O-1=anna unbilled:bolt:O-2=olga'
    team 'anna = account' 'boris = account'
    owners 2026-09-20 'unbilled:acme:O-1=anna unbilled:bolt:O-2=olga'
    team 'anna = account' 'vera = papers' 'olga = papers'
    owners 2026-09-20 'unbilled:acme:O-1=vera unbilled:bolt:O-2=olga'

    begin 'who would have it and has the role keeps it'
    billed
    team 'boris = account, papers' 'anna = account, papers'
    owners 2026-09-20 'unbilled:acme:O-1=anna unbilled:bolt:O-2=olga'

    begin 'the deputy of who has the role'
    billed
    team 'vera = papers, deputy zoe, away 2026-09-20' zoe=
    owners 2026-09-19 'unbilled:acme:O-1=vera unbilled:bolt:O-2=olga'
    owners 2026-09-20 'unbilled:acme:O-1=zoe unbilled:bolt:O-2=olga'
    reason 2026-09-20 unbilled:acme:O-1 \
        "order O-1 'Logo' is delivered: send the invoice (90.00 EUR) (for vera)"

    begin 'any rule, any role; account: who keeps the client'
    billed technician
    team 'vera = papers' 'tom = technician'
    owners 2026-09-20 'unbilled:acme:O-1=tom unbilled:bolt:O-2=tim'
    billed sales
    owners 2026-09-20 'unbilled:acme:O-1=anna unbilled:bolt:O-2=boris'
    billed account
    owners 2026-09-20 'unbilled:acme:O-1=anna unbilled:bolt:O-2=boris'
    billed vera
    owners 2026-09-20 'unbilled:acme:O-1=vera unbilled:bolt:O-2=vera'
}

@test "team: who is named and is not of it" {
    refused() {
        run2 acct-followup --as-of 2026-10-02
        assert_status 1
        assert_out ''
        assert_err "acct-followup: $ACCT_HOME/$1"
    }
    begin 'an owner of a rule is a role, or of the team, or keeps the books'
    tasks
    printf '%s\n' rule,use,owner '*,no,' 'task,yes,vrea' >"$ACCT_HOME/rules.csv"
    run2 acct-followup --as-of 2026-12-01
    assert_status 0
    team anna= vera= boris= 'zoe = papers'
    refused "rules.csv:3: owner: 'vrea' is not in the team (closest: vera)"
    run2 acct-followup rules
    assert_status 1
    sed -i s/vrea/papres/ "$ACCT_HOME/rules.csv"
    refused "rules.csv:3: owner: 'papres' is no role, and not in the team (did you mean 'papers'?)"
    sed -i s/papres/manger/ "$ACCT_HOME/rules.csv"
    refused "rules.csv:3: owner: 'manger' is no role, and not in the team (did you mean 'manager'?)"
    sed -i s/manger/somebody/ "$ACCT_HOME/rules.csv"
    refused "rules.csv:3: owner: 'somebody' is not in the team (acct.conf has no line for it)"
    for owner in anna vera papers manager; do
        printf '%s\n' rule,use,owner '*,no,' "task,yes,$owner" >"$ACCT_HOME/rules.csv"
        run2 acct-followup --as-of 2026-12-01
        assert_status 0
    done
    # what is switched off is nobody's
    printf '%s\n' rule,use,owner '*,no,' 'task,no,vrea' >"$ACCT_HOME/rules.csv"
    run2 acct-followup --as-of 2026-12-01
    assert_status 0
    printf '%s\n' list,check,on,when,until,owner 'new,hello,order,date+1d,touch dir=out,vrea' \
        >"$ACCT_HOME/checks.csv"
    run2 acct-show --list checks --as-of 2026-12-01
    assert_status 1
    assert_err "acct-show: $ACCT_HOME/checks.csv:2: owner: 'vrea' is not in the team (closest: vera)"

    begin 'settings, and who is asked for, are told'
    tasks
    printf '%s\n' '[acct]' 'owner = ana' '[followup]' 'manager = somebody' '[team]' anna= boris= \
        >"$ACCT_HOME/acct.conf"
    run2 acct-followup -w boris --as-of 2026-12-01
    assert_status 0
    assert_err "acct-followup: acct.owner: 'ana' is not in the team (closest: anna)
acct-followup: followup.manager: 'somebody' is not in the team (acct.conf has no line for it)"
    team anna= boris=
    run2 acct-followup -w borsi --as-of 2026-12-01
    assert_status 0
    assert_err "acct-followup: 'borsi' is not in the team (closest: boris)"
    run2 acct-followup done T-1 -w borsi --as-of 2026-12-01
    assert_err "acct-followup: 'borsi' is not in the team (closest: boris)"
    run2 acct-followup -w boris --as-of 2026-12-01
    assert_err ''
    printf '%s\n' '[acct]' 'owner = ana' >"$ACCT_HOME/acct.conf"
    run2 acct-followup -w borsi --as-of 2026-12-01
    assert_err ''
}

@test "team: open work follows the client to a new owner, but for a third's" {
    begin 'before and after; what names the new one, a third one, nobody'
    rows <<'END'
a1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
t1,2026-09-02,task,acme,T-1,,,2026-12-01,,anna,Call,
t2,2026-09-02,task,acme,T-2,,,2026-12-02,,boris,Check,
t3,2026-09-02,task,acme,T-3,,,2026-12-03,,,Write,
t4,2026-09-02,task,acme,T-4,,,2026-12-04,,olga,Draw,
t5,2026-09-02,task,,T-5,,,2026-12-05,,anna,Tidy,
a2,2026-10-01,client,acme,,,,,,olga,,
t6,2026-10-02,task,acme,T-6,,,2026-12-06,,anna,Help,
END
    printf '%s\n' rule,use '*,no' task,yes >"$ACCT_HOME/rules.csv"
    owners 2026-09-30 'task:acme:T-1=anna task:acme:T-2=boris task:acme:T-3=anna task:acme:T-4=olga task::T-5=anna'
    owners 2026-10-02 'task:acme:T-1=olga task:acme:T-2=boris task:acme:T-3=olga task:acme:T-4=olga task::T-5=anna task:acme:T-6=anna'
    # back again, and on to another
    more <<<'a3,2026-11-01,client,acme,,,,,,vera,,'
    owners 2026-11-01 'task:acme:T-1=vera task:acme:T-2=boris task:acme:T-3=vera task:acme:T-4=olga task::T-5=anna task:acme:T-6=anna'
    more <<<'a4,2026-11-02,client,acme,,,,,,anna,,'
    owners 2026-11-02 'task:acme:T-1=anna task:acme:T-2=boris task:acme:T-3=anna task:acme:T-4=olga task::T-5=anna task:acme:T-6=anna'

    begin 'what was given to somebody since stays there: an amendment counts from its day'
    rows <<'END'
a1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
t1,2026-09-02,task,acme,T-1,,,2026-12-01,,anna,Call,
a2,2026-10-01,client,acme,,,,,,olga,,
m1,2026-10-02,task,acme,T-1,,,,,anna,,amends=t1
END
    owners 2026-10-01 'task:acme:T-1=olga' --rule task
    owners 2026-10-02 'task:acme:T-1=anna' --rule task
    more <<<'m2,2026-10-03,task,acme,T-1,,,,,olga,,amends=t1'
    owners 2026-10-03 'task:acme:T-1=olga' --rule task
    more <<<'a3,2026-10-04,client,acme,,,,,,vera,,'
    owners 2026-10-04 'task:acme:T-1=vera' --rule task

    begin 'a client without an owner is of who keeps the books; a void row gives nobody a client'
    rows <<'END'
a1,2026-09-01,client,acme,,,,,email,,Acme Ltd,
t1,2026-09-02,task,acme,T-1,,,2026-12-01,,anna,Call,
t2,2026-09-02,task,acme,T-2,,,2026-12-02,,boris,Check,
a2,2026-10-01,client,acme,,,,,,olga,,
END
    team anna= olga=
    owners 2026-09-30 'task:acme:T-1=anna task:acme:T-2=boris' --rule task
    owners 2026-10-01 'task:acme:T-1=olga task:acme:T-2=boris' --rule task
    more <<<'x1,2026-10-02,void,,a2,,,,,,,'
    owners 2026-10-02 'task:acme:T-1=anna task:acme:T-2=boris' --rule task

    begin 'orders, their stages, contracts, issues and questions go along; so does the load'
    rows <<'END'
a1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
o1,2026-09-02,order,acme,O-1,,,2026-10-20,,anna,Logo,
s1,2026-09-30,stage,acme,O-1,,,,,anna,,stage=ready
k1,2026-01-02,contract,acme,C-1,,,2026-10-20,,anna,Care,
k2,2026-06-02,contract,acme,C-1,100.00,EUR,,,,,
i1,2026-09-28,issue,acme,I-1,,,2026-10-20,,anna,Leak,
q1,2026-09-29,touch,acme,,,,,,anna,When?,dir=in;kind=question
a2,2026-10-15,client,acme,,,,,,olga,,
END
    printf '%s\n' rule,use '*,no' tell,yes deadline,yes renewal,yes issue,yes question,yes \
        >"$ACCT_HOME/rules.csv"
    run2 acct-followup -O json --as-of 2026-10-14
    text_is before "$(jq -r '[.[] | "\(.rule) \(.owner)"] | sort | join(", ")' <<<"$out")" \
        'deadline anna, issue anna, question anna, renewal anna, tell anna'
    run2 acct-followup -O json --as-of 2026-10-15
    text_is after "$(jq -r '[.[] | "\(.rule) \(.owner)"] | sort | join(", ")' <<<"$out")" \
        'deadline olga, issue olga, question olga, renewal olga, tell olga'
    run2 acct-metrics load_mean --by owner --period 2026-09 --as-of 2026-10-15 -O csv
    assert_out_has 2026-09,load_mean,anna,1.00,
    assert_out_lacks olga
    run2 acct-metrics load_mean --by owner --period 2026-10 --as-of 2026-10-15 -O csv
    assert_out_has 2026-10,load_mean,olga,1.00,
    assert_out_lacks anna
}
