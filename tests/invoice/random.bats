#!/usr/bin/env bats
# acct-invoice: what random documents come to, and their numbers.

load ../helper
load documents

@test "random invoices with discounts add up as awk's integers do" {
    docs=$(many 60 1000)
    awk -v expect=expect -v expect_lines=lines -v docs="$docs" -v q="'" 'BEGIN {
        srand(11)
        split("acme jumbo kuwait", client)
        digits[1] = 2; digits[2] = 0; digits[3] = 3
        n_rates = split("0 500 700 810 1900 2000 2550 1667", rate)
        for (doc = 1; doc <= docs; doc++) {
            c = int(rand() * 3) + 1
            gross = rand() < 0.3
            n = int(rand() * 5) + 1
            split("", sum); split("", order); kinds = 0
            all = 0
            args = ""
            for (i = 1; i <= n; i++) {
                qty = rand() < 0.4 ? 500 * (int(rand() * 20) + 1) \
                    : int(rand() * 20000) + 1
                # in decimals beyond the currency, up to six in all
                f = rand() < 0.4 ? int(rand() * (7 - digits[c])) : 0
                price = int(rand() * 300000 * 10 ^ f)
                if (f && price % 10 == 0)
                    price++
                r = rate[int(rand() * n_rates) + 1]
                amount = half(price * qty, 1000 * 10 ^ f)
                off = ""
                if (rand() < 0.3) {
                    p = int(rand() * 10000)
                    d = half(amount * p, 10000)
                    # of the line as it was rounded
                    amount -= d
                    off = "|" dec(p, 2) "%"
                } else if (rand() < 0.2) {
                    d = int(rand() * amount)
                    amount -= d
                    off = "|" dec(d, digits[c])
                }
                print doc, dec(price, digits[c] + f), dec(amount, digits[c]) \
                    >expect_lines
                if (!(r in sum)) order[++kinds] = r
                sum[r] += amount
                all += amount
                args = args " -l " q "x|" dec(qty, 3) "||" \
                    dec(price, digits[c] + f) "|" dec(r, 2) off q
            }
            how = rand(); pct = 0; allow = 0
            if (how < 0.3) {
                pct = int(rand() * 3000)
                args = args " --discount " dec(pct, 2) "%"
            } else if (how < 0.5 && all > 0) {
                allow = int(rand() * all)
                args = args " --discount " dec(allow, digits[c])
            }
            if (gross) args = args " --gross"
            total = 0; so_far = 0; given = 0
            for (k = 1; k <= kinds; k++) {
                r = order[k]
                so_far += sum[r]
                share = k < kinds && allow ? big(allow, so_far, all) : allow
                net = sum[r] - half(sum[r] * pct, 10000) - (share - given)
                given = share
                total += gross ? net : net + half(net * r, 10000)
            }
            print "new " client[c] args
            print dec(total, digits[c]) >expect
        }
    }
    # round(a × b / c) where the product is beyond 2^53: by halves of digits
    function big(a, b, c,    hi, q1, rest) {
        hi = (b - b % 10000) / 10000
        q1 = a * hi
        rest = q1 % c
        q1 = (q1 - rest) / c
        return q1 * 10000 + half(rest * 10000 + a * (b % 10000), c)
    }
    function half(n, d,    s, rest) {
        s = n < 0 ? -1 : 1
        n *= s
        rest = n % d
        n = (n - rest) / d
        if (2 * rest >= d)
            n++
        return s * n
    }
    function dec(n, d,    s, unit) {
        s = n < 0 ? "-" : ""
        if (n < 0) n = -n
        if (d == 0) return s n
        unit = 10 ^ d
        return sprintf("%s%d.%0" d "d", s, (n - n % unit) / unit, n % unit)
    }' >documents
    # without a fixed --as-of for each, 1,000 runs are a few seconds
    sed 's/^/acct-invoice --as-of 2026-04-10 -q /' documents >script
    bash -e script
    grep ,invoice, "$ledger" | cut -d, -f6 >got
    [ "$(wc -l <got)" -eq "$docs" ]
    diff expect got
    run2 acct-check --as-of 2026-04-10 --only amount,attr,total
    assert_status 0
    assert_out ''
    # and as the ledger is read again
    for n in $(seq -f %04g 1 $((docs / 10 + 1)) "$docs"); do
        run2 invoice show "INV-2026-$n"
        assert_status 0
        assert_err ''
        invoice show "INV-2026-$n" -O json | jq -r --arg doc "$((10#$n))" \
            '.[].lines[] | "\($doc) \(.price) \(.amount)"' >got
        grep "^$((10#$n)) " lines | diff - got
    done
}

@test "halves of a cent, of a yen, of a fils" {
    invoice new acme -q -l 'x|0.5||0.01|0'
    [ "$(total invoice)" = 0.01 ]
    invoice new acme -q -l 'x|1||0.10|5'
    # 0.005
    [ "$(total invoice)" = 0.11 ]
    invoice new jumbo -q -l 'x|1||5|10'
    [ "$(total invoice)" = 6 ]
    invoice new jumbo -q -l 'x|1||4|10'
    [ "$(total invoice)" = 4 ]
    invoice new kuwait -q -l 'x|1||0.010|5'
    [ "$(total invoice)" = 0.011 ]
    invoice new kuwait -q -l 'x|1||0.009|5'
    [ "$(total invoice)" = 0.009 ]
}

@test "issues from ten processes: no gap, no number twice" {
    sed -i '/^[OSX][0-9],/d' "$ledger"
    each=$(many 5 50)
    for p in 1 2 3 4 5 6 7 8 9 10; do
        for ((i = 0; i < each; i++)); do
            invoice new acme -l "p$p|1||$i|0" || echo failed
            invoice act acme -l "p$p|1||$i|0" || echo failed
        done >"out$p" 2>&1 &
    done
    wait
    {
        seq -f 'ACT-2026-%04g' $((10 * each))
        seq -f 'INV-2026-%04g' $((10 * each))
    } >wanted
    sort out* | diff wanted -
}
