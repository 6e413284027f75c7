#!/usr/bin/env bats
# acct-show: what it is called with, and streams.

load ../helper
load show

@test "usage: options that do not go together, names of no column" {
    begin 'neither a client nor --list'
    show
    assert_status 2
    assert_out ''
    assert_err <<'EOF'
acct-show: which client? (acct-show CLIENT; acct-show --list names them)
Try 'acct-show --help'.
EOF

    begin 'a client and --list; two clients; options of the other'
    show --list acme
    assert_status 2
    assert_err_has "--list: no list 'acme' (there is: clients, contacts, "
    assert_err_has "; for a client's card leave --list out)"
    show acme --list orders -O csv
    cp "$out_file" behind
    show --list orders acme -O csv
    assert_status 0
    assert_out "$(<behind)"
    assert_out_has O-1
    show acme --list orders romashka
    assert_status 2
    for option in load:load matrix:services referrals:referrals abc:accounts; do
        show --"${option%:*}"
        assert_status 2
        assert_err_has "no option '--${option%:*}' (--list ${option#*:} has it)"
    done
    show --list clients -O ids --limit 1
    assert_status 0
    assert_out acme
    show acme romashka
    assert_status 2
    assert_err_has "one at a time: 'romashka' is too much (quote a name that has blanks)"
    show acme --where tier=A
    assert_status 2
    assert_err_has '--where, --sort, --columns, --count, --group, --sum and --mean go with --list'
    show --list --all
    assert_status 2
    assert_err_has '--all goes with a client'
    show acme --all --limit 3
    assert_status 2
    assert_err_has '--all and --limit exclude each other'
    show acme --limit -1
    assert_status 2
    assert_err_has "--limit: '-1' is no number"
    for what in acme '--list clients' '--grep acme'; do
        # shellcheck disable=SC2086
        show $what --limit 0
        assert_status 2
        assert_err_has '--limit: 0 would show nothing'
    done
    show acme --from 2026-10 --to 2026-09
    assert_status 2
    assert_err_has "--from: '2026-10' is after --to '2026-09'"
    show acme --from 2026-10 --to 2026-10
    assert_status 0

    begin 'conditions and columns that are none'
    show --list --where teir=A
    assert_status 2
    assert_out ''
    assert_err_has "--where: no column 'teir' (did you mean 'tier'?)"
    show --list --where qqqqqqq=A
    assert_status 2
    assert_err_has "no column 'qqqqqqq' (key, name, state, "
    show --list --columns key,nmae
    assert_status 2
    assert_err_has "--columns: no column 'nmae' (did you mean 'name'?)"
    show --list --sort ownr
    assert_status 2
    assert_err_has "--sort: no column 'ownr' (did you mean 'owner'?)"
    show --list --where tier
    assert_status 2
    assert_err_has "--where: 'tier' is no condition (KEY=VALUE, "
    show --list --where =A
    assert_status 2
    assert_err_has "'=A' is no condition"
    show --list --where 'since<soon'
    assert_status 2
    assert_err_has "--where: 'since' is a date, 'soon' is none (2026-10-05, 2026-10, today, -30d)"
    show --list --where 'orders>many'
    assert_status 2
    assert_err_has "'orders' is a number, 'many' is none"
    show --list --where 'owner<anna'
    assert_status 2
    assert_err_has "'anna' is neither a number nor a date"
    show --list --where 'orders<'
    assert_status 2
    assert_err_has "'orders' is compared with nothing"
    show --list --where 'name~'
    assert_status 2
    assert_err_has "'name' is compared with nothing"
}

@test "show: no ledger, a full disk, nothing written" {
    begin 'no ledger'
    rm "$ledger"
    show acme
    assert_status 1
    assert_err_has "$ledger: there is no ledger"
    show --list
    assert_status 1
    assert_err_has "$ledger: there is no ledger"

    begin 'a full disk does not exit 0'
    run2 bash -c 'acct-show --as-of 2026-02-10 acme -O table >/dev/full'
    assert_status 1
    run2 bash -c 'acct-show --as-of 2026-02-10 --list -O csv >/dev/full'
    assert_status 1
    assert_err_has 'No space left'

    begin 'nothing is written'
    keep "$ledger"
    show acme
    show --list
    same "$ledger"
    [ "$(ls -A "$ACCT_HOME")" = ledger.csv ]
}

# What is read grows with the ledger, and no faster: once for the key, and again
# for the card where a name was given.
@test "show: ten thousand records are read twice at most" {
    awk 'BEGIN {
        print "id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs"
        for (i = 0; i < 200; i++)
            printf "C%d,2025-01-01,client,c%d,,,,,email,anna,N %d,tier=A\n", i, i, i
        for (i = 0; i < 9800; i++)
            printf "T%d,2025-02-01,touch,c%d,,,,,email,anna,talk,dir=out\n", i, i % 200
    }' >big.csv
    run2 acct-show -f big.csv c7 -O csv --as-of 2026-01-01
    assert_status 0
    # the header, name, state, since, owner, channel, tier, last contact, and
    # 49 touches and a client record
    [ "$(wc -l <"$out_file")" = 58 ]
    # under ptrace the leak checker cannot look
    export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
    for who in c7 'n 7'; do
        run2 strace -f -qq -o log -e trace=read,pread64 -P big.csv \
            acct-show -f big.csv "$who" -O table --as-of 2026-01-01
        assert_status 0
        read=$(awk '{ n += $NF } END { print n }' log)
        size=$(wc -c <big.csv)
        [ "$read" -ge "$size" ]
        # where a section begins and ends is looked for by both threads
        [ "$read" -le $((size * 2 + size / 8)) ] || wrong "$read bytes of $size"
    done
}
