#!/usr/bin/env bats
# What a client wants to reach: whether it still holds, and what the plan says
# of it.

load ../helper
load defaults

# reasons DAY RULE WANTED
reasons() {
    run2 acct-followup --as-of "$1" --rule "$2" -O json
    assert_status 0
    text_is "reasons on $1" "$(jq -r '.[].reason' <<<"$out")" "$3"
}

@test "goals: each half year, until they were talked about" {
    begin 'rule goals: from when they were said'
    more <<'ROWS'
g1,2026-01-10,client,acme,,,,,,,,goals=more orders
n1,2026-02-01,client,acme,,,,,,,,segment=retail
u1,2026-07-20,touch,acme,,,,,email,anna,Do they hold?,dir=out;kind=checkin
ROWS
    life goals goals:acme:2026-01-10:1 2026-07-10 2026-07-20
    reasons 2026-07-10 goals 'do the goals still hold? (more orders)'
    # the next half year; what is not asked passes
    is 2027-01-09 '' --rule goals
    is 2027-01-10 goals:acme:2026-01-10:2 --rule goals
    is 2027-04-11 goals:acme:2026-01-10:2 --rule goals
    is 2027-04-12 '' --rule goals

    begin 'rule goals: said anew they count from then, and none are none'
    more <<'ROWS'
g1,2026-01-10,client,acme,,,,,,,,goals=more orders
g2,2026-06-01,client,acme,,,,,,,,goals=two shops
ROWS
    is 2026-07-10 '' --rule goals
    is 2026-12-01 goals:acme:2026-06-01:1 --rule goals
    reasons 2026-12-01 goals 'do the goals still hold? (two shops)'
    more <<<'g3,2026-11-30,client,acme,,,,,,,,goals='
    is 2026-12-01 '' --rule goals
    is 2027-05-30 '' --rule goals

    begin 'rule goals: not of key accounts, whose review asks'
    more <<<'g1,2026-01-10,client,acme,,,,,,,,goals=more orders;key=yes'
    is 2026-07-10 '' --rule goals
    reasons 2026-07-10 review \
        'review of 2026-q2 with a key account (goals to look at again: more orders)'
    sed -i 's/goals=more orders;//' "$ledger"
    reasons 2026-07-10 review 'review of 2026-q2 with a key account'
}

@test "goals: the plan and the client's records, whichever came later" {
    begin 'in the reason and in the letter'
    printf '[me]\nname = We\n' >>"$ACCT_HOME/acct.conf"
    # says DAY GOALS
    says() {
        reasons "$1" goals "do the goals still hold? ($2)"
        acct-followup --as-of "$1" --rule goals -O csv >rows
        run2 acct-letter --as-of "$1" --lang en <rows
        assert_status 0
        grep -qF "what you would like to reach: $2." <<<"$out" || wrong "$out"
        run2 acct-letter --as-of "$1" --lang ru <rows
        grep -qF "говорили о целях: $2." <<<"$out" || wrong "$out"
    }
    more <<'ROWS'
g1,2026-01-10,client,acme,,,,,,,,goals=more orders
l1,2026-02-10,plan,acme,,,,,,anna,Grow,goals=two shops
ROWS
    says 2026-08-10 'two shops'
    more <<<'l2,2026-02-11,plan,acme,,,,,,anna,Stay,threats=rivals'
    says 2026-07-10 'more orders'
    sed -i '/^l2/d' "$ledger"
    more <<<'g2,2026-02-20,client,acme,,,,,,,,goals=a van'
    says 2026-08-20 'a van'
    # as of before
    sed -i '/^g2/s/02-20/08-15/' "$ledger"
    says 2026-08-14 'two shops'
}
