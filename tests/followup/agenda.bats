#!/usr/bin/env bats
# The order of the list, its groups, and a week of it.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

@test "why: every term of the urgency" {
    more <<'ROWS'
c2,2026-01-02,client,acme,,,,,,,,tier=A
k1,2026-01-02,contract,acme,C-1,100,EUR,,,anna,Care,per=month;sla=8h
n1,2026-01-03,invoice,acme,INV-1,100,EUR,2026-01-20,,anna,,
e1,2026-01-04,usage,acme,C-1,,,,,anna,,level=90
e2,2026-01-05,usage,acme,C-1,,,,,anna,,level=70
i1,2026-02-01,issue,acme,I-1,,,2026-02-03,,anna,Leak,severity=low
ROWS
    run2 acct-followup why issue:acme:I-1 --as-of 2026-02-05 -O csv
    assert_status 0
    text_is terms "$(cut -d, -f1,2 <<<"$out")" <<'END'
term,points
rule,70
severity,-10
tier,5
money,5
risk,5
promise,5
due,4
urgency,84
END
    run2 acct-followup --as-of 2026-02-05 -O json --rule issue
    text_is urgency "$(jq '.[0].urgency' <<<"$out")" 84
    # the sum holds for all, but for what does not fit into 0 to 100
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    acct-followup --as-of 2026-10-05 -O csv | awk -F, 'NR > 1 { print $1, $11 }' >all
    [ "$(wc -l <all)" -gt 20 ]
    head -n 12 all | while read -r key urgency; do
        acct-followup why "$key" --as-of 2026-10-05 -O csv >terms
        sum=$(awk -F, 'NR > 1 && $1 != "urgency" { n += $2 } END { print (n < 0 ? 0 : n > 100 ? 100 : n) }' terms)
        text_is "urgency of $key" "$sum $(awk -F, '$1 == "urgency" { print $2 }' terms)" "$urgency $urgency"
    done
    run2 acct-followup why --as-of 2026-02-05
    assert_status 2
    run2 acct-followup why issue:acme:I-9 --as-of 2026-10-05
    assert_status 1
    assert_err_has 'no open follow-up'
}

work() {
    more <<'ROWS'
t1,2026-02-01,task,acme,T-1,,,2026-02-01,,boris,One,
t2,2026-02-01,task,acme,T-2,,,2026-02-04,,anna,Two,
t3,2026-02-01,task,,T-3,,,2026-02-07,,boris,Three,
t4,2026-02-01,task,,T-4,,,2026-02-09,,,Four,
t5,2026-02-01,task,,T-5,,,,,anna,Five,
ROWS
    printf 'rule,use\n*,no\ntask,yes\n' >"$ACCT_HOME/rules.csv"
}

@test "list: --from, --to, --count" {
    work
    is 2026-02-02 'task:acme:T-2 task::T-3' --from 2026-02-02 --to 2026-02-07
    is 2026-02-02 'task:acme:T-1' --to 2026-02-01
    is 2026-02-02 'task::T-3 task::T-4' --from 2026-02-05
    run2 acct-followup --as-of 2026-02-02 --count
    assert_out 5
    run2 acct-followup --as-of 2026-02-02 --count --due today
    assert_out 1
    run2 acct-followup --as-of 2026-02-02 --count --held
    assert_out 0
    run2 acct-followup --as-of 2026-02-02 --due today --to today
    assert_status 2
    run2 acct-followup --as-of 2026-02-02 --group week
    assert_status 2
    assert_err_has "--group: 'week' is not owner, client or day"
}

@test "list: --group owner, client, day" {
    work
    run2 acct-followup --as-of 2026-02-02 --group owner -O table
    assert_out <<'END'
OWNER  DUE         CLIENT  WHY                                            VIA    KEY
-      2026-02-09          task T-4 'Four' is due 2026-02-09, in 7 days          task::T-4
anna   2026-02-04  acme    task T-2 'Two' is due 2026-02-04, in 2 days    email  task:acme:T-2
                           task T-5 'Five' has no deadline                       task::T-5
boris  2026-02-01  acme    task T-1 'One' was due 2026-02-01, 1 day ago   email  task:acme:T-1
       2026-02-07          task T-3 'Three' is due 2026-02-07, in 5 days         task::T-3
END
    is 2026-02-02 'task::T-3 task::T-4 task::T-5 task:acme:T-1 task:acme:T-2' --group client
    is 2026-02-02 'task:acme:T-1 task::T-5 task:acme:T-2 task::T-3 task::T-4' --group day
}

@test "agenda: a week, day by day; what is late is for today" {
    work
    run2 acct-followup agenda --as-of 2026-02-02 -O table
    assert_status 0
    assert_out <<'END'
DAY             DUE         CLIENT  WHY                                            OWNER  VIA    KEY
Mon 2026-02-02  2026-02-01  acme    task T-1 'One' was due 2026-02-01, 1 day ago   boris  email  task:acme:T-1
                                    task T-5 'Five' has no deadline                anna          task::T-5
Wed 2026-02-04  2026-02-04  acme    task T-2 'Two' is due 2026-02-04, in 2 days    anna   email  task:acme:T-2
Sat 2026-02-07  2026-02-07          task T-3 'Three' is due 2026-02-07, in 5 days  boris         task::T-3
END
}
