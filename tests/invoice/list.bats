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
