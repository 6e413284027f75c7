#!/usr/bin/env bats
# acct-invoice remind: stages, derived from the ledger; never pressing.

load ../helper

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'END'
[acct]
currency = EUR
[invoice]
remind = 3d, 10d, 20d
[followup]
quiet = 2d
END
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,email,anna,Acme,email=office@acme.example.com
C2,2026-01-01,client,beta,,,EUR,,email,,Beta,email=office@beta.example.com
O1,2026-01-02,order,acme,O-1,500.00,EUR,,,,Pages,
I1,2026-02-15,invoice,acme,A-1,100.00,EUR,2026-03-01,,,,order=O-1
END
}

add() {
    put_more "$ledger"
}

# reminded DAY: refs, records and templates of what is due that day.
reminded() {
    acct-invoice remind --as-of "$1" -O csv | tail -n +2 |
        cut -d, -f9,12,13
}

held() {
    acct-invoice remind --held --as-of "$1" -O csv | tail -n +2
}

sent() {
    echo ",$1,touch,${3-acme},$2,,,,email,anna,,dir=out;kind=reminder" \
        >>"$ledger"
}

@test "remind: stages, and what is not written about" {
    begin 'an action row as other tools have it'
    run2 acct-invoice remind --as-of 2026-03-04 -O csv
    assert_status 0
    assert_out <<'END'
key,date,due,client,contact,channel,address,rule,ref,owner,urgency,template,record,reason
reminder:acme:A-1:1,2026-03-04,2026-03-04,acme,,email,office@acme.example.com,reminder,A-1,anna,45,reminder-1,touch,"invoice A-1: 100.00 EUR open, 3 days past due; reminder 1 of 3"
END
    run2 acct-invoice remind --as-of 2026-03-03 -O csv
    [ "$(wc -l <"$out_file")" -eq 1 ]
    run2 acct-invoice remind --as-of 2026-03-03 -O table
    assert_out 'nobody is to be reminded'
    run2 acct-invoice remind --as-of 2026-03-04 --client beta -O ids
    assert_out ''
    run2 acct-invoice remind --as-of 2026-03-04 --owner boris -O ids
    assert_out ''

    begin 'each stage in its time, then a task for a person'
    for day in 2026-03-04 2026-03-05; do
        run2 reminded "$day"
        assert_out A-1,reminder-1,touch
    done
    sent 2026-03-05 A-1
    # once it is sent it is not due again, however often one asks
    for day in 2026-03-05 2026-03-06 2026-03-11; do
        run2 reminded "$day"
        assert_out ''
    done
    # 7 days after the first, as they are apart; the due date alone says the 11th
    run2 reminded 2026-03-12
    assert_out A-1,reminder-2,touch
    sent 2026-03-12 A-1
    run2 reminded 2026-03-21
    assert_out ''
    run2 reminded 2026-03-22
    assert_out A-1,reminder-3,touch
    sent 2026-03-22 A-1
    run2 reminded 2026-03-31
    assert_out ''
    run2 reminded 2026-04-01
    assert_out A-1,,task
    run2 reminded 2026-06-01
    assert_out A-1,,task
    add <<<',2026-06-01,task,acme,T-1,,,,,anna,Call them,invoice=A-1'
    run2 reminded 2026-06-01
    assert_out ''
    run2 held 2026-06-01
    assert_out_has 'a person has it in hand'

    begin 'nothing was sent for long: the first comes first, alone'
    run2 reminded 2026-05-01
    assert_out A-1,reminder-1,touch
    sent 2026-05-01 A-1
    # all stages are past, but the second waits its seven days
    run2 reminded 2026-05-07
    assert_out ''
    run2 reminded 2026-05-08
    assert_out A-1,reminder-2,touch

    begin 'what is paid, credited or in time is not written about'
    add <<'END'
,2026-03-05,payment,acme,A-1,100.00,EUR,,,,,
,2026-02-15,invoice,beta,B-1,100.00,EUR,2026-03-01,,,,
,2026-03-05,credit,beta,CN-1,100.00,EUR,,,,,invoice=B-1
,2026-02-15,invoice,beta,B-2,100.00,EUR,2026-06-01,,,,
END
    run2 reminded 2026-03-04
    assert_out 'A-1,reminder-1,touch
B-1,reminder-1,touch'
    # later records do not count before, and do then
    run2 reminded 2026-03-05
    assert_out ''
}

@test "remind: what holds a letter back" {
    begin 'one letter a client, and none within the quiet period'
    add <<'END'
,2026-01-15,invoice,acme,A-0,5.00,EUR,2026-02-01,,,,
,2026-01-15,invoice,beta,B-1,100.00,EUR,2026-03-01,,,,
END
    run2 reminded 2026-03-04
    assert_out 'A-0,reminder-1,touch
B-1,reminder-1,touch'
    run2 held 2026-03-04
    assert_out_has 'A-1,acme,3,100.00,EUR,0,,another invoice of the client goes first'
    sent 2026-03-04 A-0
    run2 reminded 2026-03-05
    assert_out B-1,reminder-1,touch
    run2 held 2026-03-05
    assert_out_has 'A-1,acme,4,100.00,EUR,0,2026-03-06,we wrote to the client lately'
    run2 reminded 2026-03-06
    assert_out 'B-1,reminder-1,touch
A-1,reminder-1,touch'

    begin 'none while an issue is open, but of another client'
    add <<'END'
,2026-03-02,issue,acme,I-1,,,,,,Broken,
,2026-03-08,resolve,acme,I-1,,,,,,Mended,
END
    run2 reminded 2026-03-04
    assert_out ''
    run2 held 2026-03-04
    assert_out 'A-1,acme,3,100.00,EUR,0,,an issue is open'
    # the client does not know that it is solved
    run2 reminded 2026-03-08
    assert_out ''
    run2 held 2026-03-08
    assert_out 'A-1,acme,7,100.00,EUR,0,,"issue I-1 is solved, but the client was not told"'
    add <<<',2026-03-08,done,acme,resolved:acme:I-1,,,,,,Told on the telephone,'
    run2 reminded 2026-03-08
    assert_out A-1,reminder-1,touch
    add <<<',2026-03-09,issue,beta,I-2,,,,,,The pages,order=O-1'
    run2 reminded 2026-03-09
    assert_out A-1,reminder-1,touch
    add <<<',2026-03-09,issue,acme,I-3,,,,,,The pages,order=O-1'
    run2 reminded 2026-03-09
    assert_out ''

    begin 'none while the client is paused, or has just written, or promised'
    add <<'END'
,2026-03-02,status,acme,,,,,,,Summer,state=paused
,2026-03-06,status,acme,,,,,,,,state=active
,2026-03-07,touch,acme,A-1,,,2026-03-12,email,,We pay on the 12th,dir=in
END
    run2 reminded 2026-03-04
    assert_out ''
    run2 reminded 2026-03-06
    assert_out A-1,reminder-1,touch
    run2 reminded 2026-03-12
    assert_out ''
    run2 held 2026-03-12
    assert_out 'A-1,acme,11,100.00,EUR,0,2026-03-13,the client wrote about it'
    run2 reminded 2026-03-13
    assert_out A-1,reminder-1,touch
}

@test "remind: done, snooze, stages of one's own" {
    begin 'done skips a stage, snooze puts it off'
    add <<'END'
,2026-03-04,snooze,acme,reminder:acme:A-1:1,,,2026-03-08,,,,
,2026-03-09,done,acme,reminder:acme:A-1:1,,,,,,called,result=skipped
END
    run2 reminded 2026-03-07
    assert_out ''
    run2 reminded 2026-03-08
    assert_out A-1,reminder-1,touch
    run2 reminded 2026-03-09
    assert_out ''
    run2 reminded 2026-03-16
    assert_out A-1,reminder-2,touch

    begin 'other stages; none; and those that are wrong'
    sed -i 's/^remind =.*/remind = 1w/' "$ACCT_HOME/acct.conf"
    run2 reminded 2026-03-08
    assert_out A-1,reminder-1,touch
    sent 2026-03-08 A-1
    run2 reminded 2026-03-15
    assert_out A-1,,task
    sed -i 's/^remind =.*/remind =/' "$ACCT_HOME/acct.conf"
    run2 reminded 2026-03-15
    assert_out ''
    sed -i 's/^remind =.*/remind = 10d,3d/' "$ACCT_HOME/acct.conf"
    run2 acct-invoice remind --as-of 2026-03-15
    assert_status 1
    assert_err_has "acct.conf:4: remind: '3d' is not later than the stage before"
    sed -i 's/^remind =.*/remind = soon/' "$ACCT_HOME/acct.conf"
    run2 acct-invoice remind --as-of 2026-03-15
    assert_status 1
    assert_err_has "acct.conf:4: remind: 'soon'"

    begin 'later stages weigh more, and wait the longer the more urgent'
    sent 2026-03-04 A-1
    run2 acct-invoice remind --as-of 2026-03-11 -O json
    text_is urgency "$(jq -c '.[] | [.key, .urgency]' <<<"$out")" \
        '["reminder:acme:A-1:2",50]'
    run2 acct-invoice remind --as-of 2026-03-14 -O json
    text_is urgency "$(jq -c '.[] | [.key, .urgency]' <<<"$out")" \
        '["reminder:acme:A-1:2",56]'
}

@test "remind: the quiet period, money on account" {
    begin 'no letter within the quiet period after any message of ours'
    add <<'END'
,2026-03-03,touch,acme,,,,,email,anna,News,dir=out;kind=news
,2026-03-06,survey,acme,S-1,,,,email,anna,,
END
    run2 held 2026-03-04
    assert_out 'A-1,acme,3,100.00,EUR,0,2026-03-05,we wrote to the client lately'
    run2 reminded 2026-03-05
    assert_out A-1,reminder-1,touch
    run2 reminded 2026-03-07
    assert_out ''
    # a person's turn is no letter
    for day in 2026-03-08 2026-03-15 2026-03-25; do sent "$day" A-1; done
    add <<<',2026-04-03,touch,acme,,,,,email,anna,News,dir=out;kind=news'
    run2 reminded 2026-04-04
    assert_out A-1,,task

    begin 'none while money on account would pay it'
    add <<'END'
,2026-03-05,payment,acme,,99.99,EUR,,,,,
,2026-03-06,payment,acme,,500.00,USD,,,,,
,2026-03-07,payment,acme,,0.01,EUR,,,,,
END
    run2 reminded 2026-03-06
    assert_out A-1,reminder-1,touch
    run2 reminded 2026-03-07
    assert_out ''
    run2 held 2026-03-07
    assert_out 'A-1,acme,6,100.00,EUR,0,,money on account would pay it'

    begin 'money on account is spent once, on what is due first'
    # written in another order than they are due, and one of another client
    add <<'END'
,2026-02-15,invoice,acme,A-3,300.00,EUR,2026-03-03,,,,
,2026-02-15,invoice,acme,A-2,500.00,EUR,2026-03-02,,,,
,2026-02-15,invoice,acme,A-4,50.00,USD,2026-03-01,,,,
,2026-02-15,invoice,beta,B-1,100.00,EUR,2026-03-01,,,,
,2026-03-05,payment,acme,,600.00,EUR,,,,,
END
    by() {
        acct-invoice remind --held --as-of 2026-03-10 -O csv |
            grep 'money on account' | cut -d, -f1
        acct-invoice remind --as-of 2026-03-10 -O csv | tail -n +2 | cut -d, -f9
    }
    # 100 and 500 are covered, the 300 that come after are not
    run2 by
    assert_status 0
    assert_err ''
    assert_out 'A-1
A-2
A-4
B-1'
    run2 acct-invoice remind --held --as-of 2026-03-10 -O csv
    assert_out_has 'A-3,acme,7,300.00,EUR,0,,another invoice of the client goes first'
    # what is not enough for one is not there for those after it
    sed -i 's/,payment,acme,,600.00/,payment,acme,,599.99/' "$ledger"
    run2 by
    assert_out 'A-1
A-4
B-1'
    run2 acct-invoice remind --held --as-of 2026-03-10 -O csv
    assert_out_has 'A-2,acme,8,500.00,EUR,0,,another invoice of the client goes first'
    # the other tool has it from here
    run2 acct-followup --held --as-of 2026-03-10 --rule reminder --client acme -O json
    text_is held "$(jq -r '.[] | select(.held | test("money")) | .ref' <<<"$out")" A-1
    assert_err ''
}

@test "remind: acct-followup has the same, by the same keys, stages and holds" {
    add <<'END'
,2026-01-15,invoice,acme,A-0,5.00,EUR,2026-02-01,,,,
,2026-02-15,invoice,beta,B-1,100.00,EUR,2026-03-01,,,,
,2026-03-10,issue,beta,I-1,,,,,,Broken,
,2026-03-20,resolve,beta,I-1,,,,,,Mended,
END
    sed -i 's/^remind =.*/remind = 5d, 1w/' "$ACCT_HOME/acct.conf"
    printf 'rule,use\n*,no\nreminder,yes\n' >"$ACCT_HOME/rules.csv"
    for day in 2026-03-05 2026-03-06 2026-03-08 2026-03-12 2026-03-20 2026-03-30; do
        acct-invoice remind --as-of "$day" -O json |
            jq -c '.[] | del(.urgency)' | sort >theirs
        acct-followup --as-of "$day" --rule reminder -O json |
            jq -c '.[] | del(.urgency)' | sort >ours
        diff theirs ours || wrong "on $day"
        acct-invoice remind --held --as-of "$day" -O json |
            jq -r '.[] | select(.why != "its next reminder is still to come") | .number' |
            sort >theirs
        acct-followup --held --as-of "$day" --rule reminder -O json |
            jq -r '.[].ref' | sort >ours
        diff theirs ours || wrong "held on $day"
        [ "$day" != 2026-03-12 ] || sent "$day" A-0
    done
    # it was not an empty show, and reasons are told
    [ -s ours ]
    run2 acct-followup --held --as-of 2026-03-12 --rule reminder -O json
    text_is held "$(jq -r '.[] | .ref + ": " + .held' <<<"$out" | sort)" \
'A-1: we wrote to the client lately: wait until 2026-03-14
B-1: an issue is open'
    # done and snooze by either tool's list mean the same to both
    run2 acct-followup skip reminder:acme:A-1:1 --as-of 2026-03-25 -q
    assert_status 0
    run2 acct-invoice remind --as-of 2026-03-25 --client acme -O ids
    assert_out reminder:acme:A-0:2
    # a look ahead sees those to come, of invoices that are not yet due
    run2 acct-followup --as-of 2026-02-28 --due +9d --rule reminder --client beta -O csv
    assert_out 'key,date,due,client,contact,channel,address,rule,ref,owner,urgency,template,record,reason
reminder:beta:B-1:1,2026-03-06,2026-03-06,beta,,email,office@beta.example.com,reminder,B-1,,44,reminder-1,touch,"invoice B-1: 100.00 EUR open, due 2026-03-01; reminder 1 of 2"'
    # no stages, no reminders
    sed -i 's/^remind =.*/remind =/' "$ACCT_HOME/acct.conf"
    run2 acct-followup --as-of 2026-03-12 --rule reminder -O ids
    assert_status 0
    assert_out ''
    sed -i 's/^remind =.*/remind = soon/' "$ACCT_HOME/acct.conf"
    run2 acct-followup --as-of 2026-03-12
    assert_status 1
    assert_err_has "acct.conf:4: remind: 'soon'"
}

@test "remind: asked every day, a stage is sent once each" {
    add <<'END'
,2026-01-15,invoice,acme,A-0,5.00,EUR,2026-02-01,,,,
,2026-01-15,invoice,beta,B-1,100.00,EUR,2026-02-20,,,,
,2026-04-20,payment,beta,B-1,100.00,EUR,,,,,
END
    local client ref record day=2026-02-01 last
    later "$day" "$(many 60 180)"
    last=$REPLY
    while [[ $day < $last ]]; do
        acct-invoice remind --as-of "$day" -O csv >due
        while IFS=, read -r _ _ _ client _ _ _ _ ref _ _ _ record _; do
            [ "$record" != touch ] || sent "$day" "$ref" "$client"
        done <due
        later "$day" 1
        day=$REPLY
    done
    for ref in A-0 A-1 B-1; do
        [ "$(grep -c "touch,[a-z]*,$ref," "$ledger")" -eq 3 ]
    done
    # of one client no two on a day, nor within two days
    awk -F, '$3 == "touch" && $4 == "acme" { print $2 }' "$ledger" >days
    before=''
    while read -r day; do
        [[ ! $day < $before ]]
        later "$day" 2
        before=$REPLY
    done <days
}

@test "remind: a stage of 0 days comes on the day that the invoice is due, one below 0 before it" {
    local day
    begin '0d'
    sed -i 's/^remind =.*/remind = 0d, 7d/' "$ACCT_HOME/acct.conf"
    [ "$(reminded 2026-02-28)" = '' ]
    [ "$(reminded 2026-03-01)" = A-1,reminder-0,touch ]
    run2 acct-followup --as-of 2026-03-01 -O csv
    assert_out_has reminder:acme:A-1:1,2026-03-01,2026-03-01,
    assert_out_has '"invoice A-1: 100.00 EUR open, due 2026-03-01; reminder 1 of 2"'
    sent 2026-03-01 A-1
    [ "$(reminded 2026-03-07)" = '' ]
    [ "$(reminded 2026-03-08)" = A-1,reminder-2,touch ]

    begin 'the letter says that it is due, and not that it was'
    sed -i 's/^remind =.*/remind = -3d, 0d, 7d/' "$ACCT_HOME/acct.conf"
    [ "$(reminded 2026-02-25)" = '' ]
    for day in 2026-02-26 2026-02-27 2026-03-01; do
        [ "$(reminded "$day")" = A-1,reminder-0,touch ]
        run2 acct-invoice remind --issue -n -O text --as-of "$day"
        assert_status 0
        assert_out_has 'is due on 1 March 2026; EUR 100.00 of it'
        run2 acct-invoice remind --issue -n -O text --lang ru --as-of "$day"
        assert_out_has 'срок оплаты счёта № A-1'
    done
    run2 acct-invoice remind --issue -n -O text --as-of 2026-03-02
    assert_out_has 'was due on 1 March 2026, and EUR 100.00'
    sent 2026-02-26 A-1
    [ "$(reminded 2026-02-28)" = '' ]
    [ "$(reminded 2026-03-01)" = A-1,reminder-0,touch ]
    run2 acct-invoice remind --issue -n -O text --as-of 2026-03-01
    assert_out_has 'is due on 1 March 2026; EUR 100.00 of it'
}

@test "remind: a letter that cannot be printed is not recorded" {
    printf '[me]\nname = I\niban = DE88 3704 0044 0532 0130 00\n' >>"$ACCT_HOME/acct.conf"
    keep "$ledger"
    local what
    for what in 'remind --issue' 'remind --issue -n' 'statement acme --issue' \
        'new acme -l a|1|pcs|1' 'new acme -l a|1|pcs|1 -n'; do
        # shellcheck disable=SC2086  # words
        run2 acct-invoice $what --as-of 2026-03-15
        assert_status 1
        assert_out ''
        assert_err_has 'me.iban: '
        same "$ledger"
    done
    echo ',2026-01-01,contract,acme,C-1,5.00,EUR,,,,,per=month;bill=start' >>"$ledger"
    keep "$ledger"
    run2 acct-invoice recurring --as-of 2026-03-15
    assert_status 1
    assert_err_has 'me.iban: '
    same "$ledger"
}
