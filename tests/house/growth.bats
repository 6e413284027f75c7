#!/usr/bin/env bats
# What takes more than its share where one client has many things.

load ../helper
load growth

@test "growth: questions while ours wait" {
    promised() {
        rows '2020-01-01,contract,a,C-1,,,2030-01-01,,,,per=month;sla=1d'
    }
    apart() {
        promised
        rows '%DT10:00:00Z,touch,a,,,,,,,Why?,dir=in;kind=question' "$1"
        rows '%DT11:00:00Z,touch,a,,,,,,,What?,dir=out;kind=question' "$1"
    }
    each() {
        promised
        rows '%DT10:00:00Z,touch,a,,,,,,,Why?,dir=in;kind=question' "$1"
        for ((i = 0; i < $1; i++)); do
            echo "X$i,2026-09-01T11:00:00Z,touch,a,R$((i + 2)),,,,,,What?,dir=out;kind=question"
        done >>"$made"
    }
    of apart
    grows acct-followup
    grows acct-metrics --period 2026
    of each
    grows acct-followup
}

@test "growth: questions under many promises" {
    promises() {
        rows '%D,contract,a,C-%d,10.00,EUR,2026-11-01,,,,per=month;sla=%dh' "$1"
        rows '%DT10:00:00Z,touch,a,,,,,,,Why?,dir=in;kind=question' "$1"
    }
    of promises
    grows acct-followup
}

@test "growth: months of one contract" {
    billed() {
        local i
        rows '1700-01-01,contract,a,C-1,10.00,EUR,,,,,per=month'
        for ((i = 0; i < $1; i++)); do
            printf 'B%d,2026-10-01,invoice,a,B-%d,10.00,EUR,,,,,contract=C-1;period=%d-%02d\n' \
                "$i" "$i" "$((1700 + i / 12))" "$((i % 12 + 1))"
        done >>"$made"
    }
    unbilled() {
        rows "$((2026 - $1 / 12))-01-01,contract,a,C-1,10.00,EUR,,,,Work,per=month"
        rows "$((2026 - $1 / 12))-01-01,invoice,a,B-1,10.00,EUR,,,,,contract=C-1;period=$((2026 - $1 / 12))-01"
    }
    renewed() {
        rows '2020-01-01,contract,a,C-1,10.00,EUR,2026-04-08,,,Work,per=month'
        rows '%D,contract,a,C-1,,,%E,,,,' "$1"
    }
    states() {
        rows '%D,status,a,,,,,,,,state=paused' "$1"
        rows '2026-04-01,contract,a,C-%d,10.00,EUR,,,,,per=month' "$1"
    }
    for made_of in billed unbilled renewed states; do
        of "$made_of"
        grows acct-invoice recurring -n
        grows acct-metrics --leaving
        grows acct-followup
    done
}

@test "growth: what a client, contact or contract says" {
    owing() {
        rows '2020-02-01,client,a,,,,,,,,' "$1"
        rows '%D,invoice,a,INV-%d,10.00,EUR,%E,,,,' "$1"
        rows '%D,order,a,O-%d,10.00,EUR,%E,,,,service=web' "$1"
        rows '%D,task,a,T-%d,,,%E,,,Call,' "$1"
    }
    people() {
        rows '%D,contact,a,p%d,,,,,,Person %d,email=p%d@example.com' "$1"
    }
    for made_of in owing people; do
        of "$made_of"
        grows acct-followup
        grows acct-followup --held
        grows acct-invoice list
        grows acct-invoice taxes
        grows acct-show a
    done
}

@test "growth: what changes records, and who pays for others" {
    amended() {
        rows '2026-04-01,order,a,O-1,10.00,EUR,,,,Work,'
        rows '%D,order,a,O-1,,,,,,Work %d,amends=R1' "$1"
    }
    chained() {
        local i
        rows '2026-04-01,order,a,O-1,10.00,EUR,,,,Work,'
        for ((i = 1; i <= $1; i++)); do
            echo "R$((i + 1)),2026-04-02,order,a,O-1,,,,,,Work $i,amends=R$i"
        done >>"$made"
    }
    merged() {
        local i
        rows '2026-04-01,client,k%d,,,,,,,Name %d,' "$1"
        for ((i = 1; i < $1; i++)); do
            echo "M$i,2026-04-02,merge,k$i,k$((i - 1)),,,,,,,"
        done >>"$made"
    }
    paid() {
        rows '2026-04-01,invoice,a,INV-1,1.00,EUR,,,,,'
        rows '2026-04-02,payment,b,INV-1,1.00,EUR,,,,,' "$1"
        rows '2026-04-03,payment,b,INV-1,-1.00,EUR,,,,,' "$1"
    }
    for made_of in amended chained merged paid; do
        of "$made_of"
        grows acct-invoice list
    done
}
