#!/usr/bin/env bats
# acct-metrics for programs: the matrix, a history, alerts, OpenMetrics; which
# periods, and which figures.

load ../helper

setup() {
    common_setup
    put "$ledger" <<'EOF'
date,type,client,ref,amount,currency,text,attrs
2025-03-01,order,acme,O-0,60.00,EUR,,
2026-02-01,order,acme,O-1,100.00,EUR,,
2026-03-01,order,acme,O-2,50.00,EUR,,
2026-03-02,order,"b""c\d",O-3,1000,JPY,,
2026-03-03,order,"b""c\d",O-4,7.50,EUR,,
EOF
}

metrics() {
    run2 acct-metrics --as-of 2026-03-31 "$@"
}

@test "acct-metrics: figures by name, group and short name; the list" {
    metrics orders churn -O ids
    assert_status 0
    run2 acct-metrics --as-of 2026-03-31 orders churn retention -O csv
    assert_out_has 'client_churn'
    [ "$(cut -d, -f2 "$out_file" | tail -n +2 | sort -u | tr '\n' ' ')" = 'client_churn grr nrr orders ' ]
    metrics team
    [ "$(cut -d, -f2 "$out_file" | sed -n '2p')" = contacts ]
    acct-metrics --list -O ids >list
    [ "$(wc -l <list)" -ge 40 ]
    [ "$(sort list | uniq -d | wc -l)" -eq 0 ]
    metrics all
    # every figure there is, and none besides
    cut -d, -f2 "$out_file" | tail -n +2 | sort -u | diff - <(sort list)
    for group in loyalty growth money service voice team; do
        metrics "$group"
        assert_status 0
        acct-metrics --list -O csv | awk -F, -v g="$group" '$2 == g { print $1 }' | sort >want
        cut -d, -f2 "$out_file" | tail -n +2 | sort -u | diff - want
    done
    metrics orders --by mood
    assert_status 2
    acct-metrics --list -O json | jq -e 'all(.definition | length > 5)'
}

@test "acct-metrics: periods: from, to, compared" {
    metrics --from 2026-02-01 orders
    assert_out_has '2026-02-01..2026-03-31,orders,,4'
    metrics --to 2026-02-28 orders
    assert_out_has '..2026-02-28,orders,,2'
    metrics -p 2026-03 --compare revenue
    assert_out 'period,figure,group,value,unit,currency,num,den,low,high,note
2025-03,revenue,,60.00,money,EUR,,,,,
2025-03,revenue,,0,money,JPY,,,,,
2026-02,revenue,,100.00,money,EUR,,,,,
2026-02,revenue,,0,money,JPY,,,,,
2026-03,revenue,,57.50,money,EUR,,,,,
2026-03,revenue,,1000,money,JPY,,,,,'
}

@test "acct-metrics: a table has the periods side by side" {
    metrics -p 2026-03 --compare -O table orders revenue repeat_order_share
    assert_out 'FIGURE             2026-03       2026-02            2025-03            NOTE
Repeat orders       66.7 %       100.0 %     -33.3    0.0 %     +66.7  thin
Orders                   3             1  +200.0 %        1  +200.0 %
Revenue of orders    57.50  EUR   100.00   -42.5 %    60.00    -4.2 %
Revenue of orders    1 000  JPY        0                  0'
    # what has not begun has no figures, and what has not ended is said to be so
    metrics -p 2026-04 orders revenue mrr receivables -O tsv
    [ "$(tail -n +2 "$out_file" | cut -f4,7,8,11 | sort -u)" = $'n/a\t\t\tcoming' ]
    metrics -p 2026-q1 --compare -O table --as-of 2026-03-30 orders
    assert_out_has partial
    # each currency has its rows, whatever is asked
    metrics -p 2026-02 revenue -O tsv
    [ "$(cut -f4,6 "$out_file" | tail -n +2 | tr '\n' ' ')" = $'100.00\tEUR 0\tJPY ' ]
    metrics -p 2026-02 revenue --by client -O tsv
    [ "$(cut -f3,4,6 "$out_file" | tail -n 1)" = $'b"c\\d\t0\tJPY' ] ||
        [ "$(grep -c acme "$out_file")" -eq 1 ]
    # of a year, the year before is the period before
    metrics -p 2026 --compare -O csv orders
    [ "$(cut -d, -f1 "$out_file" | tr '\n' ' ')" = 'period 2025 2026 ' ]
}

@test "acct-metrics: a row a group and currency, a column a figure" {
    metrics -p 2026-03 --wide --by client orders revenue nps
    assert_out 'period,group,currency,orders,revenue,nps
2026-03,acme,EUR,1,50.00,n/a
2026-03,"b""c\d",EUR,2,7.50,n/a
2026-03,"b""c\d",JPY,,1000,'
    metrics -p 2026-03 --wide --by client orders -O json
    jq -e 'length == 2 and .[1].orders == 2 and (.[0] | keys | length) == 4' "$out_file"
    metrics --last 2 --wide orders
    assert_out 'period,group,currency,orders
2026-02,,,1
2026-03,,,3'
}

@test "acct-metrics: alerts print what crosses a line, and exit 3" {
    while read -r expr status rows; do
        metrics -p 2026-03 --alert "$expr"
        assert_status "$status"
        assert_err ''
        got=0
        [ -z "$out" ] || got=$(($(wc -l <"$out_file") - 1))
        [ "$got" -eq "$rows" ] || wrong "$got rows instead of $rows: $expr"
    done <<'EOF'
repeat_order_share>66% 3 1
repeat_order_share>=0.67 0 0
repeat_order_share<67% 3 1
orders>=3 3 1
orders>3 0 0
orders<=3 3 1
orders<3 0 0
revenue>57.49 3 2
revenue>57.5 3 1
revenue>1000 0 0
nps<100 0 0
repeat>0% 3 3
EOF
    # with a figure besides, and two of them
    metrics -p 2026-03 orders --alert 'orders>1' --alert 'revenue<100' -O tsv
    assert_status 3
    [ "$(cut -f2 "$out_file" | tr '\n' ' ')" = 'figure orders revenue ' ]
    # nothing to say is nothing, not even a header
    metrics -p 2026-03 --alert 'orders>9' -O json
    assert_status 0
    assert_out ''
}

@test "acct-metrics: a history, in which a second run doubles nothing" {
    metrics -p 2026-02 --append h.csv orders revenue
    assert_status 0
    assert_out ''
    metrics -p 2026-03 --append h.csv orders revenue
    keep h.csv
    metrics -p 2026-03 --append h.csv orders revenue
    assert_status 0
    same h.csv
    echo '2026-03-05,order,acme,O-9,1.00,EUR,,' >>"$ledger"
    metrics -p 2026-03 --append h.csv orders
    run2 cat h.csv
    assert_out 'period,figure,group,value,unit,currency,num,den,low,high,note
2026-02,orders,,1,count,,1,,,,
2026-02,revenue,,100.00,money,EUR,,,,,
2026-02,revenue,,0,money,JPY,,,,,
2026-03,revenue,,57.50,money,EUR,,,,,
2026-03,revenue,,1000,money,JPY,,,,,
2026-03,orders,,4,count,,4,,,,'
    # what is no history is left alone
    for text in 'a,b' "$(head -n 1 h.csv)"$'\n1,2'; do
        printf '%s\n' "$text" >other.csv
        keep other.csv
        metrics --append other.csv orders
        assert_status 1
        assert_err_has 'acct-metrics: other.csv:'
        same other.csv
    done
    keep "$ledger"
    metrics --append "$ledger" orders
    assert_status 2
    assert_err_has "--append: $ledger is the ledger (name another file)"
    same "$ledger"
}

@test "acct-metrics: the text format of OpenMetrics" {
    metrics -p 2026-03 --by client -O openmetrics -o acct.prom revenue orders nps
    assert_status 0
    assert_out ''
    run2 cat acct.prom
    assert_out '# TYPE acct_orders gauge
# HELP acct_orders orders of the period, cancelled ones left out
acct_orders{period="2026-03",group="acme"} 1
acct_orders{period="2026-03",group="b\"c\\d"} 2
# TYPE acct_revenue gauge
# HELP acct_revenue what the orders of the period sell for
acct_revenue{period="2026-03",group="acme",currency="EUR"} 50.00
acct_revenue{period="2026-03",group="b\"c\\d",currency="EUR"} 7.50
acct_revenue{period="2026-03",group="b\"c\\d",currency="JPY"} 1000
# EOF'
    # an error leaves the file as it was
    keep acct.prom
    metrics -f absent.csv -O openmetrics -o acct.prom
    assert_status 1
    same acct.prom
}

@test "examples: the month on one page, twice; and what cron does" {
    cp "$root"/examples/{ledger.csv,acct.conf} "$ACCT_HOME"
    for run in 1 2; do
        run2 "$root/examples/month.sh" --as-of 2026-10-05
        assert_status 0
        assert_err ''
        text_is "lines of the history, run $run" "$(grep -c . "$ACCT_HOME/figures.csv")" \
            "$(acct-metrics --as-of 2026-10-05 -p last-month all -O csv | grep -c .)"
    done
    for text in 'Report: September 2026' 'Who may leave' 'Who brings most' \
        'What is to come' 'Net promoter score'; do
        assert_out_has "$text"
    done
    PAGE=month.html REPORT_LANG=ru run2 "$root/examples/month.sh" --as-of 2026-10-05
    assert_status 0
    assert_out_has 'Отчёт: сентябрь'
    grep -q '<h1>Отчёт: сентябрь' month.html
    # each line of the example of a crontab is a command that works, where mail
    # is sent
    mkdir bin
    printf '#!/bin/sh\ncat >/dev/null\n' >bin/msmtp
    chmod +x bin/msmtp
    PATH=$PWD/bin:$PATH
    n=0
    while IFS= read -r line; do
        [[ $line =~ ^[0-9].*[*0-9-]\ +(acct-.*)$ ]] || continue
        n=$((n + 1))
        # cron ends the command at a % that has no backslash
        command=${BASH_REMATCH[1]//\\%/$'\1'}
        command=${command%%\%*}
        # shellcheck disable=SC2086
        run2 bash -c "${command//$'\1'/%} --as-of 2026-10-05"
        [[ $status == [03] || $line == *acct-check* ]] || wrong "fails: $line"
    done <"$root/examples/crontab.example"
    [ "$n" -ge 5 ]
}
