#!/usr/bin/env bats
# acct-invoice aging: receivables by their age.

load ../helper
load invoice

@test "aging: clients, currencies, dates and ages" {
    begin 'by client and currency, too much and on account apart'
    dealings
    run2 invoice aging -O csv
    assert_status 0
    assert_err ''
    # on account: the invoice was voided (5), is not there (6), another
    # currency (7 USD), none named (70)
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
acme,EUR,250.00,0.00,0.00,60.00,0.00,310.00,0.00,11.00
jumbo,JPY,0,3000,0,0,0,3000,0,0
romashka,RUB,0.00,0.00,0.00,0.00,0.00,0.00,200.00,70.00
acme,USD,0.00,0.00,0.00,0.00,0.00,0.00,0.00,7.00
END
    run2 invoice aging --client jumbo -O csv
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
jumbo,JPY,0,3000,0,0,0,3000,0,0
END

    begin 'as of dates before; the void and later payments do not count'
    dealings
    run2 acct-invoice aging --as-of 2026-02-09 -O csv
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
acme,EUR,200.00,60.00,0.00,0.00,0.00,260.00,0.00,0.00
END
    run2 acct-invoice aging --as-of 2026-03-07 -O csv
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
acme,EUR,1244.00,0.00,60.00,0.00,0.00,1304.00,0.00,0.00
romashka,RUB,0.00,0.00,0.00,0.00,0.00,0.00,200.00,70.00
END
    run2 acct-invoice aging --as-of 2026-01-04 -O csv
    assert_status 0
    [ "$(wc -l <"$out_file")" -eq 1 ]

    begin 'the edges of the ages'
    n=1
    for past in 0 0 1 30 31 60 61 90 91 400; do
        due=$(date -u -d "2026-04-10 - $past days" +%F)
        echo ",2025-01-01,invoice,acme,E$n,$n.00,EUR,$due,,,,"
        n=$((n * 2))
    done >>"$ledger"
    run2 invoice aging -O csv
    assert_status 0
    body
    # 1+2, 4+8, 16+32, 64+128, 256+512
    assert_out acme,EUR,3.00,12.00,48.00,192.00,768.00,1023.00,0.00,0.00
}

@test "aging: of the example, as five dates, is what SQL makes of it" {
    for day in 2025-06-25 2025-12-31 2026-03-11 2026-06-30 2026-10-05; do
        sqlite3 :memory: -cmd '.mode csv' -cmd '.separator ,' \
            -cmd ".import $root/examples/ledger.csv r" >wanted <<END
CREATE TEMP TABLE l AS SELECT *,
    CAST(round(amount * 100) AS INTEGER) AS cents,
    substr(attrs || ';', instr(attrs, 'invoice=') + 8) AS tail
    FROM r WHERE substr(date, 1, 10) <= '$day' AND id NOT IN
    (SELECT ref FROM r WHERE type = 'void' AND date <= '$day');
CREATE TEMP TABLE i AS SELECT v.client, v.currency,
    julianday('$day') - julianday(v.due) AS past,
    v.cents
    - (SELECT coalesce(sum(p.cents), 0) FROM l AS p
       WHERE p.type = 'payment' AND p.ref = v.ref)
    - (SELECT coalesce(sum(c.cents), 0) FROM l AS c WHERE c.type = 'credit'
       AND substr(c.tail, 1, instr(c.tail, ';') - 1) = v.ref) AS balance
    FROM l AS v WHERE v.type = 'invoice';
CREATE TEMP TABLE a AS
    SELECT client, currency, past, max(balance, 0) AS open,
        max(-balance, 0) AS over, 0 AS account FROM i
    UNION ALL
    SELECT client, currency, 0, 0, 0, cents FROM l WHERE type = 'payment'
        AND ref NOT IN (SELECT ref FROM l WHERE type = 'invoice');
SELECT client, currency,
    printf('%.2f', sum(CASE WHEN past <= 0 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(CASE WHEN past BETWEEN 1 AND 30 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(CASE WHEN past BETWEEN 31 AND 60 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(CASE WHEN past BETWEEN 61 AND 90 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(CASE WHEN past > 90 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(open) / 100.0),
    printf('%.2f', sum(over) / 100.0),
    printf('%.2f', sum(account) / 100.0)
    FROM a GROUP BY client, currency
    HAVING sum(open) <> 0 OR sum(over) <> 0 OR sum(account) <> 0
    ORDER BY currency, sum(open) DESC, client;
END
        tr -d '\r' <wanted >wanted.csv
        [ -s wanted.csv ]
        acct-invoice aging -f "$root/examples/ledger.csv" \
            -C "$root/examples/acct.conf" --as-of "$day" -O csv |
            tail -n +2 | diff wanted.csv -
    done
}

@test "aging: a table; rows without a client" {
    begin 'a table, with a total for each currency'
    dealings
    run2 acct-invoice aging --as-of 2026-02-09 -O table
    assert_out <<'END'
CLIENT       CURRENT   1–30  31–60  61–90  OVER 90    OPEN
acme    EUR   200.00  60.00                         260.00
total   EUR   200.00  60.00                         260.00
END
    run2 invoice aging -O table
    assert_out <<'END'
CLIENT         CURRENT   1–30  31–60  61–90  OVER 90    OPEN  OVERPAID  ON ACCOUNT
acme      EUR   250.00                60.00           310.00                 11.00
total     EUR   250.00                60.00           310.00                 11.00
jumbo     JPY           3 000                          3 000
total     JPY           3 000                          3 000
romashka  RUB                                                   200.00       70.00
total     RUB                                                   200.00       70.00
acme      USD                                                                 7.00
total     USD                                                                 7.00
END
    run2 acct-invoice aging --as-of 2026-01-01 -O table
    assert_status 0
    assert_out 'nobody owes us'

    begin 'rows without a client, and of nothing'
    put_more "$ledger" <<'END'
,2026-01-05,invoice,,X-1,5.00,EUR,2026-01-19,,,,
,2026-01-05,payment,acme,,5.00,EUR,,,,,
,2026-01-06,payment,acme,,-5.00,EUR,,,,back,
END
    run2 invoice aging -O csv
    assert_status 0
    body
    assert_out ',EUR,0.00,0.00,0.00,5.00,0.00,5.00,0.00,0.00'
}

@test "aging: what another client pays beyond an invoice is theirs, everywhere" {
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
1,2026-01-01,client,ann,,,EUR,,,,Ann,
2,2026-01-01,client,bob,,,EUR,,,,Bob,
3,2026-01-05,invoice,ann,INV-1,100,EUR,2026-01-20,,,,
4,2026-01-10,payment,ann,INV-1,40,EUR,,,,,
5,2026-01-12,payment,bob,INV-1,75,EUR,,,,,
6,2026-01-14,payment,bob,INV-1,-5,EUR,,,,,
7,2026-01-15,credit,ann,CN-1,30,EUR,,,,,invoice=INV-1
END
    run2 acct-invoice aging --as-of 2026-01-14 -O csv
    assert_err ''
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
bob,EUR,0.00,0.00,0.00,0.00,0.00,0.00,0.00,10.00
END
    # a credit note afterwards is the invoice's client's
    run2 acct-invoice aging --as-of 2026-01-15 -O csv
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
ann,EUR,0.00,0.00,0.00,0.00,0.00,0.00,30.00,0.00
bob,EUR,0.00,0.00,0.00,0.00,0.00,0.00,0.00,10.00
END
    run2 acct-invoice list --as-of 2026-01-14 -O csv
    assert_out <<'END'
number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner
INV-1,2026-01-05,2026-01-20,ann,100.00,0.00,100.00,0.00,0.00,EUR,paid,0,
END
    run2 acct-invoice statement bob --as-of 2026-01-31 -p all -O csv
    assert_out <<'END'
client,date,kind,number,text,debit,credit,balance,currency
bob,2026-01-12,opening,,,,,0.00,EUR
bob,2026-01-12,payment,INV-1,,0.00,15.00,-15.00,EUR
bob,2026-01-14,refund,INV-1,,5.00,0.00,-10.00,EUR
bob,2026-01-31,closing,,,,,-10.00,EUR
END
    run2 acct-invoice statement ann --as-of 2026-01-31 -p all -O csv
    assert_out <<'END'
client,date,kind,number,text,debit,credit,balance,currency
ann,2026-01-05,opening,,,,,0.00,EUR
ann,2026-01-05,invoice,INV-1,,100.00,0.00,100.00,EUR
ann,2026-01-10,payment,INV-1,,0.00,40.00,60.00,EUR
ann,2026-01-12,payment,INV-1,,0.00,60.00,0.00,EUR
ann,2026-01-15,credit,CN-1,,0.00,30.00,-30.00,EUR
ann,2026-01-31,closing,,,,,-30.00,EUR
END
    run2 acct-metrics --as-of 2026-01-31 -p 2026-01 --by client -O csv \
        received receivables overpaid on_account
    assert_out <<'END'
period,figure,group,value,unit,currency,num,den,low,high,note
2026-01,received,ann,100.00,money,EUR,,,,,
2026-01,receivables,ann,0.00,money,EUR,,,,,
2026-01,overpaid,ann,30.00,money,EUR,,,,,
2026-01,on_account,ann,0.00,money,EUR,,,,,
2026-01,received,bob,10.00,money,EUR,,,,,
2026-01,receivables,bob,0.00,money,EUR,,,,,
2026-01,overpaid,bob,0.00,money,EUR,,,,,
2026-01,on_account,bob,10.00,money,EUR,,,,,
END
    for client in ann:100.00:30.00:0.00 bob:10.00:0.00:10.00; do
        IFS=: read -r key paid over account <<<"$client"
        run2 acct-show "$key" --as-of 2026-01-31 -O csv
        assert_out_has "money,$key,,,,paid,,$paid,EUR,,,,"
        assert_out_has "money,$key,,,,overpaid,,$over,EUR,,,,"
        assert_out_has "money,$key,,,,on_account,,$account,EUR,,,,"
    done
    # it is theirs to take back, and no more
    run2 acct-invoice refund --client bob 11 --as-of 2026-01-31
    assert_status 1
    run2 acct-invoice refund --client bob --as-of 2026-01-31
    assert_status 0
    run2 acct-invoice aging --as-of 2026-01-31 --client bob -O csv
    assert_out 'client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account'
}
