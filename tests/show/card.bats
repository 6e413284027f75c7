#!/usr/bin/env bats
# acct-show: a client's card.

load ../helper
load show

@test "show: facts of the client" {
    begin "the client's facts, the later rows over the earlier, late entries"
    section client
    assert_out <<'EOF'
acme,,,name,Acme Limited,,,,,,
acme,2025-01-10,,state,active,,,,,,
acme,,,since,2025-01-10,,,,,,
acme,,,owner,boris,,,,,,
acme,,,channel,telegram,,,,,,
acme,,,currency,EUR,,,,,,
acme,,,source,site,,,,,,
acme,,,lang,de,,,,,,
acme,,,tier,A,,,,,,
acme,,,stage,basic,,,,,,
acme,,,goals,sell more; cost less,,,,,,
acme,,,address,"1 Quay
acme,,,x-seats,12,,,,,,
acme,,,referred,romashka,,,,,,Кофейня «Ромашка»
EOF

    begin "facts that are the user's own, and whom the client sent"
    show acme -O ndjson
    assert_status 0
    got=$(jq -r 'select(.section == "client")
        | select(.name == "x-seats" or .name == "referred" or
            .name == "address") | [.name, .value, .text] | @tsv' "$out_file")
    text_is 'facts' "$got" <<'EOF'
address	1 Quay\nPaphos	
x-seats	12	
referred	romashka	Кофейня «Ромашка»
EOF

    begin 'a pipe gets CSV with the name, the source, and the referrer'
    show romashka
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
section,client,key,date,due,name,value,amount,currency,ref,channel,owner,text
client,romashka,romashka,,,name,Кофейня «Ромашка»,,,,,,
client,romashka,romashka,2026-01-15,,state,paused,,,,,anna,ремонт до весны
client,romashka,romashka,,,since,2025-03-03,,,,,,
client,romashka,romashka,,,owner,anna,,,,,,
client,romashka,romashka,,,channel,telegram,,,,,,
client,romashka,romashka,,,currency,RUB,,,,,,
client,romashka,romashka,,,source,referral,,,,,,
client,romashka,romashka,,,referrer,acme,,,,,,Acme Limited
client,romashka,romashka,,,lang,ru,,,,,,
client,romashka,romashka,,,tone,"Привет, Макс!",,,,,,
client,romashka,romashka,,,tier,A,,,,,,
client,romashka,romashka,,,email,hello@romashka.example,,,,,,
touch,romashka,R3,2026-02-01T09:00:00Z,,out,checkin,,,,telegram,anna,Когда откроетесь?
history,romashka,R3,2026-02-01T09:00:00Z,,touch,dir=out;kind=checkin,,,,telegram,anna,Когда откроетесь?
history,romashka,R2,2026-01-15,,status,state=paused,,,,,anna,ремонт до весны
history,romashka,R1,2025-03-03,,client,"source=referral;referrer=acme;lang=ru;tier=A;email=hello@romashka.example;tone=Привет, Макс!",,,,telegram,anna,Кофейня «Ромашка»
EOF
}

@test "show: people, contracts, orders" {
    begin 'people with their roles and channels'
    section contact
    assert_out <<'EOF'
P-1,,,name,Eve Adams,,,,,,
P-1,,,channel,phone,,,,,,
P-1,,,email,eve@acme.example,,,,,,
P-1,,,phone,+44 20 7946 0000,,,,,,
P-1,,,role,buyer,,,,,,
P-2,,,name,Bob Stone,,,,,,
P-2,,,channel,telegram,,,,,,
P-2,,,email,bob@acme.example,,,,,,
P-2,,,telegram,@bob,,,,,,
P-2,,,role,owner,,,,,,
P-2,,,primary,yes,,,,,,
P-2,,,decides,yes,,,,,,
EOF

    begin 'a contract with its renewal and its last fee'
    section contract
    assert_out <<'EOF'
C-1,2025-02-01,2026-12-31,state,running,120.00,EUR,,,anna,Support
C-1,,,per,month,,,,,,
C-1,,,notice,30d,,,,,,
C-1,,,renewals,1,,,,,,
EOF
    run2 acct-show --as-of 2025-11-30 acme
    assert_out_has 'contract,acme,C-1,2025-02-01,2025-12-31,state,running,100.00,EUR,,,anna,Support'
    assert_out_lacks renewals
    run2 acct-show --as-of 2027-01-01 acme
    assert_out_has 'C-1,2025-02-01,2026-12-31,state,ended,120.00'
    run2 acct-show --as-of 2026-12-31 acme
    assert_out_has 'C-1,2025-02-01,2026-12-31,state,running,120.00'

    begin 'orders, the open ones first; a stage that names no client'
    section order
    assert_out <<'EOF'
O-2,2026-01-15,2026-02-01,open,,800.00,EUR,C-1,email,anna,Second site
O-1,2025-03-01,2025-04-01,closed,delivered,500.00,EUR,,email,anna,First site
EOF
}

@test "show: what waits, and what is answered" {
    begin 'what waits, by deadline: not what is done, solved, won or answered'
    section open
    assert_out <<'EOF'
T3,2026-02-02T08:00:00Z,2026-02-03,question,late,,,O-2,telegram,anna,Is it late?
I-1,2026-02-01,2026-02-04,issue,late,,,,email,anna,Site is slow
T-1,2026-01-05,2026-02-20,task,,,,,,anna,Send the draft
Q-1,2026-02-04,2026-03-01,offer,,300.00,EUR,,,anna,Hosting
T-3,2026-01-07,,task,,,,,,boris,Ask for a review
EOF

    begin 'a question is answered by its id, its subject, or a bare answer'
    local row
    for row in 'X1,2026-02-04,touch,acme,T3,,,,email,anna,No,dir=out;kind=other' \
        'X1,2026-02-04,touch,acme,O-2,,,,email,anna,No,dir=out;kind=answer' \
        'X1,2026-02-04,touch,acme,,,,,email,anna,No,dir=out;kind=answer'; do
        cp "$ledger" it.csv
        echo "$row" >>it.csv
        show -f it.csv acme
        assert_status 0
        assert_out_has 'open,acme,T-3,'
        assert_out_lacks 'open,acme,T3,'
    done
    cp "$ledger" it.csv
    printf '%s\n' 'X1,2026-02-01,touch,acme,,,,,email,anna,No,dir=out;kind=answer' \
        'X2,2026-02-04,touch,acme,,,,,email,anna,Hi,dir=out;kind=checkin' >>it.csv
    show -f it.csv acme
    assert_out_has 'open,acme,T3,'

    begin 'so is a request, a call, or what bears a due day'
    cp "$ledger" it.csv
    printf '%s\n' 'X1,2026-02-03,touch,acme,O-2,,,,phone,anna,Rang,dir=in;kind=call' \
        'X2,2026-02-03,touch,acme,,,,2026-02-10,email,anna,Soon,dir=in;kind=remark' \
        'X3,2026-02-03,touch,acme,,,,,email,anna,Nice,dir=in;kind=remark' >>it.csv
    show -f it.csv acme
    assert_status 0
    assert_out_has 'X1,2026-02-03,2026-02-04,request,late,,,O-2,phone,anna,Rang'
    assert_out_has 'X2,2026-02-03,2026-02-10,request,,,,,email,anna,Soon'
    assert_out_lacks open,acme,X3,
}

@test "show: money, contact, what is late" {
    begin 'money per currency'
    section money
    assert_out <<'EOF'
,,,invoiced,,1450.00,EUR,,,,
,,,credited,,20.00,EUR,,,,
,,,paid,,885.00,EUR,,,,
,,,open,,580.00,EUR,,,,
,,,overdue,,500.00,EUR,,,,
,,,overpaid,,10.00,EUR,,,,
,,,on_account,,25.00,EUR,,,,
,,,invoiced,,1000,JPY,,,,
,,,credited,,0,JPY,,,,
,,,paid,,0,JPY,,,,
,,,open,,1000,JPY,,,,
,,,overdue,,0,JPY,,,,
,,,overpaid,,0,JPY,,,,
,,,on_account,,0,JPY,,,,
Y4,2026-02-08,,last_payment,,25.00,EUR,,,anna,no number
EOF

    begin 'last contact, the last answer, and what was asked since'
    section touch
    assert_out <<'EOF'
T3,2026-02-02T08:00:00Z,,in,question,,,O-2,telegram,anna,Is it late?
T4,2026-02-03,,out,news,,,O-2,email,anna,Our news
EOF
    section survey
    assert_out <<'EOF'
S-1,2025-04-05,,score,9,,,,email,anna,
S-1,2025-04-05,,csat,5,,,,email,anna,
S-1,2025-04-05,,liked,speed,,,,email,anna,
S-2,2026-02-05,,asked,,,,,email,anna,How was it?
EOF
    # what was answered since is not waited for
    printf '%s\n' 'U1,2026-02-06,survey,acme,S-3,,,,email,anna,And now?,' \
        'U2,2026-02-07,response,acme,S-3,,,,email,anna,,score=3' >>"$ledger"
    section survey
    assert_out 'S-3,2026-02-07,,score,3,,,,email,anna,'

    begin 'late is what was due before today'
    run2 acct-show --as-of 2026-02-04 acme
    assert_out_has 'open,acme,I-1,2026-02-01,2026-02-04,issue,,'
    run2 acct-show --as-of 2026-02-05 acme
    assert_out_has 'open,acme,I-1,2026-02-01,2026-02-04,issue,late,'

    begin 'what was paid before the invoice counts as paid'
    echo 'N6,2026-01-02,invoice,zhuk,INV-6,100.00,EUR,2026-01-09,,boris,,prepaid=30.00' \
        >>"$ledger"
    show zhuk
    assert_out_has 'money,zhuk,,,,paid,,30.00,EUR'
    assert_out_has 'money,zhuk,,,,open,,70.00,EUR'
    assert_out_has 'money,zhuk,,,,overdue,,70.00,EUR'
}

@test "show: the history and the card as people read it" {
    begin "the history is all that is the client's, the latest first"
    show acme -O ndjson
    got=$(jq -r 'select(.section == "history") | .key' "$out_file" | tr '\n' ' ')
    # by date, and by place within a day; V0 and V1 are void
    want=$(awk -F, 'NR > 1 && ($4 == "acme" || $5 == "O-1" && $3 == "stage" ||
        $5 == "I-2" || $1 == "L2") && $1 != "V0" && $1 != "V1" {
            printf "%s %04d %s\n", substr($2, 1, 10), NR, $1 }' "$ledger" |
        sort -r | awk '{ printf "%s ", $3 }')
    text_is history "$got" "$want"
    show acme -O ndjson --limit 2
    got=$(jq -r 'select(.section == "history") | .key' "$out_file" | tr '\n' ' ')
    text_is history "$got" 'N5 Y4 '

    begin 'the card as people read it'
    show acme -O table
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
Acme Limited
  Key         acme
  State       active
  Since       2025-01-10
  Owner       boris
  Channel     telegram
  Currency    EUR
  Source      site
  Language    de
  Tier        A
  Stage       basic
  Goals       sell more; cost less
  Address     1 Quay
              Paphos
  seats       12
  Sent to us  romashka

People
  Eve Adams  buyer                    Phone     +44 20 7946 0000
                                      E-mail    eve@acme.example
  Bob Stone  owner, primary, decides  Telegram  @bob
                                      E-mail    bob@acme.example

Contracts
  Contract  Start       End         Notice         Fee       Per    About
  C-1       2025-02-01  2026-12-31  2026-12-01  120.00  EUR  month  Support · renewed 1×

Orders: 1 open of 2
  Order  Date        Stage      Due         Amount       What
  O-2    2026-01-15             2026-02-01  800.00  EUR  Second site
  O-1    2025-03-01  delivered  2025-04-01  500.00  EUR  First site

Next
  2026-02-04  issue I-1 'Site is slow' was due 2026-02-04, 6 days ago                    anna  telegram
  2026-02-02  issue I-1 'Site is slow': the first answer was due 2026-02-02, 8 days ago  anna  telegram
  2026-02-02  order O-2 'Second site' missed its deadline: tell the client               anna  telegram
  2026-02-01  order O-2 'Second site' was due 2026-02-01, 9 days ago                     anna  telegram
  2026-02-03  answer to 'Is it late?', asked 2026-02-02, was due 2026-02-03, 7 days ago  anna  telegram
  … and 4 more (--all)

To do
  question  O-2  2026-02-02  2026-02-03  late  anna   Is it late?
  issue     I-1  2026-02-01  2026-02-04  late  anna   Site is slow
  task      T-1  2026-01-05  2026-02-20        anna   Send the draft
  offer     Q-1  2026-02-04  2026-03-01        anna   Hosting
  task      T-3  2026-01-07                    boris  Ask for a review

Money
       Invoiced  Credited    Paid    Open  Overdue  Overpaid  On account
  EUR  1 450.00     20.00  885.00  580.00   500.00     10.00       25.00
  JPY     1 000         0       0   1 000        0         0           0
  last payment  2026-02-08  25.00  EUR

Last contact
  from them  2026-02-02 08:00  telegram  question  Is it late?
  from us    2026-02-03        email     news      Our news

Survey
  Answered  2025-04-05
  Score     9
  CSAT      5
  Liked     speed
  Asked     2026-02-05, no answer yet

History
  2026-02-09  invoice            INV-5          1 000 JPY · anna
  2026-02-08  payment                           25.00 EUR · no number · anna
  2026-02-05  survey             S-2            How was it? · anna, email
  2026-02-05  snooze             T-1            ill · anna
  2026-02-04  offer open         Q-1            300.00 EUR · Hosting · anna
  2026-02-03  touch out news     O-2            Our news · anna, email
  2026-02-02  touch in question  O-2            Is it late? · anna, telegram
  2026-02-01  issue high         I-1            Site is slow · anna, email
  2026-02-01  payment            INV-4          60.00 EUR · anna
  2026-01-30  payment            INV-2          300.00 EUR · anna
  2026-01-25  credit INV-3       CN-1           20.00 EUR · two hours less · anna
  2026-01-21  touch out answer   re 2026-01-20  Two weeks · anna, email
  2026-01-21  invoice            INV-4          50.00 EUR · anna
  2026-01-20  touch in question                 How long will it take? · anna, email
  2026-01-20  invoice            INV-3          100.00 EUR · anna
  2026-01-15  invoice            INV-2          800.00 EUR · Order: O-2 · anna
  2026-01-15  order              O-2            800.00 EUR · Second site · anna, email
  2026-01-09  done               T-2            anna
  2026-01-08  offer              Q-3            800.00 EUR · Second site? · anna
  2026-01-07  task               T-3            Ask for a review
  … and 19 more (--all)
EOF

    begin 'columns of the card align under Cyrillic and wide letters'
    printf '%s\n' 'W1,2025-01-02,client,wide,,,,,,anna,漢字,goals=x' \
        'W2,2025-01-02,contact,wide,P-8,,,,,,漢字,email=a@x.example' \
        'W3,2025-01-02,contact,wide,P-9,,,,,,Пётр,email=b@x.example' >>"$ledger"
    show wide -O table
    assert_out_has '
  漢字  E-mail  a@x.example
  Пётр  E-mail  b@x.example
'

    begin '--all leaves nothing out, --limit N shows so many'
    local i
    for i in 1 2 3 4 5 6 7 8 9 10 11; do
        echo "M$i,2025-08-0$((i % 9 + 1)),order,zhuk,O-1$i,1.00,EUR,,,boris,n$i,"
    done >>"$ledger"
    show zhuk -O table
    assert_out_has 'Orders: 11 open of 11'
    assert_out_has '… and 1 more (--all)'
    show zhuk -O table --all
    assert_out_lacks more
    [ "$(grep -c '^  O-1' "$out_file")" = 11 ]
    show zhuk -O table --limit 3
    assert_out_has '… and 10 more (--all)'
    [ "$(sed -n '/^History/,$p' "$out_file" | wc -l)" = 5 ]
    # lines of invoices only with --all
    show acme -O table --limit 99
    assert_out_lacks 'line  '
    show acme -O table --all
    assert_out_has 'line               INV-2          800.00 EUR · Second site'
    assert_out_lacks ' more '
    [ "$(sed -n '/^History/,$p' "$out_file" | wc -l)" = 40 ]
}

@test "show: the past; the client by any name, or a stranger" {
    begin 'the past is as it was'
    run2 acct-show --as-of 2026-01-14 romashka
    assert_out_has 'romashka,2025-03-03,,state,active,,,,,,'
    run2 acct-show --as-of 2026-01-15 romashka
    assert_out_has 'romashka,2026-01-15,,state,paused,,,,,anna,ремонт до весны'
    run2 acct-show --as-of 2025-02-14 acme
    assert_out_has 'name,Acme Ltd,'
    assert_out_has 'tier,B,'
    run2 acct-show --as-of 2025-05-31 acme
    assert_out_has 'name,Acme Limited,'
    assert_out_has 'tier,C,'
    # the void counts from its own date on
    run2 acct-show --as-of 2025-07-01 acme
    assert_out_has 'name,Wrong Name,'
    run2 acct-show --as-of 2025-01-09 acme
    assert_status 1
    assert_err_has "no client 'acme'"

    begin 'the client by any name'
    local name
    for name in acme ACME 'acme  limited' bob@ACME.example @bob bob \
        '+442079460000' 'Eve Adams'; do
        show -O ids "$name"
        assert_status 0
        assert_out acme
    done
    show -O csv 'кофейня «ромашка»'
    assert_status 0
    assert_out_has 'history,romashka,R2'
    show +7-495-000-00-11 -O ids
    assert_out arbuz

    begin 'a stranger: exit 1, and the closest names'
    show acmee
    assert_status 1
    assert_out ''
    assert_err "acct-show: no client 'acmee' (closest: acme)"

    begin 'a client that has other records only, and one whose are void'
    printf '%s\n' 'H1,2025-01-01,note,ghost,,,,,,anna,who is this?,' \
        'H2,2025-01-01,client,phantom,,,,,,anna,Phantom,' \
        'H3,2025-01-02,void,,H2,,,,,anna,,' >>"$ledger"
    show ghost
    assert_status 0
    assert_out_has 'client,ghost,ghost,,,name,ghost,'
    assert_out_has 'history,ghost,H1,2025-01-01,,note,,,,,,anna,who is this?'
    show phantom
    assert_status 1
    assert_out ''
    assert_err "acct-show: client 'phantom' has no records (they are void)"
}

@test "show: standard input, a bare last line, JSON, escapes" {
    begin 'the ledger on standard input, as file and as pipe, by key and name'
    local want
    show acme -O csv
    want=$out
    run2 acct-show --as-of 2026-02-10 -f - acme <"$ledger"
    assert_status 0
    assert_out "$want"
    run2 bash -c "cat '$ledger' | acct-show --as-of 2026-02-10 -f - acme"
    assert_status 0
    assert_out "$want"
    run2 bash -c "cat '$ledger' | acct-show --as-of 2026-02-10 -f - 'Acme Limited'"
    assert_status 0
    assert_out "$want"
    run2 acct-show --as-of 2026-02-10 -f - 'Acme Limited' <"$ledger"
    assert_out "$want"

    begin 'the warning of a bare last line comes once'
    printf 'U1,2025-01-01,note,acme,,,,,,anna,bare,' >>"$ledger"
    show 'Acme Limited' -O ids
    assert_status 0
    [ "$(grep -c newline "$err_file")" = 1 ]

    begin 'JSON is JSON'
    show acme -O json
    assert_status 0
    [ "$(jq -r '.[] | select(.section == "money" and .name == "open"
        and .currency == "EUR") | .amount' "$out_file")" = 580.00 ]
    [ "$(jq 'length' "$out_file")" = \
        "$(acct-show --as-of 2026-02-10 acme -O ndjson | wc -l)" ]
    [ "$(jq -r '.[0] | keys_unsorted | join(",")' "$out_file")" = \
        section,client,key,date,due,name,value,amount,currency,ref,channel,owner,text ]

    begin "the ledger's text never commands the terminal"
    local esc=$'\e' rlo=$'\u202e'
    put_more "$ledger" <<EOF
X1,2025-01-01,client,evil,,,,,,an${esc}[2Jna,Ev${esc}[31mil ${rlo}Ltd,goals=a${esc}]0;x;tone=${rlo}b;x-${esc}[5m=1
X2,2025-01-01,contact,evil,P-${rlo}7,,,,,,${esc}cJoe,role=${esc}[7m;email=${esc}@x
X3,2025-01-01,order,evil,O-${esc}9,1.00,EUR,,,anna,${esc}[8mhidden,
X4,2025-01-01,contract,evil,C-${esc}9,1.00,EUR,,,anna,${rlo}fee,per=mo${esc}nth
X5,2025-01-01,touch,evil,O-${esc}9,,,,em${esc}ail,anna,${esc}[1A,dir=in;kind=qu${rlo}
X6,2025-01-01,task,evil,T-${esc}9,,,,,an${esc}na,${rlo}do,
X7,2025-01-02,status,evil,,,,,,anna,gone ${esc}[0m,state=lost
X8,2025-01-02,survey,evil,S-9,,,,,anna,?,
X9,2025-01-03,response,evil,S-9,,,,,anna,,score=${esc};liked=${rlo};trouble=t${esc}
EOF
    show evil -O table --color never
    assert_status 0
    assert_out_lacks "$esc"
    assert_out_lacks "$rlo"
    assert_out_has 'Ev\x1b[31mil \u202eLtd'
    assert_out_has '\x1b[8mhidden'
    # seven columns, beside the ten of Salutation
    assert_out_has '
  \x1b[5m     1
'
    show evil -O table --color always
    [ -z "$(sed 's/\x1b\[[0-9]*m//g' "$out_file" | tr -dc '\033')" ]
    ! sed 's/\x1b\[[0-9]*m//g' "$out_file" | grep -q 'hidden' ||
        assert_out_has '\x1b[8mhidden'
    show --list -O table
    assert_status 0
    assert_out_lacks "$esc"
    assert_out_lacks "$rlo"
    show "no${esc}body"
    assert_status 1
    assert_err_lacks "$esc"
}

@test "show: colours and widths" {
    begin 'colour only where it is asked for'
    show romashka -O table
    assert_out_lacks $'\e'
    show romashka -O table --color always
    assert_out_has $'\e[1mКофейня «Ромашка»\e[0m'
    assert_out_has $'\e[33mpaused since 2026-01-15: '

    begin "long values go on under themselves at the terminal's edge"
    run2 script -qec "stty cols 50; acct-show --as-of 2026-02-10 long --color never" \
        /dev/null
    [ "$status" = 1 ]
    echo 'LL,2025-01-01,client,long,,,,,,anna,Long,goals=one two three four five six seven eight-- nine ten eleven' >>"$ledger"
    run2 script -qec "stty cols 50; acct-show --as-of 2026-02-10 long --color never" \
        /dev/null
    out=$(tr -d '\r' <"$out_file" | sed -n '/Goals/,/^$/p')
    assert_out <<'EOF'
  Goals  one two three four five six seven eight--
         nine ten eleven
EOF

    begin 'no line is wider than the terminal'
    run2 script -qec "stty cols 66; acct-show --as-of 2026-02-10 acme --color never" \
        /dev/null
    [ "$status" = 0 ]
    tr -d '\r' <"$out_file" >plain
    text_is 'widest line' "$(sed '/^Contracts/,/^$/d; /^Money/,/^$/d' plain | wc -L)" 66
    ! grep -q '…$' plain || wrong 'a text is cut'
}

@test "show: whether the client may leave, in the table, where there is something to say" {
    local client
    put_more "$ledger" <<'EOF'
X1,2025-12-20,order,gone,O-91,10.00,EUR,,,boris,,
X2,2026-01-05,order,here,O-92,10.00,EUR,,,boris,,
X3,2026-01-06,client,here,,,,,,boris,Here,
EOF
    # acme's contract ends in December; of romashka the row says it paused
    while IFS='|' read -r client want; do
        show "$client" -O table
        assert_status 0
        assert_err ''
        text_is "what the card of $client says" "$(grep '^  Leaving' "$out_file" |
            sed 's/^  Leaving *//')" "$want"
    done <<'EOF'
romashka|20 %, paused: about 1 in 5 such clients leaves (here: 0 of 0): ask when they will be back
acme|
zhuk|
yolka|
EOF
    run2 acct-show --as-of 2026-12-01 acme -O table
    assert_out_has 'under contract: contract C-1 ends on 2026-12-31; about 1 in '
    run2 acct-show --as-of 2026-06-01 here -O table
    assert_out_has ' %, possibly going quiet ('
    assert_out_has 'no order for 147 days since the first'
    # programs are not made to wait for it
    run2 acct-show --as-of 2026-06-01 here -O csv
    assert_out_lacks quiet
    # from a pipe, which is read once
    run2 acct-show -f - --as-of 2026-06-01 here -O table <"$ledger"
    assert_status 0
    assert_out_has 'possibly going quiet'
}
