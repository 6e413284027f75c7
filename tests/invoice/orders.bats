#!/usr/bin/env bats
# acct-invoice: what is billed of an order, and of the quote it came from, and
# what is left.

load ../helper

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'END'
[acct]
currency = EUR
END
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,k,,,EUR,,,me,Klient,lang=en
a2,2026-01-01,client,loyal,,,EUR,,,me,Loyal,discount=10
END
}

invoice() {
    acct-invoice --as-of 2026-04-10 "$@"
}

# accepted CLIENT OPTION…: a quote, its order or orders, delivered.
accepted() {
    local client=$1 each=$2 quote
    shift 2
    quote=$(invoice quote "$client" "$@")
    invoice accept "$quote" ${each:+--each} >orders
    delivered "$(<orders)"
}

# delivered ORDERS
delivered() {
    local o
    for o in $1; do
        echo ",2026-04-01,stage,,$o,,,,,,,stage=delivered" >>"$ledger"
    done
}

# order CLIENT REF AMOUNT [ATTRS]: one that was delivered.
order() {
    echo ",2026-02-01,order,$1,$2,$3,EUR,,,,Work $2,${4:-}" >>"$ledger"
    delivered "$2"
}

# made [TYPE NUMBERS]: the invoices, or documents of that type, and their lines,
# without what is the same in all.
made() {
    sed -nE "
        s/^[^,]*,[^,]*,${1:-invoice},[^,]*,([^,]*),([^,]*),EUR,[^,]*,,,,/\\1 \\2 /p
        s/^[^,]*,[^,]*,line,[^,]*,${2:-INV}-[^,]*,([^,]*),EUR,,,,/  \\1,/p
    " "$ledger" | sed 's/ $//'
}

refused() {
    keep "$ledger"
    run2 "${@:2}"
    assert_status 1
    assert_out ''
    assert_err "$1"
    same "$ledger"
}

total() {
    grep ,invoice, "$ledger" | tail -n 1 | cut -d, -f6
}

# --- quotes and their orders ------------------------------------------------

@test "quote: what is billed by its orders" {
    begin 'billed by its order is billed'
    accepted k '' -l 'Site|1|pcs|1000|19'
    run2 invoice new --order O-1
    assert_status 0
    assert_err ''
    run2 made
    assert_out <<'END'
INV-2026-0001 1190.00 order=O-1;quote=Q-1
  1000.00,Site,qty=1;unit=pcs;vat=19;vatcat=S;order=O-1
END
    refused 'acct-invoice: quote Q-1 is on invoice INV-2026-0001 already' \
        invoice new --quote Q-1
    refused 'acct-invoice: order O-1 is on invoice INV-2026-0001 already (what is to be billed besides is a line: -l)' \
        invoice new --order O-1
    refused 'acct-invoice: nothing of k is to be billed' invoice new k --orders

    begin 'lines of one text are orders of their own'
    accepted k each -l 'Consulting|1|h|100|19' -l 'Consulting|2|h|80|7'
    cp "$ledger" start
    run2 invoice new --quote Q-1
    assert_status 0
    run2 made
    # 119 + 171.20
    assert_out <<'END'
INV-2026-0001 290.20 quote=Q-1
  100.00,Consulting,qty=1;unit=h;vat=19;vatcat=S;order=O-1
  80.00,Consulting,qty=2;unit=h;vat=7;vatcat=S;order=O-2
END
    refused 'acct-invoice: nothing of k is to be billed' invoice new k --orders
    # one by one; the later first
    cp start "$ledger"
    invoice new --order O-2 -q
    [ "$(total)" = 171.20 ]
    refused 'acct-invoice: order O-2 of quote Q-1 is on invoice INV-2026-0001 already (bill what is left order by order: --order)' \
        invoice new --quote Q-1
    run2 invoice new k --orders
    assert_status 0
    assert_err ''
    [ "$(total)" = 119.00 ]
    refused 'acct-invoice: nothing of k is to be billed' invoice new k --orders
}

# What the orders of the ledger come to, after a blank each.
# orders: sets $each to the amounts of the orders among the rows that it reads.
orders() {
    local type amount
    each=()
    while IFS=, read -r _ _ type _ _ amount _; do
        [ "$type" != order ] || each+=("$amount")
    done
}

amounts() {
    orders <"$ledger"
    echo "${each[*]}"
}

# cents AMOUNT...: sets $REPLY to their sum.
cents() {
    local amount
    REPLY=0
    for amount; do
        amount=${amount/./}
        case $amount in
        -*) REPLY=$((REPLY - 10#${amount#-})) ;;
        *) REPLY=$((REPLY + 10#$amount)) ;;
        esac
    done
}

@test "accept --each: the orders come to what one order does, to the cent" {
    cp "$ledger" start
    while IFS='|' read -r whole each options; do
        cp start "$ledger"
        eval invoice quote k -q "${options//;/|}"
        invoice accept Q-1 -n -O csv >one
        [ "$(grep ,order, one | cut -d, -f6)" = "$whole" ]
        run2 invoice accept Q-1 --each
        assert_status 0
        assert_err ''
        [ "$(amounts)" = "$each" ] || wrong "orders of $(amounts)"
    done <<'END'
90.04|30.01 30.02 30.01|-l 'A;1;pcs;33.35;19' -l 'B;1;pcs;33.35;19' -l 'C;1;pcs;33.35;19' --discount 10%
283.00|84.98 169.97 28.05|-l 'A;1;pcs;100;0' -l 'B;1;pcs;200;0' -l 'C;1;pcs;33;0' --discount 50
80.03|30.01 20.01 30.01|-l 'A;1;pcs;33.35;19' -l 'B;1;pcs;22.23;7' -l 'C;1;pcs;33.34;19' --discount 10% --gross
90.00|135.00 -45.00|-l 'A;1;pcs;150;19' -l 'Back;-1;pcs;50;19' --discount 10%
1.00|0.00 0.01 0.99|-l 'A;1;pcs;0.01;0' -l 'B;1;pcs;0.01;0' -l 'C;1;pcs;1.98;0' --discount 50%
110.00|100.00 10.00|-l 'A;1;pcs;100;19' -l 'B;1;pcs;20;19;50%'
END
}

# net NUMBER...: what the documents come to without tax, together, in cents.
net() {
    local number amounts=()
    for number; do
        [[ $(invoice show "$number" -O ndjson) =~ \"net\":\ *\"?(-?[0-9]+\.[0-9]{2}) ]]
        amounts+=("${BASH_REMATCH[1]}")
    done
    cents "${amounts[@]}"
}

@test "accept --each: at random, and each order bills what it says" {
    RANDOM=17
    cp "$ledger" start
    local up=0 tries sum
    tries=$(many 8 30)
    for ((n = 0; n < tries; n++)); do
        cp start "$ledger"
        lines=()
        for ((i = 0; i < 2 + n % 4; i++)); do
            lines+=(-l "Work $i|1|h|$((RANDOM % 90 + 10)).$((RANDOM % 90 + 10))|$((n % 3 ? 19 : i % 2 * 12 + 7))")
        done
        # an amount off it is shared by lines as orders share it, and so is a
        # share, which each order's invoice rounds by itself
        off=$((n % 4 ? 33 : 9)).$((RANDOM % 90 + 10))
        ((n % 5 == 0)) || off+=%
        invoice quote k -q "${lines[@]}" --discount $off
        invoice accept Q-1 -n -O csv >one
        invoice accept Q-1 --each -n -O csv >several
        orders <one
        [ ${#each[@]} -eq 1 ]
        cents "${each[@]}"
        sum=$REPLY
        orders <several
        [ ${#each[@]} -gt 1 ]
        cents "${each[@]}"
        [ "$REPLY" = "$sum" ]
        invoice accept Q-1 --each -q
        numbers=()
        for ((i = 1; i <= 2 + n % 4; i++)); do
            run2 invoice new --order "O-$i"
            assert_status 0
            assert_err ''
            numbers+=("$out")
            net "$out"
            sum=$REPLY
            cents "${each[i - 1]}"
            [ "$sum" = "$REPLY" ] || wrong "O-$i of ${each[*]}, at $off"
            run2 invoice act --order "O-$i" -q
            assert_status 0
            assert_err ''
        done
        net Q-1
        sum=$REPLY
        net "${numbers[@]}"
        [ "$sum" = "$REPLY" ]
        [ "$(grep -c ',act,.*allowance' "$ledger")" = "$(grep -c ',invoice,.*allowance' "$ledger")" ]
        ! grep -q ',invoice,.*allowance=-' "$ledger" || up=$((up + 1))
    done
    # some have a cent more off it than their own share, and some less
    [ $up -gt "$(many 0 3)" ]
}

@test "accept --each: a cent of a share, on one invoice and on several" {
    invoice quote k -q -l 'a|1|h|125|0' -l 'b|1|h|1233.56|0' -l 'Back|-1|h|10.50|0' --discount 33.3%
    invoice accept Q-1 --each -q
    # half up: 41.625 of 125, 452.40 of 1358.56, -3.50 of -10.50
    run2 amounts
    assert_out '83.38 822.78 -7.00'
    cp "$ledger" start
    run2 invoice new --order O-1
    assert_status 0
    assert_err ''
    run2 made
    assert_out <<'END'
INV-2026-0001 83.38 order=O-1;discount=33.3;allowance=-0.01
  125.00,a,qty=1;unit=h;vat=0;order=O-1
END
    run2 invoice show INV-2026-0001 -O json
    assert_status 0
    assert_err ''
    out=$(jq -r '.[] | .discount, .total' <<<"$out")
    assert_out '41.62
83.38'
    refused 'acct-invoice: order O-1 is on invoice INV-2026-0001 already (what is to be billed besides is a line: -l)' \
        invoice new --order O-1
    for order in O-1 O-2 O-3; do
        delivered $order
    done
    cp "$ledger" billed
    run2 invoice new k --orders
    assert_status 0
    assert_err ''
    [ "$(total)" = 815.78 ]
    cp start "$ledger"
    for order in O-1 O-2 O-3; do
        delivered $order
    done
    run2 invoice new k --orders
    assert_status 0
    assert_err ''
    [ "$(total)" = 899.16 ]
}

@test "accept --each: texts alike; prices of its own" {
    begin 'lines of one text, after a discount; orders of before'
    accepted k each -l 'Work|1|h|100|19' -l 'Work|1|h|90|7' --discount 10%
    [ "$(amounts)" = '90.00 81.00' ]
    # as they were written by earlier versions
    sed -E 's/,order,k,O-1,90.00,/,order,k,O-1,100.00,/
        s/,order,k,O-2,81.00,/,order,k,O-2,90.00,/' "$ledger" >before
    cmp -s "$ledger" before && return 1
    cp "$ledger" after
    for state in after before; do
        cp $state "$ledger"
        run2 invoice new --order O-2
        assert_status 0
        assert_err ''
        # 81 + 5.67
        run2 made
        assert_out <<'END'
INV-2026-0001 86.67 order=O-2;discount=10
  90.00,Work,qty=1;unit=h;vat=7;vatcat=S;order=O-2
END
        run2 invoice new k --orders
        assert_status 0
        assert_err ''
        # 90 + 17.10
        [ "$(total)" = 107.10 ]
    done

    begin 'quote: its order has its prices, tax and discount, and no other'
    accepted loyal '' -l 'Site|1|pcs|1000|19'
    cp "$ledger" start
    grep -q ',order,loyal,O-1,900.00,' "$ledger"
    for options in '--order O-1' '--quote Q-1' 'loyal --orders'; do
        cp start "$ledger"
        # shellcheck disable=SC2086  # words
        run2 invoice new $options
        assert_status 0
        assert_err ''
        run2 made
        # bc: 900 × 1.19
        assert_out_has 'INV-2026-0001 1071.00'
        assert_out_has 'discount=10
  1000.00,Site,qty=1;unit=pcs;vat=19;vatcat=S;order=O-1'
    done
    run2 invoice act --order O-1
    assert_status 0
    run2 made act ACT
    assert_out <<'END'
ACT-2026-0001 1071.00 order=O-1;discount=10
  1000.00,Site,qty=1;unit=pcs;vat=19;vatcat=S;order=O-1
END
}

@test "quote: prices with tax, amounts off, orders changed" {
    begin 'prices with tax stay so'
    accepted loyal '' -l 'Site|1|pcs|1190|19' --gross --discount 0 --ground why
    cp "$ledger" start
    run2 invoice new --order O-1
    assert_status 0
    run2 made
    assert_out <<'END'
INV-2026-0001 1190.00 order=O-1;quote=Q-1;prices=gross;ground=why
  1190.00,Site,qty=1;unit=pcs;vat=19;vatcat=S;order=O-1
END
    run2 invoice act --order O-1
    assert_status 0
    run2 made act ACT
    assert_out_has 'ACT-2026-0001 1190.00 order=O-1;prices=gross'
    # they do not mix with prices without
    cp start "$ledger"
    order loyal W-1 119.00
    run2 invoice new loyal --orders
    assert_status 0
    assert_err 'acct-invoice: line 7: order O-1 is not billed: its quote has the other kind of prices, with or without tax (bill it alone: --order)'
    [ "$(total)" = 107.10 ]
    cp start "$ledger"
    order loyal W-1 119.00
    run2 invoice new loyal --orders --gross
    assert_status 0
    assert_err ''
    # the quote has no discount, the other order the client's
    run2 made
    assert_out <<'END'
INV-2026-0001 1297.10 prices=gross;ground=why
  119.00,Work W-1,qty=1;unit=pcs;vat=0;discount=11.90;order=W-1
  1190.00,Site,qty=1;unit=pcs;vat=19;vatcat=S;order=O-1
END

    begin 'an amount off it is shared by its orders'
    accepted k each -l 'A|1|pcs|100|0' -l 'B|1|pcs|200|0' -l 'C|1|pcs|33|0' \
        --discount 50
    # bc: 50 × 100 / 333 = 15.015; × 300 / 333 = 45.045; the rest
    for o in O-3 O-1 O-2; do invoice new --order "$o" -q; done
    run2 made
    assert_out <<'END'
INV-2026-0001 28.05 order=O-3;allowance=4.95
  33.00,C,qty=1;unit=pcs;vat=0;order=O-3
INV-2026-0002 84.98 order=O-1;allowance=15.02
  100.00,A,qty=1;unit=pcs;vat=0;order=O-1
INV-2026-0003 169.97 order=O-2;allowance=30.03
  200.00,B,qty=1;unit=pcs;vat=0;order=O-2
END
    [ "$(awk -F, '/,invoice,/ { sum += $6 } END { print sum }' "$ledger")" = 283 ]

    begin 'an order that was made to be something else is billed as that'
    accepted loyal '' -l 'Site|1|pcs|1000|19' --discount 0
    sed -i '/,order,/s/1000.00/800.00/' "$ledger"
    run2 invoice new --order O-1
    assert_status 0
    run2 made
    # the tax is the quote's, and it is less than that already
    assert_out <<'END'
INV-2026-0001 952.00 order=O-1
  800.00,Site,qty=1;unit=pcs;vat=19;vatcat=S;order=O-1
END
}

# --- discounts of contracts ---------------------------------------------------

@test "orders: each has the discount of its contract" {
    echo ',2026-01-01,contract,k,C-1,100.00,EUR,,,,Care,discount=10' >>"$ledger"
    order k W-1 100.00 contract=C-1
    cp "$ledger" start
    run2 invoice new --order W-1
    assert_status 0
    run2 made
    assert_out_has 'INV-2026-0001 90.00 order=W-1;discount=10'
    cp start "$ledger"
    run2 invoice new k --orders
    assert_status 0
    run2 made
    assert_out_has 'INV-2026-0001 90.00 discount=10'
    # another without
    cp start "$ledger"
    order k W-2 50.00
    run2 invoice new k --orders -l 'More|1|pcs|7'
    assert_status 0
    assert_err ''
    run2 made
    assert_out <<'END'
INV-2026-0001 147.00
  7.00,More,qty=1;unit=pcs;vat=0
  100.00,Work W-1,qty=1;unit=pcs;vat=0;discount=10.00;order=W-1
  50.00,Work W-2,qty=1;unit=pcs;vat=0;order=W-2
END
    refused 'acct-invoice: nothing of k is to be billed' invoice new k --orders
    # one that is asked for is instead
    cp start "$ledger"
    order k W-2 50.00
    invoice new k --orders --discount 20% -q
    [ "$(total)" = 120.00 ]
}

# --- parts ----------------------------------------------------------------------

@test "order: advances, and what is left" {
    begin 'an advance, then what is left, and no more'
    order loyal W-1 100.00
    # before discounts: they are given on each part
    invoice new --order W-1 -l 'Advance|1|pcs|30|19' -q
    [ "$(total)" = 32.13 ]
    cp "$ledger" start
    run2 invoice new loyal --orders
    assert_status 0
    assert_err ''
    run2 made
    assert_out <<'END'
INV-2026-0001 32.13 order=W-1;discount=10
  30.00,Advance,qty=1;unit=pcs;vat=19;vatcat=S;order=W-1
INV-2026-0002 63.00 discount=10
  70.00,"Work W-1, what is left: 70.00 of 100.00",qty=1;unit=pcs;vat=0;order=W-1
END
    refused 'acct-invoice: nothing of loyal is to be billed' \
        invoice new loyal --orders
    refused 'acct-invoice: order W-1 is on invoice INV-2026-0002 already (what is to be billed besides is a line: -l)' \
        invoice new --order W-1
    # an invoice may name it in its head alone
    sed -i 's/S;order=W-1/S/' start
    cp start "$ledger"
    run2 invoice new --order W-1
    assert_status 0
    [ "$(total)" = 63.00 ]
    # a line of another order is not for this one
    sed 's/vatcat=S/&;order=W-2/' start >"$ledger"
    invoice new --order W-1 -q
    [ "$(total)" = 90.00 ]

    begin "an advance on a quote; its tax is what the quote's is in the end"
    accepted loyal '' -l 'Site|1|pcs|1000|19' -l 'Text|1|pcs|100|7' \
        --discount 10%
    cp "$ledger" start
    # of 900 + 90; no discount a second time
    invoice new --order O-1 -l 'Advance|1|pcs|450|19' -q
    [ "$(total)" = 535.50 ]
    run2 invoice new --order O-1
    assert_status 0
    assert_err ''
    run2 made
    # bc: 450 × 1.19 + 90 × 1.07
    assert_out <<'END'
INV-2026-0001 535.50 order=O-1
  450.00,Advance,qty=1;unit=pcs;vat=19;vatcat=S;order=O-1
INV-2026-0002 631.80 order=O-1
  450.00,"Site, what is left: 540.00 of 990.00",qty=1;unit=pcs;vat=19;vatcat=S;order=O-1
  90.00,"Site, what is left: 540.00 of 990.00",qty=1;unit=pcs;vat=7;vatcat=S;order=O-1
END
    refused 'acct-invoice: order O-1 of quote Q-1 is on invoice INV-2026-0002 already (bill what is left order by order: --order)' \
        invoice new --quote Q-1
    # one that was billed at another rate
    cp start "$ledger"
    invoice new loyal -s order=O-1 -l 'Advance|1|pcs|450' -q
    run2 invoice new --order O-1
    assert_status 0
    run2 made
    # bc: 450 + 717.30 = 900 × 1.19 + 90 × 1.07
    assert_out <<'END'
INV-2026-0001 450.00 order=O-1
  450.00,Advance,qty=1;unit=pcs;vat=0
INV-2026-0002 717.30 order=O-1
  900.00,"Site, what is left: 540.00 of 990.00",qty=1;unit=pcs;vat=19;vatcat=S;order=O-1
  90.00,"Site, what is left: 540.00 of 990.00",qty=1;unit=pcs;vat=7;vatcat=S;order=O-1
  450.00,"Site, billed before at another rate",qty=-1;unit=pcs;vat=0;order=O-1
END
    # a discount that was given is given
    cp start "$ledger"
    invoice new --order O-1 --discount 20% -q
    refused 'acct-invoice: order O-1 is on invoice INV-2026-0001 already (what is to be billed besides is a line: -l)' \
        invoice new --order O-1
    sed -i 's/quote=Q-1;discount=20/discount=20/' "$ledger"
    refused 'acct-invoice: order O-1 is on invoice INV-2026-0001 already (what is to be billed besides is a line: -l)' \
        invoice new --order O-1

    begin 'with and without tax are compared in its own terms'
    order k W-1 100.00
    # 59.50 with tax is 50 without
    invoice new --order W-1 --gross -l 'Advance|1|pcs|59.50|19' -q
    invoice new --order W-1 -q
    run2 made
    assert_out_has '50.00,"Work W-1, what is left: 50.00 of 100.00"'
    # a shop whose prices are all with tax
    order k W-2 100.00
    invoice new --order W-2 --gross -l 'Advance|1|pcs|40|19' -q
    invoice new k --orders --gross -q
    run2 made
    assert_out_has '60.00,"Work W-2, what is left: 60.00 of 100.00"'
    order k W-3 100.00
    invoice new --order W-3 --gross -l 'All of it|1|pcs|100|19' -q
    refused 'acct-invoice: nothing of k is to be billed' invoice new k --orders
    # of a quote with tax, an advance without: 500 is 595 with
    accepted k '' -l 'Site|1|pcs|1190|19' --gross
    invoice new --order O-1 -l 'Advance|1|pcs|500|19' -q
    invoice new --order O-1 -q
    [ "$(total)" = 595.00 ]
    run2 made
    assert_out_has '595.00,"Site, what is left: 595.00 of 1,190.00"'
}

@test "order: what can be compared with its price" {
    begin 'invoices typed by hand, without lines, with the usual tax'
    printf '[invoice]\nvat = 19\n' >>"$ACCT_HOME/acct.conf"
    order k W-1 100.00
    echo ',2026-03-01,invoice,k,H-1,59.50,EUR,,,,,order=W-1' >>"$ledger"
    invoice new --order W-1 -q
    [ "$(total)" = 59.50 ]
    order k W-2 100.00
    echo ',2026-03-01,invoice,k,H-2,119.00,EUR,,,,,order=W-2' >>"$ledger"
    refused 'acct-invoice: nothing of k is to be billed' invoice new k --orders
    # where a quote has several rates, it cannot be told
    accepted k '' -l 'Site|1|pcs|100|19' -l 'Text|1|pcs|100|7'
    echo ',2026-03-01,invoice,k,H-3,50.00,EUR,,,,,order=O-1' >>"$ledger"
    n=$(grep -n ,order,k,O-1, "$ledger" | cut -d: -f1)
    refused "acct-invoice: line $n: order O-1 is not billed: an invoice names it without lines that tell the tax; say what is left with -l (H-3)
acct-invoice: nothing of k is to be billed" invoice new k --orders

    begin 'what cannot be compared is told of'
    order k W-1 100.00
    order k W-2 ''
    order k W-3 70.00
    put_more "$ledger" <<'END'
,2026-03-01,invoice,k,H-1,50.00,USD,,,,,order=W-1
,2026-03-01,invoice,k,H-2,50.00,EUR,,,,,order=W-2
END
    run2 invoice new k --orders
    assert_status 0
    # one without an amount is billed once an invoice names it
    assert_err 'acct-invoice: line 4: order W-1 is not billed: an invoice in another currency names it; say what is left with -l (H-1)'
    [ "$(total)" = 70.00 ]
    refused 'acct-invoice: line 6: order W-2 is not billed: it has no amount to compare with that of an invoice which names it; say what is left with -l (H-2)
acct-invoice: nothing of k is to be billed' invoice new --order W-2
    run2 invoice new --order W-2 -l 'The rest|1|pcs|5'
    assert_status 0

    begin 'what was credited of it is left again; a reduction is not'
    order k W-1 100.00
    invoice new --order W-1 -q
    invoice credit INV-2026-0001 -l 'It was late|1|pcs|10' -q
    refused 'acct-invoice: nothing of k is to be billed' invoice new k --orders
    sed -i '/,credit,/d; /It was late/d' "$ledger"
    # a credit line that names the order takes it back
    put_more "$ledger" <<'END'
,2026-04-02,credit,k,CN-9,40.00,EUR,,,,,invoice=INV-2026-0001
,2026-04-02,line,k,CN-9,40.00,EUR,,,,Not needed,order=W-1
END
    invoice new k --orders -q
    run2 made
    assert_out_has '40.00,"Work W-1, what is left: 40.00 of 100.00"'
    invoice credit INV-2026-0002 --all -q
    invoice credit INV-2026-0001 --all -q
    invoice new k --orders -q
    [ "$(total)" = 100.00 ]
    # so it is with a quote
    accepted k '' -l 'Site|1|pcs|1000|19'
    invoice new --quote Q-1 -q
    invoice credit INV-2026-0004 --all -q
    run2 invoice new --quote Q-1
    assert_status 0
    [ "$(total)" = 1190.00 ]

    begin 'costs billed for it are not its price'
    order k W-1 100.00
    echo 'X1,2026-03-01,cost,k,W-1,30.00,EUR,,,,Train,' >>"$ledger"
    invoice new k --order W-1 --costs -q
    [ "$(total)" = 30.00 ]
    invoice new k --orders -q
    [ "$(total)" = 100.00 ]
}

@test "orders: quotes in random parts are billed to the cent" {
    local quotes
    quotes=$(many 5 40)
    RANDOM=13
    for ((i = 1; i <= quotes; i++)); do
        a=$((RANDOM % 90000 + 10000)) b=$((RANDOM % 90000 + 10000))
        terms=()
        [ $((RANDOM % 2)) = 0 ] || terms+=(--discount "$((RANDOM % 30))%")
        [ $((RANDOM % 3)) = 0 ] || terms+=(--gross)
        quote=$(invoice quote k -l "A $i|1|pcs|${a::-2}.${a: -2}|19" \
            -l "B $i|1|pcs|${b::-2}.${b: -2}|7" "${terms[@]}")
        order=$(invoice accept "$quote")
        for part in 19 7 19; do
            [ $((RANDOM % 3)) = 0 ] ||
                invoice new --order "$order" -q \
                    -l "Advance|1|pcs|$((RANDOM % 60 + 1)).$((RANDOM % 90 + 10))|$part"
        done
        number=$(invoice new --order "$order")
        refused "acct-invoice: order $order is on invoice $number already (what is to be billed besides is a line: -l)" \
            invoice new --order "$order"
    done
    # by order, what was quoted and what was billed: cents are lost in rounding
    # the tax of each part alone
    awk -F, '
        $3 == "offer" && $6 != "" { quoted[$5] = $6 }
        $3 == "order" { split($12, a, "="); of[$5] = a[2] }
        $3 == "invoice" {
            match($12, /order=O-[0-9]+/)
            billed[of[substr($12, RSTART + 6, RLENGTH - 6)]] += $6
            n[of[substr($12, RSTART + 6, RLENGTH - 6)]]++
        }
        END {
            for (q in quoted) {
                d = quoted[q] - billed[q]
                if (d < 0) d = -d
                if (d > 0.01 * n[q] + 0.0001) print q, quoted[q], billed[q]
                parts += n[q]
                quotes++
            }
            print quotes, (parts > 2 * quotes)
        }' "$ledger" >got
    run2 cat got
    assert_out "$quotes 1"
}

@test "words in lines: in the client's language" {
    put_more "$ledger" <<'END'
a3,2026-01-01,client,oreh,,,EUR,,,,Орех,lang=ru-RU
,2026-02-01,order,oreh,R-1,12000.00,EUR,,,,Сайт,
c1,2026-02-02,cost,oreh,,,,,,,Звонок,hours=1.5
c2,2026-02-03,cost,oreh,,7.00,EUR,,,,,
c3,2026-02-03,cost,loyal,,7.00,EUR,,,,,
END
    delivered R-1
    invoice new oreh --order R-1 -l 'Аванс|1|шт.|2000|0' -q
    invoice new oreh --orders --costs --hour 100 -q
    # the rest at another rate than the advance had
    invoice new oreh -l 'Работа|2|ч|50|20' -q
    invoice credit INV-2026-0003 -l 'Час|1|ч|50|20' -q
    invoice credit INV-2026-0003 --all -q
    invoice new loyal --costs --discount 0 -q
    sed -nE 's/^[^,]*,[^,]*,line,[^,]*,([^,]*),([^,]*),EUR,,,,/\1 \2 /p' "$ledger" >lines
    run2 cat lines
    assert_out <<'END'
INV-2026-0001 2000.00 Аванс,qty=1;unit=шт.;vat=0;order=R-1
INV-2026-0002 10000.00 "Сайт, остаток: 10 000,00 из 12 000,00",qty=1;unit=шт.;vat=0;order=R-1
INV-2026-0002 100.00 Звонок,qty=1.5;unit=ч;vat=0;cost=c1
INV-2026-0002 7.00 расходы,qty=1;unit=шт.;vat=0;cost=c2
INV-2026-0003 50.00 Работа,qty=2;unit=ч;vat=20;vatcat=S
CN-2026-0001 50.00 Час,qty=1;unit=ч;vat=20;vatcat=S
CN-2026-0002 50.00 Остаток по счёту INV-2026-0003,qty=1;vat=20;vatcat=S
INV-2026-0004 7.00 cost,qty=1;unit=pcs;vat=0;cost=c3
END
    # what was billed is known by attributes, not by words
    sed -i 's/lang=ru-RU/lang=en/' "$ledger"
    refused 'acct-invoice: nothing of oreh is to be billed' \
        invoice new oreh --orders --costs --hour 100
}
