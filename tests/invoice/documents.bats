#!/usr/bin/env bats
# acct-invoice: credit notes, quotes, closing documents, what is billed from
# the work, discounts, payments over several invoices, statements.

load ../helper

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'END'
[acct]
currency = EUR
[invoice]
due = 14d
unit = h
vat = 19
END
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,anna,Acme Garden Tools,
C2,2026-01-01,client,jumbo,,,JPY,,,,Jumbo KK,
C3,2026-01-01,client,kuwait,,,KWD,,,,Kuwait Trading,
C4,2026-01-01,client,loyal,,,EUR,,,,Loyal Ltd,discount=5
C5,2026-01-01,client,romashka,,,RUB,,,boris,Кофейня «Ромашка»,
O1,2026-01-02,order,acme,O-1,500.00,EUR,,,,Pages,
O2,2026-01-03,order,acme,O-2,250.00,EUR,,,,Logo,
O3,2026-01-04,order,acme,O-3,99.00,EUR,,,,Not delivered,
O4,2026-01-05,order,acme,O-4,70.00,USD,,,,In dollars,
S1,2026-02-01,stage,acme,O-1,,,,,,,stage=delivered
S2,2026-02-02,stage,acme,O-2,,,,,,,stage=accepted
S4,2026-02-03,stage,acme,O-4,,,,,,,stage=delivered
X1,2026-02-05,cost,acme,O-3,12.50,EUR,,,,Train to Galway,
X2,2026-02-06,cost,acme,,,,,,,Training,hours=3.25
END
}

rows() {
    local from
    mapfile -t -s $(($1 - 1)) from <"$ledger"
    [ ${#from[@]} -eq 0 ] || printf '%s\n' "${from[@]#*,}"
}

invoice() {
    acct-invoice --as-of 2026-04-10 "$@"
}

# The gross total of what was added last.
total() {
    grep -E "^[^,]*,[^,]*,$1," "$ledger" | tail -n 1 | cut -d, -f6
}

refused() {
    local wanted_status=$1 words=$2
    shift 2
    keep "$ledger"
    run2 "$@"
    assert_status "$wanted_status"
    assert_out ''
    assert_err_has "$words"
    same "$ledger"
}

# --- from the work --------------------------------------------------------

@test "orders: those delivered and not billed, each a line, once" {
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
}

@test "orders: one alone is billed in its own currency" {
    run2 invoice new --order O-4
    assert_status 0
    tail -n 2 "$ledger" | grep -q ',invoice,acme,INV-2026-0001,83.30,USD,'
}

@test "quote, act: a number is not used twice" {
    invoice quote acme -q -r Q/1 -l 'x|1||1'
    refused 1 "offer 'Q/1' is there already" \
        invoice quote acme -r Q/1 -l 'x|1||1'
    invoice act acme -q -r A/1 -l 'x|1||1'
    refused 1 "act 'A/1' is there already" \
        invoice act acme -r A/1 -l 'x|1||1'
}

@test "orders: one order, named" {
    run2 invoice new --order O-3
    assert_status 0
    [ "$(total invoice)" = 117.81 ]
    refused 1 'order O-3 is on invoice INV-2026-0001 already' \
        invoice new --order O-3
    run2 invoice new acme --order O-3 -l 'More|1||10|0'
    assert_status 0
    refused 1 "no order 'O-9'" invoice new --order O-9
}

@test "costs: money and hours, each once" {
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
}

@test "costs: hours without a price are told of" {
    run2 invoice new acme --costs
    assert_status 0
    assert_err_has 'cost X2 is not billed: an hour has no price'
    [ "$(total invoice)" = 14.88 ]
}

@test "quote: accepted, an order, an invoice with its lines and terms" {
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
}

@test "quote: each line an order; one that has run out is told of" {
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

@test "quote: what it was rounded by is its own; more lines, another sum" {
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
}

@test "quote: a discount of the invoice is instead of the quote's" {
    invoice quote acme -q -l 'Site|1|pcs|100|0' --discount 20
    invoice accept Q-1 -q
    run2 invoice new --quote Q-1 --discount 10%
    assert_status 0
    [ "$(total invoice)" = 90.00 ]
}

@test "deposit: what is on account is put on the invoice" {
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
}

# --- discounts, prices, categories ----------------------------------------

@test "discounts: of a line, of all lines, the client's own" {
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
}

@test "discounts: of a line, never more than it comes to, nor something put on" {
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
}

@test "attributes that are worked out are not set" {
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

@test "prices with tax, and totals made round" {
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
}

@test "tax categories, and why there is no tax" {
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
}

@test "no tax, of whatever reason: no category, but the usual ground" {
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
0;;
;;
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

# --- credit notes ----------------------------------------------------------

@test "credit: the whole of it mirrors the invoice" {
    invoice new acme -q -l 'x|1||7612.50|19' -l 'y|0.5||0.01|7'
    # bc: 7612.50 × .19 = 1446.375, half away from zero
    [ "$(total invoice)" = 9058.89 ]
    run2 invoice credit INV-2026-0001 --all -m 'Not wanted'
    assert_status 0
    assert_out CN-2026-0001
    run2 rows 19
    assert_out <<'END'
2026-04-10,credit,acme,CN-2026-0001,9058.89,EUR,,,,Not wanted,invoice=INV-2026-0001
2026-04-10,line,acme,CN-2026-0001,7612.50,EUR,,,,x,qty=1;unit=h;vat=19;vatcat=S
2026-04-10,line,acme,CN-2026-0001,0.01,EUR,,,,y,qty=0.5;unit=h;vat=7;vatcat=S
END
    run2 invoice list -O csv
    assert_out_has 9058.89,9058.89,0.00,0.00,0.00,EUR,credited,0
    refused 1 'invoice INV-2026-0001 is credited in full already' \
        invoice credit INV-2026-0001 --all
}

@test "credit: in parts, never beyond the invoice" {
    invoice new acme -q -l 'x|3||33.33|19' -l 'y|1||50|7'
    # 99.99 + 19.00 + 50 + 3.50
    [ "$(total invoice)" = 172.49 ]
    run2 invoice credit INV-2026-0001 -l 'one of them|1||33.33|19'
    assert_status 0
    [ "$(total credit)" = 39.66 ]
    refused 1 'is more than' invoice credit INV-2026-0001 -l 'x|4||33.33|19'
    # within the total, but more than was billed at that rate
    refused 1 '70.00 at 19 % is more than the 66.66' \
        invoice credit INV-2026-0001 -l 'x|1||70|19'
    refused 1 '10.00 at 0 % is more than the 0.00' \
        invoice credit INV-2026-0001 -l 'x|1||10|0'
    run2 invoice credit INV-2026-0001 --all
    assert_status 0
    # to the cent what is left, whatever the parts' rounding
    [ "$(total credit)" = 132.83 ]
    run2 invoice list -O ndjson
    [ "$(jq -r '.credited, .open, .overpaid' "$out_file" | paste -sd ' ')" = \
        '172.49 0.00 0.00' ]
}

@test "credit: thirds of a cent add up to the invoice" {
    invoice new acme -q -l 'x|3||0.33|19'
    # 0.99 + 0.1881
    [ "$(total invoice)" = 1.18 ]
    invoice credit INV-2026-0001 -q -l 'a|1||0.33|19'
    invoice credit INV-2026-0001 -q -l 'b|1||0.33|19'
    invoice credit INV-2026-0001 -q --all
    grep ,credit, "$ledger" | cut -d, -f6 >credits
    [ "$(awk '{ sum += $1 } END { print sum }' credits)" = 1.18 ]
}

@test "credit: of a paid invoice, told of; of one typed by hand" {
    invoice new acme -q -l 'x|1||100|0'
    invoice pay INV-2026-0001 -q
    run2 invoice credit INV-2026-0001 -l 'part|1||30'
    assert_status 0
    assert_err 'acct-invoice: invoice INV-2026-0001 is now overpaid by 30.00 EUR'
    # the line has the tax of the invoice
    grep -q 'part,qty=1;unit=h;vat=0' "$ledger"
    run2 invoice refund INV-2026-0001
    assert_status 0
    tail -n 1 "$ledger" | grep -q ',payment,acme,INV-2026-0001,-30.00,EUR,'
    refused 1 'nothing to pay back to INV-2026-0001' \
        invoice refund INV-2026-0001
    echo ',2026-03-01,invoice,acme,H-1,120.00,EUR,,,,,' >>"$ledger"
    run2 invoice credit H-1 --all
    assert_status 0
    [ "$(total credit)" = 120.00 ]
    refused 2 'how much?' invoice credit H-1
    refused 2 'either --all or -l' invoice credit H-1 --all -l 'x|1||1'
    refused 1 "no invoice 'H-2'" invoice credit H-2 --all
}

@test "credit: a draft has no number, and adds nothing" {
    invoice new acme -q -l 'x|1||100|0'
    keep "$ledger"
    run2 invoice credit INV-2026-0001 --all -n
    assert_status 0
    assert_out_has 'Credit note dated 10 April 2026 (draft)'
    assert_out_lacks CN-
    same "$ledger"
}

# --- closing documents ------------------------------------------------------

@test "act: of an invoice, of an order, of lines; sent, signed" {
    invoice new acme -q --orders 2>note
    run2 invoice act --invoice INV-2026-0001
    assert_status 0
    assert_out ACT-2026-0001
    run2 rows 19
    assert_out <<'END'
2026-04-10,act,acme,ACT-2026-0001,892.50,EUR,,,,,invoice=INV-2026-0001
2026-04-10,line,acme,ACT-2026-0001,500.00,EUR,,,,Pages,qty=1;unit=h;vat=19;vatcat=S;order=O-1
2026-04-10,line,acme,ACT-2026-0001,250.00,EUR,,,,Logo,qty=1;unit=h;vat=19;vatcat=S;order=O-2
END
    invoice act --order O-3 -q
    invoice act romashka -q -l 'Аудит|1|шт|1000|-'
    refused 2 'of what?' invoice act acme
    refused 1 "'O-3' belongs to client acme, not to loyal" \
        invoice act loyal --order O-3
    run2 invoice sent ACT-2026-0001 ACT-2026-0002 -d 2026-04-11
    assert_status 0
    assert_out ''
    run2 invoice signed ACT-2026-0002 -d 2026-04-20
    assert_status 0
    refused 1 "no act 'ACT-2026-0009'" invoice sent ACT-2026-0009
    run2 acct-invoice acts --as-of 2026-05-01 -O csv
    assert_out <<'END'
number,date,client,order,invoice,amount,currency,sent,signed,owner
ACT-2026-0001,2026-04-10,acme,,INV-2026-0001,892.50,EUR,2026-04-11,,anna
ACT-2026-0002,2026-04-10,acme,O-3,,117.81,EUR,2026-04-11,2026-04-20,anna
ACT-2026-0003,2026-04-10,romashka,,,1000.00,RUB,,,boris
END
    run2 acct-invoice acts --as-of 2026-05-01 --unsigned --client acme -O ids
    assert_out ACT-2026-0001
    run2 acct-invoice acts --as-of 2026-05-01 --order O-3 -O ids
    assert_out ACT-2026-0002
    # before it came back
    run2 acct-invoice acts --as-of 2026-04-15 --order O-3 --unsigned -O ids
    assert_out ACT-2026-0002
}

@test "act: the same work is closed once" {
    invoice new --order O-3 -q
    invoice act --invoice INV-2026-0001 -q
    invoice sent ACT-2026-0001
    refused 1 '' invoice act --invoice INV-2026-0001
    assert_err 'acct-invoice: invoice INV-2026-0001 has the closing document ACT-2026-0001 already (for another, give its lines: -l)'
    # an order's own is another matter
    invoice act --order O-3 -q
    refused 1 '' invoice act --order O-3
    assert_err 'acct-invoice: order O-3 has the closing document ACT-2026-0002 already (for another, give its lines: -l)'
    invoice act --order O-3 -l 'Not delivered, the rest|1|pcs|1' -q
    invoice act --invoice INV-2026-0001 -l 'Half of it|1|pcs|1' -q
    tail -n 2 "$ledger" | grep -q 'ACT-2026-0004,.*invoice=INV-2026-0001$'
    sed -i '/ACT-2026-0004/d' "$ledger"
    refused 1 "'INV-2026-0001' belongs to client acme, not to loyal" \
        invoice act loyal --invoice INV-2026-0001 -l 'x|1||1'
    # one that never happened closes nothing
    sed -i '/,act,.*sent=/d' "$ledger"
    id=$(grep ,act,acme,ACT-2026-0001 "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-04-10 void acme -r "$id" -q
    run2 invoice act --invoice INV-2026-0001
    assert_status 0
    assert_err ''
    assert_out ACT-2026-0004
}

# --- payments ---------------------------------------------------------------

@test "pay: spread over invoices, the oldest first; the rest on account" {
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
}

@test "pay: several invoices, as told" {
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

@test "refund: what is on account; never more than was paid" {
    invoice pay --client acme 80 -q
    refused 1 '100.00 cannot be paid back: 80.00 was paid' \
        invoice refund --client acme 100
    run2 invoice refund --client acme 30 -q --bank B-2
    assert_status 0
    tail -n 1 "$ledger" | grep -q ',payment,acme,,-30.00,EUR,,,,,bank=B-2'
    invoice refund --client acme -q
    refused 1 'nothing to pay back to acme' invoice refund --client acme
}

@test "payments: the last of each client, with its reference" {
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

@test "statement: a running balance, from and to" {
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
}

@test "cash: what is open, by the week it is due; overdue apart" {
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
}

@test "aging: five dates by hand, by due date and by the invoice's" {
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
}

@test "list: by status" {
    echo ',2026-01-05,invoice,acme,A-1,100.00,EUR,2026-04-09,,,,' >>"$ledger"
    echo ',2026-01-05,invoice,acme,A-2,100.00,EUR,2026-04-10,,,,' >>"$ledger"
    run2 invoice list --status overdue -O ids
    assert_out A-1
    run2 invoice list --status open -O ids
    assert_out A-2
    refused 2 "--status: 'late' is none of" invoice list --status late
}

# --- arithmetic and numbers -------------------------------------------------

@test "random invoices with discounts add up as awk's integers do" {
    docs=$(many 100 1000)
    awk -v expect=expect -v docs="$docs" -v q="'" 'BEGIN {
        srand(11)
        split("acme jumbo kuwait", client)
        digits[1] = 2; digits[2] = 0; digits[3] = 3
        n_rates = split("0 500 700 810 1900 2000 2550 1667", rate)
        for (doc = 1; doc <= docs; doc++) {
            c = int(rand() * 3) + 1
            gross = rand() < 0.3
            n = int(rand() * 5) + 1
            split("", sum); split("", order); kinds = 0
            all = 0
            args = ""
            for (i = 1; i <= n; i++) {
                qty = rand() < 0.4 ? 500 * (int(rand() * 20) + 1) \
                    : int(rand() * 20000) + 1
                price = int(rand() * 300000)
                r = rate[int(rand() * n_rates) + 1]
                amount = half(price * qty, 1000)
                off = ""
                if (rand() < 0.3) {
                    p = int(rand() * 10000)
                    d = half(amount * p, 10000)
                    # of the line as it was rounded
                    amount -= d
                    off = "|" dec(p, 2) "%"
                } else if (rand() < 0.2) {
                    d = int(rand() * amount)
                    amount -= d
                    off = "|" dec(d, digits[c])
                }
                if (!(r in sum)) order[++kinds] = r
                sum[r] += amount
                all += amount
                args = args " -l " q "x|" dec(qty, 3) "||" \
                    dec(price, digits[c]) "|" dec(r, 2) off q
            }
            how = rand(); pct = 0; allow = 0
            if (how < 0.3) {
                pct = int(rand() * 3000)
                args = args " --discount " dec(pct, 2) "%"
            } else if (how < 0.5 && all > 0) {
                allow = int(rand() * all)
                args = args " --discount " dec(allow, digits[c])
            }
            if (gross) args = args " --gross"
            total = 0; so_far = 0; given = 0
            for (k = 1; k <= kinds; k++) {
                r = order[k]
                so_far += sum[r]
                share = k < kinds && allow ? big(allow, so_far, all) : allow
                net = sum[r] - half(sum[r] * pct, 10000) - (share - given)
                given = share
                total += gross ? net : net + half(net * r, 10000)
            }
            print "new " client[c] args
            print dec(total, digits[c]) >expect
        }
    }
    # round(a × b / c) where the product is beyond 2^53: by halves of digits
    function big(a, b, c,    hi, q1, rest) {
        hi = (b - b % 10000) / 10000
        q1 = a * hi
        rest = q1 % c
        q1 = (q1 - rest) / c
        return q1 * 10000 + half(rest * 10000 + a * (b % 10000), c)
    }
    function half(n, d,    s, rest) {
        s = n < 0 ? -1 : 1
        n *= s
        rest = n % d
        n = (n - rest) / d
        if (2 * rest >= d)
            n++
        return s * n
    }
    function dec(n, d,    s, unit) {
        s = n < 0 ? "-" : ""
        if (n < 0) n = -n
        if (d == 0) return s n
        unit = 10 ^ d
        return sprintf("%s%d.%0" d "d", s, (n - n % unit) / unit, n % unit)
    }' >documents
    # without a fixed --as-of for each, 1,000 runs are a few seconds
    sed 's/^/acct-invoice --as-of 2026-04-10 -q /' documents >script
    bash -e script
    grep ,invoice, "$ledger" | cut -d, -f6 >got
    [ "$(wc -l <got)" -eq "$docs" ]
    diff expect got
    # and as the ledger is read again
    for n in $(seq -f %04g 1 $((docs / 10 + 1)) "$docs"); do
        run2 invoice show "INV-2026-$n"
        assert_status 0
        assert_err ''
    done
}

@test "halves of a cent, of a yen, of a fils" {
    invoice new acme -q -l 'x|0.5||0.01|0'
    [ "$(total invoice)" = 0.01 ]
    invoice new acme -q -l 'x|1||0.10|5'
    # 0.005
    [ "$(total invoice)" = 0.11 ]
    invoice new jumbo -q -l 'x|1||5|10'
    [ "$(total invoice)" = 6 ]
    invoice new jumbo -q -l 'x|1||4|10'
    [ "$(total invoice)" = 4 ]
    invoice new kuwait -q -l 'x|1||0.010|5'
    [ "$(total invoice)" = 0.011 ]
    invoice new kuwait -q -l 'x|1||0.009|5'
    [ "$(total invoice)" = 0.009 ]
}

@test "issues from ten processes: no gap, no number twice" {
    sed -i '/^[OSX][0-9],/d' "$ledger"
    each=$(many 5 50)
    for p in 1 2 3 4 5 6 7 8 9 10; do
        for ((i = 0; i < each; i++)); do
            invoice new acme -l "p$p|1||$i|0" || echo failed
            invoice act acme -l "p$p|1||$i|0" || echo failed
        done >"out$p" 2>&1 &
    done
    wait
    {
        seq -f 'ACT-2026-%04g' $((10 * each))
        seq -f 'INV-2026-%04g' $((10 * each))
    } >wanted
    sort out* | diff wanted -
}
