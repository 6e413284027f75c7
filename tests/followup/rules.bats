#!/usr/bin/env bats
# Rules of follow-ups: the file, what may be wrong with it, and its words.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper

setup() {
    common_setup
    rules=$ACCT_HOME/rules.csv
}

header=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

# The ledger: its rows are standard input.
rows() {
    echo "$header" >"$ledger"
    put_more "$ledger"
}

more() {
    put_more "$ledger"
}

# is DATE WANTED [OPTION...]: the keys on that day, joined by blanks.
is() {
    local day=$1 want=$2
    shift 2
    run2 acct-followup -O ids --as-of "$day" "$@"
    assert_status 0
    assert_err ''
    text_is "keys on $day" "${out//$'\n'/ }" "$want"
}

# only [RULE...]: what the file begins with, so that these rules alone hold.
only() {
    printf 'rule,use\n*,no\n' >"$rules"
    printf '%s,yes\n' "$@" >>"$rules"
}

# own ON WHEN [COLUMN=VALUE...]: one rule of the user's own, and no other.
own() {
    local names=rule,use,on,when values="\"$1\",\"$2\"" pair
    shift 2
    for pair; do
        names+=,${pair%%=*}
        values+=",\"${pair#*=}\""
    done
    printf '%s\n*,no\nmine,yes,%s\n' "$names" "$values" >"$rules"
}

client() {
    rows <<'ROWS'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,tier=A;lang=en
ROWS
}

# --- The file ------------------------------------------------------------

@test "rules: which files are read, which rules are on" {
    begin 'a file that is not there is none, but for one that was named'
    client
    run2 acct-followup --as-of 2026-01-01
    assert_status 0
    run2 acct-followup --as-of 2026-01-01 --rules there/is/none.csv
    assert_status 1
    assert_out ''
    assert_err 'acct-followup: there/is/none.csv: No such file or directory'

    begin 'one is switched off, all are, some are back'
    client
    more <<'ROWS'
t1,2026-01-01,task,acme,T-1,,,,,,Call,
i1,2026-01-01,issue,acme,I-1,,,,,,Leak,
ROWS
    is 2026-01-01 'issue:acme:I-1 respond:acme:I-1 task:acme:T-1'
    printf 'rule,use\ntask,no\n' >"$rules"
    is 2026-01-01 'issue:acme:I-1 respond:acme:I-1'
    run2 acct-followup --as-of 2026-01-01 --rule task
    assert_status 2
    printf 'rule,use\n*,no\n' >"$rules"
    is 2026-01-01 ''
    printf 'rule,use\n*,no\ntask,yes\n' >"$rules"
    is 2026-01-01 'task:acme:T-1'
    printf 'rule,use\n*,no\n' >other.csv
    is 2026-01-01 '' --rules other.csv
}

@test "rules: columns that are there, in any order" {
    begin 'a column that the file has is said, one that it lacks stays'
    client
    more <<'ROWS'
t1,2026-01-01,task,acme,T-1,,,2026-01-01,,,Call,
ROWS
    printf 'rule,urgency\ntask,77\n' >"$rules"
    run2 acct-followup rules -O csv
    assert_out_has 'task,yes,task open,date,due,,state=any,,,yes,done,,,task,77,inside,task {ref} {what} {due},'
    run2 acct-followup -O csv --as-of 2026-01-01
    assert_out_has ',82,task,done,' # and 5 for tier A
    # an empty cell is empty
    printf 'rule,on,due,text\ntask,task open,,now\n' >"$rules"
    run2 acct-followup rules -O json
    text_is due "$(jq -r '.[] | select(.rule == "task") | .due' <<<"$out")" ''
    run2 acct-followup -O json --as-of 2026-01-01
    text_is reason "$(jq -r '.[0].reason' <<<"$out")" now

    begin 'what is printed is what can be read'
    acct-followup rules --default -O csv >"$rules"
    cp "$rules" first.csv
    acct-followup rules -O csv >second.csv
    cmp first.csv second.csv
    [ "$(head -n 1 first.csv)" = rule,use,on,when,due,every,for,until,stay,duty,record,channel,owner,template,urgency,quiet,text,note ]
    # and says the same of the example
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    acct-followup --as-of 2026-10-05 >with
    rm "$rules"
    acct-followup --as-of 2026-10-05 >without
    [ "$(wc -l <with)" -gt 20 ]
    cmp with without

    begin 'columns in any order, comments, CRLF, a byte order mark'
    client
    printf '\357\273\277when,rule,on\r\n# mine\r\ndate,hello,client\r\n' >"$rules"
    is 2026-01-01 'hello:acme:2026-01-01' --rule hello
}

# bad LINE COLUMN-AND-MESSAGE FILE...: the file's lines; nothing else runs.
bad() {
    local line=$1 message=$2
    shift 2
    printf '%s\n' "$@" >"$rules"
    run2 acct-followup --as-of 2026-01-01
    assert_status 1
    assert_out ''
    assert_err "acct-followup: $rules:$line: $message"
}

@test "rules: whatever is wrong is told, with line, column and remedy" {
    client
    bad 1 "no column 'wen' (did you mean 'when'?)" rule,on,wen
    bad 1 "column 'on' is there twice" rule,on,on
    bad 1 "there is no column 'rule' (the first line names the columns: rule,use,on,…)" on,when
    bad 2 "rule: 'My rule' is no name (a to z, digits and -, at most 32)" rule,on 'My rule,client'
    bad 3 "rule: 'a' is there twice" rule,on a,client a,client
    bad 2 "use: 'maybe' is not yes or no" rule,use 'task,maybe'
    bad 2 "rule: '*' stands for all rules (write use=yes or no)" rule,use '*,'
    bad 3 "3 cells, but the first line has 2 (a cell with a comma goes in quotes)" rule,on a,client b,client,x
    bad 2 "on: is empty (say what starts it: client, order, touch dir=in, …)" rule,on a,
    bad 2 "on: no thing to start from 'ordr' (did you mean 'order'?)" rule,on a,ordr
    bad 2 "on: touch has no 'knd' (did you mean 'kind'?)" rule,on 'a,touch knd=question'
    bad 2 "on: 'qestion' is no kind (did you mean 'question'?)" rule,on 'a,touch kind=qestion'
    bad 2 "on: 'sideways' is not one of in|out" rule,on 'a,touch dir=sideways'
    bad 2 "on: 'tier=' says no value (write no-tier for what is not there)" rule,on 'a,client tier='
    bad 2 "on: 'a..b' is no range (write such as 0..6, 80.. or ..3, the lower end first)" rule,on 'a,response score=a..b'
    bad 2 "on: '5..1' is no range (write such as 0..6, 80.. or ..3, the lower end first)" rule,on 'a,usage level=5..1'
    bad 2 "for: 'tier=A|' has an empty value (no bar where none follows)" rule,on,for 'a,client,tier=A|'
    bad 2 "on: '=A' names nothing to ask for" rule,on 'a,client =A'
    bad 2 "when: every names a period of the calendar: count from 'period', its last day (period+1d)" rule,on,when,every a,client,date,quarter
    bad 2 "rule: no rule 'chekin' to switch off (did you mean 'checkin'?)" rule,use chekin,no
    bad 2 "on: 'or' joins two sorts of things (make two rules)" rule,on 'a,order or contract'
    bad 2 "on: '02-30' is no day of the year (write such as day 12-31)" rule,on 'a,day 02-30'
    bad 2 "when: no day to count from 'delivred' (did you mean 'delivered'?)" rule,on,when a,order,delivred+3d
    bad 2 "when: no day to count from 'delivered' (date, due, when)" rule,on,when a,task,delivered+3d
    bad 2 "when: '3' is no span of time (add its unit: min, h, d, w, m, q or y)" rule,on,when a,order,date+3
    bad 2 "when: no span 'cadense' (did you mean 'cadence'?)" rule,on,when a,client,touch+cadense
    bad 2 "when: more than 3 spans (add them up)" rule,on,when a,client,date+1d+1d+1d+1d
    bad 2 "when: 'period' is nothing where every names no period (every: week, month, quarter, year or report)" rule,on,when a,client,period+1d
    bad 2 "when: 'then' does not go with every (leave one out)" rule,on,when,every 'a,order,date then date+1d,1m'
    bad 2 "every: 'sometimes' is no period (week, month, quarter, year, report, a span such as 30d or 1m, or after 30d)" rule,on,every a,client,sometimes
    bad 2 "every: '4h' is shorter than a day" rule,on,every a,client,4h
    bad 2 "every: 'report' is said by contracts only (write on: contract)" rule,on,every a,order,report
    bad 2 "for: 'asleep' is no state (active, paused, lost or any)" rule,on,for a,client,state=asleep
    bad 2 "for: client has no 'langg' (did you mean 'lang'?)" rule,on,for a,client,langg=ru
    bad 2 "until: unknown type 'tuch' (did you mean 'touch'?)" rule,on,until a,client,tuch
    bad 2 "until: 'period' is nothing where every names no period" rule,on,until 'a,client,report period'
    bad 2 'until: a note has no period (a report has)' rule,on,when,every,until 'a,contract,period,month,note about period'
    bad 2 "stay: no span 'x' (cadence, notice, ahead, answer, issue, sla, solve, late, remind, workday)" rule,on,stay a,client,x
    bad 2 "record: unknown type 'tuch' (did you mean 'touch'?)" rule,on,record a,client,tuch
    bad 2 "urgency: '101' is no number from 0 to 100" rule,on,urgency a,client,101
    bad 2 "quiet: no word 'pollite' (did you mean 'polite'?)" rule,on,quiet a,client,pollite
    bad 2 "text: no placeholder 'clint' (did you mean 'client'?)" rule,on,text 'a,client,{clint}'
    bad 2 "text: '{client' is not closed (put a '}')" rule,on,text 'a,client,hello {client'
    bad 2 "template: '../x' is no name of a letter (a to z, digits, - and _)" rule,on,template a,client,../x
    bad 2 'a quote is opened here and never closed' rule,on '"a,client'
}

@test "rules: a bad rule, or part of one, stops it" {
    begin 'a bad rule that is switched off is told, too; a bare name is not'
    client
    bad 2 "on: no thing to start from 'ordr' (did you mean 'order'?)" \
        rule,use,on a,no,ordr
    printf 'rule,use\nnew,no\n' >"$rules"
    is 2026-01-01 ''

    begin 'marks are not made with bad rules either'
    client
    more <<<'t1,2026-01-01,task,acme,T-1,,,,,,Call,'
    printf 'rule,on\na,ordr\n' >"$rules"
    keep "$ledger"
    for command in 'done T-1' 'skip T-1' 'snooze T-1 --for 2d' 'why T-1' rules; do
        # shellcheck disable=SC2086  # words
        run2 acct-followup $command --as-of 2026-01-01
        assert_status 1
        assert_err_has "$rules:2: on: no thing to start from"
    done
    same "$ledger"
}

# --- When ----------------------------------------------------------------

@test "rules: days of the month, the calendar, its periods" {
    begin 'month ends clamp, and do not creep'
    rows <<'ROWS'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,
o1,2027-01-31,order,acme,O-1,,,,,anna,Care,
ROWS
    own order date every=1m quiet=inside
    local day
    for day in 2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-12-31 \
        2028-02-29 2028-03-31; do
        before=$(date -d "$day - 1 day" +%F)
        is "$day" "mine:acme:O-1:$day"
        run2 acct-followup -O ids --as-of "$before"
        assert_out_lacks "$day"
    done

    begin 'by the calendar, missed ones never pile up'
    client
    own client date every=7d quiet=inside
    is 2026-01-01 'mine:acme:2026-01-01'
    is 2026-01-07 'mine:acme:2026-01-01'
    is 2026-01-08 'mine:acme:2026-01-08'
    is 2026-03-01 'mine:acme:2026-02-26'
    # done once: nothing until the next
    acct-followup done mine:acme:2026-02-26 -q --as-of 2026-03-01
    is 2026-03-01 ''
    is 2026-03-04 ''
    is 2026-03-05 'mine:acme:2026-03-05'
    # looking ahead, the next is there where this one is over
    is 2026-03-01 'mine:acme:2026-03-05' --due 2026-03-05

    begin 'from completion'
    client
    own client date 'every=after 30d' 'until=touch kind=meeting' quiet=inside
    is 2026-01-01 'mine:acme'
    is 2026-03-01 'mine:acme'
    more <<'ROWS'
m1,2026-03-02,touch,acme,,,,,meeting,anna,Met,dir=out;kind=meeting
ROWS
    is 2026-03-02 ''
    is 2026-03-31 ''
    is 2026-04-01 'mine:acme:2026-03-02'
    is 2026-05-01 'mine:acme:2026-03-02'
    acct-followup done mine:acme:2026-03-02 -q --as-of 2026-05-01
    is 2026-05-01 ''
    is 2026-05-30 ''
    is 2026-05-31 'mine:acme:2026-05-01'
    # done on its very first day, it comes round all the same
    rows <<'ROWS'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,
o1,2026-01-10,order,acme,O-1,,,,,anna,Care,
ROWS
    own order date 'every=after 10d' quiet=inside
    is 2026-01-10 mine:acme:O-1
    acct-followup done mine:acme:O-1 -q --as-of 2026-01-10
    is 2026-01-10 ''
    is 2026-01-19 ''
    is 2026-01-20 mine:acme:O-1:2026-01-10
    acct-followup skip mine:acme:O-1:2026-01-10 -q --as-of 2026-01-21
    is 2026-01-30 ''
    is 2026-01-31 mine:acme:O-1:2026-01-21

    begin 'the periods of the calendar'
    client
    own client period+1d every=quarter due=period+10d quiet=inside
    is 2026-03-31 ''
    is 2026-04-01 'mine:acme:2026-q1'
    is 2026-06-30 'mine:acme:2026-q1'
    is 2026-07-01 'mine:acme:2026-q2'
    own client period+1d every=month quiet=inside
    is 2026-02-01 'mine:acme:2026-01'
    is 2027-01-05 'mine:acme:2026-12'
    # one that was there for less than half of it does not count
    rows <<<'c1,2026-01-20,client,acme,,,,,email,anna,Acme Ltd,'
    is 2026-02-01 ''
    is 2026-03-01 'mine:acme:2026-02'
}

@test "rules: steps, and the 29th of February" {
    begin 'steps, one after another'
    rows <<'ROWS'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,
o1,2026-01-10,order,acme,O-1,,,,,anna,Care,
ROWS
    own order 'date+1d then date+5d then date+9d' 'until=touch dir=out about' quiet=inside
    is 2026-01-10 ''
    is 2026-01-11 'mine:acme:O-1:1'
    is 2026-01-14 'mine:acme:O-1:1'
    is 2026-01-15 'mine:acme:O-1:2'
    is 2026-01-30 'mine:acme:O-1:3'
    more <<<'u1,2026-01-16,touch,acme,O-1,,,,email,anna,Hi,dir=out;kind=notice'
    is 2026-01-16 ''
    is 2026-01-18 ''
    is 2026-01-19 'mine:acme:O-1:3'
    # looking ahead, the next is there where this one is over
    is 2026-01-16 'mine:acme:O-1:3' --due 2026-01-19

    begin 'steps of a record that may come again have its day'
    rows <<'ROWS'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,
o1,2026-01-10,order,acme,O-1,,,,,anna,Care,
g1,2026-03-01,stage,acme,O-1,,,,,,,stage=ready
g2,2026-03-11,stage,acme,O-1,,,,,,,stage=shipped
ROWS
    own 'stage stage=ready|shipped' 'date+1d then date+5d' quiet=inside
    is 2026-03-02 mine:acme:O-1:2026-03-01:1
    acct-followup done mine:acme:O-1:2026-03-01:1 -q --as-of 2026-03-02
    is 2026-03-05 ''
    is 2026-03-06 mine:acme:O-1:2026-03-01:2
    is 2026-03-12 mine:acme:O-1:2026-03-11:1
    is 2026-03-16 mine:acme:O-1:2026-03-11:2

    begin 'a birthday on 29 February'
    rows <<'ROWS'
c1,2026-01-01,client,acme,,,,,email,anna,Acme Ltd,
p1,2026-01-01,contact,acme,P-1,,,,,,Ann,birthday=1988-02-29
ROWS
    own contact birthday stay=1d quiet=inside
    is 2027-02-27 ''
    is 2027-02-28 'mine:acme:P-1:2027-02-28'
    is 2028-02-28 ''
    is 2028-02-29 'mine:acme:P-1:2028-02-29'
    is 2028-03-01 'mine:acme:P-1:2028-02-29'
    is 2028-03-02 ''
}

# --- For whom, and until when ---------------------------------------------

@test "rules: whom they are for, how they end, what they say" {
    begin 'whom it is for'
    rows <<'ROWS'
a1,2026-01-01,client,a,,,,,email,anna,A,tier=A;lang=ru
b1,2026-01-01,client,b,,,,,email,anna,B,tier=B;x-size=7
o1,2026-01-02,order,a,O-1,,,,,anna,Site,service=web
o2,2026-01-03,order,a,O-2,,,,,anna,Text,service=text
o3,2026-01-03,order,b,O-3,,,,,anna,Site,service=web
ROWS
    local day=2026-02-01
    both='mine:a:2026-01-01 mine:b:2026-01-01'
    a=mine:a:2026-01-01
    b=mine:b:2026-01-01
    for case in "=$both" "tier=A=$a" "tier!=A=$b" "tier=A|B=$both" "lang=$a" \
        "no-lang=$b" "lang=ru tier=B=" "x-size=7=$b" "x-size=5..8=$b" \
        "orders=2..=$a" "orders=1=$b" "service=web=$both" "service=text=$a" \
        "service!=text=$b" "more=$b" "contracts=0=$both" "issue=" \
        "no-issue=$both" "state=paused="; do
        own client date for="${case%=*}" quiet=inside
        is "$day" "${case##*=}"
    done

    begin "it ends with a record, and not with another's"
    rows <<'ROWS'
a1,2026-01-01,client,a,,,,,email,anna,A,
b1,2026-01-01,client,b,,,,,email,anna,B,
o1,2026-01-02,order,a,O-1,,,,,anna,Site,
o2,2026-01-02,order,a,O-2,,,,,anna,Text,
u1,2026-01-03,touch,b,O-1,,,,email,anna,Hi,dir=out
u2,2026-01-04,touch,a,O-1,,,,email,anna,Hi,dir=in
u3,2026-01-01,touch,a,O-1,,,,email,anna,Hi,dir=out
u4,2026-01-05,touch,a,O-1,,,,email,anna,Hi,dir=out
u5,2026-01-06,touch,a,o2,,,,email,anna,Hi,dir=out
ROWS
    own order date 'until=touch dir=out about' quiet=inside
    is 2026-01-04 'mine:a:O-1 mine:a:O-2'
    is 2026-01-05 'mine:a:O-2'
    is 2026-01-06 '' # by its id
    own order date 'until=touch dir=out' quiet=inside
    is 2026-01-04 'mine:a:O-1 mine:a:O-2'
    is 2026-01-05 ''
    # what came before an order has not ended it
    cp "$ledger" kept.csv
    more <<<'o3,2026-01-10,order,a,O-3,,,,,anna,Card,'
    is 2026-01-10 'mine:a:O-3'
    cp kept.csv "$ledger"
    own order date 'until=note or stage stage=delivered about' quiet=inside
    more <<<'g1,2026-01-07,stage,a,O-2,,,,,anna,,stage=delivered'
    is 2026-01-07 'mine:a:O-1'
    more <<<'n1,2026-01-08,note,a,,,,,,anna,Well,'
    is 2026-01-08 ''

    begin 'it gives up after a while'
    rows <<'ROWS'
a1,2026-01-01,client,a,,,,,email,anna,A,
o1,2026-01-02,order,a,O-1,,,,,anna,Site,
ROWS
    own order date+1d due=date+5d stay=10d quiet=inside
    is 2026-01-03 'mine:a:O-1'
    is 2026-01-17 'mine:a:O-1'
    is 2026-01-18 ''
    own order date+1d due=none quiet=inside
    run2 acct-followup --as-of 2026-01-18
    assert_out_has 'mine:a:O-1,2026-01-03,,a,'

    begin 'what a row says'
    rows <<'ROWS'
a1,2026-01-01,client,a,,,EUR,,email,anna,Ann's,tier=A;email=a@a.example;telegram=@a;phone=+1 555;x-size=7
o1,2026-01-02,order,a,O-1,90.5,EUR,2026-02-01,,carl,Site,service=web
ROWS
    own order date record=note channel=telegram owner=zoe template=hello \
        urgency=11 'text={client}, {ref} {what} {amount} ({service}, {tier}, {x-size}) {days} {due}'
    run2 acct-followup --as-of 2026-01-05 -O csv
    assert_out_has "mine:a:O-1,2026-01-02,2026-01-02,a,,telegram,@a,mine,O-1,zoe,22,hello,note,\"Ann's, O-1 'Site' 90.50 EUR (web, A, 7) 3 was due 2026-01-02, 3 days ago\""
    # by phone only those who want to be called; nowhere without an address
    for channel in phone viber; do
        own order date channel=$channel
        run2 acct-followup --as-of 2026-01-05 -O json
        text_is via "$(jq -r '.[0].channel' <<<"$out")" email
    done
    more <<<'a2,2026-01-03,client,a,,,,,phone,,,'
    run2 acct-followup --as-of 2026-01-05 -O json
    text_is via "$(jq -r '.[0].channel' <<<"$out")" phone
    # to the manager, where there is one
    own order date owner=manager
    is 2026-01-05 ''
    printf '[followup]\nmanager = boss\n' >"$ACCT_HOME/acct.conf"
    run2 acct-followup --as-of 2026-01-05 -O json
    text_is owner "$(jq -r '.[0].owner' <<<"$out")" boss
}

@test "rules: the files of the page and of the example" {
    begin 'the file that acct-rules(5) shows can be read'
    sed -n '/^\.Sh EXAMPLES/,/^\.Ed/{/^rule,/,/^\.Ed/{/^\.Ed/!p}}' \
        "$root/man/acct-rules.5" >"$rules"
    [ "$(wc -l <"$rules")" -gt 2 ]
    run2 acct-followup rules -O ids
    assert_status 0
    grep -qx summer <<<"$out"
    ! grep -qx new-year <<<"$out" || wrong 'it is not switched off'

    begin "the example's file"
    cp "$root"/examples/{ledger.csv,acct.conf,rules.csv} "$ACCT_HOME"
    run2 acct-followup --as-of 2026-10-05 -O ids
    assert_status 0
    assert_out_lacks 'act:fern'
    rm "$rules"
    run2 acct-followup --as-of 2026-10-05 -O ids
    assert_out_has 'act:fern'
}
