#!/usr/bin/env bats
# acct-invoice: discounts, prices with tax, categories of tax.

load ../helper
load documents

@test "a price may be finer than the currency, an amount not" {
    begin 'up to six decimals; the line is rounded once'
    run2 invoice new acme -l 'Power|1234.5|kWh|0.3492|19' \
        -l 'Copies|3|sheet|0.005|19' -l 'Hosting|1|month|12.5|19' \
        -l 'Clicks|5000||0.000001|0' -l 'Taken back|-1|sheet|0.005|19'
    assert_status 0
    assert_err ''
    # bc: 431.0874, 0.015, 12.50, 0.005 and -0.005, halves away from zero;
    # 443.60 × .19 = 84.284
    run2 rows 16
    assert_out <<'END'
2026-04-10,invoice,acme,INV-2026-0001,527.89,EUR,2026-04-24,,,,
2026-04-10,line,acme,INV-2026-0001,0.3492,EUR,,,,Power,qty=1234.5;unit=kWh;vat=19;vatcat=S
2026-04-10,line,acme,INV-2026-0001,0.005,EUR,,,,Copies,qty=3;unit=sheet;vat=19;vatcat=S
2026-04-10,line,acme,INV-2026-0001,12.50,EUR,,,,Hosting,qty=1;unit=month;vat=19;vatcat=S
2026-04-10,line,acme,INV-2026-0001,0.000001,EUR,,,,Clicks,qty=5000;unit=h;vat=0
2026-04-10,line,acme,INV-2026-0001,0.005,EUR,,,,Taken back,qty=-1;unit=sheet;vat=19;vatcat=S
END
    run2 acct-check --as-of 2026-04-10 --only amount,attr,total
    assert_status 0
    assert_out ''

    # printed with as many decimals as it has, and at least those of money
    invoice show INV-2026-0001 -O csv >shown
    run2 cut -d, -f3,4,6,8 shown
    assert_out <<'END'
text,qty,price,net
Power,1234.5,0.3492,431.09
Copies,3,0.005,0.02
Hosting,1,12.50,12.50
Clicks,5000,0.000001,0.01
Taken back,-1,0.005,-0.01
END
    run2 bash -c 'acct-invoice show INV-2026-0001 -O json --as-of 2026-04-10 |
        jq -c ".[].lines[] | [.price, .amount]"'
    assert_out <<'END'
["0.3492","431.09"]
["0.005","0.02"]
["12.50","12.50"]
["0.000001","0.01"]
["0.005","-0.01"]
END
    run2 invoice show INV-2026-0001 -O text
    assert_out_has 'kWh         0.3492     19  431.09'
    assert_out_has 'month        12.50     19   12.50'
    run2 invoice show INV-2026-0001 -O html
    assert_out_has '>0.3492<'
    run2 acct-show acme -O csv --as-of 2026-04-10
    assert_out_has ',0.3492,EUR,'

    # what is made of such lines has them, too
    run2 invoice credit INV-2026-0001 --all
    assert_status 0
    run2 invoice act --invoice INV-2026-0001
    assert_status 0
    [ "$(grep -c ',line,acme,[^,]*,0.3492,' "$ledger")" = 3 ]
    [ "$(total credit)" = 527.89 ]
    run2 invoice quote acme -l 'Sheets|1000|sheet|0.005|0' --gross
    run2 invoice accept Q-1
    assert_status 0
    grep -q ',order,acme,O-5,5.00,EUR,' "$ledger"
    run2 invoice new --quote Q-1
    assert_status 0
    [ "$(total invoice)" = 5.00 ]
    run2 acct-check --as-of 2026-04-10 --only amount,attr,total
    assert_status 0

    begin 'by hand; zeros at the end are not kept'
    run2 acct-add invoice acme -r X/1 -a 0.70 -d 2026-04-01
    run2 acct-add line acme -r X/1 -a 0.349200 -s qty=2 -d 2026-04-01 -O csv
    assert_status 0
    assert_out_has ',line,acme,X/1,0.3492,EUR,'
    run2 acct-check --as-of 2026-04-10 --only amount,attr,total
    assert_status 0

    begin 'seven decimals are too many, and so are three of anything else'
    refused 2 "line 1: price: '0.1234567' has more than 6 decimals" \
        invoice new acme -l 'x|1||0.1234567'
    refused 2 "line 1: discount: '0.005' has more than 2 decimals" \
        invoice new acme -l 'x|1||1|0|0.005'
    acct-add -q invoice acme -r X/1 -a 1 -d 2026-04-01
    refused 1 "amount: '0.1234567' has more than 6 decimals" \
        acct-add line acme -r X/1 -a 0.1234567
    for type in invoice order cost payment; do
        refused 1 "amount: '0.005' has more than 2 decimals" \
            acct-add "$type" acme -a 0.005
    done
    refused 2 "is too large (at most 9223372036854.775807)" \
        invoice new acme -l 'x|1||9223372036854.775808|0'
    refused 1 'the amount is too large' \
        invoice new acme -l 'x|10001||9223372036854.775807|0'
    begin 'a file whose line has seven is faulty where it stands'
    sed -i '$a L1,2026-04-01,line,acme,X/9,0.1234567,EUR,,,,,' "$ledger"
    run2 acct-check --as-of 2026-04-10 --only amount
    assert_status 1
    assert_out_has "16:6: amount: '0.1234567' has more than 6 decimals"
}

@test "discounts, and attributes that are worked out" {
    begin "discounts: of a line, of all lines, the client's own"
    invoice new acme -q -l 'x|3||10|19|10%' -l 'y|1||10|19|0.55'
    # 30 − 3 + 10 − 0.55 = 36.45; × 1.19 = 43.3755
    [ "$(total invoice)" = 43.38 ]
    grep -q 'qty=3;unit=h;vat=19;vatcat=S;discount=3.00' "$ledger"
    invoice new loyal -q -l 'x|1||100|0'
    [ "$(total invoice)" = 95.00 ]
    grep -q ',invoice,loyal,.*discount=5$' "$ledger"
    invoice new loyal -q -l 'x|1||100|0' --discount 0
    [ "$(total invoice)" = 100.00 ]
    invoice new loyal -q -l 'x|1||100|0' --discount 20%
    [ "$(total invoice)" = 80.00 ]
    # 10 euros off, by the shares of the rates: 3.33 of 100, 6.67 of 200
    invoice new acme -q -l 'x|1||100|19' -l 'y|1||200|7' --discount 10
    # bc: 96.67 × .19 = 18.3673; 193.33 × .07 = 13.5331
    [ "$(total invoice)" = 321.90 ]
    refused 2 '--discount: 20.00 is more than' \
        invoice new acme -l 'x|1||10' --discount 20
    refused 2 '--discount' invoice new acme -l 'x|1||10' --discount 120%

    begin 'discounts: of a line, never more than it comes to, nor something put on'
    while IFS='|' read -r discount why; do
        refused 2 "line 2: discount: $why" invoice new acme -l 'A|1|pcs|100|19' \
            -l "B|1|pcs|10|19|$discount"
        assert_err "acct-invoice: line 2: discount: $why
Try 'acct-invoice --help'."
    done <<'END'
150%|'150' is not between 0 and 100
-10%|'-10' is not between 0 and 100
-5|'-5' is below zero
10.01|10.01 is more than the line's 10.00
END
    run2 invoice new acme -l 'A|1|pcs|10|0|100%' -l 'B|1|pcs|10|0|10'
    assert_status 0
    assert_err ''
    [ "$(total invoice)" = 0.00 ]
    # what is taken back had its discount, too
    run2 invoice new acme -l 'A|3|pcs|10|0|6' -l 'A|-1|pcs|10|0|2' \
        -l 'A|-1|pcs|10|0|20%'
    assert_status 0
    [ "$(total invoice)" = 8.00 ]
    refused 2 "line 2: discount: 10.01 is more than the line's -10.00" \
        invoice new acme -l 'A|3|pcs|10|0' -l 'B|-1|pcs|10|0|10.01'

    begin 'attributes that are worked out are not set'
    invoice quote acme -q -l 'A|1|pcs|100'
    invoice accept Q-1 -q
    invoice new --quote Q-1 -q
    while read -r set option; do
        refused 2 '' invoice new acme -l 'A|1|pcs|100' -s prepaid=1 -s "$set"
        assert_err "acct-invoice: --set: '$set' is not set but worked out (say $option)
Try 'acct-invoice --help'."
    done <<'END'
discount=50 --discount
allowance=5.00 --discount
rounding=0.01 --round
prices=gross --gross
quote=Q-1 --quote
END
    refused 2 "prepaid: '-50' is below zero" \
        invoice new acme -l 'A|1|pcs|100' -s prepaid=-50
    refused 1 "prepaid: 'x' is not a decimal" \
        invoice new acme -l 'A|1|pcs|100' -s prepaid=x
    invoice quote acme -q -l 'A|1|pcs|100' -s service=web
    refused 2 "--set: 'discount=5' is not set" \
        invoice quote acme -l 'A|1|pcs|100' -s discount=5
    run2 invoice new acme -l 'A|1|pcs|100|0' -s prepaid=50 -s order=O-1
    assert_status 0
    assert_err ''
    run2 invoice list --order O-1 -O csv
    assert_out_has ,100.00,0.00,50.00,50.00,
}

@test "prices with tax; tax categories; no tax" {
    begin 'prices with tax, and totals made round'
    # 3 × 100 stays 300: 300 × 19 / 119 = 47.899
    invoice new acme -q -l 'x|3||100|19' --gross
    [ "$(total invoice)" = 300.00 ]
    run2 invoice show INV-2026-0001
    assert_status 0
    assert_err ''
    assert_out_has '252.10'
    assert_out_has '47.90'
    invoice new acme -q -l 'x|1||99.99|19' --round 0.05
    # 118.9881 -> 118.99 -> 119.00
    [ "$(total invoice)" = 119.00 ]
    grep -q ',119.00,EUR,.*rounding=0.01$' "$ledger"
    run2 invoice show INV-2026-0002
    assert_err ''
    refused 2 "--round: '0' is not above zero" \
        invoice new acme -l 'x|1||1' --round 0

    begin 'tax categories, and why there is no tax'
    invoice new acme -q -l 'a|1||10|AE' -l 'b|1||10|0 Z' -l 'c|1||10|20 S' \
        -l 'd|1||10|без НДС' --ground 'Reverse charge'
    [ "$(total invoice)" = 42.00 ]
    run2 rows 16
    assert_out_has ',,,,ground=Reverse charge'
    assert_out_has 'a,qty=1;unit=h;vat=0;vatcat=AE'
    assert_out_has 'b,qty=1;unit=h;vat=0;vatcat=Z'
    assert_out_has 'c,qty=1;unit=h;vat=20;vatcat=S'
    grep -q ',d,qty=1;unit=h;vat=0$' "$ledger"
    refused 2 'category AE has no tax' invoice new acme -l 'a|1||10|19 AE'
    refused 2 'category S has a rate' invoice new acme -l 'a|1||10|S'
    refused 2 "line 1: VAT: 'XX'" invoice new acme -l 'a|1||10|XX'
    printf '[invoice]\nvat = 0\ncategory = E\nground = Art. 132\n' \
        >>"$ACCT_HOME/acct.conf"
    invoice new acme -q -l 'a|1||10'
    tail -n 2 "$ledger" >last
    grep -q 'ground=Art. 132$' last
    grep -q 'vat=0;vatcat=E$' last
    run2 invoice new acme -l 'a|1||10|-'
    assert_status 0
    assert_err ''
    tail -n 2 "$ledger" | grep -q 'vat=0;vatcat=E$'

    begin 'no tax, of whatever reason: no category, but the usual ground'
    printf '[invoice]\nvat = 0\nground = Art. 132\n' >>"$ACCT_HOME/acct.conf"
    while IFS=';' read -r vat line ground; do
        run2 invoice new acme -q -l "a|1||10|$vat"
        assert_status 0
        assert_out ''
        assert_err ''
        run2 tail -n 2 "$ledger"
        out=$(cut -d, -f12- <<<"$out")
        assert_out "$ground
qty=1;unit=h;vat=0${line:+;vatcat=$line}"
    done <<'END'
-;;ground=Art. 132
none;;ground=Art. 132
без НДС;;ground=Art. 132
0;;ground=Art. 132
;;ground=Art. 132
O;O;ground=Art. 132
0 Z;Z;
END
    # one of several lines
    invoice new acme -q -l 'a|1||10|0' -l 'b|1||10|19' -l 'c|1||10|none'
    run2 invoice show INV-2026-0008 -O ndjson
    assert_status 0
    out=$(jq -r .ground "$out_file")
    assert_out 'Art. 132'
    # what is credited has the invoice's reason
    invoice new acme -q -l 'a|1||10|E' --ground Why
    run2 invoice credit INV-2026-0009 -l 'part|1||4|-'
    assert_status 0
    assert_err ''
    tail -n 1 "$ledger" | grep -q 'vat=0;vatcat=E$'
    invoice new acme -q -l 'a|1||10|19'
    refused 1 '4.00 at 0 % is more than the 0.00' \
        invoice credit INV-2026-0010 -l 'part|1||4|-'
}
