/* The things that rules start from. */
#include "inside.h"

static void visit_clients(struct followup_run *run)
{
    for (size_t i = 0; i < run->book->clients.n; i++) {
        const struct client *c = run->book->clients.v[i];
        struct thing t = {.on = (enum rule_on)run->rule->on.v[0].word,
                          .client = c,
                          .ref = "",
                          .name = "",
                          .owner = "",
                          .text = "",
                          .part = "",
                          .mark = ""};
        if (t.on != ON_DAY || c->known)
            visit(run, &t);
    }
}

static void visit_contacts(struct followup_run *run)
{
    for (size_t i = 0; i < run->book->contacts.n; i++) {
        const struct contact *p = run->book->contacts.v[i];
        struct thing t = thing_of(run, p->entry, p->ref);
        const struct client_row *first = p->rows;
        while (first->before)
            first = first->before;
        t.entry = first->entry;
        t.owner = "";
        t.text = p->name;
        t.is.contact = p;
        visit(run, &t);
    }
}

/* The latest owner and text that the rows give. */
static void latest_words(const struct client_row *row, struct thing *t)
{
    t->owner = t->text = "";
    for (; row; row = row->before) {
        if (!*t->owner)
            t->owner = row->entry->owner;
        if (!*t->text)
            t->text = row->entry->text;
    }
}

static void visit_contracts(struct followup_run *run)
{
    for (size_t i = 0; i < run->book->contracts.n; i++) {
        const struct contract *k = run->book->contracts.v[i];
        struct thing t = thing_of(run, k->first, k->ref);
        t.client = k->client;
        t.n = i;
        t.is.contract = k;
        latest_words(k->rows, &t);
        visit(run, &t);
    }
}

static void visit_offers(struct followup_run *run)
{
    for (size_t i = 0; i < run->book->offers.n; i++) {
        const struct offer *o = run->book->offers.v[i];
        struct thing t = thing_of(run, o->first, o->ref);
        t.is.offer = o;
        latest_words(o->rows, &t);
        if (!document_is_news(o->first) ||
            !document_is_void(run->book, REC_OFFER, o->ref))
            visit(run, &t);
    }
}

#define VISIT(what, list)                                                      \
    static void visit_##list(struct followup_run *run)                         \
    {                                                                          \
        for (size_t i = 0; i < run->book->list.n; i++) {                       \
            const struct what *it = run->book->list.v[i];                      \
            int32_t due = it->entry->due;                                      \
            if (run->window.base == BASE_DUE && due < run->window.from &&      \
                it->entry->day < run->window.from)                             \
                continue;                                                      \
            struct thing t = thing_of(run, it->entry, it->ref);                \
            t.is.what = it;                                                    \
            t.mark = t.on == ON_TASK ? it->ref : "";                           \
            visit(run, &t);                                                    \
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
        if (!r->on.v[i].tests.n || strcmp(t->name, "open") != 0 || t->not )
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
                                               : d->date;
    return base != DAY_NONE && base <= w->to &&
           (base >= w->from || d->date >= w->from);
}

static void visit_orders(struct followup_run *run)
{
    struct window all = {DAY_MIN, DAY_MAX, BASE_DATE};
    struct window w = run->rule->when[0].n == 1 ? run->window : all;
    bool open = wants_open(run->rule);
    for (size_t i = 0; i < run->book->orders.n; i++) {
        if (!may_matter(&w, &run->facts.order[i], open))
            continue;
        const struct order *o = run->book->orders.v[i];
        bool moved = run->rule->when[0].v[0].base == BASE_MOVED && o->moved;
        struct thing t = thing_of(run, moved ? o->moved : o->entry, o->ref);
        t.is.order = o;
        t.owner = *t.owner ? t.owner : o->entry->owner;
        visit(run, &t);
    }
}

static void visit_acts(struct followup_run *run)
{
    for (size_t i = 0; i < run->facts.acts.all.n; i++) {
        const struct act *a = &run->facts.acts.all.v[i];
        struct thing t = thing_of(run, a->entry, a->ref);
        t.is.act = a;
        if (!a->is_void)
            visit(run, &t);
    }
}

static void visit_questions(struct followup_run *run)
{
    if (!run->asked)
        questions_find(run->book, NULL, &run->questions);
    run->asked = true;
    for (size_t i = 0; i < run->questions.open.n; i++) {
        const struct entry *e = run->questions.open.v[i];
        struct thing t = thing_of(run, e, *e->id ? e->id : e->ref);
        char day[DATE_SIZE];
        day_print(e->day, day);
        t.name =
            *e->id ? e->id : arena_dup(&run->book->arena, day, strlen(day));
        visit(run, &t);
    }
}

/* The latest first: it takes the place of those before. */
static void visit_records(struct followup_run *run)
{
    enum rule_on on = (enum rule_on)run->rule->on.v[0].word;
    enum rec_type type = rule_on_type(on);
    for (size_t i = run->facts.by_type[type].n; i-- > 0;) {
        const struct entry *e = run->facts.by_type[type].v[i];
        if (run->window.base == BASE_DATE && e->day < run->window.from)
            break;
        struct thing t = thing_of(run, e, *e->ref ? e->ref : e->id);
        if (on == ON_TOUCH && *e->id)
            t.ref = t.name = e->id;
        if (on == ON_STAGE) {
            const struct order *o = book_order(run->book, e->ref);
            if (!o)
                continue;
            t.client = o->client;
            t.owner = *e->owner ? e->owner : o->entry->owner;
        }
        if (on == ON_KPI) {
            const struct contract *k = book_contract(run->book, e->ref);
            t.client = k ? k->client : t.client;
            t.part = entry_attr(run->book, e, "name");
        }
        if (on == ON_RESPONSE && !t.client) {
            const struct survey *s = book_survey(run->book, e->ref);
            t.client = s ? s->client : NULL;
        }
        visit(run, &t);
    }
}

/* A document concerns who has its service; without one, who has anything. */
static void visit_docs(struct followup_run *run)
{
    for (size_t i = run->facts.by_type[REC_DOC].n; i-- > 0;) {
        const struct entry *e = run->facts.by_type[REC_DOC].v[i];
        struct thing t = thing_of(run, e, *e->ref ? e->ref : e->id);
        struct str service;
        bool named = attr_raw(str_of(e->attrs), "service", &service);
        struct map_slot *slot =
            named ? map_find(&run->facts.service_at, service.p, service.n)
                  : NULL;
        t.owner = "";
        for (size_t n = 0; n < run->book->clients.n; n++) {
            const struct client_facts *f = &run->facts.of[n];
            bool concerns = e->client ? e->client->n == n
                            : named   ? slot && f->services & UINT64_C(1)
                                                                << slot->value
                                    : f->orders > 0 || f->contracts > 0;
            t.client = run->book->clients.v[n];
            if (concerns)
                visit(run, &t);
        }
    }
}

/* A new client, for the one who sent it. */
static void visit_referrals(struct followup_run *run)
{
    for (size_t i = 0; i < run->book->clients.n; i++) {
        const struct client *c = run->book->clients.v[i];
        const char *key = client_attr(run->book, c, "referrer");
        const struct client *referrer =
            *key ? book_client(run->book, key) : NULL;
        const struct client_row *first = c->rows;
        if (!referrer || !first)
            continue;
        while (first->before)
            first = first->before;
        struct thing t = thing_of(run, first->entry, c->key);
        t.client = referrer;
        t.name = c->key;
        t.owner = "";
        t.text = c->name;
        visit(run, &t);
    }
}

void things_visit(struct followup_run *run)
{
    static void (*const visits[RULE_ONS])(struct followup_run *) = {
        [ON_CLIENT] = visit_clients,     [ON_CONTACT] = visit_contacts,
        [ON_CONTRACT] = visit_contracts, [ON_ORDER] = visit_orders,
        [ON_STAGE] = visit_records,      [ON_TOUCH] = visit_records,
        [ON_QUESTION] = visit_questions, [ON_ISSUE] = visit_issues,
        [ON_TASK] = visit_tasks,         [ON_OFFER] = visit_offers,
        [ON_INVOICE] = visit_invoices,   [ON_ACT] = visit_acts,
        [ON_RESPONSE] = visit_records,   [ON_KPI] = visit_records,
        [ON_USAGE] = visit_records,      [ON_DOC] = visit_docs,
        [ON_REFERRAL] = visit_referrals, [ON_DAY] = visit_clients,
        [ON_REMINDER] = visit_reminders,
    };
    visits[run->rule->on.v[0].word](run);
}
