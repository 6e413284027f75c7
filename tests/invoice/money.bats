#!/usr/bin/env bats
# acct-invoice: money that must come out even, whatever is recorded: what goes
# back, credit notes in parts, statement and aging, dates before a document's.

load ../helper

setup() {
    common_setup
    printf '[acct]\ncurrency = EUR\n' >"$ACCT_HOME/acct.conf"
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,k,,,EUR,,,me,Klient,lang=en
a2,2026-01-01,client,m,,,EUR,,,me,Mandant,lang=en
END
}

invoice() {
    acct-invoice --as-of 2026-04-10 "$@"
}

# Fails as it says, with nothing else, and the ledger is as it was.
refused() {
    local wanted_status=$1 words=$2
    shift 2
    keep "$ledger"
    run2 "$@"
    assert_status "$wanted_status"
    assert_out ''
    [ "$wanted_status" != 2 ] || words+=$'\n'"Try 'acct-invoice --help'."
    assert_err "acct-invoice: $words"
    same "$ledger"
}

# The ledger's rows from line $1 on, without their ids.
rows() {
    local from
    mapfile -t -s $(($1 - 1)) from <"$ledger"
    [ ${#from[@]} -eq 0 ] || printf '%s\n' "${from[@]#*,}"
}

# --- what goes back ---------------------------------------------------------

@test "pay: no more goes back, or is moved, than is there" {
    begin 'no more goes back than was paid, however it is said'
    invoice new k -q -l 'Work|1||100|19'
    invoice pay INV-2026-0001 59 -q
    refused 1 '500.00 cannot be paid back: 59.00 was paid' \
        invoice pay INV-2026-0001 -- -500
    refused 1 '59.01 cannot be paid back: 59.00 was paid' \
        invoice pay INV-2026-0001=-59.01
    # parts of one payment count together
    refused 1 '30.00 cannot be paid back: 29.00 was paid' \
        invoice pay INV-2026-0001=-30 INV-2026-0001=-30
    refused 1 '0.01 cannot be paid back: 0.00 was paid' \
        invoice pay --client k -- -0.01
    refused 1 '5.00 cannot be paid back: 0.00 was paid' \
        invoice pay --client k --spread -- -5
    refused 2 '-5 is below zero (what goes back is told above it)' \
        invoice refund INV-2026-0001 -- -5
    run2 invoice pay INV-2026-0001=-30 INV-2026-0001=-29 -q
    assert_status 0
    assert_out ''
    assert_err ''
    run2 invoice list -O csv
    assert_out 'number,date,due,client,amount,credited,paid,open,overpaid,currency,status,days,owner
INV-2026-0001,2026-04-10,2026-04-24,k,119.00,0.00,0.00,119.00,0.00,EUR,open,0,me'

    begin 'from the account, what is on it'
    invoice pay --client k 80 -q
    refused 1 '80.01 cannot be paid back: 80.00 was paid' \
        invoice pay --client k -- -80.01
    refused 1 '100.00 cannot be paid back: 80.00 was paid' \
        invoice pay --client k --spread -- -100
    invoice pay --client k -q -- -50
    invoice pay --client k --spread -q -- -30
    run2 invoice aging -O csv
    assert_status 0
    assert_err ''
    assert_out client,currency,current,days_1_30,days_31_60,days_61_90,days_over_90,open,overpaid,on_account
}

# --- statement and aging ----------------------------------------------------

# balances DAY CLIENT: the balance of the statement's currencies, that day.
balances() {
    acct-invoice statement "$2" --as-of "$1" -O csv |
        awk -F, '$3 == "closing" && $8 != 0 { print $9, $8 }' | sort
}

# The same by the list of what is owed: open, less overpaid, less on account.
owed() {
    acct-invoice aging --client "$2" --as-of "$1" -O csv | tail -n +2 |
        awk -F, '{ x = $8 - $9 - $10; if (x > 0.001 || x < -0.001)
            printf "%s %.2f\n", $2, x }' | sort
}

@test "statement: what counts in it" {
    begin 'a credit note of an invoice that never happened is none'
    put_more "$ledger" <<'END'
i1,2026-02-10,invoice,k,INV-1,119.00,EUR,,,,,
c1,2026-02-20,credit,k,CN-1,11.90,EUR,,,,,invoice=INV-1
v1,2026-03-01,void,k,i1,,,,,,mistake,
END
    run2 invoice statement k -O csv
    assert_status 0
    assert_err ''
    assert_out client,date,kind,number,text,debit,credit,balance,currency
    run2 acct-show k --as-of 2026-04-10 -O csv
    assert_status 0
    assert_out_has history,k,c1
    assert_out_lacks money,
    run2 acct-metrics --as-of 2026-04-10 -p 2026 -O csv
    assert_status 0
    assert_out_has 2026,revenue,
    assert_out_lacks 11.9
    # as long as nobody had said so, it was
    run2 acct-invoice statement k --as-of 2026-02-28 -O csv
    assert_out_has '2026-02-28,closing,,,,,107.10,EUR'

    begin 'a credit note dated before its invoice counts with it'
    put_more "$ledger" <<'END'
,2026-01-20,credit,k,CN-1,10.00,EUR,,,,,invoice=INV-1
,2026-02-01,payment,k,INV-1,30.00,EUR,,,,early,
,2026-02-10,invoice,k,INV-1,119.00,EUR,,,,,
,2026-02-11,credit,k,CN-2,1.00,USD,,,,,invoice=INV-1
END
    run2 invoice statement k -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
client,date,kind,number,text,debit,credit,balance,currency
k,2026-02-01,opening,,,,,0.00,EUR
k,2026-02-01,payment,INV-1,early,0.00,30.00,-30.00,EUR
k,2026-02-10,invoice,INV-1,,119.00,0.00,89.00,EUR
k,2026-02-10,credit,CN-1,,0.00,10.00,79.00,EUR
k,2026-04-10,closing,,,,,79.00,EUR
END
    run2 balances 2026-02-05 k
    assert_out 'EUR -30.00'
    run2 owed 2026-02-05 k
    assert_out 'EUR -30.00'

    begin 'what moved from the account is one row, and no money'
    invoice pay --client k 1000 -q -d 2026-03-01
    invoice new k -q -l 'Work|1||600|0' -d 2026-03-05
    invoice new k -q -l 'More|1||100|0' -d 2026-03-05
    invoice pay INV-2026-0001 --deposit -q -d 2026-03-06
    invoice pay INV-2026-0002 --deposit -q -d 2026-03-06
    run2 invoice statement k -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
client,date,kind,number,text,debit,credit,balance,currency
k,2026-03-01,opening,,,,,0.00,EUR
k,2026-03-01,payment,,,0.00,1000.00,-1000.00,EUR
k,2026-03-05,invoice,INV-2026-0001,,600.00,0.00,-400.00,EUR
k,2026-03-05,invoice,INV-2026-0002,,100.00,0.00,-300.00,EUR
k,2026-03-06,offset,INV-2026-0001,,0.00,0.00,-300.00,EUR
k,2026-03-06,offset,INV-2026-0002,,0.00,0.00,-300.00,EUR
k,2026-04-10,closing,,,,,-300.00,EUR
END
    # what is typed on two days, or is not the same, changes the balance
    put_more "$ledger" <<'END'
,2026-03-10,payment,k,,-50.00,EUR,,,,,method=account
,2026-03-11,payment,k,INV-2026-0001,50.00,EUR,,,,late,method=account
,2026-03-11,payment,k,,-1.00,USD,,,,,method=account
,2026-03-12,payment,k,,-5.00,EUR,,,,back,
END
    run2 invoice statement k --from 2026-03-10 -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
client,date,kind,number,text,debit,credit,balance,currency
k,2026-03-10,opening,,,,,-300.00,EUR
k,2026-03-10,offset,,,50.00,0.00,-250.00,EUR
k,2026-03-11,offset,INV-2026-0001,late,0.00,50.00,-300.00,EUR
k,2026-03-12,refund,,back,5.00,0.00,-295.00,EUR
k,2026-04-10,closing,,,,,-295.00,EUR
k,2026-03-10,opening,,,,,0.00,USD
k,2026-03-11,offset,,,1.00,0.00,1.00,USD
k,2026-04-10,closing,,,,,1.00,USD
END

    begin 'on any day, what is open less what is too much or on account'
    awk 'BEGIN {
        srand(41)
        split("EUR EUR EUR USD", money, " ")
        for (n = 1; n <= 400; n++) {
            day = sprintf("2026-%02d-%02d", 1 + int(rand() * 6), 1 + int(rand() * 28))
            who = rand() < 0.5 ? "k" : "m"
            number = "INV-" who "-" 1 + int(rand() * 40)
            amount = sprintf("%.2f", 1 + rand() * 200)
            code = money[1 + int(rand() * 4)]
            id = "x" n
            x = rand()
            if (x < 0.3 && !had[number]++)
                print id "," day ",invoice," who "," number "," amount "," code ",,,,," (rand() < 0.2 ? "prepaid=5" : "")
            else if (x < 0.45)
                print id "," day ",payment," who "," number "," amount "," code ",,,,,"
            else if (x < 0.55)
                print id "," day ",payment," who ",,-" amount "," code ",,,,,"
            else if (x < 0.7) {
                print id "," day ",payment," who ",,-" amount "," code ",,,,,method=account"
                print id "b," day ",payment," who "," number "," amount "," code ",,,,,method=account"
            }
            else if (x < 0.9)
                print id "," day ",credit," who ",CN-" n "," amount "," code ",,,,,invoice=" number
            else
                print id "," day ",void," who ",x" 1 + int(rand() * n) ",,,,,,,"
        }
    }' >>"$ledger"
    local seen=0
    for day in $(many '2026-02-03 2026-04-20 2026-07-01' \
        '2026-01-10 2026-02-03 2026-03-15 2026-04-20 2026-05-05 2026-07-01'); do
        for who in k m; do
            owed "$day" $who >wanted
            balances "$day" $who >got
            diff wanted got || wrong "$who on $day"
            seen=$((seen + $(wc -l <got)))
        done
    done
    [ "$seen" -gt "$(many 7 15)" ]
    # some moves are even, some were voided in part or are of two currencies
    invoice statement k -O csv | grep offset >moves
    grep -q ,0.00,0.00, moves
    grep -qv ,0.00,0.00, moves
}

@test "credit, accept: not before what they are about" {
    begin 'credit: not dated before its invoice'
    invoice new k -q -l 'Work|1||100|19' -d 2026-02-10
    refused 1 'a credit note of 2025-12-01 would be before invoice INV-2026-0001, which is of 2026-02-10 (give its date with -d)' \
        invoice credit INV-2026-0001 --all -d 2025-12-01
    run2 invoice credit INV-2026-0001 --all -d 2026-02-10
    assert_status 0
    assert_err ''
    assert_out CN-2026-0001
    # money may come before
    invoice new k -q -l 'Work|1||100|19' -d 2026-03-10
    run2 invoice pay INV-2026-0002 -d 2026-03-01
    assert_status 0
    assert_err ''

    begin 'accept: not before the quote, which stood until the day it was accepted'
    invoice quote k -q -l 'Work|1||100|19' -d 2026-03-01 -D 2026-03-31
    refused 1 'accepted 2026-02-28 would be before quote Q-1, which is of 2026-03-01 (give the date with -d)' \
        invoice accept Q-1 -d 2026-02-28
    refused 1 'accepted 2026-02-28 would be before quote Q-1, which is of 2026-03-01 (give the date with -d)' \
        acct-invoice accept Q-1 --as-of 2026-02-28
    # it is told later than it was
    run2 invoice accept Q-1 -n -d 2026-03-31T12:00:00+02:00
    assert_status 0
    assert_err 'acct-invoice: a draft: nothing was added, and its number is not taken'
    run2 invoice accept Q-1 -n
    assert_status 0
    assert_err_has 'quote Q-1 stood until 2026-03-31'
    run2 invoice accept Q-1 -d 2026-03-01
    assert_status 0
    assert_err ''
    assert_out O-1
    run2 rows 6
    assert_out <<'END'
2026-03-01,offer,k,Q-1,,,,,,,result=won
2026-03-01,order,k,O-1,100.00,EUR,,,,Work,quote=Q-1
END
}

# --- closing documents ------------------------------------------------------

@test "acts: not sent, nor signed, before they were there" {
    begin 'sent, signed: not before the act, which stays what it is'
    invoice act k -q -l 'Work|1||100|19' -d 2026-03-01
    for what in sent signed; do
        refused 1 "$what 2026-02-20 would be before the act ACT-2026-0001, which is of 2026-03-01 (give the date with -d)" \
            invoice $what ACT-2026-0001 -d 2026-02-20
    done
    refused 1 'sent 2026-02-20 would be before the act ACT-2026-0001, which is of 2026-03-01 (give the date with -d)' \
        acct-invoice sent ACT-2026-0001 --as-of 2026-02-20
    run2 invoice sent ACT-2026-0001 -d 2026-03-01
    assert_status 0
    assert_err ''
    run2 invoice signed ACT-2026-0001 -d 2026-03-10T12:00:00+02:00
    assert_status 0
    assert_err ''
    run2 invoice acts -O csv
    assert_out_has ACT-2026-0001,2026-03-01,k,,,119.00,EUR,2026-03-01,2026-03-10,me

    begin 'signed: not before it was first sent'
    invoice act k -q -l 'Work|1||100|19' -d 2026-03-01
    invoice sent ACT-2026-0001 -d 2026-03-05
    invoice sent ACT-2026-0001 -d 2026-03-20T12:00:00+02:00
    refused 1 'signed 2026-03-04 would be before the act ACT-2026-0001 was sent, on 2026-03-05 (give the date with -d)' \
        invoice signed ACT-2026-0001 -d 2026-03-04
    refused 1 'signed 2026-03-04 would be before the act ACT-2026-0001 was sent, on 2026-03-05 (give the date with -d)' \
        acct-invoice signed ACT-2026-0001 --as-of 2026-03-04
    # before it was sent again is no matter
    run2 invoice signed ACT-2026-0001 -d 2026-03-05
    assert_status 0
    assert_out ''
    assert_err ''
    # one that was never sent was handed over
    invoice act k -q -l 'Other|1||100|19' -d 2026-03-01
    run2 invoice signed ACT-2026-0002 -d 2026-03-01
    assert_status 0
    assert_out ''
    assert_err ''
    run2 invoice acts -O csv
    assert_out_has ACT-2026-0002,2026-03-01,k,,,119.00,EUR,,2026-03-01,me
}

@test "acts and quotes: what belongs together, what was voided" {
    begin 'act: of an invoice and an order, which belong together'
    put_more "$ledger" <<'END'
o1,2026-01-02,order,k,O-1,500.00,EUR,,,,Pages,
o2,2026-01-03,order,k,O-2,250.00,EUR,,,,Logo,
o3,2026-01-03,order,k,O-3,70.00,EUR,,,,Card,
o4,2026-01-03,order,m,O-4,70.00,EUR,,,,Card,
s1,2026-02-01,stage,k,O-1,,,,,,,stage=delivered
s2,2026-02-02,stage,k,O-2,,,,,,,stage=delivered
END
    invoice new k --orders -q
    invoice new k -q -l 'Advice|1||50|0'
    for lines in '' '-l Some|1||10|0'; do
        # shellcheck disable=SC2086  # words
        refused 1 'invoice INV-2026-0001 is for order O-2, not for O-3' \
            invoice act --invoice INV-2026-0001 --order O-3 $lines
        # shellcheck disable=SC2086  # words
        refused 1 "'O-4' belongs to client m, not to k" \
            invoice act k --invoice INV-2026-0001 --order O-4 $lines
    done
    refused 1 "no order 'O-9' (closest: O-4, O-3, O-2)" \
        invoice act --invoice INV-2026-0001 --order O-9
    # where it names none, it is told of
    run2 invoice act --invoice INV-2026-0002 --order O-3 -n
    assert_status 0
    assert_err 'acct-invoice: invoice INV-2026-0002 does not name order O-3'
    # an order has one of its own, whatever else is named
    invoice act --order O-1 -q
    refused 1 'order O-1 has the closing document ACT-2026-0001 already (for another, give its lines: -l)' \
        invoice act --invoice INV-2026-0001 --order O-1
    # … and the invoice would close that again
    refused 1 'order O-1 has the closing document ACT-2026-0001 already (for another, give its lines: -l)' \
        invoice act --invoice INV-2026-0001 --order O-2
    sed -i /ACT-2026-0001/d "$ledger"
    run2 invoice act --invoice INV-2026-0001 --order O-2
    assert_status 0
    assert_out ACT-2026-0001
    assert_err ''
    grep -q ',act,k,ACT-2026-0001,750.00,EUR,,,,,order=O-2;invoice=INV-2026-0001$' "$ledger"
    refused 1 'invoice INV-2026-0001 has the closing document ACT-2026-0001 already (for another, give its lines: -l)' \
        invoice act --invoice INV-2026-0001 --order O-2
    run2 invoice act --invoice INV-2026-0001 --order O-1 -l 'A part|1||10|0'
    assert_status 0
    assert_out ACT-2026-0002
    assert_err ''

    begin 'acts: the record with the amount is the act, in whatever order they come'
    put_more "$ledger" <<'END'
,2026-02-20,act,k,A-1,,,,,,,signed=2026-02-20
,2026-03-01,act,k,A-1,119.00,EUR,,,,Work done,
,2026-03-01,line,k,A-1,100.00,EUR,,,,Work,vat=19
,2026-02-21,act,k,A-2,,,,,,,sent=2026-02-21
,2026-03-02,act,k,A-2,,,,,,Of no amount,
END
    run2 invoice acts -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
number,date,client,order,invoice,amount,currency,sent,signed,owner
A-1,2026-03-01,k,,,119.00,EUR,,2026-02-20,me
A-2,2026-03-02,k,,,,,2026-02-21,,me
END
    run2 invoice show A-1
    assert_status 0
    assert_out_has 'No. A-1 dated 1 March 2026'
    assert_out_lacks February
    # it is found as what it is by what comes after it, too
    refused 1 'sent 2026-02-25 would be before the act A-1, which is of 2026-03-01 (give the date with -d)' \
        invoice sent A-1 -d 2026-02-25

    begin 'acts: one that was voided is not there, though it was sent'
    invoice act k -q -l 'Work|1||100|19' -d 2026-03-01
    invoice act k -q -l 'Other|1||50|19' -d 2026-03-01
    invoice sent ACT-2026-0001 ACT-2026-0002 -d 2026-03-02
    id=$(grep ,act,k,ACT-2026-0001,119 "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-03-03 void k -r "$id" -q
    run2 invoice acts -O ids
    assert_status 0
    assert_err ''
    assert_out ACT-2026-0002
    # before that it was
    run2 acct-invoice acts --as-of 2026-03-02 -O ids
    assert_out 'ACT-2026-0001
ACT-2026-0002'
    for what in sent signed; do
        refused 1 "act 'ACT-2026-0001' was voided" \
            invoice $what ACT-2026-0002 ACT-2026-0001
    done
    refused 1 "act 'ACT-2026-0001' was voided (a number is not used twice: take a new one)" \
        invoice act k -r ACT-2026-0001 -l 'Work|1||100|19'
    line=$(grep -n ',act,k,ACT-2026-0001,.*sent=' "$ledger" | cut -d: -f1)
    run2 acct-check --as-of 2026-04-10
    assert_status 1
    assert_err ''
    assert_out "$ledger:$line:5: ref: act 'ACT-2026-0001' was voided: void this record, too"
    # the same where nothing is left
    id=$(grep ',act,k,ACT-2026-0001,.*sent=' "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-03-03 void k -r "$id" -q
    refused 1 "act 'ACT-2026-0001' was voided" invoice sent ACT-2026-0001
    run2 acct-check --as-of 2026-04-10
    assert_status 0
    assert_out ''
    # one of no amount, entered anew
    put_more "$ledger" <<'END'
b1,2026-03-04,act,k,A-1,,,,,,Of no amount,
b2,2026-03-05,act,k,A-1,,,,,,,sent=2026-03-05
b3,2026-03-06,void,k,b1,,,,,,,
END
    refused 1 "act 'A-1' was voided" invoice signed A-1
    echo 'b4,2026-03-07,act,k,A-1,,,,,,Anew,' >>"$ledger"
    run2 invoice acts -O csv
    assert_status 0
    assert_err ''
    assert_out_has A-1,2026-03-07,k,,,,,2026-03-05,,me
    run2 acct-check --as-of 2026-04-10
    assert_status 0
    assert_out ''
    # where only the sending was voided, the act is there
    id=$(grep ',act,k,ACT-2026-0002,.*sent=' "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-03-08 void k -r "$id" -q
    run2 invoice acts -O csv
    assert_out_has ACT-2026-0002,2026-03-01,k,,,59.50,EUR,,,me

    begin 'quotes: one that was voided is not there, though it was won'
    invoice quote k -q -l 'Site|1||100|19' -d 2026-03-01
    invoice accept Q-1 -q -d 2026-03-02
    id=$(grep ,offer,k,Q-1,119 "$ledger" | cut -d, -f1)
    acct-add --as-of 2026-03-03 void k -r "$id" -q
    refused 1 "offer 'Q-1' was voided" invoice accept Q-1
    refused 1 "offer 'Q-1' was voided" invoice new --quote Q-1
    refused 1 "offer 'Q-1' was voided (a number is not used twice: take a new one)" \
        invoice quote k -r Q-1 -l 'Site|1||100|19'
    line=$(grep -n ',offer,k,Q-1,.*result=won' "$ledger" | cut -d: -f1)
    run2 acct-check --as-of 2026-04-10
    assert_status 1
    assert_err ''
    assert_out "$ledger:$line:5: ref: offer 'Q-1' was voided: void this record, too"
    # its order is one at its amount
    run2 invoice new --order O-1
    assert_status 0
    assert_err ''
    assert_out INV-2026-0001
    tail -n 1 "$ledger" | grep -q ,100.00,EUR,,,,Site,
    # a quote whose result was typed first is there
    put_more "$ledger" <<'END'
b1,2026-03-04,offer,k,Q-9,,,,,,,result=won
b2,2026-03-05,offer,k,Q-9,50.00,EUR,,,,Logo,kind=quote
END
    run2 acct-check --as-of 2026-04-10 --only ref
    assert_out_lacks Q-9
}

# --- credit notes in parts --------------------------------------------------

# sums TYPE: what the ledger's documents of that type add up to, in cents:
# net and tax of each rate, and gross.  Without discounts; prices of `gross`
# invoices are with tax.
sums() {
    awk -F, -v type="$1" '
        function half(x) { return x < 0 ? -int(-x + 0.5) : int(x + 0.5) }
        function attr(name) {
            if (!match(";" $12, ";" name "=[^;]*"))
                return ""
            return substr(";" $12, RSTART + length(name) + 2, RLENGTH - length(name) - 2)
        }
        function cents(x) { return half(x * 100) }
        $3 == type {
            doc[$5]
            gross[$5] = attr("prices") == "gross"
            total += cents($6)
        }
        $3 == "line" && $5 in doc {
            k = $5 " " attr("vat")
            sum[k] += half(cents($6) * attr("qty"))
            more[k] += cents(attr("vatround"))
        }
        END {
            for (k in sum) {
                split(k, part, " ")
                rate = part[2]
                own = (gross[part[1]] ? half(sum[k] * rate / (100 + rate)) : half(sum[k] * rate / 100)) + more[k]
                tax[rate] += own
                net[rate] += sum[k] - (gross[part[1]] ? own : 0)
            }
            for (rate in net)
                print rate, net[rate], tax[rate]
            print "gross", total
        }' "$ledger" | sort
}

@test "credit: the last part takes what is left of net, tax and total" {
    invoice new k -q -l 'Work|1||10.00|19'
    invoice credit INV-2026-0001 -q -l 'A third|1||3.33'
    invoice credit INV-2026-0001 -q -l 'A third|1||3.33'
    cp "$ledger" before
    run2 invoice credit INV-2026-0001 --all
    assert_status 0
    assert_out CN-2026-0003
    assert_err ''
    run2 rows 10
    assert_out <<'END'
2026-04-10,credit,k,CN-2026-0003,3.98,EUR,,,,,invoice=INV-2026-0001
2026-04-10,line,k,CN-2026-0003,3.34,EUR,,,,What is left of invoice INV-2026-0001,qty=1;vat=19;vatcat=S;vatround=0.01
END
    run2 invoice show CN-2026-0003
    assert_status 0
    assert_err ''
    assert_out_has 0.64
    assert_out_lacks ounding
    # the same of a part that happens to be the last
    cp before "$ledger"
    run2 invoice credit INV-2026-0001 -l 'The rest|1||3.34'
    assert_status 0
    sums invoice >wanted
    sums credit >got
    diff wanted got
    diff - got <<'END'
19 1000 190
gross 1190
END
    # tax that is all that is left, and rounding
    invoice new k -q -l 'Work|1||10.00|19' --round 1
    invoice credit INV-2026-0002 -q -l 'All|1||10.00'
    run2 invoice credit INV-2026-0002 --all
    assert_status 0
    tail -n 2 "$ledger" | cut -d, -f6,12 >got
    diff - got <<'END'
0.10,rounding=0.10;invoice=INV-2026-0002
0.00,qty=1;vat=19;vatcat=S
END
}

@test "credit: random parts add up to their invoices, per rate, net and gross" {
    RANDOM=7
    invoices=$(many 6 16)
    for ((n = 1; n <= invoices; n++)); do
        local left=([19]=$((RANDOM % 900 + 3)) [7]=$((RANDOM % 90 + 3)))
        local how=()
        ((n % 4)) || how=(--gross)
        cents() { printf '%d.%02d' $(($1 / 100)) $(($1 % 100)); }
        number=$(invoice new k "${how[@]}" -l "a|1||$(cents "${left[19]}")|19" \
            -l "b|1||$(cents "${left[7]}")|7")
        for ((part = 0; part < 4; part++)); do
            rate=$((RANDOM % 2 ? 19 : 7))
            ((left[rate] > 3)) || continue
            x=$((RANDOM % (left[rate] / 2) + 1))
            ((left[rate] -= x)) || :
            run2 invoice credit "$number" -q -l "part|1||$(cents $x)|$rate"
            assert_status 0
            assert_err ''
        done
        run2 invoice credit "$number" --all
        assert_status 0
        assert_err ''
    done
    sums invoice >wanted
    sums credit >got
    diff wanted got
    [ "$(wc -l <got)" -eq 3 ]
    run2 invoice list --open -O ids
    assert_out ''
    run2 acct-check --as-of 2026-04-10
    assert_status 0
    grep -q vatround=-0.01 "$ledger"
}

# --- payments ---------------------------------------------------------------

@test "payments, acts, statements: which documents they name" {
    begin 'payments: what moved from the account, or back, is not the last'
    invoice pay --client k 100 -q -d 2026-03-01 --bank B-1
    invoice new k -q -l 'Work|1||50|0' --deposit -d 2026-03-10
    invoice new k -q -l 'Work|1||40|0' -d 2026-03-12
    invoice pay INV-2026-0002 --deposit -q -d 2026-03-13
    invoice refund --client k 5 -q -d 2026-03-14
    run2 invoice payments --last -O csv
    assert_status 0
    assert_err ''
    out=$(cut -d, -f1-7 <<<"$out")
    assert_out <<'END'
date,client,invoice,amount,currency,bank,method
2026-03-01,k,,100.00,EUR,B-1,
END
    run2 acct-show k --as-of 2026-04-10 -O csv
    assert_status 0
    assert_err ''
    out=$(grep last_payment <<<"$out" | cut -d, -f4-8)
    assert_out 2026-03-01,,last_payment,,100.00
    # all of them are there, each as it was recorded
    run2 invoice payments -O ids
    [ "$(wc -l <"$out_file")" -eq 6 ]

    begin 'acts: --order finds those whose lines name the order, as list does'
    put_more "$ledger" <<'END'
o1,2026-01-02,order,k,O-1,500.00,EUR,,,,Pages,
o2,2026-01-03,order,k,O-2,250.00,EUR,,,,Logo,
o3,2026-01-03,order,k,O-3,70.00,EUR,,,,Card,
s1,2026-02-01,stage,k,O-1,,,,,,,stage=delivered
s2,2026-02-02,stage,k,O-2,,,,,,,stage=delivered
END
    invoice new k --orders -q
    invoice act --invoice INV-2026-0001 -q
    invoice act --order O-3 -q
    run2 invoice list --order O-2 -O ids
    assert_out INV-2026-0001
    for order in O-1 O-2; do
        run2 invoice acts --order $order -O ids
        assert_status 0
        assert_err ''
        assert_out ACT-2026-0001
    done
    run2 invoice acts --order O-3 -O ids
    assert_out ACT-2026-0002
    run2 invoice acts --order O-4 -O ids
    assert_status 0
    assert_out ''

    begin "statement: it begins before it ends; as ids, the documents' numbers"
    for dates in '--from 2026-03-15 --to 2026-03-01' '--from 2026-05-01' '-p 2027'; do
        # shellcheck disable=SC2086  # several words
        run2 invoice statement k $dates
        assert_status 2
        assert_out ''
        assert_err_has 'acct-invoice: the statement would end on 2026-0'
    done
    refused 2 'the statement would end on 2026-03-01, before it begins, 2026-03-15' \
        invoice statement k --from 2026-03-15 --to 2026-03-01
    run2 invoice statement k --from 2026-04-10 -O csv
    assert_status 0
    invoice new k -q -l 'Work|1||50|0' -d 2026-03-01 -s prepaid=10
    invoice pay INV-2026-0001 10 -q -d 2026-03-02
    invoice credit INV-2026-0001 -q -l 'Part|1||5' -d 2026-03-03
    run2 invoice statement k -O ids
    assert_status 0
    assert_err ''
    assert_out 'INV-2026-0001
CN-2026-0001'
    run2 invoice payments -O ids
    assert_status 0
    assert_err ''
    assert_out "$(grep ,payment, "$ledger" | cut -d, -f1)"
}

# --- drafts as rows, and ACCT_FORMAT ----------------------------------------

@test "what is printed: drafts as rows, lists as ACCT_FORMAT says" {
    begin 'drafts: as rows they say that the number is not taken, and can be added'
    note='acct-invoice: a draft: nothing was added, and its number is not taken'
    keep "$ledger"
    run2 invoice new k -n -O csv -l 'Work|1||100|19'
    assert_status 0
    assert_err "$note"
    cp "$out_file" draft
    out=$(cut -d, -f2- <<<"$out")
    assert_out <<'END'
date,type,client,ref,amount,currency,due,channel,owner,text,attrs
2026-04-10,invoice,k,INV-2026-0001,119.00,EUR,2026-04-24,,,,
2026-04-10,line,k,INV-2026-0001,100.00,EUR,,,,Work,qty=1;unit=pcs;vat=19;vatcat=S
END
    same "$ledger"
    run2 acct-add - --as-of 2026-04-10 <draft
    assert_status 0
    assert_err ''
    run2 invoice list -O ids
    assert_out INV-2026-0001
    # somebody else was faster
    run2 invoice new k -n -O csv -l 'Work|1||100|19'
    cp "$out_file" draft
    invoice new k -q -l 'Other|1||5|0'
    keep "$ledger"
    run2 acct-add - --as-of 2026-04-10 <draft
    assert_status 1
    assert_out ''
    assert_err_has "invoice 'INV-2026-0002' is there already"
    same "$ledger"
    # the other documents, and none for rows that have no number of their own
    invoice quote k -q -l 'Offered|1||5|0'
    for args in 'credit INV-2026-0001 --all' 'quote k -l x|1||1' \
        'act --invoice INV-2026-0001' 'accept Q-1'; do
        # shellcheck disable=SC2086  # several words
        run2 invoice $args -n -O json
        assert_status 0
        assert_err "$note"
    done
    run2 invoice pay INV-2026-0001 -n -O csv
    assert_status 0
    assert_err ''
    run2 invoice new k -n -l 'Work|1||100|19'
    assert_status 0
    assert_err ''
    assert_out_has 'Invoice dated 10 April 2026 (draft)'

    begin 'ACCT_FORMAT: of lists, but what was added is told by its number'
    export ACCT_FORMAT=json
    run2 invoice new k -l 'Work|1||100|19'
    assert_status 0
    assert_out INV-2026-0001
    for list in list acts payments aging 'statement k' cash remind 'recurring -n' \
        'pay INV-2026-0001 1 -n'; do
        # shellcheck disable=SC2086  # several words
        run2 invoice $list
        assert_status 0
        assert_err ''
        jq -e 'type == "array"' "$out_file" >kind || wrong "$list is no JSON"
    done
    run2 invoice show INV-2026-0001
    assert_status 0
    assert_out_has 'Invoice No. INV-2026-0001'
    export ACCT_FORMAT=text
    run2 invoice new k -l 'Work|1||100|19'
    assert_status 0
    assert_err ''
    assert_out INV-2026-0002
    export ACCT_FORMAT=html
    run2 invoice show INV-2026-0001
    assert_status 0
    assert_out_has '<!DOCTYPE html>'
    run2 invoice list
    assert_status 2
    assert_out ''
    assert_err_has "'list' has no format 'html'"
}
