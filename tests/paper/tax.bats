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
