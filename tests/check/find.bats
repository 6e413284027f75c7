#!/usr/bin/env bats
# acct-check: every fault with its line.

load ../helper
load check

@test "acct-check: a file with a fault of every kind prints each, with its line" {
    run2 acct-check -f "$data/faults.csv" -C /dev/null --as-of 2026-03-01
    assert_status 1
    assert_err ''
    # all kinds but `newline`, which cannot be where a tail is torn, and notes
    [ "$(cut -d: -f2- "$data/faults.expected" |
        sed -E 's/^[0-9:]+ ([a-z-]+):.*/\1/' | sort -u | wc -l)" -eq 42 ]
    sed "s|^|$data/|" "$data/faults.expected" | diff - "$out_file"
}

@test "acct-check: the example, an empty ledger, none" {
    begin 'the example is sound'
    run2 acct-check -f "$root/examples/ledger.csv" -C "$root/examples/acct.conf" --as-of 2026-10-05
    assert_status 0
    assert_out ''
    assert_err ''

    begin 'an empty ledger is sound, one that is not there is not'
    run2 acct-check
    assert_status 1
    assert_out ''
    assert_err_has 'there is no ledger'
    : >l.csv
    sound
    ledger_of ''
    sound
}

@test "acct-check: csv" {
    begin 'csv'
    cases <<'END'
4 csv|a4,2026-01-03,note,acme,,,,,,,a "b" c,\n
|a4,2026-01-03,note,acme,,,,,,,"a ""b"" c",\n
4 csv|a4,2026-01-03,note,acme,,,,,,,"open,\na5,2026-01-03,note,acme,,,,,,,x,\n
4 csv,5:4 client|a4,2026-01-03,note,acme,,,,,,,"open,\na5,2026-01-03,note,bob,,,,,,,"x, y",\n
|a4,2026-01-03,note,acme,,,,,,,"many\n\n\nlines",\n
7:3 type|a4,2026-01-03,note,acme,,,,,,,"many\nlines",\n\na7,2026-01-03,nota,acme,,,,,,,x,\n
4 csv|a4,2026-01-03,note,acme,,,,,,,x,\ra5,2026-01-03,note,acme,,,,,,,y,\n
4 csv|\ra4,2026-01-03,note,acme,,,,,,,x,\n
END

    begin 'csv: a row beyond all bounds, and what comes behind it'
    {
        echo "$head"
        printf 'a2,2026-01-01,note,,,,,,,,'
        head -c 10000000 /dev/zero | tr '\0' x
        printf ',\na3,2026-01-01,nota,,,,,,,,x,\n'
    } >l.csv
    check
    [ "$(found)" = $'2 csv\n3:3 type' ] || wrong places
    assert_out_has ':2: csv: the row is longer than 1114112 bytes: is a quote left open?'

    begin 'csv: quotes left open without end are given up'
    {
        printf 'x,2026-01-01,note,,,,,,,,"a\n'
        head -c 700000 /dev/zero | tr '\0' y | fold -w 5000
    } >open
    {
        echo "$head"
        yes open | head -n 110 | xargs cat
    } >l.csv
    run2 timeout 600 acct-check -f l.csv -C /dev/null --only csv
    assert_status 1
    # 64 MB / 700 kB
    [ "$(wc -l <"$out_file")" -lt 100 ]
    assert_out_has 'csv: too many quotes are left open: what follows was not read: mend these first'
}

@test "acct-check: header, width, encoding" {
    begin 'header'
    while IFS='|' read -r header places message; do
        printf '%b' "$header" >l.csv
        check
        assert_status 1
        [ "$(found)" = "$places" ] || wrong "found $(found)"
        assert_out_has "$message"
    done <<'END'
date,client\n2026-01-01,acme\n|1 header|the header has no column 'type'
type,date,client,type\n|1 header|the header has column 'type' twice
2026-01-01,note,acme\n|1 header|the first line names the columns: date,type,client
date,type,client,txt\n|1:4 header|column 'txt' is none of ours: did you mean 'text'?
date,type,client,mood,mood\n|1:5 header|column 'mood' is there twice
END
    printf 'date,type,client,texture,mood,\n' >l.csv
    sound

    begin 'width'
    cases <<'END'
4 width|a4,2026-01-03,note,acme,,,,,,,x, y,\n
4 width|a4,2026-01-03,note,acme,,,,,,,x\n
4 width|a4\n
|a4,2026-01-03,note,acme,,,,,,,"x, y",\n
END

    begin 'encoding'
    cases <<'END'
4:11 encoding|a4,2026-01-03,note,acme,,,,,,,\xca\xee,\n
4:10 encoding|a4,2026-01-03,note,acme,,,,,,\xff,\xff,\n
|a4,2026-01-03,note,acme,,,,,,,Код,\n
END

    begin 'encoding: UTF-16 is one fault, and the last'
    ledger_of ''
    for code in UTF-16 UTF-16LE UTF-16BE; do
        printf '%s\na2,2026-01-01,nota,acme,,,,,,,Acme,\n' "$head" |
            iconv -t $code >l.csv
        check
        assert_status 1
        [ "$(found)" = '1 encoding' ] || wrong "found in $code: $(found)"
    done
}

@test "acct-check: conflict, torn, newline" {
    begin 'conflict'
    cases <<'END'
4 conflict|<<<<<<< HEAD\na5,2026-01-03,note,acme,,,,,,,x,\n\x7c\x7c\x7c\x7c\x7c\x7c\x7c base\n=======\na8,2026-01-03,note,acme,,,,,,,y,\n>>>>>>> it's "theirs", or so\n
4 conflict,6 conflict|<<<<<<< HEAD\n>>>>>>> a\n=======\n
4 conflict,8:3 type|<<<<<<< HEAD\n=======\n>>>>>>> a\n"<<<<<<<",2026-01-03,note,acme,,,,,,,y,\na8,2026-01-03,nota,acme,,,,,,,y,\n
|a4,2026-01-03,note,acme,,,,,,,"\n<<<<<<< not at the start of a row\n=======",\n
END

    begin 'torn and newline'
    cases <<'END'
5 torn|a4,2026-01-03,note,acme,,,,,,,x,\na5,2026-01-03,note,ac
4 torn|a4,2026-01-03,note,acme,,,,,,,"half of it
4 torn|a4,2026-01-03,note,acme,,,,,,,"two\nlines"
4 newline|a4,2026-01-03,note,acme,,,,,,,x,
4 newline,4:3 type|a4,2026-01-03,nota,acme,,,,,,,x,
END
    printf 'id,date,ty' >l.csv
    check
    [ "$(found)" = '1 torn' ] || wrong "found $(found)"
}

@test "acct-check: bom, crlf, control, nfc, formula" {
    begin 'bom and crlf, once for the file'
    ledger_of 'a4,2026-01-03,note,acme,,,,,,,"two\r\nlines",\r\na6,2026-01-03,note,acme,,,,,,,x,\n'
    check
    assert_out 'l.csv:4: crlf: 2 lines end in CR LF: acct-check --fix mends it'
    { printf '\xef\xbb\xbf'; cat l.csv; } >m.csv
    mv m.csv l.csv
    check --skip crlf
    assert_out 'l.csv:1: bom: the file begins with a byte order mark: acct-check --fix takes it out'

    begin 'control'
    cases <<'END'
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\ab,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\x7fb,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\xc2\x9bb,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\xe2\x80\xaeb,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\xe2\x81\xa7b,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\xe2\x80\xa8b,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\xef\xbb\xbfb,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\xf3\xa0\x81\xa7b,\n
|a4,2026-01-03,note,acme,,,,,,,\xf0\x9f\x8f\xb4\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xbf goal,\n
|a4,2026-01-03,note,acme,,,,,,,\xef\xbc\x97 \xe2\x80\x8fb \xf0\x9f\x99\x82,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,a\x00b,\n
4:11 control|a4,2026-01-03,note,acme,,,,,,,"a\rb",\n
4:10 control|a4,2026-01-03,note,acme,,,,,,"an\nna",x,\n
4:12 control|a4,2026-01-03,contact,acme,P-1,,,,,,x,"role=a\tb"\n
|a4,2026-01-03,note,acme,,,,,,,"a\tb\nc «d» – e\xc2\xa0f",\n
END

    begin 'nfc, and what is named so is found all the same'
    cases <<'END'
4:4 nfc|a4,2026-01-03,client,cafe\xcc\x81,,,,,,,Cafe,\na5,2026-01-03,note,café,,,,,,,x,\n
|a4,2026-01-03,client,café,,,,,,,Café — Ёлка й,\n
END

    begin 'formula'
    cases <<'END'
4:11 formula|a4,2026-01-03,note,acme,,,,,,,=1+1,\n
4:11 formula|a4,2026-01-03,note,acme,,,,,,,@SUM(A1),\n
4:11 formula|a4,2026-01-03,note,acme,,,,,,,+cmd,\n
4:11 formula|a4,2026-01-03,note,acme,,,,,,,-2+3+cmd,\n
4:11 formula|a4,2026-01-03,note,acme,,,,,,,"- x|y",\n
4:11 formula|a4,2026-01-03,note,acme,,,,,,,"\tx",\n
|a4,2026-01-03,note,acme,,,,,,,+7 (900) 123-45-67,\n
|a4,2026-01-03,note,acme,,,,,,,-12.50,\n
|a4,2026-01-03,note,acme,,,,,,,- so it goes,\n
|a4,2026-01-03,note,acme,,,,,,,@anna: see this,\n
|a4,2026-01-03,payment,acme,,-5.00,EUR,,,,x = 1,bank==1\na5,2026-01-03,payment,acme,,5.00,EUR,,,,x,\n
END
}

@test "acct-check: ids, types, dates, amounts, currencies" {
    begin 'id and duplicate-id'
    cases <<'END'
4:1 id,5:1 id|,2026-01-03,note,acme,,,,,,,x,\n"",2026-01-03,note,acme,,,,,,,x,\n
5:1 duplicate-id,6:1 duplicate-id|a0,2026-01-03,note,acme,,,,,,,x,\na0,2026-01-03,note,acme,,,,,,,y,\na2,2026-01-03,note,acme,,,,,,,z,\n
|01B,2026-01-03,note,acme,,,,,,,x,\n01A,2026-01-03,note,acme,,,,,,,y,\n
END
    printf 'date,type,client,text\n2026-01-01,client,acme,Acme\n' >l.csv
    sound

    begin 'type, date, due, amount, currency'
    cases <<'END'
4:3 type|a4,2026-01-03,nota,acme,,,,,,,x,\n
4:3 type|a4,2026-01-03,,acme,,,,,,,x,\n
4:2 date|a4,2026-02-30,note,acme,,,,,,,x,\n
4:2 date|a4,,note,acme,,,,,,,x,\n
4:8 due|a4,2026-01-03,task,acme,,,,tomorrow,,,x,\n
4:6 amount|a4,2026-01-03,order,acme,O-2,"1 000",EUR,,,,x,\n
4:6 amount|a4,2026-01-03,order,acme,O-2,1.234,EUR,,,,x,\n
4:6 amount|a4,2026-01-03,order,acme,O-2,1.5,JPY,,,,x,\n
4:6 amount|a4,2026-01-03,credit,acme,CN-2026-0001,-1.00,EUR,,,,x,invoice=INV-2026-0001\na5,2026-01-03,invoice,acme,INV-2026-0001,1.00,EUR,,,,x,\n
4:7 currency|a4,2026-01-03,order,acme,O-2,1.00,eur,,,,x,\n
|a4,2026-01-03T09:30:00+03:00,order,acme,O-2,1.234,KWD,2026-01-04T10:00Z,,,x,\n
END

    begin 'a payment or line in another currency than its invoice'
    cases <<'END'
5:7 currency,6:7 currency|a4,2026-01-03,invoice,acme,R-1,10.00,EUR,,,,x,\na5,2026-01-03,line,acme,R-1,10.00,,,,,x,\na6,2026-01-03,payment,acme,R-1,10.00,USD,,,,x,\n
|a4,2026-01-03,invoice,acme,R-1,10.00,EUR,,,,x,\na5,2026-01-03,line,acme,R-1,10.00,EUR,,,,x,\na6,2026-01-03,payment,acme,,10.00,USD,,,,x,\n
END
}

@test "acct-check: columns, keys, attributes, time zones, addresses" {
    begin 'column, key, attr'
    cases <<'END'
4:6 column|a4,2026-01-03,status,acme,,5.00,,,,,x,state=lost\n
4:11 column|a4,2026-01-03,task,acme,,,,,,,,\n
4:4 column|a4,2026-01-03,order,,O-2,,,,,,x,\n
4:5 key|a4,2026-01-03,order,acme,O 2,,,,,,x,\n
4:1 key|a 4,2026-01-03,note,acme,,,,,,,x,\n
4:4 key|a4,2026-01-03,client,two words,,,,,,,x,\n
4:12 attr|a4,2026-01-03,status,acme,,,,,,,x,\n
4:12 attr|a4,2026-01-03,status,acme,,,,,,,x,state=gone\n
4:12 attr|a4,2026-01-03,status,acme,,,,,,,x,state=lost;state=lost\n
4:12 attr|a4,2026-01-03,order,acme,O-2,,,,,,x,sevice=web\n
4:12 attr|a4,2026-01-03,order,acme,O-2,,,,,,x,service\n
4:12 attr|a4,2026-01-03,order,acme,O-2,,,,,,x,x-a=1;x-b=1;x-a=2\n
4:12 attr|a4,2026-01-03,contract,acme,C-1,,,,,,x,budget=1.234\n
4:12 attr|a4,2026-01-03,usage,acme,,,,,,,x,level=101\n
4:12 attr|a4,2026-01-03,client,acme,,,,,,,x,tz=Asia/Tokio\n
|a4,2026-01-03,client,acme,,,,,,,x,tz=Asia/Tokyo\na5,2026-01-04,client,acme,,,,,,,x,tz=\n
|a4,2026-01-03,order,acme,O-2,,,,,,x,service=a\\;b=c\\\\\\n;x-a=1; x-b= 2;\n
4:12 attr|a4,2026-01-03,order,acme,O-2,,,,,,x,x-a=1;x-b =2\n
4:12 attr|a4,2026-01-03,order,acme,O-2,,,,,,x,x-a=a\\=b\n
END

    begin 'a time zone that is none, with its remedy'
    ledger_of 'a4,2026-01-03,client,acme,,,,,,,x,tier=A;tz=Asia/Tokio\n'
    check
    assert_status 1
    assert_err ''
    assert_out "l.csv:4:12: attr: tz: 'Asia/Tokio' is no time zone: did you mean 'Asia/Tokyo'?"
    ledger_of 'a4,2026-01-03,client,acme,,,,,,,x,tz=MSK\n'
    check -O csv
    assert_status 1
    assert_out "file,line,column,check,message,remedy
l.csv,4,12,attr,tz: 'MSK' is no time zone,\"write the name of one, such as Europe/Moscow\""

    begin 'email and phone'
    for email in a@b.example o.hara+x@mail.b.example иван@почта.рф; do
        ledger_of "a4,2026-01-03,contact,acme,P-1,,,,,,x,email=$email\n"
        sound
    done
    for email in a b@c a@b.example. @b.example a@ a@@b.example 'a b@c.example' \
        'a@b.example, c@d.example' a..b@c.example a@-b.example a@b_c.example; do
        ledger_of "a4,2026-01-03,client,acme,,,,,,,x,\"email=$email\"\n"
        check
        [ "$(found)" = '4:12 email' ] || wrong "not found: $email"
    done
    for phone in '+7 900 123-45-67' '(900) 123.45.67' 112112; do
        ledger_of "a4,2026-01-03,contact,acme,P-1,,,,,,x,phone=$phone;whatsapp=$phone\n"
        sound
    done
    for phone in 12345 900-CALL 7+900123456 1234567890123456; do
        ledger_of "a4,2026-01-03,contact,acme,P-1,,,,,,x,viber=$phone\n"
        check
        [ "$(found)" = '4:12 phone' ] || wrong "not found: $phone"
    done
    # an order's attributes are none of a person's
    ledger_of 'a4,2026-01-03,order,acme,O-2,,,,,,x,x-email=none\n'
    sound
}

@test "acct-check: dates in order; clients and refs that are there" {
    begin 'future, due-before-date'
    cases <<'END'
4:2 future|a4,2026-03-02,note,acme,,,,,,,x,\n
|a4,2026-03-01T23:59:59Z,note,acme,,,,,,,x,\n
|a4,2026-04-01,contract,acme,C-1,1.00,EUR,,,,x,per=month\n
4:12 future|a4,2026-01-03,act,acme,A-1,1.00,EUR,,,,x,sent=2026-03-02\n
4:12 future|a4,2026-01-03,act,acme,A-1,1.00,EUR,,,,x,sent=2026-01-04;signed=2026-04-01\n
|a4,2026-01-03,act,acme,A-1,1.00,EUR,,,,x,sent=2026-03-01\n
4:8 due-before-date|a4,2026-01-03,task,acme,,,,2026-01-02,,,x,\n
|a4,2026-01-03,task,acme,,,,2026-01-03,,,x,\n
|a4,2026-01-03,gift,acme,,,,2026-01-01,,,x,occasion=New Year\n
END
    ledger_of 'a4,2026-03-02,note,acme,,,,,,,x,\n'
    check --as-of 2026-03-02
    assert_status 0
    check --as-of 2026-03-02T12:00Z
    assert_status 0
    # nothing else is left out by --as-of
    ledger_of 'a4,2026-03-02,note,bob,,,,,,,x,\n'
    check --as-of 2020-01-01 --skip future
    [ "$(found)" = '4:4 client' ] || wrong "found $(found)"

    begin 'client, once for all its rows'
    cases <<'END'
4:4 client|a4,2026-01-03,note,bob,,,,,,,x,\na5,2026-01-03,note,bob,,,,,,,y,\n
|a4,2026-01-03,note,bob,,,,,,,x,\na5,2026-01-04,client,bob,,,,,,,Bob,\n
5:4 client|a4,2026-01-03,client,bob,,,,,,,Bob,\na5,2026-01-03,note,bob,,,,,,,x,\na6,2026-01-04,void,,a4,,,,,,x,\n
|a4,2026-01-03,note,bob,,,,,,,x,\na5,2026-01-04,void,,a4,,,,,,x,\n
END

    begin 'ref and survey'
    cases <<'END'
4:5 ref|a4,2026-01-03,stage,acme,O-9,,,,,,x,stage=ready\n
4:5 ref|a4,2026-01-03,resolve,acme,O-1,,,,,,x,\n
4:5 ref|a4,2026-01-03,note,acme,nothing,,,,,,x,\n
4:5 ref|a4,2026-01-03,void,acme,O-1,,,,,,x,\n
4:5 ref|a4,2026-01-03,done,acme,T-1,,,,,,x,\n
4:12 ref|a4,2026-01-03,order,acme,O-2,,,,,,x,contract=C-1\n
5:5 ref|a4,2026-01-03,client,bob,,,,,,,Bob,\na5,2026-01-03,stage,bob,O-1,,,,,,x,stage=ready\n
4:5 survey|a4,2026-01-03,response,acme,S-1,,,,,,x,score=9\n
|a4,2026-01-03,response,acme,S-1,,,,,,x,score=9\na5,2026-01-03,survey,acme,S-1,,,,,,x,\n
|a4,2026-01-03,stage,,O-1,,,,,,x,stage=ready\na5,2026-01-03,note,acme,O-1,,,,,,x,\na6,2026-01-03,note,acme,a7,,,,,,x,\na7,2026-01-03,done,acme,checkin:acme:2026-01,,,,,,x,\n
|a4,2026-01-03,stage,acme,O-9,,,,,,x,stage=ready\na5,2026-01-04,void,,a4,,,,,,x,\n
END

    begin 'what an unreadable row defines is not missed'
    cases <<'END'
5:3 type|a4,2026-01-03,stage,acme,O-9,,,,,,x,stage=ready\na5,2026-01-04,odrer,acme,O-9,,,,,,x,\n
5 width|a4,2026-01-03,stage,acme,O-9,,,,,,x,stage=ready\na5,2026-01-04,order,acme,O-9,,,,,,x, y,\n
5 csv|a4,2026-01-03,note,bob,,,,,,,x,\na5,2026-01-04,client,bob,,,,,,,the "Bob",\n
5:2 date|a4,2026-01-03,invoice,acme,INV-2026-0001,1.00,EUR,,,,x,\na5,2026-01-32,invoice,acme,INV-2026-0002,1.00,EUR,,,,x,\na6,2026-01-05,invoice,acme,INV-2026-0003,1.00,EUR,,,,x,\n
5:6 amount|a4,2026-01-03,invoice,acme,R-1,9.00,EUR,,,,x,\na5,2026-01-03,line,acme,R-1,4.0O,EUR,,,,x,\na6,2026-01-03,line,acme,R-1,5.00,EUR,,,,x,\n
END
}

@test "acct-check: duplicates, letters, gaps" {
    begin 'duplicate'
    cases <<'END'
4:5 duplicate|a4,2026-01-03,order,acme,O-1,,,,,,x,\n
5:5 duplicate|a4,2026-01-03,invoice,acme,R-1,1.00,EUR,,,,x,\na5,2026-01-03,invoice,acme,R-1,1.00,EUR,,,,x,\n
|a4,2026-01-03,invoice,acme,R-1,1.00,EUR,,,,x,\na5,2026-01-03,invoice,acme,R-1,1.00,EUR,,,,x,\na6,2026-01-04,void,,a4,,,,,,x,\n
6:5 duplicate|a4,2026-01-03,order,acme,R-1,,,,,,x,\na5,2026-01-03,order,acme,R-1,,,,,,x,\na6,2026-01-03,order,acme,R-1,,,,,,x,\na7,2026-01-04,void,,a4,,,,,,x,\n
|a4,2026-01-03,contract,acme,C-1,1.00,EUR,,,,x,\na5,2026-02-03,contract,acme,C-1,2.00,EUR,,,,x,\n
6:5 duplicate|a4,2026-01-03,client,bob,,,,,,,Bob,\na5,2026-01-03,contract,acme,C-1,1.00,EUR,,,,x,\na6,2026-02-03,contract,bob,C-1,2.00,EUR,,,,x,\n
|a4,2026-01-03,offer,acme,O-1,1.00,EUR,,,,x,\n
END

    begin 'duplicate: letters and receipts'
    invoice='a4,2026-01-03,invoice,acme,R-1,10.00,EUR,,,,x,\n'
    letter=',touch,acme,R-1,10.00,EUR,,,,x,dir=out;kind=reminder;number'
    cases <<END
6:12 duplicate,7:12 duplicate|${invoice}a5,2026-01-04$letter=L-1\na6,2026-01-05$letter=L-1\na7,2026-01-05,touch,acme,,,,,,,x,dir=out;kind=statement;number=L-1\n
|${invoice}a5,2026-01-04$letter=L-1\na6,2026-01-05$letter=L-2\na7,2026-01-05,touch,acme,,,,,,,x,dir=in;kind=reminder;number=L-1\na8,2026-01-05,touch,acme,,,,,,,x,dir=out;kind=other;number=L-1\n
|${invoice}a5,2026-01-04$letter=L-1\na6,2026-01-05$letter=L-1\na7,2026-01-06,void,,a5,,,,,,x,\n
7:12 duplicate|${invoice}a5,2026-01-04$letter=L-1\na6,2026-01-05$letter=L-1\na7,2026-01-06$letter=L-1\na8,2026-01-06,void,,a5,,,,,,x,\n
5:12 duplicate|${invoice}a5,2026-01-04$letter=R-1\n
7:5 duplicate,8:5 duplicate|${invoice}a5,2026-01-04$letter=C-1\na6,2026-01-04,payment,acme,R-1,1.00,EUR,,,,x,receipt=A-1\na7,2026-01-05,credit,acme,C-1,1.00,EUR,,,,x,invoice=R-1\na8,2026-01-05,act,acme,A-1,1.00,EUR,,,,x,\n
6:5 duplicate|${invoice}a5,2026-01-04,touch,acme,,,,,,,x,dir=out;kind=statement;number=Q-1\na6,2026-01-05,offer,acme,Q-1,1.00,EUR,,,,x,\n
|${invoice}a5,2026-01-04$letter=Q-1\na6,2026-01-05,offer,acme,Q-1,1.00,EUR,,,,x,\na7,2026-01-06,void,,a6,,,,,,x,\n
|${invoice}a5,2026-01-04$letter=O-1\n
|${invoice}a5,2026-01-04,payment,acme,R-1,1.00,EUR,,,,x,receipt=P-1\na6,2026-01-04,payment,acme,,2.00,EUR,,,,x,receipt=P-1\n
6:12 duplicate|${invoice}a5,2026-01-04,payment,acme,R-1,1.00,EUR,,,,x,receipt=P-1\na6,2026-01-05,payment,acme,,2.00,EUR,,,,x,receipt=P-1\n
6:12 duplicate|${invoice}a5,2026-01-04,payment,acme,,1.00,EUR,,,,x,receipt=P-1\na6,2026-01-04,payment,acme,,2.00,USD,,,,x,receipt=P-1\n
7:12 duplicate|${invoice}a5,2026-01-04,payment,acme,,1.00,EUR,,,,x,receipt=P-1\na6,2026-01-03,client,bob,,,,,,,Bob,\na7,2026-01-04,payment,bob,,2.00,EUR,,,,x,receipt=P-1\n
6:12 duplicate|${invoice}a5,2026-01-04$letter=P-1\na6,2026-01-04,payment,acme,R-1,1.00,EUR,,,,x,receipt=P-1\n
END
    ledger_of "${invoice}a5,2026-01-04$letter=R-1\na6,2026-01-04,payment,acme,,1.00,EUR,,,,x,receipt=P-1\na7,2026-01-05,payment,acme,,1.00,EUR,,,,x,receipt=P-1\na8,2026-01-05,touch,acme,,,,,,,x,dir=out;kind=statement;number=P-1\n"
    check
    assert_status 1
    assert_err ''
    assert_out <<'END'
l.csv:5:12: duplicate: 'R-1' is the number of the invoice in line 4, too: void one of the two, and give it a new number
l.csv:7:12: duplicate: receipt 'P-1' is in line 6 already, of another client, currency or day: void one of the two, and give it a new number
l.csv:8:12: duplicate: 'P-1' is the number of the receipt in line 6, too: void one of the two, and give it a new number
END

    begin 'letters: the days of a statement, the invoice of a reminder'
    invoice='a4,2026-01-03,invoice,acme,R-1,10.00,EUR,,,,x,\n'
    cases <<END
4:12 attr|a4,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=statement;number=S-1;period=2026-13\n
4:12 attr|a4,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=statement;period=2026-02-01..2026-01-01\n
|a4,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=statement;number=S-1;period=2026-01-01..2026-01-31\na5,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=statement;number=S-2;period=..2026-01-31\na6,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=report;period=?\n
4:5 ref|a4,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=reminder;number=L-1\n
4:5 ref|a4,2026-01-03,touch,acme,O-1,,,,,,x,dir=out;kind=reminder;number=L-1\n
4:5 ref|a4,2026-01-03,touch,acme,R-2,,,,,,x,dir=out;kind=reminder;number=L-1\n
|a4,2026-01-03,touch,acme,O-1,,,,,,x,dir=out;kind=reminder\na5,2026-01-03,touch,acme,R-1,,,,,,x,dir=out;kind=reminder;number=L-1\na6,2026-01-03,invoice,acme,R-1,1.00,EUR,,,,x,\n
|a4,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=reminder;number=L-1\na5,2026-01-04,void,,a4,,,,,,x,\n
END
    ledger_of 'a4,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=statement;number=S-1;period=soon\na5,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=reminder;number=L-1\na6,2026-01-03,touch,acme,O-1,,,,,,x,dir=out;kind=reminder;number=L-2\n'
    check
    assert_status 1
    assert_err ''
    assert_out <<'END'
l.csv:4:12: attr: period: 'soon' is no period: write such as 2026, 2026-10, 2026-q3, this-month, all, FROM..TO
l.csv:5:5: ref: a reminder with a number names its invoice: mend the ref, or add what it names
l.csv:6:5: ref: no invoice 'O-1': that is of type order
END

    begin 'gap'
    cases <<'END'
5:5 gap|a4,2026-01-03,invoice,acme,INV-2026-0007,1.00,EUR,,,,x,\na5,2026-01-03,invoice,acme,INV-2026-0009,1.00,EUR,,,,x,\n
|a4,2026-01-03,invoice,acme,INV-2026-0009,1.00,EUR,,,,x,\na5,2026-01-03,invoice,acme,INV-2026-0007,1.00,EUR,,,,x,\na6,2026-01-03,invoice,acme,INV-2026-0008,1.00,EUR,,,,x,\na7,2026-01-04,void,,a6,,,,,,x,\n
|a4,2025-12-31,invoice,acme,INV-2025-0007,1.00,EUR,,,,x,\na5,2026-01-03,invoice,acme,INV-2026-0001,1.00,EUR,,,,x,\na6,2026-01-03,invoice,acme,B/17,1.00,EUR,,,,x,\n
5:5 gap|a4,2026-01-03,act,acme,ACT-2026-0001,,,,,,x,\na5,2026-01-03,act,acme,ACT-2026-0003,,,,,,x,\n
END
    # letters and receipts; two parts of a payment have one
    invoice='a4,2026-01-03,invoice,acme,R-1,10.00,EUR,,,,x,\n'
    cases <<END
6:12 gap|${invoice}a5,2026-01-03,touch,acme,R-1,,,,,,x,dir=out;kind=reminder;number=REM-2026-0001\na6,2026-01-04,touch,acme,R-1,,,,,,x,dir=out;kind=reminder;number=REM-2026-0003\n
5:12 gap|a4,2026-01-03,touch,acme,,,,,,,x,dir=out;kind=statement;number=ST-2026-0001\na5,2026-01-04,touch,acme,,,,,,,x,dir=out;kind=statement;number=ST-2026-0003\n
6:12 gap|a4,2026-01-03,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0001\na5,2026-01-03,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0001\na6,2026-01-04,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0003\na7,2026-01-04,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0003\n
|a4,2026-01-03,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0001\na5,2026-01-03,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0002\na6,2026-01-04,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0003\na7,2026-01-04,void,,a5,,,,,,x,\n
5:2 date|a4,2026-01-03,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0001\na5,2026-01-33,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0002\na6,2026-01-04,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0003\n
5 width|a4,2026-01-03,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0001\na5,2026-01-03,payment,acme,,1.00,EUR,,,,x, y,bank=1;receipt=R-2026-0002\na6,2026-01-04,payment,acme,,1.00,EUR,,,,x,receipt=R-2026-0003\n
END
    # one series for both letters
    printf '[numbers]\nreminder = L-{seq}\nstatement = L-{seq}\n' >c.conf
    ledger_of "${invoice}a5,2026-01-03,touch,acme,R-1,,,,,,x,dir=out;kind=reminder;number=L-1\na6,2026-01-04,touch,acme,,,,,,,x,dir=out;kind=statement;number=L-2\na7,2026-01-05,touch,acme,R-1,,,,,,x,dir=out;kind=reminder;number=L-3\na8,2026-01-06,touch,acme,,,,,,,x,dir=out;kind=statement;number=L-6\n"
    check -C c.conf
    assert_status 1
    assert_err ''
    assert_out 'l.csv:8:12: gap: L-4 to L-5 are missing before L-6: enter what is missing, and void it with the reason'
    ledger_of 'a4,2026-01-03,invoice,acme,INV-2026-0001,1.00,EUR,,,,x,\na5,2026-01-03,invoice,acme,INV-2026-0009,1.00,EUR,,,,x,\n'
    check
    assert_out 'l.csv:5:5: gap: INV-2026-0002 to INV-2026-0008 are missing before INV-2026-0009: enter what is missing, and void it with the reason'
    # the pattern is the configuration's
    printf '[numbers]\ninvoice = {client}/{seq}-{year}\n' >c.conf
    ledger_of 'a4,2026-01-03,invoice,acme,acme/1-2026,1.00,EUR,,,,x,\na5,2026-01-03,invoice,acme,acme/3-2026,1.00,EUR,,,,x,\n'
    sound
    check -C c.conf
    assert_out_has ':5:5: gap: acme/2-2026 is missing before acme/3-2026:'
    ledger_of 'a4,2026-01-03,client,bob,,,,,,,Bob,\na5,2026-01-03,invoice,acme,acme/1-2026,1.00,EUR,,,,x,\na6,2026-01-03,invoice,bob,bob/1-2026,1.00,EUR,,,,x,\na7,2026-01-03,invoice,acme,acme/2-2026,1.00,EUR,,,,x,\na8,2026-01-03,invoice,bob,bob/3-2026,1.00,EUR,,,,x,\n'
    check -C c.conf
    [ "$(found)" = '8:5 gap' ] || wrong "found $(found)"
}

@test "acct-check: names alike; what a void record takes back" {
    begin 'lookalike'
    cases <<'END'
4:4 lookalike|a4,2026-01-03,client,асме,,,,,,,Other,\n
4:4 lookalike|a4,2026-01-03,client,hеron,,,,,,,Mixed,\n
4:5 lookalike|a4,2026-01-03,order,acme,О-1,,,,,,Cyrillic,\n
|a4,2026-01-03,client,кафе-sun,,,,,,,Other,\n
|a4,2026-01-03,client,ромашка,,,,,,,Other,\n
|a4,2026-01-03,order,acme,O-l,,,,,,x,\na5,2026-01-03,order,acme,0-1,,,,,,x,\n
END

    begin 'twin'
    cases <<'END'
4:4 twin|a4,2026-01-03,client,bob,,,,,,,ACME,\n
4:4 twin|a4,2026-01-03,client,Acme,,,,,,,Other,\n
5:4 twin|a4,2026-01-03,client,acme,,,,,,,,phone=8 900 123-45-67\na5,2026-01-03,client,bob,,,,,,,Bob,phone=+7 (900) 1234567\n
5:4 twin|a4,2026-01-03,contact,acme,P-1,,,,,,Ann,email=Ann@b.example\na5,2026-01-03,client,bob,,,,,,,Bob,email=ann@B.example\n
|a4,2026-01-03,client,bob,,,,,,,Bob,email=b@b.example\na5,2026-01-03,contact,bob,P-2,,,,,,Bob,email=b@b.example\n
|a4,2026-01-03,client,bob,,,,,,,Acme,\na5,2026-01-03,client,bob,,,,,,,Bob & Sons,\n
END

    begin 'of two alike the one that was written later is told, where it says so'
    cases <<'END'
5:4 twin|a4,2026-01-03,client,bob,,,,,,,Bob,email=b@b.example\na5,2026-01-03,contact,acme,P-1,,,,,,Ann,email=B@b.example\n
6:4 twin|a4,2026-01-03,contact,acme,P-1,,,,,,Ann,phone=+7 900 1234567\na5,2026-01-03,client,bob,,,,,,,Bob,\na6,2026-01-04,client,bob,,,,,,,,phone=8 900 123-45-67\n
5:4 twin|a4,2026-01-09,client,bob,,,,,,,Bob,\na5,2026-01-03,client,bobby,,,,,,,Bob,\n
6:4 lookalike|a4,2026-01-03,note,асмеx,,,,,,,first to be named,\na5,2026-01-03,client,acmex,,,,,,,Other,\na6,2026-01-03,client,асмеx,,,,,,,Another,\n
END

    begin 'what a void record takes back is not told, where it mends it'
    cases <<'END'
|a4,2026-03-05,touch,acme,,5.00,EUR,2026-01-01,,,=x,foo=bar\na5,2026-01-04,void,,a4,,,,,,x,\n
4:2 future|a4,2026-03-05,note,acme,,,,,,,x,\na5,2026-01-04,void,,a4,,,,,,x,\na6,2026-01-05,void,,a5,,,,,,x,\n
4:2 date|a4,2026-01-32,note,acme,,,,,,,x,\na5,2026-01-04,void,,a4,,,,,,x,\n
4:1 duplicate-id|a3,2026-01-03,note,acme,,,,,,,x,\na5,2026-01-04,void,,a3,,,,,,x,\n
END
}

@test "acct-check: what is printed, and of which checks" {
    begin 'rows of findings: csv, json; text is safe in all'
    ledger_of 'a4,2026-01-03,no\x1bte,acme,,,,,,,x,\n'
    check -O csv
    assert_status 1
    assert_out <<'END'
file,line,column,check,message,remedy
l.csv,4,3,control,type has the control character U+001B,take it out
l.csv,4,3,type,unknown type 'no\x1bte',did you mean 'note'?
END
    check -O json
    [ "$(jq -r '.[1] | "\(.line) \(.column) \(.check)"' "$out_file")" = '4 3 type' ]
    ledger_of ''
    check -O csv
    assert_status 0
    assert_out file,line,column,check,message,remedy
    run2 acct-check -f - -C /dev/null --as-of 2026-03-01 <<<"$head"$'\nx,2026-01-01,nota,,,,,,,,x,'
    assert_out "standard input:2:3: type: unknown type 'nota': did you mean 'note'?"
    ACCT_FORMAT=ndjson run2 acct-check -f "$data/faults.csv" -C /dev/null --only gap
    [ "$(jq -r .line "$out_file")" = 40 ]
    ACCT_FORMAT=ndjson run2 acct-check -f "$data/faults.csv" -C /dev/null --only gap -O lines
    assert_out_has ':40:5: gap: '

    begin '--only, --skip, --list, --quiet'
    run2 acct-check -f "$data/faults.csv" -C /dev/null --as-of 2026-03-01 --only gap,total --only twin --skip total
    assert_status 1
    [ "$(found)" = $'40:5 gap\n44:4 twin' ] || wrong "found $(found)"
    run2 acct-check -f "$data/faults.csv" -C /dev/null --only newline
    assert_status 0
    assert_out ''
    # that the file cannot be read is told whatever was asked for
    echo 'no,header' >l.csv
    check --only gap
    assert_status 1
    [ "$(found)" = '1 header' ] || wrong "found $(found)"
    run2 acct-check --only gaps
    assert_status 2
    assert_err_has "--only: no check 'gaps' (did you mean 'gap'?)"
    check -q
    assert_status 1
    assert_out ''
    run2 acct-check --list -O csv
    assert_status 0
    [ "$(wc -l <"$out_file")" -eq 51 ]
    [ "$(awk -F, '$(NF - 1) == "yes" { printf "%s ", $1 }' "$out_file")" = 'torn newline bom crlf nfc id ' ]
    [ "$(awk -F, '$NF == "yes" { printf "%s ", $1 }' "$out_file")" = 'referrer early-payment differs unreachable stale ' ]
    run2 acct-check --list
    assert_out_has 'duplicate-id'
    run2 acct-check --dry-run
    assert_status 2
    run2 acct-check x
    assert_status 2

    begin 'the page lists every check'
    acct-check --list -O ids | tail -n +1 | sort >listed
    sed -n 's/^\.It Cm \([a-z-]*\)$/\1/p' "$root/man/acct-check.1" | sort | uniq >told
    comm -23 listed told | diff /dev/null -
}
