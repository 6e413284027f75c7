#!/usr/bin/env bats
# acct-followup give: a colleague's work goes to another.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load followup

# all DAY [OPTION...]: owner and key of what is open, sorted.
all() {
    local day=$1
    shift
    acct-followup -O json --as-of "$day" "$@" 2>/dev/null |
        jq -r '.[] | "\(.owner) \(.key)"' | sort
}

work() {
    rows <<'END'
a1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,email=a@acme.example
b1,2026-09-01,client,bolt,,,,,email,boris,Bolt,papers=anna;sales=vera
d1,2026-09-01,client,dent,,,,,email,,Dent,
o1,2026-09-02,order,acme,O-1,,,2026-10-20,,anna,Logo,
o2,2026-09-02,order,acme,O-2,,,2026-10-21,,vera,Film,
o3,2026-09-02,order,bolt,O-3,80.00,EUR,2026-09-20,,anna,Site,
s3,2026-09-20,stage,bolt,O-3,,,,,,,stage=delivered
k1,2026-01-02,contract,bolt,C-1,,,2026-10-20,,anna,Care,
t1,2026-09-02,task,acme,T-1,,,2026-12-01,,anna,Call,
t2,2026-09-02,task,bolt,T-2,,,2026-12-02,,anna,Check,
t3,2026-09-02,task,,T-3,,,2026-12-03,,anna,Tidy,
t4,2026-09-02,task,acme,T-4,,,2026-12-04,,boris,Draw,
i1,2026-09-28,issue,bolt,I-1,,,2026-10-20,,anna,Leak,
q1,2026-09-29T10:00:00Z,touch,bolt,O-3,,,,,anna,When?,dir=in;kind=question
f1,2026-09-30,offer,bolt,Q-1,90.00,EUR,2026-10-20,,anna,More,
n1,2026-09-30,note,acme,,,,,,anna,Likes tea,
END
    printf '%s\n' rule,use '*,no' task,yes deadline,yes renewal,yes issue,yes \
        question,yes usage,yes checkin,yes >"$ACCT_HOME/rules.csv"
}

@test "give: all that is open is the other's from that day on, and acct-check finds nothing" {
    begin 'the rows: clients, what is open, a note; a third keeps what is theirs'
    work
    all 2026-10-02 >before
    grep -q '^anna question:bolt:q1' before
    run2 acct-followup give anna olga -m 'On leave' --as-of 2026-10-02 -O csv
    assert_status 0
    assert_err ''
    text_is rows "$(cut -d, -f2- "$out_file")" 'date,type,client,ref,amount,currency,due,channel,owner,text,attrs
2026-10-02,client,acme,,,,,,olga,,
2026-10-02,client,bolt,,,,,,,,papers=olga
2026-10-02,order,acme,O-1,,,,,olga,,amends=o1
2026-10-02,contract,bolt,C-1,,,,,olga,,amends=k1
2026-10-02,task,acme,T-1,,,,,olga,,amends=t1
2026-10-02,task,bolt,T-2,,,,,olga,,amends=t2
2026-10-02,task,,T-3,,,,,olga,,amends=t3
2026-10-02,issue,bolt,I-1,,,,,olga,,amends=i1
2026-10-02,touch,bolt,O-3,,,,,olga,,amends=q1
2026-10-02,offer,bolt,Q-1,,,,,olga,,amends=f1
2026-10-02,order,bolt,O-3,,,,,olga,,amends=o3
2026-10-02,note,acme,,,,,,olga,handed over from anna to olga: On leave,
2026-10-02,note,bolt,,,,,,olga,"handed over from anna to olga (papers, contract C-1, task T-2, issue I-1, question, and 2 more; the client stays with boris): On leave",'
    run2 acct-check --as-of 2026-10-02
    assert_status 0
    assert_out ''
    assert_err ''

    # the day after, what was anna's is olga's, and nothing else changed
    all 2026-10-03 >after
    run2 acct-followup -w anna --as-of 2026-10-03 -O ids
    assert_out ''
    text_is moved "$(cut -d ' ' -f 2 after | sort)" "$(cut -d ' ' -f 2 before | sort)"
    text_is owners "$(sed 's/^anna /olga /' before | sort)" "$(sort after)"
    # and yesterday all was anna's
    all 2026-10-01 >yesterday
    cp "$ledger" given.csv
    work
    all 2026-10-01 | diff - yesterday

    begin 'how much moved; a second time there is nothing; -q, -n'
    work
    keep "$ledger"
    run2 acct-followup give anna olga -n --as-of 2026-10-02
    assert_status 0
    text_is rows "$(grep -c , "$out_file")" 14
    same "$ledger"
    run2 acct-followup give anna olga --as-of 2026-10-02
    assert_out 'type,moved
client,2
contract,1
order,2
touch,1
issue,1
task,3
offer,1'
    run2 acct-followup give anna olga --as-of 2026-10-02 -O table
    assert_status 0
    assert_out ''
    work
    run2 acct-followup give anna olga --as-of 2026-10-02 -q
    assert_out ''
    assert_err ''

    begin 'one client alone; a client without an owner is of who keeps the books'
    work
    printf '[acct]\nowner = anna\n' >"$ACCT_HOME/acct.conf"
    run2 acct-followup give me olga --client Dent --as-of 2026-10-02 -O csv
    text_is rows "$(cut -d, -f2- "$out_file" | tail -n +2)" '2026-10-02,client,dent,,,,,,olga,,
2026-10-02,note,dent,,,,,,olga,handed over from anna to olga,'
    run2 acct-followup give anna olga --client acme --as-of 2026-10-02
    assert_out 'type,moved
client,1
order,1
task,1'
    run2 acct-followup give anna olga --client acme --as-of 2026-10-02 -O table -n
    assert_out_lacks olga
    # what is left is of the others
    run2 acct-followup give anna olga --as-of 2026-10-02
    assert_out_has order,1
    assert_out_has client,1
}

# Everything that may be open, of anna's, with a client of boris's; all rules.
every_kind() {
    rm -f "$ACCT_HOME/rules.csv"
    rows <<'END'
a1,2026-01-01,client,acme,,,EUR,,email,anna,Acme Ltd,email=a@acme.example;tier=A
b1,2026-01-01,client,bolt,,,EUR,,email,boris,Bolt,email=b@bolt.example;sales=anna
o3,2026-09-02,order,bolt,O-3,80.00,EUR,2026-09-20,,anna,Site,
s3,2026-09-20,stage,bolt,O-3,,,,,,,stage=delivered
o4,2026-09-02,order,bolt,O-4,80.00,EUR,2026-10-20,,anna,Film,
o5,2026-08-01,order,bolt,O-5,,,,,anna,By the hour,
c5,2026-08-01,cost,bolt,O-5,,,,,,Work,hours=3
k1,2026-01-02,contract,bolt,C-1,100,EUR,2026-10-20,,anna,Care,per=month;report=month
i1,2026-09-28,issue,bolt,I-1,,,2026-10-20,,anna,Leak,
i2,2026-09-28,issue,bolt,I-2,,,2026-10-20,,anna,Noise,
r2,2026-10-01,resolve,bolt,I-2,50,EUR,,,,Mended,
q1,2026-09-29T10:00:00Z,touch,bolt,O-3,,,,,anna,When?,dir=in;kind=question
q2,2026-09-29T10:00:00Z,touch,bolt,,,,2026-10-09,,anna,Send it,dir=in;kind=request
f1,2026-09-20,offer,bolt,Q-1,90.00,EUR,2026-10-20,,anna,More,kind=quote
pp,2026-09-25,paper,bolt,PAP-1,,,,,anna,Addendum,kind=addendum
p2,2026-08-25,paper,bolt,PAP-2,,,,,anna,Contract,kind=contract
p3,2026-09-01,paper,bolt,PAP-2,,,,,,,sent=2026-09-01
pl,2026-09-01,plan,bolt,,,,,,anna,Grow,goals=more
t1,2026-09-02,task,bolt,T-1,,,2026-12-01,,anna,Call,
t2,2026-09-02,task,,T-2,,,2026-12-01,,anna,Tidy,
v0,2026-01-02,invoice,acme,INV-0,5,EUR,2026-01-20,,boris,,
y0,2026-01-03,payment,acme,INV-0,5,EUR,,,boris,,
END
}

@test "give: every kind of open thing" {
    begin 'what may be amended moves, whoever keeps the client'
    every_kind
    # owners and keys, looking ahead, held back or not
    open_of() {
        local day=$1
        all "$day" --due +60d
        all "$day" --due +60d --held
    }
    open_of 2026-10-05 >before
    open_of 2026-10-04 >yesterday
    for key in checkin:acme quote:bolt unbilled:bolt:O-3 act:bolt:O-3 \
        hours:bolt:O-5 renewal:bolt:C-1 report:bolt:C-1 issue:bolt:I-1 \
        respond:bolt:I-1 resolved:bolt:I-2 compensation:bolt:I-2 \
        question:bolt:q1 request:bolt:q2 paper:bolt:PAP-1 \
        paper-unsigned:bolt:PAP-2 task:bolt:T-1 task::T-2 deadline:bolt:O-4; do
        grep -q "^anna $key" before || wrong "no $key"
    done
    run2 acct-followup give anna olga --as-of 2026-10-05
    assert_status 0
    assert_err ''
    assert_out 'type,moved
client,2
contract,1
order,3
touch,2
issue,2
task,2
offer,1
paper,2
plan,1'
    run2 acct-check --as-of 2026-10-05
    assert_status 0
    assert_out ''
    open_of 2026-10-05 >after
    sed 's/^anna /olga /' before | sort >wanted
    sort after | diff wanted -
    grep -q '^anna ' after && wrong 'anna has some'
    open_of 2026-10-04 | diff yesterday -

    begin 'what stands as it is has another who answers for it, and else nothing'
    every_kind
    more <<'END'
v1,2026-09-01,invoice,bolt,INV-1,80,EUR,2026-09-15,,anna,,order=O-3
l1,2026-09-01,line,bolt,INV-1,80,EUR,,,,Site,order=O-3
v2,2026-10-01,invoice,bolt,INV-2,70,EUR,2027-09-15,,anna,,order=O-4
w1,2026-08-01,act,bolt,ACT-1,80,EUR,,,anna,Site,
w2,2026-08-02,act,bolt,ACT-1,,,,,,,sent=2026-08-02
x1,2026-09-20,survey,bolt,S-1,,,,,anna,,order=O-3
y1,2026-10-01,response,bolt,S-1,,,,,anna,,score=3
s6,2026-10-03,stage,bolt,O-4,,,,,anna,Shipped,stage=shipped
n1,2026-10-03,kpi,,C-1,,,,,anna,,name=CPL;target=10;actual=30;period=2026-09
r3,2026-10-03,resolve,,I-2,,,,,anna,Again,
g1,2026-10-03,usage,bolt,O-4,,,,,anna,,level=5
END
    open_of 2026-10-05 >before
    for key in detractor:bolt:S-1 reminder:bolt:INV-1:1 unsigned:bolt:ACT-1 \
        tell:bolt:O-4 kpi:bolt:C-1 resolved:bolt:I-2; do
        grep -q "^anna $key" before || wrong "no $key"
    done
    figures() {
        acct-invoice list --as-of 2026-10-05 | cut -d, -f1-12
        acct-invoice aging --as-of 2026-10-05
        acct-invoice show INV-1 -O text --as-of 2026-10-05
        acct-metrics --as-of 2026-10-05 | grep -v load
    }
    figures >was
    run2 acct-followup give anna olga --as-of 2026-10-05 -O csv
    assert_status 0
    assert_err ''
    text_is rows "$(grep -E ',(invoice|act|response|stage|kpi|resolve|usage|survey),' "$out_file" | cut -d, -f2- | sort)" \
        '2026-10-05,act,bolt,ACT-1,,,,,olga,,amends=w1
2026-10-05,invoice,bolt,INV-1,,,,,olga,,amends=v1
2026-10-05,invoice,bolt,INV-2,,,,,olga,,amends=v2
2026-10-05,kpi,bolt,C-1,,,,,olga,,amends=n1
2026-10-05,resolve,bolt,I-2,,,,,olga,,amends=r3
2026-10-05,response,bolt,S-1,,,,,olga,,amends=y1
2026-10-05,stage,bolt,O-4,,,,,olga,,amends=s6'
    open_of 2026-10-05 >after
    sed 's/^anna /olga /' before | sort >wanted
    sort after | diff wanted -
    grep '^anna ' after && wrong 'anna has some'
    open_of 2026-10-04 | grep -q '^anna detractor:bolt:S-1'
    run2 acct-check --as-of 2026-10-05
    assert_out ''
    # no invoice is there twice
    figures | diff was -
    acct-invoice list --as-of 2026-10-05 | grep -q '^INV-1,.*,olga$'
    [ "$(acct-add invoice bolt -a 5 -r '' -d 2026-10-05 2>/dev/null)" = INV-2026-0001 ]
    run2 acct-followup give anna olga --as-of 2026-10-05
    assert_out type,moved
    # of another client nothing moves
    every_kind
    more <<<'v1,2026-09-01,invoice,bolt,INV-1,80,EUR,2026-09-15,,anna,,'
    run2 acct-followup give anna olga --client acme --as-of 2026-10-05 -q
    assert_err ''
    grep -q amends=v1 "$ledger" && wrong 'of another client'
    run2 acct-check --as-of 2026-10-05
    assert_out ''
}

@test "give: a note for each client of whom something moves; what settings name is told" {
    begin 'what moved, and with whom the client stays'
    rows <<'END'
a1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
b1,2026-09-01,client,bolt,,,,,email,boris,Bolt,
d1,2026-09-01,client,dent,,,,,email,,Dent,
e1,2026-09-01,client,echo,,,,,email,vera,Echo,
t1,2026-09-02,task,acme,T-1,,,2026-12-01,,anna,Call,
t2,2026-09-02,task,bolt,T-2,,,2026-12-02,,anna,Check,
t3,2026-09-02,task,dent,T-3,,,2026-12-02,,anna,Check,
t4,2026-09-02,task,echo,T-4,,,2026-12-02,,boris,Check,
t5,2026-09-02,task,,T-5,,,2026-12-02,,,Tidy,
END
    run2 acct-followup give anna olga --as-of 2026-10-02 -O csv
    assert_err ''
    text_is notes "$(grep ,note, "$out_file" | cut -d, -f4,11-)" \
        'acme,handed over from anna to olga,
bolt,handed over from anna to olga (task T-2; the client stays with boris),
dent,handed over from anna to olga (task T-3),'
    grep T-5 "$out_file" && wrong 'T-5 is nobodys'

    begin 'settings, roles and rules; what names nobody, and no client'
    printf '%s\n' rule,owner task,anna renewal,boris >"$ACCT_HOME/rules.csv"
    printf '%s\n' '[acct]' owner=anna '[followup]' manager=anna '[team]' \
        'anna = papers, sales' olga= 'boris = sales' vera= >"$ACCT_HOME/acct.conf"
    rows <<'END'
t5,2026-09-02,task,,T-5,,,2026-12-02,,,Tidy,
END
    run2 acct-followup give anna olga --as-of 2026-10-02
    assert_out 'type,moved
task,1'
    assert_err 'acct-followup: settings and rules still name anna: acct.owner, followup.manager, sales in [team], papers in [team], rule task'
    rm "$ACCT_HOME/rules.csv"
    run2 acct-followup give olga boris --as-of 2026-10-02
    assert_out 'type,moved
task,1'
    assert_err ''
}

@test "give: refused, and nothing is added" {
    refused() {
        local status=$1 said=$2
        shift 2
        keep "$ledger"
        run2 acct-followup give --as-of 2026-10-02 "$@"
        assert_status "$status"
        assert_out ''
        assert_err "acct-followup: $said"
        same "$ledger"
    }
    usage=$'\nTry \'acct-followup --help\'.'
    begin 'who is not there; to whom'
    work
    refused 1 "nothing is with 'ana' (closest: anna)" ana olga
    refused 1 "nothing is with 'somebody'" somebody olga
    refused 2 "to whom? ('anna' has it already)$usage" anna anna
    refused 2 "from whom, and to whom?$usage" anna ''
    refused 2 "from whom, and to whom?$usage" '' anna
    refused 2 "'sales' is a role, and nobody's key (name a colleague)$usage" anna sales
    refused 2 "'manager' is a role, and nobody's key (name a colleague)$usage" anna manager
    refused 2 "from whom, and to whom? (acct-followup give FROM TO)$usage" anna
    refused 2 "nobody is 'me' yet (set owner in [acct] of acct.conf)$usage" me anna
    refused 1 "no client 'akme' (closest: acme)" anna olga --client akme
    printf '[team]\nolga =\nanna =\n' >"$ACCT_HOME/acct.conf"
    refused 2 "'ola' is not in the team (closest: olga)$usage" anna ola
    refused 2 "'somebody' is not in the team (acct.conf has no line for it)$usage" anna somebody
    run2 acct-followup give olga anna --as-of 2026-10-02
    assert_status 0
    assert_out type,moved

    begin 'a row without an id cannot be named: all or nothing'
    work
    more <<<',2026-09-28,issue,bolt,I-2,,,2026-10-20,,anna,Leak,'
    refused 1 "$ledger:18: the record has no id, so that nothing can name it (acct-check --fix gives it one)" anna olga
}

@test "give: the example consultancy" {
    local from key
    cp -R "$root"/examples/. "$ACCT_HOME"
    rm -f "$ACCT_HOME/rules.csv"
    cp "$ledger" all.csv
    # all that is open, be it held back, old or to come
    whole() {
        all "$1" --due +800d
        all "$1" --due +800d --held --old
    }
    for from in anna boris vera; do
        cp all.csv "$ledger"
        # who hears of what is late is a setting, and no row
        sed -i "s/^manager = .*/manager = nobody/" "$ACCT_HOME/acct.conf"
        whole 2026-10-04 >yesterday
        whole 2026-10-05 >before
        [ "$(grep -c "^$from " before)" -gt 3 ] || wrong "$from has nothing"
        run2 acct-followup give "$from" olga --as-of 2026-10-05
        assert_status 0
        key=
        [ "$from" != anna ] || key='acct-followup: settings and rules still name anna: acct.owner'
        assert_err "$key"
        whole 2026-10-05 >after
        sed "s/^$from /olga /" before | sort >wanted
        sort after | diff wanted -
        whole 2026-10-04 | diff yesterday -
        run2 acct-followup --as-of 2026-10-06 -w "$from" -O ids
        assert_out ''
        run2 acct-check --as-of 2026-10-05
        assert_status 0
        assert_out ''
    done
}

@test "give: to who is away, and where there is nothing" {
    begin 'the deputy who has it until then is told, and no table is empty'
    rows <<'END'
a1,2026-09-01,client,acme,,,,,email,anna,Acme Ltd,
t1,2026-09-02,task,acme,T-1,,,2026-12-01,,anna,Call,
END
    printf '%s\n' '[acct]' 'owner = anna' '[team]' 'anna =' 'boris =' \
        'olga = away 2026-10-01..2026-10-20, deputy anna' >"$ACCT_HOME/acct.conf"
    run2 acct-followup give anna olga -q --as-of 2026-10-02
    assert_status 0
    assert_err_has 'acct-followup: olga is away until 2026-10-20: anna has it as the deputy until then'
    run2 acct-followup give olga anna -q --as-of 2026-10-02
    assert_err ''
    run2 acct-followup give olga anna --as-of 2026-10-02
    assert_status 0
    assert_out 'type,moved'
    assert_err 'acct-followup: nothing is with olga'
    run2 acct-followup give olga boris -n --as-of 2026-10-02
    assert_status 0
    assert_err 'acct-followup: nothing is with olga'
    # back in time, or without a deputy
    run2 acct-followup give anna olga -q --as-of 2026-10-21
    assert_err_lacks 'away'
    sed -i 's/, deputy anna//' "$ACCT_HOME/acct.conf"
    acct-followup give olga anna -q --as-of 2026-10-21
    run2 acct-followup give anna olga -q --as-of 2026-10-05
    assert_err_has 'olga is away until 2026-10-20, and no deputy is there'
}
