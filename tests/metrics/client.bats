#!/usr/bin/env bats
# acct-metrics report --client: what a client reads of the ledger, and that it
# was sent.

load ../helper

day=2026-10-05

setup() {
    common_setup
}

report() {
    run2 acct-metrics report --client acme -p 2026-09 --as-of "$day" "$@"
}

# A client of whom much is known; what nobody but us is to read has a hidden01,
# hidden02, … in it.
planted() {
    put "$ledger" <<'LEDGER'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-01-05,client,acme,,,EUR,,email,hidden01,Acme Tools,"lang=LANG;tone=Dear Ms Byrne;source=hidden02;referrer=rival;tier=hidden03;segment=hidden04;goals=hidden05;birthday=1990-07-07;email=hidden06@acme.example.com;discount=7;x-mood=hidden07;taxid=hidden08;address=hidden09"
,2026-01-05,client,rival,,,EUR,,email,,hidden10 Rival,lang=LANG
,2026-01-05,contact,acme,P-1,,,,email,,hidden11 Byrne,role=hidden12;tone=hidden13;birthday=1980-08-08
,2026-01-06,contract,acme,C-1,1234.56,EUR,2026-12-31,,hidden14,Support of the site,per=month;budget=9876.54;report=month;service=hidden15
,2026-08-20,offer,acme,Q-1,4000.00,EUR,2026-10-20,email,,A shop,kind=quote;service=hidden16
,2026-08-21,offer,acme,U-1,7000.00,EUR,2026-10-20,email,,hidden17 upsell,kind=upsell
,2026-08-22,order,acme,O-1,3333.33,EUR,2026-09-12,email,,New search page,specialist=hidden18;target=2026-09-07
,2026-09-10,stage,acme,O-1,,,,,,hidden19 they will not see,stage=delivered
,2026-09-11,order,acme,O-2,5555.55,EUR,2026-11-20,,,Catalogue,target=2026-11-11
,2026-09-11,stage,acme,O-2,,,2026-10-16,,,Design,stage=planned;phase=1;from=2026-10-01;target=2026-10-13
,2026-09-11,stage,acme,O-2,,,2026-11-20,,,Markup,stage=planned;phase=2;from=2026-10-14;target=2026-11-11
,2026-09-20,stage,acme,O-2,,,2026-11-23,,,hidden20 who was ill,stage=delayed
01HJSSVE000000000000000001,2026-09-03,issue,acme,I-1,,,,,,hidden21 a fuss about nothing,severity=low;order=O-1
,2026-09-05,resolve,acme,I-1,77.77,EUR,,,,hidden22 to keep them quiet,
,2026-09-06,note,acme,,,,,,,hidden23,
,2026-09-07,cost,acme,O-1,666.66,EUR,,,hidden24,hidden25,
,2026-09-08,cost,acme,O-1,,,,,,hidden26,hours=12.5
,2026-09-09,status,acme,,,,,,,hidden27 at risk,state=active
,2026-09-14T10:00:00Z,touch,acme,,,,,meeting,,hidden28 they want a rebate,dir=in;kind=meeting
,2026-09-15,task,acme,T-1,,,2026-10-30,,,hidden29,
,2026-09-16,gift,acme,,88.88,EUR,,,,hidden30,occasion=hidden31
,2026-09-17,usage,acme,,,,,,,hidden32,level=13
,2026-09-17,survey,acme,S-1,,,,email,,hidden33,
,2026-09-18,response,acme,S-1,,,,email,,hidden34,score=2;disliked=hidden35
01HQQEST000000000000000001,2026-09-21,touch,acme,,,,,email,,Which of the two logos?,dir=out;kind=question
01HQQEST000000000000000002,2026-09-21,touch,acme,,,,,email,,Answered long ago?,dir=out;kind=question
,2026-09-22,touch,acme,01HQQEST000000000000000002,,,,email,,hidden36,dir=in;kind=answer
,2026-09-22,touch,acme,,,,,email,,hidden37,dir=out;kind=checkin
,2026-09-23,kpi,acme,C-1,,,,,,hidden38,name=Visits;target=9000;actual=9310.5;period=2026-q3
,2026-09-24,kpi,acme,C-1,,,,,,,name=Cost of a lead;target=12;actual=11.5;better=lower;period=2026-09
,2026-09-24,kpi,acme,C-1,,,,,,,name=Calls;target=40;actual=31;better=higher;period=2026-09
,2026-09-01,invoice,acme,INV-1,1500.00,EUR,2026-09-15,,,hidden39,
,2026-09-01,line,acme,INV-1,1500.00,EUR,,,,hidden40,qty=1
,2026-09-10,act,acme,A-1,3333.33,EUR,,,,hidden41,sent=2026-09-10;order=O-1
,2026-09-10,order,rival,O-9,10.00,EUR,2026-10-06,,,hidden42,
,2026-09-12,stage,rival,O-9,,,,,,hidden43,stage=delivered
,2026-09-12,invoice,rival,INV-9,99.00,EUR,2026-09-13,,,,
,2026-09-10,plan,acme,,,,,,,hidden44,
,2026-07-02,kpi,acme,C-1,,,,,,,name=Visits;target=8000;actual=7000;period=2026-q2
LEDGER
    sed -i "s/LANG/$1/" "$ledger"
    put "$ACCT_HOME/acct.conf" <<'CONF'
[acct]
owner = hidden45
[paper]
logo = logo.png
[me]
name = Tern Studio
email = hidden46@tern.example.com
CONF
    base64 -d >"$ACCT_HOME/logo.png" <<<'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGMQsakAIgYIBQAUXgMhH8Oh0wAAAABJRU5ErkJggg=='
}

# read_of FILE: its text, in one line.
read_of() {
    case $1 in
    *.pdf) pdftotext -layout "$1" - ;;
    *.html) sed 's/<[^>]*>/ /g' "$1" ;;
    *) cat "$1" ;;
    esac | sed 's/\xc2\xa0/ /g' | tr -s ' \n\f' ' '
}

@test "client: of all that the ledger says only what is meant for them" {
    planted en
    [ "$(grep -o 'hidden[0-9][0-9]' "$ledger" | sort -u | wc -l)" -ge 30 ]
    for lang in en ru; do
        for form in txt html pdf; do
            report --lang $lang -O "${form/txt/text}" -o "x.$form"
            assert_status 0
            assert_err ''
            text=$(read_of "x.$form")
            [ ${#text} -gt 600 ] || wrong "short: $form"
            for secret in hidden Rival rival O-9 INV-9 1990 1980 1234.56 \
                9876.54 4000 7000 5555 3333 77.77 666.66 88.88 12.5 U-1 T-1 S-1 P-1 \
                1.234,56 '13 October' '13 октября' '11 November' '11 ноября' \
                '7 September' '7 сентября' 'Answered long' 8,000 '8 000'; do
                [[ $text != *"$secret"* ]] || wrong "$form, $lang: $secret"
            done
        done
        # nor in what a program reads of the files
        ! grep -aqE 'hidden|[Rr]ival' x.html x.pdf || wrong 'hidden in a file'
    done
}

@test "client: the parts of the report read records through the table alone" {
    run2 grep -nE '(->|\.)(text|owner|channel|attrs)\b|[^n]_attr\(|entry_attr' \
        "$root"/lib/outbox/report/{client_done,client_next,client_need,client_say,plan}.c
    assert_status 0
    # but for how an offer stands, which is folded
    text_is 'what reads records by itself' "$(grep -v 'offer_attr(b, o, "' <<<"$out")" ''
}

@test "client: what was done, what is next, what we need" {
    planted en
    report -O text
    assert_status 0
    assert_err ''
    text_is text "$(sed 's/\xc2\xa0/ /g' "$out_file")" <<'EOF'
Report for Acme Tools: September 2026
=====================================
Tern Studio, as of 5 October 2026

Dear Ms Byrne,

What was done
-------------

- Contract C-1: Support of the site
- Solved 5 September 2026: your case I-1 (New search page), reported
  3 September 2026
- Delivered: New search page (O-1), 10 September 2026
- Meeting: 14 September 2026

Figures we promised
-------------------

Figure           Target  Reached  Of target
Visits, Q3 2026   9,000  9,310.5    103.5 %
Cost of a lead     ≤ 12     11.5    104.3 %
Calls              ≥ 40       31     77.5 %

What is next
------------

Next deadline: 16 October 2026, Design.

- Catalogue (O-2): by 23 November 2026
- Contract C-1 runs until 31 December 2026

Plan: Catalogue (O-2)
Phase                            When    State
Design              1–16 October 2026  in work
Markup  14 October – 20 November 2026     next

           October 2026                   November
        28     5      12     19     26     2      9      16
Design     ████████████████
Markup                  ██████████████████████████████████████

What we need from you
---------------------

- An answer, asked 21 September 2026: Which of the two logos?
- A decision on the quote by 20 October 2026: A shop (Q-1)
- Your signature: closing document A-1, sent 10 September 2026
- Invoice INV-1: 1,500.00 EUR was due on 15 September 2026; if it is on its
  way, thank you

Tern Studio
EOF
    begin 'papers of contracts that were sent, and did not come back'
    planted en
    put_more "$ledger" <<'ROWS'
,2026-09-11,paper,acme,PAP-1,,,,,,hidden51,sent=2026-09-11;kind=contract
,2026-09-12,paper,acme,PAP-1,,,,,,,signed=2026-09-12
,2026-09-11,paper,acme,PAP-2,,,,,,hidden52,kind=addendum
,2026-09-12,paper,acme,PAP-2,,,,,,,sent=2026-09-12
,2026-09-13,paper,acme,PAP-3,,,,,,hidden53,kind=approval
ROWS
    run2 acct-metrics report --client acme -p 2026-10 --as-of 2026-11-21
    assert_status 0
    [ "$(grep -c 'signature: addendum PAP-2, sent' "$out_file")" = 1 ] || wrong PAP-2
    assert_out_lacks PAP-1
    assert_out_lacks PAP-3
    assert_out_lacks hidden5
    begin 'a phase that is done, one that is late'
    planted en
    put_more "$ledger" <<'ROWS'
,2026-10-12,stage,acme,O-2,,,,,,,stage=delivered;phase=1
ROWS
    run2 acct-metrics report --client acme -p 2026-10 --as-of 2026-11-21
    text_is plan "$(grep -E '^(- D|Next|Design|Markup)' "$out_file" | sed 's/\xc2\xa0/ /g; s/  */ /g')" <<'ROWS'
- Delivered: Design, 12 October 2026
Next deadline: 23 November 2026, Catalogue (O-2).
Design 1–16 October 2026 done
Markup 14 October – 20 November 2026 late
Design ░░░░░░░░░░░░░░░░
Markup ██████████████████████████████████████
ROWS
    # eight weeks from 28 September: 3/56 is 5.36 %, 16/56 28.57 %; 38/56 67.86 %
    acct-metrics report --client acme -p 2026-10 --as-of 2026-11-21 -o x.html
    grep -A1 '<span>Design</span>' x.html | grep -q '<i class="over c1" style="left:5.36%;width:28.57%"></i></div>'
    grep -A1 '<span>Markup</span>' x.html | grep -q '<i class="work c2" style="left:28.57%;width:67.86%"></i></div>'
    grep -q '<div class="plan" role="img" aria-label="Plan: Catalogue (O-2)">' x.html
    acct-metrics report --client acme -p 2026-10 --as-of 2026-11-21 -o x.pdf
    [ "$(pdftotext -layout x.pdf - | grep -c 'Design\|Markup')" -eq 5 ]
    pdftotext -layout x.pdf - | grep -q '28 *5 *12 *19 *26 *2 *9 *16'
    begin 'in Russian, with the client greeted in Russian'
    planted ru
    sed -i 's/Dear Ms Byrne/Здравствуйте, Анна/' "$ledger"
    report -O text
    assert_status 0
    for text in 'Отчёт для клиента Acme Tools: сентябрь 2026 г.' \
        'Здравствуйте, Анна!' 'Решено 5 сентября 2026 г.: ваше обращение I-1 (New search page) от' \
        'Ближайший срок: 16 октября 2026 г., Design.' 'в работе' \
        'Решение по коммерческому предложению до 20 октября 2026 г.: A shop (Q-1)' \
        '- Встреча: 14 сентября 2026 г.'; do
        [[ $(sed 's/\xc2\xa0/ /g' "$out_file") == *"$text"* ]] || wrong "not in it: $text"
    done
    begin 'another language than theirs has no salutation of theirs'
    planted en
    report --lang ru
    assert_out_has 'Здравствуйте!'
    [[ $out != *Byrne* ]]
    begin 'German, of a file'
    planted de
    mkdir "$ACCT_HOME/templates"
    cp "$root/examples/templates/paper.de" "$ACCT_HOME/templates"
    report
    assert_out_has 'Bericht für Acme Tools: September 2026'
    assert_out_has 'Wie es weitergeht'
    ! grep -qE 'What|Contract|Report' "$out_file" || wrong 'not German'
}

@test "client: nothing to tell; other names; lines of one's own" {
    put "$ledger" <<'EOF'
date,type,client,ref,amount,currency,text
2026-01-05,client,acme,,,EUR,Acme <Tools>
EOF
    report
    assert_status 0
    assert_out_has 'Nothing was finished in this period.'
    assert_out_has 'Nothing is open.'
    assert_out_has 'Nothing at present.'
    run2 acct-metrics report --client 'acme <tools>' -p 2026-09 --as-of $day -O html -m 'Tuned <b>' -m 'Moved'
    assert_status 0
    assert_out_has '<li>Tuned &lt;b&gt;</li>'
    assert_out_has '<li>Moved</li>'
    [[ $out != *'Nothing was finished'* ]]
    run2 acct-metrics report --client acm --as-of $day
    assert_status 1
    assert_err_has acme
}

@test "client: hours of who is billed by the hour" {
    planted en
    report
    [[ $out != *Hours* ]]
    report --hours
    assert_out_has $'Hours\n-----\n\nSpent in the period: 12.5\u00a0h.'
    sed -i 's/hidden40,qty=1/hidden40,qty=1;unit=h/' "$ledger"
    report
    assert_out_has $'Spent in the period: 12.5\u00a0h.'
    # of the period alone
    run2 acct-metrics report --client acme -p 2026-08 --as-of $day
    [[ $out != *Hours* ]]
}

@test "client: long names leave room for what stands beside them" {
    planted en
    long='Visits of people who came from a search engine and looked at three pages or more and asked for a price'
    sed -i "s/name=Visits;target=9000/name=$long;target=9000/" "$ledger"
    report
    text_is table "$(grep -A 2 '^Figure ' "$out_file" | sed 's/\xc2\xa0/ /g')" <<'EOF'
Figure                                              Target  Reached  Of target
Visits of people who came from a search engine and   9,000  9,310.5    103.5 %
looked at three pages or more and asked for a
EOF
    report -o x.pdf
    [[ $(read_of x.pdf) == *'9,310.5 103.5 %'* ]] || wrong 'a column is missing'
}

@test "client: that it was sent" {
    planted en
    keep "$ledger"
    report -O text
    same "$ledger"
    report --sent -n -O csv
    assert_status 0
    same "$ledger"
    assert_out_has ',report,acme,C-1,'
    report --sent
    assert_status 0
    assert_out ''
    assert_err ''
    run2 tail -n 1 "$ledger"
    [[ $out == *,2026-10-05,report,acme,C-1,,,,email,hidden45,,period=2026-09 ]] || wrong 'another row'
    run2 acct-metrics reports_on_time -p 2026-10 --as-of $day -O csv
    assert_out_has ',1,1,'
    keep "$ledger"
    report --sent
    assert_status 1
    assert_err 'acct-metrics: acme: that the report on 2026-09 was sent is in the ledger, on 2026-10-05'
    same "$ledger"
    # another period, by another way, on another day
    run2 acct-metrics report --client acme -p 2026-08 --as-of $day --sent -c telegram -d 2026-09-04 -w anna
    assert_status 0
    run2 tail -n 1 "$ledger"
    [[ $out == *,2026-09-04,report,acme,C-1,,,,telegram,anna,,period=2026-08 ]] || wrong 'another row'
    # of two contracts the one that promises such a report; else it is to be said
    put_more "$ledger" <<'EOF'
,2026-01-06,contract,acme,C-2,10.00,EUR,,,,Hosting,per=month
EOF
    run2 acct-metrics report --client acme -p 2026-07 --as-of $day --sent
    assert_status 0
    run2 tail -n 1 "$ledger"
    [[ $out == *,report,acme,C-1,* ]]
    run2 acct-metrics report --client acme -p 2026-q3 --as-of $day --sent
    assert_status 2
    assert_err_has 'acme has several contracts (--contract REF)'
    run2 acct-metrics report --client acme -p 2026-q3 --as-of $day --sent --contract C-2
    assert_status 0
    run2 tail -n 1 "$ledger"
    [[ $out == *,report,acme,C-2,* ]]
    run2 acct-metrics report --client rival -p 2026-q3 --as-of $day --sent --contract C-2
    assert_status 1
    assert_err_has "rival has no contract 'C-2'"
}

@test "client: what it takes" {
    planted en
    while IFS='|' read -r options text; do
        # shellcheck disable=SC2086  # options
        run2 acct-metrics report $options
        assert_status 2
        assert_out ''
        assert_err_has "$text"
    done <<'EOF'
--sent|--sent goes with --client only
--hours|--hours goes with --client only
-m x|--text goes with --client only
--client acme -c email|--channel goes with --sent only
--client acme -n|--dry-run goes with --sent only
--client acme -O csv|not csv
--client acme --sent -O html|prints no report
--client acme --sent -o x.csv|prints no report
--client acme --lang tlh|tlh
--client acme -p all|a report is of a week
EOF
}
