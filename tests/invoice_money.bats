#!/usr/bin/env bats
# acct-invoice: money that must come out even, whatever is recorded: what goes
# back, credit notes in parts, statement and aging, dates before a document's.

load helper

setup() {
    common_setup
    printf '[acct]\ncurrency = EUR\n' >"$ACCT_HOME/acct.conf"
    cat >"$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,k,,,EUR,,,me,Klient,lang=en
a2,2026-01-01,client,m,,,EUR,,,me,Mandant,lang=en
END
}

invoice() {
    acct-invoice --as-of 2026-04-10 "$@"
}

# Fails as it says, with nothing else, and the ledger is as it was.
refused() {
    local wanted_status=$1 words=$2
    shift 2
    keep "$ledger"
    run2 "$@"
    assert_status "$wanted_status"
    assert_out ''
    [ "$wanted_status" != 2 ] || words+=$'\n'"Try 'acct-invoice --help'."
    assert_err "acct-invoice: $words"
    same "$ledger"
}

# The ledger's rows from line $1 on, without their ids.
rows() {
    tail -n "+$1" "$ledger" | cut -d, -f2-
}

# --- what goes back ---------------------------------------------------------

@test "pay: no more goes back than was paid, however it is said" {
    invoice new k -q -l 'Work|1||100|19'
    invoice pay INV-2026-0001 59 -q
    refused 1 '500.00 cannot be paid back: 59.00 was paid' \
        invoice pay INV-2026-0001 -- -500
    refused 1 '59.01 cannot be paid back: 59.00 was paid' \
        invoice pay INV-2026-0001=-59.01
    # parts of one payment count together
    refused 1 '30.00 cannot be paid back: 29.00 was paid' \
        invoice pay INV-2026-0001=-30 INV-2026-0001=-30
    refused 1 '0.01 cannot be paid back: 0.00 was paid' \
        invoice pay --client k -- -0.01
    refused 1 '5.00 cannot be paid back: 0.00 was paid' \
        invoice pay --client k --spread -- -5
    refused 2 '-5 is below zero (what goes back is told above it)' \
        invoice refund INV-2026-0001 -- -5
    run2 invoice pay INV-2026-0001=-30 INV-2026-0001=-29 -q
    assert_status 0
    assert_out ''
    assert_err ''
    run2 invoice list -O csv
    assert_out 'number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner
INV-2026-0001,2026-04-10,2026-04-24,k,119.00,0.00,0.00,119.00,0.00,EUR,open,0,me'
}

@test "pay: from the account, what is on it" {
    invoice pay --client k 80 -q
    refused 1 '80.01 cannot be paid back: 80.00 was paid' \
        invoice pay --client k -- -80.01
    refused 1 '100.00 cannot be paid back: 80.00 was paid' \
        invoice pay --client k --spread -- -100
    invoice pay --client k -q -- -50
    invoice pay --client k --spread -q -- -30
    run2 invoice aging -O csv
    assert_status 0
    assert_err ''
    assert_out client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
}
