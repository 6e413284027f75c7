#!/usr/bin/env bats
# A complaint is over when the client knows, and has got what was promised.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

# An order that went well, an invoice that is past due, and a complaint that
# was solved; amounts of $1 were promised.
complaint() {
    more <<ROWS
o1,2026-01-05,order,acme,O-1,,,,,anna,Site,service=web
g1,2026-01-20,stage,acme,O-1,,,,,,,stage=delivered
c2,2026-01-01,client,bolt,,,EUR,,email,anna,Bolt,
o2,2026-01-05,order,bolt,O-2,,,,,anna,Text,service=text
v1,2026-01-20,invoice,acme,INV-1,500,EUR,2026-01-30,,anna,,
i1,2026-02-03T09:00:00Z,issue,acme,I-3,,,,,anna,Leak,
r1,2026-02-05T10:00:00Z,resolve,acme,I-3,${1-},${1:+EUR},,,carl,Mended,
ROWS
}

# held DATE: keys and reasons of what is held back, without order of time.
held() {
    run2 acct-followup --as-of "$1" --held -O json
    assert_status 0
    text_is 'held back' "$(jq -r '.[] | .key + ": " + .held' <<<"$out")"
}

@test "complaint: the client is told" {
    begin 'rule resolved: until a touch about the issue'
    complaint
    more <<'ROWS'
u1,2026-02-05T09:00:00Z,touch,acme,I-3,,,,email,anna,We work on it,dir=out
u2,2026-02-06,touch,acme,I-3,,,,email,anna,Thanks,dir=in
u3,2026-02-06,touch,acme,O-1,,,,email,anna,Other,dir=out
u4,2026-02-07,touch,acme,I-3,,,,email,anna,It is mended,dir=out
ROWS
    paused=too life resolved resolved:acme:I-3 2026-02-05 2026-02-07
    run2 acct-followup --as-of 2026-02-06 --rule resolved -O json
    text_is row "$(jq -r '.[] | [.ref, .owner, .due, .record, .reason] | join("|")' <<<"$out")" \
        "I-3|carl|2026-02-06|touch|issue I-3 is solved 'Mended': tell the client what was done"

    begin 'on the same day: after it, or without a time'
    complaint
    more <<<'u1,2026-02-05T10:00:00Z,touch,acme,I-3,,,,email,anna,It is mended,dir=out'
    is 2026-02-05 '' --rule resolved
    sed -i '/^u1/d' "$ledger"
    more <<<'u1,2026-02-05T09:59:00Z,touch,acme,I-3,,,,email,anna,It is mended,dir=out'
    is 2026-02-05 resolved:acme:I-3 --rule resolved
    sed -i '/^u1/d' "$ledger"
    more <<<'u1,2026-02-05,touch,acme,r1,,,,email,anna,It is mended,dir=out'
    is 2026-02-05 '' --rule resolved
    # half a year later it still is to be told
    sed -i '/^u1/d' "$ledger"
    is 2026-08-05 resolved:acme:I-3 --rule resolved
    # solved again, told again: once
    more <<'ROWS'
u1,2026-02-06T09:00:00Z,touch,acme,I-3,,,,email,anna,It is mended,dir=out
r2,2026-02-08T09:00:00Z,resolve,acme,I-3,,,,,carl,Mended for good,
ROWS
    is 2026-02-07 '' --rule resolved
    is 2026-02-08 resolved:acme:I-3 --rule resolved
    acct-followup skip resolved:acme:I-3 -q --as-of 2026-02-09
    is 2026-02-09 '' --rule resolved
}

@test "complaint: what was promised is given" {
    begin 'rule compensation: until a credit note, a discount or a gift names the issue'
    complaint 50.00
    more <<'ROWS'
x0,2026-02-06,gift,acme,,,,,,anna,Chocolate,
x1,2026-02-06,credit,acme,CN-0,10,EUR,,,anna,,invoice=INV-1
x2,2026-02-07,credit,acme,CN-1,50,EUR,,,anna,,invoice=INV-1;issue=I-3
ROWS
    paused=too life compensation compensation:acme:I-3 2026-02-05 2026-02-07
    run2 acct-followup --as-of 2026-02-06 --rule compensation -O json
    text_is row "$(jq -r '.[] | [.due, .record, .reason] | join("|")' <<<"$out")" \
        "2026-02-12|credit|50.00 EUR for issue I-3 'Mended' is owed: a credit note, a discount or a gift"
    local row
    for row in 'gift,acme,,,,,,anna,Cake,issue=I-3' \
        'invoice,acme,INV-2,90,EUR,,,anna,,discount=10;issue=I-3' \
        'client,acme,,,,,,,,discount=5;issue=I-3'; do
        sed -i '/^x2/d' "$ledger"
        is 2026-02-07 compensation:acme:I-3 --rule compensation
        more <<<"x2,2026-02-07,$row"
        is 2026-02-07 '' --rule compensation
    done
    # given before it was written down
    sed -i '/^x2/d' "$ledger"
    more <<<'x2,2026-01-10,gift,acme,,,,,,anna,Cake,issue=I-3'
    is 2026-02-07 '' --rule compensation
    sed -i 's/^x2,2026-01-10/x2,2026-01-05/' "$ledger"
    is 2026-02-07 compensation:acme:I-3 --rule compensation
    # another client's, another issue
    sed -i '/^x2/d' "$ledger"
    more <<'ROWS'
i2,2026-02-05,issue,acme,I-4,,,,,anna,Other,
x2,2026-02-07,gift,acme,,,,,,anna,Cake,issue=I-4
ROWS
    is 2026-02-07 compensation:acme:I-3 --rule compensation

    begin 'nothing is owed where nothing was promised'
    complaint 0.00
    is 2026-02-07 '' --rule compensation

    begin "a gift that makes good is no gift for the New Year"
    complaint
    more <<'ROWS'
c3,2026-01-01,client,acme,,,,,,,,tier=A
x1,2026-08-01,gift,acme,,,,,,anna,Cake,issue=I-3
ROWS
    is 2026-08-01 gift-new-year:acme:2026-12-31 --rule gift-new-year
}

@test "complaint: an issue that is named must be there" {
    complaint
    cp "$ledger" kept.csv
    run2 acct-add -q gift acme --set issue=I-9 Cake
    assert_status 1
    assert_out ''
    assert_err_has 'issue:'
    cmp "$ledger" kept.csv
    acct-add -q gift acme --set issue=I-3 Cake
    acct-add -q credit acme -a 5 --set invoice=INV-1 --set issue=I-3
    acct-add -q client acme --set discount=5 --set issue=I-3
    acct-add -q invoice acme -a 5 --set discount=5 --set issue=I-3
    run2 acct-check
    assert_status 0
    assert_out ''
    more <<<'x9,2026-02-07,gift,acme,,,,,,anna,Cake,issue=I-9'
    run2 acct-check
    assert_status 1
    assert_out_has I-9
}

@test "complaint: reminders, offers and surveys wait until it is over" {
    begin 'while it is open, the client was not told, compensation is owed'
    printf '[followup]\nquiet = 0d\n[invoice]\nremind = 3d\n[survey]\nafter = 1d\nwithin = 1y\n' \
        >"$ACCT_HOME/acct.conf"
    complaint 50.00
    more <<'ROWS'
p1,2026-01-25,response,acme,S-0,,,,,anna,,score=9
ROWS
    sed -i 's/^p1,/p0,2026-01-24,survey,acme,S-0,,,,email,anna,,order=O-1\np1,/' "$ledger"
    local why
    waits() {
        run2 acct-followup --as-of "$1" --held --rule reminder --rule offer -O json
        text_is "held on $1" "$(jq -r '[.[] | .held] | unique | .[]' <<<"$out")" "$2"
        run2 acct-invoice remind --held --as-of "$1" -O json
        text_is "reminder held on $1" "$(jq -r '.[].why' <<<"$out")" "$2"
        run2 acct-invoice remind --as-of "$1" -O ids
        text_is "reminders on $1" "$out" ''
    }
    waits 2026-02-04 'an issue is open'
    why='issue I-3 is solved, but the client was not told'
    waits 2026-02-20 "$why"
    # nobody was asked about the order yet
    sed '/^p0/s/order=O-1//' "$ledger" >unasked.csv
    run2 acct-survey due -f unasked.csv --held --as-of 2026-06-01 -O json
    text_is 'survey held' "$(jq -r '.[].held' <<<"$out")" "$why"
    run2 acct-survey send -f unasked.csv acme --as-of 2026-06-01
    assert_status 1
    assert_err "acct-survey: acme: $why (tell, then ask)"
    more <<<'u1,2026-02-08,touch,acme,I-3,,,,email,anna,Mended,dir=out'
    sed '/^p0/s/order=O-1//' "$ledger" >unasked.csv
    waits 2026-02-20 'compensation for I-3 is owed'
    run2 acct-survey send -f unasked.csv acme --as-of 2026-06-01
    assert_status 1
    assert_err "acct-survey: acme: compensation for I-3 is owed (give it, then ask)"
    more <<<'x1,2026-02-21,gift,acme,,,,,,anna,Cake,issue=I-3'
    is 2026-02-21 'reminder:acme:INV-1:1 offer:acme:O-1' --rule reminder --rule offer
    run2 acct-invoice remind --as-of 2026-02-21 -O ids
    text_is reminders "$out" reminder:acme:INV-1:1
    sed '/^p0/s/order=O-1//' "$ledger" >unasked.csv
    run2 acct-survey due -f unasked.csv --as-of 2026-06-01 -O ids
    text_is surveys "$out" survey:acme:O-1

    begin 'what a person left out, and what is long ago, holds nothing back'
    printf '[followup]\nquiet = 0d\n[invoice]\nremind = 3d\n' >"$ACCT_HOME/acct.conf"
    complaint 50.00
    is 2026-02-20 '' --rule reminder
    # the day after that half year
    run2 acct-invoice remind --as-of 2026-08-03 -O ids
    text_is reminders "$out" ''
    run2 acct-invoice remind --as-of 2026-08-04 -O ids
    text_is reminders "$out" reminder:acme:INV-1:1
    acct-followup skip resolved:acme:I-3 -q --as-of 2026-02-21
    is 2026-02-21 '' --rule reminder
    acct-followup skip compensation:acme:I-3 -q --as-of 2026-02-22
    is 2026-02-21 '' --rule reminder
    is 2026-02-22 reminder:acme:INV-1:1 --rule reminder
}

@test "complaint: a credit note as acct-invoice makes it" {
    complaint 50
    run2 acct-invoice credit INV-1 -l 'For the leak|1|pcs|50' -s issue=I-3 --as-of 2026-02-06
    assert_status 0
    assert_err ''
    is 2026-02-06 '' --rule compensation
    run2 acct-invoice credit INV-1 -l 'For the leak|1|pcs|50' -s issue=I-9 --as-of 2026-02-06
    assert_status 1
    assert_err_has "no issue 'I-9'"
}

@test "complaint: an invoice without a discount gives nothing back" {
    complaint 50
    more <<'ROWS'
u4,2026-02-06,touch,acme,I-3,,,,email,anna,It is mended,dir=out
n2,2026-02-07,invoice,acme,INV-2,500,EUR,2026-03-30,,anna,,issue=I-3
c3,2026-02-07,client,acme,,,,,,,,issue=I-3
ROWS
    is 2026-02-08 compensation:acme:I-3 --rule compensation
    # and so it holds back what a complaint does
    run2 acct-invoice remind --held --as-of 2026-02-08 -O csv
    assert_out_has 'INV-1,acme,9,'
    run2 acct-followup --as-of 2026-02-08 --rule reminder --held -O json
    text_is held "$(jq -r '.[].held' <<<"$out")" 'compensation for I-3 is owed'
    more <<<'n3,2026-02-09,invoice,acme,INV-3,500,EUR,2026-03-30,,anna,,issue=I-3;discount=10'
    is 2026-02-09 '' --rule compensation
    run2 acct-followup --as-of 2026-02-11 --rule reminder --held -O json
    text_is held "$(jq -r '.[].held' <<<"$out")" ''
}
