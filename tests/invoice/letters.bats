#!/usr/bin/env bats
# Receipts, statements and reminder letters: their numbers, their papers, and
# what the ledger keeps of them.

load ../helper
load ../paper/paper

setup() {
    common_setup
    seller
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01,2026-01-01,client,romashka,,,RUB,,email,anna,Ромашка,"lang=ru;tone=Привет, Макс!;legal=ООО «Ромашка»;taxid=7801122331/780101001;email=m@romashka.example.com"
02,2026-01-01,client,gull,,,EUR,,,anna,Gull Tours,lang=en;legal=Gull Tours GmbH;tone=Dear Ms Möwe;email=g@gull.example.com
03,2026-01-01,client,kite,,,EUR,,,boris,Kite,
04,2026-09-01,invoice,romashka,R-1,3002.45,RUB,2026-09-15,,anna,,
05,2026-09-10,invoice,romashka,R-2,12000,RUB,2026-09-24,,anna,,
06,2026-09-01,invoice,gull,E-1,1505,EUR,2026-09-15,,anna,,
07,2026-09-20,invoice,gull,E-2,500,EUR,2026-10-04,,anna,,
08,2026-09-02,invoice,kite,K-1,100,EUR,2026-09-16,,boris,,
09,2026-09-22,payment,gull,E-1,200,EUR,,,anna,,bank=991
10,2026-09-23,credit,gull,CN-1,100,EUR,,,anna,,invoice=E-1
11,2026-09-24,payment,gull,,50,USD,,,anna,,
EOF
}

invoice() {
    acct-invoice --as-of 2026-10-05 "$@"
}

paper_of() {
    run2 invoice show "$@" -o x.pdf
    assert_status 0
    assert_err ''
    read_paper
}

# --- receipts ----------------------------------------------------------------

@test "receipt: of several invoices, of one payment" {
    begin 'of a payment over several invoices, each of them'
    run2 invoice pay --client romashka --spread 16000 --receipt --bank 445 \
        -s method=перевод
    assert_status 0
    assert_out R-2026-0001
    paper_of R-2026-0001
    has 'Квитанция об оплате № R-2026-0001 от 5 октября 2026 г.' \
        'Получатель ООО «Крачка», ИНН 7701234560' \
        'Плательщик ООО «Ромашка», ИНН 7801122331' \
        'Способ оплаты перевод' 'Номер платежа 445' \
        '1 Счёт № R-1 от 1 сентября 2026 г. 3 002,45' \
        '2 Счёт № R-2 от 10 сентября 2026 г. 12 000,00' \
        '3 Аванс 997,55' 'Получено, руб. 16 000,00' \
        'Шестнадцать тысяч рублей 00 копеек' 'Крачкина А. П.'
    lacks 'НДС' 'Поставщик' 'Покупатель' 'Кол-во' 'Всего' 'К оплате'
    invoice show R-2026-0001 -O json >shown
    run2 jq -c '.[0] | [.kind, .client, .total, .method, .bank_ref,
        [.invoices[] | [.number, .paid]]]' shown
    assert_out '["receipt","romashka","16000.00","перевод","445",[["R-1","3002.45"],["R-2","12000.00"],["","997.55"]]]'

    begin "of one payment, in the client's language and as text"
    run2 invoice pay E-1 300 --receipt --bank 77812 -s method=transfer
    assert_out R-2026-0001
    run2 invoice show R-2026-0001
    assert_status 0
    assert_err ''
    assert_out <<'END'
Receipt No. R-2026-0001 dated 5 October 2026

Received by     ООО «Крачка»
                119019, г. Москва, ул. Новый Арбат, д. 21
                VAT ID CY10259033P
                INN 7701234560
                KPP 770101001

Received from   Gull Tours GmbH

Number          R-2026-0001
Date of issue   5 October 2026
Paid by         transfer
Bank reference  77812

#  Description                             Amount
-------------------------------------------------
1  Invoice No. E-1 dated 1 September 2026  300.00
-------------------------------------------------
                            Received, EUR  300.00

In words: Three hundred euros and 00 cents
END
}

@test "receipt: drafts, clients, days" {
    begin 'a draft shows it without a number, and adds nothing'
    keep "$ledger"
    run2 invoice pay --client romashka --spread 16000 --receipt -n
    assert_status 0
    assert_err ''
    assert_out_has 'Квитанция об оплате от 5 октября 2026 г. (черновик)'
    assert_out_has '1  Счёт № R-1 от 1 сентября 2026 г.    3 002,45'
    assert_out_has '3  Аванс                                 997,55'
    assert_out_lacks R-2026
    same "$ledger"
    run2 invoice pay E-1 300 --receipt -O text
    assert_out_has 'Receipt No. R-2026-0001 dated 5 October 2026'
    cp "$out_file" told
    invoice show R-2026-0001 | diff told -
    # rows where rows are asked for
    run2 invoice pay E-1 300 --receipt -n -O csv
    assert_out_has 'receipt=R-2026-0002'

    begin "one client's, in one currency, for money that comes in"
    echo '12,2026-09-25,payment,gull,,500,EUR,,,anna,,' >>"$ledger"
    keep "$ledger"
    while IFS='|' read -r want words why; do
        # shellcheck disable=SC2086  # several words
        run2 invoice pay $words
        assert_status "$want"
        assert_out ''
        assert_err_has "acct-invoice: $why"
        same "$ledger"
    done <<'END'
1|E-1=10 K-1=20 --receipt|invoice K-1 belongs to client kite, and E-1 to gull (a receipt is one client's)
1|R-1=10 R-3=20 --receipt|no invoice 'R-3'
2|E-1 --receipt -- -10|--receipt is for money that came in, not for what goes back
2|E-1=10 E-1=-5 --receipt|--receipt is for money that came in, not for what goes back
2|--client gull --receipt -- -5|--receipt is for money that came in, not for what goes back
2|E-1 --deposit --receipt|--receipt is for money that comes in: what is on account came before
2|E-1=5 --deposit|--deposit pays one invoice
2|--client gull 5 --deposit|--deposit pays one invoice
2|--client gull --spread 5 --deposit|--deposit pays one invoice
END
    echo '13,2026-09-25,invoice,gull,U-1,70,USD,,,anna,,' >>"$ledger"
    run2 invoice pay E-1=10 U-1=20 --receipt
    assert_status 1
    assert_err 'acct-invoice: invoice U-1 is in USD, and E-1 in EUR (a receipt is in one currency)'
    # without a receipt they are several payments
    run2 invoice pay E-1=10 U-1=20 K-1=5 -q
    assert_status 0

    begin 'of the day of payment, whose date may be an instant'
    run2 env TZ=Europe/Berlin acct-invoice pay E-1 10 --receipt \
        -d 2025-12-31T23:30:00-10:00 -O text --as-of 2026-10-05
    assert_status 0
    assert_out_has 'Receipt No. R-2026-0001 dated 1 January 2026'
    run2 invoice pay E-1 10 --receipt -d 2025-12-31T10:00:00+01:00
    assert_out R-2025-0001
    # payments of one number, but another day, are not added up
    sed -i '$s/^\([^,]*\),[^,]*/X\1,2026-02-02/; $s/R-2025-0001/R-2026-0001/' "$ledger"
    run2 invoice show R-2026-0001
    assert_out_has 'Received, EUR  10.00'
    run2 invoice show ''
    assert_status 2
    assert_err_has 'a number is expected'
}

# --- statements --------------------------------------------------------------

@test "statement: issued, its paper, what is set off" {
    begin 'issued, it has a number, and the ledger says so'
    run2 invoice statement gull --issue
    assert_status 0
    assert_err 'acct-invoice: gull has dealings in USD, too (--currency USD)'
    assert_out ST-2026-0001
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-10-05,touch,gull,,1705.00,EUR,,,,,dir=out;kind=statement;number=ST-2026-0001;period=2026-09-01..2026-10-05'
    run2 invoice statement romashka --issue --from 2026-09-05 -m 'за сентябрь' -w boris
    assert_out ST-2026-0002
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-10-05,touch,romashka,,15002.45,RUB,,,boris,за сентябрь,dir=out;kind=statement;number=ST-2026-0002;period=2026-09-05..2026-10-05'
    run2 acct-check
    assert_status 0
    # it is a message of ours
    run2 acct-show gull --as-of 2026-10-06
    assert_out_has statement

    begin 'its paper has the balance after each document'
    invoice statement gull --issue -q --currency EUR
    paper_of ST-2026-0001
    has 'Statement of account' 'Number ST-2026-0001' \
        'Date of issue 5 October 2026' 'Period 1 September – 5 October 2026' \
        'Gull Tours GmbH' 'Date Description Charged Paid / credited Balance' \
        '1 September 2026 Balance brought forward 0.00' \
        '1 September 2026 Invoice E-1 1,505.00 1,505.00' \
        '20 September 2026 Invoice E-2 500.00 2,005.00' \
        '22 September 2026 Payment 991 (E-1) 200.00 1,805.00' \
        '23 September 2026 Credit note CN-1 (E-1) 100.00 1,705.00' \
        '5 October 2026 Balance 1,705.00' 'Charged in the period 2,005.00' \
        'Paid and credited in the period 300.00' 'To pay, EUR 1,705.00' \
        'IBAN DE89 3704 0044 0532 0130 00' 'Payment reference ST-2026-0001'
    # another currency has a statement of its own
    lacks 'USD' '50.00 '
    invoice statement romashka --issue -q --from 2026-09-05
    paper_of ST-2026-0002
    has 'Выписка по взаиморасчётам № ST-2026-0002 от 5 октября 2026 г.' \
        'Период 5 сентября – 5 октября 2026 г.' \
        '5 сентября 2026 г. Сальдо на начало периода 3 002,45' \
        '10 сентября 2026 г. Счёт R-2 12 000,00 15 002,45' \
        'Сальдо на конец периода 15 002,45' 'Начислено за период 12 000,00' \
        'Оплачено и зачтено за период 0,00' 'К оплате, руб. 15 002,45' 'Корр. счёт 30101810400000000225'
    # the same from the rows that the list of it prints
    invoice statement gull --currency EUR -O csv >listed
    cut -d, -f8 listed | tail -n +2 >rows
    [ "$(wc -l <rows)" -eq 6 ]
    invoice show ST-2026-0001 -O json >shown
    jq -r '.[0].moves[].balance' shown | diff rows -

    begin 'what is set off from the account neither comes nor goes'
    invoice pay --client kite 70 -q -d 2026-09-20
    invoice pay K-1 --deposit -q -d 2026-09-21
    invoice statement kite --issue -O text >told
    grep -q '^21 September 2026  Set off from the account  *30.00$' told
    grep -q '^  *(K-1)$' told
    grep -q 'Charged in the period  *100.00$' told
    grep -q 'Paid and credited in the period  *70.00$' told
    run2 grep -c -e Refund -e '70\.00 *100\.00' told
    assert_out 0
    invoice show ST-2026-0001 -O json >shown
    run2 jq -c '.[0].moves | map(.kind)' shown
    assert_out '["opening","invoice","payment","offset","closing"]'
    run2 invoice statement kite -O csv
    assert_out_has ',2026-09-21,offset,'
}

@test "statement: favours, drafts, what came in since" {
    begin "what is in the client's favour, and in another currency"
    run2 invoice statement gull --currency USD --issue -O text
    assert_status 0
    assert_out_has 'Statement of account No. ST-2026-0001 dated 5 October 2026'
    assert_out_has '24 September 2026  Payment                                     50.00   −50.00'
    assert_out_has 'In your favour, USD              50.00'
    run2 invoice statement gull --currency JPY --issue
    assert_status 1
    assert_out ''
    assert_err 'acct-invoice: nothing was billed to gull or paid in JPY (but in EUR: --currency EUR)'

    begin 'a sheet without a number; a draft adds nothing'
    keep "$ledger"
    run2 invoice statement gull -o x.pdf --currency EUR
    assert_status 0
    assert_err ''
    read_paper
    has 'Statement of account' 'To pay, EUR 1,705.00'
    lacks 'Number' 'draft'
    run2 invoice statement gull -O html
    assert_out_has '<td class="n">1,705.00</td>'
    run2 invoice statement gull --issue -n
    assert_status 0
    assert_out_has 'Statement of account dated 5 October 2026 (draft)'
    assert_out_lacks ST-
    same "$ledger"
    run2 invoice statement gull -n
    assert_status 2
    assert_err_has '--dry-run goes with --issue only'
    run2 invoice statement gull --issue -o x.pdf
    assert_status 2
    assert_err_has '--output does not go with --issue'
    same "$ledger"

    begin 'what came in since is told of'
    invoice statement gull --issue -q --currency EUR
    echo '20,2026-10-01,payment,gull,E-1,5,EUR,,,anna,,' >>"$ledger"
    run2 invoice show ST-2026-0001
    assert_status 0
    assert_out_has 'To pay, EUR                      1,700.00'
    assert_err 'acct-invoice: records entered since then change the balance of ST-2026-0001: it was 1705.00, and is 1700.00 EUR now'
}

@test "letters: what is issued stays; what cannot be one" {
    begin 'what is issued is what is shown later, to the byte'
    for words in 'remind E-1 -m please' 'remind K-1' 'statement gull -m x --to 2026-09-23' \
        'statement romashka -p 2026-09'; do
        # shellcheck disable=SC2086  # several words
        run2 invoice $words --issue -O text
        assert_status 0
        cp "$out_file" issued
        number=$(tail -n 1 "$ledger" | sed 's/.*number=//; s/;.*//')
        invoice show "$number" 2>note | diff issued - || wrong "$words"
        [ ! -s note ]
    done
    assert_out_has 'от 5 октября 2026 г.'
    # also where a stage was left out on purpose
    echo '30,2026-10-06,done,gull,reminder:gull:E-1:2,,,,,anna,,' >>"$ledger"
    run2 acct-invoice remind --issue E-1 -O text --as-of 2026-11-10
    cp "$out_file" issued
    assert_out_has 'In spite of our earlier letters'
    acct-invoice show REM-2026-0003 --as-of 2026-11-10 | diff issued -

    begin 'what is to come does not count yet'
    invoice pay E-1 -d 2026-12-01 -s planned=yes -q
    run2 invoice remind -O ids
    assert_out_has 'reminder:gull:E-1:1'
    run2 invoice remind --issue E-1
    assert_status 0
    assert_out REM-2026-0001
    # but its numbers are taken
    sed -i '$s/2026-10-05/2026-11-05/; $s/REM-2026-0001/REM-2026-0007/' "$ledger"
    run2 invoice remind --issue K-1
    assert_out REM-2026-0008
    run2 invoice show REM-2026-0007
    assert_status 1
    assert_err "acct-invoice: 'REM-2026-0007' is of 2026-11-05, which is to come (--as-of 2026-11-05 shows it)"

    begin 'records typed by hand that cannot be one'
    while IFS='|' read -r row why; do
        cp "$ledger" odd.csv
        echo "$row" >>odd.csv
        run2 invoice show L-1 -f odd.csv
        assert_status 1
        assert_out ''
        assert_err "acct-invoice: $why"
    done <<'END'
20,2026-10-01,touch,gull,,5,EUR,,,,,dir=out;kind=reminder;number=L-1|odd.csv:13: the reminder's ref is no invoice (it names the invoice that it is about)
20,2026-10-01,touch,kite,E-1,5,EUR,,,,,dir=out;kind=reminder;number=L-1|odd.csv:13: the reminder is to another client than its invoice
20,2026-10-01,touch,gull,E-1,-92233720368547758.07,EUR,,,,,dir=out;kind=reminder;number=L-1|odd.csv:13: the reminder's amount is not one that can be open on its invoice
20,2026-10-01,touch,gull,E-1,5,USD,,,,,dir=out;kind=reminder;number=L-1|odd.csv:13: the reminder's amount is not one that can be open on its invoice
20,2026-10-01,touch,gull,,5,EUR,,,,,dir=out;kind=statement;number=L-1;period=rubbish|odd.csv:13: 'rubbish' is no period (write such as 2026, 2026-10, 2026-q3, this-month, all, FROM..TO)
20,2026-10-01,touch,gull,E-1,5,EUR,,,,,dir=in;kind=reminder;number=L-1|no invoice 'L-1' (closest: K-1, E-1, R-1)
END

    begin 'options that would do nothing are refused'
    while IFS='|' read -r words why; do
        # shellcheck disable=SC2086  # several words
        run2 invoice $words
        assert_status 2
        assert_out ''
        assert_err_has "acct-invoice: $why"
    done <<'END'
statement gull --lang ru|--lang goes with a sheet (-O pdf or html) or --issue only
statement gull --paper a4 -O csv|--paper goes with a sheet
statement gull -w boris|--owner goes with --issue only
remind --lang ru|--lang goes with a sheet
remind -m x|--text goes with --issue only
remind --issue -O ics|--issue has no format 'ics'
remind --issue E-1 --client kite|--client or --owner leaves invoice E-1 out
show E-1 --qr -O json|--qr goes with -O text only
show E-1 --qr -O csv|--qr goes with -O text only
END
}

# --- reminders ---------------------------------------------------------------

@test "remind --issue: letters for what is due" {
    begin 'a letter and a number for each that is due'
    run2 invoice remind --issue
    assert_status 0
    assert_err ''
    assert_out 'REM-2026-0001
REM-2026-0002
REM-2026-0003'
    tail -n 3 "$ledger" | cut -d, -f2- | sort >rows
    diff - rows <<'END'
2026-10-05,touch,gull,E-1,1205.00,EUR,,email,anna,,dir=out;kind=reminder;stage=1;number=REM-2026-0002
2026-10-05,touch,kite,K-1,100.00,EUR,,email,boris,,dir=out;kind=reminder;stage=1;number=REM-2026-0003
2026-10-05,touch,romashka,R-1,3002.45,RUB,,email,anna,,dir=out;kind=reminder;stage=1;number=REM-2026-0001
END
    run2 acct-check
    assert_status 0
    # they count as sent: nothing is due, and none goes out again
    run2 invoice remind -O ids
    assert_out ''
    keep "$ledger"
    run2 invoice remind --issue
    assert_status 0
    assert_out ''
    assert_err 'acct-invoice: nobody is to be reminded'
    same "$ledger"
    # the next stage comes a week after the first: 3d,10d
    run2 acct-invoice remind --issue --as-of 2026-10-12 --client gull
    assert_out REM-2026-0004
    run2 acct-invoice show REM-2026-0004 --as-of 2026-10-12
    assert_out_has 'We wrote to you about invoice E-1'

    begin 'the letter is polite, names the sum, and can be paid'
    invoice remind --issue -q
    paper_of REM-2026-0001
    has 'Напоминание об оплате № REM-2026-0001 от 5 октября 2026 г.' \
        'Кому ООО «Ромашка»' 'Привет, Макс!' \
        'Счёт № R-1 от 1 сентября 2026 г. 15 сентября 2026 г. 3 002,45 3 002,45' \
        'Осталось оплатить, руб. 3 002,45' 'С уважением' 'БИК 044525225'
    says 'Напоминаем, что по счёту № R-1 от 1 сентября 2026 г. со сроком оплаты 15 сентября 2026 г. задолженность 3 002,45 руб. пока не погашена'
    lacks 'Бухгалтер' 'черновик'
    [[ $(scan) == 'ST00012|'*'|Sum=300245|Purpose=Оплата по счёту № R-1 от 01.09.2026.|'* ]]
    paper_of REM-2026-0002
    has 'Payment reminder' 'Number REM-2026-0002' 'Dear Ms Möwe,' \
        'Invoice E-1 dated 1 September 2026 was due on 15 September 2026, and EUR 1,205.00 is still' \
        'Invoice No. E-1 dated 1 September 2026 15 September 2026 1,505.00 1,205.00' \
        'To pay, EUR 1,205.00' 'IBAN DE89 3704 0044 0532 0130 00' \
        'Payment reference E-1' 'Kind regards'
    [[ $(scan) == *$'\nEUR1205.00\n'*'Invoice E-1 dated 2026-09-01' ]]
    # without a salutation of its own
    paper_of REM-2026-0003
    has 'Hello,'
    # what it asked for stays, whatever came since
    echo '20,2026-10-06,payment,gull,E-1,1205,EUR,,,anna,,' >>"$ledger"
    acct-invoice show REM-2026-0002 --as-of 2026-10-07 -O json >shown
    run2 jq -c '.[0] | [.kind, .stage, .open, .invoices[0].due]' shown
    assert_out '["reminder",1,"1205.00","2026-09-15"]'

    begin 'only those named; why there is no letter'
    keep "$ledger"
    while IFS='|' read -r number why; do
        run2 invoice remind --issue "$number"
        assert_status 1
        assert_out ''
        assert_err "acct-invoice: $why"
        same "$ledger"
    done <<'END'
R-2|invoice R-2: no letter now: another invoice of the client goes first
E-2|invoice E-2: no letter now: its next reminder is still to come (until 2026-10-07)
E-9|no invoice 'E-9' (closest: E-2, E-1, R-2)
END
    run2 invoice remind --issue K-1 E-1
    assert_status 0
    assert_out 'REM-2026-0001
REM-2026-0002'
    invoice pay R-1 -q
    run2 invoice remind --issue R-1
    assert_status 1
    assert_err 'acct-invoice: nothing is past due on invoice R-1'
    run2 invoice remind --issue --client romashka --owner boris
    assert_status 0
    assert_err_has 'nobody is to be reminded'
    run2 invoice remind --issue --client romashka
    assert_out REM-2026-0003

    begin "after the last stage it is a person's turn"
    for day in 01 11 21; do
        acct-invoice remind --issue --client kite --as-of 2026-10-$day -q
    done
    [ "$(grep -c 'kite,K-1,.*kind=reminder' "$ledger")" -eq 3 ]
    keep "$ledger"
    run2 acct-invoice remind --issue K-1 --as-of 2026-11-20
    assert_status 1
    assert_err_has 'invoice K-1: the reminders have run out: call, or decide what comes next'
    run2 acct-invoice remind --issue --as-of 2026-11-20 --client kite
    assert_out ''
    same "$ledger"
    run2 acct-invoice show REM-2026-0003 --as-of 2026-11-20
    assert_out_has 'In spite of our earlier letters, EUR 100.00 of invoice K-1'

    begin 'drafts, as pages'
    keep "$ledger"
    run2 invoice remind --issue -n
    assert_status 0
    assert_err ''
    [ "$(tr -cd '\f' <"$out_file" | wc -c)" -eq 2 ]
    [ "$(grep -c -e '(draft)$' -e '(черновик)$' "$out_file")" -eq 3 ]
    assert_out_lacks REM-
    same "$ledger"
    run2 invoice remind --issue E-1 --lang ru --layout intl -O text
    assert_out_has 'Напоминание об оплате № REM-2026-0001 от 5 октября 2026 г.'
    run2 invoice remind E-1
    assert_status 2
    assert_err_has "'E-1' is not expected here"
    run2 invoice remind --issue --held
    assert_status 2
    assert_err_has 'either --issue or --held'
}

@test "letters: numbers have series of their own, and none comes twice" {
    printf '[numbers]\nreminder = П-{client}-{seq}\nstatement = S{year}{month}-{seq:2}\n' \
        >>"$ACCT_HOME/acct.conf"
    run2 invoice remind --issue
    assert_out 'П-romashka-1
П-gull-1
П-kite-1'
    run2 invoice statement gull --issue
    assert_out S202610-01
    # a voided one stays taken
    run2 acct-add void -q --as-of 2026-10-05 -r "$(tail -n 1 "$ledger" | cut -d, -f1)"
    assert_status 0
    run2 invoice show S202610-01
    assert_status 1
    assert_err "acct-invoice: 'S202610-01' was voided"
    for _ in 1 2 3 4; do
        (for _ in 1 2 3 4 5; do
            invoice statement gull --issue --currency EUR
        done) &
    done >numbers
    wait
    sort numbers >got
    seq -f 'S202610-%02g' 2 21 | diff - got
}

# --- text ----------------------------------------------------------------------

@test "letters: in whose language, from standard input" {
    begin "text: the paper is in the client's language, whatever the locale"
    run2 env LC_ALL=C.UTF-8 acct-invoice show R-1 --as-of 2026-10-05
    cp "$out_file" one
    assert_out_has 'Счёт на оплату № R-1 от 1 сентября 2026 г.'
    assert_out_has 'Всего к оплате, руб.  3 002,45'
    assert_out_lacks $'\u00a0'
    run2 env LC_ALL=C acct-invoice show R-1 --as-of 2026-10-05
    diff one "$out_file"
    run2 acct-invoice show R-1 --as-of 2026-10-05 --lang en
    assert_out_has 'Invoice No. R-1 dated 1 September 2026'
    assert_out_has 'Total, RUB  3,002.45'

    begin 'from standard input, too'
    invoice remind --issue -q
    run2 invoice show REM-2026-0001 -f - <"$ledger"
    assert_status 0
    assert_out_has 'Напоминание об оплате № REM-2026-0001'
}
