#!/usr/bin/env bats
# The files of a set-up: where they are looked for, and what kind they are.

load ../helper

png='iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

setup() {
    common_setup
    acct-add -q client acme Acme --as-of 2026-01-01
    acct-invoice new -q acme -r A-1 -l 'Work|1|h|100' -D 2026-03-10 --as-of 2026-03-01
    mkdir shop
}

# set_up DIR WORD: all the files there; each says WORD, or counts so.
set_up() {
    local rate=5 free=2026-03-10
    [ "$2" = home ] || rate=7 free=2026-03-09
    mkdir -p "$1/templates"
    base64 -d <<<"$png" >"$1/logo.png"
    printf 'invoice = Facture %s\n' "$2" >"$1/templates/paper.fr"
    printf 'rule,use,on,when,due,for,until,urgency,quiet,text\n%s,yes,client,touch+1d,,,note,20,normal,Hello\n' \
        "$2" >"$1/rules.csv"
    printf 'name,from,rate\nru-key,2020-01-01,%s\n' "$rate" >"$1/rates.csv"
    printf 'date,name\n%s,x\n' "$free" >"$1/days.csv"
    printf '[paper]\nlogo = logo.png\n[work]\nholidays = days.csv\n' >"$1/acct.conf"
}

# all_say WORD OPTIONS…: every file that a run uses is that of WORD's.
all_say() {
    local word=$1 rate=5 from=2026-03-12
    shift
    [ "$word" = home ] || rate=7 from=2026-03-11
    run2 acct-invoice show A-1 -O html --lang fr "$@"
    assert_status 0
    assert_out_has "Facture $word"
    assert_out_has 'data:image/png'
    run2 acct-followup rules -O ids "$@"
    assert_status 0
    assert_out_has "$word"
    run2 acct-invoice interest A-1 --law ru --as-of 2026-06-01 \
        -O csv "$@"
    assert_out_has "A-1,interest,$from,"
    assert_out_has ",$rate,"
}

@test "setup: its files lie beside the configuration, or else in the user's directory" {
    begin 'the directory alone, from wherever'
    set_up "$ACCT_HOME" home
    all_say home
    (cd shop && all_say home)

    begin 'a ledger that lies elsewhere changes none of it'
    set_up "$ACCT_HOME" home
    cp "$ledger" shop/l.csv
    set_up shop shop
    all_say home -f shop/l.csv

    begin 'a configuration that lies elsewhere has its own beside it'
    set_up "$ACCT_HOME" home
    set_up shop shop
    all_say shop -C shop/acct.conf
    all_say shop -C "$PWD/shop/acct.conf"
    (cd shop && all_say shop -C acct.conf)
    ACCT_CONFIG=shop/acct.conf all_say shop
    cp "$ledger" l.csv
    ACCT_HOME=$PWD/none all_say shop -C shop/acct.conf -f l.csv

    begin 'what is not there is that of the directory'
    set_up "$ACCT_HOME" home
    cp "$ACCT_HOME/acct.conf" shop/acct.conf
    all_say home -C shop/acct.conf
    run2 acct-followup rules -O ids -C <(cat shop/acct.conf)
    assert_out_has home
    run2 acct-invoice show A-1 -O html --lang fr -C <(cat shop/acct.conf) \
        -f <(cat "$ledger")
    assert_status 0
    assert_out_has 'Facture home'
    assert_out_has 'data:image/png'

    begin 'what is nowhere is missed beside the configuration'
    printf '[paper]\nlogo = l.png\n' >shop/acct.conf
    run2 acct-invoice show A-1 -O html -C shop/acct.conf
    assert_status 1
    assert_err 'acct-invoice: paper.logo: shop/l.png: No such file or directory'
}

# refused WHAT TOOL…: the file is none that is read, and nothing waits for it.
refused() {
    local what=$1
    shift
    run2 timeout 20 "$@"
    assert_status 1
    assert_out ''
    assert_err "${1}: $what is not a regular file"
}

@test "setup: pipes and devices are waited for by nobody" {
    set_up "$ACCT_HOME" home
    for odd in fifo zero tty socket; do
        rm -f "$ACCT_HOME"/{rules,rates,days}.csv "$ACCT_HOME"/logo.png \
            "$ACCT_HOME/templates/paper.fr"
        for name in rules.csv rates.csv days.csv logo.png templates/paper.fr; do
            case $odd in
            fifo) mkfifo "$ACCT_HOME/$name" ;;
            zero) ln -s /dev/zero "$ACCT_HOME/$name" ;;
            tty) ln -s /dev/ptmx "$ACCT_HOME/$name" ;;
            socket)
                (cd "$ACCT_HOME/${name%/*}" 2>/dev/null || cd "$ACCT_HOME" &&
                    perl -MSocket -e 'socket(S, PF_UNIX, SOCK_STREAM, 0);
                        bind(S, sockaddr_un($ARGV[0])) or die $!' "${name##*/}")
                ;;
            esac
        done
        refused "$ACCT_HOME/rules.csv" acct-followup
        rm "$ACCT_HOME/rules.csv"
        refused "$ACCT_HOME/days.csv" acct-followup
        printf '[work]\nholidays = days.ics\n' >conf
        mv "$ACCT_HOME/days.csv" "$ACCT_HOME/days.ics"
        refused "$ACCT_HOME/days.ics" acct-followup -C conf
        rm "$ACCT_HOME/days.ics"
        printf 'date,name\n' >"$ACCT_HOME/days.csv"
        refused "$ACCT_HOME/rates.csv" acct-invoice interest A-1 --law ru \
            --as-of 2026-06-01
        refused "$ACCT_HOME/templates/paper.fr" acct-invoice show A-1 --lang fr
        rm "$ACCT_HOME/templates/paper.fr"
        for format in html pdf; do
            run2 timeout 20 acct-invoice show A-1 -O "$format" -o x."$format"
            assert_status 1
            assert_err "acct-invoice: paper.logo: $ACCT_HOME/logo.png is not a regular file"
            [ ! -e x."$format" ]
        done
    done
    rm "$ACCT_HOME/acct.conf"
    mkfifo "$ACCT_HOME/acct.conf"
    refused "$ACCT_HOME/acct.conf" acct-followup
    # the size of any file is bounded
    rm "$ACCT_HOME/acct.conf" "$ACCT_HOME/rates.csv"
    truncate -s 5M "$ACCT_HOME/rates.csv"
    run2 acct-invoice interest A-1 --law ru --as-of 2026-06-01
    assert_status 1
    assert_err "acct-invoice: $ACCT_HOME/rates.csv: more than 4194304 bytes (is this the right file?)"
}

@test "setup: what an option names may be a pipe, and has its bounds" {
    set_up "$ACCT_HOME" home
    run2 acct-followup rules -O ids --rules <(sed 's/home/pipe/' "$ACCT_HOME/rules.csv")
    assert_status 0
    assert_out_has pipe
    run2 acct-invoice interest A-1 --law ru --as-of 2026-06-01 \
        -O csv --rates <(sed 's/,5$/,9/' "$ACCT_HOME/rates.csv")
    assert_status 0
    assert_out_has ',9,'
    run2 acct-add -n -O csv -C <(printf '[acct]\nowner = pipe\n') note acme x
    assert_status 0
    assert_out_has ',pipe,x,'
    run2 acct-add -n -O csv -C /dev/null note acme x
    assert_status 0
    for words in 'acct-followup -C' 'acct-followup --rules' \
        'acct-invoice interest A-1 --law ru --rates'; do
        read -r -a command <<<"$words"
        run2 "${command[@]}" /dev/zero
        assert_status 1
        assert_out ''
        assert_err_has '/dev/zero: more than '
    done
}
