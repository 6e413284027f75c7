#!/usr/bin/env bats
# Each rule of the house broken once, in a house of a few files: what would not
# be found here, would not be found in ours.

load ../helper

# The tree is compiled once; each test has a copy.
setup_file() {
    cd "$BATS_FILE_TMPDIR" || return 1
    mkdir tests
    file lib/base/a.h <<<'int a_get(int n);'
    file lib/base/a.c <<'END'
#include "base/a.h"
int a_get(int n) { return n; }
END
    file lib/ledger/l.h <<<'int l_get(int n);'
    file lib/ledger/l.c <<'END'
#include "base/a.h"
#include "ledger/l.h"
int l_get(int n) { return a_get(n); }
END
    file cmd/cli/cli.h <<<'int cli_main(int n);'
    file cmd/cli/cli.c <<'END'
#include "cli/cli.h"
int cli_main(int n) { return n; }
END
    file cmd/invoice/commands.h <<<'int cmd_invoice_list(int n);'
    file cmd/invoice/list.c <<'END'
#include "invoice/commands.h"
#include "ledger/l.h"
int cmd_invoice_list(int n) { return l_get(n); }
END
    file cmd/acct-invoice.c <<'END'
#include "cli/cli.h"
#include "invoice/commands.h"
int main(void) { return cli_main(cmd_invoice_list(0)); }
END
    cc -xc -c -o build/none.o /dev/null
}

setup() {
    common_setup
    cp -R "$BATS_FILE_TMPDIR"/{build,cmd,lib,tests} .
    export BUILD=build
}

# room NAME: the folders for that file and its object.
room() {
    [ -d "${1%/*}" ] || mkdir -p "${1%/*}"
    [ -d "build/${1%/*}" ] || mkdir -p "build/${1%/*}"
}

# text NAME: standard input becomes that file of the tree; nobody calls it.
text() {
    room "$1"
    put "$1"
    case $1 in
    *.c) cp build/none.o "build/${1%.c}.o" ;;
    esac
}

# file NAME: likewise, and it is compiled.
file() {
    room "$1"
    put "$1"
    case $1 in
    *.c) cc -c -Ilib -Icmd -o "build/${1%.c}.o" "$1" ;;
    esac
}

house() {
    run2 "$root/tests/house/house" "$@"
}

in_order() {
    house
    assert_status 0
    assert_out 'house: 0 exceptions'
}

# has FILE FAULT: that was found.
has() {
    local line
    while IFS= read -r line; do
        line=${line%%(*}
        [ "${line%"${line##*[! ]}"}" != "$1: $2" ] || return 0
    done <"$out_file"
    wrong "not found: $1: $2"
}

# finds FILE FAULT: the house is not in order, and that is why.
finds() {
    house
    assert_status 1
    has "$@"
}

@test "house: an include upward is found, and a call; without it, nothing" {
    in_order
    file lib/base/up.c <<'END'
#include "ledger/l.h"
int up(int n);
int up(int n) { return l_get(n); }
END
    finds lib/base/up.c 'includes lib/ledger/l.h'
    has lib/base/up.c 'calls lib/ledger'
    assert_out_has 'calls lib/ledger (l_get)'
    # also where the include was kept from sight
    file lib/base/up.c <<'END'
int l_get(int n);
int up(int n);
int up(int n) { return l_get(n); }
END
    finds lib/base/up.c 'calls lib/ledger'
}

@test "house: a main calls its commands alone, and a tool no other" {
    file cmd/acct-invoice.c <<'END'
#include "ledger/l.h"
int main(void) { return l_get(0); }
END
    file cmd/show/show.c <<'END'
#include "invoice/commands.h"
int cmd_show(void);
int cmd_show(void) { return cmd_invoice_list(1); }
END
    finds cmd/acct-invoice.c 'includes lib/ledger/l.h'
    has cmd/acct-invoice.c 'calls lib/ledger'
    has cmd/show/show.c 'includes cmd/invoice/commands.h'
    has cmd/show/show.c 'calls cmd/invoice'
}

@test "house: a circle of calls is found, however long" {
    local of next
    for of in one:two two:three three:one four:one; do
        next=${of#*:} of=${of%:*}
        file "lib/book/$of.c" <<<"int $next(void); int $of(void);
int $of(void) { return $next(); }"
    done
    finds lib/book/one.c 'calls in a circle'
    has lib/book/two.c 'calls in a circle'
    has lib/book/three.c 'calls in a circle'
    assert_out_has '(lib/book/two.c: two)'
    assert_out_lacks four
}

@test "house: inside.h is for its own folder" {
    text lib/ledger/inside.h <<<'int l_put(int n);'
    text lib/book/b.c <<<'#include "ledger/inside.h"
int b(void) { return l_put(1); }'
    text tests/unit/b.c <<<'#include "ledger/inside.h"'
    finds lib/book/b.c 'names an inside.h by its path'
    has tests/unit/b.c 'names an inside.h by its path'
    rm lib/book/b.c tests/unit/b.c
    # where it may bring what only its room's files use
    text lib/ledger/inside.h <<<'#include "base/a.h"
int l_put(int n);'
    finds lib/ledger/inside.h 'includes lib/base/a.h for nothing'
    text lib/ledger/b.c <<<'#include "inside.h"
int b(void) { return a_get(l_put(1)); }'
    in_order
}

@test "house: an include for nothing is found" {
    text lib/base/c.h <<'END'
/* Of c_one a comment, of "c_two" a string may speak. */
#define C_MOST 3
struct c { int c_member; };
enum { C_FIRST, C_LAST };
int c_one(struct c *c, int (*each)(int a));
END
    local use n=0
    for use in 'int n = C_MOST;' 'extern struct c x;' 'int n = C_LAST;' \
        'int f(struct d *d) { return d->c_member; }' 'int (*g)() = c_one;'; do
        text lib/base/use$((n++)).c <<<'#include "base/c.h"'"
$use"
    done
    in_order
    text lib/base/c.c <<'END'
#include "base/c.h"
/* c_one C_MOST
   C_FIRST */
const char *t(void) { return "c_one"; }
END
    finds lib/base/c.c 'includes lib/base/c.h for nothing'
}

@test "house: a folder, a file, a main that grew too long is found" {
    local n
    printf '%400s' '' | tr ' ' '\n' >blank
    text lib/stats/s1.c <<<'extern int s;'
    cp blank lib/stats/s1.c
    for n in {2..24}; do
        text "lib/stats/s$n.c" <<<'extern int s;'
    done
    in_order
    text lib/stats/s25.c <<<'extern int s;'
    echo >>lib/stats/s1.c
    head -n 60 blank >>cmd/acct-invoice.c
    finds lib/stats 'more than 24 C files'
    has lib/stats/s1.c 'more than 400 lines'
    has cmd/acct-invoice.c 'a main of more than 60 lines'
}

@test "house: a command makes up no error, no sum and no path" {
    local sum n=0
    # what is only looked at is no sum
    text cmd/invoice/look.c <<<'struct o { int amount, net; };
int f(struct o *o, int *n) { *n = o->amount; return o->net > 0 && -*n; }
size_t g(struct str all, struct str rest) { return all.p - s->rest.p; }'
    in_order
    text cmd/invoice/e.c <<<'int e = ERR_DATA;'
    text cmd/invoice/path.c <<<'const char *f = "%s/%s";'
    file cmd/invoice/sum0.c <<<'int money_add(int *, int);
int f(int *s) { return money_add(s, 1); }'
    for sum in 's += o->amount;' 's = o->net + o->tax;' 's = o->tax - 1;' \
        's = s + o->open;' 's = 2 * o->net;' 'amount += s;' \
        '__builtin_add_overflow(s, o->tax, &s);'; do
        text cmd/invoice/sum$((++n)).c <<<"int f(struct o *o, int s) { $sum }"
    done
    finds cmd/invoice/e.c 'makes up a data error'
    has cmd/invoice/path.c 'puts a path together'
    for ((sum = 0; sum <= n; sum++)); do
        has "cmd/invoice/sum$sum.c" 'reckons with money'
    done
}

@test "house: rooms in no table, names taken, seven arguments are found" {
    text lib/attic/x.c <<<'extern int x;'
    text lib/ledger/a.h <<<'int l_a(int n);'
    text lib/base/many.h <<'END'
int many_six(int a, int b, int c, int d, int (*e)(int, int, int), int f);
int many_seven(int a, int b, int c,
               int d, int e, int f, int g);
END
    finds lib/attic/x.c 'stands in no room of the table'
    has lib/ledger/a.h 'its name is taken'
    has lib/base/many.h 'many_seven takes more than six arguments'
    assert_out_lacks many_six
}

@test "house: an exception is listed by name, and only while it is one" {
    text lib/ledger/a.h <<<'int l_a(int n);'
    mkdir -p tests/house/exceptions
    echo 'lib/ledger/a.h: its name is taken' >tests/house/exceptions/ledger
    house
    assert_status 0
    assert_out 'house: 1 exceptions'
    rm lib/ledger/a.h
    finds lib/ledger/a.h 'its name is taken -- no more: take it off the list'
    house -p
    assert_status 0
    in_order
}
