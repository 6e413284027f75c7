#!/usr/bin/env bats
# acct-show on a terminal: a pager, and 80 columns.

load ../helper
load show

# on_terminal COMMAND: what a terminal of 80 columns gets, without colours
on_terminal() {
    run2 env TERM=xterm timeout 20 script -qec "stty cols 80 rows 24; $1" /dev/null
    out=$(tr -d '\r' <"$out_file")
}

@test "terminal: a pager, only there" {
    local show='acct-show --as-of 2026-02-10 --color never' show_words
    read -ra show_words <<<"$show"
    on_terminal "PAGER='sed s/^/P:/' $show --list tasks"
    assert_status 0
    [ "$(grep -vc '^P:' <<<"$out")" = 0 ]
    assert_out_has 'P:T-1   acme    open   2026-01-05  2026-02-20'

    begin 'ours goes first; cat, nothing and --no-pager are none'
    on_terminal "ACCT_PAGER='sed s/^/A:/' PAGER='sed s/^/P:/' $show --list tasks"
    [ "$(grep -vc '^A:' <<<"$out")" = 0 ]
    on_terminal "ACCT_PAGER='sed s/^/A:/' $show --list tasks --no-pager"
    assert_out_lacks A:
    assert_out_has 'TASK  CLIENT'
    for none in cat ''; do
        on_terminal "ACCT_PAGER=$none PAGER='sed s/^/P:/' $show --list tasks"
        assert_out_lacks P:
    done
    on_terminal "ACCT_PAGER='sed s/^/A:/' $show --list tasks -O csv"
    assert_out_lacks A:
    on_terminal "TERM=dumb ACCT_PAGER='sed s/^/A:/' $show --list tasks"
    assert_out_lacks A:
    ACCT_PAGER='sed s/^/A:/' run2 "${show_words[@]}" --list tasks -O table
    assert_out_lacks A:

    begin 'one that is left early, one that is not there; errors come behind'
    on_terminal "ACCT_PAGER='head -n 1' $show acme --all; echo \$?"
    assert_out_has 'Acme Limited'
    [ "$(tail -n 1 <<<"$out")" = 0 ]
    on_terminal "ACCT_PAGER='cat; echo end' $show acm; echo \$?"
    assert_out $'end\nacct-show: no client \'acm\' (closest: acme)\n1'
}

@test "terminal: 80 columns, keys and figures whole, no picture torn" {
    local family=$'\U1F468\u200D\U1F469\u200D\U1F467' flag=$'\U1F1E8\U1F1FE'
    local hand=$'\U1F44D\U1F3FD' name='' i
    for ((i = 0; i < 12; i++)); do name+="$family$flag$hand"; done
    put_more "$ledger" <<EOF
F1,2026-01-01,client,a-key-as-long-as-people-make,,,,,,anna,Signs,tier=A
F2,2026-01-02,order,a-key-as-long-as-people-make,O-2026-000123,123456789.50,EUR,2026-05-01,,anna,$name,service=web
EOF
    for list in orders clients projects touches invoices; do
        on_terminal "acct-show --as-of 2026-02-10 --color never --no-pager --list $list"
        assert_status 0
        # wc counts what a terminal of old would: a picture as its parts
        grep -v "$flag" <<<"$out" >lines || :
        [ "$(wc -L <lines)" -le 80 ] || wrong "$list is wider"
    done
    on_terminal 'acct-show --as-of 2026-02-10 --color never --no-pager --list orders'
    assert_out_has a-key-as-long-as-people-make
    assert_out_has O-2026-000123
    assert_out_has '123 456 789.50'
    # each picture comes back as often as it went in
    [ "$(grep -o "$family" <<<"$out" | wc -l)" = 12 ]
    [ "$(grep -o "$flag" <<<"$out" | wc -l)" = 12 ]
    [ "$(grep -o "$hand" <<<"$out" | wc -l)" = 12 ]
}

# wide COUNT: as many columns as the widest line of $out has; what is drawn as one
# picture is two.
wide() {
    local drawn=$out picture
    for picture in "$family" "$flag" "$hand"; do
        drawn=${drawn//"$picture"/WW}
    done
    wc -L <<<"$drawn"
}

# whole WHAT: has the table all that the filter WHAT finds in the list in `rows`?
whole() {
    local value
    jq -r ".[] | $1 | select(. != null and . != \"\")" rows | sort -u >values
    while read -r value; do
        [[ $out == *"$value"* ]] || wrong "$list: $value is not there whole"
    done <values
}

@test "terminal: every list and card of a year with wide names" {
    family=$'\U1F468\u200D\U1F469\u200D\U1F467' flag=$'\U1F1E8\U1F1FE'
    hand=$'\U1F44D\U1F3FD'
    local long="株式会社東京都庁$family$flag$hand" named amounts
    cp "$root"/examples/{ledger.csv,acct.conf,checks.csv} "$ACCT_HOME"
    # wide names without a blank, and texts with some
    awk -F, -v OFS=, -v long="$long" -v flag="$flag" '
        NR > 1 && NF == 12 && $11 != "" {
            $11 = $3 == "client" ? $11 long long long : $11 " " long " " flag
        }
        { print }' "$root/examples/ledger.csv" >"$ledger"
    named=' contracts orders projects issues tasks offers invoices acts surveys accounts '
    amounts='.amount? | values | tostring | if test("\\.") then . else empty end'
    run2 acct-show --list lists -O ids
    for list in $out; do
        run2 acct-show --list "$list" -O json --as-of 2026-10-05
        cp "$out_file" rows
        on_terminal "acct-show --as-of 2026-10-05 --color never --no-pager --list $list"
        assert_status 0
        [ "$(wide)" -le 80 ] || wrong "$list is $(wide) wide"
        whole .client
        [[ $named != *" $list "* ]] || whole .key
        out=${out//[!0-9.$'\n']/}
        whole "$amounts"
    done
    for list in romashka veter beta otter; do
        on_terminal "acct-show --as-of 2026-10-05 --color never --no-pager --all $list"
        assert_status 0
        [ "$(wide)" -le 80 ] || wrong "$list is $(wide) wide"
    done
    # a name is on several lines, and all of it is there
    assert_out_has "$family"
    on_terminal 'acct-show --as-of 2026-10-05 --color never --no-pager acme --section client'
    [[ ${out//$'\n'/} == *"$long$long$long"* ]]
}

@test "terminal: a key within a sentence is whole, too" {
    cp "$root"/examples/{ledger.csv,acct.conf,checks.csv} "$ACCT_HOME"
    sed -i 's/sosna/sosnovyi-dvor-mebel/g; s/romashka/romashka-kofe/g' "$ledger"
    # said of one that waits for another
    acct-followup --as-of 2026-10-05 --held -O csv >all
    sed -nE 's/.*,([^ ,]+) comes first$/\1/p' all | sort -u >keys
    grep -q 'unsigned:sosnovyi-dvor-mebel:ACT-2026-0005:1' keys
    on_terminal 'acct-followup --as-of 2026-10-05 --color never --held'
    while read -r key; do
        [[ ${out//$'\n'/ } == *" $key "* ]] || wrong "cut: $key"
    done <keys
    # and behind each line of a handover
    acct-followup --as-of 2026-10-05 --owner anna -O csv |
        sed -nE '2,$ s/^([^,]+),.*/\1/p' >keys
    grep -q sosnovyi-dvor-mebel keys
    on_terminal 'acct-show --as-of 2026-10-05 --handover anna -O text'
    while read -r key; do
        assert_out_has "($key)"
    done <keys
}

@test "terminal: addresses, keys and figures on one line; ids only where asked for" {
    cp "$root"/examples/{ledger.csv,acct.conf,checks.csv} "$ACCT_HOME"
    on_terminal 'acct-show --as-of 2026-10-05 --color never --no-pager --list contacts'

    run2 acct-show --list contacts -O json --as-of 2026-10-05
    cp "$out_file" rows
    on_terminal 'acct-show --as-of 2026-10-05 --color never --no-pager --list contacts'
    list=contacts
    [ "$(wc -L <<<"$out")" -le 80 ]
    jq -e 'length > 10' rows >/dev/null
    whole '(.email, .phone)'
    assert_out_has 'left out: ROLE, DECIDES, BIRTHDAY'
    # an id of 26 letters tells nobody anything
    on_terminal 'acct-show --as-of 2026-10-05 --color never --no-pager --list touches --where client=romashka --limit 2'
    assert_out 'DATE        REF            CHANNEL   DIRECTION  WHAT
2025-04-07                 site      in         Заявка с сайта: нужен аудит,
                                                почему нас не находят по «кофе с
                                                собой»
2025-04-07  re 2025-04-07  telegram  out        Созвонимся завтра в 12:00, пока
                                                посмотрю сайт
in every row: CLIENT romashka, OWNER anna
left out: KIND'
    on_terminal 'acct-show --as-of 2026-10-05 --color never --no-pager --list touches --columns id,ref,dir --limit 2'
    assert_out 'ID                          REF                         DIRECTION
01JR7J1GZN938RJASP1S4RAF3B                              in
01JR7MS2NGPK5SCC3RN1MWQSKC  01JR7J1GZN938RJASP1S4RAF3B  out'
    # programs have it as it stands
    run2 acct-show --as-of 2026-10-05 --list touches --limit 2 -O csv
    assert_out_has ',01JR7J1GZN938RJASP1S4RAF3B,'
    assert_out_has 'key,date,client,ref,amount,currency,due,channel,owner,dir,kind,'
    # neither a sum nor a share is cut in two
    on_terminal 'acct-show --as-of 2026-10-05 --color never --no-pager --list touches --where ref=INV-2026-0038'
    [[ $out == *'счёту 86 000 ₽'* ]]
    on_terminal 'acct-show --as-of 2026-10-05 --color never --no-pager --list lines --limit 2'
    [[ $out == *'предоплата 50 %'* ]]
}
