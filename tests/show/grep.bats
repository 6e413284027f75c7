#!/usr/bin/env bats
# acct-show --grep: words in all records.

load ../helper
load show

# found: client and type of what --grep finds, in its order
found() {
    show --grep "$@" -O tsv
    assert_status 0
    assert_err ''
    # shellcheck disable=SC2034  # what assert_out reads
    out=$(tail -n +2 "$out_file" | cut -f1,2 | tr '\t' ' ')
}

@test "grep: case, accents, ё and е, script" {
    for word in елка Ёлка ЕЛКА yolka elka; do
        found "$word"
        assert_out 'yolka client'
    done
    found романшка
    assert_out ''
    found romashka
    assert_out 'romashka client'
    put_more "$ledger" <<'EOF'
M1,2026-01-01,client,met,,,,,,anna,ООО «Акме»,
M2,2026-01-02,client,cafe,,,,,,anna,Café Zoë,
EOF
    found acme --limit 1
    assert_out 'met client'
    found CAFE
    assert_out 'cafe client'
    found 'zoe кафе'
    assert_out 'cafe client'
    found 'zoe кофе'
    assert_out ''
}

@test "grep: the best first, then the latest" {
    put_more "$ledger" <<'EOF'
n1,2026-02-01,note,acme,,,,,,anna,reprint the cards,
n2,2026-01-01,note,acme,,,,,,anna,printers want prints,
n3,2025-01-11,note,acme,,,,,,anna,the print is late,
n4,2026-02-02,note,zhuk,,,,,,anna,printing again,
n5,2026-02-02,note,zhuk,,,,,,anna,another printing,
EOF
    show --grep print --columns x
    assert_status 2
    show --grep print -O csv
    assert_status 0
    assert_out <<'EOF'
client,type,date,ref,id,excerpt
acme,note,2025-01-11,,n3,the print is late
zhuk,note,2026-02-02,,n5,another printing
zhuk,note,2026-02-02,,n4,printing again
acme,note,2026-01-01,,n2,printers want prints
acme,note,2026-02-01,,n1,reprint the cards
EOF
    found print acme --limit 2
    assert_out <<'EOF'
acme note
acme note
EOF
    begin 'several words must all be there; side by side they come first'
    put_more "$ledger" <<'EOF'
n1,2026-02-01,note,acme,,,,,,anna,red cards and blue paper,
n2,2026-01-01,note,acme,,,,,,anna,the red paper,
n3,2026-01-01,note,acme,,,,,,anna,paper,
EOF
    show --grep 'red paper' -O csv
    assert_out <<'EOF'
client,type,date,ref,id,excerpt
acme,note,2026-01-01,,n2,the red paper
acme,note,2026-02-01,,n1,red cards and blue paper
EOF
}

@test "grep: refs, attributes that people write, telephone numbers" {
    found inv-2
    assert_out <<'EOF'
acme payment
acme line
acme invoice
EOF
    found paphos
    assert_out 'acme client'
    found 'sell more; cost less'
    assert_out 'acme client'
    for number in '+44 20 7946 0000' 442079460000 2079460000; do
        found "$number"
        assert_out 'acme contact'
    done
    # choices and counts are no words: kind=question, x-seats is the user's own
    found question
    assert_out ''
    found bob@acme.example
    assert_out 'acme contact'
    # what was taken back is not there
    found 'wrong name'
    assert_out ''
    # as of a day
    run2 acct-show --grep hosting -O ids --as-of 2026-02-03
    assert_out ''
    run2 acct-show --grep hosting -O ids --as-of 2026-02-04
    assert_out acme
}

@test "grep: the excerpt is on a line, safe, and cut at words" {
    printf 'n1,2026-02-01,note,acme,,,,,,anna,"%s needle %s",\n' \
        'one two three four five six seven eight nine ten eleven' \
        "$(printf 'tail %.0s' {1..40})" >>"$ledger"
    printf 'n2,2026-01-01,note,acme,,,,,,anna,"first\nneedle\x1b[31m",\n' >>"$ledger"
    show --grep needle -O tsv
    assert_status 0
    text=$(sed -n 2p "$out_file" | cut -f6)
    [[ $text == '…'*' needle tail'*'…' ]] || wrong "$text"
    [ "${#text}" -le 103 ]
    [[ $text != *ine\ ten* || $text == *nine\ ten* ]] || wrong "$text"
    show --grep needle -O table
    assert_out_has 'first needle\x1b[31m'
}

@test "grep: usage, and nothing found" {
    show --grep '...'
    assert_status 2
    assert_err_has "--grep: '...' has no word to look for"
    show --grep 'a b c d e f g h i'
    assert_status 2
    assert_err_has '--grep: more than 8 words'
    show --list --grep x
    assert_status 2
    assert_err_has '--list and --all do not go with it'
    show --grep zzzz -O table
    assert_status 0
    assert_out 'nothing was found'
    show --grep acme nobody
    assert_status 1
    assert_err_has "no client 'nobody'"
}
