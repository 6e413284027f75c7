#!/usr/bin/env bats
# acct-show --handover: everything that is open, for who takes over.

load ../helper

day=2026-10-05

setup() {
    common_setup
    cp -R "$root/examples/." "$ACCT_HOME"
}

handover() {
    run2 acct-show --handover --as-of "$day" "$@"
    # blanks that do not break are blanks here
    out=${out//$'\xc2\xa0'/ }
}

# told WHAT KEYS: each of these keys is in the handover, however it is broken.
told() {
    local key n=0 all
    all=$(tr -d ' \n' <"$out_file")
    while read -r key; do
        [ -n "$key" ] || continue
        n=$((n + 1))
        [[ $all == *"(${key// /})"* ]] || wrong "$1: no $key"
    done <<<"$2"
    [ "$n" -gt 0 ] || wrong "$1: nothing to compare"
}

# ids ARGUMENTS: the first column of what a tool lists.
ids() {
    "$@" --as-of "$day" -O ids
}

@test "handover: everything that a colleague has open is in it" {
    local owner client
    put_more "$ledger" <<'LEDGER'
,2026-09-30,task,,T-900,,,2026-10-09,,anna,Renew the domain of our own site,
,2026-09-30,issue,acme,I-900,,,,,anna,The form does not send,severity=high
01HQQEST000000000000000001,2026-10-02,touch,acme,,,,,email,anna,Can it be done by May?,dir=in;kind=question
,2026-09-30,order,polyus,O-900,100.00,RUB,2026-10-20,,boris,A banner,
,2026-09-30,stage,polyus,O-900,,,2026-10-15,,,Draft of it,stage=planned;phase=1;from=2026-10-01
LEDGER
    for owner in anna boris; do
        handover "$owner"
        assert_status 0
        assert_err ''
        cp "$out_file" told
        told 'follow-ups' "$(ids acct-followup -w "$owner")"
        told 'held back' "$(ids acct-followup -w "$owner" --held)"
        told 'tasks' "$(ids acct-followup -w "$owner" --rule task | cut -d: -f3)"
        for client in $(ids acct-show --list --where "owner=$owner" --where 'state!=lost'); do
            grep -q "($client)$" told || wrong "no $client"
            told "orders of $client" "$(acct-show "$client" --as-of "$day" -O tsv |
                awk -F '\t' '($1 == "order" && $6 == "open") || ($1 == "open") ||
                    ($1 == "contract" && $6 == "state" && $7 == "running") { print $3 }
                    END { print "'"$client"'" }')"
            # what is to be paid
            told "invoices of $client" "$(acct-invoice list --client "$client" --open --as-of "$day" -O ids
                echo "$client")"
        done
    done
    handover anna
    [[ $out == *'Without a client'*'task: Renew the domain of our own site'*'(T-900)'* ]]
    # what is hers at a client of another's
    told 'hers' $'I-900\n01HQQEST000000000000000001'
    handover boris
    told 'his' $'I-900\nO-900'
    [[ $out == *'phase 1: Draft of it (O-900)'* ]]
    # what is over is not
    [[ $out != *INV-2025* ]]
}

@test "handover: of a client, from manners to money" {
    put_more "$ledger" <<'LEDGER'
,2026-09-30,note,acme,,,,,,boris,Never call before ten,
,2026-09-29,plan,acme,,,,,,boris,Grow with them,threats=a new agency
,2026-09-30,client,acme,,,,,,,,optout=news;page=abcdefghijklmnopqrstuvwxyz
LEDGER
    handover acme
    assert_status 0
    assert_err ''
    [[ $out == 'Handover: Acme Garden Tools'$'\n'* ]]
    for part in '- Salutation: Dear Ms Byrne' '- Channel: email' 'news' \
        '- Nora Byrne; ' 'an answer' 'a report every month; notice 30d (C-4)' \
        'Open work' 'To follow up' 'invoice: 1,800.00 EUR of 1,800.00 EUR is open (INV-2026-0047)' \
        'Noted lately' 'Never call before ten' 'plan: Grow with them; ' 'a new agency'; do
        [[ $out == *"$part"* ]] || wrong "no $part"
    done
    [[ $out != *abcdefghij* ]] || wrong 'the secret name'
    [[ $out != *'(romashka)'* ]] || wrong 'another client'
    # by any name of the client
    cp "$out_file" first
    handover accounts@acme.example.com
    cmp "$out_file" first
}

@test "handover: as a page and on paper; me; nobody" {
    handover anna -o x.html
    assert_status 0
    assert_out ''
    grep -q '<h2>' x.html
    # on a phone a day stays on one line
    grep -q '<td class="d">2026-09-30</td>' x.html
    ! grep -E '<td>[0-9]{4}-[0-9]{2}-[0-9]{2}<' x.html || wrong 'a day that may break'
    grep -q 'max-width:480px.*\.scroll td\.d{white-space:nowrap}' x.html
    handover anna -o x.pdf
    [[ $(pdftotext -layout x.pdf -) == *'Handover: '*'To follow up'* ]]
    handover me -O text
    assert_status 0
    cp "$out_file" mine
    handover anna -O text
    cmp "$out_file" mine
    handover nobody
    assert_status 1
    assert_out ''
    assert_err_has "acct-show: no client 'nobody'"
}

@test "handover: a colleague has a name, and clients by a role" {
    put_more "$ACCT_HOME/acct.conf" <<'CONF'
[team]
boris = account, name Boris Orlov
vera = papers, name Vera Belova
CONF
    put_more "$ledger" <<<',2026-09-30,client,acme,,,,,,,,papers=vera'
    handover vera
    assert_status 0
    [[ $out == 'Handover: Vera Belova'* ]]
    [[ $out == *'Acme Garden Tools (acme)'*'1,800.00 EUR is open (INV-2026-0047)'*'Boris Orlov'* ]]
    # of another's client what is hers: papers, by a checklist
    [[ $out == *'Beta Bakery (beta)'*'checklist site: '* ]]
    rm "$ACCT_HOME/checks.csv"
    handover vera
    [[ $out != *'Beta Bakery'* ]]
}

@test "handover: what we hold for a client, and what a specialist does" {
    handover fern
    assert_status 0
    assert_out_has 'payment: 500.00 EUR is for no invoice yet'
    handover beta
    assert_out_has 'invoice: 50.00 EUR too much was paid (INV-2026-0030)'
    # as the card has it
    run2 acct-show fern --as-of "$day" -O csv --section money
    assert_out_has 500.00
    # who has but a role with a client
    put_more "$ledger" <<<',2026-09-30,client,acme,,,,,,,,papers=paula'
    handover paula
    assert_status 0
    assert_out_has 'Acme Garden Tools (acme)'
    # who does the work of others' clients
    handover igor
    assert_status 0
    told 'orders of a specialist' "$(ids acct-show --list orders --where state=open --where specialist=igor)"
}
