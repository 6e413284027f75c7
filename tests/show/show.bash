# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of acct-show share.

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
