#!/usr/bin/env bats
# What clients are worth: accounts, cohorts, who sent whom.

load ../helper

cdnow() {
    acct-add - <"$data/cdnow.csv"
}

@test "accounts: the CDNOW sample: classes, fifths, what is to come" {
    cdnow
    run2 acct-metrics --as-of 1998-06-30 --accounts -O csv
    assert_status 0
    assert_err ''
    # revenue of 12 months: A while the share of those before is under 80 %
    cp "$out_file" accounts
    awk -F, 'NR > 1 && $5 > 0 { n++; sum += $5; count[$4]++; v[n] = $5 }
        END {
            for (i = 1; i <= int((n + 4) / 5); i++)
                top += v[i]
            printf "%d %.2f %d/%d/%d %.4f\n", n, sum, count["A"], count["B"],
                count["C"], top / sum
        }' accounts >got
    run2 cat got
    assert_out '812 97963.70 304/256/252 0.6209'
    awk -F, 'NR > 1 { n[$13]++ } END { print n[555], n[111] }' accounts >got
    run2 cat got
    assert_out '233 167'
    # as of the end of the calibration: 1,653.4 days with an order are expected
    # in the 39 weeks after it (Fader, Hardie & Lee 2005)
    run2 acct-metrics --as-of 1997-09-30 --accounts --horizon 273d -O csv
    awk -F, 'NR > 1 { days += $17; bad += $16 > 1 || $16 < 0 }
        END { printf "%.1f %d\n", days, bad }' "$out_file" >got
    run2 cat got
    assert_out '1653.4 0'
}

@test "cohorts: the CDNOW sample" {
    cdnow
    run2 acct-metrics --as-of 1998-06-30 --cohorts -O csv
    assert_status 0
    cut -d, -f1-6 "$out_file" >got
    text_is cohorts "$(cat got)" 'cohort,clients,m0,m1,m2,m3
1997-01,781,781,124,95,70
1997-02,857,857,134,110,75
1997-03,719,719,87,84,78'
    # what is to come is blank
    [ "$(head -n 1 "$out_file" | tr ',' '\n' | wc -l)" -eq 20 ]
    [[ $out == *',' ]]
    run2 acct-metrics --as-of 1998-06-30 --cohorts -O table -p 1997-03..
    assert_out_has '1997-03      719  100 %  12 %  12 %  11 %'
    assert_out_lacks 1997-02
}

studio() {
    put "$ledger" <<'EOF'
date,type,client,ref,amount,currency,due,attrs
2024-01-01,client,root,,,EUR,,tier=A
2025-01-01,client,left,,,EUR,,referrer=root;source=referral
2025-01-01,client,right,,,EUR,,referrer=root
2025-01-01,client,leaf,,,EUR,,referrer=left;stage=strategic
2025-01-01,client,ring1,,,EUR,,referrer=ring2
2025-01-01,client,ring2,,,EUR,,referrer=ring1
2025-02-01,order,root,O-1,100,EUR,,
2025-12-01,order,root,O-2,300,EUR,,
2026-01-10,order,left,O-3,500,EUR,,
2026-01-10,order,left,O-4,70,EUR,,
2026-01-11,stage,left,O-4,,,,stage=cancelled
2026-02-10,order,right,O-5,100,EUR,,
2026-03-01,order,leaf,O-6,40,EUR,,
2026-03-01,order,leaf,O-7,9000,JPY,,
2026-03-02,order,ring1,O-8,10,EUR,,
2025-09-15,contract,leaf,C-1,120,EUR,2026-03-30,per=quarter
2026-01-20,cost,left,O-3,250,EUR,,
2026-01-25,payment,left,,450,EUR,,
EOF
}

@test "accounts: revenue, growth, margin, and the reasons for a key account" {
    studio
    run2 acct-metrics --as-of 2026-03-31 --accounts -O csv
    assert_status 0
    assert_err ''
    cut -d, -f1,4-11,15,19-22 "$out_file" >got
    # leaf: 40, and 40 a month at the ends of six months (in March the contract was
    # over on the last day, and the client is lost); root grew from 100; left leaves less than all
    text_is accounts "$(cat got)" 'client,class,revenue,currency,share,before,growth,costs,orders,value,sent,brought,reasons,key
left,A,500.00,EUR,0.4202,0.00,n/a,250.00,1,200.00,1,280.00,size partnership,no
root,A,300.00,EUR,0.2521,100.00,2.0000,0.00,1,0.00,2,880.00,size growth margin fit partnership,yes
leaf,A,280.00,EUR,0.2353,0.00,n/a,0.00,1,0.00,0,0.00,size margin fit,no
right,B,100.00,EUR,0.0840,0.00,n/a,0.00,1,0.00,0,0.00,margin,no
ring1,C,10.00,EUR,0.0084,0.00,n/a,0.00,1,0.00,1,0.00,margin partnership,no
ring2,C,0.00,EUR,n/a,0.00,n/a,0.00,0,0.00,1,10.00,partnership,no
leaf,A,9000,JPY,1.0000,0,n/a,0,1,0,0,0,size fit,no
left,C,0,JPY,n/a,0,n/a,0,0,0,1,9000,partnership,no
root,C,0,JPY,n/a,0,n/a,0,0,0,2,9000,fit partnership,no'
    # a lost client is no key account, and a ledger that begins later than the
    # months before knows of no growth
    [ "$(grep '^ring2,' "$out_file" | cut -d, -f3)" = lost ]
    sed '/^2024/d' "$ledger" >late.csv
    run2 acct-metrics -f late.csv --as-of 2026-03-31 --accounts -O csv
    assert_out_has 'root,root,active,A,300.00,EUR,0.2521,100.00,n/a'
    run2 acct-metrics -f late.csv --as-of 2026-12-31 --accounts -p 2026-q3 -O csv
    assert_out_has 'root,root,lost,'
    run2 acct-metrics --as-of 2026-03-31 --accounts -O table
    assert_err ''
    assert_out_has 'key: size, growth, margin, fit, partnership'
    # of one client, of none
    : >empty.csv
    run2 acct-metrics -f empty.csv --accounts -O table
    assert_out 'No clients.'
}

@test "referrals: who sent whom, and what they bring, in a circle too" {
    studio
    run2 acct-metrics --as-of 2026-03-31 --referrals -O csv
    assert_status 0
    assert_out 'client,sent_by,sent,below,revenue,brought,currency
root,,2,3,300.00,880.00,EUR
left,root,1,1,500.00,280.00,EUR
ring2,ring1,1,1,0.00,10.00,EUR
ring1,ring2,1,1,10.00,0.00,EUR
left,root,1,1,0,9000,JPY
root,,2,3,0,9000,JPY'
    run2 acct-metrics --as-of 2026-03-31 --referrals --accounts
    assert_status 2
    assert_err_has 'acct-metrics: --accounts, --cohorts, --referrals and --forecast are one answer each'
    run2 acct-metrics --horizon 30d
    assert_status 2
    assert_err_has 'acct-metrics: --horizon goes with --leaving, --backtest or --accounts'
}

@test "forecast: contracts, orders and quotes, and how good it was" {
    {
        echo 'date,type,client,ref,amount,currency,due,attrs'
        for month in 01 02 03 04 05 06 07 08 09; do
            echo "2026-$month-10,order,a,O-$month,100,EUR,,"
        done
        echo '2026-01-01,contract,a,C-1,150,EUR,,per=quarter'
        echo '2026-01-01,contract,b,C-2,20,EUR,2026-10-31,per=month'
        echo '2026-09-02,offer,b,Q-1,10,EUR,,result=open'
        echo '2026-09-03,offer,b,Q-1,,,,result=won'
        echo '2026-09-02,offer,b,Q-2,10,EUR,,result=open'
        echo '2026-09-03,offer,b,Q-2,,,,result=lost'
        echo '2026-09-20,offer,b,Q-3,200,EUR,2026-11-15,kind=quote'
        echo '2026-09-20,offer,b,Q-4,60,EUR,,kind=quote'
        echo '2026-09-20,offer,b,Q-5,60,EUR,2026-09-25,kind=quote'
    } >"$ledger"
    # 100 of orders and 50 + 20 of contracts came in each month, as told: no
    # error.  C-2 ends in October: nothing is known of renewals, that is four of five.
    # One of two quotes was won: a half of Q-4, and of Q-3 in November; Q-5 stands
    # no more
    run2 acct-metrics --as-of 2026-09-30 --forecast 3 -O csv
    assert_status 0
    assert_out 'month,currency,contracts,orders,quotes,expected,low,high,error,within,tried
2026-10,EUR,70.00,100.00,30.00,200.00,200.00,200.00,0.0000,7,7
2026-11,EUR,66.00,100.00,100.00,266.00,266.00,266.00,0.0000,6,6
2026-12,EUR,66.00,100.00,0.00,166.00,166.00,166.00,0.0000,5,5'
    # in the middle of a month it is no whole one, and it is not told
    run2 acct-metrics --as-of 2026-09-05 --forecast 1 -O csv
    assert_out_has '2026-10,EUR,70.00,100.00,0.00,170.00,170.00,170.00,0.0000,6,6'
    # one month says nothing of how good it is
    run2 acct-metrics --as-of 2026-02-28 --forecast 1 -O csv
    assert_out_has '2026-03,EUR,70.00,100.00,0.00,170.00,,,n/a,0,0'
    for n in 0 37 many; do
        run2 acct-metrics --forecast "$n"
        assert_status 2
        assert_err_has "acct-metrics: --forecast: '$n' is not a number from 1 to 36"
    done
}
