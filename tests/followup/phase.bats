#!/usr/bin/env bats
# The built-in rule phase: parts of orders that have deadlines of their own.

load ../helper
load defaults

phases() {
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,2026-04-30,,carl,Site,
g1,2026-02-01,stage,acme,O-1,,,2026-02-26,,,Design,stage=planned;phase=1;target=2026-02-20
g2,2026-02-01,stage,acme,O-1,,,2026-03-20,,,Build,stage=planned;phase=2
ROWS
}

@test "rules: phases of orders" {
    begin 'rule phase: ours, where the one promised is padded, until it is done'
    phases
    more <<<'g3,2026-02-23,stage,acme,O-1,,,,,,,stage=ready;phase=1'
    paused=too life phase phase:acme:O-1/1:2026-02-20 2026-02-13 2026-02-23
    run2 acct-followup --as-of 2026-02-21 --rule phase -O json
    text_is reason "$(jq -r '.[] | .owner + ", " + .due + ": " + .reason' <<<"$out")" \
        "carl, 2026-02-20: order O-1, phase 1 'Design' was due 2026-02-20, 1 day ago (promised for 2026-02-26)"

    begin 'what was said last counts, and a start says no deadline'
    phases
    more <<'ROWS'
g3,2026-02-14,stage,acme,O-1,,,,,,begun,stage=started;phase=1
g4,2026-02-20,stage,acme,O-1,,,2026-03-05,,,ill,stage=delayed;phase=1
ROWS
    is 2026-02-15 phase:acme:O-1/1:2026-02-20 --rule phase
    is 2026-02-21 '' --rule phase
    is 2026-02-26 phase:acme:O-1/1:2026-03-05 --rule phase
    # done and snooze name it by its key
    more <<<'d1,2026-02-27,done,acme,phase:acme:O-1/1:2026-03-05,,,,,carl,,'
    is 2026-02-28 '' --rule phase

    begin 'rule missed-phase: the day after the promised deadline, until the client was told'
    phases
    more <<<'u1,2026-03-02,touch,acme,O-1,,,,email,anna,Late,dir=out;kind=notice'
    paused=too life missed-phase missed-phase:acme:O-1/1:2026-02-26 2026-02-27 2026-03-02
    run2 acct-followup --as-of 2026-02-28 --rule missed-phase -O json
    text_is reason "$(jq -r '.[] | .template + ": " + .reason' <<<"$out")" \
        "missed: order O-1, phase 1 'Design' missed its deadline: tell the client"
    # nor is one missed that was done in time
    more <<<'g3,2026-02-26,stage,acme,O-1,,,,,,,stage=accepted;phase=1'
    is 2026-02-28 '' --rule missed-phase

    begin 'over with the order'
    phases
    more <<<'g3,2026-02-15,stage,acme,O-1,,,,,,,stage=cancelled'
    is 2026-02-14 phase:acme:O-1/1:2026-02-20 --rule phase
    is 2026-02-15 '' --rule phase

    begin 'a stage with a deadline and no phase is the order, as ever'
    phases
    more <<<'g3,2026-02-15,stage,acme,O-1,,,2026-03-01,,,,stage=delayed'
    is 2026-02-23 deadline:acme:O-1:2026-03-01 --rule deadline
}
