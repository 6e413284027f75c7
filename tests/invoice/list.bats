#!/usr/bin/env bats
# acct-invoice list: how invoices stand.

load ../helper
load invoice

@test "list: how each stands, as of a date, some" {
    begin 'how each invoice stands'
    dealings
    run2 invoice list -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner
A-1,2026-01-05,2026-01-19,acme,100.00,0.00,40.00,60.00,0.00,EUR,overdue,81,anna
A-2,2026-02-01,2026-02-15,acme,200.00,0.00,200.00,0.00,0.00,EUR,paid,0,anna
A-3,2026-02-20,2026-05-01,acme,300.00,50.00,0.00,250.00,0.00,EUR,partial,0,anna
R-1,2026-03-01,2026-03-15,romashka,1000.00,0.00,1200.00,0.00,200.00,RUB,overpaid,0,boris
P-1,2026-03-04,2026-03-20,plain,10.00,10.00,0.00,0.00,0.00,EUR,credited,0,
J-1,2026-03-11,2026-03-25,jumbo,5000,0,2000,3000,0,JPY,overdue,16,
END

    begin 'as of a date before'
    dealings
    run2 acct-invoice list --as-of 2026-02-09 -O csv
    assert_status 0
    assert_out <<'END'
number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner
A-1,2026-01-05,2026-01-19,acme,100.00,0.00,40.00,60.00,0.00,EUR,overdue,21,anna
A-2,2026-02-01,2026-02-15,acme,200.00,0.00,0.00,200.00,0.00,EUR,open,0,anna
END
    # on the day it is due an invoice is not overdue yet
    run2 acct-invoice list --as-of 2026-01-19 -O ndjson
    [ "$(jq -r '.status, .days' "$out_file" | paste -sd ' ')" = 'open 0' ]
    run2 acct-invoice list --as-of 2026-01-20 -O ndjson
    [ "$(jq -r '.status, .days' "$out_file" | paste -sd ' ')" = 'overdue 1' ]
    # the void came on the 8th
    run2 acct-invoice list --as-of 2026-03-07 -O ids
    assert_out_has A-4

    begin 'only some'
    dealings
    run2 invoice list --open -O ids
    assert_out 'A-1
A-3
J-1'
    run2 invoice list --overdue -O ids
    assert_out 'A-1
J-1'
    run2 invoice list --paid -O ids
    assert_out 'A-2
R-1
P-1'
    run2 invoice list --client 'plain ltd' -O ids
    assert_out P-1
    run2 invoice list --owner anna --open -O ids
    assert_out 'A-1
A-3'
    run2 invoice list -p 2026-02 -O ids
    assert_out 'A-2
A-3'
    run2 invoice list --period 2026-02-20..2026-03-01 -O ids
    assert_out 'A-3
R-1'
    run2 invoice list --open --paid
    assert_status 2
    assert_err_has 'only one of --open, --overdue and --paid'
}

@test "list: none, a table, a ledger that cannot be judged" {
    begin 'none is an answer'
    run2 invoice list -O csv
    assert_status 0
    assert_out 'number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner'
    run2 invoice list -O json
    assert_status 0
    [ "$(jq length "$out_file")" = 0 ]
    run2 invoice list -O table
    assert_status 0
    assert_out 'no such invoices'
    run2 invoice list --client acne
    assert_status 1
    assert_err_has "closest: acme"
    run2 invoice list A-1
    assert_status 2
    assert_err_has "'A-1' is not expected here"

    begin 'a table for people'
    dealings
    run2 invoice list --open -O table
    assert_status 0
    assert_out <<'END'
NUMBER  DATE        DUE         CLIENT  AMOUNT   PAID    OPEN       STATUS   DAYS
A-1     2026-01-05  2026-01-19  acme    100.00  40.00   60.00  EUR  overdue    81
A-3     2026-02-20  2026-05-01  acme    300.00   0.00  250.00  EUR  partial
J-1     2026-03-11  2026-03-25  jumbo    5 000  2 000   3 000  JPY  overdue    16
END
    cp "$out_file" table
    run2 invoice list --open -O text
    assert_status 0
    diff table "$out_file"

    begin 'a ledger that cannot be judged'
    echo ',2026-03-11,invoice,acme,X-1,5.00,EUR,,,,,prepaid=1;;' >>"$ledger"
    echo ',2026-03-11,invoice,acme,X-2,5.00,EUR,,,,,prepaid=some' >>"$ledger"
    for command in list aging 'show X-2' 'pay X-2'; do
        read -r -a words <<<"$command"
        run2 invoice "${words[@]}"
        assert_status 1
        assert_out ''
        assert_err_has "ledger.csv:9: prepaid: 'some' is not a decimal"
    done
    run2 acct-invoice list -f none.csv
    assert_status 1
    assert_err_has none.csv
}

@test "list: credit notes, and what settles invoices, dated, as aging has it" {
    begin 'the credit notes'
    dealings
    run2 invoice list --credits -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
number,date,client,invoice,amount,currency,owner,text
CN-1,2026-02-21,acme,A-3,50.00,EUR,anna,late
CN-2,2026-03-05,plain,P-1,10.00,EUR,,mistake
END
    run2 invoice list --credits --client plain -O ids
    assert_out CN-2
    run2 invoice list --credits -w anna -p 2026-02 -O ids
    assert_out CN-1
    run2 invoice list --credits -p 2026-04
    assert_out number,date,client,invoice,amount,currency,owner,text
    run2 invoice list --credits -p 2026-04 -O table
    assert_out 'no such credit notes'
    run2 acct-invoice list --credits --as-of 2026-03-01 -O ids
    assert_out CN-1
    refused 2 '--credits: credit notes have no status' invoice list --credits --open
    refused 2 'either --last or --credits' invoice payments --credits --last

    begin 'among the payments'
    dealings
    run2 invoice payments --credits --client plain -O csv
    assert_out <<'END'
date,client,invoice,amount,currency,bank,method,receipt,text,id
2026-03-05,plain,P-1,10.00,EUR,,credit,CN-2,mistake,
END
    run2 invoice payments --client plain -O csv
    [ "$(wc -l <"$out_file")" -eq 1 ]

    begin 'an outside ledger agrees with aging, on each day'
    local day
    for day in 2025-10-01 2025-12-08 2025-12-09 2026-03-31 2026-10-05; do
        (
            cd "$root/examples" || exit
            export ACCT_HOME=$PWD
            acct-invoice list --as-of "$day" -O csv | awk -F, 'NR > 1 { print $10, $5 }'
            # of what was paid before, which no payment says
            acct-invoice list --as-of "$day" -O ids | while read -r number; do
                grep -m 1 ",invoice,[^,]*,$number," ledger.csv |
                    sed -n 's/^[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,\([A-Z]*\),.*prepaid=\([0-9.]*\).*/\1 -\2/p'
            done
            acct-invoice payments --credits --as-of "$day" -O csv |
                awk -F, 'NR > 1 { print $5, -$4 }'
        ) | awk '{ sum[$1] += $2 } END { for (c in sum) printf "%s %.2f\n", c, sum[c] }' | sort >outside
        ACCT_HOME=$root/examples acct-invoice aging --as-of "$day" -O csv |
            awk -F, 'NR > 1 { sum[$2] += $8 - $9 - $10 }
                END { for (c in sum) printf "%s %.2f\n", c, sum[c] }' | sort >ours
        grep -q . ours
        # what comes to nothing has no row there
        sed -i '/ -\{0,1\}0.00$/d' outside ours
        diff outside ours
    done
}

@test "taxes: the sales ledger, by document and rate" {
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,anna,Acme Garden Tools,"legal=Acme Garden Tools Ltd;taxid=IE0000011A"
C2,2026-01-01,client,romashka,,,RUB,,,boris,Ромашка,taxid=7700000000
,2026-06-30,invoice,acme,A-0,119.00,EUR,,,,,
,2026-06-30,line,acme,A-0,100.00,EUR,,,,before,vat=19;vatcat=S
,2026-07-01,invoice,acme,A-1,282.55,EUR,,,,,discount=5
,2026-07-01,line,acme,A-1,100.00,EUR,,,,x,vat=19;vatcat=S
,2026-07-01,line,acme,A-1,33.33,EUR,,,,y,qty=3;vat=7;vatcat=S
,2026-07-01,line,acme,A-1,50.00,EUR,,,,z,vat=0;vatcat=E
,2026-07-01,line,acme,A-1,14.00,EUR,,,,z,vat=0;vatcat=AE
,2026-08-10,credit,acme,CN-1,71.40,EUR,,,,,invoice=A-1
,2026-08-10,line,acme,CN-1,60.00,EUR,,,,x,vat=19;vatcat=S
,2026-09-30,invoice,romashka,R-1,1000.00,RUB,,,,,prices=gross;rounding=-0.50
,2026-09-30,line,romashka,R-1,1000.50,RUB,,,,w,vat=20;vatcat=S
,2026-09-30,invoice,romashka,R-2,77.00,RUB,,,,no lines,
V1,2026-09-30,invoice,romashka,R-3,99.00,RUB,,,,voided,
,2026-09-30,void,romashka,V1,,,,,,,
,2026-10-01,invoice,acme,A-2,10.00,EUR,,,,after,
END
    # 5 % off each rate: 95.00 + 18.05, 94.99 + 6.65, 47.50, 13.30;
    # 1000.50 with 20 % in it: 833.75 + 166.75
    run2 acct-invoice taxes -p 2026-q3 --as-of 2026-12-01 -O csv
    assert_status 0
    assert_err 'acct-invoice: 1 document has no lines: its tax is not known'
    assert_out <<'END'
date,number,client,name,taxid,vat,vatcat,net,tax,gross,currency,invoice
2026-07-01,A-1,acme,Acme Garden Tools Ltd,IE0000011A,19,S,95.00,18.05,113.05,EUR,
2026-07-01,A-1,acme,Acme Garden Tools Ltd,IE0000011A,7,S,94.99,6.65,101.64,EUR,
2026-07-01,A-1,acme,Acme Garden Tools Ltd,IE0000011A,0,E,47.50,0.00,47.50,EUR,
2026-07-01,A-1,acme,Acme Garden Tools Ltd,IE0000011A,0,AE,13.30,0.00,13.30,EUR,
2026-08-10,CN-1,acme,Acme Garden Tools Ltd,IE0000011A,19,S,-60.00,-11.40,-71.40,EUR,A-1
2026-09-30,R-1,romashka,Ромашка,7700000000,20,S,833.75,166.75,1000.50,RUB,
2026-09-30,R-1,romashka,Ромашка,7700000000,,,0.00,0.00,-0.50,RUB,
2026-09-30,R-2,romashka,Ромашка,7700000000,,,,,77.00,RUB,
END
    run2 acct-check -C /dev/null --only total --as-of 2026-12-01
    assert_out <<END
$ledger:6:6: total: invoice 'A-1' is of 282.55 EUR, but its lines make 275.49: void it, or mend it before it is sent
END
    run2 acct-invoice taxes -p 2026-q3 --as-of 2026-12-01 -O ids
    assert_out $'A-1\nCN-1\nR-1\nR-2'
    run2 acct-invoice taxes --client romashka -p 2026-09-30 --as-of 2026-12-01 -O json
    [ "$(jq -c '[.[] | [.vat, .net, .gross]]' "$out_file")" = '[[20,"833.75","1000.50"],[null,"0.00","-0.50"],[null,null,"77.00"]]' ]

    # a table ends with the sums of each rate
    run2 acct-invoice taxes -p 2026-q3 -O table --as-of 2026-12-01
    grep -A9 '^total' "$out_file" | tr -s ' ' >totals
    run2 cat totals
    assert_out <<'END'
total 19 S 35.00 6.65 41.65 EUR
total 7 S 94.99 6.65 101.64 EUR
total 0 AE 13.30 0.00 13.30 EUR
total 0 E 47.50 0.00 47.50 EUR
total 20 S 833.75 166.75 1 000.50 RUB
rounding -0.50 RUB
total 77.00 RUB
END
    run2 acct-invoice taxes -p 2025-q1 -O table --as-of 2026-12-01
    assert_out 'nothing was billed'
    refused 2 "'x' is not expected here" acct-invoice taxes x
}

@test "taxes: a credit note that counts nowhere else does not count there" {
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,anna,Acme,
I1,2026-07-01,invoice,acme,A-1,120.00,EUR,,,,,
L1,2026-07-01,line,acme,A-1,100.00,EUR,,,,x,vat=20;vatcat=S
N1,2026-07-02,credit,acme,CN-1,12.00,EUR,,,,,invoice=A-1
M1,2026-07-02,line,acme,CN-1,10.00,EUR,,,,x,vat=20;vatcat=S
N2,2026-07-02,credit,acme,CN-2,12.00,USD,,,,,invoice=A-1
END
    run2 acct-invoice taxes -p 2026-q3 --as-of 2026-12-01 -O csv
    assert_err 'acct-invoice: 1 credit note is left out: its invoice is not there, was voided, or is in another currency'
    [ "$(cut -d, -f2,8 "$out_file" | paste -sd ' ')" = 'number,net A-1,100.00 CN-1,-10.00' ]
    acct-add void - -r A-1 --as-of 2026-12-01 -q 2>note
    run2 acct-invoice taxes -p 2026-q3 --as-of 2026-12-01 -O csv
    assert_err 'acct-invoice: 2 credit notes are left out: their invoices are not there, were voided, or are in another currency'
    [ "$(wc -l <"$out_file")" -eq 1 ]
}
