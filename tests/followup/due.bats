#!/usr/bin/env bats
# By when: a paper that says so, and a quote that does not.

load ../helper
load followup

# dates KEY: date and due of what is open, now or later.
dates() {
    acct-followup -O json --as-of 2026-10-02 --due +90d 2>/dev/null |
        jq -r --arg k "$1" '.[] | select(.key | startswith($k)) | .date + " " + .due'
}

@test "due: a paper is to be sent by the day that it says; a quote ends after a while" {
    begin 'papers'
    rows <<'END'
a1,2026-01-01,client,acme,,,EUR,,email,anna,Acme Ltd,email=a@acme.example
p1,2026-10-01,paper,acme,PAP-1,,,,,anna,Addendum,kind=addendum
p2,2026-10-01,paper,acme,PAP-2,,,2026-10-20,,anna,Addendum,kind=addendum
p3,2026-10-01,paper,acme,PAP-3,,,2026-10-20,,anna,Addendum,kind=addendum
p4,2026-10-02,paper,acme,PAP-3,,,2026-10-25,,,,
q1,2026-10-01,offer,acme,Q-1,90.00,EUR,,,anna,More,kind=quote
q2,2026-10-01,offer,acme,Q-2,90.00,EUR,2026-10-12,,anna,More,kind=quote
q3,2026-10-01,offer,acme,Q-3,90.00,EUR,,,anna,More,kind=upsell
END
    printf '%s\n' rule,use '*,no' paper,yes quote-ends,yes quote-lapsed,yes >"$ACCT_HOME/rules.csv"
    text_is paper "$(dates paper:acme:PAP-1)" '2026-10-04 2026-10-08'
    text_is paper "$(dates paper:acme:PAP-2)" '2026-10-04 2026-10-20'
    text_is paper "$(dates paper:acme:PAP-3)" '2026-10-04 2026-10-25'
    text_is quote "$(dates quote-ends:acme:Q-1)" '2026-10-28 2026-10-31'
    text_is quote "$(dates quote-ends:acme:Q-2)" '2026-10-09 2026-10-12'
    text_is quote "$(dates quote-ends:acme:Q-3)" ''
    printf '[invoice]\nquote = 10d\n' >"$ACCT_HOME/acct.conf"
    text_is quote "$(dates quote-ends:acme:Q-1)" '2026-10-08 2026-10-11'
}
