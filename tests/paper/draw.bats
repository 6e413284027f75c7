#!/usr/bin/env bats
# What draws is a module of its own: where it is looked for, and what is said
# where it is not there or not of the program's build.

load ../helper
load paper

setup() {
    common_setup
    studio
    bill k -l 'A|1||100|19'
    rm x.pdf
    mkdir -p else/bin else/lib/acct
    cp "$BUILD/acct-invoice" else/bin/
    PATH=$PWD/else/bin:$PATH
    keep "$ledger"
}

# drawn: the paper of the bill, as PDF.
drawn() {
    show "$number" -o x.pdf
}

refused() {
    drawn
    assert_status 1
    assert_out ''
    [ ! -e x.pdf ]
    same "$ledger"
}

@test "draw: where the module is found" {
    begin 'the module is found beside the program'
    cp "$BUILD/acct-draw.so" else/bin/
    drawn
    assert_status 0
    assert_err ''
    run2 pdftotext x.pdf -
    assert_out_has "$number"

    begin 'the module is found where it is installed, moved or not'
    cp "$BUILD/acct-draw.so" else/lib/acct/
    drawn
    assert_status 0
    mv else moved
    rm x.pdf
    PATH=$PWD/moved/bin:$PATH drawn
    assert_status 0
    ln -s moved/bin/acct-invoice acct-link
    run2 ./acct-link show "$number" -O pdf
    assert_status 0
}

@test "draw: a module that is missing or another's" {
    begin 'a module that is missing is told, and only where it is wanted'
    strings else/bin/acct-invoice | grep -q '^/usr/local/lib/acct/acct-draw.so$'
    # one may be installed here: this program looks beside that place
    LC_ALL=C sed -i 's:/usr/local/lib/acct/:/usr/lokal/lib/acct/:' \
        else/bin/acct-invoice
    refused
    assert_err 'acct-invoice: what draws a PDF cannot be opened: /usr/lokal/lib/acct/acct-draw.so: cannot open shared object file: No such file or directory (install acct again)'
    for format in text html json; do
        show "$number" -O "$format"
        assert_status 0
    done

    begin 'what is no module is told'
    echo 'no module' >else/bin/acct-draw.so
    refused
    assert_err_has 'acct-invoice: what draws a PDF cannot be opened: '
    assert_err_has "$PWD/else/bin/acct-draw.so"
    assert_err_has '(install acct again)'
    echo 'int other;' >other.c
    cc -shared -fPIC -o else/bin/acct-draw.so other.c
    refused
    assert_err_has 'undefined symbol: acct_draw (install acct again)'

    begin 'a module of another build is told'
    put other.c <<'EOF'
const struct { const char *version; unsigned long sizes[4]; } acct_draw = {"9.8.7"};
EOF
    cc -shared -fPIC -o else/bin/acct-draw.so other.c
    version=$(acct-invoice --version)
    refused
    assert_err "acct-invoice: $PWD/else/bin/acct-draw.so: it is of another build (acct 9.8.7) than the program (acct ${version##* }): install both again"
    # of this version, but of other sizes
    sed -i "s/9.8.7/${version##* }/" other.c
    cc -shared -fPIC -o else/bin/acct-draw.so other.c
    refused
    assert_err_has 'it is of another build'
}

# module BODY: a module of this very build, whose drawing does that.
module() {
    local version flags=()
    version=$(acct-invoice --version)
    [[ $BUILD != */san ]] || flags=('-fsanitize=address,undefined')
    cat >fake.c <<EOF
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include "paper/draw_module.h"
static int fake(const struct paper *p, struct buf *out, struct err *e)
{
    (void)p, (void)out, (void)e;
    $1
    return 0;
}
__attribute__((visibility("default"))) extern const struct draw_module acct_draw;
const struct draw_module acct_draw = {.build = DRAW_BUILD, .pdf = fake};
EOF
    cc -std=c17 -D_GNU_SOURCE -I"$root/lib" "${flags[@]}" \
        -DACCT_VERSION="\"${version##* }\"" -shared -fPIC \
        -o else/bin/acct-draw.so fake.c
}

@test "draw: what crashes is told, and leaves nothing" {
    local body said
    while IFS='|' read -r body said; do
        module "$body"
        echo old >x.pdf
        drawn
        assert_status 1
        assert_out ''
        assert_err "acct-invoice: $said"
        [ "$(<x.pdf)" = old ]
        rm x.pdf
        refused
        [ -z "$(find . -name 'x.pdf*' -o -name 'core*')" ]
        show "$number" -O pdf
        assert_status 1
        assert_out ''
    done <<'EOF'
signal(SIGSEGV, SIG_DFL); raise(SIGSEGV);|what draws a PDF was ended by a signal: Segmentation fault (too little memory?)
signal(SIGABRT, SIG_DFL); raise(SIGABRT);|what draws a PDF was ended by a signal: Aborted (too little memory?)
raise(SIGKILL);|what draws a PDF was ended by a signal: Killed (too little memory?)
raise(SIGTRAP);|what draws a PDF was ended by a signal: Trace/breakpoint trap (too little memory?)
_exit(3);|what draws a PDF came to no end (too little memory?)
_exit(0);|what draws a PDF came to no end (too little memory?)
EOF
    # what it says itself is said
    module 'e->kind = 1; e->text[0] = 63; e->text[1] = 0; return -1;'
    refused
    assert_err 'acct-invoice: ?'
}

# within KB TOOL…: runs it with so much memory.
within() (
    ulimit -v "$1"
    shift
    exec "$@"
)

# Sanitizers want more memory than there is: there it is the plain run alone.
@test "draw: whatever memory there is, there is a paper or a word" {
    local limit limits=(43000 48000 54000 60000 68000 86000 100000 112000)
    [[ $BUILD != */san ]] || limits=(unlimited)
    cp "$BUILD/acct-draw.so" else/bin/
    show "$number" -O pdf
    mv "$out_file" good.pdf
    for limit in "${limits[@]}"; do
        for format in pdf html; do
            run2 within "$limit" \
                acct-invoice show "$number" --as-of 2026-10-05 -O $format -o x.$format
            assert_out ''
            if [ "$status" -eq 0 ]; then
                [ -s x.$format ]
            else
                [ "$status" -eq 1 ] || [ "$status" -eq 127 ] || wrong "$limit"
                [ ! -e x.$format ]
                [[ $err == *memory* || $err == *'map segment'* || $err == *'allocate TLS'* || $err == *fonts* ]] ||
                    wrong "$limit: not said why"
            fi
            [ ! -e x.pdf ] || cmp good.pdf x.pdf
            rm -f x.$format
            [ -z "$(find . -name 'x.*' -o -name 'core*')" ]
        done
    done
}
