#!/usr/bin/env bats
# acct-metrics report --open: the page in a browser.

load ../helper

day=2026-10-05

setup() {
    common_setup
    export ACCT_HOME=$root/examples
    unset BROWSER
    mkdir bin
    ln -s "$BUILD/acct-metrics" bin/
}

# browser NAME STATUS: a program that notes what it was called with.
browser() {
    put "bin/$1" <<EOF
#!/bin/sh
for word; do echo "$1: \$word"; done >>"$PWD/called"
exit $2
EOF
    chmod +x "bin/$1"
}

open_report() {
    run2 acct-metrics report --as-of "$day" -p 2026-08 --open "$@"
}

# at PATH: it was opened there, by NAME…: what they were called with.
at() {
    assert_status 0
    assert_out ''
    assert_err "acct-metrics: opened: $1"
    diff called - <<<"$2"
    rm called
    [ "$(stat -c %a "$1")" = 600 ]
    [ "$(stat -c %a "${1%/*}")" = 700 ]
    acct-metrics report --as-of "$day" -p 2026-08 -O html | cmp - "$1"
    [ "$(find "${1%/*}" -type f)" = "$1" ]
}

@test "open: what BROWSER names" {
    local page=$HOME/.cache/acct/report-2026-08.html
    umask 000
    browser mine 0
    browser broken 1
    export BROWSER="$PWD/bin/mine --new 'two words'"
    open_report
    at "$page" "mine: --new
mine: two words
mine: $page"
    # one after the other, until one does it; it is made anew each time
    echo old >"$page"
    chmod 644 "$page"
    BROWSER="$PWD/bin/broken:nowhere 2>&-::$PWD/bin/mine -O html:$PWD/bin/broken" open_report -O html
    at "$page" "broken: $page
mine: -O
mine: html
mine: $page"
    # nothing in the file's name is taken for a command's
    export XDG_CACHE_HOME="$PWD/a \"b\" \$(touch c) ;"
    BROWSER=$PWD/bin/mine open_report
    at "$XDG_CACHE_HOME/acct/report-2026-08.html" "mine: $XDG_CACHE_HOME/acct/report-2026-08.html"
    [ ! -e c ]
    # a relative one is none
    XDG_CACHE_HOME=here BROWSER=$PWD/bin/mine open_report
    at "$page" "mine: $page"
}

@test "open: what the desktop has, or nothing" {
    local page=$HOME/.cache/acct/report-2026-08.html
    browser xdg-open 3
    browser open 0
    PATH=$PWD/bin:$PATH open_report
    at "$page" "xdg-open: $page
open: $page"
    browser xdg-open 0
    PATH=$PWD/bin:$PATH BROWSER='' open_report
    at "$page" "xdg-open: $page"
    rm bin/open bin/xdg-open
    PATH=$PWD/bin open_report
    assert_status 1
    assert_out ''
    assert_err "acct-metrics: no browser could be started (set BROWSER); the page is in $page"
    [ -s "$page" ]
    BROWSER=false open_report
    assert_status 1
    assert_err "acct-metrics: no browser could be started (set BROWSER); the page is in $page"
}

@test "open: where it cannot be" {
    export BROWSER=true
    for options in '-o x.html' '-O pdf' '-O eml' '-O text'; do
        # shellcheck disable=SC2086  # options
        open_report $options
        assert_status 2
        assert_out ''
        assert_err_has '--open shows a page: it goes with no -o, and with no -O but html'
    done
    echo file >"$HOME/.cache"
    open_report
    assert_status 1
    assert_err "acct-metrics: cannot make $HOME/.cache/acct: Not a directory"
    HOME='' open_report
    assert_status 1
    assert_err 'acct-metrics: there is no place for a page to show (set HOME, or write it to a file: -o page.html)'
}
