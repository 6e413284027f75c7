#!/usr/bin/env bats
# Pages of HTML as a browser prints them.  Run by `make browser`, which installs
# one.

load ../../helper
load ../../browser
load ../paper

setup() {
    common_setup
    studio 'phone = +7 495 000-00-00'
}

# Prints a page, and tells the number of sheets.
sheets() {
    print_page "$1"
    pdfinfo printed.pdf | awk '/^Pages:/ { print $2 }'
}

@test "paper: what is one page as PDF is one from the browser" {
    set --
    for i in $(seq 16); do set -- "$@" -l "Line $i|2||50|20"; done
    for client in k r; do
        bill "$client" "$@"
        run2 pdfinfo x.pdf
        assert_out_has 'Pages:           1'
        show "$number" -o x.html
        [ "$(sheets x.html)" = 1 ]
    done
    # labels do not wrap: each field of the form is one line high
    pdftotext -layout printed.pdf - | grep -q 'Оплатить до  *15 марта'
}

@test "paper: no word is too long for a page of HTML" {
    long=$(printf 'q%.0s' {1..300})
    sed -i "s/^\(a1.*\)lang=en/\1lang=en;address=A $long/" "$ledger"
    sed -i "s/^\(a2.*\)lang=ru/\1lang=ru;address=A $long/" "$ledger"
    # (of units, those that are known are written in the reader's language)
    local -A unit=([k]=hours [r]=ч)
    for client in k r; do
        for line in "$long" "https://example.com/$long"; do
            bill "$client" -l "$line|1|hours|1234567.89|20" -m "$long"
            show "$number" -o x.html
            sheets x.html >/dev/null
            text=$(text_of printed.pdf)
            # all columns are on the page, and no number is broken
            read -r right width < <(pdftotext -bbox printed.pdf - | sed -n '
                s/.*page width="\([0-9]*\).*/width \1/p
                s/.*xMax="\([0-9]*\).*/\1/p' | awk '
                $1 == "width" { w = $2; next } $1 > x { x = $1 }
                END { print x, w }')
            [ "$right" -lt "$((width - 40))" ]
            has " 1 ${unit[$client]} " '234'
            [[ $text == *1,234,567.89*1,234,567.89* ||
                $text == *'1 234 567,89'*'1 234 567,89'* ]]
        done
    done
}

@test "paper: a browser breaks pages as a PDF does" {
    for n in 26 31 32 37; do
        set --
        for i in $(seq "$n"); do set -- "$@" -l "Line $i|1||10|-"; done
        for client in r k; do
            bill "$client" "$@"
            for i in 1 2 3; do acct-invoice pay "$number" 1 -q; done
            show "$number" -o x.html
            sheets x.html >/dev/null
            mapfile -d $'\f' -t page < <(pdftotext -layout printed.pdf -)
            for text in "${page[@]}"; do
                [[ ! $text =~ (Оплата и зачёты|Payments and credit notes) ]] ||
                    [ "$(grep -cE '(Оплата|Payment)  .* 1[.,]00' <<<"$text")" = 3 ]
            done
            [[ ${page[-1]} =~ (Line [0-9]|Payment  |Оплата  ) ]]
        done
    done
}

@test "paper: on a telephone nothing is cut off; by night it can be read, and scanned" {
    sed -i '/^account/i iban = DE89 3704 0044 0532 0130 00' "$ACCT_HOME/acct.conf"
    local scheme what
    for client in k r; do
        bill "$client" -l 'A line|2||50|20' -l 'Another of a rather long name|12||1234.50|20'
        show "$number" -o x.html
        for scheme in 1 0; do
            for width in 390 1200; do
                seen $width --blink-settings=preferredColorScheme=$scheme
                is '.scroll <= .width and .wide == 0 and .fetched == []'
                is '.code == "rgb(255, 255, 255)"'
                for what in ink faint; do
                    awk -v c="$(contrast $what paper)" 'BEGIN { exit !(c >= 4.5) }' ||
                        wrong "$what is too faint: $(<seen.json)"
                done
                awk -v c="$(contrast head paper)" 'BEGIN { exit !(c >= 4.5) }'
            done
            mv seen.json seen.$scheme
        done
        [ "$(jq .paper seen.0)" != "$(jq .paper seen.1)" ]
    done
}
