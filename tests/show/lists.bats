#!/usr/bin/env bats
# acct-show --list of everything: which lists, joined columns, counts and sums.

load ../helper
load show

@test "lists: seven questions, a line each" {
    put_more "$ledger" <<'EOF'
C9,2025-09-01,contract,romashka,C-2,30000,RUB,,,anna,Сайт и продвижение,per=month;report=month
C8,2025-09-01,contract,acme,C-3,900,EUR,2026-06-30,,anna,Frame for what comes,per=total
C7,2025-09-01,contract,yolka,C-4,900,EUR,2025-12-31,,boris,Over,per=month;report=month
O7,2025-09-05,order,acme,O-7,900,EUR,2026-05-01,,anna,Third site,contract=C-3;specialist=nina
O8,2025-09-06,order,yolka,O-8,90,EUR,2025-10-01,,boris,Cards,specialist=nina
O9,2025-10-01,stage,yolka,O-8,,,,,boris,,stage=delivered
RA,2025-10-05,report,romashka,C-2,,,,email,anna,,period=2025-09
RB,2026-01-05,report,romashka,C-2,,,,email,anna,,
X1,2026-01-20,act,acme,ACT-1,900,EUR,,,anna,Third site,order=O-7
X2,2026-01-22,act,acme,ACT-1,,,,,anna,,sent=2026-01-21
X3,2026-02-03,act,acme,ACT-1,,,,,anna,,signed=2026-02-02
X4,2026-02-04,act,acme,ACT-2,50,EUR,,,anna,More,order=O-7
P1,2025-05-01,contact,romashka,P-7,,,,,,Макс,email=max@romashka.example;phone=+7 900 1
P2,2025-05-01,contact,romashka,P-8,,,,,,Ира,email=hello@romashka.example
P3,2025-05-01,contact,romashka,P-9,,,,,,Gone,email=gone@romashka.example;left=2026-01-01
T8,2026-02-05,touch,acme,,,,,telegram,anna,Hi,dir=out;kind=other
EOF

    # C-1 and C-2 are retainers; C-3 is but the frame of O-7; C-4 is over
    show --list projects --columns key,kind -O csv
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
key,kind
O-4,order
O-7,order
O-2,order
C-1,contract
C-2,contract
EOF
    show --list projects --count -O ids
    assert_out 5

    # the last payment
    show --list payments --where 'amount>0' --sort -date --limit 1 \
        --columns date,amount,currency,client -O csv
    assert_out <<'EOF'
date,amount,currency,client
2026-02-08,25.00,EUR,acme
EOF

    # reports of September and December were sent: January's is due in February
    show --list contracts --where next_report!= --sort next_report \
        --columns next_report,key,client -O csv
    assert_out <<'EOF'
next_report,key,client
2026-02-07,C-2,romashka
EOF
    run2 acct-show --as-of 2025-09-30 --list contracts --where client=romashka \
        --columns next_report -O ids
    assert_out 2025-10-07

    # the channel that is most used
    show --list touches 'Acme Limited' --group channel --sort -count --limit 1 \
        -O csv
    assert_out <<'EOF'
channel,count
email,3
EOF

    # every address once, the client's own and its people's who are there
    show --list addresses --where state=paused --where channel=email -O ids
    assert_out <<'EOF'
hello@romashka.example
max@romashka.example
EOF

    # joint projects with a specialist
    show --list orders --where specialist=nina --count -O ids
    assert_out 2
    show --list orders acme --where specialist=nina -O ids
    assert_out O-7

    # when the closing documents were sent
    show --list acts acme --columns key,sent,signed -O csv
    assert_out <<'EOF'
key,sent,signed
ACT-1,2026-01-21,2026-02-02
ACT-2,,
EOF
    run2 acct-show --as-of 2026-01-31 --list acts --where signed= -O ids
    assert_out ACT-1
}

@test "lists: the client's columns, of what is the client's" {
    show --list orders --where tier=A --columns key,tier,client.name -O csv
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
key,tier,client.name
O-1,A,Acme Limited
O-2,A,Acme Limited
EOF
    # stage is the order's own; the relation has its name behind the client's
    show --list orders --columns key,stage,client.stage -O csv
    assert_out <<'EOF'
key,stage,client.stage
O-1,delivered,basic
O-3,cancelled,
O-4,,
O-2,,basic
EOF
    show --list tasks --where client.x-seats=12 --where state=open -O ids
    assert_out <<'EOF'
T-1
T-3
EOF
    begin 'a row that names no client is of what it is about'
    show --list stages acme --columns client,ref,stage -O csv
    assert_out <<'EOF'
client,ref,stage
acme,O-1,delivered
EOF
    show --list resolve --columns client,ref -O csv
    assert_out <<'EOF'
client,ref
acme,I-2
EOF
    begin 'no such column, of the list or of clients'
    show --list orders --where teir=A
    assert_status 2
    assert_err_has "--where: no column 'teir' (did you mean 'tier'?)"
    show --list orders --columns client.nmae
    assert_status 2
    assert_err_has "--columns: no column 'client.nmae'"
    show --list --columns client.name
    assert_status 2
}

@test "lists: what a line comes to" {
    put_more "$ledger" <<'END'
N1,2026-02-01,invoice,acme,N-1,2393.75,EUR,2026-02-15,,anna,,
N2,2026-02-01,line,acme,N-1,1800.00,EUR,,,,Care,qty=1
N3,2026-02-01,line,acme,N-1,62.50,EUR,,,,Work,qty=9.5;unit=h
N4,2026-02-01,line,acme,N-1,10.125,EUR,,,,Prints,qty=10;discount=1.25
N5,2026-02-01,line,acme,N-1,,,,,,Thanks,
END
    show --list lines --where ref=N-1 --sum net -O csv
    assert_status 0
    assert_out 'count,net,currency
1,,
3,2493.75,EUR'
    show --list lines --where ref=N-1 --where net=593.75 --columns text -O tsv
    assert_out 'text
Work'
    show --list lines --sum amount
    assert_status 2
    assert_err_has "--sum: 'amount' is the price of one (what a line comes to is net)"
}

@test "lists: --count, --sum and --group; currencies apart" {
    show --list invoices --sum amount -O csv
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
count,amount,currency
4,1450.00,EUR
1,1000,JPY
EOF
    show --list invoices --group currency --sum amount -O csv
    assert_out <<'EOF'
currency,count,amount
EUR,4,1450.00
JPY,1,1000
EOF
    show --list invoices --group status --sum open --sort -count -O csv
    assert_out <<'EOF'
status,count,open,currency
open,1,1000,JPY
overdue,1,500.00,EUR
overpaid,1,0.00,EUR
paid,1,0.00,EUR
partial,1,80.00,EUR
EOF
    show --list touches --group date:month -O csv
    assert_out <<'EOF'
date,count
2026-01,2
2026-02,3
EOF
    show --list orders --group client.tier --sum amount --sort -amount -O csv
    assert_out <<'EOF'
client.tier,count,amount,currency
A,2,1300.00,EUR
B,2,20.00,EUR
EOF
    show --list --group stage -O csv
    assert_out <<'EOF'
stage,count
basic,1
,4
EOF
    begin 'numbers of several decimals, exactly; those without one count as none'
    put_more "$ledger" <<'EOF'
U1,2026-01-01,cost,acme,,,,,,anna,,hours=0.1
U2,2026-01-02,cost,acme,,,,,,anna,,hours=0.25
U3,2026-01-03,cost,acme,,10,EUR,,,boris,,
EOF
    show --list costs --group owner --sum hours -O csv
    assert_out <<'EOF'
owner,count,hours
anna,2,0.35
boris,1,
EOF
    begin 'nothing: 0, and of groups none'
    show --list gifts --count -O csv
    assert_out $'count\n0'
    show --list gifts --group owner -O csv
    assert_out owner,count
    show --list gifts -O table
    assert_out 'no such records'
    begin 'what cannot be'
    show --list orders --sum text
    assert_status 2
    assert_err_has "--sum: 'text' is a column of no numbers"
    show --list orders --group text:month
    assert_status 2
    assert_err_has "--group: 'text:month' is no column of days"
    show --list orders --group date:fortnight
    assert_status 2
    show --list orders --count --sort amount
    assert_status 2
    assert_err_has '--sort: what is counted is sorted by count'
    show --list orders --count --columns key
    assert_status 2
    assert_err_has '--columns does not go with --count'
    show acme --count
    assert_status 2
    assert_err_has 'go with --list'
}

@test "lists: no amount without its currency, no option that is lost" {
    put_more "$ledger" <<'EOF'
OU,2025-05-02,order,acme,O-9,500.00,USD,,,anna,In dollars,
EOF
    run2 acct-show --list orders --columns key,amount,text --where client=acme -O table --as-of 2026-02-10
    assert_status 0
    assert_out 'ORDER  AMOUNT       WHAT
O-1    500.00  EUR  First site
O-9    500.00  USD  In dollars
O-2    800.00  EUR  Second site'
    run2 acct-show --list orders --columns key,amount,text --where client=acme -O csv --as-of 2026-02-10
    assert_out 'key,amount,text,currency
O-1,500.00,First site,EUR
O-9,500.00,In dollars,USD
O-2,800.00,Second site,EUR'
    run2 acct-show --list orders --columns currency,key,amount --where client=acme -O csv --limit 1 --as-of 2026-02-10
    assert_out 'currency,key,amount
EUR,O-1,500.00'
    # several amounts, of which some are empty
    run2 acct-show --list contracts --columns key,budget,amount -O csv --as-of 2026-02-10
    assert_out 'key,budget,amount,currency
C-1,,120.00,EUR'
    run2 acct-show --list orders --where client=acme --group amount -O csv --as-of 2026-02-10
    assert_out 'amount,currency,count
500.00,EUR,1
800.00,EUR,1
500.00,USD,1'
    local words text
    while IFS='|' read -r words text; do
        # shellcheck disable=SC2086  # options, a word each
        run2 acct-show $words
        assert_status 2
        assert_out ''
        assert_err_has "acct-show: $text"
    done <<'CASES'
--list orders --group client --group owner|--group is given twice: 'client' and 'owner'
--list orders --sum amount --sum open|--sum is given twice: 'amount' and 'open'
--list orders --columns key --columns text|--columns is given twice: 'key' and 'text'
--list=orders --list=tasks|--list is given twice: 'orders' and 'tasks'
--list orders --columns key,text,key|--columns: 'key' is there twice
--list lists --count|--list lists names the lists: nothing else goes with it
--list lists --where a=b|--list lists names the lists: nothing else goes with it
--list=lists acme|--list lists names the lists: nothing else goes with it
--list lists acme|--list lists names the lists: nothing else goes with it
--list lists --limit 2|--list lists names the lists: nothing else goes with it
CASES
    # what all tools have is of the last, so that an alias may say it
    run2 acct-show -O csv -O ids --list orders --limit 1 --limit 1 --as-of 2026-02-10
    assert_status 0
    assert_out O-1
}

@test "lists: sums that do not fit are told, not wrapped" {
    put_more "$ledger" <<'EOF'
W1,2026-01-01,cost,acme,,90000000000000000,EUR,,,anna,,
W2,2026-01-01,cost,acme,,90000000000000000,EUR,,,anna,,
EOF
    show --list costs --sum amount
    assert_status 1
    assert_out ''
    assert_err_has 'acct-show: '
}

@test "lists: money is compared in its currency, and shown with its decimals" {
    show --list invoices --columns key,amount,currency --sort -amount -O csv
    assert_status 0
    assert_out <<'EOF'
key,amount,currency
INV-5,1000,JPY
INV-2,800.00,EUR
INV-1,500.00,EUR
INV-3,100.00,EUR
INV-4,50.00,EUR
EOF
    show --list invoices --where 'amount>=100' --where currency=EUR -O ids
    assert_out <<'EOF'
INV-1
INV-2
INV-3
EOF
    show --list lines --columns ref,amount,currency -O ndjson
    assert_out '{"ref":"INV-2","amount":"800.00","currency":"EUR"}'
}

@test "lists: offers won by an order, tasks put off, the latest first" {
    show --list offers --columns key,result -O csv
    assert_out <<'EOF'
key,result
Q-2,won
Q-3,won
Q-1,open
EOF
    show --list tasks --columns key,state,due -O csv
    assert_out <<'EOF'
key,state,due
T-1,open,2026-02-20
T-2,done,2026-01-10
T-3,open,
EOF
    show --list questions --columns client,kind,waits,text -O csv
    assert_out <<'EOF'
client,kind,waits,text
acme,question,8,Is it late?
EOF
    show --list surveys --columns key,score,answered -O csv
    assert_out <<'EOF'
key,score,answered
S-1,9,2025-04-05
S-2,,
EOF
    # of one day, the later in the ledger is the latest
    put_more "$ledger" <<'EOF'
n1,2026-02-09,note,acme,,,,,,anna,first,
n2,2026-02-09,note,acme,,,,,,anna,second,
EOF
    show --list notes --sort -date --columns text -O ids
    assert_out <<'EOF'
second
first
EOF
}

@test "lists: as an operand or with =, singular or plural; the lists by name" {
    show --list=orders -O ids
    assert_status 0
    cp "$out_file" want
    show --list orders -O ids
    same_text=$(cat want)
    assert_out "$same_text"
    show --list order -O ids
    assert_out "$same_text"
    show --list=orders yolka -O ids
    assert_out <<'EOF'
O-3
O-4
EOF
    show --list orders acme romashka
    assert_status 2
    assert_err_has "'romashka' is too much"
    show --list=orders acme romashka
    assert_status 2
    show --list odrers
    assert_status 2
    assert_err_has "--list: no list 'odrers' (did you mean 'orders'?)"
    show --list orders nobody
    assert_status 1
    assert_err_has "no client 'nobody'"

    begin 'each list that there is can be shown, with the header it has'
    show --list lists -O ids
    assert_status 0
    lists=$out
    [ "$(wc -l <<<"$lists")" -ge 25 ]
    for name in $lists; do
        show --list "$name" -O csv
        assert_status 0
        assert_err ''
        head=$(head -1 "$out_file")
        [[ $head =~ ^(key|address|service|date), ]] || wrong "$name: $head"
        show --list "$name" -O table
        assert_status 0
        assert_err ''
        show --list "$name" --count -O ids
        show --list "$name" -O ids
        n=$(wc -l <"$out_file")
        show --list "$name" --count -O ids
        assert_out "$n"
    done
}

# Papers, figures and a quote of acme's, of which later rows tell.
told_later() {
    put_more "$ledger" <<'END'
P1,2026-01-02,paper,acme,PAP-1,,,2026-03-01,,anna,The frame,contract=C-1;kind=contract
P2,2026-01-03,paper,acme,PAP-1,,,,,,,sent=2026-01-03
P3,2026-01-09,paper,acme,PAP-1,,,,,,,signed=2026-01-08
P4,2026-01-10,paper,acme,PAP-2,,,,,anna,More,contract=C-1;kind=addendum;sent=2026-01-10
P5,2026-01-11,paper,acme,PAP-3,,,,,anna,Even more,contract=C-1;kind=addendum
X1,2025-12-01,kpi,,C-1,,,,,,,name=CPL;target=900;period=2026-01
X2,2026-02-05,kpi,,C-1,,,,,,,name=CPL;actual=950;period=2026-01
X3,2026-02-05,kpi,,C-1,,,,,,,name=visits;target=100
X4,2026-02-05,kpi,,C-1,,,,,,,name=visits;actual=120
X5,2026-02-06,kpi,,C-1,,,,,,,name=visits;actual=90
X6,2026-02-06,kpi,,C-1,,,,,,,name=calls;target=30;period=2026-02
X7,2026-02-07,kpi,,C-1,,,,,,,name=odd
Q7,2026-02-08,offer,acme,Q-78,300,EUR,2026-03-01,,anna,,kind=quote
Q8,2026-02-08,line,,Q-78,200,EUR,,,,A new catalogue,
Q9,2026-02-08,line,,Q-78,100,EUR,,,,Printed,
QA,2026-02-09,offer,acme,Q-78,,,,,,,result=open
END
}

@test "lists: one row a paper, with how it stands" {
    told_later
    show --list papers -O csv
    assert_status 0
    assert_err ''
    assert_out <<'EOF'
key,client,kind,state,date,due,sent,signed,contract,file,channel,owner,text
PAP-1,acme,contract,signed,2026-01-02,2026-03-01,2026-01-03,2026-01-08,C-1,,,anna,The frame
PAP-2,acme,addendum,sent,2026-01-10,,2026-01-10,,C-1,,,anna,More
PAP-3,acme,addendum,made,2026-01-11,,,,C-1,,,anna,Even more
EOF
    show --list paper --where signed= -O ids
    assert_out 'PAP-2
PAP-3'
    show --list papers -O table --where state=signed
    assert_out_has SIGNED
    run2 acct-show --as-of 2026-01-05 --list papers --columns key,state -O csv
    assert_out 'key,state
PAP-1,sent'
}

@test "lists: one row a figure, target beside actual" {
    told_later
    show --list kpis -O csv
    assert_status 0
    assert_err ''
    # the target of all visits is in their rows
    assert_out <<'EOF'
key,date,client,ref,name,period,target,actual,attained,state,better,owner,text
X2,2026-02-05,acme,C-1,CPL,2026-01,900,950,94,missed,lower,,
X4,2026-02-05,acme,C-1,visits,,100,120,120,reached,higher,,
X5,2026-02-06,acme,C-1,visits,,100,90,90,missed,higher,,
X6,2026-02-06,acme,C-1,calls,2026-02,30,,,open,higher,,
X7,2026-02-07,acme,C-1,odd,,,,,open,higher,,
EOF
    show --list kpis acme --where 'attained<100' --columns name,attained -O csv
    assert_out 'name,attained
CPL,94
visits,90'
}

@test "lists: a quote without a text is told by its first line" {
    told_later
    show --list quotes --columns key,text -O csv
    assert_status 0
    assert_err ''
    assert_out 'key,text
Q-78,A new catalogue'
    show acme --section open -O csv
    assert_out_has 'open,acme,Q-78,2026-02-08,2026-03-01,offer,,300.00,EUR,,,anna,A new catalogue'
    show acme --section open -O table
    assert_out_has 'A new catalogue'
    show --handover anna -O text
    assert_out_has 'offer: A new catalogue (Q-78)'
}

@test "lists: who has left looks so, where anybody has" {
    show --list contacts -O table
    assert_status 0
    assert_out_lacks LEFT
    put_more "$ledger" <<<'PX,2026-02-01,contact,acme,P-2,,,,,,,left=2026-02-01'
    show --list contacts -O table
    assert_out_has LEFT
    grep -q '^P-2 .*2026-02-01$' "$out_file" || wrong 'no day'
    show --list contacts -O table --where left=
    assert_out_lacks LEFT
    show --list contacts -O table --columns key,left --where left=
    assert_out_has LEFT
}

@test "lists: what is left to bill of orders" {
    put_more "$ledger" <<'END'
O9,2026-01-20,order,acme,O-9,400,EUR,,,anna,Third site,
OA,2026-01-21,stage,,O-9,,,,,,,stage=delivered
N9,2026-01-22,invoice,acme,INV-9,150,EUR,2026-03-01,,,,order=O-9
END
    show --list orders acme --columns key,amount,unbilled -O csv
    assert_status 0
    assert_err ''
    assert_out 'key,amount,unbilled,currency
O-1,500.00,,EUR
O-2,800.00,,EUR
O-9,400.00,250.00,EUR'
    # of a cancelled one nothing is left
    show --list orders --where unbilled!= -O ids
    assert_out 'O-4
O-9'
    show --list orders --sum unbilled -O csv
    assert_out 'count,unbilled,currency
3,,
2,260.00,EUR'
    # as the rule has it
    run2 acct-followup --as-of 2026-02-10 --rule unbilled -O csv
    assert_out_has '250.00 EUR'
    # all columns do not have it: it takes work
    show --list orders -O csv
    assert_out_lacks unbilled
}
