#!/usr/bin/env bats
# How papers look, as far as a program can see it: what is beside what.

load ../helper
load paper

setup() {
    common_setup
    studio 'phone = +7 495 000-00-00'
}

iban() {
    sed -i 's/^\[me\]/&\niban = DE89 3704 0044 0532 0130 00/' \
        "$ACCT_HOME/acct.conf"
}

# left WORD: where the first of them begins, in points.
left() {
    pdftotext -bbox x.pdf - | grep -F ">$1<" | head -n 1 |
        sed 's/.*xMin="\([0-9]*\).*/\1/'
}

# height WORD: of the first of them, in hundredths of a point.
height() {
    pdftotext -bbox x.pdf - | grep -F ">$1<" | head -n 1 |
        sed 's/.*yMin="\([0-9.]*\)".*yMax="\([0-9.]*\)".*/\1 \2/' |
        awk '{ printf "%d", ($2 - $1) * 100 }'
}

@test "paper: labels, texts beside the code, accounts" {
    begin "the labels of the bank's box stand on one line each"
    bill r -l 'Сайт|1|шт.|100|-'
    pdf "$number" --lang en --layout ru
    has 'BIK 044525225' 'Acc. No. 30101810400000000225' \
        'Acc. No. 40702810938000000001'

    begin 'texts are beside the code, or below it at the margin'
    iban
    bill k -l 'A|1||100|19'
    pdf "$number" --layout ru
    [ "$(left Items:)" -gt 150 ]
    [ "$(left Items:)" = "$(left In)" ]
    for lines in 3 4 5 6; do
        set --
        for i in $(seq "$lines"); do set -- "$@" -l "A|1||100|1$i"; done
        bill k "$@" --discount 5%
        pdf "$number" --layout ru
        [ "$(left Items:)" = "$(left In)" ]
    done
    [ "$(left Items:)" -lt 60 ]

    begin 'a paper names the account that takes its currency'
    bill r -l 'Сайт|1|шт.|100|-'
    pdf "$number" --layout intl
    has 'Сч. № 40702810938000000001' 'БИК 044525225' \
        'Корр. счёт 30101810400000000225'
    pdf "$number"
    has 'Поставщик Крачка, ИНН 7701234560, тел. +7 495'
    iban
    pdf "$number" --layout intl
    has 'Сч. № 40702810938000000001'
    lacks DE89
    bill k -l 'A|1||100|19'
    has 'IBAN DE89 3704 0044 0532 0130 00'
    lacks '40702810938000000001'
    pdf "$number" --layout ru --lang ru
    has 'IBAN DE89 3704 0044 0532 0130 00'
    lacks 'БИК' '40702810938000000001'
}

# words N: a text of so many.
words() {
    seq -f 'w%04.0fw' -s ' ' "$1"
}

@test "paper: a line higher than what is left of the page begins on it" {
    bill k -l "$(words 700)|1||100|19"
    [[ $(pdftotext -f 1 -l 1 x.pdf -) == *w0001w*w0400w* ]]
    [[ $(pdftotext -f 2 -l 2 x.pdf -) == *w0700w* ]]
    bill k -l 'First|1||7|19' -l "$(words 700)|1||100|19" -l 'Third|1||5|19'
    page=$(pdftotext -layout -f 1 -l 1 x.pdf - | sed 's/  */ /g')
    # the amount of the line is on this page, and in its sum
    [[ $page == *w0400w*'Carried forward 107.00'* ]]
    page=$(pdftotext -layout -f 2 -l 2 x.pdf - | sed 's/  */ /g')
    [[ $page == *'Brought forward 107.00'*w0700w*Third*'Total, EUR 133.28'* ]]
    # the total is not alone on its page, whatever is left of the one before
    for n in $(seq 480 "$(many 60 12)" 660); do
        bill k -l "$(words "$n")|1||100|19"
        for page in 1 2; do
            page=$(pdftotext -f "$page" -l "$page" x.pdf -)
            [[ $page != *'Total without VAT'* ]] ||
                [[ $page == *"$(printf 'w%04dw' "$n")"* ]]
        done
    done
}

@test "paper: HTML takes no logo that the PDF does not take" {
    printf '[paper]\nlogo = logo.png\n' >>"$ACCT_HOME/acct.conf"
    printf '\xff\xd8\xff\xe0JFIF' >"$ACCT_HOME/logo.png"
    number=$(acct-invoice new --as-of 2026-03-01 k -l 'A|1||100|19')
    for format in html pdf; do
        show "$number" -O "$format"
        assert_status 1
        assert_out ''
        assert_err 'acct-invoice: the logo is not a PNG image'
    done
}

@test "paper: no number is broken, however wide the table" {
    bill k -l "$(words 30)|123456.789|kilowatt-hours-at-night|10000000000|20|10%" \
        -l 'Travel|3|km|11371741237517|20' --gross
    has '123,456.789' '10,000,000,000.00 −123,456,789,000,000.00 ' \
        ' 1,111,111,101,000,000.00' \
        'Travel 3 km 11,371,741,237,517.00 20 34,115,223,712,551.00'
    # the text is narrower, but has its words side by side
    has '1 w0001w w0002w 123,456.789'
    # type is smaller there only, and heads are folded only where they must
    tall=$(height w0001w)
    bill k -l "$(words 30)|1|hours of work|100|20|10%" --gross
    has '# Description Qty Unit Unit price incl. VAT Discount incl. VAT VAT %'
    [ "$(height w0001w)" -gt "$((tall * 11 / 10))" ]
    bill k -l "$(words 30)|1|km|1371741237517|20|10%" --gross
    has '−137,174,123,751.70' '1,371,741,237,517.00' '1,234,567,113,765.30'
}

# columns: how wide the text in x.txt is.
columns() {
    LC_ALL=C.UTF-8 wc -L <x.txt
}

@test "paper: text folds heads before it is wider than 80 columns" {
    bill k -l 'Consulting about pages|1|hours|100|20|10%' --gross
    show "$number" -o x.txt
    [ "$(columns)" -le 80 ]
    # at the foot of the head, on no more lines than need be
    grep -q '^ *Unit price   Discount  VAT     Amount$' x.txt
    grep -q '^#  Description  *Qty  Unit   *incl\. VAT  incl\. VAT    %  incl\. VAT$' \
        x.txt
    bill k -l "$(words 9)|1.125|kilometres of rope|1234567|20|10%" \
        -l 'x|1|kilowatt-hour-at-night|1|20' --gross
    show "$number" -o x.txt
    [ "$(columns)" -eq 80 ]
    grep -q ' 1.125  kilometres  *1,234,567.00 ' x.txt
    grep -q '^ .* of rope$' x.txt
    grep -q ' kilowatt-h…  ' x.txt
    # no amount is cut, and none is lost
    bill k -l "$(words 9)|3|h|1371741237517|20|10%" --gross
    show "$number" -o x.txt
    grep -q '^#  Description ' x.txt
    grep -q '1,371,741,237,517.00  −411,522,371,255.10   20  3,703,701,341,295.90$' \
        x.txt
}

@test "paper: labels fold, numbers do not" {
    begin 'text folds the labels of sums'
    bill k -l 'x|3||1371741237517|20' -l 'x|3||1371741237517|K' --gross
    show "$number" -o x.txt
    [ "$(columns)" -le 80 ]
    grep -q '^ *of which VAT 0 % on 4,115,223,712,551.00$' x.txt
    grep -q '^ *(intra-Community)  *0.00$' x.txt

    begin 'no line breaks within a number or before the word for year'
    bill r -l 'Часть 30 000,00 из 1 234 567 за 2026 г. по заказу 12 от 3456 789|1||100|-'
    show "$number" -O html
    for want in 'Часть 30~000,00 из 1~234~567 за' ' за 2026~г. по' \
        'заказу 12 от 3456 789<'; do
        assert_out_has "${want//\~/$'\u00a0'}"
    done
    # wherever the line ends
    printf -v sums '30 000,00 %.0s' {1..9}
    for n in $(seq 1 "$(many 7 1)" 30); do
        printf -v long '%*s' "$n" ''
        acct-invoice new --as-of 2026-03-01 r -q -r "L-$n" \
            -l "${long// /x} $sums|1||100|-"
        show "L-$n" -o x.txt
        [ "$(grep -o '30 000,00' x.txt | wc -l)" = 9 ]
    done
    run2 acct-invoice show "$number" -O json
    assert_out_has 'Часть 30 000,00 из'
}

# Like pdf, of $number: without a name of ours.
nameless() {
    show "$number" "$@" -o x.pdf
    assert_status 0
    assert_err 'acct-invoice: the setting me.name is empty: the paper does not say whom it is from'
    read_paper
}

# top WORD: where the first of them begins, in points.
top() {
    pdftotext -bbox x.pdf - | grep -F ">$1<" | head -n 1 |
        sed 's/.*yMin="\([0-9]*\).*/\1/'
}

@test "paper: accounts without blanks, labels of nothing, a logo" {
    begin 'an account typed without blanks is read in groups of four'
    iban
    sed -i 's/^iban = .*/iban = DE89370400440532013000/' "$ACCT_HOME/acct.conf"
    bill k -l 'A|1||100|19'
    has 'IBAN DE89 3704 0044 0532 0130 00'
    show "$number" -o x.txt
    grep -q '^IBAN  *DE89 3704 0044 0532 0130 00$' x.txt
    show "$number" -O html
    assert_out_has "DE89"$'\u00a0'"3704"$'\u00a0'"0044"
    [[ $(scan) == *DE89370400440532013000* ]]

    begin 'there is no label of a party that nothing is known of'
    printf '[acct]\ncurrency = EUR\n' >"$ACCT_HOME/acct.conf"
    number=$(acct-invoice new k -l 'A|1||100|-' --as-of 2026-03-01)
    nameless
    has 'Bill to' 'Klient'
    lacks 'From'
    show "$number" -O html
    assert_out_lacks 'From'
    nameless --lang ru --layout ru
    has 'Покупатель Klient'
    lacks 'Поставщик'
    printf '[me]\ntaxid = CY10259033P\n' >>"$ACCT_HOME/acct.conf"
    nameless
    has 'From' 'VAT ID CY10259033P'
    nameless --lang ru --layout ru
    has 'Поставщик Налоговый номер CY10259033P'

    begin 'a Russian form has the logo above it'
    bill r -l 'A|1||100|-'
    plain=$(top БИК)
    printf '[paper]\nlogo = logo.png\n' >>"$ACCT_HOME/acct.conf"
    base64 -d >"$ACCT_HOME/logo.png" <<'EOF'
iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGMQsakAIgYIBQAUXgMh
H8Oh0wAAAABJRU5ErkJggg==
EOF
    pdf "$number"
    run2 pdfimages -list x.pdf
    assert_out_has ' image '
    # 16 mm, and a margin
    down=$(($(top БИК) - plain))
    [ "$down" -ge 46 ]
    [ "$down" -le 62 ]
    show "$number" -O html
    [[ $out == *'<img class="logo" alt="Крачка" src="data:image/png;base64,'*'<table class="bank">'* ]]
    # letters have it in their head, once
    show "$number" -O html --layout intl
    [ "$(grep -o '<img' "$out_file" | wc -l)" = 1 ]
    assert_out_lacks '<img class'
}
