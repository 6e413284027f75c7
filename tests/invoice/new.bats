#!/usr/bin/env bats
# acct-invoice new: an invoice and its lines.

load ../helper
load invoice

@test "new: lines, and what is left empty" {
    begin 'an invoice with its lines, in one batch'
    run2 invoice new acme -l 'Audit|2|pcs|100.00|7' \
        -l 'Support|3.5|h|38.50|19' --order O-1 -w vera -m 'As agreed' -D +30d
    assert_status 0
    assert_out INV-2026-0001
    assert_err ''
    run2 rows 8
    assert_out <<'END'
2026-04-10,invoice,acme,INV-2026-0001,374.35,EUR,2026-05-10,,vera,As agreed,order=O-1
2026-04-10,line,acme,INV-2026-0001,100.00,EUR,,,,Audit,qty=2;unit=pcs;vat=7;vatcat=S;order=O-1
2026-04-10,line,acme,INV-2026-0001,38.50,EUR,,,,Support,qty=3.5;unit=h;vat=19;vatcat=S;order=O-1
END
    # each has an id of its own
    [ "$(tail -n 3 "$ledger" | cut -d, -f1 | grep -cE '^[0-9A-Z]{26}$')" = 3 ]
    [ "$(tail -n 3 "$ledger" | cut -d, -f1 | sort -u | wc -l)" = 3 ]

    begin 'what is left empty has its default'
    run2 invoice new plain -d 2026-03-01 -l 'Advice|||80'
    assert_status 0
    run2 rows 8
    assert_out <<'END'
2026-03-01,invoice,plain,INV-2026-0001,95.20,EUR,2026-03-15,,,,
2026-03-01,line,plain,INV-2026-0001,80.00,EUR,,,,Advice,qty=1;unit=h;vat=19;vatcat=S
END

    begin 'a rate of 0 names no category, an empty unit no unit'
    sed -i 's/^unit = h/unit =/' "$ACCT_HOME/acct.conf"
    run2 invoice new plain -l ' Advice | 1.50 || 80.00 | 0 '
    assert_status 0
    run2 rows 9
    assert_out '2026-04-10,line,plain,INV-2026-0001,80.00,EUR,,,,Advice,qty=1.5;vat=0'

    begin 'a bar and a backslash in the text'
    run2 invoice new plain -l 'A \| B \\ C:\x|1|h|1|0'
    assert_status 0
    run2 rows 9
    assert_out '2026-04-10,line,plain,INV-2026-0001,1.00,EUR,,,,A | B \ C:\x,qty=1;unit=h;vat=0'
    run2 invoice new plain -l 'ends in \\|2|h|1|0'
    assert_status 0
    run2 rows 11
    assert_out '2026-04-10,line,plain,INV-2026-0002,1.00,EUR,,,,ends in \,qty=2;unit=h;vat=0'
}

@test "new: currencies and halves" {
    begin "the currency is the option's, the client's, the default"
    invoice new jumbo -l 'x|1.5||333|10'
    invoice new jumbo -l 'x|1.5||333|10' --currency KWD
    invoice new plain -l 'x|1.5||333|10'
    run2 invoice list -O csv
    assert_status 0
    # 1.5 × 333 = 499.5
    columns 5,10
    assert_out <<'END'
amount,currency
550,JPY
549.450,KWD
549.45,EUR
END

    begin 'halves are rounded up, tax once per rate'
    invoice new acme -l 'x|0.5||0.01|0'
    invoice new acme -l 'x|1||0.03|19' -l 'x|1||0.03|19.0' \
        -l 'x|1||0.03|19.00'
    invoice new acme -l 'x|2||0.50|0' -l 'back|-0.5||0.01|0'
    invoice new kuwait -l 'x|0.5||1.005|5'
    invoice new acme -l 'x|1||7612.50|19'
    run2 invoice list -O csv
    columns 5
    assert_out 'amount
0.01
0.11
0.99
0.528
9058.88'
}

@test "new: random documents add up as awk's integers do" {
    docs=$(many 50 300)
    awk -v expect=expect -v docs="$docs" 'BEGIN {
        srand(7)
        split("acme jumbo kuwait", client)
        digits[1] = 2; digits[2] = 0; digits[3] = 3
        n_rates = split("0 500 700 810 1900 2000 2550 1667", rate)
        for (doc = 1; doc <= docs; doc++) {
            c = int(rand() * 3) + 1
            split("", net)
            line = client[c]
            n = int(rand() * 6) + 1
            total = 0
            for (i = 1; i <= n; i++) {
                # thousandths, minor units, hundredths of a per cent
                qty = int(rand() * 20000) + 1
                if (rand() < 0.4) qty = 500 * (int(rand() * 20) + 1)
                price = int(rand() * 300000)
                if (i > 1 && rand() < 0.1) { qty = -500; price = price % 20 }
                r = rate[int(rand() * n_rates) + 1]
                net[r] += half(price * qty, 1000)
                line = line "\t" sprintf("x|%s||%s|%s", dec(qty, 3),
                    dec(price, digits[c]), dec(r, 2))
            }
            for (r in net)
                total += net[r] + half(net[r] * r, 10000)
            if (total < 0) { doc--; continue }
            print line
            print dec(total, digits[c]) >expect
        }
    }
    function half(n, d,    s, rest) {
        s = n < 0 ? -1 : 1
        n *= s
        rest = n % d
        n = (n - rest) / d
        if (2 * rest >= d)
            n++
        return s * n
    }
    function dec(n, d,    s, unit) {
        s = n < 0 ? "-" : ""
        if (n < 0) n = -n
        if (d == 0) return s n
        unit = 10 ^ d
        return sprintf("%s%d.%0" d "d", s, (n - n % unit) / unit, n % unit)
    }' >documents
    while IFS=$'\t' read -r -a spec; do
        args=()
        for line in "${spec[@]:1}"; do
            args+=(-l "$line")
        done
        invoice new "${spec[0]}" -q "${args[@]}"
    done <documents
    invoice list -O csv | tail -n +2 | cut -d, -f5 >got
    [ "$(wc -l <got)" -eq "$docs" ]
    diff expect got
    # and the lines of the ledger add up to its invoices
    for n in $(seq -f %04g 1 $((docs / 6 + 1)) "$docs"); do
        run2 invoice show "INV-2026-$n"
        assert_status 0
        assert_err ''
    done
}

@test "new: ten at once number without gaps" {
    each=$(many 4 20)
    for p in 1 2 3 4 5 6 7 8 9 10; do
        for ((i = 0; i < each; i++)); do
            invoice new acme -l "p$p|1||$i|0" -l "two|1||1|0" ||
                echo failed
        done >"out$p" 2>&1 &
    done
    wait
    seq -f 'INV-2026-%04g' $((10 * each)) >wanted
    sort out* | diff wanted -
    # each invoice is followed by its own lines
    awk -F, -v all=$((10 * each)) '
        $3 == "invoice" { ref = $5; left = 2 }
        $3 == "line" { if ($5 != ref || !left--) print "stray line:", $0 }
        $3 == "invoice" { n++ }
        END { if (n != all) print n, "invoices" }' "$ledger" >strays
    run2 cat strays
    assert_out ''
    run2 invoice list -O ids
    assert_status 0
    diff wanted "$out_file"
}

@test "new: numbers and names" {
    begin 'own number, own attributes'
    run2 invoice new acme -r 77/B -l 'x|||100|0' -s prepaid=30 \
        -s period=2026-03
    assert_out 77/B
    run2 rows 8
    assert_out_has ',invoice,acme,77/B,100.00,EUR,2026-04-24,,,,prepaid=30;period=2026-03'
    refused 1 "invoice '77/B' is there already" \
        invoice new acme -r 77/B -l 'x|||100'
    refused 1 "did you mean 'period'" \
        invoice new acme -s perid=2026-03 -l 'x|||100'

    begin 'a voided number is not given again'
    invoice new acme -l 'x|||1|0'
    id=$(grep ,invoice, "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-04-10 void acme -r "$id" -q
    run2 invoice new acme -l 'x|||1|0'
    assert_out INV-2026-0002
    refused 1 'was voided' \
        invoice new acme -l 'x|||1|0' -r INV-2026-0001

    begin "the series follows the invoice's own date and the settings"
    printf '[numbers]\ninvoice = {client}-{year}{month}-{seq}\n' \
        >>"$ACCT_HOME/acct.conf"
    run2 invoice new acme -d 2026-02-03 -l 'x|||1|0'
    assert_out acme-202602-1
    run2 invoice new acme -d 2026-02-04 -l 'x|||1|0'
    assert_out acme-202602-2
    run2 invoice new acme -l 'x|||1|0'
    assert_out acme-202604-1

    begin 'the client by any of his names'
    run2 invoice new 'кофейня «РОМАШКА»' -l 'Аудит|||1000|0'
    assert_status 0
    run2 rows 8
    assert_out_has ',invoice,romashka,INV-2026-0001,1000.00,RUB,'
}

@test "new: what is printed; a dry run" {
    begin '-O prints the rows, which another ledger takes'
    run2 invoice new acme -l 'x, y|2||1.50|0' -O csv
    assert_status 0
    text_is rows "$(tail -n +2 "$out_file")" "$(tail -n 2 "$ledger")"
    head -n 7 "$ledger" >other.csv
    acct-add - -f other.csv <"$out_file"
    cmp other.csv "$ledger"
    run2 invoice new acme -l 'x|||1' -q
    assert_status 0
    assert_out ''

    begin '-O text prints the document with its number'
    run2 invoice new acme -l 'Audit|||100|0' -O text
    assert_status 0
    assert_out_has 'Invoice No. INV-2026-0001'
    cp "$out_file" new
    run2 invoice show INV-2026-0001
    assert_status 0
    diff new "$out_file"

    begin 'a dry run prints a draft without a number'
    keep "$ledger"
    run2 invoice new acme -n -l 'Audit|2||100|19'
    assert_status 0
    assert_err ''
    assert_out_has 'Invoice dated 10 April 2026 (draft)'
    assert_out_has 'Audit'
    assert_out_has '238.00'
    assert_out_lacks INV-
    same "$ledger"
    run2 invoice new acme -n -l 'Audit|2||100|19' -O ndjson
    assert_status 0
    [ "$(wc -l <"$out_file")" -eq 2 ]
    same "$ledger"
    run2 invoice new acme -nq -l 'Audit|2||100|19'
    assert_status 0
    assert_out ''
    same "$ledger"
}

@test "new: mistakes, and a return" {
    begin 'an unknown client is refused, with the closest'
    refused 1 "no client 'akme' (closest: acme)" \
        invoice new akme -l 'x|||1'
    echo ',2026-02-01,invoice,ghost,G-1,1.00,EUR,,,,,' >>"$ledger"
    refused 1 "'ghost' has no client record" \
        invoice new ghost -l 'x|||1'

    begin 'a malformed line is named, with its part'
    refused 2 "line 1: 'Audit' has no price (write TEXT|QTY|UNIT|PRICE" \
        invoice new acme -l Audit
    refused 2 "line 2: 'Audit|1|h' has no price" \
        invoice new acme -l 'x|||1' -l 'Audit|1|h'
    refused 2 'line 1 has more than six parts (a bar in the text is written \|)' \
        invoice new acme -l 'A|B|1|h|10|19|5'
    refused 2 'line 1: text: is empty' \
        invoice new acme -l ' |1|h|10'
    refused 2 "line 2: quantity: '1,5' is not a decimal (use a point)" \
        invoice new acme -l 'x|||1' -l 'y|1,5|h|10'
    refused 2 "line 1: quantity: '0' bills nothing" \
        invoice new acme -l 'x|0|h|10'
    refused 2 "line 1: price: '12,50' is not a decimal (use a point)" \
        invoice new acme -l 'x|1|h|12,50'
    refused 2 "line 1: price: '' is not a decimal" \
        invoice new acme -l 'x|1|h|'
    refused 2 "line 1: price: '0.0000005' has more than 6 decimals" \
        invoice new acme -l 'x|1|h|0.0000005'
    refused 2 "line 1: price: '-5' is below zero" \
        invoice new acme -l 'x|1|h|-5'
    refused 2 "line 1: VAT: '120' is not between 0 and 100" \
        invoice new acme -l 'x|1|h|5|120'
    refused 2 "line 1: VAT: '19%' is not a decimal" \
        invoice new acme -l 'x|1|h|5|19%'
    refused 1 'line 1: text: has the control character U+0007' \
        invoice new acme -l $'a\ab|1|h|5|19'
    refused 1 'line 2: the amount is too large' \
        invoice new acme -l 'x|||1|0' \
        -l 'y|2||92233720368547758.07|0'

    begin 'other mistakes change nothing'
    refused 2 'which lines?' invoice new acme
    refused 2 'which client?' invoice new -l 'x|||1'
    refused 2 'one client is expected' \
        invoice new acme 'x|||1' -l 'x|||1'
    refused 2 "--currency: 'XXQ' is no currency" \
        invoice new acme -l 'x|||1' --currency XXQ
    refused 2 "'eur' is no currency (write EUR)" \
        invoice new acme -l 'x|||1' --currency eur
    refused 2 '--due: 2026-04-09 is before the invoice'"'"'s date, 2026-04-10' \
        invoice new acme -l 'x|||1' -D 2026-04-09
    refused 2 '--date' invoice new acme -l 'x|||1' -d 2026-13-01
    refused 2 'the lines add up to -11.90 (what goes back to the client is a credit note)' \
        invoice new acme -l 'x|-1||10'
    refused 1 "no order 'O-2' (closest: O-1)" \
        invoice new acme -l 'x|||1' --order O-2
    refused 1 "'O-1' belongs to client acme, not to plain" \
        invoice new plain -l 'x|||1' --order O-1
    refused 1 'prepaid' invoice new acme -l 'x|||1' -s prepaid=1,5
    refused 2 '--bank does not go with acct-invoice new' \
        acct-invoice new acme -l 'x|||1' --bank 5
    refused 2 'standard input cannot be added to' \
        invoice new acme -l 'x|||1' -f -
    run2 invoice new acme -l 'x|||1' -f none.csv
    assert_status 1
    assert_err_has none.csv
    [ ! -e none.csv ]

    begin 'a return is a line below zero'
    run2 invoice new acme -l 'Lamps|10||20.00|19' \
        -l 'Lamps back|-2||20.00|19'
    assert_status 0
    run2 rows 8
    assert_out_has ',invoice,acme,INV-2026-0001,190.40,EUR,'
    assert_out_has 'qty=-2;'
    run2 invoice show INV-2026-0001
    assert_err ''
}
