#!/usr/bin/env bats
# Hostile input: what is no text, is far too long, or wants to play with the
# terminal gets a clear message, from every way in, and changes nothing.

load ../helper

day=2026-10-05

setup() {
    common_setup
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-10,client,acme,,,,,,,Acme,
EOF
    keep "$ledger"
}

# Bytes that must not reach a terminal: control characters but the newline, and
# the bidi overrides U+202A to U+202E, U+2066 to U+2069.
harmless() {
    local LC_ALL=C file text
    local c1=$'\xc2[\x80-\x9f]'
    local bidi=$'\xe2\x80[\xaa-\xae]' isolate=$'\xe2\x81[\xa6-\xa9]'
    for file in "$out_file" "$err_file"; do
        if IFS= read -r -d '' text <"$file"; then
            wrong "a NUL byte in $file" || return 1
        fi
        # shellcheck disable=SC2053  # they are patterns
        [[ ${text//$'\n'/} != *[[:cntrl:]]* && $text != *$c1* ]] ||
            wrong "control characters in $file" || return 1
        # shellcheck disable=SC2053
        [[ $text != *$bidi* && $text != *$isolate* ]] ||
            wrong "bidi overrides in $file" || return 1
    done
}

refused() {
    assert_status "$1"
    assert_out ''
    harmless
    same "$ledger"
}

escapes=(
    $'red \e[31mtext' $'title \e]0;pwned\a' $'bell\a' $'back\b\b\bspace'
    $'cr\rover' $'del\x7f' $'c1 \xc2\x9b31m' $'vt\vff\f'
)
bidi=($'\u202eevil' $'a\u2066b\u2069')

@test "hostile: escapes, in and out" {
    begin 'escapes in the words of acct-add are refused, and told harmlessly'
    local bad
    for bad in "${escapes[@]}"; do
        run2 acct-add note acme "$bad" --as-of "$day"
        refused 1
        assert_err_has 'acct-add: text: has the control character U+'
        run2 acct-add client "$bad" x --as-of "$day"
        refused 1
        run2 acct-add order acme x -r "$bad" --as-of "$day"
        refused 1
        assert_err_has 'acct-add: ref: has the control character U+'
        run2 acct-add note acme x -s "x-why=$bad" --as-of "$day"
        refused 1
        assert_err_has 'acct-add: attrs: has the control character U+'
        for option in -a -d --currency --as-of -O --color --wait --colour -f -C; do
            run2 acct-add order acme x "$option" "$bad"
            [ "$status" -ne 0 ] || wrong "$option lets it through"
            refused "$status"
        done
        run2 acct-add "$bad" acme x
        refused 2
        run2 acct-add order "$bad" x
        refused 1
    done
    [ "$(ls -A)" = "$(printf '%s\n' .err .out home user)" ]

    begin 'escapes in rows are refused with their line'
    local bad
    for bad in "${escapes[@]}"; do
        printf 'type,client,text\nnote,acme,fine\nnote,acme,"%s"\n' "$bad" >rows
        run2 acct-add - --as-of "$day" <rows
        refused 1
        assert_err_has 'acct-add: standard input:3: text: has the control character U+'
        printf 'type,client,"%s"\nnote,acme,x\n' "$bad" >rows
        run2 acct-add - --as-of "$day" <rows
        refused 1
        printf 'type,client\n"%s",acme\n' "$bad" >rows
        run2 acct-add - --as-of "$day" <rows
        refused 1
    done

    begin 'what a ledger holds is printed harmlessly'
    local bad tool
    for bad in "${escapes[@]}" "${bidi[@]}"; do
        {
            cat "$ledger"
            printf '01B,2026-01-11,client,beta,,,,,,,"%s",\n' "$bad"
            printf '01C,2026-10-05,order,beta,O-1,10,RUB,2026-10-06,,,"%s",\n' "$bad"
            printf '01D,2026-10-05,task,beta,T-1,,,2026-10-06,,,"%s",\n' "$bad"
            printf '01E,2026-10-05,invoice,beta,1,10,RUB,2026-10-06,,,"%s",\n' "$bad"
        } >l.csv
        for tool in 'acct-show beta' 'acct-show --list' 'acct-followup' \
            'acct-invoice list' 'acct-invoice aging' 'acct-invoice show 1' \
            acct-metrics; do
            # shellcheck disable=SC2086  # words
            run2 $tool -f l.csv -O table --as-of "$day"
            assert_status 0
            harmless
        done
    done
}

@test "hostile: rows that are no text" {
    begin 'rows that are no text'
    local text message
    # CP1251 and UTF-16 as they come from spreadsheets
    iconv -f UTF-8 -t CP1251 >cp1251 <<'EOF'
type,client,text,date
note,acme,Привет,2026-10-05
EOF
    printf 'type,client,date\nnote,acme,2026-10-05\n' >plain
    iconv -f UTF-8 -t UTF-16LE plain >utf16le
    iconv -f UTF-8 -t UTF-16BE plain >utf16be
    { printf '\xff\xfe' && cat utf16le; } >utf16le-bom
    { printf '\xfe\xff' && cat utf16be; } >utf16be-bom
    printf 'type,client,date\nnote,acme,2026-10-05\n\0\0\0\0' >zeros
    gzip -nc plain >packed
    head -c 100000 /dev/urandom | tr -d '\0\n' >noise
    while IFS='|' read -r text message; do
        run2 timeout 5 acct-add - --as-of "$day" <"$text"
        refused 1
        # what acct-add says of it names its option, which bears with it
        assert_err_has "acct-add: standard input:${message%% (*}"
        if [[ $message == *': '* ]]; then
            run2 timeout 20 acct-add - --encoding utf-16le <"$text"
            [ "$status" -lt 99 ]
        fi
        run2 timeout 5 acct-metrics -f "$text"
        refused 1
        assert_err_has "acct-metrics: $text:$message"
    done <<'EOF'
cp1251|2: byte 0xcf is not UTF-8 (convert the file, such as with: iconv -f CP1251 -t UTF-8)
utf16le|1: a NUL byte (this is no text file, or it is UTF-16)
utf16be|1: a NUL byte (this is no text file, or it is UTF-16)
utf16le-bom|1: the file is UTF-16 (convert it: iconv -f UTF-16 -t UTF-8)
utf16be-bom|1: the file is UTF-16 (convert it: iconv -f UTF-16 -t UTF-8)
zeros|3: a NUL byte (this is no text file, or it is UTF-16)
packed|1: 
noise|1: 
/dev/zero|1: a NUL byte (this is no text file, or it is UTF-16)
EOF

    begin 'overlong, cut and surrogate UTF-8'
    local bytes
    for bytes in '\xc0\xaf' '\xe0\x80\xaf' '\xed\xa0\x80' '\xf4\x90\x80\x80' \
        '\xf8\x88\x80\x80\x80' '\xc3' '\xe2\x82' '\x80' '\xff'; do
        printf 'type,client,text\nnote,acme,a%bb\n' "$bytes" >rows
        run2 acct-add - <rows
        refused 1
        assert_err_has 'standard input:2: byte 0x'
        run2 acct-add note acme "$(printf 'a%bb' "$bytes")"
        refused 1
        assert_err_has 'acct-add: text: byte 0x'
    done
}

@test "hostile: cells of 10 MB, rows of 100,000 cells, lines without end" {
    local many=100000
    {
        printf 'type,client,text\nnote,acme,'
        head -c 10000000 /dev/zero | tr '\0' x
        echo
    } >rows
    run2 acct-add - <rows
    refused 1
    assert_err 'acct-add: standard input:2: the row is longer than 1114112 bytes (is a quote left open?)'
    {
        printf 'type,client,text\nnote,acme,"'
        head -c 10000000 /dev/zero | tr '\0' '\n'
        echo '"'
    } >rows
    run2 acct-add - <rows
    refused 1
    assert_err 'acct-add: standard input:2: the row is longer than 1114112 bytes (is a quote left open?)'
    {
        echo type,client,text
        head -c $many /dev/zero | tr '\0' ,
        echo
    } >rows
    run2 acct-add - <rows
    refused 1
    assert_err 'acct-add: standard input:2: the row has 100001 cells (at most 1000; is this a ledger?)'
    head -c $many /dev/zero | tr '\0' , >rows
    run2 acct-add - <rows
    refused 1
    assert_err 'acct-add: standard input:1: the row has 100001 cells (at most 1000; is this a ledger?)'
    {
        printf 'type,client,text,attrs\nnote,acme,x,'
        seq -f 'x-%.0f=1' -s ';' 80000
    } >rows
    run2 timeout 20 acct-add - <rows
    refused 1
    assert_err 'acct-add: standard input:2: attrs: more than 1000 attributes'
    run2 acct-add client "$(printf %065d 0)" x
    refused 1
    run2 acct-add order acme x -r "$(printf %0256d 0)"
    refused 1
    run2 acct-add order acme x -a "$(printf %0100000d 0)"
    [ ${#err} -lt 200 ]
    # a million bytes are a text still
    {
        printf 'type,client,text\nnote,acme,'
        head -c 1000000 /dev/zero | tr '\0' x
        echo
    } >rows
    run2 acct-add - --as-of "$day" <rows
    assert_status 0
    run2 acct-metrics --as-of "$day"
    assert_status 0
}

@test "hostile: settings, the environment, names" {
    begin 'the configuration'
    local text message
    while IFS='|' read -r text message; do
        printf %b "$text" >acct.conf
        run2 acct-add note acme x -C acct.conf
        refused 1
        assert_err "acct-add: acct.conf$message"
    done <<'EOF'
[me]\nname = \e]0;x\a\n|:2: name: has a control character (take it out)
[me]\nname = \xcf\xf0\xe8\xe2\n|:2: name: is not UTF-8
[acct]\ncurrency = \e[31m\n|:2: currency: has a control character (take it out)
[numbers]\norder = \xff{seq}\n|:2: order: is not UTF-8
[acct]\n\e[31m = x\n|:2: unknown setting '\x1b[31m' in [acct] (acct-conf(5) lists them)
[\e[31m]\nname = x\n|:2: unknown setting 'name' in [\x1b[31m] (did you mean 'name' in [me]?)
\xff\xfe[\0m\0|:1: a NUL byte (this is no text file, or it is UTF-16)
[me]\nname = a\0xb\n|:2: a NUL byte (this is no text file, or it is UTF-16)
[me\nname = x\n|:1: neither [section] nor name = value (comments start with #)
[me]\nname\n|:2: neither [section] nor name = value (comments start with #)
EOF
    {
        printf '[me]\nname = '
        head -c 900000 /dev/zero | tr '\0' x
    } >acct.conf
    run2 acct-add note acme x -C acct.conf
    refused 1
    assert_err 'acct-add: acct.conf:2: the value is longer than 4096 bytes'
    # 4096 bytes fit, with or without a line end
    printf '[me]\nname = %04097d' 0 >acct.conf
    run2 acct-add -q note acme x -C acct.conf
    refused 1
    for n in 192 193 4096; do
        for end in '' '\n' '\r\n'; do
            printf "[me]\nname = %0${n}d$end" 0 >acct.conf
            run2 acct-add -q note acme x -C acct.conf -n
            assert_status 0
        done
    done
    yes '[me]' | head -n 20000 >acct.conf
    run2 acct-add -q note acme x -C acct.conf -n
    assert_status 0
    run2 timeout 20 acct-add note acme x -C /dev/zero
    refused 1
    assert_err 'acct-add: /dev/zero: more than 1048576 bytes (is this the right file?)'
    run2 acct-add note acme x -C .
    refused 1
    assert_err 'acct-add: .: Is a directory'
    run2 acct-add note acme x -C none
    refused 1
    assert_err 'acct-add: none: No such file or directory'

    begin 'the environment and the names of files'
    local bad=$'\e]0;x\a'
    ACCT_FORMAT=$bad run2 acct-metrics
    refused 2
    ACCT_CONFIG=$bad run2 acct-metrics
    refused 1
    ACCT_LEDGER=$bad run2 acct-metrics
    refused 1
    ACCT_HOME=$bad run2 acct-metrics
    refused 1
    # a ledger may be called as it likes, and is still told of harmlessly
    printf 'date,type,client\n2026-01-01,order\n' >"$bad.csv"
    run2 acct-metrics -f "$bad.csv"
    refused 1
    assert_err_has 'acct-metrics: \x1b]0;x\x07.csv:2: the row has 2 cells'
    run2 acct-add -f "$bad.new" client acme Acme --as-of "$day"
    assert_status 0
    harmless
    assert_err 'acct-add: made a new ledger: \x1b]0;x\x07.new'
}

@test "hostile: random bytes as rows, as a ledger, as a configuration" {
    local seed
    for seed in 1 2 3 4 5 6; do
        LC_ALL=C awk -v s="$seed" 'BEGIN { srand(s)
            for (i = 0; i < 5000; i++) printf "%c", int(rand() * 256) }' >bytes
        run2 acct-add - <bytes
        refused 1
        assert_err_has 'acct-add: standard input:1: '
        run2 acct-add -f bytes note acme x
        refused 1
        assert_err_has 'acct-add: bytes:1: '
        run2 acct-add note acme x -C bytes
        refused 1
        assert_err_has 'acct-add: bytes:'
    done
}

@test "hostile: the last minutes of the year 9999, seen from west of Greenwich" {
    TZ='<-0830>8:30' run2 acct-add touch acme x -s dir=in -n -O csv \
        --as-of 9999-12-31T23:23:59
    assert_status 0
    assert_out_has ',9999-12-31T23:23:59-08:30,touch,'
}

# told N COMMAND...: refused for a row of N bytes or so, and nothing else done.
told_too_long() {
    keep "$ledger"
    run2 "$@" --as-of 2026-03-01
    assert_status 1
    assert_out ''
    [[ $err =~ 'the row would take '[0-9]+' bytes, at most 1114112 (shorten it)'$ ]] ||
        wrong 'not told'
    same "$ledger"
}

@test "hostile: what can be written can be read: rows at the limit of every cell" {
    # an operand is at most 128 KB; quotes take two bytes each
    quotes=$(printf '%120000s' '' | tr ' ' '"')
    many=()
    for key in a b c d e; do many+=(-s "x-$key=$quotes"); done
    acct-add -q client acme Acme --as-of 2026-02-01
    acct-add -q order acme -r O-1 -a 10 Logo --as-of 2026-02-01
    acct-add -q survey acme -r S-1 --as-of 2026-02-01
    ref=$(acct-invoice new acme -l 'Work|1||5|-' --as-of 2026-02-01)
    told_too_long acct-add note acme "$quotes" "${many[@]}"
    told_too_long acct-add --dry-run note acme "$quotes" "${many[@]}"
    told_too_long acct-add --amend order acme -r O-1 "$quotes" "${many[@]}"
    told_too_long acct-invoice pay "$ref" 5 "${many[@]}"
    told_too_long acct-invoice new acme -l 'Work|1||5|-' "${many[@]}"
    # what fits is there for every reader
    acct-add -q note acme "$quotes" "${many[@]:0:6}" --as-of 2026-02-01
    for tool in check 'show acme' 'followup' 'invoice list' metrics 'survey due'; do
        # shellcheck disable=SC2086  # a tool with its command
        run2 acct-$tool --as-of 2026-03-01
        assert_status 0
        assert_err ''
    done
    # to the byte, as rows come: of all columns, with an id of ours or theirs
    head='id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs'
    own=01HZZZZZZZZZZZZZZZZZZZZZZ,2026-02-01,note,acme,,,,,,me,
    for id in "$own" "${own#*,}"; do
        [ "$id" = "$own" ] || head=${head#id,}
        for more in 0 1 27; do
            room=$((1114112 - ${#id} - 2 + more))
            { echo "$head"; printf '%s%*s,\n' "$id" $room '' | tr ' ' x; } >rows
            cp "$ledger" old
            run2 acct-add - --as-of 2026-03-01 <rows
            if [ "$status" -eq 0 ]; then
                [ $more -eq 0 ] && [ "$id" = "$own" ]
                run2 acct-check
                assert_status 0
                tail -n 1 "$ledger" | cmp - <(tail -n 1 rows)
            else
                assert_err_has 'bytes'
                cmp old "$ledger"
            fi
        done
    done
}
