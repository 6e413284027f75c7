/* All the things that rules start from. */
#include "inside.h"
#include "work/invoice/document.h"

static void visit_clients(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->book->clients.n; i++) {
        const struct client *c = g->book->clients.v[i];
        struct thing t = {.on = g->rule->start,
                          .client = c,
                          .ref = "",
                          .name = "",
                          .owner = "",
                          .text = "",
                          .part = "",
                          .mark = ""};
        if (t.on != ON_DAY || c->known)
            visit(g, found, &t);
    }
}

/* From the first of the records that say the same: one more begins nothing. */
static const struct entry *state_began(const struct client *c)
{
    const struct client_row *row = c->statuses;
    const char *state = client_states[c->state];
    while (row->before && entry_says(row->before->entry, "state", state))
        row = row->before;
    return row->entry;
}

static void visit_statuses(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->book->clients.n; i++) {
        const struct client *c = g->book->clients.v[i];
        if (!c->status)
            continue;
        struct thing t = thing_of(g, state_began(c), "");
        t.name = "";
        t.text = c->status->text;
        visit(g, found, &t);
    }
}

static void visit_contacts(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->book->contacts.n; i++) {
        const struct contact *p = g->book->contacts.v[i];
        if (p->gone)
            continue;
        struct thing t = thing_of(g, p->entry, p->ref);
        const struct client_row *first = p->rows;
        while (first->before)
            first = first->before;
        t.entry = first->entry;
        t.owner = "";
        t.text = p->name;
        t.is.contact = p;
        visit(g, found, &t);
    }
}

/* The latest owner and text that the rows give. */
static void latest_words(const struct client_row *row, struct thing *t)
{
    t->owner = t->text = "";
    for (; row; row = row->before) {
        if (!*t->owner && *row->entry->owner)
            t->owner = entry_answers(row->entry);
        if (!*t->text)
            t->text = row->entry->text;
    }
}

static void visit_contracts(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->book->contracts.n; i++) {
        const struct contract *k = g->book->contracts.v[i];
        struct thing t = thing_of(g, k->first, k->ref);
        t.client = k->client;
        t.n = i;
        t.is.contract = k;
        latest_words(k->rows, &t);
        visit(g, found, &t);
    }
}

static void visit_offers(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->book->offers.n; i++) {
        const struct offer *o = g->book->offers.v[i];
        struct thing t = thing_of(g, o->first, o->ref);
        t.is.offer = o;
        latest_words(o->rows, &t);
        if (!entry_is_news(o->first) ||
            !document_is_void(g->book, REC_OFFER, o->ref))
            visit(g, found, &t);
    }
}

#define VISIT(what, list)                                                      \
    static void visit_##list(const struct given *g, struct found *found)       \
    {                                                                          \
        struct window w = window_of(g);                                        \
        for (size_t i = 0; i < g->book->list.n; i++) {                         \
            const struct what *it = g->book->list.v[i];                        \
            int32_t due = it->entry->due;                                      \
            if (w.base == BASE_DUE && due < w.from && it->entry->day < w.from) \
                continue;                                                      \
            struct thing t = thing_of(g, it->entry, it->ref);                  \
            t.is.what = it;                                                    \
            t.mark = t.on == ON_TASK ? it->ref : "";                           \
            visit(g, found, &t);                                               \
        }                                                                      \
    }
VISIT(issue, issues)
VISIT(task, tasks)
VISIT(invoice, invoices)

/* Is it said in every part that the thing is open? */
static bool wants_open(const struct rule *r)
{
    for (size_t i = 0; i < r->on.n; i++) {
        const struct rule_test *t = &r->on.v[i].tests.v[0];
        if (!r->on.v[i].tests.n || t->what != VALUE_OPEN || t->not )
            return false;
    }
    return true;
}

/* Could an order with such days make something? */
static bool may_matter(const struct window *w, const struct order_days *d,
                       bool open)
{
    if (open && d->delivered != DAY_NONE)
        return false;
    int32_t base = w->base == BASE_DUE         ? d->due
                   : w->base == BASE_DELIVERED ? d->delivered
                   : w->base == BASE_STAGE     ? d->stage
                                               : d->date;
    return base != DAY_NONE && base <= w->to &&
           (base >= w->from || d->date >= w->from);
}

static void visit_orders(const struct given *g, struct found *found)
{
    struct window all = {DAY_MIN, DAY_MAX, BASE_DATE};
    struct window w = g->rule->when[0].n == 1 ? window_of(g) : all;
    bool open = wants_open(g->rule);
    for (size_t i = 0; i < g->book->orders.n; i++) {
        if (!may_matter(&w, &g->facts->order[i], open))
            continue;
        const struct order *o = g->book->orders.v[i];
        bool moved = g->rule->when[0].v[0].base == BASE_MOVED && o->moved;
        struct thing t = thing_of(g, moved ? o->moved : o->entry, o->ref);
        t.is.order = o;
        t.owner =
            entry_answers(moved && *o->moved->owner ? o->moved : o->entry);
        visit(g, found, &t);
    }
}

static void visit_acts(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->facts->acts.all.n; i++) {
        const struct act *a = &g->facts->acts.all.v[i];
        struct thing t = thing_of(g, a->entry, a->ref);
        t.is.act = a;
        if (!a->is_void)
            visit(g, found, &t);
    }
}

static void visit_papers(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->facts->papers.all.n; i++) {
        const struct contract_paper *p = &g->facts->papers.all.v[i];
        struct thing t = thing_of(g, p->first, p->ref);
        t.client = p->client;
        t.is.paper = p;
        latest_words(p->rows, &t);
        visit(g, found, &t);
    }
}

static void visit_questions(const struct given *g, struct found *found)
{
    const struct question_items *open =
        &g->facts->questions
             .open[g->rule->start == ON_REQUEST ? QUESTION_REQUESTED
                                                : QUESTION_ASKED];
    for (size_t i = 0; i < open->n; i++) {
        const struct entry *e = open->v[i];
        struct thing t = thing_of(g, e, *e->id ? e->id : e->ref);
        t.name = *e->id ? e->id : moment_of(g, e);
        visit(g, found, &t);
    }
}

/* A phase has a place of its own, and its name.  False: of no order. */
static bool stage_fill(const struct given *g, const struct entry *e,
                       struct thing *t)
{
    const struct order *o = book_order_of(g->book, e);
    if (!o)
        return false;
    t->client = o->client;
    t->owner = entry_answers(*e->owner ? e : o->entry);
    t->order = o;
    if (!entry_is_of_phase(e))
        return true;
    const char *key = entry_attr(g->book, e, "phase");
    t->phase = book_phase(g->book, o, key);
    t->name = arena_fmt(&g->book->arena, "%s/%s", o->ref, key);
    t->text = t->phase->name;
    return true;
}

/* Is it said in every part that it is a phase's? */
static bool wants_phase(const struct rule *r)
{
    for (size_t i = 0; i < r->on.n; i++) {
        const struct rule_tests *tests = &r->on.v[i].tests;
        bool wants = false;
        for (size_t k = 0; k < tests->n; k++)
            wants = wants ||
                    (tests->v[k].what == VALUE_ATTR &&
                     !tests->v[k].not &&strcmp(tests->v[k].name, "phase") == 0);
        if (!wants)
            return false;
    }
    return true;
}

/* The latest first: it takes the place of those before. */
static void visit_records(const struct given *g, struct found *found)
{
    enum rule_on on = g->rule->start;
    enum rec_type type = g->rule->on.v[0].type;
    struct window w = window_of(g);
    bool phases = on == ON_STAGE && wants_phase(g->rule);
    for (size_t i = g->facts->by_type[type].n; i-- > 0;) {
        const struct entry *e = g->facts->by_type[type].v[i];
        if (w.base == BASE_DATE && e->day < w.from)
            break;
        if (phases && !entry_is_of_phase(e))
            continue;
        struct thing t = thing_of(g, e, *e->ref ? e->ref : e->id);
        if (on == ON_TOUCH && *e->id)
            t.ref = t.name = e->id;
        if (on == ON_STAGE && !stage_fill(g, e, &t))
            continue;
        if (on == ON_KPI) {
            const struct kpi *f = kpis_of(&g->facts->kpis, e);
            if (!f || !f->actual_by || f->past)
                continue; /* of another record's figure, or to come, or old */
            const struct contract *k = book_contract_of(g->book, e);
            t.client = k ? k->client : t.client;
            t.part = entry_attr(g->book, e, "name");
        }
        if (on == ON_RESOLVE) {
            const struct issue *k = book_issue_of(g->book, e);
            if (!k)
                continue;
            t.client = k->client;
            t.owner = entry_answers(*e->owner ? e : k->entry);
        }
        /* What our own people say is not the client's to be answered. */
        if (on == ON_RESPONSE && e->internal)
            continue;
        if (on == ON_RESPONSE && !t.client) {
            const struct survey *s = book_survey_of(g->book, e);
            t.client = s ? s->client : NULL;
        }
        visit(g, found, &t);
    }
}

/* A document concerns who has its service; without one, who has anything. */
static void visit_docs(const struct given *g, struct found *found)
{
    for (size_t i = g->facts->by_type[REC_DOC].n; i-- > 0;) {
        const struct entry *e = g->facts->by_type[REC_DOC].v[i];
        struct thing t = thing_of(g, e, *e->ref ? e->ref : e->id);
        struct str service;
        bool named = entry_raw(e, "service", &service);
        t.owner = "";
        for (size_t n = 0; n < g->book->clients.n; n++) {
            const struct client_facts *f = &g->facts->of[n];
            bool concerns = e->client ? e->client->n == n
                            : named
                                ? services_has(&g->facts->services,
                                               g->book->clients.v[n], service)
                                : f->orders > 0 || f->contracts > 0;
            t.client = g->book->clients.v[n];
            if (concerns)
                visit(g, found, &t);
        }
    }
}

/* A new client, for the one who sent it. */
static void visit_referrals(const struct given *g, struct found *found)
{
    for (size_t i = 0; i < g->book->clients.n; i++) {
        const struct client *c = g->book->clients.v[i];
        const char *key = client_attr(g->book, c, "referrer");
        const struct client *referrer = *key ? book_client(g->book, key) : NULL;
        const struct client_row *first = c->rows;
        if (!referrer || !first)
            continue;
        while (first->before)
            first = first->before;
        struct thing t = thing_of(g, first->entry, c->key);
        t.client = referrer;
        t.name = c->key;
        t.owner = "";
        t.text = c->name;
        visit(g, found, &t);
    }
}

void things_visit(const struct given *g, struct found *found)
{
    static void (*const visits[RULE_ONS])(const struct given *,
                                          struct found *) = {
        [ON_CLIENT] = visit_clients,  [ON_CONTACT] = visit_contacts,
        [ON_STATUS] = visit_statuses, [ON_CONTRACT] = visit_contracts,
        [ON_ORDER] = visit_orders,    [ON_STAGE] = visit_records,
        [ON_TOUCH] = visit_records,   [ON_QUESTION] = visit_questions,
        [ON_ISSUE] = visit_issues,    [ON_TASK] = visit_tasks,
        [ON_OFFER] = visit_offers,    [ON_INVOICE] = visit_invoices,
        [ON_ACT] = visit_acts,        [ON_RESPONSE] = visit_records,
        [ON_KPI] = visit_records,     [ON_USAGE] = visit_records,
        [ON_DOC] = visit_docs,        [ON_REFERRAL] = visit_referrals,
        [ON_DAY] = visit_clients,     [ON_REMINDER] = visit_reminders,
        [ON_SURVEY] = visit_surveys,  [ON_REQUEST] = visit_questions,
        [ON_RESOLVE] = visit_records, [ON_ASKED] = visit_asked,
        [ON_PAPER] = visit_papers,
    };
    visits[g->rule->start](g, found);
}
