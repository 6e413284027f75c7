#!/usr/bin/env bats
# What is held back, so that nobody hears too much of us.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

# held DATE: keys and reasons of what is held back.
held() {
    run2 acct-followup --as-of "$1" --held -O json
    assert_status 0
    text_is 'held back' "$(jq -r '.[] | .key + ": " + .held' <<<"$out")"
}

@test "held: nothing within two days of what we wrote, but for the urgent" {
    printf '[followup]\nquiet = 2d\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
k1,2026-03-01,contract,acme,C-1,100,EUR,,,anna,Care,per=month
o1,2026-03-01,order,acme,O-1,,,,,anna,Site,
u1,2026-03-02,touch,acme,,,,,email,anna,Hello,dir=out;kind=news
ROWS
    rules=(--rule welcome --rule onboarding)
    is 2026-03-02 welcome:acme:O-1 "${rules[@]}"
    held 2026-03-02 <<<'onboarding:acme:C-1: we wrote on 2026-03-02: wait until 2026-03-04'
    # and one message a day is enough
    is 2026-03-04 welcome:acme:O-1 "${rules[@]}"
    held 2026-03-04 <<'END'
onboarding:acme:C-1: welcome:acme:O-1 comes first
first-month:acme:2026-03-01:1: welcome:acme:O-1 comes first
END
    more <<<'u2,2026-03-04,touch,acme,,,,,email,anna,Welcome,dir=out;kind=welcome'
    is 2026-03-05 '' "${rules[@]}"
    is 2026-03-06 onboarding:acme:C-1 "${rules[@]}"
    # reports and surveys are messages too
    more <<<'v1,2026-03-06,survey,acme,S-1,,,,email,anna,,'
    is 2026-03-06 '' "${rules[@]}"
    # what comes in is none
    more <<<'u3,2026-03-08,touch,acme,,,,,email,anna,Hi,dir=in;kind=remark'
    is 2026-03-08 onboarding:acme:C-1 "${rules[@]}"
    # in a table
    run2 acct-followup --as-of 2026-03-07 --held -O table
    assert_out_has 'HELD BACK'
    assert_out_has 'we wrote on 2026-03-06: wait until 2026-03-08'
    run2 acct-followup --as-of 2026-02-01 --held -O table
    assert_out 'Nothing is held back.'
}

@test "held: no more messages a day than the limit" {
    printf '[followup]\nquiet = 0d\nlimit = 2\n' >"$ACCT_HOME/acct.conf"
    for n in 1 2 3 4; do
        more <<<"x$n,2026-01-01,client,k$n,,,EUR,,email,anna,K$n,"
    done
    more <<<'u1,2026-02-10,touch,acme,,,,,email,anna,Hi,dir=out;kind=news'
    is 2026-02-11 'checkin:k1:2026-01-01 checkin:k2:2026-01-01'
    held 2026-02-11 <<'END'
checkin:k3:2026-01-01: 2 messages a day are the limit
checkin:k4:2026-01-01: 2 messages a day are the limit
END
    # what was sent today counts
    is 2026-02-10 'checkin:k1:2026-01-01'
    # owners do not get more by asking alone
    is 2026-02-10 '' --client k2
    printf '[followup]\nquiet = 0d\nlimit = 0\n' >"$ACCT_HOME/acct.conf"
    is 2026-02-11 "$(echo checkin:k{1,2,3,4}:2026-01-01)"
}

@test "held: snoozed and paused ones are there, and can be marked" {
    more <<'ROWS'
t1,2026-02-01,task,acme,T-1,,,,,anna,Call,
z1,2026-02-02,snooze,acme,T-1,,,2026-02-09,,anna,,
s1,2026-02-03,status,acme,,,,,,anna,,state=paused
ROWS
    held 2026-02-05 <<'END'
checkin:acme:2026-01-01: the client is paused
task:acme:T-1: snoozed until 2026-02-09
END
    run2 acct-followup done checkin:acme:2026-01-01 --as-of 2026-02-05
    assert_status 0
    held 2026-02-05 <<<'task:acme:T-1: snoozed until 2026-02-09'
}
