#!/usr/bin/env bats
# What is printed: where it may go, that it keeps nobody waiting, and that it is
# something where the answer is empty.

load ../helper

setup() {
    common_setup
    acct-add -q client acme Acme --as-of 2026-01-01
    acct-invoice new -q acme -r A-1 -l 'Work|1|h|100' -D 2026-03-10 --as-of 2026-03-01
}

# refused NAME WHAT TOOL…: what is written to NAME would be lost; nothing is.
refused() {
    local name=$1 what=$2 before
    shift 2
    before=$(cd "$ACCT_HOME" && find . -type f -exec cksum {} + | sort)
    run2 "$@" -o "$name"
    assert_status 2
    assert_out ''
    assert_err "$1: --output: $name is $what (name another file)
Try '$1 --help'."
    [ "$(cd "$ACCT_HOME" && find . -type f -exec cksum {} + | sort)" = "$before" ]
}

fill_home() {
    local name
    mkdir -p "$ACCT_HOME/templates"
    printf 'rule,use\n' >"$ACCT_HOME/rules.csv"
    printf 'name,from,rate\nru-key,2020-01-01,5\n' >"$ACCT_HOME/rates.csv"
    printf 'date,name\n' >"$ACCT_HOME/holidays.csv"
    printf 'date,name\n' >"$ACCT_HOME/days.csv"
    printf '[work]\nholidays = days.csv\n' >"$ACCT_HOME/acct.conf"
    printf 'invoice = Facture\n' >"$ACCT_HOME/templates/paper.fr"
    cp "$ledger" "$ledger.2026-01-01"
}

@test "output: no file of the home is written over, by whatever name" {
    local setup='a file of the set-up' name what
    fill_home
    while IFS='|' read -r name what; do
        refused "$ACCT_HOME/$name" "$what" acct-invoice show A-1 -O csv
        refused "$ACCT_HOME/../home/$name" "$what" acct-metrics -O csv orders
        (cd "$ACCT_HOME" && refused "$name" "$what" acct-invoice statement acme -O csv)
        (cd "$ACCT_HOME" && refused "./$name" "$what" acct-metrics -O csv --accounts)
        ln -s "$ACCT_HOME/$name" soft
        refused soft "$what" acct-invoice show A-1 -O html
        ln -s soft softer
        refused softer "$what" acct-invoice show A-1 -O html
        ln "$ACCT_HOME/$name" hard
        refused hard "$what" acct-invoice show A-1 -O html
        # the ledger is another one, or a stream
        cp "$ledger" other.csv
        [ "$name" = ledger.csv ] && what='a ledger'
        [ "$name" = acct.conf ] || refused hard "$what" acct-metrics -O csv -f other.csv orders
        refused "$ACCT_HOME/$name" "$what" \
            acct-metrics -O csv -f <(cat other.csv) orders
        rm soft softer hard
    done <<EOF
ledger.csv|the ledger
acct.conf|the configuration
rules.csv|$setup
rates.csv|$setup
holidays.csv|$setup
days.csv|$setup
templates/paper.fr|$setup
ledger.csv.2026-01-01|kept beside the ledger
EOF
}

@test "output: nor what would be one, nor what is read" {
    local setup='a file of the set-up' name
    begin 'a name that a file of the home has'
    for name in rules.csv rates.csv holidays.csv templates/paper.fr templates/x; do
        mkdir -p "$ACCT_HOME/templates"
        refused "$ACCT_HOME/$name" "$setup" acct-metrics -O csv orders
        ln -s "$ACCT_HOME/$name" dangling
        refused dangling "$setup" acct-metrics -O csv orders
        rm dangling
    done
    refused "$ACCT_HOME/acct.conf" 'a configuration' acct-metrics -O csv orders
    refused "$ledger.x" 'kept beside the ledger' acct-metrics -O csv orders
    mkdir shop
    cp "$ledger" shop/l.csv
    refused shop/rules.csv "$setup" acct-metrics -O csv -f shop/l.csv orders
    refused shop/l.csv.new 'kept beside the ledger' acct-metrics -O csv -f shop/l.csv orders

    begin 'the ledger as a stream'
    cp "$ledger" l.csv
    cp l.csv before
    # shellcheck disable=SC2094  # it must not
    run2 acct-metrics -O csv -f - -o l.csv orders <l.csv
    assert_status 2
    assert_err_has '--output: l.csv is the ledger'
    ACCT_LEDGER=l.csv run2 acct-metrics -O csv -f before -o l.csv orders
    assert_status 2
    assert_err_has '--output: l.csv is the ledger'
    cmp before l.csv

    begin 'what an option names'
    printf 'name,from,rate\nru-key,2020-01-01,5\n' >r.csv
    printf '[acct]\n' >c
    keep r.csv
    keep c
    run2 acct-invoice interest A-1 --law ru --rates r.csv -C c -O csv --as-of 2026-06-01
    assert_status 0
    run2 acct-metrics --append "$ACCT_HOME/rules.csv" orders
    assert_status 2
    assert_err_has "--append: $ACCT_HOME/rules.csv is $setup"
    [ ! -e "$ACCT_HOME/rules.csv" ]
    run2 acct-metrics -C c -O csv -o c orders
    assert_status 2
    assert_err_has 'c is the configuration'
    same c

    begin 'other names are free'
    fill_home
    acct-metrics -O csv -o "$ACCT_HOME/figures.csv" orders
    acct-metrics -O csv -o "$ACCT_HOME/figures.csv" orders
    head -n 1 "$ACCT_HOME/figures.csv" | grep -q '^period,'
    acct-invoice show A-1 -o "$ACCT_HOME/A-1.html"
    mkdir "$ACCT_HOME/papers"
    acct-invoice show A-1 -o "$ACCT_HOME/papers/ledger.csv.html"
    acct-metrics --append "$ACCT_HOME/kept.csv" orders
    acct-metrics --append "$ACCT_HOME/kept.csv" orders
    # what could not be written is not begun
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    run2 strace -qq -o log -e trace=fsync -e inject=fsync:error=ENOSPC \
        acct-metrics --append new.csv orders
    assert_status 1
    assert_err 'acct-metrics: new.csv: No space left on device'
    [ -z "$(find . -name 'new.csv*')" ]
    run2 acct-metrics --append none/new.csv orders
    assert_status 1
    assert_err 'acct-metrics: none/new.csv: No such file or directory'
    [ "$(find "$ACCT_HOME" -name '*.??????' ! -name '*.csv')" = '' ]
}

teardown() {
    [ -z "${job-}" ] || kill "$job" 2>/dev/null || :
}

# stuck TOOL…: runs it while nobody reads what it prints, and the pipe is full.
stuck() {
    mkfifo pipe
    exec 9<>pipe
    head -c 65536 /dev/zero >&9
    "$@" >&9 9<&- 2>stuck.err &
    job=$!
}

freed() {
    kill "$job" 2>/dev/null || :
    wait "$job" || :
    exec 9>&-
    rm pipe
    job=
}

grown() {
    [ "$(stat -c %s "$ledger")" -gt "$1" ]
}

@test "output: who reads slowly, or not at all, keeps no ledger locked" {
    local words size
    for words in 'acct-invoice remind --issue' 'acct-add -O csv note acme stuck' \
        'acct-invoice new acme -l x|1||1' \
        'acct-invoice pay A-1 3' 'acct-invoice pay A-1 3 --receipt' \
        'acct-invoice statement acme --issue' \
        'acct-invoice new acme -l x|1||1 -O text' 'acct-add undo'; do
        read -r -a command <<<"$words"
        size=$(stat -c %s "$ledger")
        stuck "${command[@]}" --as-of 2026-04-01
        soon grown "$size" || wrong "$words: $(<stuck.err)"
        # it is in the ledger, and the next one waits for its sync at most
        run2 acct-add note acme next --wait 60 --as-of 2026-04-01
        assert_status 0
        kill -0 "$job"
        freed
    done
    run2 acct-check
    assert_status 0
    begin 'acct-check --fix'
    sed -i '$s/^[^,]*,/,/' "$ledger"
    size=$(stat -c %s "$ledger")
    stuck acct-check --fix --as-of 2026-04-01
    soon grown "$size"
    run2 acct-add note acme next --wait 60 --as-of 2026-04-01
    assert_status 0
    kill -0 "$job"
    freed
}

@test "output: what was done and cannot be printed is told" {
    local once='1 record was added, but not printed (do not add it again): ' words
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    begin 'a full disk'
    for words in 'acct-add note acme x' 'acct-invoice pay A-1 3' \
        'acct-invoice pay A-1 3 --receipt' 'acct-invoice statement acme --issue'; do
        read -r -a command <<<"$words"
        cp "$ledger" before
        run2 bash -c '"$@" --as-of 2026-04-01 >/dev/full' - "${command[@]}"
        assert_status 1
        assert_err_has "${once}standard output: No space left on device"
        [ "$(wc -l <"$ledger")" -eq $(($(wc -l <before) + 1)) ]
    done
    sed -i '$s/^[^,]*,/,/' "$ledger"
    run2 bash -c 'acct-check --fix >/dev/full'
    assert_status 1
    assert_err 'acct-check: the ledger was changed, but that could not be told: standard output: No space left on device'
    run2 acct-check
    assert_status 0

    begin 'closing it fails, which is the last that can'
    run2 strace -qq -o log -e trace=close -e inject=close:error=EIO:when=99+ true
    strace -qq -o log -e trace=close acct-add note acme x >/dev/null
    n=$(grep -n '^close(1)' log | cut -d: -f 1)
    run2 strace -qq -o log -e trace=close -e "inject=close:error=EIO:when=$n" \
        acct-add note acme y
    assert_status 1
    assert_err "acct-add: ${once}standard output: Input/output error"
    [ "$(grep -c ,note,acme, "$ledger")" -eq 2 ]

    begin 'what is known to reach nobody is not done'
    sed -i '$s/^[^,]*,/,/' "$ledger"
    keep "$ledger"
    run2 bash -c 'acct-check --fix >&-'
    assert_status 1
    assert_err 'acct-check: standard output: Bad file descriptor'
    same "$ledger"
    run2 bash -c 'acct-add note acme x >&-'
    assert_status 1
    assert_err 'acct-add: standard output: Bad file descriptor'
    same "$ledger"
    run2 bash -c 'acct-add -q note acme x >&-'
    assert_status 0
}

# is_empty FORMAT TEXT: what a document of that format with no rows is.
is_empty() {
    case $1 in
    json) [ "$(jq -c . <<<"$2")" = '[]' ] ;;
    csv) [[ $2 == *,* && $2 != *$'\n'* ]] ;;
    tsv) [[ $2 == *$'\t'* && $2 != *$'\n'* ]] ;;
    *) [ -z "$2" ] ;;
    esac
}

@test "output: an answer without rows is a document all the same" {
    local format words
    printf '%s\n' 'id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs' \
        '01C,2026-01-01,client,acme,,,,,,,Acme,' \
        '01D,2026-10-04,touch,acme,,,,,email,,hello,dir=out' >"$ledger"
    printf 'type,client,text,id\nclient,acme,Acme,01C\n' >known
    # what is behind | is standard input
    while IFS='|' read -r words input; do
        read -r -a command <<<"$words"
        for format in csv tsv json ndjson ids; do
            run2 "${command[@]}" -O "$format" --as-of 2026-10-05 <"${input:-/dev/null}"
            assert_status 0
            is_empty "$format" "$out" || wrong "$words -O $format: not empty"
        done
    done <<'EOF'
acct-add -
acct-add -n -
acct-add --skip-known -|known
acct-add -n --skip-known -|known
acct-check
acct-followup --due today
acct-followup --held --due today
acct-invoice list
acct-invoice acts
acct-invoice payments
acct-invoice aging
acct-invoice cash
acct-invoice statement acme
acct-invoice remind
acct-invoice recurring
acct-invoice recurring -n
acct-invoice taxes
acct-metrics --leaving
acct-metrics --accounts
acct-metrics --cohorts
acct-metrics --referrals
acct-show --list --where state=lost
acct-survey due
acct-survey send
acct-survey send -n
EOF
    run2 acct-add -q -O json - </dev/null
    assert_out ''
    # lines are none of these
    for words in --fix '--forget acme'; do
        # shellcheck disable=SC2086
        run2 acct-check $words -O json
        assert_status 2
        assert_err "acct-check: -O does not go with ${words%% *}, which prints lines
Try 'acct-check --help'."
    done
}
