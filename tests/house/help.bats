#!/usr/bin/env bats
# --help, of a tool and of each command: made from the same tables by which the
# command line is read.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper

# The commands of a tool, one a line.
commands_of() {
    "$1" --help | awk '
        /^[A-Z].*:$/ { inside = $0 == "Commands:"; next }
        inside && /^  [a-z]/ { print $1 }'
}

# The options that a help text lists: "name" or "name VALUE".
options_of() {
    sed -n 's/^  \(-., \|    \)--\([a-z-]*\)\( [^ ]\{1,\}\)\{0,1\}.*/\2\3/p'
}

@test "help: TOOL COMMAND --help is of that command alone" {
    local tool command n=0
    for tool in acct-followup acct-invoice acct-survey; do
        for command in $(commands_of "$tool"); do
            run2 "$tool" "$command" --help
            assert_status 0
            assert_err ''
            [[ $out == "$tool $command: "* ]] || wrong 'another first line'
            [ "$(grep -c "^ *\(Usage: \)\{0,1\}$tool " <<<"$out")" -eq 2 ] ||
                wrong 'more than one usage'
            assert_out_lacks 'Commands:'
            assert_out_has --as-of
            n=$((n + 1))
        done
    done
    [ "$n" -ge 30 ]
}

@test "help: a command is named before --help or after it" {
    run2 acct-invoice show --help
    local want=$out
    run2 acct-invoice --help show
    assert_status 0
    assert_out "$want"
    run2 acct-invoice -h show
    assert_out "$want"
    # what has help of its own is asked for it first
    run2 acct-followup --help done
    assert_out_has 'acct-followup done: '
    run2 acct-followup --help rules
    assert_out_lacks Usage:
    run2 acct-followup rules --help
    assert_out_has 'acct-followup rules: '
    run2 acct-add order --help
    assert_out_has 'order: '
    assert_out_has Attributes
}

@test "help: of a command that there is not" {
    run2 acct-invoice shwo --help
    assert_status 2
    assert_out ''
    assert_err "acct-invoice: no command 'shwo' (did you mean 'show'?)
Try 'acct-invoice --help'."
}

@test "help: a command takes the options that it lists, and no other of the tool" {
    local tool command own name value
    while read -r tool command; do
        own=$("$tool" "$command" --help | options_of)
        [ -n "$own" ]
        while read -r name value; do
            # nothing is run: the date is none
            run2 "$tool" "$command" "--$name${value:+=x}" --as-of=never
            assert_status 2
            case $'\n'$own$'\n' in
            *$'\n'"$name${value:+ $value}"$'\n'*)
                assert_err_has "--as-of: 'never' is no date"
                ;;
            *) assert_err_has "--$name does not go with $tool $command" ;;
            esac
        done < <("$tool" --help | options_of | grep -Ev '^(help|version|as-of)')
    done <<'END'
acct-followup done
acct-invoice show
acct-invoice pay
acct-survey send
END
}

@test "help: options before the command's name, and a value like a name" {
    run2 acct-invoice --as-of never list
    assert_err_has "--as-of: 'never' is no date"
    run2 acct-invoice --client show list --as-of never
    assert_err_has "--as-of: 'never' is no date"
    run2 acct-invoice --line x list
    assert_status 2
    assert_err_has '--line does not go with acct-invoice list'
    run2 acct-invoice -- list --open
    assert_status 2
    assert_err_has "'--open'"
}
