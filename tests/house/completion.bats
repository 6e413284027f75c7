#!/usr/bin/env bats
# Completion for bash: the function is called as bash would call it.

load ../helper

setup() {
    common_setup
    cp "$root"/examples/ledger.csv "$ACCT_HOME"
    # shellcheck disable=SC1091  # it is checked by itself
    source "$root/cmd/completion.bash"
}

# press LINE: TAB at its end; $out becomes the answer, blanks between.
press() {
    local line=$1 rest=$1 token
    # shellcheck disable=SC2034  # said when a test fails
    ran="TAB after: $line"
    COMP_WORDBREAKS=${BREAKS-$' \t\n"\'><=;|&(:'}
    COMP_LINE=$line
    COMP_POINT=${#line}
    COMP_WORDS=()
    # Bash cuts at blanks, and has a word of what is = or :, save in quotes.
    while [[ $rest =~ ^[[:space:]]*([=:]+|[^[:space:]=:]+)(.*)$ ]]; do
        token=${BASH_REMATCH[1]}
        rest=${BASH_REMATCH[2]}
        if [[ $COMP_WORDBREAKS == *=* && $line != *\"* ]]; then
            COMP_WORDS+=("$token")
        else
            read -ra COMP_WORDS <<<"$line"
            rest=${line##*[! ]}
            break
        fi
    done
    [ -z "$rest" ] || COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    status=0
    _acct "${COMP_WORDS[0]}" >"$BATS_TEST_TMPDIR/.err" 2>&1 || status=$?
    read_all <"$BATS_TEST_TMPDIR/.err"
    err=$REPLY
    out=${COMPREPLY[*]}
}

# gives LINE ANSWER
gives() {
    press "$1"
    text_is "answer after '$1'" "$out" "$2"
    text_is 'standard error' "$err" ''
}

@test "completion: every tool is known to it" {
    for tool in "$root"/cmd/acct-*.c; do
        tool=${tool##*/}
        run2 complete -p "${tool%.c}"
        assert_status 0
        assert_out "complete -F _acct ${tool%.c}"
    done
}

@test "completion: options, all of them and no others" {
    for tool in acct-add acct-metrics; do
        press "$tool --"
        wanted=$("$tool" --help | grep -oE -- '^  (-.,|   ) --[a-z-]+' |
            grep -oE -- '--.*' | sort | tr '\n' ' ')
        [ -n "$wanted" ]
        assert_out "${wanted% }"
    done
    gives 'acct-add --d' '--date --decimal --delimiter --dry-run --due'
    gives 'acct-add order x --fo' '--force --format'
    gives 'acct-add order x -- --fo' ''
    gives 'acct-add --nothing' ''
}

@test "completion: types of records" {
    gives 'acct-add st' 'stage status'
    gives 'acct-add --help sn' 'snooze'
    gives 'acct-add --help al' 'all'
    press 'acct-add '
    for type in $(acct-add --help types | cut -d' ' -f1); do
        assert_out_has "$type"
    done
    [ "${#COMPREPLY[@]}" -eq 33 ] # and -, undo
    gives 'acct-add merge romashka ro' 'romashka'
    gives 'acct-add undo ro' ''
}

@test "completion: clients, as the ledger has them" {
    gives 'acct-add order ro' 'romashka'
    gives 'acct-add -q -a 5 order ro' 'romashka'
    gives 'acct-add order "ro' 'romashka'
    gives 'acct-add order romashka so' ''
    press 'acct-add note '
    clients=$(awk -F, '$3 == "client" { print $4 }' "$ledger" | sort -u |
        tr '\n' ' ')
    assert_out "${clients% }"
}

@test "completion: without a ledger there is silence" {
    rm "$ledger"
    gives 'acct-add order ro' ''
    gives 'acct-add -w an' ''
    cp "$root/examples/ledger.csv" other.csv
    gives 'acct-add -f other.csv order ro' 'romashka'
    gives 'acct-add --ledger=other.csv order ro' 'romashka'
    echo 'this is no ledger' >"$ledger"
    gives 'acct-add order ro' ''
}

@test "completion: attributes of the type" {
    gives 'acct-add stage -r O-1 -s ' 'amends= from= phase= planned= stage= target='
    gives 'acct-add -s st' ''
    gives 'acct-add contact x -s p' 'phone= planned= primary='
    gives 'acct-add contact x --set p' 'phone= planned= primary='
}

@test "completion: values of a choice" {
    gives 'acct-add stage -s stage=' \
        'accepted cancelled contract delayed delivered milestone planned ready shipped started'
    gives 'acct-add touch -s kind=re' 'remark reminder report request review'
    gives 'acct-add touch --set dir=' 'in out'
    gives 'acct-add touch --set=dir=o' 'out'
    gives 'acct-add client x -s referrer=rom' 'romashka'
    gives 'acct-add client x -s name=' ''
    # in one piece, for those who have taken = out of COMP_WORDBREAKS
    BREAKS=$' \t\n' gives 'acct-add touch -s dir=' 'dir=in dir=out'
    BREAKS=$' \t\n' gives 'acct-add --format=js' '--format=json'
}

@test "completion: letters, by name" {
    gives 'acct-letter --show tell-s' 'tell-shipped'
    gives 'acct-letter --show=reminder-' \
        'reminder-0 reminder-1 reminder-2 reminder-3'
    gives 'acct-letter --li' '--limit --lint --list'
}

@test "completion: formats, as --help has them" {
    gives 'acct-add -O ' 'csv ids json ndjson table tsv'
    gives 'acct-add --format j' 'json'
    gives 'acct-add --format=j' 'json'
    gives 'acct-add --color a' 'always auto'
    gives 'acct-metrics --by ' 'channel client currency owner segment service source tier'
}

@test "completion: dates and periods, all of which the tools take" {
    gives 'acct-add --due to' 'today tomorrow'
    gives 'acct-add --as-of=to' 'today tomorrow'
    gives 'acct-metrics -p last-' 'last-month last-quarter last-week last-year'
    press 'acct-add -D '
    [ "${#COMPREPLY[@]}" -gt 10 ]
    for word in "${COMPREPLY[@]}"; do
        run2 acct-add -n -D "$word" note romashka "a date"
        assert_status 0
    done
    press 'acct-metrics -p '
    [ "${#COMPREPLY[@]}" -gt 10 ]
    for word in "${COMPREPLY[@]}"; do
        run2 acct-metrics -p "$word"
        assert_status 0
    done
}

@test "completion: owners, as the ledger has them" {
    gives 'acct-add -w ' 'anna boris vera'
    gives 'acct-followup give ' 'anna boris vera'
    gives 'acct-followup give anna b' boris
    gives 'acct-followup give anna boris ' ''
    gives 'acct-add client acme -s papers=v' vera
}

@test "completion: commands, and what they are about" {
    gives 'acct-followup s' 'skip snooze'
    gives 'acct-followup --rule re' 'reminder renewal report request resolved respond review'
    gives 'acct-followup done task:gr' 'granat:T-10'
    gives 'acct-followup done task:gr task:acme' 'acme:T-9'
    gives 'acct-followup done "task:gr' 'task:granat:T-10'
    gives 'acct-invoice show INV-2026-000' "$(printf 'INV-2026-000%d ' \
        1 2 3 4 5 6 7 8 9 | sed 's/ $//')"
    gives 'acct-invoice new ac' 'acme'
    gives 'acct-invoice new acme -s p' 'period= prepaid= prices='
    gives 'acct-invoice -O te' 'text'
    gives 'acct-survey send ro' 'romashka'
    gives 'acct-survey send romashka so' 'sosna'
    gives 'acct-survey report --by ' 'client kind month owner quarter service'
    gives 'acct-survey report --kind ' 'contract internal issue order'
    gives 'acct-survey report --list ' 'after figures said who words'
    gives 'acct-survey answer --from to' ''
    gives 'acct-show ro' 'romashka'
    gives 'acct-show --list ac' 'accounts acts'
    gives 'acct-show --list=ord' 'orders'
    gives 'acct-show --list orders ro' 'romashka'
}

@test "completion: a tool by its path" {
    gives "$BUILD/acct-add --cur" '--currency'
    gives "$BUILD/acct-add note ro" 'romashka'
    PATH=/usr/bin:/bin gives "$BUILD/acct-add touch -s dir=i" 'in'
    gives 'no/such/acct-add --cur' ''
}

@test "completion: install puts it where bash-completion looks, for all tools" {
    run2 make -n -C "$root" install DESTDIR=/there PREFIX=/usr
    assert_status 0
    dir=/there/usr/share/bash-completion/completions
    assert_out_has "cmd/completion.bash $dir/acct-add"
    for tool in "$root"/cmd/acct-*.c; do
        tool=${tool##*/}
        assert_out_has "${tool%.c}"
    done
    assert_out_has "ln -sf acct-add $dir/"
}
