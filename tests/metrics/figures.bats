#!/usr/bin/env bats
# Figures against published answers and ledgers that can be counted by hand.

load ../helper

# is FILE PERIOD AS-OF, with lines of "figure group value currency num den note"
# on standard input: the figures named there are those.
is() {
    local names
    cat >wanted
    mapfile -t names < <(cut -d' ' -f1 wanted | sort -u)
    run2 acct-metrics -f "$1" -p "$2" --as-of "$3" -O tsv "${@:4}" "${names[@]}"
    assert_status 0
    assert_err ''
    cut -f2,3,4,6-8,11 "$out_file" | tail -n +2 |
        awk -F'\t' '{ $1 = $1; gsub(/ +/, " "); sub(/ $/, ""); print }' >got
    text_is "figures of $1" "$(sort got)" "$(sort wanted)"
}

@test "figures: what contracts bring, net and gross retention" {
    # A 100→120, B 200→150, C 300→0, D 400→400, E 500 is new, F 80 comes back
    put l.csv <<'EOF'
date,type,client,ref,amount,currency,due,attrs
2025-01-01,contract,a,C-A,100,EUR,,per=month
2025-06-10,contract,a,C-A,120,EUR,,
2025-01-01,contract,b,C-B1,150,EUR,,per=month
2025-01-01,contract,b,C-B2,150,EUR,2025-06-10,per=quarter
2025-01-01,contract,c,C-C,300,EUR,2025-06-15,per=month
2025-01-01,contract,d,C-D,4800,EUR,,per=year
2025-06-05,contract,e,C-E,500,EUR,,per=month
2024-01-01,contract,f,C-F1,90,EUR,2024-12-31,per=month
2025-06-20,contract,f,C-F2,100,EUR,,per=month;discount=20
EOF
    is l.csv 2025-06 2025-07-31 <<'EOF'
client_churn 0.250000 1 4 thin
mrr 1250.00 EUR
mrr_new 500.00 EUR
mrr_reactivated 80.00 EUR
mrr_expansion 20.00 EUR
mrr_contraction 50.00 EUR
mrr_lost 300.00 EUR
nrr 0.670000 EUR 670.00 1000.00 thin
grr 0.650000 EUR 650.00 1000.00 thin
EOF
}

@test "figures: receivables by age as of each period, days sales outstanding" {
    put l.csv <<'EOF'
date,type,client,ref,amount,currency,due,attrs
2026-04-10,invoice,a,I-1,90,EUR,2026-04-20,
2026-05-05,invoice,a,I-2,100,EUR,2026-05-19,
2026-06-01,invoice,b,I-3,150,EUR,2026-07-01,
2026-06-20,credit,b,CN-1,30,EUR,,invoice=I-3
2026-06-25,payment,a,I-1,40,EUR,,
2026-06-26,payment,a,I-9,5,EUR,,
2026-06-27,payment,c,I-2,20,EUR,,
2026-07-15,payment,a,I-2,90,EUR,,
2026-07-16,payment,b,I-3,120,EUR,,
EOF
    # open on 30 June: I-1 50, 71 days past due; I-2 80, 42 days; I-3 120.
    # Sales 90 + 100 + 120: 250/310·91 = 73.4.  Counted back: June's 120 and
    # May's 100 are 61 days, 30 of April's 90 are 10 more
    is l.csv 2026-q2 2026-07-31 <<'EOF'
receivables 250.00 EUR
receivables_current 120.00 EUR
receivables_1_30 0.00 EUR
receivables_31_60 80.00 EUR
receivables_61_90 50.00 EUR
receivables_over_90 0.00 EUR
overpaid 0.00 EUR
on_account 5.00 EUR
dso 73.4 EUR 250.00 310.00
dso_countback 71.0 EUR 250.00
invoiced 310.00 EUR
received 65.00 EUR
EOF
    # what c paid settles an invoice of a, and counts for a
    is l.csv 2026-q2 2026-07-31 --by client <<'EOF'
received a 65.00 EUR
received b 0.00 EUR
EOF
    # as told on that day; and a month later, when I-2 has 10 too much, and July
    # without sales is 31 days, 50 of June's 120 are 12.5
    is l.csv 2026-q2 2026-06-30 <<'EOF'
receivables 250.00 EUR
dso 73.4 EUR 250.00 310.00
EOF
    is l.csv 2026-07 2026-07-31 <<'EOF'
receivables 50.00 EUR
receivables_over_90 50.00 EUR
overpaid 10.00 EUR
dso n/a EUR 50.00 0.00
dso_countback 43.5 EUR 50.00
EOF
}

@test "figures: a contract's last day counts, and a late renewal leaves a gap" {
    put l.csv <<'EOF'
date,type,client,ref,amount,currency,due,attrs
2025-01-01,contract,a,C-1,10,EUR,2025-03-31,per=month
2025-01-01,contract,b,C-2,10,EUR,2025-03-31,per=month
2025-03-20,contract,b,C-2,,,2025-12-31,
2025-01-01,contract,c,C-3,10,EUR,2025-03-31,per=month
2025-05-10,contract,c,C-3,,,2025-12-31,
2025-01-01,contract,d,C-4,10,EUR,2025-03-31,per=month
2025-04-01,contract,d,C-5,10,EUR,2025-12-31,per=month
EOF
    # ended on the last of March is ended in April, in all figures
    is l.csv 2025-03 2025-12-01 <<'EOF'
client_churn 0.000000 0 4 thin
clients_active 4 4
renewal_rate n/a 0 0
ended_contract_mean_length n/a 0 0
mrr 40.00 EUR
tenure_median n/a 0 4 thin unreached
EOF
    # a and c are lost; c comes back in May, and that changes nothing of April
    for as_of in 2025-04-30 2025-12-01; do
        is l.csv 2025-04 "$as_of" <<'EOF'
client_churn 0.500000 2 4 thin
clients_active 2 2
renewal_rate 0.500000 2 4 thin
ended_contract_mean_length 90.0 270 3 thin
mrr 20.00 EUR
mrr_lost 20.00 EUR
tenure_median 90.0 2 4 thin
EOF
    done
    is l.csv 2025-05 2025-12-01 <<'EOF'
clients_active 3 3
mrr 30.00 EUR
mrr_new 0.00 EUR
mrr_reactivated 10.00 EUR
ended_contract_mean_length 90.0 270 3 thin
EOF
}

@test "figures: what we promised: deadlines, reports, figures, answers" {
    mkdir -p home
    printf '[work]\nhours = 09:00-17:00\nzone = UTC\n[followup]\nanswer = 1d\n' >c.conf
    put l.csv <<'EOF'
id,date,type,client,ref,due,attrs
,2025-12-01,contract,a,C-1,,report=month;sla=critical:10min|2h;solve=10min
,2026-03-01,order,a,O-1,2026-03-10,
,2026-03-05,stage,a,O-1,2026-03-20,stage=delayed
,2026-03-18,stage,a,O-1,,stage=delivered
,2026-03-01,order,b,O-2,2026-03-10,
,2026-03-11,stage,b,O-2,,stage=delivered
,2026-03-01,order,b,O-3,,
,2026-03-11,stage,b,O-3,,stage=delivered
,2026-03-07,report,a,C-1,,period=2026-02
,2026-02-20,report,a,C-1,,period=2026-01
,2026-03-31,kpi,a,C-1,,name=visits;target=100;actual=100
,2026-03-31,kpi,a,C-1,,name=calls;target=100;actual=99
,2026-03-31,kpi,a,C-1,,name=fame
,2026-03-31,kpi,a,C-1,,name=price;target=100;actual=90;better=lower
,2026-03-31,kpi,a,C-1,,name=delay;target=100;actual=80;better=lower
,2026-03-01,usage,a,,,level=80
,2026-03-20,usage,a,,,level=40
,2026-03-20,usage,b,,,level=60
Q1,2026-03-02T09:30:00Z,touch,a,,,dir=in;kind=question
,2026-03-02T11:00:00Z,touch,a,Q1,,dir=out;kind=answer
Q2,2026-03-03T16:30:00Z,touch,a,O-1,,dir=in;kind=question
,2026-03-04T10:30:00Z,touch,a,O-1,,dir=out;kind=answer
Q3,2026-03-05T10:00:00Z,touch,a,O-1,,dir=in;kind=question
,2026-03-05T16:00:00Z,touch,a,O-1,,dir=out;kind=answer
,2026-03-06T10:00:00Z,touch,b,O-2,,dir=out;kind=question
,2026-03-06T12:00:00Z,touch,b,O-2,,dir=in;kind=remark
Q4,2026-03-09T10:00:00Z,touch,b,,,dir=in;kind=request
Q5,2026-03-31T16:00:00Z,touch,b,O-3,,dir=in;kind=question
,2026-03-10,issue,b,I-1,,order=O-2
,2026-03-14,resolve,b,I-1,,
,2026-03-20,issue,b,I-2,,order=O-2
EOF
    # a is answered after 1.5 hours, and after half an hour and 1.5 more the next
    # day, both within 2; the third is no first message.  b's request is overdue
    # on 31 March, its question not yet.  What we began does not count
    is l.csv 2026-03 2026-03-31 -C c.conf <<'EOF'
delivered 3 3
on_time 0.500000 1 2 thin
on_time_first 0.000000 0 2 thin
reports_on_time 1.000000 1 1 thin
kpi_attainment 0.750000 3 4 thin
usage_mean 50.00 100 2 thin
first_response_median 1.75 2 thin
first_response_p90 1.95 2 thin
sla_attainment 0.666667 2 3 thin
complaints 2 2
complaints_resolved 1 1
complaints_open 1 1
complaint_days_median 4.0 1 thin
complaint_order_share 0.666667 2 3 thin
EOF
    # that of December never came, that of January was late
    is l.csv 2026-q1 2026-03-31 -C c.conf <<'EOF'
reports_on_time 0.333333 1 3 thin
EOF
    is l.csv 2026-03 2026-03-31 -C c.conf --by client <<'EOF'
complaints a 0 0
complaints b 2 2
sla_attainment a 1.000000 2 2 thin
sla_attainment b 0.000000 0 1 thin
EOF
}

@test "figures: money and hours, margin, gifts, offers, load" {
    put l.csv <<'EOF'
id,date,type,client,ref,amount,currency,due,owner,attrs
,2026-01-01,client,a,,,EUR,,anna,segment=shops;tier=A
,2026-01-01,client,b,,,USD,,boris,segment=food;tier=B
,2026-03-01,order,a,O-1,1000,EUR,,,
,2026-03-02,order,a,O-2,500,EUR,,,
,2026-03-02,order,b,O-3,300,USD,,,
,2026-03-02,order,b,O-4,,USD,,,
,2026-03-05,stage,a,O-1,,,,,stage=delivered
,2026-03-06,stage,a,O-2,,,,,stage=delivered
,2026-03-10,invoice,a,INV-1,1190,EUR,,,order=O-1
,2026-03-10,line,a,INV-1,1000,EUR,,,vat=19
,2026-03-12,credit,a,CN-1,119,EUR,,,invoice=INV-1
,2026-03-12,line,a,CN-1,100,EUR,,,vat=19
,2026-03-14,invoice,b,INV-2,200,USD,,,
,2026-03-15,cost,a,O-1,300,EUR,,,
,2026-03-15,cost,a,,,,,,hours=12
,2026-03-15,cost,b,,,,,,hours=2.5
,2026-03-20,gift,a,,25,EUR,,,
,2026-03-20,offer,a,Q-1,400,EUR,,,kind=quote
,2026-03-25,offer,a,Q-1,,,,,result=won
,2026-03-20,offer,a,Q-2,100,EUR,,,kind=upsell
,2026-03-26,offer,a,Q-2,,,,,result=lost
,2026-03-27,offer,b,Q-3,70,USD,,,
,2026-03-28,issue,b,I-1,,,,anna,
,2026-03-28,task,a,T-1,,,,boris,
,2026-03-28,status,b,,,,,,state=paused
,2026-04-10,status,b,,,,,,state=active
EOF
    # O-2 is done and in no invoice; 600 net earned in 12 hours, 200 in 2.5
    is l.csv 2026-03 2026-03-31 <<'EOF'
order_mean 750.00 EUR
order_mean 300.00 USD
billed 900.00 EUR
billed 200.00 USD
costs 300.00 EUR
costs 0.00 USD
margin 600.00 EUR
margin 200.00 USD
margin_share 0.666667 EUR 600.00 900.00
margin_share 1.000000 USD 200.00 200.00
hours 14.50
effective_rate 50.00 EUR
effective_rate 80.00 USD
unbilled 500.00 EUR
unbilled 0.00 USD
gifts 1 1
gift_costs 25.00 EUR
gift_costs 0.00 USD
offers 3 3
offered 500.00 EUR
offered 70.00 USD
offers_won 1 1
offer_win_share 0.500000 1 2 thin
won 400.00 EUR
won 0.00 USD
load 3 3
load_mean 1.50 3 2 thin
pauses 1 1
clients_paused 1 1
EOF
    is l.csv 2026-03 2026-03-31 --by owner <<'EOF'
load anna 1 1
load boris 2 2
revenue anna 1500.00 EUR
revenue boris 300.00 USD
EOF
    for by in segment:food tier:B currency:USD; do
        run2 acct-metrics -f l.csv -p 2026-03 --by "${by%:*}" revenue -O tsv
        assert_out_has "${by#*:}"$'\t300.00'
    done
    is l.csv 2026-04 2026-04-30 <<'EOF'
pauses 0 0
pause_return_share 1.000000 1 1 thin
clients_paused 0 0
unbilled 500.00 EUR
unbilled 0.00 USD
EOF
}

@test "figures: how long clients of the example stay, as R has it" {
    # survfit(Surv(days, lost) ~ 1, conf.type = "log-log") of R's survival 3.5
    # on the stays: median NA (223, NA); at 365 days .833333 (.481715, .955509);
    # mean to 539 days 460.6, standard error 39.1; 3 of 15 ended
    run2 acct-metrics -f "$root/examples/ledger.csv" -C "$root/examples/acct.conf" \
        --as-of 2026-09-30 -p 2026-09 tenure -O csv
    assert_out 'period,figure,group,value,unit,currency,num,den,low,high,note
2026-09,tenure_median,,n/a,days,,3,15,223.0,,thin unreached
2026-09,tenure_mean_restricted,,460.6,days,,3,15,383.9,537.3,thin tau=539
2026-09,tenure_year_share,,0.833333,share,,,15,0.481715,0.955509,thin
2026-09,tenure_censored,,0.800000,share,,12,15,,,thin'
}

@test "figures: quantiles and intervals of the example, as R has them" {
    # prop.test(x, n, correct = FALSE) for 12 of 15, 24 and 23 of 26, 17 of 19
    # and 4 of 4; quantile(h, c(.5, .9)), type 7, of the 15 first responses in
    # working hours .4167 .5833 .6667 .75 1.3333 1.5 1.5 1.6667 2.25 2.25 2.9167
    # 5.75 6.8333 10.6667 13.5 and of the days 8.0903 1.1354 .2431 of complaints
    TZ=Europe/Moscow run2 acct-metrics -f "$root/examples/ledger.csv" \
        -C "$root/examples/acct.conf" --as-of 2026-10-05 -p all -O csv \
        sla_attainment on_time on_time_first csat offer_win_share \
        first_response_median first_response_p90 complaint_days_median
    assert_out 'period,figure,group,value,unit,currency,num,den,low,high,note
all,offer_win_share,,1.000000,share,,4,4,0.510109,1.000000,thin
all,first_response_median,,1.67,hours,,,15,,,thin
all,first_response_p90,,9.13,hours,,,15,,,thin
all,sla_attainment,,0.800000,share,,12,15,0.548146,0.929525,thin
all,complaint_days_median,,1.1,days,,,3,,,thin
all,on_time,,0.923077,share,,24,26,0.758584,0.978645,thin
all,on_time_first,,0.884615,share,,23,26,0.710241,0.959968,thin
all,csat,,0.894737,share,,17,19,0.686059,0.970641,thin'
}

@test "figures: two questions that are answered by name are two threads" {
    printf '[work]\nzone = UTC\n[followup]\nanswer = 1d\n' >"$ACCT_HOME/acct.conf"
    # in whatever order they stand in the file; 2026-11-16 is a Monday
    head='id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
c1,2026-11-01,client,acme,,,EUR,,,,Acme,'
    q1='q1,2026-11-16T10:00:00Z,touch,acme,,,,,,,How?,dir=in;kind=question'
    q2='q2,2026-11-16T10:00:00Z,touch,acme,,,,,,,Please,dir=in;kind=request'
    a1='a1,2026-11-19T11:00:00Z,touch,acme,q1,,,,,,So,dir=out;kind=answer'
    a2='a2,2026-11-16T12:00:00Z,touch,acme,q2,,,,,,Done,dir=out;kind=answer'
    figures() {
        printf '%s\n' "$head" "$@" >l.csv
        acct-metrics -f l.csv --as-of 2026-11-27 -p 2026-11 -O csv \
            first_response_median sla_attainment | cut -d, -f2,4,7,8 | tail -n 2
    }
    for rows in "$q1|$a1|$q2|$a2" "$q2|$a2|$q1|$a1" "$q1|$q2|$a1|$a2"; do
        IFS='|' read -ra row <<<"$rows"
        # 2 hours and 28: three days of nine, and one
        run2 figures "${row[@]}"
        assert_out 'first_response_median,15.00,,2
sla_attainment,0.500000,1,2'
    done
    # one answer for all: one thread; and one that was never answered is broken
    run2 figures "$q1" "$q2" "${a2/,q2,/,,}"
    assert_out 'first_response_median,2.00,,1
sla_attainment,1.000000,1,1'
    run2 figures "$q1" "$q2" "$a2"
    assert_out 'first_response_median,2.00,,1
sla_attainment,0.500000,1,2'
    run2 figures "$q1" "$q2" "$a2" "${a1/,q1,/,,}"
    assert_out 'first_response_median,15.00,,2
sla_attainment,0.500000,1,2'
}

@test "figures: who has asked is told of, be it that nothing is to be counted yet" {
    cat >l.csv <<'END'
date,type,client,text,attrs
2026-11-01,client,acme,Acme,
2026-11-01,client,beta,Beta,
2026-11-27,touch,beta,How?,dir=in;kind=question
END
    run2 acct-metrics -f l.csv --as-of 2026-11-27 -p 2026-11 --by client -O tsv \
        first_response_median sla_attainment
    assert_status 0
    cut -f2-5 "$out_file" >told
    run2 cat told
    assert_out <<'END'
figure	group	value	unit
first_response_median	beta	n/a	hours
sla_attainment	beta	n/a	share
END
}
