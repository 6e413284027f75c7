#!/usr/bin/env bats
# acct-show --list checks: points of checklists, ticked by records; --mean.

load ../helper
load show

checks() {
    put "$ACCT_HOME/checks.csv"
}

columns=check,client,ref,due,done,state,late,kept,owner,by

@test "checks: each point of each order, by the first record that ticks it" {
    checks <<'END'
list,check,on,when,due,for,until,owner,text,note
# what we do with every order of a kind
web,hello,order service=web,,date+1d,,touch dir=out about,,say hello to {client},ours
web,first,order service=web,,date+10d,,touch dir=out about kind=checkin,boris,first look
web,given,order service=web,,date+25d,,stage stage=delivered about,,{what} is there
web,act,order service=web,delivered,delivered+3d,,act about,,
web,who,order service=web,,date,,order specialist ever about,,
web,later,order service=web,,date+365d,,note x-done=backup about,,a copy is kept
web,any,order service=web,,none,,note x-done=any about,,no day
END
    put_more "$ledger" <<'END'
W1,2025-03-02,touch,acme,O-1,,,,email,anna,Hello,dir=out;kind=other
W2,2025-03-05,touch,acme,,,,,email,anna,Look,dir=out;kind=checkin;order=O-1
W3,2025-03-06,touch,acme,O-1,,,,email,anna,Again,dir=out;kind=checkin
W4,2025-03-25,act,acme,ACT-1,500,EUR,,,anna,Site,order=O-1
W5,2026-02-05,order,yolka,O-7,10,EUR,,,boris,Site,service=web;specialist=nina
W6,2026-02-05,order,yolka,O-8,10,EUR,,,boris,Not,service=web
W7,2026-02-06,stage,,O-8,,,,,boris,,stage=cancelled
W8,2025-02-28,touch,acme,O-1,,,,email,anna,Before,dir=out;kind=checkin
END
    show --list checks --columns $columns -O csv
    assert_status 0
    assert_err ''
    # O-1 is of 2025-03-01, and anna kept acme then, who is boris's now; O-2 is no site; O-8 is cancelled
    assert_out <<'END'
check,client,ref,due,done,state,late,kept,owner,by
hello,acme,O-1,2025-03-02,2025-03-02,done,,100,anna,W1
hello,yolka,O-7,2026-02-06,,overdue,4,0,boris,
first,acme,O-1,2025-03-11,2025-03-05,done,,100,boris,W2
first,yolka,O-7,2026-02-15,,open,,,boris,
given,acme,O-1,2025-03-26,2025-03-20,done,,100,anna,O2
given,yolka,O-7,2026-03-02,,open,,,boris,
act,acme,O-1,2025-03-23,2025-03-25,late,2,0,anna,W4
who,acme,O-1,2025-03-01,,overdue,346,0,boris,
who,yolka,O-7,2026-02-05,2026-02-05,done,,100,boris,W5
later,acme,O-1,2026-03-01,,open,,,boris,
later,yolka,O-7,2027-02-05,,open,,,boris,
any,acme,O-1,,,open,,,boris,
any,yolka,O-7,,,open,,,boris,
END
    show --list checks acme --where check=hello --columns list,text -O csv
    assert_out $'list,text\nweb,say hello to Acme Limited'
    show --list checks --where state=late -O ids
    assert_out web/act:acme:O-1

    begin 'ticked from then on, and as of a date'
    checks <<<$'list,check,on,until\nweb,x,order,note about'
    put_more "$ledger" <<<'W9,2026-02-09,note,acme,O-2,,,,,anna,x,'
    show --list checks --where done!= --columns ref,by -O csv
    assert_out $'ref,by\nO-2,W9'
    run2 acct-show --as-of 2026-02-08 --list checks --where done!= --count -O ids
    assert_out 0

    begin 'what was voided ticks nothing'
    checks <<<$'list,check,on,until\nweb,x,order,note about'
    put_more "$ledger" <<'END'
W9,2026-02-08,note,acme,O-2,,,,,anna,x,
WA,2026-02-09,void,acme,W9,,,,,anna,,
END
    show --list checks --where done!= --count -O ids
    assert_out 0
}

@test "checks: of contracts and clients, too, whatever became of them" {
    checks <<'END'
list,check,on,due,for,until
contract,talk,contract,date+7d,,touch about
new,goals,client,date+30d,,client goals ever
new,active,client,date+30d,state=active,client goals ever
END
    show --list checks --columns check,client,ref,state,by -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
check,client,ref,state,by
talk,acme,C-1,overdue,
goals,acme,,done,A1
goals,romashka,,overdue,
goals,yolka,,overdue,
goals,zhuk,,overdue,
goals,arbuz,,overdue,
active,acme,,done,A1
active,yolka,,overdue,
active,arbuz,,overdue,
END
    show --list checks --group owner --where kept!= --mean kept -O csv
    assert_status 0
    assert_err ''
    # acme, yolka and zhuk are boris's; C-1, romashka and arbuz anna's
    assert_out <<'END'
owner,count,kept
anna,4,0.0
boris,5,40.0
END
}

@test "checks: no file, no points; what the file has is checked" {
    show --list checks -O csv
    assert_status 0
    assert_err ''
    assert_out key,list,check,client,ref,due,state,done,late,kept,owner,by,text
    show --list checks -O table
    assert_out 'no points of checklists (checks.csv has them)'
    bad() {
        printf '%s\n' "$3" "$4" >"$ACCT_HOME/checks.csv"
        show --list checks -O csv
        assert_status 1
        assert_out ''
        assert_err "acct-show: $ACCT_HOME/checks.csv:$1: $2"
    }
    bad 1 "there is no column 'check' (the first line names the columns: list,check,on,…)" \
        list,on,until ''
    bad 1 "there is no column 'list' (the first line names the columns: list,check,on,…)" \
        check,on,until ''
    bad 1 "no column 'chek' (did you mean 'check'?)" list,chek,on,until ''
    bad 1 "no column 'urgency' (acct-rules(5) lists them)" list,check,urgency ''
    bad 2 "list: 'Web' is no name (a to z, digits and -, at most 32)" \
        list,check,on,until Web,x,order,note
    bad 2 "check: '' is no name (a to z, digits and -, at most 32)" \
        list,check,on,until web,,order,note
    bad 2 'until: is empty (say which record ticks it: touch dir=out kind=welcome, …)' \
        list,check,on,until web,x,order,
    bad 2 "on: 'question' is not there any more once it is done (name what stays: order, contract, touch, …)" \
        list,check,on,until web,x,question,note
    bad 2 "when: a point is done once (no 'then', no day that comes round)" \
        list,check,on,when,until 'web,x,order,date then date+1d,note'
    bad 2 "until: touch has no 'knd' (did you mean 'kind'?)" \
        list,check,on,until 'web,x,order,touch knd=call'
    bad 2 "until: 'period' is nothing where every names no period" \
        list,check,on,until 'web,x,contract,report period'
    bad 3 "check: 'web/x' is there twice" list,check,on,until \
        $'web,x,order,note\nweb,x,order,note'
}

@test "checks: of a client on its card, and in a handover" {
    cp "$root"/examples/{ledger.csv,acct.conf,checks.csv} "$ACCT_HOME"
    run2 acct-show corvid --section check -O table --as-of 2026-10-05
    assert_status 0
    assert_err ''
    assert_out 'Corvid Press

Checklists
  2026-05-19  overdue  O-21  a contract that is signed  site/contract  anna'
    run2 acct-show corvid --section check --all -O table --as-of 2026-10-05
    assert_out 'Corvid Press

Checklists
  2026-05-19  overdue    O-21  a contract that is signed  site/contract  anna
  2026-05-17  done       O-21  who does it                site/plan      anna
  2026-05-17  done late  O-21  begun                      site/begun     anna'
    run2 acct-show corvid --section check -O csv --as-of 2026-10-05
    assert_out 'section,client,key,date,due,name,value,amount,currency,ref,channel,owner,text
check,corvid,site/contract:corvid:O-21,,2026-05-19,site/contract,overdue,,,O-21,,anna,a contract that is signed
check,corvid,site/plan:corvid:O-21,2026-05-12,2026-05-17,site/plan,done,,,O-21,,anna,who does it
check,corvid,site/begun:corvid:O-21,2026-06-15,2026-05-17,site/begun,late,,,O-21,,anna,begun'
    # in the whole card after the phases, and before what comes next
    run2 acct-show otter -O table --as-of 2026-10-05
    [[ $out == *$'\nOrders: '*$'\nChecklists\n  2026-09-23  overdue  O-30  a contract that is signed'*$'\nNext\n'* ]]
    # whoever takes over has those that are open, by whose they are
    run2 acct-show --handover corvid -O text --as-of 2026-10-05
    assert_out_has 'checklist site: a contract that is signed (O-21)  2026-05-19  anna'
    [[ $out != *'who does it'* ]]
    run2 acct-show --handover vera -O text --as-of 2026-10-05
    assert_out_has 'checklist site: a contract that is signed (O-30)  2026-09-23  vera'
    # without the file nothing is said
    rm "$ACCT_HOME/checks.csv"
    run2 acct-show otter -O table --as-of 2026-10-05
    assert_status 0
    [[ $out != *Checklists* ]]
    run2 acct-show --handover vera -O text --as-of 2026-10-05
    [[ $out != *checklist* ]]
}

@test "checks: what they are on average" {
    show --list orders --group client --mean amount -O csv
    assert_status 0
    assert_err ''
    assert_out <<'END'
client,count,amount,currency
acme,2,650.00,EUR
yolka,2,10.00,EUR
END
    begin 'of those that have one; halves away from zero; sorted by it'
    put_more "$ledger" <<'END'
OX,2026-02-01,order,acme,O-X,0.02,EUR,,,anna,x,
OY,2026-02-01,order,romashka,O-Y,0.01,EUR,,,anna,x,
OZ,2026-02-01,order,romashka,O-Z,0.02,EUR,,,anna,x,
O0,2026-02-01,order,romashka,O-0,,,,,anna,x,
END
    show --list orders --group client --mean amount --sort -amount -O csv
    assert_out <<'END'
client,count,amount,currency
acme,3,433.34,EUR
yolka,2,10.00,EUR
romashka,2,0.02,EUR
romashka,1,,
END
    show --list --mean x-seats -O csv
    assert_status 2
    assert_err_has "--mean: 'x-seats' is a column of no numbers"
    show --list --mean orders --sum orders -O csv
    assert_status 2
    assert_err_has '--sum and --mean exclude each other'
    show --list --mean orders -O csv
    assert_out $'count,orders\n5,1.6'
    show acme --mean amount
    assert_status 2
    assert_err_has 'go with --list'
}
