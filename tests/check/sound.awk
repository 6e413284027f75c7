# A sound ledger of about N rows for CLIENTS clients over four years: contracts
# that are billed by the month, orders in parts, quotes, acts, surveys, issues,
# tasks, payments of which one transfer pays several, refunds, credits, voids.
#
#     awk -v N=1000000 -v CLIENTS=5000 -f sound.awk >ledger.csv
function id() {
    return sprintf("01M0000000000000000%07d", ++rows)
}
function put(type, client, ref, amount, due, text, attrs) {
    printf "%s,%s,%s,%s,%s,%s,%s,%s,,,%s,%s\n", id(), day, type, client, ref,
        amount, amount == "" ? "" : "EUR", due, text, attrs
}
function number(what) {
    return sprintf("%s-%d-%04d", what, year, ++last[what, year])
}
function pay(client, ref, amount, bank) {
    put("payment", client, ref, amount, "", "", "bank=" bank)
}
# An invoice of one line, and its payment.
function bill(k, net, attrs, line, bank, inv) {
    inv = number("INV")
    put("invoice", k, inv, sprintf("%.2f", net * 1.19), later, "", attrs)
    put("line", k, inv, net ".00", "", "Work", "qty=1;vat=19;vatcat=S" line)
    pay(k, inv, sprintf("%.2f", net * 1.19), bank)
    return inv
}
function project(k, order, quote, first, inv, ask, due) {
    quote = number("Q")
    put("offer", k, quote, "1000.00", "", "A site", "kind=quote")
    put("offer", k, quote, "", "", "", "result=" (n % 5 ? "won" : "lost"))
    if (n % 5 == 0)
        return
    order = "O-" ++orders
    due = n % 9 == 0 ? later : ""
    put("order", k, order, "1000.00", later, "A site", "quote=" quote ";service=web")
    put("stage", k, order, "", due, "", "stage=started")
    if (n % 11 == 0) {
        put("stage", k, order, "", "", "called off", "stage=cancelled")
        return
    }
    first = number("INV")
    put("invoice", k, first, "500.00", later, "Half", "order=" order)
    put("line", k, first, "500.00", "", "A site", "qty=1;order=" order)
    put("stage", k, order, "", "", "", "stage=delivered")
    inv = number("INV")
    put("invoice", k, inv, "595.00", later, "The rest", "order=" order)
    put("line", k, inv, "500.00", "", "A site", "qty=1;vat=19;order=" order)
    pay(k, first, "500.00", "TR-" ++transfers)
    pay(k, inv, "595.00", "TR-" transfers)
    put("act", k, number("ACT"), "1095.00", "", "A site", \
        "order=" order ";invoice=" inv ";sent=" day)
    ask = "S-" ++surveys
    put("survey", k, ask, "", "", "", "order=" order)
    put("response", k, ask, "", "", "", "score=" n % 11)
}
function trouble(k, issue, inv) {
    issue = "I-" ++issues
    put("issue", k, issue, "", "", "It broke; again", "severity=low")
    put("resolve", k, issue, "", "", "Mended", "")
    put("task", k, "T-" ++tasks, "", later, "Call them", "")
    put("done", k, "T-" tasks, "", "", "", "result=done")
    # too much was billed: credited, paid back, and billed anew
    inv = bill(k, 100, "", "", "TR-" ++transfers)
    put("credit", k, number("CN"), "119.00", "", "In error", "invoice=" inv)
    pay(k, inv, "-119.00", "TR-" ++transfers)
    # entered for another, and taken back
    put("order", k, "O-" ++orders, "10.00", "", "Mistake", "")
    put("void", k, sprintf("01M0000000000000000%07d", rows), "", "", "mistake", "")
}
BEGIN {
    print "id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs"
    day = "2020-01-01"
    for (i = 1; i <= CLIENTS; i++) {
        k = sprintf("k%04d", i)
        put("client", k, "", "", "", "\"Client, number " i "\"",
            "email=k" i "@example.org;lang=ru" (i > 1 ? ";referrer=k0001" : ""))
        put("contact", k, "P-" i, "", "", "Person " i, \
            "phone=+7 900 " 1000000 + i ";primary=yes")
        put("contract", k, "C-" i, "60.00", "", "Care", "per=month")
    }
    for (month = 0; rows < N; month++) {
        year = 2022 + int(month / 12)
        moon = sprintf("%d-%02d", year, month % 12 + 1)
        for (i = 1; i <= CLIENTS && rows < N; i++) {
            day = moon sprintf("-%02d", int(i / CLIENTS * 27) + 1)
            later = day
            k = sprintf("k%04d", i)
            n = i * 7 + month
            put("touch", k, "", "", "", "Здравствуйте", "dir=" (n % 2 ? "in" : "out") ";kind=other")
            put("touch", k, "", "", "", "Спасибо", "dir=out;kind=answer;contact=P-" i)
            bill(k, 60, "contract=C-" i ";period=" moon, "", "TR-" ++transfers)
            if (n % 3 == 0)
                project(k)
            if (n % 10 == 0)
                trouble(k)
        }
    }
}
