#!/usr/bin/env bats
# A large file is read by a second thread, ahead of who keeps its rows; standard
# input is not.  What is said of either is the same.

load ../helper

setup() {
    common_setup
    # Large enough for it, with quotes and line breaks in some cells; a build
    # that looks for races reads any file so.
    many=55000
    [[ $BUILD != */tsan ]] || many=2000
    awk -v many="$many" 'BEGIN {
        print "id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs"
        for (i = 1; i <= 40; i++)
            printf "C%06d,2026-01-01,client,c%d,,,,,email,anna,Client %d,\n", i, i % 40, i
        for (i = 1; i <= many; i++)
            printf "%07d,2026-01-%02d,touch,c%d,,,,,email,anna,%s,dir=in\n", i,
                1 + i * 16 / many, i % 40,
                i % 9 ? "Hello there: a line of text is this" : "\"one\n\"\"two\"\", three\""
    }' >"$ledger"
    [ "$many" -eq 2000 ] || [ "$(wc -c <"$ledger")" -gt $((4 << 20)) ]
}

# both COMMAND...: the same is said of the file as of its bytes as they come.
both() {
    run2 "$@" -f - <"$ledger"
    local was=$status
    sed "s|standard input|$ledger|" "$out_file" >said
    sed "s|standard input|$ledger|" "$err_file" >told
    keep "$ledger"
    run2 "$@" -f "$ledger"
    assert_status "$was"
    cmp "$out_file" said
    cmp "$err_file" told
    same "$ledger"
}

@test "ahead: a large file says what its bytes do" {
    both acct-show --list --as-of 2026-02-01 -O csv
    assert_status 0
    [ "$(wc -l <"$out_file")" -eq 41 ]
    both acct-metrics --as-of 2026-02-01 -O csv
    assert_status 0
    both acct-followup --as-of 2026-02-01 -O csv
    assert_status 0
    both acct-check --as-of 2026-02-01
    assert_status 0
    assert_out ''
}

@test "ahead: a fault is told with its line, wherever it stands" {
    cp "$ledger" sound
    grep -n Hello sound | sed -n '1p;1700p;$p' | cut -d: -f1 >lines
    while read -r line; do
        for fault in 's/,2026-/,20x6-/' 's/,touch,/,tuoch,/' 's/,email,/,/' \
            's/Hello/He"llo/' 's/,email,/,\xff\xfe,/'; do
            echo "case: line $line: $fault"
            LC_ALL=C sed "$line$fault" sound >"$ledger"
            both acct-show --list --as-of 2026-02-01
            assert_status 1
            assert_out ''
            assert_err_has "$ledger:$line: "
            [ "$line" -gt 100 ] && [ "$line" -lt 2000 ] || continue
            both acct-check --as-of 2026-02-01
            assert_status 1
            assert_out_has "$ledger:$line:"
        done
    done <lines
    [ "$(wc -l <lines)" -eq 3 ]
    sed '1000s/,anna,/,"anna,/' sound >"$ledger"
    both acct-show --list --as-of 2026-02-01
    assert_status 1
    assert_err_has "$ledger:"
}

@test "ahead: a torn end is passed over, and told" {
    cp "$ledger" sound
    truncate -s -50 "$ledger"
    run2 acct-show --list --as-of 2026-02-01
    assert_status 0
    assert_err_has 'the last line is torn'
    cp sound "$ledger"
    truncate -s -1 "$ledger"
    run2 acct-show --list --as-of 2026-02-01
    assert_status 0
    assert_err_has 'the last line has no newline'
    both acct-check --as-of 2026-02-01
    assert_status 1
}
