#!/usr/bin/env bats
# Surveys, day by day: whoever is due is asked, and reminded.

load ../helper

# The example without its surveys, but with issues that stay open for a while.
example() {
    cp "$root/examples/acct.conf" "$ACCT_HOME"
    grep -vE '^[^,]*,[^,]*,(survey|response),|,S-[0-9]+,' "$root/examples/ledger.csv" >"$ledger"
    head -n 1 "$ledger" |
        diff - <(echo id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs)
    local client n=0
    for client in romashka sosna acme beta; do
        printf 'X%d,2026-0%d-01,issue,%s,X-%d,,,,,,Broken,\n' $((++n)) $((n + 1)) $client $n
        printf 'Y%d,2026-0%d-20,resolve,%s,X-%d,,,,,,Mended,\n' $n $((n + 1)) $client $n
        printf 'Z%d,2026-0%d-21,touch,%s,X-%d,,,,email,,It is mended,dir=out\n' $n $((n + 1)) $client $n
    done >>"$ledger"
    printf '[survey]\ninternal = 3d\n' >>"$ACCT_HOME/acct.conf"
}

@test "replay: no two surveys within a gap, none in a complaint, one reminder" {
    example
    local day n days
    days=$(many 90 400)
    for ((n = 0; n < days; n++)); do
        printf -v day '%(%F)T' $((1769947200 + n * 86400)) # 2026-02-01 12:00Z
        acct-survey send --as-of "$day" >/dev/null
        acct-followup --as-of "$day" -O tsv 2>err >today
        awk -F '\t' -v OFS='\t' -v day="$day" 'FNR > 1 { print day, $1, $4, $8, $9 }' today >>seen
        # every second one is reminded on its first day, the rest later or never
        awk -F '\t' '$8 == "survey-reminder" { print $4 "," $9 }' today >reminders
        while IFS=, read -r client ref; do
            ((${ref##*-} % 2)) ||
                acct-add -q touch "$client" Please -r "$ref" -s dir=out -s kind=reminder \
                    -c email -d "$day" --as-of "$day"
        done <reminders
    done
    sqlite3 :memory: -cmd '.mode csv' -cmd ".import $ledger l" -cmd '.mode list' \
        "create view s as select substr(date, 1, 10) day, client, ref, attrs,
             attrs like '%kind=internal%' ours,
             substr(attrs, instr(attrs, 'specialist=') + 11) who
         from l where type = 'survey';
         select 'near', a.ref, b.ref from s a, s b
         where a.ref <> b.ref and a.day <= b.day and a.ours = b.ours and
             (case when a.ours then a.who = b.who else a.client = b.client end) and
             julianday(b.day) - julianday(a.day) < 90;
         create view open as select i.client, i.ref, substr(i.date, 1, 10) since,
             (select min(substr(r.date, 1, 10)) from l r
              where r.type = 'resolve' and r.ref = i.ref) until
         from l i where i.type = 'issue';
         select 'asked', s.ref, o.ref from s, open o
         where not ours and s.client = o.client and s.day >= o.since and
             (o.until is null or s.day < o.until);
         select 'twice', ref from l where type = 'touch' and attrs like '%kind=reminder%'
             and ref like 'S-%' group by ref having count(*) > 1;
         select 'same', attrs from s where attrs not like '%contract=%'
         group by attrs having count(*) > 1;" >faults
    diff faults /dev/null
    # what is on the list while a complaint is open
    sqlite3 :memory: -cmd '.mode csv' -cmd ".import $ledger l" -cmd '.mode tabs' \
        -cmd 'create table seen (day, key, client, rule, ref)' -cmd '.import seen seen' \
        "select distinct 'listed', seen.key from seen, l i
         where i.type = 'issue' and i.client = seen.client and
             seen.rule in ('survey-reminder', 'reminder', 'offer', 'promoter') and
             seen.day >= substr(i.date, 1, 10) and not exists
                 (select 1 from l r where r.type = 'resolve' and r.ref = i.ref and
                  substr(r.date, 1, 10) <= seen.day);
         select 'early or late', key, day from seen, l s where rule = 'survey-reminder' and
             s.type = 'survey' and s.ref = seen.ref and
             julianday(day) - julianday(substr(s.date, 1, 10)) not between 7 and 24;
         select 'reminded already', key, day from seen, l t
         where rule = 'survey-reminder' and t.type = 'touch' and t.ref = seen.ref and
             substr(t.date, 1, 10) < day;" >faults
    diff faults /dev/null
    # not an empty show: of each kind, and both sorts of reminders
    for kind in ,order=O- contract=C- issue= kind=internal; do
        grep -q "^[^,]*,[^,]*,survey,.*$kind" "$ledger" || wrong "no survey with $kind"
    done
    grep -q kind=reminder <(grep ',S-' "$ledger") || wrong 'nobody was reminded'
    cut -f 2,4 seen | grep -c survey-reminder | awk '$1 < 5 { exit 1 }'
}
