#!/usr/bin/env bats
# acct-invoice act, sent, signed: closing documents.

load ../helper
load documents

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
    run2 invoice sent ACT-2026-0001 ACT-2026-0002 --as-of 2026-04-11
    assert_status 0
    assert_out ''
    run2 invoice signed ACT-2026-0002 -d 2026-04-20 --as-of 2026-04-21
    assert_status 0
    refused 2 '--date: 2026-04-22 is after today' \
        invoice signed ACT-2026-0001 -d 2026-04-22 --as-of 2026-04-21
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
    refused 1 '' invoice act --order O-3
    assert_err 'acct-invoice: order O-3 has the closing document ACT-2026-0001 already (for another, give its lines: -l)'
    invoice act --order O-3 -l 'Not delivered, the rest|1|pcs|1' -q
    invoice act --invoice INV-2026-0001 -l 'Half of it|1|pcs|1' -q
    tail -n 2 "$ledger" | grep -q 'ACT-2026-0003,.*invoice=INV-2026-0001$'
    sed -i '/ACT-2026-000[23]/d' "$ledger"
    refused 1 "'INV-2026-0001' belongs to client acme, not to loyal" \
        invoice act loyal --invoice INV-2026-0001 -l 'x|1||1'
    # one that never happened closes nothing
    sed -i '/,act,.*sent=/d' "$ledger"
    id=$(grep ,act,acme,ACT-2026-0001 "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-04-10 void acme -r "$id" -q
    run2 invoice act --invoice INV-2026-0001
    assert_status 0
    assert_err ''
    assert_out ACT-2026-0002
}

@test "act: of an invoice whose lines name the orders, it closes these" {
    begin 'its own lines name them'
    to_close() {
        acct-followup --as-of "$1" -O csv | sed -n 's/^act:[^:]*:\([^,]*\),.*/\1/p' | sort |
            paste -sd ' '
    }
    [ "$(to_close 2026-04-12)" = 'O-1 O-2 O-4' ]
    invoice new acme -q --orders 2>note
    invoice act --invoice INV-2026-0001 -q
    [ "$(to_close 2026-04-12)" = 'O-1 O-2 O-4' ]
    invoice sent ACT-2026-0001
    [ "$(to_close 2026-04-12)" = O-4 ]
    # the whole is closed, and so is each of its orders
    for order in O-1 O-2; do
        refused 1 "order $order has the closing document ACT-2026-0001 already" \
            invoice act --order "$order"
        run2 acct-invoice acts --as-of 2026-05-01 --order "$order" -O ids
        assert_out ACT-2026-0001
    done

    begin 'one that has no lines is about those of its invoice'
    invoice new acme -q --orders 2>note
    echo ',2026-04-10,act,acme,A-7,892.50,EUR,,,,,invoice=INV-2026-0001;sent=2026-04-10' >>"$ledger"
    [ "$(to_close 2026-04-12)" = O-4 ]
    refused 1 'order O-1 has the closing document A-7 already' invoice act --order O-1
    run2 acct-invoice acts --as-of 2026-05-01 --order O-2 -O ids
    assert_out A-7

    begin 'an order that was closed is not closed by its invoice again'
    invoice act --order O-1 -q
    invoice new acme -q --orders 2>note
    refused 1 'order O-1 has the closing document ACT-2026-0001 already' \
        invoice act --invoice INV-2026-0001

    begin 'an order of two invoices has an act of each'
    invoice new acme -q -s order=O-1 -l 'Pages, half|1|h|250'
    invoice new acme -q -s order=O-1 -l 'Pages, the rest|1|h|250'
    invoice act --invoice INV-2026-0001 -q
    run2 invoice act --invoice INV-2026-0002
    assert_status 0
    assert_err ''
    assert_out ACT-2026-0002
}
