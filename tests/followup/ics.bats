#!/usr/bin/env bats
# -O ics: action rows as things to do (RFC 5545), seen by another parser.

load ../helper

# Three clients: plain, all the characters that have a meaning, no address.
book() {
    put "$ledger" <<'E'
id,date,type,client,ref,due,channel,owner,text,attrs
,2026-01-05,client,acme,,,,anna,Acme Ltd,email=office+billing@acme.example
,2026-01-05,client,fern,,,phone,,Fern,phone=+7 (900) 123-45-67
,2026-01-05,client,ромашка,,,,,ООО «Ромашка»,
,2026-02-01,order,acme,O-1,,,,Site,
,2026-02-01,order,fern,"O;2,\x",,,,Ferns,
,2026-02-01,order,ромашка,Заказ-на-очень-длинное-имя-которое-не-помещается-в-строку-1,,,,Цветы,
,2026-03-01,stage,acme,O-1,,,,,stage=delivered
,2026-03-02,stage,fern,"O;2,\x",,,,,stage=delivered
,2026-03-03,stage,ромашка,Заказ-на-очень-длинное-имя-которое-не-помещается-в-строку-1,,,,,stage=delivered
E
}

ics() {
    run2 acct-survey due --as-of 2026-03-20 -O ics
    assert_status 0
    assert_err ''
}

# The calendar with its lines unfolded and ended by LF.
unfolded() {
    sed -z 's/\r\n[ \t]//g; s/\r\n/\n/g' "$out_file"
}

# Sets $python to one that has vobject.
need_vobject() {
    for python in python3 /usr/bin/python3; do
        ! "$python" -c 'import vobject' 2>/dev/null || return 0
    done
    echo 'no vobject for Python (python3-vobject)' >&2
    return 1
}

# other PROGRAM: run by that Python.
other() {
    PYTHONIOENCODING=utf-8 "$python" -c "$1" "$out_file"
}

@test "ics: the calendar, to the byte but for where its lines are folded" {
    book
    sed -i '/fern\|ромашка/d' "$ledger"
    ics
    sed 's/$/\r/' >want <<'E'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//acct//acct//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VTODO
UID:survey:acme:O-1@acct
DTSTAMP:20260320T000000Z
DUE;VALUE=DATE:20260315
SUMMARY:acme: delivered 2026-03-01\, 19 days ago
DESCRIPTION:delivered 2026-03-01\, 19 days ago\nemail: office+billing@acme.example\nabout: O-1\nowner: anna\nkey: survey:acme:O-1
CATEGORIES:survey
CONTACT:email: office+billing@acme.example
URL:mailto:office+billing@acme.example
PRIORITY:6
STATUS:NEEDS-ACTION
END:VTODO
END:VCALENDAR
E
    sed -z 's/\r\n[ \t]//g' "$out_file" | cmp want -
}

@test "ics: the same question has the same answer and the same UIDs" {
    begin 'the same question has the same answer, whenever it is asked'
    book
    ics
    cp "$out_file" first
    sleep 1
    TZ=Asia/Vladivostok ics
    cmp first "$out_file"
    run2 acct-survey due --as-of 2026-03-20T15:30+03:00 -O ics
    [ "$(grep -c '^DTSTAMP:20260320T123000Z' "$out_file")" -eq 3 ]

    begin 'UIDs are the keys, and stay from day to day'
    book
    acct-survey due --as-of 2026-03-20 -O ids | sed 's/$/@acct/' | sort >keys
    [ "$(wc -l <keys)" -eq 3 ]
    for day in 2026-03-20 2026-03-27; do
        run2 acct-survey due --as-of "$day" -O ics
        unfolded | sed -n 's/^UID://p' | sed 's/\\\(.\)/\1/g' | sort >uids
        diff keys uids
    done
}

@test "ics: lines of 75 bytes, addresses and phones" {
    begin 'lines have at most 75 bytes, and each is UTF-8'
    book
    ics
    # each line end is CRLF
    [ "$(tr -cd '\r' <"$out_file" | wc -c)" -eq "$(wc -l <"$out_file")" ]
    [ "$(LC_ALL=C awk '{ sub(/\r$/, ""); if (length > n) n = length }
        END { print n }' "$out_file")" -le 75 ]
    while IFS= read -r line; do
        iconv -f UTF-8 -t UTF-8 <<<"$line" >/dev/null
    done <"$out_file"
    unfolded | grep -q '^UID:survey:ромашка:Заказ-на-очень-длинное-имя-которое-не-помещается-в-строку-1@acct$'

    # long words without a blank, of characters of two bytes and of three
    for letter in я 語; do
        printf -v long '%200s' ''
        printf 'date,type,client,text,due\n2026-10-01,task,acme,%s,2026-10-05\n' \
            "x${long// /$letter}" >long.csv
        run2 acct-followup -f long.csv --as-of 2026-10-05 -O ics
        assert_status 0
        [ "$(LC_ALL=C awk '{ sub(/\r$/, ""); if (length > n) n = length }
            END { print n }' "$out_file")" -le 75 ]
        while IFS= read -r line; do
            iconv -f UTF-8 -t UTF-8 <<<"$line" >/dev/null
        done <"$out_file"
        [ "$(grep -c "$letter$letter" "$out_file")" -ge 4 ]
    done

    begin 'who has no address has none; a phone can be called'
    book
    sed -i 's/,fern,,,phone/,fern,,,sms/' "$ledger"
    ics
    [ "$(grep -c '^URL:' "$out_file")" -eq 2 ]
    unfolded | grep -qx 'URL:mailto:office+billing@acme.example'
    [ "$(unfolded | grep -c '^CONTACT:')" -eq 2 ]
    unfolded | grep -qx 'URL:sms:+79001234567'
}

@test "ics: nothing due, no calendar, no room" {
    begin 'nothing is due: a calendar without things to do'
    book
    run2 acct-survey due --as-of 2026-02-10 -O ics
    assert_status 0
    [ "$(grep -c '' "$out_file")" -eq 6 ]
    assert_out_has 'BEGIN:VCALENDAR'
    assert_out_has 'END:VCALENDAR'
    assert_out_lacks VTODO

    begin 'only what prints actions has it'
    book
    run2 acct-survey report -O ics --as-of 2026-03-20
    assert_status 2
    assert_out ''
    assert_err_has "acct-survey: 'report' has no format 'ics'"
    run2 acct-metrics -O ics
    assert_status 2
    assert_err_has "no format 'ics'"
    run2 acct-followup 'done' -O ics x
    assert_status 2
    assert_out ''
    assert_err_has "'done' has no format 'ics'"
    run2 acct-survey --help
    assert_out_has 'ics'

    begin 'a full disk is an error'
    book
    status=0
    acct-survey due --as-of 2026-03-20 -O ics >/dev/full 2>err || status=$?
    [ "$status" -eq 1 ]
    grep -q 'standard output' err
}

@test "ics: another parser reads what the three tools print" {
    begin 'another parser reads the surveys that are due'
    need_vobject
    book
    ics
    other '
import sys, vobject
cal = vobject.readOne(open(sys.argv[1], newline="", encoding="utf-8").read())
cal.validate(raiseException=True)
for t in cal.vtodo_list:
    print(t.uid.value, t.due.value, t.priority.value, t.status.value,
          t.dtstamp.value.isoformat(), t.categories.value[0], sep="|")
    print(t.summary.value, t.description.value.splitlines()[-1], sep="|")
' >got
    diff - got <<'E'
survey:acme:O-1@acct|2026-03-15|6|NEEDS-ACTION|2026-03-20T00:00:00+00:00|survey
acme: delivered 2026-03-01, 19 days ago|key: survey:acme:O-1
survey:fern:O;2,\x@acct|2026-03-16|6|NEEDS-ACTION|2026-03-20T00:00:00+00:00|survey
fern: delivered 2026-03-02, 18 days ago|key: survey:fern:O;2,\x
survey:ромашка:Заказ-на-очень-длинное-имя-которое-не-помещается-в-строку-1@acct|2026-03-17|7|NEEDS-ACTION|2026-03-20T00:00:00+00:00|survey
ромашка: delivered 2026-03-03, 17 days ago|key: survey:ромашка:Заказ-на-очень-длинное-имя-которое-не-помещается-в-строку-1
E

    begin 'another parser reads all follow-ups of the example'
    need_vobject
    cp -R "$root"/examples/* "$ACCT_HOME"
    run2 acct-followup --as-of 2026-10-05 -O ics
    assert_status 0
    acct-followup --as-of 2026-10-05 -O json |
        jq -r '.[] | [.key, .due // ""] | join("|")' | sort >want
    [ "$(wc -l <want)" -gt 5 ]
    other '
import sys, vobject
cal = vobject.readOne(open(sys.argv[1], newline="", encoding="utf-8").read())
cal.validate(raiseException=True)
for t in cal.vtodo_list:
    uid = t.uid.value
    assert uid.endswith("@acct")
    assert 1 <= int(t.priority.value) <= 9
    due = str(t.due.value) if hasattr(t, "due") else ""
    if due and hasattr(t, "dtstart"):
        assert t.dtstart.value < t.due.value
    print(uid[:-5], due, sep="|")
' | sort >got
    diff want got
    # the most urgent comes first
    diff <(acct-followup --as-of 2026-10-05 -O ids | sed 's/$/@acct/') \
        <(unfolded | sed -n 's/^UID://p' | sed 's/\\\(.\)/\1/g')

    begin 'another parser reads the reminders of the example'
    need_vobject
    cp -R "$root"/examples/* "$ACCT_HOME"
    run2 acct-invoice remind --as-of 2026-10-05 -O ics
    assert_status 0
    acct-invoice remind --as-of 2026-10-05 -O json |
        jq -r '.[] | [.key, .due] | join("|")' | sort >want
    [ -s want ]
    other '
import sys, vobject
cal = vobject.readOne(open(sys.argv[1], newline="", encoding="utf-8").read())
cal.validate(raiseException=True)
for t in cal.vtodo_list:
    print(t.uid.value[:-5], t.due.value, sep="|")
' | sort >got
    diff want got
    run2 acct-invoice remind --held --as-of 2026-10-05 -O ics
    assert_status 2
    assert_err "acct-invoice: --held has no format 'ics'
Try 'acct-invoice --help'."
}

# Channels with chats; what is due on a day, at a time, long ago, and whenever.
chats() {
    put "$ledger" <<'E'
id,date,type,client,ref,due,channel,owner,text,attrs
,2026-01-05,client,acme,,,telegram,anna,Acme Ltd,telegram=@acme_ltd
,2026-01-05,client,bee,,,whatsapp,,Bee,whatsapp=8 (900) 123-45-67
,2026-01-05,client,cat,,,viber,,Cat,viber=+49 30 123456
,2026-01-05,client,dog,,,post,,Dog,address=Main Street 1
,2026-01-05,contract,cat,C-1,,,,Support,sla=4h
,2026-03-01,task,acme,T-1,2026-03-10,,,Late,
,2026-03-01,task,bee,T-2,2026-03-25,,,To come,
Q1,2026-03-20T11:00:00+03:00,touch,cat,,,email,,When?,dir=in;kind=question
,2026-03-01,task,dog,T-4,,,,Whenever,
E
    printf '%s\n' rule,use '*,no' task,yes question,yes >"$ACCT_HOME/rules.csv"
}

# events DAY [ARG...]: a line an event
events() {
    run2 acct-followup --as-of "$1" -O ics --events "${@:2}"
    assert_status 0
    assert_err ''
    other '
import sys, vobject
cal = vobject.readOne(open(sys.argv[1], newline="", encoding="utf-8").read())
cal.validate(raiseException=True)
assert not hasattr(cal, "vtodo_list")
for e in cal.contents.get("vevent", []):
    alarm, = e.valarm_list
    assert alarm.action.value == "DISPLAY"
    assert alarm.description.value == e.summary.value
    print(e.uid.value, e.dtstart.value, e.dtend.value,
          e.transp.value if hasattr(e, "transp") else "", alarm.trigger.value,
          e.url.value if hasattr(e, "url") else "", sep="|")
'
}

@test "ics: events, for calendars that show nothing else" {
    need_vobject

    begin 'days and times; what is late is on today'
    export TZ=Europe/Moscow
    chats
    # the four hours begin with the day at ten, and are over at three, in Moscow
    events 2026-03-20T12:00+03:00 | sort >got
    diff - got <<'E'
question:cat:Q1@event.acct|2026-03-20 12:00:00+00:00|2026-03-20 12:15:00+00:00||-1 day, 23:45:00|viber://chat?number=%2B4930123456
task:acme:T-1@event.acct|2026-03-20|2026-03-21|TRANSPARENT|9:00:00|https://t.me/acme_ltd
task:bee:T-2@event.acct|2026-03-25|2026-03-26|TRANSPARENT|9:00:00|https://wa.me/79001234567
task:dog:T-4@event.acct|2026-03-20|2026-03-21|TRANSPARENT|9:00:00|
E
    # on its day it has its time, though it is over; the day after it has none
    events 2026-03-20T18:00+03:00 >got
    grep -q '^question:cat:Q1@event.acct|2026-03-20 12:00:00' got
    events 2026-03-21 >got
    grep -q '^question:cat:Q1@event.acct|2026-03-21|2026-03-22|TRANSPARENT' got

    begin 'named, and to be read again each hour'
    export TZ=Europe/Moscow
    chats
    events 2026-03-20 >got
    unfolded >got
    head -n 8 got | diff - <(cat <<'E'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//acct//acct//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:acct-followup
X-WR-CALNAME:acct-followup
REFRESH-INTERVAL;VALUE=DURATION:PT1H
E
    )
    grep -qx 'TRIGGER:PT9H' got
    grep -qx 'TRIGGER:-PT15M' got
    grep -qx 'DTSTART;VALUE=DATE:20260320' got

    begin 'all follow-ups, surveys and reminders of the example are there'
    cp -R "$root"/examples/* "$ACCT_HOME"
    for what in followup 'survey due' 'invoice remind'; do
        # shellcheck disable=SC2086  # two words
        set -- acct-$what --as-of 2026-10-05
        run2 "$@" -O ics --events
        assert_status 0
        other '
import sys, vobject
cal = vobject.readOne(open(sys.argv[1], newline="", encoding="utf-8").read())
cal.validate(raiseException=True)
for e in cal.vevent_list:
    print(e.uid.value, str(e.dtstart.value)[:10], sep="|")
' | sort >got
        "$@" -O json | jq -r '.[] | .key + "@event.acct|" +
            ([.due // "", .date, "2026-10-05"] | max)' | sort >want
        [ -s want ]
        diff want got
    done

    begin 'only a calendar has events'
    chats
    for what in followup 'followup agenda' 'survey due' 'invoice remind'; do
        # shellcheck disable=SC2086  # two words
        run2 acct-$what --events -O csv --as-of 2026-03-20
        assert_status 2
        assert_out ''
        assert_err_has '--events goes with -O ics'
    done
    run2 acct-invoice remind --events --issue -O text --as-of 2026-03-20
    assert_status 2
    assert_err_has '--events goes with -O ics'
}
