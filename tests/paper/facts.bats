#!/usr/bin/env bats
# What papers take from the ledger: dates, periods, numbers, the lines of acts.

load ../helper
load paper

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'CONF'
[acct]
currency = EUR
[me]
name = Крачка
taxid = CY10259033P
CONF
    put "$ledger" <<'CSV'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,k,,,EUR,,,me,Klient,lang=en
a2,2026-01-01,client,r,,,RUB,,,me,Клиент,lang=ru
a3,2026-01-02,order,k,O-1,100,EUR,,,me,Pages,
a4,2026-01-02,order,k,O-2,50,EUR,,,me,Photos,
a5,2026-01-02,order,k,O-3,70,EUR,,,me,Film,
a6,2026-01-05,stage,k,O-1,,,,,me,,stage=delivered
CSV
}

@test "paper: days and periods of supply" {
    begin 'the day of supply is that of the orders that lines name'
    bill k --orders
    has 'Date of issue 1 March 2026' 'Date of supply 5 January 2026'
    acct-add -q stage k -r O-2 --as-of 2026-02-20 -s stage=delivered
    acct-add -q stage k -r O-3 --as-of 2026-02-27 -s stage=delivered
    bill k --orders
    has 'Period of supply 20–27 February 2026'
    lacks 'Date of supply'
    sed -i '/,stage,k,O-3,/s/2026-02-27/2026-01-31/' "$ledger"
    pdf "$number"
    says 'Period of supply 31 January – 20 February 2026'
    # no order: the day of the invoice
    bill k -l 'Advice|1||100'
    has 'Date of supply 1 March 2026'
    # what is not delivered has no day yet
    acct-add -q order k Later -r O-4 -a 10 --as-of 2026-02-28
    bill k --order O-4
    lacks 'supply'

    begin 'periods in the words of the language'
    while IFS='|' read -r period english russian; do
        number=$(acct-invoice new --as-of 2026-03-01 k -l 'A|1||1' \
            -s "period=$period")
        pdf "$number" --layout ru
        has "Period of supply $english"$'\n'
        pdf "$number" --layout ru --lang ru
        has "Период $russian"$'\n'
    done <<'PERIODS'
2026-02|February 2026|февраль 2026 г.
2026-q3|Q3 2026|III квартал 2026 г.
2026|2026|2026 г.
2026-01-05|5 January 2026|5 января 2026 г.
2026-01-05..2026-01-20|5–20 January 2026|5–20 января 2026 г.
2026-01-05..2026-02-20|5 January – 20 February 2026|5 января – 20 февраля 2026 г.
2025-12-05..2026-02-20|5 December 2025 – 20 February 2026|5 декабря 2025 г. – 20 февраля 2026 г.
2026-w06|2–8 February 2026|2–8 февраля 2026 г.
last-month|last-month|last-month
spring of 26|spring of 26|spring of 26
PERIODS
}

@test "paper: numbers of the tax office; an act of another amount" {
    begin "ИНН and КПП are found in a client's tax number"
    bill r -l 'Сайт|1|шт.|100|-'
    while IFS='|' read -r taxid want; do
        acct-add -q client r -s "taxid=$taxid" --as-of 2026-03-01
        pdf "$number"
        has "Покупатель Клиент, $want"$'\n'
    done <<'NUMBERS'
ИНН 0000000001|ИНН 0000000001
ИНН 7801122331 КПП 780101001|ИНН 7801122331, КПП 780101001
ИНН/КПП: 7801122331/780101001|ИНН 7801122331, КПП 780101001
INN 7801122331, KPP 780101001|ИНН 7801122331, КПП 780101001
500100732259|ИНН 500100732259
DE123456789|Налоговый номер DE123456789
123 456 789|Налоговый номер 123 456 789
NUMBERS

    begin 'an act of another amount than its invoice is one line'
    put_more "$ledger" <<'CSV'
b1,2026-03-01,invoice,r,R-1,84000,RUB,2026-03-15,,,,
b2,2026-03-01,line,r,R-1,70000,RUB,,,,Аванс за сайт,qty=1;unit=шт.;vat=20
b3,2026-03-02,act,r,A-1,168000,RUB,,,,Сайт школы,invoice=R-1
b4,2026-03-02,act,r,A-2,84000,RUB,,,,Первый этап,invoice=R-1
b5,2026-03-03,invoice,r,R-2,110,RUB,2026-03-15,,,,
b6,2026-03-03,line,r,R-2,50,RUB,,,,Книга,qty=1;unit=шт.;vat=10
b7,2026-03-03,line,r,R-2,55,RUB,,,,Совет,qty=1;unit=шт.;vat=0
b8,2026-03-04,act,r,A-3,330,RUB,,,,Всё,invoice=R-2
CSV
    pdf A-1
    has '1 Сайт школы 1 168 000,00 20 168 000,00' 'Сумма с НДС' \
        'В том числе НДС 20 % 28 000,00' 'Всего, руб. 168 000,00' \
        'Основание Счёт № R-1 от 1 марта 2026 г.'
    lacks 'Аванс' 'Примечание'
    # its own amount is that of the lines
    pdf A-2
    has '1 Аванс за сайт 1 шт. 70 000,00 20 70 000,00' \
        'Всего, руб. 84 000,00' 'Примечание: Первый этап'
    # two rates: which is not known
    pdf A-3
    has '1 Всё 1 330,00 330,00' 'Всего, руб. 330,00'
    lacks НДС
}

@test "paper: all documents of the example ledger are printed" {
    cp "$root/examples/ledger.csv" "$ledger"
    cp "$root/examples/acct.conf" "$ACCT_HOME/acct.conf"
    awk -F, '$3 == "act" || $3 == "credit" { print $5 }' "$ledger" | sort -u >all
    awk -F, '$3 == "invoice" { print $5 }' "$ledger" | sort -u |
        sed -n '1p;$p' >>all
    [ "$(wc -l <all)" -ge 15 ]
    while read -r number; do
        show "$number" -O html
        assert_status 0
        assert_err ''
    done <all
}
