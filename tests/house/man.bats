#!/usr/bin/env bats
# The manual: pages are sound, say what the tools say, and their examples work.

load ../helper

setup() {
    local tool
    common_setup
    pages=("$root"/man/*.[157])
    # the tools of this build
    tools=()
    for tool in "$BUILD"/acct-*; do
        tool=${tool##*/}
        [ ! -x "$BUILD/$tool" ] || [ ! -f "$root/cmd/$tool.c" ] ||
            tools+=("$tool")
    done
    tool_pages=("${tools[@]/#/"$root/man/"}")
    tool_pages=("${tool_pages[@]/%/.1}")
}

@test "man: every tool has a page, every page its tool" {
    [ "${#tools[@]}" -gt 0 ]
    for tool in "${tools[@]}"; do
        [ -f "$root/man/$tool.1" ] || wrong "no page for $tool"
    done
    for page in "$root"/man/acct-*.1; do
        page=${page##*/}
        [ -f "$root/cmd/${page%.1}.c" ] || wrong "no tool for $page"
    done
}

@test "man: mandoc finds nothing to say of any page" {
    run2 mandoc -Tlint -W style "${pages[@]}"
    text_is 'what mandoc says' \
        "$(grep -v 'referenced manual not found' "$out_file")" ''
}

@test "man: what the pages refer to is there" {
    awk '/^\.Xr acct/ && $3 ~ /^[157]/ {
        print FILENAME, $2 "." substr($3, 1, 1) }' "${pages[@]}" >refs
    [ -s refs ]
    while read -r page ref; do
        [ -f "$root/man/$ref" ] ||
            wrong "${page##*/} refers to $ref, which is not there"
    done <refs
}

@test "man: the sections are there, in their order" {
    all=' NAME SYNOPSIS DESCRIPTION ENVIRONMENT FILES EXIT_STATUS EXAMPLES DIAGNOSTICS SEE_ALSO '
    for page in "${pages[@]}"; do
        wanted=$all
        case $page in
        *.5) wanted=' NAME DESCRIPTION FILES EXAMPLES DIAGNOSTICS SEE_ALSO ' ;;
        */acct-news.7) wanted=' NAME DESCRIPTION EXAMPLES SEE_ALSO ' ;;
        *.7) wanted=${all/ SYNOPSIS/} ;;
        esac
        got=' '
        while read -r macro name; do
            name=${name// /_}
            [[ $macro != .Sh || $wanted != *" $name "* ]] || got+="$name "
        done <"$page"
        text_is "order of ${page##*/}" "$got" "$wanted"
    done
}

# The options of helps, and of pages, as "TOOL -d --date VALUE".
options_of_help() {
    awk '/^  (-.|   ),? --[a-z-]+( |$)/ {
            letter = $1 ~ /^--/ ? "" : substr($1, 1, 2) " "
            sub(/^ *(-., )?/, "")
            long = $1
            sub(/^[^ ]*/, "")
            print FILENAME, letter long (/^ [^ ]/ ? " VALUE" : "")
        }' "$@" | sort
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
            tool = FILENAME
            gsub(/^.*\/|\.1$/, "", tool)
            print tool, letter long value
        }' "$@" | sort
}

# Likewise the commands, as "TOOL COMMAND".
commands_of_help() {
    awk '
        FNR == 1 { inside = 0 }
        /^Options:/ { inside = 0 }
        inside && /^  [a-z]/ { print FILENAME, $1 }
        /^Commands:/ { inside = 1 }' "$@" | sort
}

commands_of_page() {
    awk '
        FNR == 1 {
            after = inside = 0
            tool = FILENAME
            gsub(/^.*\/|\.1$/, "", tool)
        }
        /^\.Sh / { inside = $2 == "SYNOPSIS" }
        # the line after .Nm: ".Cm done | skip"
        inside && after && /^\.(Cm|Ic) / {
            for (i = 2; i <= NF && $i !~ /^[A-Z][a-z]$/; i++)
                if ($i != "|" && $i != ",")
                    print tool, $i
        }
        { after = /^\.Nm/ }' "$@" | sort -u
}

@test "man: a page has the options and commands of --help, and --help the page's" {
    mkdir helps
    cd helps || return 1
    for tool in "${tools[@]}"; do
        "$BUILD/$tool" --help >"$tool"
    done
    options_of_help "${tools[@]}" >options
    options_of_page "${tool_pages[@]}" >wanted
    diff -u --label --help --label page options wanted >&2 ||
        wrong 'options differ'
    read_all <options
    for tool in "${tools[@]}"; do
        # seven of each at least
        has=$'\n'$REPLY
        for n in {1..7}; do
            [[ $has == *$'\n'"$tool "* ]] ||
                wrong "$tool --help is not understood"
            has=${has#*$'\n'"$tool "}
        done
    done
    commands_of_help "${tools[@]}" >commands
    commands_of_page "${tool_pages[@]}" >wanted
    diff -u --label --help --label page commands wanted >&2 ||
        wrong 'commands differ'
    [ -s commands ]
    awk '
        FILENAME == "commands" { command[$1, $2]; next }
        FNR == 1 {
            tool = FILENAME
            gsub(/^.*\/|\.1$/, "", tool)
        }
        /^\.It (Cm|Ic) / { delete command[tool, $3] }
        /^\.Ss / { delete command[tool, $2] }
        END { for (c in command) print c }' \
        commands "${tool_pages[@]}" >rest
    text_is 'commands that no page explains' "$(<rest)" ''
}

@test "man: what is common is described alike in all pages" {
    # Items of lists, but for the format: some tools have more formats than
    # others, and one shows them by a pager.
    awk '
        FNR == 1 {
            common = environment = other = 0
            tool = FILENAME
            gsub(/^.*\/|\.1$/, "", tool)
        }
        /^Options that all tools have:/ { common = 1; other = 0 }
        /^\.Sh / { environment = $2 == "ENVIRONMENT"; other = 0; next }
        /^\.It / { other = /format|ACCT_FORMAT|ACCT_PAGER/ }
        common && !other { print >(tool ".options") }
        environment && !other { print >(tool ".environment") }
        /^\.El/ { common = 0 }' "${tool_pages[@]}"
    [ "$(grep -c '^\.It Fl' acct-add.options)" -ge 6 ]
    [ "$(grep -c '^\.It Ev' acct-add.environment)" -ge 5 ]
    for tool in "${tools[@]}"; do
        for what in options environment; do
            read_all <acct-add.$what
            wanted=$REPLY
            read_all <"$tool.$what"
            [ "$REPLY" = "$wanted" ] || {
                diff -u "acct-add.$what" "$tool.$what" >&2 || :
                wrong "$tool.1: common $what differ from acct-add.1"
            }
        done
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
    acct-add --help all | awk '
        /^[a-z-]+: / { type = substr($1, 1, length($1) - 1); print type }
        /^  [a-z-]+[= ]/ { sub(/=.*/, "", $1); print type, $1 }' >help
    awk '
        /^\.\\" begin types/ { inside = 1 }
        /^\.\\" end types/ { inside = 0 }
        inside && /^\.Ss/ { type = $2; print type }
        inside && /^\.It Cm/ { print type, $3 }' fresh/acct-ledger.5 >page
    diff -u --label help --label page help page >&2 ||
        wrong 'columns or attributes of types differ'
    "$BUILD/acct-add" --help types | cut -d ' ' -f 1 | sort >names
    grep -v ' ' page | sort | diff names - >&2 || wrong 'types differ'
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

# examples: each command of a page in a file of its own, cmd/acct-add.1.001, …
examples() {
    mkdir cmd
    awk '
        FNR == 1 {
            n = inside = examples = 0
            page = FILENAME
            sub(/^.*\//, "", page)
        }
        /^\.Sh / { examples = $2 == "EXAMPLES" }
        !examples { next }
        { gsub(/\\e/, "\\"); gsub(/\\\(aq/, "\047"); gsub(/\\&/, "") }
        /^\.Bd .*-literal/ { inside = 1; next }
        /^\.Ed/ { inside = 0 }
        !inside { next }
        /^\$ / {
            if (file)
                close(file)
            file = sprintf("cmd/%s.%03d", page, ++n)
            print substr($0, 3) >file
        }
        /^>( |$)/ && n { print substr($0, 3) >file }' "${pages[@]}"
}

# What the commands call: the tools take the day for 2026-10-05, mail goes
# nowhere.
wrappers() {
    local tool
    mkdir bin
    for tool in "${tools[@]}"; do
        printf '#!/bin/sh\nexec %s --as-of 2026-10-05 "$@"\n' \
            "'$BUILD/$tool'" >"bin/$tool"
    done
    for tool in less mail sendmail; do
        printf '#!/bin/sh\nexec cat >/dev/null\n' >"bin/$tool"
    done
    chmod +x bin/*
    PATH=$PWD/bin:$PATH
}

# A user's account.
account() {
    export HOME=$BATS_TEST_TMPDIR/$1
    export ACCT_HOME=$HOME/.local/share/acct
    mkdir -p "$ACCT_HOME" "$HOME/scratch"
    cp -R "$root"/examples/* "$ACCT_HOME"
    export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$HOME/.gitconfig
    put "$HOME/.gitconfig" <<'END'
[user]
name = Anna
email = anna@example.com
[init]
defaultBranch = main
END
}

# Whether the command names a tool that is not there yet.
names_unknown() {
    local rest tool='(^|[[:space:]|(])(acct-[a-z]+)(.*)$'
    read_all <"$1"
    rest=$REPLY
    while [[ $rest =~ $tool ]]; do
        rest=${BASH_REMATCH[3]}
        [ -f "$root/cmd/${BASH_REMATCH[2]}.c" ] || return 0
    done
    return 1
}

run_examples() {
    local page=${1##*/} command n=0
    account "$page"
    for command in cmd/"$page".*; do
        [ -f "$command" ] || break
        if names_unknown "$command"; then
            echo "# $page: not run: $(<"$command")" >&3
            rm "$command"
        else
            n=$((n + 1))
        fi
    done
    [ "$n" -gt 0 ] || wrong "$page has no example that can be run"
    # shellcheck disable=SC2016  # for the other shell
    run2 bash -c '
        cd ~/scratch
        set -o pipefail
        for command in "$1/$2".*; do
            . "$command" >"$1.out" 2>"$1.err" </dev/null
            status=$?
            [ "$status" -eq 0 ] && [ ! -s "$1.err" ] && continue
            printf "%s\n" "in $2, this exits $status:" "$(cat "$command")"
            cat "$1.out" "$1.err"
            exit 1
        done' examples "$PWD/cmd" "$page"
    [ "$status" -eq 0 ] || wrong "an example fails"
    # They leave a ledger that can be read.
    run2 acct-show --list -O ids
    assert_status 0
}

@test "man: the examples of every page work" {
    examples
    wrappers
    for page in "${pages[@]}"; do
        case $page in
        *.1) [[ " ${tool_pages[*]} " == *" $page "* ]] || continue ;;
        esac
        # In a shell of its own: the account goes with it.
        (run_examples "$page")
    done
}
