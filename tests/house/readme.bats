#!/usr/bin/env bats
# README's taste and the tour of acct-intro(7), run in order as one user would:
# what they show is what the programs print.  And the map of the code.

load ../helper

# Splits the sessions into numbered files, N.cmd and N.want: ```console blocks
# of Markdown, literal blocks of the manual's tour.
sessions() {
    awk '
        /^\.Sh / { tour = $2 == "A" && $3 == "TOUR" }
        /^```console$/ || tour && /^\.Bd -literal/ { inside = 1; next }
        /^```$/ || /^\.Ed/ { inside = 0; next }
        !inside { next }
        FILENAME ~ /\.7$/ { sub(/^\\&/, ""); gsub(/\\e/, "\\") }
        /^\$ / { n++; sub(/^\$ /, ""); print > (n ".cmd"); more = /\\$/; next }
        more { sub(/^> /, ""); print > (n ".cmd"); more = /\\$/; next }
        { print > (n ".want") }
        END { print n }' "$1"
}

# shows PAGE N: it has at least N commands, and they print what it says.
shows() {
    # shellcheck disable=SC2154  # from the helper
    count=$(sessions "$root/$1")
    [ "$count" -ge "$2" ]
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
        diff -u --label "$1: $(head -n 1 "$n.cmd")" --label got \
            "$n.want" "$n.got" >&2
    done
}

@test "readme: the taste shows what the programs print" {
    shows README.md 5
}

@test "readme: the tour in acct-intro(7) shows what the programs print" {
    shows man/acct-intro.7 25
}

@test "readme: the two commands come first" {
    run2 awk '/^    \$ make|^\$ make|^    make/ { print; if (++n == 2) exit }' "$root/README.md"
    assert_out_has 'make deps demo'
    assert_out_has 'make deps check'
}

# The folders of the map: words with a slash that begin a line, below the last
# line that is less indented.
mapped() {
    awk '
        /^```/ { inside = /text$/; next }
        inside {
            match($0, /^ */)
            depth = RLENGTH / 2
            for (i = 1; i <= NF && $i ~ /^[a-z.-]+\/$/; i++) {
                path[depth] = $i
                for (up = 0; up < depth; up++)
                    printf "%s", path[up]
                print $i
            }
        }' "$root/README.md"
}

@test "readme: the map has the folders that are there" {
    cd "$root" || return 1
    find .ci cmd examples lib man tests -type f | awk -F/ '
        NF > 1 { print $1 "/" }
        NF > 2 && /^(cmd|lib|tests)/ { print $1 "/" $2 "/" }
        NF > 3 && /^lib/ { print $1 "/" $2 "/" $3 "/" }' | sort -u \
        >"$BATS_TEST_TMPDIR/there"
    mapped | sort >"$BATS_TEST_TMPDIR/mapped"
    diff -u "$BATS_TEST_TMPDIR/there" "$BATS_TEST_TMPDIR/mapped"
}
