#!/usr/bin/env bats
# The rules of the house: who may see whom (floors.txt), no circles, no include
# for nothing, sizes, and what a command leaves to the library.  What still
# breaks one of them is listed in exceptions/.

load ../helper

setup() {
    common_setup
    cd "$root" || return 1
}

@test "house: every rule is kept, but for the exceptions listed" {
    run2 tests/house/house
    tail -n 1 <<<"$out" | sed 's/^/# /' >&3
    assert_status 0
}

@test "house: no test is skipped" {
    run2 grep -rnE '(^|[|&;{] *) *skip( *$| [^|]*$)|\<skip\(\)' tests \
        --include=*.bats --include=*.bash --include=*.c
    out=$(grep -v 'unit_test skipped\|printf .@test' <<<"$out") || :
    assert_out ''
}

@test "house: its rooms, and nothing else" {
    run2 bash -c 'ls | grep -v "^build"'
    assert_out $'LICENSE\nMakefile\nREADME.md\ncmd\nexamples\nlib\nman\ntests'
}
