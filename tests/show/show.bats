load ../helper

setup() {
    common_setup
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
A1,2025-01-10,client,acme,,,EUR,,email,anna,Acme Ltd,source=site;lang=en;tier=B;stage=basic;goals=sell more\; cost less;address=1 Quay\nPaphos;x-seats=9
A2,2025-01-11,contact,acme,P-1,,,,phone,,Eve Adams,email=eve@acme.example;phone=+44 20 7946 0000;role=buyer
A3,2025-01-12,contact,acme,P-2,,,,telegram,,Bob Stone,email=bob@acme.example;telegram=@bob;role=owner;primary=yes;decides=yes
C1,2025-02-01,contract,acme,C-1,100.00,EUR,2025-12-31,,anna,Support,per=month;notice=30d
A9,2025-06-01,client,acme,,,,,,boris,,tier=A;x-seats=12
B1,2025-02-15,client,acme,,,,,telegram,,Acme Limited,tier=C;lang=de
V0,2025-07-01,client,acme,,,,,,zoe,Wrong Name,tier=Z
V1,2025-07-02,void,acme,V0,,,,,anna,a slip,
O1,2025-03-01,order,acme,O-1,500.00,EUR,2025-04-01,email,anna,First site,service=web
O2,2025-03-20,stage,,O-1,,,,,anna,,stage=delivered
C2,2025-12-01,contract,acme,C-1,120.00,EUR,2026-12-31,,anna,,
Q3,2026-01-08,offer,acme,Q-3,800.00,EUR,,,anna,Second site?,
O3,2026-01-15,order,acme,O-2,800.00,EUR,2026-02-01,email,anna,Second site,contract=C-1;quote=Q-3
N1,2025-04-01,invoice,acme,INV-1,500.00,EUR,2025-04-15,,anna,,order=O-1
N2,2026-01-15,invoice,acme,INV-2,800.00,EUR,2026-02-01,,anna,,order=O-2
L2,2026-01-15,line,,INV-2,800.00,EUR,,,,Second site,
N3,2026-01-20,invoice,acme,INV-3,100.00,EUR,2026-03-01,,anna,,
N4,2026-01-21,invoice,acme,INV-4,50.00,EUR,2026-03-01,,anna,,
N5,2026-02-09,invoice,acme,INV-5,1000,JPY,,,anna,,
D1,2026-01-25,credit,acme,CN-1,20.00,EUR,,,anna,two hours less,invoice=INV-3
Y1,2025-04-10,payment,acme,INV-1,500.00,EUR,,,anna,,
Y2,2026-01-30,payment,acme,INV-2,300.00,EUR,,,anna,,
Y3,2026-02-01,payment,acme,INV-4,60.00,EUR,,,anna,,
Y4,2026-02-08,payment,acme,,25.00,EUR,,,anna,no number,
T1,2026-01-20T10:00:00Z,touch,acme,,,,,email,anna,How long will it take?,dir=in;kind=question;contact=P-1
T2,2026-01-21T09:30:00Z,touch,acme,T1,,,,email,anna,Two weeks,dir=out;kind=answer
T3,2026-02-02T08:00:00Z,touch,acme,O-2,,,,telegram,anna,Is it late?,dir=in;kind=question
T4,2026-02-03,touch,acme,O-2,,,,email,anna,Our news,dir=out;kind=news
K1,2026-01-05,task,acme,T-1,,,2026-02-05,,anna,Send the draft,
K2,2026-01-06,task,acme,T-2,,,2026-01-10,,anna,Call Bob,
K3,2026-01-07,task,acme,T-3,,,,,,Ask for a review,
K4,2026-01-09,done,acme,T-2,,,,,anna,,
K5,2026-02-05,snooze,acme,T-1,,,2026-02-20,,anna,ill,
I1,2026-02-01,issue,acme,I-1,,,2026-02-04,email,anna,Site is slow,severity=high
I2,2025-05-01,issue,acme,I-2,,,,email,anna,Typo,
I3,2025-05-02,resolve,,I-2,,,,email,anna,Mended,
Q1,2026-02-04,offer,acme,Q-1,300.00,EUR,2026-03-01,,anna,Hosting,result=open
Q2,2025-05-10,offer,acme,Q-2,90.00,EUR,,,anna,Logo,result=won
S1,2025-04-03,survey,acme,S-1,,,,email,anna,How was it?,order=O-1
S2,2025-04-05,response,acme,S-1,,,,email,anna,,score=9;csat=5;liked=speed
S3,2026-02-05,survey,acme,S-2,,,,email,anna,How was it?,order=O-2
R1,2025-03-03,client,romashka,,,RUB,,telegram,anna,Кофейня «Ромашка»,source=referral;referrer=acme;lang=ru;tier=A;email=hello@romashka.example;tone=Привет, Макс!
R2,2026-01-15,status,romashka,,,,,,anna,ремонт до весны,state=paused
R3,2026-02-01T12:00:00+03:00,touch,romashka,,,,,telegram,anna,Когда откроетесь?,dir=out;kind=checkin
E1,2025-05-05,client,yolka,,,,,email,boris,Ёлка,source=site;tier=B;discount=5
E2,2025-05-06,order,yolka,O-3,10.00,EUR,,,boris,Игрушки,
E3,2025-05-07,stage,yolka,O-3,,,,,boris,,stage=cancelled
E4,2025-05-08,order,yolka,O-4,10.00,EUR,,,boris,Шары,
Z1,2025-06-06,client,zhuk,,,,,phone,boris,Жук,tier=C;x-seats=7
Z2,2025-12-31,status,zhuk,,,,,,boris,закрылись,state=lost
G1,2025-07-07,client,arbuz,,,,,,anna,Арбуз,discount=12.5
G2,2025-07-08,contact,arbuz,P-3,,,,,,Пётр,phone=+7 495 000-00-11
G3,2026-02-12,status,arbuz,,,,,,anna,later,state=paused
EOF
    # The commas in the cells need their quotes.
    sed -i 's/tone=Привет, Макс!/&"/; s/,source=referral;ref/,"source=referral;ref/' \
        "$ledger"
}

show() {
    run2 acct-show --as-of 2026-02-10 "$@"
}

# One section of the card's rows, without the columns that are the same in all.
section() {
    show acme -O csv
    assert_status 0
    assert_err ''
    out=$(printf '%s\n' "$out" | grep "^$1," | sed "s/^$1,acme,//")
}

@test "show: the client's facts, the later rows over the earlier, late entries" {
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
}

@test "show: facts that are the user's own, and whom the client sent" {
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
}

@test "show: a pipe gets CSV with the name, the source, and the referrer" {
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

@test "show: people with their roles and channels" {
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
}

@test "show: a contract with its renewal and its last fee" {
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
}

@test "show: orders, the open ones first; a stage that names no client" {
    section order
    assert_out <<'EOF'
O-2,2026-01-15,2026-02-01,open,,800.00,EUR,C-1,email,anna,Second site
O-1,2025-03-01,2025-04-01,closed,delivered,500.00,EUR,,email,anna,First site
EOF
}

@test "show: what waits, by deadline: not what is done, solved, won or answered" {
    section open
    assert_out <<'EOF'
I-1,2026-02-01,2026-02-04,issue,late,,,,email,anna,Site is slow
T-1,2026-01-05,2026-02-20,task,,,,,,anna,Send the draft
Q-1,2026-02-04,2026-03-01,offer,,300.00,EUR,,,anna,Hosting
T-3,2026-01-07,,task,,,,,,boris,Ask for a review
T3,2026-02-02T08:00:00Z,,question,,,,O-2,telegram,anna,Is it late?
EOF
}

@test "show: a question is answered by its id, its subject, or a bare answer" {
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
}

@test "show: money per currency" {
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
}

@test "show: last contact, the last answer, and what was asked since" {
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
}

@test "show: late is what was due before today" {
    run2 acct-show --as-of 2026-02-04 acme
    assert_out_has 'open,acme,I-1,2026-02-01,2026-02-04,issue,,'
    run2 acct-show --as-of 2026-02-05 acme
    assert_out_has 'open,acme,I-1,2026-02-01,2026-02-04,issue,late,'
}

@test "show: what was paid before the invoice counts as paid" {
    echo 'N6,2026-01-02,invoice,zhuk,INV-6,100.00,EUR,2026-01-09,,boris,,prepaid=30.00' \
        >>"$ledger"
    show zhuk
    assert_out_has 'money,zhuk,,,,paid,,30.00,EUR'
    assert_out_has 'money,zhuk,,,,open,,70.00,EUR'
    assert_out_has 'money,zhuk,,,,overdue,,70.00,EUR'
}

@test "show: the history is all that is the client's, the latest first" {
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
}

@test "show: the card as people read it" {
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

To do
  issue     I-1  2026-02-01  2026-02-04  late  anna   Site is slow
  task      T-1  2026-01-05  2026-02-20        anna   Send the draft
  offer     Q-1  2026-02-04  2026-03-01        anna   Hosting
  task      T-3  2026-01-07                    boris  Ask for a review
  question  O-2  2026-02-02                    anna   Is it late?

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
  2026-01-15  invoice            INV-2          800.00 EUR · order: O-2 · anna
  2026-01-15  order              O-2            800.00 EUR · Second site · anna, email
  2026-01-09  done               T-2            anna
  2026-01-08  offer              Q-3            800.00 EUR · Second site? · anna
  2026-01-07  task               T-3            Ask for a review
  … and 19 more (--all)
EOF
}

@test "show: columns of the card align under Cyrillic and wide letters" {
    printf '%s\n' 'W1,2025-01-02,client,wide,,,,,,anna,漢字,goals=x' \
        'W2,2025-01-02,contact,wide,P-8,,,,,,漢字,email=a@x.example' \
        'W3,2025-01-02,contact,wide,P-9,,,,,,Пётр,email=b@x.example' >>"$ledger"
    show wide -O table
    assert_out_has '
  漢字  E-mail  a@x.example
  Пётр  E-mail  b@x.example
'
}

@test "show: --all leaves nothing out, --limit N shows so many" {
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

@test "show: the past is as it was" {
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
}

@test "show: the client by any name" {
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
}

@test "show: a stranger: exit 1, and the closest names" {
    show acmee
    assert_status 1
    assert_out ''
    assert_err "acct-show: no client 'acmee' (closest: acme)"
}

@test "show: a client that has other records only, and one whose are void" {
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

@test "show: the ledger on standard input, as file and as pipe, by key and name" {
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
}

@test "show: the warning of a bare last line comes once" {
    printf 'U1,2025-01-01,note,acme,,,,,,anna,bare,' >>"$ledger"
    show 'Acme Limited' -O ids
    assert_status 0
    [ "$(grep -c newline "$err_file")" = 1 ]
}

@test "show: JSON is JSON" {
    show acme -O json
    assert_status 0
    [ "$(jq -r '.[] | select(.section == "money" and .name == "open"
        and .currency == "EUR") | .amount' "$out_file")" = 580.00 ]
    [ "$(jq 'length' "$out_file")" = \
        "$(acct-show --as-of 2026-02-10 acme -O ndjson | wc -l)" ]
    [ "$(jq -r '.[0] | keys_unsorted | join(",")' "$out_file")" = \
        section,client,key,date,due,name,value,amount,currency,ref,channel,owner,text ]
}

@test "show: the ledger's text never commands the terminal" {
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

@test "show: colour only where it is asked for" {
    show romashka -O table
    assert_out_lacks $'\e'
    show romashka -O table --color always
    assert_out_has $'\e[1mКофейня «Ромашка»\e[0m'
    assert_out_has $'\e[33mpaused\e[0m'
}

@test "show: long values go on under themselves at the terminal's edge" {
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
}

@test "show: no line is wider than the terminal" {
    run2 script -qec "stty cols 66; acct-show --as-of 2026-02-10 acme --color never" \
        /dev/null
    [ "$status" = 0 ]
    tr -d '\r' <"$out_file" >plain
    text_is 'widest line' "$(sed '/^Contracts/,/^$/d; /^Money/,/^$/d' plain | wc -L)" 66
    grep -q '…$' plain
}

# --- Lists ---------------------------------------------------------------

@test "list: every client in the order of the keys; the columns are a contract" {
    show --list -O csv
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
key,name,state,state_since,owner,tier,stage,segment,source,referrer,lang,channel,currency,since,last_contact,last_in,last_out,orders,orders_open,contact,email,phone,telegram
acme,Acme Limited,active,2025-01-10,boris,A,basic,,site,,de,telegram,EUR,2025-01-10,2026-02-03,2026-02-02,2026-02-03,2,1,Bob Stone,bob@acme.example,+44 20 7946 0000,@bob
arbuz,Арбуз,active,2025-07-07,anna,,,,,,,,,2025-07-07,,,,0,0,Пётр,,+7 495 000-00-11,
romashka,Кофейня «Ромашка»,paused,2026-01-15,anna,A,,,referral,acme,ru,telegram,RUB,2025-03-03,2026-02-01,,2026-02-01,0,0,,hello@romashka.example,,
yolka,Ёлка,active,2025-05-05,boris,B,,,site,,,email,,2025-05-05,,,,2,1,,,,
zhuk,Жук,lost,2025-12-31,boris,C,,,,,,phone,,2025-06-06,,,,0,0,,,,
EOF
}

@test "list: the table is sorted as the language has it" {
    run2 env LC_ALL=ru_RU.UTF-8 acct-show --list -O table --as-of 2026-02-10
    assert_status 0
    assert_err ''
    # by bytes Ё would come before А
    assert_out <<'EOF'
KEY       NAME               STATE   OWNER  TIER  CONTACT     ORDERS  OPEN
arbuz     Арбуз              active  anna                          0     0
yolka     Ёлка               active  boris  B                      2     1
zhuk      Жук                lost    boris  C                      0     0
romashka  Кофейня «Ромашка»  paused  anna   A     2026-02-01       0     0
acme      Acme Limited       active  boris  A     2026-02-03       2     1
EOF
    show --list -O table
    [ "$(awk 'NR > 1 { printf "%s ", $1 }' "$out_file")" = \
        'acme arbuz yolka zhuk romashka ' ]
}

@test "list: the language's own order, where it differs" {
    printf '%s\n' 'S1,2025-01-01,client,a1,,,,,,anna,Öl,' \
        'S2,2025-01-01,client,a2,,,,,,anna,Zink,' >it.csv
    sed -i '1i id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs' it.csv
    run2 env LC_ALL=sv_SE.UTF-8 acct-show -f it.csv --list -O table --columns name
    assert_out <<'EOF'
NAME
Zink
Öl
EOF
    run2 env LC_ALL=de_DE.UTF-8 acct-show -f it.csv --list -O table --columns name
    assert_out <<'EOF'
NAME
Öl
Zink
EOF
}

# where COND...: the keys of those that meet them all
where() {
    local args=() cond
    for cond; do args+=(--where "$cond"); done
    show --list -O ids "${args[@]}"
    assert_status 0
    assert_err ''
    out=$(echo "$out" | tr '\n' ' ' | sed 's/ $//')
}

@test "list: --where by text: equal, not equal, part, nothing" {
    where state=paused
    assert_out romashka
    where state!=active
    assert_out 'romashka zhuk'
    where tier=a
    assert_out 'acme romashka'
    where tier!=A
    assert_out 'arbuz yolka zhuk'
    where tier=
    assert_out arbuz
    where tier!=
    assert_out 'acme romashka yolka zhuk'
    where 'name~РОМ'
    assert_out romashka
    where name=ёлка
    assert_out yolka
    where 'tone~макс'
    assert_out romashka
    where owner=anna tier=A
    assert_out romashka
    where owner=anna tier=A source=site
    assert_out ''
    where referrer=acme
    assert_out romashka
    where 'owner = boris'
    assert_out 'acme yolka zhuk'
}

@test "list: --where by number and date" {
    where 'orders>1'
    assert_out 'acme yolka'
    where 'orders<1'
    assert_out 'arbuz romashka zhuk'
    where 'orders>=2' 'orders<=2'
    assert_out 'acme yolka'
    where orders=2.0
    assert_out 'acme yolka'
    where 'discount>5'
    assert_out arbuz
    where 'discount>=5'
    assert_out 'arbuz yolka'
    where 'discount<12.50'
    assert_out yolka
    where 'x-seats>7'
    assert_out acme
    where 'x-seats<=12'
    assert_out 'acme zhuk'
    where since=2025-03
    assert_out romashka
    where since!=2025-03
    assert_out 'acme arbuz yolka zhuk'
    where 'since<2025-05'
    assert_out 'acme romashka'
    where 'since<=2025-05'
    assert_out 'acme romashka yolka'
    where 'since>2025-05'
    assert_out 'arbuz zhuk'
    where 'last_contact<-7d'
    assert_out romashka
    where 'last_contact>=-7d'
    assert_out acme
    where last_contact=
    assert_out 'arbuz yolka zhuk'
    where last_contact!=
    assert_out 'acme romashka'
    where 'since~2025-0'
    assert_out 'acme arbuz romashka yolka zhuk'
}

@test "list: --where sees the state as of the date" {
    run2 acct-show --list -O ids --where state=paused --as-of 2026-01-14
    assert_out ''
    run2 acct-show --list -O ids --where state=paused --as-of 2026-01-15
    assert_out romashka
    run2 acct-show --list -O ids --where state=paused --as-of 2026-02-12
    assert_out <<'EOF'
arbuz
romashka
EOF
}

@test "list: the e-mails of all paused clients" {
    run2 acct-show --list --where state=paused --columns email -O ids \
        --as-of 2026-02-10
    assert_out hello@romashka.example
    show --list --where state=active --columns key,email -O csv
    assert_out <<'EOF'
key,email
acme,bob@acme.example
arbuz,
yolka,
EOF
}

@test "list: the address is the first person's, else the client's, else anyone's" {
    echo 'N9,2026-02-01,contact,romashka,P-9,,,,,,Макс,phone=+7 900 000-00-01' >>"$ledger"
    echo 'N8,2026-02-01,client,acme,,,,,,,,phone=+44 1' >>"$ledger"
    show --list --columns key,contact,email,phone -O tsv --where tier=A
    assert_out <<'EOF'
key	contact	email	phone
acme	Bob Stone	bob@acme.example	+44 1
romashka	Макс	hello@romashka.example	+7 900 000-00-01
EOF
}

@test "list: --sort by any column, --limit" {
    show --list --sort -orders --columns key,orders -O csv --limit 3
    assert_out <<'EOF'
key,orders
acme,2
yolka,2
arbuz,0
EOF
    show --list --sort -since --columns key -O ids
    assert_out <<'EOF'
arbuz
zhuk
yolka
romashka
acme
EOF
    # those without a value come last, both ways
    show --list --sort last_contact -O ids --limit 3
    assert_out <<'EOF'
romashka
acme
arbuz
EOF
    show --list --sort -last_contact -O ids --limit 3
    assert_out <<'EOF'
acme
romashka
arbuz
EOF
    show --list --sort x-seats -O ids --limit 2
    assert_out <<'EOF'
acme
zhuk
EOF
}

@test "list: --columns in a table, attributes among them" {
    show --list --columns key,discount,x-seats,email -O table --where tier!=
    assert_out <<'EOF'
KEY       Discount, %  seats  E-MAIL
acme                   12     bob@acme.example
yolka               5
zhuk                   7
romashka                      hello@romashka.example
EOF
    show --list --columns key,discount -O json
    [ "$(jq -c 'map(.discount)' "$out_file")" = '[null,12.5,null,5,null]' ]
}

@test "list: nobody: the header, and in a table a line" {
    show --list --where owner=nobody --columns key,name -O csv
    assert_status 0
    assert_out key,name
    show --list --where owner=nobody -O table
    assert_status 0
    assert_out 'no clients'
    show --list --where owner=nobody -O json
    [ "$(jq -c . "$out_file")" = '[]' ]
}

@test "list: those without a client record are not listed" {
    echo 'H1,2025-01-01,order,ghost,O-9,1.00,EUR,,,anna,?,' >>"$ledger"
    echo 'H2,2025-01-01,contact,ghost,P-9,,,,,,Joe,' >>"$ledger"
    show --list -O ids
    assert_out_lacks ghost
}

@test "list: the example's counts agree with awk" {
    run2 acct-show -f "$root/examples/ledger.csv" -C "$root/examples/acct.conf" \
        --list --as-of 2026-10-05 --columns key,orders -O csv
    assert_status 0
    void=$(awk -F, '$3 == "void" { print $5 }' "$root/examples/ledger.csv")
    assert_out "$(awk -F, -v void="$void" '
        NR > 1 && $1 != void && substr($2, 1, 10) <= "2026-10-05" {
            if ($3 == "client") n[$4] += 0
            if ($3 == "order") n[$4]++
        }
        END { for (k in n) print k "," n[k] }' "$root/examples/ledger.csv" |
        LC_ALL=C sort | sed '1i key,orders')"
}

# --- Usage ---------------------------------------------------------------

@test "usage: neither a client nor --list" {
    show
    assert_status 2
    assert_out ''
    assert_err <<'EOF'
acct-show: which client? (acct-show CLIENT; acct-show --list names them)
Try 'acct-show --help'.
EOF
}

@test "usage: a client and --list; two clients; options of the other" {
    show --list acme
    assert_status 2
    assert_err_has "--list: no list 'acme' (there is: clients; for a client's card leave --list out)"
    show --list clients -O ids --limit 1
    assert_status 0
    assert_out acme
    show acme romashka
    assert_status 2
    assert_err_has "one at a time: 'romashka' is too much (quote a name that has blanks)"
    show acme --where tier=A
    assert_status 2
    assert_err_has '--where, --sort and --columns go with --list'
    show --list --all
    assert_status 2
    assert_err_has '--all goes with a client'
    show acme --all --limit 3
    assert_status 2
    assert_err_has '--all and --limit exclude each other'
    show acme --limit -1
    assert_status 2
    assert_err_has "--limit: '-1' is no number"
}

@test "usage: conditions and columns that are none" {
    show --list --where teir=A
    assert_status 2
    assert_out ''
    assert_err_has "--where: no column 'teir' (did you mean 'tier'?)"
    show --list --where qqqqqqq=A
    assert_status 2
    assert_err_has "no column 'qqqqqqq' (key, name, state, "
    show --list --columns key,nmae
    assert_status 2
    assert_err_has "--columns: no column 'nmae' (did you mean 'name'?)"
    show --list --sort ownr
    assert_status 2
    assert_err_has "--sort: no column 'ownr' (did you mean 'owner'?)"
    show --list --where tier
    assert_status 2
    assert_err_has "--where: 'tier' is no condition (KEY=VALUE, "
    show --list --where =A
    assert_status 2
    assert_err_has "'=A' is no condition"
    show --list --where 'since<soon'
    assert_status 2
    assert_err_has "--where: 'since' is a date, 'soon' is none (2026-10-05, 2026-10, today, -30d)"
    show --list --where 'orders>many'
    assert_status 2
    assert_err_has "'orders' is a number, 'many' is none"
    show --list --where 'owner<anna'
    assert_status 2
    assert_err_has "'anna' is neither a number nor a date"
    show --list --where 'orders<'
    assert_status 2
    assert_err_has "'orders' is compared with nothing"
    show --list --where 'name~'
    assert_status 2
    assert_err_has "'name' is compared with nothing"
}

@test "show: no ledger" {
    rm "$ledger"
    show acme
    assert_status 1
    assert_err_has "$ledger: there is no ledger"
    show --list
    assert_status 1
    assert_err_has "$ledger: there is no ledger"
}

@test "show: a full disk does not exit 0" {
    run2 bash -c 'acct-show --as-of 2026-02-10 acme -O table >/dev/full'
    assert_status 1
    run2 bash -c 'acct-show --as-of 2026-02-10 --list -O csv >/dev/full'
    assert_status 1
    assert_err_has 'No space left'
}

@test "show: nothing is written" {
    keep "$ledger"
    show acme
    show --list
    same "$ledger"
    [ "$(ls -A "$ACCT_HOME")" = ledger.csv ]
}

# What is read grows with the ledger, and no faster: once for the key, and again
# for the card where a name was given.
@test "show: ten thousand records are read twice at most" {
    awk 'BEGIN {
        print "id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs"
        for (i = 0; i < 200; i++)
            printf "C%d,2025-01-01,client,c%d,,,,,email,anna,N %d,tier=A\n", i, i, i
        for (i = 0; i < 9800; i++)
            printf "T%d,2025-02-01,touch,c%d,,,,,email,anna,talk,dir=out\n", i, i % 200
    }' >big.csv
    run2 acct-show -f big.csv c7 -O csv --as-of 2026-01-01
    assert_status 0
    # the header, name, state, since, owner, channel, tier, last contact, and
    # 49 touches and a client record
    [ "$(wc -l <"$out_file")" = 58 ]
    # under ptrace the leak checker cannot look
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    for who in c7 'n 7'; do
        run2 strace -qq -o log -e trace=read,pread64 -P big.csv \
            acct-show -f big.csv "$who" -O table --as-of 2026-01-01
        assert_status 0
        read=$(awk '{ n += $NF } END { print n }' log)
        size=$(wc -c <big.csv)
        [ "$read" -ge "$size" ]
        [ "$read" -le $((size * 2)) ] || wrong "$read bytes of $size"
    done
}
