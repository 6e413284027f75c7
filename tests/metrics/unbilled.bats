#!/usr/bin/env bats
# acct-metrics: what is done and in no invoice.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,,Acme,
O1,2026-01-05,order,acme,O-1,500.00,EUR,,,,Site,
S1,2026-02-01,stage,acme,O-1,,,,,,,stage=delivered
I1,2026-03-10,invoice,acme,INV-1,200.00,EUR,2026-04-01,,,,
L1,2026-03-10,line,acme,INV-1,200.00,EUR,,,,Part,order=O-1;vat=0
I2,2026-04-10,invoice,acme,INV-2,300.00,EUR,2026-05-01,,,,
L2,2026-04-10,line,acme,INV-2,300.00,EUR,,,,Rest,order=O-1;vat=0
END
}

@test "unbilled: what is left after a part was billed, as the follow-up has it" {
    begin 'at the end of each period'
    for p in 01=0.00 02=500.00 03=300.00 04=0.00; do
        run2 acct-metrics --as-of 2026-06-01 --period "2026-${p%=*}" -O csv
        assert_status 0
        assert_out_has "2026-${p%=*},unbilled,,${p#*=},money,EUR"
    done
    run2 acct-followup --as-of 2026-03-20 --rule unbilled -O csv
    assert_out_has 'send the invoice (300.00 EUR)'
    # before there is any invoice nothing is asked for, and the figure says all
    run2 acct-followup --as-of 2026-03-09 --rule unbilled -O ids
    assert_out ''
}
