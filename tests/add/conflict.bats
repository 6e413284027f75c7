#!/usr/bin/env bats
# acct-add: what acct-check would find of rows together is not let in.

load ../helper
load ../check/check
load ../check/planted

rows() {
    printf '%s\n%b' "$head" "$1" >rows
}

add_rows() {
    run2 acct-add - -f l.csv -C /dev/null --as-of 2026-03-01 "$@" <rows
}

# Lines of "FINDINGS|WORDS|ROWS": acct-add refuses the rows with these words and
# lets them in with --force, and acct-check then finds that.
refused() {
    local want words given
    while IFS='|' read -r want words given; do
        [[ -n $given ]] || continue
        plant ''
        keep l.csv
        rows "$given"
        add_rows
        [ "$status" -eq 1 ] || wrong "status $status: $given"
        assert_out ''
        [[ $err == *"$words"* ]] || wrong "not '$words': $given"
        same l.csv
        add_rows --force
        [ "$status" -eq 0 ] || wrong "status $status with --force: $given"
        check
        found >/dev/null
        [ "${REPLY//$'\n'/,}" = "$want" ] || wrong "found '$REPLY' in: $given"
        cases=$((cases + 1))
    done
}

@test "conflict: what is there, and what goes against it" {
    cases=0
    refused <<'END'
41:12 billed-twice|INV-2026-0005: days of 2026-01 of contract C-1 are billed by INV-2026-0001 already (void or credit that first; acct-add --force lets it in)|,2026-02-23,invoice,acme,,60.00,EUR,,,,x,contract=C-1;period=2026-01\n
41:12 billed-twice|days of 2026-01-31..2026-02-27 of contract C-1 are billed by INV-2026-0001|,2026-02-23,invoice,acme,,60.00,EUR,,,,x,contract=C-1;period=2026-01-31..2026-02-27\n
41:5 billed-twice|INV-2026-0005: order O-1 is billed by INV-2026-0003 already (void or credit that first; amend its amount where it became more; acct-add --force lets it in)|,2026-02-23,invoice,acme,,50.00,EUR,,,,x,order=O-1\n
41:5 billed-twice|order O-1 is billed by INV-2026-0003 already|,2026-02-23,invoice,acme,INV-2026-0005,70.00,EUR,,,,x,\n,2026-02-23,line,acme,INV-2026-0005,70.00,EUR,,,,x,order=O-1\n
43:5 billed-twice|order O-9 is billed by INV-2026-0005 already|,2026-02-23,order,acme,O-9,10.00,EUR,,,,x,\n,2026-02-23,invoice,acme,INV-2026-0005,10.00,EUR,,,,x,order=O-9\n,2026-02-23,invoice,acme,INV-2026-0006,10.00,EUR,,,,x,order=O-9\n
42:5 billed-twice|offer Q-1 is billed by INV-2026-0005 already|,2026-02-23,invoice,acme,INV-2026-0005,100.00,EUR,,,,x,quote=Q-1\n,2026-02-23,invoice,acme,INV-2026-0006,100.00,EUR,,,,x,quote=Q-1\n
41:12 paid-twice|payment B23 has that reference of the bank already (acct-add - --skip-known leaves out rows that are there, --force lets them in)|,2026-02-24,payment,acme,,5.00,EUR,,,,x,bank=TR-2\n
42:12 paid-twice|has that reference of the bank already|,2026-02-24,payment,acme,,5.00,EUR,,,,x,bank=TR-7\n,2026-02-25,payment,acme,,5.00,EUR,,,,x,bank=TR-7\n
41:12 paid-twice|payment B23 has that reference|,2026-02-13,payment,heron,,20.00,EUR,,,,x,bank=TR-2\n
41:12 lost-quote|quote: 'Q-2' was lost|,2026-02-24,invoice,heron,INV-2026-0005,5.00,EUR,,,,x,quote=Q-2\n
41:2 early|2026-01-01 would be before 'Q-1', which is of 2026-01-02|,2026-01-01,order,acme,O-9,5.00,EUR,,,,x,quote=Q-1\n
43:12 lost-quote|invoice INV-2026-0005 is of that quote (cancel, credit or void that first, or --force)|,2026-02-24,offer,heron,Q-9,5.00,EUR,,,,x,\n,2026-02-24,invoice,heron,INV-2026-0005,5.00,EUR,,,,x,quote=Q-9\n,2026-02-24,offer,heron,Q-9,,,,,,x,result=lost\n
41:6 refund|0.01 EUR more would be paid back than was paid (mend the amount, enter the payment first; acct-add --force lets it in)|,2026-02-24,payment,acme,INV-2026-0001,-60.01,EUR,,,,x,\n
42:6 refund|0.01 EUR more would be paid back|,2026-02-24,payment,heron,,5.00,EUR,,,,x,\n,2026-02-24,payment,heron,,-5.01,EUR,,,,x,\n
41:5 ref|a reminder with a number names its invoice (-r INVOICE; or --force)|,2026-02-24,touch,acme,,,,,email,,x,dir=out;kind=reminder;number=REM-2026-0002\n
41:6 overpaid|invoice INV-2026-0001 would be credited by 0.01 EUR more than it is of (mend the amount, or --force)|,2026-02-24,credit,acme,CN-2026-0002,60.01,EUR,,,,x,invoice=INV-2026-0001\n
42:6 overpaid|would be credited by 0.01 EUR more|,2026-02-24,credit,acme,CN-2026-0002,60.00,EUR,,,,x,invoice=INV-2026-0001\n,2026-02-24,credit,acme,CN-2026-0003,0.01,EUR,,,,x,invoice=INV-2026-0001\n
41:5 duplicate|survey S-1 is the same: one client, person and order, or words (or --force)|,2026-02-24,survey,acme,,,,,,,,order=O-1;contact=P-1\n
42:5 duplicate|is the same: one client|,2026-02-24,survey,heron,S-8,,,,,,Well?,\n,2026-02-24,survey,heron,S-9,,,,,,Well?,\n
41:5 duplicate|invoice 'inv-2026-3' is 'INV-2026-0003' but for case, zeros or year (leave the ref out to get a new number, or --force)|,2026-02-24,invoice,acme,inv-2026-3,5.00,EUR,,,,x,\n
41:5 duplicate|is 'INV-2026-0003' but for case|,2026-02-24,invoice,acme,INV-26-3,5.00,EUR,,,,x,\n
42:5 duplicate|is 'O-9' but for case|,2026-02-24,order,acme,O-9,5.00,EUR,,,,x,\n,2026-02-24,order,acme,o-009,5.00,EUR,,,,x,\n
41:1 duplicate-id|id 'b35' is 'B35' of the ledger but for its case (leave it out to get another, or --force)|b35,2026-02-24,note,acme,,,,,,,x,\n
42:1 duplicate-id|id 'Xy' is 'xy' of the ledger but for its case|xy,2026-02-24,note,acme,,,,,,,x,\nXy,2026-02-24,note,acme,,,,,,,x,\n
41:12 lost-quote|quote: 'Q-2' was lost (say first that it was won: acct-add offer CLIENT -r Q-2 -s result=won; or --force)|,2026-02-24,order,heron,O-9,5.00,EUR,,,,x,quote=Q-2\n
41:12 lost-quote|order O-1 is of that quote (cancel, credit or void that first, or --force)|,2026-02-24,offer,acme,Q-1,,,,,,x,result=lost\n
43:12 lost-quote|'Q-9' was lost|,2026-02-24,offer,acme,Q-9,5.00,EUR,,,,x,\n,2026-02-24,offer,acme,Q-9,,,,,,x,result=lost\n,2026-02-24,order,acme,O-9,5.00,EUR,,,,x,quote=Q-9\n
41:2 early|2026-01-02 would be before 'O-1', which is of 2026-01-03 (give it another date, or --force)|,2026-01-02,stage,acme,O-1,,,,,,x,stage=contract\n
41:2 early|2026-02-17 would be before 'I-1'|,2026-02-17,resolve,acme,I-1,,,,,,x,\n
42:2 early|2026-02-17 would be before 'S-8'|,2026-02-18,survey,heron,S-8,,,,,,x,\n,2026-02-17,response,heron,S-8,,,,,,x,score=9\n
41:12 early|signed on 2026-02-14, before it was sent, on 2026-02-15 (mend one of the two)|,2026-02-24,act,acme,ACT-2026-0001,,,,,,x,signed=2026-02-14\n
41:12 early|sent on 2026-02-23, before its date, 2026-02-24 (mend one of the two)|,2026-02-24,act,acme,ACT-2026-0002,5.00,EUR,,,,x,sent=2026-02-23\n
41:12 early|signed on 2026-02-23, before its date, 2026-02-24 (mend one of the two)|,2026-02-24,act,acme,ACT-2026-0002,5.00,EUR,,,,x,signed=2026-02-23\n
END
    [ "$cases" -eq 33 ]
}

@test "conflict: what a record says by itself is refused even by force" {
    while IFS='|' read -r words given; do
        plant ''
        keep l.csv
        rows "$given"
        for force in '' --force; do
            # shellcheck disable=SC2086  # none, or a word
            add_rows $force
            [ "$status" -eq 1 ] || wrong "status $status: $given"
            [[ $err == *"$words"* ]] || wrong "not '$words': $given"
            same l.csv
        done
    done <<'END'
prepaid: 5.01 is more than the invoice, which is of 5.00 (what is over is a payment on account)|,2026-02-24,invoice,acme,,5.00,EUR,,,,x,prepaid=5.01\n
referrer: 'heron' cannot have sent itself to us (name who did)|,2026-02-24,client,heron,,,,,,,Heron Bookshop,referrer=heron\n
attrs: '\x' is no escape (write \\ for a backslash; there are \; and \n besides)|,2026-02-24,order,acme,,5.00,EUR,,,,x,service=C:\\x\n
attrs: '\=' is no escape|,2026-02-24,order,acme,,5.00,EUR,,,,x,x-a=a\\=b\n
attrs: a backslash at the end of an attribute (write \\ for one)|,2026-02-24,order,acme,,5.00,EUR,,,,x,service=x\\\n
END
    rows 'V1,2026-02-24,void,acme,V1,,,,,,x,\n'
    plant ''
    keep l.csv
    add_rows
    assert_status 1
    assert_err_has 'the record would take itself back'
    add_rows --force
    assert_status 1
    assert_err_has 'the record would take itself back (give the id of the one that is meant)'
    same l.csv
    # by arguments nothing is an escape
    plant ''
    run2 acct-add -f l.csv --as-of 2026-03-01 order acme x -s 'service=C:\x' -O csv
    assert_status 0
    assert_out_has ',service=C:\\x'
    sound
}

@test "conflict: by arguments, too; and what is sound is added" {
    begin 'by arguments'
    plant ''
    keep l.csv
    run2 acct-add -f l.csv --as-of 2026-03-01 invoice acme -a 60 -s contract=C-1 -s period=2026-01
    assert_status 1
    assert_err_has 'days of 2026-01 of contract C-1 are billed by INV-2026-0001 already'
    run2 acct-add -f l.csv --as-of 2026-03-01 payment acme -a '5 EUR' -s bank=TR-2
    assert_status 1
    run2 acct-add -f l.csv --as-of 2026-03-01 -n order heron x -s quote=Q-2
    assert_status 1
    assert_err_has "'Q-2' was lost"
    same l.csv

    begin 'what is sound'
    while read -r given; do
        plant ''
        rows "$given"
        add_rows
        [ "$status:$err" = 0: ] || wrong "refused: $given"
        sound
    done <<'END'
,2026-02-28,invoice,acme,,60.00,EUR,,,,x,contract=C-1;period=2026-02\n
,2026-02-28,credit,acme,,60.00,EUR,,,,x,invoice=INV-2026-0001\n,2026-02-28,payment,acme,INV-2026-0001,-60.00,EUR,,,,x,\n
,2026-02-12,payment,acme,INV-2026-0003,5.00,EUR,,,,a part of it,bank=TR-1\n
,2026-02-25,payment,heron,,5.00,EUR,,,,another's,bank=TR-2\n
,2026-02-25,payment,acme,INV-2026-0003,5.00,EUR,,,,x,bank=TR-8\n,2026-02-25,payment,acme,,5.00,EUR,,,,the rest,bank=TR-8\n
,2026-02-25,offer,heron,Q-2,,,,,,,result=won\n,2026-02-25,order,heron,,500.00,EUR,,,,x,quote=Q-2\n
,2026-02-25,stage,acme,O-1,,,,,,x,stage=cancelled\n,2026-02-25,offer,acme,Q-1,,,,,,,result=lost\n
,2026-02-25,order,heron,,100.00,EUR,,,,x,\n,2026-02-25,order,heron,,100.00,EUR,,,,x,\n
,2026-02-25,act,acme,ACT-2026-0001,,,,,,,signed=2026-02-15\n
,2026-02-23,order,heron,O-9,300.00,EUR,,,,x,\n,2026-02-23,invoice,heron,INV-2026-0005,100.00,EUR,,,,x,order=O-9\n,2026-02-24,invoice,heron,INV-2026-0006,300.00,EUR,,,,x,order=O-9;prepaid=100.00\n
C35,2026-02-25,cost,acme,O-1,60.00,EUR,,,,x,\n,2026-02-25,invoice,acme,INV-2026-0005,60.00,EUR,,,,costs,\n,2026-02-25,line,acme,INV-2026-0005,60.00,EUR,,,,x,order=O-1;cost=C35\n
END
}
