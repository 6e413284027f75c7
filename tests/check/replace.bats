#!/usr/bin/env bats
# A repair puts a new file in the ledger's place: what else the ledger is stays
# so, and what another program has put there meanwhile is never written over.

load ../helper

day=2026-03-01

setup() {
    common_setup
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-01-10,client,acme,,,,,,,Acme,lang=ru
EOF
    cp "$ledger" old
    put theirs <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01B,2026-01-10,client,beta,,,,,,,Beta,lang=en
EOF
}

fix() {
    "$@" acct-check --fix --as-of "$day"
}

# met CALL COMMAND...: a repair that stops for a while before that call, while
# the other program comes.
met() {
    local call=$1
    shift
    rm -rf "$ACCT_HOME" trace
    mkdir "$ACCT_HOME"
    cp old "$ledger"
    cp theirs other
    (fix strace -qq -o trace ${only:+-P "$only"} -e trace="$call" \
        -e inject="$call:delay_enter=500000:when=1") >told 2>notes &
    soon grep -qs "^$call" trace
    "$@"
    rc=0
    wait $! || rc=$?
    echo "$call: $* ($rc)"
    cat notes
}

@test "replace: a ledger that is replaced or changed meanwhile stays what it is then" {
    for call in link renameat2; do
        for other in 'mv other' 'cp theirs'; do
            # shellcheck disable=SC2086  # a command with its operand
            met $call $other "$ledger"
            [ "$rc" -eq 1 ]
            [ ! -s told ]
            [[ $(<notes) =~ ^acct-check:\ .*' was '(replaced|changed)' by another program meanwhile: nothing was written (try again)'$ ]]
            cmp theirs "$ledger"
            [ "$(ls "$ACCT_HOME")" = ledger.csv ]
        done
        # gone altogether: nothing comes in its place
        met $call mv "$ledger" away
        [ "$rc" -eq 1 ]
        [ -z "$(ls "$ACCT_HOME")" ]
        cmp old away
    done
    # while it reads
    for other in 'mv other' 'cp theirs'; do
        # shellcheck disable=SC2086
        only=$ledger met pread64 $other "$ledger"
        [ "$rc" -eq 1 ]
        cmp theirs "$ledger"
        [ "$(ls "$ACCT_HOME")" = ledger.csv ]
    done
}

@test "replace: where two names cannot change places, it is looked at before" {
    run2 fix strace -qq -o trace -e trace=renameat2,rename \
        -e inject=renameat2:error=EINVAL
    assert_status 0
    grep -q '^rename(' trace
    [ "$(grep -c 01 "$ledger")" -eq 1 ]
    cmp old "$ledger.bak-$day"
    [ "$(ls "$ACCT_HOME")" = "ledger.csv
ledger.csv.bak-$day" ]
}

# attributes FILE [NAME VALUE]...: gives a file those that its file system takes,
# or prints what it has.
attributes() {
    python3 - "$@" <<'EOF'
import os, sys
path, given = sys.argv[1], sys.argv[2:]
for name, value in zip(given[::2], given[1::2]):
    try:
        os.setxattr(path, name, bytes.fromhex(value))
    except OSError as why:
        print(f'# {name}: {why}', file=sys.stderr)
if not given:
    for name in sorted(os.listxattr(path)):
        if name.startswith(('user.', 'system.')):
            print(name, os.getxattr(path, name).hex())
EOF
}

@test "replace: the access list and the attributes stay with the name" {
    # user::rw-, user:1:r--, group::r--, mask::r--, other::---
    list=0200000001000600ffffffff0200040001000000
    list+=04000400ffffffff10000400ffffffff20000000ffffffff
    chmod 600 "$ledger"
    attributes "$ledger" user.acct 6974732076616c7565 \
        system.posix_acl_access "$list" 2>&3
    attributes "$ledger" >before
    # every file system that acct is used on knows one of the two
    [ -s before ]
    mode=$(stat -c %a "$ledger")
    run2 fix
    assert_status 0
    attributes "$ledger" | diff before -
    [ "$(stat -c %a "$ledger")" = "$mode" ]
    printf '%s' '01C,2026' >>"$ledger"
    run2 fix
    assert_status 0
    attributes "$ledger" | diff before -
    attributes "$ledger.torn-$day" | diff before -
}

@test "replace: a ledger of several names is not parted from them" {
    ln "$ledger" twin
    keep "$ledger"
    for mend in '--fix' '--forget acme'; do
        # shellcheck disable=SC2086  # an option with its operand
        run2 acct-check $mend --as-of "$day"
        assert_status 1
        assert_out ''
        assert_err "acct-check: $ledger has 2 names (hard links): nothing was written, since under the others it would be seen half, or not at all (make it one file: cp -p $ledger x && mv x $ledger)"
        same "$ledger"
        [ "$(ls "$ACCT_HOME")" = ledger.csv ]
    done
    # the advice
    cp -p "$ledger" x && mv x "$ledger"
    run2 fix
    assert_status 0
    # what a repair that was killed has left is no other name
    cp old "$ledger"
    fix strace -qq -o /dev/null -e trace=renameat2 \
        -e inject=renameat2:signal=KILL >/dev/null 2>&1 || :
    [ "$(stat -c %h "$ledger")" -eq 2 ]
    run2 fix
    assert_status 0
    run2 acct-check
    assert_status 0
}

@test "replace: Ctrl-C during a repair comes when it is done" {
    for signal in INT TERM HUP; do
        cp old "$ledger"
        (fix strace -qq -o /dev/null -e trace=link \
            -e inject="link:signal=$signal:when=1") >/dev/null 2>&1 || :
        [ "$(cut -d, -f 4 "$ledger" | tail -n 1)" = acme ]
        [ -z "$(compgen -G "$ledger.new-*")" ]
        cmp old "$ledger.bak-$day"
        [[ $(tail -n 1 "$ledger") != ,* ]]
        rm "$ledger".*
    done
}
