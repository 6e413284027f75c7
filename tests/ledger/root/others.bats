#!/usr/bin/env bats
# Two users on one ledger.  Takes root, who can be both; .ci/run runs it.

load ../../helper
load ../hands

@test "hands: who has the lock is somebody else's business: not said" {
    as_other
    chmod 666 "$ledger"
    ln "$ledger" "$public/ledger.csv"
    hold
    run2 other acct-add -f "$public/ledger.csv" note acme x --wait 0
    assert_status 1
    assert_err "acct-add: $public/ledger.csv is locked by another program (waited 0 s; try again, or --wait longer)"
    release
}

@test "hands: a ledger that others may write to stays whose it is" {
    as_other
    cp "$ledger" "$public/ledger.csv"
    chmod 666 "$public/ledger.csv"
    run2 other acct-add -q -f ledger.csv note acme x
    assert_status 0
    [ "$(stat -c '%u %a' "$public/ledger.csv")" = '0 666' ]
    [ "$(wc -l <"$public/ledger.csv")" -eq 3 ]
}
