#!/usr/bin/env bats
# Tables on terminals of all widths.

load ../helper

setup() {
    common_setup
    cp "$root"/examples/{ledger.csv,acct.conf,rules.csv} "$ACCT_HOME"
}

# at COLUMNS COMMAND...: what a terminal of that width is shown, in `plain`.
at() {
    run2 script -qec "stty cols $1; ${*:2} --as-of 2026-10-05 --color never" /dev/null
    assert_status 0
    tr -d '\r' <"$out_file" >plain
}

# whole COLUMN COMMAND...: the table has all values of that column of the csv.
whole() {
    run2 "${@:2}" --as-of 2026-10-05 -O json
    jq -r ".[].$1 // empty" <<<"$out" | sort -u >values
    [ -s values ] || wrong 'no values'
    while read -r value; do
        grep -qwF -e "$value" plain || wrong "${*:2}: $value is not there whole"
    done <values
}

@test "tables: a terminal of 80 columns cuts no numbers and no keys" {
    while read -r columns command; do
        for width in 60 80 100; do
            begin "$command, $width columns"
            at "$width" "$command"
            widest=$(wc -L <plain)
            [ "$widest" -le "$width" ] || wrong "$widest columns"
            # what a terminal shows is never cut; a quoted text may be
            ! grep -q '[^0-9 ]…$' plain || wrong 'it is cut'
            for column in ${columns//,/ }; do
                # shellcheck disable=SC2086  # words
                whole "$column" $command
            done
        done
    done <<'TABLES'
number,client,due,currency acct-invoice list
number,invoice,client acct-invoice list --credits
date,invoice,client acct-invoice payments
number,sent,signed acct-invoice acts
client acct-invoice aging
number acct-invoice remind --held
ref acct-invoice remind
number,client acct-invoice taxes
week acct-invoice cash
number acct-invoice statement acme
key,due acct-followup
key acct-followup --held
key acct-followup --group owner
key acct-followup --group client
rule acct-followup rules
ref acct-survey due
key acct-show --list
month acct-metrics --forecast 4
client acct-metrics --accounts
client acct-metrics --referrals
figure acct-metrics --list
TABLES
}

@test "tables: what is the same in every row is left out, and said" {
    begin 'on a terminal that has no room'
    at 60 acct-invoice list --client acme
    ! sed 1q plain | grep -q CLIENT || wrong 'the client is in every row'
    text_is 'last lines' "$(tail -n 2 plain)" $'in every row: CLIENT acme\nleft out: DATE, PAID'
    begin 'where there is room, it is there'
    at 120 acct-invoice list --client acme
    grep -q CLIENT plain
    ! grep -q 'in every row' plain || wrong 'nothing was left out'
    begin 'in a pipe, and in a machine format, it is there'
    run2 acct-invoice list --client acme --as-of 2026-10-05 -O table
    assert_out_has CLIENT
    at 60 acct-invoice list --client acme -O csv
    grep -q '^number,date,due,client,' plain
}

@test "tables: reasons go on below, in wide letters, too" {
    cat >"$ledger" <<'ROWS'
id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs
a1,2026-01-01,client,猫舎,,,EUR,,email,anna,株式会社,
t1,2026-09-15,task,猫舎,T-1,,,2026-10-01,,anna,電話をかけて契約の更新について話し合い見積書を送ること,
t2,2026-09-15,task,猫舎,T-2,,,2026-10-02,,anna,🎉 позвонить и поздравить с днём рождения 🎂,
ROWS
    printf '%s\n' rule,use '*,no' task,yes >"$ACCT_HOME/rules.csv"
    at 40 acct-followup
    text_is table "$(cat plain)" "DUE         WHY                      KEY
2026-10-01  task T-1
            '電話をかけて契約の更新につ
            いて話し合い見積書を送ること
            ' was due 2026-10-01, 4 days
            ago            task:猫舎:T-1
2026-10-02  task T-2 '🎉 позвонить и
            поздравить с днём рождения
            🎂' was due 2026-10-02, 3
            days ago       task:猫舎:T-2
in every row: CLIENT 猫舎, OWNER anna,
VIA email"
}
