#!/usr/bin/env bats
# Amounts and dates as people type them: taken where they mean one thing, else
# told how to write them.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,USD,,,,Acme Ltd,
01B,2026-02-01,invoice,acme,INV-1,20000.00,EUR,,,,,
01C,2026-02-01,contract,acme,C-1,,,,,,Care,
E
}

add() {
    run2 acct-add --as-of 2026-10-05 -n -O csv "$@"
}

# cell N WANTED: of the row that would be added
cell() {
    assert_status 0
    text_is "what $ran gives" "$(tail -n 1 <<<"$out" | cut -d, -f "$1")" "$2"
}

nbsp=$'\u00a0' narrow=$'\u202f' minus=$'\u2212' quote=$'\u2019'

@test "typed: an amount, and its currency" {
    local given number code
    while IFS='|' read -r given number code; do
        add payment acme --force -a "$given"
        cell 6 "$number"
        cell 7 "$code"
    done <<E
500|500.00|USD
 5 |5.00|USD
-500|-500.00|USD
${minus}500|-500.00|USD
500 EUR|500.00|EUR
EUR 500|500.00|EUR
500eur|500.00|EUR
-500 EUR|-500.00|EUR
500${nbsp}EUR|500.00|EUR
€500|500.00|EUR
500 €|500.00|EUR
500₽|500.00|RUB
12 500.50|12500.50|USD
12${nbsp}500.50|12500.50|USD
12${narrow}500${narrow}000|12500000.00|USD
12'500.50|12500.50|USD
12${quote}500|12500.00|USD
1,234.56|1234.56|USD
1,234,567|1234567.00|USD
1.234.567|1234567.00|USD
1 500 JPY|1500|JPY
1.500|1.50|USD
E
}

# refused MESSAGE ARG...: with the ledger as it was
refused() {
    local message=$1
    shift
    add "$@"
    [ "$status" -ne 0 ] || wrong 'taken'
    assert_out ''
    text_is 'first line' "${err%%$'\n'*}" "acct-add: $message"
}

@test "typed: an amount that may mean two things is told how to write it" {
    refused "amount: '\$500': \$ is of several currencies (write the code: '500 USD')" \
        payment acme -a \$500
    refused "amount: '12 £': £ is of several currencies (write the code: '12 GBP')" \
        payment acme -a '12 £'
    refused "amount: '12 500,50' is not a decimal (write 12500.50)" \
        payment acme -a '12 500,50'
    refused "amount: '1.234,56' is not a decimal (write 1234.56)" \
        payment acme -a 1.234,56
    refused "amount: '12,50 EUR' is not a decimal (write 12.50)" \
        payment acme -a '12,50 EUR'
    refused "amount: '1,500' is not a decimal (use a point before decimals, and no grouping)" \
        payment acme -a '1,500 EUR'
    refused "amount: '500 rubles': 'rubles' is no currency (write the number and its code, such as EUR or RUB)" \
        payment acme -a '500 rubles'
    refused "amount: '5 00' is not a decimal (no grouping)" payment acme -a '5 00'
    refused "amount: '1234 567' is not a decimal (no grouping)" \
        payment acme -a '1234 567'
    for given in '0 500' "0'500" '0 500.50'; do
        refused "amount: '$given' is not a decimal (no grouping)" \
            payment acme -a "$given"
    done
    refused "EUR would be the text (write -a '500 EUR', or --currency EUR)" \
        payment acme -a 500 EUR
    refused "'500 EUR' is not in USD, as --currency says" \
        payment acme -a '500 EUR' --currency USD
    add payment acme -a 500 'EUR for the site'
    cell 11 'EUR for the site'
    add payment acme -a '500 EUR' --currency EUR EUR
    cell 7 EUR

    begin 'what stands in a row is in one form'
    printf 'type,client,amount\npayment,acme,12 500\n' >rows
    run2 acct-add --as-of 2026-10-05 - <rows
    assert_status 1
    assert_err "acct-add: standard input:2: amount: '12 500' is not a decimal (no grouping)"
}

@test "typed: other tools and attributes read amounts alike" {
    run2 acct-invoice pay INV-1 "12${nbsp}500.50 EUR" --as-of 2026-10-05
    assert_status 0
    grep -q ',payment,acme,INV-1,12500.50,EUR,' "$ledger"
    run2 acct-invoice pay INV-1=1,234.56 --as-of 2026-10-05
    assert_status 0
    grep -q ',payment,acme,INV-1,1234.56,EUR,' "$ledger"
    keep "$ledger"
    run2 acct-invoice pay INV-1 '5 USD' --as-of 2026-10-05
    assert_status 2
    assert_err_has "the amount: '5 USD' is not in EUR (on account, --currency says which)"
    run2 acct-invoice refund INV-1 '12 500,50' --as-of 2026-10-05
    assert_status 2
    assert_err_has "the amount: '12 500,50' is not a decimal (write 12500.50)"
    same "$ledger"
    add contract acme x -s 'budget=1 500' -s target=x
    assert_status 1
    add contract acme x -s 'budget=1 500'
    cell 12 budget=1500
    add order acme x -s target=31.12.2026
    cell 12 target=2026-12-31
    # of its own, or of another kind
    add order acme x -s service=31.12.2026 -s 'x-b=1 500'
    cell 12 'service=31.12.2026;x-b=1 500'
}

@test "typed: nothing is due before its date, unless it is forced" {
    refused 'due: 2026-10-04 is before the date, 2026-10-05 (mend one of the two)' \
        task acme x -D 2026-10-04
    refused 'due: 2026-10-01T09:00 is before the date, 2026-10-02 (mend one of the two)' \
        order acme x -d 2026-10-02 -D 2026-10-01T09:00
    printf 'date,type,client,due,text\n2026-10-02,task,acme,2026-10-01,x\n' >rows
    run2 acct-add --as-of 2026-10-05 - <rows
    assert_status 1
    assert_err 'acct-add: standard input:2: due: 2026-10-01 is before the date, 2026-10-02 (mend one of the two)'
    add task acme x -d 2026-10-02 -D 2026-10-02
    cell 8 2026-10-02
    add task acme x -D 2026-10-04 --force
    cell 8 2026-10-04
    # of any day
    add gift acme x -D 2026-09-01 -s occasion=y
    cell 8 2026-09-01
}

@test "typed: dates that mean one day, and those that mean two" {
    local given day
    while IFS='|' read -r given day; do
        add payment acme -a 5 -d "$given"
        cell 2 "$day"
        # as the day of a list, too
        run2 acct-invoice statement acme --from "$given" --as-of 2026-10-05
        assert_status 0
    done <<'E'
31.12.2025|2025-12-31
1.2.2026|2026-02-01
01.02.2026|2026-02-01
12/31/2025|2025-12-31
31/12/2025|2025-12-31
31-12-2025|2025-12-31
12.31.2025|2025-12-31
05/05/2026|2026-05-05
2026/10/05|2026-10-05
2026.10.5|2026-10-05
2026-1-5|2026-01-05
20261005|2026-10-05
17 May 2026|2026-05-17
May 17, 2026|2026-05-17
17-may-2026|2026-05-17
29.02.2024|2024-02-29
E
    add payment acme -a 5 -d '31.12.2025 09:30'
    cell 2 2025-12-31T09:30
    add payment acme -a 5 -d 'yesterday 18:15'
    cell 2 2026-10-04T18:15
    add order acme x -D 31.12.2026
    cell 8 2026-12-31

    begin 'two days'
    refused "--date: '01/02/2026' may be 2026-02-01 or 2026-01-02 (write one of them)" \
        payment acme -a 5 -d 01/02/2026
    refused "--date: '5-10-2026' may be 2026-10-05 or 2026-05-10 (write one of them)" \
        payment acme -a 5 -d 5-10-2026
    refused "--due: '1/2/2027' may be 2027-02-01 or 2027-01-02 (write one of them)" \
        order acme x -D 1/2/2027
    begin 'no year, or half of one'
    for given in 31.12.26 12/31 12-24 24.12 1/2/3 '17 May' 17.05; do
        refused "--date: '$given' has no full year (write it such as 2026-10-05)" \
            payment acme -a 5 -d "$given"
    done
    begin 'no day'
    for given in 30.02.2026 2026/02/30 32.1.2026 13.13.2026 2026-13-1 1.2.3.2026; do
        add payment acme -a 5 -d "$given"
        assert_status 2
        assert_err_has "'$given' is no "
    done
    begin 'periods are what they were'
    add payment acme -a 5 -d 2026-09
    cell 2 2026-09-30
    add payment acme -a 5 -d 2026-w40
    cell 2 2026-10-04
    run2 acct-invoice payments --period 31.12.2025..05.01.2026 --as-of 2026-10-05
    assert_status 0
}
