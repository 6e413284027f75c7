#!/usr/bin/env bats
# How a client may be named: as banks, registers and links write it.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
A1,2025-01-10,client,romashka,,,,,,anna,Кофейня «Ромашка»,legal=ООО «Ромашка Плюс»;taxid=7701234567/770101001;phone=+7 900 123-45-67;telegram=@roma
A2,2025-01-10,client,yolka,,,,,,anna,Ёлка,taxid=ИНН 7709876543
A3,2025-01-10,client,acme,,,,,,anna,"Acme Garden Tools, Ltd.",taxid=DE 123 456 789;email=office@acme.example
A4,2025-01-10,client,berg,,,,,,anna,Berg & Söhne GmbH & Co. KG,
A5,2025-01-10,client,petrov,,,,,,anna,ИП Петров Иван,
A6,2025-01-10,client,vega,,,,,,anna,ООО «Вега»,taxid=7705555555/770501001
A7,2025-01-10,client,vega2,,,,,,anna,АО «Вега»,taxid=7705555555/780501001
A8,2025-01-10,client,zao,,,,,,anna,ЗАО,
A9,2025-01-10,client,lada,,,,,,anna,Лада-Мебель,
EOF
}

# names KEY NAME...: each of them is that client's
names() {
    local key=$1 name
    shift
    for name; do
        run2 acct-show "$name" -O ids --as-of 2026-01-01
        [ "$status:$out" = "0:$key" ] || wrong "$name: $key"
    done
}

@test "named: as banks write firms" {
    names romashka 'ООО "Ромашка"' 'ООО «РОМАШКА»' 'Ромашка ООО' \
        'Общество с ограниченной ответственностью "Ромашка Плюс"' \
        'ромашка плюс' 'OOO "Кофейня Ромашка"'
    names yolka Елка 'ИП Елка' 'ООО "ЕЛКА"'
    names acme 'Acme Garden Tools' 'ACME GARDEN TOOLS LTD' \
        'Acme Garden Tools Limited' '"Acme Garden Tools" L.L.C.'
    names berg 'Berg & Söhne' 'BERG & SÖHNE GMBH'
    names petrov 'Индивидуальный предприниматель Петров Иван' 'Петров Иван, ИП'
    names zao ЗАО
    # a hyphen is a blank, and OOO may be Latin
    names lada 'OOO "Лада Мебель"' 'ООО «Лада – Мебель»' 'лада мебель' \
        'ООО "Лада-Мебель"'
}

@test "named: by tax number, and by links" {
    names romashka 7701234567 '7701234567/770101001' 'ИНН 7701234567' \
        'инн 7701234567 кпп 770101001' tel:+79001234567 https://t.me/roma \
        '8 (900) 123-45-67'
    names yolka 7709876543
    names acme DE123456789 'VAT DE 123.456.789' mailto:office@acme.example
}

@test "named: what several are called is refused, the whole of it is not" {
    run2 acct-show Вега --as-of 2026-01-01
    assert_status 1
    assert_out ''
    assert_err "acct-show: 'Вега' may be any of: vega, vega2 (use the key)"
    run2 acct-show 7705555555 --as-of 2026-01-01
    assert_status 1
    assert_err "acct-show: '7705555555' may be any of: vega, vega2 (use the key)"
    names vega 'ООО «Вега»' '7705555555/770501001'
    names vega2 'АО «Вега»' '7705555555/780501001'
    # no address is another's but for its full stops
    run2 acct-show offi.ce@acme.example --as-of 2026-01-01
    assert_status 1
    # an ending is no name
    run2 acct-show ООО --as-of 2026-01-01
    assert_status 1
    run2 acct-show ИНН --as-of 2026-01-01
    assert_status 1
}

@test "named: in rows of another program, many of them" {
    for i in 1 2 3; do
        printf '2026-01-0%d,note,"ООО ""Ромашка Плюс""",from the bank\n' "$i"
        printf '2026-01-0%d,note,7709876543,from the bank\n' "$i"
        printf '2026-01-0%d,note,ACME GARDEN TOOLS LLC,from the bank\n' "$i"
    done >rows
    sed -i '1i date,type,client,text' rows
    run2 acct-add - --as-of 2026-02-01 <rows
    assert_status 0
    assert_err ''
    run2 acct-show --list notes --group client --as-of 2026-02-01 -O csv
    assert_out <<'EOF'
client,count
acme,3
romashka,3
yolka,3
EOF
}

@test "named: in another script, where nobody is called so" {
    put_more "$ledger" <<'END'
B1,2025-02-01,client,k1,,,,,,anna,Акме,
B2,2025-02-01,client,k2,,,,,,anna,Müller & Söhne,
B3,2025-02-01,client,k3,,,,,,anna,Mark,
B4,2025-02-01,client,k4,,,,,,anna,Студия Щука,
B5,2025-02-01,contact,k4,P-1,,,,,anna,Жанна Ким,
B6,2025-02-01,contact,k3,P-2,,,,,anna,Жанна Ли,
END
    # acme is a key, and so is vega
    names acme acme
    names k1 akme 'OOO "Akme"' 'AKME LTD' aKmE
    names k2 muller 'Muller & Sohne'
    names k3 Марк
    names k4 shchuka 'studiya shchuka' 'zhanna kim'
    names petrov 'petrov ivan'
    begin 'not what sounds alike in the same script, nor parts of words'
    for name in marc shchuk Акми; do
        run2 acct-show "$name" -O ids --as-of 2026-01-01
        assert_status 1
        assert_out ''
        assert_err_has "no client '$name'"
    done
    begin 'of several none'
    put_more "$ledger" <<'END'
B1,2025-02-01,client,k1,,,,,,anna,Студия Щука,
B2,2025-02-01,client,k2,,,,,,anna,Студия Окунь,
END
    run2 acct-show studiya --as-of 2026-01-01
    assert_status 1
    assert_out ''
    assert_err "acct-show: 'studiya' may be any of: k1, k2 (use the key)"
    begin 'one among many, who are looked for one after another'
    put_more "$ledger" <<<'B1,2025-02-01,client,k1,,,,,,anna,Акме-2,'
    printf '%s\n' date,type,client,text 2026-01-02,note,akme\ 2,{one,two,more} >rows
    run2 acct-add - --as-of 2026-01-03 <rows
    assert_status 0
    run2 acct-show --list notes --as-of 2026-01-03 --columns client,text -O csv
    assert_out $'client,text\nk1,one\nk1,two\nk1,more'
}
