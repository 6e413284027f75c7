#!/usr/bin/env bats
# What a new user reads in the answers.

load ../helper
load followup

# reasons WANTED...: what the list says of T-1, T-2, …
reasons() {
    run2 acct-followup --as-of 2026-10-20 -O tsv --rule "${rule:-task}"
    assert_status 0
    assert_err ''
    text_is reasons "$(cut -f14 <<<"$out")" "$(printf '%s\n' reason "$@")"
}

@test "followup: texts are not rewritten" {
    begin "a person's words are quoted as they are"
    rows <<'ROWS'
a1,2026-01-01,client,a,,,,,email,anna,"A , B : C",
t1,2026-10-01,task,a,T-1,,,,,anna,Call at 10 : 30,
t2,2026-10-01,task,a,T-2,,,,,anna,emoji :),
t3,2026-10-01,task,a,T-3,,,,,anna,"one , two  (three: )  , ",
t4,2026-10-01,task,a,T-4,,,,,anna,(x: ),
q1,2026-10-02,touch,a,,,,,,anna,"Why : that, ",dir=in;kind=question
ROWS
    reasons "task T-1 'Call at 10 : 30' has no deadline" \
        "task T-2 'emoji :)' has no deadline" \
        "task T-3 'one , two  (three: )  ,' has no deadline" \
        "task T-4 '(x: )' has no deadline"
    rule=question reasons "answer to 'Why : that,', asked 2026-10-02, was due 2026-10-03, 17 days ago"

    begin 'what is empty leaves nothing of the sentence'
    while IFS='|' read -r text want; do
        rows <<'ROWS'
a1,2026-01-01,client,a,,,,,email,anna,"A , B : C",
t1,2026-10-01,task,a,T-1,,,,,anna,Call at 10 : 30,x-end=so (x: 
ROWS
        printf 'rule,use,on,when,quiet,text\n*,no,,,,\nmine,yes,task,date,inside,"%s"\n' \
            "$text" >"$ACCT_HOME/rules.csv"
        rule=mine reasons "$want"
    done <<'CASES'
see ({x-a}, {x-b}) at 10 : 30 :) {what}|see at 10 : 30 :) 'Call at 10 : 30'
{x-a}, {what}: {x-b}|'Call at 10 : 30'
one (goals: {goals}) two (known: {ref}, goals: {goals}) three|one two (known: T-1) three
{ref} {x-a} {x-b} , {x-a}, {client}: {x-a}; end , |T-1, A , B : C: end
{ref}: {x-a}|T-1
({ref}) {x-end})|(T-1) so (x:)
{client} {x-a}|A , B : C
CASES
}
