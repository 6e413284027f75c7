#!/usr/bin/env bats
# acct-add: dates as people say them, of what happened and of what lies ahead.

load ../helper

# Sunday
day=2026-10-04

setup() {
    common_setup
    put "$ledger" <<'E'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01A,2026-01-05,client,acme,,,EUR,,,,Acme Ltd,
01B,2026-02-01,order,acme,O-1,,,,,,Site,
01C,2026-02-01,issue,acme,I-1,,,,,,Late,
01D,2026-02-01,contract,acme,C-1,,,,,,Care,
01E,2026-02-01,survey,acme,S-1,,,,,,How was it?,
01F,2026-02-01,invoice,acme,INV-1,10.00,EUR,,,,,
E
}

add() {
    run2 acct-add --as-of "$day" "$@"
}

# dated DAY: the last row is of that day
dated() {
    local row date
    assert_status 0
    row=$(tail -n 1 "$ledger")
    IFS=, read -r _ date _ <<<"$row"
    text_is date "${date%%T*}" "$1"
}

# all that happens, with what it takes
happens=(
    'client bolt Bolt' 'contact acme Ann' 'stage -r O-1 -s stage=delivered'
    'touch acme x -s dir=in' 'issue acme x' 'resolve -r I-1 - x'
    'done -r T-1 --force - x' 'snooze -r a:b -D 2027-01-01'
    'offer acme x -s result=won' 'payment acme -a 5'
    'credit acme -a 5 -s invoice=INV-1' 'survey acme x'
    'response -r S-1 -s score=9' 'usage acme -s level=5' 'cost acme -a 5'
    'gift acme Tea' 'report acme -r C-1' 'doc - x' 'note acme x'
    'void -r 01B - x'
)
ahead=(
    'status acme -s state=paused' 'contract acme x' 'order acme x'
    'task acme x' 'invoice acme -a 5' 'line -r INV-1 -a 5' 'act acme'
    'kpi -r C-1 -s name=x'
)

@test "dates: -d fri of what happened is the last Friday, of what is agreed the next" {
    local what
    for what in "${happens[@]}"; do
        begin "$what"
        # shellcheck disable=SC2086  # words
        add -d fri $what
        dated 2026-10-02
        # the day itself, by its name
        # shellcheck disable=SC2086
        add -d Sunday $what
        [[ $what == credit* || $what == void* || $what == survey* ]] ||
            dated 2026-10-04
    done
    for what in "${ahead[@]}"; do
        begin "$what"
        # shellcheck disable=SC2086
        add -d fri $what
        dated 2026-10-09
    done
}

@test "dates: what happened is not dated ahead, unless it is planned" {
    local what
    for what in "${happens[@]}"; do
        begin "$what"
        keep "$ledger"
        # shellcheck disable=SC2086
        add -d 2026-10-05 $what
        assert_status 1
        assert_err_has "date: 2026-10-05 is after today, 2026-10-04, and a record of type ${what%% *} tells what happened"
        same "$ledger"
        # shellcheck disable=SC2086
        add -d tomorrow --planned $what
        dated 2026-10-05
        grep -q 'planned=yes' "$ledger"
        run2 acct-check --as-of "$day" --only future,attr
        assert_status 0
        sed -i 's/;*planned=yes//' "$ledger"
        run2 acct-check --as-of "$day" --only future -O csv
        assert_status 1
        assert_out_has 'future'
        run2 acct-check --as-of 2026-10-05 --only future -O csv
        assert_status 0
    done
    for what in "${ahead[@]}"; do
        begin "$what"
        # shellcheck disable=SC2086
        add -d 2026-10-05 --planned $what
        dated 2026-10-05
        ! grep -q planned "$ledger"
        run2 acct-check --as-of "$day" --only future
        assert_status 0
    done

    begin 'rows, too; and they may say that it is planned'
    keep "$ledger"
    add - <<<$'date,type,client,amount\n2026-10-05,payment,acme,5'
    assert_status 1
    assert_err_has 'standard input:2: date: 2026-10-05 is after today'
    same "$ledger"
    add - <<<$'date,type,client,amount,attrs\n2026-10-05,payment,acme,5,planned=yes'
    dated 2026-10-05

    begin 'the rest of today is no other day'
    add note acme x -d 2026-10-04T23:59
    dated 2026-10-04
}

@test "dates: the other tools that say what happened" {
    begin 'a payment'
    run2 acct-invoice pay INV-1 --as-of "$day" -d fri
    dated 2026-10-02
    keep "$ledger"
    run2 acct-invoice pay INV-1 5 --as-of "$day" -d tomorrow
    assert_status 1
    assert_err_has 'date: 2026-10-05 is after today'
    run2 acct-invoice refund INV-1 5 --as-of "$day" -d 2026-10-05
    assert_status 1
    assert_err_has 'date: 2026-10-05 is after today'
    same "$ledger"
    run2 acct-invoice pay INV-1 5 --as-of "$day" -d tomorrow -s planned=yes
    dated 2026-10-05

    begin 'an answer'
    run2 acct-survey answer acme --score 9 --as-of "$day" -d fri
    dated 2026-10-02

    begin 'what is done'
    put_more "$ledger" <<<'01G,2026-02-01,task,acme,T-1,,,,,,x,'
    run2 acct-followup 'done' T-1 --as-of "$day" -d fri
    dated 2026-10-02

    begin 'a closing document that was sent; one that is made may lie ahead'
    run2 acct-invoice act acme -l 'x|1|h|10' -d fri --as-of "$day"
    assert_status 0
    grep -q ',2026-10-09,act,' "$ledger"
    run2 acct-invoice act acme -l 'x|1|h|10' --as-of 2026-10-01
    run2 acct-invoice sent "$out" -d fri --as-of "$day"
    dated 2026-10-02

    begin 'a quote is accepted, and the order is of that day'
    run2 acct-invoice quote acme -l 'x|1|h|10' --as-of 2026-09-01
    run2 acct-invoice accept "$out" --as-of "$day" -d fri
    assert_status 0
    [ "$(grep -c ',2026-10-02,' "$ledger")" -eq 2 ]
}
