#!/usr/bin/env bats
# The code to pay with: what it says, and papers that cannot have one.

load ../helper
load paper

setup() {
    common_setup
    studio 'iban = DE89 3704 0044 0532 0130 00'
}

# What the code says that it is for.
purpose() {
    scan | sed 's/.*|Purpose=//; s/|.*//'
}

# conf NAME VALUE: sets it in the section [me].
conf() {
    sed -i "/^$1 =/d; s/^\\[me\\]/&\\n$1 = $2/" "$ACCT_HOME/acct.conf"
}

# The paper is made, with the account and without the code, and $1 is told.
without_code() {
    local say="acct-invoice: the paper has no QR code to pay with: $1"
    show "$number" -o x.pdf
    assert_status 0
    assert_err "$say"
    read_paper
    has 'DE89 3704 0044 0532 0130 00'
    lacks 'Scan to pay'
    run2 scan
    assert_out ''
    show "$number" -O html
    assert_status 0
    assert_err "$say"
    assert_out_has 'DE89 3704 0044 0532 0130 00'
    assert_out_lacks '<svg'
    # who asked for the code is told that there is none
    show "$number" -O text --qr
    assert_status 1
    assert_err "acct-invoice: $1"
}

@test "paper: what the code says, and when there is none" {
    begin 'after a part payment the code states the tax of the rest'
    bill r -l 'Сайт|1|шт.|109650.50|20'
    [[ $(purpose) == *'В том числе НДС 21930.10 руб.' ]]
    acct-invoice credit --as-of 2026-03-02 "$number" -l 'Скидка|1|шт.|412.50'
    acct-invoice pay --as-of 2026-03-02 "$number" 50000
    run2 acct-invoice show --as-of 2026-03-03 "$number" -o x.pdf
    # 131580.60 - 495.00 - 50000.00; 21930.10 * 81085.60 / 131580.60
    [[ $(scan) == *'|Sum=8108560|'* ]]
    [[ $(purpose) == *'В том числе НДС 13514.27 руб.' ]]

    begin 'after a credit in part, the tax is that of the lines that are left'
    bill r -l 'Сайт|1|шт.|100|20' -l 'Книга|1|шт.|50|-'
    [[ $(purpose) == *'В том числе НДС 20.00 руб.' ]]
    acct-invoice pay --as-of 2026-03-02 "$number" 10
    pdf "$number"
    # 20.00 * 160.00 / 170.00
    [[ $(purpose) == *'В том числе НДС 18.82 руб.' ]]
    acct-invoice credit --as-of 2026-03-03 "$number" -l 'Сайт|1|шт.|100|20'
    pdf "$number"
    [[ $(scan) == *'|Sum=4000|'* ]]
    [[ $(purpose) == *'. НДС не облагается.' ]]
    # the letter, too, speaks of the lines that are left
    letter=$(acct-invoice remind --as-of 2026-04-01 --issue "$number")
    pdf "$letter"
    [[ $(scan) == *'|Sum=4000|'* ]]
    [[ $(purpose) == "Оплата по счёту № $number"*'. НДС не облагается.' ]]
    # the other of two lines, and all but a part of one of three rates
    bill r -l 'Сайт|1|шт.|100|20' -l 'Книга|1|шт.|50|-'
    acct-invoice credit --as-of 2026-03-03 "$number" -l 'Книга|1|шт.|50|-'
    pdf "$number"
    [[ $(purpose) == *'В том числе НДС 20.00 руб.' ]]
    bill r -l 'Сайт|1|шт.|100|20' -l 'Книга|1|шт.|50|10' -l 'Груз|1|шт.|9|0 Z'
    acct-invoice credit --as-of 2026-03-03 "$number" -l 'Сайт|1|шт.|100|20' \
        -l 'Книга|1|шт.|30|10'
    echo "l,2026-04-01,touch,r,$number,,,,,,,dir=out;kind=reminder;number=L-1" \
        >>"$ledger"
    pdf L-1
    [[ $(scan) == *'|Sum=3100|'* ]]
    [[ $(purpose) == *'В том числе НДС 2.00 руб.' ]]
    # a credit note without lines says no rate: 20.00 * 85.00 / 170.00
    bill r -l 'Сайт|1|шт.|100|20' -l 'Книга|1|шт.|50|-'
    echo "c,2026-03-02,credit,r,C-1,85,RUB,,,,,invoice=$number" >>"$ledger"
    pdf "$number"
    [[ $(purpose) == *'В том числе НДС 10.00 руб.' ]]

    begin 'a tax that comes to nothing is one'
    bill r -l 'Гвоздь|1|шт.|0.02|20'
    [[ $(purpose) == *'В том числе НДС 0.00 руб.' ]]
    bill r -l 'Гвоздь|1|шт.|0.02|20' -l 'Книга|1|шт.|50|-'
    [[ $(purpose) == *'В том числе НДС 0.00 руб.' ]]

    begin 'the code says of tax what is known of it'
    bill r -l 'Сайт|1|шт.|100|-'
    [[ $(purpose) == *'. НДС не облагается.' ]]
    bill r -l 'Сайт|1|шт.|100|0 Z'
    [[ $(purpose) == *'. НДС 0 %.' ]]
    bill r -l 'Сайт|1|шт.|100|0 Z' -l 'Книга|1|шт.|100|E'
    [[ $(purpose) == *2026. ]]
    # typed by hand, without lines
    echo 'h,2026-03-01,invoice,r,H-1,500,RUB,2026-03-15,,,,' >>"$ledger"
    pdf H-1
    [[ $(purpose) == 'Оплата по счёту № H-1 от 01.03.2026.' ]]

    begin 'a long name of a bank is cut in the code, as its BIC counts'
    conf bank_name 'СЕВЕРО-ЗАПАДНЫЙ БАНК ПАО СБЕРБАНК Г. САНКТ-ПЕТЕРБУРГ'
    bill r -l 'Сайт|1|шт.|100|20'
    has 'ПАО СБЕРБАНК Г. САНКТ-' ПЕТЕРБУРГ
    [[ $(scan) == *'|BankName=СЕВЕРО-ЗАПАДНЫЙ БАНК ПАО СБЕРБАНК Г.|BIC='* ]]

    begin 'more than 300 bytes of what has to be there: windows-1251'
    long='Общество с ограниченной ответственностью «Научно-производственное'
    long+=' объединение «Крачка»'
    conf name "$long"
    conf bank_name 'ПАО Сбербанк, Северо-Западный банк, г. Псков'
    bill r -l 'Сайт|1|шт.|100|20'
    run2 scan_bytes
    assert_status 0
    text_is 'the code' "$(iconv -f CP1251 -t UTF-8 "$out_file")" "ST00011|Name=\
$long|PersonalAcc=40702810938000000001|BankName=ПАО Сбербанк, Северо-Западный \
банк, г. Псков|BIC=044525225|CorrespAcc=30101810400000000225|Sum=12000|Purpose=\
Оплата по счёту № $number от 01.03.2026. В том числе НДС 20.00 руб.|PayeeINN=\
7701234560"
    # UTF-8 would have been, with the separator at its end
    block="Name=$long|PersonalAcc=40702810938000000001|BankName=ПАО Сбербанк, \
Северо-Западный банк, г. Псков|BIC=044525225|CorrespAcc=30101810400000000225|"
    [ "$(printf %s "$block" | wc -c)" -gt 300 ]
    [ "$(printf %s "$block" | wc -m)" -le 300 ]
    # all that prints it survives it
    show "$number" -O html
    assert_status 0
    assert_out_has '<svg'
    iconv -f UTF-8 -t UTF-8 "$out_file" >/dev/null
    show "$number" --qr
    assert_status 0
    assert_out_has '█'
    show "$number" -O json
    assert_status 0
    conf name "${long/Крачка/Ķračka}"
    run2 acct-invoice show --as-of 2026-10-05 "$number" -o x.pdf
    assert_status 0
    assert_err "acct-invoice: the paper has no QR code to pay with: me.name: in \
UTF-8 the fields of a payment's QR code are more than 300 bytes, and windows-1251 \
has no 'Ķ' (shorten me.name or me.bank_name, or write it otherwise)"
    run2 scan
    assert_out ''
    show "$number" --qr
    assert_status 1
    assert_err_has "windows-1251 has no 'Ķ'"

    begin 'a bar in a name: another separator'
    conf name 'Крачка | студия'
    bill r -l 'Сайт|1|шт.|100|20'
    [[ $(scan) == 'ST00012~Name=Крачка | студия~PersonalAcc='*'~Sum=12000~'* ]]

    begin 'what the code has no room for holds no paper back'
    number=$(acct-invoice new --as-of 2026-03-01 k -l 'Ship|1||1000000000|0 E')
    without_code \
        "more than 999999999.99 euros do not fit a payment's QR code"
    acct-invoice pay --as-of 2026-03-02 "$number" 0.01
    pdf "$number"
    has 'Scan to pay'
    conf name "$(printf 'n%.0s' {1..71})"
    without_code "me.name: 71 characters do not fit a payment's QR code \
(at most 70)"

    begin 'paper.qr = no leaves the code out'
    printf '[paper]\nqr = no\n' >>"$ACCT_HOME/acct.conf"
    bill k -l 'Ship|1||100|0 E'
    has IBAN
    lacks 'Scan to pay'
    # but not where it is asked for
    show "$number" -O text --qr
    assert_status 0
    assert_out_has '█'
    sed -i 's/^qr = no/qr = maybe/' "$ACCT_HOME/acct.conf"
    show "$number" -o x.pdf
    assert_status 2
    assert_err_has "paper.qr: 'maybe' is not one of yes, no"
}

# wrong_account NUMBER NAME VALUE WHY: with that setting no format makes it.
wrong_account() {
    local format
    cp "$ACCT_HOME/acct.conf" right
    conf "$2" "$3"
    for format in text html pdf json; do
        show "$1" -O $format
        assert_status 1
        assert_out ''
        assert_err "acct-invoice: me.$2: '$3$4"
    done
    cp right "$ACCT_HOME/acct.conf"
}

@test "paper: a wrong number of an account, in any format" {
    begin 'of the account that is printed, code or not'
    conf bic COBADEFFXXX
    acct-invoice new -q --as-of 2026-03-01 k -r E-1 -l 'Ship|1||100|0 E'
    acct-invoice new -q --as-of 2026-03-01 k -r E-2 -l 'Ship|1||1|0 E' \
        --currency USD
    acct-invoice statement -q --as-of 2026-03-02 k --issue --currency USD
    acct-invoice remind -q --as-of 2026-04-01 --issue E-1
    printf '[paper]\nqr = no\n' >>"$ACCT_HOME/acct.conf"
    for paper in E-1 E-2 ST-2026-0001 REM-2026-0001; do
        pdf "$paper"
        wrong_account "$paper" iban 'DE98 3704 0044 0532 0130 00' \
            "' is no IBAN (its check digits do not fit)"
        wrong_account "$paper" iban 'DE51 3704 0044 0532 0130 0' \
            "' is no IBAN (it has 21 characters, those of DE have 22)"
        wrong_account "$paper" iban 'US89 3704 0044 0532 0130 00' \
            "' is no IBAN (it does not begin with the code of a country that has them)"
        wrong_account "$paper" bic COBADEF \
            "' is not a bank's code of 8 or 11 characters"
        wrong_account "$paper" bic COBAXXFF \
            "' is no bank's code ('XX', its fifth and sixth letter, is no country)"
        wrong_account "$paper" bic BNPAFRPP \
            "' is of a bank in FR, and the IBAN of one in DE (they are to be of one bank)"
    done
    # drafts, and what is printed when it is made: nothing is added
    conf bic BNPAFRPP
    keep "$ledger"
    for words in 'new k -l x|1||1 -n' 'new k -l x|1||1 -O text'; do
        read -r -a command <<<"$words"
        run2 acct-invoice --as-of 2026-03-03 "${command[@]}"
        assert_status 1
        assert_out ''
        assert_err_has "me.bic: 'BNPAFRPP' is of a bank in FR"
        same "$ledger"
    done

    begin 'not of one that is not'
    acct-invoice new -q --as-of 2026-03-01 r -r R-1 -l 'Сайт|1|шт.|100|20'
    acct-invoice quote -q --as-of 2026-03-01 k -r Q-1 -l 'Ship|1||100|0 E'
    conf iban DE98370400440532013000
    for paper in R-1 Q-1; do
        pdf "$paper"
    done
    wrong_account R-1 account 40702810938000000002 \
        "' is mistyped, or not of this bank (its check digit does not fit)"
}
