#!/usr/bin/env bats
# The example, day by day.
# shellcheck disable=SC1010  # done is a command of ours

load ../helper
load defaults

# Every key that is open on a day, be it held back: what is on the list again
# after it was gone has come back from the dead.
@test "replay: 400 days of the example: no key twice, none comes back" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    local day n name days
    days=$(many 40 400)
    for ((n = 0; n < days; n++)); do
        printf -v name '%03d' "$n"
        printf -v day '%(%F)T' $((1756728000 + n * 86400)) # 2025-09-01 12:00Z
        { acct-followup -O ids --as-of "$day"
          acct-followup -O ids --as-of "$day" --old
          acct-followup -O ids --as-of "$day" --held; } >"day-$name" 2>err
    done
    awk '
        FNR == 1 { today++ }
        seen[$0] == today { print "twice on day " today ": " $0; bad = 1 }
        seen[$0] && seen[$0] < today - 1 { print "back on day " today ": " $0; bad = 1 }
        { seen[$0] = today; keys[$0]; n++ }
        END { for (key in keys) k++; print k " keys, " n " rows" >"count"; exit bad }
    ' day-* >faults || wrong "$(cat faults)"
    # not an empty show
    [ "$(cut -d' ' -f1 count)" -gt $((days / 2)) ] || wrong "$(cat count)"
}

@test "replay: one open follow-up for each rule, client and ref" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    local day
    for day in 2025-10-01 2026-01-15 2026-04-02 2026-07-01 2026-10-05; do
        # of reports each that was missed is there
        { acct-followup --as-of "$day" -O json --due +60d
          acct-followup --as-of "$day" -O json --due +60d --held; } 2>err |
            jq -r '.[] | select(.rule != "report") | [.rule, .client, .ref] | join(" ")' |
            sort | uniq -d >twice
        diff twice /dev/null
    done
}

@test "replay: a week without a run changes nothing on the day after" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    keep "$ledger"
    acct-followup --as-of 2026-10-05 >alone
    for day in 2026-09-28 2026-09-30 2026-10-02 2026-10-04; do
        acct-followup --as-of "$day" >/dev/null
    done
    acct-followup --as-of 2026-10-05 >after
    cmp alone after
    same "$ledger"
}

# days N: day-NNN has the rows of each of N days: which list, key, due, client,
# rule, record, separated by tabs.
days() {
    local n name day list
    for ((n = 0; n < $1; n++)); do
        printf -v name '%03d' "$n"
        printf -v day '%(%F)T' $((1756728000 + n * 86400)) # 2025-09-01 12:00Z
        for list in '' --old --held; do
            acct-followup -O tsv --as-of "$day" $list |
                awk -F '\t' -v OFS='\t' -v list="${list:---list}" -v day="$day" '
                    FNR > 1 { print day, list, $1, $2, $3, $4, $8, $13 }'
        done >"day-$name" 2>err
    done
}

@test "replay: a duty leaves by a record, a chance in its time, one message a day" {
    cp "$root/examples/ledger.csv" "$root/examples/acct.conf" "$ACCT_HOME"
    days "$(many 45 400)"
    # of rules: duty, stay in days (a month has up to 31), quiet
    acct-followup rules -O tsv | awk -F '\t' -v OFS='\t' '
        FNR > 1 {
            n = $9 + 0
            stay = $9 == "" ? "-" : $9 ~ /m$/ ? n * 31 : $9 ~ /d$/ ? n : 400
            print $1, $10, stay, $16
        }' >known
    # of the ledger: day, client, ref, type
    sqlite3 :memory: -cmd '.mode csv' -cmd ".import $ledger l" -cmd '.mode list' \
        "select substr(date, 1, 10) || char(9) || client || char(9) || ref ||
            char(9) || type from l" >records
    awk -F '\t' '
        function number(day,    y, m) { # days, by the calendar
            y = substr(day, 1, 4) + 0
            m = substr(day, 6, 2) + 0
            if (m < 3) {
                y--
                m += 12
            }
            y = 365 * y + int(y / 4) - int(y / 100) + int(y / 400)
            return y + int((153 * m - 457) / 5) + substr(day, 9, 2)
        }
        FILENAME == "known" { duty[$1] = $2; stay[$1] = $3; quiet[$1] = $4; next }
        FILENAME == "records" {
            said[$1 "\t" $2] = said[$1 "\t" $2] " " $4
            said[$1 "\t" $3] = said[$1 "\t" $3] " " $4
            next
        }
        FNR == 1 { # another day: what was there the day before and is not now
            leave(today)
            delete there
            today = $1
        }
        {
            there[$3]
            client[$3] = $6
            rule[$3] = $7
            split($3, part, ":")
            ref[$3] = part[3]
            if (duty[$7] == "no" && stay[$7] != "-" && $2 == "--list" &&
                number($1) > number($5 != "" ? $5 : $4) + stay[$7])
                fault($3 " has outlived its stay")
            if ($2 == "--list" && $6 != "" && $8 != "task" && $8 != "done" &&
                quiet[$7] ~ /^(normal|polite|commercial)$/ && sent[$1, $6]++)
                fault("two messages to " $6 ": " $3)
        }
        function leave(before,    key, by, step, next_one) {
            for (key in was)
                if (!(key in there) && duty[rule[key]] == "yes") {
                    by = said[before "\t" client[key]] said[before "\t" ref[key]]
                    print before, key, "by" by >"left"
                    # of several steps the next has taken its place
                    step = key
                    if (sub(/:[0-9]$/, "", step))
                        for (next_one in there)
                            if (index(next_one, step ":") == 1)
                                by = by " its next step"
                    if (by == "")
                        fault(key " has left by itself")
                }
            delete was
            for (key in there)
                was[key]
        }
        function fault(what) { print today ": " what; bad = 1 }
        END { leave(today); exit bad }
    ' known records day-* >faults || wrong "$(sort faults | uniq | head -n 40)"
    [ -s left ] || wrong 'no duty has left: not much of a show'
}
