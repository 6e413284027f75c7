#!/usr/bin/env bats
# The rules of the house: who may see whom (floors.txt), no circles, no include
# for nothing, sizes, and what a command leaves to the library.  What still
# breaks one of them is listed in exceptions/.

load ../helper

setup() {
    common_setup
}

@test "house: every rule is kept, but for the exceptions listed" {
    cd "$root"
    run2 tests/house/house
    tail -n 1 <<<"$out" | sed 's/^/# /' >&3
    assert_status 0
}

# --- Each rule broken once, in a house of a few files.

# file NAME: standard input becomes that file of the tree, and is compiled.
file() {
    mkdir -p "$(dirname "$1")" "$(dirname "build/$1")"
    cat >"$1"
    case $1 in
    *.c) cc -c -Ilib -Icmd -o "build/${1%.c}.o" "$1" ;;
    esac
}

tree() {
    export BUILD=build
    mkdir -p tree/tests
    cd tree || return 1
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
}

# finds FILE FAULT: the house is not in order, and no other fault is named.
finds() {
    run2 "$root/tests/house/house"
    assert_status 1
    cut -d '(' -f 1 <<<"$out" | sed 's/ *$//' | grep -Fxq "$1: $2" ||
        wrong "not found: $1: $2"
}

@test "house: a tree without a fault has none" {
    tree
    run2 "$root/tests/house/house"
    assert_status 0
    assert_out 'house: 0 exceptions'
}

@test "house: an include upward is found, and a call" {
    tree
    file lib/base/up.c <<'END'
#include "ledger/l.h"
int up(int n);
int up(int n) { return l_get(n); }
END
    finds lib/base/up.c 'includes lib/ledger/l.h'
    finds lib/base/up.c 'calls lib/ledger'
    assert_out_has 'calls lib/ledger (l_get)'
    # also where the include was kept from sight
    file lib/base/up.c <<'END'
int l_get(int n);
int up(int n);
int up(int n) { return l_get(n); }
END
    finds lib/base/up.c 'calls lib/ledger'
}

@test "house: a main that calls more than its commands is found" {
    tree
    file cmd/acct-invoice.c <<'END'
#include "ledger/l.h"
int main(void) { return l_get(0); }
END
    finds cmd/acct-invoice.c 'includes lib/ledger/l.h'
    finds cmd/acct-invoice.c 'calls lib/ledger'
    file cmd/show/show.c <<'END'
#include "invoice/commands.h"
int cmd_show(void);
int cmd_show(void) { return cmd_invoice_list(1); }
END
    finds cmd/show/show.c 'includes cmd/invoice/commands.h'
    finds cmd/show/show.c 'calls cmd/invoice'
}

@test "house: a circle of calls is found, however long" {
    tree
    local of next
    for of in one:two two:three three:one four:one; do
        next=${of#*:} of=${of%:*}
        file "lib/book/$of.c" <<<"int $next(void); int $of(void);
int $of(void) { return $next(); }"
    done
    finds lib/book/one.c 'calls in a circle'
    finds lib/book/two.c 'calls in a circle'
    finds lib/book/three.c 'calls in a circle'
    assert_out_has '(lib/book/two.c: two)'
    assert_out_lacks four
}

@test "house: a room that is in no table is found" {
    tree
    file lib/attic/x.c <<<'extern int x;'
    finds lib/attic/x.c 'stands in no room of the table'
}

@test "house: inside.h is for its own folder" {
    tree
    file lib/ledger/inside.h <<<'int l_put(int n);'
    file lib/book/b.c <<'END'
#include "ledger/inside.h"
int b(void);
int b(void) { return l_put(1); }
END
    finds lib/book/b.c 'includes the inside of another room'
    rm lib/book/b.c
    file tests/unit/b.c <<<'#include "ledger/inside.h"'
    finds tests/unit/b.c 'includes the inside of another room'
    rm tests/unit/b.c
    file lib/ledger/l.c <<'END'
#include "inside.h"
#include "ledger/l.h"
int l_get(int n) { return n; }
int l_put(int n) { return n; }
END
    run2 "$root/tests/house/house"
    assert_status 0
}

@test "house: a header's name is taken once" {
    tree
    file lib/ledger/a.h <<<'int l_a(int n);'
    finds lib/ledger/a.h 'its name is taken'
}

@test "house: an include for nothing is found" {
    tree
    file lib/base/c.h <<'END'
/* Of c_one a comment, of "c_two" a string may speak. */
#define C_MOST 3
struct c { int c_member; };
enum { C_FIRST, C_LAST };
int c_one(struct c *c, int (*each)(int a));
END
    local use
    for use in 'int n = C_MOST;' 'extern struct c x;' 'int n = C_LAST;' \
        'int f(struct d *d) { return ((int *)d)[0]; } int (*g)() = c_one;'; do
        file lib/base/c.c <<<'#include "base/c.h"'"
struct d; $use"
        run2 "$root/tests/house/house"
        assert_status 0
    done
    file lib/base/c.c <<'END'
#include "base/c.h"
/* c_one C_MOST
   C_FIRST */
const char *t(void);
const char *t(void) { return "c_one"; }
END
    finds lib/base/c.c 'includes lib/base/c.h for nothing'
}

@test "house: a folder, a file, a main that grew too long is found" {
    tree
    local n
    file lib/stats/s1.c <<<'extern int s;'
    for n in {2..25}; do
        cp lib/stats/s1.c "lib/stats/s$n.c"
        cp build/lib/stats/s1.o "build/lib/stats/s$n.o"
    done
    finds lib/stats 'more than 24 C files'
    rm lib/stats/s25.c
    yes '' | head -n 400 >lib/stats/s1.c
    run2 "$root/tests/house/house"
    assert_status 0
    echo >>lib/stats/s1.c
    finds lib/stats/s1.c 'more than 400 lines'
    rm lib/stats/s1.c
    yes '' | head -n 60 >>cmd/acct-invoice.c
    finds cmd/acct-invoice.c 'a main of more than 60 lines'
}

@test "house: a command makes up no error, no sum and no path" {
    tree
    file cmd/invoice/e.c <<<'enum { ERR_DATA }; int e = ERR_DATA;'
    finds cmd/invoice/e.c 'makes up a data error'
    rm cmd/invoice/e.c
    local sum
    for sum in 's += o->amount;' 's = o->net + o->tax;' 's = o->tax - 1;' \
        's = s + o->open;' 's = 2 * o->net;' 'amount += s;' \
        '__builtin_add_overflow(s, o->tax, &s);' 'money_add(&s, 1);'; do
        file cmd/invoice/sum.c <<<'struct o { int amount, net, tax, open; };
int money_add(int *, int);
int f(struct o *o, int s, int amount) { '"$sum"' return s + amount; }'
        finds cmd/invoice/sum.c 'reckons with money'
    done
    # what is only looked at is no sum
    file cmd/invoice/sum.c <<<'struct o { int amount, net; };
int f(struct o *o, int *n) { *n = o->amount; return o->net > 0 && -*n; }'
    run2 "$root/tests/house/house"
    assert_status 0
    file cmd/invoice/path.c <<<'const char *f = "%s/%s";'
    finds cmd/invoice/path.c 'puts a path together'
}

@test "house: no function takes more than six arguments" {
    tree
    file lib/base/many.h <<'END'
int many_six(int a, int b, int c, int d, int (*e)(int, int, int), int f);
int many_seven(int a, int b, int c,
               int d, int e, int f, int g);
END
    finds lib/base/many.h 'many_seven takes more than six arguments'
    assert_out_lacks many_six
}

@test "house: an exception is listed by name, and only while it is one" {
    tree
    file lib/ledger/a.h <<<'int l_a(int n);'
    mkdir -p tests/house/exceptions
    echo 'lib/ledger/a.h: its name is taken' >tests/house/exceptions/ledger
    run2 "$root/tests/house/house"
    assert_status 0
    assert_out 'house: 1 exceptions'
    rm lib/ledger/a.h
    finds lib/ledger/a.h 'its name is taken -- no more: take it off the list'
    run2 "$root/tests/house/house" -p
    assert_status 0
    run2 "$root/tests/house/house"
    assert_out 'house: 0 exceptions'
}
