#!/usr/bin/env bats
# The words of papers: those of a file, beside the ledger, in place of ours.

load ../helper
load paper

setup() {
    common_setup
    studio
    mkdir "$ACCT_HOME/templates"
    number=$(acct-invoice new k --as-of 2026-03-01 -l 'Advice|2.5|h|1000|20')
}

# in_file LANG LINE…
in_file() {
    local lang=$1
    shift
    printf '%s\n' "$@" >"$ACCT_HOME/templates/paper.$lang"
}

@test "words: files of languages" {
    begin 'a file changes the words of a language, text and sheet alike'
    in_file en '# ours' 'invoice = Bill' 'numbered = {day}: {title} {number}' \
        'total = Sum ; a comment'
    show "$number"
    assert_status 0
    assert_err ''
    assert_out_has "1 March 2026: Bill $number"
    assert_out_has 'Sum, EUR              3,000.00'
    # what it leaves out stays
    assert_out_has 'VAT 20 % on 2,500.00    500.00'
    pdf "$number"
    has 'Bill' 'Sum, EUR 3,000.00'
    # the other language has its own
    show "$number" --lang ru
    assert_out_has 'Счёт на оплату'

    begin 'another language has numbers and dates of its own'
    cp "$root/examples/templates/paper.de" "$ACCT_HOME/templates"
    sed -i '/client,k/s/lang=en/lang=de_AT/' "$ledger"
    show "$number"
    assert_status 0
    assert_err ''
    assert_out_has "Rechnung Nr. $number vom 1. März 2026"
    assert_out_has 'USt 20 % auf 2.500,00    500,00'
    assert_out_has '1  Advice         2,5  Std.        1.000,00     20  2.500,00'
    assert_out_has 'Gesamtbetrag, EUR      3.000,00'
    # no sum in words, which we cannot spell
    assert_out_lacks words
    show "$number" -O html
    assert_out_has '<html lang="de-AT">'
    # lines of the programs, too
    acct-add -q contract k -r C-1 -a 100 -s per=quarter -d 2026-01-01 Pflege
    acct-invoice recurring -q --as-of 2026-04-02
    [ "$(grep -c ',line,k,.*"Pflege, 1. Quartal 2026".*unit=Quartal' "$ledger")" -eq 1 ] ||
        wrong "$(tail -n 1 "$ledger")"

    begin 'every one of the German file is one of ours, and none is English'
    export ACCT_HOME=$root/examples
    acct-invoice words | sed -n 's/^\([a-z_0-9]*\) =.*/\1/p' | sort >ours
    sed -n 's/^\([a-z_0-9]*\) =.*/\1/p' "$root/examples/templates/paper.de" |
        sort >german
    comm -13 ours german >unknown
    [ ! -s unknown ]
    comm -23 ours german | tr '\n' ' ' >left
    # what has no German, or is the same
    text_is left "$(cat left)" \
        'bic bik iban in_words inn kpp me_accountant me_address me_ground me_name me_signer note_z purpose_no_vat purpose_vat purpose_zero rub unit_centimetre unit_cubic_metre unit_gram unit_kilogram unit_kilometre unit_kilowatt_hour unit_litre unit_metre unit_square_metre unit_tonne '
}

@test "words: further lines, mistakes, names" {
    begin "a letter's text goes on in further lines, each a paragraph"
    long=$(printf 'word %.0s' {1..100})
    in_file en 'remind_1 = First {number}.' "    Second, $long." 'regards = Yours' \
        '  {name}'
    run2 acct-invoice remind --issue -n --as-of 2026-04-01
    assert_status 0
    assert_err ''
    assert_out_has "First $number."$'\n\nSecond, word word'
    assert_out_has $'\nYours\nКрачка'

    begin 'they are printed as a file has them'
    run2 acct-invoice words
    assert_status 0
    assert_err ''
    assert_out_has 'numbered = {title} No. {number} dated {day}'
    assert_out_has $'regards = Kind regards,\n    {name}\n'
    acct-invoice words --lang ru >"$ACCT_HOME/templates/paper.xx"
    show "$number" --lang ru
    cp "$out_file" russian
    show "$number" --lang xx
    # but for the sum in words
    grep -v 'Три тысячи евро' russian | cat -s >wanted
    cat -s "$out_file" | diff wanted -
    run2 acct-invoice words --lang ru -O csv
    assert_out_has 'invoice,Счёт на оплату'
    run2 acct-invoice words now
    assert_status 2

    begin 'what is wrong in a file is said with its line, and nothing is made'
    keep "$ledger"
    while IFS='|' read -r line why; do
        in_file en '' "$line"
        for command in "show $number -o x.pdf" 'new k --orders' "show $number"; do
            read -r -a words <<<"$command"
            run2 acct-invoice "${words[@]}" --as-of 2026-03-02
            assert_status 1
            assert_out ''
            assert_err "acct-invoice: $ACCT_HOME/templates/paper.en:$why"
            [ ! -e x.pdf ]
        done
        same "$ledger"
    done <<'END'
invoce = Bill|2: no word 'invoce' (did you mean 'invoice'?)
zzzzzzzz = Bill|2: no word 'zzzzzzzz' ('acct-invoice words' lists them)
numbered = {nr}|2: numbered: nothing is known for {nr} (it is: {title} No. {number} dated {day})
months = a b c|2: months: twelve names are wanted, with a blank between two
Bill|2: neither [section] nor name = value (comments start with #)
END
    printf 'invoice = \xff\n' >"$ACCT_HOME/templates/paper.en"
    show "$number"
    assert_status 1
    assert_err_has 'paper.en:1: is not UTF-8'
    printf 'invoice = a\033b\n' >"$ACCT_HOME/templates/paper.en"
    show "$number"
    assert_err_has 'paper.en:1: has a control character (take it out)'
    printf '[x]\ninvoice = a\n' >"$ACCT_HOME/templates/paper.en"
    show "$number"
    assert_err_has 'paper.en:2: there are no [sections] here'

    begin "a language's name leads nowhere else"
    for lang in ../acct.conf /etc/passwd x '' '-' toolongtobealanguage; do
        show "$number" --lang "$lang"
        assert_status 2
        assert_out ''
        assert_err_has "--lang: no words for '$lang' (en, ru, or those of a file $ACCT_HOME/templates/paper."
    done
    sed -i '/client,k/s|lang=en|lang=../../x|' "$ledger"
    show "$number"
    assert_status 0
    assert_out_has "Invoice No. $number"
}

# unit LANG QTY UNIT: how it is printed.
unit() {
    number=$(acct-invoice new k --as-of 2026-03-01 -l "Work|$2|$3|1|0" \
        -l 'Other|9||9|0')
    acct-invoice show "$number" --lang "$1" -O text |
        sed -n 's/^ *1  Work *[−0-9.,]*  \(.*[^ ]\)  *1[.,]00 .*/\1/p'
}

@test "units are in the language of the paper" {
    while IFS='|' read -r lang qty typed printed; do
        [ "$(unit "$lang" "$qty" "$typed")" = "$printed" ] ||
            wrong "$lang $qty $typed: $(unit "$lang" "$qty" "$typed")"
    done <<'END'
ru|2|h|ч
ru|2|hours|ч
ru|2|pcs|шт.
ru|2|PCS.|шт.
ru|2|month|мес.
ru|2|kWh|кВт·ч
ru|2|m2|м²
ru|2|m²|м²
ru|1|year|год
ru|2|year|года
ru|5|years|лет
ru|11|year|лет
ru|21|year|год
ru|112|year|лет
ru|1.5|year|года
ru|-1|год|год
ru|3|год|года
ru|2|service|услуги
en|2|ч|h
en|2|час|h
en|1|шт|pcs
en|1|мес.|month
en|3|мес|months
en|3|month|months
en|1|months|month
en|1.0|day|day
en|0.5|day|days
en|2|кв. м|m²
en|2|кВт*ч|kWh
ru|2|час|час
ru|2|шт|шт
en|2|hours|hours
en|2|PC|PC
ru|2|widget|widget
en|2|виджет|виджет
ru|2|г.|г.
en|2|г.|г.
END
}

@test "units: those of a file, and its forms" {
    in_file pl 'unit_hour = godz.' 'unit_year = rok|lata|lat' 'unit = szt.'
    sed -i '/client,k/s/lang=en/lang=pl/' "$ledger"
    while IFS='|' read -r qty typed printed; do
        [ "$(unit pl "$qty" "$typed")" = "$printed" ] ||
            wrong "$qty $typed: $(unit pl "$qty" "$typed")"
    done <<'END'
2|h|godz.
2|godz|godz
1|лет|rok
3|rok|lata
25|year|lat
2|шт.|szt.
2|month|months
2|кг|kg
END
    # a line that names none has the word of one
    acct-invoice new k -q --as-of 2026-03-02 -l 'Work|2||1|0'
    grep -q ',Work,qty=2;unit=szt.;' "$ledger"
}

# As the classifiers have them: OK 015-94, and Recommendation 20.
@test "units have their codes in JSON" {
    number=$(acct-invoice new k --as-of 2026-03-01 -l 'a|1|pcs|1|0' \
        -l 'b|1|час|1|0' -l 'c|1|дн.|1|0' -l 'd|1|week|1|0' \
        -l 'e|1|month|1|0' -l 'f|1|квартал|1|0' -l 'g|1|year|1|0' \
        -l 'h|1|min|1|0' -l 'i|1|g|1|0' -l 'j|1|кг|1|0' -l 'k|1|t|1|0' \
        -l 'l|1|cm|1|0' -l 'm|1|м|1|0' -l 'n|1|km|1|0' -l 'o|1|м2|1|0' \
        -l 'p|1|m3|1|0' -l 'q|1|l|1|0' -l 'r|1|кВт·ч|1|0' -l 's|1|set|1|0' \
        -l 't|1|усл. ед.|1|0' -l 'u|1|service|1|0' -l 'v|1|упак.|1|0' \
        -l 'w|1|widget|1|0')
    acct-invoice show "$number" -O json |
        jq -r '.[0].lines[] | "\(.unit)|\(.okei)|\(.rec20)"' >codes
    run2 cat codes
    assert_out <<'END'
pcs|796|H87
час|356|HUR
дн.|359|DAY
week|360|WEE
month|362|MON
квартал|364|QAN
year|366|ANN
min|355|MIN
g|163|GRM
кг|166|KGM
t|168|TNE
cm|004|CMT
м|006|MTR
km|008|KMT
м2|055|MTK
m3|113|MTQ
l|112|LTR
кВт·ч|245|KWH
set|839|SET
усл. ед.|876|C62
service||E48
упак.|778|
widget||
END
}
