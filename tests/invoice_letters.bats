#!/usr/bin/env bats
# Receipts, statements and reminder letters: their numbers, their papers, and
# what the ledger keeps of them.

load helper
load paper

setup() {
    common_setup
    seller
    cat >"$ledger" <<'EOF'
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

@test "receipt: of a payment over several invoices, each of them" {
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
}

@test "receipt: of one payment, in the client's language and as text" {
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

@test "receipt: a draft shows it without a number, and adds nothing" {
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
}

# --- statements --------------------------------------------------------------

@test "statement: issued, it has a number, and the ledger says so" {
    run2 invoice statement gull --issue
    assert_status 0
    assert_err ''
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
}

@test "statement: its paper has the balance after each document" {
    invoice statement gull --issue -q
    paper_of ST-2026-0001
    has 'Statement of account' 'Number ST-2026-0001' \
        'Date of issue 5 October 2026' 'Period 1 September – 5 October 2026' \
        'Gull Tours GmbH' 'Date Description Charged Paid Balance' \
        '1 September 2026 Balance brought forward 0.00' \
        '1 September 2026 Invoice E-1 1,505.00 1,505.00' \
        '20 September 2026 Invoice E-2 500.00 2,005.00' \
        '22 September 2026 Payment 991 200.00 1,805.00' \
        '23 September 2026 Credit note CN-1 100.00 1,705.00' \
        '5 October 2026 Balance 1,705.00' 'To pay, EUR 1,705.00'
    # another currency has a statement of its own
    lacks 'USD' '50.00 '
    invoice statement romashka --issue -q --from 2026-09-05
    paper_of ST-2026-0002
    has 'Выписка о расчётах № ST-2026-0002 от 5 октября 2026 г.' \
        'Период 5 сентября – 5 октября 2026 г.' \
        '5 сентября 2026 г. Остаток на начало 3 002,45' \
        '10 сентября 2026 г. Счёт R-2 12 000,00 15 002,45' \
        'Остаток на конец 15 002,45' 'К оплате, руб. 15 002,45'
    # the same from the rows that the list of it prints
    invoice statement gull --currency EUR -O csv | cut -d, -f8 | tail -n +2 >rows
    invoice show ST-2026-0001 -O json | jq -r '.[0].moves[].balance' >paper
    diff rows paper
}

@test "statement: what is in the client's favour, and in another currency" {
    run2 invoice statement gull --currency USD --issue -O text
    assert_status 0
    assert_out_has 'Statement of account No. ST-2026-0001 dated 5 October 2026'
    assert_out_has '24 September 2026  Payment                           50.00   −50.00'
    assert_out_has 'In your favour, USD  50.00'
    run2 invoice statement gull --currency JPY --issue
    assert_status 1
    assert_out ''
    assert_err 'acct-invoice: nothing was billed to gull or paid in JPY'
}

@test "statement: a sheet without a number; a draft adds nothing" {
    keep "$ledger"
    run2 invoice statement gull -o x.pdf
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
}

@test "statement: what came in since is told of" {
    invoice statement gull --issue -q
    echo '20,2026-10-01,payment,gull,E-1,5,EUR,,,anna,,' >>"$ledger"
    run2 invoice show ST-2026-0001
    assert_status 0
    assert_out_has 'To pay, EUR  1,700.00'
    assert_err 'acct-invoice: records entered since then change the balance of ST-2026-0001: it was 1705.00, and is 1700.00 EUR now'
}

# --- reminders ---------------------------------------------------------------

@test "remind --issue: a letter and a number for each that is due" {
    run2 invoice remind --issue
    assert_status 0
    assert_err ''
    assert_out 'REM-2026-0001
REM-2026-0002
REM-2026-0003'
    tail -n 3 "$ledger" | cut -d, -f2- | sort >rows
    diff - rows <<'END'
2026-10-05,touch,gull,E-1,1205.00,EUR,,email,anna,,dir=out;kind=reminder;number=REM-2026-0002
2026-10-05,touch,kite,K-1,100.00,EUR,,email,boris,,dir=out;kind=reminder;number=REM-2026-0003
2026-10-05,touch,romashka,R-1,3002.45,RUB,,email,anna,,dir=out;kind=reminder;number=REM-2026-0001
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
}

@test "remind --issue: the letter is polite, names the sum, and can be paid" {
    invoice remind --issue -q
    paper_of REM-2026-0001
    has 'Напоминание об оплате № REM-2026-0001 от 5 октября 2026 г.' \
        'Кому ООО «Ромашка»' 'Привет, Макс!' \
        'Напоминаем о счёте № R-1 от 1 сентября 2026 г. со сроком оплаты 15 сентября 2026 г.' \
        'Счёт № R-1 от 1 сентября 2026 г. 15 сентября 2026 г. 3 002,45 3 002,45' \
        'Осталось оплатить, руб. 3 002,45' 'С уважением' 'БИК 044525225'
    lacks 'Бухгалтер' 'черновик'
    [[ $(scan) == 'ST00012|'*'|Sum=300245|Purpose=Оплата по счёту № R-1 от 01.09.2026.|'* ]]
    paper_of REM-2026-0002
    has 'Payment reminder' 'Number REM-2026-0002' 'Dear Ms Möwe,' \
        'Invoice E-1 dated 1 September 2026 was due on 15 September 2026, and 1,205.00 EUR' \
        'Invoice No. E-1 dated 1 September 2026 15 September 2026 1,505.00 1,205.00' \
        'To pay, EUR 1,205.00' 'IBAN DE89 3704 0044 0532 0130 00' \
        'Payment reference E-1' 'Kind regards'
    [[ $(scan) == *$'\nEUR1205.00\n'*'Invoice E-1 dated 2026-09-01' ]]
    # without a salutation of its own
    paper_of REM-2026-0003
    has 'Dear Sir or Madam,'
    # what it asked for stays, whatever came since
    echo '20,2026-10-06,payment,gull,E-1,1205,EUR,,,anna,,' >>"$ledger"
    acct-invoice show REM-2026-0002 --as-of 2026-10-07 -O json >shown
    run2 jq -c '.[0] | [.kind, .stage, .open, .invoices[0].due]' shown
    assert_out '["reminder",1,"1205.00","2026-09-15"]'
}

@test "remind --issue: only those named; why there is no letter" {
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
}

@test "remind --issue: after the last stage it is a person's turn" {
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
    assert_out_has 'earlier letters 100.00 EUR is still open'
}

@test "remind --issue: drafts, as pages" {
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
    acct-add void "$(tail -n 1 "$ledger" | cut -d, -f1)" -q 2>/dev/null ||
        acct-add void -q -r "$(tail -n 1 "$ledger" | cut -d, -f1)"
    for _ in 1 2 3 4; do
        (for _ in 1 2 3 4 5; do invoice statement gull --issue; done) &
    done >numbers
    wait
    sort numbers >got
    seq -f 'S202610-%02g' 2 21 | diff - got
}

# --- text ----------------------------------------------------------------------

@test "text: the paper is in the client's language, whatever the locale" {
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
}
