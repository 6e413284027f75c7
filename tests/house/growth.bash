# shellcheck shell=bash
# What growth.bats is made of: ledgers of many things of one client, and what
# tools take for them, in steps (see steps.c).  Four times the things may take
# five times the steps, and no more: n log n is 4.4 times.
#
#     calls() { rows '%D,touch,a,,,,,,,hello,dir=in;kind=other' "$1"; }
#     of calls
#     grows acct-followup

setup() {
    common_setup
    # a sanitized build has no steps of its own
    PATH=${BUILD%/san}/steps:$PATH
    export ACCT_STEPS=$BATS_TEST_TMPDIR/steps
    small=250
    days=
    for ((i = 0; i < 175; i++)); do
        printf -v days '%s%(%F)T ' "$days" $(((20551 + i) * 86400))
    done
}

# print FORMAT N [PREFIX FIRST]: N lines.  In the format %d is the line's number
# from 0 on, %D a day of the last half year, later for each, %E three days after
# it.  Before each stand PREFIX and FIRST, or what that is counted up to.
print() {
    awk -v format="$1" -v n="$2" -v prefix="${3-}" -v at="${4-}" \
        -v days="$days" '
        BEGIN {
            split(days, day, " ")
            parts = split(format, part, "%")
            for (i = 0; i < n; i++) {
                d = int(i * 170 / n) + 1
                with["d"] = i
                with["D"] = day[d]
                with["E"] = day[d + 3]
                row = part[1]
                for (k = 2; k <= parts; k++)
                    row = row with[substr(part[k], 1, 1)] substr(part[k], 2)
                print prefix (at == "" ? "" : at + i ",") row
            }
        }'
}

# rows FORMAT [N]: adds N rows (one) to the ledger that is made.  A row has all
# columns but the id: that is R and the number of rows before it.
rows() {
    print "$1" "${2:-1}" R "$made_n" >>"$made"
    ((made_n += ${2:-1}))
}

# input FORMAT [N]: likewise adds rows to what the tool reads on standard input;
# a first line of its own names the columns.
input() {
    print "$1" "${2:-1}" >>"${made%.csv}.in"
}

# of THINGS: makes a ledger of client a with some things, and one with four times
# as many, by calling THINGS N.
of() {
    things=$1
    for n in "$small" "$((4 * small))"; do
        made=$BATS_TEST_TMPDIR/$n.csv made_n=0
        : >"${made%.csv}.in"
        echo id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs >"$made"
        rows '2020-01-01,client,a,,,,,,,Alpha,lang=en'
        "$1" "$n"
    done
}

# steps N COMMAND...: sets $REPLY to the steps it takes with N things, and $memory
# to the KiB that it had at most.  The command may be a function that looks at
# $n.
steps() {
    local n=$1
    shift
    rm -f "$ACCT_STEPS"
    "$@" -f "$BATS_TEST_TMPDIR/$n.csv" --as-of 2026-10-05 \
        <"$BATS_TEST_TMPDIR/$n.in" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || :
    # shellcheck disable=SC2034  # for the tests
    [ -s "$ACCT_STEPS" ] && read -r REPLY memory <"$ACCT_STEPS"
}

# grows COMMAND...: … as it should.
grows() {
    local few
    steps "$small" "$@"
    few=$REPLY
    steps "$((4 * small))" "$@"
    ((REPLY <= 5 * few)) || {
        echo "$things, $*: $few steps of $small, $REPLY of $((4 * small))" >&2
        return 1
    }
}
