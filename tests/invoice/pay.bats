#!/usr/bin/env bats
# acct-invoice pay: payments.

load ../helper
load invoice

@test "pay: with an amount and without, on account" {
    begin 'what is open, where no amount is given'
    dealings
    n=$(($(wc -l <"$ledger") + 1))
    run2 invoice pay A-1
    assert_status 0
    assert_err ''
    text_is id "$out" "$(tail -n 1 "$ledger" | cut -d, -f1)"
    run2 rows "$n"
    assert_out '2026-04-10,payment,acme,A-1,60.00,EUR,,,,,'
    run2 invoice list --client acme --open -O ids
    assert_out A-3

    begin 'an amount, a date, a reference, a remark'
    dealings
    n=$(($(wc -l <"$ledger") + 1))
    run2 invoice pay J-1 1000 -d 2026-04-01 --bank 'T/55' -m 'by hand' \
        -s method=transfer -w vera
    assert_status 0
    run2 rows "$n"
    assert_out '2026-04-01,payment,jumbo,J-1,1000,JPY,,,vera,by hand,method=transfer;bank=T/55'

    begin 'on account of a client'
    dealings
    n=$(($(wc -l <"$ledger") + 1))
    invoice pay --client 'Кофейня «Ромашка»' 30.50 -q
    invoice pay --client romashka 1 --currency USD -q
    run2 rows "$n"
    assert_out <<'END'
2026-04-10,payment,romashka,,30.50,RUB,,,,,
2026-04-10,payment,romashka,,1.00,USD,,,,,
END
}

@test "pay: too much, back, by mistake, a dry run" {
    begin 'too much is recorded, and told of'
    dealings
    run2 invoice pay A-1 75.50 -q
    assert_status 0
    assert_out ''
    assert_err 'acct-invoice: invoice A-1 is now overpaid by 15.50 EUR'
    run2 invoice pay A-1 1000 -q
    assert_err 'acct-invoice: invoice A-1 is now overpaid by 1 015.50 EUR'
    run2 invoice list --client acme -O ndjson
    [ "$(jq -r 'select(.number == "A-1").overpaid' "$out_file")" = 1015.50 ]

    begin 'money that goes back'
    dealings
    run2 invoice pay R-1 -q -- -200
    assert_status 0
    assert_err ''
    run2 invoice list --client romashka -O ndjson
    [ "$(jq -r '.paid, .open, .status' "$out_file" | paste -sd ' ')" = \
        '1000.00 0.00 paid' ]

    begin 'mistakes change nothing'
    dealings
    refused 1 'nothing is open on invoice A-2' invoice pay A-2
    refused 1 'nothing is open on invoice R-1' invoice pay R-1
    refused 1 "no invoice 'A-7' (closest: A-" invoice pay A-7 5
    refused 1 "invoice 'A-4' was voided" invoice pay A-4 5
    refused 2 "the amount: '12,50' is not a decimal (use a point)" \
        invoice pay A-1 12,50
    refused 2 "the amount: '12.505' has more than 2 decimals" \
        invoice pay A-1 12.505
    refused 2 "the amount: '1.5' has more than 0 decimals" \
        invoice pay J-1 1.5
    refused 2 'a payment of 0 is none' invoice pay A-1 0
    refused 2 "the amount: 'A-1' is not a decimal" \
        invoice pay --client acme A-1
    refused 2 'the amount is expected' \
        invoice pay --client acme A-1 5
    refused 2 'the amount is expected' invoice pay --client acme
    refused 2 'which invoice?' invoice pay
    refused 2 "not 'EUR'" invoice pay A-1 5 EUR
    refused 1 "no client 'akme'" invoice pay --client akme 5
    refused 1 'invoice A-1 is in EUR, not in USD' \
        invoice pay A-1 5 --currency USD
    refused 2 "'XXQ' is no currency" \
        invoice pay --client acme 5 --currency XXQ
    refused 1 'payment has no attribute' \
        invoice pay A-1 5 -s colour=red

    begin 'a dry run shows the row, and adds nothing'
    dealings
    keep "$ledger"
    run2 invoice pay A-1 -n
    assert_status 0
    assert_out_has ',payment,acme,A-1,60.00,EUR,'
    same "$ledger"
}
