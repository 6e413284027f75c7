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

# A dealing and its record's words: touched DATE ATTRS [TEXT].
touched() {
    echo "t$((++touches)),$1,touch,acme,,,,,email,boris,${3-Hm},$2"
}

@test "account: weak signals reach who can act" {
    local touches=0 one
    for one in report-poor budget-cut new-boss competitor price slow x-merger; do
        begin "rule signal: $one, until we talk"
        touched 2026-02-05 "dir=in;signal=$one" >>"$ledger"
        touched 2026-02-07 'dir=out' >>"$ledger"
        paused=too life signal signal:acme:t$((touches - 1)) 2026-02-05 2026-02-07
    done

    begin 'rule signal: worried, whatever else it is'
    touched 2026-02-05 'dir=in;kind=remark;mood=worried' 'What will it cost?' >>"$ledger"
    one=t$touches
    paused=too life signal "signal:acme:$one" 2026-02-05
    run2 acct-followup --as-of 2026-02-05 --rule signal -O json
    text_is reason "$(jq -r '.[] | .owner + " " + .due + " " + .reason' <<<"$out")" \
        "anna 2026-02-07 a sign on 2026-02-05 (worried) 'What will it cost?': ask, say what we do"
    # what says nothing of it ends nothing; done does, and it passes
    touched 2026-02-06 'dir=out;kind=news' >>"$ledger"
    is 2026-02-06 "signal:acme:$one" --rule signal
    is 2026-03-09 "signal:acme:$one" --rule signal
    is 2026-03-10 '' --rule signal
    acct-followup done "signal:acme:$one" -q --as-of 2026-02-06
    is 2026-02-06 '' --rule signal

    begin 'rule signal: a dealing of ours that shows one does not end itself'
    touched 2026-02-05T10:00:00Z 'dir=out;kind=meeting;signal=new-boss' >>"$ledger"
    is 2026-02-05 "signal:acme:t$touches" --rule signal
    touched 2026-02-05T12:00:00Z 'dir=out;kind=call' >>"$ledger"
    is 2026-02-05 '' --rule signal

    begin 'rule angry: by the next day, by telephone'
    touched 2026-02-05 'dir=in;mood=angry;signal=wants-more' 'Where is it?' >>"$ledger"
    one=t$touches
    paused=too life angry "angry:acme:$one" 2026-02-05
    is 2026-02-05 "angry:acme:$one" --rule angry --rule signal --rule wants-more
    run2 acct-followup --as-of 2026-02-06 --rule angry -O json
    text_is reason "$(jq -r '.[] | .due + " " + .reason' <<<"$out")" \
        "2026-02-06 angry on 2026-02-05 'Where is it?' (wants-more): call, hear what is wrong (known: angry, 2026-02-05; last heard 2026-02-05: 'Where is it?')"
    touched 2026-02-06 'dir=out;kind=call' >>"$ledger"
    is 2026-02-06 '' --rule angry
}

@test "account: who would like more is for who sells" {
    local touches=0
    begin 'rule wants-more: in two days, until there is an offer'
    touched 2026-02-05 'dir=in;signal=wants-more' 'Do you do SEO as well?' >>"$ledger"
    more <<<'f1,2026-02-07,offer,acme,Q-1,,,,email,anna,SEO,kind=crosssell'
    paused=too life wants-more wants-more:acme:t1 2026-02-05 2026-02-07
    sed -i '/^f1/d' "$ledger"
    printf '%s\n' '[services]' 'seo = Search' >>"$ACCT_HOME/acct.conf"
    wants() {
        run2 acct-followup --as-of 2026-02-05 --rule wants-more -O json
        text_is row "$(jq -r '.[] | .owner + " " + .due + " " + .reason' <<<"$out")" "$1"
    }
    local said="2026-02-07 would like more, on 2026-02-05 'Do you do SEO as well?': talk about what comes next (not theirs yet: Search)"
    # whoever spoke with them, where nobody sells
    wants "boris $said"
    printf '%s\n' '[team]' 'olga = sales' 'boris = account' >>"$ACCT_HOME/acct.conf"
    wants "olga $said"
    touched 2026-02-06 'dir=out;kind=proposal' >>"$ledger"
    is 2026-02-06 '' --rule wants-more
}

@test "account: what may be said of mood and signal" {
    run2 acct-add touch acme 'Thin' -s dir=in -s signal=report-por
    assert_status 1
    assert_err "acct-add: signal: 'report-por' is not one of wants-more|report-poor|budget-cut|new-boss|competitor|price|slow|x- (did you mean 'report-poor'?)"
    run2 acct-add touch acme 'Thin' -s dir=in -s signal=x-
    assert_status 1
    assert_err "acct-add: signal: 'x-' is not one of wants-more|report-poor|budget-cut|new-boss|competitor|price|slow|x-"
    run2 acct-add touch acme 'Thin' -s dir=in -s mood=bad
    assert_status 1
    assert_err "acct-add: mood: 'bad' is not one of good|worried|angry"
    acct-add -q touch acme 'They merge' -s dir=in -s signal=x-merger -s mood=good --as-of 2026-02-05
    is 2026-02-05 "signal:acme:$(tail -n 1 "$ledger" | cut -d, -f1)" --rule signal
    # a rule may ask for one of the user's own, and for no other
    printf '%s\n' rule,on 'merger,touch signal=x-merger' >"$ACCT_HOME/rules.csv"
    is 2026-02-05 "merger:acme:$(tail -n 1 "$ledger" | cut -d, -f1)" --rule merger
    printf '%s\n' rule,on 'merger,touch signal=merger' >"$ACCT_HOME/rules.csv"
    run2 acct-followup --as-of 2026-02-05
    assert_status 1
}

@test "account: mood and signals are risk, for 90 days" {
    local touches=0
    risk() {
        printf '%s\n' rule,on,text 'risky,client risk=1..,{risk} {signs}' >"$ACCT_HOME/rules.csv"
        run2 acct-followup --as-of "$1" --rule risky -O json
        text_is "risk on $1" "$(jq -r '.[].reason' <<<"$out")" "$2"
    }
    begin 'the latest mood, the latest signal'
    touched 2026-02-05 'dir=out;mood=worried' >>"$ledger"
    touched 2026-02-06 'dir=out;signal=budget-cut' >>"$ledger"
    risk 2026-02-04 ''
    risk 2026-02-05 '20 worried, 2026-02-05'
    risk 2026-02-06 '40 worried, 2026-02-05, is to save, 2026-02-06'
    # 40 is at risk: the rule cooling asks
    is 2026-02-06 cooling:acme:2026-02-06 --rule cooling
    touched 2026-02-07 'dir=in;signal=competitor' >>"$ledger"
    risk 2026-02-07 '40 worried, 2026-02-05, is wooed by a competitor, 2026-02-07'
    touched 2026-02-08 'dir=in;signal=new-boss;mood=angry' >>"$ledger"
    risk 2026-02-08 '60 angry, 2026-02-08, has a new boss, 2026-02-08'
    risk 2026-05-09 '60 angry, 2026-02-08, has a new boss, 2026-02-08'
    risk 2026-05-10 ''
    touched 2026-02-09 'dir=in;mood=good;signal=report-poor' >>"$ledger"
    risk 2026-02-09 ''
}
