# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of documents share.

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
