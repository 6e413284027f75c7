#!/usr/bin/env bats
# acct-invoice: its words, and streams.

load ../helper
load invoice

@test "acct-invoice: a full disk or a closed pipe is no success" {
    dealings
    for command in list aging 'show A-1' 'new acme -n -l x|||1'; do
        read -r -a words <<<"$command"
        status=0
        invoice "${words[@]}" >/dev/full 2>err || status=$?
        [ "$status" -eq 1 ]
        grep -q 'No space left' err
        # a reader that went before anything was written
        (
            trap '' PIPE
            {
                sleep 0.2
                invoice "${words[@]}" 2>err && echo 0 >st || echo $? >st
            } | true
        )
        [ "$(cat st)" = 1 ]
        grep -q 'Broken pipe' err
    done
}

@test "acct-invoice: when the ledger cannot be written, nothing is" {
    dealings
    keep "$ledger"
    # in blocks of 1024 bytes: a part of the batch would fit
    text=$(printf 'x%.0s' {1..2000})
    (
        ulimit -f "$(($(wc -c <"$ledger") / 1024 + 1))"
        status=0
        invoice new acme -l "$text|||1" >out 2>err || status=$?
        [ "$status" -eq 1 ]
        [ ! -s out ]
        [ -s err ]
    )
    same "$ledger"
}

@test "acct-invoice: commands, options, standard input" {
    begin 'commands and options'
    run2 acct-invoice
    assert_status 2
    assert_err_has 'which command?'
    run2 acct-invoice lst
    assert_status 2
    assert_err_has "no command 'lst' (did you mean 'list'?)"
    run2 acct-invoice list --due today
    assert_status 2
    run2 acct-invoice list -O html
    assert_status 2
    assert_err_has "no format 'html'"
    run2 acct-invoice --help
    assert_status 0
    for word in new list show pay aging --line --dry-run; do
        assert_out_has "$word"
    done

    begin 'the page lists the options that --help lists'
    run2 acct-invoice --help
    grep -oE -- '--[a-z-]+' <<<"$out" | sort -u >help
    sed -n 's/^\.It .*Fl -\([a-z-]*\).*/--\1/p' "$root/man/acct-invoice.1" |
        sort -u >page
    diff help page

    begin 'the ledger may be standard input'
    dealings
    run2 invoice list -f - -O ids <"$ledger"
    assert_status 0
    assert_out_has A-1
    run2 invoice show A-1 -f - <"$ledger"
    assert_status 0
    assert_out_has 'Invoice No. A-1 dated 5 January 2026'
}
