#!/usr/bin/env bats
# acct-metrics: figures against published answers and figures made by hand.

load ../helper

# The figures as "figure value num den note" of one period.
figures() {
    run2 acct-metrics -f "$1" "${@:2}" -O tsv
    assert_status 0
    cut -f2,3,4,6-8,11 "$out_file" | tail -n +2 | tr '\t' ' ' >got
}

value() {
    awk -F'\t' -v f="$1" '$2 == f { print $4 }' "$out_file"
}

@test "acct-metrics: the CDNOW sample, as published" {
    run2 acct-add - <"$data/cdnow.csv"
    assert_status 0
    [ "$(wc -l <"$ledger")" -eq 9277 ]
    figures "$ledger" --as-of 1998-06-30 --period all
    grep -q '^orders  6919 ' got
    grep -q '^repeat_clients  0.488757  1152 2357 ' got
    # the sum of the source, to the cent: awk over the rows fed in
    sum=$(awk -F, '$2 == "order" { s += $4 } END { printf "%.2f", s }' "$data/cdnow.csv")
    [ "$sum" = 244091.94 ]
    grep -q "^revenue  $sum USD " got
    figures "$ledger" --as-of 1998-06-30 --period all --merge-days
    grep -q '^repeat_clients  0.483241  1139 2357 merged' got
    # to the end of the calibration: 946 repeaters (Fader, Hardie & Lee 2005)
    figures "$ledger" --as-of 1997-09-30 --period all --merge-days
    grep -q '^repeat_clients  0.401358  946 2357 merged' got
    # and their repeat days
    grep '^repeat_order_share ' got | awk '{ exit $3 != 2457 }'
}

@test "acct-metrics: the CDNOW months against sqlite" {
    command -v sqlite3 >/dev/null
    acct-add - <"$data/cdnow.csv"
    figures "$ledger" --as-of 1998-06-30 --last 18
    awk -F'\t' '$2 == "orders" || $2 == "revenue" { print $1, $2, $4 }
                $2 == "repeat_order_share" { print $1, $2, $7 "/" $8 }' \
        "$out_file" | sort >got
    sqlite3 :memory: >wanted <<EOF
.mode csv
.import "$ledger" rows
.mode list
.separator ' '
create table o as select rowid as r, date, client, substr(date, 1, 7) as m,
  cast(round(amount * 100) as integer) as cents from rows where type = 'order';
create index oc on o (client, date, r);
create table f as select o.*, exists (select 1 from o p where p.client = o.client
  and (p.date < o.date or p.date = o.date and p.r < o.r)) as again from o;
select m, 'orders', count(*) from f group by m;
select m, 'revenue', printf('%d.%02d', sum(cents) / 100, sum(cents) % 100) from f group by m;
select m, 'repeat_order_share', sum(again) || '/' || count(*) from f group by m;
EOF
    sort wanted | diff - got
}

# Five clients: a referral with orders on one day, one of two currencies, one
# whose contract ended, one lost, one of unknown source.
small() {
    put small.csv <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
1,2025-01-10,client,acme,,,,,,anna,Acme,source=site
2,2025-01-10,order,acme,O-1,100.00,EUR,,,,Logo,service=design
3,2025-06-01,order,acme,O-2,50.00,EUR,,,boris,Texts,service=texts
4,2025-06-01,order,acme,O-3,25.50,EUR,,,,Texts,service=texts
5,2025-06-05,client,beta,,,,,,boris,Beta,source=referral;referrer=acme
6,2025-06-05,order,beta,O-4,1000,JPY,,,,Logo,service=design
7,2025-06-20,order,beta,O-5,10.00,EUR,,,,Logo,service=design
8,2024-07-01,contract,cole,C-1,10.00,EUR,2025-06-15,,,Care,per=month
9,2024-07-01,client,cole,,,,,,anna,Cole,source=site
10,2024-07-01,client,dora,,,,,,anna,Dora,source=site
11,2024-12-20,order,dora,O-6,5.00,EUR,,,,x,
12,2025-06-10,status,dora,,,,,,,moved,state=lost
13,2025-06-11,client,ella,,,,,,,Ella,
14,2025-06-12,order,ella,O-7,7.00,EUR,,,,x,
15,2025-06-13,order,ella,O-8,9.00,EUR,,,,x,
16,2025-06-14,stage,ella,O-8,,,,,,no,stage=cancelled
17,2025-06-15,order,ella,O-9,9999.00,EUR,,,,typed twice,
18,2025-06-16,void,,17,,,,,,,
EOF
}

@test "acct-metrics: a month by hand" {
    small
    figures small.csv --period 2025-06 --as-of 2025-07-31
    run2 cat got
    # orders in June: O-2 O-3 O-4 O-5 O-7 (O-8 cancelled, O-9 voided); not the
    # first of their client: O-2 O-3 O-5.  Clients so far: acme beta dora ella
    # with orders, acme and beta with two.  New: beta (referral), ella (unknown).
    # Active at the end of May: acme, cole, dora; lost: cole (contract ended),
    # dora (status).  The contract ran 2024-07-01 to 2025-06-15: 350 days.
    # Stays of the first order or contract: acme 171 days and here, beta 25, ella
    # 18; cole 350, until the day after its contract's last; dora 172.  Half of
    # two are left after 172.  cole paid 10.00 a month at the end of May.
    assert_out <<'EOF'
tenure_median  172.0  2 5 thin
client_churn  0.666667  2 3 thin
repeat_order_share  0.600000  3 5 thin
repeat_revenue_share  0.924324 EUR 85.50 92.50 thin
repeat_revenue_share  0.000000 JPY 0 1000 thin
repeat_clients  0.500000  2 4 thin
referral_share  1.000000  1 1 thin unknown=1
referral_revenue_share  1.000000 EUR 10.00 10.00 thin
referral_revenue_share  1.000000 JPY 1000 1000 thin
clients_active  3  3  
renewal_rate  0.000000  0 1 thin
orders  5  5  
revenue  92.50 EUR   
revenue  1000 JPY   
new_clients  2  2  
offer_win_share  n/a  0 0 
mrr  0.00 EUR   
mrr  0 JPY   
nrr  0.000000 EUR 0.00 10.00 thin
nrr  n/a JPY 0 0 thin
invoiced  0.00 EUR   
invoiced  0 JPY   
received  0.00 EUR   
received  0 JPY   
receivables  0.00 EUR   
receivables  0 JPY   
dso  n/a EUR 0.00 0.00 
dso  n/a JPY 0 0 
unbilled  0.00 EUR   
unbilled  0 JPY   
first_response_median  n/a   0 
sla_attainment  n/a  0 0 
complaints  0  0  
on_time  n/a  0 0 
nps  n/a  0 0 
csat  n/a  0 0 
EOF
}

@test "acct-metrics: days merged count once" {
    small
    figures small.csv --period 2025-06 --as-of 2025-07-31 --merge-days
    # O-2 and O-3 are one day
    grep -q '^repeat_order_share  0.500000  2 4 thin merged' got
    grep -q '^orders  5 ' got
}

@test "acct-metrics: as of an earlier day what came later does not count" {
    small
    figures small.csv --period 2025-06 --as-of 2025-06-09
    grep -q '^orders  3  3  partial$' got
    grep -q '^client_churn  0.000000  0 3 partial thin$' got
    figures small.csv --period 2025-06 --as-of 2025-06-15
    # the cancelled order has gone, the voided one has not yet
    grep -q '^revenue  10081.50 EUR' got
}

@test "acct-metrics: grouped by owner, source, service and client" {
    small
    figures small.csv --period 2025-06 --as-of 2025-07-31 --by owner
    run2 grep -E '^(orders|client_churn|repeat_clients) ' got
    assert_out <<'EOF'
client_churn - n/a  0 0 
repeat_clients - 0.000000  0 1 thin
orders - 1  1  
client_churn anna 0.666667  2 3 thin
repeat_clients anna 0.500000  1 2 thin
orders anna 1  1  
client_churn boris n/a  0 0 
repeat_clients boris 1.000000  1 1 thin
orders boris 3  3  
EOF
    figures small.csv --period 2025-06 --as-of 2025-07-31 --by service
    run2 grep -E '^(orders|revenue) ' got
    assert_out <<'EOF'
orders - 1  1  
revenue - 7.00 EUR   
orders design 2  2  
revenue design 10.00 EUR   
revenue design 1000 JPY   
orders texts 2  2  
revenue texts 75.50 EUR   
EOF
    figures small.csv --period 2025 --as-of 2025-12-31 --by client
    grep -q '^orders acme 3 ' got
    figures small.csv --period 2025 --as-of 2025-12-31 --by source
    grep -q '^new_clients referral 1 ' got
    grep -q '^new_clients - 1 ' got
}

@test "acct-metrics: without a contract, no order for churn_after is a loss" {
    printf 'date,type,client\n2025-01-01,client,a\n2025-01-01,order,a\n' >l.csv
    # 2025-01-01 and 180 days: 2025-06-30
    figures l.csv --period 2025-06 --as-of 2025-12-31
    grep -q '^client_churn  0.000000  0 1 ' got
    figures l.csv --period 2025-07 --as-of 2025-12-31
    grep -q '^client_churn  1.000000  1 1 ' got
    printf '[metrics]\nchurn_after = 30d\n' >c.conf
    figures l.csv --period 2025-01 --as-of 2025-12-31 -C c.conf
    grep -q '^client_churn  n/a  0 0 ' got
    figures l.csv --period 2025-02 --as-of 2025-12-31 -C c.conf
    grep -q '^client_churn  1.000000  1 1 ' got
}

@test "acct-metrics: a renewed contract is no loss, a paused client neither" {
    put l.csv <<'EOF'
date,type,client,ref,due,attrs
2024-01-01,contract,a,C-1,2024-12-31,
2024-12-20,contract,a,C-1,2025-12-31,
2024-01-01,contract,b,C-2,2024-12-31,
2024-12-01,status,b,,,state=paused
2024-01-01,contract,c,C-3,2024-12-31,
2025-01-20,order,c,O-1,,
EOF
    # nothing after C-3 by the end of 2024 plus January's order: c stays
    figures l.csv --period 2025-01 --as-of 2025-02-28
    grep -q '^client_churn  0.000000  0 3 ' got
    figures l.csv --period 2025-01 --as-of 2025-01-10
    grep -q '^client_churn  0.333333  1 3 partial' got
}

@test "acct-metrics: an empty ledger has all figures, n/a" {
    : >empty.csv
    run2 acct-metrics -f empty.csv --as-of 2026-10-05
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
period,figure,group,value,unit,currency,num,den,low,high,note
2026-10,tenure_median,,n/a,days,,0,0,,,partial
2026-10,client_churn,,n/a,share,,0,0,,,partial
2026-10,repeat_order_share,,n/a,share,,0,0,,,partial
2026-10,repeat_revenue_share,,n/a,share,RUB,0.00,0.00,,,partial
2026-10,repeat_clients,,n/a,share,,0,0,,,partial
2026-10,referral_share,,n/a,share,,0,0,,,partial
2026-10,referral_revenue_share,,n/a,share,RUB,0.00,0.00,,,partial
2026-10,clients_active,,0,count,,0,,,,partial
2026-10,renewal_rate,,n/a,share,,0,0,,,partial
2026-10,orders,,0,count,,0,,,,partial
2026-10,revenue,,0.00,money,RUB,,,,,partial
2026-10,new_clients,,0,count,,0,,,,partial
2026-10,offer_win_share,,n/a,share,,0,0,,,partial
2026-10,mrr,,0.00,money,RUB,,,,,partial
2026-10,nrr,,n/a,share,RUB,0.00,0.00,,,partial
2026-10,invoiced,,0.00,money,RUB,,,,,partial
2026-10,received,,0.00,money,RUB,,,,,partial
2026-10,receivables,,0.00,money,RUB,,,,,partial
2026-10,dso,,n/a,days,RUB,0.00,0.00,,,partial
2026-10,unbilled,,0.00,money,RUB,,,,,partial
2026-10,first_response_median,,n/a,hours,,,0,,,partial
2026-10,sla_attainment,,n/a,share,,0,0,,,partial
2026-10,complaints,,0,count,,0,,,,partial
2026-10,on_time,,n/a,share,,0,0,,,partial
2026-10,nps,,n/a,points,,0,0,,,partial
2026-10,csat,,n/a,share,,0,0,,,partial
EOF
    run2 bash -c 'acct-metrics -f empty.csv -O json | jq -e "length == 26 and .[2].value == null"'
    assert_status 0
    # the same with a header alone
    echo 'id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs' >head.csv
    run2 acct-metrics -f head.csv --as-of 2026-10-05 --by owner
    assert_status 0
    assert_out 'period,figure,group,value,unit,currency,num,den,low,high,note'
}

@test "acct-metrics: reads standard input" {
    small
    run2 acct-metrics -f - --period 2025 --as-of 2026-01-01 <small.csv
    assert_status 0
    assert_out_has '2025,orders,,6,count'
    run2 bash -c 'cat small.csv | acct-metrics -f - --period 2025 --as-of 2026-01-01'
    assert_out_has '2025,orders,,6,count'
}

@test "acct-metrics: wrong usage" {
    small
    while IFS='|' read -r words message; do
        eval "run2 acct-metrics -f small.csv $words"
        assert_status 2
        assert_out ''
        assert_err_has "acct-metrics: $message"
    done <<'EOF'
--period someday|--period: 
--last 0|--last: '0' is not a number from 1 to 1000
--last many|--last: 'many'
--period all --last 2|--last: there is nothing before --period all
--by mood|--by: 'mood' is not client, owner, service, source, segment, tier, channel or currency
extra|there is no figure 'extra' (--list has them)
chrun|there is no figure 'chrun' (did you mean 'churn'?)
--period 2025 --from 2025-01-01|--period and --from or --to do not go together
--from 2025-02-01 --to 2025-01-01|--from is later than --to
--from someday|--from: 'someday'
--compare --last 2|--last and --compare do not go together
--compare --period all|--compare: there is nothing before --period all
--compare --from 2024-01-01 --to 2025-06-30|--compare: the period is longer than a year
--wide --compare|--wide does not go with --compare
--wide -O openmetrics|--wide does not go with -O openmetrics
--append x.csv --wide|--append writes rows of CSV
--append x.csv -O json|--append writes rows of CSV
--alert churn|--alert: 'churn' is no alert (write such as churn>5% or dso>=60)
--alert 'churn>5'|--alert: 'churn>5': client_churn is a share, from 0 to 1 (write 'churn>5%')
churn orders --by client client_churn|client_churn has no meaning by client
--accounts churn|--accounts, --cohorts and --referrals go with --period and --output alone
--forecast 3 -p 2025|--accounts, --cohorts and --referrals go with
--cohorts --horizon 30d|--accounts, --cohorts and --referrals go with
--alert 'churn>much'|--alert: 'churn>much': 'much' is not a number
--alert 'chrun>5%'|--alert: there is no figure 'chrun' (did you mean 'churn'?)
--as-of someday|--as-of: 'someday' is no date
EOF
    run2 acct-metrics -f absent.csv
    assert_status 1
    assert_err 'acct-metrics: absent.csv: there is no ledger (acct-add makes one with its first record)'
}

@test "acct-metrics: faulty rows are named, sums that do not fit are an error" {
    small
    echo '19,2025-06-17,order,ella,O-10,1e5,EUR,,,,x,' >>small.csv
    run2 acct-metrics -f small.csv
    assert_status 1
    assert_out ''
    assert_err_has "small.csv:20: amount: '1e5'"
    {
        echo date,type,client,amount
        echo 2025-01-01,order,a,92233720368547758.07
        echo 2025-01-02,order,a,0.01
    } >big.csv
    run2 acct-metrics -f big.csv --period 2025
    assert_status 1
    assert_err_has 'too large'
}

@test "acct-metrics: the example consultancy in September" {
    run2 acct-metrics -f "$root/examples/ledger.csv" -C "$root/examples/acct.conf" \
        --as-of 2026-10-05 --period 2026-09 -O table
    assert_status 0
    # by hand and with sqlite: 2 orders, 1 of them repeat; 11 of 15 repeat clients
    assert_out_has 'Repeat orders                       50.0 %         1 of 2'
    assert_out_has 'Repeat clients, to date             73.3 %         11 of 15'
    # one period stands above the values, several have a column
    [[ $out == 'FIGURE  '*' 2026-09  '* ]]
    run2 acct-metrics -f "$root/examples/ledger.csv" -C "$root/examples/acct.conf" \
        --as-of 2026-10-05 --period 2026-09 --last 2 orders -O table
    assert_out 'PERIOD   FIGURE  VALUE  FROM  NOTE
2026-08  Orders      3
2026-09  Orders      2'
    want=$(sqlite3 :memory: -cmd '.mode csv' -cmd ".import '$root/examples/ledger.csv' r" \
        "select count(*) from r where type = 'order' and date like '2026-09%'")
    [ "$want" = 2 ]
}
