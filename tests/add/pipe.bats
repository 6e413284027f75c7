#!/usr/bin/env bats
# Rows through a pipe, of mail that has gone by then: what went is not lost.

load ../helper

setup() {
    common_setup
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,,,,,Acme Ltd,
E
    put rows <<'E'
type,client,text,attrs
touch,acme,one,dir=out;message=m1@x.example
touch,acme,two,dir=out;message=m2@x.example
E
    put bad <<'E'
type,client,text,attrs
touch,acme,one,dir=out;message=m1@x.example
touch,gull,two,dir=out;message=m2@x.example
E
}

# soon_reads PID: it is acct-add by now, no more the shell that becomes it, and
# holds signals back.
soon_reads() {
    soon grep -q $'^Name:\tacct-add' "/proc/$1/status"
    soon grep -q 'SigBlk:.*[1-9a-f]' "/proc/$1/status"
}

# reads_nothing ARG...: it ends while its input is all there still.
reads_nothing() {
    mkfifo fifo
    exec 7<>fifo
    cat rows >&7
    run2 acct-add --as-of 2026-10-05 "$@" - <fifo 7>&-
    local line
    IFS= read -r -t 5 line <&7 || wrong 'the input was read'
    text_is first "$line" 'type,client,text,attrs'
    exec 7>&-
    rm fifo
    assert_out ''
}

@test "pipe: what cannot be written to is told before anything is read" {
    begin 'no place for a ledger'
    reads_nothing -f /nonexistent/x.csv
    assert_status 1
    assert_err 'acct-add: cannot write to /nonexistent/x.csv: No such file or directory'

    begin 'no ledger'
    mkdir dir
    reads_nothing -f dir
    assert_status 1
    assert_err_has 'dir: Is a directory'
    ln -s nowhere link
    reads_nothing -f link
    assert_status 1
    assert_err_has 'link is a link to a file that is not there'
    reads_nothing -n -f link
    assert_status 1
    echo 'a,b' >strange
    reads_nothing -f strange
    assert_status 1
    assert_err_has 'strange:1:'

    begin 'a last line that is torn'
    printf '01B,2026-01' >>"$ledger"
    keep "$ledger"
    reads_nothing
    assert_status 1
    assert_err_has 'the last line is torn'
    same "$ledger"
}

@test "pipe: a new ledger, and its directory, are made by the rows" {
    ACCT_HOME=$BATS_TEST_TMPDIR/a/b/c run2 acct-add --as-of 2026-10-05 - \
        < <(echo $'type,client,text\nclient,acme,Acme')
    assert_status 0
    text_is rows "$(grep -c ,acme, a/b/c/ledger.csv)" 1
    run2 acct-add --as-of 2026-10-05 -f new.csv - \
        < <(echo $'type,client,text\nclient,acme,Acme')
    assert_status 0
    text_is rows "$(grep -c ,acme, new.csv)" 1
    run2 acct-add -n --as-of 2026-10-05 -f newer.csv - \
        < <(echo $'type,client,text\nclient,acme,Acme')
    assert_status 0
    [ ! -e newer.csv ]
}

@test "pipe: rows of mail that are refused are kept" {
    keep "$ledger"
    for i in 1 2; do
        run2 acct-add --as-of 2026-10-05 - < <(cat bad)
        assert_status 1
        assert_out ''
        assert_err <<E
acct-add: the rows are of mail, and are not in the ledger: they are kept in $ledger.refused-$i (mend them there, then acct-add - <FILE)
acct-add: standard input:3: no client 'gull' (acct-show --list names them; acct-add client makes one)
E
        cmp bad "$ledger.refused-$i"
        text_is mode "$(stat -c %a "$ledger.refused-$i")" 600
    done
    same "$ledger"
    begin 'mended, they are added'
    run2 acct-add --as-of 2026-10-05 - < <(cat bad)
    sed -i s/gull/acme/ "$ledger.refused-1"
    run2 acct-add --as-of 2026-10-05 - <"$ledger.refused-1"
    assert_status 0
    text_is rows "$(grep -c message= "$ledger")" 2

    begin 'not of a file, of other rows, of a dry run, of what was added'
    run2 acct-add --as-of 2026-10-05 - <bad
    assert_status 1
    run2 acct-add --as-of 2026-10-05 -n - < <(cat bad)
    assert_status 1
    run2 acct-add --as-of 2026-10-05 - < <(sed 's/;message=.*//' bad)
    assert_status 1
    assert_err "acct-add: standard input:3: no client 'gull' (acct-show --list names them; acct-add client makes one)"
    run2 acct-add --as-of 2026-10-05 - < <(cat rows)
    assert_status 0
    set -- "$ledger".*
    [ ! -e "$1" ] || wrong "kept: $*"

    begin 'rows of which not one can be read'
    printf 'type,client,text,attrs\ntouch,acme,"one,dir=out;message=m1\n' >torn
    run2 acct-add --as-of 2026-10-05 - < <(cat torn)
    assert_status 1
    cmp torn "$ledger.refused-1"

    begin 'where there is no place for them'
    run2 strace -qq -o trace -P "$ledger.refused-1" -e trace=openat \
        -e inject=openat:error=ENOSPC acct-add --as-of 2026-10-05 - < <(cat bad)
    assert_status 1
    assert_err_has "the rows are of mail, and are not in the ledger, nor can they be kept in $ledger.refused-1: No space left on device"
}

# interrupted END SIGNAL...: acct-add reads a pipe whose first rows are there, and
# hears these signals; then the input ends: at once, with a row, or within one.
interrupted() {
    local end=${1-} signal
    shift
    mkfifo fifo
    exec 7<>fifo
    env --default-signal=INT,TERM,HUP \
        acct-add --as-of 2026-10-05 - <fifo >got.out 2>got.err 7>&- &
    local pid=$! n=0
    exec 7>fifo
    cat rows >&7
    soon_reads "$pid"
    for signal; do
        kill -s "$signal" "$pid"
        n=$((n + 1))
        [ "$n" -gt 1 ] || soon grep -q interrupted: got.err
        sleep 0.1
    done
    case $end in
    rest) echo "touch,acme,three,dir=out;message=m3@x.example" >&7 ;;
    torn) printf 'touch,acme,three,dir=out;message=m3' >&7 ;;
    esac
    exec 7>&-
    got=0
    wait "$pid" || got=$?
    rm fifo
}

waiting='acct-add: interrupted: waiting for the input to end; again to give up'

@test "pipe: who is interrupted adds what came" {
    for signal in INT TERM HUP; do
        begin "$signal"
        interrupted '' "$signal"
        text_is status "$got" 0
        text_is err "$(<got.err)" "$waiting
acct-add: interrupted: the 2 rows that came were added"
        text_is rows "$(grep -c message= "$ledger")" 2
    done

    begin 'one row'
    put rows <<<$'type,client,text,attrs\ntouch,acme,one,dir=in;message=m1'
    interrupted '' INT
    text_is status "$got" 0
    text_is err "$(<got.err)" "$waiting
acct-add: interrupted: the 1 row that came was added"

    begin 'what its sender writes yet'
    interrupted rest INT
    text_is status "$got" 0
    text_is rows "$(grep -c message= "$ledger")" 3

    begin 'a terminal that closes, and its shell'
    interrupted '' HUP HUP
    text_is status "$got" 0
    text_is rows "$(grep -c message= "$ledger")" 2

    begin 'half a row'
    keep "$ledger"
    interrupted torn INT
    text_is status "$got" 1
    same "$ledger"
    text_is err "$(<got.err)" "$waiting
acct-add: the rows are of mail, and are not in the ledger: they are kept in $ledger.refused-1 (mend them there, then acct-add - <FILE)
acct-add: standard input: the input was interrupted within its last row: nothing was added"
    text_is rows "$(grep -c message= "$ledger.refused-1")" 3
}

@test "pipe: a second interrupt ends it at once" {
    for signals in 'INT INT' 'HUP INT' 'TERM TERM'; do
        begin "$signals"
        keep "$ledger"
        # shellcheck disable=SC2086  # a word each
        interrupted '' $signals
        [ "$got" -gt 128 ] || wrong "status $got"
        text_is err "$(<got.err)" "$waiting"
        same "$ledger"
    done
}

@test "pipe: signals that are ignored stay so" {
    mkfifo fifo
    exec 7<>fifo
    env --ignore-signal=HUP acct-add --as-of 2026-10-05 - <fifo 2>got.err 7>&- &
    local pid=$!
    exec 7>fifo
    cat rows >&7
    soon_reads "$pid"
    kill -s HUP "$pid"
    sleep 0.1
    exec 7>&-
    wait "$pid"
    text_is err "$(<got.err)" ''
    text_is rows "$(grep -c message= "$ledger")" 2
}

@test "pipe: what is bought and billed is checked before there is a ledger" {
    put all <<'E'
type,client,ref,amount,text,attrs
client,acme,,,Acme Ltd,
order,acme,O-1,100,Site,
invoice,acme,INV-1,100,Site,order=O-1
E
    run2 acct-add -n -q --as-of 2026-10-05 -f newer.csv - <all
    assert_status 0
    assert_err ''
    run2 acct-add -n -O csv --as-of 2026-10-05 -f newer.csv --skip-known=date,client - <all
    assert_status 0
    assert_out_has ',order,acme,O-1,100.00,'
    printf 'invoice,acme,INV-2,100,Site,order=O-1\n' >>all
    run2 acct-add -n -q --as-of 2026-10-05 -f newer.csv - <all
    assert_status 1
    assert_err_has 'INV-2: order O-1 is billed by INV-1 already'
    [ ! -e newer.csv ]
}

@test "pipe: rows are written as a ledger has them, however they came" {
    put all <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs,mine
01A,2026-01-05,client,acme,,,,,,,Acme Ltd,,
01B,2026-01-06,note,acme,,,,,,,plain,,
01C,2026-01-06,note,acme,,,,,,,"with, comma",,"a ""word"""
01D,2026-01-06,note,acme,,,,,,," blank at its edge ",,
01E,2026-01-06,note,acme,,,,,,,"two
lines",,end
01F,2026-01-06,note,acme,,,,,,,длинный текст,x-why=so,
01G,2026-01-06,order,acme,O-1,10.00,RUB,,,,Site,,
E
    head -n 1 all >new.csv
    sed -e 's/,10.00,/,10,/' -e 's/,plain,/,"plain",/' \
        -e 's/acme,,,,,,,Acme/acme , ,,,,,,Acme/' all >rows
    run2 acct-add -q --as-of 2026-10-05 -f new.csv - <rows
    assert_status 0
    assert_err ''
    cmp all new.csv
    # other columns, in another order
    run2 acct-add -q --as-of 2026-10-05 -f other.csv - <<'E'
client,type,id,date,text
beta,client,02A,2026-01-05,Beta
beta,note,02B,2026-01-06,one
E
    assert_status 0
    run2 tail -n 2 other.csv
    assert_out <<'E'
02A,2026-01-05,client,beta,,,,,,,Beta,
02B,2026-01-06,note,beta,,,,,,,one,
E
}

@test "pipe: what was right in one row is judged anew where more depends on it" {
    put rows <<'E'
type,client,ref,amount,currency,owner,text,attrs
client,acme,,,,anna,Acme Ltd,
client,beta,,,,anna,Beta Ltd,
order,acme,O-1,100,RUB,anna,Site,
invoice,acme,INV-1,100.00,RUB,anna,Site,prepaid=10.50
invoice,acme,INV-2,100,JPY,anna,Site,prepaid=10.50
invoice,acme,INV-3,50.00,RUB,anna,Site,prepaid=10.50
note,acme,,,,,=1+1,prepaid=10.50
survey,acme,,,,anna,How was it?,order=O-1
survey,beta,,,,anna,How was it?,order=O-1
offer,acme,Q-1,10,RUB,anna,Site,kind=quote
touch,acme,,,,anna,Site,kind=quote
E
    run2 acct-add -q --as-of 2026-10-05 -f newer.csv - <rows
    assert_status 1
    [ ! -e newer.csv ]
    [ "$(wc -l <"$err_file")" -eq 4 ]
    assert_err_has "standard input:6: prepaid: "
    assert_err_has "standard input:8: "
    assert_err_has "standard input:10: order: 'O-1' belongs to client acme, not to beta"
    assert_err_has "standard input:12: kind: 'quote' is not one of "
}
