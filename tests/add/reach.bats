#!/usr/bin/env bats
# How somebody is reached: as people paste it, kept in one form, and found by
# any.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,EUR,,,,Acme Ltd,
01B,2026-01-05,client,beta,,,EUR,,,,Beta Ltd,
E
}

add() {
    run2 acct-add --as-of 2026-10-05 "$@"
}

# kept ATTR=GIVEN VALUE: what is written down of it
kept() {
    local row
    add contact acme Ann -s "$1"
    assert_status 0
    row=$(tail -n 1 "$ledger")
    text_is "what is kept of $1" "${row##*,}" "${1%%=*}=$2"
}

sound() {
    run2 acct-check --as-of 2026-10-05 --skip twin
    assert_out ''
    assert_status 0
}

# found GIVEN...: each is somebody of acme's
found() {
    local who
    for who; do
        add -n -O csv note "$who" x
        assert_status 0
        assert_out_has ,note,acme,
    done
}

nbsp=$'\u00a0' narrow=$'\u202f' hyphen=$'\u2011' minus=$'\u2212' zero=$'\u200b'

@test "reach: telephones with blanks of Unicode are kept plain, and found" {
    local phone
    for phone in "+7${nbsp}900${nbsp}123${hyphen}45${hyphen}67" \
        "+7${narrow}900 123${minus}45-67" "+7${zero} 900 123-45-67" \
        " ${nbsp}+7 900 123-45-67${nbsp}" 'tel:+7 900 123-45-67' \
        $'\uff0b\uff17 900 123-45-67'; do
        begin "$phone"
        kept "phone=$phone" '+7 900 123-45-67'
        found '+7 900 123-45-67' 89001234567 "$phone" tel:+79001234567 \
            https://wa.me/79001234567 "8${nbsp}900${nbsp}1234567"
        sound
    done

    begin 'from abroad: 00, and the 0 of who calls without the country'
    for phone in '0049 30 1234567' '+49 (0)30 1234567' '0049(0)30/1234567'; do
        phone=${phone//\// }
        kept "phone=$phone" "$phone"
        found '+49 30 1234567' '0049 30 1234567' '+49 (0)30 123 45 67' "$phone"
        sound
    done

    begin 'those that a ledger has already are found, and no fault'
    put_more "$ledger" <<E
01C,2026-01-05,contact,acme,P-1,,,,,,Ann,phone=+7${nbsp}900${nbsp}123-45-67;telegram=https://t.me/Ann_b
E
    found +79001234567 "+7${narrow}900 1234567" @ann_b ann_b t.me/ann_b
    sound
    run2 acct-show --as-of 2026-10-05 --list --where phone=89001234567 -O ids
    assert_out acme
    run2 acct-show --as-of 2026-10-05 --list --where telegram=@ann_b -O ids
    assert_out acme
}

@test "reach: links are kept as what they lead to" {
    kept telegram=https://t.me/ann_b @ann_b
    kept telegram=t.me/ann_b @ann_b
    kept telegram=T.ME/ann_b/ @ann_b
    kept telegram=http://telegram.me/ann_b @ann_b
    kept 'telegram=tg://resolve?domain=ann_b' @ann_b
    kept telegram=@ann_b @ann_b
    kept telegram=ann_b ann_b
    kept telegram=https://t.me/+79001234567 +79001234567
    kept telegram=https://t.me/+AbCdEf https://t.me/+AbCdEf
    kept telegram=https://t.me/joinchat/AbC https://t.me/joinchat/AbC
    kept whatsapp=https://wa.me/79001234567 +79001234567
    kept 'whatsapp=https://wa.me/79001234567?text=Hi' +79001234567
    kept 'whatsapp=https://api.whatsapp.com/send?phone=79001234567&text=Hi' \
        +79001234567
    kept 'viber=viber://chat?number=%2B79001234567' +79001234567
    kept phone=tel:+7-900-123-45-67 +7-900-123-45-67
    kept phone=tel://89001234567 89001234567
    kept email=mailto:Ann@b.example Ann@b.example
    kept 'email=MAILTO:ann@b.example?subject=x' ann@b.example
    kept 'email=Ann Berg <ann@b.example>' ann@b.example
    kept "email=${nbsp}ann@b.example " ann@b.example
    found @ann_b ANN_B https://t.me/ann_b t.me/ann_b telegram.me/ann_b \
        mailto:ann@b.example 'Ann <ANN@b.example>' "ann@b.example$nbsp" \
        https://wa.me/79001234567 tel:+79001234567
    sound

    begin 'a link is no word of a name'
    add contact acme 'Ann Orlova'
    found orlova
    add note t.me/orlova x
    assert_status 1
    assert_err_has "no client 't.me/orlova'"
}

@test "reach: what acct-check calls a fault is refused" {
    local value
    keep "$ledger"
    for value in 12345 900-CALL 7+900123456 1234567890123456 'ask Ann' +; do
        for name in phone whatsapp viber; do
            add contact acme x -s "$name=$value"
            assert_status 1
            assert_err "acct-add: $name: '$value' is no telephone number (write it like +7 900 123-45-67)"
            add client gamma x -s "$name=$value"
            assert_status 1
        done
    done
    for value in a b@c a@b.example. 'a@b.example, c@d.example' "a${nbsp}b@c.example"; do
        add contact acme x -s "email=$value"
        assert_status 1
        assert_err "acct-add: email: '$value' is no e-mail address (give one address: name@example.com)"
        add - <<<$'type,client,text,attrs\nclient,gamma,x,"email='"$value"'"'
        assert_status 1
        assert_err_has "standard input:2: email: '$value' is no e-mail address"
    done
    same "$ledger"

    begin 'an empty one takes it back'
    kept phone=89001234567 89001234567
    kept phone= ''
    sound
}
