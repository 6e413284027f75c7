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
