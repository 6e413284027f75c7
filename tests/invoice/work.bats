#!/usr/bin/env bats
# acct-invoice: what is billed from the work: orders, costs, quotes, deposits.

load ../helper
load documents

@test "orders: delivered and not billed" {
    begin 'those delivered and not billed, each a line, once'
    run2 invoice new acme --orders
    assert_status 0
    assert_out INV-2026-0001
    assert_err 'acct-invoice: line 10: order O-4 is not billed: it is in another currency'
    run2 rows 16
    # bc: 750 × 1.19
    assert_out <<'END'
2026-04-10,invoice,acme,INV-2026-0001,892.50,EUR,2026-04-24,,,,
2026-04-10,line,acme,INV-2026-0001,500.00,EUR,,,,Pages,qty=1;unit=h;vat=19;vatcat=S;order=O-1
2026-04-10,line,acme,INV-2026-0001,250.00,EUR,,,,Logo,qty=1;unit=h;vat=19;vatcat=S;order=O-2
END
    keep "$ledger"
    run2 invoice new acme --orders
    assert_status 1
    assert_err_has 'nothing of acme is to be billed'
    same "$ledger"
    # what was billed for an order
    run2 invoice list --order O-2 -O ids
    assert_out INV-2026-0001
    run2 invoice list --order O-3 -O ids
    assert_out ''
    # once the invoice never happened, they are to be billed again
    id=$(grep ,invoice, "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-04-10 void acme -r "$id" -q
    run2 invoice new acme --orders -p 2026-02-02
    assert_status 0
    [ "$(total invoice)" = 297.50 ]

    begin 'one alone is billed in its own currency'
    run2 invoice new --order O-4
    assert_status 0
    tail -n 2 "$ledger" | grep -q ',invoice,acme,INV-2026-0001,83.30,USD,'
}

@test "numbers and names of orders" {
    begin 'quote, act: a number is not used twice'
    invoice quote acme -q -r Q/1 -l 'x|1||1'
    refused 1 "offer 'Q/1' is there already" \
        invoice quote acme -r Q/1 -l 'x|1||1'
    invoice act acme -q -r A/1 -l 'x|1||1'
    refused 1 "act 'A/1' is there already" \
        invoice act acme -r A/1 -l 'x|1||1'

    begin 'orders: one order, named'
    run2 invoice new --order O-3
    assert_status 0
    [ "$(total invoice)" = 117.81 ]
    refused 1 'order O-3 is on invoice INV-2026-0001 already' \
        invoice new --order O-3
    run2 invoice new acme --order O-3 -l 'More|1||10|0'
    assert_status 0
    refused 1 "no order 'O-9'" invoice new --order O-9
}

@test "costs: money and hours" {
    begin 'money and hours, each once'
    refused 1 'nothing of loyal is to be billed' invoice new loyal --costs
    run2 invoice new acme --costs --hour 80
    assert_status 0
    run2 rows 16
    # bc: (12.50 + 260) × 1.19 = 324.275, half up
    assert_out <<'END'
2026-04-10,invoice,acme,INV-2026-0001,324.28,EUR,2026-04-24,,,,
2026-04-10,line,acme,INV-2026-0001,12.50,EUR,,,,Train to Galway,qty=1;unit=h;vat=19;vatcat=S;cost=X1
2026-04-10,line,acme,INV-2026-0001,80.00,EUR,,,,Training,qty=3.25;unit=h;vat=19;vatcat=S;cost=X2
END
    refused 1 'nothing of acme' invoice new acme --costs --hour 80

    begin 'hours without a price are told of'
    run2 invoice new acme --costs
    assert_status 0
    assert_err_has 'cost X2 (3.25 h) is not billed: an hour has no price'
    [ "$(total invoice)" = 14.88 ]
}

# An hour of work for clients who pay in euros, yen and rubles.
hours() {
    for who in loyal jumbo romashka; do
        acct-add -q cost "$who" 'Work' -s hours=1.5 -d 2026-02-07
    done
}

@test "a price has a currency" {
    begin 'a number without one is of the default currency alone'
    hours
    sed -i 's/^unit = h/&\nhour = 45/' "$ACCT_HOME/acct.conf"
    invoice new loyal --costs -q -l 'x|1||0|0' --discount 0
    # bc: 1.5 × 45 = 67.50, 12.825 of tax
    [ "$(total invoice)" = 80.33 ]
    for who in jumbo romashka; do
        refused 1 "nothing of $who is to be billed" invoice new "$who" --costs
        assert_err_has "an hour has no price in the invoice's currency (give \
--hour, or set invoice.hour)"
    done

    begin 'a list has one of each'
    hours
    sed -i 's/^unit = h/&\nhour = 4500 RUB,60 EUR, 9000 JPY/' \
        "$ACCT_HOME/acct.conf"
    while read -r who sum; do
        invoice new "$who" --costs -q --discount 0
        [ "$(total invoice)" = "$sum" ]
    done <<'END'
loyal 107.10
jumbo 16065
romashka 8032.50
END

    begin 'what is given for an invoice is of its currency'
    hours
    invoice new jumbo --costs -q --hour 8000
    [ "$(total invoice)" = 14280 ]
    invoice new loyal --costs -q --hour '70.5 EUR, 90 USD' --discount 0
    # bc: 105.75 × 1.19 = 125.8425
    [ "$(total invoice)" = 125.84 ]
    refused 2 "--hour: '60 EUR' has no price in RUB (write such as 60 RUB)" \
        invoice new romashka --costs --hour '60 EUR'
    refused 2 "--hour: '80,50' is no list of prices" \
        invoice new romashka --costs --hour 80,50

    begin 'a list that is none is refused when it is read'
    while IFS='|' read -r list why; do
        printf '[invoice]\nhour = %s\n[acct]\ncurrency = EUR\n' "$list" >conf
        refused 1 "hour: $why" acct-metrics -C conf
    done <<'END'
60,50 EUR|'60,50 EUR' is no list of prices (write decimals with a point, and a blank after the comma between two prices: 4500 RUB, 60.50 EUR)
EUR 60|'EUR 60' is no price (write such as 60 EUR)
60EUR|'60EUR' is no price (write such as 60 EUR)
60 eur|'eur' is no currency (write EUR)
60 EUX|'EUX' is no currency
-5 EUR|'-5' is below 0
60 EUR, 61 EUR|'60 EUR, 61 EUR' has two prices in EUR
60, 61 EUR|'60, 61 EUR' has two prices in EUR
60, 61|'60, 61' has two prices without a currency (4500 RUB, 60 EUR)
60 EUR,|'' is not a decimal
0.1234567 EUR|'0.1234567' has more than 6 decimals
END
}

@test "quote: accepted; each line; run out" {
    begin 'accepted, an order, an invoice with its lines and terms'
    run2 invoice quote acme -l 'Design|2||100' -l 'Build|10|h|50|7' \
        --discount 10% -m 'New shop' -d 2026-03-01
    assert_status 0
    assert_out Q-1
    run2 rows 16
    # bc: 200 − 20 = 180, 34.20 tax; 500 − 50 = 450, 31.50 tax
    assert_out <<'END'
2026-03-01,offer,acme,Q-1,695.70,EUR,2026-03-31,,,New shop,kind=quote;result=open;discount=10
2026-03-01,line,acme,Q-1,100.00,EUR,,,,Design,qty=2;unit=h;vat=19;vatcat=S
2026-03-01,line,acme,Q-1,50.00,EUR,,,,Build,qty=10;unit=h;vat=7;vatcat=S
END
    refused 1 'quote Q-1 is not accepted' invoice new --quote Q-1
    run2 acct-invoice accept Q-1 --as-of 2026-03-20 -D 2026-05-01
    assert_status 0
    assert_out O-5
    run2 rows 19
    assert_out <<'END'
2026-03-20,offer,acme,Q-1,,,,,,,result=won
2026-03-20,order,acme,O-5,630.00,EUR,2026-05-01,,,New shop,quote=Q-1
END
    refused 1 'quote Q-1 was accepted already, on 2026-03-20' \
        invoice accept Q-1
    run2 invoice new --quote Q-1
    assert_status 0
    run2 rows 21
    assert_out <<'END'
2026-04-10,invoice,acme,INV-2026-0001,695.70,EUR,2026-04-24,,,,quote=Q-1;discount=10
2026-04-10,line,acme,INV-2026-0001,100.00,EUR,,,,Design,qty=2;unit=h;vat=19;vatcat=S;order=O-5
2026-04-10,line,acme,INV-2026-0001,50.00,EUR,,,,Build,qty=10;unit=h;vat=7;vatcat=S;order=O-5
END
    refused 1 'quote Q-1 is on invoice INV-2026-0001 already' \
        invoice new --quote Q-1

    begin 'each line an order; one that has run out is told of'
    invoice quote acme -q -l 'Design|2||100' -l 'Build|10|h|50' -d 2026-02-01
    run2 invoice accept Q-1 --each -s service=web
    assert_status 0
    assert_out 'O-5
O-6'
    assert_err 'acct-invoice: quote Q-1 stood until 2026-03-03'
    run2 rows 20
    assert_out <<'END'
2026-04-10,order,acme,O-5,200.00,EUR,,,,Design,service=web;quote=Q-1
2026-04-10,order,acme,O-6,500.00,EUR,,,,Build,service=web;quote=Q-1
END
    invoice new --quote Q-1 -q
    run2 rows 23
    assert_out_has 'Design,qty=2;unit=h;vat=19;vatcat=S;order=O-5'
    assert_out_has 'Build,qty=10;unit=h;vat=19;vatcat=S;order=O-6'
}

@test "quote: rounding and discounts; a deposit" {
    begin 'what it was rounded by is its own; more lines, another sum'
    # 99.60 is made 100.00
    invoice quote acme -q -l 'Site|1|pcs|99.60|0' --round 1
    invoice accept Q-1 -q
    cp "$ledger" accepted
    invoice new --quote Q-1 -q
    [ "$(total invoice)" = 100.00 ]
    grep -q ',100.00,EUR,.*quote=Q-1;rounding=0.40$' "$ledger"
    while IFS='|' read -r wanted attrs options; do
        cp accepted "$ledger"
        run2 eval invoice new --quote Q-1 "$options"
        assert_status 0
        assert_err ''
        grep -q ",$wanted,EUR,.*;*quote=Q-1$attrs\$" "$ledger"
        run2 invoice show "$out"
        assert_err ''
    done <<'END'
104.60||-l 'More|1|pcs|5|0'
105.00|;rounding=0.40|-l 'More|1|pcs|5|0' --round 1
89.64|;discount=10|--discount 10%
99.50|;rounding=-0.10|--round 0.5
END
    # of one without lines, they are given
    cp accepted "$ledger"
    acct-add offer acme -r Q-9 -a 50 -s kind=quote -s result=won \
        --as-of 2026-04-01 -q
    refused 1 'quote Q-9 has no lines (give them with -l)' \
        invoice new --quote Q-9
    run2 invoice new --quote Q-9 -l 'Advice|1|h|50|0'
    assert_status 0
    refused 1 'quote Q-9 is on invoice INV-2026-0001 already' \
        invoice new --quote Q-9 -l 'Advice|1|h|50|0'

    begin "a discount of the invoice is instead of the quote's"
    invoice quote acme -q -l 'Site|1|pcs|100|0' --discount 20
    invoice accept Q-1 -q
    run2 invoice new --quote Q-1 --discount 10%
    assert_status 0
    [ "$(total invoice)" = 90.00 ]

    begin 'deposit: what is on account is put on the invoice'
    invoice pay --client acme 100 -q
    run2 invoice new acme -l 'x|1||50|0' --deposit
    assert_status 0
    run2 rows 19
    assert_out <<'END'
2026-04-10,payment,acme,,-50.00,EUR,,,,,method=account
2026-04-10,payment,acme,INV-2026-0001,50.00,EUR,,,,,method=account
END
    invoice new acme -q -l 'x|1||80|0' --deposit
    run2 invoice list -O csv
    out=$(cut -d, -f1,7,8,11 <<<"$out")
    assert_out <<'END'
number,paid,open,status
INV-2026-0001,50.00,0.00,paid
INV-2026-0002,50.00,30.00,partial
END
    run2 invoice new acme -l 'x|1||1|0' --deposit
    assert_status 0
    assert_err 'acct-invoice: acme has nothing on account'
    # later, for an invoice that is there
    invoice pay --client acme 20 -q
    run2 invoice pay INV-2026-0002 --deposit -q
    assert_status 0
    run2 invoice aging -O csv
    assert_out_has acme,EUR,11.00,0.00,0.00,0.00,0.00,11.00,0.00,0.00
    refused 1 'acme has nothing on account in EUR' \
        invoice pay INV-2026-0002 --deposit

    begin 'deposit: an overpayment is money of the client, as what is on account'
    invoice new acme -q -l 'x|1||100|0'
    invoice new acme -q -l 'x|1||40|0'
    invoice pay INV-2026-0001 130 -q
    invoice pay --client acme 5 -q
    local from
    from=$(($(wc -l <"$ledger") + 1))
    run2 invoice pay INV-2026-0002 --deposit -q
    assert_status 0
    run2 rows "$from"
    assert_out <<'END'
2026-04-10,payment,acme,,-5.00,EUR,,,,,method=account
2026-04-10,payment,acme,INV-2026-0001,-30.00,EUR,,,,,method=account
2026-04-10,payment,acme,INV-2026-0002,35.00,EUR,,,,,method=account
END
    run2 invoice aging -O csv
    assert_out_has acme,EUR,5.00,0.00,0.00,0.00,0.00,5.00,0.00,0.00
    run2 invoice statement acme -O csv
    assert_out_has acme,2026-04-10,closing,,,,,5.00,EUR
    run2 acct-show acme --as-of 2026-04-10 -O csv
    assert_out_has 'money,acme,,,,overpaid,,0.00,EUR'
    run2 acct-check
    assert_status 0
    # a new invoice takes it as well, and a credit note leaves some
    invoice credit INV-2026-0002 --all -q
    run2 invoice new acme -q -l 'x|1||20|0' --deposit
    assert_err ''
    run2 rows "$(wc -l <"$ledger")"
    assert_out 2026-04-10,payment,acme,INV-2026-0003,20.00,EUR,,,,,method=account
    run2 invoice list -O csv
    out=$(cut -d, -f1,6-9 <<<"$out")
    assert_out <<'END'
number,credited,paid,open,overpaid
INV-2026-0001,0.00,100.00,0.00,0.00
INV-2026-0002,40.00,15.00,0.00,15.00
INV-2026-0003,0.00,20.00,0.00,0.00
END

    begin 'refund: an overpayment goes back with what is on account'
    invoice new acme -q -l 'x|1||100|0'
    invoice pay INV-2026-0001 130 -q
    invoice pay --client acme 5 -q
    refused 1 '36.00 cannot be paid back: 35.00 was paid' \
        invoice refund --client acme 36
    refused 1 '36.00 cannot be paid back: 35.00 was paid' \
        invoice pay --client acme -- -36
    refused 1 '36.00 cannot be paid back: 35.00 was paid' \
        invoice pay --client acme --spread -- -36
    from=$(($(wc -l <"$ledger") + 1))
    run2 invoice refund --client acme 6
    assert_status 0
    [ "$(wc -l <"$out_file")" -eq 2 ]
    run2 rows "$from"
    assert_out <<'END'
2026-04-10,payment,acme,,-5.00,EUR,,,,,
2026-04-10,payment,acme,INV-2026-0001,-1.00,EUR,,,,,
END
    run2 invoice refund --client acme -q
    run2 rows "$((from + 2))"
    assert_out 2026-04-10,payment,acme,INV-2026-0001,-29.00,EUR,,,,,
    refused 1 'there is nothing to pay back to acme' invoice refund --client acme
    run2 invoice aging -O csv
    [ "$(wc -l <"$out_file")" -eq 1 ]

    begin 'remind: an overpayment that would pay it holds a reminder back'
    invoice new acme -q -l 'x|1||100|0' -d 2026-02-01
    invoice new acme -q -l 'x|1||30|0' -d 2026-02-02
    invoice pay INV-2026-0001 129.99 -q
    run2 acct-invoice remind --as-of 2026-04-10 -O csv
    assert_out_has INV-2026-0002
    invoice pay INV-2026-0001 0.01 -q
    run2 acct-invoice remind --as-of 2026-04-10 -O csv
    [ "$(wc -l <"$out_file")" -eq 1 ]
    run2 acct-invoice remind --as-of 2026-04-10 --held
    assert_out_has 'money on account would pay it'
}
