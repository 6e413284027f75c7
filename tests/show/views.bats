#!/usr/bin/env bats
# acct-show --list services, load, calendar.

load ../helper
load show

@test "views: services, with the gaps" {
    put_more "$ledger" <<'EOF'
C9,2025-09-01,contract,romashka,C-2,300,RUB,,,anna,SEO,per=month;service=seo
O9,2025-09-05,order,yolka,O-9,900,EUR,,,boris,Site,service=web
OA,2025-09-05,order,zhuk,O-A,900,EUR,,,boris,Site,service=web
OB,2025-09-06,stage,zhuk,O-A,,,,,boris,,stage=cancelled
EOF
    show --list services --where tier!= --columns service,client,has -O csv
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
service,client,has
web,acme,yes
web,romashka,no
web,yolka,yes
web,zhuk,no
seo,acme,no
seo,romashka,yes
seo,yolka,no
seo,zhuk,no
EOF
    show --list services --group service --where has=yes -O csv
    assert_out <<'EOF'
service,count
seo,1
web,2
EOF
    show --list services romashka --where has=no -O ids
    assert_out web

    begin 'a service of the catalogue that nobody has'
    printf '[services]\nlegal = Legal advice\n' >"$ACCT_HOME/acct.conf"
    show --list services --where service=legal --columns client,name,has -O csv
    assert_out <<'EOF'
client,name,has
acme,Legal advice,no
romashka,Legal advice,no
yolka,Legal advice,no
zhuk,Legal advice,no
arbuz,Legal advice,no
EOF
}

@test "views: load against limits" {
    printf '[team]\n%s\n' 'anna = account, name Anna, limit 2' \
        'boris = account, sales, limit 1' 'vera = papers' >"$ACCT_HOME/acct.conf"
    show --list load -O csv
    assert_status 0
    assert_err ''
    # acme and yolka are boris's and active, zhuk is lost; arbuz is anna's,
    # romashka paused; O-2 and O-4 are open, T-1 and T-3, and I-1
    assert_out <<'EOF'
key,name,roles,clients,limit,over,orders,tasks,issues,late
anna,Anna,account,1,2,,1,1,1,2
boris,boris,account|sales,2,1,1,1,1,0,0
vera,vera,papers,0,,,0,0,0,0
EOF
    show --list load --where over!= -O ids
    assert_out boris
    show --list load --sum clients -O csv
    assert_out $'count,clients\n3,3'
    begin 'without a team, who keeps clients or answers for something'
    show --list load -C /dev/null --columns key,clients,limit -O csv
    assert_out <<'EOF'
key,clients,limit
anna,1,
boris,2,
EOF
}

@test "views: what lies ahead" {
    put_more "$ledger" <<'EOF'
P5,2026-01-01,contact,acme,P-5,,,,email,,Leap,birthday=2000-02-29
P6,2026-01-01,contact,acme,P-6,,,,email,,Unsaid,birthday=--02-09
P7,2026-01-01,contact,acme,P-7,,,,email,,Gone,birthday=1990-02-12;left=2026-02-01
C9,2025-12-01,contract,acme,C-9,10,EUR,2026-03-31,,anna,Care,per=month;report=month;notice=1w
EOF
    show --list calendar acme --where 'date<=+2m' -O csv
    assert_status 0
    assert_err ''
    # INV-5 names no day: it has the usual time to be paid;
    # C-9's first report was due in January: it is late, and not ahead
    assert_out <<'EOF'
date,what,client,ref,owner,text
2026-02-20,task,acme,T-1,anna,Send the draft
2026-02-23,invoice,acme,INV-5,anna,
2026-02-28,birthday,acme,P-5,boris,Leap
2026-03-01,invoice,acme,INV-3,anna,
2026-03-24,notice,acme,C-9,anna,Care
2026-03-31,end,acme,C-9,anna,Care
EOF
    show --list calendar acme --where what=birthday --columns date,text -O csv
    assert_out <<'EOF'
date,text
2026-02-28,Leap
2027-02-09,Unsaid
EOF
    run2 acct-show --as-of 2026-02-09 --list calendar acme --where what=birthday \
        --columns date -O ids
    assert_out <<'EOF'
2026-02-09
2026-02-28
EOF
}

@test "views: accounts and who sent whom, as acct-metrics has them" {
    put_more "$ledger" <<'END'
U1,2025-01-20,client,sosna,,,RUB,,email,anna,Сосна,referrer=romashka
U2,2025-01-21,client,polyus,,,RUB,,email,anna,Полюс,referrer=sosna
U3,2025-01-22,client,beta,,,EUR,,email,anna,Beta,referrer=acme
U4,2025-09-01,order,polyus,O-20,400,RUB,,,anna,x,
U5,2025-09-02,order,sosna,O-21,100,RUB,,,anna,x,
U6,2025-09-02,order,sosna,O-22,7,EUR,,,anna,x,
U7,2025-01-23,client,ring1,,,EUR,,email,anna,One,referrer=ring2
U8,2025-01-24,client,ring2,,,EUR,,email,anna,Two,referrer=ring1
U9,2025-01-24,client,self,,,EUR,,email,anna,Self,referrer=self
END
    show --list referrals --columns path,by,level,sent,below,revenue,brought,currency \
        -O csv
    assert_status 0
    assert_err ''
    # 1300 by orders, and C-1's fee of 12 months, of which two are of 120;
    # a circle begins with the one that was there first
    assert_out <<'END'
path,by,level,sent,below,revenue,brought,currency
acme,,0,2,4,0.00,500.00,RUB
acme,,0,2,4,2540.00,7.00,EUR
acme/romashka,acme,1,1,2,0.00,500.00,RUB
acme/romashka,acme,1,1,2,0.00,7.00,EUR
acme/romashka/sosna,romashka,2,1,1,100.00,400.00,RUB
acme/romashka/sosna,romashka,2,1,1,7.00,0.00,EUR
acme/romashka/sosna/polyus,sosna,3,0,0,400.00,0.00,RUB
acme/beta,acme,1,0,0,,,
ring1/ring2/ring1,ring2,0,1,1,0.00,0.00,EUR
ring1/ring2,ring1,1,1,1,0.00,0.00,EUR
END
    show --list referrals --where path~romashka --where currency=RUB --sum revenue -O csv
    assert_out $'count,revenue,currency\n3,500.00,RUB'

    run2 acct-metrics --as-of 2026-02-10 --accounts -O json
    assert_status 0
    cp "$out_file" metrics
    show --list accounts -O json
    assert_status 0
    assert_err ''
    [ "$(jq length "$out_file")" -gt 6 ]
    what='[.[] | {class, revenue, currency, costs, orders, sent, brought, reasons, state}]'
    run2 jq -c "[.[].client], $what, [.[].key]" metrics
    wanted=$out
    show --list accounts -O json
    cp "$out_file" list
    run2 jq -c "[.[].key], $what, [.[].account]" list
    assert_out "$wanted"
}

@test "views: who sent each other are a ring, with all that came of it" {
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
U1,2025-01-22,client,tail2,,,EUR,,email,anna,Tail two,referrer=tail1
U2,2025-01-22,client,tail1,,,EUR,,email,anna,Tail one,referrer=c
U3,2025-01-23,client,a,,,EUR,,email,anna,Jones,referrer=b
U4,2025-01-24,client,b,,,EUR,,email,anna,Brown,referrer=c
U5,2025-01-24,client,c,,,EUR,,email,anna,Smith,
END
    cp "$ledger" sound.csv
    # acct-add makes none, of two or three, in one batch or with what is there
    for by in a tail2; do
        run2 acct-add client c -s referrer=$by
        assert_status 1
        assert_err "acct-add: referrer: '$by' was itself sent to us by 'c', or by one whom that sent (name who came first; or --force)"
    done
    run2 acct-add - <<<$'type,client,text,attrs\nclient,x,Xu,referrer=y\nclient,y,Young,referrer=x'
    assert_status 1
    assert_err_has "standard input:3: referrer: 'x' was itself sent to us by 'y'"
    cmp "$ledger" sound.csv
    run2 acct-add -q client b -s referrer= -d 2025-02-01
    assert_status 0
    run2 acct-add -q client c -s referrer=a -d 2025-02-01
    assert_status 0
    # whom nobody sent begins: no ring yet
    show --list referrals --columns path,ring -O csv
    assert_out 'path,ring
b,
b/a,
b/a/c,
b/a/c/tail1,
b/a/c/tail1/tail2,'
    cp sound.csv "$ledger"
    echo 'U6,2025-02-01,client,c,,,,,,,,referrer=a' >>"$ledger"
    show --list referrals --columns key,path,ring -O csv
    assert_out 'key,path,ring
a,a/c/b/a,a/c/b/a
c,a/c,a/c/b/a
tail1,a/c/tail1,
tail2,a/c/tail1/tail2,
b,a/c/b,a/c/b/a'
    run2 acct-check --only ref
    assert_status 1
    assert_out_has ':7:12: ref: referrer: each was sent by the next, so that nobody was the first: a, b, c, a: '
}

@test "views: a long chain of who sent whom" {
    awk 'BEGIN { for (i = 2; i <= 3000; i++)
        printf "Q%d,2025-01-20,client,client%06d,,,RUB,,email,anna,N,referrer=client%06d\n",
            i, i, i - 1
        print "Q1,2025-01-20,client,client000001,,,RUB,,email,anna,N," }' >>"$ledger"
    # the whole way down to each would take their number squared
    show --list referrals --columns path,level -O csv
    assert_status 0
    assert_err ''
    [ "$(wc -l <"$out_file")" = 3003 ]
    way=$(printf '/client%06d' {2985..3000})
    [ "$(tail -n 1 "$out_file")" = "…$way,2999" ]
}

@test "views: what clients ask is due when follow-ups say, without a day of its own" {
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,,,,boris,Acme,
K1,2026-01-01,contract,acme,C-1,10,EUR,,,boris,Care,sla=4h;solve=high:8h|3d
I1,2026-01-26T10:00:00Z,issue,acme,I-1,,,,,boris,Broken,severity=high
I2,2026-01-26T10:00:00Z,issue,acme,I-2,,,,,boris,Odd,
I3,2026-01-26T10:00:00Z,issue,acme,I-3,,,2026-02-20,,boris,Later,
I4,2026-01-26T10:00:00Z,issue,acme,I-4,,,,,boris,Over,
R4,2026-01-27T10:00:00Z,resolve,acme,I-4,,,,,boris,Done,
T1,2026-01-26T10:00:00Z,touch,acme,,,,,email,boris,Why?,dir=in;kind=question
EOF
    local day=2026-01-28 key by
    acct-followup --as-of "$day" -O json 2>/dev/null |
        jq -r '.[] | select(.rule == "issue" or .rule == "question") |
            .key + " " + .due' | sed 's/.*:acme:\([^ ]*\)/\1/' | sort >due
    # what lies ahead may not be there yet
    grep -q '^I-1 2026-01-26$' due || wrong 'no I-1 in it'
    grep -q '^T1 2026-01-26$' due || wrong 'no T1 in it'
    run2 acct-show --as-of "$day" --list issues -O csv --columns key,due
    assert_out 'key,due
I-1,2026-01-26
I-2,2026-01-28
I-3,2026-02-20
I-4,'
    cp "$out_file" issues
    run2 acct-show --as-of "$day" --list questions -O csv --columns key,due
    assert_out 'key,due
T1,2026-01-26'
    cat issues "$out_file" >shown
    while read -r key by; do
        grep -qx "$key,$by" shown || wrong "$key is due $by"
    done <due
    run2 acct-show --as-of "$day" --list load -O csv --columns key,issues,late
    assert_out 'key,issues,late
boris,3,1'
    run2 acct-show --as-of "$day" acme -O table
    assert_out_has '  issue     I-1  2026-01-26  2026-01-26  late'
    assert_out_has '  question       2026-01-26  2026-01-26  late'
}
