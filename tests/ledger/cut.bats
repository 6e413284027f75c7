#!/usr/bin/env bats
# How plain rows are cut is the build's to say (lib/base/csv/inside.h): each way
# is built here, and reads what libcsv does.

load ../helper

setup() {
    common_setup
    cd "$root" || return 1
}

# built HOW: the test of rows, with the lines cut in that way.
built() {
    local flags="-std=c17 -D_GNU_SOURCE -O1 -Ilib -Itests/unit"
    [[ $BUILD != */san ]] || flags="$flags -fsanitize=address,undefined"
    [[ $BUILD != */tsan ]] || flags="$flags -fsanitize=thread"
    # shellcheck disable=SC2046,SC2086
    ${CC:-cc} $flags "-DACCT_CSV_CUT=$1" -o "$BATS_TEST_TMPDIR/rows-$1" \
        tests/unit/base/test_csv.c lib/base/csv/*.c "$BUILD/libacct.a" \
        -lcsv $(pkg-config --libs cmocka icu-uc) -pthread -lm
}

@test "rows: cut in any way, they are those that libcsv reads" {
    local how ways=(CSV_CUT_NONE CSV_CUT_EIGHT)
    if ${CC:-cc} -dM -E -xc /dev/null | grep -q __SSE2__; then
        ways+=(CSV_CUT_VECTOR)
    fi
    export CMOCKA_MESSAGE_OUTPUT=TAP
    for how in "${ways[@]}"; do
        built "$how"
        run2 "$BATS_TEST_TMPDIR/rows-$how"
        assert_status 0
        assert_out_has 'ok 1 - files_are_read_alike'
        assert_out_has '1..7'
    done
}
