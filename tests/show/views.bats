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
