#!/usr/bin/env bats
# acct-show: parts of a card: what was promised, costs, days.

load ../helper
load show

@test "sections: one or several, in the card's order" {
    show acme --section contact,order -O ndjson
    assert_status 0
    assert_err ''
    text_is sections "$(jq -r .section "$out_file" | uniq | xargs)" 'contact order'
    show acme --section order --section client -O ndjson
    text_is sections "$(jq -r .section "$out_file" | uniq | xargs)" 'client order'
    show acme --section touch -O table
    assert_out <<'EOF'
Acme Limited

Last contact
  from them  2026-02-02 08:00  telegram  question  Is it late?
  from us    2026-02-03        email     news      Our news
EOF
    show acme --section nothing
    assert_status 2
    assert_err_has "--section: 'nothing' is none (client, plan, contact, "
    show --list --section client
    assert_status 2
    assert_err_has "go with a client's card"
    show --list --from 2026-01
    assert_status 2
}

@test "sections: what was done for them in a month, as table and rows" {
    show acme --from 2025-05 --to 2025-05 -O csv
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
section,client,key,date,due,name,value,amount,currency,ref,channel,owner,text
history,acme,Q2,2025-05-10,,offer,result=won,90.00,EUR,Q-2,,anna,Logo
history,acme,I3,2025-05-02,,resolve,,,,I-2,email,anna,Mended
history,acme,I2,2025-05-01,,issue,,,,I-2,email,anna,Typo
EOF
    show acme --from 2025-05-02 --to 2025-05-10 -O table
    assert_out <<'EOF'
Acme Limited

History
  2025-05-10  offer won  Q-2  90.00 EUR · Logo · anna
  2025-05-02  resolve    I-2  Mended · anna, email
EOF
    show acme --from 2026-02-09 --section order,history -O csv
    [ "$(tail -n +2 "$out_file" | cut -d, -f1 | sort | uniq -c | xargs)" = \
        '1 history 2 order' ]
    show acme --from soon
    assert_status 2
    assert_err_has '--from'
}

@test "sections: days of which nothing is recorded say so; labels are words" {
    run2 acct-show acme --from 2027 -O table --as-of 2026-02-10
    assert_status 0
    assert_out $'Acme Limited\n\nHistory\n  nothing is recorded of these days'
    run2 acct-show acme --from 2027 -O csv --as-of 2026-02-10
    assert_out 'section,client,key,date,due,name,value,amount,currency,ref,channel,owner,text'
    put_more "$ledger" <<'END'
ZZ,2026-02-01,client,acme,,,,,,,,page=abcdefghijklmnopqrstuvwxyz;sales=boris;optout=news;key=yes;x-Own=mine
ZY,2026-02-02,touch,acme,,,,,email,,,dir=in;kind=question;mood=angry
END
    run2 acct-show acme --section client,history --from 2026-02-02 --to 2026-02-02 -O table --as-of 2026-02-10
    assert_status 0
    out=$(tr -s ' ' <<<"$out")
    for words in 'Page abcdefghijklmnopqrstuvwxyz' 'Sells boris' \
        'Does not want news' 'Key client yes' 'Own mine' 'Mood: angry'; do
        [[ $out == *$'\n '"$words"$'\n'* || $out == *"$words ·"* ]] || wrong "no $words"
    done
    # each attribute of the ledger has a word of its own
    acct-add --help all | sed -n 's/^ *\([a-z]*\)=.*/\1/p' | sort -u >attrs
    [ "$(wc -l <attrs)" -gt 80 ]
    while read -r name; do
        grep -q "{\"$name\", " "$root/lib/work/client/attrs.c" || wrong "$name has no title"
    done <attrs
}

@test "sections: what contracts promise, and how it stands" {
    begin 'times, reports, budget, figures; costs'
    put_more "$ledger" <<'EOF'
C3,2025-07-01,contract,acme,C-7,400,EUR,2026-06-30,,anna,Care,per=month;sla=critical:1h|4h;report=month;budget=1000
C4,2025-07-01,contract,acme,C-8,400,EUR,2026-01-30,,anna,Over,per=month;sla=9h;report=month
V1,2025-07-20,invoice,acme,INV-7,600,EUR,,,anna,,contract=C-7
V2,2025-08-20,invoice,acme,INV-8,300,EUR,,,anna,,contract=C-7
V3,2025-08-21,credit,acme,CN-7,100,EUR,,,anna,,invoice=INV-8
V4,2025-08-22,invoice,acme,INV-9,1000,JPY,,,anna,,contract=C-7
H1,2026-01-06,report,acme,C-7,,,,email,anna,,period=2025-12
K8,2025-10-01,kpi,,C-7,,,,,anna,,name=visits;target=100;actual=70
K9,2026-01-05,kpi,,C-7,,,,,anna,,name=visits;target=100;actual=90
KA,2026-01-06,kpi,,C-7,,,,,anna,,name=cost per lead;target=5;actual=4.5;better=lower;period=2026-01
U1,2026-01-07,cost,acme,O-2,30.50,EUR,,,anna,Fonts,
U2,2026-01-08,cost,acme,O-2,,,,,anna,Work,hours=3.25
U3,2026-01-09,cost,acme,O-2,9.50,EUR,,,anna,Work,hours=1.5
EOF
    show acme --section duty -O csv
    assert_status 0
    assert_err ''
    # (600 + 300 - 100) / 1000; January's report is due on the seventh
    assert_out <<'EOF'
section,client,key,date,due,name,value,amount,currency,ref,channel,owner,text
duty,acme,C-7,,,sla,critical:1h|4h,,,,,,
duty,acme,C-7,,2026-02-07,report,month,,,,,,
duty,acme,C-7,,,budget,80 %,200.00,EUR,,,,
duty,acme,C-7,2026-01-06,,kpi,4.5 / 5,,,,,,cost per lead
duty,acme,C-7,2026-01-05,,kpi,90 / 100,,,,,,visits
EOF
    show acme --section duty -O table
    assert_out <<'EOF'
Acme Limited

Promised
  answer within  critical:1h|4h                                                           C-7
  report every   month           next due                        2026-02-07               C-7
  budget used    80 %            left                                        200.00  EUR  C-7
  KPI            4.5 / ≤ 5       cost per lead 2026-01: reached  2026-01-06               C-7
  KPI            90 / ≥ 100      visits: missed                  2026-01-05               C-7
EOF
    # what is late or short stands out: red is 31
    run2 acct-show --as-of 2026-02-10 acme --section duty -O table --color always
    red=$(grep -c $'\e\\[[0-9;]*31m' "$out_file")
    [ "$red" = 3 ] || wrong "$red lines are red"

    costs=$(acct-show --as-of 2026-02-10 acme --section money -O csv)
    grep -q '^money,acme,,,,cost,,40.00,EUR,' <<<"$costs" || wrong costs
    grep -q '^money,acme,,,,hours,4.75,' <<<"$costs" || wrong hours
    show acme --section money -O table
    assert_out_has 'hours spent  4.75'
    assert_out_has 'Costs'

    begin 'a budget is of the term that runs'
    put_more "$ledger" <<'EOF'
C3,2024-07-01,contract,acme,C-7,400,EUR,2025-06-30,,anna,Care,per=month;budget=1000
V1,2024-09-20,invoice,acme,INV-6,900,EUR,,,anna,,contract=C-7
C4,2025-06-01,contract,acme,C-7,400,EUR,2026-06-30,,anna,,
V2,2025-07-20,invoice,acme,INV-7,250,EUR,,,anna,,contract=C-7
EOF
    show acme --section duty -O tsv
    assert_out_has $'budget\t25 %\t750.00\tEUR'
}

@test "sections: people with tone and birthday; documents beside the ledger" {
    put_more "$ledger" <<'EOF'
P5,2026-01-01,contact,zhuk,P-5,,,,email,,Ира,tone=Привет, Ира!;birthday=1990-04-05;email=ira@zhuk.example
F1,2026-01-02,note,zhuk,,,,,,boris,The brief,file=briefs/zhuk.pdf
F2,2026-01-03,touch,zhuk,,,,,email,boris,Sent it,dir=out;kind=other;file=briefs/zhuk-2.pdf
EOF
    sed -i 's/,tone=Привет, Ира!;birthday=1990-04-05;email=ira@zhuk.example/,"tone=Привет, Ира!;birthday=1990-04-05;email=ira@zhuk.example"/' "$ledger"
    show zhuk --section contact,history -O table
    assert_status 0
    assert_err ''
    assert_out_has 'born 1990-04-05, “Привет, Ира!”'
    assert_out_has 'The brief [briefs/zhuk.pdf] · boris'
    assert_out_has 'Sent it [briefs/zhuk-2.pdf] · boris'
    show --list notes --columns client,file -O csv
    assert_out <<'EOF'
client,file
zhuk,briefs/zhuk.pdf
EOF
    show --grep 'zhuk-2.pdf' --limit 1 -O tsv
    assert_out_has $'zhuk\ttouch\t2026-01-03'
    run2 acct-add -q note zhuk 'Signed' -s file=signed/1.pdf --as-of 2026-02-01
    assert_status 0
}

@test "sections: what comes next is what acct-followup says" {
    run2 acct-followup --as-of 2026-02-10 -O csv
    cp "$out_file" all
    show acme --section next --all -O table
    assert_status 0
    assert_err ''
    n=$(grep -c ',acme,' all)
    [ "$(tail -n +4 "$out_file" | wc -l)" = "$n" ] || wrong "not $n"

    begin 'what has piled up is one line there, and here'
    put_more "$ledger" <<<'R9,2025-08-01,contract,acme,C-9,50,EUR,,,anna,Care,per=month;report=month'
    run2 acct-followup --as-of 2026-02-10 -O table
    reports=$(sed -nE 's/.*(report × .*[0-9])  +anna .*/\1/p' <<<"$out")
    [[ $reports == 'report × '[3-9]:* ]]
    show acme --section next --all -O table
    assert_out_has "  $reports "
    [ "$(grep -c 'report' <<<"$out")" = 1 ] || wrong 'reports are not folded'

    show zhuk --section next -O table
    assert_out 'Жук'
}

@test "sections: what was spent against what was billed" {
    put_more "$ledger" <<'END'
X1,2026-02-01,cost,acme,,100,EUR,,,anna,ads,
X2,2026-02-02,cost,acme,O-2,,,,,anna,,hours=4.5
X3,2026-02-03,invoice,acme,INV-9,120.00,EUR,2026-03-01,,anna,,
X4,2026-02-03,line,,INV-9,100,EUR,,,,Work,vat=20
END
    show acme --section money -O csv
    assert_status 0
    assert_err ''
    # 500 + 800 + 100 + 50 + 100 without tax, less 20 and 100
    assert_out_has 'money,acme,,,,cost,,100.00,EUR,,,,
money,acme,,,,billed,,1530.00,EUR,,,,
money,acme,,,,margin,,1430.00,EUR,,,,'
    show acme --section money -O table
    assert_out_has 'margin  1 430.00  EUR  93.5 % of what was billed without tax, 317.78 an hour'
    show yolka --section money -O table
    assert_out 'Ёлка'
}

@test "sections: lines that cannot be added up leave the card whole" {
    put_more "$ledger" <<'END'
X1,2026-02-01,cost,acme,,100,EUR,,,anna,ads,
X3,2026-02-03,invoice,acme,INV-9,120.00,EUR,2026-03-01,,anna,,
X4,2026-02-03,line,,INV-9,90000000000000000,EUR,,,,Work,qty=1000
END
    show acme --section money -O csv
    assert_status 0
    assert_err ''
    assert_out_has 'cost,,100.00,EUR'
    assert_out_lacks margin
    show acme --section money -O table
    assert_status 0
    assert_out_has Costs
    assert_out_lacks margin
}
