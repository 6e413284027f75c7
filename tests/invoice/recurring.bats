#!/usr/bin/env bats
# acct-invoice recurring: each period of each contract, once.

load ../helper

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'END'
[acct]
currency = EUR
[invoice]
vat = 20
END
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2024-01-01,client,acme,,,EUR,,,anna,Acme,
C2,2024-01-01,client,loyal,,,EUR,,,,Loyal Ltd,discount=5
END
}

# contract ROW…: adds contracts.
contracts() {
    put_more "$ledger"
}

# contract, period, amount of all that was billed.
billed() {
    awk -F, '$3 == "invoice" {
        n = split($12, a, ";"); c = p = ""
        for (i = 1; i <= n; i++) {
            if (a[i] ~ /^contract=/) c = substr(a[i], 10)
            if (a[i] ~ /^period=/) p = substr(a[i], 8)
        }
        print c, p, $6
    }' "$ledger"
}

@test "recurring: 24 months, twice each, with two months skipped: each period once" {
    contracts <<'END'
K1,2024-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month
K2,2024-01-01,contract,acme,Q-1,300.00,EUR,2025-12-31,,,Reports,per=quarter
K3,2024-01-01,contract,loyal,Y-1,1200.00,EUR,,,,Hosting,per=year;bill=start
K4,2024-01-01,contract,loyal,T-1,9999.00,EUR,,,,Once,per=total
END
    for month in $(seq 0 23); do
        [ "$month" != 7 ] && [ "$month" != 8 ] || continue
        printf -v day '%d-%02d-01' $((2024 + (month + 1) / 12)) \
            $(((month + 1) % 12 + 1))
        acct-invoice recurring --as-of "$day" -q
        acct-invoice recurring --as-of "$day" -q
        run2 acct-invoice recurring --as-of "$day"
        assert_status 0
        assert_out ''
    done
    {
        for m in $(seq 0 23); do
            printf 'M-1 %d-%02d 120.00\n' $((2024 + m / 12)) $((m % 12 + 1))
        done
        for y in 2024 2025; do
            for q in 1 2 3 4; do echo "Q-1 $y-q$q 360.00"; done
            # 1200 less 5 %, and the tax
            echo "Y-1 $y 1368.00"
        done
        # billed from its start
        echo "Y-1 2026 1368.00"
    } | sort >wanted
    billed | sort >got
    diff wanted got
    # numbers are without a gap in each year
    grep ,invoice, "$ledger" | cut -d, -f5 | sort >numbers
    {
        seq -f 'INV-2024-%04g' "$(grep -c 2024- numbers)"
        seq -f 'INV-2025-%04g' "$(grep -c 2025- numbers)"
        seq -f 'INV-2026-%04g' "$(grep -c 2026- numbers)"
    } | diff - numbers
}

@test "recurring: lines and periods" {
    begin 'the invoice and its line'
    contracts <<'END'
K1,2026-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month;discount=10;vat=7
END
    run2 acct-invoice recurring --as-of 2026-01-30
    assert_out ''
    run2 acct-invoice recurring --as-of 2026-01-31
    assert_status 0
    assert_out INV-2026-0001
    run2 tail -n 2 "$ledger"
    out=$(cut -d, -f2- <<<"$out")
    # bc: 90 × 1.07
    assert_out <<'END'
2026-01-31,invoice,acme,INV-2026-0001,96.30,EUR,2026-02-14,,,,contract=M-1;period=2026-01;discount=10
2026-01-31,line,acme,INV-2026-0001,100.00,EUR,,,,"Support, January 2026",qty=1;unit=month;vat=7;vatcat=S
END

    begin "a line is in the client's language, and the period is not"
    contracts <<'END'
C3,2024-01-01,client,oreh,,,EUR,,,,Орех,lang=ru
C4,2024-01-01,client,heron,,,EUR,,,,Heron,lang=de
K1,2026-01-01,contract,oreh,M-1,100.00,EUR,2026-01-31,,,Консультации,per=month;vat=0
K2,2026-01-01,contract,oreh,Q-1,100.00,EUR,2026-03-31,,,Отчёты,per=quarter;vat=0
K3,2025-01-01,contract,oreh,Y-1,100.00,EUR,2025-12-31,,,Хостинг,per=year;vat=0
K4,2025-03-15,contract,oreh,Y-2,100.00,EUR,2026-03-14,,,Домен,per=year;vat=0
K5,2026-01-20,contract,oreh,M-2,310.00,EUR,2026-01-31,,,,per=month;vat=0
K6,2026-01-01,contract,heron,Q-2,100.00,EUR,2026-03-31,,,Reports,per=quarter;vat=0
K7,2025-01-01,contract,heron,Y-3,100.00,EUR,2025-12-31,,,Hosting,per=year;vat=0
END
    acct-invoice recurring --as-of 2026-04-01 --pro-rata -q --from 2025-01-01
    run2 billed
    assert_out <<'END'
Y-1 2025 100.00
Y-3 2025 100.00
Y-2 2025-03-15..2026-03-14 100.00
M-1 2026-01 100.00
Q-1 2026-q1 100.00
Q-2 2026-q1 100.00
M-2 2026-01-20..2026-01-31 120.00
END
    run2 sed -nE 's/^.*,line,.*,EUR,,,,"(.*)",qty=1;(unit=.*);vat=0/\1;\2/p' "$ledger"
    assert_out <<'END'
Хостинг, 2025 г.;unit=год
Hosting, 2025;unit=year
Домен, 15 марта 2025 г. – 14 марта 2026 г.;unit=год
Консультации, январь 2026 г.;unit=мес.
Отчёты, I квартал 2026 г.;unit=кв.
Reports, Q1 2026;unit=quarter
M-2, январь 2026 г. (20–31 января 2026 г.);unit=мес.
END
    # whatever the client reads, what was billed is
    sed -i 's/lang=ru/lang=en/' "$ledger"
    run2 acct-invoice recurring --as-of 2026-04-01 --pro-rata
    assert_status 0
    assert_out ''
    assert_err ''

    begin 'whole periods only, or parts of them by their days'
    contracts <<'END'
K1,2026-01-20,contract,acme,M-1,310.00,EUR,2026-04-10,,,Support,per=month;vat=0
END
    run2 acct-invoice recurring --as-of 2026-06-01 -q --from 2026-01-01
    assert_err_has 'contract M-1: 2026-01-20 to 2026-01-31 is no whole period'
    run2 billed
    assert_out 'M-1 2026-02 310.00
M-1 2026-03 310.00'
    # bc: 310 × 12 / 31; 310 × 10 / 30 = 103.333
    run2 acct-invoice recurring --as-of 2026-06-01 --pro-rata -O csv --from 2026-01-01
    assert_status 0
    run2 billed
    assert_out 'M-1 2026-02 310.00
M-1 2026-03 310.00
M-1 2026-01-20..2026-01-31 120.00
M-1 2026-04-01..2026-04-10 103.33'
    assert_out_lacks 2026-05
    grep -q '"Support, January 2026 (20–31 January 2026)"' "$ledger"
    run2 acct-invoice recurring --as-of 2026-06-01 --pro-rata
    assert_out ''

    begin '-p takes what falls due in it, wherever its days lie'
    contracts <<'END'
K1,2025-03-15,contract,acme,Y-1,1000.00,EUR,2028-03-14,,,Year,per=year;vat=0
K2,2025-03-15,contract,acme,Y-2,500.00,EUR,2028-03-14,,,Domain,per=year;vat=0;bill=start
K3,2025-11-01,contract,acme,Q-1,300.00,EUR,2026-10-31,,,Reports,per=quarter;vat=0
K4,2026-01-01,contract,acme,M-1,100.00,EUR,2026-04-10,,,Support,per=month;vat=0
END
    while IFS='|' read -r period wanted options; do
        run2 eval acct-invoice recurring --as-of 2026-12-31 -n -O csv \
            -p "$period" "$options"
        assert_status 0
        got=$(tail -n +2 "$out_file" | awk -F, '{ printf "%s%s %s", sep, $1, $3; sep = ", " }')
        [ "$got" = "$wanted" ] || wrong "$period: $got"
        assert_err ''
    done <<'END'
2026|Y-1 2025-03-15..2026-03-14, Y-2 2026-03-15..2027-03-14, Q-1 2025-11-01..2026-01-31, Q-1 2026-02-01..2026-04-30, Q-1 2026-05-01..2026-07-31, Q-1 2026-08-01..2026-10-31, M-1 2026-01, M-1 2026-02, M-1 2026-03, M-1 2026-04|--pro-rata
2025|Y-2 2025-03-15..2026-03-14
2026-q1|Y-1 2025-03-15..2026-03-14, Y-2 2026-03-15..2027-03-14, Q-1 2025-11-01..2026-01-31, M-1 2026-01, M-1 2026-02, M-1 2026-03
2026-02|M-1 2026-02
2026-03-14|Y-1 2025-03-15..2026-03-14
2026-03-15|Y-2 2026-03-15..2027-03-14
2027|
END
    # what is no whole period is told of where it would fall due
    run2 acct-invoice recurring --as-of 2026-12-31 -n -O csv -p 2026-04
    assert_status 0
    assert_err 'acct-invoice: contract M-1: 2026-04-01 to 2026-04-10 is no whole period, and not billed (--pro-rata bills it by its days)'
    # all of it is the sum of its parts, each once
    for period in 2025 2026-q1 2026-q2 2026-q3 2026-q4; do
        acct-invoice recurring --as-of 2026-12-31 -p $period --pro-rata -q
    done
    run2 acct-invoice recurring --as-of 2026-12-31 --pro-rata
    assert_status 0
    assert_out ''
    assert_err ''
    [ "$(grep -c ,invoice, "$ledger")" -eq 11 ]
}

@test "recurring: years, days that nothing bills, a client's return" {
    begin "years and quarters of the contract's own"
    contracts <<'END'
K1,2026-02-01,contract,acme,Y-1,1000.00,EUR,2027-01-31,,,Year,per=year;vat=0
K2,2024-02-29,contract,acme,Y-2,500.00,EUR,,,,Domain,per=year;vat=0
K3,2026-02-01,contract,acme,Q-1,300.00,EUR,2026-10-31,,,Reports,per=quarter;vat=0
K4,2025-12-22,contract,acme,Q-2,600.00,EUR,,,,Figures,per=quarter;vat=0
END
    run2 acct-invoice recurring --as-of 2027-03-31 -n -O csv --from 2024-01-01
    assert_status 0
    # from the middle of a month, quarters are the calendar's
    assert_err 'acct-invoice: contract Q-2: 2025-12-22 to 2025-12-31 is no whole period, and not billed (--pro-rata bills it by its days)'
    assert_out <<'END'
contract,client,period,from,to,fee,amount,currency
Y-2,acme,2024-02-29..2025-02-28,2024-02-29,2025-02-28,500.00,500.00,EUR
Y-2,acme,2025-03-01..2026-02-28,2025-03-01,2026-02-28,500.00,500.00,EUR
Y-2,acme,2026-03-01..2027-02-28,2026-03-01,2027-02-28,500.00,500.00,EUR
Q-2,acme,2026-q1,2026-01-01,2026-03-31,600.00,600.00,EUR
Q-2,acme,2026-q2,2026-04-01,2026-06-30,600.00,600.00,EUR
Q-2,acme,2026-q3,2026-07-01,2026-09-30,600.00,600.00,EUR
Q-2,acme,2026-q4,2026-10-01,2026-12-31,600.00,600.00,EUR
Q-2,acme,2027-q1,2027-01-01,2027-03-31,600.00,600.00,EUR
Y-1,acme,2026-02-01..2027-01-31,2026-02-01,2027-01-31,1000.00,1000.00,EUR
Q-1,acme,2026-02-01..2026-04-30,2026-02-01,2026-04-30,300.00,300.00,EUR
Q-1,acme,2026-05-01..2026-07-31,2026-05-01,2026-07-31,300.00,300.00,EUR
Q-1,acme,2026-08-01..2026-10-31,2026-08-01,2026-10-31,300.00,300.00,EUR
END
    # run each month, or each quarter, it comes to the same
    for month in $(seq 0 "$(many 3 1)" 37) 37; do
        printf -v day '%d-%02d-01' $((2024 + (month + 2) / 12)) \
            $(((month + 2) % 12 + 1))
        later "$day" -1
        acct-invoice recurring --as-of "$REPLY" -q --from 2024-01-01 2>note
    done
    billed | sort >monthly
    [ "$(wc -l <monthly)" -eq 12 ]
    grep -qx 'Y-1 2026-02-01..2027-01-31 1000.00' monthly
    grep -q '"Year, 1 February 2026 – 31 January 2027",qty=1;unit=year' "$ledger"
    run2 acct-invoice recurring --as-of 2027-03-31
    assert_out ''
    assert_err ''
    # until the end of the calendar
    sed -i '/,invoice,/d; /,line,/d; /^K[134]/d; /^K2/s/2024/9996/' "$ledger"
    run2 acct-invoice recurring --as-of 9999-12-31 -n -O csv --from 9996-01-01
    assert_out_has Y-2,acme,9998-03-01..9999-02-28

    begin 'days that nothing bills are told of, until later ones are billed'
    contracts <<'END'
K1,2026-01-31,contract,acme,M-1,310.00,EUR,2026-03-10,,,Support,per=month;vat=0
END
    run2 acct-invoice recurring --as-of 2026-01-31
    assert_status 0
    assert_out ''
    assert_err 'acct-invoice: contract M-1: 2026-01-31 to 2026-01-31 is no whole period, and not billed (--pro-rata bills it by its days)'
    run2 acct-invoice recurring --as-of 2026-03-31 --from 2026-01-01
    assert_status 0
    assert_out INV-2026-0001
    assert_err <<'END'
acct-invoice: contract M-1: 2026-01-31 to 2026-01-31 is no whole period, and not billed (--pro-rata bills it by its days)
acct-invoice: contract M-1: 2026-03-01 to 2026-03-10 is no whole period, and not billed (--pro-rata bills it by its days)
END
    # whoever went on from there has passed over January
    run2 acct-invoice recurring --as-of 2026-04-30
    assert_out ''
    assert_err 'acct-invoice: contract M-1: 2026-03-01 to 2026-03-10 is no whole period, and not billed (--pro-rata bills it by its days)'
    run2 acct-invoice recurring --as-of 2026-04-30 -p 2026-02
    assert_err ''
    run2 acct-invoice recurring --as-of 2026-04-30 --pro-rata -q
    assert_err ''
    # bc: 310 × 1 / 31; 310 × 10 / 31
    run2 billed
    assert_out 'M-1 2026-02 310.00
M-1 2026-01-31..2026-01-31 10.00
M-1 2026-03-01..2026-03-10 100.00'
    # settled by hand
    sed -i '/2026-03-01..2026-03-10/d' "$ledger"
    acct-invoice new acme -q -l 'x|1||1|0' --as-of 2026-04-30 \
        -s contract=M-1 -s period=2026-03
    run2 acct-invoice recurring --as-of 2026-04-30
    assert_out ''
    assert_err ''

    begin 'a client who comes back within a period is told of'
    contracts <<'END'
K1,2026-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month;vat=0
K2,2026-01-20,status,acme,,,,,,,pause,state=paused
K3,2026-03-10,status,acme,,,,,,,back,state=active
END
    run2 acct-invoice recurring --as-of 2026-03-31 -q --from 2026-01-01
    assert_status 0
    assert_out ''
    assert_err 'acct-invoice: contract M-1: 2026-03-01 to 2026-03-31 is not billed, since acme was not active when it began (if part of it is due, bill that by hand, with -s contract=M-1 -s period=FROM..TO)'
    run2 acct-invoice recurring --as-of 2026-04-30 -q
    run2 billed
    assert_out 'M-1 2026-01 100.00
M-1 2026-04 100.00'
    run2 acct-invoice recurring --as-of 2026-04-30
    assert_err ''
}

# What is due on that day and billed, a line each.
due() {
    acct-invoice recurring -n -O csv --as-of "$@" 2>note |
        tail -n +2 | cut -d, -f1,3
}

@test "recurring: a contract that nothing has billed begins with what is due now" {
    begin 'the last period that is due, and all others are told of'
    contracts <<'END'
K1,2024-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month;vat=0
K2,2024-01-01,contract,acme,M-2,100.00,EUR,,,,Hosting,per=month;vat=0;bill=start
K3,2024-03-15,contract,acme,Y-1,500.00,EUR,,,,Domain,per=year;vat=0
K4,2024-01-01,contract,acme,Q-1,300.00,EUR,,,,Reports,per=quarter;vat=0
K5,2024-01-01,contract,acme,E-1,100.00,EUR,2024-12-31,,,Ended,per=month;vat=0
K6,2026-10-20,contract,acme,N-1,310.00,EUR,,,,New,per=month;vat=0
K7,2026-10-01,contract,acme,N-2,100.00,EUR,,,,New,per=month;vat=0
END
    run2 due 2026-11-10
    assert_out <<'END'
M-1,2026-10
M-2,2026-11
Q-1,2026-q3
Y-1,2025-03-15..2026-03-14
N-2,2026-10
END
    run2 cat note
    why='since no invoice has billed the contract yet (if it is due: --from'
    assert_out <<END
acct-invoice: contract M-1: 2024-01-01 to 2026-09-30 is not billed, $why 2024-01-01)
acct-invoice: contract M-2: 2024-01-01 to 2026-10-31 is not billed, $why 2024-01-01)
acct-invoice: contract Q-1: 2024-01-01 to 2026-06-30 is not billed, $why 2024-01-01)
acct-invoice: contract Y-1: 2024-03-15 to 2025-03-14 is not billed, $why 2024-03-15)
acct-invoice: contract N-1: 2026-10-20 to 2026-10-31 is no whole period, and not billed (--pro-rata bills it by its days)
acct-invoice: not billed, since it is over and no invoice has billed the contract: E-1 (2024-01-01 to 2024-12-31) (if it is due: --client CLIENT --from DATE)
END
    # the month that ends today, and the day after, and the last of the next
    for day in 2026-10-31 2026-11-01 2026-11-29; do
        run2 due "$day"
        assert_out_has M-1,2026-10
        [ "$(grep -c M-1 "$out_file")" -eq 1 ]
    done
    run2 due 2026-11-30
    assert_out_has M-1,2026-11
    assert_out_lacks M-1,2026-10

    # then it goes on from there, whatever was missed
    acct-invoice recurring --as-of 2026-11-10 -q 2>note
    run2 acct-invoice recurring --as-of 2026-11-30 -q -n
    assert_status 0
    assert_err <<'END'
acct-invoice: contract N-1: 2026-10-20 to 2026-10-31 is no whole period, and not billed (--pro-rata bills it by its days)
acct-invoice: not billed, since it is over and no invoice has billed the contract: E-1 (2024-01-01 to 2024-12-31) (if it is due: --client CLIENT --from DATE)
END
    run2 due 2027-01-31 --client acme
    assert_out <<'END'
M-1,2026-11
M-1,2026-12
M-1,2027-01
M-2,2026-12
M-2,2027-01
Q-1,2026-q4
N-2,2026-11
N-2,2026-12
N-2,2027-01
N-1,2027-01
END
    # one that was voided is billed again, not passed over
    id=$(acct-invoice list -O ids --as-of 2026-11-30 | head -n 1)
    id=$(awk -F, -v n="$id" '$3 == "invoice" && $5 == n { print $1 }' "$ledger")
    acct-add -q void acme -r "$id" --as-of 2026-11-30
    run2 due 2026-11-30
    assert_out_has M-1,2026-10
    # what was passed over, where it is asked for
    run2 due 2026-11-10 --from 2026-08-17
    assert_out <<'END'
M-1,2026-08
M-1,2026-09
M-1,2026-10
M-2,2026-08
M-2,2026-09
M-2,2026-10
END
    run2 due 2026-11-10 -p 2024-q4
    assert_out_has M-1,2024-10
    assert_out_has E-1,2024-12
    assert_out_lacks 2026
    # nothing before the day that is given
    run2 due 2027-01-31 --from 2026-12-31
    assert_out_lacks M-1,2026-11
    assert_out_has M-1,2026-12
    run2 acct-invoice recurring --from soon
    assert_status 2
    assert_err_has "--from: 'soon' is no date"

    begin 'a part that a contract began with goes with the period after it'
    contracts <<'END'
K1,2026-01-20,contract,acme,M-1,310.00,EUR,,,,Support,per=month;vat=0
END
    run2 due 2026-03-01 --pro-rata
    assert_out $'M-1,2026-01\nM-1,2026-02'
    run2 due 2026-04-01 --pro-rata
    assert_out M-1,2026-03
    acct-invoice recurring --as-of 2026-03-01 -q 2>note
    grep -q '2026-01-20 to 2026-01-31 is no whole period' note
    run2 due 2026-03-01 --pro-rata
    assert_out M-1,2026-01
}

# The last day of each period by the law, going from day to day: the day before
# that of the same number, or the last of a month that has none.
@test "recurring: years and quarters from the ends of months" {
    for day in 2024-01-28 2024-01-29 2024-01-30 2024-01-31 2024-02-28 \
        2024-02-29 2024-03-01 2025-02-28 2025-03-01 2024-04-30 2024-12-31; do
        echo "K$((n += 1)),$day,contract,acme,Y-$day,100.00,EUR,,,,Year,per=year;vat=0"
    done >rows
    for day in 2024-02-01 2024-03-01 2024-12-01; do
        echo "K$((n += 1)),$day,contract,acme,Q-$day,100.00,EUR,,,,Quarter,per=quarter;vat=0"
    done >>rows
    contracts <rows
    awk -F, "$calendar"'{
        split($2, part, "-")
        step = $12 ~ /year/ ? 12 : 3
        from = number($2)
        for (k = 1; from <= number("2030-12-31"); k++) {
            m = month(number($2)) + k * step
            to = number(sprintf("%d-%02d-01", (m - m % 12) / 12, m % 12 + 1))
            while (month(to) == m && dom(to) != part[3] + 0)
                to++
            if (to - 1 <= number("2030-12-31"))
                print $5 "," date(from) "," date(to - 1)
            from = to
        }
    }' rows | sort >wanted
    grep -q 'Y-2024-02-29,2024-02-29,2025-02-28' wanted
    acct-invoice recurring -n -O csv --as-of 2030-12-31 --from 2024-01-01 2>note |
        tail -n +2 | cut -d, -f1,4,5 | sort >got
    diff wanted got
    # a contract that ends there ends in a whole period
    awk -F, 'substr($1, 3) == $2 {
        print "K" NR "," $2 ",contract,acme,E-" $1 ",100.00,EUR," $3 ",,,Year," \
            "per=" ($1 ~ /^Y/ ? "year" : "quarter") ";vat=0"
    }' wanted >ends
    sed -i '/^K/d' "$ledger"
    contracts <ends
    run2 acct-invoice recurring -n -O csv --as-of 2030-12-31 --from 2024-01-01
    assert_status 0
    assert_err ''
    [ "$(tail -n +2 "$out_file" | wc -l)" -eq "$(wc -l <ends)" ]
    [ "$(wc -l <ends)" -eq 14 ]
}

@test "recurring: new fees and periods, parts, pauses" {
    begin 'a new fee from its date, a renewal, a gap, a lost client'
    contracts <<'END'
K1,2026-01-01,contract,acme,M-1,100.00,EUR,2026-02-28,,,Support,per=month;vat=0
K2,2026-02-20,contract,acme,M-1,150.00,EUR,2026-04-30,,,Support,per=month
K3,2026-07-01,contract,acme,M-1,200.00,EUR,2026-12-31,,,Support,
K4,2026-09-15,status,acme,,,,,,,gone,state=lost
END
    acct-invoice recurring --as-of 2027-03-01 -q --from 2026-01-01
    run2 billed
    assert_out 'M-1 2026-01 100.00
M-1 2026-02 100.00
M-1 2026-03 150.00
M-1 2026-04 150.00
M-1 2026-07 200.00
M-1 2026-08 200.00
M-1 2026-09 200.00'

    begin 'another period for the fee, from its day on'
    contracts <<'END'
K1,2026-01-01,contract,acme,M-1,100.00,EUR,2026-06-30,,,Support,per=month;vat=0
END
    acct-invoice recurring --as-of 2026-06-30 -q --from 2026-01-01
    contracts <<'END'
K2,2026-07-01,contract,acme,M-1,300.00,EUR,2026-12-31,,,Support,per=quarter
END
    run2 acct-invoice recurring --as-of 2026-09-30 -n -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
contract,client,period,from,to,fee,amount,currency
M-1,acme,2026-q3,2026-07-01,2026-09-30,300.00,300.00,EUR
END
    # the month that runs on that day is billed as one
    sed -i '/^K2/s/2026-07-01/2026-06-20/' "$ledger"
    run2 acct-invoice recurring --as-of 2026-09-30 -n -O csv
    assert_out_has 'M-1,acme,2026-q3,2026-07-01,2026-09-30,300.00'
    [ "$(wc -l <"$out_file")" -eq 2 ]
    # the unit of the first record that names one holds from the start
    sed -i '/,invoice,/d; /,line,/d; /^K1/s/per=month;//' "$ledger"
    run2 acct-invoice recurring --as-of 2026-09-30 -n -O csv --from 2026-01-01
    assert_out <<'END'
contract,client,period,from,to,fee,amount,currency
M-1,acme,2026-q1,2026-01-01,2026-03-31,100.00,100.00,EUR
M-1,acme,2026-q2,2026-04-01,2026-06-30,100.00,100.00,EUR
M-1,acme,2026-q3,2026-07-01,2026-09-30,300.00,300.00,EUR
END

    begin 'two parts of a month are billed each'
    contracts <<'END'
K1,2026-07-01,contract,acme,M-1,310.00,EUR,2026-07-10,,,Support,per=month;vat=0
END
    cp "$ledger" start
    renewed=K2,2026-07-20,contract,acme,M-1,310.00,EUR,2026-12-31,,,Support,
    acct-invoice recurring --pro-rata --as-of 2026-07-10 -q
    echo "$renewed" >>"$ledger"
    acct-invoice recurring --pro-rata --as-of 2026-08-31 -q
    # bc: 310 × 10 / 31; 310 × 12 / 31
    run2 billed
    assert_out 'M-1 2026-07-01..2026-07-10 100.00
M-1 2026-07-20..2026-07-31 120.00
M-1 2026-08 310.00'
    # and at once
    { cat start; echo "$renewed"; } >"$ledger"
    run2 acct-invoice recurring --pro-rata -p 2026-q3 --as-of 2026-08-31 \
        -n -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
contract,client,period,from,to,fee,amount,currency
M-1,acme,2026-07,2026-07-01,2026-07-10,100.00,100.00,EUR
M-1,acme,2026-07,2026-07-20,2026-07-31,120.00,120.00,EUR
M-1,acme,2026-08,2026-08-01,2026-08-31,310.00,310.00,EUR
END

    begin 'a pause is left out, whenever it is run'
    contracts <<'END'
K1,2026-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month;vat=0
K2,2026-03-01,status,acme,,,,,,,pause,state=paused
END
    cp "$ledger" start
    acct-invoice recurring --as-of 2026-05-31 -q --from 2026-01-01
    run2 billed
    assert_out 'M-1 2026-01 100.00
M-1 2026-02 100.00'
    resumed=K3,2026-06-01,status,acme,,,,,,,back,state=active
    echo "$resumed" >>"$ledger"
    acct-invoice recurring --as-of 2026-07-31 -q
    billed >nightly
    # all at once, after all that
    { cat start; echo "$resumed"; } >"$ledger"
    run2 acct-invoice recurring --as-of 2026-07-31 -q --from 2026-01-01
    assert_status 0
    assert_err ''
    run2 billed
    assert_out "$(cat nightly)"
    assert_out 'M-1 2026-01 100.00
M-1 2026-02 100.00
M-1 2026-06 100.00
M-1 2026-07 100.00'
}

@test "recurring: what was billed by hand, discounts, a look beforehand" {
    begin 'what was billed by hand counts, what was voided does not'
    contracts <<'END'
K1,2026-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month;vat=0
I1,2026-01-31,invoice,acme,H-1,77.00,EUR,,,,,contract=M-1;period=2026-01
I2,2026-02-28,invoice,acme,H-2,77.00,EUR,,,,,contract=M-1;period=2026-02
V1,2026-02-28,void,acme,I2,,,,,,,
I3,2026-04-30,invoice,acme,H-3,77.00,EUR,,,,,contract=M-1;period=2026-04
X1,2026-05-01,credit,acme,CN-1,77.00,EUR,,,,,invoice=H-3
END
    acct-invoice recurring --as-of 2026-04-30 -q
    run2 billed
    assert_out_has 'M-1 2026-02 100.00'
    assert_out_has 'M-1 2026-03 100.00'
    assert_out_lacks '2026-01 100.00'
    assert_out_lacks '2026-04 100.00'

    begin 'a discount that was taken back is none'
    contracts <<'END'
K1,2026-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month;vat=0;discount=10
K2,2026-02-15,contract,acme,M-1,,,,,,,discount=
K3,2026-01-01,contract,loyal,M-2,100.00,EUR,,,,Support,per=month;vat=0;discount=10
K4,2026-02-15,contract,loyal,M-2,,,,,,,discount=
K5,2026-03-15,client,loyal,,,,,,,,discount=
END
    run2 acct-invoice recurring --as-of 2026-04-30 -q --from 2026-01-01
    assert_status 0
    assert_out ''
    assert_err ''
    run2 billed
    # of M-2, the client's own is left, until that is taken back, too
    assert_out 'M-1 2026-01 90.00
M-1 2026-02 90.00
M-1 2026-03 100.00
M-1 2026-04 100.00
M-2 2026-01 90.00
M-2 2026-02 90.00
M-2 2026-03 95.00
M-2 2026-04 100.00'
    # as an invoice typed on those days has it
    for day in 2026-02-14 2026-02-15; do
        acct-invoice new acme -l 'x|1||100|0' -s contract=M-1 --as-of "$day" -q
    done
    run2 billed
    out=$(tail -n 2 <<<"$out")
    assert_out 'M-1  90.00
M-1  100.00'

    begin 'only some, and a look beforehand'
    contracts <<'END'
K1,2026-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month
K2,2026-01-01,contract,loyal,M-2,200.00,EUR,,,,Support,per=month
END
    keep "$ledger"
    run2 acct-invoice recurring -n --as-of 2026-02-28 --client loyal -O csv \
        --from 2026-01-01
    assert_status 0
    assert_out <<'END'
contract,client,period,from,to,fee,amount,currency
M-2,loyal,2026-01,2026-01-01,2026-01-31,200.00,228.00,EUR
M-2,loyal,2026-02,2026-02-01,2026-02-28,200.00,228.00,EUR
END
    same "$ledger"
    acct-invoice recurring --as-of 2026-02-28 -p 2026-02 -q
    run2 billed
    assert_out 'M-1 2026-02 120.00
M-2 2026-02 228.00'
    run2 acct-invoice recurring acme
    assert_status 2
    assert_err_has "'acme' is not expected here"
}

@test "recurring: ten at once bill each period once" {
    contracts <<'END'
K1,2024-01-01,contract,acme,M-1,100.00,EUR,,,,Support,per=month
END
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        acct-invoice recurring --as-of 2025-12-31 -q --from 2024-01-01 &
    done
    wait
    billed | sort | uniq -d >twice
    run2 cat twice
    assert_out ''
    [ "$(billed | wc -l)" -eq 24 ]
}

@test "recurring: in the example every period was billed by hand" {
    run2 acct-invoice recurring -n -f "$root/examples/ledger.csv" \
        -C "$root/examples/acct.conf" --as-of 2026-10-05 -O csv
    assert_status 0
    assert_err ''
    assert_out contract,client,period,from,to,fee,amount,currency
    run2 acct-invoice recurring -n -f "$root/examples/ledger.csv" \
        -C "$root/examples/acct.conf" --as-of 2026-10-31 -O csv
    # 66 000 less 5 %; C-4 ends that day
    assert_out <<'END'
contract,client,period,from,to,fee,amount,currency
C-1,romashka,2026-10,2026-10-01,2026-10-31,66000.00,62700.00,RUB
C-4,acme,2026-10,2026-10-01,2026-10-31,1800.00,1800.00,EUR
END
}

calendar='
# Days since 2020-01-01.
function number(text,    part, y, m, n) {
    split(text, part, "-")
    for (y = 2020; y < part[1]; y++) n += leap(y) ? 366 : 365
    for (m = 1; m < part[2] + 0; m++) n += length_of(y, m)
    return n + part[3] - 1
}
function date(n,    y, m) {
    for (y = 2020; n >= (leap(y) ? 366 : 365); y++) n -= leap(y) ? 366 : 365
    for (m = 1; n >= length_of(y, m); m++) n -= length_of(y, m)
    return sprintf("%04d-%02d-%02d", y, m, n + 1)
}
function leap(y) { return y % 4 == 0 }
function length_of(y, m) {
    return m == 2 ? 28 + leap(y) : m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31
}
function dom(n) { return substr(date(n), 9) + 0 }
function month(n) { return substr(date(n), 1, 4) * 12 + substr(date(n), 6, 2) - 1 }
function first(n) { return n - dom(n) + 1 }
'

# random_contracts DAY CONTRACTS: at random: their rows by date, the periods that are to be billed by
# the last day, and the days that are, parts included; all found by going from
# day to day.
random_contracts() {
    awk -v last="$1" -v contracts="$2" "$calendar"'BEGIN {
        srand(7)
        last = number(last)
        split("month quarter year", units, " ")
        for (c = 1; c <= contracts; c++) {
            ref = sprintf("K-%02d", c)
            # a stretch is contract rows that follow one another
            n = rows = 0
            start = number("2024-01-01") + int(rand() * 366)
            if (rand() < 0.5) start = first(start)
            ahead = rand() < 0.3
            while (start <= last && ++n <= 3) {
                unit[n] = units[int(rand() * 3) + 1]
                from[n] = start
                end = rand() < 0.3 ? last + 999 : start + int(rand() * 500)
                row(start, end, "per=" unit[n] ";vat=0" \
                    (ahead ? ";bill=start" : ";bill=end"))
                if (rand() < 0.5 && end < last) {
                    # renewed before the end, or on the day after
                    start = end + 1 - int(rand() * 2) * int(rand() * 20)
                    if (start <= from[n]) start = end + 1
                    end += 1 + int(rand() * 300)
                    row(start, end, "")
                }
                to[n] = end
                start = end + 2 + int(rand() * 60)
                if (rand() < 0.5) start = first(start + 31)
            }
            if (n > 3) n = 3
            # a pause, and sometimes no way back
            gone = number("2024-06-01") + int(rand() * 500)
            back = gone + 1 + int(rand() * 120)
            if (rand() < 0.5) gone = back = last + 999
            else {
                print date(gone) ",status,k" c ",,,,,,,pause,state=paused" >"rows"
                if (rand() < 0.3) back = last + 999
                else print date(back) ",status,k" c ",,,,,,,back,state=active" >"rows"
            }
            for (s = 1; s <= n; s++)
                stretch(unit[s], from[s], to[s])
        }
    }
    function row(day, end, attrs) {
        fee_day[++rows] = day
        fee[rows] = 100 + int(rand() * 900)
        print date(day) ",contract,k" c "," ref "," fee[rows] ".00,EUR," \
            date(end) ",,,x," attrs >"rows"
    }
    # Does a period begin on that day?
    function begins(unit, day, from,    m) {
        m = month(day) - month(from)
        if (unit == "year")
            return m % 12 == 0 && dom(day) == dom(from)
        if (dom(day) != 1)
            return 0
        if (unit == "quarter")
            return dom(from) == 1 ? m % 3 == 0 : month(day) % 3 == 0
        return 1
    }
    function stretch(unit, from, to,    day, p, q, f, t, i, due) {
        for (p = from; !begins(unit, p, from); p--)
            ;
        for (; p <= to && p <= last; p = q) {
            for (q = p + 1; !begins(unit, q, from); q++)
                ;
            f = p < from ? from : p
            t = q - 1 > to ? to : q - 1
            due = ahead ? f : t
            if (due > last || (f >= gone && f < back))
                continue
            for (day = f; day <= t; day++)
                print ref, date(day) >"days"
            if (f != p || t != q - 1)
                continue
            for (i = rows; fee_day[i] > p; i--)
                ;
            print ref, name(unit, p, q - 1), fee[i] ".00" >"wanted"
        }
    }
    function name(unit, f, t,    y) {
        y = substr(date(f), 1, 4)
        if (unit == "month")
            return substr(date(f), 1, 7)
        if (unit == "year" && date(f) ~ /-01-01$/)
            return y
        if (unit == "quarter" && month(f) % 3 == 0)
            return y "-q" (month(f) % 12 / 3 + 1)
        return date(f) ".." date(t)
    }
    '
    sort -o rows rows
    sort -o wanted wanted
    sort -o days days
}

# The days that the billed periods hold, a line each.
billed_days() {
    billed | awk "$calendar"'
        function day(y, m) { return number(y "-" m "-01") }
        {
            if (split($2, part, "[.][.]") == 2) {
                from = number(part[1])
                to = number(part[2])
            } else if (split($2, part, "-q") == 2) {
                from = day(part[1], part[2] * 3 - 2)
                to = part[2] == 4 ? day(part[1] + 1, 1) - 1 : day(part[1], part[2] * 3 + 1) - 1
            } else if (split($2, part, "-") == 2) {
                from = day(part[1], part[2])
                to = from + length_of(part[1], part[2]) - 1
            } else {
                from = day($2, 1)
                to = day($2 + 1, 1) - 1
            }
            for (; from <= to; from++)
                print $1, date(from)
        }'
}

@test "recurring: random contracts over 24 months, run when it happens: each day once" {
    local contracts
    contracts=$(many 12 40)
    random_contracts 2026-01-31 "$contracts"
    {
        echo id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
        seq -f ',2024-01-01,client,k%.0f,,,EUR,,,,K,' "$contracts"
    } >"$ledger"
    RANDOM=7
    entered=0
    for month in $(seq 0 23); do
        [ $((RANDOM % 4)) -gt 0 ] || [ "$month" = 23 ] || continue
        day=$(date -u -d "2024-02-01 + $month months + $((RANDOM % 28)) days" +%F)
        [ "$month" != 23 ] || day=2026-01-31
        # what was known by then
        awk -F, -v day="$day" -v from="$entered" 'NR > from && $1 <= day {
            print "," $0
        }' rows >>"$ledger"
        entered=$(awk -F, -v day="$day" '$1 <= day { n++ } END { print n + 0 }' rows)
        acct-invoice recurring --as-of "$day" -q --from 2020-01-01 2>>notes
        keep "$ledger"
        run2 acct-invoice recurring --as-of "$day" --from 2020-01-01
        assert_status 0
        assert_out ''
        same "$ledger"
    done
    [ "$(wc -l <wanted)" -gt $((5 * contracts)) ]
    billed | sort >got
    diff wanted got
    # then what is no whole period
    acct-invoice recurring --pro-rata --as-of 2026-01-31 -q --from 2020-01-01
    billed_days | sort >got
    diff days got
}
