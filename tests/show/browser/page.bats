#!/usr/bin/env bats
# A client's page as a browser shows and prints it.  Run by `make browser`,
# which installs one.

load ../../helper
load ../../browser
load ../page

setup() {
    common_setup
}

@test "page: nothing is too wide, nothing is fetched" {
    local lang width
    for lang in en ru; do
        planted $lang
        sed -i "s/Photographs/$(printf 'q%.0s' {1..200})/" "$ledger"
        acct-show --page acme -o p --as-of "$day" -q 2>/dev/null
        cp p/index.html x.html
        for width in 390 1200; do
            seen $width
            is ".width == $width and .scroll <= .width and .wide == 0"
            is '.fetched == []'
        done
    done
    # the test sees what is too wide, and what is fetched
    sed -i 's/<h1>/<img src="http:\/\/127.0.0.1:1\/x.png"><h1 style="width:1300px">/' x.html
    seen 1200
    is '.scroll > .width and .wide > 0 and (.fetched | length) == 1'
}

@test "page: by day and by night what is written can be read" {
    local scheme what
    planted en
    acct-show --page acme -o p --as-of "$day" -q 2>/dev/null
    cp p/index.html x.html
    for scheme in 1 0; do
        seen 1200 --blink-settings=preferredColorScheme=$scheme
        for what in ink faint head link mark; do
            awk -v c="$(contrast $what "$([ $what = mark ] && echo step || echo paper)")" \
                'BEGIN { exit !(c >= 4.5) }' || wrong "$what is too faint: $(<seen.json)"
        done
        # a telephone reads the code by night, too
        is '.scan == "rgb(255, 255, 255)"'
        mv seen.json seen.$scheme
    done
    for what in paper ink faint link step; do
        [ "$(jq ".$what" seen.0)" != "$(jq ".$what" seen.1)" ]
    done
}

@test "page: what is printed has all of it" {
    planted en
    acct-show --page acme -o p --as-of "$day" -q 2>/dev/null
    cp p/index.html x.html
    print_page x.html
    text=$(pdftotext -layout printed.pdf - | tr -s ' \n\f' ' ')
    for part in 'Catalogue (O-2)' 'Design' 'Photographs (O-3)' 'Delivered' \
        'Invoice INV-1' 'office@tern.example.com'; do
        [[ $text == *"$part"* ]] || wrong "no $part in print"
    done
    # of the sheets, one has a code
    pdftoppm -r 300 -gray printed.pdf sheet
    zbarimg -q --raw -Sdisable -Sqrcode.enable sheet*.pgm >code 2>/dev/null || :
    [ "$(head -n 3 code)" = $'BCD\n002\n1' ]
    grep -q '^EUR1000.00$' code
}
