#!/usr/bin/env bats
# acct-add - --skip-known: what is read twice is added once.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,EUR,,,,Acme Ltd,
01B,2026-01-05,client,beta,,,EUR,,,,Beta Ltd,
01C,2026-02-01,order,acme,O-1,,,,,,Site,
E
}

# add ARG...: rows are standard input
add() {
    run2 acct-add --as-of 2026-10-05 - "$@"
}

by=--skip-known=date,client,amount,bank

# payments N: so many are in the ledger
payments() {
    assert_status 0
    text_is payments "$(grep -c ',payment,' "$ledger")" "$1"
}

@test "known: exports that overlap, by what a bank tells" {
    begin 'the same again'
    put one <<'E'
date,type,client,amount,attrs
2026-10-01,payment,acme,100,bank=E-1
2026-10-01,payment,acme,100,bank=E-2
2026-10-02,payment,beta ltd,50,
2026-10-02,payment,beta,50,
E
    add "$by" <one
    payments 4
    assert_out ''
    assert_err ''
    keep "$ledger"
    add "$by" <one
    payments 4
    same "$ledger"
    assert_err 'acct-add: 4 rows are there already: left out'
    add "$by" -q <one
    assert_err ''
    add "$by" -n <one
    assert_out 'id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs'
    assert_err 'acct-add: 4 rows are there already: left out'
    same "$ledger"

    begin 'only what is new'
    put one <<'E'
date,type,client,amount,attrs
2026-10-01,payment,acme,100,bank=E-1
2026-10-02,payment,beta,50,
E
    add "$by" <one
    put two <<'E'
date,type,client,amount,currency,attrs
2026-10-01,payment,Acme Ltd,100.00,,bank=E-1
2026-10-02T09:30,payment,beta,50,EUR,
2026-10-02,payment,beta,50,USD,
2026-10-03,payment,beta,50,,
2026-10-01,payment,acme,100,,bank=E-3
E
    add "$by" <two
    payments 5
    assert_err 'acct-add: 2 rows are there already: left out'
    run2 acct-check --as-of 2026-10-05 --skip twin
    assert_out ''

    begin 'two equal rows are two payments, but for one reference'
    put one <<'E'
date,type,client,amount,attrs
2026-10-01,payment,acme,100,
2026-10-01,payment,acme,100,
2026-10-01,payment,acme,7,bank=E-1
2026-10-01,payment,acme,7,bank=E-1
E
    add "$by" <one
    payments 3
    assert_err 'acct-add: 1 row is there already: left out'
    add "$by" <one
    payments 3
    # three of which two are there
    sed -i 2p one
    add "$by" <one
    payments 4

    begin 'what was voided does not come again'
    put one <<<$'date,type,client,amount,attrs,id\n2026-10-01,payment,acme,9,bank=E-1,P1'
    add "$by" <one
    run2 acct-add void -r P1 - wrong --as-of 2026-10-05
    sed 's/,P1/,P2/' one >two
    add "$by" <two
    payments 1
}

@test "known: by id, and numbers are not taken by what is left out" {
    begin 'by id'
    put one <<'E'
id,date,type,client,text
N1,2026-10-01,order,acme,First
N2,2026-10-02,order,acme,Second
E
    add --skip-known <one
    assert_status 0
    put two <<'E'
id,date,type,client,text
N2,2026-10-02,order,acme,Second
N3,2026-10-03,order,acme,Third
N3,2026-10-03,order,acme,Third
,2026-10-03,order,acme,Fourth
E
    add --skip-known <two
    assert_status 0
    assert_err 'acct-add: 2 rows are there already: left out'
    run2 cut -d, -f 3,5,11 <(tail -n 4 "$ledger")
    assert_out $'order,O-2,First\norder,O-3,Second\norder,O-4,Third\norder,O-5,Fourth'

    begin 'by text, a number left out'
    put one <<<$'date,type,client,text\n2026-02-01,order,acme,Site\n2026-02-01,order,acme,Shop'
    add --skip-known=date,client,text <one
    assert_status 0
    run2 cut -d, -f 5,11 <(tail -n 1 "$ledger")
    assert_out O-2,Shop

    begin 'what has nothing of it would come again and again'
    put one <<<$'date,type,client,amount\n2026-10-01,payment,acme,9'
    keep "$ledger"
    add --skip-known=bank <one
    assert_status 1
    assert_err 'acct-add: standard input:2: the row has nothing of what --skip-known names, so that it would come again and again (name more: --skip-known=date,client,amount,bank)'
    same "$ledger"
    add --skip-known=bank,date,amount <one
    add --skip-known=bank,date,amount <one
    payments 1
}

@test "known: what it is told by has to be told" {
    keep "$ledger"
    add --skip-known <<<$'type,client,text\nnote,acme,x'
    assert_status 2
    assert_err_has 'acct-add: --skip-known: the rows have no id (say by what they are told: --skip-known=date,client,amount,bank)'
    add --skip-known=date,clent <<<$'type,client,text\nnote,acme,x'
    assert_status 2
    assert_err_has "acct-add: --skip-known: 'clent' is no column and no attribute (did you mean 'client'?)"
    add --skip-known=date,wholly <<<$'type,client,text\nnote,acme,x'
    assert_err_has "acct-add: --skip-known: 'wholly' is no column and no attribute (name such as date,client,amount,bank)"
    run2 acct-add note acme x --skip-known
    assert_status 2
    assert_err_has 'acct-add: --skip-known is of rows: acct-add -'
    same "$ledger"
    # an error is none the less
    add "$by" <<<$'date,type,client,amount\n2026-10-01,payment,nobody,9'
    assert_status 1
    same "$ledger"
}
