#!/usr/bin/env bats
# The ledger as files come: written by hand, by spreadsheets, by many at once.

load ../helper

head=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

# The number of orders that a ledger is read to have.
orders() {
    run2 acct-metrics -f "$1" --period all --as-of 2026-10-05
    assert_status 0
    got=$(awk -F, '$2 == "orders" { print $4 }' "$out_file")
    [ "$got" = "$2" ] || wrong "$got orders instead of $2"
}

refused() {
    run2 acct-metrics -f "$1" --as-of 2026-10-05
    assert_status 1
    assert_out ''
    assert_err_has "acct-metrics: $1$2"
}

@test "ledger: columns, blanks, cells of many lines" {
    begin 'columns in any order, CRLF, a byte order mark, blank lines, padding'
    printf '\xef\xbb\xbftype,mood,client,date\r\norder,"a, b",acme,2026-01-01\r\n\r\n order , x , acme , 2026-01-02 \r\n' >l.csv
    orders l.csv 2
    assert_err ''

    begin 'cells of many lines keep the count of lines'
    {
        echo date,type,client,text
        printf '2026-01-01,note,acme,"one\ntwo\n\nfour"\n'
        echo 2026-01-01,ordr,acme,
    } >l.csv
    refused l.csv ":6: unknown type 'ordr' (did you mean 'order'?)"
}

@test "ledger: what is none is refused" {
    begin 'what is no ledger is refused with line, reason and remedy'
    while IFS='|' read -r text message; do
        printf '%b' "$text" >l.csv
        refused l.csv "$message"
    done <<'EOF'
type,client\norder,acme\n|:1: the header has no column 'date'
date,client\n2026-01-01,acme\n|:1: the header has no column 'type'
date,type,client,date\n|:1: the header has column 'date' twice
date,type,client\n2026-01-01,order\n2026-01-01,order,a\n|:2: the row has 2 cells, the header 3
date,type,client\n2026-01-01,order,a,b\n|:2: the row has 4 cells, the header 3
date,type,client\n2026-01-01,,a\n|:2: the row has no type
date,type,client\n,order,a\n|:2: date: 
date,type,client\n2026-13-01,order,a\n|:2: date: '2026-13-01'
date,type,client,currency\n2026-01-01,order,a,rub\n|:2: currency: 'rub'
date,type,client,due\n2026-01-01,order,a,soon\n|:2: due: 'soon'
date,type,client\n2026-01-01,order,\xc0\xea\xec\xe5\n|:2: byte 0xc0 is not UTF-8 (convert the file, such as with: iconv -f CP1251 -t UTF-8)
\xfe\xff\x00d\x00a|:1: the file is UTF-16
date,type,client\n2026-01-01,order,a\x00b\n|:2: a NUL byte
date,type,client\n2026-01-01,order,"a\nb\n|:2: a quote is opened here and never closed
date,type,client\n2026-01-01,order,a"b\n|:2: a quote inside a cell
EOF

    begin 'huge rows and rows of very many cells are refused'
    {
        echo date,type,client,text
        printf '2026-01-01,note,acme,'
        head -c 10000000 /dev/zero | tr '\0' x
        echo
    } >l.csv
    refused l.csv ':2: the row is longer than 1114112 bytes'
    {
        echo date,type,client,text
        printf '2026-01-01,note,acme,"'
        head -c 3000000 /dev/zero | tr '\0' '\n'
    } >l.csv
    refused l.csv ':2: the row is longer than 1114112 bytes (is a quote left open?)'
    {
        echo date,type,client
        head -c 100000 /dev/zero | tr '\0' ,
        echo
    } >l.csv
    refused l.csv ':2: the row has 100001 cells'

    begin 'random bytes are refused, never a crash'
    for seed in 1 2 3 4 5 6 7 8; do
        awk -v s="$seed" 'BEGIN { srand(s); for (i = 0; i < 5000; i++)
            printf "%c", int(rand() * 256) }' >l.csv
        run2 acct-metrics -f l.csv
        assert_status 1
        [[ $err == acct-metrics:\ l.csv:* ]] || wrong 'no place'
    done
}

@test "ledger: a torn last line, control characters" {
    begin 'a torn last line is told and left out, a bare one is read'
    printf '%s\n1,2026-01-01,order,acme,O-1,,,,,,x,\n' "$head" >l.csv
    printf '2,2026-01-02,order,acme,O-2,,,,' >>l.csv
    orders l.csv 1
    assert_err 'acct-metrics: l.csv:3: the last line is torn (a crash?): not read; complete or delete it, and end it with a newline'
    printf ',,"to' >>l.csv
    orders l.csv 1
    assert_err_has 'l.csv:3: the last line is torn'
    printf 'rn",' >>l.csv
    orders l.csv 2
    assert_err_has 'l.csv:3: the last line has no newline at its end'
    # a stream cannot be torn by a crash of ours
    run2 acct-metrics -f - --period all --as-of 2026-10-05 <<<"$(cat l.csv)"
    assert_err ''

    begin 'control characters of a row never reach the terminal'
    printf 'date,type,client\n2026-01-01,order,a\n2026-01-01,\e]0;x\a,a\n' >l.csv
    run2 acct-metrics -f l.csv
    assert_status 1
    assert_err_has "unknown type '\\x1b]0;x\\x07'"
    run2 grep -c $'\e' "$err_file"
    assert_out 0
}

@test "ledger: late rows, voids, instants" {
    begin 'rows entered late count from their date; a void of a void revives'
    put l.csv <<'EOF'
id,date,type,client,ref,attrs
a,2026-02-01,order,acme,O-2,
b,2026-01-01,order,acme,O-1,
c,2026-02-02,void,,b,
d,2026-02-03,void,,c,
e,2026-02-04,void,,a,
EOF
    run2 acct-metrics -f l.csv --period all --as-of 2026-02-01
    assert_out_has 'all,orders,,2,'
    run2 acct-metrics -f l.csv --period all --as-of 2026-02-02
    assert_out_has 'all,orders,,1,'
    run2 acct-metrics -f l.csv --period all --as-of 2026-02-03
    assert_out_has 'all,orders,,2,'
    run2 acct-metrics -f l.csv --period 2026-02 --as-of 2026-02-28
    assert_out_has '2026-02,orders,,0,'

    begin "an instant counts on its day in the user's zone"
    printf 'date,type,client\n2026-01-31T23:30:00Z,order,a\n' >l.csv
    TZ=UTC run2 acct-metrics -f l.csv --period 2026-01 --as-of 2026-03-01
    assert_out_has '2026-01,orders,,1,'
    TZ=Europe/Moscow run2 acct-metrics -f l.csv --period 2026-01 --as-of 2026-03-01
    assert_out_has '2026-01,orders,,0,'
    run2 acct-metrics -f l.csv --period all --as-of 2026-01-31T23:00Z
    assert_out_has 'all,orders,,0,'
}

@test "ledger: twenty writers of fifty rows at once" {
    acct-add -q client acme Acme --as-of 2026-10-05 2>&1
    {
        echo date,type,client,amount,text
        for i in $(seq 50); do echo "2026-10-05,invoice,acme,$i,\"row $i, я\""; done
    } >rows
    for _ in $(seq 20); do acct-add - <rows & done
    wait
    [ "$(wc -l <"$ledger")" -eq 1002 ]
    run2 acct-metrics --period all --as-of 2026-10-05
    assert_status 0
    assert_err ''
    # 20 x (1 + ... + 50)
    assert_out_has 'all,invoiced,,25500.00,money,RUB'
    grep -o 'INV-2026-[0-9]*' "$ledger" | sort >numbers
    seq -f 'INV-2026-%04.0f' 1000 | diff - numbers
    # a batch is never split
    awk -F'[-,]' '/INV-/ { n = $0; sub(/.*INV-2026-/, "", n); sub(/,.*/, "", n)
        if (n + 0 != ++want) { print "out of order: " $0; exit 1 } }' "$ledger"
}

@test "ledger: writers that make it at the same time make one" {
    printf 'type,client,text\nclient,acme,Acme\nnote,acme,x\n' >rows
    for _ in $(seq 12); do acct-add - <rows 2>>notes & done
    wait
    [ "$(grep -c '^id,date' "$ledger")" -eq 1 ]
    [ "$(wc -l <"$ledger")" -eq 25 ]
    [ "$(grep -c 'made a new ledger' notes)" -eq 1 ]
}

@test "ledger: a reader during writes sees whole batches only" {
    printf 'type,client,text\nclient,acme,Acme\n' | acct-add - 2>&1
    {
        echo date,type,client
        for _ in $(seq 100); do echo 2026-10-05,order,acme; done
    } >rows
    for _ in $(seq 30); do acct-add - <rows; done &
    writer=$!
    while kill -0 $writer 2>/dev/null; do
        run2 acct-metrics --period all --as-of 2026-10-05
        assert_status 0
        assert_err ''
        n=$(awk -F, '$2 == "orders" { print $4 }' "$out_file")
        [ $((n % 100)) -eq 0 ] || wrong "half a batch: $n"
    done
    orders "$ledger" 3000
}

@test "ledger: CR LF within a cell is a line's end" {
    printf 'id,date,type,client,text\r\n01A,2026-01-01,client,acme,Acme\r\n01B,2026-01-02,note,acme,"two\r\nlines, ""x"""\r\n01C,2026-01-03,note,acme,"three\r\r\nand\n\nmore"\r\n' >"$ledger"
    run2 acct-show acme --as-of 2026-02-01
    assert_status 0
    assert_out_lacks '\r'
    assert_out_has 'two'
    run2 acct-show acme --as-of 2026-02-01 -O json
    assert_out_has 'two\nlines'
    assert_out_has 'three\nand\n\nmore'
    assert_out_lacks '\r'
    # of lines that end so there is one finding, and none of control characters
    run2 acct-check -O csv --as-of 2026-02-01
    text_is findings "$(cut -d, -f 4 <<<"$out")" $'check\ncrlf'

    begin 'on standard input'
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,EUR,,,,Acme Ltd,
E
    printf 'date,type,client,text\r\n2026-01-02,note,acme,"two\r\nlines"\r\n' >rows
    run2 acct-add - --as-of 2026-02-01 <rows
    assert_status 0
    run2 tail -n 2 "$ledger"
    assert_out_has $',"two\nlines",'
    run2 grep -c $'\r' "$ledger"
    assert_out 0
    run2 acct-check --as-of 2026-02-01
    assert_out ''

    begin 'a CR alone is a fault as ever, and so is a line in a key'
    printf 'date,type,client,text\n2026-01-02,note,acme,"two\rlines"\n' >rows
    run2 acct-add - --as-of 2026-02-01 <rows
    assert_status 1
    assert_err_has 'text: has the control character U+'
    printf 'date,type,client,ref,text\n2026-01-02,order,acme,"O\r\n1",x\n' >rows
    run2 acct-add - --as-of 2026-02-01 <rows
    assert_status 1
    assert_err_has 'ref: has the control character U+'
    begin 'on the command line'
    run2 acct-add note acme $'two\r\nlines' -n -O csv --as-of 2026-02-01 -f - <<'E'
date,type,client,text
2026-01-05,client,acme,Acme Ltd
E
    assert_status 0
    assert_out_has $',"two\nlines",'
    assert_out_lacks $'\r'
    run2 acct-add response -r S-1 -s liked=$'a\r\nb' --force -n -O csv -f - --as-of 2026-02-01 <<'E'
date,type,client,text
2026-01-05,client,acme,Acme Ltd
E
    assert_out_has 'liked=a\nb'
}
