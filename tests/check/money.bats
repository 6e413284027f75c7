#!/usr/bin/env bats
# acct-check: what documents, payments and orders come to.

load ../helper
load check

@test "acct-check: what an invoice, its payments and an order come to" {
    begin 'total: tax is rounded once for each rate (EN 16931)'
    # 3 x 0.33 = 0.99; two lines of 0.05 at 10 %: 0.10 + 0.01, not 0.12
    cases <<'END'
|a4,2026-01-03,invoice,acme,R-1,0.11,EUR,,,,x,\na5,2026-01-03,line,acme,R-1,0.05,EUR,,,,x,vat=10\na6,2026-01-03,line,acme,R-1,0.05,EUR,,,,x,vat=10.0\n
4:6 total|a4,2026-01-03,invoice,acme,R-1,0.12,EUR,,,,x,\na5,2026-01-03,line,acme,R-1,0.05,EUR,,,,x,vat=10\na6,2026-01-03,line,acme,R-1,0.05,EUR,,,,x,vat=10\n
|a4,2026-01-03,invoice,acme,R-1,0.89,EUR,,,,x,\na5,2026-01-03,line,acme,R-1,0.33,EUR,,,,x,qty=3;discount=0.10\n
|a4,2026-01-03,invoice,acme,R-1,5.00,EUR,,,,without lines,\n
|a4,2026-01-03,invoice,acme,R-1,5.00,EUR,,,,x,\na5,2026-01-03,line,acme,R-1,5.00,EUR,,,,x,\na6,2026-01-03,line,acme,R-1,1.00,EUR,,,,x,\na7,2026-01-04,void,,a6,,,,,,x,\n
END

    begin 'total: credit notes, quotes and acts, too'
    cases <<'END'
4:6 total|a4,2026-01-03,offer,acme,Q-1,0.12,EUR,,,,x,kind=quote\na5,2026-01-03,line,acme,Q-1,0.10,EUR,,,,x,vat=10\n
|a4,2026-01-03,offer,acme,Q-1,0.11,EUR,,,,x,kind=quote\na5,2026-01-03,line,acme,Q-1,0.10,EUR,,,,x,vat=10\na6,2026-01-04,offer,acme,Q-1,,,,,,x,kind=quote;result=won\n
4:6 total|a4,2026-01-03,act,acme,A-1,2.00,EUR,,,,x,\na5,2026-01-03,line,acme,A-1,1.00,EUR,,,,x,\n
|a4,2026-01-03,act,acme,A-1,1.00,EUR,,,,x,\na5,2026-01-03,line,acme,A-1,1.00,EUR,,,,x,\na6,2026-01-04,act,acme,A-1,,,,,,,sent=2026-01-04\n
|a4,2026-01-03,act,acme,A-1,,,,,,x,\na5,2026-01-03,line,acme,A-1,1.00,EUR,,,,x,\n
5:6 total|a4,2026-01-03,invoice,acme,R-1,5.00,EUR,,,,x,\na5,2026-01-04,credit,acme,C-1,2.00,EUR,,,,x,invoice=R-1\na6,2026-01-04,line,acme,C-1,1.00,EUR,,,,x,\n
END

    begin 'paid-twice, but for parts of one transfer'
    cases <<'END'
5:12 paid-twice|a4,2026-01-04,payment,acme,,9.00,EUR,,,,x,bank=E-1\na5,2026-01-04,payment,acme,,9.00,EUR,,,,y,x-a=1;bank=E-1\n
|a4,2026-01-04,payment,acme,,9.00,EUR,,,,x,bank=E-1\na5,2026-01-04,payment,acme,,9.00,EUR,,,,x,bank=E-2\n
5:12 paid-twice|a4,2026-01-05,payment,acme,,9.00,EUR,,,,x,bank=E-1\na5,2026-01-04,payment,acme,,8.00,EUR,,,,x,bank=E-1\n
|a4,2025-12-04,payment,acme,,9.00,EUR,,,,x,bank=15\na5,2026-01-05,payment,acme,,9.00,EUR,,,,x,bank=15\n
|a4,2026-01-05,payment,acme,,9.00,EUR,,,,x,bank=15\nc1,2026-01-01,client,bob,,,,,,,Bob,\na5,2026-01-05,payment,bob,,8.00,EUR,,,,x,bank=15\n
|a4,2026-01-05,payment,acme,,9.00,EUR,,,,x,bank=15\na5,2026-01-06,payment,acme,,-9.00,EUR,,,,back,bank=15\n
|a4,2026-01-04,payment,acme,,9.00,EUR,,,,x,bank=E-1\na5,2026-01-04,payment,acme,,9.00,USD,,,,x,bank=E-1\n
|a4,2026-01-04,payment,acme,,9.00,EUR,,,,x,\na5,2026-01-04,payment,acme,,9.00,EUR,,,,x,bank=\n
|a4,2026-01-04,payment,acme,,9.00,EUR,,,,x,bank=E-1\na5,2026-01-04,payment,acme,,9.00,EUR,,,,x,bank=E-1\na6,2026-01-05,void,,a5,,,,,,x,\n
|i1,2026-01-03,invoice,acme,R-1,9.00,EUR,,,,x,\ni2,2026-01-03,invoice,acme,R-2,9.00,EUR,,,,x,\na4,2026-01-04,payment,acme,R-1,9.00,EUR,,,,x,bank=E-1\na5,2026-01-04,payment,acme,R-2,9.00,EUR,,,,x,bank=E-1\n
6:12 paid-twice|i1,2026-01-03,invoice,acme,R-1,9.00,EUR,,,,x,\na4,2026-01-04,payment,acme,R-1,9.00,EUR,,,,x,bank=E-1\na5,2026-01-04,payment,acme,,9.00,EUR,,,,x,bank=E-1\n
END

    begin 'what is beyond all sums, at the payment that makes it so'
    cases <<'END'
6:6 amount|a4,2026-01-03,invoice,acme,R-1,10.00,EUR,,,,x,\na5,2026-01-04,payment,acme,R-1,92233720368547758.07,EUR,,,,x,\na6,2026-01-05,payment,acme,R-1,92233720368547758.07,EUR,,,,x,\n
END

    begin 'overpaid, until somebody writes about it'
    invoice='a4,2026-01-03,invoice,acme,R-1,10.00,EUR,,,,x,prepaid=1.00\n'
    cases <<END
|${invoice}a5,2026-01-04,payment,acme,R-1,9.00,EUR,,,,x,\n
6:6 overpaid|${invoice}a5,2026-01-04,payment,acme,R-1,9.00,EUR,,,,x,\na6,2026-01-05,payment,acme,R-1,0.01,EUR,,,,x,\n
6:6 overpaid|${invoice}a5,2026-01-04,payment,acme,R-1,9.00,EUR,,,,x,\na6,2026-01-05,credit,acme,CN-1,1.00,EUR,,,,x,invoice=R-1\n
|${invoice}a5,2026-01-04,payment,acme,R-1,19.00,EUR,,,,x,\na6,2026-01-05,note,acme,R-1,,,,,,keeps it for the next one,\n
5:6 overpaid|${invoice}a5,2026-01-04,payment,acme,R-1,19.00,EUR,,,,x,\na6,2026-01-03,note,acme,R-1,,,,,,before,\n
|${invoice}a5,2026-01-04,payment,acme,R-1,9.00,EUR,,,,x,\na6,2026-01-05,payment,acme,R-1,9.00,EUR,,,,x,\na7,2026-01-05,void,,a6,,,,,,twice,\n
END
    ledger_of "${invoice}a5,2026-01-04,payment,acme,R-1,19.50,EUR,,,,x,\n"
    check
    assert_out_has "payments and credits are 10.50 EUR more than invoice 'R-1' of 10.00:"

    begin 'before-invoice; payments and credit notes of a voided invoice'
    invoice='a4,2026-01-03,invoice,acme,R-1,10.00,EUR,,,,x,\na5,2026-01-03,line,acme,R-1,10.00,EUR,,,,x,\n'
    void='a9,2026-01-09,void,,a4,,,,,,mistake,\n'
    cases <<END
6:2 before-invoice|${invoice}a6,2026-01-02,credit,acme,CN-1,1.00,EUR,,,,x,invoice=R-1\n
|${invoice}a6,2026-01-03,credit,acme,CN-1,1.00,EUR,,,,x,invoice=R-1\n
|${invoice}a6,2026-01-02,payment,acme,R-1,1.00,EUR,,,,in advance,\n
|${invoice}$void
6:12 ref|${invoice}a6,2026-01-04,credit,acme,CN-1,1.00,EUR,,,,x,invoice=R-1\n$void
6:5 ref|${invoice}a6,2026-01-04,payment,acme,R-1,1.00,EUR,,,,x,\n$void
|${invoice}a6,2026-01-04,payment,acme,R-1,1.00,EUR,,,,x,\na7,2026-01-04,void,,a6,,,,,,x,\n$void
|${invoice}a6,2026-01-04,payment,acme,R-1,1.00,EUR,,,,x,\n${void}a8,2026-01-10,invoice,acme,R-1,10.00,EUR,,,,entered anew,\n
END
    ledger_of "${invoice}a6,2026-01-04,payment,acme,R-1,1.00,EUR,,,,x,\na7,2026-01-04,credit,acme,CN-1,1.00,EUR,,,,x,invoice=R-1\n$void"
    check
    assert_out <<'END'
l.csv:6:5: ref: invoice 'R-1' was voided: void the payment, and enter it for the right invoice, or on account
l.csv:7:12: ref: invoice 'R-1' was voided: void the credit note, too
END

    begin 'cancelled'
    cases <<'END'
5:5 cancelled|a4,2026-01-03,stage,acme,O-1,,,,,,x,stage=cancelled\na5,2026-01-04,stage,acme,O-1,,,,,,x,stage=ready\na6,2026-01-05,stage,acme,O-1,,,,,,x,stage=delivered\n
|a4,2026-01-05,stage,acme,O-1,,,,,,x,stage=cancelled\na5,2026-01-04,stage,acme,O-1,,,,,,entered late,stage=ready\n
|a4,2026-01-03,stage,acme,O-1,,,,,,x,stage=cancelled\na5,2026-01-04,stage,acme,O-1,,,,,,x,stage=ready\na6,2026-01-04,void,,a4,,,,,,x,\n
END
}
