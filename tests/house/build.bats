#!/usr/bin/env bats
# The Makefile, tried on a small tree of its own: two tools, one library.

load ../helper

# unit_test NAME LAST: a program of two tests, the second does LAST.
unit_test() {
    cat >"tests/unit/base/test_$1.c" <<END
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
static void first(void **s) { (void)s; assert_int_equal(1, 1); }
static void second(void **s) { (void)s; $2; }
int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(first), cmocka_unit_test(second)};
    return cmocka_run_group_tests(all, NULL, NULL);
}
END
}

# The tree, and what make makes of it, are made once.
setup_file() {
    common_setup
    cd "$BATS_FILE_TMPDIR" || return 1
    mkdir -p tree/cmd/cli tree/lib/base tree/tests/{add,fuzz,unit/base} \
        tree/man tree/examples tree/.ci
    cd tree || return 1
    cp "$root/Makefile" .
    cp "$root"/.ci/* .ci/
    cp "$root/tests/run" tests/
    cp "$root"/tests/fuzz/*.mk tests/fuzz/
    printf 'const char *one(void);\n' >lib/base/one.h
    printf '#include "base/one.h"\n%s\n' \
        'const char *one(void) { return "one"; }' >lib/base/one.c
    printf 'int two(void);\n%s\n' 'int two(void) { return 2; }' \
        >lib/base/two.c
    printf 'const char *cli_version(void);\n' >cmd/cli/cli.h
    printf '#include "cli/cli.h"\n%s\n' \
        'const char *cli_version(void) { return ACCT_VERSION; }' >cmd/cli/run.c
    printf '%s\n' '#include <stdio.h>' '#include "cli/cli.h"' \
        '#include "base/one.h"' \
        'int main(void) { return !printf("%s %s\n", cli_version(), one()); }' \
        >cmd/acct-add.c
    printf '%s\n' '#include <stdio.h>' '#include "cli/cli.h"' \
        'int main(void) { return !printf("%s\n", cli_version()); }' \
        >cmd/acct-show.c
    printf '.Dd\n' >man/acct-add.1
    printf '.Dd\n' >man/acct-ledger.5
    printf 'date\n' >examples/ledger.csv
    # a day ago, so that what is built now is newer by any clock
    find . -type f -exec touch -d '1 day ago' {} +
    cp -a . ../built
    cd ../built || return 1
    unit_test good 'assert_int_equal(2, 2)'
    unit_test bad 'assert_int_equal(2, 3)'
    unit_test dead 'abort()'
    unit_test skipped 'skip()'
    touch -d '1 day ago' tests/unit/base/*.c
    make -j4 all testable >../made 2>../made.err
    mv build/tests tests/unit/base ..
    # all that was made is in build/
    find . -newer Makefile -type f -not -path './build/*' >../strays
}

setup() {
    common_setup
    cp -a "$BATS_FILE_TMPDIR/tree" .
    cd tree || return 1
}

# As after `make`: nothing is older than what it was made of.
built() {
    cp -a "$BATS_FILE_TMPDIR/built/build" .
}

# tested NAME...: built, and with these unit tests, which are made already.
tested() {
    local name
    built
    mkdir -p build/tests/unit/base
    for name; do
        cp -a "$BATS_FILE_TMPDIR/base/test_$name.c" tests/unit/base
        cp -a "$BATS_FILE_TMPDIR/tests/unit/base/test_$name"* \
            build/tests/unit/base
    done
}

# Turns what make said into "CC cmd/cli/run.c", one a line, sorted.
did() {
    out=$(awk '{ $1 = $1; print }' <<<"$out" | sort)
}

assert_last_line() {
    text_is 'last line' "${out##*$'\n'}" "$1"
}

# make check runs bats, and so has to know nothing of the bats that runs this.
make_check() {
    local dir dirs path=
    IFS=: read -ra dirs <<<"$PATH"
    for dir in "${dirs[@]}"; do
        [[ $dir == *bats-core* ]] || path+=:$dir
    done
    env -i HOME="$HOME" LC_ALL=C.UTF-8 PATH="${path#:}" make check "$@"
}

@test "build: help tells of every target" {
    run2 make help
    assert_status 0
    for target in all deps demo check lint format install uninstall clean \
        dist fuzz man pot help; do
        assert_out_has "make $target "
    done
}

@test "build: a tree without sources is not an error" {
    rm -r cmd lib man
    run2 make all build/libacct.a
    assert_status 0
}

@test "build: makes one program of each cmd/acct-*.c, four at a time" {
    [ ! -s "$BATS_FILE_TMPDIR/made.err" ]
    [ ! -s "$BATS_FILE_TMPDIR/strays" ]
    built
    run2 build/acct-add
    assert_out "$(sed -n 's/^VERSION = //p' Makefile) one"
    run2 build/acct-show
    assert_status 0
}

@test "build: BUILD= is where it goes; CFLAGS replace what may be replaced" {
    run2 make BUILD="$BATS_TEST_TMPDIR/elsewhere" \
        V=1 CFLAGS=-O1 CPPFLAGS=-DMINE LDFLAGS=-Wl,-z,now
    assert_status 0
    [ -x "$BATS_TEST_TMPDIR/elsewhere/acct-add" ]
    [ ! -e build ]
    assert_out_has ' -O1'
    assert_out_has ' -DMINE'
    assert_out_has ' -Wl,-z,now'
    assert_out_lacks ' -O2'
    # and not what is needed
    assert_out_has ' -std=c17'
    assert_out_has ' -Ilib'
}

@test "build: nothing is made twice, and no more than what has changed" {
    begin 'nothing'
    built
    run2 make
    assert_status 0
    assert_out ''

    begin 'a header makes anew what includes it'
    touch -d '1 day' lib/base/one.h
    built
    run2 make
    did
    assert_out 'AR build/libacct.a
CC cmd/acct-add.c
CC lib/base/one.c
LD build/acct-add
LD build/acct-show'

    begin 'a new version makes one object anew, and the tools'
    built
    run2 make VERSION=9.8.7
    did
    assert_out 'AR build/libcli.a
CC cmd/cli/run.c
LD build/acct-add
LD build/acct-show'
    run2 build/acct-show
    assert_out 9.8.7

    begin 'a source that went leaves the archive'
    built
    run2 ar t build/libacct.a
    assert_out_has two.o
    rm lib/base/two.c
    make build/libacct.a
    run2 ar t build/libacct.a
    assert_out one.o
}

@test "build: a change of CFLAGS makes all anew; WERROR=1 stops at a warning" {
    built
    printf 'static int unused;\n' >>lib/base/two.c
    touch -d '1 day ago' lib/base/two.c
    run2 make CFLAGS=-O0
    assert_status 0
    assert_err_has unused
    assert_out_has cmd/acct-add.c
    assert_out_has lib/base/one.c
    assert_out_has lib/base/two.c
    touch lib/base/two.c
    run2 make CFLAGS=-O0 WERROR=1
    assert_status 2
}

@test "build: SAN=1 builds beside, and stops at a mistake" {
    printf '%s\n' '#include <stdio.h>' '#include <stdlib.h>' \
        'int main(int argc, char **argv) {' \
        '    char *p = malloc(4); (void)argv; free(p);' \
        '    p[argc] = 1; puts("ran on"); }' >cmd/acct-add.c
    printf '%s\n' '#include <limits.h>' '#include <stdio.h>' \
        'int main(int argc, char **argv) {' \
        '    int n = INT_MAX; (void)argv;' \
        '    n += argc; printf("ran on %d\n", n); }' >cmd/acct-show.c
    run2 make SAN=1
    assert_status 0
    [ ! -e build/acct-add ]
    run2 build/san/acct-add
    assert_out ''
    assert_err_has AddressSanitizer
    run2 build/san/acct-show
    assert_out ''
    assert_err_has 'signed integer overflow'
}

@test "build: install and uninstall are each other's undoing" {
    built
    printf '# completion\n' >cmd/completion.bash
    run2 make install DESTDIR="$PWD/dest" PREFIX=/usr
    assert_status 0
    run2 find dest -not -type d -printf '%m %P\n'
    sort "$out_file" >installed
    run2 cat installed
    assert_out '644 usr/share/bash-completion/completions/acct-add
644 usr/share/doc/acct/examples/ledger.csv
644 usr/share/man/man1/acct-add.1
644 usr/share/man/man5/acct-ledger.5
755 usr/bin/acct-add
755 usr/bin/acct-show
777 usr/share/bash-completion/completions/acct-show'
    run2 cat dest/usr/share/bash-completion/completions/acct-show
    assert_out '# completion'
    run2 make uninstall DESTDIR="$PWD/dest" PREFIX=/usr
    assert_status 0
    run2 find dest -not -type d
    assert_out ''
}

@test "build: what draws, and writes mail, is a module of the tools' version" {
    local name source
    while read -r name source; do
        begin "acct-$name.so"
        built
        mkdir -p "${source%/*}"
        printf '%s\n' '#include "base/one.h"' "const char *acct_$name(void);" \
            "__attribute__((visibility(\"default\"))) const char *acct_$name(void)" \
            '{ return one() ? ACCT_VERSION : ACCT_MODULEDIR; }' >"$source"
        run2 make install DESTDIR="$PWD/dest" PREFIX=/usr
        assert_status 0
        run2 nm -D -P --defined-only "build/acct-$name.so"
        assert_out_has "acct_$name"
        assert_out_lacks one
        run2 find dest/usr/lib -not -type d -printf '%m %P\n'
        assert_out "644 acct/acct-$name.so"
        run2 make uninstall DESTDIR="$PWD/dest" PREFIX=/usr
        assert_status 0
        run2 find dest/usr/lib -mindepth 1
        assert_out ''
        run2 make PREFIX=/usr
        assert_out ''
        run2 make PREFIX=/usr VERSION=9.8.7
        did
        assert_out_has "CC $source"
        assert_out_has "LD build/acct-$name.so"
        grep -q 9.8.7 "build/acct-$name.so"
    done <<'EOF'
draw lib/paper/pdf/module.c
mail lib/mime/module.c
EOF
}

@test "build: clean, demo, pot, dist" {
    begin 'clean leaves nothing'
    built
    run2 make clean
    [ ! -e build ]

    begin 'demo runs examples/demo.sh with these tools first'
    built
    echo 'command -v acct-add' >examples/demo.sh
    run2 make demo
    assert_status 0
    assert_out_has "$PWD/build/acct-add"

    begin 'pot has the words of all three marks'
    cat >>cmd/cli/run.c <<'END'
#define _(s) s
#define N_(s) s
#define P_(a, b, n) ((n) == 1 ? (a) : (b))
const char *words(int n);
const char *words(int n)
{
    const char *w = N_("marked");
    return n ? P_("one row", "many rows", n) : n > 2 ? w : _("used");
}
END
    run2 make pot
    assert_status 0
    run2 cat build/acct.pot
    assert_out_has 'msgid "marked"'
    assert_out_has 'msgid "used"'
    assert_out_has 'msgid_plural "many rows"'

    begin 'dist packs the last commit under one directory'
    git init -q .
    git add Makefile cmd
    git -c user.name=a -c user.email=a@example.org commit -qm all
    run2 make dist VERSION=1.2
    assert_status 0
    run2 tar tzf build/acct-1.2.tar.gz
    assert_out_has acct-1.2/cmd/acct-add.c
    assert_out_lacks lib/
}

# --- make check ---

@test "check: counts both kinds of test in its last line" {
    tested good
    printf '@test "a" { acct-add; }\n@test "b" { true; }\n' >tests/add/a.bats
    run2 make_check
    assert_status 0
    assert_out_has 'ok 1 a'
    assert_last_line '4 passed, 0 failed'
}

@test "check: fails where a test does, or there is none" {
    begin 'a failure of either kind fails it'
    tested bad
    printf '@test "a" { true; }\n@test "b" { false; }\n' >tests/add/a.bats
    run2 make_check
    assert_status 2
    assert_out_has '0x2 != 0x3'
    assert_last_line '2 passed, 2 failed'

    begin 'a test program that dies has failed'
    tested dead
    printf '@test "a" { true; }\n' >tests/add/a.bats
    run2 make_check
    assert_status 2
    assert_out_has 'FAIL test_dead'
    assert_out_has '2 passed, 1 failed'

    begin 'a skipped test has not passed'
    tested skipped
    printf '@test "a" { skip "no"; }\n' >tests/add/a.bats
    run2 make_check
    assert_status 2
    assert_out_has 'failures in: test_skipped add/a.bats'
    assert_last_line '1 passed, 0 failed, 2 skipped'

    begin 'no test at all is a failure'
    built
    run2 make_check
    assert_status 2
    assert_out_has '0 passed, 0 failed'
}

@test "check: T= runs one" {
    tested good bad
    printf '@test "a" { true; }\n' >tests/add/a.bats
    printf '@test "b" { false; }\n' >tests/add/b.bats
    run2 make_check T=tests/add/a.bats
    assert_status 0
    assert_out_has '1 passed, 0 failed'
    run2 make_check T=tests/unit/base/test_good.c
    assert_status 0
    assert_out_has '2 passed, 0 failed'
    run2 make_check T='tests/add/b.bats tests/unit/base/test_good.c'
    assert_status 2
    assert_out_has '2 passed, 1 failed'
    run2 make_check T=tests/unit/base/test_none.c
    assert_status 2
    assert_err_has 'no such test'
}

# --- make lint ---

# finding LINTER FILE LINES SAID: the lines are a fault to it.
finding() {
    cp -p "$2" before
    printf '%s\n' "$3" >>"$2"
    run2 make "$1"
    assert_status 2
    [[ $out$err == *"$4"* ]] || wrong "$1 does not say: $4"
    mv before "$2"
}

@test "lint: every linter is heard" {
    cp "$root/.clang-format" "$root/.clang-tidy" .
    printf '#!/bin/sh\necho hello\n' >.ci/run
    printf '.%s\n' 'Dd March 1, 2026' 'Dt ACCT-ADD 1' Os 'Sh NAME' \
        'Nm acct-add' 'Nd adds' 'Sh SEE ALSO' 'Xr acct-ledger 5' \
        >man/acct-add.1
    sed 's/-ADD 1/-LEDGER 5/; s/acct-add/acct-ledger/; /^.Sh SEE/,$d' \
        man/acct-add.1 >man/acct-ledger.5
    # one file is of each kind, and each linter takes its time for each
    rm cmd/acct-show.c
    make format
    # none has a fault to find until there is one
    run2 make lint
    assert_status 0

    # shellcheck disable=SC2016
    finding lint-sh .ci/run 'echo $unquoted' SC2086
    finding lint-man man/acct-add.1 '.Xr acct-nothing 1' \
        'no such page: acct-nothing.1'
    finding lint-man man/acct-ledger.5 '.Bogus' 'unknown macro'
    finding lint-tidy lib/base/one.c '
int never(int n);
int never(int n)
{
    int *p = 0;
    return n ? *p : 0;
}' 'null pointer'
    finding lint-cpp lib/base/two.c '
void more(void);
void more(void)
{
    char small[2];
    small[2] = 0;
}' 'out of bounds'
    finding lint-headers lib/base/one.h 'size_t unknown(void);' \
        'needs another header'
    mkdir bin
    printf '#!/bin/sh\n' >bin/frobnicate
    chmod +x bin/frobnicate
    PATH=$PWD/bin:$PATH
    finding lint-tools tests/run 'frobnicate' 'is in no list'
    finding lint-format cmd/cli/run.c 'int  two_blanks ;' 'clang-format'
}

# --- make deps ---

# A package manager that knows the packages named, and notes what it is told.
fake_apt() {
    mkdir fake
    cat >fake/apt-get <<'END'
#!/bin/sh
echo "apt-get DEBIAN_FRONTEND=$DEBIAN_FRONTEND $*" >>"$LOG"
END
    cat >fake/dpkg-query <<END
#!/bin/sh
shift 3
for name do
    case " $1 " in *" \$name "*) status=1 ;; *) echo "ii  \$name" ;; esac
done
exit "\${status:-0}"
END
    cat >fake/sudo <<'END'
#!/bin/sh
printf 'sudo ' >>"$LOG"
exec "$@"
END
    printf '#!/bin/sh\necho %s\n' "${2:-0}" >fake/id
    chmod +x fake/*
    export LOG=$PWD/log
    : >log
    unset DEBIAN_FRONTEND
    PATH=$PWD/fake:$PATH
}

@test "deps: installs what is missing, as root" {
    begin 'does nothing when all is there'
    fake_apt ''
    run2 make deps
    assert_status 0
    assert_out ''
    run2 cat log
    assert_out ''

    begin 'updates, then installs what is missing, without a question'
    fake_apt 'libcsv-dev bats'
    run2 make deps
    assert_status 0
    run2 cat log
    assert_out 'apt-get DEBIAN_FRONTEND= -q update
apt-get DEBIAN_FRONTEND=noninteractive -q install -y --no-install-recommends libcsv-dev bats'

    begin 'asks sudo when it is not root'
    fake_apt 'libcsv-dev' 1000
    run2 make deps
    assert_status 0
    run2 cat log
    assert_out_has 'sudo apt-get DEBIAN_FRONTEND= -q update'
    assert_out_has 'sudo apt-get DEBIAN_FRONTEND=noninteractive -q install'
}

@test "deps: what one sees of it, and of what comes after" {
    begin 'tells of itself in one line, and of the rest where it fails'
    fake_apt 'libcsv-dev'
    echo 'echo words of apt' >>fake/apt-get
    run2 make deps
    assert_status 0
    assert_out 'installing libcsv-dev (log: build/deps.log)'
    assert_err ''
    grep -q 'words of apt' build/deps.log
    echo 'exit 100' >>fake/apt-get
    run2 make deps
    assert_status 2
    assert_err_has 'words of apt'
    assert_err_has 'failed: installing libcsv-dev (all of it: build/deps.log)'

    begin 'a demo is what one sees, or the error that stopped it'
    fake_apt 'libcsv-dev'
    echo 'acct-add' >examples/demo.sh
    built
    touch lib/base/one.c
    run2 make deps demo
    assert_status 0
    assert_out "installing libcsv-dev (log: build/deps.log)
building (log: build/build.log)
$(build/acct-add)"
    assert_err ''
    grep -q 'CC *lib/base/one.c' build/build.log
    echo 'wrong' >>lib/base/one.c
    run2 make deps demo
    assert_status 2
    assert_err_has 'lib/base/one.c:3'
    assert_err_has 'failed: building (all of it: build/build.log)'

    begin 'a demo asks for no more than building takes'
    fake_apt 'libcsv-dev bats'
    echo 'true' >examples/demo.sh
    built
    run2 make -j2 deps demo
    assert_status 0
    run2 cat log
    assert_out_has libcsv-dev
    assert_out_lacks bats

    begin 'a failure stops what comes after it'
    fake_apt 'libcsv-dev'
    echo 'exit 100' >>fake/apt-get
    run2 make -j2 deps all
    assert_status 2
    [ ! -e build/acct-add ]
}

@test "build: without the libraries, it says what to do" {
    mkdir fake
    printf '#!/bin/sh\nexit 1\n' >fake/pkg-config
    chmod +x fake/pkg-config
    run2 env PATH="$PWD/fake:$PATH" make
    assert_status 2
    assert_err_has '(say: make deps)'
}

# --- .ci/run ---

@test "ci: ends with what was counted, and fails with what fails" {
    mkdir fake
    # the stages are make's; here they only say what make would say
    cat >fake/make <<'END'
#!/bin/sh
case "$*" in
*SAN=1*) echo "5 passed, ${SAN_BAD:-0} failed"; exit "${SAN_BAD:-0}" ;;
*SAN=thread*) exit "${RACE:-0}" ;;
*/root/*) echo "2 passed, 0 failed" ;;
*check*) echo "5 passed, ${BAD:-0} failed${SKIP-}"; exit "${BAD:-0}" ;;
*browser*) echo "3 passed, 0 failed" ;;
*lint*) exit "${LINT:-0}" ;;
*fuzz*) exit "${FUZZ:-0}" ;;
esac
END
    printf '#!/bin/sh\nexec "$@"\n' >fake/sudo
    cat >.ci/fresh <<'END'
#!/bin/sh
echo "5 passed, ${FRESH:-0} failed"
END
    chmod +x fake/*
    PATH=$PWD/fake:$PATH
    run2 bash .ci/run
    assert_status 0
    assert_last_line '10 passed, 0 failed'
    BAD=2 run2 bash .ci/run
    assert_status 1
    assert_last_line '10 passed, 2 failed'
    SKIP=', 1 skipped' run2 bash .ci/run
    assert_status 1
    assert_last_line '10 passed, 1 failed'
    # what else may fail is not of the tests, and adds up
    SAN_BAD=1 RACE=1 FRESH=3 LINT=1 FUZZ=1 run2 bash .ci/run
    assert_status 1
    assert_last_line '10 passed, 7 failed'
    LINT=1 run2 bash .ci/run
    assert_status 1
    assert_last_line '10 passed, 1 failed'
}
