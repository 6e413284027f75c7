# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of acct-followup share.

setup() {
    common_setup
    export EDITOR=false
    # these rules alone; the others are in defaults.bats
    printf '%s\n' rule,use '*,no' task,yes deadline,yes question,yes \
        issue,yes renewal,yes checkin,yes >"$ACCT_HOME/rules.csv"
}

header=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
columns=key,date,due,client,contact,channel,address,rule,ref,owner,urgency
columns=$columns,template,record,reason

# The ledger: its rows are standard input.
rows() {
    echo "$header" >"$ledger"
    put_more "$ledger"
}

# More rows, at the end of the file.
more() {
    put_more "$ledger"
}

# is DATE WANTED [OPTION...] [--err TEXT]: the keys on that day, in order, joined by blanks.
is() {
    local day=$1 want=$2 said=
    shift 2
    if [ "${*: -2:1}" = --err ]; then
        said="acct-followup: ${*: -1}"
        set -- "${@:1:$#-2}"
    fi
    run2 acct-followup -O ids --as-of "$day" "$@"
    assert_status 0
    assert_err "$said"
    text_is "keys on $day" "${out//$'\n'/ }" "$want"
}

# One client, known since January, spoken to all the time.
quiet_client() {
    rows <<'END'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,email=office@acme.example
u0,2026-09-30,touch,acme,,,,,email,anna,Hello,dir=out;kind=other
END
}

some_work() {
    rows <<'END'
a1,2026-09-20,client,acme,,,,,email,anna,Acme Ltd,
b1,2026-09-25,client,bolt,,,,,email,boris,Bolt,
t1,2026-10-01,task,acme,T-1,,,2026-10-05,,anna,Call,
t2,2026-10-01,task,bolt,T-2,,,2026-10-06,,,Write,
t3,2026-10-01,task,,T-3,,,2026-10-20,,anna,Tidy,
t4,2026-10-01,task,,T-4,,,,,,Dream,
i1,2026-10-04,issue,bolt,I-1,,,2026-10-04,,anna,Leak,
o1,2026-09-20,order,acme,O-1,,,2026-10-14,,,Logo,
END
}
