#!/usr/bin/env bats
# -q: an empty answer prints nothing, in every tool.
# shellcheck disable=SC2086,SC2154

load ../helper

# Nothing is due, owed or known.
nothing() {
    cat >"$ledger" <<'ROWS'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,acme,,,EUR,,,boris,Acme,
ROWS
    printf 'rule,use\n*,no\n' >"$ACCT_HOME/rules.csv"
}

@test "quiet: empty answers under cron are silent, in every tool" {
    while IFS='|' read -r command says; do
        begin "$command"
        nothing
        run2 $command -O table --as-of 2026-10-05
        assert_status 0
        assert_out "$says"
        for q in -q --quiet; do
            run2 $command $q -O table --as-of 2026-10-05
            assert_status 0
            assert_out ''
            assert_err ''
        done
        # programs have their header as ever
        run2 $command -O csv --as-of 2026-10-05
        assert_status 0
        header=$out
        [ -n "$header" ]
        run2 $command -q -O csv --as-of 2026-10-05
        assert_status 0
        assert_out "$header"
        run2 $command -q -O json --as-of 2026-10-05
        text_is json "$(jq -c . <<<"$out")" '[]'
    done <<'COMMANDS'
acct-invoice list|no such invoices
acct-invoice list --credits|no such credit notes
acct-invoice payments|no such payments
acct-invoice acts|no such closing documents
acct-invoice aging|nobody owes us
acct-invoice cash|nobody owes us
acct-invoice taxes|nothing was billed
acct-invoice remind|nobody is to be reminded
acct-invoice remind --held|nothing is held back
acct-invoice statement acme|nothing was billed or paid
acct-followup|Nothing to follow up.
acct-followup --held|Nothing is held back.
acct-followup agenda|Nothing to follow up.
acct-followup rules|No rule is in force.
acct-survey due|Nobody is to be asked now.
acct-survey due --held|Nothing is held back.
acct-show --list --where key=x|no clients
acct-metrics --accounts|No clients.
acct-metrics --leaving|Nobody of whom there is something to say.
acct-metrics --cohorts|No orders.
acct-metrics --referrals|Nobody has sent us a client.
COMMANDS
}

@test "quiet: what there is to say is said, and all tools have the option" {
    begin 'an answer that is not empty, and what is held back below it'
    nothing
    rm "$ACCT_HOME/rules.csv"
    echo 't1,2026-09-15,task,acme,T-1,,,2026-10-01,,boris,Call,' >>"$ledger"
    for command in 'acct-followup --rule task' 'acct-show --list' 'acct-show acme'; do
        run2 $command -O table --as-of 2026-10-05
        said=$out
        [ -n "$said" ]
        run2 $command -q -O table --as-of 2026-10-05
        assert_status 0
        assert_out "$said"
    done

    begin 'of an empty list not even what is held back, or too old'
    nothing
    printf '%s\n' rule,use '*,no' task,yes >"$ACCT_HOME/rules.csv"
    echo 't1,2025-09-15,task,acme,T-1,,,2025-10-01,,boris,Call,' >>"$ledger"
    run2 acct-followup -O table --as-of 2026-10-05
    assert_out $'Nothing to follow up.\n1 older duty: --old'
    run2 acct-followup -q -O table --as-of 2026-10-05
    assert_out ''
    assert_err ''

    begin 'it is spelled the same everywhere, and no command refuses it'
    for tool in add check followup invoice metrics show survey; do
        run2 "acct-$tool" --help
        assert_out_has '  -q, --quiet  '
    done
    for command in list payments remind recurring 'statement acme'; do
        nothing
        run2 acct-invoice $command -q --as-of 2026-10-05
        assert_status 0
    done

    begin 'a letter that is issued prints nothing, one that is looked at does'
    nothing
    echo 'i1,2026-09-15,invoice,acme,INV-1,100,EUR,2026-10-01,,,,' >>"$ledger"
    run2 acct-invoice statement acme -q -O ids --as-of 2026-10-05
    assert_out INV-1
    run2 acct-invoice statement acme --issue -q --as-of 2026-10-05
    assert_status 0
    assert_out ''
}

@test "quiet: the example of a crontab says in which letters its mail is" {
    grep -qx 'CONTENT_TYPE="text/plain; charset=UTF-8"' "$root/examples/crontab.example"
    grep -qx 'CONTENT_TRANSFER_ENCODING=8bit' "$root/examples/crontab.example"
    grep -q '^MAILTO=.' "$root/examples/crontab.example"
    # each list of it is silent where there is nothing
    nothing
    n=0
    while IFS= read -r line; do
        [[ $line =~ ^[0-9].*[*0-9-]\ +(acct-.*)$ ]] || continue
        # cron takes the backslash off
        run2 bash -c "${BASH_REMATCH[1]//\\%/%} --as-of 2026-10-05"
        assert_status 0
        assert_out ''
        n=$((n + 1))
    done <"$root/examples/crontab.example"
    [ "$n" -ge 5 ]
}
