#!/usr/bin/env bats
# acct-invoice show: a document, to read.

load ../helper
load invoice

@test "show: as text, as rows, paid" {
    begin 'the document as text, in a pipe too'
    invoice new acme --order O-1 -m 'As agreed' -q \
        -s period=2026-03 \
        -l 'Ведение сайта и социальных сетей, март: публикации, ответы на отзывы и отчёт|3|мес|950|19' \
        -l 'Photographs|3.5|h|38.50|7' -l 'Книга|1|pcs|1234567.00|0'
    invoice pay INV-2026-0001 100 -d 2026-04-05 --bank B-77 -q
    run2 invoice show INV-2026-0001
    assert_status 0
    assert_err ''
    # bc: 3 × 950 × .19 = 541.50; 3.5 × 38.50 = 134.75; × .07 = 9.4325
    assert_out <<'END'
Invoice No. INV-2026-0001 dated 10 April 2026

From              Tern Studio Ltd
                  21 Example Street, Limassol
                  VAT ID CY00000001X

Bill to           Acme Garden Tools Ltd
                  7 Example Street
                  Galway
                  Ireland
                  VAT ID IE0000011A

Number            INV-2026-0001
Date of issue     10 April 2026
Pay by            24 April 2026
Period of supply  March 2026
Order             O-1

#  Description                    Qty  Unit      Unit price  VAT %           Net
--------------------------------------------------------------------------------
1  Ведение сайта и социальных       3  months        950.00     19      2,850.00
   сетей, март: публикации,
   ответы на отзывы и отчёт
2  Photographs                    3.5  h              38.50      7        134.75
3  Книга                            1  pcs     1,234,567.00      0  1,234,567.00
--------------------------------------------------------------------------------
                                           Total without VAT        1,237,551.75
                                           VAT 19 % on 2,850.00           541.50
                                           VAT 7 % on 134.75                9.43
                                           VAT 0 % on 1,234,567.00          0.00
                                           Total, EUR               1,238,102.68
                                           Paid                           100.00
                                           To pay, EUR              1,238,002.68

In words: One million two hundred thirty-eight thousand one hundred two euros
and 68 cents

Payments and credit notes
Date          Description   Paid / credited
-------------------------------------------
5 April 2026  Payment B-77           100.00
-------------------------------------------

Note: As agreed

Payment details
Bank               Example Bank, IBAN CY00
Payment reference  INV-2026-0001
END
    cp "$out_file" shown
    for f in text table; do
        run2 invoice show INV-2026-0001 -O $f
        diff shown "$out_file"
    done

    begin 'lines as rows'
    invoice new acme -q --order O-1 -l 'Audit, long|2|pcs|100|19' \
        -l 'Rest|0.5||0.01|0'
    run2 invoice show INV-2026-0001 -O csv
    assert_status 0
    assert_out <<'END'
number,line,text,qty,unit,price,discount,net,vat,vatcat,currency,order
INV-2026-0001,1,"Audit, long",2,pcs,100.00,0.00,200.00,19,S,EUR,O-1
INV-2026-0001,2,Rest,0.5,h,0.01,0.00,0.01,0,,EUR,O-1
END
    run2 invoice show INV-2026-0001 -O json
    assert_status 0
    [ "$(jq -r '.[0].lines[1].amount' "$out_file")" = 0.01 ]

    begin 'an invoice typed by hand, without lines'
    dealings
    run2 invoice show A-1
    assert_status 0
    assert_err ''
    # one line, of which no tax is known
    assert_out_has '1  A-1            1      100.00  100.00'
    assert_out_has 'Total, EUR   100.00'
    assert_out_has 'Paid          40.00'
    assert_out_has 'To pay, EUR   60.00'
    assert_out_has '20 January 2026  Payment, first half            40.00'
    assert_out_lacks 'VAT '%
    run2 invoice show A-1 -O csv
    assert_status 0
    assert_out 'number,line,text,qty,unit,price,discount,net,vat,vatcat,currency,order'
    # before it was paid
    run2 acct-invoice show A-1 --as-of 2026-01-19
    assert_out_has 'Total, EUR  100.00'
    assert_out_lacks Paid

    begin 'paid, overpaid, credited'
    dealings
    run2 invoice show R-1
    assert_out_has 'Overpaid, RUB    200.00'
    assert_out_lacks 'Bank'
    run2 invoice show P-1
    assert_out_has 'Credited     10.00'
    assert_out_lacks 'Paid  '
    assert_out_has '5 March 2026  Credit note CN-2, mistake            10.00'
    run2 invoice show J-1
    assert_out_has 'Total, JPY   5,000'
    assert_out_has 'Prepaid      2,000'
    assert_out_has 'To pay, JPY  3,000'
}

@test "show: what its lines do not add up to" {
    begin 'lines with a discount, a category, and those typed by hand'
    put_more "$ledger" <<'END'
,2026-03-01,invoice,acme,H-1,120.00,EUR,2026-03-15,,,,
,2026-03-01,line,acme,H-1,100.00,EUR,,,,Work,discount=10.00;vatcat=AE;vat=0
,2026-03-01,line,acme,H-1,3.00,EUR,,,,More,qty=10
END
    run2 invoice show H-1
    assert_status 0
    assert_err ''
    assert_out_has '1  Work           1      100.00    −10.00      0  90.00'
    assert_out_has 'VAT 0 % on 90.00 (reverse charge)    0.00'
    assert_out_has 'Total, EUR                         120.00'

    begin 'an amount that its lines do not add up to holds, and is told of'
    put_more "$ledger" <<'END'
,2026-03-01,invoice,acme,H-1,120.00,EUR,2026-03-15,,,,
,2026-03-01,line,acme,H-1,100.00,EUR,,,,Work,vat=19
END
    run2 invoice show H-1
    assert_status 0
    assert_out_has 'VAT 19 % on 100.00   19.00'
    assert_out_has 'Total, EUR          120.00'
    assert_err 'acct-invoice: the lines of invoice H-1 add up to 119.00, but its amount is 120.00 EUR (the amount counts)'

    begin 'a payment in another currency does not count, and is told of'
    dealings
    run2 invoice show A-3
    assert_status 0
    assert_out_has 'To pay, EUR  250.00'
    assert_err 'acct-invoice: line 23: a payment in USD does not count on invoice A-3, which is in EUR'
}

@test "show: what is not there, voided or bad" {
    begin 'what is not there'
    dealings
    run2 invoice show A-4
    assert_status 1
    assert_out ''
    assert_err "acct-invoice: invoice 'A-4' was voided"
    run2 invoice show A-8
    assert_status 1
    assert_err_has "no invoice 'A-8' (closest: A-"
    # it was not there yet
    run2 acct-invoice show P-1 --as-of 2026-03-03
    assert_status 1
    assert_err "acct-invoice: 'P-1' is of 2026-03-04, which is to come (--as-of 2026-03-04 shows it)"
    run2 invoice show
    assert_status 2
    run2 invoice show A-1 A-2
    assert_status 2
    assert_err_has 'one number is expected'

    begin 'a voided number that was entered anew'
    dealings
    echo ',2026-03-12,invoice,acme,A-4,11.00,EUR,2026-03-20,,,,' >>"$ledger"
    run2 invoice show A-4
    assert_status 0
    assert_out_has 'To pay, EUR   6.00'

    begin 'bad lines are named by file and line'
    put_more "$ledger" <<'END'
,2026-03-01,invoice,acme,H-1,120.00,EUR,2026-03-15,,,,
,2026-03-01,line,acme,H-1,100.00,EUR,,,,Work,qty=two
,2026-03-01,invoice,romashka,H-2,120.00,RUB,2026-03-15,,,,
,2026-03-01,line,romashka,H-2,100.00,,,,,Work,
,2026-03-01,invoice,acme,H-3,120.00,EUR,2026-03-15,,,,
,2026-03-01,line,acme,H-3,92233720368547758.07,EUR,,,,Work,qty=2
END
    run2 invoice show H-1
    assert_status 1
    assert_out ''
    assert_err_has "ledger.csv:9: qty: 'two' is not a decimal"
    run2 invoice show H-2
    assert_status 1
    assert_err_has 'ledger.csv:11: the line is in EUR, but invoice H-2 in RUB'
    run2 invoice show H-3
    assert_status 1
    assert_err_has 'H-3: line 1: the amount is too large'
}

@test "show: nothing raw, no wide line" {
    begin 'nothing of the ledger reaches the terminal raw'
    printf ',2026-03-01,invoice,acme,H-1,1.00,EUR,,,,"re\033[31mmark",\n' \
        >>"$ledger"
    printf ',2026-03-01,line,acme,H-1,1.00,EUR,,,,"te\033[31mxt",unit=\033x\n' \
        >>"$ledger"
    run2 invoice show H-1 --color always
    assert_status 0
    assert_out_has 're\x1b[31mmark'
    assert_out_has 'te\x1b[31mxt'
    assert_out_lacks $'\033'

    begin 'no line is wider than 80 columns'
    invoice new acme -q \
        -l "$(printf 'word%.0s ' {1..60})|1000.125|kilometres of rope|123456.78|8.1" \
        -l "$(printf 'q%.0s' {1..200})|1|h|1|0" -m "$(printf 'note%.0s ' {1..50})"
    run2 invoice show INV-2026-0001
    assert_status 0
    [ "$(LC_ALL=C.UTF-8 wc -L <"$out_file")" -eq 80 ]
    assert_out_has ' 1,000.125  kilometres  123,456.78 '
    assert_out_has ' of rope'
    # nothing is lost, no blank trails
    [ "$(tr -cd q <"$out_file" | wc -c)" -eq 200 ]
    [ "$(grep -ow word "$out_file" | wc -l)" -eq 60 ]
    assert_out_lacks $' \n'
}
