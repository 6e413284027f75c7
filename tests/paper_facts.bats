#!/usr/bin/env bats
# What papers take from the ledger: dates, periods, numbers, the lines of acts.

load helper
load paper

setup() {
    common_setup
    cat >"$ACCT_HOME/acct.conf" <<'CONF'
[acct]
currency = EUR
[me]
name = Крачка
taxid = CY10259033P
CONF
    cat >"$ledger" <<'CSV'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,k,,,EUR,,,me,Klient,lang=en
a2,2026-01-01,client,r,,,RUB,,,me,Клиент,lang=ru
a3,2026-01-02,order,k,O-1,100,EUR,,,me,Pages,
a4,2026-01-02,order,k,O-2,50,EUR,,,me,Photos,
a5,2026-01-02,order,k,O-3,70,EUR,,,me,Film,
a6,2026-01-05,stage,k,O-1,,,,,me,,stage=delivered
CSV
}

@test "paper: the day of supply is that of the orders that lines name" {
    bill k --orders
    has 'Date of issue 1 March 2026' 'Date of supply 5 January 2026'
    acct-add -q stage k -r O-2 --as-of 2026-02-20 -s stage=delivered
    acct-add -q stage k -r O-3 --as-of 2026-02-27 -s stage=delivered
    bill k --orders
    has 'Period of supply 20–27 February 2026'
    lacks 'Date of supply'
    sed -i '/,stage,k,O-3,/s/2026-02-27/2026-01-31/' "$ledger"
    pdf "$number"
    has 'Period of supply 31 January –' '20 February 2026'
    # no order: the day of the invoice
    bill k -l 'Advice|1||100'
    has 'Date of supply 1 March 2026'
    # what is not delivered has no day yet
    acct-add -q order k Later -r O-4 -a 10 --as-of 2026-02-28
    bill k --order O-4
    lacks 'supply'
}

@test "paper: periods in the words of the language" {
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

@test "paper: ИНН and КПП are found in a client's tax number" {
    bill r -l 'Сайт|1|шт.|100|-'
    n=0
    while IFS='|' read -r taxid want; do
        n=$((n + 1))
        acct-add -q client r -s "taxid=$taxid" --as-of "2026-03-0$n"
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
}
