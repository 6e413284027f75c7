#!/usr/bin/env bats
# acct-add: records checked and appended, one by one or as rows.

load ../helper

day=2026-10-05

add() {
    run2 acct-add --as-of "$day" "$@"
}

# Puts a ledger with two clients and an order in place.
start() {
    mkdir -p "$ACCT_HOME"
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-10,client,acme,,,,,,,ООО «Акме»,lang=ru
01B,2026-01-11,client,beta,,,EUR,,,,Beta Ltd,lang=en;email=info@beta.example
01C,2026-01-12,order,acme,O-1,1000.00,RUB,2026-02-01,,,Logo,service=design
EOF
}

# The ledger's rows added since start, without their ids.
added() {
    tail -n +5 "$ledger" | sed 's/^[0-9A-HJKMNP-TV-Z]\{26\},/,/'
}

@test "acct-add: the first record, its number or its id" {
    begin 'the first record makes the directory and the ledger, and says so'
    rmdir "$ACCT_HOME"
    export ACCT_HOME=$BATS_TEST_TMPDIR/new/deep
    add client acme "ООО «Акме»" -s lang=ru -s source=referral -s referrer=beta
    assert_status 0
    assert_out acme
    assert_err "acct-add: made a new ledger: $ACCT_HOME/ledger.csv"
    [ "$(stat -c %a "$ACCT_HOME")" = 700 ]
    [ "$(stat -c %a "$ACCT_HOME/ledger.csv")" = 600 ]
    run2 sed 's/^[0-9A-HJKMNP-TV-Z]\{26\},/,/' "$ACCT_HOME/ledger.csv"
    assert_out <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
,2026-10-05,client,acme,,,,,,,ООО «Акме»,lang=ru;source=referral;referrer=beta
EOF

    begin 'prints the number it gave, and the next follows'
    start
    add order acme Site -a 12500 -D +14d -w anna -s service=web
    assert_status 0
    assert_out O-2
    assert_err ''
    add order beta Texts -a 99.5 -c email
    assert_out O-3
    run2 added
    assert_out <<'EOF'
,2026-10-05,order,acme,O-2,12500.00,RUB,2026-10-19,,anna,Site,service=web
,2026-10-05,order,beta,O-3,99.50,EUR,,email,,Texts,
EOF

    begin 'a record without a number prints its id'
    start
    add note acme "likes tea"
    assert_status 0
    [[ $out =~ ^[0-9A-HJKMNP-TV-Z]{26}$ ]] || wrong 'no ULID'
    grep -q "^$out," "$ledger"
}

@test "acct-add: whom it is about" {
    begin 'the client by name, e-mail, phone or handle'
    start
    add contact acme "Максим Орлов" -r max -s 'phone=+7 (900) 000-00-01' -s telegram=@maxo
    assert_status 0
    for who in 'ооо «акме»' max 'МАКСИМ ОРЛОВ' 89000000001 maxo @MAXO; do
        add note "$who" x
        assert_status 0
    done
    add note INFO@beta.example x
    assert_status 0
    [ "$(added | grep -c ',note,acme,')" -eq 6 ]
    [ "$(added | grep -c ',note,beta,')" -eq 1 ]

    begin "a word of a name will do, where it is one client's only"
    start
    add contact beta "Anna Berg" -r anna
    add note Акме x
    assert_status 0
    add note berg x
    assert_status 0
    [ "$(added | grep -c ',note,acme,')" -eq 1 ]
    [ "$(added | grep -c ',note,beta,')" -eq 1 ]
    add contact acme "Ivan Berg"
    keep "$ledger"
    add note berg x
    assert_status 1
    assert_err "acct-add: 'berg' may be any of: acme, beta (use the key)"
    add note Акм x
    assert_status 1
    same "$ledger"

    begin 'a name that several clients have is refused'
    start
    add client gamma "Beta Ltd"
    keep "$ledger"
    add note "beta ltd" x
    assert_status 1
    assert_err "acct-add: 'beta ltd' may be any of: beta, gamma (use the key)"
    same "$ledger"

    begin 'an unknown client is refused with the closest'
    start
    keep "$ledger"
    add order acm Site
    assert_status 1
    assert_out ''
    assert_err "acct-add: no client 'acm' (closest: acme)"
    same "$ledger"
    add order nobody x
    assert_status 1
    assert_err "acct-add: no client 'nobody' (acct-show --list names them; acct-add client makes one)"
    same "$ledger"
    add order nobody x --force
    assert_status 0

    begin 'in a ledger without clients it says how to make one'
    add order nobody x
    assert_status 1
    assert_err "acct-add: no client 'nobody' (the ledger has none yet; acct-add client makes one)"
    [ ! -e "$ledger" ]
}

@test "acct-add: refs and numbers" {
    begin 'a credit note is not before its invoice, unless forced'
    start
    add invoice acme -r R-1 -a 10 -d 2026-02-10 -q
    keep "$ledger"
    add credit acme -a 1 -s invoice=R-1 -d 2026-02-09
    assert_status 1
    assert_out ''
    assert_err "acct-add: a credit note of 2026-02-09 would be before invoice R-1, which is of 2026-02-10 (give it another date, or --force)"
    # both may be of one batch
    run2 acct-add --as-of 2026-10-05 - <<'END'
date,type,client,ref,amount,attrs
2026-03-02,invoice,acme,R-2,10.00,
2026-03-01,credit,acme,CN-2,1.00,invoice=R-2
END
    assert_status 1
    assert_out ''
    assert_err "acct-add: standard input:3: a credit note of 2026-03-01 would be before invoice R-2, which is of 2026-03-02 (give it another date, or --force)"
    same "$ledger"
    add credit acme -a 1 -s invoice=R-1 -d 2026-02-10 -q
    assert_status 0
    assert_err ''
    add credit acme -a 1 -s invoice=R-1 -d 2026-02-09 --force -q
    assert_status 0
    assert_err ''
    [ "$(grep -c ,credit, "$ledger")" -eq 2 ]

    begin 'refs must exist and belong to the client'
    start
    keep "$ledger"
    add stage acme -r O-7 -s stage=delivered
    assert_status 1
    assert_err "acct-add: no order 'O-7' (closest: O-1)"
    add stage beta -r O-1 -s stage=delivered
    assert_status 1
    assert_err "acct-add: 'O-1' belongs to client acme, not to beta"
    add touch acme hi -s dir=in -r nothing
    assert_status 1
    assert_err "acct-add: nothing has the key or id 'nothing'"
    add issue acme bad -s order=O-9
    assert_status 1
    assert_err "acct-add: order: no order 'O-9' (closest: O-1)"
    same "$ledger"
    add stage - -r O-1 -s stage=delivered
    assert_status 0
    run2 added
    assert_out ',2026-10-05,stage,acme,O-1,,,,,,,stage=delivered'

    begin 'a key twice is refused; a renewal is not'
    start
    add order acme again -r O-1
    assert_status 1
    assert_err "acct-add: order 'O-1' is there already (leave the ref out to get a new number)"
    add contract acme care -r C-1 -d 2026-01-01 -D 2026-12-31 -a 100 -s per=month
    assert_status 0
    add contract acme care -r C-1 -D 2027-12-31 -a 110 -s per=month
    assert_status 0
    add contract beta care -r C-1
    assert_status 1
    assert_err "acct-add: 'C-1' belongs to client acme, not to beta"

    begin 'a voided number is not given again'
    start
    add order acme second
    assert_out O-2
    id=$(grep ',O-2,' "$ledger" | cut -d, -f1)
    add void - -r "$id"
    assert_status 0
    add order acme third
    assert_out O-3
    add stage acme -r O-2 -s stage=started
    assert_status 1
    add order acme x -r O-2
    assert_status 1
    assert_err "acct-add: order 'O-2' was voided (a number is not used twice: take a new one)"
}

@test "acct-add: every faulty value has its message, and nothing is added" {
    start
    keep "$ledger"
    while IFS='|' read -r words message; do
        eval "add $words"
        assert_status 1
        assert_out ''
        assert_err "acct-add: $message"
        same "$ledger"
    done <<'EOF'
order acme x -a 12,50|amount: '12,50' is not a decimal (use a point)
order acme x -a 1.005|amount: '1.005' has more than 2 decimals
order acme x -a 1 --currency XYZ|currency: 'XYZ' is no currency (write its code of ISO 4217, such as EUR)
touch acme hi|a record of type touch needs dir=in|out
touch acme hi -s dir=sideways|dir: 'sideways' is not one of in|out
touch acme hi -s dri=in|touch has no attribute 'dri' (did you mean 'dir'?)
touch acme hi -s dir=in -s dir=out|attribute 'dir' is given twice
status acme -s state=gone|state: 'gone' is not one of active|paused|lost
usage acme -s level=101|level: '101' is not between 0 and 100
client 'two words' x|client: 'two words' has a blank, U+0020, as character 4 (take it out)
contract acme x -s notice=soon|notice: 'soon' is no span of time (write such as 30min, 4h, 14d, 2w, 3m, 1q, 1y)
client acme -s tz=Nonsense|tz: 'Nonsense' is no time zone (write the name of one, such as Europe/Moscow)
client acme -s tz=Europe/Moskow|tz: 'Europe/Moskow' is no time zone (did you mean 'Europe/Moscow'?)
client acme -s tz=IST|tz: 'IST' is no time zone (write the name of one, such as Europe/Moscow)
task acme hi -a 5|a record of type task has no amount
task acme|a record of type task needs its text (what is to be done)
order - x|a record of type order needs its client (the client)
order acme $'bad\ebell'|text: has the control character U+001B (take it out)
order acme $'\xff'|text: byte 0xff is not UTF-8
EOF
}

@test "acct-add: zones, usage, attributes of one's own" {
    begin "a client's time zone is one of IANA's names, or taken back"
    start
    for zone in Europe/Moscow UTC US/Eastern Etc/GMT-3 Asia/Calcutta ''; do
        add -O csv client acme -s "tz=$zone"
        assert_status 0
        assert_err_lacks 'no time zone'
        assert_out_has ",tz=$zone"
    done
    run2 acct-add --help client
    assert_status 0
    assert_out_has '
  tz=time zone           where the client'

    begin 'wrong usage exits 2'
    start
    keep "$ledger"
    while IFS='|' read -r words message; do
        eval "add $words"
        assert_status 2
        assert_out ''
        assert_err_has "acct-add: $message"
        assert_err_has "Try 'acct-add --help'."
        same "$ledger"
    done <<'EOF'
|which type of record?
ordr acme x|no type 'ordr' (did you mean 'order'?)
zzzz acme x|no type 'zzzz' (acct-add --help types lists them)
order acme x --colour|no option '--colour' (did you mean --color?)
order acme x -a|option '-a' needs a value
order acme x -s novalue|--set: 'novalue' is not KEY=VALUE
order acme x -d someday|--date:
order acme x -O fancy|no format 'fancy'
- more|after - nothing more is expected, not 'more'
- -a 5|with - the rows say it all
EOF

    begin 'own attributes with x-, escapes round trip'
    start
    add note acme 'a; b\c' -s 'x-why=semi;colon \ back'
    assert_status 0
    run2 added
    assert_out ',2026-10-05,note,acme,,,,,,,a; b\c,x-why=semi\;colon \\ back'
}

@test "acct-add: what is stored, and what is printed" {
    begin "text is stored in NFC, amounts with the currency's decimals"
    start
    add order acme $'и\u0306' -a 5 --currency JPY
    add order acme x -a 5 --currency KWD
    run2 added
    assert_out <<'EOF'
,2026-10-05,order,acme,O-2,5,JPY,,,,й,
,2026-10-05,order,acme,O-3,5.000,KWD,,,,x,
EOF

    begin 'where minutes count the time is kept'
    start
    run2 acct-add touch acme hello -s dir=in --as-of 2026-10-05T09:30+03:00
    assert_status 0
    run2 acct-add order acme x --as-of 2026-10-05T09:30+03:00
    run2 added
    assert_out <<'EOF'
,2026-10-05T06:30:00Z,touch,acme,,,,,,,hello,dir=in
,2026-10-05,order,acme,O-2,,,,,,x,
EOF

    begin '--dry-run checks, prints on demand, adds nothing'
    start
    keep "$ledger"
    add order acme x -a 5 -n
    assert_status 0
    assert_out O-2
    add order acme x -a 5 -n -O csv
    assert_out_has ',2026-10-05,order,acme,O-2,5.00,RUB,,,,x,'
    same "$ledger"
    export ACCT_HOME=$BATS_TEST_TMPDIR/none
    add client new New -n
    assert_status 0
    [ ! -e "$ACCT_HOME" ]

    begin '-q prints nothing, -O prints the row'
    start
    add order acme x -q
    assert_status 0
    assert_out ''
    run2 bash -c 'acct-add order acme x --as-of 2026-10-05 -O json | jq -r ".[0] | .ref, .date"'
    assert_out <<'EOF'
O-3
2026-10-05
EOF
}

@test "acct-add -: rows of standard input" {
    begin 'rows with some columns, in any order'
    start
    printf 'type,text,client,attrs\nclient,Gamma,gamma,lang=en\norder,Site,gamma,\n\norder,"two\nlines, ""quoted""",gamma,service=web\n' >rows
    run2 acct-add - --as-of "$day" <rows
    assert_status 0
    assert_out ''
    assert_err ''
    run2 added
    assert_out <<'EOF'
,2026-10-05,client,gamma,,,,,,,Gamma,lang=en
,2026-10-05,order,gamma,O-2,,,,,,Site,
,2026-10-05,order,gamma,O-3,,,,,,"two
lines, ""quoted""",service=web
EOF

    begin 'all or nothing, with the line at fault'
    start
    keep "$ledger"
    {
        echo date,type,client,amount
        for i in $(seq 1 500); do echo "2026-10-01,order,acme,$i"; done
        echo 2026-10-01,order,acme,1.2.3
    } >rows
    run2 acct-add - <rows
    assert_status 1
    assert_err "acct-add: standard input:502: amount: '1.2.3' is not a decimal (no grouping)"
    same "$ledger"
    printf 'type,client\norder,nobody\n' >rows
    run2 acct-add - <rows
    assert_status 1
    assert_err "acct-add: standard input:2: no client 'nobody' (acct-show --list names them; acct-add client makes one)"
    same "$ledger"

    begin 'what is no ledger rows is refused'
    start
    keep "$ledger"
    while IFS='|' read -r text message; do
        printf '%b' "$text" >rows
        run2 acct-add - <rows
        assert_status 1
        assert_err_has "acct-add: standard input$message"
        same "$ledger"
    done <<'EOF'
date,client\n2026-10-05,acme\n|:1: the header has no column 'type'
type,client,type\nx,y,z\n|:1: the header has column 'type' twice
type,client\nordr,acme\n|:2: unknown type 'ordr' (did you mean 'order'?)
type,client\norder,acme,extra\n|:2: the row has 3 cells, the header 2
type,client,mood\norder,acme,sunny\n|:2: 
type,client\norder,"acme\n|:2: a quote is opened here and never closed
type,client\norder,ac"me\n|:2: a quote inside a cell
\xff\xfet\x00y\x00|:1: the file is UTF-16
type,client\norder,\xc0\xea\n|:2: byte 0xc0 is not UTF-8
type,client\x00\n|:1: a NUL byte
EOF
    assert_err_lacks mood
    printf 'type,client,mood\norder,acme,sunny\n' >rows
    run2 acct-add - <rows
    assert_err_has "has no column 'mood' (add it to the ledger first, or take it out of the input)"

    begin 'an id that is there already is refused'
    start
    keep "$ledger"
    run2 acct-add - <"$ledger"
    assert_status 1
    assert_err_has 'standard input:2: id '
    assert_err_has "is in the ledger already (was this row added before?)"
    same "$ledger"

    begin 'no rows add nothing, and make no ledger'
    run2 acct-add - </dev/null
    assert_status 0
    assert_err ''
    printf 'type,client\n' | acct-add -
    [ ! -e "$ledger" ]

    begin 'what it prints can be added elsewhere'
    start
    acct-add -f other.csv - <"$ledger" 2>/dev/null
    cmp "$ledger" other.csv
}

@test "acct-add: ledgers as they may be" {
    begin "the user's own columns survive, any order of columns"
    printf '\xef\xbb\xbfmood,client,type,date,text,attrs\r\nsunny,acme,client,2026-01-01,Acme,\r\n' >own.csv
    run2 acct-add -f own.csv note acme hello --as-of "$day"
    assert_status 0
    printf 'type,client,text,mood\nnote,acme,again,"gray, wet"\n' |
        acct-add -f own.csv - --as-of "$day"
    run2 tail -n 2 own.csv
    assert_out <<'EOF'
,acme,note,2026-10-05,hello,
"gray, wet",acme,note,2026-10-05,again,
EOF
    run2 acct-add -f own.csv order acme x -a 5
    assert_status 1
    assert_err_has "own.csv has no column 'ref'"

    begin 'a ledger that cannot be read is named with its line'
    start
    echo '01Z,2026-02-30,order,acme,O-9,,,,,,x,' >>"$ledger"
    keep "$ledger"
    add order acme x
    assert_status 1
    assert_err_has "ledger.csv:5: date: '2026-02-30'"
    same "$ledger"

    begin 'a torn last line stops, a bare one is closed'
    start
    printf '01D,2026-02-01,note,acme,,,,,' >>"$ledger"
    keep "$ledger"
    add note acme x
    assert_status 1
    assert_err_has 'ledger.csv:5: the last line is torn'
    same "$ledger"
    printf ',,torn?,' >>"$ledger"
    add note acme x
    assert_status 0
    assert_err_has 'ledger.csv:5: the last line has no newline at its end'
    [ "$(wc -l <"$ledger")" -eq 6 ]
    [ "$(sed -n 5p "$ledger")" = '01D,2026-02-01,note,acme,,,,,,,torn?,' ]

    begin 'a ledger that is a directory, a pipe, or read-only'
    start
    mkdir dir
    add note acme x -f dir
    assert_status 1
    assert_err_has 'cannot write to dir'
    mkfifo pipe
    add note acme x -f pipe
    assert_status 1
    assert_err 'acct-add: pipe is not a regular file'
    add note acme x -f none/ledger.csv
    assert_status 1
    assert_err_has 'cannot write to none/ledger.csv'
    add note acme x -f -
    assert_status 2

    begin 'a full disk leaves the ledger as it was'
    start
    keep "$ledger"
    head -c 3000 /dev/zero | tr '\0' x >long
    # one block of 1024 bytes is the limit: half of the row would fit
    # shellcheck disable=SC2016
    run2 bash -c 'ulimit -f 1; acct-add note acme "$(cat long)"'
    assert_status 1
    assert_err_has 'nothing was added'
    same "$ledger"
    run2 bash -c 'acct-add note acme x >/dev/full'
    assert_status 1
    assert_err_has 'standard output'
}

@test "acct-add: settings, and the help of a type" {
    begin 'the default owner and number patterns come from the configuration'
    start
    printf '[acct]\nowner = anna\n[numbers]\norder = {year}/{month}-{seq:3}\n' >"$ACCT_HOME/acct.conf"
    add order acme x
    assert_out 2026/10-001
    add order acme x -d 2026-10-01
    assert_out 2026/10-002
    add order acme x -d 2026-11-01
    assert_out 2026/11-001
    added | grep -c ',anna,' | grep -qx 3
    printf '[acct]\nownr = anna\n' >"$ACCT_HOME/acct.conf"
    add order acme x
    assert_status 1
    assert_err_has "acct.conf:2: unknown setting 'ownr' in [acct] (did you mean 'owner' in [acct]?)"

    begin "--help TYPE prints the type's columns and attributes"
    run2 acct-add --help stage
    assert_status 0
    assert_out_has 'stage: an order moved on, or its deadline did'
    assert_out_has 'ref                    the order (required)'
    assert_out_has 'contract, started, milestone, ready, shipped,'
    run2 acct-add --help types
    [ "$(wc -l <"$out_file")" -eq 31 ]
    cut -d' ' -f1 "$out_file" >types
    while read -r type; do
        run2 acct-add --help "$type"
        assert_status 0
        assert_out_has "$type: "
    done <types
    run2 acct-add --help nothing
    assert_status 2
}
