#!/usr/bin/env bats
# acct-invoice: payments over several invoices, statements, cash, aging.

load ../helper
load documents

# --- payments ---------------------------------------------------------------

@test "pay: several invoices" {
    begin 'spread over invoices, the oldest first; the rest on account'
    invoice new acme -q -l 'b|1||200|0' -d 2026-03-05
    invoice new acme -q -l 'a|1||100|0' -d 2026-03-01
    invoice new acme -q -l 'c|1||300|0' -d 2026-03-09
    run2 invoice pay --client acme --spread 250 --bank B-1 --receipt
    assert_status 0
    assert_out R-2026-0001
    run2 rows 22
    assert_out <<'END'
2026-04-10,payment,acme,INV-2026-0002,100.00,EUR,,,,,bank=B-1;receipt=R-2026-0001
2026-04-10,payment,acme,INV-2026-0001,150.00,EUR,,,,,bank=B-1;receipt=R-2026-0001
END
    invoice pay --client acme --spread 400 --receipt -q
    run2 rows 24
    assert_out <<'END'
2026-04-10,payment,acme,INV-2026-0001,50.00,EUR,,,,,receipt=R-2026-0002
2026-04-10,payment,acme,INV-2026-0003,300.00,EUR,,,,,receipt=R-2026-0002
2026-04-10,payment,acme,,50.00,EUR,,,,,receipt=R-2026-0002
END
    refused 2 '--spread goes with --client' invoice pay --spread 5

    begin 'several invoices, as told'
    invoice new acme -q -l 'a|1||100|0'
    invoice new loyal -q -l 'b|1||200|0'
    run2 invoice pay INV-2026-0001=60 INV-2026-0002=40.5 -d 2026-04-09 -q
    assert_status 0
    run2 rows 20
    assert_out <<'END'
2026-04-09,payment,acme,INV-2026-0001,60.00,EUR,,,,,
2026-04-09,payment,loyal,INV-2026-0002,40.50,EUR,,,,,
END
    # all or nothing
    refused 1 "no invoice 'INV-2026-0009'" \
        invoice pay INV-2026-0001=1 INV-2026-0009=1
    refused 2 "the amount: 'x' is not a decimal" invoice pay INV-2026-0001=x
    # what is too much is told of, of each invoice once, as with one amount
    run2 invoice pay INV-2026-0001=30 INV-2026-0002=170 INV-2026-0001=1010 -q
    assert_status 0
    assert_out ''
    assert_err <<'END'
acct-invoice: invoice INV-2026-0001 is now overpaid by 1 000.00 EUR
acct-invoice: invoice INV-2026-0002 is now overpaid by 20.50 EUR
END
    run2 invoice pay INV-2026-0002=-20.50 -q
    assert_status 0
    assert_err ''
    run2 invoice pay INV-2026-0001 0.50 -q
    assert_err 'acct-invoice: invoice INV-2026-0001 is now overpaid by 1 000.50 EUR'
}

@test "refund and payments" {
    begin 'refund: what is on account; never more than was paid'
    invoice pay --client acme 80 -q
    refused 1 '100.00 cannot be paid back: 80.00 was paid' \
        invoice refund --client acme 100
    run2 invoice refund --client acme 30 -q --bank B-2
    assert_status 0
    tail -n 1 "$ledger" | grep -q ',payment,acme,,-30.00,EUR,,,,,bank=B-2'
    invoice refund --client acme -q
    refused 1 'nothing to pay back to acme' invoice refund --client acme

    begin 'payments: the last of each client, with its reference'
    invoice new acme -q -l 'a|1||100|0'
    invoice pay INV-2026-0001 60 -q -d 2026-04-01 --bank B-1
    invoice pay INV-2026-0001 40 -q -d 2026-04-05 --bank B-2 -m rest
    invoice pay --client loyal 7 -q -d 2026-04-03
    run2 invoice payments --last -O csv
    out=$(cut -d, -f1-9 <<<"$out")
    assert_out <<'END'
date,client,invoice,amount,currency,bank,method,receipt,text
2026-04-03,loyal,,7.00,EUR,,,,
2026-04-05,acme,INV-2026-0001,40.00,EUR,B-2,,,rest
END
    run2 invoice payments --client acme -p 2026-04-01 -O csv
    [ "$(wc -l <"$out_file")" -eq 2 ]
    # a later payment does not count
    run2 acct-invoice payments --as-of 2026-04-02 --last -O csv
    assert_out_has ,60.00,EUR,B-1
    assert_out_lacks B-2
}

# --- statement, cash --------------------------------------------------------

@test "what is owed: statement, cash, aging, list" {
    begin 'statement: a running balance, from and to'
    put_more "$ledger" <<'END'
,2026-01-05,invoice,acme,A-1,100.00,EUR,,,,,
,2026-01-20,payment,acme,A-1,40.00,EUR,,,,,
,2026-02-01,invoice,acme,A-2,200.00,EUR,,,,,prepaid=20
,2026-02-10,credit,acme,CN-1,50.00,EUR,,,,late,invoice=A-2
,2026-02-11,payment,acme,,300.00,EUR,,,,,
,2026-02-12,payment,acme,,-10.00,EUR,,,,back,
,2026-03-01,invoice,acme,A-3,5.00,EUR,,,,,
,2026-03-02,payment,acme,,9.00,USD,,,,,
END
    run2 invoice statement acme --from 2026-02-01 --to 2026-02-28 -O csv
    assert_status 0
    assert_out <<'END'
client,date,kind,number,text,debit,credit,balance,currency
acme,2026-02-01,opening,,,,,60.00,EUR
acme,2026-02-01,invoice,A-2,,200.00,0.00,260.00,EUR
acme,2026-02-01,payment,A-2,,0.00,20.00,240.00,EUR
acme,2026-02-10,credit,CN-1,late,0.00,50.00,190.00,EUR
acme,2026-02-11,payment,,,0.00,300.00,-110.00,EUR
acme,2026-02-12,refund,,back,10.00,0.00,-100.00,EUR
acme,2026-02-28,closing,,,,,-100.00,EUR
END
    run2 invoice statement acme -p 2026-03 -O csv
    assert_out <<'END'
client,date,kind,number,text,debit,credit,balance,currency
acme,2026-03-01,opening,,,,,-100.00,EUR
acme,2026-03-01,invoice,A-3,,5.00,0.00,-95.00,EUR
acme,2026-03-31,closing,,,,,-95.00,EUR
acme,2026-03-01,opening,,,,,0.00,USD
acme,2026-03-02,payment,,,0.00,9.00,-9.00,USD
acme,2026-03-31,closing,,,,,-9.00,USD
END
    run2 invoice statement loyal -O table
    assert_out 'nothing was billed or paid'
    refused 1 "no client 'acne'" invoice statement acne

    begin 'cash: what is open, by the week it is due; overdue apart'
    put_more "$ledger" <<'END'
,2026-01-05,invoice,acme,A-1,100.00,EUR,2026-04-09,,,,
,2026-01-06,payment,acme,A-1,30.00,EUR,,,,,
,2026-01-05,invoice,acme,A-2,200.00,EUR,2026-04-10,,,,
,2026-01-05,invoice,acme,A-3,300.00,EUR,2026-04-12,,,,
,2026-01-05,invoice,acme,A-4,400.00,EUR,2026-04-13,,,,
,2026-01-05,invoice,romashka,R-1,1000.00,RUB,2027-01-01,,,,
END
    run2 invoice cash -O csv
    assert_status 0
    # date -d 2026-04-10 +%G-w%V is 2026-w15; 2027-01-01 is in 2026-w53
    assert_out <<'END'
week,from,to,invoices,amount,total,currency
overdue,,,1,70.00,70.00,EUR
2026-w15,2026-04-06,2026-04-12,2,500.00,570.00,EUR
2026-w16,2026-04-13,2026-04-19,1,400.00,970.00,EUR
2026-w53,2026-12-28,2027-01-03,1,1000.00,1000.00,RUB
END
    # as ids, the invoices: those due first, not those made first
    echo ',2026-02-05,invoice,acme,A-5,1.00,EUR,2026-01-31,,,,' >>"$ledger"
    run2 invoice cash -O ids
    assert_status 0
    assert_err ''
    assert_out <<'END'
A-5
A-1
A-2
A-3
A-4
R-1
END
    run2 invoice cash --client romashka -O ids
    assert_out R-1

    begin "aging: five dates by hand, by due date and by the invoice's"
    put_more "$ledger" <<'END'
,2026-01-10,invoice,acme,A-1,100.00,EUR,2026-01-24,,,,
,2026-02-10,invoice,acme,A-2,200.00,EUR,2026-02-24,,,,
,2026-03-20,payment,acme,A-1,60.00,EUR,,,,,
,2026-04-01,credit,acme,CN-1,50.00,EUR,,,,,invoice=A-2
,2026-05-15,payment,acme,A-2,150.00,EUR,,,,,
END
    # as of: current, 1-30, 31-60, 61-90, over 90
    while read -r day by wanted; do
        run2 acct-invoice aging --as-of "$day" --by "$by" -O csv
        assert_status 0
        out=$(tail -n 1 <<<"$out" | cut -d, -f3-8)
        assert_out "$wanted"
    done <<'END'
2026-01-24 due 100.00,0.00,0.00,0.00,0.00,100.00
2026-02-24 due 200.00,0.00,100.00,0.00,0.00,300.00
2026-03-19 due 0.00,200.00,100.00,0.00,0.00,300.00
2026-03-20 due 0.00,200.00,40.00,0.00,0.00,240.00
2026-04-25 due 0.00,0.00,150.00,0.00,40.00,190.00
2026-01-24 date 0.00,100.00,0.00,0.00,0.00,100.00
2026-04-10 date 0.00,0.00,150.00,40.00,0.00,190.00
END
    run2 acct-invoice aging --as-of 2026-05-14 -O csv
    assert_out_has acme,EUR,0.00,0.00,0.00,150.00,40.00,190.00
    run2 acct-invoice aging --as-of 2026-05-15 -O csv
    assert_out_has acme,EUR,0.00,0.00,0.00,0.00,40.00,40.00
    refused 2 "--by: 'age' is neither due nor date" invoice aging --by age

    begin 'list: by status'
    echo ',2026-01-05,invoice,acme,A-1,100.00,EUR,2026-04-09,,,,' >>"$ledger"
    echo ',2026-01-05,invoice,acme,A-2,100.00,EUR,2026-04-10,,,,' >>"$ledger"
    run2 invoice list --status overdue -O ids
    assert_out A-1
    run2 invoice list --status open -O ids
    assert_out A-2
    refused 2 "--status: 'late' is none of" invoice list --status late
}
