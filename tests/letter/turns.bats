#!/usr/bin/env bats
# acct-letter: who says that a letter went, and one run at a time.

load ../helper

now=2026-10-05T10:00

setup() {
    common_setup
    printf '[me]\nname = Us\nemail = Tern <office@tern.example>\n' >"$ACCT_HOME/acct.conf"
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-09-20,client,acme,,,EUR,,,anna,Acme Ltd,lang=en;email=max@acme.example
a2,2026-10-02,order,acme,O-1,900.00,EUR,2026-10-20,,,Logo,
b1,2026-09-20,client,sosna,,,RUB,,,anna,Sosna,lang=en;email=office@sosna.example
b2,2026-09-20,contact,sosna,P-1,,,,,,Olga,email=olga@sosna.example
EOF
    put rows.csv <<'EOF'
key,date,due,client,contact,channel,address,rule,ref,owner,template,record
welcome:acme:O-1,2026-10-02,2026-10-03,acme,,email,max@acme.example,welcome,O-1,anna,onboarding,touch
EOF
}

send() {
    run2 acct-letter --as-of "$now" "$@"
}

# goes N: so many letters of rows.csv would.
goes() {
    send -O csv <rows.csv
    assert_status 0
    [ "$(grep -c message= "$out_file")" -eq "$1" ] || wrong "not $1"
}

@test "turns: two at once send each letter once" {
    put slow <<'EOF'
#!/bin/sh
cat >>mails
sleep 1
EOF
    chmod +x slow
    acct-letter --as-of "$now" -q --pipe ./slow --record <rows.csv &
    sleep 0.3
    send --wait 0 --pipe ./slow --record <rows.csv
    assert_status 1
    assert_err_has "another run is sending letters of $ledger (waited 0 s; try again, or --wait longer)"
    # who only looks waits for nobody
    send --wait 0 <rows.csv
    assert_status 0
    send --pipe ./slow --record <rows.csv
    wait
    assert_status 0
    [ "$(grep -c '^Message-Id: <welcome.acme.O-1@tern.example>' mails)" -eq 1 ]
    [ "$(grep -c 'message=' "$ledger")" -eq 1 ]
}

@test "turns: what counts as gone" {
    goes 1
    # a stranger's message with that id stops nothing
    put "$ledger.strange" <"$ledger"
    echo 'x1,2026-10-04,touch,sosna,,,,,email,,Hello,dir=in;kind=remark;message=welcome.acme.O-1@tern.example' >>"$ledger"
    goes 1
    echo 'x2,2026-10-04,touch,sosna,,,,,email,,Hello,dir=out;kind=notice;message=welcome.acme.O-1@tern.example' >>"$ledger"
    goes 1
    # ours does, under whatever domain, and of a later clock
    echo 'x3,2026-10-05T10:30,touch,acme,,,,,email,,Hello,dir=out;kind=welcome;message=welcome.acme.O-1@old.example' >>"$ledger"
    goes 0
    assert_err 'acct-letter: welcome:acme:O-1: went on 2026-10-05'
}

@test "turns: of a campaign a client has one letter, whatever it is called" {
    mkdir -p "$ACCT_HOME/templates/en"
    printf 'Subject: x\n\nx\n' >"$ACCT_HOME/templates/en/spring"
    printf 'acme\nACME\nAcme Ltd\nmax@acme.example\n' >clients
    send --campaign spring --record -O mbox <clients
    assert_status 0
    [ "$(grep -c '^From ' "$out_file")" -eq 1 ]
    # without a kind it is news
    grep -q 'kind=news;.*campaign=spring' "$ledger"
    assert_out_has 'List-Unsubscribe: <mailto:office@tern.example?subject=unsubscribe>'
    acct-add --as-of "$now" merge sosna acme
    printf 'sosna\n' >clients
    send --campaign spring -O csv <clients
    assert_err_has 'went on 2026-10-05'
    run2 acct-letter --campaign '' -O csv <clients
    assert_status 2
}

@test "turns: where nothing arrives nothing is sent" {
    goes 1
    echo 'd1,2026-10-04,note,acme,,,,,email,,gone,dead=MAX@acme.example' >>"$ledger"
    goes 0
    assert_err_has 'welcome:acme:O-1: nothing arrives at max@acme.example'
    # until somebody says that it does
    echo 'd2,2026-10-05,client,acme,,,,,,,,email=max@acme.example' >>"$ledger"
    goes 1
}

@test "turns: rows of yesterday, and of others" {
    local row
    while IFS='|' read -r row want; do
        { head -1 rows.csv; echo "$row"; } >odd.csv
        send -O csv <odd.csv
        assert_status 0
        assert_err_has "$want"
        [ "$(grep -c message= "$out_file")" -eq 0 ] || wrong "$row"
    done <<'EOF'
checkin:acme:1,,,acme,,email,office@sosna.example,checkin,,anna,checkin,touch|office@sosna.example is no address of theirs
checkin:acme:1,,,acme,P-1,email,olga@sosna.example,checkin,,anna,checkin,touch|P-1 is nobody of acme
checkin:acme:1,,,acme,P-1,email,,checkin,,anna,checkin,touch|P-1 is nobody of acme
EOF
    # a person who left
    acct-add --as-of "$now" -q contact sosna Olga -r P-1 --amend -s left=2026-10-01
    { head -1 rows.csv; echo 'checkin:sosna:1,,,sosna,P-1,email,olga@sosna.example,checkin,,anna,checkin,touch'; } >odd.csv
    send -O csv <odd.csv
    assert_err_has 'P-1 (Olga) left on 2026-10-01 (ask for the rows anew)'
    # a terminal is safe from what a row says
    sed -i "s/,Logo,/,Lo\x1b]0;x\x07go,/" "$ledger"
    send <rows.csv
    assert_status 0
    ! grep -q $'\x1b' "$out_file" || wrong 'an escape reaches the terminal'
}

# many N: a row each for the first N of four clients.
many() {
    head -1 rows.csv
    for c in k1 k2 k3 k4; do
        echo "checkin:$c:1,,,$c,,email,$c@example.com,checkin,,anna,checkin,touch"
    done | head -n "$1"
}

clients() {
    local c
    for c in k1 k2 k3 k4; do
        echo "${c}x,2026-09-20,client,$c,,,,,,anna,Client $c,lang=en;email=$c@example.com" >>"$ledger"
    done
    cp "$ledger" before
}

@test "turns: to record them the ledger is read as often, however many they are" {
    local n
    clients
    for n in 2 4; do
        cp before "$ledger"
        many $n >"many$n.csv"
        ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0 strace -qq -o "trace$n" -P "$ledger" \
            -e trace=openat -e signal=none acct-letter --as-of "$now" -q --pipe 'cat >/dev/null' --record <"many$n.csv"
        [ "$(grep -c message= "$ledger")" -eq "$n" ]
        run2 acct-check
        assert_status 0
    done
    [ "$(wc -l <trace2)" -gt 0 ]
    [ "$(wc -l <trace2)" -eq "$(wc -l <trace4)" ] || wrong "$(cat trace4)"
}

@test "turns: what others write between two letters is read" {
    local way c
    clients
    many 3 >three.csv
    # with the second letter somebody else records the third
    put other <<'EOF'
#!/bin/sh
cat >/dev/null
echo >>count
[ "$(wc -l <count)" -ne 2 ] ||
    acct-add --as-of 2026-10-05T10:00 -q touch k3 Hello -c email -s dir=out -s message=checkin.k3.1@tern.example
EOF
    # … or an editor puts another file in its place
    put replace <<'EOF'
#!/bin/sh
cat >/dev/null
echo >>count
[ "$(wc -l <count)" -eq 2 ] || exit 0
{ cat "$1"; echo 'zz,2026-10-05,touch,k3,,,,,email,,Hello,dir=out;kind=checkin;message=checkin.k3.1@tern.example'; } >"$1.new"
mv "$1.new" "$1"
EOF
    chmod +x other replace
    for way in ./other "./replace '$ledger'"; do
        rm -f count
        cp before "$ledger"
        send --pipe "$way" --record <three.csv
        assert_status 0
        assert_err ''
        [ "$(wc -l <count)" -eq 3 ]
        for c in k1 k2 k3; do
            [ "$(grep -c message=checkin.$c.1 "$ledger")" -eq 1 ] || wrong "$(cat "$ledger")"
        done
        run2 acct-check
        assert_out_lacks mail
    done
}
