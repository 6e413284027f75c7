#!/usr/bin/env bats
# Who stops is called: a pause, usage that ends, a cancelled order.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

# of FIELD...: what the one follow-up says, from `out` of -O json.
of() {
    local all=${*/#/.}
    jq -r ".[] | [${all// /,}] | map(tostring) | join(\" | \")" <<<"$out"
}

@test "pause: at once, after 7, 21 and 60 days, until we spoke" {
    # 2026-02-05 is a Thursday.
    begin 'rule pause: each step has its key, and is due on the next working day'
    more <<'ROWS'
s1,2026-02-05,status,acme,,,,,,,No budget,state=paused
ROWS
    is 2026-02-04 '' --rule pause
    local day step
    while read -r day step; do
        is "$day" "pause:acme:2026-02-05:$step" --rule pause
    done <<'DAYS'
2026-02-05 1
2026-02-11 1
2026-02-12 2
2026-02-25 2
2026-02-26 3
2026-04-05 3
2026-04-06 4
2026-07-06 4
DAYS
    run2 acct-followup --as-of 2026-02-05 --rule pause -O json
    text_is row "$(of date due urgency quiet reason)" \
        "2026-02-05 | 2026-02-06 | 79 | null | paused on 2026-02-05 'No budget': call, hear why and until when"
    # the 8th day is a Thursday again; a step is not late before it came
    run2 acct-followup --as-of 2026-02-12 --rule pause -O json
    text_is row "$(of date due urgency)" '2026-02-12 | 2026-02-13 | 79'
    # a weekend, and a holiday after it
    sed -i 's/^s1,2026-02-05/s1,2026-02-06/' "$ledger"
    run2 acct-followup --as-of 2026-02-06 --rule pause -O json
    text_is due "$(of due)" 2026-02-09
    printf 'date,name\n2026-02-09,A day off\n' >"$ACCT_HOME/holidays.csv"
    run2 acct-followup --as-of 2026-02-06 --rule pause -O json
    text_is due "$(of due)" 2026-02-10
    rm "$ACCT_HOME/holidays.csv"

    begin 'who spoke with the client has done the step, not those that follow'
    local kind
    for kind in 'dir=out;kind=call' 'dir=out;kind=meeting' 'dir=out;kind=checkin' \
        'dir=out;kind=question' 'dir=out;kind=answer' 'dir=in;kind=remark'; do
        { head -n 2 "$ledger"
          echo 's1,2026-02-05,status,acme,,,,,,,No budget,state=paused'
          echo "u1,2026-02-07,touch,acme,,,,,phone,anna,Hi,$kind"; } >new.csv
        mv new.csv "$ledger"
        is 2026-02-06 pause:acme:2026-02-05:1 --rule pause
        is 2026-02-07 '' --rule pause
        is 2026-02-12 pause:acme:2026-02-05:2 --rule pause
    done
    for kind in reminder news notice congrats report proposal thanks; do
        sed -i "s/kind=.*/kind=$kind/; s/dir=in/dir=out/" "$ledger"
        sed -i "/^s1/s/.*/s1,2026-02-05,status,acme,,,,,,,No budget,state=paused/" "$ledger"
        is 2026-02-07 pause:acme:2026-02-05:1 --rule pause
    done

    begin 'what told us of the pause is no talk about it'
    more <<'ROWS'
u1,2026-02-05,touch,acme,,,,,email,anna,We stop for now,dir=in;kind=remark
s1,2026-02-05,status,acme,,,,,,,No budget,state=paused
ROWS
    is 2026-02-05 pause:acme:2026-02-05:1 --rule pause
    more <<<'u2,2026-02-05,touch,acme,,,,,phone,anna,Why?,dir=out;kind=call'
    is 2026-02-05 '' --rule pause

    begin 'it is over with the pause, whatever came of it; another is another one'
    more <<'ROWS'
s1,2026-02-05,status,acme,,,,,,,No budget,state=paused
s2,2026-02-20,status,acme,,,,,,,Still none,state=paused;outcome=later
s3,2026-03-01,status,acme,,,,,,,New budget,state=active;outcome=returned
s4,2026-05-05,status,acme,,,,,,,Again,state=paused
s5,2026-05-07,status,acme,,,,,,,Gone,state=lost;outcome=left
ROWS
    # to say it again begins nothing, but its words are the latest
    is 2026-02-20 pause:acme:2026-02-05:2 --rule pause
    run2 acct-followup --as-of 2026-02-26 --rule pause -O json
    text_is row "$(of key reason)" \
        "pause:acme:2026-02-05:3 | paused on 2026-02-05 'Still none': call, hear why and until when"
    is 2026-03-01 '' --rule pause
    is 2026-05-05 pause:acme:2026-05-05:1 --rule pause
    is 2026-05-07 '' --rule pause
    # of one's own: by what was said last
    printf '%s\n' rule,use,on,when,for 'ask,yes,status outcome=later,date+30d,state=any' >"$ACCT_HOME/rules.csv"
    is 2026-02-28 ''  --rule ask
    sed -i '/^s[345]/d' "$ledger"
    is 2026-03-07 ask:acme:2026-02-05 --rule ask

    begin 'done, and snoozed until they said to call again'
    more <<<'s1,2026-02-05,status,acme,,,,,,,No budget,state=paused'
    acct-followup done pause:acme:2026-02-05:1 -q --as-of 2026-02-05
    is 2026-02-06 '' --rule pause
    acct-followup snooze pause:acme:2026-02-05:2 --until 2026-02-20 -q --as-of 2026-02-12
    is 2026-02-19 '' --rule pause
    is 2026-02-20 pause:acme:2026-02-05:2 --rule pause
}

@test "pause: by telephone, by the account's owner, with what is known" {
    begin 'the phone, whatever they prefer; a number that there is'
    more <<'ROWS'
c2,2026-01-01,client,acme,,,,,,,,phone=+1 555 0100
s1,2026-02-05,status,acme,,,,,,carl,No budget,state=paused
ROWS
    run2 acct-followup --as-of 2026-02-05 --rule pause -O json
    text_is who "$(of channel address owner)" 'phone | +1 555 0100 | anna'
    sed -i '/^c2/d' "$ledger"
    run2 acct-followup --as-of 2026-02-05 --rule pause -O json
    text_is who "$(of channel address owner)" 'email | a@acme.example | anna'
    # a client without an owner: who told us
    sed -i 's/email,anna,Acme/email,,Acme/' "$ledger"
    run2 acct-followup --as-of 2026-02-05 --rule pause -O json
    text_is who "$(of owner)" carl
    # the person's number
    more <<<'p1,2026-01-01,contact,acme,P-1,,,,telegram,,Ann,telegram=@ann;phone=+1 555 0101'
    run2 acct-followup --as-of 2026-02-05 --rule pause -O json
    text_is who "$(of contact channel address)" 'P-1 | phone | +1 555 0101'
    # nor does it change how others are reached
    is 2026-02-05 '' --rule checkin

    begin 'a pause does not hold it back, nor an issue, nor another message'
    printf '[followup]\nquiet = 7d\nlimit = 1\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
i1,2026-01-20,issue,acme,I-1,,,,,anna,Leak,
i2,2026-01-25,issue,acme,I-2,,,,,anna,Rust,
i3,2026-01-26,issue,acme,I-3,,,,,anna,Dust,
r3,2026-01-27,resolve,acme,I-3,,,,,anna,Swept,
n1,2026-01-10,invoice,acme,INV-1,100,EUR,2026-03-10,,anna,,
n2,2026-01-11,invoice,acme,INV-2,50.50,EUR,2026-03-10,,anna,,
n3,2026-01-11,invoice,acme,INV-3,20,USD,2026-03-10,,anna,,
n4,2026-01-11,invoice,acme,INV-4,20,USD,2026-03-10,,anna,,
b1,2026-01-12,payment,acme,INV-1,40,EUR,,,,,
b4,2026-01-12,payment,acme,INV-4,20,USD,,,,,
u1,2026-02-01,touch,acme,,,,,email,anna,"We wait for
the budget of March",dir=in;kind=remark
u2,2026-02-04,touch,acme,,,,,email,anna,Prices,dir=out;kind=news
s1,2026-02-05,status,acme,,,,,,anna,No budget,state=paused
c9,2026-01-01,client,bolt,,,EUR,,email,anna,Bolt,
s9,2026-02-05,status,bolt,,,,,,anna,,state=paused
ROWS
    is 2026-02-05 'pause:acme:2026-02-05:1 pause:bolt:2026-02-05:1' --rule pause
    run2 acct-followup --as-of 2026-02-05 --rule pause -O json
    text_is reason "$(of reason)" <<'END'
paused on 2026-02-05 'No budget': call, hear why and until when (known: several issues in 90 days; 110.50 EUR, 20.00 USD open; issues I-1, I-2 are open; last heard 2026-02-01: 'We wait for the budget of March')
paused on 2026-02-05: call, hear why and until when
END
    is 2026-02-05 '' --rule pause --held
}

@test "pause: usage that stops, an order that is cancelled" {
    begin 'rule stopped: nothing is used any more'
    more <<'ROWS'
c2,2026-01-01,client,acme,,,,,,,,phone=+1 555 0100
o1,2026-01-01,order,acme,O-1,,,,,carl,Site,
e1,2026-02-01,usage,acme,O-1,,,,,carl,,level=90
e2,2026-03-06,usage,acme,O-1,,,,,carl,,level=10
u1,2026-03-08,touch,acme,,,,,phone,anna,Why?,dir=out;kind=call
ROWS
    life stopped stopped:acme:O-1:2026-03-06:1 2026-03-06 2026-03-08
    sed -i '/^u1/d' "$ledger"
    # again after 7, 21 and 60 days, the last for a month
    is 2026-03-12 stopped:acme:O-1:2026-03-06:1 --rule stopped
    is 2026-03-13 stopped:acme:O-1:2026-03-06:2 --rule stopped
    is 2026-03-27 stopped:acme:O-1:2026-03-06:3 --rule stopped
    is 2026-05-05 stopped:acme:O-1:2026-03-06:4 --rule stopped
    is 2026-06-06 '' --rule stopped
    run2 acct-followup --as-of 2026-03-06 --rule stopped -O json
    text_is row "$(of due channel owner reason)" \
        '2026-03-09 | phone | anna | hardly used any more on 2026-03-06: call, hear why (known: usage is 10 %, usage fell by 80 points)'
    sed -i 's/level=10/level=11/' "$ledger"
    is 2026-03-06 '' --rule stopped
    # it is used again
    sed -i 's/level=11/level=0/' "$ledger"
    is 2026-03-07 stopped:acme:O-1:2026-03-06:1 --rule stopped
    more <<<'e3,2026-03-07,usage,acme,O-1,,,,,carl,,level=60'
    is 2026-03-07 '' --rule stopped

    begin 'rule cancelled: from the day that it was'
    more <<'ROWS'
c2,2026-01-01,client,acme,,,,,,,,phone=+1 555 0100
o1,2026-01-05,order,acme,O-1,100,EUR,2026-05-01,,carl,Site,
g1,2026-02-01,stage,acme,O-1,,,,,carl,,stage=started
g2,2026-03-06,stage,acme,O-1,,,,,carl,,stage=cancelled
u1,2026-03-09,touch,acme,O-1,,,,phone,anna,Why?,dir=out;kind=call
ROWS
    life cancelled cancelled:acme:O-1:2026-03-06:1 2026-03-06 2026-03-09
    sed -i '/^u1/d' "$ledger"
    run2 acct-followup --as-of 2026-03-06 --rule cancelled -O json
    text_is row "$(of due channel owner reason)" \
        "2026-03-09 | phone | anna | order O-1 'Site' was cancelled on 2026-03-06: call, hear why"
    is 2026-03-13 cancelled:acme:O-1:2026-03-06:2 --rule cancelled
    is 2026-05-05 cancelled:acme:O-1:2026-03-06:4 --rule cancelled
    is 2026-06-06 '' --rule cancelled
    # it goes on after all
    more <<<'g3,2026-03-07,stage,acme,O-1,,,,,carl,,stage=started'
    is 2026-03-07 '' --rule cancelled
}

@test "pause: what came of it is recorded" {
    begin 'outcome, of touches and of states'
    acct-add -q status acme 'New budget' -s state=active -s outcome=returned --as-of 2026-02-01
    acct-add -q touch acme 'In March' -s dir=out -s kind=call -s outcome=later --as-of 2026-02-01
    run2 acct-check
    assert_status 0
    assert_out ''
    run2 acct-add touch acme Hm -s dir=out -s kind=call -s outcome=perhaps --as-of 2026-02-01
    assert_status 1
    assert_err_has "outcome: 'perhaps' is not one of returned|left|later"

    begin 'words of rules'
    local rules=$PWD/mine.csv
    printf '%s\n' rule,use,on,when 'a,yes,order,when+1d' >"$rules"
    run2 acct-followup --rules "$rules" --as-of 2026-02-01
    assert_status 1
    assert_err_has "mine.csv:2: when: 'when' is what this column says: only due counts from it"
    printf '%s\n' rule,use,on,due 'a,yes,order,date-workday' >"$rules"
    run2 acct-followup --rules "$rules" --as-of 2026-02-01
    assert_err_has "mine.csv:2: due: 'workday' can only be added (date+workday)"
    printf '%s\n' rule,use,on,stay 'a,yes,order,workday' >"$rules"
    run2 acct-followup --rules "$rules" --as-of 2026-02-01
    assert_err_has "mine.csv:2: stay: 'workday' has no length (write 1d)"
    # when may be worked out of several; workdays are added up
    more <<<'o1,2026-02-05,order,acme,O-1,,,,,anna,Site,'
    printf '%s\n' rule,use,on,when,due 'a,yes,order,due-3d or date+1d,when+workday+workday' >"$rules"
    run2 acct-followup --rules "$rules" --rule a --as-of 2026-02-06 -O json
    text_is due "$(of date due)" '2026-02-06 | 2026-02-10'
    # it stays from its due day on, however long after it came that is
    printf '%s\n' rule,use,on,when,due,stay 'a,yes,order,date+2d,when+30d,5d' >"$rules"
    is 2026-03-14 a:acme:O-1 --rules "$rules" --rule a
    is 2026-03-15 '' --rules "$rules" --rule a
}

@test "pause: how many come back, leave, or are to be asked again" {
    begin 'figures of outcomes'
    more <<'ROWS'
c2,2026-01-01,client,bolt,,,EUR,,email,anna,Bolt,
c3,2026-01-01,client,cove,,,EUR,,email,anna,Cove,
s1,2026-02-01,status,acme,,,,,,,,state=paused
s2,2026-02-01,status,bolt,,,,,,,,state=paused
s3,2026-02-01,status,cove,,,,,,,,state=paused
u1,2026-02-10,touch,cove,,,,,phone,anna,In March,dir=out;kind=call;outcome=later
s4,2026-02-11,status,cove,,,,,,,In March,state=paused;outcome=later
u2,2026-02-28,touch,acme,,,,,phone,anna,We are back,dir=in;kind=call;outcome=returned
s5,2026-03-02,status,acme,,,,,,,,state=active;outcome=returned
s6,2026-03-03,status,bolt,,,,,,,,state=lost;outcome=left
ROWS
    local month figures
    while read -r month figures; do
        run2 acct-metrics -p "$month" --as-of 2026-04-01 pauses pause_return_share \
            pauses_left pauses_later -O tsv
        assert_status 0
        text_is "figures of $month" \
            "$(tail -n +2 <<<"$out" | cut -f2,4 | tr '\t\n' '  ')" "$figures "
    done <<'END'
2026-02 pauses 3 pause_return_share n/a pauses_left 0 pauses_later 1
2026-03 pauses 0 pause_return_share 0.500000 pauses_left 1 pauses_later 0
END
}

@test "pause: who said when to ask again is left alone until then" {
    more <<'ROWS'
o1,2026-01-10,order,acme,O-1,,,,,anna,Site,
s1,2026-02-02,status,acme,,,,,,,Season over,state=paused
u1,2026-02-03,touch,acme,,,,2026-04-15,phone,anna,Again in April,dir=in;kind=call;outcome=later
ROWS
    # the step of the third week is put off, as is all that follows; and nothing
    # of it is for us to answer
    is 2026-02-23 '' --rule pause --rule request
    run2 acct-followup --as-of 2026-02-23 --rule pause --held -O json
    text_is held "$(jq -r '.[] | .key + ": " + .held' <<<"$out")" \
        'pause:acme:2026-02-02:3: to be asked again on 2026-04-15'
    is 2026-04-14 '' --rule pause --rule request
    is 2026-04-15 pause:acme:2026-02-02:4 --rule pause --rule request
    # what was said in another pause counts for nothing
    more <<'ROWS'
s2,2026-03-01,status,acme,,,,,,,Back,state=active
s3,2026-04-01,status,acme,,,,,,,Gone again,state=paused
ROWS
    is 2026-04-02 pause:acme:2026-04-01:1 --rule pause
}
