# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of the built-in rules share.

header=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

setup() {
    common_setup
    # nothing else comes between
    printf '[followup]\nquiet = 0d\n' >"$ACCT_HOME/acct.conf"
    { echo "$header" && echo 'c1,2026-01-01,client,acme,,,EUR,,email,anna,Acme Ltd,email=a@acme.example'; } >"$ledger"
}

# More rows, at the end of the file.
more() {
    put_more "$ledger"
}

# is DATE WANTED [OPTION...] [--err TEXT]: the keys on that day, joined by blanks.
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

# life RULE KEY DAY [END]: there is none on the day before; on DAY it is there;
# from END it is not; nor is it in a pause (held back at most) or for who is
# lost.  The record that ends it is in the ledger.
life() {
    local rule=$1 key=$2 day=$3 end=${4-} who
    later "$day" -1
    is "$REPLY" '' --rule "$rule"
    is "$day" "$key" --rule "$rule"
    if [ -n "$end" ]; then
        later "$end" -1
        is "$REPLY" "$key" --rule "$rule"
        is "$end" '' --rule "$rule"
    fi
    cp "$ledger" kept.csv
    if [ "${paused-}" != too ]; then
        who=${key#*:}
        more <<<"s1,$day,status,${who%%:*},,,,,,anna,,state=paused"
        is "$day" '' --rule "$rule"
        [ "${paused-}" = gone ] || is "$day" "$key" --rule "$rule" --held
    fi
    cp kept.csv "$ledger"
}
