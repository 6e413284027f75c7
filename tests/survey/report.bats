#!/usr/bin/env bats
# acct-survey report: what came of it.

load ../helper
load survey

@test "report: figures, months, days" {
    begin 'the figures, to the digit'
    answered
    run2 acct-survey report --period 2026-03 --as-of 2026-05-01
    assert_status 0
    assert_err ''
    # bc: adjusted Wald, p' = d' = 1.75/5; Wilson for 1 of 2
    assert_out <<E
$figures
2026-03,nps,,0.0,points,,0,2,-73.3,73.3,thin
2026-03,nps_margin,,73.3,points,,,,,,thin
2026-03,promoters,,0.500000,share,,1,2,,,thin
2026-03,passives,,0.000000,share,,0,2,,,thin
2026-03,detractors,,0.500000,share,,1,2,,,thin
2026-03,csat,,0.500000,share,,1,2,0.094531,0.905469,thin
2026-03,response_rate,,1.000000,share,,2,2,,,thin
E
    margin=$(awk 'BEGIN { print 196 * sqrt((2 * 1.75 / 5) / 5) }')
    [ "$(printf %.1f "$margin")" = 73.3 ]

    begin 'an answer belongs to the month its survey was sent in'
    answered
    run2 acct-survey report --period 2026-04 --as-of 2026-05-01
    assert_out_has '2026-04,response_rate,,0.000000,share,,0,1,,,thin'
    assert_out_has '2026-04,nps,,n/a,points,,0,0,,,'

    begin 'as of a day, later answers do not count; the period is partial'
    answered
    run2 acct-survey report --period 2026-03 --as-of 2026-04-01
    assert_out_has '2026-03,response_rate,,0.500000,share,,1,2,,,thin'
    assert_out_has '2026-03,nps,,100.0,points,,1,1,-48.5,100.0,thin'
    run2 acct-survey report --period 2026-03 --as-of 2026-03-30
    assert_out_has '2026-03,response_rate,,1.000000,share,,1,1,,,partial thin'
}

@test "report: nothing, groups, periods, what does not count" {
    begin 'nothing is n/a, and null in JSON'
    one_order
    run2 acct-survey report --period 2026-02 --as-of 2026-05-01
    assert_status 0
    assert_out_has 'csat,,n/a,'
    assert_out_has 'response_rate,,n/a,'
    run2 acct-survey report --period 2026-02 --as-of 2026-05-01 -O json
    [ "$(jq -c '[.[].value]|unique' <<<"$out")" = '[null]' ]
    [ "$(jq length <<<"$out")" = 7 ]
    run2 acct-survey report --period 2026-02 --as-of 2026-05-01 -O table
    assert_out_has 'n/a'

    begin 'by client, owner and service'
    answered
    run2 acct-survey report --period all --by owner --as-of 2026-05-01
    text_is rates "$(grep response_rate <<<"$out" | cut -d, -f3,7,8)" <<'E'
anna,1,1
boris,1,2
E
    run2 acct-survey report --period all --by service --as-of 2026-05-01
    text_is rates "$(grep response_rate <<<"$out" | cut -d, -f3,7,8)" <<'E'
seo,0,1
web,2,2
E
    run2 acct-survey report --period all --by client --as-of 2026-05-01
    text_is rates "$(grep response_rate <<<"$out" | cut -d, -f3,7,8)" <<'E'
acme,1,1
bee,0,1
zoo,1,1
E
    run2 acct-survey report --by moon --as-of 2026-05-01
    assert_status 2
    assert_err_has "--by: 'moon' is not client, owner, service, kind, month or quarter"

    begin 'the last twelve months where no period is named'
    one_order
    more <<'E'
,2025-05-01,survey,acme,S-1,,,,,
,2025-05-02,survey,acme,S-2,,,,,
,2026-05-01,survey,acme,S-3,,,,,
E
    run2 acct-survey report --as-of 2026-05-01
    assert_out_has '2025-05-02..2026-05-01,response_rate,,0.000000,share,,0,2,,,thin'

    begin 'voided surveys and answers never happened'
    answered
    sed -i 's/^,\(2026-03-01,survey\)/IDS,\1/;s/^,\(2026-04-02,response\)/IDR,\1/' \
        "$ledger"
    more <<'E'
,2026-04-03,void,,IDS,,,,,
,2026-04-04,void,,IDR,,,,,
E
    run2 acct-survey report --period 2026-03 --as-of 2026-04-03
    assert_out_has '2026-03,response_rate,,1.000000,share,,1,1,'
    run2 acct-survey report --period 2026-03 --as-of 2026-04-04
    assert_out_has '2026-03,response_rate,,0.000000,share,,0,1,'

    begin 'what cannot be a score is counted as unknown'
    answered
    sed -i 's/score=10;csat=5/score=11;csat=4.5/' "$ledger"
    run2 acct-survey report --period 2026-03 --as-of 2026-05-01
    assert_out_has '2026-03,nps,,-100.0,points,,-1,1,-100.0,48.5,thin unknown=1'
    assert_out_has 'csat,,0.000000,share,,0,1,0.000000,0.793451,thin unknown=1'
    assert_out_has '2026-03,response_rate,,1.000000,share,,2,2,'
}

@test "report: thirds; for people and for programs" {
    begin 'half promoters, a third passive, 324 answers: 33.3 ± 8.1'
    one_order
    awk 'BEGIN {
        for (i = 0; i < 324; i++) {
            score = i < 162 ? 9 + i % 2 : i < 270 ? 7 + i % 2 : i % 7
            printf ",2026-01-%02d,survey,acme,S-%d,,,,,\n", i % 28 + 1, i
            printf ",2026-02-01,response,acme,S-%d,,,,,score=%d;csat=%d\n", \
                i, score, i % 5 + 1
        }
    }' >>"$ledger"
    run2 acct-survey report --period 2026-01 --as-of 2026-03-01
    assert_status 0
    # The standard error published for these shares is 4.14 points.
    assert_out_has '2026-01,nps,,33.3,points,,108,324,25.2,41.4,'
    assert_out_has '2026-01,nps_margin,,8.1,points,,,,,,'
    assert_out_has '2026-01,promoters,,0.500000,share,,162,324,,,'
    assert_out_has '2026-01,passives,,0.333333,share,,108,324,,,'
    assert_out_has '2026-01,detractors,,0.166667,share,,54,324,,,'
    # awk: 128 of 324 gave 4 or 5, Wilson
    wilson=$(awk 'BEGIN {
        k = 0; for (i = 0; i < 324; i++) k += i % 5 + 1 >= 4
        n = 324; z = 1.959963984540054; p = k / n
        m = (p + z*z/(2*n)) / (1 + z*z/n)
        h = z / (1 + z*z/n) * sqrt(p*(1-p)/n + z*z/(4*n*n))
        printf "%.6f,share,,%d,%d,%.6f,%.6f,", p, k, n, m - h, m + h
    }')
    assert_out_has "2026-01,csat,,$wilson"
    assert_out_lacks thin

    begin 'people read what was said, programs do not'
    answered
    run2 acct-survey report --period all --as-of 2026-05-01 -O table
    assert_status 0
    text_is 'what was said' "$(sed '1,/^$/d' <<<"$out")" <<'E'
SAID    DATE        CLIENT  ABOUT  SCORE  TEXT
bad     2026-04-02  zoo     O-2        6  the price
hard    2026-04-02  zoo     O-2        6  the forms
good    2026-03-02  acme    O-1       10  speed
remark  2026-03-02  acme    O-1       10  fine
E
    assert_out_has 'Net promoter score'
    assert_out_has '2 of 3'
    run2 acct-survey report --period 2026-04 --as-of 2026-05-01 -O table
    assert_out_lacks SAID
    for f in csv tsv json ndjson; do
        run2 acct-survey report --period all --as-of 2026-05-01 -O $f
        assert_out_lacks price
    done
}

@test "report: the example" {
    begin 'the example, counted by other means'
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    run2 acct-survey report --period all --as-of 2026-10-05
    assert_status 0
    sqlite3 >want <<'E'
.import --csv home/ledger.csv l
create temp view s as
select (select a.attrs from l a where a.type = 'response' and a.ref = l.ref) a
from l where type = 'survey';
create temp view r as select
    cast(substr(a, instr(a, 'score=') + 6) as integer) score,
    cast(substr(a, instr(a, 'csat=') + 5) as integer) csat
from s where a is not null;
select 'nps,' || (sum(score > 8) - sum(score < 7)) || ',' || count(*) from r;
select 'promoters,' || sum(score > 8) || ',' || count(*) from r;
select 'passives,' || sum(score in (7, 8)) || ',' || count(*) from r;
select 'detractors,' || sum(score < 7) || ',' || count(*) from r;
select 'csat,' || sum(csat > 3) || ',' || count(*) from r;
select 'response_rate,' || count(a) || ',' || count(*) from s;
E
    text_is counts "$(tail -n +2 <<<"$out" | grep -v margin | cut -d, -f2,7,8)" \
        <want

    begin 'the example: mayak is to be asked about O-29'
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    run2 due 2026-10-05
    assert_out survey:mayak:O-29
}
