#!/usr/bin/env bats
# What a run that takes its time says on a terminal.

load ../helper

day=2026-10-05

# slowly FILE WORD…: acct-metrics with those words, and with standard error on a
# terminal, over a ledger that is late; FILE gets what the terminal did.
slowly() {
    local file=$1
    shift
    printf '%s\n' '#!/bin/sh' \
        "{ sleep 1; cat '$root/examples/ledger.csv'; } | acct-metrics -f - --as-of $day $* >out" \
        >slow
    TERM=${TERM_HERE-xterm} script -qc 'sh slow' "$file.raw" >/dev/null </dev/null
    # what script itself says of it
    sed '1d; /^Script done/d' "$file.raw" | tr -d '\n' >"$file"
}

# erased FILE: on a terminal nothing of it is left.
erased() {
    [ -s "$1" ] && python3 -c '
import re, sys
text = open(sys.argv[1], newline="").read()
assert "\n" not in text.strip(), text
assert re.sub("[^\r]*\r\033\\[K", "", text).strip() == "", repr(text)' "$1"
}

setup() {
    common_setup
    export ACCT_HOME=$root/examples
}

@test "busy: a terminal is told, and is clean at the end" {
    slowly seen report -p 2026-08
    grep -q 'acct-metrics: counting…' seen
    erased seen
    acct-metrics report -p 2026-08 --as-of $day | cmp - out
    slowly seen --backtest all -O csv
    grep -q 'acct-metrics: looking back from 2026-' seen
    erased seen
    acct-metrics --backtest all -O csv --as-of $day | cmp - out
    # what is said after that has a line of its own
    slowly seen report -p 2026-08 -o /dev/full
    grep -q $'…\r\x1b\\[Kacct-metrics: /dev/full: No space left on device' seen
}

@test "busy: nobody else is told" {
    local words
    TERM_HERE=dumb slowly seen report -p 2026-08
    [ ! -s seen ] || wrong "$(<seen)"
    for words in 'report -p 2026-08' '--backtest all'; do
        # shellcheck disable=SC2086  # words
        run2 acct-metrics -f - --as-of $day $words < <(sleep 1; cat "$root/examples/ledger.csv")
        assert_status 0
        assert_err ''
    done
}
