# shellcheck shell=bash
# What every bats file loads: a bare environment, a directory for each test,
# and assertions that show what was got.
#
#     load ../helper
#
#     @test "name: case" {
#         keep "$ledger"
#         run2 acct-add note acme --as-of 2026-03-01
#         assert_status 2
#         assert_out ''
#         assert_err_has 'what is wrong'
#         same "$ledger"
#     }
#
# Set for the test: $root (top directory), $data (tests/data), $ACCT_HOME, and
# $ledger, the ledger that tools find there.  Nothing exists in $ACCT_HOME yet.
# The current directory is the test's own.  The date comes from --as-of alone.

# A process costs more than all that bash itself does in a test: what runs
# before and after each command here is builtins, which start none.

root=${BATS_TEST_DIRNAME%/tests/*}
# shellcheck disable=SC2034  # for the tests
data=$root/tests/data
BUILD=${BUILD:-$root/build}
test_size=${ACCT_TEST_SIZE:-small}
# Here-documents as files, as bash 5.0 had them: a pipe is read byte by byte.
BASH_COMPAT=5.0

# A file that needs more defines its own setup(), and calls this first.
common_setup() {
    # shellcheck disable=SC2086  # names, a word each
    unset ${!ACCT_*} ${!XDG_*} ${!LC_*}
    unset LANG LANGUAGE NO_COLOR CLICOLOR CLICOLOR_FORCE COLUMNS LINES
    unset EDITOR VISUAL PAGER MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES
    unset T V SAN WERROR CFLAGS CPPFLAGS LDFLAGS
    export TZ=UTC LC_ALL=C.UTF-8 TERM=dumb
    export HOME=$BATS_TEST_TMPDIR/user
    export ACCT_HOME=$BATS_TEST_TMPDIR/home
    export BUILD PATH="$BUILD:$PATH"
    export FONTCONFIG_FILE=$root/tests/paper/fonts.conf
    export LSAN_OPTIONS=suppressions=$root/tests/leaks.supp:print_suppressions=0
    # shellcheck disable=SC2034  # for the tests
    ledger=$ACCT_HOME/ledger.csv
    mkdir -p "$HOME" "$ACCT_HOME"
    cd "$BATS_TEST_TMPDIR" || return 1
    exec </dev/null
    # bats notes every command for its report of a failure, which takes longer
    # than the command: those of the test itself do, without what they call
    set +T
}

setup() {
    common_setup
}

# begin CASE: of a test that tries several, says which one, and so which it was
# that failed.  Each after the first has a setup() and a directory of its own:
# an assertion more costs nothing, a test a tenth of a second.
begin() {
    echo "case: $1"
    if [ -n "${case_path-}" ]; then
        BATS_TEST_TMPDIR=${BATS_TEST_TMPDIR%/case-*}/case-$((begun += 1))
        PATH=$case_path
        setup
    fi
    case_path=${PATH#"$BUILD:"}
}

# many SMALL LARGE: how often a random test is to try: SMALL shows that it works,
# LARGE is for ACCT_TEST_SIZE=large, as .ci/run has it.  Sanitizers are slow, and
# look for another kind of fault: the small size does for them.
many() {
    case $test_size:$BUILD in
    large:*/san | small:*) echo "$1" ;;
    large:*) echo "$2" ;;
    esac
}

# later DAY N: sets $REPLY to the day N days after DAY (-1: the one before).
later() {
    local -i y=10#${1:0:4} m=10#${1:5:2} d=10#${1:8:2}
    # of a year that begins in March
    ((m > 2)) || y=y-1 m=m+12
    printf -v REPLY '%(%F)T' $(((365 * y + y / 4 - y / 100 + y / 400 +
        (153 * m - 457) / 5 + d - 719469 + $2) * 86400))
}

# soon COMMAND...: waits until it succeeds, a minute at most.
soon() {
    local tries=0
    until "$@"; do
        [ $((tries += 1)) -le 1200 ] || {
            echo "never came true: $*" >&2
            return 1
        }
        sleep 0.05
    done
}

# read_all: sets $REPLY to standard input, a file, without the line ends at its
# end and without NUL bytes: what $(<file) does, which takes a process.
read_all() {
    local more
    REPLY=
    while IFS= read -r -d '' more; do REPLY+=$more; done
    REPLY+=$more
    while [[ $REPLY == *$'\n' ]]; do REPLY=${REPLY%$'\n'}; done
}

# put FILE: standard input (a here-document) as a file; put_more FILE: at its end.
put() {
    local REPLY
    read_all </dev/stdin
    printf %s "${REPLY:+$REPLY$'\n'}" >"$1"
}

put_more() {
    local REPLY
    read_all </dev/stdin
    printf %s "${REPLY:+$REPLY$'\n'}" >>"$1"
}

# run2 CMD...: sets $status, $out (standard output) and $err (standard error),
# the latter two without the line ends at their end.  All of standard output,
# to the byte, is in $out_file; $err_file is its like.
run2() {
    local REPLY
    ran=$*
    out_file=$BATS_TEST_TMPDIR/.out
    err_file=$BATS_TEST_TMPDIR/.err
    status=0
    "$@" >"$out_file" 2>"$err_file" || status=$?
    read_all <"$out_file"
    out=$REPLY
    read_all <"$err_file"
    err=$REPLY
}

# Says what was run and what came of it; always fails.
wrong() {
    {
        echo "$1"
        echo "command: ${ran:0:2000}"
        echo "status: $status"
        if [ -n "$out" ]; then
            echo 'standard output:'
            head -n 60 <<<"$out" | sed 's/^/  | /'
        fi
        if [ -n "$err" ]; then
            echo 'standard error:'
            head -n 60 <<<"$err" | sed 's/^/  | /'
        fi
    } >&2
    return 1
}

assert_status() {
    [ "$status" -eq "$1" ] || wrong "wrong status: $status instead of $1"
}

# text_is WHAT GOT [WANTED]: the wanted text is an argument, or standard input
# where there is none (a here-document).
text_is() {
    local want REPLY
    if [ $# -gt 2 ]; then
        want=$3
    else
        read_all </dev/stdin
        want=$REPLY
    fi
    [ "$2" = "$want" ] || {
        diff -u --label wanted --label got <(echo "$want") <(echo "$2") >&2 || :
        wrong "wrong $1"
    }
}

assert_out() {
    text_is 'standard output' "$out" "$@"
}

assert_err() {
    text_is 'standard error' "$err" "$@"
}

# The text as it stands, not a pattern; may span lines.
assert_out_has() {
    [[ $out == *"$1"* ]] || wrong "not in standard output: $1"
}

assert_err_has() {
    [[ $err == *"$1"* ]] || wrong "not in standard error: $1"
}

assert_out_lacks() {
    [[ $out != *"$1"* ]] || wrong "in standard output, but should not be: $1"
}

assert_err_lacks() {
    [[ $err != *"$1"* ]] || wrong "in standard error, but should not be: $1"
}

# keep FILE, and later same FILE: it has not changed by a byte (nor has it
# appeared, where there was none).
declare -gA kept

keep() {
    local text
    kept[$1]=none
    [ -e "$1" ] || return 0
    if IFS= read -r -d '' text <"$1"; then
        # bash has no text with a NUL byte
        kept[$1]=file:$BATS_TEST_TMPDIR/.kept-${1//\//%}
        cp "$1" "${kept[$1]#file:}"
    else
        kept[$1]=text:$text
    fi
}

same() {
    local text was=${kept[$1]-}
    case $was in
    '')
        echo "same: nothing was kept of $1 (say: keep $1)" >&2
        return 1
        ;;
    none)
        [ ! -e "$1" ] || {
            echo "$1 has appeared:" >&2
            head -n 60 "$1" >&2
            return 1
        }
        ;;
    file:*) cmp "${was#file:}" "$1" >&2 ;;
    *)
        if [ ! -e "$1" ] || IFS= read -r -d '' text <"$1" ||
            [ "text:$text" != "$was" ]; then
            printf %s "${was#text:}" |
                diff -u --label before --label after - "$1" | head -n 60 >&2
            return 1
        fi
        ;;
    esac
}
