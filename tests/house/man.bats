#!/usr/bin/env bats
# The manual: pages are sound, say what the tools say, and their examples work.

load ../helper

setup() {
    common_setup
    pages=("$root"/man/*.[157])
}

# The tools of this build.
tools() {
    local tool
    for tool in "$BUILD"/acct-*; do
        [ -x "$tool" ] && [ -f "$root/cmd/${tool##*/}.c" ] && echo "${tool##*/}"
    done
}

# section PAGE NAME: the lines of that section.
section() {
    awk -v name="$2" '
        /^\.Sh / { inside = substr($0, 5) == name; next }
        inside { print }' "$1"
}

@test "man: every tool has a page, every page its tool" {
    [ "$(tools | wc -l)" -gt 0 ]
    for tool in $(tools); do
        [ -f "$root/man/$tool.1" ] || wrong "no page for $tool"
    done
    for page in "$root"/man/acct-*.1; do
        page=${page##*/}
        [ -f "$root/cmd/${page%.1}.c" ] || wrong "no tool for $page"
    done
}

@test "man: mandoc finds nothing to say of any page" {
    for page in "${pages[@]}"; do
        run2 mandoc -Tlint -W style "$page"
        grep -v 'referenced manual not found' "$out_file" >lint || :
        text_is "page ${page##*/}" "$(cat lint)" ''
    done
}

@test "man: what the pages refer to is there" {
    for page in "${pages[@]}"; do
        sed -n 's/^\.Xr \(acct[^ ]*\) \([157]\).*/\1.\2/p' "$page" >refs
        while read -r ref; do
            [ -f "$root/man/$ref" ] ||
                wrong "${page##*/} refers to $ref, which is not there"
        done <refs
    done
}

@test "man: the sections are there, in their order" {
    for page in "${pages[@]}"; do
        wanted='NAME SYNOPSIS DESCRIPTION ENVIRONMENT FILES EXIT_STATUS EXAMPLES DIAGNOSTICS SEE_ALSO'
        case $page in
        *.5) wanted='NAME DESCRIPTION FILES EXAMPLES DIAGNOSTICS SEE_ALSO' ;;
        *.7) wanted='NAME DESCRIPTION ENVIRONMENT FILES EXIT_STATUS EXAMPLES DIAGNOSTICS SEE_ALSO' ;;
        esac
        got=$(sed -n 's/^\.Sh //p' "$page" | tr ' ' _ |
            grep -Fx -f <(tr ' ' '\n' <<<"$wanted") | tr '\n' ' ')
        text_is "order of ${page##*/}" "${got% }" "$wanted"
    done
}

# The options of a help, or of a page, as "-d --date VALUE".
options_of_help() {
    sed -n -E 's/^  (-.|   ),? (--[a-z-]+)( [^ ]+)?( .*)?$/\1 \2\3/p' |
        sed -E 's/^ +//; s/ [^ -][^ ]*$/ VALUE/' | sort
}

options_of_page() {
    awk '
        # .It Fl d , Fl -date Ar date
        /^\.It Fl / {
            letter = long = value = flag = ""
            for (i = 2; i <= NF; i++)
                if ($i == "Fl")
                    flag = 1
                else if ($i == ",")
                    continue
                else if ($i == "Ar") {
                    flag = 0
                    value = " VALUE"
                } else if ($i ~ /^[A-Z][a-z]$/)
                    flag = 0
                else if (flag && $i ~ /^-/)
                    long = "-" $i
                else if (flag)
                    letter = "-" $i " "
            print letter long value
        }' "$1" | sort
}

@test "man: a page has the options of --help, and --help those of the page" {
    for tool in $(tools); do
        "$tool" --help | options_of_help >help
        options_of_page "$root/man/$tool.1" >page
        [ "$(wc -l <help)" -ge 7 ] || wrong "$tool --help is not understood"
        diff -u --label "$tool --help" --label "$tool.1" help page >&2 ||
            wrong "$tool: options differ"
    done
}

@test "man: a page has the commands of --help, and --help those of the page" {
    for tool in $(tools); do
        "$tool" --help | awk '
            /^Options:/ { exit }
            inside && /^  [a-z]/ { print $1 }
            /^Commands:/ { inside = 1 }' | sort >help
        # the line after .Nm: ".Cm done | skip"
        section "$root/man/$tool.1" SYNOPSIS | awk '
            after && /^\.(Cm|Ic) / {
                for (i = 2; i <= NF && $i !~ /^[A-Z][a-z]$/; i++)
                    if ($i != "|" && $i != ",")
                        print $i
            }
            { after = /^\.Nm/ }' | sort -u >page
        diff -u --label "$tool --help" --label "$tool.1" help page >&2 ||
            wrong "$tool: commands differ"
        while read -r command; do
            grep -Eq "^\.(It (Cm|Ic)|Ss) $command( |\$)" "$root/man/$tool.1" ||
                wrong "$tool.1 does not explain $command"
        done <help
    done
}

# The items of a list, but for the format: some tools have
# more formats than others.
items() {
    awk '/^\.It / { other = /format|ACCT_FORMAT/ } !other { print }'
}

common_options() {
    awk '/^Options that all tools have:/ { inside = 1 }
        inside { print }
        inside && /^\.El/ { exit }' "$1" | items
}

environment() {
    section "$1" ENVIRONMENT | items
}

@test "man: what is common is described alike in all pages" {
    common_options "$root/man/acct-add.1" >options
    environment "$root/man/acct-add.1" >wanted
    [ "$(grep -c '^\.It Fl' options)" -ge 6 ]
    [ "$(grep -c '^\.It Ev' wanted)" -ge 5 ]
    for tool in $(tools); do
        diff -u options <(common_options "$root/man/$tool.1") >&2 ||
            wrong "$tool.1: common options differ from acct-add.1"
        diff -u wanted <(environment "$root/man/$tool.1") >&2 ||
            wrong "$tool.1: ENVIRONMENT differs from acct-add.1"
    done
}

@test "man: record types and settings are those of the code (else: make man)" {
    mkdir fresh
    "$root/man/refresh" fresh
    for page in acct-ledger.5 acct-conf.5 acct-metrics.1; do
        diff -u --label "$page" --label 'by make man' \
            "$root/man/$page" "fresh/$page" >&2 || wrong "$page is out of date"
    done
    # Nothing was lost on the way from the tables.
    run2 acct-add --help types
    while read -r type _; do
        grep -qx "\.Ss $type" fresh/acct-ledger.5 || wrong "no type $type"
        "$BUILD/acct-add" --help "$type" |
            sed -n -E 's/^  ([a-z-]+)(=.*| .*)/\1/p' >help
        awk -v type="$type" '
            /^\.S[sh] / { inside = $2 == type }
            inside && /^\.It Cm/ { print $3 }' fresh/acct-ledger.5 >page
        diff -u --label "help of $type" --label page help page >&2 ||
            wrong "columns or attributes of $type differ"
    done <"$out_file"
}

@test "man: a setting in the page is a setting of the tools" {
    # Values that every kind takes are tried; an unknown name would be refused.
    awk '/^\.\\" begin settings/ { inside = 1 }
        /^\.\\" end settings/ { inside = 0 }
        inside && /^\.Ss/ { sub(/\\&$/, "", $2); print $2 }
        inside && /^\.It Cm/ { name = $3 }
        inside && /^\(.*default / {
            sub(/.*default /, ""); sub(/\)$/, ""); print name " = " $0 }
        inside && /^\(text\)/ { print name " = x" }' \
        "$root/man/acct-conf.5" >all.conf
    [ "$(grep -c = all.conf)" -ge 31 ]
    run2 acct-add -C all.conf --as-of 2026-10-05 client heron Heron
    assert_status 0
}

@test "man: acct-metrics(1) has all figures and no others" {
    acct-metrics --list -O ids | sort >figures
    [ -s figures ]
    awk '/^\.\\" begin figures/ { inside = 1 }
        /^\.\\" end figures/ { inside = 0 }
        inside && /^\.It Cm/ { print $3 }' "$root/man/acct-metrics.1" |
        sort >page
    diff -u --label acct-metrics --label acct-metrics.1 figures page >&2 ||
        wrong 'figures differ'
}

@test "man: the columns of the ledger are all explained" {
    cp "$root/examples/ledger.csv" "$ledger"
    awk '/^\.Ss Columns/ { inside = 1; next }
        /^\.S[sh]/ { inside = 0 }
        inside && /^\.It Cm/ { print $3 }' "$root/man/acct-ledger.5" >page
    text_is columns "$(paste -sd, page)" "$(head -n 1 "$ledger")"
}

# --- Examples ------------------------------------------------------------
#
# In EXAMPLES, lines of a literal block that begin with "$ " are commands, and
# those that begin with "> " go on with the one before.  The commands of a page
# run one after another in one shell, in a user's account that has the example
# studio's ledger, on 2026-10-05.  Each has to exit 0 and to leave standard
# error alone.

# examples PAGE: each command of the page in a file of its own, cmd/001, …
examples() {
    rm -rf cmd
    mkdir cmd
    section "$1" EXAMPLES | sed 's/\\e/\\/g; s/\\(aq/'\''/g; s/\\&//g' | awk '
        /^\.Bd .*-literal/ { inside = 1; next }
        /^\.Ed/ { inside = 0 }
        !inside { next }
        /^\$ / { file = sprintf("cmd/%03d", ++n); print substr($0, 3) >file }
        /^>( |$)/ && n { print substr($0, 3) >file }'
}

# A user's account: the tools take the day for 2026-10-05, mail goes nowhere.
account() {
    local tool
    export HOME=$BATS_TEST_TMPDIR/$1
    export ACCT_HOME=$HOME/.local/share/acct
    mkdir -p "$ACCT_HOME" "$HOME/bin"
    cp -R "$root"/examples/* "$ACCT_HOME"
    for tool in $(tools); do
        printf '#!/bin/sh\nexec %s --as-of 2026-10-05 "$@"\n' \
            "'$BUILD/$tool'" >"$HOME/bin/$tool"
    done
    for tool in less mail sendmail; do
        printf '#!/bin/sh\nexec cat >/dev/null\n' >"$HOME/bin/$tool"
    done
    chmod +x "$HOME"/bin/*
    export PATH=$HOME/bin:$PATH
    export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$HOME/.gitconfig
    git config --global user.name Anna
    git config --global user.email anna@example.com
    git config --global init.defaultBranch main
}

# Tools that a command names and that are not there yet.
unknown_tools() {
    local tool
    grep -oE '(^|[ |(])acct-[a-z]+' "$1" | grep -o 'acct-.*' | sort -u |
        while read -r tool; do
            [ -f "$root/cmd/$tool.c" ] || echo "$tool"
        done
}

run_examples() {
    local page=$1 command n=0
    examples "$page"
    account "${page##*/}"
    for command in cmd/*; do
        [ -f "$command" ] || break
        if [ -n "$(unknown_tools "$command")" ]; then
            echo "# ${page##*/}: not run: $(cat "$command")" >&3
            rm "$command"
        else
            n=$((n + 1))
        fi
    done
    [ "$n" -gt 0 ] || wrong "${page##*/} has no example that can be run"
    mkdir -p "$HOME/scratch"
    commands=$PWD/cmd
    # shellcheck disable=SC2016  # for the other shell
    run2 bash -c '
        cd ~/scratch
        set -o pipefail
        for command in "$1"/*; do
            . "$command" >"$1.out" 2>"$1.err" </dev/null
            status=$?
            [ "$status" -eq 0 ] && [ ! -s "$1.err" ] && continue
            printf "%s\n" "in $2, this exits $status:" "$(cat "$command")"
            cat "$1.out" "$1.err"
            exit 1
        done' examples "$commands" "${page##*/}"
    [ "$status" -eq 0 ] || wrong "an example fails"
    # They leave a ledger that can be read.
    run2 acct-show --list -O ids
    assert_status 0
}

@test "man: the examples of every page work" {
    for page in "${pages[@]}"; do
        case $page in
        *.1) tools | grep -qx "$(basename "$page" .1)" || continue ;;
        esac
        # In a shell of its own: the account goes with it.
        (run_examples "$page")
    done
}
