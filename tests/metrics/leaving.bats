#!/usr/bin/env bats
# acct-metrics --leaving and --backtest: who may leave, and was that right?

load ../helper

setup() {
    common_setup
    put conf <<'EOF'
[metrics]
churn_after = 180d
EOF
}

# leaving LEDGER DAY [ARG...]
leaving() {
    run2 acct-metrics -f "$1" -C conf --as-of "$2" --leaving "${@:3}"
}

# columns FIELDS: of the rows of tsv, blanks between.
columns() {
    out=$(cut -f"$1" <<<"$out" | tr '\t' ' ')
}

@test "acct-metrics --leaving: the CDNOW sample, as numpy has it" {
    leaving "$data/cdnow.csv" 1998-03-31 -O tsv
    assert_status 0
    assert_err ''
    [ "$(grep -c ^c "$out_file")" -eq 591 ] # with the header
    out=$(grep -E '^(client|c0001|c1516)\>' "$out_file")
    columns 1,3-5
    assert_out <<'EOF'
client leaving p says
c0001 74 0.7426 unclear
c1516 10 0.1003 stays
EOF
    # a year before, nothing could be known of the calls
    leaving "$data/cdnow.csv" 1997-03-31 -O tsv
    columns 5-7
    text_is 'what is said' "$(sort -u <<<"$out")" $'may stay 0 0\npossibly 0 0\nsays calls right\nunclear  '
}

@test "acct-metrics --backtest: the CDNOW sample, as numpy has it" {
    run2 acct-metrics -f "$data/cdnow.csv" -C conf --as-of 1998-06-30 -O tsv \
        --backtest 1997-12-31..1998-06-30
    assert_status 0
    assert_err ''
    columns 1-6,8-12,19
    assert_out <<'EOF'
origin n quiet base_accuracy accuracy margin auc brier base_brier calibration top note
1997-12-31 610 0.5869 0.5869 0.6639 0.0375 0.7112 0.2066 0.2810 0.0516 0.8197 
1998-03-31 590 0.6492 0.6492 0.7373 0.0355 0.7370 0.1896 0.2405 0.0609 0.8305 
1998-06-29 514          partial
pooled 1200 0.6175 0.6175 0.7000 0.0262 0.7245 0.1983 0.2611 0.0471 0.8333 
EOF
    # one day alone; what came after its horizon is of no weight
    run2 acct-metrics -f "$data/cdnow.csv" -C conf --as-of 1998-05-01 -O tsv \
        --backtest 1997-12-31
    columns 1,5,14-18
    assert_out <<'EOF'
origin accuracy leaves leaves_right stays stays_right unclear
1997-12-31 0.6639 92 75 39 39 479
pooled 0.6639 92 75 39 39 479
EOF
}

@test "acct-metrics --backtest: what was voided later stood in the ledger then" {
    local i day
    {
        echo 'id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs'
        for i in {1..40}; do
            for day in 2025-01-0$((i % 9 + 1)) 2025-03-$((i % 18 + 10)) 2025-0$((i % 5 + 4))-15; do
                echo "$i$day,$day,order,c$i,O-$i-$day,9,EUR,,,,,"
            done
        done
        echo 'z,2025-12-31,note,c1,,,,,,,end,'
    } >before.csv
    {
        cat before.csv
        echo 'v1,2025-12-01,void,,12025-03-11,,,,,,typed twice,'
        echo 'v2,2025-12-01,void,,22025-01-03,,,,,,typed twice,'
    } >now.csv
    for i in before now; do
        run2 acct-metrics -f "$i.csv" --as-of 2025-12-31 -O tsv \
            --backtest 2025-07-01..2025-09-01
        assert_status 0
        cp "$out_file" "$i"
    done
    [ "$(wc -l <before)" -eq 3 ]
    # a note says as well as any record how far the ledger goes
    ! grep partial before || wrong 'not judged'
    text_is 'what was told then' "$(<now)" "$(<before)"
    # there is nothing before the first order, nor after the day itself
    run2 acct-metrics -f before.csv --as-of 2025-12-31 -O tsv --horizon 180d \
        --backtest 1900-01-01..2900-01-01
    [ "$(wc -l <"$out_file")" -le 5 ]
}

# Twelve clients: nine with orders, a contract, a pause, one lost.
twelve() {
    put twelve.csv <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
1,2025-01-01,contract,kim,C-1,50.00,EUR,2026-03-31,,,Care,per=quarter
2,2025-01-10,order,pia,O-1,80.00,EUR,,,,,
3,2025-02-01,status,pia,,,,,,,back in spring,state=paused
4,2025-01-10,order,lou,O-2,80.00,EUR,,,,,
5,2025-02-01,status,lou,,,,,,,gone,state=lost
6,2025-12-20,usage,c9,,,,,,,,level=20
EOF
    local c m
    for c in 1 2 3 4 5 6 7 8 9; do
        for m in 1 3 5 7 9 11; do
            ((m > c + 3)) ||
                printf 'x%d%d,2025-%02d-%02d,order,c%d,P-%d%d,%d,%s,,,,,\n' \
                    "$c" "$m" "$m" $((c + 3)) "$c" "$c" "$m" $((c * 10)) \
                    "$([ "$c" = 8 ] && echo JPY || echo EUR)"
        done
    done >>twelve.csv
}

@test "acct-metrics --leaving: a ledger of twelve clients" {
    twelve
    leaving twelve.csv 2025-12-31 -O tsv
    assert_status 0
    columns 1,3-
    assert_out <<'EOF'
client leaving p says calls right reasons also stake currency
c4 83 0.8338 possibly 1 1 no order for 177 days, usually 60; days of order in 90 days: 0, in 365: 4  160.00 EUR
c5 82 0.8222 possibly 1 1 no order for 176 days, usually 60; days of order in 90 days: 0, in 365: 4  200.00 EUR
c6 72 0.7203 unclear   days of order in 90 days: 0, in 365: 5  300.00 EUR
c7 71 0.7081 unclear   days of order in 90 days: 0, in 365: 5  350.00 EUR
c8 58 0.5806 unclear   days of order in 90 days: 1, in 365: 6  480 JPY
c9 51 0.5117 unclear   days of order in 90 days: 1, in 365: 6 usage is 20 % 540.00 EUR
kim 20 0.2000 contract   contract C-1 ends on 2026-03-31; about 1 in 5 is not renewed (here: 0 of 0), 4.9 times the usual risk  200.00 EUR
pia 20 0.2000 paused   about 1 in 5 such clients leaves (here: 0 of 0): ask when they will be back  80.00 EUR
EOF
}

@test "acct-metrics --leaving: as of a day nothing later counts" {
    twelve
    leaving twelve.csv 2025-10-01 -O csv
    local want=$out
    [ "$(wc -l <<<"$want")" -gt 8 ]
    awk -F, '$2 <= "2025-10-01" || NR == 1' twelve.csv >past.csv
    leaving past.csv 2025-10-01 -O csv
    assert_out "$want"
}

@test "acct-metrics --leaving: one client, none, and every format" {
    echo 'id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs' \
        >none.csv
    leaving none.csv 2026-01-01 -O csv
    assert_status 0
    assert_out 'client,name,leaving,p,says,calls,right,reasons,also,stake,currency'
    leaving none.csv 2026-01-01 -O table
    assert_out 'Nobody of whom there is something to say.'
    leaving none.csv 2026-01-01 -O json
    assert_out $'[\n]'
    run2 acct-metrics -f none.csv --as-of 2026-01-01 --backtest all -O csv
    assert_status 0
    assert_out 'origin,n,quiet,base_accuracy,accuracy,margin,balanced,auc,brier,base_brier,calibration,top,expected,leaves,leaves_right,stays,stays_right,unclear,note'
    run2 acct-metrics -f none.csv --as-of 2026-01-01 --backtest all -O table
    assert_out 'No days.'
    {
        cat none.csv
        echo '1,2025-10-05,order,solo,O-1,10.00,EUR,,,,,'
    } >one.csv
    # (16.843/29.7)^.243, by hand
    leaving one.csv 2025-12-31 -O table
    assert_out <<'EOF'
CLIENT  LEAVES  SAYS                  AT STAKE       WHY
solo        87  possibly going quiet     10.00  EUR  no order for 87 days since the first

Within 90 days.  Going quiet: 0 of 0 calls right so far; too few to judge.  Staying: 0 of 0 calls right so far; too few to judge.
EOF
    # nothing stands out of a terminal
    run2 timeout 20 script -qec "stty cols 80; acct-metrics -f one.csv --as-of 2025-12-31 --leaving --color never" /dev/null
    assert_out_has $'right so far; too few to judge.\r\nStaying: 0 of 0 calls right so far; too few to judge.'
    leaving one.csv 2025-12-31 -O ids -o out
    assert_out ''
    text_is 'the file' "$(<out)" solo
    leaving one.csv 2025-12-31 -O ndjson
    assert_out '{"client":"solo","name":"solo","leaving":87,"p":0.8712,"says":"possibly","calls":0,"right":0,"reasons":"no order for 87 days since the first","also":"","stake":"10.00","currency":"EUR"}'
    leaving one.csv 2025-12-31 --horizon 1y -O tsv
    columns 3
    assert_out $'leaving\n71'
    run2 acct-metrics -f one.csv --as-of 2025-12-31 --backtest 2025-11-01 -O table
    assert_out <<'EOF'
ORIGIN      CLIENTS  QUIET  BASE  RIGHT  AUC  BRIER  LEAVES  STAYS  UNCLEAR  NOTE
2025-11-01        1                                  0       0            1  partial
all               0                                  0       0            0
EOF
}

@test "acct-metrics --leaving: wrong usage" {
    local words said
    while IFS='|' read -r words said; do
        # shellcheck disable=SC2086  # words
        run2 acct-metrics -f "$data/cdnow.csv" $words
        assert_status 2
        assert_out ''
        assert_err_has "$said"
    done <<'EOF'
--leaving --backtest all|--leaving and --backtest are two answers
--horizon 30d|--horizon goes with --leaving, --backtest or --accounts
--leaving --horizon soon|--horizon: 'soon' is no span of time
--leaving --horizon 0d|--horizon: '0d' is not from 1d to 10y
--leaving --horizon 11y|--horizon: '11y' is not from 1d to 10y
--leaving --horizon=-90d|--horizon: '-90d' is not from 1d to 10y
--backtest soon|--backtest: 'soon' is no period
--leaving churn|--leaving and --backtest go with --horizon and --output alone
--leaving --last 3|--leaving and --backtest go with --horizon and --output alone
--leaving -p 2026|--leaving and --backtest go with --horizon and --output alone
--backtest all --by client|--leaving and --backtest go with --horizon and --output alone
--leaving -O openmetrics|--leaving and --backtest go with --horizon and --output alone
EOF
}
