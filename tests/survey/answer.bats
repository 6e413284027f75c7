#!/usr/bin/env bats
# acct-survey answer: what they answered.

load ../helper
load survey

@test "answer: the latest survey, or one that is named" {
    begin "to the client's latest open survey"
    asked
    run2 acct-survey answer acme --score 9 --csat 5 --liked 'all; of it' \
        --disliked 'the price' --trouble none --as-of 2026-03-20 thank you all
    assert_status 0
    assert_err ''
    assert_out S-1
    last_row '2026-03-20,response,acme,S-1,,telegram,boris,thank you all,score=9;csat=5;liked=all\; of it;disliked=the price;trouble=none'
    run2 acct-survey answer 'Acme Ltd' --csat 2 --as-of 2026-06-21 -d 2026-06-20 \
        -c phone
    assert_status 0
    assert_out S-2
    last_row '2026-06-20,response,acme,S-2,,phone,anna,,csat=2'

    begin '-r names the survey'
    asked
    run2 acct-survey answer acme -r S-1 --score 0 --as-of 2026-07-01
    assert_status 0
    assert_out S-1
    last_row '2026-07-01,response,acme,S-1,,telegram,boris,,score=0'

    begin '-O prints the row it adds, -n adds nothing'
    asked
    keep "$ledger"
    run2 acct-survey answer zoo --score 10 -n --as-of 2026-03-20
    assert_status 0
    assert_out_has ',2026-03-20,response,zoo,S-3,'
    same "$ledger"
    run2 acct-survey answer zoo --score 10 -q -O json --as-of 2026-03-20
    assert_out ''
    asked
    run2 acct-survey answer zoo --score 10 -O json --as-of 2026-03-20
    assert_status 0
    [ "$(jq -r '.[0].ref' <<<"$out")" = S-3 ]
    last_row '2026-03-20,response,zoo,S-3,,email,,,score=10'
}

@test "answer: answered before, to none, none" {
    begin 'an answered survey needs --force; the later answer counts'
    asked
    more <<<',2026-03-20,response,zoo,S-3,,,,,score=9'
    keep "$ledger"
    run2 acct-survey answer zoo -r S-3 --score 1 --as-of 2026-03-21
    assert_status 1
    assert_out ''
    assert_err 'acct-survey: survey S-3 was answered on 2026-03-20 (--force replaces the answer)'
    same "$ledger"
    run2 acct-survey answer zoo -r S-3 --score 1 --force --as-of 2026-03-19
    assert_status 1
    assert_err 'acct-survey: survey S-3 was answered on 2026-03-20: an answer dated before that would not replace it (give a later --date)'
    same "$ledger"
    run2 acct-survey answer zoo -r S-3 --score 1 --force --as-of 2026-03-20
    assert_status 0
    run2 acct-survey report --period all --by client --as-of 2026-03-21 -O csv
    assert_out_has 'all,nps,zoo,-100.0,points,,-1,1,'

    begin 'without a survey'
    asked
    more <<<',2026-03-20,response,zoo,S-3,,,,,score=9'
    keep "$ledger"
    run2 acct-survey answer zoo --score 9 --as-of 2026-03-21
    assert_status 1
    assert_err 'acct-survey: zoo has no survey that waits for an answer (name one with -r: the latest is S-3; or send one: acct-survey send zoo)'
    run2 acct-survey answer acme --score 9 --as-of 2026-03-15
    assert_status 1
    assert_err_has 'acme has no survey that waits for an answer'
    same "$ledger"
    one_order
    keep "$ledger"
    run2 acct-survey answer acme --score 9 --as-of 2026-03-15
    assert_status 1
    assert_err 'acct-survey: acme was never asked (send a survey first: acct-survey send acme)'
    same "$ledger"

    begin "to somebody else's survey, to none, before it was sent"
    asked
    keep "$ledger"
    run2 acct-survey answer acme -r S-3 --score 9 --as-of 2026-03-21
    assert_status 1
    assert_err 'acct-survey: survey S-3 went to zoo, not to acme'
    run2 acct-survey answer acme -r S-9 --score 9 --as-of 2026-03-21
    assert_status 1
    assert_err_has "no survey 'S-9'"
    run2 acct-survey answer acme -r S-1 --score 9 --as-of 2026-03-15
    assert_status 1
    assert_err 'acct-survey: survey S-1 was sent on 2026-03-16 (an answer cannot be older)'
    run2 acct-survey answer zooo --score 9 --as-of 2026-03-21
    assert_status 1
    assert_err_has zooo
    same "$ledger"

    begin 'what is no answer'
    asked
    keep "$ledger"
    for wrong in '--score 11' '--score 7.5' '--score=-1' '--score nine' \
        '--csat 0' '--csat 6' '--score 9 --csat 4.5' '--score='; do
        # shellcheck disable=SC2086  # two words
        run2 acct-survey answer acme $wrong --as-of 2026-03-21
        assert_status 2
        assert_out ''
        case $wrong in
        *csat*) assert_err_has "--csat: '" ;;
        *) assert_err_has "--score: '" ;;
        esac
    done
    run2 acct-survey answer acme --liked all --as-of 2026-03-21
    assert_status 2
    assert_err_has 'an answer needs --score (0 to 10) or --csat (1 to 5)'
    run2 acct-survey answer --score 3
    assert_status 2
    assert_err_has 'whose answer?'
    run2 acct-survey due --score 3
    assert_status 2
    assert_err_has '--score does not go with acct-survey due'
    same "$ledger"
}

@test "answer: a score is a plain whole number at every door" {
    local given why
    for given in +9 09 9.0 -0; do
        why="'$given' is no plain whole number (write $(awk -v n="$given" 'BEGIN { print n + 0 }'))"
        begin "$given"
        asked
        keep "$ledger"
        run2 acct-survey answer acme --score="$given" --as-of 2026-03-21
        assert_status 2
        assert_out ''
        assert_err "acct-survey: --score: $why
Try 'acct-survey --help'."
        run2 acct-add response -r S-1 -s score="$given" --as-of 2026-03-21
        assert_status 1
        assert_err "acct-add: score: $why"
        rows="date,type,client,ref,attrs
2026-03-21,response,acme,S-1,score=$given"
        for option in --force '--decimal=,'; do
            run2 acct-add - $option --as-of 2026-03-21 <<<"$rows"
            assert_status 1
            assert_err "acct-add: standard input:2: score: $why"
        done
        same "$ledger"
        # what was typed by hand is found, and no score
        more <<<",2026-03-20,response,acme,S-1,,,,,score=$given"
        run2 acct-check --as-of 2026-03-22 --only attr
        assert_status 1
        assert_out_has "score: '$given' is no plain whole number: write"
        run2 acct-metrics nps --as-of 2026-03-22 --period all -O csv
        assert_out_has ',nps,,n/a,points,,0,0,,,unknown=1'
    done
    for given in 6.5 ' 9' '9 9' nine '' 1e1; do
        begin "'$given'"
        asked
        keep "$ledger"
        run2 acct-survey answer acme --score="$given" --as-of 2026-03-21
        assert_status 2
        assert_err_has "acct-survey: --score: '$given'"
        [ -n "$given" ] || continue
        run2 acct-add response -r S-1 -s score="$given" --as-of 2026-03-21
        assert_status 1
        assert_err_has "acct-add: score: '$given'"
        same "$ledger"
        more <<<",2026-03-20,response,acme,S-1,,,,,\"score=$given;csat=5\""
        run2 acct-check --as-of 2026-03-22 --only attr
        assert_status 1
        assert_out_has "'$given'"
    done
    begin 'other numbers'
    asked
    run2 acct-add usage acme -s level=+50.50 --as-of 2026-03-21
    tail -n 1 "$ledger" | grep -q 'level=50.50$'
    run2 acct-add response -r S-1 -s score=9.5 --as-of 2026-03-21
    assert_status 1
    run2 acct-add response -r S-1 -s score=+11 --as-of 2026-03-21
    assert_status 1
    run2 acct-add response -r S-1 -s score=11 --as-of 2026-03-21
    assert_status 1
    assert_err_has "is not between 0 and 10"
}
