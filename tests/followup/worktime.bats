#!/usr/bin/env bats
# Working time, as acct-followup reckons response times with it.  2026-05-08 is
# a Friday, and Monday 11 May 2026 a holiday.

load ../helper

setup() {
    common_setup
    export TZ=MSK-3
    conf=$ACCT_HOME/acct.conf
    book <<'E'
,2026-01-05,contract,acme,C-1,2026-12-31,sla=4h
Q1,2026-05-08T17:00:00+03:00,touch,acme,,,dir=in;kind=question
E
    printf 'date,name\n2026-05-11,Victory Day\n' >"$ACCT_HOME/holidays.csv"
}

book() {
    {
        echo 'id,date,type,client,ref,due,attrs'
        cat
    } >"$ledger"
}

# due KEY: the day and time by which it is to be done, seen from that Friday.
due() {
    run2 acct-followup --as-of 2026-05-08 --due 2027-01-01 -O json
    assert_status 0
    jq -r --arg key "$1" '.[] | select(.key == $key) | .reason' "$out_file" |
        sed -n 's/.*is due \([0-9-]*\) \{0,1\}\([0-9:]*\), in.*/\1 \2/p
            s/.*[iw]a*s due today at \([0-9:]*\)$/today \1/p'
}

# is WHEN KEY
is() {
    local got
    got=$(due "$2")
    [ "$got" = "$1" ] || wrong "$2 is due '$got' instead of '$1'"
}

# refuses MESSAGE: a run ends with it
refuses() {
    run2 acct-followup --as-of 2026-05-08
    assert_status 1
    assert_out ''
    assert_err "acct-followup: $1"
}

@test "worktime: hours, days and zones" {
    begin 'four hours from Friday 17:00 are over on Tuesday at noon'
    is '2026-05-12 12:00' question:acme:Q1
    run2 acct-followup --as-of 2026-05-12T10:00:00+03:00 --rule question -O json
    assert_out_has 'is due today at 12:00'
    run2 acct-followup --as-of 2026-05-12 --rule question -O json
    assert_out_has 'was due today at 12:00'
    run2 acct-followup --as-of 2026-05-08 --rule question -O ics
    assert_out_has 'DUE:20260512T090000Z'
    # Monday is worked
    rm "$ACCT_HOME/holidays.csv"
    is '2026-05-11 12:00' question:acme:Q1

    begin 'hours and days are settings'
    printf '[work]\nhours = 10:00-13:00, 14:00-18:30\n' >"$conf"
    # 1.5 h on Friday, 2.5 h on Tuesday
    is '2026-05-12 12:30' question:acme:Q1
    printf '[work]\nhours = 09:00-24:00\n' >"$conf"
    is 'today 21:00' question:acme:Q1
    printf '[work]\ndays = mon-sat\n' >"$conf"
    is '2026-05-09 12:00' question:acme:Q1
    printf '[work]\ndays = wed\n' >"$conf"
    is '2026-05-13 14:00' question:acme:Q1

    begin "a zone of the hours, ours, and each client's"
    # our 17:00 is 16:00 in Berlin
    printf '[work]\nzone = Europe/Berlin\n' >"$conf"
    is '2026-05-12 12:00' question:acme:Q1
    printf '[work]\nzone = Europe/Berlin\nhours = 10:00-17:00\n' >"$conf"
    # 1 h on Friday, 3 h to 13:00 there
    is '2026-05-12 14:00' question:acme:Q1
    # closed at noon in Moscow already, open from 03:00
    printf '[work]\nzone = client\n' >"$conf"
    is '2026-05-12 12:00' question:acme:Q1
    echo ',2026-01-05,client,acme,,,tz=Asia/Vladivostok' >>"$ledger"
    is '2026-05-12 07:00' question:acme:Q1
}

@test "worktime: waiting for the client; issues and days" {
    begin 'the clock stops while we wait for the client'
    put_more "$ledger" <<'E'
A1,2026-05-08T18:00:00+03:00,touch,acme,Q1,,dir=out;kind=question
E
    # 1 h has gone; as if the answer came at the end of Friday
    is '2026-05-12 13:00' question:acme:Q1
    put_more "$ledger" <<'E'
A2,2026-05-12T16:00:00+03:00,touch,acme,Q1,,dir=in
E
    run2 acct-followup --as-of 2026-05-12T18:00:00+03:00 --rule question -O json
    assert_out_has 'is due today at 19:00'

    begin 'issues, days, and records without a time'
    book <<'E'
,2026-01-05,contract,acme,C-1,2026-12-31,sla=1d
Q1,2026-05-08T17:00:00+03:00,touch,acme,,,dir=in;kind=question
Q2,2026-05-08,touch,acme,,,dir=in;kind=question
,2026-01-05,contract,bolt,C-2,2026-12-31,sla=12h
Q3,2026-05-08T17:00:00+03:00,touch,bolt,,,dir=in;kind=question
E
    is '2026-05-12 17:00' question:acme:Q1
    is '2026-05-12 ' question:acme:Q2
    is '2026-05-13 11:00' question:bolt:Q3
}

# calendar EVENT...: h.ics has these, each its lines with \n between.
calendar() {
    {
        printf 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//h//EN\n'
        printf 'BEGIN:VEVENT\nDTSTAMP:20200101T000000Z\n%b\nEND:VEVENT\n' "$@"
        printf 'END:VCALENDAR\n'
    } >"$ACCT_HOME/h.ics"
}

# ics BODY: refused, with line and words
ics_refuses() {
    printf '%b' "$1" >"$ACCT_HOME/h.ics"
    refuses "$ACCT_HOME/h.ics$2"
}

@test "holidays: from calendars and tables" {
    begin 'from a calendar, every year, and moved by a table after it'
    rm "$ACCT_HOME/holidays.csv"
    mkdir "$ACCT_HOME/cal"
    put "$ACCT_HOME/cal/ru.ics" <<'E'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//holidays//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20200101T000000Z
DTSTART;VALUE=DATE:20200511
RRULE:FREQ=YEARLY
SUMMARY:Not on a Monday each year
END:VEVENT
END:VCALENDAR
E
    printf '[work]\nholidays = cal/ru.ics\n' >"$conf"
    is '2026-05-12 12:00' question:acme:Q1
    printf 'name,date,working\nMoved,2026-05-09,yes\n' >"$ACCT_HOME/moved.csv"
    printf '[work]\nholidays = cal/ru.ics, %s/moved.csv\n' "$ACCT_HOME" >"$conf"
    is '2026-05-09 12:00' question:acme:Q1
    printf 'name,date,working\nShort,2026-05-09,10:00-11:00\nMoved,2026-05-11,yes\n' \
        >"$ACCT_HOME/moved.csv"
    is '2026-05-11 11:00' question:acme:Q1

    begin 'an override stands for an instance of a recurring event'
    printf '[work]\nholidays = h.ics\n' >"$conf"
    book <<'E'
,2026-01-05,contract,acme,C-1,2026-12-31,sla=12h
Q1,2026-05-08T17:00:00+03:00,touch,acme,,,dir=in;kind=question
E
    local mondays='UID:1\nDTSTART;VALUE=DATE:20260504\nRRULE:FREQ=WEEKLY'
    local monday='UID:1\nRECURRENCE-ID;VALUE=DATE:20260511'
    # 2 h on Friday, 9 h on one day, 1 h on the next
    calendar "$mondays"
    is '2026-05-13 11:00' question:acme:Q1
    # Tuesday and Wednesday instead of that Monday, wherever in the file
    local moved="$monday\nDTSTART;VALUE=DATE:20260512\nDTEND;VALUE=DATE:20260514"
    calendar "$mondays" "$moved"
    is '2026-05-14 11:00' question:acme:Q1
    calendar "$moved" "$mondays"
    is '2026-05-14 11:00' question:acme:Q1
    calendar "$monday\nSTATUS:CANCELLED" "$mondays"
    is '2026-05-12 11:00' question:acme:Q1
    # later ones, too: Tuesdays with their Wednesdays
    calendar "$mondays" \
        'UID:1\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20260504\nDTSTART;VALUE=DATE:20260505\nDURATION:P2D'
    is '2026-05-14 11:00' question:acme:Q1
    run2 acct-followup --as-of 2026-05-14T10:00:00+03:00 --rule question -O json
    assert_status 0
    assert_err ''
    assert_out_has 'is due today at 11:00'
    # of another event; of none in the file
    calendar "${mondays/UID:1/UID:2}" "$monday\nDTSTART;VALUE=DATE:20260512"
    is '2026-05-14 11:00' question:acme:Q1
    calendar "$monday\nSTATUS:CANCELLED"
    is '2026-05-12 11:00' question:acme:Q1

    begin 'what is wrong is said with its line'
    local file=$ACCT_HOME/holidays.csv
    printf 'date,name\n2026-05-11,V\n11.05.2026,V\n' >"$file"
    refuses "$file:3: date: '11.05.2026' is no date (write YYYY-MM-DD)"
    printf 'date,name\n2026-05-11\n' >"$file"
    refuses "$file:2: the row has 1 cells, the header 2 (put cells with a comma in quotes)"
    printf 'day,name\n2026-05-11,V\n' >"$file"
    refuses "$file:1: there is no column 'date' (the first line is: date,name, or: date,name,working)"
    printf 'date,name,date\n' >"$file"
    refuses "$file:1: the column date is there twice"
    printf 'date,name,working\n2026-05-11,V,maybe\n' >"$file"
    refuses "$file:2: working: 'maybe' is not yes, no or hours such as 10:00-18:00"
    printf 'date,name,working\n2026-05-11,V,10-18\n' >"$file"
    refuses "$file:2: working: '10-18' are no hours (write 10:00-19:00, or 10:00-13:00,14:00-19:00)"
    printf '[work]\nholidays = none.csv\n' >"$conf"
    refuses "$ACCT_HOME/none.csv: No such file or directory"

    begin 'a calendar that is none'
    printf '[work]\nholidays = h.ics\n' >"$conf"
    ics_refuses 'date,name\n' \
        ':1: this is no iCalendar file (it begins with BEGIN:VCALENDAR)'
    ics_refuses '' ': this is no iCalendar file (it begins with BEGIN:VCALENDAR)'
    ics_refuses 'BEGIN:VCALENDAR\nVERSION:2.0\n' \
        ': the calendar has no end (END:VCALENDAR; is the file whole?)'
    ics_refuses 'BEGIN:VCALENDAR\n\xff\nEND:VCALENDAR\n' \
        ': byte 0xff is not UTF-8 (convert the file, such as with: iconv -f CP1251 -t UTF-8)'
    ics_refuses 'BEGIN:VCALENDAR\0\n' \
        ': a NUL byte (this is no text file, or it is UTF-16)'
    ics_refuses 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n' \
        ':2: the event has no DTSTART (it says when it is)'
    ics_refuses 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR\n' \
        ":2: the event's DTSTART cannot be read"
    ics_refuses 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=OFTEN\nEND:VEVENT\nEND:VCALENDAR\n' \
        ":2: the event's RRULE cannot be read"
    calendar 'DTSTART;VALUE=DATE:20260101' \
        'DTSTART;VALUE=DATE:20260101\nRECURRENCE-ID:soon'
    refuses "$ACCT_HOME/h.ics:8: the event's RECURRENCE-ID cannot be read"
    calendar 'DTSTART;VALUE=DATE:20260101\nRECURRENCE-ID;VALUE=DATE:20260431'
    refuses "$ACCT_HOME/h.ics:4: the event's RECURRENCE-ID is no date"
    calendar 'DTSTART;VALUE=DATE:20260101\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDPRIOR:20260101'
    refuses "$ACCT_HOME/h.ics:4: the event's RECURRENCE-ID has a RANGE other than THISANDFUTURE (override the instances one by one)"
}

@test "settings: hours, days and zones that are none" {
    begin 'hours and days that are none'
    local file=$conf
    printf '[work]\nhours = 10-19\n' >"$file"
    refuses "$file:2: hours: '10-19' are no hours (write 10:00-19:00, or 10:00-13:00,14:00-19:00)"
    printf '[work]\nhours = 22:00-02:00\n' >"$file"
    refuses "$file:2: hours: '22:00-02:00' ends before it begins (past midnight write both parts: 22:00-24:00,00:00-02:00)"
    printf '[work]\nhours = 10:00-14:00,13:00-19:00\n' >"$file"
    refuses "$file:2: hours: '13:00-19:00' overlaps the hours beside it (make them one stretch)"
    printf '[work]\nhours = 1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00,11:00-12:00,13:00-14:00,15:00-16:00,17:00-18:00\n' >"$file"
    refuses "$file:2: hours: more than 8 stretches of hours"
    printf '[work]\ndays = weekdays\n' >"$file"
    refuses "$file:2: days: 'weekdays' are no days of the week (write mon-fri, or mon,wed,fri)"
    printf '[work]\ndays =\n' >"$file"
    refuses "$file:2: days: '' are no days of the week (write mon-fri, or mon,wed,fri)"

    begin 'a zone that is none is told by every tool, with its line'
    local file=$conf
    printf '[work]\nzone = Europe/Moskow\n' >"$file"
    refuses "$file:2: zone: 'Europe/Moskow' is no time zone (did you mean 'Europe/Moscow'?)"
    run2 acct-show --as-of 2026-05-08 --list
    assert_status 1
    assert_out ''
    assert_err "acct-show: $file:2: zone: 'Europe/Moskow' is no time zone (did you mean 'Europe/Moscow'?)"
    printf '[work]\n\nzone = GMT+3\n' >"$file"
    refuses "$file:3: zone: 'GMT+3' is no time zone (write the name of one, such as Europe/Moscow)"
    for zone in '' client UTC Europe/Moscow; do
        printf '[work]\nzone = %s\n' "$zone" >"$file"
        run2 acct-followup --as-of 2026-05-08
        assert_status 0
        assert_err ''
    done
}

# promised ASKED LENGTH: the instant by which a question of then is due, as a
# calendar has it.
promised() {
    book <<E
,2026-01-05,contract,acme,C-1,2027-12-31,sla=$2
Q1,$1,touch,acme,,,dir=in;kind=question
E
    run2 acct-followup --as-of "${1%%T*}" --rule question -O ics
    assert_status 0
    due=$(sed -n 's/^DUE:\([0-9TZ]*\).*/\1/p' "$out_file")
}

# Expected instants: the clock in ZONE shows the beginning of the hours or a
# later time, and so much time passes (Python's zoneinfo).
@test "worktime: hours that a change of clocks skips or doubles" {
    rm "$ACCT_HOME/holidays.csv"
    export TZ=UTC
    while IFS='|' read -r zone hours asked length want; do
        begin "$zone, $hours"
        conf=$ACCT_HOME/acct.conf
        printf '[work]\nzone = %s\nhours = %s\ndays = mon-sun\n' "$zone" "$hours" >"$conf"
        promised "$asked" "$length"
        text_is due "$due" "$want"
    done <<'CASES'
Europe/Berlin|02:00-10:00|2026-03-28T12:00Z|2h|20260329T030000Z
Europe/Berlin|02:30-10:00|2026-03-28T12:00Z|2h|20260329T030000Z
Europe/Berlin|02:30-10:00|2026-03-28T12:00Z|7h|20260329T080000Z
Europe/Berlin|00:00-02:30,12:00-13:00|2026-03-28T12:00Z|3h|20260329T110000Z
Europe/Berlin|02:00-10:00|2026-10-24T12:00Z|9h|20261025T090000Z
Europe/Berlin|02:30-10:00|2026-10-24T12:00Z|8h|20261025T083000Z
America/Santiago|00:30-10:00|2026-09-05T20:00Z|2h|20260906T060000Z
America/Santiago|23:30-24:00|2026-04-04T20:00Z|1h|20260405T033000Z
Asia/Beirut|00:30-10:00|2026-03-28T18:00Z|2h|20260329T000000Z
Asia/Beirut|23:30-24:00|2026-10-24T12:00Z|1h|20261024T213000Z
Australia/Lord_Howe|02:15-10:00|2026-10-03T12:00Z|2h|20261003T173000Z
Australia/Lord_Howe|01:45-10:00|2026-04-04T12:00Z|2h|20260404T164500Z
CASES
}
