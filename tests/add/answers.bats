#!/usr/bin/env bats
# acct-add: who answers for what stands as it is is amended, and nothing else.

load ../helper

day=2026-03-01

setup() {
    common_setup
    printf '[acct]\ncurrency = EUR\nowner = me\n' >"$ACCT_HOME/acct.conf"
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,anna,Acme,
C2,2026-01-02,client,beta,,,EUR,,,,Beta GmbH,
O1,2026-01-05,order,acme,O-12,500.00,EUR,2026-02-01,,anna,Site,
S1,2026-01-06,stage,acme,O-12,,,,,anna,,stage=started
I1,2026-01-07,invoice,acme,INV-2026-0001,500.00,EUR,2026-01-21,,anna,,order=O-12
L1,2026-01-07,line,acme,INV-2026-0001,500.00,EUR,,,,Site,order=O-12
A1,2026-01-08,act,acme,ACT-2026-0001,500.00,EUR,,,anna,Site,order=O-12
A2,2026-01-09,act,acme,ACT-2026-0001,,,,,anna,,sent=2026-01-09
P1,2026-01-10,payment,acme,INV-2026-0001,100.00,EUR,,,anna,,
V1,2026-01-10,survey,acme,S-1,,,,,anna,,order=O-12
R1,2026-01-11,response,acme,S-1,,,,,anna,,score=3
U1,2026-01-12,status,acme,,,,,,anna,,state=active
K1,2026-01-12,contract,acme,C-1,100.00,EUR,,,anna,Care,per=month
N1,2026-02-01,kpi,,C-1,,,,,anna,,name=CPL;target=10;actual=30;period=2026-01
G1,2026-02-01,usage,acme,O-12,,,,,anna,,level=5
X1,2026-02-01,issue,acme,X-1,,,,,anna,Leak,
Y1,2026-02-02,resolve,acme,X-1,,,,,anna,Mended,
END
}

add() {
    run2 acct-add --as-of "$day" "$@"
}

refused() {
    local wanted_status=$1 words=$2
    shift 2
    keep "$ledger"
    add "$@"
    assert_status "$wanted_status"
    assert_out ''
    assert_err_has "acct-add: $words"
    same "$ledger"
}

batch() {
    printf '%s\n' date,type,client,ref,amount,owner,attrs "$@" >rows
    add - <rows
}

sound() {
    run2 acct-check --as-of 2026-12-01
    assert_status 0
    assert_out ''
}

# What money comes to, without who answers.
figures() {
    acct-invoice list --as-of "$day" | cut -d, -f1-12
    acct-invoice aging --as-of "$day"
    acct-invoice show INV-2026-0001 -O text --as-of "$day"
    acct-invoice acts --as-of "$day" | cut -d, -f1-8
    acct-metrics --as-of "$day" --period 2026 | grep -v load
}

@test "amend: who answers for an invoice, an act, a stage, an answer, a figure" {
    begin 'by key, or by id; all else stands'
    figures >before
    add --amend invoice - -r INV-2026-0001 -w olga
    assert_status 0
    assert_out INV-2026-0001
    assert_err "acct-add: invoice INV-2026-0001: owner 'olga', was 'anna'"
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        2026-01-07,invoice,acme,INV-2026-0001,,,,,olga,,amends=I1
    add --amend act - -r ACT-2026-0001 -w olga -q
    # of several rows the one that is the document
    tail -n 1 "$ledger" | grep -q 'amends=A1$'
    add --amend survey acme -r S-1 -w olga -q
    for id in S1 R1 U1 N1 G1 Y1; do
        type=$(grep "^$id," "$ledger" | cut -d, -f3)
        add --amend "$type" - -r "$id" -w olga -q
        assert_status 0
        tail -n 1 "$ledger" | grep -q "^[^,]*,[^,]*,$type,acme,.*,olga,,amends=$id\$"
    done
    figures | diff before -
    acct-invoice list --as-of "$day" | grep -q '^INV-2026-0001,.*,olga$'
    run2 acct-followup -w olga --as-of "$day" -O ids --held
    assert_out_has reminder:acme:INV-2026-0001
    sound

    begin 'numbers go on; the invoice is billed once'
    run2 acct-invoice new acme -l 'More|1|h|50|0' --as-of "$day" -q
    assert_status 0
    grep -q 'invoice,acme,INV-2026-0002,' "$ledger"
    add invoice acme -a 500 -s order=O-12
    assert_status 1
    assert_err_has 'order O-12 is billed by INV-2026-0001 already'
    batch 2026-02-10,invoice,acme,INV-2026-0001,,vera,amends=I1 \
        ,invoice,acme,,70,vera,
    assert_status 0
    grep -q 'invoice,acme,INV-2026-0003,70.00' "$ledger"
    # what was entered last counts
    run2 acct-invoice list --as-of "$day"
    assert_out_has INV-2026-0001,2026-01-07,2026-01-21,acme,500.00,0.00,100.00,400.00,0.00,EUR,overdue,39,vera
    run2 acct-invoice list --as-of 2026-02-09
    assert_out_has INV-2026-0001,2026-01-07,2026-01-21,acme,500.00,0.00,100.00,400.00,0.00,EUR,overdue,19,anna
    run2 acct-check --as-of 2026-12-01
    assert_out ''

    # taken back, it is as before, and the number is still an invoice
    id=$(tail -n 2 "$ledger" | head -n 1 | cut -d, -f1)
    batch ",void,acme,$id,,," ,payment,acme,INV-2026-0001,50,,
    assert_status 0
    acct-invoice list --as-of "$day" | grep -q '^INV-2026-0001,.*,350.00,.*,anna$'

    # a file whose rows stand the other way round
    { head -n 1 "$ledger" && tail -n +2 "$ledger" | tac; } >turned.csv
    run2 acct-check -f turned.csv --as-of 2026-12-01
    assert_out_lacks 'is in line'
    assert_out_lacks missing
}

@test "amend: nothing else of what stands as it is, in a batch and in a file" {
    stands=' stands as it is, but for who answers for it (void it, and add it as it is)'
    begin 'refused, and nothing is added'
    refused 1 "amount: a record of type invoice$stands" --amend invoice - -r INV-2026-0001 -a 1
    refused 1 "due: a record of type invoice$stands" --amend invoice - -r INV-2026-0001 -D 2026-05-01 -w olga
    refused 1 "text: a record of type survey$stands" --amend survey - 'Why?' -r S-1 -w olga
    refused 1 "score: a record of type response$stands" --amend response - -r R1 -s score=9 -w olga
    refused 1 "x-mine: a record of type stage$stands" --amend stage - -r S1 -s x-mine=9 -w olga
    refused 1 'a record of type invoice needs its owner (who on our side answers for it)' \
        --amend invoice - -r INV-2026-0001
    refused 1 "'I1' belongs to client acme, not to beta" \
        --amend invoice beta -r INV-2026-0001 -w olga
    refused 2 'a record of type payment cannot be amended (void it, and add it as it is)' \
        --amend payment - -r P1 -w olga
    keep "$ledger"
    batch ,invoice,acme,INV-2026-0001,5,olga,amends=I1
    assert_status 1
    assert_err "acct-add: standard input:2: amount: a record of type invoice$stands"
    batch ,kpi,acme,C-1,,olga,'amends=N1;actual=5'
    assert_status 1
    assert_err "acct-add: standard input:2: actual: a record of type kpi$stands"
    batch ,status,beta,,,olga,amends=U1
    assert_status 1
    assert_err "acct-add: standard input:2: 'U1' belongs to client acme, not to beta"
    batch ,invoice,acme,INV-2026-0009,,olga,amends=I1
    assert_status 1
    assert_err_has "amends: no invoice 'INV-2026-0009' has the id 'I1'"
    same "$ledger"

    begin 'a file in which somebody typed it is told, and the invoice stands'
    stands=' stands as it is, but for who answers for it: void it, and add it as it is'
    cp "$ledger" plain.csv
    fault() {
        cp plain.csv "$ledger"
        echo "Z9,2026-02-20,$1" >>"$ledger"
        run2 acct-check --as-of 2026-12-01
        assert_status 1
        assert_out "$ledger:19:$2"
        figures >after
        cp plain.csv "$ledger"
        figures | diff - after
    }
    fault invoice,acme,INV-2026-0001,5.00,,,,olga,,amends=I1 \
        "6: column: amount: a record of type invoice$stands"
    fault 'invoice,acme,INV-2026-0001,,,,,olga,,amends=I1;prepaid=5' \
        "12: attr: prepaid: a record of type invoice$stands"
    fault invoice,acme,INV-2026-0001,,,,,,,amends=I1 \
        '10: column: a record of type invoice needs its owner: who on our side answers for it'
    fault invoice,beta,INV-2026-0001,,,,,olga,,amends=I1 \
        "12: ref: 'I1' belongs to client acme (line 6), not to beta: mend the ref, or add what it names"
}
