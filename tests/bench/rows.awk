# A ledger of N rows for CLIENTS clients over six years: orders, stages,
# invoices, payments and touches, in the order of a year's work.
#
#     awk -v N=1000000 -v CLIENTS=5000 -f rows.awk > ledger.csv
function id(i) {
    return sprintf("01M0000000000000000%07d", i)
}
BEGIN {
    srand(7)
    if (!CLIENTS)
        CLIENTS = 100
    print "id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs"
    for (i = 1; i <= CLIENTS; i++)
        printf "%s,2020-01-01,client,k%04d,,,,,email,anna,\"Client, number %d\"," \
            "source=%s;lang=ru\n", id(i), i, i, i % 3 ? "referral" : "site"
    for (; i <= N; i++) {
        at = int((i - CLIENTS) / (N - CLIENTS) * 6 * 12 * 28)
        day = sprintf("%04d-%02d-%02d", 2020 + int(at / 336),
            int(at % 336 / 28) + 1, at % 28 + 1)
        k = int(rand() * CLIENTS) + 1
        what = rand()
        if (what < .2 || delivered == orders) {
            order[++orders] = i " " k
            printf "%s,%s,order,k%04d,O-%d,%d.00,RUB,%s,,boris,Landing page and " \
                "texts,service=web\n", id(i), day, k, i, rand() * 100000, day
        } else if (what < .41) {
            # the oldest that is not yet delivered
            split(order[++delivered], o, " ")
            delete order[delivered]
            printf "%s,%s,stage,k%04d,O-%d,,,,,boris,done,stage=delivered\n",
                id(i), day, o[2], o[1]
        } else if (what < .5)
            printf "%s,%s,invoice,k%04d,INV-%d,%d.00,RUB,%s,,,,\n", id(i), day,
                k, ++invoices, rand() * 100000, day
        else if (what < .6)
            printf "%s,%s,payment,k%04d,,%d.00,RUB,,,,,\n", id(i), day, k,
                rand() * 100000
        else
            printf "%s,%sT10:00:00Z,touch,k%04d,,,,,telegram,anna,Здравствуйте " \
                "и спасибо,dir=%s;kind=other\n", id(i), day, k,
                what < .8 ? "in" : "out"
    }
}
