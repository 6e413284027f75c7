#!/usr/bin/env bats
# A year and more of mornings: each day's letters go, and are recorded.  What
# came of it is judged by a program of its own, that knows the ledger's rows and
# no code of ours.

load ../helper

@test "letter: day by day nobody hears too much" {
    local day=2025-09-01 n
    cp -R "$root/examples" mine
    export ACCT_HOME=$PWD/mine
    # what clients do, and none of what we said
    grep -vE '^[^,]*,[^,]*,(touch|survey|response|report|done|snooze),' \
        "$root/examples/ledger.csv" | grep -v ',offer,.*kind=[uc]' >mine/ledger.csv
    acct-check --as-of 2027-01-01 >before || :
    for ((n = $(many 60 400); n; n--)); do
        acct-followup --as-of "${day}T10:00" --due today -q -O csv |
            acct-letter --as-of "${day}T10:00" -q -O csv |
            acct-add --as-of "${day}T10:00" - || wrong "$day"
        day=$(date -d "$day + 1 day" +%F)
    done
    acct-followup rules -O csv >rules.csv
    run2 python3 - mine/ledger.csv rules.csv <<'PYTHON'
import collections, csv, datetime, sys
day = lambda s: datetime.date.fromisoformat(s[:10])
rows = list(csv.DictReader(open(sys.argv[1])))
quiet = {r['rule']: r['quiet'] for r in csv.DictReader(open(sys.argv[2]))}
issues = {}
for r in rows:
    if r['type'] == 'issue':
        issues[r['ref']] = [r['client'], day(r['date']), datetime.date.max]
    if r['type'] == 'resolve':
        issues[r['ref']][2] = day(r['date'])
sent, asked, keys, n = collections.defaultdict(list), {}, set(), 0
for r in rows:
    attrs = dict(a.split('=', 1) for a in r['attrs'].split(';') if '=' in a)
    if 'message' not in attrs:
        continue
    n += 1
    rule = attrs['message'].split('.')[0]
    when = day(r['date'])
    assert attrs['message'] not in keys, 'twice: ' + attrs['message']
    keys.add(attrs['message'])
    sent[r['client'], when].append((quiet[rule], attrs['message']))
    if r['type'] == 'survey':
        before = asked.get(r['client'])
        assert not before or (when - before).days >= 90, ('gap', r)
        asked[r['client']] = when
    if rule in ('survey', 'survey-reminder', 'reminder', 'offer', 'second', 'promoter'):
        for client, opened, closed in issues.values():
            assert not (client == r['client'] and opened <= when < closed), ('in an issue', r)
for (client, when), said in sent.items():
    loud = [s for s in said if s[0] not in ('urgent', 'report')]
    # what is urgent goes all the same
    assert len(loud) <= 1, (client, when, said)
assert n >= 30 and len(asked) >= 2, (n, len(asked))
print('sound')
PYTHON
    assert_status 0
    assert_out sound
    # nothing of it is found fault with
    acct-check --as-of 2027-01-01 >after || :
    diff before after
}
