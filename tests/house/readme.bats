#!/usr/bin/env bats
# The README's sessions, run in order as one user would: what they show is what
# the programs print.

load ../helper

# Splits the ```console blocks into numbered files: N.cmd and N.want.
sessions() {
    awk '
        /^```console$/ { inside = 1; next }
        /^```$/ { inside = 0; next }
        !inside { next }
        /^\$ / { n++; sub(/^\$ /, ""); print > (n ".cmd"); more = /\\$/; next }
        more { sub(/^> /, ""); print > (n ".cmd"); more = /\\$/; next }
        { print > (n ".want") }
        END { print n }' "$1"
}

@test "readme: the tour shows what the programs print" {
    # shellcheck disable=SC2154  # from the helper
    count=$(sessions "$root/README.md")
    [ "$count" -ge 12 ]
    cp -R "$root/examples" .
    # what a terminal would get
    export ACCT_FORMAT=table HOME=$PWD
    unset ACCT_HOME
    for n in $(seq "$count"); do
        touch "$n.want"
        # in this shell: what one command sets, the next may use
        # shellcheck disable=SC1090
        . "./$n.cmd" >"$n.got" 2>&1 || {
            echo "status $? of: $(cat "$n.cmd")" >&2
            cat "$n.got" >&2
            return 1
        }
        # ids differ from run to run
        sed -i -E 's/01[0-9A-HJKMNP-TV-Z]{24}/ID/g' "$n.want" "$n.got"
        diff -u --label "README: $(head -n 1 "$n.cmd")" --label got \
            "$n.want" "$n.got" >&2
    done
}

@test "readme: the two commands come first" {
    run2 awk '/^    \$ make|^\$ make|^    make/ { print; if (++n == 2) exit }' "$root/README.md"
    assert_out_has 'make deps demo'
    assert_out_has 'make deps check'
}
