#!/usr/bin/env bats
# acct-followup done, skip, snooze: what is remembered of it.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load followup

@test "followup: done: a record for each" {
    begin 'done: a record, and it is gone'
    some_work
    run2 acct-followup done issue:bolt:I-1 -m 'All well' --as-of 2026-10-05
    assert_status 0
    assert_err ''
    [[ $out =~ ^[0-9A-Z]{26}$ ]] || wrong 'not the id'
    text_is row "$(tail -n 1 "$ledger")" \
        "$out,2026-10-05,done,bolt,issue:bolt:I-1,,,,,,All well,"
    is 2026-10-05 'task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'
    # it was open before
    is 2026-10-04 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'

    begin 'done: tasks by ref or key, the record names the ref'
    some_work
    run2 acct-followup done T-1 task:bolt:T-2 T-3 -w carl -d 2026-10-03 \
        --as-of 2026-10-05
    assert_status 0
    text_is rows "$(tail -n 3 "$ledger" | cut -d, -f2-)" <<'END'
2026-10-03,done,acme,T-1,,,,,carl,,
2026-10-03,done,bolt,T-2,,,,,carl,,
2026-10-03,done,,T-3,,,,,carl,,
END
    text_is ids "$out" "$(tail -n 3 "$ledger" | cut -d, -f1)"
    is 2026-10-03 'task::T-4'
    is 2026-10-02 'task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'

    begin 'done: one record each, however often it is named'
    some_work
    run2 acct-followup done T-1 T-1 task:acme:T-1 --as-of 2026-10-05
    assert_status 0
    text_is rows "$(tail -n +10 "$ledger" | cut -d, -f2-)" \
        2026-10-05,done,acme,T-1,,,,,,,

    begin "done: the list's keys go straight back"
    some_work
    acct-followup -O ids --as-of 2026-10-05 >keys
    # shellcheck disable=SC2046  # a word each
    run2 acct-followup done $(cat keys) --as-of 2026-10-05 -q
    assert_status 0
    assert_out ''
    assert_err ''
    is 2026-10-05 ''
    [ "$(wc -l <"$ledger")" -eq 14 ]
}

@test "followup: skip and snooze" {
    begin 'skip: closed, and marked as left out'
    some_work
    run2 acct-followup skip T-2 -m 'not now' --as-of 2026-10-05
    assert_status 0
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        '2026-10-05,done,bolt,T-2,,,,,,not now,result=skipped'
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task::T-3 task::T-4'

    begin 'snooze: hidden until the day comes'
    some_work
    run2 acct-followup snooze T-1 issue:bolt:I-1 --until 2026-10-08 \
        -m 'on holiday' -w carl --as-of 2026-10-05
    assert_status 0
    text_is rows "$(tail -n 2 "$ledger" | cut -d, -f2-)" <<'END'
2026-10-05,snooze,acme,T-1,,,2026-10-08,,carl,on holiday,
2026-10-05,snooze,bolt,issue:bolt:I-1,,,2026-10-08,,carl,on holiday,
END
    is 2026-10-04 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4'
    is 2026-10-05 'task:bolt:T-2 task::T-3 task::T-4'
    is 2026-10-07 'task:bolt:T-2 task::T-3 task::T-4' --rule task --rule issue
    is 2026-10-08 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2 task::T-3 task::T-4' \
        --rule task --rule issue
    # from then on it is to be done; the due day stays
    run2 acct-followup --as-of 2026-10-08
    assert_out_has 'task:acme:T-1,2026-10-08,2026-10-05,'
    # looking ahead it is there
    is 2026-10-05 'issue:bolt:I-1 task:acme:T-1 task:bolt:T-2' --due 2026-10-08

    begin 'snooze: --for, and the later one holds'
    some_work
    run2 acct-followup snooze T-1 --for 2w --as-of 2026-10-05
    assert_status 0
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" \
        2026-10-05,snooze,acme,T-1,,,2026-10-19,,,,
    is 2026-10-18 '' --client acme --rule task
    is 2026-10-19 task:acme:T-1 --client acme --rule task
    # hidden ones can be named; by its key in a row typed by hand
    run2 acct-followup snooze T-1 --until tomorrow --as-of 2026-10-06
    assert_status 0
    is 2026-10-07 task:acme:T-1 --client acme --rule task
    more <<<'z1,2026-10-07,snooze,acme,task:acme:T-1,,,2026-10-10,,,,'
    is 2026-10-09 '' --client acme --rule task
    is 2026-10-10 task:acme:T-1 --client acme --rule task
    more <<<'z2,2026-10-08,snooze,acme,T-1,,,2026-10-09,,,,'
    is 2026-10-08 '' --client acme --rule task
    is 2026-10-09 task:acme:T-1 --client acme --rule task
    run2 acct-followup done T-1 --as-of 2026-10-08
    assert_status 0
    is 2026-10-10 '' --client acme --rule task

    begin 'snooze: needs one day, and a later one'
    some_work
    keep "$ledger"
    run2 acct-followup snooze T-1 --as-of 2026-10-05
    assert_status 2
    assert_err_has 'until when?'
    run2 acct-followup snooze T-1 --for 1d --until fri --as-of 2026-10-05
    assert_status 2
    assert_err_has 'give one'
    run2 acct-followup snooze T-1 --until today --as-of 2026-10-05
    assert_status 2
    assert_err_has '--until: 2026-10-05 is not after today'
    run2 acct-followup snooze T-1 --for -1d --as-of 2026-10-05
    assert_status 2
    assert_err_has '--for: 2026-10-04 is not after today'
    run2 acct-followup snooze T-1 --for 3 --as-of 2026-10-05
    assert_status 2
    assert_err_has "--for: '3'"
    same "$ledger"
}

@test "followup: done: what can be closed, and when" {
    begin 'done: what is yet to appear can be closed too'
    some_work
    is 2026-10-05 '' --rule deadline
    run2 acct-followup done deadline:acme:O-1:2026-10-14 --as-of 2026-10-05
    assert_status 0
    is 2026-10-14 '' --rule deadline

    begin 'done: unknown keys are refused, all or nothing'
    some_work
    keep "$ledger"
    run2 acct-followup done T-1 task:acme:T-11 --as-of 2026-10-05
    assert_status 1
    assert_out ''
    assert_err_has "no open follow-up 'task:acme:T-11' (closest: task:acme:T-1"
    run2 acct-followup done checkin:acme --as-of 2026-10-05
    assert_status 1
    assert_err_has "(closest: checkin:acme:2026-09-20"
    run2 acct-followup done something:else:entirely:here --as-of 2026-10-05
    assert_status 1
    assert_err_has "(acct-followup -O ids lists them)"
    run2 acct-followup done --as-of 2026-10-05
    assert_status 2
    assert_err_has 'which follow-up?'
    same "$ledger"

    begin 'done: twice is an error that says since when'
    some_work
    acct-followup done T-1 issue:bolt:I-1 --as-of 2026-10-05 -q
    keep "$ledger"
    for key in T-1 task:acme:T-1 issue:bolt:I-1; do
        run2 acct-followup done "$key" --as-of 2026-10-06
        assert_status 1
        assert_err_has "'$key' was closed on 2026-10-05 already"
        run2 acct-followup snooze "$key" --for 1d --as-of 2026-10-06
        assert_status 1
        assert_err_has "'$key' was closed on 2026-10-05 already"
    done
    # nor before that day, when it was open
    run2 acct-followup done T-1 --as-of 2026-10-03
    assert_status 1
    assert_err_has "'T-1' was closed on 2026-10-05 already"
    same "$ledger"
    more <<<'x1,2026-10-06,done,bolt,task:bolt:T-2,,,,,,,'
    run2 acct-followup done T-2 --as-of 2026-10-06
    assert_status 1
    assert_err_has "'T-2' was closed on 2026-10-06 already"

    begin 'done: not on a day to come'
    rows <<<'t1,2026-02-01,task,acme,T-1,,,,,anna,Call,'
    keep "$ledger"
    for command in done skip; do
        run2 acct-followup $command T-1 -d 2027-01-01 --as-of 2026-02-18
        assert_status 2
        assert_err "acct-followup: --date: 2027-01-01 is after today (snooze puts it off)
Try 'acct-followup --help'."
    done
    same "$ledger"
}

@test "followup: keys with colons, no keys, other options" {
    begin 'keys in which client and ref have colons'
    rows <<'E'
c1,2026-01-01,client,a:b,,,,,,anna,Acme,
t1,2026-02-01,task,a:b,T:1,,,,,anna,Call,
E
    run2 acct-followup done -q task:a:b:T:1 --as-of 2026-02-18
    assert_status 0
    run2 acct-followup done -q task:a:b:T:1 --as-of 2026-02-18
    assert_status 1
    assert_err "acct-followup: 'task:a:b:T:1' was closed on 2026-02-18 already (--force adds the record all the same)"
    run2 acct-followup done -n -O csv --force checkin:a:b:2026-02-01 --as-of 2026-02-18
    assert_status 0
    assert_out_has 'done,a:b,checkin:a:b:2026-02-01,'

    begin 'what is nothing like a key is offered none'
    rows <<<'t1,2026-02-01,task,acme,T-11,,,,,anna,Call,'
    run2 acct-followup done nope --as-of 2026-02-18
    assert_status 1
    assert_err "acct-followup: no open follow-up 'nope' (acct-followup -O ids lists them)"
    run2 acct-followup done T-12 --as-of 2026-02-18
    assert_status 1
    assert_err_has 'closest: task:acme:T-11'

    begin 'held back and in a calendar does not go together'
    rows <<<'t1,2026-02-01,task,acme,T-1,,,,,anna,Call,'
    run2 acct-followup --held -O ics --as-of 2026-02-18
    assert_status 2
    assert_err "acct-followup: --held has no format 'ics'
Try 'acct-followup --help'."
}

@test "followup: done: by several at once, by force, not at all" {
    begin 'done: of several at once, one closes it'
    some_work
    local n=0 pid pids=()
    for _ in 1 2 3 4 5 6; do
        acct-followup done T-1 --as-of 2026-10-05 -q 2>/dev/null &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        if wait "$pid"; then n=$((n + 1)); fi
    done
    [ "$n" -eq 1 ]
    [ "$(grep -c ',done,' "$ledger")" -eq 1 ]

    begin 'done: --force adds it all the same'
    some_work
    run2 acct-followup done birthday:acme:2026 nobody:zoe:1 --force \
        --as-of 2026-10-05
    assert_status 0
    text_is rows "$(tail -n 2 "$ledger" | cut -d, -f2-)" <<'END'
2026-10-05,done,acme,birthday:acme:2026,,,,,,,
2026-10-05,done,,nobody:zoe:1,,,,,,,
END
    acct-followup done T-1 --as-of 2026-10-05 -q
    run2 acct-followup done T-1 --force --as-of 2026-10-06
    assert_status 0

    begin 'done: --dry-run and -O print the rows'
    some_work
    keep "$ledger"
    run2 acct-followup done T-1 -n --as-of 2026-10-05
    assert_status 0
    text_is rows "$(sed '2s/^[^,]*//' <<<"$out")" <<END
$header
,2026-10-05,done,acme,T-1,,,,,,,
END
    same "$ledger"
    # so does the round trip
    run2 acct-followup snooze issue:bolt:I-1 --for 3d -n --as-of 2026-10-05
    run2 acct-add - <<<"$out"
    assert_status 0
    is 2026-10-07 '' --rule issue
    is 2026-10-08 issue:bolt:I-1 --rule issue
    run2 acct-followup done T-1 -O json --as-of 2026-10-05
    text_is ref "$(jq -r '.[0].ref' <<<"$out")" T-1
    is 2026-10-05 '' --rule task --client acme

    begin 'done: standard input cannot be added to'
    some_work
    run2 acct-followup done T-1 -f - --as-of 2026-10-05 <"$ledger"
    assert_status 2
    assert_err_has 'standard input cannot be added to'
    is 2026-10-05 task:acme:T-1 -f "$ledger" --client acme
    run2 acct-followup -f - -O ids --as-of 2026-10-05 --client acme <"$ledger"
    assert_out task:acme:T-1
}
