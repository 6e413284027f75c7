#!/usr/bin/env bats
# The rule kpi: figures that contracts promise, and that were missed.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

@test "figures: target and actual meet" {
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
    # a target of none, and one below it
    cp "$ledger" kept.csv
    more <<'ROWS'
p8,2026-04-04,kpi,acme,C-1,,,,,anna,,name=errors;target=0;actual=1;better=low;period=2026-03
p9,2026-04-04,kpi,acme,C-1,,,,,anna,,name=profit;target=-100;actual=-101;period=2026-03
pa,2026-04-04,kpi,acme,C-1,,,,,anna,,name=failures;target=0;actual=0;better=low;period=2026-03
pb,2026-04-04,kpi,acme,C-1,,,,,anna,,name=loss;target=-100;actual=-99;period=2026-03
ROWS
    run2 acct-followup --as-of 2026-04-04 --rule kpi -O json
    text_is reason "$(jq -r '.[] | .reason' <<<"$out")" \
        'profit: -101 of -100, errors: 1 of 0, leads: 39 of 40 under contract C-1: say what we do about it'
    cp kept.csv "$ledger"
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

@test "figures: what is told late of a period that is past is no news of a figure" {
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,,,anna,Care,per=month
p1,2026-10-01,kpi,acme,C-1,,,,,anna,,name=CPL;target=900;actual=1200;period=2026-09
ROWS
    is 2026-10-02 kpi:acme:C-1:2026-10-01 --rule kpi
    # neither ends it that July was good, nor begins it that July was bad
    more <<<'p2,2026-10-02,kpi,acme,C-1,,,,,anna,,name=cpl;target=900;actual=500;period=2026-07'
    is 2026-10-02 kpi:acme:C-1:2026-10-01 --rule kpi
    sed -i '/^p1/s/1200/800/; /^p2/s/500/1500/' "$ledger"
    is 2026-10-02 '' --rule kpi
    # a quarter that ends later does, and another figure is by itself
    more <<'ROWS'
p3,2026-10-03,kpi,acme,C-1,,,,,anna,,name=cpl;target=900;actual=990;period=2026-q4
p4,2026-10-03,kpi,acme,C-1,,,,,anna,,name=leads;target=10;actual=9;period=2026-07
ROWS
    is 2026-10-03 kpi:acme:C-1:2026-10-03 --rule kpi
    run2 acct-followup --as-of 2026-10-03 --rule kpi -O json
    text_is reason "$(jq -r '.[].reason' <<<"$out")" \
        'leads: 9 of 10, cpl: 990 of 900 under contract C-1: say what we do about it'
}

@test "figures: a target that is told again leaves the misses of periods as they were" {
    begin 'rule kpi: the figure and its period stay'
    more <<'ROWS'
k1,2026-01-10,contract,acme,C-1,100,EUR,,,anna,Care,per=month
p1,2026-01-20,kpi,acme,C-1,,,,,anna,,name=CPL;target=900
p2,2026-11-02,kpi,acme,C-1,,,,,anna,,name=CPL;actual=950;period=2026-10
p3,2026-11-10,kpi,acme,C-1,,,,,anna,,name=CPL;target=900
ROWS
    run2 acct-followup --as-of 2026-11-11 --rule kpi -O json
    text_is reason "$(jq -r '.[] | .key + " " + .reason' <<<"$out")" \
        'kpi:acme:C-1:2026-11-02 CPL: 950 of 900 under contract C-1: say what we do about it'
    # one that is met now is told no more
    more <<<'p4,2026-12-02,kpi,acme,C-1,,,,,anna,,name=CPL;actual=880;period=2026-11'
    is 2026-12-03 '' --rule kpi
}
