# shellcheck shell=bash disable=SC2034,SC2154
# A sound ledger, and faults that are planted into it, one at a time; load check
# before it.

# A year of a small studio in short: what can refer to another does so.  It ends
# at line $sound; dates are before March 2026.
sound_ledger() {
    cat <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
B01,2026-01-01,client,acme,,,,,,,Acme,email=office@acme.example;lang=en;source=site
B02,2026-01-01,client,heron,,,,,,,Heron Bookshop,phone=+7 900 123-45-67;referrer=acme
B03,2026-01-01,contact,acme,P-1,,,,,,Iris Vale,email=iris@acme.example;primary=yes
B04,2026-01-02,contract,acme,C-1,60.00,EUR,2026-12-31,,,Care,per=month
B05,2026-01-02,offer,acme,Q-1,100.00,EUR,,,,Pages,kind=quote
B06,2026-01-02,line,acme,Q-1,100.00,EUR,,,,Pages,qty=1
B07,2026-01-03,offer,acme,Q-1,,,,,,,result=won
B08,2026-01-03,order,acme,O-1,100.00,EUR,2026-02-20,,,Pages,quote=Q-1
B09,2026-01-04,offer,heron,Q-2,500.00,EUR,,,,A shop,kind=quote
B10,2026-01-20,offer,heron,Q-2,,,,,,,result=lost
B11,2026-01-05,order,heron,O-2,40.00,EUR,,,,A poster,
B12,2026-01-06,stage,heron,O-2,,,,,,,stage=cancelled
B13,2026-01-07,stage,acme,O-1,,,,,,,stage=started
B14,2026-01-31,invoice,acme,INV-2026-0001,60.00,EUR,2026-02-14,,,,contract=C-1;period=2026-01
B15,2026-01-31,line,acme,INV-2026-0001,60.00,EUR,,,,Care,qty=1
B16,2026-02-01,invoice,acme,INV-2026-0002,50.00,EUR,2026-02-14,,,Half,order=O-1
B17,2026-02-01,line,acme,INV-2026-0002,50.00,EUR,,,,Pages,qty=1;order=O-1
B18,2026-02-10,stage,acme,O-1,,,,,,,stage=delivered
B19,2026-02-11,invoice,acme,INV-2026-0003,59.50,EUR,2026-02-25,,,The rest,order=O-1;prepaid=9.50
B20,2026-02-11,line,acme,INV-2026-0003,50.00,EUR,,,,Pages,qty=1;vat=19;vatcat=S
B21,2026-02-12,payment,acme,INV-2026-0001,60.00,EUR,,,,,bank=TR-1
B22,2026-02-12,payment,acme,INV-2026-0002,50.00,EUR,,,,,bank=TR-1
B23,2026-02-13,payment,acme,,20.00,EUR,,,,,bank=TR-2
B24,2026-02-14,payment,acme,,-5.00,EUR,,,,back,bank=TR-3
B25,2026-02-14,act,acme,ACT-2026-0001,59.50,EUR,,,,Pages,invoice=INV-2026-0003
B26,2026-02-15,act,acme,ACT-2026-0001,,,,,,,sent=2026-02-15
B27,2026-02-15,credit,acme,CN-2026-0001,9.50,EUR,,,,Late,invoice=INV-2026-0003
B28,2026-02-15,line,acme,CN-2026-0001,9.50,EUR,,,,Late,qty=1
B29,2026-02-16,survey,acme,S-1,,,,,,,order=O-1;contact=P-1
B30,2026-02-17,response,acme,S-1,,,,,,,score=9
B31,2026-02-18,issue,acme,I-1,,,,,,Broken link,severity=high;order=O-1
B32,2026-02-19,resolve,acme,I-1,,,,,,Mended,
B33,2026-02-19,task,acme,T-1,,,2026-02-25,,,Call Iris,order=O-1
B34,2026-02-20,touch,acme,INV-2026-0003,,,,email,,Please pay,dir=out;kind=reminder;number=REM-2026-0001
B35,2026-02-20,note,acme,,,,,,,Nothing odd,x-mood=fine
B36,2026-02-20,order,acme,O-3,10.00,EUR,,,,Never was,
B37,2026-02-21,void,acme,B36,,,,,,entered for another,
B38,2026-02-22,invoice,acme,INV-2026-0004,10.00,EUR,,,,In error,
B39,2026-02-22,void,acme,B38,,,,,,in error,
END
}

# plant ROWS: the sound ledger with these behind it, backslashes as in printf.
plant() {
    sound_ledger >l.csv
    sound=$(wc -l <l.csv)
    printf '%b' "$1" >>l.csv
}

# Lines of "AT KIND|WORDS|ROWS": of the rows, which are planted, the one at that
# place (2:12: the second, its cell 12) has that one finding, with these words.
planted() {
    local at kind words rows line
    faults=0
    while IFS='|' read -r at words rows; do
        [[ -n $rows ]] || continue
        kind=${at#* } at=${at% *}
        plant "$rows"
        line=$((sound + ${at%%:*}))
        [[ $at != *:* ]] || line+=:${at#*:}
        check
        assert_err ''
        [ "$status" -eq 1 ] || wrong "status $status: $rows"
        [[ $(wc -l <"$out_file") -eq 1 ]] || wrong "not one finding: $rows"
        [[ $(<"$out_file") == "l.csv:$line: $kind: "*"$words"*": "* ]] ||
            wrong "not '$line: $kind: $words': $rows"
        faults=$((faults + 1))
    done
}
