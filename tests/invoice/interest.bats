#!/usr/bin/env bats
# acct-invoice interest: late payment by law, each stretch against awk.

load ../helper

setup() {
    common_setup
    put "$ACCT_HOME/rates.csv" <<'END'
name,from,rate
ru-key,2023-10-30,15
ru-key,2023-12-18,16
ru-key,2024-07-29,18
ru-key,2025-10-27,16.5
eu-ref,2025-07-01,2.15
eu-ref,2025-09-10,9.99
eu-ref,2026-01-01,2.40
END
    # the rule of working days has a test of its own
    printf '[work]\ndays = mon-sun\n' >"$ACCT_HOME/acct.conf"
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2023-01-01,client,acme,,,EUR,,,anna,Acme,
C2,2023-01-01,client,sosna,,,RUB,,,anna,Сосна,
END
}

interest() {
    acct-invoice interest --as-of 2026-06-30 "$@"
}

# by_hand DEBT RATE DAYS YEAR: debt × rate × days ÷ (100 × year), half up, in
# whole hundredths.
by_hand() {
    awk -v debt="$1" -v rate="$2" -v days="$3" -v year="$4" 'BEGIN {
        n = int(debt * 100 + .5) * int(rate * 100 + .5) * days
        d = 10000 * year
        printf "%.2f\n", int((2 * n + d) / (2 * d)) / 100
    }'
}

@test "ru: rates, leap years, payments; the total" {
    begin 'split at rates, leap years and partial payments'
    put_more "$ledger" <<'END'
,2023-11-01,invoice,sosna,R-1,100000.00,RUB,2023-12-10,,,,
,2024-01-15,payment,sosna,R-1,40000.00,RUB,,,,,
,2024-08-05,payment,sosna,R-1,60000.00,RUB,,,,,
END
    run2 interest R-1 -O csv
    assert_status 0
    {
        echo invoice,part,from,to,days,debt,rate,year_days,amount,currency
        # days of each stretch are date(1)'s
        while read -r from to debt rate year; do
            days=$((($(date -u -d "$to" +%s) - $(date -u -d "$from" +%s)) / 86400 + 1))
            echo "R-1,interest,$from,$to,$days,$debt,$rate,$year,$(by_hand "$debt" "$rate" "$days" "$year"),RUB"
        done <<'END'
2023-12-11 2023-12-17 100000.00 15 365
2023-12-18 2023-12-31 100000.00 16 365
2024-01-01 2024-01-15 100000.00 16 366
2024-01-16 2024-07-28 60000.00 16 366
2024-07-29 2024-08-05 60000.00 18 366
END
    } >wanted
    diff wanted "$out_file"
    # and by hand: 100000 × .15 × 7 / 365 = 287.671
    assert_out_has ',7,100000.00,15,365,287.67,RUB'
    assert_out_has ',14,100000.00,16,365,613.70,RUB'

    begin 'a table ends with the total'
    put_more "$ledger" <<'END'
,2023-11-01,invoice,sosna,R-1,100000.00,RUB,2023-12-10,,,,
,2024-01-15,payment,sosna,R-1,100000.00,RUB,,,,,
END
    # 287.67 + 613.70 + 655.74
    run2 interest R-1 -O table
    assert_status 0
    assert_out_has '1 557.11'
    # its number once, whatever the stretches
    run2 interest R-1 -O ids
    assert_status 0
    assert_err ''
    assert_out R-1
    # as of a day before it was paid
    run2 acct-invoice interest R-1 --as-of 2023-12-12 -O csv
    [ "$(wc -l <"$out_file")" -eq 2 ]
    assert_out_has 2023-12-11,2023-12-12,2,100000.00
    run2 interest R-1 --to 2023-12-11 -O csv
    assert_out_has 2023-12-11,2023-12-11,1,100000.00
}

@test "interest: eu, other currencies, nothing late" {
    begin 'eu: the reference rate of the half-year and 8 points; 40 euros once'
    put_more "$ledger" <<'END'
,2025-11-01,invoice,acme,E-1,1000.00,EUR,2025-12-01,,,,prepaid=100
,2025-11-20,payment,acme,E-1,100.00,EUR,,,,,
,2026-01-10,credit,acme,CN-1,50.00,EUR,,,,,invoice=E-1
,2026-02-01,payment,acme,E-1,750.00,EUR,,,,,
END
    run2 interest E-1 -O csv
    assert_status 0
    # the change of September does not count before the next half-year
    {
        echo invoice,part,from,to,days,debt,rate,year_days,amount,currency
        echo "E-1,interest,2025-12-02,2025-12-31,30,800.00,10.15,365,$(by_hand 800 10.15 30 365),EUR"
        echo "E-1,interest,2026-01-01,2026-01-10,10,800.00,10.4,365,$(by_hand 800 10.4 10 365),EUR"
        echo "E-1,interest,2026-01-11,2026-02-01,22,750.00,10.4,365,$(by_hand 750 10.4 22 365),EUR"
        echo E-1,flat,,,,,,,40.00,EUR
    } >wanted
    diff wanted "$out_file"
    assert_out_has ',30,800.00,10.15,365,6.67,EUR'

    begin 'in a currency of neither law, the one taken is told'
    put_more "$ledger" <<'END'
,2025-12-01,invoice,acme,U-1,1000.00,USD,2025-12-31,,,,
,2025-12-01,invoice,acme,E-1,1000.00,EUR,2025-12-31,,,,
END
    run2 interest U-1 --to 2026-01-10 -O csv
    assert_status 0
    assert_err "acct-invoice: invoice U-1 is in USD: the law of the EU is taken, without a flat sum (--law says which)"
    # 1000 × .104 × 10 / 365 = 2.849; no flat sum
    assert_out <<'END'
invoice,part,from,to,days,debt,rate,year_days,amount,currency
U-1,interest,2026-01-01,2026-01-10,10,1000.00,10.4,365,2.85,USD
END
    for args in 'U-1 --law eu' 'U-1 --law ru' 'E-1'; do
        # shellcheck disable=SC2086  # words
        run2 interest $args --to 2026-01-10 -O csv
        assert_status 0
        assert_err ''
        assert_out_has "${args%% *},interest,2026-01-01,2026-01-10,10,1000.00,"
    done

    begin 'none where nothing was late; the law by the currency'
    put_more "$ledger" <<'END'
,2025-11-01,invoice,acme,E-1,1000.00,EUR,2025-12-01,,,,
,2025-12-01,payment,acme,E-1,1000.00,EUR,,,,,
,2025-11-01,invoice,acme,E-2,1000.00,EUR,2026-06-30,,,,
,2025-11-01,invoice,acme,E-3,10.00,EUR,2025-12-31,,,,
END
    for n in E-1 E-2; do
        run2 interest $n -O csv
        assert_status 0
        [ "$(wc -l <"$out_file")" -eq 1 ]
        run2 interest $n -O ids
        assert_status 0
        assert_out ''
    done
    run2 interest E-1 -O table
    assert_out 'nothing was paid late'
    run2 interest E-3 --law ru --to 2026-01-10 -O csv
    assert_out_has 2026-01-01,2026-01-10,10,10.00,16.5,365,0.05,EUR
    assert_out_lacks flat
}

@test "interest: half a cent; rates that are missing or wrong" {
    begin 'half a cent is rounded up; each stretch by itself'
    # 7.30 × 100 × 1 / 36500 = 0.02; 1.825 × … : 18.25 × 10 % × 1 / 365 = 0.005
    printf 'name,from,rate\nru-key,2025-01-01,10\n' >rates
    put_more "$ledger" <<'END'
,2025-02-01,invoice,sosna,R-1,18.25,RUB,2025-02-10,,,,
END
    run2 interest R-1 --rates rates --to 2025-02-11 -O csv
    assert_out_has ',1,18.25,10,365,0.01,RUB'

    begin 'rates that are missing or wrong are named'
    put_more "$ledger" <<'END'
,2020-11-01,invoice,sosna,R-1,100.00,RUB,2020-12-01,,,,
END
    run2 interest R-1
    assert_status 1
    assert_out ''
    assert_err_has "no rate 'ru-key' for 2020-12-02 (add a row: ru-key,FROM,RATE)"
    run2 interest R-1 --rates none.csv
    assert_status 1
    assert_err_has 'there is no none.csv'
    printf 'name,from,rate\nru-key,2020-13-01,5\n' >bad
    run2 interest R-1 --rates bad
    assert_status 1
    assert_err_has "bad:2: from: '2020-13-01' is no date"
    printf 'name,from,rate\nru-key,2020-01-01,5%%\n' >bad
    run2 interest R-1 --rates bad
    assert_err_has 'bad:2: rate:'
    printf 'name,since,rate\nru-key,2020-01-01,5\n' >bad
    run2 interest R-1 --rates bad
    assert_err_has "bad:1: no column 'from'"
    run2 interest R-1 --law us
    assert_status 2
    assert_err_has "--law: 'us' is neither eu nor ru"
    run2 interest R-9
    assert_status 1
    run2 interest
    assert_status 2
}

@test "interest: rates that hold on, and those that cannot be" {
    begin 'eu: a half-year without a row of its own is told of, with the row taken'
    printf 'name,from,rate\neu-ref,2025-01-01,3.15\n' >rates
    echo ',2026-01-01,invoice,acme,E-1,1000.00,EUR,2026-01-31,,,,' >>"$ledger"
    run2 acct-invoice interest E-1 --as-of 2026-12-31 --rates rates -O csv
    assert_status 0
    assert_err <<'END'
acct-invoice: rates:2: the rate of 2025-01-01, 3.15 %, is taken for the half-year from 2026-01-01 (add its own row: eu-ref,2026-01-01,RATE)
acct-invoice: rates:2: the rate of 2025-01-01, 3.15 %, is taken for the half-year from 2026-07-01 (add its own row: eu-ref,2026-07-01,RATE)
END
    assert_out <<END
invoice,part,from,to,days,debt,rate,year_days,amount,currency
E-1,interest,2026-02-01,2026-06-30,150,1000.00,11.15,365,$(by_hand 1000 11.15 150 365),EUR
E-1,interest,2026-07-01,2026-12-31,184,1000.00,11.15,365,$(by_hand 1000 11.15 184 365),EUR
E-1,flat,,,,,,,40.00,EUR
END
    # a payment between is no second half-year
    echo ',2026-03-01,payment,acme,E-1,500.00,EUR,,,,,' >>"$ledger"
    run2 acct-invoice interest E-1 --as-of 2026-06-30 --rates rates -O csv
    [ "$(wc -l <"$err_file")" -eq 1 ]
    # with its own row nothing is to be said
    printf 'eu-ref,2026-01-01,3.15\neu-ref,2026-07-01,3\n' >>rates
    run2 acct-invoice interest E-1 --as-of 2026-12-31 --rates rates -O csv
    assert_status 0
    assert_err ''
    assert_out_has ,500.00,11,365,

    begin 'ru: the key rate holds until it changes; when the last is old, it is told'
    put_more "$ledger" <<'END'
,2025-10-01,invoice,sosna,R-1,1000.00,RUB,2025-10-26,,,,
END
    run2 acct-invoice interest R-1 --as-of 2026-10-27 -O csv
    assert_status 0
    assert_err ''
    assert_out_has ,16.5,
    run2 acct-invoice interest R-1 --as-of 2026-10-28 -O csv
    assert_status 0
    assert_err "acct-invoice: $ACCT_HOME/rates.csv:5: the rate of 2025-10-27, 16.5 %, is taken up to 2026-10-28 (if it changed, add a row: ru-key,FROM,RATE)"
    assert_out_has 2025-10-27,2025-12-31,66,1000.00,16.5,365
    # one that is followed by another held until then
    printf 'ru-key,2027-06-01,14\n' >>"$ACCT_HOME/rates.csv"
    run2 acct-invoice interest R-1 --as-of 2027-07-01 -O csv
    assert_status 0
    assert_err ''

    begin 'a comma in a rate, a rate below zero, two of a day are refused'
    put_more "$ledger" <<'END'
,2026-01-01,invoice,sosna,R-1,1000.00,RUB,2026-01-31,,,,
END
    told() {
        printf 'name,from,rate\n# those of cbr.ru, which has commas\n%s\n' "$1" >rates
        run2 interest R-1 --rates rates -O csv
        assert_status 1
        assert_out ''
        assert_err "acct-invoice: rates:$2"
    }
    told ru-key,2026-01-10,10,5 \
        '3: the row has 4 cells, the header 3 (a decimal has a point, and a cell with a comma quotes)'
    told ru-key,2026-01-10 \
        '3: the row has 2 cells, the header 3 (a decimal has a point, and a cell with a comma quotes)'
    told 'ru-key,2026-01-10,"10,5"' \
        "3: rate: '10,5' is not a decimal (use a point)"
    told ru-key,2026-01-10,-10 "3: rate: '-10' is below zero"
    told $'ru-key,2026-01-10,10\neu-ref,2026-01-10,2\nru-key,2026-01-10,11' \
        "5: there is another 'ru-key' from 2026-01-10 (take one out)"
    # a column of one's own is no fault
    printf 'name,from,rate,note\nru-key,2026-01-10,10.5,"a, b"\n' >rates
    run2 interest R-1 --rates rates -O csv
    assert_status 0
    assert_err ''
    assert_out_has ,10.5,365,
}

# begins CONF HOLIDAYS DUE: the first day of interest, by these settings.
begins() {
    printf '%b' "$1" >"$ACCT_HOME/acct.conf"
    rm -f "$ACCT_HOME/holidays.csv"
    [ -z "$2" ] || printf 'date,name,working\n%b' "$2" >"$ACCT_HOME/holidays.csv"
    sed -i '/,invoice,/d' "$ledger"
    echo ",2026-01-05,invoice,acme,E-1,1000.00,EUR,$3,,,," >>"$ledger"
    run2 interest E-1 -O csv
    assert_status 0
    begins=$(sed -n 2p "$out_file" | cut -d, -f3)
}

@test "interest: a due day that is no working day moves to the next one" {
    local conf holidays due want
    while IFS='|' read -r -u 9 conf holidays due want; do
        begin "$conf $holidays $due"
        begins "$conf" "$holidays" "$due"
        [ "$begins" = "$want" ] || wrong "begins on $begins, not $want"
    done 9<<'END'
||2026-03-13|2026-03-14
||2026-03-14|2026-03-17
||2026-03-15|2026-03-17
||2026-03-16|2026-03-17
[work]\ndays = sun-thu\n||2026-03-13|2026-03-16
|2026-03-16,feast,\n|2026-03-14|2026-03-18
|2026-03-13,feast,no\n|2026-03-13|2026-03-17
|2026-03-14,worked,yes\n|2026-03-14|2026-03-15
|2026-05-01,May,\n2026-05-04,May,\n|2026-05-01|2026-05-06
END

    begin 'who pays on that day paid in time'
    begins '' '' 2026-03-14
    echo ',2026-03-16,payment,acme,E-1,1000.00,EUR,,,,,' >>"$ledger"
    run2 interest E-1 -O csv
    assert_status 0
    [ "$(wc -l <"$out_file")" -eq 1 ]

    begin 'a calendar that cannot be read is told'
    begins '' '' 2026-03-14
    printf 'date,name\nsoon,x\n' >"$ACCT_HOME/holidays.csv"
    run2 interest E-1
    assert_status 1
    assert_out ''
    assert_err_has 'holidays.csv:2: '
}
