#!/usr/bin/env bats
# acct-invoice: a quote that is a plan as well, and the order that it becomes.

load ../helper
load documents

# Six phases of two months, in which 4 November, a Wednesday, is a holiday.
# 5 October 2026 is a Monday.  By hand:
#   1 Analysis  5 days from 5 October                       5–9 October
#   2 Design    10 days after that      12–16, 19–23 October
#   3 Texts     8 days likewise         12–16, 19–21 October
#   4 Build     15 days after both      26–30 October, 2, 3, 5, 6, 9–13, 16
#   5 Test      4 days                  17–20 November
#   6 Launch    as agreed               30 November to 4 December
plan() {
    printf 'date,name\n2026-11-04,Unity Day\n' >"$ACCT_HOME/holidays.csv"
    run2 acct-invoice quote --as-of 2026-09-21 -D 2026-09-30 -m 'New site' \
        -s start=2026-10-05 -l 'Analysis|1||1000|days=5' \
        -l 'Design|1||2000|days=10|after=1' \
        -l 'Texts|1||500|7|after=Analysis days=8' \
        -l 'Build|1||4000|after=2,3|19|days=15' \
        -l 'Test|1||800||days=4|after=Build' \
        -l 'Launch|1||300|from=2026-11-30 to=2026-12-04|after=5' \
        -l 'Travel|2|pcs|100' "$@" acme
}

# What accept made of it, from the ledger's row $1 on.
stages() {
    rows "$1" | grep ,stage,
}

sound() {
    run2 acct-check --as-of "$1" --skip id
    assert_out ''
}

@test "plan: a quote of six phases over two months" {
    begin 'lines say when, in any order behind the price; rows have numbers'
    plan
    assert_status 0
    assert_out Q-1
    assert_err ''
    run2 rows 16
    assert_out <<'END'
2026-09-21,offer,acme,Q-1,10412.00,EUR,2026-09-30,,,New site,start=2026-10-05;kind=quote;result=open
2026-09-21,line,acme,Q-1,1000.00,EUR,,,,Analysis,qty=1;unit=h;vat=19;vatcat=S;days=5
2026-09-21,line,acme,Q-1,2000.00,EUR,,,,Design,qty=1;unit=h;vat=19;vatcat=S;days=10;after=1
2026-09-21,line,acme,Q-1,500.00,EUR,,,,Texts,qty=1;unit=h;vat=7;vatcat=S;days=8;after=1
2026-09-21,line,acme,Q-1,4000.00,EUR,,,,Build,"qty=1;unit=h;vat=19;vatcat=S;days=15;after=2,3"
2026-09-21,line,acme,Q-1,800.00,EUR,,,,Test,qty=1;unit=h;vat=19;vatcat=S;days=4;after=4
2026-09-21,line,acme,Q-1,300.00,EUR,,,,Launch,qty=1;unit=h;vat=19;vatcat=S;from=2026-11-30;to=2026-12-04;after=5
2026-09-21,line,acme,Q-1,100.00,EUR,,,,Travel,qty=2;unit=pcs;vat=19;vatcat=S
END
    sound 2026-09-21

    begin 'the paper as text: the table, and a bar for each in 80 columns'
    plan -n
    # a draft has it, too
    assert_out_has '1  Analysis  5 October 2026    9 October 2026               5'
    plan
    run2 acct-invoice show Q-1 --as-of 2026-09-21
    assert_status 0
    assert_err ''
    text_is plan "${out#*'Plan of the work'}" <<'END'

#  Phase     Begins            Ends              Working days
-------------------------------------------------------------
1  Analysis  5 October 2026    9 October 2026               5
2  Design    12 October 2026   23 October 2026             10
3  Texts     12 October 2026   21 October 2026              8
4  Build     26 October 2026   16 November 2026            15
5  Test      17 November 2026  20 November 2026             4
6  Launch    30 November 2026  4 December 2026              5
-------------------------------------------------------------

          October 2026               November
          5      12     19     26     2      9      16     23     30
Analysis  █████··     ··     ··     ··  ·  ··     ··     ··     ··     ··
Design         ··█████▒▒█████··     ··  ·  ··     ··     ··     ··     ··
Texts          ··█████▒▒███  ··     ··  ·  ··     ··     ··     ··     ··
Build          ··     ··     ··█████▒▒██▒██▒▒█████▒▒█    ··     ··     ··
Test           ··     ··     ··     ··  ·  ··     ·· ████··     ··     ··
Launch         ··     ··     ··     ··  ·  ··     ··     ··     ··█████··

Weekends and holidays are in a lighter shade. These dates hold if the quote is
accepted by 30 September 2026.
Note: New site
END

    begin 'in Russian; for programs'
    plan
    run2 acct-invoice show Q-1 --lang ru
    assert_out_has 'План работ'
    assert_out_has '4  Build     26 октября 2026 г.  16 ноября 2026 г.             15'
    assert_out_has '          октябрь 2026 г.            ноябрь'
    assert_out_has $'Сроки действительны, если предложение\nпринято не позднее 30 сентября 2026 г.'
    run2 acct-invoice show Q-1 -O json
    text_is phases "$(jq -r '.[0].phases[] | "\(.line) \(.text) \(.from) \(.to) \(.days)"' <<<"$out")" <<'END'
1 Analysis 2026-10-05 2026-10-09 5
2 Design 2026-10-12 2026-10-23 10
3 Texts 2026-10-12 2026-10-21 8
4 Build 2026-10-26 2026-11-16 15
5 Test 2026-11-17 2026-11-20 4
6 Launch 2026-11-30 2026-12-04 5
END
}

@test "plan: on a page and on paper" {
    begin 'HTML: boxes in per cent, with words for who cannot see them'
    plan
    acct-invoice show Q-1 -O html >q.html
    grep -q 'aria-label="Analysis: 5–9 October 2026; Design: 12–23 October 2026; Texts: 12–21 October 2026; Build: 26 October – 16 November 2026; ' \
        <(sed 's/\xc2\xa0/ /g' q.html)
    # 63 days; Test is the 44th to the 47th: 43/63 is 68.25 %, 4/63 is 6.35 %
    grep -q '<i class="work c1" style="left:68.25%;width:6.35%"></i>' q.html
    # the holiday within Build is the 31st day
    grep -q '<i class="rest c1" style="left:47.62%;width:1.59%"></i>' q.html
    # 1 for Analysis, 2 for Design and Texts each, 5 for Build, 1 for the others
    [ "$(grep -o 'class="work c1"' q.html | wc -l)" -eq 12 ]
    ! grep -q '<script\|<img\|http' q.html || wrong 'something is fetched, or run'

    begin 'PDF: the words of it; a plan of many phases goes on on further pages'
    plan
    run2 acct-invoice show Q-1 -o q.pdf
    assert_status 0
    [ "$(pdftotext -layout q.pdf - | grep -c 'Build .*26 October 2026 *16 November 2026 *15$')" -eq 1 ]
    pdftotext q.pdf - | grep -q 'These dates hold if the quote is accepted by 30 September 2026.'
    local lines=() i
    for ((i = 1; i <= 90; i++)); do
        lines+=(-l "Part $i|1||1|days=1${lines:+|after=$((i - 1))}")
    done
    acct-invoice quote -q --as-of 2026-09-21 acme "${lines[@]}" -r Q-9
    acct-invoice show Q-9 -o long.pdf
    # each has its row in both tables, and its bar
    [ "$(pdftotext -layout long.pdf - | grep -c 'Part 90\>')" -eq 3 ]
    # and in 80 columns
    run2 acct-invoice show Q-9
    [ "$(wc -L <"$out_file")" -le 80 ]

    begin 'a scale of years has months, and no weeks; a single day is seen'
    acct-invoice quote -q --as-of 2026-09-21 acme -l 'A|1||1|from=2026-10-05' \
        -l 'B|1||1|from=2028-03-01|to=2028-03-31'
    run2 acct-invoice show Q-1
    # 130 weeks on 76 columns
    assert_out_has $'   October 2026'
    assert_out_has $'\nA  █\n'
    assert_out_lacks '·'
    assert_out_lacks 'lighter shade'
    # no phase counts from when it is accepted
    assert_out_lacks 'These dates hold'
    # a quote without a plan says nothing of one
    acct-invoice quote -q --as-of 2026-09-21 acme -l 'A|1||1'
    run2 acct-invoice show Q-2
    assert_out_lacks 'Plan'
}

@test "plan: from when it counts" {
    first() {
        acct-invoice show "$1" -O json --as-of "$2" |
            jq -r '.[0].phases[0] | .from + " " + .to'
    }
    begin 'before it is accepted: after the last day on which it can be'
    acct-invoice quote -q --as-of 2026-09-21 acme -D 2026-10-02 -l 'A|1||1|days=3'
    # Friday: from Monday on
    text_is open "$(first Q-1 2026-09-21)" '2026-10-05 2026-10-07'
    # then from the working day after that
    acct-invoice accept -q Q-1 --as-of 2026-09-23
    text_is won "$(first Q-1 2026-09-23)" '2026-09-24 2026-09-28'
    run2 acct-invoice show Q-1
    assert_out_lacks 'These dates hold'
    [[ $(stages 17) == *,2026-09-28,,,A,'stage=planned;phase=1;from=2026-09-24' ]] ||
        wrong "$(stages 17)"

    begin 'the day that the quote says, or later where it was accepted later'
    acct-invoice quote -q --as-of 2026-09-21 acme -s start=2026-10-12 -l 'A|1||1|days=3'
    text_is open "$(first Q-1 2026-09-21)" '2026-10-12 2026-10-14'
    acct-invoice accept -q Q-1 --as-of 2026-10-13
    text_is won "$(first Q-1 2026-10-13)" '2026-10-14 2026-10-16'

    begin 'dates may be words'
    acct-invoice quote -q --as-of 2026-09-21 acme -l 'A|1||1|from=mon|to=2026-10'
    text_is words "$(first Q-1 2026-09-21)" '2026-09-28 2026-10-31'

    begin 'the days that are worked are the settings'\'''
    printf '[work]\ndays = mon-sat\n' >>"$ACCT_HOME/acct.conf"
    acct-invoice quote -q --as-of 2026-09-21 acme -l 'A|1||1|from=2026-10-08|days=3'
    text_is saturday "$(first Q-1 2026-09-21)" '2026-10-08 2026-10-10'
}

@test "plan: accepted, each phase is a stage" {
    begin 'six stages with their deadlines, and the order with the last'
    plan
    run2 acct-invoice accept Q-1 --as-of 2026-09-28
    assert_status 0
    assert_out O-5
    assert_err ''
    run2 rows 24
    assert_out <<'END'
2026-09-28,offer,acme,Q-1,,,,,,,result=won
2026-09-28,order,acme,O-5,8800.00,EUR,2026-12-04,,,New site,quote=Q-1
2026-09-28,stage,acme,O-5,,,2026-10-09,,,Analysis,stage=planned;phase=1;from=2026-10-05
2026-09-28,stage,acme,O-5,,,2026-10-23,,,Design,stage=planned;phase=2;from=2026-10-12
2026-09-28,stage,acme,O-5,,,2026-10-21,,,Texts,stage=planned;phase=3;from=2026-10-12
2026-09-28,stage,acme,O-5,,,2026-11-16,,,Build,stage=planned;phase=4;from=2026-10-26
2026-09-28,stage,acme,O-5,,,2026-11-20,,,Test,stage=planned;phase=5;from=2026-11-17
2026-09-28,stage,acme,O-5,,,2026-12-04,,,Launch,stage=planned;phase=6;from=2026-11-30
END
    sound 2026-09-28
    # the order itself has come nowhere yet
    run2 acct-show acme -O csv
    assert_out_has 'order,acme,O-5,2026-09-28,2026-12-04,open,,8800.00,EUR,,,,New site'

    begin 'padded, but for what was agreed, and never beyond the order'
    printf '[acct]\npadding = 3d\n' >>"$ACCT_HOME/acct.conf"
    plan
    acct-invoice accept -q Q-1 --as-of 2026-09-28
    run2 rows 25
    # Friday, 20 November, and three days; the 4 December was agreed upon
    assert_out_has ',order,acme,O-5,8800.00,EUR,2026-12-04,,,New site,quote=Q-1'
    assert_out_has ',2026-10-12,,,Analysis,stage=planned;phase=1;from=2026-10-05;target=2026-10-09'
    assert_out_has ',2026-11-23,,,Test,stage=planned;phase=5;from=2026-11-17;target=2026-11-20'
    assert_out_has ',2026-12-04,,,Launch,stage=planned;phase=6;from=2026-11-30'
    acct-invoice quote -q --as-of 2026-09-21 acme -l 'A|1||1|days=5'
    acct-invoice accept -q Q-2 --as-of 2026-09-25 -D 2026-10-04
    # 28 September to 2 October, and three days would be the 5th
    tail -n 1 "$ledger" | grep -q ',2026-10-04,,,A,.*target=2026-10-02'

    begin 'an order of each line has the deadline of its phase'
    plan
    acct-invoice accept -q Q-1 --each --as-of 2026-09-28
    [ "$(rows 25 | grep -c ,order,)" -eq 7 ]
    run2 rows 25
    assert_out_has ',order,acme,O-6,2000.00,EUR,2026-10-23,,,Design,quote=Q-1'
    assert_out_has ',order,acme,O-11,200.00,EUR,,,,Travel,quote=Q-1'
    assert_out_lacks ',stage,'
}

@test "plan: what follows from it" {
    later_stage() {
        acct-add -q stage acme -r O-5 --as-of "$1" "${@:2}"
    }
    keys() {
        acct-followup --as-of "$1" --rule "$2" -O ids | tr '\n' ' '
    }
    begin 'the follow-up of the first, until it is done; then that of the next'
    plan
    acct-invoice accept -q Q-1 --as-of 2026-09-28
    text_is before "$(keys 2026-10-01 phase)" ''
    run2 acct-followup --as-of 2026-10-07 --rule phase -O json
    text_is first "$(jq -r '.[] | .key + " " + .due + ": " + .reason' <<<"$out")" \
        "phase:acme:O-5/1:2026-10-09 2026-10-09: order O-5, phase 1 'Analysis' is due 2026-10-09, in 2 days"
    later_stage 2026-10-08 -s stage=milestone -s phase=1 'all agreed'
    text_is over "$(keys 2026-10-08 phase)" ''
    # the client is told that it is
    text_is tell "$(keys 2026-10-08 tell)" 'tell:acme:O-5/1:2026-10-08 '
    text_is next "$(keys 2026-10-14 phase)" 'phase:acme:O-5/3:2026-10-21 '
    # one that is delayed: the client hears of it
    later_stage 2026-10-15 -s stage=delayed -s phase=3 -D 2026-10-30 'more texts'
    text_is moved "$(keys 2026-10-15 moved)" 'moved:acme:O-5:2026-10-15 '
    text_is later "$(keys 2026-10-16 phase)" 'phase:acme:O-5/2:2026-10-23 '
    # the order's own deadline stays
    text_is order "$(keys 2026-12-01 deadline)" 'deadline:acme:O-5:2026-12-04 '
    sound 2026-10-16

    begin 'acct-show: what is done, late, now and next'
    plan
    acct-invoice accept -q Q-1 --as-of 2026-09-28
    later_stage 2026-10-08 -s stage=milestone -s phase=1
    later_stage 2026-10-20 -s stage=delayed -s phase=3 -D 2026-10-30
    run2 acct-show acme --as-of 2026-10-26 -O table
    text_is plan "$(sed -n '/^Plan of/,/Launch/p' <<<"$out")" <<'END'
Plan of O-5
                                  2026-10             2026-11
                                                  ▼
  1  Analysis  2026-10-09  done   ░░░░·    ·    ··   ·· ·  ·    ·    ·    ·    ·
  2  Design    2026-10-23  late       ·████▒████··   ·· ·  ·    ·    ·    ·    ·
  3  Texts     2026-10-30  now        ·████▒████▒▒███·· ·  ·    ·    ·    ·    ·
  4  Build     2026-11-16  now        ·    ·    ··███▒▒█▒██▒████▒█   ·    ·    ·
  5  Test      2026-11-20  next       ·    ·    ··   ·· ·  ·    · ███·    ·    ·
  6  Launch    2026-12-04  later      ·    ·    ··   ·· ·  ·    ·    ·    ·████·
END
    run2 acct-show acme --as-of 2026-10-26 -O csv
    text_is rows "$(grep ^phase <<<"$out")" <<'END'
phase,acme,1,2026-10-05,2026-10-09,done,milestone,,,O-5,,,Analysis
phase,acme,2,2026-10-12,2026-10-23,late,planned,,,O-5,,,Design
phase,acme,3,2026-10-12,2026-10-30,now,delayed,,,O-5,,,Texts
phase,acme,4,2026-10-26,2026-11-16,now,planned,,,O-5,,,Build
phase,acme,5,2026-11-17,2026-11-20,next,planned,,,O-5,,,Test
phase,acme,6,2026-11-30,2026-12-04,later,planned,,,O-5,,,Launch
END

    begin 'those that begin on one day are next together'
    plan
    acct-invoice accept -q Q-1 --as-of 2026-09-28
    run2 acct-show acme --as-of 2026-10-06 -O csv
    text_is states "$(sed -n 's/^phase,acme,\(.\),[^,]*,[^,]*,\([a-z]*\),.*/\1 \2/p' <<<"$out" | tr '\n' ' ')" \
        '1 now 2 next 3 next 4 later 5 later 6 later '

    begin 'what is said of a phase delivers, cancels and moves no order'
    plan
    acct-invoice accept -q Q-1 --as-of 2026-09-28
    later_stage 2026-10-08 -s stage=delivered -s phase=1
    later_stage 2026-10-09 -s stage=cancelled -s phase=3
    run2 acct-show acme --as-of 2026-10-09 -O csv
    assert_out_has 'order,acme,O-5,2026-09-28,2026-12-04,open,,'
    assert_out_has 'phase,acme,1,2026-10-05,2026-10-09,done,delivered'
    assert_out_has 'phase,acme,3,2026-10-12,2026-10-21,cancelled,cancelled'
    text_is gone "$(keys 2026-10-20 phase)" 'phase:acme:O-5/2:2026-10-23 '
    # the order's end is that of all that is left of it
    later_stage 2026-10-20 -s stage=delivered
    text_is over "$(keys 2026-12-20 phase)" ''
    sound 2026-10-20
}

@test "plan: what is refused, with its line" {
    # wrong WORDS LINE...: what is said of the lines
    wrong_lines() {
        local words=$1 options=() line
        shift
        for line; do options+=(-l "$line"); done
        refused 2 "$words" acct-invoice quote --as-of 2026-09-21 \
            -D 2026-10-04 acme "${options[@]}"
    }
    begin 'of the whole'
    wrong_lines 'line 1: after: these lines wait for each other: 1, 3, 2' \
        'A|1||1|after=3' 'B|1||1|after=1' 'C|1||1|after=2'
    wrong_lines 'line 1: after: it cannot come after itself' 'A|1||1|after=1'
    wrong_lines "line 2: after: no line '3' (say its number, 1 to 2, or its text)" \
        'A|1||1|days=1' 'B|1||1|after=3'
    wrong_lines "line 3: after: several lines are called 'A' (say the number)" \
        'A|1||1|days=1' 'A|1||1|days=1' 'B|1||1|after=A'
    wrong_lines 'line 2: after: line 1 has no dates (give it days=N, or from and to)' \
        'A|1||1' 'B|1||1|after=1'
    wrong_lines 'line 2: from 2026-10-09 is not after line 1, which ends 2026-10-09' \
        'A|1||1|days=5' 'B|1||1|from=2026-10-09|after=1'
    wrong_lines 'line 2: it would end 2026-10-09, before it begins, 2026-10-12' \
        'A|1||1|days=5' 'B|1||1|to=2026-10-09|after=1'
    begin 'of a line'
    wrong_lines 'line 1: to 2026-10-08 is before from 2026-10-09' \
        'A|1||1|from=2026-10-09|to=2026-10-08'
    wrong_lines 'line 1: days 4 contradict to: from 2026-10-05 to 2026-10-09 there are 5 (leave one of them out)' \
        'A|1||1|from=2026-10-05|to=2026-10-09|days=4'
    wrong_lines "line 1: days: '0' is no number of working days (1 to 3660)" 'A|1||1|days=0'
    wrong_lines "line 1: days: '-1' is no number of working days (1 to 3660)" 'A|1||1|days=-1'
    wrong_lines "line 1: days: '2.5' is no number of working days (1 to 3660)" 'A|1||1|days=2.5'
    wrong_lines 'line 1: from: ' 'A|1||1|from=2026-13-01'
    wrong_lines 'line 1: days is there twice' 'A|1||1|days=1|days=2'
    wrong_lines 'line 1: after: which line? (after=1)' 'A|1||1|after='
    wrong_lines "line 2: 'day=1' says nothing of when (from=DATE, to=DATE, days=N, after=LINE)" \
        'A|1||1' 'B|1||1|day=1'
    wrong_lines 'line 1: the plan is longer than ten years' 'A|1||1|from=2026-10-05|to=2046-10-05'
    # a bar in a text is as ever, and so are the six parts
    wrong_lines 'line 1 has more than six parts' 'A|1||1|19|10%|x|days=1'
    wrong_lines "line 1: quantity: 'days=1'" 'A|days=1||1'
    begin 'of documents that are no quote'
    refused 2 'line 1: only the lines of a quote say when the work is done' \
        invoice new acme -l 'A|1||1|days=1'
    refused 2 'line 1: only the lines of a quote say when the work is done' \
        invoice act acme -l 'A|1||1|days=1'
    begin 'of rows that are entered by hand'
    plan
    refused 1 "acct-add: after: 'Build' is no number of a line, nor several (write after=1,2)" \
        acct-add line acme Later -r Q-1 -a 1 -s after=Build
    refused 1 'acct-add: to 2026-10-08 is before from 2026-10-09' \
        acct-add line acme Later -r Q-1 -a 1 -s from=2026-10-09 -s to=2026-10-08
    refused 1 "acct-add: days: '0' is not between 1 and 3660" \
        acct-add line acme Later -r Q-1 -a 1 -s days=0
    begin 'of what is accepted: beyond its deadline, or too late for a day of its own'
    plan
    refused 1 'quote Q-1: line 6: it ends 2026-12-04, after the deadline 2026-12-01' \
        acct-invoice accept Q-1 --as-of 2026-09-28 -D 2026-12-01
    refused 1 'quote Q-1: line 6: from 2026-11-30 is not after line 5, which ends 2026-12-02' \
        acct-invoice accept Q-1 --as-of 2026-10-14
    # with its note that it stood until 30 September
    assert_err_has 'quote Q-1 stood until 2026-09-30'
}

@test "plan: a stage names a phase that was planned" {
    plan
    acct-invoice accept Q-1 -q --as-of 2026-09-28
    order=$(awk -F, '$3 == "order" { print $5 }' "$ledger" | tail -n 1)
    refused 1 "acct-add: phase: order '$order' has no phase 'Design' (acct-show CLIENT lists them by number; or --force)" \
        acct-add stage acme -r "$order" -s stage=delivered -s phase=Design --as-of 2026-10-20
    refused 1 "has no phase '7'" \
        acct-add stage acme -r "$order" -s stage=delivered -s phase=7 --as-of 2026-10-20
    run2 acct-add stage acme -r "$order" -s stage=delivered -s phase=2 -q --as-of 2026-10-20
    assert_status 0
    # rows of one batch may plan and do; where none was planned, any name will do
    printf '%s\n' type,client,ref,due,text,attrs \
        'order,acme,O-90,2026-12-01,x,' \
        "stage,acme,O-90,2026-11-01,A,stage=planned;phase=a" \
        'stage,acme,O-90,,,stage=delivered;phase=a' >rows
    run2 acct-add -q - --as-of 2026-10-20 <rows
    assert_status 0
    printf '%s\n' type,client,ref,attrs 'stage,acme,O-90,stage=delivered;phase=b' >rows
    refused 1 "has no phase 'b'" acct-add - --as-of 2026-10-20 <rows
    run2 acct-add -q order acme x -r O-91 --as-of 2026-10-20
    run2 acct-add -q stage acme -r O-91 -s stage=delivered -s phase=b --as-of 2026-10-20
    assert_status 0
    run2 acct-check --as-of 2026-10-20
    assert_status 0
    # what is forced is found
    run2 acct-add -q stage acme -r "$order" -s stage=delivered -s phase=7 --force --as-of 2026-10-20
    assert_status 0
    run2 acct-check --as-of 2026-10-20
    assert_status 1
    assert_out_has "order '$order' has no phase '7'"
}
