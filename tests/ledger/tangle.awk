# A ledger in which everything points to everything: other clients' things, rows
# that void or amend those that do, keys that were merged, and nothing at all.
#
#     awk -v seed=1 -v rows=300 -f tangle.awk

function pick(list, part) {
    return part[1 + int(rand() * split(list, part, " "))]
}

function day() {
    return sprintf("2026-%02d-%02d", 1 + int(rand() * 9), 1 + int(rand() * 28))
}

# One that is there, of these types; "": none.
function some(types, part, type) {
    type = part[1 + int(rand() * split(types, part, " "))]
    return made[type] ? sprintf(form[type], 1 + int(rand() * made[type])) : ""
}

function id_of_some() {
    return "X" int(rand() * ids)
}

function put(type, client, ref, amount, due, attrs) {
    if (attrs ~ /=$/)
        attrs = ""
    printf "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,t%d,%s\n",
        rand() < .97 ? "X" ids++ : "", day(), type, client, ref, amount,
        amount == "" ? "" : "EUR", due, pick("email phone"), pick("anna boris"),
        ids, attrs
}

function thing(type, client, ref) {
    ref = rand() < .15 && made[type] ? some(type) : sprintf(form[type], ++made[type])
    if (type == "invoice")
        put(type, client, ref, int(rand() * 500) ".00", "2026-10-10",
            pick("order contract quote") "=" some(pick("order contract offer")))
    else if (type == "order")
        put(type, client, ref, int(rand() * 500) ".00", "2026-11-01", "quote=" some("offer"))
    else if (type == "credit")
        put(type, client, ref, "9.00", "", "invoice=" some("invoice"))
    else if (type == "act")
        put(type, client, ref, "5.00", "", "order=" some("order"))
    else if (type == "offer")
        put(type, client, ref, "7.00", "", "kind=quote;result=" pick("open won lost"))
    else if (type == "task" || type == "contract")
        put(type, client, ref, "", "2026-10-20", "")
    else
        put(type, client, ref, "", "", type == "paper" ? "kind=contract" : "")
}

function row(client, type) {
    type = pick("order invoice order invoice line payment payment credit contract offer issue act task survey paper " \
        "stage touch touch void void amend merge done resolve response cost note")
    if (type in form)
        thing(type, client)
    else if (type == "void")
        put(type, client, id_of_some(), "", "", "")
    else if (type == "amend") {
        type = pick("order contract offer task issue")
        put(type, client, some(type), "", "", "amends=" id_of_some())
    } else if (type == "merge")
        put(type, client, pick(clients), "", "", "")
    else if (type == "line")
        put(type, client, some("invoice offer credit act"), "5.00", "", "order=" some("order"))
    else if (type == "payment")
        put(type, client, pick("- " some("invoice order")), int(rand() * 450 - 50) ".00", "", "bank=b" int(rand() * 30))
    else if (type == "stage")
        put(type, client, some("order"), "", "", "stage=" pick("started delivered cancelled"))
    else if (type == "done")
        put(type, client, rand() < .5 ? some("task") : "reminder:" pick(clients) ":" some("invoice") ":1", "", "", "")
    else if (type == "touch")
        put(type, client, rand() < .5 ? id_of_some() : some("order invoice"), "", "",
            "dir=" pick("in out") ";" pick("message replies") "=" pick("m1 m2 m3 " id_of_some()))
    else if (type == "response")
        put(type, client, some("survey"), "", "", "score=" int(rand() * 11))
    else if (type == "cost")
        put(type, client, some("order"), "3.00", "", "hours=1")
    else
        put(type, client, type == "resolve" ? some("issue") : "", "", "", "")
}

BEGIN {
    srand(seed)
    clients = "a b c d e f ёж h-1 i:j"
    form["order"] = "O-%d"
    form["invoice"] = "INV-2026-%04d"
    form["contract"] = "C-%d"
    form["offer"] = "Q-%d"
    form["issue"] = "I-%d"
    form["act"] = "ACT-2026-%04d"
    form["task"] = "T-%d"
    form["survey"] = "S-%d"
    form["credit"] = "CN-2026-%04d"
    form["paper"] = "PAP-%d"
    print "id,date,type,client,ref,amount,currency,due,channel,owner,text,attrs"
    n = split(clients, key, " ")
    for (i = 1; i <= n; i++)
        put("client", key[i], "", "", "", "referrer=" pick(clients))
    for (i = 1; i <= n; i++)
        put("contact", key[i], pick("P-1 P-" i), "", "", "role=boss")
    for (i = 0; i < rows; i++)
        row(rand() < .04 ? "" : pick(clients))
}
