#!/usr/bin/env bats
# Where papers break: what belongs together is on one page.

load ../helper
load paper

setup() {
    common_setup
    studio 'iban = DE89 3704 0044 0532 0130 00' 'signer = Крачкина А. П.'
    # of the lengths that are tried one by one, each or some
    step=$(many 5 1)
}

# rows CLIENT LINES PAYMENTS [REMARK]: an invoice, its act, and payments.
rows() {
    local currency=EUR i
    [ "$1" = k ] || currency=RUB
    {
        echo "$(<"$ledger")"
        echo "i,2026-03-01,invoice,$1,I-1,$2.00,$currency,,,,,"
        for ((i = 1; i <= $2; i++)); do
            echo "l$i,2026-03-01,line,$1,I-1,1,$currency,,,,Line $i,vat=0"
        done
        echo "a,2026-03-02,act,$1,A-1,,$currency,,,,${4-},invoice=I-1"
        for ((i = 1; i <= $3; i++)); do
            echo "p$i,2026-03-03,payment,$1,I-1,0.10,$currency,,,,,"
        done
    } >x.csv
}

# pages NUMBER: sets $page to the text of each.
pages() {
    show "$1" -f x.csv -o x.pdf
    assert_status 0
    pdftotext -layout x.pdf x.layout
    sed -i 's/\xc2\xa0/ /g; s/  */ /g' x.layout
    mapfile -d $'\f' -t page <x.layout
}

# Sums are with a line, the words with the sums, the last page has a line.
check_pages() {
    local text i
    [[ ${page[-1]} =~ Line\ [0-9] ]]
    for i in "${!page[@]}"; do
        text=${page[i]}
        [[ $text != *'Total, EUR'* && $text != *'Всего, руб.'* &&
            $text != *'Всего к оплате, руб.'* ]] || {
            [[ $text =~ Line\ [0-9] ]]
            [[ $text == *'In words'* || $text =~ рубл.*\ копеек ]]
        }
    done
}

@test "breaks: signatures and the frame are under the end of the table" {
    for client in r k; do
        for n in $(seq 16 "$step" 37) 60 61 62; do
            rows "$client" "$n" 0
            pages A-1
            check_pages
            pages I-1
            check_pages
        done
    done
}

@test "breaks: a head and few payments are on one page, and with the rest" {
    local head='(Оплата и зачёты|Payments and credit notes)'
    for client in r k; do
        for n in $(seq 14 "$step" 31); do
            rows "$client" "$n" 3
            pages I-1
            check_pages
            for text in "${page[@]}"; do
                [[ ! $text =~ $head ]] ||
                    [ "$(grep -cE ' (Оплата|Payment) 0[.,]10' <<<"$text")" = 3 ]
            done
        done
        # of many, some are with the head, and two with what is below
        for ((n = 12; n <= 22; n += 2 * step)); do
            rows "$client" "$n" 14
            pages I-1
            for text in "${page[@]}"; do
                [[ ! $text =~ $head ]] || [[ $text =~ (Оплата|Payment)\ 0[.,]10 ]]
            done
            [ "$(grep -cE '(Оплата|Payment) 0[.,]10' <<<"${page[-1]}")" -ge 2 ]
        done
    done
}

@test "breaks: a long note parts, and its last lines are with the signatures" {
    for n in $(seq 100 $((50 * step)) 900); do
        rows k 5 0 "$(seq -f 'w%04.0fw' -s ' ' "$n")"
        pages A-1
        [[ ${page[-1]} == *"$(printf 'w%04dw' "$n")"*Stamp* ]]
        [[ ${page[0]} == *'Line 5'*'In words'* ]]
    done
}

@test "breaks: where rows are few and high, some still begin the table" {
    note=$(seq -f 'w%04.0fw' -s ' ' 90)
    for n in 4 5 6 7 8; do
        rows r "$n" 0
        sed -i "s/Line [0-9]*/& $note/" x.csv
        pages A-1
        check_pages
        [[ ${page[0]} == *'Line 1'* ]]
    done
}

@test "breaks: a single line goes with its sums" {
    long=$(seq -f 'w%04.0fw' -s ' ' 60)
    for n in $(seq 160 $((8 * step)) 300); do
        sed -i "s/^\(a1.*lang=en\).*/\1;address=$(seq -f 'w%04.0fw' -s ' ' "$n")/" \
            "$ledger"
        rows k 1 0 "$(seq -f 'w%04.0fw' -s ' ' 300)"
        sed -i "s/Line 1/& $long/" x.csv
        pages A-1
        for text in "${page[@]}"; do
            [[ $text != *'Total, EUR'* || $text == *'Line 1'* ]]
        done
    done
}
