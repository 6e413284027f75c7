#!/usr/bin/env bats
# Languages: of any case, and those alone that there are words for.

load ../helper

setup() {
    common_setup
    mkdir -p "$ACCT_HOME"
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,EUR,,,,Acme Ltd,lang=RU
01B,2026-02-01,invoice,acme,INV-1,10.00,EUR,,,,,
E
    put "$ACCT_HOME/acct.conf" <<<$'[me]\nname = We'
}

add() {
    run2 acct-add --as-of 2026-10-05 "$@"
}

# kept GIVEN TAG
kept() {
    local row
    add client acme -q -s "lang=$1"
    assert_status 0
    row=$(tail -n 1 "$ledger")
    text_is lang "${row##*,}" "lang=$2"
    add contact acme Ann -s "lang=$1"
    assert_status 0
}

sound() {
    run2 acct-check --as-of 2026-10-05
    assert_out ''
    assert_status 0
}

@test "lang: tags ignore case, and papers are in that language" {
    run2 acct-invoice show INV-1 --as-of 2026-10-05
    assert_out_has 'Счёт'
    run2 acct-invoice show INV-1 --as-of 2026-10-05 --lang EN
    assert_out_has 'Invoice'
    kept RU ru
    kept ru-ru ru-RU
    kept ru_RU ru-RU
    kept En-us en-US
    kept EN en
    kept '' ''
    sound
}

@test "lang: what there are no words for is refused, with what there is" {
    local tag
    keep "$ledger"
    for tag in de DE de-AT; do
        add client acme -s "lang=$tag"
        assert_status 1
        assert_err_has 'acct-add: lang: there are no words for '
        assert_err_has "', and papers would be in English (there are: en, ru; or put a file $ACCT_HOME/templates/paper.de"
    done
    for tag in r russian/x 'ru ru' рус -ru ru-; do
        add client acme -s "lang=$tag"
        assert_status 1
        assert_err "acct-add: lang: '$tag' is no language (write its tag: en, ru, pt-BR)"
    done
    same "$ledger"

    begin 'a ledger that has it already'
    sed -i s/lang=RU/lang=de/ "$ledger"
    put_more "$ledger" <<<'01C,2026-02-02,contact,acme,P-1,,,,,,Ann,lang=tlh'
    run2 acct-check --as-of 2026-10-05
    assert_status 1
    assert_out <<E
$ledger:2:12: lang: there are no words for 'de': papers are in English: acct-conf(5) tells how to bring another language
$ledger:4:12: lang: there are no words for 'tlh': papers are in English: acct-conf(5) tells how to bring another language
E
    begin 'a file of the own brings it, in small letters or not'
    local name n=0
    for name in de de-at de-AT; do
        rm -rf "$ACCT_HOME/templates"
        mkdir "$ACCT_HOME/templates"
        echo 'invoice = Rechnung' >"$ACCT_HOME/templates/paper.$name"
        kept DE-at de-AT
        acct-invoice new acme -l 'x|1||10|0' -r "I-$((n += 1))" --as-of 2026-10-05 -q
        run2 acct-invoice show "I-$n" --as-of 2026-10-05
        assert_out_has Rechnung
        sound
    done
    add client acme -s lang=fr
    assert_err_has '(there are: en, ru, de-AT; or'
}
