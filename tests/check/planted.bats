#!/usr/bin/env bats
# acct-check: one fault in a sound ledger is one finding, at its row.

load ../helper
load check
load planted

@test "acct-check: the ledger that faults are planted into is sound" {
    plant ''
    sound
}

@test "acct-check: planted faults of the file and of a row" {
    planted <<'END'
1 csv|a quote inside a cell|a1,2026-02-23,note,acme,,,,,,,a "b" c,\n
1 csv|a carriage return ends a row|a1,2026-02-23,note,acme,,,,,,,x,\ra2,2026-02-23,note,acme,,,,,,,y,\n
1 width|the row has 13 cells|a1,2026-02-23,note,acme,,,,,,,x, y,\n
2 conflict|a conflict that git left|a1,2026-02-23,note,acme,,,,,,,x,\n<<<<<<< HEAD\na3,2026-02-23,note,acme,,,,,,,y,\n=======\n>>>>>>> his\n
2 torn|the last line is torn|a1,2026-02-23,note,acme,,,,,,,x,\na2,2026-02-23,no
1 newline|has no newline|a1,2026-02-23,note,acme,,,,,,,x,
1 crlf|1 line ends in CR LF|a1,2026-02-23,note,acme,,,,,,,x,\r\n
1:11 encoding|byte 0xca is not UTF-8|a1,2026-02-23,note,acme,,,,,,,\xca\xee\xe4,\n
1:11 control|control character U+001B|a1,2026-02-23,note,acme,,,,,,,a\033[31m,\n
1:11 control|control character U+FEFF|a1,2026-02-23,note,acme,,,,,,,a\xef\xbb\xbfb,\n
1:11 control|control character U+2028|a1,2026-02-23,note,acme,,,,,,,a\xe2\x80\xa8b,\n
1:12 control|control character U+2029|a1,2026-02-23,note,acme,,,,,,,x,x-a=a\xe2\x80\xa9b\n
1:11 control|control character U+E0041|a1,2026-02-23,note,acme,,,,,,,a\xf3\xa0\x81\x81b,\n
1:11 control|control character U+2067|a1,2026-02-23,note,acme,,,,,,,a\xe2\x81\xa7b,\n
1:11 nfc|text is not in normal form C|a1,2026-02-23,note,acme,,,,,,,Cafe\xcc\x81,\n
1:11 formula|a spreadsheet would run|a1,2026-02-23,note,acme,,,,,,,=1+1,\n
1:1 id|the record has no id|,2026-02-23,note,acme,,,,,,,x,\n
1:3 type|unknown type 'nota'|a1,2026-02-23,nota,acme,,,,,,,x,\n
1:2 date|'2026-02-30' is no date|a1,2026-02-30,note,acme,,,,,,,x,\n
1:8 due|'soon' is no date|a1,2026-02-23,task,acme,,,,soon,,,x,\n
1:6 amount|'12.345'|a1,2026-02-23,order,acme,O-9,12.345,EUR,,,,x,\n
1:7 currency|'EURO' is no currency|a1,2026-02-23,order,acme,O-9,12.34,EURO,,,,x,\n
1:6 column|a record of type status has no amount|a1,2026-02-23,status,acme,,5.00,,,,,x,state=paused\n
1:5 key|has a blank|a1,2026-02-23,order,acme,O 9,,,,,,x,\n
1:12 attr|has no attribute 'sevice'|a1,2026-02-23,order,acme,O-9,,,,,,x,sevice=web\n
1:12 attr|is given twice|a1,2026-02-23,order,acme,O-9,,,,,,x,service=a;service=b\n
1:12 attr|there is a blank between 'service' and its =|a1,2026-02-23,order,acme,O-9,,,,,,x,service =web\n
1:12 attr|'\x' is no escape|a1,2026-02-23,order,acme,O-9,,,,,,x,service=C:\\x\n
1:12 attr|a backslash at the end|a1,2026-02-23,order,acme,O-9,,,,,,x,service=x\\\n
1:12 lang|there are no words for 'tlh'|a1,2026-02-23,client,acme,,,,,,,Acme,lang=tlh\n
1:12 email|'iris@acme' is no e-mail address|a1,2026-02-23,contact,acme,P-1,,,,,,x,email=iris@acme\n
1:12 phone|is no telephone number|a1,2026-02-23,contact,acme,P-1,,,,,,x,phone=+7 900 CALL\n
1:2 future|2026-03-02 is in the future|a1,2026-03-02,note,acme,,,,,,,x,\n
1:8 due-before-date|due 2026-02-22, before the date|a1,2026-02-23,task,acme,,,,2026-02-22,,,x,\n
1:12 total|prepaid: 12.00 is more than the invoice, which is of 10.00|a1,2026-02-23,invoice,acme,INV-2026-0005,10.00,EUR,,,,x,prepaid=12.00\n
1:12 ref|'heron' cannot have sent itself|a1,2026-02-23,client,heron,,,,,,,Heron Bookshop,referrer=heron\n
1:5 ref|would take itself back|a1,2026-02-23,void,acme,a1,,,,,,x,\n
1:12 early|signed on 2026-02-23, before it was sent, on 2026-02-24|a1,2026-02-22,act,acme,ACT-2026-0002,5.00,EUR,,,,x,sent=2026-02-24;signed=2026-02-23\n
END
    [ "$faults" -eq 38 ] || wrong "$faults faults"
}

@test "acct-check: planted faults of rows together" {
    planted <<'END'
1:4 client|'corvid' has no client record|a1,2026-02-23,note,corvid,,,,,,,x,\n
1:5 ref|no order 'O-11'|a1,2026-02-23,stage,acme,O-11,,,,,,x,stage=started\n
1:5 ref|'O-1' belongs to client acme|a1,2026-02-23,stage,heron,O-1,,,,,,x,stage=started\n
1:12 ref|contract: no contract 'C-9'|a1,2026-02-23,order,acme,O-9,,,,,,x,contract=C-9\n
1:5 ref|order 'O-3' of line 37 was voided|a1,2026-02-23,stage,acme,O-3,,,,,,x,stage=ready\n
1:5 ref|invoice 'INV-2026-0004' was voided|a1,2026-02-23,payment,acme,INV-2026-0004,1.00,EUR,,,,x,\n
1:5 survey|no survey 'S-9'|a1,2026-02-23,response,acme,S-9,,,,,,x,score=9\n
1:1 duplicate-id|id 'B35' is in line 36 already|B35,2026-02-23,note,acme,,,,,,,x,\n
1:1 duplicate-id|id 'b35' is that of line 36 but for its case: 'B35'|b35,2026-02-23,note,acme,,,,,,,x,\n
1:5 duplicate|order 'O-1' is in line 9 already|a1,2026-02-23,order,acme,O-1,5.00,EUR,,,,x,\n
1:5 duplicate|'inv-2026-0003' is 'INV-2026-0003' of line 20 but for|a1,2026-02-23,invoice,acme,inv-2026-0003,5.00,EUR,,,,x,\n
1:5 duplicate|'INV-2026-3' is 'INV-2026-0003' of line 20 but for|a1,2026-02-23,invoice,acme,INV-2026-3,5.00,EUR,,,,x,\n
1:5 duplicate|'INV-26-0003' is 'INV-2026-0003' of line 20 but for|a1,2026-02-23,invoice,acme,INV-26-0003,5.00,EUR,,,,x,\n
1:5 duplicate|order 'o-01' is 'O-1' of line 9 but for|a1,2026-02-23,order,acme,o-01,5.00,EUR,,,,x,\n
1:5 duplicate|survey 'S-2' is survey 'S-1' of line 30|a1,2026-02-23,survey,acme,S-2,,,,,,,order=O-1;contact=P-1\n
2:5 duplicate|survey 'S-3' is survey 'S-2' of line 41|a1,2026-02-23,survey,heron,S-2,,,,,,How was it?,\na2,2026-02-23,survey,heron,S-3,,,,,,How was it?,\n
1:12 duplicate|'REM-2026-0001' is the number of the reminder in line 35|a1,2026-02-23,touch,acme,INV-2026-0003,,,,,,x,dir=out;kind=reminder;number=REM-2026-0001\n
1:5 duplicate|'REM-2026-0001' is the number of the reminder in line 35|a1,2026-02-23,invoice,acme,REM-2026-0001,5.00,EUR,,,,x,\n
1:5 gap|INV-2026-0005 is missing before INV-2026-0006|a1,2026-02-23,invoice,acme,INV-2026-0006,5.00,EUR,,,,x,\n
1:6 total|is of 12.00 EUR, but its lines make 10.00|a1,2026-02-23,invoice,acme,INV-2026-0005,12.00,EUR,,,,x,\na2,2026-02-23,line,acme,INV-2026-0005,10.00,EUR,,,,x,\n
1:6 total|credit 'CN-2026-0002' is of 2.00 EUR, but its lines make 1.00|a1,2026-02-23,credit,acme,CN-2026-0002,2.00,EUR,,,,x,invoice=INV-2026-0003\na2,2026-02-23,line,acme,CN-2026-0002,1.00,EUR,,,,x,\n
1:6 total|offer 'Q-3' is of 2.00 EUR, but its lines make 1.00|a1,2026-02-23,offer,acme,Q-3,2.00,EUR,,,,x,kind=quote\na2,2026-02-23,line,acme,Q-3,1.00,EUR,,,,x,\n
1:6 total|act 'ACT-2026-0002' is of 2.00 EUR, but its lines make 1.00|a1,2026-02-23,act,acme,ACT-2026-0002,2.00,EUR,,,,x,\na2,2026-02-23,line,acme,ACT-2026-0002,1.00,EUR,,,,x,\n
1:6 total|acts for invoice 'INV-2026-0003' come to 60.50 EUR, more than|a1,2026-02-23,act,acme,ACT-2026-0002,1.00,EUR,,,,x,invoice=INV-2026-0003\n
1:7 currency|act is in USD, but invoice 'INV-2026-0003' in EUR|a1,2026-02-23,act,acme,ACT-2026-0002,1.00,USD,,,,x,invoice=INV-2026-0003\n
1:7 currency|credit is in USD, but invoice 'INV-2026-0003' in EUR|a1,2026-02-23,credit,acme,CN-2026-0002,1.00,USD,,,,x,invoice=INV-2026-0003\n
1:7 currency|payment is in USD, but invoice 'INV-2026-0003' in EUR|a1,2026-02-23,payment,acme,INV-2026-0003,1.00,USD,,,,x,\n
1:7 currency|the invoice is in USD, but its quote 'Q-1' in EUR|a1,2026-02-23,invoice,acme,INV-2026-0005,5.00,USD,,,,x,quote=Q-1\n
1:12 ref|'INV-2026-0003' belongs to client acme|a1,2026-02-23,credit,heron,CN-2026-0002,1.00,EUR,,,,x,invoice=INV-2026-0003\n
1:12 ref|'INV-2026-0003' belongs to client acme|a1,2026-02-23,act,heron,ACT-2026-0002,1.00,EUR,,,,x,invoice=INV-2026-0003\n
1:6 overpaid|payments and credits are 0.50 EUR more than|a1,2026-02-23,payment,acme,INV-2026-0001,0.50,EUR,,,,x,\n
1:12 paid-twice|the payment 'TR-2' is in line 24 already|a1,2026-02-23,payment,acme,,20.00,EUR,,,,x,bank=TR-2\n
1:12 paid-twice|the payment 'TR-1' is in line 23 already|a1,2026-02-12,payment,acme,INV-2026-0002,0.00,EUR,,,,x,bank=TR-1\n
1:12 paid-twice|the payment 'TR-2' is in line 24 already|a1,2026-02-01,payment,acme,INV-2026-0003,5.00,EUR,,,,an earlier day,bank=TR-2\n
1:12 paid-twice|the payment 'TR-2' is in line 24 already|a1,2026-02-13,payment,heron,,20.00,EUR,,,,to another,bank=TR-2\n
2:12 double|the mail 'm@x.example' is in line 41 already|a1,2026-02-23,touch,acme,,,,,email,,x,dir=out;message=m@x.example\na2,2026-02-24,touch,acme,,,,,email,,y,x-a=1;message= m@x.example;dir=out\n
2:12 double|the mail 'm@x.example' is in line 41 already|a1,2026-02-23,note,acme,,,,,,,x,message=m@x.example\na2,2026-02-24,note,acme,,,,,,,x,message=m@x.example\n
1:6 overpaid|payments and credits are 60.00 EUR more than|a1,2026-02-01,payment,acme,INV-2026-0001,60.00,EUR,,,,an earlier day,\n
1:6 overpaid|credit notes are 0.50 EUR more than invoice 'INV-2026-0003' of 59.50|a1,2026-02-24,credit,acme,CN-2026-0002,50.50,EUR,,,,x,invoice=INV-2026-0003\na2,2026-02-25,note,acme,INV-2026-0003,,,,,,we know,\n
1:12 billed-twice|days of 2026-01 of contract 'C-1' are billed by invoice 'INV-2026-0001' in line 15|a1,2026-02-23,invoice,acme,INV-2026-0005,60.00,EUR,,,,x,contract=C-1;period=2026-01\n
1:12 billed-twice|days of 2026-q1 of contract 'C-1' are billed by invoice 'INV-2026-0001' in line 15|a1,2026-02-23,invoice,acme,INV-2026-0005,60.00,EUR,,,,x,contract=C-1;period=2026-q1\n
1:5 billed-twice|order 'O-1' is billed by invoice 'INV-2026-0003' in line 20|a1,2026-02-23,invoice,acme,INV-2026-0005,50.00,EUR,,,,x,order=O-1\n
1:5 billed-twice|order 'O-1' is billed by invoice 'INV-2026-0003' in line 20|a1,2026-02-23,invoice,acme,INV-2026-0005,100.00,EUR,,,,x,\na2,2026-02-23,line,acme,INV-2026-0005,100.00,EUR,,,,x,order=O-1\n
2:5 billed-twice|offer 'Q-1' is billed by invoice 'INV-2026-0005' in line 41|a1,2026-02-23,invoice,acme,INV-2026-0005,100.00,EUR,,,,x,quote=Q-1\na2,2026-02-24,invoice,acme,INV-2026-0006,100.00,EUR,,,,x,quote=Q-1\n
1:6 refund|1.00 EUR more is paid back of 'INV-2026-0001' than was paid|a1,2026-02-23,payment,acme,INV-2026-0001,-61.00,EUR,,,,x,\n
1:6 refund|75.00 EUR more is paid back to acme than they paid|a1,2026-02-23,payment,acme,,-200.00,EUR,,,,x,\n
1:2 before-invoice|the credit note is of 2026-02-10, before invoice|a1,2026-02-10,credit,acme,CN-2026-0002,1.00,EUR,,,,x,invoice=INV-2026-0003\n
1:2 early|stage of 2026-01-02, before order 'O-1' of 2026-01-03 in line 9|a1,2026-01-02,stage,acme,O-1,,,,,,x,stage=contract\n
2:2 early|resolve of 2026-02-22, before issue 'I-2' of 2026-02-23|a1,2026-02-23,issue,acme,I-2,,,,,,x,\na2,2026-02-22,resolve,acme,I-2,,,,,,x,\n
1:2 early|response of 2026-02-22, before survey 'S-2' of 2026-02-23|a1,2026-02-22,response,acme,S-2,,,,,,x,score=9\na2,2026-02-23,survey,acme,S-2,,,,,,x,\n
1:12 early|signed on 2026-02-14, before it was sent, on 2026-02-15|a1,2026-02-23,act,acme,ACT-2026-0001,,,,,,,signed=2026-02-14\n
1:12 early|sent on 2026-02-13, before its date, 2026-02-14|a1,2026-02-23,act,acme,ACT-2026-0001,,,,,,,sent=2026-02-13\n
1:5 cancelled|order 'O-2' was cancelled in line 13|a1,2026-02-23,stage,heron,O-2,,,,,,x,stage=delivered\n
1:12 lost-quote|order 'O-9' is of quote 'Q-2', which was lost in line 11|a1,2026-02-23,order,heron,O-9,,,,,,x,quote=Q-2\n
1:12 lost-quote|quote 'Q-1' was lost, but order 'O-1' of line 9 is of it|a1,2026-02-23,offer,acme,Q-1,,,,,,x,result=lost\n
1:12 lost-quote|invoice 'INV-2026-0005' is of quote 'Q-2', which was lost in line 11|a1,2026-02-23,invoice,heron,INV-2026-0005,500.00,EUR,,,,x,quote=Q-2\n
1:2 early|order of 2026-01-01, before offer 'Q-1' of 2026-01-02 in line 6|a1,2026-01-01,order,acme,O-9,5.00,EUR,,,,x,quote=Q-1\n
1:4 lookalike|'асме' looks like 'acme' of line 2|a1,2026-02-23,client,асме,,,,,,,Other,\n
1:4 twin|'bob' may be the same client as 'acme': the same name|a1,2026-02-23,client,bob,,,,,,,ACME,\n
1:4 twin|'heron' may be the same client as 'acme': the same e-mail address|a1,2026-02-23,contact,heron,P-2,,,,,,Iris,email=iris@acme.example\n
END
    [ "$faults" -eq 60 ] || wrong "$faults faults"
}

@test "acct-check: what a careful bookkeeper writes is sound" {
    while read -r rows; do
        [[ -n $rows ]] || continue
        plant "$rows"
        check
        [ "$status:$(<"$out_file")" = 0: ] || wrong "found in: $rows"
    done <<'END'
a1,2026-02-28,invoice,acme,INV-2026-0005,60.00,EUR,,,,the next month,contract=C-1;period=2026-02\n
a1,2026-02-28,invoice,acme,INV-2026-0005,30.00,EUR,,,,half of it,contract=C-1;period=2026-02-01..2026-02-14\na2,2026-02-28,invoice,acme,INV-2026-0006,30.00,EUR,,,,and the other,contract=C-1;period=2026-02-15..2026-02-28\n
a1,2026-02-28,credit,acme,CN-2026-0002,60.00,EUR,,,,in error,invoice=INV-2026-0001\na2,2026-02-28,payment,acme,INV-2026-0001,-60.00,EUR,,,,back,bank=TR-9\na3,2026-02-28,invoice,acme,INV-2026-0005,60.00,EUR,,,,anew,contract=C-1;period=2026-01\n
a1,2026-02-28,void,acme,B14,,,,,,in error,\na2,2026-02-28,void,acme,B21,,,,,,in error,\na3,2026-02-28,invoice,acme,INV-2026-0005,60.00,EUR,,,,anew,contract=C-1;period=2026-01\n
a1,2026-02-23,order,heron,O-9,100.00,EUR,,,,in three parts,\na2,2026-02-23,invoice,heron,INV-2026-0005,39.00,EUR,,,,x,order=O-9\na3,2026-02-24,invoice,heron,INV-2026-0006,40.00,EUR,,,,x,order=O-9\na4,2026-02-25,invoice,heron,INV-2026-0007,40.00,EUR,,,,and tax,order=O-9\n
a1,2026-02-23,order,heron,O-9,,,,,,by the hour,\na2,2026-02-23,invoice,heron,INV-2026-0005,40.00,EUR,,,,x,order=O-9\na3,2026-02-24,invoice,heron,INV-2026-0006,40.00,EUR,,,,x,order=O-9\n
a1,2026-02-23,order,heron,O-9,300.00,EUR,,,,an advance and the whole less that,\na2,2026-02-23,invoice,heron,INV-2026-0005,100.00,EUR,,,,x,order=O-9\na3,2026-02-24,invoice,heron,INV-2026-0006,300.00,EUR,,,,x,order=O-9;prepaid=100.00\n
C35,2026-02-23,cost,acme,O-1,70.00,EUR,,,,x,\na1,2026-02-23,invoice,acme,INV-2026-0005,70.00,EUR,,,,what it cost besides,\na2,2026-02-23,line,acme,INV-2026-0005,70.00,EUR,,,,x,order=O-1;cost=C35\n
a1,2026-02-23,order,heron,O-9,100.00,EUR,,,,it grew,\na2,2026-02-23,order,heron,O-9,250.00,EUR,,,,,amends=a1\na3,2026-02-24,invoice,heron,INV-2026-0005,125.00,EUR,,,,x,order=O-9\na4,2026-02-24,invoice,heron,INV-2026-0006,125.00,EUR,,,,x,order=O-9\n
a1,2026-02-23,order,heron,O-9,100.00,EUR,,,,an advance that is taken off,\na2,2026-02-23,invoice,heron,INV-2026-0005,50.00,EUR,,,,x,\na3,2026-02-23,line,heron,INV-2026-0005,50.00,EUR,,,,x,order=O-9\na4,2026-02-24,invoice,heron,INV-2026-0006,50.00,EUR,,,,x,\na5,2026-02-24,line,heron,INV-2026-0006,100.00,EUR,,,,x,order=O-9\na6,2026-02-24,line,heron,INV-2026-0006,50.00,EUR,,,,x,qty=-1;order=O-9\n
a0,2026-02-22,contact,acme,P-9,,,,,,Zed,email=zed@z.example\na1,2026-02-23,survey,acme,S-2,,,,,,,order=O-1;contact=P-9\nb1,2026-01-14,survey,acme,S-5,,,,,,asked again,order=O-1;contact=P-1\na2,2026-02-15,survey,heron,S-3,,,,,,How was it?,\na3,2026-02-23,survey,heron,S-4,,,,,,How was it?,\n
a1,2026-02-28,void,acme,B29,,,,,,not sent,\na2,2026-02-28,void,acme,B30,,,,,,nor answered,\na3,2026-02-28,survey,acme,S-2,,,,,,,order=O-1;contact=P-1\n
a1,2026-02-28,offer,heron,Q-2,,,,,,,result=won\na2,2026-02-28,order,heron,O-9,500.00,EUR,,,,won after all,quote=Q-2\n
a1,2026-02-28,stage,acme,O-1,,,,,,called off,stage=cancelled\na2,2026-02-28,offer,acme,Q-1,,,,,,,result=lost\n
a1,2026-02-28,void,acme,B13,,,,,,never begun,\na2,2026-02-28,act,acme,ACT-2026-0001,,,,,,,signed=2026-02-15\n
a1,2026-02-20,act,heron,ACT-2026-0002,,,,,,Of the day after,sent=2026-02-21;signed=2026-02-21\n
a1,2026-02-13,payment,acme,INV-2026-0003,5.00,EUR,,,,a part of the transfer,bank=TR-2\n
a1,2026-02-23,payment,acme,,-65.00,EUR,,,,all that is there,\n
a1,2026-02-23,order,acme,O-26,1.00,EUR,,,,x,\na2,2026-02-23,order,acme,O-2026,1.00,EUR,,,,x,\na3,2026-02-23,order,acme,2026-26,1.00,EUR,,,,x,\na4,2026-02-23,order,acme,26,1.00,EUR,,,,x,\na5,2026-02-23,order,acme,2025-26,1.00,EUR,,,,x,\n
a1,2026-02-23,order,acme,I-1,1.00,EUR,,,,of another kind,\na2,2026-02-23,task,acme,i-01,,,,,,x,\na3,2026-02-23,order,acme,V1.10,1.00,EUR,,,,x,\na4,2026-02-23,order,acme,V1.1,1.00,EUR,,,,x,\na5,2026-02-23,order,acme,V10,1.00,EUR,,,,x,\n
b1,2026-02-23,note,acme,,,,,,,small letters beside capitals,\n
a1,2026-02-23,touch,acme,,,,,,,x,dir=out;message=m@x\na2,2026-02-23,touch,acme,,,,,,,forged,dir=in;message=m@x\na3,2026-02-23,touch,heron,,,,,,,x,dir=out;message=m@x\na4,2026-02-23,note,acme,,,,,,,x,message=m@x\na5,2026-02-24,touch,acme,,,,,,,y,amends=a1;message=m@x\n
a1,2026-02-23,touch,acme,,,,,,,x,dir=in;message=m@x\na2,2026-02-23,touch,acme,,,,,,,x,dir=in;message=m@x\na3,2026-02-24,void,acme,a1,,,,,,twice,\n
a1,2026-02-23,act,acme,ACT-2026-0002,1.00,EUR,,,,x,\na2,2026-02-23,act,acme,ACT-2026-0002,,,,,,,sent=2026-02-23;message=m@x\na3,2026-02-23,act,acme,ACT-2026-0001,,,,,,,signed=2026-02-23;message=m@x\n
END
}

@test "acct-check: notes are told where they are asked for, and change no status" {
    plant 'a1,2026-02-01,client,gull,,,,,,,Gull,referrer=a friend\na2,2026-02-11,payment,acme,INV-2026-0001,0.00,EUR,,,,early,\na3,2026-02-23,contact,acme,P-2,,,,,,Nobody can reach,role=intern\n'
    sed -i 's/^B21,2026-02-12\(.*\)TR-1/B21,2026-01-12\1TR-9/' l.csv
    check
    assert_status 0
    assert_out ''
    check --notes
    assert_status 0
    assert_err ''
    assert_out <<'END'
l.csv:22:2: early-payment: the payment is of 2026-01-12, before invoice 'INV-2026-0001' of 2026-01-31: mend one of the two dates, unless it was paid in advance
l.csv:41:4: unreachable: client 'gull' has no address, and no contact: add one: acct-add contact CLIENT NAME -s email=ADDRESS
l.csv:41:12: referrer: referrer: no client has the key 'a friend': give the client's key, for it to count, or leave it
l.csv:43:12: unreachable: contact 'P-2' has no address: add one: acct-add contact CLIENT NAME -s email=ADDRESS
END
    check --notes --skip referrer,unreachable
    assert_status 0
    [ "$(found)" = '22:2 early-payment' ] || wrong "found $(found)"
    check --only referrer
    assert_status 0
    [ "$(found)" = '41:12 referrer' ] || wrong "found $(found)"
    plant 'a1,2026-02-23,invoice,acme,INV-2026-0005,101.00,EUR,,,,x,quote=Q-1\na2,2026-02-23,act,acme,ACT-2026-0002,100.00,EUR,,,,x,invoice=INV-2026-0005\n'
    check --only differs
    assert_status 0
    assert_out <<'END'
l.csv:41:6: differs: the invoice is of more than its quote 'Q-1' in line 6: mend the amount, unless it was agreed so
l.csv:42:6: differs: acts for invoice 'INV-2026-0005' of line 41 come to less than it: mend the amount, unless it was agreed so
END
    # beside a finding they go with its status
    echo 'a4,2026-02-23,nota,acme,,,,,,,x,' >>l.csv
    check --notes -q
    assert_status 1
    check --notes --only gap
    assert_status 2
    check --notes --fix
    assert_status 2

    begin 'contacts that nobody confirmed for a year'
    plant ''
    run2 acct-check -f l.csv -C /dev/null --as-of 2027-01-31 --only stale
    assert_status 0
    assert_out ''
    # the last touch, which named nobody, was on 20 February
    run2 acct-check -f l.csv -C /dev/null --as-of 2027-02-20 --only stale
    assert_out ''
    run2 acct-check -f l.csv -C /dev/null --as-of 2027-02-21 --only stale
    assert_status 0
    assert_out "l.csv:4:5: stale: contact 'P-1' was last heard of on 2026-02-20: ask whether it is still right; a contact record with the same ref confirms it"
    for row in '2027-01-05,touch,acme,,,,,,,x,dir=out;contact=P-1' \
        '2027-01-05,contact,acme,P-1,,,,,,,role=head' \
        '2027-01-05,status,acme,,,,,,,x,state=paused'; do
        plant "a1,$row\n"
        run2 acct-check -f l.csv -C /dev/null --as-of 2027-02-21 --only stale
        assert_status 0
        assert_out ''
    done
    # a touch of another person is none of hers
    plant 'a1,2027-01-05,contact,acme,P-2,,,,,,Max,email=max@acme.example\na2,2027-01-05,touch,acme,,,,,,,x,dir=out;contact=P-2\n'
    run2 acct-check -f l.csv -C /dev/null --as-of 2027-02-21 --only stale
    [ "$(found)" = '4:5 stale' ] || wrong "found $(found)"
}

@test "acct-check: a generated ledger of all that is ordinary is sound" {
    awk -v N="$(many 4000 40000)" -v CLIENTS=60 -f "$root/tests/check/sound.awk" >l.csv
    run2 acct-check -f l.csv -C /dev/null --as-of 2060-12-31
    assert_status 0
    assert_out ''
    assert_err ''
    # a client's second month, billed once more, is found in it
    sed -n '/period=2022-02/{s/^[^,]*/again/;s/INV-2022-[0-9]*/X-1/p;q}' l.csv >again
    cat again >>l.csv
    run2 acct-check -f l.csv -C /dev/null --as-of 2060-12-31
    assert_status 1
    [ "$(found)" = "$(wc -l <l.csv):12 billed-twice" ] || wrong "found $(found)"
}
