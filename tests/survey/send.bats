#!/usr/bin/env bats
# acct-survey send: a survey for each who is to be asked.

load ../helper
load survey

@test "send: what is due, once, or rows of it" {
    begin 'appends a survey for all that is due, once'
    one_order
    run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_err ''
    assert_out S-1
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-15,survey,acme,S-1,,email,anna,,order=O-1'
    keep "$ledger"
    run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_out ''
    same "$ledger"
    [ -z "$(due 2026-03-15)" ]

    begin "the contact, the due date, the order's owner; quietly"
    one_order
    more <<'E'
,2026-01-05,contact,acme,P-9,,,,Bob,email=bob@acme.example
,2026-02-15,order,acme,O-2,,,boris,,
,2026-03-02,stage,acme,O-2,,,,,stage=delivered
E
    run2 acct-survey send --as-of 2026-03-16 -q --due +2w
    assert_status 0
    assert_out ''
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-16,survey,acme,S-1,2026-03-30,email,boris,,order=O-2;contact=P-9'

    begin 'with -O it prints rows and adds nothing'
    one_order
    keep "$ledger"
    run2 acct-survey send --as-of 2026-03-15 -O csv
    assert_status 0
    assert_out <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-03-15,survey,acme,,,,,email,anna,,order=O-1
E
    same "$ledger"
    run2 acct-survey send --as-of 2026-03-15 --dry-run
    assert_status 0
    assert_out <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-03-15,survey,acme,,,,,email,anna,,order=O-1
E
    same "$ledger"
    run2 acct-survey send --as-of 2026-03-15 -n -q
    assert_status 0
    assert_out ''
    same "$ledger"
}

@test "send: rows for a pipe, not for a format" {
    begin 'the rows can be piped to acct-add, again without effect'
    one_order
    pipe() {
        acct-survey send --as-of 2026-03-15 -O csv | acct-add -
    }
    run2 pipe
    assert_status 0
    assert_err ''
    assert_out ''
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-15,survey,acme,S-1,,email,anna,,order=O-1'
    keep "$ledger"
    run2 pipe
    assert_status 0
    assert_err ''
    assert_out ''
    same "$ledger"

    begin 'a format from the environment is no wish for rows'
    one_order
    ACCT_FORMAT=csv run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_out S-1
    [ "$(grep -c ,survey, "$ledger")" = 1 ]
}

@test "send: many at once ask each client once" {
    one_order
    printf '[followup]\nlimit = 0\n' >"$ACCT_HOME/acct.conf"
    for n in {1..40}; do
        printf ',2026-01-05,client,c%d,,,,,C,\n' "$n"
        printf ',2026-02-01,order,c%d,O-1%02d,,,,,\n' "$n" "$n"
        printf ',2026-03-01,stage,c%d,O-1%02d,,,,,stage=delivered\n' "$n" "$n"
    done | more
    for _ in {1..8}; do
        acct-survey send --as-of 2026-03-20 >/dev/null 3>&- &
    done
    wait
    [ "$(grep -c ,survey, "$ledger")" = 41 ]
    [ "$(grep ,survey, "$ledger" | cut -d, -f4 | sort -u | wc -l)" = 41 ]
}

@test "send: clients who are named, and who cannot be asked" {
    begin 'what the ledger says of later days forbids it too'
    one_order
    more <<'E'
,2026-04-20,survey,acme,S-1,,email,,,
E
    keep "$ledger"
    [ "$(due 2026-03-15)" = survey:acme:O-1 ]
    run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_out ''
    same "$ledger"
    run2 acct-survey send acme --as-of 2026-03-15
    assert_status 1
    assert_err 'acct-survey: acme: survey S-1 is in the ledger, of 2026-04-20'
    same "$ledger"
    # Beyond the gap, but about the order.
    sed -i 's/2026-04-20,.*/2026-12-01,survey,acme,S-1,,email,,,order=O-1/' "$ledger"
    keep "$ledger"
    run2 acct-survey send --as-of 2026-03-15
    assert_status 0
    assert_out ''
    same "$ledger"

    begin 'named clients only, by any of their names, each once'
    one_order
    more <<'E'
,2026-01-06,client,zoo,,,,,Zoo,
,2026-02-01,order,zoo,O-5,,,,,
,2026-03-01,stage,zoo,O-5,,,,,stage=delivered
E
    run2 acct-survey send 'Acme Ltd' acme office@acme.example \
        --as-of 2026-03-15
    assert_status 0
    assert_err ''
    assert_out S-1
    [ "$(due 2026-03-15)" = survey:zoo:O-5 ]

    begin 'says why a named client is not asked'
    one_order
    refused 'O-1 was delivered not long ago (ask from 2026-03-15 on)' 2026-03-14
    refused 'O-1 was delivered too long ago (the time to ask was until 2026-05-30)' \
        2026-05-31
    refused 'no order has been delivered' 2026-02-15
    more <<<',2026-03-01,issue,acme,I-1,,,,,'
    refused 'issue I-1 is open (solve it, then ask)'
    one_order
    more <<<',2026-03-01,status,acme,,,,,,state=lost'
    refused 'the client is lost (--force asks all the same)'
    one_order
    more <<<',2026-03-01,status,acme,,,,,,state=paused'
    refused 'the client is paused (--force asks all the same)'
    one_order
    more <<<',2026-03-01,survey,acme,S-4,,email,,,order=O-9'
    refused 'about O-1 we do not ask yet, for we asked on 2026-03-01 (ask from 2026-05-30 on)'
    one_order
    more <<<',2026-03-15,survey,acme,S-4,,email,,,order=O-1'
    refused 'about O-1 we asked on 2026-03-15 (survey S-4)' 2026-03-17
    one_order
    more <<<',2026-03-02,snooze,acme,survey:acme:O-1,2026-04-01,,,,'
    refused 'the survey about O-1 waits until 2026-04-01 (--force asks all the same)'
    one_order
    more <<<',2026-03-02,done,acme,survey:acme:O-1,,,,,result=skipped'
    refused 'the survey about O-1 was closed on 2026-03-02 (--force asks all the same)'

    begin '--force asks a named client all the same'
    one_order
    more <<<',2026-03-01,issue,acme,I-1,,,,,'
    run2 acct-survey send acme --force --as-of 2026-03-02
    assert_status 0
    assert_out S-1
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-02,survey,acme,S-1,,email,anna,,order=O-1'
    book <<<',2026-01-05,client,acme,,,,anna,Acme Ltd,'
    run2 acct-survey send acme --force --as-of 2026-03-02
    assert_status 0
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-03-02,survey,acme,S-1,,email,anna,,'
    run2 acct-survey send --force --as-of 2026-03-02
    assert_status 2
    assert_err_has '--force goes with named clients'

    begin 'one who cannot be asked stops the others'
    one_order
    more <<<',2026-01-06,client,zoo,,,,,Zoo,'
    keep "$ledger"
    run2 acct-survey send acme zoo --as-of 2026-03-15
    assert_status 1
    assert_out ''
    assert_err 'acct-survey: zoo: no order has been delivered'
    same "$ledger"
    run2 acct-survey send acmee --as-of 2026-03-15
    assert_status 1
    assert_err_has "acmee"
    assert_err_has "acme"
    same "$ledger"
}
