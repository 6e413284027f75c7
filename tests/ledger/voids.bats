#!/usr/bin/env bats
# What takes records back, and what takes that back in turn.

load ../helper

head=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

setup() {
    common_setup
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,,Acme,
o1,2026-01-05,order,acme,O-1,500.00,EUR,2026-02-01,,,Site,
n1,2026-01-09,invoice,acme,INV-1,500.00,EUR,2026-01-23,,,,order=O-1
l1,2026-01-09,line,acme,INV-1,500.00,EUR,,,,Site,order=O-1
END
}

add() {
    run2 acct-add --as-of 2026-03-01 "$@"
}

# stands yes|no [DATE]: is the invoice there, by all who may say so?
stands() {
    local rows line=
    [[ $1 == no ]] || line=INV-1,2026-01-09,2026-01-23,acme,500.00,0.00,0.00,500.00
    run2 acct-invoice list -O csv --as-of "${2-2026-03-01}"
    rows=$(tail -n +2 "$out_file" | cut -d, -f1-8)
    text_is invoices "$rows" "$line"
    run2 acct-show acme -O csv --as-of "${2-2026-03-01}"
    if [[ $1 == yes ]]; then
        assert_out_has 'money,acme,,,,invoiced,,500.00,EUR'
        run2 acct-invoice show INV-1 -O csv --as-of "${2-2026-03-01}"
        assert_out_has Site
    else
        assert_out_lacks 'invoiced,,500.00'
    fi
}

sound() {
    run2 acct-check --as-of 2026-03-01 --only ref,duplicate,duplicate-id,total
    assert_out ''
}

@test "voids: one is taken back by its id, and so on" {
    local id=n1 yes=yes no=no kept
    begin 'by arguments, five deep'
    stands yes
    for _ in 1 2 3 4 5; do
        add void - -r "$id" -O csv
        assert_status 0
        assert_err ''
        id=$(tail -n 1 "$ledger" | cut -d, -f1)
        kept=$yes yes=$no no=$kept
        stands "$yes"
        sound
    done

    begin 'from standard input'
    printf '%s\n' "$head" 'v1,2026-02-01,void,acme,n1,,,,,,,' 'v2,2026-02-02,void,,v1,,,,,,,' >rows
    add - <rows
    assert_status 0
    stands yes
    stands no 2026-02-01
    stands yes 2026-02-02
    text_is client "$(tail -n 1 "$ledger" | cut -d, -f4)" acme
}

@test "voids: neither their order in the file nor their dates matter" {
    while IFS='|' read -r now rows; do
        setup
        put_more "$ledger" < <(printf '%b\n' "$rows")
        stands "$now"
        sound
    done <<'END'
no|v1,2026-02-01,void,acme,n1,,,,,,,
yes|v1,2026-02-01,void,acme,n1,,,,,,,\nv2,2026-02-02,void,acme,v1,,,,,,,
yes|v2,2026-02-02,void,acme,v1,,,,,,,\nv1,2026-02-01,void,acme,n1,,,,,,,
yes|v1,2026-02-02,void,acme,n1,,,,,,,\nv2,2026-02-01,void,acme,v1,,,,,,,
yes|v2,2026-02-01,void,acme,v1,,,,,,,\nv1,2026-02-02,void,acme,n1,,,,,,,
no|v3,2026-02-01,void,acme,v2,,,,,,,\nv2,2026-02-02,void,acme,v1,,,,,,,\nv1,2026-02-03,void,acme,n1,,,,,,,
no|v1,2026-02-02,void,acme,n1,,,,,,,\nv3,2026-02-02,void,acme,v2,,,,,,,\nv2,2026-02-01,void,acme,v1,,,,,,,
no|v1,2026-02-02,void,acme,n1,,,,,,,\nw1,2026-02-02,void,acme,n1,,,,,,,\nv2,2026-02-03,void,acme,v1,,,,,,,
yes|v1,2026-02-02,void,acme,n1,,,,,,,\nw1,2026-02-02,void,acme,n1,,,,,,,\nv2,2026-02-03,void,acme,v1,,,,,,,\nw2,2026-02-01,void,acme,w1,,,,,,,
no|v1,2026-02-02,void,,n1,,,,,,,
no|,2026-02-02,void,acme,n1,,,,,,,
END

    begin 'circles: the last holds; one of itself takes back nothing'
    put_more "$ledger" <<'END'
v1,2026-02-01,void,acme,v2,,,,,,,
v2,2026-02-02,void,acme,v1,,,,,,,
v3,2026-02-03,void,acme,v3,,,,,,,
END
    stands yes
    put_more "$ledger" <<<'v1,2026-02-03,void,acme,n1,,,,,,,'
    stands no

    begin 'a hundred thousand in a chain'
    seq 100001 | awk '{print "v" $1 ",2026-02-01,void,acme," ($1 > 1 ? "v" $1 - 1 : "n1") ",,,,,,,"}' >chain
    put_more "$ledger" <chain
    run2 acct-invoice list -O csv --as-of 2026-03-01
    assert_out_lacks INV-1
    put_more "$ledger" <<<'v100002,2026-02-01,void,acme,v100001,,,,,,,'
    stands yes
}

@test "voids: their ids are taken, be they void; none is of itself" {
    put_more "$ledger" <<'END'
v1,2026-02-01,void,acme,n1,,,,,,,
v2,2026-02-02,void,acme,v1,,,,,,,
END
    keep "$ledger"
    for id in v1 v2 n1; do
        for row in "$id,2026-02-03,void,acme,o1,,,,,,," "$id,2026-02-03,note,acme,,,,,,,x,"; do
            printf '%s\n' "$head" "$row" >rows
            add - <rows
            assert_status 1
            assert_err "acct-add: standard input:2: id '$id' is in the ledger already (was this row added before?)"
            same "$ledger"
            add - --skip-known <rows
            assert_status 0
            assert_err 'acct-add: 1 row is there already: left out'
            same "$ledger"
        done
    done
    for force in '' --force; do
        printf '%s\n' "$head" 'v9,2026-02-03,void,acme,v9,,,,,,,' >rows
        # shellcheck disable=SC2086  # nothing, or a word
        add - $force <rows
        assert_status 1
        assert_err 'acct-add: standard input:2: the record would take itself back (give the id of the one that is meant)'
        same "$ledger"
    done
}

@test "voids: undo takes one back, and goes further back" {
    add void - -r n1 -q
    stands no
    add undo -q
    assert_status 0
    stands yes
    add void - -r INV-1 -q
    stands no
    add undo -q
    stands yes
    sound
}

@test "voids: what a batch takes back and gives again can be named and amended, or not" {
    while IFS='|' read -r want rows; do
        setup
        printf "%b" "$head\n$rows" >rows
        add - <rows
        assert_err "$want"
    done <<'END'
|v1,2026-02-01,void,acme,o1,,,,,,,\nv2,2026-02-01,void,acme,v1,,,,,,,\na1,2026-02-02,order,acme,O-1,9.00,EUR,,,,,amends=o1\n
|v1,2026-02-01,void,acme,o1,,,,,,,\nv2,2026-02-01,void,acme,v1,,,,,,,\na1,2026-02-02,stage,acme,O-1,,,,,,,stage=started\n
acct-add: standard input:3: amends: no order 'O-1' has the id 'o1'|v1,2026-02-01,void,acme,o1,,,,,,,\na1,2026-02-02,order,acme,O-1,9.00,EUR,,,,,amends=o1\n
acct-add: standard input:3: order 'O-1' was voided (void that, to have it back)|v1,2026-02-01,void,acme,o1,,,,,,,\na1,2026-02-02,stage,acme,O-1,,,,,,,stage=started\n
END
}
