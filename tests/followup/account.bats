#!/usr/bin/env bats
# The built-in rules by which an account is looked after: quotes, papers, hours,
# signs, plans, people.  The day before, the day, the record that
# ends it.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

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
    # shellcheck disable=SC2016  # the last line, of sed
    not "$day" "$rule" 'the latest answer is another' \
        '$a v3,2026-02-20,survey,acme,S-3,,,,email,anna,,order=O-1\nv4,2026-02-21,response,acme,S-3,,,,email,anna,,score=7'
    no_delivery "$day" "$rule"
}

# What makes no good delivery of it.
no_delivery() {
    local day=$1 rule=$2
    not "$day" "$rule" 'it was late' '/^g1/s/02-10/02-11/'
    not "$day" "$rule" 'it was said to be late' \
        '/^g1/i g0,2026-02-09,stage,acme,O-1,,,2026-02-12,,,,stage=delayed'
    not "$day" "$rule" 'it is not used' '/^e1/s/41/40/'
    # shellcheck disable=SC2016  # the last line, of sed
    not "$day" "$rule" 'it is not used any more' \
        '$a e2,2026-02-20,usage,acme,,,,,,,,level=10'
    # shellcheck disable=SC2016  # the last line, of sed
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
    # shellcheck disable=SC2016  # the last line, of sed
    not 2026-03-03 offer 'they were unhappy with something else since' \
        '$a v3,2026-02-20,survey,acme,S-3,,,,email,anna,,kind=contract\nv4,2026-02-21,response,acme,S-3,,,,email,anna,,score=2'
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

@test "account: a second sale after good work alone" {
    begin 'rule second: two months after the only order'
    success
    more <<<'o2,2026-05-01,order,acme,O-2,,,,,anna,Text,'
    life second second:acme:O-1 2026-04-11 2026-05-01
    sed -i '/^o2/d' "$ledger"
    # it claims no praise, and needs none; blame it heeds
    local day=2026-04-11
    run2 acct-followup --as-of $day --rule second -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        "only one order so far, O-1 'Site': what comes next?"
    cp "$ledger" praised.csv
    sed -i '/^v[12]/d' "$ledger"
    is $day second:acme:O-1 --rule second
    is $day '' --rule offer --held
    acct-followup --as-of $day -O csv --rule second >rows
    for lang in en ru; do
        run2 acct-letter --as-of $day --lang $lang -q <rows
        grep -qiE 'glad that|happy|pleased|рады, что|довол' <<<"$out" && wrong "$lang: $out"
        grep -qE 'How is it doing|Site' <<<"$out" || wrong "$lang: $out"
    done
    cp praised.csv "$ledger"
    sed -i '/^v2/s/score=9/score=7/' "$ledger"
    is $day second:acme:O-1 --rule second
    cp praised.csv "$ledger"
    not $day second 'it was blamed' '/^v2/s/score=9/score=6/'
    not $day second 'it was half bad' '/^v2/s/$/;csat=3/'
    # shellcheck disable=SC2016  # the last line, of sed
    not $day second 'blamed since' \
        '$a v3,2026-02-20,survey,acme,S-3,,,,email,anna,,order=O-1\nv4,2026-02-21,response,acme,S-3,,,,email,anna,,score=3'
    no_delivery $day second
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
    # who is angry was not talked to because we would sell, write or report
    local kind
    for kind in request reminder statement notice news report thanks congrats proposal welcome onboarding; do
        touched 2026-02-06 "dir=out;kind=$kind" >>"$ledger"
    done
    is 2026-02-06 "angry:acme:$one" --rule angry
    touched 2026-02-06 'dir=out;kind=call' >>"$ledger"
    is 2026-02-06 '' --rule angry

    begin 'what is no talk with who is angry is none with who is worried or unhappy'
    run2 bash -c "acct-followup rules --default |
        grep -E '^(angry|signal|detractor|trouble),' | grep -o 'touch dir=out kind!=[^,]*' | sort -u | wc -l"
    text_is lists "$((out))" 1
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

@test "account: quotes that stand, that end, that have lapsed" {
    begin 'rule quote: five days without an answer, until we asked or they said'
    more <<'ROWS'
f1,2026-02-01,offer,acme,Q-1,100,EUR,2026-03-02,email,anna,Site,kind=quote
f2,2026-02-01,offer,acme,Q-2,100,EUR,2026-03-02,email,anna,Text,kind=upsell
u0,2026-02-06,touch,acme,O-1,,,,email,anna,Other,dir=in
u1,2026-02-08,touch,acme,Q-1,,,,email,anna,What of it?,dir=out
ROWS
    paused=too life quote quote:acme:Q-1 2026-02-06 2026-02-08
    sed -i '/^u1/s/dir=out/dir=in/' "$ledger"
    is 2026-02-08 '' --rule quote
    sed -i '/^u1/d' "$ledger"
    is 2026-02-22 quote:acme:Q-1 --rule quote
    is 2026-02-23 '' --rule quote
    for result in won lost; do
        more <<<"f3,2026-02-09,offer,acme,Q-1,,,,email,anna,,result=$result"
        is 2026-02-09 '' --rule quote
        is 2026-03-02 '' --rule quote-ends
        is 2026-03-03 '' --rule quote-lapsed
        sed -i '/^f3/d' "$ledger"
    done

    begin 'rule quote-ends: three days before, until we said so'
    more <<'ROWS'
f1,2026-02-01,offer,acme,Q-1,100,EUR,2026-03-02,email,anna,Site,kind=quote
f3,2026-02-05,offer,acme,Q-1,,,,email,anna,,result=open
u1,2026-02-28,touch,acme,Q-1,,,,email,anna,Until Monday,dir=out
ROWS
    paused=too life quote-ends quote-ends:acme:Q-1:2026-03-02 2026-02-27 2026-02-28
    sed -i '/^u1/d' "$ledger"
    is 2026-03-03 quote-ends:acme:Q-1:2026-03-02 --rule quote-ends
    is 2026-03-04 '' --rule quote-ends
    run2 acct-followup --as-of 2026-02-27 --rule quote-ends -O json
    text_is reason "$(jq -r '.[] | .due + " " + .reason' <<<"$out")" \
        "2026-03-02 quote Q-1 'Site' ends 2026-03-02, in 3 days: say so, or renew it"
    run2 acct-followup --as-of 2026-03-03 --rule quote-ends -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" "quote Q-1 'Site' lapsed 2026-03-02, 1 day ago: say so, or renew it"
    acct-followup --as-of 2026-02-27 --rule quote-ends -O csv >rows
    run2 acct-letter --as-of 2026-02-27 --lang en <rows
    grep -qx 'The last day of our quote Q-1 for “Site” is 2.March.2026.' <<<"$out" ||
        wrong letter
    # it stands for longer
    more <<<'f4,2026-03-01,offer,acme,Q-1,,,2026-03-20,email,anna,,result=open'
    is 2026-03-02 '' --rule quote-ends
    is 2026-03-03 '' --rule quote-lapsed
    is 2026-03-17 quote-ends:acme:Q-1:2026-03-20 --rule quote-ends

    begin 'rule quote-lapsed: the day after, until somebody says what came of it'
    more <<'ROWS'
f1,2026-02-01,offer,acme,Q-1,100,EUR,2026-03-02,email,anna,Site,kind=quote
f3,2026-04-01,offer,acme,Q-1,,,,email,anna,,result=lost
ROWS
    paused=too life quote-lapsed quote-lapsed:acme:Q-1:2026-03-02 2026-03-03 2026-04-01
    run2 acct-followup --as-of 2026-03-03 --rule quote-lapsed -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        "quote Q-1 'Site' stood until 2026-03-02: ask, and say what came of it"
    # whoever sells does it
    printf '%s\n' '[team]' 'olga = sales' >>"$ACCT_HOME/acct.conf"
    run2 acct-followup --as-of 2026-03-03 --rule quote-lapsed -O json
    text_is owner "$(jq -r '.[].owner' <<<"$out")" olga
}

@test "account: what no invoice has of delivered work" {
    begin 'rule unbilled: what is left of it, to the cent'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,100,EUR,,,anna,Site,
n1,2026-02-01,invoice,acme,INV-1,50,EUR,2026-02-12,,anna,,order=O-1
g1,2026-03-01,stage,acme,O-1,,,,,anna,,stage=delivered
ROWS
    # left INVOICES WANTED: rows "NUMBER AMOUNT" beside the first half
    left() {
        cp "$ledger" kept.csv
        put_more "$ledger" <<<"$1"
        run2 acct-followup --as-of 2026-03-08 --rule unbilled -O json
        text_is "left of $1" "$(jq -r '.[].reason' <<<"$out")" "$2"
        cp kept.csv "$ledger"
    }
    left '' "order O-1 'Site' is delivered: send the invoice (50.00 EUR)"
    left 'n2,2026-03-08,invoice,acme,INV-2,20.50,EUR,2026-03-12,,anna,,order=O-1' \
        "order O-1 'Site' is delivered: send the invoice (29.50 EUR)"
    left 'n2,2026-03-08,invoice,acme,INV-2,50,EUR,2026-03-12,,anna,,order=O-1' ''
    left 'n2,2026-03-08,invoice,acme,INV-2,49.99,EUR,2026-03-12,,anna,,order=O-1' ''
    # another currency cannot be compared
    left 'n2,2026-03-08,invoice,acme,INV-2,1,USD,2026-03-12,,anna,,order=O-1' ''
    # the half was credited: all is left
    left 'k1,2026-03-02,credit,acme,CN-1,50,EUR,,,anna,,invoice=INV-1' \
        "order O-1 'Site' is delivered: send the invoice (100.00 EUR)"
    # the order's amount may be with tax or without
    sed -i '/^n1/d' "$ledger"
    local line='l2,2026-03-08,line,acme,INV-2,84.03,EUR,,,,Site,vat=19;order=O-1'
    left "n2,2026-03-08,invoice,acme,INV-2,100,EUR,2026-03-12,,anna,,
$line" ''
    left "n2,2026-03-08,invoice,acme,INV-2,119,EUR,2026-03-12,,anna,,
${line/84.03/100.00}" ''
    left "n2,2026-03-08,invoice,acme,INV-2,59.50,EUR,2026-03-12,,anna,,
${line/84.03/50.00}" "order O-1 'Site' is delivered: send the invoice (40.50 EUR)"
}

@test "account: hours that no invoice has" {
    begin 'rule hours: a month after the first, until an invoice has them'
    more <<'ROWS'
o1,2026-02-01,order,acme,O-1,,,,,anna,Care,
o2,2026-02-01,order,acme,O-2,500,EUR,,,anna,Site,
o3,2026-02-01,order,acme,O-3,500,EUR,,,anna,Text,
x1,2026-02-02,cost,acme,O-1,,,,,boris,,hours=1.5
x2,2026-02-20,cost,acme,O-1,,,,,boris,,hours=2
x3,2026-02-02,cost,acme,O-2,,,,,boris,,hours=9
x4,2026-02-02,cost,acme,O-1,30,EUR,,,boris,Font,
x5,2026-02-02,cost,acme,,,,,,boris,,hours=7
n1,2026-03-20,invoice,acme,INV-1,100,EUR,2026-12-12,,anna,,
l1,2026-03-20,line,acme,INV-1,60,EUR,,,,Work,cost=x1
l2,2026-03-20,line,acme,INV-1,40,EUR,,,,Work,cost=x2
ROWS
    # of O-2 the whole is billed
    paused=too life hours hours:acme:O-1:2026-02-02 2026-03-04 2026-03-20
    run2 acct-followup --as-of 2026-03-19 --rule hours -O json
    text_is reason "$(jq -r '.[] | .due + " " + .reason' <<<"$out")" \
        "2026-03-18 3.5 h of order O-1 'Care' since 2026-02-02 are in no invoice"
    # a part of them: the rest counts from its own day
    sed -i '/^l2/d' "$ledger"
    is 2026-03-21 '' --rule hours
    is 2026-03-22 hours:acme:O-1:2026-02-20 --rule hours
    # an invoice with hours shows that an order is billed by them
    more <<'ROWS'
x6,2026-03-01,cost,acme,O-3,,,,,boris,,hours=4
x7,2026-03-02,cost,acme,O-3,,,,,boris,,hours=5
l3,2026-03-20,line,acme,INV-1,40,EUR,,,,Work,cost=x6
ROWS
    is 2026-03-31 hours:acme:O-1:2026-02-20 --rule hours
    is 2026-04-01 'hours:acme:O-1:2026-02-20 hours:acme:O-3:2026-03-02' --rule hours
    # what never happened bills nothing
    more <<<'v1,2026-04-02,void,acme,n1,,,,,anna,,'
    is 2026-04-02 hours:acme:O-1:2026-02-02 --rule hours
}

@test "account: papers of contracts" {
    begin 'rule paper: three days after it is there, until it was sent'
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,,,anna,Care,per=month
d1,2026-02-01,paper,acme,PAP-1,,,,,anna,Second addendum,kind=addendum;contract=C-1
d2,2026-02-09,paper,acme,PAP-1,,,,,,,sent=2026-02-08
d3,2026-02-01,paper,acme,PAP-2,,,,,anna,Plan of October,kind=approval;signed=2026-02-01
ROWS
    paused=too life paper paper:acme:PAP-1 2026-02-04 2026-02-09
    run2 acct-followup --as-of 2026-02-04 --rule paper -O json
    text_is reason "$(jq -r '.[] | .due + " " + .reason' <<<"$out")" \
        "2026-02-08 addendum PAP-1 'Second addendum' is there: send it to be signed"

    begin 'rule paper-unsigned: at 14, 35 and 63 days, until it is signed'
    more <<'ROWS'
d1,2026-02-01,paper,acme,PAP-1,,,,,anna,Second addendum,kind=addendum
d2,2026-02-09,paper,acme,PAP-1,,,,,,,sent=2026-02-08
u1,2026-02-25,touch,acme,PAP-1,,,,email,anna,Is it there?,dir=out
d3,2026-04-15,paper,acme,PAP-1,,,,,,,signed=2026-04-14;file=papers/2.pdf
ROWS
    # the day before, the day, what ends that one
    is 2026-02-21 '' --rule paper-unsigned
    is 2026-02-22 paper-unsigned:acme:PAP-1:1 --rule paper-unsigned
    is 2026-02-24 paper-unsigned:acme:PAP-1:1 --rule paper-unsigned
    is 2026-02-25 '' --rule paper-unsigned
    is 2026-03-14 '' --rule paper-unsigned
    is 2026-03-15 paper-unsigned:acme:PAP-1:2 --rule paper-unsigned
    is 2026-04-11 paper-unsigned:acme:PAP-1:2 --rule paper-unsigned
    is 2026-04-12 paper-unsigned:acme:PAP-1:3 --rule paper-unsigned
    is 2026-04-14 paper-unsigned:acme:PAP-1:3 --rule paper-unsigned
    is 2026-04-15 '' --rule paper-unsigned
    acct-followup --as-of 2026-02-22 --rule paper-unsigned -O csv >rows
    run2 acct-letter --as-of 2026-02-22 --lang en <rows
    grep -qx 'Subject: To be signed: Second addendum (PAP-1)' <<<"$out" ||
        wrong letter

    begin 'each paper is one command, and what goes against it is refused'
    acct-add -q contract acme Care -r C-1 --as-of 2026-02-01
    run2 acct-add paper acme 'First addendum' -s kind=addendum -s contract=C-1 --as-of 2026-02-01
    assert_out PAP-1
    acct-add -q paper acme -r PAP-1 -s sent=2026-02-03 --as-of 2026-02-05
    refused() {
        run2 acct-add paper acme -r PAP-1 "${@:2}" --as-of 2026-02-10
        assert_status 1
        assert_err "acct-add: $1"
    }
    refused "signed on 2026-02-02, before it was sent, on 2026-02-03 (mend one of the two)" -s signed=2026-02-02
    refused "sent on 2026-01-31, before its date, 2026-02-01 (mend one of the two)" -s sent=2026-01-31
    refused "kind: 'letter' is not one of contract|addendum|approval" -s kind=letter
    acct-add -q paper acme -r PAP-1 -s signed=2026-02-10 --as-of 2026-02-10
    run2 acct-check --as-of 2026-02-10
    assert_status 0
    run2 acct-show acme -O json --as-of 2026-02-10
    text_is paper "$(jq -r '.[] | select(.section == "paper") | .key + " " + .name + " " + .value + " " + .ref + " " + .text' <<<"$out")" \
        'PAP-1 addendum signed C-1 First addendum'
    run2 acct-show acme -O table --as-of 2026-02-10
    grep -A 2 '^Papers' <<<"$out" | tail -n 1 | tr -s ' ' >line
    text_is line "$(cat line)" ' PAP-1 addendum First addendum 2026-02-01 2026-02-03 2026-02-10 C-1'
    sed -i 's/signed=2026-02-10/signed=2026-02-02/' "$ledger"
    run2 acct-check --as-of 2026-02-10 -O csv
    assert_status 1
    [[ $out == *'signed on 2026-02-02, before it was sent'* ]] || wrong check
}

@test "account: plans of key clients" {
    begin 'rule plan: a key client without one, until there is one'
    more <<'ROWS'
c2,2026-01-01,client,bolt,,,EUR,,email,anna,Bolt,tier=A
c3,2026-01-01,client,cove,,,EUR,,email,anna,Cove,tier=A;key=no
c4,2026-01-10,client,bolt,,,,,,,,goals=more orders
l1,2026-02-05,plan,bolt,,,,,,anna,Grow with them,goals=twice the orders;horizon=2027-06-30
ROWS
    life plan plan:bolt:2026-01-01 2026-01-31 2026-02-05
    # key by more than its size
    more <<<'c5,2026-02-06,client,acme,,,,,,,,key=yes'
    is 2026-02-06 plan:acme:2026-01-01 --rule plan
    sed -i '/^c5/s/yes/no/' "$ledger"
    is 2026-02-06 '' --rule plan

    begin 'rule review: each quarter, of key clients, by the plan where there is one'
    more <<'ROWS'
c2,2026-01-01,client,bolt,,,EUR,,email,anna,Bolt,key=yes;goals=more orders
l1,2026-03-05,plan,bolt,,,,,,anna,Grow with them,goals=twice the orders
u1,2026-04-15,touch,bolt,,,,,meeting,anna,The quarter,dir=out;kind=meeting
ROWS
    life review review:bolt:2026-q1 2026-04-01 2026-04-15
    run2 acct-followup --as-of 2026-04-01 --rule review -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        'review of 2026-q1 with a key account (plan: 2026-03-05) (goals to look at again: twice the orders)'
    sed -i '/^u1/d; /^l1/d' "$ledger"
    run2 acct-followup --as-of 2026-04-01 --rule review -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        'review of 2026-q1 with a key account (goals to look at again: more orders)'
    # a plan that is written anew is a review, what was amended is none
    acct-add -q plan bolt 'Keep them' -s threats=price --as-of 2026-04-10
    is 2026-04-10 '' --rule review
    id=$(tail -n 1 "$ledger" | cut -d, -f1)
    acct-add -q plan - -r "$id" --amend -s threats=rivals --as-of 2026-07-02
    is 2026-07-02 review:bolt:2026-q2 --rule review
    run2 acct-show bolt -O json --as-of 2026-07-02
    text_is plan "$(jq -r '[.[] | select(.section == "plan") | .name + "=" + .value + .text] | join("; ")' <<<"$out")" \
        'plan=Keep them; threats=rivals'
    run2 acct-add plan bolt --as-of 2026-07-02
    assert_status 1
    run2 acct-add plan bolt 'Grow' -s horizon=soon --as-of 2026-07-02
    assert_status 1
}

@test "account: people of whom nothing was said for a year" {
    begin 'rule confirm: a year after the last word, until there is another'
    more <<'ROWS'
p1,2025-03-01,contact,acme,P-1,,,,,,Max,email=max@acme.example
p2,2026-03-10,contact,acme,P-1,,,,,,,role=boss
p3,2026-02-01,contact,acme,P-2,,,,,,Ann,left=2026-02-10
ROWS
    is 2026-02-28 '' --rule confirm
    is 2026-03-01 confirm:acme:P-1:2025-03-01 --rule confirm
    is 2026-03-09 confirm:acme:P-1:2025-03-01 --rule confirm
    is 2026-03-10 '' --rule confirm
    is 2027-03-09 '' --rule confirm
    is 2027-03-10 confirm:acme:P-1:2026-03-10 --rule confirm
    run2 acct-followup --as-of 2027-03-10 --rule confirm -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        "is 'Max' still there, and all that we know of them right? nobody has said so since 2026-03-10"
    # known from elsewhere, and entered later
    acct-add -q contact acme -r P-1 -s confirmed=2027-01-01 --as-of 2027-03-11
    is 2027-03-11 '' --rule confirm
    sed -i '$s/^\([^,]*\),2027-03-11/\1,2026-03-11/' "$ledger"
    is 2027-03-11 '' --rule confirm
    is 2027-12-31 '' --rule confirm
    is 2028-01-01 confirm:acme:P-1:2027-01-01 --rule confirm
    # done is until something is said of them again
    acct-followup done confirm:acme:P-1:2027-01-01 -q --as-of 2028-01-02
    is 2028-01-02 '' --rule confirm
    is 2029-01-01 '' --rule confirm
    run2 acct-add contact acme -r P-1 -s confirmed=2030-01-01 --as-of 2029-01-01
    assert_status 1
}
