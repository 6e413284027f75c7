# shellcheck shell=bash disable=SC2034,SC2119,SC2120,SC2154
# What the tests of acct-check share.

# Its own directory has nothing but what the test and the tool put there.
setup() {
    common_setup
    mkdir own
    cd own || return 1
}

head=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

# A ledger of rows that follow a client and an order: they begin at line 4.
# Backslashes are as in printf.
ledger_of() {
    printf '%s\n' "$head" \
        'a2,2026-01-01,client,acme,,,,,,,Acme,' \
        'a3,2026-01-02,order,acme,O-1,100.00,EUR,2026-02-01,,,Pages,' >l.csv
    printf '%b' "$1" >>l.csv
}

check() {
    run2 acct-check -f l.csv -C /dev/null --as-of 2026-03-01 "$@"
}

# What was found, as "4:5 ref", a line each; REPLY is set to it, too.
found() {
    local line
    REPLY=
    while IFS= read -r line; do
        [[ ! $line =~ ^[^:]*:([0-9]+(:[0-9]+)?):\ ([a-z-]+):\  ]] ||
            line="${BASH_REMATCH[1]} ${BASH_REMATCH[3]}"
        REPLY+=${REPLY:+$'\n'}$line
    done <"$out_file"
    printf '%s\n' "$REPLY"
}

sound() {
    check
    assert_out ''
    assert_err ''
    assert_status 0
}

# Lines of "WHAT IS FOUND|ROWS": several findings have a comma between them,
# and nothing is to be found where there is none.
cases() {
    while IFS='|' read -r want rows; do
        [[ -n $rows ]] || continue
        ledger_of "$rows"
        check
        assert_err ''
        found >/dev/null
        got=${REPLY//$'\n'/,}
        [ "$got" = "$want" ] || wrong "found '$got' instead of '$want' in: $rows"
        [ "$status" -eq $((${#want} > 0)) ] || wrong "status $status"
    done
}
