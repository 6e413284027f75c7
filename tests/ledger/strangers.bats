#!/usr/bin/env bats
# What a row points to is its own client's: at the door, in acct-check, and in
# what every tool makes of rows that point elsewhere all the same.

load ../helper

head=id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs

# All that a client can have, acme's; and beta.
things() {
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,anna,Acme,
C2,2026-01-01,client,beta,,,EUR,,,anna,Beta,
p1,2026-01-02,contact,acme,ann,,,,,,Ann,
k1,2026-01-02,contract,acme,K-1,100.00,EUR,2027-01-01,,,Care,per=month;report=month
o1,2026-01-05,order,acme,O-1,500.00,EUR,2026-02-01,,,Site,service=web
q1,2026-01-06,touch,acme,,,,,,,How long?,dir=in;kind=question
i1,2026-01-07,issue,acme,I-1,,,,,,Broken,severity=high
t1,2026-01-07,task,acme,T-1,,,2026-01-20,,anna,Call,
f1,2026-01-08,offer,acme,Q-1,900.00,EUR,2026-03-01,,,Shop,kind=quote
n1,2026-01-09,invoice,acme,INV-1,500.00,EUR,2026-01-23,,,,
r1,2026-01-10,credit,acme,CN-1,10.00,EUR,,,,,invoice=INV-1
a1,2026-01-10,act,acme,A-1,500.00,EUR,,,,Site,
s1,2026-01-11,survey,acme,S-1,,,2026-01-25,email,,How was it?,order=O-1
h1,2026-01-12,cost,acme,O-1,,,,,,Work,hours=2
END
}

# TYPE|the cells behind the client|what of acme's is named
pointers() {
    put pointers <<'END'
touch|q1,,,,email,,Soon,dir=out;kind=answer|q1
touch|I-1,,,,email,,Mended,dir=out;kind=notice|I-1
touch|INV-1,,,,email,,Pay,dir=out;kind=reminder|INV-1
note|INV-1,,,,,,They will pay,|INV-1
usage|O-1,,,,,,,level=5|O-1
gift|ann,,,,,,Tea,|ann
stage|O-1,,,2026-05-01,,,,stage=delayed|O-1
stage|O-1,,,,,,,stage=delivered|O-1
resolve|I-1,,,,,,,|I-1
done|T-1,,,,,,,|T-1
done|question:acme:q1,,,,,,,|question:acme:q1
snooze|T-1,,,2026-12-01,,,,|T-1
line|INV-1,500.00,EUR,,,,Site,|INV-1
line|CN-1,10.00,EUR,,,,Site,|CN-1
line|Q-1,900.00,EUR,,,,Shop,|Q-1
line|A-1,500.00,EUR,,,,Site,|A-1
response|S-1,,,,,,,score=1|S-1
kpi|K-1,,,,,,,name=uptime;target=9;actual=1|K-1
cost|O-1,,,,,,,hours=9|O-1
report|K-1,,,,email,,,period=2026-01|K-1
contract|K-1,1.00,EUR,2026-01-31,,,,per=month|K-1
offer|Q-1,,,,,,,result=lost|Q-1
act|A-1,,,,,,,signed=2026-01-11|A-1
client|,,,,,,,issue=I-1|I-1
order|O-2,5.00,EUR,2026-04-01,,,,contract=K-1|K-1
order|O-2,5.00,EUR,2026-04-01,,,,quote=Q-1|Q-1
issue|I-2,,,,,,Odd,order=O-1|O-1
task|T-2,,,2026-04-01,,anna,Odd,order=O-1|O-1
task|T-2,,,2026-04-01,,anna,Odd,invoice=INV-1|INV-1
invoice|INV-2,5.00,EUR,2026-04-01,,,,order=O-1|O-1
invoice|INV-2,5.00,EUR,2026-04-01,,,,contract=K-1;period=2026-01|K-1
invoice|INV-2,5.00,EUR,2026-04-01,,,,quote=Q-1|Q-1
invoice|INV-2,5.00,EUR,2026-04-01,,,,issue=I-1|I-1
credit|CN-2,5.00,EUR,,,,,invoice=INV-1|INV-1
act|A-2,5.00,EUR,,,,,order=O-1|O-1
act|A-2,5.00,EUR,,,,,invoice=INV-1|INV-1
survey|S-2,,,2026-04-01,email,,How?,order=O-1|O-1
gift|,,,,,,Tea,issue=I-1|I-1
paper|D-2,,,,,,Odd,kind=addendum;contract=K-1|K-1
void|o1,,,,,,,|o1
void|q1,,,,,,,|q1
void|n1,,,,,,,|n1
END
}

# What the tools say of acme: its rows of each list.
of_acme() {
    local tool
    : >"$1"
    for tool in 'acct-followup --held' acct-followup 'acct-invoice aging' \
        'acct-invoice list' 'acct-invoice acts' \
        'acct-survey due --held' 'acct-show --list'; do
        # shellcheck disable=SC2086  # words
        run2 $tool -O csv --as-of 2026-03-01
        assert_err ''
        assert_status 0
        grep -v beta "$out_file" >>"$1" || :
    done
}

@test "strangers: every type that points is tried" {
    local types
    pointers
    run2 acct-add --help types
    types=$(cut -d' ' -f1 "$out_file" | sort)
    # these name nothing, or what may be another's
    text_is types "$types" "$( (
        cut -d'|' -f1 pointers
        printf '%s\n' contact status doc merge payment plan
    ) | sort -u)"
}

@test "strangers: another client's things are refused, found, and count for nothing" {
    pointers
    things
    run2 acct-check --as-of 2026-03-01
    assert_out ''
    of_acme before
    [ "$(wc -l <before)" -gt 15 ]
    while IFS='|' read -r type cells name; do
        : "$type of $name: the door, by force too"
        things
        keep "$ledger"
        for force in '' --force; do
            printf '%s\n' "${head#id,}" "2026-01-15,$type,beta,$cells" >rows
            # shellcheck disable=SC2086  # nothing, or a word
            run2 acct-add - $force --as-of 2026-03-01 <rows
            assert_status 1
            assert_err_has "'$name' belongs to client acme, not to beta"
            same "$ledger"
        done

        : "$type of $name: acct-check tells the row"
        put_more "$ledger" <<<"x,2026-01-15,$type,beta,$cells"
        run2 acct-check --as-of 2026-03-01
        assert_status 1
        assert_out_has "ledger.csv:16:"
        assert_out_has "'$name' belongs to client acme (line "
        [ "$(wc -l <"$out_file")" -eq 1 ] || wrong findings

        : "$type of $name: nothing of acme is other than it was"
        of_acme after
        diff before after || wrong "$type $cells"
    done <pointers
}

@test "strangers: the same rows of the client itself, and of a key that is the client now" {
    pointers
    while IFS='|' read -r type cells name; do
        things
        case $type:$cells in
        contract:*) cells=${cells/2026-01-31/2028-01-01} ;;
        esac
        # the same is not asked twice within a month
        day=2026-01-15
        [ "$type" != survey ] || day=2026-02-20
        printf '%s\n' "${head#id,}" "$day,$type,acme,$cells" >rows
        run2 acct-add - --as-of 2026-03-01 <rows
        assert_status 0
        run2 acct-check --as-of 2026-03-01
        assert_out_lacks 'belongs to'

        things
        put_more "$ledger" <<<'m1,2026-01-14,merge,acme,beta,,,,,,,'
        put_more "$ledger" <<<"x,2026-01-15,$type,beta,$cells"
        run2 acct-check --as-of 2026-03-01
        assert_out_lacks 'belongs to'
    done <pointers
}

@test "strangers: a payment of another client settles the invoice, where that is forced" {
    things
    keep "$ledger"
    run2 acct-add payment beta -r INV-1 -a 20 --as-of 2026-03-01
    assert_status 1
    assert_err "acct-add: 'INV-1' belongs to client acme, not to beta (--force: whoever pays, it settles that)"
    same "$ledger"
    run2 acct-add payment beta -r INV-1 -a 20 --force -q --as-of 2026-03-01
    assert_status 0
    run2 acct-check --as-of 2026-03-01
    assert_out ''
    assert_status 0
    run2 acct-invoice list -O csv --as-of 2026-03-01
    assert_out_has INV-1,2026-01-09,2026-01-23,acme,500.00,10.00,20.00,470.00
}

@test "strangers: a key that two have is each one's own" {
    things
    put_more "$ledger" <<'END'
o2,2026-01-05,issue,beta,O-1,,,,,,Not the order,
x1,2026-01-15,touch,beta,O-1,,,,email,,About the issue,dir=out;kind=notice
x2,2026-01-16,touch,acme,O-1,,,,email,,About the order,dir=out;kind=notice
END
    run2 acct-check --as-of 2026-03-01
    assert_out ''
    run2 acct-add stage beta -r O-1 -s stage=started --as-of 2026-03-01
    assert_status 1
    assert_err "acct-add: 'O-1' belongs to client acme, not to beta"
}

@test "strangers: what a row said stays to be seen, and to be known again" {
    things
    # all clients are read where one was merged
    put_more "$ledger" <<'END'
C3,2026-01-01,client,gamma,,,EUR,,,anna,Gamma,
m1,2026-01-02,merge,beta,gamma,,,,,,,
x,2026-01-15,gift,beta,ann,5.00,EUR,,,,Tea,issue=I-1
END
    run2 acct-show beta -O csv --as-of 2026-03-01
    assert_out_has ',ann (acme),'
    keep "$ledger"
    printf '%s\n' "$head" 'x,2026-01-15,gift,beta,ann,5.00,EUR,,,,Tea,issue=I-1' >rows
    for by in id date,ref,issue; do
        run2 acct-add - --skip-known="$by" --as-of 2026-03-01 <rows
        assert_err 'acct-add: 1 row is there already: left out'
        assert_status 0
        same "$ledger"
    done
}

@test "strangers: a person's key that two clients have is each one's own" {
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
U1,2026-01-05,client,acme,,,EUR,,email,anna,Acme,email=office@acme.example
U2,2026-01-05,client,beta,,,EUR,,email,anna,Beta,email=office@beta.example
U3,2026-01-06,contact,acme,P-1,,,,email,,Max Orlov,email=max@acme.example
U4,2026-01-06,contact,beta,P-1,,,,email,,Eve Stone,email=eve@beta.example
END
    run2 acct-check --as-of 2026-02-01
    assert_status 0
    assert_out ''
    # whatever names it is the client's own, of the first and of the second
    local client
    for client in acme beta; do
        for words in "gift $client A-cake -r P-1" "note $client likes-cake -r P-1" \
            "touch $client hello -s dir=out -s kind=notice -s contact=P-1 -c email" \
            "contact $client -r P-1 -s role=buyer"; do
            # shellcheck disable=SC2086  # words
            run2 acct-add -q $words --as-of 2026-02-01
            assert_status 0
            assert_err ''
        done
    done
    # what is amended, too, and nobody moves
    run2 acct-add contact beta -r P-1 --amend -s phone='+357 25 000 150' --as-of 2026-02-01
    assert_status 0
    assert_err "acct-add: contact P-1: phone '+357 25 000 150', was ''"
    run2 acct-add contact acme -r P-1 --amend -s phone='+357 25 000 151' --as-of 2026-02-01
    assert_err "acct-add: contact P-1: phone '+357 25 000 151', was ''"
    run2 acct-check --as-of 2026-02-01
    assert_status 0
    assert_out ''
    run2 acct-show --list contacts --columns key,client,name,role,phone -O csv --as-of 2026-02-01
    assert_out 'key,client,name,role,phone
P-1,acme,Max Orlov,buyer,+357 25 000 151
P-1,beta,Eve Stone,buyer,+357 25 000 150'
    # who has none of that key is told whose it is
    run2 acct-add client gamma Gamma -s email=office@gamma.example --as-of 2026-02-01
    run2 acct-add gift gamma A-cake -r P-1 --as-of 2026-02-01
    assert_status 1
    assert_err "acct-add: 'P-1' belongs to client acme, not to gamma"
    echo 'Z9,2026-02-01,gift,gamma,P-1,,,,,,cake,' >>"$ledger"
    run2 acct-check --only ref --as-of 2026-02-01
    assert_status 1
    assert_out_has "'P-1' belongs to client "
}
