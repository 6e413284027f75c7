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
