#!/usr/bin/env bats
# acct-survey answer --from: the answers of an online form.

load ../helper
load survey

# Three clients, two of whom have a survey that waits.
sent() {
    book <<'E'
,2026-01-05,client,acme,,,,anna,Acme Ltd,email=office@acme.example
,2026-01-06,client,zoo,,,,,Зоопарк,email=z@zoo.example
,2026-01-07,client,bee,,,,,Bee,
,2026-03-01,survey,acme,S-1,,email,boris,,
,2026-03-02,survey,zoo,S-2,,telegram,,,
E
    cat >form.csv <<'E'
Timestamp,E-mail,How likely are you to recommend us?,What was good?,"What was bad, or hard?",Anything else?
2026/03/05 10:20:30,office@acme.example,9,"Speed,
and care",none,Thank you
06.03.2026 23:59:59,z@zoo.example,6,,Цена,
E
    maps=(--map 'score=How likely…' --map 'client=E-mail' --map date=timestamp
        --map 'liked=What was good?' --map 'trouble=What was bad...'
        --map 'text=Anything else?')
}

take() {
    run2 acct-survey answer --from form.csv "${maps[@]}" --as-of 2026-03-10 "$@"
}

@test "form: the table as a whole, each day again" {
    begin 'columns by their headings, dates as forms write them'
    sent
    take
    assert_status 0
    assert_err ''
    assert_out 'S-1
S-2'
    text_is rows "$(acct-survey report -p all --as-of 2026-03-10 -O csv | grep ',nps,')" \
        'all,nps,,0.0,points,,0,2,-73.3,73.3,thin'
    tail -n 2 "$ledger" | cut -d, -f2- >got
    diff - got <<'E'
2026-03-05,response,acme,S-1,,email,boris,Thank you,"score=9;liked=Speed,\nand care;trouble=none"
2026-03-06,response,zoo,S-2,,telegram,,,score=6;trouble=Цена
E
    run2 acct-check --as-of 2026-03-10 --only attr --only survey --only duplicate
    assert_status 0

    begin 'what was taken is left out, and told'
    sent
    take
    keep "$ledger"
    take
    assert_status 0
    assert_out ''
    assert_err 'acct-survey: 2 rows are there already: left out'
    same "$ledger"
    take -q
    assert_status 0
    assert_err ''
    # one more survey, and one more row: the old row is not taken for its answer
    more <<<',2026-03-08,survey,acme,S-3,,email,,,'
    echo '2026-03-09,acme,10,,,' >>form.csv
    take
    assert_status 0
    assert_out S-3
    assert_err 'acct-survey: 2 rows are there already: left out'
    # without a date, likewise
    maps=(--map 'score=How likely…' --map 'client=E-mail' --map 'liked=What was good?'
        --map 'trouble=What was bad...' --map 'text=Anything else?')
    more <<<',2026-03-10,survey,acme,S-4,,email,,,'
    keep "$ledger"
    take
    assert_status 0
    assert_out ''
    assert_err 'acct-survey: 3 rows are there already: left out'
    same "$ledger"

    begin 'a row that is there twice is one'
    sent
    sed -i '$p' form.csv
    take
    assert_status 0
    assert_out 'S-1
S-2'
    assert_err 'acct-survey: 1 row is there already: left out'

    begin 'columns that are called as we call them; the survey by its number'
    sent
    printf 'survey,score,csat,channel\nS-2,8,4,phone\nS-1,10,,\n' >form.csv
    maps=()
    take
    assert_status 0
    assert_out 'S-2
S-1'
    tail -n 2 "$ledger" | cut -d, -f2- >got
    diff - got <<'E'
2026-03-10,response,zoo,S-2,,phone,,,score=8;csat=4
2026-03-10,response,acme,S-1,,email,boris,,score=10
E

    begin 'semicolons, another encoding, a byte order mark, a pipe, a dry run'
    sent
    keep "$ledger"
    printf '\357\273\277client;score\r\nЗоопарк;8\r\n' >form.csv
    maps=()
    take --delimiter ';' -n
    assert_status 0
    assert_out_has ',2026-03-10,response,zoo,S-2,'
    iconv -t cp1251 <(printf 'client;score\nЗоопарк;8\n') >form.csv
    take --delimiter ';' --encoding cp1251 -n -O json
    assert_status 0
    [ "$(jq -r '.[].ref' <<<"$out")" = S-2 ]
    same "$ledger"
    run2 acct-survey answer --from - -q --as-of 2026-03-10 < <(printf 'client,score\nacme,3')
    assert_status 0
    last_row '2026-03-10,response,acme,S-1,,email,boris,,score=3'

    begin 'our own people by the number of the survey'
    sent
    more <<<',2026-03-03,survey,acme,S-9,,,,,kind=internal;specialist=petr'
    printf 'survey,score\nS-9,2\n' >form.csv
    maps=()
    take
    assert_out S-9
    last_row '2026-03-10,response,acme,S-9,,,anna,,score=2;kind=internal'
}

@test "form: all or nothing, and every fault by its line" {
    begin 'rows that cannot be'
    sent
    keep "$ledger"
    cat >form.csv <<'E'
date,client,score,csat
2026-03-05,acme,9,
2026-03-05,nobody@no.example,9,
2026-03-05,bee,9,
2026-02-05,zoo,9,
2026-03-11,zoo,9,
04/03/2026,zoo,9,
2026-03-05,zoo,,
2026-03-05,,9,

2026-03-06,acme,8,
2026-03-05,zoo,+9,
E
    maps=()
    take
    assert_status 1
    assert_out ''
    assert_err "acct-survey: form.csv:3: no client 'nobody@no.example' (acct-show --list names them; acct-add client makes one)
acct-survey: form.csv:4: bee was never asked (send a survey first: acct-survey send bee)
acct-survey: form.csv:5: zoo has no survey that waits for an answer (name one with -r: the latest is S-2; or send one: acct-survey send zoo)
acct-survey: form.csv:6: date: 2026-03-11 is after today
acct-survey: form.csv:7: date: '04/03/2026' may be 2026-03-04 or 2026-04-03 (write one of them)
acct-survey: form.csv:8: the answer has neither a score (0 to 10) nor a csat (1 to 5)
acct-survey: form.csv:9: whose answer it is, is not said
acct-survey: form.csv:11: survey S-1 is answered in line 2 already (take one of the two out)
acct-survey: form.csv:12: score: '+9' is no plain whole number (write 9)
acct-survey: form.csv: 1 row is of somebody who is not known (--skip-unknown leaves such rows out, and takes the rest)"
    same "$ledger"
    # a score at the end of many rows that are fine
    { echo client,score && printf 'acme,9\nzoo,11\n'; } >form.csv
    take
    assert_status 1
    assert_err "acct-survey: form.csv:3: score: '11' is not between 0 and 10"
    same "$ledger"
    printf 'survey,client,score\nS-1,zoo,9\n' >form.csv
    take
    assert_status 1
    assert_err 'acct-survey: form.csv:2: survey S-1 went to acme, not to zoo'
    printf 'survey,score\nS-7,9\n' >form.csv
    take
    assert_status 1
    assert_err_has "acct-survey: form.csv:2: no survey 'S-7'"

    begin 'another answer than the one that is there, unless it is to replace it'
    sent
    more <<<',2026-03-05,response,acme,S-1,,,,,score=4'
    keep "$ledger"
    printf 'date,survey,score\n2026-03-06,S-1,9\n' >form.csv
    maps=()
    take
    assert_status 1
    assert_err 'acct-survey: form.csv:2: survey S-1 was answered on 2026-03-05 (--force replaces the answer)'
    same "$ledger"
    take --force
    assert_status 0
    assert_out S-1

    begin 'twenty faults are told'
    sent
    { echo client,score && for ((i = 0; i < 30; i++)); do echo "no$i,9"; done; } >form.csv
    maps=()
    take
    assert_status 1
    [ "$(grep -c "no client 'no" "$err_file")" -eq 20 ]
    [ "$(tail -n 1 "$err_file")" = 'acct-survey: form.csv: 10 rows behind these were not looked at' ]

    begin 'columns that are not there, or twice'
    sent
    keep "$ledger"
    printf 'name,points,points too\nacme,9,1\n' >form.csv
    maps=(--map client=name --map score=mark)
    take
    assert_status 1
    assert_err "acct-survey: form.csv:1: no column 'mark' (there are 'name', 'points', 'points too')"
    maps=(--map client=name --map 'score=poi...')
    take
    assert_status 1
    assert_err "acct-survey: form.csv:1: 2 columns are called 'poi...' (name one in full)"
    maps=(--map score=points)
    take
    assert_status 1
    assert_err 'acct-survey: form.csv:1: no column says whose answer it is (--map client=HEADING, or survey=HEADING)'
    maps=(--map client=name)
    take
    assert_status 1
    assert_err 'acct-survey: form.csv:1: no column says what the answer is (--map score=HEADING, or csat=HEADING)'
    printf 'client,score\nacme,9,9\n' >form.csv
    maps=()
    take
    assert_status 1
    assert_err 'acct-survey: form.csv:2: the row has 3 cells, the header 2 (is another --delimiter between them?)'
    : >form.csv
    take
    assert_status 1
    assert_err 'acct-survey: form.csv: there is no line of headings'
    printf 'client,score\nacme,"9\n' >form.csv
    take
    assert_status 1
    assert_err_has 'acct-survey: form.csv:'
    printf 'client,score\nac\001me,9\n' >form.csv
    take
    assert_status 1
    rm form.csv
    take
    assert_status 1
    assert_err 'acct-survey: form.csv: No such file or directory'
    same "$ledger"

    begin 'what does not go together'
    sent
    for wrong in '--score 9' '--liked x' '-r S-1' '-d today' acme '--map score' \
        '--map mark=x' '--map score=' '--map score=a --map score=b' '--delimiter x' \
        '--encoding martian'; do
        # shellcheck disable=SC2086  # two words
        run2 acct-survey answer --from form.csv $wrong --as-of 2026-03-10
        assert_status 2
        assert_out ''
    done
    run2 acct-survey answer acme --score 9 --map score=x
    assert_status 2
    assert_err_has '--map, --delimiter, --encoding and --skip-unknown go with --from'
}

@test "form: who is not known need not stand in the way" {
    local hint='(acct-show --list names them; acct-add client makes one)'
    sent
    keep "$ledger"
    cat >>form.csv <<'E'
07.03.2026,passer-by@elsewhere.example,10,,,
07.03.2026,other@elsewhere.example,1,,,
E
    begin 'all or none, unless it is asked for'
    take
    assert_status 1
    assert_out ''
    assert_err "acct-survey: form.csv:5: no client 'passer-by@elsewhere.example' $hint
acct-survey: form.csv:6: no client 'other@elsewhere.example' $hint
acct-survey: form.csv: 2 rows are of people who are not known (--skip-unknown leaves such rows out, and takes the rest)"
    same "$ledger"
    take --skip-unknown
    assert_status 0
    assert_out 'S-1
S-2'
    assert_err "acct-survey: form.csv:5: no client 'passer-by@elsewhere.example' $hint (left out)
acct-survey: form.csv:6: no client 'other@elsewhere.example' $hint (left out)"
    keep "$ledger"
    take --skip-unknown -q
    assert_status 0
    assert_err ''
    same "$ledger"

    begin 'whatever else is wrong does'
    sent
    keep "$ledger"
    cat >>form.csv <<'E'
07.03.2026,passer-by@elsewhere.example,10,,,
07.03.2026,bee,10,,,
E
    take --skip-unknown
    assert_status 1
    assert_out ''
    assert_err "acct-survey: form.csv:5: no client 'passer-by@elsewhere.example' $hint (left out)
acct-survey: form.csv:6: bee was never asked (send a survey first: acct-survey send bee)"
    more <<<',2026-01-08,client,wasp,,,,,Bee,'
    keep "$ledger"
    printf 'client,score\nBEE,9\n' >form.csv
    maps=()
    take --skip-unknown
    assert_status 1
    assert_err "acct-survey: form.csv:2: 'BEE' may be any of: bee, wasp (use the key)"
    printf 'survey,score\nS-7,9\n' >form.csv
    maps=()
    take --skip-unknown
    assert_status 1
    assert_err_has "no survey 'S-7'"
    same "$ledger"

    begin 'twenty of them are told'
    sent
    { echo client,score && for ((i = 10; i < 40; i++)); do echo "no$i,9"; done && echo zoo,9; } >form.csv
    maps=()
    take --skip-unknown
    assert_status 0
    assert_out S-2
    [ "$(grep -c "no client 'no" "$err_file")" -eq 20 ]
    [ "$(tail -n 1 "$err_file")" = 'acct-survey: 10 more rows of people who are not known: left out' ]
}

@test "form: all at once gives what they give one by one" {
    local row here=$PWD
    cat >rows <<'E'
2026-03-09,acme,9,third
2026-03-05,acme,7,first
2026-03-09,acme,9,third
2026-03-09,acme,3,second
2026-03-06,acme,7,first of another day
2026-03-09,zoo,2,other
E
    many() {
        sent
        more <<'E'
,2026-03-04,survey,acme,S-3,,,,,
,2026-03-08,survey,acme,S-4,,,,,
,2026-03-08,survey,acme,S-5,,,,,
E
        maps=(--map text=what)
    }
    begin 'one by one'
    many
    while read -r row; do
        { echo date,client,score,what && echo "$row"; } >form.csv
        take -q
        assert_status 0
    done <"$here/rows"
    cut -d, -f2- "$ledger" >"$here/one"
    begin 'at once'
    many
    { echo date,client,score,what && cat "$here/rows"; } >form.csv
    take
    assert_status 0
    assert_out 'S-5
S-3
S-4
S-1
S-2'
    assert_err 'acct-survey: 1 row is there already: left out'
    cut -d, -f2- "$ledger" | diff "$here/one" -
    begin 'more answers than surveys that wait'
    many
    { echo date,client,score,what && cat "$here/rows" && echo '2026-03-09,acme,1,none waits'; } >form.csv
    keep "$ledger"
    take
    assert_status 1
    assert_err_has 'form.csv:8: survey S-5 is answered in line 2 already (take one of the two out)'
    same "$ledger"
}

@test "form: what would do something elsewhere does nothing" {
    sent
    {
        echo client,score,text,liked
        echo 'acme,9,"=HYPERLINK(""http://x.example"")",=1+1'
        printf 'zoo,8,\x1b-red\x07 |cmd,\x1b]0;x\x07 so\n'
    } >form.csv
    maps=()
    take
    assert_status 0
    tail -n 2 "$ledger" | cut -d, -f7- | diff - /dev/fd/3 3<<'E'
email,boris,"“=HYPERLINK(""http://x.example"")”",score=9;liked==1+1
telegram,,“-red |cmd”,score=8;liked=]0\;x so
E
    run2 acct-check --as-of 2026-03-10 --only csv --only attr
    assert_out_lacks spreadsheet
    # the same again is known
    take
    assert_status 0
    assert_err 'acct-survey: 2 rows are there already: left out'
}
