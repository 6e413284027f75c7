#!/usr/bin/env bats
# The catalogue of messages: tests/messages.txt has a case for each one of the
# ground that all tools share, so that wording and remedy cannot rot.

load helper

# Where the messages of the catalogue are.  What the tools themselves say has
# its cases in their own files.
sources() {
    cd "$root" || return
    find lib/base lib/book lib/ledger lib/work/complete.c lib/work/enter.c \
        lib/work/enter_refs.c cmd/cli*.c cmd/feed.c cmd/acct-add.c -name '*.c' |
        grep -v -e ledger/lint.c -e ledger/replace.c | sort
}

# Every string that is shown, as it stands in the source, one a line.
messages() {
    sources | LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 --keyword \
        --keyword=_ --keyword=P_:1,2 --no-wrap --omit-header -o - -f - \
        2>/dev/null | sed -n 's/^msgid\(_plural\)\{0,1\} "\(.*\)"$/\2/p' | sort -u
}

# The entries of the catalogue; see there.  Calls `entry ID CASE` for each.
each_entry() {
    local line id='' case=''
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '#'*) ;;
        '')
            [ -z "$id" ] || entry "$id" "$case"
            id='' case=''
            ;;
        '$ '* | [0-9]' '* | '! '* | '@ '*)
            case+=$line$'\n'
            ;;
        *) id=$line ;;
        esac
    done < <(cat "$root/tests/messages.txt" && echo)
}

# A pattern of bash that texts made from the message match.
pattern() {
    sed -E 's/%[0-9.*]*(ll|l|z)?[sducx]/\x01/g; s/\\"/"/g
        s/[][\\*?]/\\&/g; s/\x01/*/g' <<<"$1"
}

@test "messages: each has a case, and each case its message" {
    command -v xgettext >/dev/null || skip 'no xgettext'
    entry() { echo "$1"; }
    cd "$root" || return 1
    messages >"$BATS_TEST_TMPDIR/have"
    each_entry | sort >"$BATS_TEST_TMPDIR/want"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/have")" -gt 100 ]
    # - has no case, + is said no more
    diff -U0 "$BATS_TEST_TMPDIR/have" "$BATS_TEST_TMPDIR/want"
}

@test "messages: what has its case elsewhere has it there" {
    local files
    entry() {
        [[ $2 == '@ '* ]] || return 0
        local part
        # the longest part that is the same in every text
        part=$(pattern "$1" | tr '*' '\n' | awk '
            length > length(most) { most = $0 } END { print most }')
        files=$(sed -n 's/^@ //p' <<<"$2")
        grep -qF -- "$part" "$root/tests/$files" || {
            echo "not in $files: $part"
            return 1
        }
    }
    each_entry
}

# For the cases: a ledger of one's own, a configuration.
l_csv() { printf "$1" >l.csv; }
conf() { printf "$1" >"$ACCT_HOME/acct.conf"; }
rows() { printf "$1" >rows; }
add() { acct-add --as-of 2026-10-05 "$@"; }
order() { add order acme x "$@"; }
metrics() { acct-metrics --as-of 2026-10-05 "$@"; }

place() {
    rm -rf "$BATS_TEST_TMPDIR/case"
    mkdir "$BATS_TEST_TMPDIR/case" && cd "$BATS_TEST_TMPDIR/case" || return 1
    export ACCT_HOME=$PWD
    ledger=$PWD/ledger.csv
    cat >"$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-10,client,acme,,,,,,,ООО «Акме»,
01B,2026-01-11,client,beta,,,EUR,,,,Beta,
01C,2026-01-12,order,acme,O-1,1000.00,RUB,,,,Logo,
01D,2026-01-13,order,acme,O-2,,,,,,Mistake,
01E,2026-01-14,void,,01D,,,,,,,
EOF
    keep "$ledger"
}

# What differs, and goes on to the next case.
differs() {
    printf '%s\n  message: %s\n  wanted: %s\n  got:    %s\n' \
        "$1" "$2" "$3" "$4"
    bad=$((bad + 1))
}

@test "messages: each case gives its text and status, and leaves the ledger alone" {
    local cases=0 bad=0
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    entry() {
        local command want tool
        command=$(sed -n 's/^\$ //p' <<<"$2")
        [ -n "$command" ] || return 0
        [[ $command != *strace* ]] || strace -qq -o /dev/null true 2>/dev/null ||
            return 0
        place
        want=$(sed -n 's/^[0-9] //p' <<<"$2")
        tool=${want%%:*}
        # shellcheck disable=SC2016  # as it stands in the catalogue
        want=${want//'$PWD'/$PWD}
        run2 eval "$command"
        cases=$((cases + 1))
        [[ $want == *$(pattern "$1")* ]] ||
            differs 'not of this message:' "$1" "$(pattern "$1")" "$want"
        [[ $2 != *$'\n2 '* ]] || want+=$'\n'"Try '$tool --help'."
        [ "$err" = "$want" ] || differs 'text:' "$1" "$want" "$err"
        [[ $2 == *$'\n'"$status "* ]] ||
            differs 'status:' "$1" "$2" "$status"
        [ "$status" -eq 0 ] || [ -z "$out" ] ||
            differs 'output:' "$1" '' "$out"
        [ "$status" -eq 0 ] || same "$ledger" || bad=$((bad + 1))
    }
    each_entry
    echo "# $cases cases" >&3
    [ "$cases" -gt 100 ]
    [ "$bad" -eq 0 ]
}
