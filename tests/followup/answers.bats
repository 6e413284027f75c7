#!/usr/bin/env bats
# Built-in rules about what clients answer, and whom they send.

load ../helper
load defaults

@test "rules: what a client said, and whom they sent" {
    begin 'rule promoter: a happy answer, until we asked for more'
    more <<'ROWS'
v1,2026-02-12,survey,acme,S-1,,,,email,anna,,
v2,2026-02-13,response,acme,S-1,,,,email,anna,,score=9
u1,2026-02-15,touch,acme,S-1,,,,email,anna,Thanks,dir=out;kind=thanks
ROWS
    life promoter promoter:acme:S-1 2026-02-13 2026-02-15
    sed -i 's/score=9/score=8/' "$ledger"
    is 2026-02-13 '' --rule promoter

    begin 'rule detractor: an unhappy answer, until we called back'
    more <<'ROWS'
v1,2026-02-12,survey,acme,S-1,,,,email,anna,,
v2,2026-02-13,response,acme,S-1,,,,email,anna,,score=6
u1,2026-02-15,touch,acme,,,,,email,anna,Sorry,dir=out;kind=apology
ROWS
    paused=too life detractor detractor:acme:S-1 2026-02-13 2026-02-15
    sed -i 's/score=6/csat=2/' "$ledger"
    is 2026-02-13 detractor:acme:S-1 --rule detractor
    # what we asked before the answer, and a letter about money, are no call back
    sed -i 's/^v2,2026-02-13/v2,2026-02-13T15:00:00Z/; /^u1/d' "$ledger"
    more <<'ROWS'
u2,2026-02-13T10:00:00Z,touch,acme,,,,,email,anna,Hi,dir=out;kind=other
u3,2026-02-14,touch,acme,INV-1,,,,email,anna,Please pay,dir=out;kind=reminder
u4,2026-02-15T10:00:00Z,touch,acme,,,,,phone,anna,Sorry,dir=out;kind=call
ROWS
    is 2026-02-14 detractor:acme:S-1 --rule detractor
    is 2026-02-15 '' --rule detractor

    begin 'rule trouble: hard or bad whatever the score, until we said something'
    more <<'ROWS'
v1,2026-02-12,survey,acme,S-1,,,,email,anna,,
v2,2026-02-13,response,acme,S-1,,,,email,anna,,score=7;trouble=hard to pay
u1,2026-02-20,touch,acme,,,,,email,anna,Thanks,dir=out;kind=thanks
u2,2026-02-22,touch,acme,,,,,email,anna,You can pay by card now,dir=out;kind=answer
ROWS
    paused=too life trouble trouble:acme:S-1 2026-02-13 2026-02-22
    run2 acct-followup --as-of 2026-02-13 --rule trouble -O json
    text_is row "$(jq -r '.[] | [.due, .template, .record, .ref, .owner, .reason] | join("|")' <<<"$out")" \
        '2026-02-16|trouble|touch|S-1|anna|hard or bad in S-1 (hard to pay): say what we do about it'
    sed -i '/^u2/d' "$ledger"
    # a month after it was due it is over
    is 2026-03-18 trouble:acme:S-1 --rule trouble
    is 2026-03-19 '' --rule trouble
    for said in 'score=10;disliked=the price' 'csat=5;trouble=the forms' 'score=9;csat=3;trouble=x;disliked=y' \
        'trouble=there is no lift'; do
        sed -i "s/^v2.*/v2,2026-02-13,response,acme,S-1,,,,email,anna,,$said/" "$ledger"
        is 2026-02-13 trouble:acme:S-1 --rule trouble
    done
    # a detractor is called anyway; none is no trouble
    for said in 'score=6;trouble=hard to pay' 'csat=2;disliked=the price' 'score=8;trouble=none;disliked=Нет' \
        'score=8;liked=all' 'score=8;trouble='; do
        sed -i "s/^v2.*/v2,2026-02-13,response,acme,S-1,,,,email,anna,,$said/" "$ledger"
        is 2026-02-13 '' --rule trouble
    done

    begin 'rule survey-reminder: once, a week after, until it was sent or answered'
    more <<'ROWS'
v1,2026-02-12,survey,acme,S-1,,,,email,anna,How was it?,
u1,2026-02-20,touch,acme,S-1,,,,email,anna,Have you had a minute?,dir=out;kind=reminder
ROWS
    life survey-reminder survey-reminder:acme:S-1 2026-02-19 2026-02-20
    run2 acct-followup --as-of 2026-02-19 --rule survey-reminder -O json
    text_is row "$(jq -r '.[] | [.due, .template, .record, .ref, .reason] | join("|")' <<<"$out")" \
        "2026-02-22|survey-reminder|touch|S-1|no answer to survey S-1 of 2026-02-12 'How was it?': remind, once"
    # no other follows
    is 2026-05-01 '' --rule survey-reminder
    # the client wrote, but gave no answer; it passes a fortnight after it was due
    sed -i 's/^u1.*/u1,2026-02-20,touch,acme,,,,,email,anna,Hello,dir=in/' "$ledger"
    is 2026-03-08 survey-reminder:acme:S-1 --rule survey-reminder
    is 2026-03-09 '' --rule survey-reminder
    more <<<'v2,2026-02-21,response,,S-1,,,,email,anna,,score=9'
    is 2026-02-20 survey-reminder:acme:S-1 --rule survey-reminder
    is 2026-02-21 '' --rule survey-reminder
    # the setting says when, or never; nobody is reminded in a complaint
    sed -i '/^v2/d' "$ledger"
    printf '[followup]\nquiet = 0d\n[survey]\nremind = 3d\n' >"$ACCT_HOME/acct.conf"
    is 2026-02-14 '' --rule survey-reminder
    is 2026-02-15 survey-reminder:acme:S-1 --rule survey-reminder
    more <<<'i1,2026-02-15,issue,acme,I-1,,,,email,anna,It is broken,'
    is 2026-02-15 '' --rule survey-reminder
    is 2026-02-15 survey-reminder:acme:S-1 --rule survey-reminder --held
    printf '[survey]\nremind = 0d\n' >"$ACCT_HOME/acct.conf"
    is 2026-02-12 '' --rule survey-reminder
    is 2026-02-19 '' --rule survey-reminder
    # nor our own people
    printf '[followup]\nquiet = 0d\n' >"$ACCT_HOME/acct.conf"
    sed -i '/^i1/d; s/^v1.*/v1,2026-02-12,survey,acme,S-1,,,,,anna,,kind=internal;specialist=petr/' "$ledger"
    is 2026-02-19 '' --rule survey-reminder

    begin 'rule thank: whoever sent a client, until thanked'
    more <<'ROWS'
c2,2026-03-01,client,bolt,,,EUR,,email,anna,Bolt,source=referral;referrer=acme
u1,2026-03-03,touch,acme,,,,,email,anna,Thank you,dir=out;kind=thanks
ROWS
    paused=too life thank thank:acme:bolt 2026-03-01 2026-03-03
}
