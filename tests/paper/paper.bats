#!/usr/bin/env bats
# Invoices and acts on paper: what a client gets is read back with tools that
# know nothing of ours (pdftotext, pdfinfo, pdftoppm, zbarimg).

load ../helper
load paper

setup() {
    common_setup
    seller
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01,2026-09-01,client,romashka,,,RUB,,,anna,Ромашка,lang=ru;legal=ООО «Ромашка»;address=191186\, г. Санкт-Петербург\, Невский пр.\, д. 28;taxid=7801122331/780101001
02,2026-09-01,client,gull,,,EUR,,,anna,Gull Tours,lang=en;legal=Gull Tours GmbH;address=Hafenstraße 12\; 20457 Hamburg;taxid=DE123456789
03,2026-10-05,invoice,romashka,R-1,2002.05,RUB,2026-10-19,,anna,,contract=C-12;period=2026-09
04,2026-10-05,line,romashka,R-1,1001.02,RUB,,,,Поисковое продвижение,qty=2;unit=мес.;vat=0
05,2026-10-05,line,romashka,R-1,0.01,RUB,,,,Округление цены,qty=1;unit=шт.;vat=0
06,2026-10-05,invoice,romashka,R-2,21000.00,RUB,2026-10-19,,anna,,order=O-7
07,2026-10-05,line,romashka,R-2,17500,RUB,,,,Аудит сайта,qty=1;unit=шт.;vat=20
08,2026-10-05,invoice,gull,E-1,1482.17,EUR,2026-10-19,,anna,Thank you,order=O-9;contract=C-3
09,2026-10-05,line,gull,E-1,950,EUR,,,,Tour pages,qty=1;unit=pcs;vat=19
10,2026-10-05,line,gull,E-1,100,EUR,,,,Photo <b>retouching</b> & "more",qty=3.5;unit=h;vat=7;discount=21.34
11,2026-10-05,invoice,gull,E-2,500,EUR,2026-10-19,,anna,,period=2026-09
12,2026-10-05,line,gull,E-2,500,EUR,,,,Consulting,qty=1;unit=pcs;vat=0;vatcat=AE
13,2026-10-06,act,romashka,A-1,,RUB,,,anna,,invoice=R-1
14,2026-10-07,credit,gull,CN-1,119,EUR,,,anna,price agreed,invoice=E-1
15,2026-10-07,line,gull,CN-1,100,EUR,,,,Tour pages,qty=1;unit=pcs;vat=19
16,2026-10-08,payment,gull,E-1,363.17,EUR,,,anna,,bank=5512
17,2026-10-08,offer,gull,Q-1,238,EUR,2026-11-08,,anna,,kind=quote
18,2026-10-08,line,gull,Q-1,200,EUR,,,,Winter pages,qty=1;unit=pcs;vat=19
EOF
    # as attrs have them: a comma needs no escape, but the cell needs quotes
    sed -i 's/\\,/,/g; s/^\(0[12],.*,Ромашка,\)\(.*\)$/\1"\2"/; s/^\(10,[^<]*\)\(Photo.*"more"\),\(.*\)$/\1"Photo <b>retouching<\/b> \& ""more""",\3/' "$ledger"
}

@test "paper: a Russian invoice" {
    begin 'a Russian invoice has every field of the form'
    pdf R-1
    has 'Счёт на оплату № R-1 от 5 октября 2026 г.' \
        'ПАО Сбербанк, г. Москва' 'Банк получателя' 'БИК 044525225' \
        'Сч. № 30101810400000000225' 'ИНН 7701234560 КПП 770101001' \
        'Сч. № 40702810938000000001' 'Получатель' \
        'Поставщик ООО «Крачка», ИНН 7701234560' \
        'Покупатель ООО «Ромашка», ИНН 7801122331, КПП 780101001' \
        'Невский пр., д. 28' 'Основание Договор C-12' \
        'Период сентябрь 2026 г.' 'Оплатить до 19 октября 2026 г.' \
        '№ Наименование Кол-во Ед. Цена Сумма' \
        '1 Поисковое продвижение 2 мес. 1 001,02 2 002,04' \
        '2 Округление цены 1 шт. 0,01 0,01' \
        'Итого 2 002,05' 'Без НДС —' 'Всего к оплате, руб. 2 002,05' \
        'Всего наименований 2, на сумму 2 002,05 руб.' \
        'Две тысячи два рубля 05 копеек' \
        'Руководитель' 'Крачкина А. П.' 'Бухгалтер' 'Чайкина В. Г.' \
        'Стр. 1 из 1'

    begin 'tax in a Russian invoice, and the ground where there is none'
    pdf R-2
    has 'НДС, %' '17 500,00 20 17 500,00' 'Итого 17 500,00' \
        'НДС 20 % 3 500,00' 'Всего к оплате, руб. 21 000,00' \
        'Двадцать одна тысяча рублей 00 копеек' 'Основание Заказ O-7'
    lacks 'Без НДС' 'не облагается'
    printf '[invoice]\nground = УСН, ст. 346.11 НК РФ\n' \
        >>"$ACCT_HOME/acct.conf"
    pdf R-1
    has 'НДС не облагается: УСН, ст. 346.11 НК РФ.'

    begin 'a sole trader signs alone'
    sed -i 's/^inn = .*/inn = 500100732259/; /^kpp/d' "$ACCT_HOME/acct.conf"
    pdf R-1
    has 'Предприниматель' 'ИНН 500100732259'
    lacks 'Бухгалтер' 'Руководитель'
}

@test "paper: an invoice within the EU" {
    begin 'an invoice has what article 226 of the VAT directive asks for'
    pdf E-1
    has 'Invoice' 'Number E-1' 'Date of issue 5 October 2026' \
        'Date of supply 5 October 2026' 'VAT ID CY10259033P' \
        'VAT ID DE123456789' 'Gull Tours GmbH' 'Hafenstraße 12; 20457' \
        '119019, г. Москва' '# Description Qty Unit Unit price Discount VAT % Net' \
        '1 Tour pages 1 pcs 950.00 19 950.00' \
        '2 Photo <b>retouching</b> & "more" 3.5 h 100.00 −21.34 7 328.66' \
        'Total without VAT 1,278.66' 'VAT 19 % on 950.00 180.50' \
        'VAT 7 % on 328.66 23.01' 'Total, EUR 1,482.17' \
        'Pay by 19 October 2026' 'Order O-9' 'Contract C-3' \
        'IBAN DE89 3704 0044 0532 0130 00' 'BIC COBADEFFXXX' \
        'Payment reference E-1' 'Note: Thank you' 'Page 1 of 1'

    begin 'reverse charge is said, in words too'
    pdf E-2
    has 'VAT 0 % on 500.00 (reverse charge) 0.00' \
        'Reverse charge: VAT is to be accounted for by the recipient' \
        'Period of supply September 2026' \
        'In words: Five hundred euros and 00 cents'
    lacks 'Date of supply'

    begin 'what was paid and credited since then'
    run2 acct-invoice show --as-of 2026-10-09 E-1 -o x.pdf
    assert_status 0
    read_paper
    has 'Paid 363.17' 'Credited 119.00' 'To pay, EUR 1,000.00' \
        'Credit note CN-1' '8 October 2026 Payment 5512 363.17'
    # and the code asks for the rest only
    [[ $(scan) == *$'\nEUR1000.00\n'* ]]
}

@test "paper: acts, credit notes, quotes" {
    begin "an act of the invoice's services, with its wording"
    run2 acct-invoice show --as-of 2026-10-09 A-1 -o x.pdf
    assert_status 0
    read_paper
    has 'Акт об оказании услуг № A-1 от 6 октября 2026 г.' \
        'Исполнитель ООО «Крачка»' 'Заказчик ООО «Ромашка»' \
        'Основание Счёт № R-1 от 5 октября 2026 г.' \
        'Поисковое продвижение 2 мес.' 'Всего, руб. 2 002,05' \
        'Всего оказано услуг 2, на сумму 2 002,05 руб.' \
        'Две тысячи два рубля 05 копеек' \
        'Вышеперечисленные услуги выполнены полностью и в срок.' \
        'претензий по объёму' 'М. П.'
    lacks 'БИК' 'Оплата по QR-коду'

    begin 'credit note and quote'
    run2 acct-invoice show --as-of 2026-10-09 CN-1 -o x.pdf
    assert_status 0
    read_paper
    has 'Credit note' 'Number CN-1' 'Corrects invoice E-1' 'Total, EUR 119.00'
    lacks 'Scan to pay' 'IBAN'
    run2 acct-invoice show --as-of 2026-10-09 Q-1 -o x.pdf
    assert_status 0
    read_paper
    has 'Quote' 'Valid until 8 November 2026' 'Total, EUR 238.00'
    run2 acct-invoice show --as-of 2026-10-09 CN-1
    assert_out_has 'Credit note No. CN-1 dated 7 October 2026'
}

@test "paper: the codes, field for field" {
    begin 'the code of a ruble invoice is ST00012, field for field'
    pdf R-1
    run2 scan
    assert_out 'ST00012|Name=ООО «Крачка»|PersonalAcc=40702810938000000001|BankName=ПАО Сбербанк, г. Москва|BIC=044525225|CorrespAcc=30101810400000000225|Sum=200205|Purpose=Оплата по счёту № R-1 от 05.10.2026. НДС не облагается.|PayeeINN=7701234560|KPP=770101001'
    pdf R-2
    run2 scan
    assert_out_has '|Sum=2100000|'
    assert_out_has 'В том числе НДС 3500.00 руб.'

    begin 'the code of a euro invoice is EPC, line for line'
    pdf E-2
    run2 scan
    assert_out 'BCD
002
1
SCT
COBADEFFXXX
ООО «Крачка»
DE89370400440532013000
EUR500.00


Invoice E-2 dated 2026-10-05'
}

# Turns dark modules, given as "x y run" lines, into an image of 8 dots each.
modules_to_image() {
    awk '{ for (i = 0; i < $3; i++) dark[$1 + i, $2]; if ($2 > n) n = $2
           if ($1 + $3 > m) m = $1 + $3 }
        END {
            n += 5; m += 4; scale = 8
            print "P1"; print m * scale, n * scale
            for (y = 0; y < n * scale; y++) {
                line = ""
                for (x = 0; x < m * scale; x++)
                    line = line (((int(x / scale), int(y / scale)) in dark) \
                        ? "1 " : "0 ")
                print line
            }
        }'
}

@test "paper: HTML, and the codes read back" {
    begin 'a page of HTML stands alone, and says what the PDF says'
    show R-1 -O html
    assert_status 0
    assert_err ''
    for want in '<!DOCTYPE html>' '<html lang="ru">' '<svg' 'size:A4' \
        '044525225' '40702810938000000001' '7701234560' \
        'Две тысячи два рубля 05 копеек' 'Крачкина А. П.'; do
        assert_out_has "$want"
    done
    for never in 'http:' 'https:' '<script' '<link' 'src="/' 'url('; do
        assert_out_lacks "$never"
    done

    begin 'the code in a page of HTML is read back'
    show R-1 -O html
    grep -o 'M[0-9]* [0-9]*h[0-9]*' "$out_file" | tr 'Mh' '  ' |
        modules_to_image >code.pbm
    run2 zbarimg -q --raw code.pbm
    assert_out_has '|Sum=200205|Purpose=Оплата по счёту № R-1'

    begin 'the code on a terminal is read back'
    show R-1 -O text --qr
    assert_status 0
    assert_out_has 'Счёт на оплату № R-1'
    # light modules are drawn; the lines of the code are of blocks only
    grep -E '^[█▀▄ ]+$' "$out_file" | grep '[█▀▄]' | awk '{
        n = 0; s = $0
        while (s != "") {
            if (substr(s, 1, 1) == " ") { c = " "; s = substr(s, 2) }
            else if (index(s, "█") == 1) { c = "F"; s = substr(s, 1 + length("█")) }
            else if (index(s, "▀") == 1) { c = "U"; s = substr(s, 1 + length("▀")) }
            else { c = "L"; s = substr(s, 1 + length("▄")) }
            if (c == " " || c == "L") print n, 2 * NR - 2, 1
            if (c == " " || c == "U") print n, 2 * NR - 1, 1
            n++
        }
    }' | modules_to_image >code.pbm
    run2 zbarimg -q --raw code.pbm
    assert_out_has '|Sum=200205|Purpose=Оплата по счёту № R-1'
}

@test "paper: what has no code; HTML escaped" {
    begin 'no code where there is nothing to pay, or no account'
    show R-1 -O text --qr -C /dev/null
    assert_status 1
    assert_err_has "there is no payment's QR code for R-1"
    sed -i '/^account\|^iban/d' "$ACCT_HOME/acct.conf"
    pdf R-1
    lacks 'Оплата по QR-коду'
    pdf E-2
    lacks 'Scan to pay'

    begin 'an account that cannot be is found before the client finds it'
    sed -i 's/^account = .*/account = 40702810938000000002/' \
        "$ACCT_HOME/acct.conf"
    show R-1 -o x.pdf
    assert_status 1
    assert_err_has "me.account: '40702810938000000002' is mistyped"
    [ ! -e x.pdf ]

    begin 'what is not ours is escaped in HTML'
    sed -i 's/^02,.*/02,2026-09-01,client,gull,,,EUR,,,anna,Gull Tours,"legal=<script>alert(1)<\/script>;address=""><img src=x>"/' "$ledger"
    sed -i 's/Thank you/<i>x<\/i>/; s/R-1,2002/R-1,2002/' "$ledger"
    run2 acct-invoice show --as-of 2026-10-05 E-2 -O html
    assert_status 0
    assert_out_lacks '<script>'
    assert_out_lacks '<img src=x'
    assert_out_has '&lt;script&gt;alert(1)&lt;/script&gt;'
}

@test "paper: long tables and texts; twice the same" {
    begin 'a long table has heads, carried sums and numbers on each page'
    {
        echo id,date,type,client,ref,amount,currency,text,attrs
        echo '1,2026-10-05,client,fern,,,EUR,Fern,lang=en'
        echo '2,2026-10-05,invoice,fern,N-1,200.00,EUR,,'
        for i in $(seq 100); do
            echo "l$i,2026-10-05,line,fern,N-1,2.00,EUR,Line $i of many,vat=0"
        done
    } >"$ledger"
    printf '[me]\nname = X\n' >x.conf
    pdf N-1 -C x.conf
    pages=$(pdfinfo x.pdf | awk '/^Pages:/ { print $2 }')
    [ "$pages" -ge 3 ]
    for p in $(seq "$pages"); do
        page=$(pdftotext -layout -f "$p" -l "$p" x.pdf - | sed 's/  */ /g')
        [[ $page == *'# Description'* ]]
        [[ $page == *"Page $p of $pages"* ]]
        # the sum carried is that of the lines so far
        last=$(grep -o 'Line [0-9]* of' <<<"$page" | tail -n 1 | tr -dc 0-9)
        if [ "$p" -lt "$pages" ]; then
            [[ $page == *"Carried forward $((last * 2)).00"* ]]
            brought=$((last * 2)).00
        else
            [[ $page != *'Carried forward'* ]]
            [[ $page == *'Total, EUR 200.00'* ]]
        fi
        [ "$p" -eq 1 ] || [[ $page == *'Brought forward '*.00* ]]
    done
    [[ $page == *"Brought forward $brought"* ]]
    # no line is lost, none is there twice
    run2 bash -c "pdftotext -layout x.pdf - | grep -o 'Line [0-9]* of' |
        sort -u | wc -l"
    assert_out 100

    begin 'a text longer than a page goes on, and loses no word'
    words=$(seq -f 'w%04.0fw' -s ' ' 2500)
    {
        echo id,date,type,client,ref,amount,currency,text,attrs
        echo '1,2026-10-05,client,fern,,,EUR,Fern,lang=en'
        echo "2,2026-10-05,invoice,fern,N-1,2.00,EUR,,"
        echo "3,2026-10-05,line,fern,N-1,2.00,EUR,$words,vat=0"
    } >"$ledger"
    pdf N-1
    run2 bash -c "pdftotext x.pdf - | grep -o 'w[0-9]*w' | sort -u | wc -l"
    assert_out 2500

    begin 'made again, it is the same'
    pdf R-1
    mv x.pdf first.pdf
    sleep 1
    pdf R-1
    cmp first.pdf x.pdf
    run2 pdfinfo -isodates x.pdf
    assert_out_has 'CreationDate:    2026-10-05T00:00:00Z'
    assert_out_has 'Title:           Счёт на оплату'
    assert_out_has 'Author:          ООО «Крачка»'
}

@test "paper: sizes, languages, fonts" {
    begin 'size, layout and language'
    pdf R-1 --paper letter
    run2 pdfinfo x.pdf
    assert_out_has '612 x 792'
    pdf R-1
    run2 pdfinfo x.pdf
    assert_out_has '(A4)'
    pdf R-1 --lang en
    has 'Invoice' 'In words: Two thousand two rubles and 05 kopecks'
    lacks 'Счёт на оплату'
    pdf E-2 --lang ru
    has 'Счёт на оплату' 'Пятьсот евро 00 центов'
    pdf R-1 --layout intl
    has 'Дата 5 октября 2026 г.' 'Номер R-1'
    show R-1 -O pdf --lang tlh
    assert_status 2
    assert_err_has "--lang: no words for 'tlh' (en, ru, or those of a file $ACCT_HOME/templates/paper.tlh)"
    show R-1 -O pdf --layout wide
    assert_status 2
    assert_err_has "--layout: 'wide' is not one of ru, intl"
    show R-1 -O pdf --paper a5
    assert_status 2

    begin 'a character of no font is told, not drawn as a box'
    printf '20,2026-10-05,invoice,gull,E-9,5,EUR,2026-10-19,,,odd \xf4\x8f\xbf\xbd,\n' >>"$ledger"
    show E-9 -o x.pdf
    assert_status 1
    assert_err_has 'no font here has all characters of'
    [ ! -e x.pdf ]

    begin 'no fonts at all, and one that is not there'
    printf '[paper]\nfont = No Such Font\n' >>"$ACCT_HOME/acct.conf"
    show R-1 -o x.pdf
    assert_status 1
    assert_err_has "paper.font: there is no font 'No Such Font' here"
    sed -i '/^font/d' "$ACCT_HOME/acct.conf"
    echo '<fontconfig></fontconfig>' >fonts.conf
    FONTCONFIG_FILE=$PWD/fonts.conf run2 timeout 10 acct-invoice show R-1 \
        -o x.pdf
    assert_status 1
    assert_err_has 'there are no fonts here'
}

@test "paper: a logo, where it goes" {
    begin 'a logo'
    base64 -d >"$ACCT_HOME/logo.png" <<'EOF'
iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGMQsakAIgYIBQAUXgMh
H8Oh0wAAAABJRU5ErkJggg==
EOF
    printf '[paper]\nlogo = logo.png\n' >>"$ACCT_HOME/acct.conf"
    pdf E-2
    run2 pdfimages -list x.pdf
    assert_out_has ' 2 '
    show E-2 -O html
    assert_out_has "data:image/png;base64,$(base64 -w0 "$ACCT_HOME/logo.png")"
    echo 'no image' >"$ACCT_HOME/logo.png"
    show E-2 -o x.pdf
    assert_status 1
    assert_err_has 'the logo is not a PNG image'
    rm "$ACCT_HOME/logo.png"
    show E-2 -o x.pdf
    assert_status 1
    assert_err_has 'paper.logo: '

    begin 'where it goes'
    show R-1 -O pdf
    assert_status 0
    [[ $(head -c 5 "$out_file") == %PDF- ]]
    show R-1 -o x.html
    assert_status 0
    grep -q '<!DOCTYPE html>' x.html
    show R-1 -O json -o rows.json
    assert_out ''
    run2 jq -r '.[0].lines[0].text' rows.json
    assert_out 'Поисковое продвижение'
    show R-1 -o x.txt
    grep -q 'Счёт на оплату № R-1' x.txt
    show R-1 -o nowhere/x.pdf
    assert_status 1
    assert_err_has 'nowhere/x.pdf'
    show R-1 -O pdf -o /dev/full
    assert_status 1

    begin 'a terminal is no place for a PDF'
    run2 script -qec "acct-invoice show R-1 -O pdf" /dev/null
    assert_status 2
    assert_out_has 'a PDF is not for a terminal (-o FILE'
}

@test "paper: no name, no format, no sum" {
    begin 'without a name of ours it is told of'
    show R-1 -C /dev/null -o x.pdf
    assert_status 0
    assert_err 'acct-invoice: the setting me.name is empty: the paper does not say whom it is from'
    show R-1 -C /dev/null
    assert_err ''

    begin 'other commands have no such formats'
    run2 acct-invoice list -O pdf
    assert_status 2
    assert_err_has "'list' has no format 'pdf'"

    begin 'lines that do not add up to the amount are on no paper'
    sed -i 's/R-2,21000.00/R-2,21000.01/' "$ledger"
    run2 acct-invoice show --as-of 2026-10-05 R-2 -o x.pdf
    assert_status 1
    assert_err_has 'the lines of R-2 add up to 21000.00, but its amount is 21000.01 RUB'
    [ ! -e x.pdf ]
}
