#!/usr/bin/env bats
# What acct-check would find in what is added is refused at the door: keys that
# look like another, texts that a spreadsheet would run.

load ../helper

head=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

things() {
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,,Acme,
C2,2026-01-01,client,сосна,,,EUR,,,,Pine,
o1,2026-01-02,order,acme,O-1,5.00,EUR,2026-02-01,,,Site,
o2,2026-01-02,order,acme,O-9,5.00,EUR,2026-02-01,,,Site,
v1,2026-01-02,void,acme,o2,,,,,,,
END
}

@test "alike: a new key that looks like another, or is of two scripts, is refused unless forced" {
    while IFS='|' read -r found row message; do
        things
        keep "$ledger"
        printf '%s\n' "$head" "x,2026-01-05,$row" >rows
        run2 acct-add - --as-of 2026-03-01 <rows
        assert_status 1
        assert_err "acct-add: standard input:2: $message, or --force)"
        same "$ledger"
        run2 acct-add - --force --as-of 2026-03-01 <rows
        assert_status 0
        run2 acct-check --as-of 2026-03-01
        assert_status 1
        assert_out_has "ledger.csv:7:$found lookalike: "
        [ "$(wc -l <"$out_file")" -eq 1 ] || wrong findings
    done <<'END'
4:|client,асме,,,,,,,Other,|client: 'асме' looks like 'acme', which is there (write it in one script
4:|client,ACМE,,,,,,,Other,|client: 'ACМE' has letters of two scripts in a word (write it in one script
4:|client,АСМЕ,,,,,,,Other,|client: 'АСМЕ' looks like 'acme', which is there (write it in one script
4:|client,cocнa,,,,,,,Other,|client: 'cocнa' has letters of two scripts in a word (write it in one script
5:|order,acme,О-1,5.00,EUR,2026-02-01,,,Site,|ref: 'О-1' looks like 'O-1', which is there (write it in one script
END
}

@test "alike: what is no lookalike, or only of what is gone, is let in" {
    while IFS= read -r row; do
        things
        printf '%s\n' "$head" "x,2026-01-05,$row" >rows
        run2 acct-add - --as-of 2026-03-01 <rows
        assert_err ''
        assert_status 0
        run2 acct-check --as-of 2026-03-01
        assert_out ''
    done <<'END'
client,ромашка,,,,,,,Other,
client,кафе-sun,,,,,,,Other,
client,сосна,,,,,anna,,,
client,acrne,,,,,,,Other,
order,acme,О-9,5.00,EUR,2026-02-01,,,Site,
order,acme,O-l,5.00,EUR,2026-02-01,,,Site,
issue,acme,О-1,,,,,,Broken,
END

    begin 'two of a batch'
    things
    printf '%s\n' "$head" 'x,2026-01-05,client,хор,,,,,,,One,' 'y,2026-01-05,client,xop,,,,,,,Two,' >rows
    keep "$ledger"
    run2 acct-add - --as-of 2026-03-01 <rows
    assert_status 1
    assert_err "acct-add: standard input:3: client: 'xop' looks like 'хор', which is there (write it in one script, or --force)"
    same "$ledger"
}

@test "alike: what a spreadsheet would run is refused unless forced, in every column" {
    while IFS='|' read -r place column cells; do
        things
        keep "$ledger"
        printf '%b\n' "$head" "x,2026-01-05,$cells" >rows
        run2 acct-add - --as-of 2026-03-01 <rows
        assert_status 1
        assert_err_has "$column: a spreadsheet would run '"
        same "$ledger"
        run2 acct-add - --force --as-of 2026-03-01 <rows
        assert_status 0
        run2 acct-check --as-of 2026-03-01
        assert_status 1
        assert_out_has "ledger.csv:7:$place: formula: a spreadsheet would run '"
    done <<'END'
11|text|note,acme,,,,,,,=1+1,
11|text|note,acme,,,,,,, =1+1,
11|text|note,acme,,,,,,,\u00a0 =1+1,
11|text|note,acme,,,,,,,\uff1d1+1,
11|text|note,acme,,,,,,,@SUM(A1),
11|text|note,acme,,,,,,,+cmd,
11|text|note,acme,,,,,,,-2+3+cmd,
11|text|note,acme,,,,,,,"\tx",
10|owner|note,acme,,,,,,=anna,x,
9|channel|note,acme,,,,,@x(,,x,
5|ref|order,acme,=O-7,5.00,EUR,2026-02-01,,,Site,
END

    begin 'and what is none is let in'
    things
    while IFS= read -r text; do
        run2 acct-add note -q --as-of 2026-03-01 -- acme "$text"
        assert_status 0
    done <<'END'
- so far
+7 900 123-45-67
-5.00
@anna: call her
a = b
END
    run2 acct-check --as-of 2026-03-01
    assert_out ''
}
