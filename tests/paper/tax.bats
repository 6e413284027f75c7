#!/usr/bin/env bats
# What papers say of tax: rates, none at all, why, and which part is meant.

load ../helper
load paper

setup() {
    common_setup
    studio
}

@test "paper: rates, grounds, categories" {
    begin 'a rate of 0 % is a rate, none is none'
    bill r -l 'Экспорт|1|шт.|100|0 Z'
    has 'НДС, %' '100,00 0 100,00' 'НДС 0 % (нулевая ставка) 0,00'
    lacks 'Без НДС'
    bill r -l 'Экспорт|1|шт.|100|0 Z' -l 'Совет|1|шт.|50|O' \
        -l 'Книга|1|шт.|30|E' -l 'Сайт|1|шт.|10|20'
    has 'НДС 0 % с 100,00 (нулевая ставка) 0,00' \
        'Без НДС на сумму 50,00 (вне сферы НДС) —' \
        'Без НДС на сумму 30,00 (не облагается) —' 'НДС 20 % с 10,00 2,00' \
        '1 шт. 50,00 без НДС 50,00'
    bill k -l 'Advice|1||100|AE' -l 'Abroad|1||50|G' -l 'Book|1||30|E'
    show "$number" --layout ru -o x.pdf
    read_paper
    has 'Without VAT on 100.00 (reverse charge) —' \
        'Without VAT on 50.00 (export) —' 'Without VAT on 30.00 (exempt) —'
    pdf "$number" --lang ru
    has 'Без НДС на сумму 50,00 (экспорт) —' '50,00 без НДС 50,00'
    lacks 'НДС 0'
    # a single one needs no telling apart
    bill r -l 'Сайт|1|шт.|100|-'
    has 'Без НДС —'

    begin 'a ground stands instead of what the category would say'
    bill r -l 'Совет|1|шт.|100|O'
    has 'Не является объектом обложения НДС.'
    # УСН is no matter of what the law calls outside its scope
    bill r -l 'УСН|1|шт.|100|-'
    has 'Без НДС —'
    lacks 'объектом' 'вне сферы' 'не облагается'
    bill r -l 'УСН|1|шт.|100|без НДС'
    lacks 'объектом' 'вне сферы' 'не облагается'
    bill r -l 'УСН|1|шт.|100|-' --ground 'применение УСН (ст. 346.11 НК РФ)'
    has 'НДС не облагается: применение УСН (ст. 346.11 НК РФ).'
    lacks 'объектом' 'вне сферы'
    bill k -l 'Book|1||100|E' --ground 'Article 132 (1).'
    has 'VAT is not charged: Article 132 (1).'
    lacks 'Exempt from VAT' '(1)..'
    bill r -l 'Экспорт|1|шт.|100|0 Z' --ground 'пп. 1 п. 1 ст. 164 НК РФ'
    has 'НДС 0 %: пп. 1 п. 1 ст. 164 НК РФ.'
    lacks 'не облагается'

    begin 'why there is no tax says on what, where there is some'
    bill k -l 'Book|1||100|E' -l 'Site|1||50|19' --ground 'Article 132'
    has '100.00 EUR — VAT is not charged: Article 132.'
    bill k -l 'Book|1||100|E' -l 'Site|1||50|19'
    has '100.00 EUR — Exempt from VAT.'
    # two that it is about are told apart
    bill k -l 'Book|1||100|E' -l 'Abroad|1||50|G' --ground 'Article 132'
    has 'VAT 0 % on 100.00 (exempt)' 'VAT 0 % on 50.00 (export)' \
        $'\nVAT is not charged: Article 132.'
    lacks '(Article 146'
    # reverse charge is said whatever the ground is
    bill k -l 'Book|1||100|E' -l 'Advice|1||50|AE' --ground 'Article 132'
    has '100.00 EUR — VAT is not charged: Article 132.' \
        '50.00 EUR — Reverse charge: VAT is to be accounted for'
}

@test "paper: prices with tax, no lines, tax numbers" {
    begin 'prices with tax are marked, and the sums add up for a reader'
    bill k -l 'Pages|2|pcs|59.50|19' -l 'Photos|1|pcs|21.40|7|1.40' --gross \
        --discount 10%
    has '# Description Qty Unit' 'Unit price incl. VAT' 'Discount incl. VAT' \
        'Amount incl. VAT' '2 pcs 59.50 19 119.00'
    sums=$(sed -n '/Sum of the lines/,/without VAT/ { s/^ *//; /./p }' \
        <<<"$text")
    text_is sums "$sums" <<'EOF'
Sum of the lines incl. VAT 139.00
Discount incl. VAT −13.90
Total incl. VAT, EUR 125.10
of which VAT 19 % on 90.00 17.10
of which VAT 7 % on 16.82 1.18
of which without VAT 106.82
EOF
    show "$number" --layout ru --lang ru -o x.pdf
    read_paper
    has 'Цена с НДС' 'Сумма с НДС' 'В том числе НДС 19 % 17,10'
    # without tax there is nothing to mark
    bill k -l 'Pages|2|pcs|59.50|E' --gross
    has 'Unit price VAT %' 'Total without VAT 119.00'
    lacks 'incl. VAT'

    begin 'nothing is said of the tax of an invoice without lines'
    echo 'h,2026-03-01,invoice,k,H-1,500,EUR,2026-03-15,,,By hand,' \
        >>"$ledger"
    pdf H-1
    has 'By hand 1 500.00 500.00' 'Total, EUR 500.00'
    lacks VAT\ % 'without VAT'

    begin 'reverse charge and supplies within the EU want both tax numbers'
    bill n -l 'Pages|1||100|19'
    number=$(acct-invoice new --as-of 2026-03-01 n -l 'Advice|1||100|AE')
    show "$number" -o x.pdf
    assert_status 0
    assert_err "acct-invoice: reverse charge needs the client's tax number \
(acct-add client n -s taxid=…)"
    show "$number" -O html
    assert_err_has "reverse charge needs the client's tax number"
    acct-add -q client n -s taxid=DE123456789 --as-of 2026-03-02
    pdf "$number"
    sed -i '/^taxid/d; /^inn/d' "$ACCT_HOME/acct.conf"
    number=$(acct-invoice new --as-of 2026-03-01 k -l 'Goods|1||100|K')
    show "$number" -o x.pdf
    assert_status 0
    assert_err "acct-invoice: an intra-Community supply needs your tax number \
(the setting me.taxid)"
}

@test "new, credit, recurring: tax numbers that are missing are told of at once" {
    sed -i '/^taxid/d; /^inn/d' "$ACCT_HOME/acct.conf"
    run2 acct-invoice new --as-of 2026-03-01 n -l 'Advice|1||100|AE'
    assert_status 0
    number=$out
    assert_err <<'END'
acct-invoice: reverse charge needs your tax number (the setting me.taxid)
acct-invoice: reverse charge needs the client's tax number (acct-add client n -s taxid=…)
END
    run2 acct-invoice credit "$number" --all --as-of 2026-03-01
    assert_status 0
    assert_err_has "reverse charge needs the client's tax number"
    # what has no number yet, or is no invoice, lacks none
    for kind in quote act; do
        run2 acct-invoice $kind --as-of 2026-03-01 n -l 'Advice|1||100|AE'
        assert_status 0
        assert_err ''
    done
    run2 acct-invoice new --as-of 2026-03-01 n -l 'Advice|1||100|19'
    assert_err ''
    # each once, though there are three invoices
    put_more "$ledger" <<'END'
k1,2026-01-01,contract,n,M-1,100.00,EUR,2026-02-28,,,Support,per=month
k2,2026-01-01,contract,k,M-2,100.00,EUR,2026-01-31,,,Support,per=month
END
    printf '[invoice]\ncategory = AE\n' >>"$ACCT_HOME/acct.conf"
    run2 acct-invoice recurring --as-of 2026-03-01 --from 2026-01-01
    assert_status 0
    [ "$(wc -l <"$out_file")" -eq 3 ]
    assert_err <<'END'
acct-invoice: reverse charge needs your tax number (the setting me.taxid)
acct-invoice: reverse charge needs the client's tax number (acct-add client n -s taxid=…)
END
}

# taxed WANT ARGUMENT…: what an invoice of these writes of the tax of its lines.
taxed() {
    local want=$1
    shift
    run2 acct-invoice new --as-of 2026-03-01 -n -O json "$@"
    assert_status 0
    text_is tax "$(jq -r '.[] | select(.type == "line") | .attrs' "$out_file" |
        grep -o 'vat.*' | tr '\n' ' ')" "$want "
}

@test "paper: no tax, wherever a tax is named" {
    begin 'the setting takes what a line takes'
    while IFS='|' read -r vat want; do
        studio '[invoice]' "vat = $vat" 'ground = УСН'
        taxed "$want" r -l 'Сайт|1|шт.|100'
        taxed "$want" r -l "Сайт|1|шт.|100|$vat"
    done <<'END'
-|vat=0
none|vat=0
None|vat=0
без НДС|vat=0
Без НДС|vat=0
no VAT|vat=0
—|vat=0
E|vat=0;vatcat=E
0 Z|vat=0;vatcat=Z
20|vat=20;vatcat=S
20.00 S|vat=20;vatcat=S
END
    studio '[invoice]' 'vat = -' 'ground = УСН'
    bill r -l 'Сайт|1|шт.|100'
    has 'Без НДС —' 'НДС не облагается: УСН.'
    [[ $(scan) == *'. НДС не облагается.|'* ]]
    # no rate, or one of 0, is without tax; 0 % of the category Z is a rate
    bill r -l 'Сайт|1|шт.|100|0'
    has 'НДС не облагается: УСН.'
    bill r -l 'Сайт|1|шт.|100|0 Z'
    lacks УСН
    bill r -l 'Сайт|1|шт.|100|-' --ground ''
    lacks УСН
    # what was said once is said again
    acct-invoice new -q --as-of 2026-03-01 r -r R-0 -l 'Сайт|1|шт.|100|0'
    acct-invoice show R-0 >before.txt
    sed -i 's/ground = УСН/ground = другое/' "$ACCT_HOME/acct.conf"
    acct-invoice show R-0 | cmp - before.txt
    while IFS='|' read -r vat why; do
        studio '[invoice]' "vat = $vat"
        run2 acct-invoice list
        assert_status 1
        assert_err "acct-invoice: $ACCT_HOME/acct.conf:12: vat: $why"
    done <<'END'
--|'--' is not a decimal (write digits, with a point before decimals)
nil|'nil' is not a decimal (write digits, with a point before decimals)
X|'X' is not one of S|Z|E|AE|K|G|O
0 S|category S has a rate (write 20 S, or 20)
20 E|category E has no tax (only S has)
101|'101' is not between 0 and 100
-20|'-20' is not between 0 and 100
END

    begin 'so do contracts, orders and rows typed by hand'
    studio '[invoice]' 'vat = 20' 'ground = УСН'
    acct-add -q contract r Retainer -r C-1 -a 100 -d 2026-02-01 -s per=month \
        -s vat=-
    acct-add -q contract k Retainer -r C-2 -a 100 -d 2026-02-01 -s per=month \
        -s 'vat=0 E'
    acct-add -q contract k Retainer -r C-3 -a 100 -d 2026-02-01 -s per=month
    acct-invoice recurring -q --as-of 2026-02-28
    grep -E ',(invoice|line),' "$ledger" | sed 's/^[^,]*,[^,]*,//
        s/,[A-Z]*-20.*contract/ contract/; s/period=[^;]*;*//
        s/,[A-Z]*-20.*unit=[^;]*;/ /' >got
    text_is rows "$(cat got)" 'invoice,r contract=C-1;ground=УСН
line,r vat=0
invoice,k contract=C-2;ground=УСН
line,k vat=0;vatcat=E
invoice,k contract=C-3;
line,k vat=20;vatcat=S'
    put_more "$ledger" <<'END'
h1,2026-03-01,invoice,r,H-1,230,RUB,2026-03-15,,,,
h2,2026-03-01,line,r,H-1,100,RUB,,,,Сайт,vat=-
h3,2026-03-01,line,r,H-1,100,RUB,,,,Сайт,vat=0 E
h4,2026-03-01,line,r,H-1,25,RUB,,,,Сайт,vat=20 S
END
    pdf H-1
    has 'Без НДС на сумму 100,00 —' 'Без НДС на сумму 100,00 (не облагается) —' \
        'НДС 20 % с 25,00 5,00'
    run2 acct-check --as-of 2026-10-05
    assert_status 0
    studio '[invoice]' 'vat = -' 'ground = УСН'
    acct-add -q order r Сайт -r O-1 -a 100 -d 2026-02-01
    taxed 'vat=0;order=O-1' r --order O-1
    assert_out_has 'ground=УСН'
    run2 acct-add contract r x -s vat=nil
    assert_status 1
    assert_err_has "vat: 'nil' is not a decimal"
}

@test "paper: a ground, in both languages and once" {
    begin 'the usual one is of the language'
    studio '[invoice]' 'vat = -' 'ground = применение УСН (ст. 346.11 НК РФ)'
    mkdir "$ACCT_HOME/templates"
    echo 'me_ground = simplified taxation (art. 346.11 of the Tax Code)' \
        >"$ACCT_HOME/templates/paper.en"
    bill r -l 'Сайт|1|шт.|100'
    has 'НДС не облагается: применение УСН (ст. 346.11 НК РФ).'
    grep -q 'ground=применение УСН' "$ledger"
    pdf "$number" --lang en
    says 'VAT is not charged: simplified taxation (art. 346.11 of the Tax Code).'
    lacks УСН
    bill k -l 'Site|1||100'
    says 'VAT is not charged: simplified taxation (art. 346.11 of the Tax Code).'
    grep -q 'ground=simplified taxation' "$ledger"
    pdf "$number" --lang ru --layout ru
    says 'НДС не облагается: применение УСН (ст. 346.11 НК РФ).'
    lacks simplified
    # the setting, of an older record for a client with another language
    put_more "$ledger" <<'END'
h1,2026-03-01,invoice,k,H-1,100,EUR,2026-03-15,,,,ground=применение УСН (ст. 346.11 НК РФ)
h2,2026-03-01,line,k,H-1,100,EUR,,,,Site,vat=-
END
    pdf H-1
    has 'VAT is not charged: simplified taxation'
    # one's own of this document stays what it is
    bill r -l 'Сайт|1|шт.|100' --ground 'статья 149'
    pdf "$number" --lang en
    has 'VAT is not charged: статья 149.'
    # and without the word there is the setting
    rm "$ACCT_HOME/templates/paper.en"
    bill k -l 'Site|1||100'
    has 'VAT is not charged: применение УСН (ст. 346.11 НК РФ).'

    begin 'what says itself that there is no tax is said alone'
    while IFS='|' read -r client ground want; do
        bill "$client" -l 'x|1||100|-' --ground "$ground"
        says "$want"
        [[ $text != *": $want"* ]]
    done <<'END'
r|НДС не облагается: УСН|НДС не облагается: УСН.
r|НДС не облагается в связи с применением УСН.|НДС не облагается в связи с применением УСН.
r|ндс не облагается (УСН)|ндс не облагается (УСН).
r|НДС не облагается|НДС
r|Без НДС, УСН|Без НДС, УСН.
k|VAT is not charged: Article 132|VAT is not charged: Article 132.
k|Without VAT (Article 132)|Without VAT (Article 132).
k|НДС не облагается: УСН|НДС не облагается: УСН.
r|НДС не облагаетсякак|НДС не облагается: НДС не облагаетсякак.
k|VAT is not due|VAT is not charged: VAT is not due.
END
    bill r -l 'x|1||100|0 Z' --ground 'НДС 0 %: пп. 1 п. 1 ст. 164 НК РФ'
    has 'НДС 0 %: пп. 1 п. 1 ст. 164 НК РФ.'
    lacks '%: НДС 0 %'
}
