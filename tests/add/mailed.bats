#!/usr/bin/env bats
# A mail is in the ledger once, however often the programs that read and send
# mail are started.

load ../helper

setup() {
    common_setup
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,,,,,Acme Ltd,
01B,2026-01-05,client,beta,,,,,,,Beta Ltd,
01C,2026-02-01,act,acme,A-1,5.00,EUR,,,,Pages,
01D,2026-02-01,act,acme,A-2,5.00,EUR,,,,Pages,
01E,2026-02-01,order,acme,O-1,5.00,EUR,,,,Pages,
E
}

# add ARG...: rows are standard input
add() {
    run2 acct-add --as-of 2026-10-05 - "$@"
}

# left_out N: nothing was added, and so many were told
left_out() {
    assert_status 0
    assert_out ''
    case $1 in
    1) assert_err 'acct-add: 1 row is there already: left out' ;;
    *) assert_err "acct-add: $1 rows are there already: left out" ;;
    esac
    same "$ledger"
}

@test "mailed: a mail that is there is left out" {
    begin 'of every type that has a message, again and again'
    put rows <<'E'
type,client,ref,text,attrs
touch,acme,,in,dir=in;message=m1@x.example
touch,acme,,out,dir=out;kind=welcome;message=m2@x.example
note,acme,,does not arrive,message=m3@x.example
survey,acme,,How was it?,message=m4@x.example
report,acme,,September,period=2026-09;message=m5@x.example
offer,acme,,More,result=open;message=m6@x.example
act,acme,A-1,,sent=2026-10-05;message=m7@x.example
act,acme,A-2,,sent=2026-10-05;message=m7@x.example
E
    add <rows
    assert_status 0
    assert_err ''
    text_is rows "$(grep -c message= "$ledger")" 8
    keep "$ledger"
    add <rows
    left_out 8
    add -q <rows
    assert_err ''
    same "$ledger"
    add -n <rows
    left_out_header='id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs'
    assert_out "$left_out_header"
    assert_err 'acct-add: 8 rows are there already: left out'
    same "$ledger"

    begin 'the others are added'
    put rows <<'E'
type,client,text,attrs
touch,acme,one,dir=in;message=m1@x.example
touch,acme,two,dir=in;message=m2@x.example
touch,acme,one again,dir=in;message=m1@x.example
touch,acme,no mail,dir=in
touch,acme,no mail,dir=in
E
    add <rows
    assert_status 0
    assert_err 'acct-add: 1 row is there already: left out'
    text_is rows "$(grep -c ',touch,' "$ledger")" 4
    put rows <<'E'
type,client,text,attrs
touch,Acme Ltd,one,x-a=1; message = m1@x.example ;dir=in
touch,acme,three,dir=in;message=m3@x.example
E
    add <rows
    assert_status 0
    assert_err 'acct-add: 1 row is there already: left out'
    text_is rows "$(grep -c ',touch,' "$ledger")" 5
    text_is three "$(grep -c ',three,' "$ledger")" 1
    run2 acct-check --as-of 2026-10-05 --only double
    assert_status 0
    assert_out ''
}

@test "mailed: what is another is added" {
    begin 'our id in a mail to us stops nothing, nor do other clients and types'
    put rows <<'E'
type,client,text,attrs
touch,acme,forged,dir=in;message=m1@x.example
touch,beta,forged,dir=out;message=m1@x.example
note,acme,forged,message=m1@x.example
touch,acme,ours,dir=out;message=m1@x.example
E
    add <rows
    assert_status 0
    assert_err ''
    text_is rows "$(grep -c message= "$ledger")" 4
    run2 acct-check --as-of 2026-10-05 --only double
    assert_status 0

    begin 'what was voided, amended, merged'
    run2 acct-add --as-of 2026-10-05 touch acme x -s dir=in -s message=m1
    assert_status 0
    id=$out
    run2 acct-add --as-of 2026-10-05 touch - -r "$id" --amend y
    assert_status 0
    keep "$ledger"
    put rows <<<$'type,client,attrs\ntouch,acme,dir=in;message=m1'
    add <rows
    left_out 1
    run2 acct-add --as-of 2026-10-05 merge acme beta
    assert_status 0
    keep "$ledger"
    for client in acme beta; do
        put rows <<<$'type,client,attrs\ntouch,'$client',dir=in;message=m1'
        add <rows
        left_out 1
    done
    run2 acct-check --as-of 2026-10-05 --only double
    assert_status 0
    run2 acct-add -q --as-of 2026-10-05 void -r "$id" -
    assert_status 0
    add <rows
    assert_status 0
    assert_err ''
    text_is rows "$(grep -c ',beta,.*message=m1' "$ledger")" 1
    run2 acct-check --as-of 2026-10-05 --only double
    assert_status 0
}

@test "mailed: typed it is refused, unless it is forced" {
    run2 acct-add --as-of 2026-10-05 touch acme x -s dir=in -s message=m1
    assert_status 0
    keep "$ledger"
    run2 acct-add --as-of 2026-10-05 touch acme x -s dir=in -s message=m1
    assert_status 1
    assert_out ''
    assert_err 'acct-add: that mail is in the ledger already: one message, client and direction (or --force)'
    same "$ledger"
    run2 acct-add --force --as-of 2026-10-05 touch acme x -s dir=in -s message=m1
    assert_status 0
    text_is rows "$(grep -c message=m1 "$ledger")" 2
    run2 acct-check --as-of 2026-10-05 --only double
    assert_status 1
    assert_out "$ledger:8:12: double: the mail 'm1' is in line 7 already: void one of the two"
}

@test "mailed: of two writers at once one adds it" {
    put rows <<'E'
type,client,text,attrs
touch,acme,one,dir=in;message=m1@x.example
touch,acme,two,dir=in;message=m2@x.example
E
    local i=0
    while [ $((i += 1)) -le "$(many 5 30)" ]; do
        acct-add -q --as-of 2026-10-05 - <rows &
        acct-add -q --as-of 2026-10-05 - <rows &
        wait
        text_is rows "$(grep -c message= "$ledger")" 2
        run2 acct-add -q --as-of 2026-10-05 undo
        grep -v 'message=\|,void,' "$ledger" >plain
        cp plain "$ledger"
    done
}
