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

@test "news: who is not in the team" {
    begin 'without [team] anybody is right'
    add task brook Call -w ann
    assert_err ''
    begin 'an owner, who has a role with a client, and what amends'
    printf '%s\n' '[acct]' 'owner = zoe' '[team]' 'anna = account' 'boris = sales' \
        >"$ACCT_HOME/acct.conf"
    add task brook Call -w ann
    assert_err "acct-add: 'ann' is not in the team (closest: anna)"
    add task brook Call -w anna
    assert_err ''
    add -q task brook Call -w ann
    assert_err ''
    add client brook -s sales=bors -s papers=anna
    assert_err "acct-add: 'bors' is not in the team (closest: boris)"
    add contract - -r C-1 --amend -w ivanov
    assert_err_has "acct-add: 'ivanov' is not in the team (acct.conf has no line for it)"
    # who keeps the books is said elsewhere
    add task brook Call
    assert_err ''
}

@test "news: the period of a figure or report is written as it is compared" {
    # said TYPE PERIOD WANTED
    said() {
        add "$1" brook -r C-1 -s name=leads -s actual=3 -s period="$2" -O csv
        text_is "$2" "$(sed -n 's/.*period=\([^;]*\)$/\1/p' "$out_file")" "$3"
    }
    begin 'words, letters, stretches'
    said kpi last-month 2026-09
    said kpi 2026-Q3 2026-q3
    said kpi 2026-09 2026-09
    said kpi 2026-09-01..2026-09-15 2026-09-01..2026-09-15
    add report brook -r C-1 -s period=last-quarter -d 2026-07-02 -O csv
    assert_out_has period=2026-q2
    begin 'what is none is refused'
    for type in 'kpi -s name=leads -s actual=3' report; do
        # shellcheck disable=SC2086
        run2 acct-add $type brook -r C-1 -s period=spring --as-of 2026-10-05
        assert_status 1
        assert_err "acct-add: period: 'spring' is no period (write such as 2026, 2026-10, 2026-q3, this-month, all, FROM..TO)"
    done
    begin 'by hand: found, and compared all the same'
    put_more "$ledger" <<'E'
k1,2026-03-01,kpi,brook,C-1,,,,,anna,,name=CPL;target=900;period=2026-02
k2,2026-03-01,kpi,brook,C-1,,,,,anna,,name=CPL;actual=870;period=last-month
k3,2026-03-01,kpi,brook,C-1,,,,,anna,,name=CPM;actual=870;period=spring
E
    run2 acct-metrics kpi_attainment -p 2026-q1 --as-of 2026-04-01
    assert_out_has '2026-q1,kpi_attainment,,1.000000,share,,1,1'
    run2 acct-check --as-of 2026-10-05
    assert_status 1
    assert_out_has "attr: period: 'spring' is no period"
    assert_out_lacks last-month
}

@test "news: whom a record was taken for" {
    begin_lada() { echo '01E,2026-02-01,client,lada,,,,,,,Лада-Мебель,' >>"$ledger"; }
    begin 'by how it sounds, or a word of its name'
    begin_lada
    add note laada Hello
    assert_err "acct-add: 'laada' is taken for lada (Лада-Мебель)"
    add note мебель Hello
    assert_err "acct-add: 'мебель' is taken for lada (Лада-Мебель)"
    add -q note laada Hello
    assert_err ''
    [ "$(grep -c ',note,lada,' "$ledger")" = 3 ]
    begin 'not by its key, the whole of a name, or an address'
    begin_lada
    add note lada Hello
    assert_err ''
    add note 'лада-мебель' Hello
    assert_err ''
    add note 'OOO "Лада Мебель"' Hello
    assert_err ''
    add note ann@brook.example Hello
    assert_err ''
    add note 7707083893 Hello
    assert_err ''
}

@test "news: what a client does not want" {
    # told WORDS WANTED: of what is added
    told() {
        # shellcheck disable=SC2086
        add $1
        assert_err "${2:+acct-add: brook does not want $2: added all the same}"
    }
    begin 'news, offers, gifts, surveys, congratulations'
    add client brook -s 'optout=news|offer|survey|congrats|gift'
    told 'touch brook N -s dir=out -s kind=news' news
    told 'touch brook N -s dir=out -s kind=proposal' offers
    told 'touch brook N -s dir=out -s kind=congrats' congratulations
    told 'gift brook Wine' gifts
    told 'offer brook More -s kind=upsell' offers
    told 'survey brook' surveys
    begin 'what is asked for, or ours to do, is another matter'
    told 'offer brook More -s kind=quote' ''
    told 'touch brook N -s dir=out -s kind=notice' ''
    told 'touch brook N -s dir=in -s kind=news' ''
    told '-q gift brook Wine' ''
    told 'gift fen Wine' ''
    begin 'nor when they want it again'
    add client brook -s optout=
    told 'gift brook Wine' ''
}
