#!/usr/bin/env bats
# acct-metrics report: a period on one page, whose numbers are those of the
# other answers.

load ../helper

day=2026-10-05

setup() {
    common_setup
    export ACCT_HOME=$root/examples
}

report() {
    run2 acct-metrics report --as-of "$day" "$@"
}

# chart TITLE FILE: the numbers below the chart of that title, as CSV.
chart() {
    python3 - "$@" <<'EOF'
import sys
from html.parser import HTMLParser
class Charts(HTMLParser):
    title, rows, row, cell, inside = '', [], None, None, ''
    charts = {}
    def handle_starttag(self, tag, attrs):
        if tag in ('figcaption', 'td', 'th'): self.cell = ''
        if tag == 'figure': self.rows = []
        if tag == 'tr': self.row = []
    def handle_data(self, text):
        if self.cell is not None: self.cell += text
    def handle_endtag(self, tag):
        if tag == 'figcaption': self.title = self.cell
        if tag in ('td', 'th'): self.row.append(self.cell)
        if tag == 'tr': self.rows.append(self.row)
        if tag == 'figure': self.charts[self.title] = self.rows
        if tag in ('figcaption', 'td', 'th'): self.cell = None
page = Charts()
page.feed(open(sys.argv[2]).read())
for row in page.charts.get(sys.argv[1], []):
    print(';'.join(cell.replace('\u00a0', ' ') for cell in row))
EOF
}

# figure NAME CURRENCY PERIOD N: a figure of the last N periods, as CSV has it.
figure() {
    acct-metrics --as-of "$day" "$1" -p "$3" --last "$4" -O csv |
        awk -F, -v currency="$2" 'NR > 1 && $6 == currency { print $1 ";" $4 }'
}

@test "report: what is said is what the other answers say" {
    report -p 2026-08 -O text
    assert_status 0
    assert_err ''
    text=$(sed 's/\xc2\xa0/ /g' "$out_file")
    said() { [[ $text == *"$1"* ]] || wrong "not said: $1"; }
    said 'Report: August 2026
===================
as of 5 October 2026'
    # figures: now, before, a year ago, with commas between thousands
    commas() { sed -E ':a; s/([0-9])([0-9]{3})([,.]|$)/\1,\2\3/; ta; s/^0$/0.00/'; }
    amount() { figure "$1" "$2" "$3" 1 | cut -d';' -f2 | commas; }
    # by how much it changed against another period, where there was some then
    change() {
        awk -v now="$(figure "$1" "$2" 2026-08 1 | cut -d';' -f2)" \
            -v was="$(figure "$1" "$2" "$3" 1 | cut -d';' -f2)" 'BEGIN {
                if (was > 0 && now != was) {
                    by = sprintf("%.1f", 100 * (now - was) / was)
                    printf ", %s%s %%", by < 0 ? "−" : "+", by < 0 ? substr(by, 2) : by
                }
            }'
    }
    flat=$(tr -s ' \n' ' ' <<<"$text")
    while read -r name currency title; do
        want="$title: $(amount "$name" "$currency" 2026-08) $currency (before: $(amount "$name" "$currency" 2026-07) $currency$(change "$name" "$currency" 2026-07); a year ago: $(amount "$name" "$currency" 2025-08) $currency$(change "$name" "$currency" 2025-08))"
        [[ $flat == *"$want"* ]] || wrong "not said: $want"
    done <<'EOF'
revenue RUB Revenue of orders
received RUB Received
invoiced EUR Invoiced
mrr EUR Recurring a month
EOF
    # by hand, from the ledger
    said 'Revenue of orders: 444,000.00 RUB (before: 186,000.00 RUB, +138.7 %; a year
  ago: 0.00 RUB)'
    said 'Revenue moved most, against the period before: Издательство «Гранат»
  +264,000.00 RUB'
    said 'Nobody came, nobody left.'
    said 'Past due, invoices: 3; in all 341,000.00 RUB, 952.00 EUR

- INV-2026-0031, Логистика «Полюс»: 255,000.00 RUB, 83 days'
    said 'Order O-21, Corvid Press: was due 30 September 2026 (5 days)'
    said 'Complaint I-4, Delta Yacht Charter: open since 30 September 2026'
    said 'Fern & Moss waits for an answer since 2 October 2026 (3 days)'
    # who is overdue is who aging says
    acct-invoice list --as-of "$day" -O csv | awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "status") s = i } $s == "overdue" { print $1 }' | sort >want
    grep -o '^- INV-[0-9-]*' "$out_file" | cut -c3- | sort | diff - want
    # no line is wider than a terminal
    while IFS= read -r line; do
        [ ${#line} -le 80 ] || wrong "wide: $line"
    done <"$out_file"
}

@test "report: the numbers of its charts are those of the CSV" {
    report -p 2026-08 -o x.html
    assert_status 0
    for currency in RUB EUR; do
        chart "Revenue of orders, $currency" x.html | tail -n +2 |
            awk -F';' -v c=" $currency" '{ gsub(c "|,", ""); print $1 ";" $3 }' |
            diff - <(figure revenue $currency 2026-08 12 | sed 's/;0$/;0.00/')
        chart "Revenue of orders, $currency" x.html | tail -n +2 |
            awk -F';' -v c=" $currency" '{ gsub(c "|,", ""); print $2 }' |
            diff - <(figure revenue $currency 2025-08 12 | cut -d';' -f2 | sed 's/^0$/0.00/')
    done
    chart 'Net promoter score' x.html | tail -n +2 | sed 's/;–/;n\/a/; s/;−/;-/' |
        diff - <(figure nps '' 2026-08 12)
    acct-invoice aging --as-of "$day" -O csv |
        awk -F, '$2 == "RUB" { for (i = 3; i <= 7; i++) s[i] += $i }
            END { for (i = 3; i <= 7; i++) printf "%.2f\n", s[i] }' >want
    chart 'Open, by days past due, RUB' x.html | tail -n +2 |
        awk -F';' '{ gsub(/ RUB|,/, ""); print $2 }' | diff - want
    # how many stay: by the days since the first contract or order
    share=$(acct-metrics --as-of "$day" tenure_year_share -O csv | awk -F, 'NR == 2 { printf "%.0f %%", 100 * $4 }')
    [ "$(chart 'Clients who stay, by months since they came' x.html | sed -n 's/^12;//p')" = "$share" ]
    acct-metrics --cohorts -p 2025-09-01..2026-08-31 --as-of "$day" -O csv |
        awk -F, 'NR > 1 { print $1, $2 }' >want
    sed -n '/Who ordered again/,/<\/table>/p' x.html | sed 's/<[^>]*>/ /g' |
        awk '/^ *20[0-9][0-9]-/ { print $1, $2 }' | diff - want
}

@test "report: a page that stands for itself" {
    report -p 2026-q3 --lang ru -o x.html
    assert_status 0
    python3 -c '
import sys
from html.parser import HTMLParser
class Check(HTMLParser):
    open = []
    def handle_starttag(self, tag, attrs):
        assert tag not in ("script", "link", "iframe", "object"), tag
        for name, value in attrs:
            assert name not in ("src", "href", "onclick"), (tag, name)
        if tag not in ("meta", "img", "br"): self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
page = Check(); page.feed(open(sys.argv[1]).read()); assert not page.open
' x.html
    grep -q '<html lang="ru">' x.html
    grep -q '<title>Отчёт: III.квартал 2026.г.</title>' x.html
    ! grep -qE 'url\(|https?://' x.html || wrong 'it fetches'
    # each picture is told in words
    [ "$(grep -c '<svg class="chart" role="img" aria-label="..*: ' x.html)" -eq "$(grep -c '<svg' x.html)" ]
    [ "$(grep -c '<details>' x.html)" -eq "$(grep -c '<svg' x.html)" ]
}

@test "report: nothing, one client, hostile names, many clients" {
    export ACCT_HOME=$PWD
    echo 'date,type,client,ref,amount,currency,text' >ledger.csv
    report
    assert_status 0
    assert_out_has 'Report: September 2026'
    assert_out_has 'There is nothing to tell of this period.'
    assert_out_has 'Nothing is past due.'
    assert_out_has 'All that was promised is done.'
    report -O html
    assert_status 0
    [ "$(grep -c '<svg' "$out_file")" -eq 0 ]
    cat >>ledger.csv <<'EOF'
2026-09-02,client,x,,,,<b>&'X'</b>
2026-09-03,order,x,O-1,5.00,EUR,
2026-09-04,invoice,x,INV-1,5.00,EUR,
2026-09-05,touch,x,,,,
EOF
    report
    assert_status 0
    assert_out_has "New: <b>&'X'</b>"
    # before there was a ledger nobody knows; phases are promised, too
    grep -q '^- Revenue of orders: 5.00.EUR$' "$out_file"
    cat >>ledger.csv <<'EOF'
2026-09-03,stage,x,O-1,,,
EOF
    sed -i '1s/$/,due,attrs/; 2,$s/$/,,/; $s/,,$/,2026-09-20,stage=planned;phase=1/' ledger.csv
    report
    assert_status 0
    grep -q 'O-1, 1, .*: was due 20.September 2026 (15.days)' "$out_file"
    report -O html
    assert_status 0
    grep -q 'New: &lt;b&gt;&amp;&#39;X&#39;&lt;/b&gt;' "$out_file"
    [[ $out != *'<b>'* ]]
    n=$(many 500 5000)
    awk -v n="$n" 'BEGIN { for (i = 0; i < n; i++) {
        print "2026-09-01,client,c" i ",,,,Client " i ",,"
        print "2026-09-" 10 + i % 19 ",order,c" i ",P-" i "," i + 1 ".00,EUR,,,"
    } }' >>ledger.csv
    report -O html -o x.html
    assert_status 0
    [ "$(grep -c '<li>New: Client' x.html)" -eq "$n" ]
}

@test "report: on paper, in one file" {
    report -p 2026-08 --lang ru -o x.pdf
    assert_status 0
    assert_out ''
    text=$(pdftotext -layout x.pdf - | sed 's/\xc2\xa0/ /g' | tr -s ' ')
    for part in 'Отчёт: август 2026 г.' 'по состоянию на 5 октября 2026 г.' \
        'Выручка по заказам: 444 000,00 руб. (было: 186 000,00 руб., +138,7 %; год назад: 0,00 руб.)' \
        '• INV-2026-0031, Логистика «Полюс»: 255 000,00 руб., 83 дн.' \
        'Индекс NPS' 'Повторные заказы, по месяцам после первого' 'Стр. 1 из '; do
        [[ $text == *"$part"* ]] || wrong "not in it: $part"
    done
    # the charts are drawn: their numbers are texts
    [[ $text == *'600 000'*'400 000'* ]]
    # the same again is the same file
    report -p 2026-08 --lang ru -o y.pdf
    cmp x.pdf y.pdf
    # nothing to draw, and much
    mkdir nothing
    ACCT_HOME=nothing
    { echo 'date,type,client,ref,amount,currency,text'
        for i in $(seq 120); do echo "2026-09-0$((i % 9 + 1)),client,c$i,,,,Client $i"; done
    } >nothing/ledger.csv
    report -o z.pdf
    assert_status 0
    pdftotext -layout z.pdf - | grep -c 'New: Client' | grep -qx 120
}

@test "report: what it takes" {
    while IFS='|' read -r options text; do
        # shellcheck disable=SC2086  # options
        report $options
        assert_status 2
        assert_out ''
        assert_err_has "$text"
    done <<'EOF'
x|report takes no operand (x is one)
-p 2026-11|--period: it has not begun
-p 2026-01-01..2026-02-01|a report is of a week, a month, a quarter or a year
-p all|a report is of a week, a month, a quarter or a year
-O csv|a report is text, a page or mail
--lang tlh|tlh
-o x.docx|ends as the files of no format
EOF
    for period in 2026-w36 2026-q2 2025 last-month; do
        report -p $period
        assert_status 0
    done
}
