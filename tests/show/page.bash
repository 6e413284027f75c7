# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of clients' pages share.

day=2026-10-05

page() {
    run2 acct-show --page --as-of "$day" "$@"
}

# page_text DIR: all that a reader gets of it, page and documents, in one line.
page_text() {
    local file
    {
        sed 's/<style>.*<\/style>//; s/<[^>]*>/ /g' "$1/index.html"
        for file in "$1"/*.pdf; do
            [ ! -e "$file" ] || pdftotext -layout "$file" -
        done
    } | sed 's/\xc2\xa0/ /g' | tr -s ' \n\f' ' '
}

# A client of whom much is known; what nobody but us is to read has a hidden01,
# hidden02, … in it, or is in $secrets.
planted() {
    put "$ledger" <<'LEDGER'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs,x-own
,2026-01-05,client,acme,,,EUR,,email,hidden01,Acme Tools,"lang=LANG;tone=Dear Ms Byrne;source=hidden03;referrer=rival;tier=hidden04;segment=hidden05;goals=hidden06;stage=strategic;birthday=1990-07-07;email=hidden07@acme.example.com;telegram=hidden08;discount=7;x-mood=hidden09;site=hidden10.example.com;sales=hidden11;papers=hidden12;technician=hidden13",hidden14
,2026-01-05,client,rival,,,EUR,,email,hidden15,hidden16 Rival,lang=en,hidden17
,2026-01-05,contact,acme,P-1,,,,email,hidden18,hidden19 Byrne,role=hidden20;tone=hidden21;birthday=1980-08-08;email=hidden22@acme.example.com;telegram=hidden23;x-likes=hidden24,hidden25
,2026-01-06,contract,acme,C-1,1234.56,EUR,2026-12-31,,hidden26,Support of the site,per=month;budget=9876.54;report=month;service=hidden27;sla=3h;x-why=hidden28,hidden29
,2026-08-20,offer,acme,Q-1,4000.00,EUR,2026-10-20,email,hidden30,A shop,kind=quote;service=hidden31;x-chance=hidden32,
,2026-08-20,line,acme,Q-1,4000.00,EUR,,,,The shop itself,qty=1,
,2026-08-21,offer,acme,U-1,7000.00,EUR,2026-10-20,email,,hidden33 upsell,kind=upsell,
,2026-08-22,order,acme,O-1,3333.33,EUR,2026-09-12,email,hidden34,New search page,specialist=hidden35;service=hidden36;target=2026-09-07,hidden37
,2026-09-10,stage,acme,O-1,,,,,hidden38,hidden39 they will not see,stage=delivered,
,2026-09-11,order,acme,O-2,5555.55,EUR,2026-11-20,,hidden40,Catalogue,target=2026-11-11,
,2026-09-11,stage,acme,O-2,,,2026-10-16,,hidden41,Design,stage=planned;phase=1;from=2026-10-01;target=2026-10-13,
,2026-09-11,stage,acme,O-2,,,2026-11-20,,,Markup,stage=planned;phase=2;from=2026-10-14;target=2026-11-11,
,2026-09-20,stage,acme,O-2,,,2026-11-23,,,hidden42 who was ill,stage=delayed,
,2026-09-12,order,acme,O-3,111.11,EUR,2026-10-30,,olga,Photographs,specialist=hidden43,
,2026-09-13,stage,acme,O-3,,,,,,hidden44,stage=started,
01HJSSVE000000000000000001,2026-09-03,issue,acme,I-1,,,,,hidden45,hidden46 a fuss about nothing,severity=low;order=O-1,
,2026-09-05,resolve,acme,I-1,77.77,EUR,,,hidden47,hidden48 to keep them quiet,,
,2026-09-30,issue,acme,I-2,,,2026-10-09,,,hidden49,severity=critical,
,2026-09-06,note,acme,O-2,,,,,hidden50,hidden51,,
,2026-09-07,cost,acme,O-1,666.66,EUR,,,hidden52,hidden53,,
,2026-09-08,cost,acme,O-1,,,,,,hidden54,hours=12.5,
,2026-09-09,status,acme,,,,,,,hidden55 at risk,state=active,
,2026-09-14T10:00:00Z,touch,acme,,,,,meeting,,hidden56 they want a rebate,dir=in;kind=meeting;contact=P-1,
,2026-09-15,task,acme,T-1,,,2026-10-30,,hidden57,hidden58,,
,2026-09-16,gift,acme,,88.88,EUR,,,,hidden59,occasion=hidden60,
,2026-09-17,usage,acme,,,,,,,hidden61,level=13,
,2026-09-17,survey,acme,S-1,,,,email,,hidden62,,
,2026-09-18,response,acme,S-1,,,,email,,hidden63,score=2;disliked=hidden64;trouble=hidden65,
01HQQEST000000000000000001,2026-09-21,touch,acme,,,,,email,hidden66,Which of the two logos?,dir=out;kind=question,
,2026-09-22,touch,acme,,,,,email,,hidden67,dir=out;kind=checkin,
,2026-09-23,kpi,acme,C-1,,,,,,hidden68,name=Visits;target=9000;actual=9310.5;period=2026-q3,
,2026-09-25,done,acme,hidden69,,,,,,hidden70,,
,2026-09-25,snooze,acme,risk:acme,,,2026-11-01,,,hidden71,,
,2026-09-25,doc,,hidden72,,,,,,hidden73,,
,2026-09-01,invoice,acme,INV-1,1500.00,EUR,2026-09-15,,hidden74,,order=O-1;x-margin=hidden75,
,2026-09-01,line,acme,INV-1,1500.00,EUR,,,,Search,qty=1,
,2026-09-20,payment,acme,INV-1,500.00,EUR,,,hidden76,hidden77,x-how=hidden78,
,2026-09-10,act,acme,A-1,3333.33,EUR,,,hidden79,,sent=2026-09-10;order=O-1,
,2026-09-11,act,acme,A-2,222.22,EUR,,,,hidden80 not sent,order=O-1,
,2026-10-01,report,acme,C-1,,,,,hidden81,hidden82,period=2026-09,
,2026-09-10,order,rival,O-9,10.00,EUR,2026-10-06,,,hidden83,,
,2026-09-12,stage,rival,O-9,,,,,,hidden84,stage=delivered,
,2026-09-12,invoice,rival,INV-9,99.00,EUR,2026-09-13,,,hidden85,,
,2026-09-01,credit,rival,A-7,5.00,EUR,,,,hidden86,invoice=INV-9,
,2026-08-10,paper,acme,NN-1,,,2026-08-21,post,hidden93,hidden94 about it,contract=C-1;kind=contract;sent=2026-08-11;file=hidden95.pdf,hidden96
,2026-08-25,paper,acme,NN-1,,,,,,hidden97 at last,signed=2026-08-24,
,2026-09-12,paper,acme,NN-2,,,,,,hidden98,kind=addendum;sent=2026-09-13;file=hidden70.pdf;x-what=hidden71,
,2026-09-14,paper,acme,NN-3,,,,,,hidden72 not sent,kind=approval;file=hidden73,
,2026-09-14,paper,acme,NN-4,,,,,,hidden74 to be sent,kind=approval;sent=2026-10-09,
,2026-09-14,paper,rival,NN-5,,,,,,hidden75,kind=approval;sent=2026-09-14,
,2025-06-14,paper,acme,NN-6,,,,,,hidden76,sent=2025-06-14;signed=2025-06-20,
,2026-09-15,plan,acme,,,,,,hidden77,hidden78 the plan,goals=hidden79;deciders=hidden80;opportunities=hidden81;threats=hidden82;competitors=hidden83;horizon=2028-03-31;x-odds=hidden84,hidden85
,2026-09-12,act,acme,A-7,321.00,EUR,,,,,sent=2026-09-12;order=O-1,
LEDGER
    sed -i "s/LANG/$1/" "$ledger"
    secrets=(hidden Rival rival O-9 INV-9 1990 1980 1234.56 9876.54 7000
        '7,000' 5555 '5,555' 666.66 88.88 77.77 U-1 T-1 S-1 P-1 A-2 222.22
        '13 October' '11 November' '7 September' '13 октября' '11 ноября'
        strategic critical rebate olga O.K
        NN-3 NN-4 NN-5 NN-6 2028 '21 August' '21 августа')
    put "$ACCT_HOME/acct.conf" <<'CONF'
[acct]
owner = hidden90
[team]
hidden40 = account, email hidden91@tern.example.com, phone +357 25 000 991
olga = account, name Olga Serova, email hidden92@tern.example.com
[paper]
logo = logo.png
[me]
name = Tern Studio
email = office@tern.example.com
telegram = @tern_studio
whatsapp = +357 25 000 100
iban = DE89370400440532013000
bic = COBADEFFXXX
CONF
    base64 -d >"$ACCT_HOME/logo.png" <<<'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGMQsakAIgYIBQAUXgMhH8Oh0wAAAABJRU5ErkJggg=='
}
