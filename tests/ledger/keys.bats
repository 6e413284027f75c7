#!/usr/bin/env bats
# One rule for keys, at the door and in acct-check: nothing that is not seen, no
# blanks of any kind.  Ledgers that have such are read all the same.

load ../helper

head=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

# The character in hand, WHAT|U+XXXX|its bytes as printf has them.
odd() {
    put odd <<'END'
a blank|U+00A0|\u00a0
a blank|U+3000|\u3000
a blank|U+2009|\u2009
a character that is not seen|U+200B|\u200b
a character that is not seen|U+200D|\u200d
a character that is not seen|U+00AD|\u00ad
a character that is not seen|U+FE0F|\ufe0f
a character without a meaning|U+E000|\ue000
END
}

# Where a key may stand: THE COLUMN|WHAT IS FOUND|the row, X for the key.
places() {
    put places <<'END'
client: |4:4 key|x,2026-01-03,client,X,,,,,,,Name,
client: |4:4 key|x,2026-01-03,note,X,,,,,,,text,
ref: |4:5 key|x,2026-01-03,contact,acme,X,,,,,,Ann,
ref: |4:5 key|x,2026-01-03,order,acme,X,5.00,EUR,2026-02-01,,,Site,
ref: |4:5 key|x,2026-01-03,note,acme,X,,,,,,about it,
id: |4:1 key|X,2026-01-03,note,acme,,,,,,,text,
channel: |4:9 key|x,2026-01-03,note,acme,,,,,X,,text,
owner: |4:10 key|x,2026-01-03,note,acme,,,,,,X,text,
|4:12 attr|x,2026-01-03,note,acme,,,,,,,text,x-X=1
order: |4:12 attr|x,2026-01-03,issue,acme,I-1,,,,,,Broken,order=X
END
}

things() {
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,,Acme,
o1,2026-01-02,order,acme,O-1,5.00,EUR,2026-02-01,,,Site,
END
}

@test "keys: what is not seen is refused wherever a key may stand, and found there" {
    odd
    places
    while IFS='|' read -r what code bytes; do
        while IFS='|' read -r column found row; do
            printf -v key 'é%b-1' "$bytes"
            row=${row//X/$key}
            [[ $row != *x-é* ]] || key=x-$key
            at=$((2 + 2 * (${#key} > 4)))
            things
            keep "$ledger"
            printf '%s\n' "$head" "$row" >rows
            run2 acct-add - --as-of 2026-03-01 <rows
            assert_status 1
            same "$ledger"
            # without, a client who is not there is told first
            run2 acct-add - --force --as-of 2026-03-01 <rows
            assert_status 1
            assert_err "acct-add: standard input:2: $column'$key' has $what, $code, as character $at (take it out)"
            same "$ledger"

            put_more "$ledger" <<<"$row"
            run2 acct-check --as-of 2026-03-01
            assert_status 1
            assert_out_has "ledger.csv:${found% *}: ${found#* }: "
            assert_out_has " has $what, $code, as character "
            # read by the others
            for tool in acct-followup 'acct-show --list' 'acct-show acme' 'acct-invoice aging'; do
                # shellcheck disable=SC2086  # words
                run2 $tool --as-of 2026-03-01
                assert_status 0
                assert_err_lacks ledger.csv
            done
        done <places
    done <odd
}

@test "keys: plain blanks may be in owners and channels, and in columns of one's own" {
    things
    run2 acct-add note acme x -w 'Anna Berg' -c 'in person' -q --as-of 2026-03-01
    assert_status 0
    run2 acct-check --as-of 2026-03-01
    assert_out ''
    printf '%s\n' "$head,my notes" 'C1,2026-01-01,client,acme,,,EUR,,,,Acme,,x' >l.csv
    run2 acct-check -f l.csv --as-of 2026-03-01
    assert_out ''
    printf '%s,my\u00a0notes\n%s\n' "$head" 'C1,2026-01-01,client,acme,,,EUR,,,,Acme,,x' >l.csv
    run2 acct-check -f l.csv --as-of 2026-03-01
    assert_status 1
    assert_out_has 'l.csv:1:13: header: '
    assert_out_has 'has a blank, U+00A0, as character 3: take it out'
}

@test "keys: the owner and the numbers of the settings are of the rule, too" {
    things
    printf '[acct]\nowner = an\u200bna\n' >"$ACCT_HOME/acct.conf"
    run2 acct-add note acme x --as-of 2026-03-01
    assert_status 1
    assert_err_has 'owner: '
    assert_err_has 'has a character that is not seen, U+200B, as character 3 (take it out)'
    printf '[numbers]\norder = O\u00a0{seq}\n' >"$ACCT_HOME/acct.conf"
    run2 acct-add order acme x --as-of 2026-03-01
    assert_status 1
    assert_err_has 'acct.conf:2: order: '
    assert_err_has 'has a blank, U+00A0, as character 2 (take it out)'
}

@test "keys: texts keep what parts and joins letters, and lose what hides or turns them" {
    while IFS='|' read -r bytes code; do
        things
        keep "$ledger"
        printf -v text %b "$bytes"
        run2 acct-add note acme "$text" -q --as-of 2026-03-01
        if [[ -z $code ]]; then
            assert_status 0
            run2 acct-check --as-of 2026-03-01
            assert_out ''
            run2 acct-show acme --as-of 2026-03-01 -O csv
            assert_out_has "$text"
            continue
        fi
        assert_status 1
        assert_err "acct-add: text: has the control character $code (take it out)"
        same "$ledger"
        put_more "$ledger" <<<"x,2026-01-03,note,acme,,,,,,,$text,"
        run2 acct-check --as-of 2026-03-01
        assert_status 1
        assert_out_has "ledger.csv:4:11: control: text has the control character $code"
    done <<'END'
\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645|
\u0915\u094d\u200d\u0937|
\u2764\ufe0f \U0001f469\u200d\U0001f680|
co\u00adoperate|
\u0e2a\u200b\u0e27|
a\u00a0b|
\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f|
a\u2066b|U+2066
a\u2069b|U+2069
a\u206ab|U+206A
a\u202eb|U+202E
a\u2028b|U+2028
a\ufeffb|U+FEFF
a\ufff9b|U+FFF9
a\U000e0041b|U+E0041
\U0001f3f4\U000e0067\U000e007f\U000e0041|U+E0041
END
}

@test "keys: cells of columns of one's own are looked at, too" {
    put "$ledger" <<<"$head,mine"
    put_more "$ledger" <<<'C1,2026-01-01,client,acme,,,EUR,,,,Acme,,x'
    keep "$ledger"
    while IFS='|' read -r bytes message; do
        printf 'date,type,client,text,mine\n2026-01-02,note,acme,x,%b\n' "$bytes" >rows
        run2 acct-add - --as-of 2026-03-01 <rows
        assert_status 1
        assert_err_has "mine: $message"
        same "$ledger"
    done <<'END'
a\x1bb|has the control character U+001B (take it out)
a\u2067b|has the control character U+2067 (take it out)
END
    printf '%s\n' 'date,type,client,text,mine' '2026-01-02,note,acme,x,"two' 'lines"' >rows
    run2 acct-add - --as-of 2026-03-01 <rows
    assert_status 0
}
