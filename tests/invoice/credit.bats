#!/usr/bin/env bats
# acct-invoice credit: credit notes.

load ../helper
load documents

@test "credit: the whole, and parts of it" {
    begin 'the whole of it mirrors the invoice'
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

    begin 'in parts, never beyond the invoice'
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

@test "credit: thirds of a cent, paid invoices, drafts" {
    begin 'thirds of a cent add up to the invoice'
    invoice new acme -q -l 'x|3||0.33|19'
    # 0.99 + 0.1881
    [ "$(total invoice)" = 1.18 ]
    invoice credit INV-2026-0001 -q -l 'a|1||0.33|19'
    invoice credit INV-2026-0001 -q -l 'b|1||0.33|19'
    invoice credit INV-2026-0001 -q --all
    grep ,credit, "$ledger" | cut -d, -f6 >credits
    [ "$(awk '{ sum += $1 } END { print sum }' credits)" = 1.18 ]

    begin 'of a paid invoice, told of; of one typed by hand'
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

    begin 'a draft has no number, and adds nothing'
    invoice new acme -q -l 'x|1||100|0'
    keep "$ledger"
    run2 invoice credit INV-2026-0001 --all -n
    assert_status 0
    assert_out_has 'Credit note dated 10 April 2026 (draft)'
    assert_out_lacks CN-
    same "$ledger"
}
