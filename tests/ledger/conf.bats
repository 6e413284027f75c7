#!/usr/bin/env bats
# The configuration: what acct-conf(5) says of the file.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-01-02,client,acme,,,EUR,,,,Acme,
,2026-01-02,order,acme,O-7,,,,,,Shelves,
EOF
}

# with TEXT: acct.conf becomes that, and a note shows the owner it gives.
with() {
    printf '%b' "$1" >"$ACCT_HOME/acct.conf"
    run2 acct-add -n -O csv --as-of 2026-10-05 note acme hello
    owner=$(tail -n 1 "$out_file" | cut -d, -f10)
}

# owner_is TEXT OWNER
owner_is() {
    with "$1"
    assert_status 0
    assert_err ''
    text_is owner "$owner" "$2"
}

# refuses TEXT MESSAGE
refuses() {
    with "$1"
    assert_status 1
    assert_out ''
    assert_err "acct-add: $ACCT_HOME/acct.conf:$2"
}

@test "conf: values, blanks, none of it" {
    begin 'what cannot be below 0, or is no whole number'
    for line in 'limit = -1' 'limit = 1.5' 'limit = 99999999999'; do
        printf '[followup]\n%s\n' "$line" >"$ACCT_HOME/acct.conf"
        run2 acct-followup -f /dev/null --as-of 2026-01-01
        assert_status 1
        assert_err "acct-followup: $ACCT_HOME/acct.conf:2: limit: '${line#* = }' is no whole number from 0 to 1000000"
    done
    printf '[followup]\nquiet = -1d\n' >"$ACCT_HOME/acct.conf"
    run2 acct-followup -f /dev/null --as-of 2026-01-01
    assert_status 1
    assert_err "acct-followup: $ACCT_HOME/acct.conf:2: quiet: '-1d' is below 0 (leave the minus out)"
    printf '[invoice]\nvat = -20\n' >"$ACCT_HOME/acct.conf"
    run2 acct-invoice list -f /dev/null
    assert_status 1
    assert_err "acct-invoice: $ACCT_HOME/acct.conf:2: vat: '-20' is not between 0 and 100"

    begin 'acct-conf: the file is optional, and so is all that is in it'
    run2 acct-add -n -O csv --as-of 2026-10-05 note acme hello
    assert_status 0
    owner_is '' ''
    owner_is '\n# nothing\n   \n[acct]\n' ''

    begin 'acct-conf: blanks, comments, CRLF, a byte order mark'
    owner_is '[acct]\nowner = anna\n' anna
    owner_is '[acct]\nowner=anna' anna
    owner_is '\xef\xbb\xbf[acct]\r\nowner = anna\r\n' anna
    owner_is '[acct]\nowner = anna ; on leave\n' anna
    owner_is '[acct]\n  # a comment\n; another\nowner = anna #1\n' 'anna #1'
    owner_is '[acct]\nowner = Анна\n' 'Анна'

    begin 'acct-conf: the last of two holds'
    owner_is '[acct]\nowner = a\n[me]\nname = x\n[acct]\nowner = b\n' b
    owner_is '[acct]\nowner = a\nowner =\n' ''
}

@test "conf: lines of addresses, mistakes" {
    begin 'acct-conf: an address has lines, indented; other values go on in none'
    printf '[me]\naddress = 1 High Street\n# no line\n  London\n\tEngland ; UK\nname = X\n' \
        >"$ACCT_HOME/acct.conf"
    acct-add -q client k K
    acct-invoice new -q k -r N-1 -l 'Work|1||1'
    run2 acct-invoice show N-1
    assert_status 0
    assert_out_has $'X\n                1 High Street\n                London\n                England\n\n'
    # a long line is taken whole, whatever is in it
    printf '[me]\naddress = A\n  тел.: 5=%s\n   # %s\n' \
        "$(printf 'я%.0s' {1..150})" "$(printf 'я%.0s' {1..150})" \
        >"$ACCT_HOME/acct.conf"
    acct-invoice show N-1 -O json >shown
    run2 jq -r '.[0].seller.address' shown
    assert_out "A
тел.: 5=$(printf 'я%.0s' {1..150})"
    # and all lines together have a bound
    printf '[me]\naddress = A\n%s' "$(yes '  x' | head -n 3000)" \
        >"$ACCT_HOME/acct.conf"
    run2 acct-invoice list
    assert_status 1
    assert_err "acct-invoice: $ACCT_HOME/acct.conf:2050: the value is longer than 4096 bytes"
    refuses '[me]\nname = A\n\fphone=5\n' \
        '3: the line begins with a blank (each setting begins its line, and its value is all on it)'
    refuses '[me]\nname = High Street\n  London\n' \
        '3: the line begins with a blank (each setting begins its line, and its value is all on it)'
    # what the section before had last does not go on
    refuses '[me]\naddress = a\n[acct]\n\towner = anna\n' \
        '4: the line begins with a blank (each setting begins its line, and its value is all on it)'
    refuses '[acct]\n\towner = anna\n' \
        '2: the line begins with a blank (each setting begins its line, and its value is all on it)'

    begin 'acct-conf: what is not known, or not right, is said with its line'
    refuses '[acct]\n\nownr = anna\n' \
        "3: unknown setting 'ownr' in [acct] (did you mean 'owner' in [acct]?)"
    refuses '[me]\ncorr = 1\n' \
        "2: unknown setting 'corr' in [me] (did you mean 'corr_account' in [me]?)"
    refuses '[metrics]\nzzzzzzzz = 1\n' \
        "2: unknown setting 'zzzzzzzz' in [metrics] (acct-conf(5) lists them)"
    refuses 'owner = anna\n' \
        "1: unknown setting 'owner' in [] (did you mean 'owner' in [acct]?)"
    refuses '[acct]\nanna\n' \
        '2: neither [section] nor name = value (comments start with #)'
    refuses '[followup]\ncadence = 30\n' \
        "2: cadence: '30' is no span of time (add its unit: min, h, d, w, m, q or y)"
    refuses '[invoice]\nvat = 20%\n' \
        "2: vat: '20%' is not a decimal (write digits, with a point before decimals)"
    refuses '[acct]\nowner = f\xff\n' '2: owner: is not UTF-8'
    refuses "[acct]\n$(printf '%0200d' 0)\n" \
        '2: the line is longer than 199 bytes, and no setting'
    refuses "[acct]\n$(printf '%0200d' 0) = x\n" \
        '2: the line is longer than 199 bytes, and no setting'
    refuses "[acct]\ncurrency = $(printf '%0200d' 0)\n" \
        "2: currency: '…' is no currency (write its code of ISO 4217, such as EUR)"
    with '[acct]\ncurrency = EURO\n'
    assert_status 1
    assert_err_has "acct.conf:2: currency: "
}

@test "conf: long values, patterns, which file" {
    begin 'acct-conf: a value may be long, in Cyrillic above all'
    address='191186, Российская Федерация, город Санкт-Петербург, Невский проспект, дом 28, литера А, помещение 12-Н, офис 305'
    [ "${#address}" -lt "$(printf %s "$address" | wc -c)" ]
    printf '# %0300d\n[me]\naddress = %s  ; ours\nname: %0250d\nphone = 1\n' 0 \
        "$address" 7 >"$ACCT_HOME/acct.conf"
    acct-add -q client acme Acme -d 2026-01-01 2>/dev/null
    acct-invoice new -q acme -l 'Text|1||100' -d 2026-01-02
    run2 acct-invoice show INV-2026-0001 -O html --lang ru
    assert_status 0
    assert_out_has "$address"
    assert_out_lacks ours
    assert_out_has "$(printf '%0250d' 7)"

    begin 'acct-conf: patterns of numbers'
    while IFS='|' read -r pattern number; do
        printf '[numbers]\norder = %s\n' "$pattern" >"$ACCT_HOME/acct.conf"
        run2 acct-add -n --as-of 2026-10-05 order acme Shelves
        assert_status 0
        assert_out "$number"
    done <<'EOF'
O-{seq}|O-8
{seq}|1
{year}/{month}-{seq:3}|2026/10-001
{client}-{seq:2}|acme-01
O-{seq:4}|O-0008
EOF
    refuses '[numbers]\norder = ORD\n' "2: order: 'ORD' has no {seq}"
    refuses '[numbers]\norder = {seq}-{seq}\n' \
        "2: order: '{seq}-{seq}' has {seq} twice"
    refuses '[numbers]\norder = {day}-{seq}\n' \
        "2: order: '{day}-{seq}': after '{' comes year}, month}, client}, seq} or seq:N} with N from 1 to 9"

    begin 'acct-conf: option before environment before directory; a named file must be there'
    printf '[acct]\nowner = home\n' >"$ACCT_HOME/acct.conf"
    printf '[acct]\nowner = env\n' >env.conf
    printf '[acct]\nowner = opt\n' >opt.conf
    run2 acct-add -n -O csv note acme hello
    assert_out_has ',home,hello,'
    ACCT_CONFIG=env.conf run2 acct-add -n -O csv note acme hello
    assert_out_has ',env,hello,'
    ACCT_CONFIG=env.conf run2 acct-add -C opt.conf -n -O csv note acme hello
    assert_out_has ',opt,hello,'
    run2 acct-add -C none.conf -n note acme hello
    assert_status 1
    assert_err 'acct-add: none.conf: No such file or directory'
    ACCT_CONFIG=none.conf run2 acct-add -n note acme hello
    assert_status 1
}

@test "conf: the team" {
    begin 'acct-conf: colleagues, their roles and what is known of them; Russian, too'
    owner_is '[acct]\nowner = anna\n[team]\nanna = account, sales,papers , name Anna Petrova, phone +357 25 000 101, email anna@tern.example, deputy boris, away 2026-10-10..2026-10-20, away 2026-12-24, away 2027-02-01..\nboris = deputy anna\nВера = technician, name Вера Ильина\nclara b =\n' anna
    # a deputy of one of a pair is no circle
    owner_is '[acct]\nowner = a\n[team]\na = deputy b\nb = deputy a\nc = deputy a\nd = deputy c\n' a

    begin 'acct-conf: what is wrong is said with its line, also where another line is to blame'
    refuses '[team]\nanna = account\nboris = boss\n' \
        "3: boris: 'boss' is no role (account, sales, papers, technician), and begins no name, phone, email, deputy, away or limit"
    refuses '[team]\nanna = account of acme\n' \
        "2: anna: 'account' is no role (account, sales, papers, technician), and begins no name, phone, email, deputy, away or limit"
    refuses '[team]\nanna = away 2026-10-10..2026-13-01\n' \
        "2: anna: away '2026-10-10..2026-13-01' is no stretch of days (write it as in away 2026-10-10..2026-10-20)"
    refuses '[team]\nanna = away 2026-10-10..2026-10-09\n' \
        "2: anna: away '2026-10-10..2026-10-09' ends before it begins"
    refuses '[team]\nanna = phone none\n' \
        "2: anna: 'none' is no telephone number (write it like +7 900 123-45-67)"
    refuses '[team]\nanna = name A, name B\n' \
        "2: anna: 'name' is there twice"
    refuses '[team]\nanna =\n[acct]\nowner = x\n[team]\nВера =\nanna =\n' \
        '7: anna: is in the team already, line 2 (one line each)'
    refuses '[team]\nanna =\nvera = deputy ana\n' \
        "3: vera: deputy 'ana' is not in the team (closest: anna)"
    refuses '[team]\na =\nb = deputy c\nc = deputy d\nd = deputy e\ne = deputy c\n' \
        '3: the deputies c, d, … stand in for each other in a circle (two may, not more)'
    refuses '[team]\nmanager = name Anna\n' \
        "2: manager: a role, and nobody's key (write KEY = manager)"
    refuses '[team]\nanna =\nme = sales\n' \
        "3: me: stands for owner in [acct], and is nobody's key (write that)"
    refuses '[team]\nanna =\nВера =\nвера =\n' \
        "4: вера: is 'Вера', line 3, but for its case (one line each)"
    refuses '[team 2026-07-01]\nanna =\n' \
        '2: [team 2026-07-01]: only [me] has days (write [team])'
    refuses '[team]\nanna = account,\n  sales\n' \
        '3: the line begins with a blank (each setting begins its line, and its value is all on it)'
}
