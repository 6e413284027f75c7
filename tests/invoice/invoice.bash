# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of acct-invoice share.

setup() {
    common_setup
    put "$ACCT_HOME/acct.conf" <<'END'
[acct]
currency = EUR
[invoice]
due = 14d
unit = h
vat = 19
[me]
name = Tern Studio Ltd
address = 21 Example Street, Limassol
taxid = CY00000001X
bank = Example Bank, IBAN CY00
END
    put "$ledger" <<'END'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
C1,2026-01-01,client,acme,,,EUR,,,anna,Acme Garden Tools,"legal=Acme Garden Tools Ltd;address=7 Example Street\nGalway\nIreland;taxid=IE0000011A"
C2,2026-01-01,client,jumbo,,,JPY,,,,Jumbo KK,
C3,2026-01-01,client,kuwait,,,KWD,,,,Kuwait Trading,
C4,2026-01-01,client,plain,,,,,,,Plain Ltd,
C5,2026-01-01,client,romashka,,,RUB,,,boris,Кофейня «Ромашка»,legal=ООО «Ромашка»
O1,2026-01-02,order,acme,O-1,500.00,EUR,,,,Pages,
END
}

# A few days of dealings, as one would type them: no ids but where one is
# voided.
dealings() {
    put_more "$ledger" <<'END'
,2026-01-05,invoice,acme,A-1,100.00,EUR,2026-01-19,,,,
,2026-01-20,payment,acme,A-1,40.00,EUR,,,,first half,method=card
,2026-02-01,invoice,acme,A-2,200.00,EUR,2026-02-15,,,,
,2026-02-10,payment,acme,A-2,200.00,EUR,,,,,
,2026-02-20,invoice,acme,A-3,300.00,EUR,2026-05-01,,,,
,2026-02-21,credit,acme,CN-1,50.00,EUR,,,,late,invoice=A-3
,2026-03-01,invoice,romashka,R-1,1000.00,RUB,2026-03-15,,,,
,2026-03-02,payment,romashka,R-1,1200.00,RUB,,,,,
,2026-03-03,payment,romashka,,70.00,RUB,,,,,
,2026-03-04,invoice,plain,P-1,10.00,,2026-03-20,,,,
,2026-03-05,credit,plain,CN-2,10.00,,,,,mistake,invoice=P-1
V1,2026-03-06,invoice,acme,A-4,999.00,EUR,2026-03-20,,,,
,2026-03-07,payment,acme,A-4,5.00,EUR,,,,,
,2026-03-08,void,acme,V1,,,,,,wrong client,
,2026-03-09,payment,acme,A-9,6.00,EUR,,,,,
,2026-03-10,payment,acme,A-3,7.00,USD,,,,,
,2026-03-11,invoice,jumbo,J-1,5000,JPY,,,,,prepaid=2000
END
}

# The ledger's rows from line $1 on, without their ids.
rows() {
    local from
    mapfile -t -s $(($1 - 1)) from <"$ledger"
    [ ${#from[@]} -eq 0 ] || printf '%s\n' "${from[@]#*,}"
}

# The tool, on the day of these tests.
invoice() {
    acct-invoice --as-of 2026-04-10 "$@"
}

# Keeps of what was got only some columns, or only the rows.
columns() {
    out=$(cut -d, -f"$1" <<<"$out")
}

body() {
    out=$(tail -n +2 <<<"$out")
}

# Fails as it says, and the ledger is as it was.
refused() {
    local wanted_status=$1 words=$2
    shift 2
    keep "$ledger"
    run2 "$@"
    assert_status "$wanted_status"
    assert_out ''
    assert_err_has "$words"
    same "$ledger"
}
