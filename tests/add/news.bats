#!/usr/bin/env bats
# acct-add: what a record changes, and who may be there already, is told when it
# is entered.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,brook,,,EUR,,email,anna,Brook Ltd,lang=en;email=office@brook.example;phone=8 900 123-45-67;taxid=ИНН 7707083893 КПП 770701001
01B,2026-01-05,contact,brook,P-1,,,,,,Ann,email=ann@brook.example
01C,2026-02-01,contract,brook,C-1,500,EUR,2026-12-31,,,Care,per=month;vat=20
01D,2026-02-01,client,fen,,,,,,,,
E
}

add() {
    run2 acct-add --as-of 2026-10-05 "$@"
    assert_status 0
}

@test "news: a row that changes what is there says so" {
    begin 'a name'
    add client brook 'Other name'
    assert_err "acct-add: client brook is there: its name was 'Brook Ltd', and is 'Other name' now"
    begin 'several things; what is the same, or new, is not told'
    add client brook 'Brook Ltd' --currency USD -w boris -s lang=en -s email= -s phone='8 900 123-45-68' -s tier=A
    assert_err "acct-add: client brook is there: its currency was 'EUR', and is 'USD' now; its owner was 'anna', and is 'boris' now; its email was 'office@brook.example', and is none now; its phone was '8 900 123-45-67', and is '8 900 123-45-68' now"
    begin 'nothing'
    add client brook
    assert_err ''
    add client brook -s tier=A
    assert_err ''
    add client fen 'Fen Ltd'
    assert_err ''
    begin 'a person'
    add contact brook Anna -r P-1 -s email=anna@brook.example
    assert_err "acct-add: contact P-1 is there: its name was 'Ann', and is 'Anna' now; its email was 'ann@brook.example', and is 'anna@brook.example' now"
    begin 'a contract'
    add contract brook -r C-1 -a 600 -D 2027-12-31 -s vat=20
    assert_err "acct-add: contract C-1 is there: its end was '2026-12-31', and is '2027-12-31' now; its fee was '500.00', and is '600.00' now"
    begin 'what comes before the latest changes nothing'
    add client brook 'Old Brook' -d 2026-01-04
    assert_err ''
    begin 'not with -q; with -n, too'
    add -q client brook 'Other name'
    assert_err ''
    begin 'with -n'
    add -n client brook 'Other name'
    assert_err_has "its name was 'Brook Ltd', and is 'Other name' now"
    begin 'rows; twenty at most'
    {
        echo type,client,text
        for ((i = 0; i < 23; i++)); do echo "client,brook,Name $i"; done
    } >rows
    add - <rows
    [ "$(grep -c 'is there: its name' "$err_file")" -eq 20 ]
    text_is last "${err##*$'\n'}" 'acct-add: … and 3 more such rows'
}

remedy=' (void one of the two, or tell them apart)'

# alike WHAT SHOWN ARG...: acct-check finds what was told
alike() {
    local what="the same $1, '$2'"
    begin "$what"
    shift 2
    add "$@"
    assert_err "acct-add: '${client:-pond}' may be the same client as 'brook': $what$remedy"
    run2 acct-check --as-of 2026-10-05 --only twin
    assert_status 1
    assert_out_has "$what"
}

@test "news: a client who may be there already is told at entry" {
    alike name 'BROOK  ltd' client pond 'BROOK  ltd'
    alike 'e-mail address' Office@brook.example client pond Pond -s email=Office@brook.example
    alike 'e-mail address' ANN@brook.example client pond Pond -s email=ANN@brook.example
    alike telephone '+7 (900) 1234567' client pond Pond -s 'phone=+7 (900) 1234567'
    alike 'tax number' 7707083893 client pond Pond -s taxid=7707083893
    alike 'tax number' 7707083893/770702002 client pond Pond -s taxid=7707083893/770702002
    client=BROOK alike 'key but for its case' BROOK client BROOK Pond
    client=fen alike telephone 89001234567 contact fen Max -s phone=89001234567

    begin 'of a batch'
    add - <<<$'type,client,text\nclient,mere,Mere\nclient,tarn,mere'
    assert_err_has "'tarn' may be the same client as 'mere': the same name, 'mere'"
    begin 'nobody'
    add client pond Pond -s email=pond@brook.example -s phone=89001234568 -s taxid=7707083894
    assert_err ''
    add contact brook Max -s email=office@brook.example
    assert_err ''
    add touch brook x -s dir=in
    assert_err ''
}
