#!/usr/bin/env bats
# The built-in rules by which an account is looked after: figures, quotes,
# papers, hours, signs, plans, people.  The day before, the day, the record that
# ends it.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

@test "account: figures that meet" {
    begin 'rule kpi: target and actual of two records meet by name and period'
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,,,anna,Care,per=month
p1,2026-02-01,kpi,acme,C-1,,,,,anna,,name=CPL;target=900;period=2026-02
p2,2026-03-01,kpi,acme,C-1,,,,,anna,,name=cpl;actual=870;period=2026-02
p3,2026-03-01,kpi,acme,C-1,,,,,anna,,name=leads;target=40
p4,2026-03-01,kpi,acme,C-1,,,,,anna,,name=CPL;target=900;period=2026-03
p5,2026-04-01,kpi,acme,C-1,,,,,anna,,name=CPL;actual=930;period=2026-03
p6,2026-04-02,kpi,acme,C-1,,,,,anna,,name=leads;actual=39;period=2026-03
p7,2026-04-03,kpi,acme,C-1,,,,,anna,,name=CPL;target=950;period=2026-03
ROWS
    # 870 for 900 is met, a target alone is nothing, another period's neither
    is 2026-03-31 '' --rule kpi
    is 2026-04-01 kpi:acme:C-1:2026-04-01 --rule kpi
    run2 acct-followup --as-of 2026-04-02 --rule kpi -O json
    text_is reason "$(jq -r '.[] | .key + " " + .reason' <<<"$out")" \
        'kpi:acme:C-1:2026-04-02 leads: 39 of 40, CPL: 930 of 900 under contract C-1: say what we do about it'
    # the target was moved since
    run2 acct-followup --as-of 2026-04-03 --rule kpi -O json
    text_is reason "$(jq -r '.[] | .key + " " + .reason' <<<"$out")" \
        'kpi:acme:C-1:2026-04-02 leads: 39 of 40 under contract C-1: say what we do about it'
    # 900 of 870 is 103 %: what says higher is short of it
    printf '%s\n' 'rule,on,text' 'near,kpi attained=103,{attained} of {actual} for {target}' >"$ACCT_HOME/rules.csv"
    run2 acct-followup --as-of 2026-03-02 --rule near -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" '103 of 870 for 900'
    sed -i '/^p1/s/$/;better=high/' "$ledger"
    is 2026-03-02 kpi:acme:C-1:2026-03-01 --rule kpi
    is 2026-03-02 '' --rule near
    sed -i '/^p2/s/$/;better=low/' "$ledger"
    is 2026-03-02 '' --rule kpi
    rm "$ACCT_HOME/rules.csv"
}

# An order that was delivered in time, is used and was praised.
success() {
    put_more "$ledger" <<'ROWS'
c2,2026-01-01,client,bolt,,,EUR,,email,anna,Bolt,
o0,2026-01-05,order,bolt,O-0,,,,,anna,Text,service=text
o1,2026-02-01,order,acme,O-1,,,2026-02-10,,anna,Site,service=web
g1,2026-02-10,stage,acme,O-1,,,,,,,stage=delivered
e1,2026-02-11,usage,acme,O-1,,,,,,,level=41
v1,2026-02-12,survey,acme,S-1,,,,email,anna,,order=O-1
v2,2026-02-13,response,acme,S-1,,,,email,anna,,score=9
ROWS
}

# not DATE RULE WHY SED...: with that change it is not said any more.
not() {
    local day=$1 rule=$2 why=$3
    shift 3
    cp "$ledger" kept.csv
    sed -i "$@" "$ledger"
    cmp -s "$ledger" kept.csv && wrong "no change: $why"
    echo "# $why"
    is "$day" '' --rule "$rule" --held
    cp kept.csv "$ledger"
}

# What makes no success of it.
no_success() {
    local day=$1 rule=$2
    not "$day" "$rule" 'the answer is about another order' '/^v1/s/O-1/O-0/'
    not "$day" "$rule" 'about nothing' '/^v1/s/order=O-1//'
    not "$day" "$rule" 'about the contract' '/^v1/s/$/;kind=contract;contract=C-1/'
    not "$day" "$rule" 'our own people say so' '/^v1/s/$/;kind=internal/'
    not "$day" "$rule" 'it is fair' '/^v2/s/score=9/score=8/'
    not "$day" "$rule" 'it is half bad' '/^v2/s/$/;csat=3/'
    not "$day" "$rule" 'it is half bad' '/^v2/s/score=9/score=6;csat=5/'
    not "$day" "$rule" 'the latest answer is another' \
        '$a v3,2026-02-20,survey,acme,S-3,,,,email,anna,,order=O-1\nv4,2026-02-21,response,acme,S-3,,,,email,anna,,score=7'
    not "$day" "$rule" 'it was late' '/^g1/s/02-10/02-11/'
    not "$day" "$rule" 'it was said to be late' \
        '/^g1/i g0,2026-02-09,stage,acme,O-1,,,2026-02-12,,,,stage=delayed'
    not "$day" "$rule" 'it is not used' '/^e1/s/41/40/'
    not "$day" "$rule" 'it is not used any more' \
        '$a e2,2026-02-20,usage,acme,,,,,,,,level=10'
    not "$day" "$rule" 'they may be about to leave' \
        '$a e2,2026-02-12,usage,acme,O-9,,,,,,,level=10'
}

@test "account: an offer after a success alone" {
    begin 'rule offer: three weeks after a success, of what they do not have'
    success
    more <<<'f1,2026-03-09,offer,acme,Q-1,,,,email,anna,Text,kind=crosssell;service=text'
    life offer offer:acme:O-1 2026-03-03 2026-03-09
    run2 acct-followup --as-of 2026-03-03 -O json --rule offer
    text_is reason "$(jq -r '.[0].reason' <<<"$out")" \
        "happy with O-1 'Site': offer text"
    no_success 2026-03-03 offer
    sed -i 's/score=9/csat=4/' "$ledger"
    is 2026-03-03 offer:acme:O-1 --rule offer
    # what was used before and after it is not about it
    more <<<'e2,2026-02-20,usage,bolt,O-0,,,,,,,level=10'
    is 2026-03-03 offer:acme:O-1 --rule offer
    # while something is wrong it waits; who has it all has it all
    cp "$ledger" kept.csv
    more <<<'i1,2026-03-02,issue,acme,I-1,,,,,anna,Leak,'
    is 2026-03-03 '' --rule offer
    is 2026-03-03 offer:acme:O-1 --rule offer --held
    cp kept.csv "$ledger"
    sed -i '/^o0/s/service=text$/service=web/' "$ledger"
    is 2026-03-03 '' --rule offer

    begin 'rule offer: the success is of the last 90 days'
    success
    is 2026-05-11 offer:acme:O-1 --rule offer
    is 2026-05-12 '' --rule offer

    begin 'rule offer: a new service of the catalogue, that nobody has yet'
    success
    sed -i '/^o0/d' "$ledger"
    is 2026-03-03 '' --rule offer
    printf '%s\n' '[services]' 'web = Web site, made anew' 'seo = Search, each month' \
        'mail =' >>"$ACCT_HOME/acct.conf"
    run2 acct-followup --as-of 2026-03-03 -O json --rule offer
    text_is reason "$(jq -r '.[0].reason' <<<"$out")" \
        "happy with O-1 'Site': offer Search, mail"
    # a letter says the same
    acct-followup --as-of 2026-03-03 -O csv --rule offer >rows
    run2 acct-letter --as-of 2026-03-03 --lang en <rows
    grep -qx 'What may help with them next: Search, mail.' <<<"$out" || wrong letter
    printf '%s\n' 'web = Web' >>"$ACCT_HOME/acct.conf"
    run2 acct-followup --as-of 2026-03-03 --rule offer
    assert_status 1
    assert_err "acct-followup: $ACCT_HOME/acct.conf:7: 'web' is there twice"
}

@test "account: a second sale after a success alone" {
    begin 'rule second: two months after the only order'
    success
    more <<<'o2,2026-05-01,order,acme,O-2,,,,,anna,Text,'
    life second second:acme:O-1 2026-04-11 2026-05-01
    sed -i '/^o2/d' "$ledger"
    no_success 2026-04-11 second
    is 2026-05-11 second:acme:O-1 --rule second
    is 2026-05-12 '' --rule second
    more <<<'k1,2026-03-01,contract,acme,C-1,100,EUR,,,anna,Care,per=month'
    is 2026-04-11 '' --rule second

    begin 'rule second: not for whom had a contract'
    success
    more <<<'k1,2026-02-15,contract,acme,C-1,100,EUR,2026-04-30,,anna,Care,per=month'
    is 2026-05-01 '' --rule second
}
