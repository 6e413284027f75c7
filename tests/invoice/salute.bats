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

@test "salute: the client's own, but not by the name of who left" {
    # says TONE PERSON WORDS: letters to that person, of whom Iris Vale left
    says() {
        put "$ledger" <<EOF
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
01,2026-01-01,client,heron,,,EUR,,,anna,Heron,"lang=${4-en};tone=$1;email=h@heron.example.com"
02,2026-01-02,contact,heron,P-1,,,,email,,Iris Vale,email=i@heron.example.com;primary=yes
03,2026-01-02,contact,heron,P-2,,,,email,,Максим Петров,email=m@heron.example.com
04,2026-01-02,contact,heron,P-3,,,,email,,$2,email=t@heron.example.com
05,2026-09-01,invoice,heron,H-1,100,EUR,2026-09-15,,anna,,
06,2026-10-03,contact,heron,P-1,,,,,,,left=2026-10-04
07,2026-10-03,contact,heron,P-2,,,,,,,left=2026-10-04
EOF
        run2 acct-invoice remind --issue -O text --as-of "${day-2026-10-05}"
        assert_status 0
        grep -qxF "$3" "$out_file" || wrong "$1: $out"
    }
    says 'Dear Iris' 'Tom Gray' 'Hello,'
    says 'Dear Ms Vale' 'Tom Gray' 'Hello,'
    says 'Dear Ms Vale' 'Tom Vale' 'Dear Ms Vale,'
    says 'Dear Iris Vale' 'Tom Vale' 'Hello,'
    says 'Dear all' 'Tom Gray' 'Dear all,'
    says 'Hi' 'Tom Gray' 'Hi,'
    says 'Привет, Макс!' 'Том Серый' 'Здравствуйте!' ru
    says 'Привет, Том!' 'Том Серый' 'Привет, Том!' ru
    # until the day before it is as ever
    day=2026-10-03 says 'Dear Iris' 'Tom Gray' 'Dear Iris,'
    # a report, which is to nobody by name, likewise
    says 'Dear Iris' 'Tom Gray' 'Hello,'
    run2 acct-metrics report --client heron -p 2026-09 --as-of 2026-10-03 -O text
    grep -qxF 'Dear Iris,' "$out_file" || wrong "$out"
    run2 acct-metrics report --client heron -p 2026-09 --as-of 2026-10-04 -O text
    grep -qF 'Dear Iris' "$out_file" && wrong "$out"
    assert_status 0
}
