#!/usr/bin/env bats
# acct-metrics at the edges: circles, sums that do not fit, runs side by side,
# periods that go on, and what is not known.

load ../helper

metrics() {
    run2 acct-metrics --as-of 2026-11-29 "$@"
}

@test "metrics: what does not fit is told, and never wrong" {
    local most=92233720368547758.07
    head='date,type,client,ref,amount,currency,due,attrs'
    while IFS='|' read -r figure period rows; do
        printf '%s\n' "$head" >l.csv
        tr ' ' '\n' <<<"$rows" >>l.csv
        # shellcheck disable=SC2086
        metrics -f l.csv -p "$period" $figure
        assert_status 1
        assert_out ''
        assert_err_has 'too large'
    done <<EOF
margin|2026-11|2026-11-01,invoice,a,I1,$most,EUR,, 2026-11-01,cost,a,,-$most,EUR,,
mrr|2026-11|2026-11-01,contract,a,C1,$most,EUR,,per=month;discount=-100
overpaid --last 2|2026-10|2026-08-01,invoice,a,I1,$most,EUR,, 2026-09-02,payment,a,I1,-$most,EUR,, 2026-11-02,payment,a,I1,$most,EUR,,
revenue|2026-11|2026-11-01,order,a,O1,$most,EUR,, 2026-11-01,order,a,O2,$most,EUR,,
EOF
    printf '%s\n' "$head" "2026-01-01,contract,a,C1,$most,EUR,,per=month" \
        "2026-01-01,contract,b,C2,$most,EUR,,per=month" >l.csv
    metrics -f l.csv --forecast 2
    assert_status 1
    assert_err_has 'too large'
    printf '%s\n' date,type,client,attrs 2026-11-01,usage,a,level=999999999999999999 >l.csv
    metrics -f l.csv -p 2026-11 usage_mean -O tsv
    assert_out_has 100.00
}

@test "metrics: runs side by side lose nothing of a history" {
    printf '%s\n' date,type,client,ref,amount,currency 2026-01-01,order,a,O1,10,EUR >l.csv
    for month in 1 2 3 4 5 6 7 8; do
        acct-metrics -f l.csv --as-of 2026-11-29 -p "2026-0$month" \
            --append h.csv orders &
    done
    wait
    cut -d, -f1 h.csv | sort >got
    text_is months "$(paste -sd' ' got)" '2026-01 2026-02 2026-03 2026-04 2026-05 2026-06 2026-07 2026-08 period'
    # a figure that is computed anew has its old rows no more, whatever they were
    printf '%s\n' date,type,client,ref,amount,currency,id 2026-11-01,invoice,a,I1,100,USD,X >l.csv
    metrics -f l.csv -p 2026-11 --append s.csv invoiced
    echo '2026-11-02,void,,X,,,' >>l.csv
    metrics -f l.csv -p 2026-11 --append s.csv invoiced
    run2 grep -c USD s.csv
    assert_out 0
    # groups beside all
    metrics -f l.csv -p 2026-11 --append s.csv --by client invoiced
    assert_status 0
    metrics -f l.csv --append '' invoiced
    assert_status 2
    assert_err_has 'acct-metrics: --append: a file'
}

@test "metrics: a week a year ago is a week, and alerts look at the last period" {
    printf '%s\n' date,type,client,ref 2025-02-25,order,a,O1 2025-03-05,order,a,O2 \
        2025-03-06,order,a,O3 2026-03-04,order,a,O4 >l.csv
    metrics -f l.csv -p 2026-w10 --compare orders -O tsv
    text_is weeks "$(cut -f1,4 "$out_file")" $'period\tvalue\n2025-w10\t2\n2026-w09\t0\n2026-w10\t1'
    metrics -f l.csv -p 2026-w10 --compare --alert 'orders>1'
    assert_status 0
    assert_out ''
    # an alert's file is empty again when there is none
    echo old >alert
    metrics -f l.csv -p 2026-w10 --alert 'orders>1' -o alert
    [ ! -s alert ]
    metrics -f l.csv -p 2026-w10 --alert 'orders>1' -O openmetrics
    assert_out '# EOF'
    # of shares that may be over 1, and one that is as written
    metrics -f l.csv --alert 'nrr>1.1'
    assert_status 0
    metrics -f l.csv --alert 'money>1000'
    assert_status 0
    for n in 7 1000; do seq "$n" | sed "s/.*/2026-11-0$((n > 7 ? 2 : 1)),issue,a,&/"; done >rows
    { echo date,type,client,ref; sed 's/-01,issue,a,/-01,issue,a,I/; s/-02,issue,a,/-02,order,a,O/' rows; } >f.csv
    metrics -f f.csv --alert 'complaint_order_share>0.7%'
    assert_status 0
    metrics -f f.csv --alert 'complaint_order_share>=0.7%'
    assert_status 3
}

@test "metrics: what is not known is n/a, and what was on account was there" {
    { echo date,type,client,ref; for n in $(seq 40); do echo "2026-11-01,order,c$n,O$n"; done; } >l.csv
    metrics -f l.csv tenure_year_share -O tsv
    assert_out_has $'\tn/a\tshare'
    printf '%s\n' date,type,client,ref,amount,currency 2026-09-05,payment,a,I2,130,EUR \
        2026-10-01,invoice,a,I2,130,EUR >l.csv
    metrics -f l.csv -p 2026-09 on_account -O tsv
    assert_out_has $'on_account\t\t130.00'
    metrics -f l.csv -p 2026-10 on_account -O tsv
    assert_out_has $'on_account\t\t0.00'
    # who is lost brings nothing, whatever contract is open
    printf '%s\n' date,type,client,ref,amount,currency,attrs \
        '2026-01-01,contract,a,C1,100,EUR,per=month' '2026-06-03,status,a,,,,state=lost' >l.csv
    metrics -f l.csv -p 2026-06 mrr mrr_lost client_churn -O tsv
    assert_out_has $'mrr\t\t0.00'
    assert_out_has $'mrr_lost\t\t100.00'
    assert_out_has $'client_churn\t\t1.000000'
}

@test "metrics: a period that goes on is compared with as much; circles end" {
    {
        echo date,type,client,ref,amount,currency,attrs
        for year in 2024 2025; do
            for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
                echo "$year-$month-10,order,a,O-$year$month,100,EUR,"
            done
        done
        for month in 01 02 03; do echo "2026-$month-10,order,a,O-2026$month,150,EUR,"; done
    } >l.csv
    run2 acct-metrics -f l.csv --as-of 2026-03-31 -p 2026 --accounts -O csv
    assert_out_has 'a,a,active,A,450.00,EUR,1.0000,300.00,0.5000'
    printf '%s\n' date,type,client,ref,amount,currency,attrs 2026-01-01,client,a,,,EUR,referrer=b \
        2026-01-01,client,b,,,EUR,referrer=a 2026-01-01,client,c,,,EUR,referrer=a \
        2026-01-01,client,d,,,EUR,referrer=d 2026-11-02,order,c,O1,100,EUR, \
        2026-11-02,order,b,O2,7,EUR, >l.csv
    metrics -f l.csv --referrals -O csv
    assert_out 'client,sent_by,sent,below,revenue,brought,currency
a,b,2,2,0.00,107.00,EUR
b,a,1,2,7.00,100.00,EUR'
}

@test "forecast: every currency, and a quote as it was told last" {
    printf '%s\n' date,type,client,ref,amount,currency,due,attrs \
        2026-11-02,offer,a,Q1,500,GBP,2026-12-15, \
        2026-10-02,offer,a,Q2,500,EUR,2026-11-15, 2026-11-03,offer,a,Q2,,,2027-01-31, \
        '2026-01-01,contract,a,C1,100,EUR,,per=month' 2026-06-03,contract,a,C1,120,USD,, >l.csv
    metrics -f l.csv --forecast 2 -O csv
    text_is forecast "$(cut -d, -f1-6 "$out_file")" 'month,currency,contracts,orders,quotes,expected
2026-12,GBP,0.00,0.00,250.00,250.00
2027-01,GBP,0.00,0.00,0.00,0.00
2026-12,EUR,0.00,0.00,0.00,0.00
2027-01,EUR,0.00,0.00,250.00,250.00
2026-12,USD,120.00,0.00,0.00,120.00
2027-01,USD,120.00,0.00,0.00,120.00'
}

@test "metrics: ledgers of one row, of one client, without orders" {
    local head=date,type,client,ref,amount,currency
    while IFS='|' read -r row figure value; do
        printf '%s\n' "$head" "$row" >l.csv
        for period in 2026-11 all 2027 2026; do
            metrics -f l.csv -p "$period" all -O tsv
            assert_status 0
            assert_err ''
            [ "$(wc -l <"$out_file")" -gt 60 ] || wrong "$row, $period"
        done
        metrics -f l.csv -p 2026 "$figure" -O tsv
        [ "$(cut -f4 "$out_file" | tail -n 1)" = "$value" ] || wrong "$row: $figure"
        for answer in --leaving --accounts --cohorts --referrals '--forecast 2' '--backtest all'; do
            # shellcheck disable=SC2086
            metrics -f l.csv $answer -O csv
            assert_status 0
        done
    done <<'EOF'
2026-11-01,client,a,,,|new_clients|1
2026-11-01,order,a,O1,10,EUR|revenue|10.00
2026-11-01,contract,a,C1,10,EUR|renewal_rate|n/a
2026-11-01,invoice,a,I1,10,EUR|receivables|10.00
2026-11-01,payment,a,,10,EUR|on_account|10.00
2026-11-01,touch,a,,,|contacts|1
2026-11-01,issue,a,I1,,|complaints_open|1
2026-11-01,note,,,,|orders|0
EOF
}
