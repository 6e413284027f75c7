# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of acct-survey share.

# The rows of standard input under a ledger's header, for the columns used here.
# Of the queue there are surveys alone: tests/followup/queue.bats has the rest.
book() {
    printf '%s\n' rule,use '*,no' survey,yes >"$ACCT_HOME/rules.csv"
    echo 'id,date,type,client,ref,due,channel,owner,text,attrs' >"$ledger"
    put_more "$ledger"
}

more() {
    put_more "$ledger"
}

# on DAY '+N days': the day so much later.
on() {
    later "$1" "${2//[^0-9-]/}"
    echo "$REPLY"
}

# The keys that are due on a day.
due() {
    acct-survey due --as-of "$1" -O ids
}

columns=key,date,due,client,contact,channel,address,rule,ref,owner,urgency
columns=$columns,template,record,reason
figures=period,figure,group,value,unit,currency,num,den,low,high,note

# One client with one order, delivered on 2026-03-01.
one_order() {
    book <<'E'
,2026-01-05,client,acme,,,,anna,Acme Ltd,email=office@acme.example
,2026-02-01,order,acme,O-1,,,,,
,2026-03-01,stage,acme,O-1,,,,,stage=delivered
E
}

# held DAY: key and reason of what is held back.
held() {
    acct-survey due --held --as-of "$1" -O json | jq -r '.[] | .key + ": " + .held'
}

# refused TEXT [DAY]: a named client is not asked, and it says why.
refused() {
    keep "$ledger"
    run2 acct-survey send acme --as-of "${2:-2026-03-15}"
    assert_status 1
    assert_out ''
    assert_err "acct-survey: acme: $1"
    same "$ledger"
}

# Two surveys of acme, one of zoo.
asked() {
    one_order
    more <<'E'
,2026-01-06,client,zoo,,,,,Zoo,
,2026-03-16,survey,acme,S-1,,telegram,boris,,order=O-1
,2026-06-20,survey,acme,S-2,,email,,,
,2026-03-16,survey,zoo,S-3,,email,,,
E
}

last_row() {
    text_is row "$(tail -n 1 "$ledger" | cut -d, -f2-)" "$1"
}

# Surveys sent from March on, by two of us, about two services.
answered() {
    book <<'E'
,2026-01-05,client,acme,,,,anna,Acme Ltd,
,2026-01-06,client,zoo,,,,boris,Zoo,
,2026-01-07,client,bee,,,,boris,Bee,
,2026-02-01,order,acme,O-1,,,,,service=web
,2026-02-01,order,zoo,O-2,,,,,service=web
,2026-02-01,order,bee,O-3,,,,,service=seo
,2026-03-01,survey,acme,S-1,,,,,order=O-1
,2026-03-31,survey,zoo,S-2,,,,,order=O-2
,2026-04-01,survey,bee,S-3,,,,,order=O-3
,2026-03-02,response,acme,S-1,,,,fine,score=10;csat=5;liked=speed
,2026-04-02,response,zoo,S-2,,,,,score=6;csat=3;disliked=the price;trouble=the forms
E
}
