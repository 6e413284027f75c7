#!/usr/bin/env bats
# acct-survey: its words and its page.

load ../helper
load survey

@test "usage: commands, options, examples" {
    begin '--help and the page have the same options'
    acct-survey --help | grep -Eo -- '^  (-[A-Za-z], |    )--[a-z-]+' |
        sed 's/^ *//; s/, /\n/' | sort -u >help
    sed -n 's/^\.It Fl \(.*\)/\1/p' "$root/man/acct-survey.1" |
        sed 's/ , Fl /\n/g' | awk '{ print "-" $1 }' | sort -u >page
    diff help page
    [ "$(wc -l <help)" -gt 20 ]

    begin "the page's examples work on the example's day"
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    mkdir bin
    for tool in acct-survey acct-add; do
        printf '#!/bin/sh\nexec %s/%s --as-of 2026-10-05 "$@"\n' "$BUILD" \
            "$tool" >"bin/$tool"
        chmod +x "bin/$tool"
    done
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh DIAG/{s/^\$ //p; s/^> //p}' \
        "$root/man/acct-survey.1" | sed 's/\\e/\\/g' >examples
    run2 env PATH="$PWD/bin:$PATH" sh -eux ./examples
    assert_status 0
    assert_out_has '2026-q2,nps,'
    [ "$(grep -c '^[^,]*,2026-10-0[45],survey,' "$ledger")" = 1 ]
    [ "$(grep -c '^[^,]*,2026-10-0[45],response,' "$ledger")" = 2 ]

    begin 'no command, a wrong one'
    run2 acct-survey
    assert_status 2
    assert_err_has 'which command?'
    run2 acct-survey sent
    assert_status 2
    assert_err_has "did you mean 'send'?"
}
