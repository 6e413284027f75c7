#!/usr/bin/env bats
# The page of acct-metrics report as a browser shows and prints it.  Run by
# `make browser`, which installs one.

load ../../helper
load ../../browser

day=2026-10-05

setup() {
    common_setup
    cp -R "$root/examples" mine
    export ACCT_HOME=$PWD/mine
}

# clients N: N more of them, with names that are long.
clients() {
    awk -v n="$1" 'END { for (i = 0; i < n; i++)
        print ",2026-08-03,client,new" NR + i ",,,,,,,Client of a rather long name indeed " i "," }' \
        mine/ledger.csv >new.csv
    cat new.csv >>mine/ledger.csv
}

@test "report: nothing is too wide, nothing is fetched" {
    clients 3
    printf ',2026-08-03,client,long,,,,,,,%s,\n' "$(printf 'q%.0s' {1..200})" >>mine/ledger.csv
    for lang in en ru; do
        acct-metrics report --as-of "$day" -p 2026-08 --lang $lang -o x.html
        for width in 390 1200; do
            seen $width
            is ".width == $width and .scroll <= .width and .wide == 0"
            is '.charts >= 7 and .fetched == []'
        done
    done
    # the test sees what is too wide, and what is fetched
    sed -i 's/<h1>/<img src="http:\/\/127.0.0.1:1\/x.png"><h1 style="width:1300px">/' x.html
    seen 1200
    is '.scroll > .width and .wide > 0 and (.fetched | length) == 1'
}

@test "report: by day and by night what is written can be read" {
    acct-metrics report --as-of "$day" -p 2026-08 -o x.html
    local scheme what
    for scheme in 1 0; do
        seen 1200 --blink-settings=preferredColorScheme=$scheme
        for what in ink faint label head; do
            awk -v c="$(contrast $what paper)" 'BEGIN { exit !(c >= 4.5) }' ||
                wrong "$what is too faint: $(<seen.json)"
        done
        awk -v c="$(contrast bar paper)" 'BEGIN { exit !(c >= 3) }'
        mv seen.json seen.$scheme
    done
    # black on white is 21
    echo '{"a": "rgb(0, 0, 0)", "b": "rgb(255, 255, 255)"}' >seen.json
    [ "$(contrast a b)" = 21 ]
    for what in paper ink faint label bar; do
        [ "$(jq ".$what" seen.0)" != "$(jq ".$what" seen.1)" ]
    done
}

# whole FILE: each chart of x.html is on one sheet of the PDF, with its title,
# and nothing is beyond the margins.
whole() {
    pdftotext -bbox "$1" words.xml
    python3 - <<'EOF'
import collections, re, html
page = open('x.html').read()
text = lambda s: html.unescape(re.sub('<[^>]*>', ' ', s)).split()
figures = re.findall(r'<figcaption>(.*?)</figcaption>\s*<svg.*?>(.*?)</svg>', page, re.S)
figures = [(text(title), [w for t in re.findall('<text.*?</text>', svg, re.S) for w in text(t)])
    for title, svg in figures]
assert len(figures) >= 7
sheets = open('words.xml').read().split('<page ')[1:]
placed = 0
for sheet in sheets:
    width, height = (float(x) for x in re.match('width="(.*?)" height="(.*?)"', sheet).groups())
    found = re.findall('xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', sheet)
    margin = 15 / 25.4 * 72 - 2
    for left, top, right, bottom, word in found:
        assert margin < float(left) and float(right) < width - margin, word
        assert margin < float(top) and float(bottom) < height - margin, word
    words = [w for word in found for w in html.unescape(word[4]).split()]
    have = collections.Counter(words)
    line = ' ' + ' '.join(words) + ' '
    want = collections.Counter()
    for title, labels in figures:
        if ' ' + ' '.join(title) + ' ' in line:
            placed += 1
            want.update(title + labels)
    missing = want - have
    assert not missing, missing
assert placed == len(figures), (placed, len(figures))
EOF
}

@test "report: no chart is cut off in print" {
    local more
    for more in 0 6 6 6; do
        clients $more
        acct-metrics report --as-of "$day" -p 2026-08 -o x.html
        print_page x.html
        whole printed.pdf
    done
}
