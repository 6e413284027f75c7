#!/usr/bin/env bats
# acct-add -: rows that another program wrote, what is said of them, and all
# that is wrong with a batch.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,USD,,,,Acme Ltd,
E
}

# add ARG...: rows are standard input
add() {
    run2 acct-add --as-of 2026-10-05 "$@"
}

# added ROW: as the last one, without its id
added() {
    assert_status 0
    local row
    row=$(tail -n 1 "$ledger")
    text_is row "${row#*,}" "$1"
}

# told FILE MESSAGE [ARG...]: refused with that alone, by -n and without, and
# also out of a pipe
told() {
    local how
    keep "$ledger"
    for how in - '- -n'; do
        # shellcheck disable=SC2086  # words
        add $how "${@:3}" <"$1"
        assert_status "${want:-1}"
        text_is 'first line' "${err%%$'\n'*}" "acct-add: $2"
        # shellcheck disable=SC2086
        add $how "${@:3}" < <(cat "$1")
        text_is 'first line' "${err%%$'\n'*}" "acct-add: $2"
    done
    same "$ledger"
}

@test "foreign: semicolons, tabs and bars are told, and read" {
    local mark name
    while read -r mark name; do
        begin "$name"
        printf 'date%btype%bclient%bamount%btext\n' "$mark" "$mark" "$mark" \
            "$mark" >rows
        printf '05.10.2026%bpayment%bacme%b1234.5%b"a%b ""b"", c"\n' "$mark" \
            "$mark" "$mark" "$mark" "$mark" >>rows
        told rows "standard input:1: $name stand between the columns, not commas (acct-add - reads such rows with --delimiter '$mark')"
        add - --delimiter "$mark" <rows
        added "2026-10-05,payment,acme,,1234.50,USD,,,,\"a$(printf %b "$mark") \"\"b\"\", c\","
    done <<'E'
; semicolons
\t tabs
| bars
E
    begin 'cells of commas'
    printf 'date,type,client,text\n2026-10-05,note,acme,x\n' >rows
    add - --delimiter , <rows
    added 2026-10-05,note,acme,,,,,,,x,
    want=2 told rows "--delimiter: ':' is none of , ; | and \\t" --delimiter :
    want=2 told rows "--decimal: 'x' is neither a point nor a comma" --decimal x
    add note acme x --delimiter ';'
    assert_status 2
    assert_err_has '--delimiter, --decimal and --encoding are of rows: acct-add -'
}

@test "foreign: a comma before decimals, and dates as such files have them" {
    local given amount nbsp=$'\u00a0'
    while IFS='|' read -r given amount; do
        printf 'date;type;client;amount\n31.12.2025;payment;acme;%s\n' "$given" >rows
        add - --delimiter ';' --decimal , <rows
        added "2025-12-31,payment,acme,,$amount,,,,,"
    done <<E
1.234,56|1234.56,USD
1 234,56|1234.56,USD
1${nbsp}234|1234.00,USD
12,5|12.50,USD
1.500|1500.00,USD
-5|-5.00,USD
500,00 EUR|500.00,EUR
E
    begin 'attributes, times, and what may be two days'
    printf 'date;type;client;due;text;attrs\n' >rows
    printf '5.10.2026 09:30;contract;acme;31/12/2027;x;"budget=1.500,5;vat=7,5"\n' >>rows
    add - --delimiter ';' --decimal , <rows
    added '2026-10-05T09:30,contract,acme,C-1,,,2027-12-31,,,x,budget=1500.5;vat=7.5'
    printf 'date;type;client;text\n01/02/2026;note;acme;x\n' >rows
    told rows "standard input:2: date: '01/02/2026' may be 2026-02-01 or 2026-01-02 (write one of them)" \
        --delimiter ';'
    printf 'date,type,client,amount\n2026-01-01,payment,acme,"12,50"\n' >rows
    told rows "standard input:2: amount: '12,50' is not a decimal (use a point)"
    add - --decimal , <rows
    added 2026-01-01,payment,acme,,12.50,USD,,,,,
    add - --decimal . <<<$'type,client,amount\npayment,acme,"1,500"'
    added 2026-10-05,payment,acme,,1500.00,USD,,,,,
    # thousands begin with no 0
    for given in 0.500 00.500 12.5 1.23.456 1,5.5; do
        printf 'type;client;amount\npayment;acme;%s\n' "$given" >rows
        told rows "standard input:2: amount: '$given' is no number whose decimals stand behind ','" \
            --delimiter ';' --decimal ,
        given=$(tr ., ,. <<<"$given")
        printf 'type;client;amount\npayment;acme;%s\n' "$given" >rows
        told rows "standard input:2: amount: '$given' is no number whose decimals stand behind '.'" \
            --delimiter ';' --decimal .
    done
    printf 'type;client;amount\npayment;acme;0 500\n' >rows
    told rows "standard input:2: amount: '0 500' is not a decimal (no grouping)" --delimiter ';' --decimal ,
    add - --decimal , <<<$'type;client;amount\npayment;acme;0,50' --delimiter ';'
    added 2026-10-05,payment,acme,,0.50,USD,,,,,
}

@test "foreign: headings in capitals" {
    add - <<<$'Date,TYPE,Client,Text\n2026-10-05,note,acme,x'
    added 2026-10-05,note,acme,,,,,,,x,
    begin 'what is written as it should comes first'
    sed -i '1s/$/,Text/;2,$s/$/,/' "$ledger"
    add - <<<$'type,client,text,Text\nnote,acme,x,y'
    added '2026-10-05,note,acme,,,,,,,x,,y'
    begin 'two of one name are told'
    add - <<<$'Type,client,TEXT,Text\nnote,acme,x,y'
    assert_status 1
    assert_err "acct-add: standard input:1: the header has column 'text' twice"
}

@test "foreign: other encodings are told, and read" {
    printf 'date,type,client,text\n2026-10-05,note,acme,«Привет»\n' >plain
    iconv -t CP1251 plain >cp1251
    iconv -t UTF-16 plain >utf16
    iconv -t UTF-16LE plain >utf16le
    iconv -t KOI8-R <(sed 's/[«»]//g' plain) >koi8
    told cp1251 'standard input:2: byte 0xab is not UTF-8 (name what it is: --encoding cp1251)'
    told utf16 'standard input:1: the file is UTF-16 (say so: --encoding utf-16)'
    told utf16le 'standard input:1: a NUL byte (this is no text, or it is UTF-16: --encoding utf-16le)'
    told cp1251 'standard input:2: what follows is not in the encoding that was named (is it another one?)' \
        --encoding utf-8
    want=2 told plain "--encoding: 'klingon' is unknown (such as cp1251, utf-16, latin1)" \
        --encoding klingon
    begin 'read'
    printf 'date,type,client,text\n2026-10-05,note,acme,«Привет»\n' >plain
    local name
    for name in cp1251 windows-1251 utf-16 UTF-16LE; do
        iconv -t "$name" plain >rows
        add - --encoding "$name" <rows
        added 2026-10-05,note,acme,,,,,,,«Привет»,
        add - --encoding "$name" < <(cat rows)
        added 2026-10-05,note,acme,,,,,,,«Привет»,
    done
    begin 'much of it: characters do not break where it is read in pieces'
    {
        echo type,client,text
        for ((i = 0; i < 4000; i++)); do
            echo "note,acme,Привет, мир: $i €" | sed 's/, м/ м/'
        done
    } >many
    iconv -t UTF-16 many >rows
    add - --encoding utf-16 <rows
    assert_status 0
    [ "$(grep -c 'Привет мир: [0-9]* €,$' "$ledger")" -eq 4000 ]
}

@test "foreign: all that is wrong is told at once, twenty at most" {
    cat >rows <<'E'
type,client,text,amount,attrs
ordr,acme,x,,
note,nobody,x,,
client,gamma,Gamma,,email=x
note,gamma,of the one above,,
payment,acme,,5.555,
note,acme,x,9
note,acme,"two
lines",,foo=1
note,acme,fine,,
E
    cat >want <<'E'
acct-add: standard input:2: unknown type 'ordr' (did you mean 'order'?)
acct-add: standard input:3: no client 'nobody' (acct-show --list names them; acct-add client makes one)
acct-add: standard input:4: email: 'x' is no e-mail address (give one address: name@example.com)
acct-add: standard input:6: amount: '5.555' has more than 2 decimals
acct-add: standard input:7: the row has 4 cells, the header 5 (a comma too many or too few, or a quote missing)
acct-add: standard input:8: note has no attribute 'foo' (acct-add --help note lists them; your own begin with x-)
E
    keep "$ledger"
    local how
    for how in - '- -n'; do
        # shellcheck disable=SC2086
        add $how <rows
        assert_status 1
        assert_out ''
        assert_err <want
    done
    begin 'twenty, and how many more'
    for n in 20 21 25; do
        {
            echo type,client,text
            for ((i = 0; i < n; i++)); do echo "note,nobody,$i"; done
        } >rows
        add - <rows
        assert_status 1
        [ "$(grep -c 'no client' "$err_file")" -eq 20 ]
        case $n in
        20) assert_err_lacks more ;;
        21) text_is last "${err##*$'\n'}" 'acct-add: … and 1 more row is wrong' ;;
        25) text_is last "${err##*$'\n'}" 'acct-add: … and 5 more rows are wrong' ;;
        esac
    done
    begin 'what cannot be read at all is the last'
    printf 'type,client\nordr,acme\nnote,"acme\n' >rows
    add - <rows
    assert_status 1
    assert_err <<'E'
acct-add: standard input:2: unknown type 'ordr' (did you mean 'order'?)
acct-add: standard input:3: a quote is opened here and never closed
E
}

@test "foreign: -n refuses what the run without it refuses" {
    # one of the two, then the other
    alike() {
        local was
        keep "$ledger"
        add "$@"
        [ "$status" -ne 0 ]
        was=$status:$err
        add -n "$@"
        text_is 'what -n says' "$status:$err" "$was"
        assert_out ''
        same "$ledger"
    }
    begin 'a column that the ledger has not'
    printf 'id,date,type,client,ref,text,attrs\n01A,2026-01-05,client,acme,,Acme,\n' >"$ledger"
    alike order acme x -D 2026-12-01
    assert_err_has "has no column 'due'"
    begin 'a torn line'
    printf '01B,2026-01-05,cl' >>"$ledger"
    alike note acme x
    assert_err_has 'the last line is torn'
    begin 'what is no file'
    mkfifo pipe
    add note acme x -f pipe
    local was=$status:$err
    add -n note acme x -f pipe
    text_is 'what -n says' "$status:$err" "$was"
}
