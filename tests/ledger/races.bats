#!/usr/bin/env bats
# Programs that take no lock (editors, cp, mv, a shell's >>) at the ledger while
# we write: what they wrote stays as they wrote it, and no row of ours is joined
# to half of one.

load ../helper

day=2026-10-05

setup() {
    common_setup
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-10,client,acme,,,,,,,Acme,lang=ru
01B,2026-01-12,order,acme,O-1,1000.00,RUB,2026-02-01,,,Logo,service=design
EOF
    cp "$ledger" old
    sed 's/Logo/Site/' old >edited.csv
    cat edited.csv - <<<'01C,2026-01-13,note,acme,,,,,,,edited,' >longer.csv
    put rows <<'EOF'
type,client,text
note,acme,ours 1
note,acme,ours 2
EOF
}

# What other programs do to it.
cut_off() { truncate -s -30 "$ledger"; }
copied() { cp edited.csv "$ledger"; }
copied_longer() { cp longer.csv "$ledger"; }
moved() { mv other.csv "$ledger"; }
appended() { echo '01D,2026-01-14,note,acme,,,,,,,theirs,' >>"$ledger"; }

one() {
    "$@" acct-add note acme 'ours 1' --as-of "$day"
}

several() {
    "$@" acct-add -q - --as-of "$day" <rows
}

# slowly CALL:WHEN WRITER: writes, and stops for a while before that call on
# the ledger.
slowly() {
    "$2" strace -qq -o trace -P "$ledger" -e trace="${1%%:*}" \
        -e inject="${1%%:*}:delay_enter=400000${1#"${1%%:*}"}"
}

# The call is under way when it has been noted.
under_way() {
    local n=1
    [[ $1 != *when=* ]] || n=${1##*when=}
    [ -e trace ] && [ "$(grep -c "^${1%%:*}" trace)" -ge "$n" ]
}

# meet WRITER CALL OTHER: the other program comes while ours is at that call.
meet() {
    echo "case: $*"
    cp old "$ledger"
    cp longer.csv other.csv
    rm -f trace
    (slowly "$2" "$1") >told 2>notes &
    soon under_way "$2"
    $3
    cp "$ledger" theirs
    rc=0
    wait $! || rc=$?
    [ ! -e "$ledger.batch" ]
}

# The ledger is theirs, to the byte, and that is said; or ours are there as well,
# each a row of its own.
nothing_joined() {
    echo "status $rc; $(<notes)"
    cat "$ledger"
    if [ "$rc" -ne 0 ]; then
        [ ! -s told ]
        [[ $(<notes) == "acct-add: $ledger"*' (try again)' ||
            $1 == after && $(<notes) == "acct-add: $ledger was changed by another program meanwhile: see whether what was to be added is there, before you try again" ]]
        [ "$1" = after ] || cmp theirs "$ledger"
        return
    fi
    run2 acct-check
    assert_status 0
    [ "$(grep -c '^[^,]*,[^,]*,note,acme,.*,ours [12],$' "$ledger")" -eq "$2" ]
    grep -v ',ours [12],$' "$ledger" | cmp - <(grep -v ',ours [12],$' theirs)
}

@test "races: what others do before the write is seen, and nothing is added" {
    for other in cut_off copied copied_longer moved appended; do
        for writer in one several; do
            meet "$writer" pread64:when=2 "$other"
            [ "$rc" -eq 1 ]
            nothing_joined before 0
            [ "$other" != copied ] ||
                [ "$(<notes)" = "acct-add: $ledger was changed by another program meanwhile: nothing was written (try again)" ]
        done
        # between the last look and the write: what is whole may stay
        meet one write "$other"
        [ "$rc" -eq 1 ] || [[ $other =~ ^(copied|appended)$ ]]
        nothing_joined before 1
    done
}

@test "races: what others do after it is theirs" {
    for other in copied_longer moved appended; do
        for writer in one several; do
            meet "$writer" fdatasync "$other"
            nothing_joined after "$([ "$writer" = one ] && echo 1 || echo 2)"
            grep -q 'edited\|theirs' "$ledger"
            if [ "$other" = appended ]; then
                [ "$rc" -eq 0 ]
            fi
        done
    done
}

@test "races: an undo never cuts what somebody else has appended" {
    cp old "$ledger"
    (one strace -qq -o trace -P "$ledger" -e trace=fdatasync \
        -e inject=fdatasync:error=EIO:delay_enter=400000) >told 2>notes &
    soon under_way fdatasync
    appended
    rc=0
    wait $! || rc=$?
    [ "$rc" -eq 1 ]
    [ "$(<notes)" = "acct-add: $ledger: adding failed, and another program has written behind what was to be taken back (look at the last rows, and see acct-check)" ]
    [ "$(tail -n 1 "$ledger" | cut -d, -f 11)" = theirs ]
    head -n 3 "$ledger" | cmp - old
}
