#!/usr/bin/env bats
# The catalogue of messages: tests/house/messages.txt has a case for each one of the
# ground that all tools share, so that wording and remedy cannot rot.

load ../helper

# Where the messages of the catalogue are: what every tool reads, adds and is
# called with: rooms, so that a file may move within them.  What one tool alone
# says has its cases in that tool's file.
sources() {
    find cmd/cli cmd/acct-add.c lib/{base,book,ledger} lib/work/enter \
        -name '*.c'
    [ ! -d cmd/add ] || find cmd/add -name '*.c'
}

# Every string that is shown, as it stands in the source, one a line.
messages() {
    sources | LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 --keyword \
        --keyword=_ --keyword=P_:1,2 --no-wrap -o - -f - 2>/dev/null |
        sed -n 's/^msgid\(_plural\)\{0,1\} "\(..*\)"$/\2/p' | sort -u
}

# The entries of the catalogue; see there.  Calls `entry` for each, which finds
# its lines in id, command, want_status, want, elsewhere.
each_entry() {
    local line id='' command='' want='' want_status='' elsewhere=''
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '#'*) ;;
        '')
            [ -z "$id" ] || entry
            id='' command='' want='' want_status='' elsewhere=''
            ;;
        '$ '*) command=${line#??} ;;
        [0-9]' '*) want_status=${line%% *} want=${line#??} ;;
        '! '* | '@ '*) elsewhere=$line ;;
        *) id=$line ;;
        esac
    done < <(cat "$root/tests/house/messages.txt" && echo)
}

# Sets $pattern: what texts made from the message match.
pattern() {
    local mark=$'\1'
    shopt -s extglob
    pattern=${1//%*([0-9.*])*([lz])[sducxX]/$mark}
    pattern=${pattern//\\\"/\"}
    pattern=${pattern//[][*?]/?}
    pattern=${pattern//$mark/*}
}

@test "messages: each has a case, and each case its message" {
    entry() { echo "$id"; }
    cd "$root" || return 1
    messages >"$BATS_TEST_TMPDIR/have"
    each_entry | sort >"$BATS_TEST_TMPDIR/want"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/have")" -gt 100 ]
    # - has no case, + is said no more
    diff -U0 "$BATS_TEST_TMPDIR/have" "$BATS_TEST_TMPDIR/want"
}

@test "messages: what --help says of a record is there for translators" {
    local type help n=0
    find "$root"/{lib,cmd} -name '*.[ch]' |
        LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 --keyword --keyword=_ \
            --keyword=N_ --keyword=P_:1,2 --no-wrap -o - -f - 2>said |
        sed -n 's/^msgid "//p' >words
    [ ! -s said ] || wrong "$(cat said)"
    for type in $(acct-add --help types | cut -d ' ' -f 1); do
        while IFS= read -r help; do
            n=$((n + 1))
            grep -qF -- "$help" words || wrong "$type: $help"
        done < <(acct-add --help "$type" |
            awk '/^  [a-z]/ { sub(/ \((required|numbered if left out)\)$/, ""); print substr($0, 26) }')
    done
    [ "$n" -gt 200 ] || wrong "$n lines"
}

@test "messages: what has its case elsewhere has it there" {
    entry() {
        [[ $elsewhere == '@ '* ]] || return 0
        local part
        # the longest part that is the same in every text
        pattern "$id"
        part=$(tr '*' '\n' <<<"$pattern" | awk '
            length > length(most) { most = $0 } END { print most }')
        grep -qF -- "$part" "$root/tests/${elsewhere#??}" || {
            echo "not in ${elsewhere#??}: $part"
            return 1
        }
    }
    each_entry
}

# For the cases: a ledger of one's own, a configuration.
l_csv() { printf %b "$1" >l.csv; }
conf() { printf %b "$1" >"$ACCT_HOME/acct.conf"; }
rows() { printf %b "$1" >rows; }
add() { acct-add --as-of 2026-10-05 "$@"; }
order() { add order acme x "$@"; }
metrics() { acct-metrics --as-of 2026-10-05 "$@"; }
holidays() {
    conf '[work]\nholidays = h.ics\n'
    printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n%b\nEND:VEVENT\nEND:VCALENDAR\n' \
        "$1" >h.ics
    acct-followup --as-of 2026-10-05
}

book='id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-10,client,acme,,,,,,,ООО «Акме»,
01B,2026-01-11,client,beta,,,EUR,,,,Beta,
01C,2026-01-12,order,acme,O-1,1000.00,RUB,,,,Logo,
01D,2026-01-13,order,acme,O-2,,,,,,Mistake,
01E,2026-01-14,void,,01D,,,,,,,
'

# A directory of its own for each case.
place() {
    cd "$BATS_TEST_TMPDIR/case.$cases" || return 1
    export ACCT_HOME=$PWD
    ledger=$PWD/ledger.csv
    printf %s "$book" >"$ledger"
}

# What differs, and goes on to the next case.
differs() {
    printf '%s\n  message: %s\n  wanted: %s\n  got:    %s\n' \
        "$1" "$2" "$3" "$4"
    bad=$((bad + 1))
}

@test "messages: each case gives its text and status, and leaves the ledger alone" {
    local cases=0 bad=0 traced='' now
    mkdir "$BATS_TEST_TMPDIR"/case.{1..250}
    ! strace -qq -o /dev/null true 2>/dev/null || traced=yes
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    entry() {
        [ -n "$command" ] || return 0
        [[ $command != *strace* ]] || [ -n "$traced" ] || return 0
        cases=$((cases + 1))
        place
        # shellcheck disable=SC2016  # as it stands in the catalogue
        want=${want//'$PWD'/$PWD}
        run2 eval "$command"
        pattern "$id"
        # shellcheck disable=SC2053  # it is a pattern
        [[ $want == *$pattern* ]] ||
            differs 'not of this message:' "$id" "$pattern" "$want"
        [ "$want_status" -ne 2 ] ||
            want+=$'\n'"Try '${want%%:*} --help'."
        [ "$err" = "$want" ] || differs 'text:' "$id" "$want" "$err"
        [ "$status" -eq "$want_status" ] ||
            differs 'status:' "$id" "$want_status" "$status"
        [ "$status" -eq 0 ] || {
            [ -z "$out" ] || differs 'output:' "$id" '' "$out"
            IFS= read -r -d '' now <"$ledger" || :
            [ "$now" = "$book" ] || differs 'ledger:' "$id" "$book" "$now"
        }
    }
    each_entry
    echo "# $cases cases" >&3
    [ "$cases" -gt 100 ]
    [ "$bad" -eq 0 ]
}
