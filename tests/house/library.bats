#!/usr/bin/env bats
# What the library must not do, which foreign libraries it may include, what a
# tool may link: read off the objects and the sources, so that no one has to
# remember.  Who may see whom among ourselves is house.bats' affair.

load ../helper

setup() {
    common_setup
    # an inspection that breaks off has not found nothing
    set -o pipefail
    cd "$root" || return 1
    [ -s "$BUILD/libacct.a" ] || {
        echo "there is no $BUILD/libacct.a (say: make check)" >&2
        return 1
    }
}

# Fails, with the lines it was given, unless there are none.
none() {
    local found
    found=$(cat)
    [ -z "$found" ] || {
        printf '%s\n%s\n' "$1" "$found" >&2
        return 1
    }
}

# "object symbol" for all that the library's objects want from elsewhere, in
# the names of the source: fortified variants lose their marks.
wanted_symbols() {
    nm -A -P "$BUILD/libacct.a" | awk '
        $3 == "U" {
            sub(/^.*\[/, "", $1)
            sub(/\]:$/, "", $1)
            name = $2
            sub(/@.*/, "", name)
            sub(/^__isoc[0-9]*_/, "", name)
            if (sub(/_chk$/, "", name))
                sub(/^__/, "", name)
            print $1, name
        }'
}

# never WHAT RE [EXCEPT]: no object but EXCEPT (with | between) wants such a symbol.
never() {
    awk -v re="^($2)\$" -v except="|${3-}|" \
        '$2 ~ re && !index(except, "|" $0 "|")' \
        "$BATS_TEST_TMPDIR/wanted" | none "the library $1:"
}

@test "library: never does what is the program's to do" {
    run2 wanted_symbols
    assert_status 0
    # any library in C of this size calls these
    assert_out_has ' memcpy'
    assert_out_has ' free'
    cp "$out_file" "$BATS_TEST_TMPDIR/wanted"
    never 'prints' 'stdout|v?printf|puts|putc|putchar|putchar_unlocked'
    never 'complains' \
        'stderr|perror|psignal|warnx?|vwarnx?|error|error_at_line'
    never 'reads standard input' 'stdin|getchar|getchar_unlocked|gets|v?scanf'
    # but for want of memory or of a library, which no caller could mend, and
    # where the process is one that the library began
    never 'ends the process' \
        'exit|_exit|_Exit|quick_exit|abort|__assert_fail|errx?|verrx?|raise|kill' \
        'exhausted.o _exit|apart.o _exit|missing.o _exit'
    never 'reads the environment' \
        '(secure_)?getenv|setenv|unsetenv|putenv|clearenv|_*environ'
    never 'looks at the locale' \
        'setlocale|localeconv|nl_langinfo|strcoll|strxfrm|bindtextdomain'
    never 'looks at the zone' \
        'localtime|localtime_r|mktime|tzset|tzname|timezone|daylight'
    never 'starts a shell' 'system|popen|wordexp'
}

@test "library: links alone, all of it" {
    local flags=-Ilib
    [[ $BUILD != */san ]] || flags="$flags -fsanitize=address,undefined"
    cat >"$BATS_TEST_TMPDIR/alone.c" <<'EOF'
#include "base/str.h"
int main(void)
{
    struct buf b = {0};
    buf_puts(&b, "x");
    size_t n = b.n;
    buf_release(&b);
    return n != 1;
}
EOF
    # shellcheck disable=SC2046,SC2086
    ${CC:-cc} $flags -o "$BATS_TEST_TMPDIR/alone" "$BATS_TEST_TMPDIR/alone.c" \
        -Wl,--whole-archive "$BUILD/libacct.a" -Wl,--no-whole-archive -lcsv \
        $(pkg-config --libs $(sed -n 's/^\(LIBS\|DRAW\|MAIL\)_PC *:= *//p' Makefile)) -lm
    run2 "$BATS_TEST_TMPDIR/alone"
    assert_status 0
}

@test "library: keeps no state between calls" {
    # Tables with pointers in them (.data.rel.ro) are constant too, but for
    # the linker; __asan and the like are the sanitizer's own.  What was found
    # of a foreign library stays found.
    objdump -t "$BUILD/libacct.a" | awk '
        /file format/ { object = $1 }
        / O / && $(NF - 2) ~ /^\.t?(data|bss)/ &&
            $(NF - 2) !~ /^\.data\.rel\.ro/ &&
            $NF !~ /^(__odr_asan|__asan|__ubsan)/ &&
            !(object ~ /^(gsl|icu|libical|jansson|inih|qrencode)\.o:/ && $NF ~ /^opened(\.[0-9]+)?$/) {
            print object, $NF
        }' | none 'variables that outlive a call:'
}

# Each foreign library has one door.
#   what is included    who may
doors='
csv\.h                  lib/base/csv/csv\.c
unicode/.*              lib/base/text/(icu\.h|character\.c)
jansson\.h              lib/print/jansson\.h
ini\.h                  lib/base/conf/inih\.h
(pango|cairo).*         lib/paper/pdf/(canvas|text)\.c
librsvg/.*              lib/paper/pdf/svg\.c
qrencode\.h             lib/paper/qrencode\.h
gmime/.*                lib/mime/(compose|parse)\.c
dlfcn\.h                lib/base/module\.c
pthread\.h              lib/base/worker\.c
sanitizer/.*            lib/base/apart\.c
libical/.*              lib/base/ical/libical\.h
gsl/.*                  lib/stats/gsl\.h
'

# "file included" for every #include <...> of ours
foreign_includes() {
    find lib cmd -name '*.[ch]' -exec sed -n \
        's|^ *# *include *<\([^>]*\)>.*|\1|p;T;F' {} + |
        paste - - | awk '{ print $2, $1 }'
}

# ISO C, POSIX and Linux: no library of anyone's.
system_h='(assert|ctype|dirent|errno|fcntl|fenv|float|getopt|inttypes|langinfo|libgen|
libintl|limits|locale|malloc|math|poll|pwd|sched|signal|spawn|stdarg|stdbool|stddef|stdint|
stdatomic|stdio|stdlib|string|strings|termios|time|unistd|wchar|wctype)\.h|sys/.*|linux/.*'

# "file included" for every #include "..." of ours
own_includes() {
    find lib -name '*.[ch]' -exec sed -n \
        's|^ *# *include *"\([^"]*\)".*|\1|p;T;F' {} + |
        paste - - | awk '{ print $2, $1 }'
}

@test "library: what is foreign comes in by its one door, and is not shown" {
    local what who known=${system_h//$'\n'/} includes
    local system="^($known)\$"
    includes=$BATS_TEST_TMPDIR/includes
    foreign_includes >"$includes"
    while read -r what who; do
        [ -n "$what" ] || continue
        known="$known|$what"
        echo "^$what\$ ^$who\$"
    done <<<"$doors" >"$BATS_TEST_TMPDIR/doors"
    awk 'NR == FNR { who[$1] = $2; next }
        { for (what in who) if ($2 ~ what && $1 !~ who[what]) print }' \
        "$BATS_TEST_TMPDIR/doors" "$includes" | none 'included beside its door:'
    awk -v known="^($known)\$" '$2 !~ known' "$includes" |
        none 'included, but in no table above:'
    awk -v known="$system" \
        '$1 ~ /\.h$/ && $1 !~ "^lib/(base/(text/icu|ical/libical|conf/inih)|print/jansson|paper/qrencode|stats/gsl)" && $2 !~ known' "$includes" |
        none 'headers that show another library:'
    # those of the text door are its own
    own_includes | awk '
        $2 ~ "^base/text/(inside|icu)" && $1 !~ "^lib/base/text/" ||
        $2 ~ "^base/ical/(inside|libical)" && $1 !~ "^lib/base/ical/"' |
        none 'included beside the door:'
}

# Every tool reads ledgers.  What only some have a use for is allowed to those
# alone; what some runs have a use for is opened by those.
common_libs='libc libm libcsv'
#   tool           more that it may link
more_libs='
acct-draw.so     libpango-1.0 libpangocairo-1.0 libcairo libglib-2.0 libgobject-2.0 librsvg-2
acct-mail.so     libgmime-3.0 libgobject-2.0 libglib-2.0
'

@test "tools: each links only what it uses" {
    local tool tools=()
    for tool in "$BUILD"/acct-*; do
        [ ! -x "$tool" ] || tools+=("$tool")
    done
    [ "${#tools[@]}" -gt 0 ]
    objdump -p "${tools[@]}" | awk -v common="$common_libs" '
        NR == FNR {
            for (i = 2; i <= NF; i++)
                may[$1, $i]
            next
        }
        FNR == 1 { split(common, l); for (i in l) all[l[i]] }
        /file format/ {
            tool = $1
            sub(/:$/, "", tool)
            sub(/.*\//, "", tool)
        }
        $1 == "NEEDED" {
            sub(/\.so.*/, "", $2)
            # the sanitizers bring their own; ld.so is the system
            if (!($2 in all) && !((tool, $2) in may) &&
                $2 !~ /^(libasan|libubsan|ld-linux)/)
                print tool, $2
        }' <(echo "$more_libs") - | none 'linked, but not in the table above:'
}

# What a tool opens by name is there when it is called for, or the tool says so
# and ends; what is called by a run that has no use for it does not matter.
@test "tools: a library is opened by who calls it, and missed by nobody else" {
    local name
    cd "$BATS_TEST_TMPDIR" || return 1
    mkdir "$BATS_TEST_TMPDIR/broken"
    for name in $(grep -aoh 'lib[a-z0-9]*\.so\.[0-9]*"' "$BUILD/acct-followup" |
        tr -d '"'); do
        : >"$BATS_TEST_TMPDIR/broken/$name"
    done
    run2 ls "$BATS_TEST_TMPDIR/broken"
    assert_out_has 'libical.so.'
    assert_out_has 'libicui18n.so.'
    assert_out_has 'libjansson.so.'
    assert_out_has 'libinih.so.'
    name=$(sed -n /icu/p "$out_file")
    export LD_LIBRARY_PATH=$BATS_TEST_TMPDIR/broken
    run2 acct-add -q -d 2026-01-03 client a A
    assert_status 0
    run2 acct-add -q -d 2026-01-03 order a -a 100 x
    assert_status 0
    run2 acct-followup --as-of 2026-02-03
    assert_status 0
    keep "$ledger"
    run2 acct-add -q order a -a 100 --currency JPY x
    assert_status 1
    assert_err "acct: $name cannot be opened: $LD_LIBRARY_PATH/$name: file too short (install it again)"
    same "$ledger"
}

@test "tools: packagers are told what a tool opens by name" {
    readelf -p .note.dlopen "$BUILD/acct-invoice" >"$BATS_TEST_TMPDIR/note"
    run2 cat "$BATS_TEST_TMPDIR/note"
    assert_out_has '[{"feature":"calendars","priority":"required","soname":["libical.so.'
    assert_out_has '[{"feature":"icu","priority":"required","soname":["libicui18n.so.'
    assert_out_has '[{"feature":"configuration","priority":"required","soname":["libinih.so.'
    assert_out_has '[{"feature":"json","priority":"required","soname":["libjansson.so.'
    assert_out_has '[{"feature":"qr","priority":"required","soname":["libqrencode.so.'
}

@test "tools: every library that a tool links is there" {
    local tool
    for tool in "$BUILD"/acct-*; do
        [ ! -x "$tool" ] || ldd "$tool" | grep 'not found' || :
    done | none 'missing:'
}

@test "tools: a module shows one name, and needs no program" {
    # the sanitizers' own are the program's
    local name theirs='_*(odr_)?(asan|ubsan)[_.]'
    for name in draw mail; do
        nm -D -P --defined-only "$BUILD/acct-$name.so" |
            awk -v re="^$theirs" '$1 !~ re { print $1 }' >"$BATS_TEST_TMPDIR/shown"
        run2 cat "$BATS_TEST_TMPDIR/shown"
        assert_out "acct_$name"
        ldd -r "$BUILD/acct-$name.so" 2>&1 | awk -v re="$theirs" '
            /undefined symbol/ && $0 !~ re' | none 'missing:'
    done
}
