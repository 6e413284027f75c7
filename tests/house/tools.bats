#!/usr/bin/env bats
# What tests call, `make deps` installs; and no test is skipped.

load ../helper

setup() {
    common_setup
    cd "$root" || return 1
}

# Words where a command may stand, as FILE WORD.  A guess, by separators and
# keywords; text that is taken for one does no harm, unless it is the name of a
# program.
words() {
    awk '
        FNR == 1 { page = FILENAME ~ /\.([157]|md)$/ }
        page && !/^[$>] / { next }
        page { sub(/^[$>] /, "") }
        /^ *#/ { next }
        {
            gsub(/\|\||&&|[][|;&(`{!<>"\047]/, "\n")
            n = split($0, part, "\n")
            for (i = 1; i <= n; i++) {
                m = split(part[i], word, /[ \t]+/)
                for (j = 1; j <= m; j++) {
                    if (word[j] == "" || word[j] ~ /^[A-Za-z_]+=/ ||
                        word[j] ~ /^(then|do|else|if|elif|while|until|time)$/)
                        continue
                    if (word[j] ~ /^[a-z][a-z0-9_.-]*$/)
                        print FILENAME, word[j]
                    if (word[j] !~ /^(run2|exec|env|command|xargs|timeout|-.*|[0-9]+)$/)
                        break
                }
            }
        }' "$@" | sort -u
}

@test "house: what tests call is installed by make deps, or everywhere" {
    local file tool package lists bad=
    lists=$(awk '/:=/ { inside = /^APT/ } inside' .ci/packages.mk | tr -s '\\ \n' ' ')
    declare -A from functions
    while read -r tool package; do
        case $package in
        - | word) ;;
        *) [[ " $lists " == *" $package "* ]] ||
            wrong "tools.txt: $package is in no list of .ci/packages.mk" ;;
        esac
        from[$tool]=$package
    done < <(sed '/^#/d; /^$/d' tests/house/tools.txt)
    mapfile -t files < <(find tests examples man/refresh README.md man/*.[157] \
        -name bench -prune -o -name fuzz -prune -o -type f \
        \( -name '*.bats' -o -name '*.bash' -o -name '*.sh' -o -name '*.md' \
        -o -name run -o -name refresh -o -name house -o -name '*.[157]' \) -print)
    while read -r tool; do
        functions[$tool]=1
    done < <(sed -n 's/^ *\([a-z0-9_]*\)() {.*/\1/p' "${files[@]}"; compgen -bk)
    while read -r file tool; do
        [ -z "${from[$tool]-}${functions[$tool]-}" ] || continue
        ! declare -F "$tool" >/dev/null && hash "$tool" 2>/dev/null || continue
        [ -x "$BUILD/$tool" ] || bad+="$file calls $tool"$'\n'
    done < <(words "${files[@]}")
    text_is 'tools that are in no list (tests/house/tools.txt)' "$bad" ''
}

@test "house: no test is skipped" {
    run2 grep -rnE '(^|[|&;{] *) *skip( *$| [^|]*$)|\<skip\(\)' tests \
        --include=*.bats --include=*.bash --include=*.c
    out=$(grep -v 'unit_test skipped\|printf .@test' <<<"$out") || :
    assert_out ''
}
