#!/usr/bin/env bats
# Whom a reminder greets: the person that it is to.

load ../helper
load ../paper/paper

setup() {
    common_setup
    seller
    put "$ledger" <<'EOF'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01,2026-01-01,client,gull,,,EUR,,,anna,Gull Tours,lang=en;tone=Dear Ms Möwe;email=g@gull.example.com
02,2026-01-01,client,kite,,,EUR,,,anna,Kite,lang=ru;email=k@kite.example.com
03,2026-01-01,client,tern,,,EUR,,,anna,Tern,tone=Dear all;email=t@tern.example.com
04,2026-01-02,contact,gull,P-1,,,,email,,Ann Gull,email=a@gull.example.com;tone=Dear Ann
05,2026-01-02,contact,kite,P-3,,,,email,,Максим,"email=m@kite.example.com;tone=Привет, Макс!"
06,2026-01-02,contact,tern,P-2,,,,email,,Bob,email=b@tern.example.com
07,2026-09-01,invoice,gull,E-1,1505,EUR,2026-09-15,,anna,,
08,2026-09-02,invoice,kite,K-1,100,EUR,2026-09-16,,anna,,
09,2026-09-03,invoice,tern,T-1,100,EUR,2026-09-17,,anna,,
EOF
}

# greets NUMBER WORDS: the letter of that number does.
greets() {
    run2 acct-invoice show "$1" --as-of 2027-01-01
    assert_status 0
    assert_out_has $'\n\n'"$2"$'\n\n'
}

@test "salute: the person's own, then the client's" {
    run2 acct-invoice remind --issue --as-of 2026-10-05
    assert_status 0
    assert_out $'REM-2026-0001\nREM-2026-0002\nREM-2026-0003'
    greets REM-2026-0001 'Dear Ann,'
    greets REM-2026-0002 'Привет, Макс!'
    greets REM-2026-0003 'Dear all,'
}

@test "salute: of the letter's day, and of a letter to nobody by name" {
    run2 acct-invoice remind --issue E-1 -O text --as-of 2026-10-05
    assert_out_has $'\n\nDear Ann,\n\n'
    cp "$out_file" issued
    put_more "$ledger" <<'EOF'
20,2026-10-20,contact,gull,P-1,,,,,,,tone=Dearest Ann
21,2026-10-21,touch,gull,E-1,5,EUR,,,,,dir=out;kind=reminder;number=L-1
22,2026-10-22,touch,gull,E-1,5,EUR,,,,,dir=out;kind=reminder;number=L-2;contact=P-1
23,2026-10-22,touch,gull,E-1,5,EUR,,,,,dir=out;kind=reminder;number=L-3;contact=P-9
EOF
    acct-invoice show REM-2026-0001 --as-of 2027-01-01 | diff issued -
    greets L-1 'Dear Ms Möwe,'
    greets L-2 'Dearest Ann,'
    greets L-3 'Dear Ms Möwe,'
}
