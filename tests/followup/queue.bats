#!/usr/bin/env bats
# One queue: follow-ups, reminders and surveys, and what holds them back.

load ../helper
load defaults

# An order that was delivered, and an invoice that is past due.
both() {
    printf '[followup]\nquiet = 2d\n[invoice]\nremind = 3d\n' >"$ACCT_HOME/acct.conf"
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,100,EUR,,,anna,Site,
g1,2026-03-01,stage,acme,O-1,,,,,anna,,stage=accepted
n1,2026-03-01,invoice,acme,INV-1,100,EUR,2026-03-11,,anna,,
ROWS
}

# rows TOOL... : its keys; held TOOL...: keys and why.
keys() {
    run2 "$@" -O ids --as-of "$day"
    assert_status 0
    text_is "$*" "${out//$'\n'/ }" "$want"
}

@test "queue: what one tool holds back the other does not send" {
    begin 'money before a survey, and a survey before a check-in'
    both
    day=2026-03-15
    want=reminder:acme:INV-1:1 keys acct-followup --rule reminder --rule survey --rule checkin
    want=reminder:acme:INV-1:1 keys acct-invoice remind
    want='' keys acct-survey due
    want=survey:acme:O-1 keys acct-survey due --held
    run2 acct-survey due --held --as-of $day -O json
    text_is held "$(jq -r '.[].held' <<<"$out")" 'reminder:acme:INV-1:1 comes first'
    run2 acct-survey send --as-of $day
    assert_status 0
    assert_out ''

    begin 'who was written to today hears no more'
    both
    more <<<'u1,2026-03-15,touch,acme,INV-1,,,,email,anna,Please,dir=out;kind=reminder'
    want='' keys acct-followup --rule reminder --rule survey --rule checkin
    want='' keys acct-survey due
    day=2026-03-17
    want=survey:acme:O-1 keys acct-followup --rule reminder --rule survey --rule checkin
    want=survey:acme:O-1 keys acct-survey due
    more <<<'w1,2026-03-17,survey,acme,S-1,,,,email,anna,,order=O-1'
    want='' keys acct-followup --rule survey --rule checkin

    begin 'an invoice that waits for something else is not written about'
    both
    printf '[followup]\nquiet = 2d\n[invoice]\nremind = 3d\n' >"$ACCT_HOME/acct.conf"
    printf 'rule,urgency\nunsigned,90\n' >"$ACCT_HOME/rules.csv"
    more <<<'a1,2026-03-01,act,acme,A-1,100,EUR,,,anna,,order=O-1;sent=2026-03-01'
    day=2026-03-15
    want=unsigned:acme:A-1:1 keys acct-followup --rule reminder --rule unsigned --rule survey
    want='' keys acct-invoice remind
    run2 acct-invoice remind --held --as-of $day -O csv
    assert_out_has 'unsigned:acme:A-1:1 comes first'
    run2 acct-invoice remind --issue --as-of $day
    assert_status 0
    assert_err 'acct-invoice: nobody is to be reminded'
    # unless the invoice is named, or its rule is switched off
    run2 acct-invoice remind --issue INV-1 -n --as-of $day -O csv
    assert_status 0
    assert_out_has 'kind=reminder'
    printf 'rule,use,urgency\nreminder,no,\nsurvey,no,\nunsigned,yes,90\n' >"$ACCT_HOME/rules.csv"
    want=reminder:acme:INV-1:1 keys acct-invoice remind
    want=survey:acme:O-1 keys acct-survey due
}

@test "queue: what is urgent comes first for a week, and then holds back nothing" {
    both
    sed -i '/^n1/d' "$ledger"
    more <<'ROWS'
g2,2026-03-14,stage,acme,O-1,,,,,anna,,stage=delivered
ROWS
    day=2026-03-22
    want=tell:acme:O-1:2026-03-14 keys acct-followup --rule tell --rule survey
    run2 acct-followup --as-of $day --rule survey --held -O json
    text_is held "$(jq -r '.[].held' <<<"$out")" 'tell:acme:O-1:2026-03-14 comes first'
    day=2026-03-23
    want='tell:acme:O-1:2026-03-14 survey:acme:O-1' keys acct-followup --rule tell --rule survey
}

@test "queue: a figure and a budget go into the report that is due" {
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,,,anna,Care,per=month;report=month;budget=1000
p1,2026-03-31,kpi,acme,C-1,,,,,anna,,name=visits;target=100;actual=50
n1,2026-03-31,invoice,acme,INV-1,900,EUR,2026-12-11,,anna,,contract=C-1
r1,2026-02-02,report,acme,C-1,,,,email,anna,,period=2026-01
r2,2026-03-02,report,acme,C-1,,,,email,anna,,period=2026-02
ROWS
    day=2026-03-31
    want='kpi:acme:C-1:2026-03-31 budget:acme:C-1:2026-01-10' keys acct-followup --rule kpi --rule budget --rule report
    day=2026-04-01
    want=report:acme:C-1:2026-03 keys acct-followup --rule kpi --rule budget --rule report
    run2 acct-followup --as-of $day --held -O json
    text_is held "$(jq -r '.[] | select(.rule == "kpi" or .rule == "budget") | .held' <<<"$out" | sort -u)" \
        'it goes into report:acme:C-1:2026-03'
    # once it was sent they are by themselves, until something was said
    more <<<'r3,2026-04-02,report,acme,C-1,,,,email,anna,,period=2026-03'
    day=2026-04-02
    want='kpi:acme:C-1:2026-03-31 budget:acme:C-1:2026-01-10' keys acct-followup --rule kpi --rule budget --rule report
}

@test "queue: a promise to pay and a part payment stop reminders until its day" {
    both
    sed -i '/^o1\|^g1/d' "$ledger"
    printf '[followup]\nquiet = 0d\n[invoice]\nremind = 3d,10d\n' >"$ACCT_HOME/acct.conf"
    more <<<'q1,2026-03-12,touch,acme,INV-1,,,2026-03-25,email,anna,We shall pay,dir=in;kind=answer'
    day=2026-03-24 want='' keys acct-invoice remind
    day=2026-03-25 want='' keys acct-invoice remind
    day=2026-03-26 want=reminder:acme:INV-1:1 keys acct-invoice remind
    # the last one, too: a person's turn waits likewise
    more <<'ROWS'
u1,2026-03-26,touch,acme,INV-1,,,,email,anna,Please,dir=out;kind=reminder
u2,2026-04-05,touch,acme,INV-1,,,,email,anna,Please,dir=out;kind=reminder
ROWS
    day=2026-04-12 want=reminder:acme:INV-1:task keys acct-invoice remind
    more <<<'q2,2026-04-06,touch,acme,INV-1,,,2026-05-01,email,anna,In May,dir=in;kind=answer'
    day=2026-05-01 want='' keys acct-invoice remind
    day=2026-05-02 want=reminder:acme:INV-1:task keys acct-invoice remind
    # a part payment is as good as a reminder: the next comes as long after it
    sed -i '/^q2\|^u2/d' "$ledger"
    day=2026-04-02 want=reminder:acme:INV-1:2 keys acct-invoice remind
    more <<<'p1,2026-04-01,payment,acme,INV-1,40,EUR,,,anna,,'
    day=2026-04-07 want='' keys acct-invoice remind
    day=2026-04-08 want=reminder:acme:INV-1:2 keys acct-invoice remind
    # by telephone as in writing it is no request; looking ahead it is kept, too
    sed -i '/^p1/d' "$ledger"
    more <<<'q3,2026-04-06,touch,acme,INV-1,,,2026-04-10,phone,anna,On Friday,dir=in;kind=call'
    day=2026-04-07 want='' keys acct-followup --rule reminder --rule request
    run2 acct-followup --as-of 2026-04-07 --to 2026-04-20 --rule reminder -O csv
    assert_out_has 'reminder:acme:INV-1:2,2026-04-11,2026-04-11,'
}

@test "queue: what is about a person goes to that person" {
    more <<'ROWS'
p1,2026-01-02,contact,acme,P-1,,,,email,,Dr Brown,email=brown@acme.example;primary=yes
p2,2026-01-02,contact,acme,P-2,,,,telegram,,Ann Lee,telegram=@ann;birthday=--03-01
ROWS
    run2 acct-followup --as-of 2026-03-01 --rule congratulate -O json
    text_is whom "$(jq -r '.[] | [.contact, .channel, .address] | join(" ")' <<<"$out")" \
        'P-2 telegram @ann'
}

@test "queue: what nobody is sent holds back nothing, but takes in what goes into it" {
    begin 'a survey of the user that is written to nobody'
    both
    day=2026-03-16
    printf '%s\n' rule,use,quiet '*,no,' task,yes,inside survey,yes,inside >"$ACCT_HOME/rules.csv"
    more <<'ROWS'
t1,2026-02-01,task,acme,T-1,,,2026-02-02,,anna,Call,
u1,2026-03-15,touch,acme,,,,,email,anna,News,dir=out;kind=news
ROWS
    want='task:acme:T-1 survey:acme:O-1' keys acct-followup
    want=survey:acme:O-1 keys acct-survey due

    begin 'a report of the user that is written to nobody'
    both
    printf '%s\n' rule,use,quiet '*,no,' kpi,yes,report report,yes,inside survey,yes,normal >"$ACCT_HOME/rules.csv"
    more <<'ROWS'
c1,2026-01-05,contract,acme,C-1,100.00,EUR,2026-12-31,,anna,Care,per=month;report=month
k1,2026-03-12,kpi,acme,C-1,,,,,anna,,name=leads;target=50;actual=20;period=2026-02
ROWS
    want=kpi:acme:C-1:2026-03-12 keys acct-followup --held
    want=survey:acme:O-1 keys acct-survey due
}

# A ledger of many messages: from a seed, the same each time.
busy() {
    awk -v seed="$1" 'function r(n) {
            seed = (seed * 1103515245 + 12345) % 2147483648
            return int(seed / 65536) % n
        }
        function on(day) { return strftime("%Y-%m-%d", 1767225600 + day * 86400, 1) }
        function row(day, rest) { print "x" ++id "," on(day) "," rest }
        BEGIN {
            for (c = 1; c <= 8; c++)
                row(0, "client,k" c ",,,EUR,,email,anna,Firm " c ",email=k" c "@k.example")
            for (o = 1; o <= 60; o++) {
                c = 1 + r(8); day = 1 + r(80); late = r(30)
                row(day, "order,k" c ",O-" o ",100,EUR," on(day + 10) ",,anna,Site,")
                row(day + late, "stage,k" c ",O-" o ",,,,,anna,,stage=" (r(4) ? "delivered" : "ready"))
                if (r(3)) row(day + late + r(5), "touch,k" c ",O-" o ",,,,email,anna,Ready,dir=out;kind=notice")
                if (!r(3)) row(day + r(40), "touch,k" c ",,,,,email,anna,When?,dir=in;kind=question")
                if (!r(3)) row(day + late, "act,k" c ",A-" o ",100,EUR,,,anna,,order=O-" o ";sent=" on(day + late))
                if (!r(30)) row(day + r(40), "issue,k" c ",I-" o ",,,,,anna,Leak,")
                if (!r(8)) row(day + r(60), "survey,k" c ",S-" o ",,,,email,anna,,order=O-" o)
            }
        }' | more
}

@test "queue: whom acct-survey lets through, and why not the others, is as acct-followup has it" {
    local day limit asked=0 held=0
    busy 7
    for limit in 0 1 4 20; do
        printf '[followup]\nquiet = 1d\nlimit = %s\n[survey]\nafter = 3d\ngap = 15d\n' \
            $limit >"$ACCT_HOME/acct.conf"
        for day in 2026-01-{10,15,20,25,30} 2026-02-{04,09,14,19,24} 2026-03-{01,06,11,21}; do
            run2 acct-followup --rule survey -O ids --as-of "$day"
            assert_status 0
            text_is "due on $day" "$(acct-survey due -O ids --as-of "$day" | sort)" "$(sort <<<"$out")"
            asked=$((asked + $(grep -c . <<<"$out" || true)))
            run2 acct-followup --rule survey --held -O json --as-of "$day"
            assert_status 0
            text_is "held on $day" \
                "$(acct-survey due --held -O json --as-of "$day" | jq -r '.[] | "\(.key) \(.held)"' | sort)" \
                "$(jq -r '.[] | "\(.key) \(.held)"' <<<"$out" | sort)"
            held=$((held + $(grep -c 'comes first\|limit' <<<"$out" || true)))
        done
    done
    [ "$asked" -ge 10 ]
    [ "$held" -gt 100 ]
}
