#!/usr/bin/env bats
# acct-check: quotes that are plans, and stages of phases.

load ../helper
load check

@test "acct-check: plans of quotes" {
    begin 'plan: rows typed by hand'
    offer='a4,2026-01-03,offer,acme,Q-1,,,,,,x,kind=quote;result=open\n'
    line='2026-01-03,line,acme,Q-1,1.00,EUR,,,,x,'
    cases <<END
|${offer}a5,${line}days=5\na6,$line"after=1;days=2"\n
5:12 plan|${offer}a5,${line}after=2\na6,${line}after=1\n
5:12 plan|${offer}a5,${line}after=1\n
6:12 plan|${offer}a5,${line}days=1\na6,${line}after=3\n
6:12 plan|${offer}a5,${line}days=1\na6,${line}after=x\n
6:12 plan|${offer}a5,${line}\na6,${line}after=1\n
5:12 plan|${offer}a5,${line}from=2026-01-06;to=2026-01-05\n
5:12 plan|${offer}a5,${line}from=2026-01-05;to=2026-01-09;days=4\n
6:12 plan|${offer}a5,${line}from=2026-01-05;days=2\na6,${line}from=2026-01-06;after=1\n
5:12 attr|${offer}a5,${line}days=0\na6,${line}after=1\n
|${offer}a5,${line}after=2\na6,${line}after=1\na7,2026-01-04,offer,acme,Q-1,,,,,,,result=lost\n
|${offer}a5,${line}days=1\na6,${line}after=3\na7,2026-01-03,void,,a6,,,,,,x,\n
END
    ledger_of "${offer}a5,${line}days=1\na6,${line}after=3\n"
    check
    assert_out "l.csv:6:12: plan: Q-1: line 2: after: no line '3': say its number, 1 to 2, or its text"

    begin 'plan: a stage names a phase that was not planned'
    planned='a4,2026-01-03,stage,acme,O-1,,,2026-01-20,,,x,stage=planned;phase=1\n'
    cases <<END
|${planned}a5,2026-01-04,stage,acme,O-1,,,,,,x,stage=ready;phase=1\n
5:12 plan|${planned}a5,2026-01-04,stage,acme,O-1,,,,,,x,stage=ready;phase=2\n
4:12 plan|a4,2026-01-04,stage,acme,O-1,,,,,,x,stage=ready;phase=2\na5,2026-01-03,stage,acme,O-1,,,,,,x,stage=planned;phase=1\n
|a4,2026-01-04,stage,acme,O-1,,,,,,x,stage=ready;phase=2\n
|${planned}a5,2026-01-04,stage,acme,O-1,,,,,,x,stage=cancelled;phase=1\na6,2026-01-05,stage,acme,O-1,,,,,,x,stage=started\n
END
}
