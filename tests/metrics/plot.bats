#!/usr/bin/env bats
# acct-metrics --plot: a figure as bars on a terminal, and as a picture whose
# numbers are those of the CSV.

load ../helper

day=2026-06-30

setup() {
    common_setup
    put "$ledger" <<'EOF'
date,type,client,ref,amount,currency,text,attrs
2026-01-10,order,acme,O-1,100.00,EUR,,service=web
2026-02-10,order,acme,O-2,50.00,EUR,,service=web
2026-04-10,order,b<&>c,O-3,400.00,EUR,,service=seo
2026-05-10,order,b<&>c,O-4,1000,JPY,,service=seo
2026-06-01,invoice,acme,INV-1,30.00,EUR,,
2026-06-02,credit,acme,CR-1,80.00,EUR,,invoice=INV-1
EOF
}

plot() {
    run2 acct-metrics --as-of "$day" --plot "$@"
}

@test "plot: a bar a period, as long as its value" {
    COLUMNS=40 plot revenue --last 6
    assert_status 0
    assert_err ''
    # of 80 columns: 7 of the label, 2, 6 of the value, 2, and 63 of the bar
    bar() { printf '█%.0s' $(seq "$1"); }
    assert_out "Revenue of orders, EUR

2026-01  100.00  $(bar 15)▊
2026-02   50.00  $(bar 7)▉
2026-03    0.00
2026-04  400.00  $(bar 63)
2026-05    0.00
2026-06    0.00

Revenue of orders, JPY

2026-01      0
2026-02      0
2026-03      0
2026-04      0
2026-05  1 000  $(bar 64)
2026-06      0"
    # below nothing, from the line of nothing to the left
    plot invoiced -p 2026-06 --last 1
    assert_out "Invoiced, EUR

2026-06  -50.00  $(bar 63)

Invoiced, JPY

2026-06  0"
    plot client_churn --last 2
    assert_status 0
    assert_out_has 'Clients lost

2026-05'
    # twelve periods where none are named
    plot orders
    [ "$(grep -c '^202[56]-' "$out_file")" -eq 12 ]
}

@test "plot: a line a group, a character a period" {
    plot revenue --by client --last 6
    assert_out 'Revenue of orders, EUR

acme   █▅▁▁▁▁  0.00
b<&>c     █▁▁  0.00

Revenue of orders, JPY

b<&>c     ▁█▁  0'
}

# titles FILE: what the SVG says of its bars and points, a line each.
titles() {
    sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' "$1"
}

@test "plot: the numbers of a picture are those of the CSV" {
    for figure in revenue orders client_churn load; do
        for by in '' '--by client'; do
            # shellcheck disable=SC2086  # an option with its operand
            acct-metrics --as-of "$day" --plot $figure --last 6 $by -o x.svg 2>notes ||
                { grep -q 'no meaning' notes && continue; }
            # shellcheck disable=SC2086
            acct-metrics --as-of "$day" $figure --last 6 $by -O csv |
                awk -F, 'NR > 1 && $4 != "n/a" {
                    value = $4
                    if ($5 == "share") value = sprintf("%.1f %%", 100 * value)
                    gsub(/&/, "\\&amp;", $3); gsub(/</, "\\&lt;", $3); gsub(/>/, "\\&gt;", $3)
                    print $1 ($3 ? ", " $3 : "") ": " value
                }' | sort >want
            titles x.svg | sed 's/\([0-9]\) \([0-9]\{3\}\)/\1\2/g' | sort | diff - want
        done
    done
    [ -s want ]
    # what stands for itself, and is whole
    grep -q '^<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 ' x.svg
    python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' x.svg
    # four times the value is four times as high
    acct-metrics --as-of "$day" --plot revenue --last 6 -o x.svg
    sed -n 's/.*<rect class="bar.* height="\([0-9.]*\)"><title>2026-0[14]: \([14]00.00\)<.*/\2 \1/p' x.svg |
        awk '{ h[$1] = $2 } END { d = h["400.00"] - 4 * h["100.00"]; exit !(h["100.00"] > 10 && d < .5 && d > -.5) }'
    grep -q 'aria-label="Revenue of orders, EUR. 2026-06: 0.00"' x.svg
}

@test "plot: a picture of points" {
    plot revenue --last 6 -o x.png
    assert_status 0
    assert_out ''
    # its size: 2 × 400 by 2 × 2 × 220, for two currencies
    [ "$(od -An -tx1 -N8 x.png)" = ' 89 50 4e 47 0d 0a 1a 0a' ]
    [ "$(od -An -tu1 -j16 -N8 x.png | tr -s ' ')" = ' 0 0 3 32 0 0 3 112' ]
    pdf=$(acct-metrics --as-of "$day" --plot revenue -O png | od -An -c -N4)
    [[ $pdf == *'P   N   G'* ]]
}

@test "plot: what it does not go with" {
    while IFS='|' read -r options text; do
        # shellcheck disable=SC2086  # options
        run2 acct-metrics --as-of "$day" $options
        assert_status 2
        assert_out ''
        assert_err_has "$text"
    done <<'EOF'
--plot retention|--plot: 'retention' is 2 figures (name one of --list)
--plot growth|--plot: 'growth' is
--plot nothing|nothing
--plot revenue --wide|--plot prints bars, or a picture (-O svg, png)
--plot revenue -O csv|--plot prints bars, or a picture (-O svg, png)
--plot revenue -O openmetrics|--plot prints bars
--plot revenue --append x|--append
--plot revenue --compare|--plot prints bars
--plot revenue orders|--plot is of one figure (orders is one more)
-O svg|-O svg: name the figure (--plot FIGURE)
revenue -o x.png|-O png: name the figure (--plot FIGURE)
--plot revenue -o x.gif|ends as the files of no format
--plot revenue --leaving|--leaving and --backtest go with
EOF
    # more groups than can be told apart
    for i in 1 2 3 4 5 6 7; do
        echo "2026-06-0$i,order,c$i,P-$i,10.00,EUR,," >>"$ledger"
    done
    plot revenue --by client -o x.svg
    assert_status 2
    assert_err_has '9 lines are too many for a picture (at most 6: ask without --by, or on a terminal)'
    [ ! -e x.svg ]
    # an empty ledger has a chart of nothing
    head -n 1 "$ledger" >empty
    plot orders -f empty -o x.svg
    assert_status 0
    [ "$(titles x.svg | grep -c ': 0$')" -eq 12 ]
}
