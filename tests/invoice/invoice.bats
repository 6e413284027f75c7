#!/usr/bin/env bats
# acct-invoice: invoices, how they stand, payments, receivables.

load ../helper

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'END'
[acct]
currency = EUR
[invoice]
due = 14d
unit = h
vat = 19
[me]
name = Tern Studio Ltd
address = 21 Example Street, Limassol
taxid = CY00000001X
bank = Example Bank, IBAN CY00
END
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,anna,Acme Garden Tools,"legal=Acme Garden Tools Ltd;address=7 Example Street\nGalway\nIreland;taxid=IE0000011A"
C2,2026-01-01,client,jumbo,,,JPY,,,,Jumbo KK,
C3,2026-01-01,client,kuwait,,,KWD,,,,Kuwait Trading,
C4,2026-01-01,client,plain,,,,,,,Plain Ltd,
C5,2026-01-01,client,romashka,,,RUB,,,boris,Кофейня «Ромашка»,legal=ООО «Ромашка»
O1,2026-01-02,order,acme,O-1,500.00,EUR,,,,Pages,
END
}

# A few days of dealings, as one would type them: no ids but where one is
# voided.
dealings() {
    put_more "$ledger" <<'END'
,2026-01-05,invoice,acme,A-1,100.00,EUR,2026-01-19,,,,
,2026-01-20,payment,acme,A-1,40.00,EUR,,,,first half,method=card
,2026-02-01,invoice,acme,A-2,200.00,EUR,2026-02-15,,,,
,2026-02-10,payment,acme,A-2,200.00,EUR,,,,,
,2026-02-20,invoice,acme,A-3,300.00,EUR,2026-05-01,,,,
,2026-02-21,credit,acme,CN-1,50.00,EUR,,,,late,invoice=A-3
,2026-03-01,invoice,romashka,R-1,1000.00,RUB,2026-03-15,,,,
,2026-03-02,payment,romashka,R-1,1200.00,RUB,,,,,
,2026-03-03,payment,romashka,,70.00,RUB,,,,,
,2026-03-04,invoice,plain,P-1,10.00,,2026-03-20,,,,
,2026-03-05,credit,plain,CN-2,10.00,,,,,mistake,invoice=P-1
V1,2026-03-06,invoice,acme,A-4,999.00,EUR,2026-03-20,,,,
,2026-03-07,payment,acme,A-4,5.00,EUR,,,,,
,2026-03-08,void,acme,V1,,,,,,wrong client,
,2026-03-09,payment,acme,A-9,6.00,EUR,,,,,
,2026-03-10,payment,acme,A-3,7.00,USD,,,,,
,2026-03-11,invoice,jumbo,J-1,5000,JPY,,,,,prepaid=2000
END
}

# The ledger's rows from line $1 on, without their ids.
rows() {
    local from
    mapfile -t -s $(($1 - 1)) from <"$ledger"
    [ ${#from[@]} -eq 0 ] || printf '%s\n' "${from[@]#*,}"
}

# The tool, on the day of these tests.
invoice() {
    acct-invoice --as-of 2026-04-10 "$@"
}

# Keeps of what was got only some columns, or only the rows.
columns() {
    out=$(cut -d, -f"$1" <<<"$out")
}

body() {
    out=$(tail -n +2 <<<"$out")
}

# Fails as it says, and the ledger is as it was.
refused() {
    local wanted_status=$1 words=$2
    shift 2
    keep "$ledger"
    run2 "$@"
    assert_status "$wanted_status"
    assert_out ''
    assert_err_has "$words"
    same "$ledger"
}

# --- new -----------------------------------------------------------------

@test "new: an invoice with its lines, in one batch" {
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
}

@test "new: what is left empty has its default" {
    run2 invoice new plain -d 2026-03-01 -l 'Advice|||80'
    assert_status 0
    run2 rows 8
    assert_out <<'END'
2026-03-01,invoice,plain,INV-2026-0001,95.20,EUR,2026-03-15,,,,
2026-03-01,line,plain,INV-2026-0001,80.00,EUR,,,,Advice,qty=1;unit=h;vat=19;vatcat=S
END
}

@test "new: a rate of 0 names no category, an empty unit no unit" {
    sed -i 's/^unit = h/unit =/' "$ACCT_HOME/acct.conf"
    run2 invoice new plain -l ' Advice | 1.50 || 80.00 | 0 '
    assert_status 0
    run2 rows 9
    assert_out '2026-04-10,line,plain,INV-2026-0001,80.00,EUR,,,,Advice,qty=1.5;vat=0'
}

@test "new: a bar and a backslash in the text" {
    run2 invoice new plain -l 'A \| B \\ C:\x|1|h|1|0'
    assert_status 0
    run2 rows 9
    assert_out '2026-04-10,line,plain,INV-2026-0001,1.00,EUR,,,,A | B \ C:\x,qty=1;unit=h;vat=0'
    run2 invoice new plain -l 'ends in \\|2|h|1|0'
    assert_status 0
    run2 rows 11
    assert_out '2026-04-10,line,plain,INV-2026-0002,1.00,EUR,,,,ends in \,qty=2;unit=h;vat=0'
}

@test "new: the currency is the option's, the client's, the default" {
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
}

@test "new: halves are rounded up, tax once per rate" {
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

@test "new: own number, own attributes" {
    run2 invoice new acme -r 77/B -l 'x|||100|0' -s prepaid=30 \
        -s period=2026-03
    assert_out 77/B
    run2 rows 8
    assert_out_has ',invoice,acme,77/B,100.00,EUR,2026-04-24,,,,prepaid=30;period=2026-03'
    refused 1 "invoice '77/B' is there already" \
        invoice new acme -r 77/B -l 'x|||100'
    refused 1 "did you mean 'period'" \
        invoice new acme -s perid=2026-03 -l 'x|||100'
}

@test "new: a voided number is not given again" {
    invoice new acme -l 'x|||1|0'
    id=$(grep ,invoice, "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-04-10 void acme -r "$id" -q
    run2 invoice new acme -l 'x|||1|0'
    assert_out INV-2026-0002
    refused 1 'was voided' \
        invoice new acme -l 'x|||1|0' -r INV-2026-0001
}

@test "new: the series follows the invoice's own date and the settings" {
    printf '[numbers]\ninvoice = {client}-{year}{month}-{seq}\n' \
        >>"$ACCT_HOME/acct.conf"
    run2 invoice new acme -d 2026-02-03 -l 'x|||1|0'
    assert_out acme-202602-1
    run2 invoice new acme -d 2026-02-04 -l 'x|||1|0'
    assert_out acme-202602-2
    run2 invoice new acme -l 'x|||1|0'
    assert_out acme-202604-1
}

@test "new: the client by any of his names" {
    run2 invoice new 'кофейня «РОМАШКА»' -l 'Аудит|||1000|0'
    assert_status 0
    run2 rows 8
    assert_out_has ',invoice,romashka,INV-2026-0001,1000.00,RUB,'
}

@test "new: -O prints the rows, which another ledger takes" {
    run2 invoice new acme -l 'x, y|2||1.50|0' -O csv
    assert_status 0
    text_is rows "$(tail -n +2 "$out_file")" "$(tail -n 2 "$ledger")"
    head -n 7 "$ledger" >other.csv
    acct-add - -f other.csv <"$out_file"
    cmp other.csv "$ledger"
    run2 invoice new acme -l 'x|||1' -q
    assert_status 0
    assert_out ''
}

@test "new: -O text prints the document with its number" {
    run2 invoice new acme -l 'Audit|||100|0' -O text
    assert_status 0
    assert_out_has 'Invoice No. INV-2026-0001'
    cp "$out_file" new
    run2 invoice show INV-2026-0001
    assert_status 0
    diff new "$out_file"
}

@test "new: a dry run prints a draft without a number" {
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

@test "new: an unknown client is refused, with the closest" {
    refused 1 "no client 'akme' (closest: acme)" \
        invoice new akme -l 'x|||1'
    echo ',2026-02-01,invoice,ghost,G-1,1.00,EUR,,,,,' >>"$ledger"
    refused 1 "'ghost' has no client record" \
        invoice new ghost -l 'x|||1'
}

@test "new: a malformed line is named, with its part" {
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
    refused 2 "line 1: price: '0.005' has more than 2 decimals" \
        invoice new acme -l 'x|1|h|0.005'
    refused 2 "line 1: price: '1.5' has more than 0 decimals" \
        invoice new jumbo -l 'x|1|h|1.5'
    refused 2 "line 1: price: '-5' is below zero" \
        invoice new acme -l 'x|1|h|-5'
    refused 2 "line 1: VAT: '120' is not between 0 and 100" \
        invoice new acme -l 'x|1|h|5|120'
    refused 2 "line 1: VAT: '19%' is not a decimal" \
        invoice new acme -l 'x|1|h|5|19%'
    refused 1 'line 1: text: has a control character' \
        invoice new acme -l $'a\ab|1|h|5|19'
    refused 1 'line 2: the amount is too large' \
        invoice new acme -l 'x|||1|0' \
        -l 'y|2||92233720368547758.07|0'
}

@test "new: other mistakes change nothing" {
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
}

@test "new: a return is a line below zero" {
    run2 invoice new acme -l 'Lamps|10||20.00|19' \
        -l 'Lamps back|-2||20.00|19'
    assert_status 0
    run2 rows 8
    assert_out_has ',invoice,acme,INV-2026-0001,190.40,EUR,'
    assert_out_has 'qty=-2;'
    run2 invoice show INV-2026-0001
    assert_err ''
}

# --- list ----------------------------------------------------------------

@test "list: how each invoice stands" {
    dealings
    run2 invoice list -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner
A-1,2026-01-05,2026-01-19,acme,100.00,0.00,40.00,60.00,0.00,EUR,overdue,81,anna
A-2,2026-02-01,2026-02-15,acme,200.00,0.00,200.00,0.00,0.00,EUR,paid,0,anna
A-3,2026-02-20,2026-05-01,acme,300.00,50.00,0.00,250.00,0.00,EUR,partial,0,anna
R-1,2026-03-01,2026-03-15,romashka,1000.00,0.00,1200.00,0.00,200.00,RUB,overpaid,0,boris
P-1,2026-03-04,2026-03-20,plain,10.00,10.00,0.00,0.00,0.00,EUR,credited,0,
J-1,2026-03-11,2026-03-25,jumbo,5000,0,2000,3000,0,JPY,overdue,16,
END
}

@test "list: as of a date before" {
    dealings
    run2 acct-invoice list --as-of 2026-02-09 -O csv
    assert_status 0
    assert_out <<'END'
number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner
A-1,2026-01-05,2026-01-19,acme,100.00,0.00,40.00,60.00,0.00,EUR,overdue,21,anna
A-2,2026-02-01,2026-02-15,acme,200.00,0.00,0.00,200.00,0.00,EUR,open,0,anna
END
    # on the day it is due an invoice is not overdue yet
    run2 acct-invoice list --as-of 2026-01-19 -O ndjson
    [ "$(jq -r '.status, .days' "$out_file" | paste -sd ' ')" = 'open 0' ]
    run2 acct-invoice list --as-of 2026-01-20 -O ndjson
    [ "$(jq -r '.status, .days' "$out_file" | paste -sd ' ')" = 'overdue 1' ]
    # the void came on the 8th
    run2 acct-invoice list --as-of 2026-03-07 -O ids
    assert_out_has A-4
}

@test "list: only some" {
    dealings
    run2 invoice list --open -O ids
    assert_out 'A-1
A-3
J-1'
    run2 invoice list --overdue -O ids
    assert_out 'A-1
J-1'
    run2 invoice list --paid -O ids
    assert_out 'A-2
R-1
P-1'
    run2 invoice list --client 'plain ltd' -O ids
    assert_out P-1
    run2 invoice list --owner anna --open -O ids
    assert_out 'A-1
A-3'
    run2 invoice list -p 2026-02 -O ids
    assert_out 'A-2
A-3'
    run2 invoice list --period 2026-02-20..2026-03-01 -O ids
    assert_out 'A-3
R-1'
    run2 invoice list --open --paid
    assert_status 2
    assert_err_has 'only one of --open, --overdue and --paid'
}

@test "list: none is an answer" {
    run2 invoice list -O csv
    assert_status 0
    assert_out 'number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner'
    run2 invoice list -O json
    assert_status 0
    [ "$(jq length "$out_file")" = 0 ]
    run2 invoice list -O table
    assert_status 0
    assert_out 'no such invoices'
    run2 invoice list --client acne
    assert_status 1
    assert_err_has "closest: acme"
    run2 invoice list A-1
    assert_status 2
    assert_err_has "'A-1' is not expected here"
}

@test "list: a table for people" {
    dealings
    run2 invoice list --open -O table
    assert_status 0
    assert_out <<'END'
NUMBER  DATE        DUE         CLIENT  AMOUNT   PAID    OPEN       STATUS   DAYS
A-1     2026-01-05  2026-01-19  acme    100.00  40.00   60.00  EUR  overdue    81
A-3     2026-02-20  2026-05-01  acme    300.00   0.00  250.00  EUR  partial
J-1     2026-03-11  2026-03-25  jumbo    5 000  2 000   3 000  JPY  overdue    16
END
    cp "$out_file" table
    run2 invoice list --open -O text
    assert_status 0
    diff table "$out_file"
}

@test "list: a ledger that cannot be judged" {
    echo ',2026-03-11,invoice,acme,X-1,5.00,EUR,,,,,prepaid=1;;' >>"$ledger"
    echo ',2026-03-11,invoice,acme,X-2,5.00,EUR,,,,,prepaid=some' >>"$ledger"
    for command in list aging 'show X-2' 'pay X-2'; do
        read -r -a words <<<"$command"
        run2 invoice "${words[@]}"
        assert_status 1
        assert_out ''
        assert_err_has "ledger.csv:9: prepaid: 'some' is not a decimal"
    done
    run2 acct-invoice list -f none.csv
    assert_status 1
    assert_err_has none.csv
}

# --- show ----------------------------------------------------------------

@test "show: the document as text, in a pipe too" {
    invoice new acme --order O-1 -m 'As agreed' -q \
        -s period=2026-03 \
        -l 'Ведение сайта и социальных сетей, март: публикации, ответы на отзывы и отчёт|3|мес|950|19' \
        -l 'Photographs|3.5|h|38.50|7' -l 'Книга|1|pcs|1234567.00|0'
    invoice pay INV-2026-0001 100 -d 2026-04-05 --bank B-77 -q
    run2 invoice show INV-2026-0001
    assert_status 0
    assert_err ''
    # bc: 3 × 950 × .19 = 541.50; 3.5 × 38.50 = 134.75; × .07 = 9.4325
    assert_out <<'END'
Invoice No. INV-2026-0001 dated 10 April 2026

From              Tern Studio Ltd
                  21 Example Street, Limassol
                  VAT ID CY00000001X

Bill to           Acme Garden Tools Ltd
                  7 Example Street
                  Galway
                  Ireland
                  VAT ID IE0000011A

Number            INV-2026-0001
Date of issue     10 April 2026
Pay by            24 April 2026
Period of supply  March 2026
Order             O-1

#  Description                      Qty  Unit    Unit price  VAT %           Net
--------------------------------------------------------------------------------
1  Ведение сайта и социальных         3  мес         950.00     19      2,850.00
   сетей, март: публикации, ответы
   на отзывы и отчёт
2  Photographs                      3.5  h            38.50      7        134.75
3  Книга                              1  pcs   1,234,567.00      0  1,234,567.00
--------------------------------------------------------------------------------
                                           Total without VAT        1,237,551.75
                                           VAT 19 % on 2,850.00           541.50
                                           VAT 7 % on 134.75                9.43
                                           VAT 0 % on 1,234,567.00          0.00
                                           Total, EUR               1,238,102.68
                                           Paid                           100.00
                                           To pay, EUR              1,238,002.68

In words: One million two hundred thirty-eight thousand one hundred two euros
and 68 cents

Payments and credit notes
Date          Description   Paid / credited
-------------------------------------------
5 April 2026  Payment B-77           100.00
-------------------------------------------

Note: As agreed

Payment details
Bank               Example Bank, IBAN CY00
Payment reference  INV-2026-0001
END
    cp "$out_file" shown
    for f in text table; do
        run2 invoice show INV-2026-0001 -O $f
        diff shown "$out_file"
    done
}

@test "show: lines as rows" {
    invoice new acme -q --order O-1 -l 'Audit, long|2|pcs|100|19' \
        -l 'Rest|0.5||0.01|0'
    run2 invoice show INV-2026-0001 -O csv
    assert_status 0
    assert_out <<'END'
number,line,text,qty,unit,price,discount,net,vat,vatcat,currency,order
INV-2026-0001,1,"Audit, long",2,pcs,100.00,0.00,200.00,19,S,EUR,O-1
INV-2026-0001,2,Rest,0.5,h,0.01,0.00,0.01,0,,EUR,O-1
END
    run2 invoice show INV-2026-0001 -O json
    assert_status 0
    [ "$(jq -r '.[0].lines[1].amount' "$out_file")" = 0.01 ]
}

@test "show: an invoice typed by hand, without lines" {
    dealings
    run2 invoice show A-1
    assert_status 0
    assert_err ''
    # one line, of which no tax is known
    assert_out_has '1  A-1            1      100.00  100.00'
    assert_out_has 'Total, EUR   100.00'
    assert_out_has 'Paid          40.00'
    assert_out_has 'To pay, EUR   60.00'
    assert_out_has '20 January 2026  Payment, first half            40.00'
    assert_out_lacks 'VAT '%
    run2 invoice show A-1 -O csv
    assert_status 0
    assert_out 'number,line,text,qty,unit,price,discount,net,vat,vatcat,currency,order'
    # before it was paid
    run2 acct-invoice show A-1 --as-of 2026-01-19
    assert_out_has 'Total, EUR  100.00'
    assert_out_lacks Paid
}

@test "show: paid, overpaid, credited" {
    dealings
    run2 invoice show R-1
    assert_out_has 'Overpaid, RUB    200.00'
    assert_out_lacks 'Bank'
    run2 invoice show P-1
    assert_out_has 'Credited     10.00'
    assert_out_lacks 'Paid  '
    assert_out_has '5 March 2026  Credit note CN-2, mistake            10.00'
    run2 invoice show J-1
    assert_out_has 'Total, JPY   5,000'
    assert_out_has 'Prepaid      2,000'
    assert_out_has 'To pay, JPY  3,000'
}

@test "show: lines with a discount, a category, and those typed by hand" {
    put_more "$ledger" <<'END'
,2026-03-01,invoice,acme,H-1,120.00,EUR,2026-03-15,,,,
,2026-03-01,line,acme,H-1,100.00,EUR,,,,Work,discount=10.00;vatcat=AE;vat=0
,2026-03-01,line,acme,H-1,3.00,EUR,,,,More,qty=10
END
    run2 invoice show H-1
    assert_status 0
    assert_err ''
    assert_out_has '1  Work           1      100.00    −10.00      0  90.00'
    assert_out_has 'VAT 0 % on 90.00 (reverse charge)    0.00'
    assert_out_has 'Total, EUR                         120.00'
}

@test "show: an amount that its lines do not add up to holds, and is told of" {
    put_more "$ledger" <<'END'
,2026-03-01,invoice,acme,H-1,120.00,EUR,2026-03-15,,,,
,2026-03-01,line,acme,H-1,100.00,EUR,,,,Work,vat=19
END
    run2 invoice show H-1
    assert_status 0
    assert_out_has 'VAT 19 % on 100.00   19.00'
    assert_out_has 'Total, EUR          120.00'
    assert_err 'acct-invoice: the lines of invoice H-1 add up to 119.00, but its amount is 120.00 EUR (the amount counts)'
}

@test "show: a payment in another currency does not count, and is told of" {
    dealings
    run2 invoice show A-3
    assert_status 0
    assert_out_has 'To pay, EUR  250.00'
    assert_err 'acct-invoice: line 23: a payment in USD does not count on invoice A-3, which is in EUR'
}

@test "show: what is not there" {
    dealings
    run2 invoice show A-4
    assert_status 1
    assert_out ''
    assert_err "acct-invoice: invoice 'A-4' was voided"
    run2 invoice show A-8
    assert_status 1
    assert_err_has "no invoice 'A-8' (closest: A-"
    # it was not there yet
    run2 acct-invoice show P-1 --as-of 2026-03-03
    assert_status 1
    assert_err "acct-invoice: 'P-1' is of 2026-03-04, which is to come (--as-of 2026-03-04 shows it)"
    run2 invoice show
    assert_status 2
    run2 invoice show A-1 A-2
    assert_status 2
    assert_err_has 'one number is expected'
}

@test "show: a voided number that was entered anew" {
    dealings
    echo ',2026-03-12,invoice,acme,A-4,11.00,EUR,2026-03-20,,,,' >>"$ledger"
    run2 invoice show A-4
    assert_status 0
    assert_out_has 'To pay, EUR   6.00'
}

@test "show: bad lines are named by file and line" {
    put_more "$ledger" <<'END'
,2026-03-01,invoice,acme,H-1,120.00,EUR,2026-03-15,,,,
,2026-03-01,line,acme,H-1,100.00,EUR,,,,Work,qty=two
,2026-03-01,invoice,romashka,H-2,120.00,RUB,2026-03-15,,,,
,2026-03-01,line,romashka,H-2,100.00,,,,,Work,
,2026-03-01,invoice,acme,H-3,120.00,EUR,2026-03-15,,,,
,2026-03-01,line,acme,H-3,92233720368547758.07,EUR,,,,Work,qty=2
END
    run2 invoice show H-1
    assert_status 1
    assert_out ''
    assert_err_has "ledger.csv:9: qty: 'two' is not a decimal"
    run2 invoice show H-2
    assert_status 1
    assert_err_has 'ledger.csv:11: the line is in EUR, but invoice H-2 in RUB'
    run2 invoice show H-3
    assert_status 1
    assert_err_has 'H-3: line 1: the amount is too large'
}

@test "show: nothing of the ledger reaches the terminal raw" {
    printf ',2026-03-01,invoice,acme,H-1,1.00,EUR,,,,"re\033[31mmark",\n' \
        >>"$ledger"
    printf ',2026-03-01,line,acme,H-1,1.00,EUR,,,,"te\033[31mxt",unit=\033x\n' \
        >>"$ledger"
    run2 invoice show H-1 --color always
    assert_status 0
    assert_out_has 're\x1b[31mmark'
    assert_out_has 'te\x1b[31mxt'
    assert_out_lacks $'\033'
}

@test "show: no line is wider than 80 columns" {
    invoice new acme -q \
        -l "$(printf 'word%.0s ' {1..60})|1000.125|kilometres of rope|123456.78|8.1" \
        -l "$(printf 'q%.0s' {1..200})|1|h|1|0" -m "$(printf 'note%.0s ' {1..50})"
    run2 invoice show INV-2026-0001
    assert_status 0
    [ "$(LC_ALL=C.UTF-8 wc -L <"$out_file")" -eq 80 ]
    assert_out_has ' 1,000.125  kilometres  123,456.78 '
    assert_out_has ' of rope'
    # nothing is lost, no blank trails
    [ "$(tr -cd q <"$out_file" | wc -c)" -eq 200 ]
    [ "$(grep -ow word "$out_file" | wc -l)" -eq 60 ]
    assert_out_lacks $' \n'
}

# --- pay -----------------------------------------------------------------

@test "pay: what is open, where no amount is given" {
    dealings
    n=$(($(wc -l <"$ledger") + 1))
    run2 invoice pay A-1
    assert_status 0
    assert_err ''
    text_is id "$out" "$(tail -n 1 "$ledger" | cut -d, -f1)"
    run2 rows "$n"
    assert_out '2026-04-10,payment,acme,A-1,60.00,EUR,,,,,'
    run2 invoice list --client acme --open -O ids
    assert_out A-3
}

@test "pay: an amount, a date, a reference, a remark" {
    dealings
    n=$(($(wc -l <"$ledger") + 1))
    run2 invoice pay J-1 1000 -d 2026-04-01 --bank 'T/55' -m 'by hand' \
        -s method=transfer -w vera
    assert_status 0
    run2 rows "$n"
    assert_out '2026-04-01,payment,jumbo,J-1,1000,JPY,,,vera,by hand,method=transfer;bank=T/55'
}

@test "pay: on account of a client" {
    dealings
    n=$(($(wc -l <"$ledger") + 1))
    invoice pay --client 'Кофейня «Ромашка»' 30.50 -q
    invoice pay --client romashka 1 --currency USD -q
    run2 rows "$n"
    assert_out <<'END'
2026-04-10,payment,romashka,,30.50,RUB,,,,,
2026-04-10,payment,romashka,,1.00,USD,,,,,
END
}

@test "pay: too much is recorded, and told of" {
    dealings
    run2 invoice pay A-1 75.50 -q
    assert_status 0
    assert_out ''
    assert_err 'acct-invoice: invoice A-1 is now overpaid by 15.50 EUR'
    run2 invoice pay A-1 1000 -q
    assert_err 'acct-invoice: invoice A-1 is now overpaid by 1 015.50 EUR'
    run2 invoice list --client acme -O ndjson
    [ "$(jq -r 'select(.number == "A-1").overpaid' "$out_file")" = 1015.50 ]
}

@test "pay: money that goes back" {
    dealings
    run2 invoice pay R-1 -q -- -200
    assert_status 0
    assert_err ''
    run2 invoice list --client romashka -O ndjson
    [ "$(jq -r '.paid, .open, .status' "$out_file" | paste -sd ' ')" = \
        '1000.00 0.00 paid' ]
}

@test "pay: mistakes change nothing" {
    dealings
    refused 1 'nothing is open on invoice A-2' invoice pay A-2
    refused 1 'nothing is open on invoice R-1' invoice pay R-1
    refused 1 "no invoice 'A-7' (closest: A-" invoice pay A-7 5
    refused 1 "invoice 'A-4' was voided" invoice pay A-4 5
    refused 2 "the amount: '12,50' is not a decimal (use a point)" \
        invoice pay A-1 12,50
    refused 2 "the amount: '12.505' has more than 2 decimals" \
        invoice pay A-1 12.505
    refused 2 "the amount: '1.5' has more than 0 decimals" \
        invoice pay J-1 1.5
    refused 2 'a payment of 0 is none' invoice pay A-1 0
    refused 2 "the amount: 'A-1' is not a decimal" \
        invoice pay --client acme A-1
    refused 2 'the amount is expected' \
        invoice pay --client acme A-1 5
    refused 2 'the amount is expected' invoice pay --client acme
    refused 2 'which invoice?' invoice pay
    refused 2 "not 'EUR'" invoice pay A-1 5 EUR
    refused 1 "no client 'akme'" invoice pay --client akme 5
    refused 1 'invoice A-1 is in EUR, not in USD' \
        invoice pay A-1 5 --currency USD
    refused 2 "'XXQ' is no currency" \
        invoice pay --client acme 5 --currency XXQ
    refused 1 'payment has no attribute' \
        invoice pay A-1 5 -s colour=red
}

@test "pay: a dry run shows the row, and adds nothing" {
    dealings
    keep "$ledger"
    run2 invoice pay A-1 -n
    assert_status 0
    assert_out_has ',payment,acme,A-1,60.00,EUR,'
    same "$ledger"
}

# --- aging ---------------------------------------------------------------

@test "aging: by client and currency, too much and on account apart" {
    dealings
    run2 invoice aging -O csv
    assert_status 0
    assert_err ''
    # on account: the invoice was voided (5), is not there (6), another
    # currency (7 USD), none named (70)
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
acme,EUR,250.00,0.00,0.00,60.00,0.00,310.00,0.00,11.00
jumbo,JPY,0,3000,0,0,0,3000,0,0
romashka,RUB,0.00,0.00,0.00,0.00,0.00,0.00,200.00,70.00
acme,USD,0.00,0.00,0.00,0.00,0.00,0.00,0.00,7.00
END
    run2 invoice aging --client jumbo -O csv
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
jumbo,JPY,0,3000,0,0,0,3000,0,0
END
}

@test "aging: as of dates before; the void and later payments do not count" {
    dealings
    run2 acct-invoice aging --as-of 2026-02-09 -O csv
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
acme,EUR,200.00,60.00,0.00,0.00,0.00,260.00,0.00,0.00
END
    run2 acct-invoice aging --as-of 2026-03-07 -O csv
    assert_out <<'END'
client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
acme,EUR,1244.00,0.00,60.00,0.00,0.00,1304.00,0.00,0.00
romashka,RUB,0.00,0.00,0.00,0.00,0.00,0.00,200.00,70.00
END
    run2 acct-invoice aging --as-of 2026-01-04 -O csv
    assert_status 0
    [ "$(wc -l <"$out_file")" -eq 1 ]
}

@test "aging: the edges of the ages" {
    n=1
    for past in 0 0 1 30 31 60 61 90 91 400; do
        due=$(date -u -d "2026-04-10 - $past days" +%F)
        echo ",2025-01-01,invoice,acme,E$n,$n.00,EUR,$due,,,,"
        n=$((n * 2))
    done >>"$ledger"
    run2 invoice aging -O csv
    assert_status 0
    body
    # 1+2, 4+8, 16+32, 64+128, 256+512
    assert_out acme,EUR,3.00,12.00,48.00,192.00,768.00,1023.00,0.00,0.00
}

@test "aging: of the example, as five dates, is what SQL makes of it" {
    for day in 2025-06-25 2025-12-31 2026-03-11 2026-06-30 2026-10-05; do
        sqlite3 :memory: -cmd '.mode csv' -cmd '.separator ,' \
            -cmd ".import $root/examples/ledger.csv r" >wanted <<END
CREATE TEMP TABLE l AS SELECT *,
    CAST(round(amount * 100) AS INTEGER) AS cents,
    substr(attrs || ';', instr(attrs, 'invoice=') + 8) AS tail
    FROM r WHERE substr(date, 1, 10) <= '$day' AND id NOT IN
    (SELECT ref FROM r WHERE type = 'void' AND date <= '$day');
CREATE TEMP TABLE i AS SELECT v.client, v.currency,
    julianday('$day') - julianday(v.due) AS past,
    v.cents
    - (SELECT coalesce(sum(p.cents), 0) FROM l AS p
       WHERE p.type = 'payment' AND p.ref = v.ref)
    - (SELECT coalesce(sum(c.cents), 0) FROM l AS c WHERE c.type = 'credit'
       AND substr(c.tail, 1, instr(c.tail, ';') - 1) = v.ref) AS balance
    FROM l AS v WHERE v.type = 'invoice';
CREATE TEMP TABLE a AS
    SELECT client, currency, past, max(balance, 0) AS open,
        max(-balance, 0) AS over, 0 AS account FROM i
    UNION ALL
    SELECT client, currency, 0, 0, 0, cents FROM l WHERE type = 'payment'
        AND ref NOT IN (SELECT ref FROM l WHERE type = 'invoice');
SELECT client, currency,
    printf('%.2f', sum(CASE WHEN past <= 0 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(CASE WHEN past BETWEEN 1 AND 30 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(CASE WHEN past BETWEEN 31 AND 60 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(CASE WHEN past BETWEEN 61 AND 90 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(CASE WHEN past > 90 THEN open ELSE 0 END) / 100.0),
    printf('%.2f', sum(open) / 100.0),
    printf('%.2f', sum(over) / 100.0),
    printf('%.2f', sum(account) / 100.0)
    FROM a GROUP BY client, currency
    HAVING sum(open) <> 0 OR sum(over) <> 0 OR sum(account) <> 0
    ORDER BY currency, sum(open) DESC, client;
END
        tr -d '\r' <wanted >wanted.csv
        [ -s wanted.csv ]
        acct-invoice aging -f "$root/examples/ledger.csv" \
            -C "$root/examples/acct.conf" --as-of "$day" -O csv |
            tail -n +2 | diff wanted.csv -
    done
}

@test "aging: a table, with a total for each currency" {
    dealings
    run2 acct-invoice aging --as-of 2026-02-09 -O table
    assert_out <<'END'
CLIENT       CURRENT   1–30  31–60  61–90  OVER 90    OPEN
acme    EUR   200.00  60.00                         260.00
total   EUR   200.00  60.00                         260.00
END
    run2 invoice aging -O table
    assert_out <<'END'
CLIENT         CURRENT   1–30  31–60  61–90  OVER 90    OPEN  OVERPAID  ON ACCOUNT
acme      EUR   250.00                60.00           310.00                 11.00
total     EUR   250.00                60.00           310.00                 11.00
jumbo     JPY           3 000                          3 000
total     JPY           3 000                          3 000
romashka  RUB                                                   200.00       70.00
total     RUB                                                   200.00       70.00
acme      USD                                                                 7.00
total     USD                                                                 7.00
END
    run2 acct-invoice aging --as-of 2026-01-01 -O table
    assert_status 0
    assert_out 'nobody owes us'
}

@test "aging: rows without a client, and of nothing" {
    put_more "$ledger" <<'END'
,2026-01-05,invoice,,X-1,5.00,EUR,2026-01-19,,,,
,2026-01-05,payment,acme,,5.00,EUR,,,,,
,2026-01-06,payment,acme,,-5.00,EUR,,,,back,
END
    run2 invoice aging -O csv
    assert_status 0
    body
    assert_out ',EUR,0.00,0.00,0.00,5.00,0.00,5.00,0.00,0.00'
}

# --- the tool ------------------------------------------------------------

@test "acct-invoice: a full disk or a closed pipe is no success" {
    dealings
    for command in list aging 'show A-1' 'new acme -n -l x|||1'; do
        read -r -a words <<<"$command"
        status=0
        invoice "${words[@]}" >/dev/full 2>err || status=$?
        [ "$status" -eq 1 ]
        grep -q 'No space left' err
        # a reader that went before anything was written
        (
            trap '' PIPE
            {
                sleep 0.2
                invoice "${words[@]}" 2>err && echo 0 >st || echo $? >st
            } | true
        )
        [ "$(cat st)" = 1 ]
        grep -q 'Broken pipe' err
    done
}

@test "acct-invoice: when the ledger cannot be written, nothing is" {
    dealings
    keep "$ledger"
    # in blocks of 1024 bytes: a part of the batch would fit
    text=$(printf 'x%.0s' {1..2000})
    (
        ulimit -f "$(($(wc -c <"$ledger") / 1024 + 1))"
        status=0
        invoice new acme -l "$text|||1" >out 2>err || status=$?
        [ "$status" -eq 1 ]
        [ ! -s out ]
        [ -s err ]
    )
    same "$ledger"
}

@test "acct-invoice: commands and options" {
    run2 acct-invoice
    assert_status 2
    assert_err_has 'which command?'
    run2 acct-invoice lst
    assert_status 2
    assert_err_has "no command 'lst' (did you mean 'list'?)"
    run2 acct-invoice list --due today
    assert_status 2
    run2 acct-invoice list -O html
    assert_status 2
    assert_err_has "no format 'html'"
    run2 acct-invoice --help
    assert_status 0
    for word in new list show pay aging --line --dry-run; do
        assert_out_has "$word"
    done
}

@test "acct-invoice: the page lists the options that --help lists" {
    run2 acct-invoice --help
    grep -oE -- '--[a-z-]+' <<<"$out" | sort -u >help
    sed -n 's/^\.It .*Fl -\([a-z-]*\).*/--\1/p' "$root/man/acct-invoice.1" |
        sort -u >page
    diff help page
}

@test "acct-invoice: the ledger may be standard input" {
    dealings
    run2 invoice list -f - -O ids <"$ledger"
    assert_status 0
    assert_out_has A-1
    run2 invoice show A-1 -f - <"$ledger"
    assert_status 0
    assert_out_has 'Invoice No. A-1 dated 5 January 2026'
}
