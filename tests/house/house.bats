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
