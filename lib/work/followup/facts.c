/* What the rules ask of clients, contracts and orders: gathered once. */
#include <stdlib.h>

#include "base/worker.h"
#include "inside.h"
#include "ledger/keyed.h"
#include "work/invoice/invoice.h"

static void note_orders(struct facts *f, struct book *b)
{
    f->order = mem_new(b->orders.n, sizeof *f->order);
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        f->order[i] = (struct order_days){o->entry->day, o->due, o->delivered,
                                          o->stage_day};
        if (!o->client || o->cancelled)
            continue;
        struct client_facts *c = &f->of[o->client->n];
        c->orders++;
        if (!c->first_order)
            c->first_order = o;
        c->last_order = o;
    }
}

static void note_contracts(struct facts *f, struct book *b, int32_t today)
{
    f->contract = mem_new(b->contracts.n, sizeof *f->contract);
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        struct contract_facts *kf = &f->contract[i];
        kf->term = k->start;
        map_put(&f->contract_at, k->ref, strlen(k->ref), NULL)->value =
            (uint32_t)i;
        for (const struct client_row *row = k->rows; row && k->renewals;
             row = row->before)
            if (row->entry->due == k->end)
                kf->term = row->entry->day;
        if (!k->client)
            continue;
        struct client_facts *c = &f->of[k->client->n];
        if (!c->first_contract)
            c->first_contract = k;
        c->last_contract = k;
        if (k->end != DAY_NONE && k->end < today)
            continue;
        c->contracts++;
        if (*contract_attr(b, k, "sla"))
            c->sla = k;
        if (*contract_attr(b, k, "solve"))
            c->solve = k;
    }
}

/* Over a tenth of what was invoiced in a year in that currency. */
static void note_big(struct facts *f, const struct book *b, int32_t today)
{
    int64_t total[CURRENCIES_MAX] = {0};
    int64_t *sum = mem_new(b->clients.n, sizeof *sum);
    uint8_t *currency = mem_new(b->clients.n, sizeof *currency);
    for (size_t i = b->invoices.n; i-- > 0;) {
        const struct entry *e = b->invoices.v[i]->entry;
        if (e->day <= today - 365)
            break;
        if (e->currency == CURRENCY_NONE || !e->client)
            continue;
        size_t n = e->client->n;
        if (!sum[n])
            currency[n] = e->currency;
        if (currency[n] == e->currency)
            sum[n] += e->amount / 100;
        total[e->currency] += e->amount / 100;
    }
    for (size_t n = 0; n < b->clients.n; n++)
        f->of[n].big = sum[n] > 0 && sum[n] >= total[currency[n]] / 10;
    free(sum);
    free(currency);
}

/* Few orders name a contract: only those are looked for. */
static struct keyed orders_under_contract(const struct book *b)
{
    struct keyed named = keyed_for(b->orders.n);
    struct str contract;
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (entry_raw(o->entry, "contract", &contract))
            keyed_add(&named, REC_ORDER, str_of(o->ref));
    }
    return named;
}

/* The invoice's own, or its order's. */
static const char *contract_named(struct book *b, const struct entry *e,
                                  const struct keyed *orders)
{
    const char *contract = entry_attr(b, e, "contract");
    struct str raw = {0};
    if (*contract || !entry_raw(e, "order", &raw) ||
        (!keyed_types(orders, raw) && !memchr(raw.p, '\\', raw.n)))
        return contract;
    const struct order *o = book_order(b, entry_attr(b, e, "order"));
    return o ? entry_attr(b, o->entry, "contract") : contract;
}

/* What was invoiced under contracts, in this term. */
static void note_spending(struct facts *f, struct book *b)
{
    struct keyed orders = orders_under_contract(b);
    for (size_t i = 0; f->contract_at.n && i < b->invoices.n; i++) {
        const struct invoice *inv = b->invoices.v[i];
        const struct entry *e = inv->entry;
        const char *ref = contract_named(b, e, &orders);
        const struct map_slot *slot =
            *ref ? map_find(&f->contract_at, ref, strlen(ref)) : NULL;
        if (!slot || e->day < f->contract[slot->value].term ||
            b->contracts.v[slot->value]->last->currency != e->currency)
            continue;
        struct contract_facts *kf = &f->contract[slot->value];
        struct spending *spent = arena_new(&b->arena, sizeof *spent);
        *spent = (struct spending){.day = e->day, .before = kf->spent};
        spent->sum =
            (kf->spent ? kf->spent->sum : 0) + e->amount - inv->credited;
        kf->spent = spent;
    }
    keyed_release(&orders);
}

/* Does it say anything about the work of a document that was met before? */
static bool says_work(const struct act *a, const struct entry *e)
{
    struct str said;
    return a->entry == e || entry_raw(e, "order", &said) ||
           entry_raw(e, "invoice", &said);
}

/* That of one order and no more is kept by it. */
static void note_act(struct facts *f, struct book *b, const struct entry *e)
{
    const struct act *a = acts_add(&f->acts, b, e);
    size_t place = (size_t)(a - f->acts.all.v);
    struct act_orders orders = {0};
    if (place == f->act_order.n)
        vec_push(&f->act_order);
    uint32_t *only = &f->act_order.v[place];
    if (*only && !a->is_void && !says_work(a, e)) {
        f->act_of[*only - 1] = (uint32_t)place + 1;
        return;
    }
    if (!a->is_void)
        act_orders(b, a, &orders);
    const struct order *first = NULL;
    bool one = true;
    for (size_t i = 0; i < orders.all.n; i++) {
        const struct order *o = book_order(b, orders.all.v[i]);
        if (o)
            f->act_of[o->n] = (uint32_t)place + 1;
        first = i ? first : o;
        one = one && o == first;
    }
    *only = one && first ? first->n + 1 : 0;
    vec_release(&orders.all);
}

/* "Ask again in March." */
static void note_again(struct facts *f, const struct book *b,
                       const struct entry *e)
{
    if (e->type != REC_TOUCH || e->due == DAY_NONE || !e->client ||
        e->client->state != CLIENT_PAUSED || !entry_says(e, "outcome", "later"))
        return;
    if (!f->again)
        f->again = mem_new(b->clients.n, sizeof *f->again);
    f->again[e->client->n] = e;
}

static void note_kpi(struct facts *f, const struct entry *e)
{
    struct map_slot *slot = map_put(&f->kpi_at, e->ref, strlen(e->ref), NULL);
    *vec_push(&f->kpi_before) = slot->value;
    slot->value = (uint32_t)f->kpi_before.n;
}

/* Where they are asked for: see rules_use_acts. */
static void note_acts(struct facts *f, struct book *b)
{
    f->act_of = mem_new(b->orders.n, sizeof *f->act_of);
    for (size_t i = 0; (i = book_next(b, TYPE(REC_ACT), i)) < b->entries.n; i++)
        note_act(f, b, &b->entries.v[i]);
}

static void note_entries(struct facts *f, struct book *b, uint64_t each,
                         struct risks *risks)
{
    uint64_t types = each;
    types |= RISK_NOTED;
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (TYPE(e->type) & each)
            *vec_push(&f->by_type[e->type]) = e;
        if (TYPE(e->type) & each & TYPE(REC_KPI))
            note_kpi(f, e);
        note_again(f, b, e);
        risks_note(risks, e);
    }
}

/* The types of records that rules start from one by one. */
static uint64_t one_by_one(const struct rules *rules)
{
    const uint64_t records = TYPE(REC_STAGE) | TYPE(REC_KPI) | TYPE(REC_USAGE) |
                             TYPE(REC_DOC) | TYPE(REC_RESPONSE) |
                             TYPE(REC_TOUCH) | TYPE(REC_RESOLVE);
    uint64_t types = 0;
    for (size_t i = 0; i < rules->all.n; i++) {
        const struct rule *r = &rules->all.v[i];
        if (r->use && r->start != ON_QUESTION && r->start != ON_REQUEST)
            types |= TYPE(rule_on_type(r->start));
    }
    return types & records;
}

/* A day as of which something is asked lasts to its end. */
static int64_t now_of(const struct book *b, const struct home *h)
{
    const struct when *as_of = &b->options.as_of;
    if (h->now.timed && h->now.day == as_of->day)
        return h->now.at;
    return as_of->timed ? as_of->at
                        : when_local(as_of->day, DAY_SECONDS, &b->options.zone);
}

static bool comes_after(const struct rules *rules)
{
    for (size_t i = 0; i < rules->all.n; i++)
        if (rules->all.v[i].use && rules->all.v[i].repeat == REPEAT_AFTER)
            return true;
    return false;
}

/* What is found by each of two threads. */
struct finding {
    struct book *book;
    const struct followup_options *options;
    struct facts *facts;
    struct risks *risks;
    int rc;
    struct err *err;
};

static void find_some(void *arg)
{
    struct finding *i = arg;
    struct book *b = i->book;
    struct facts *f = i->facts;
    const struct followup_options *o = i->options;
    i->rc = others_find(f, b, o, i->err);
    if (i->rc < 0)
        return;
    note_orders(f, b);
    note_contracts(f, b, o->home->today);
    services_find(b, &o->home->conf, o->home->today, &f->services);
    if (rules_use_spent(o->rules))
        note_spending(f, b);
    note_big(f, b, o->home->today);
    f->plan = plans_latest(b);
    note_entries(f, b, one_by_one(o->rules), i->risks);
    if (rules_use_acts(o->rules))
        note_acts(f, b);
    if (rules_start_from(o->rules, ON_KPI))
        kpis_find(b, &f->kpis);
    if (rules_start_from(o->rules, ON_PAPER))
        papers_find(b, &f->papers);
    risks_judge(i->risks);
}

/* What takes most work, of the second book: see rule_asks_on. */
static void find_rest(void *arg)
{
    struct finding *i = arg;
    struct book *b = i->book;
    struct facts *f = i->facts;
    const struct followup_options *o = i->options;
    if (rules_start_from(o->rules, ON_QUESTION) ||
        rules_start_from(o->rules, ON_REQUEST))
        questions_find(b, NULL, &f->questions);
    if (comes_after(o->rules))
        done_note(f, b);
    if (rules_ask_billed(o->rules) || rules_ask_hours(o->rules))
        bill_open(&f->bill, b);
    if (rules_ask_billed(o->rules))
        written_orders_find(&f->bill, &f->written);
    if (rules_ask_hours(o->rules))
        unbilled_hours_find(&f->bill, &f->hours);
    if (rules_ask_praised(o->rules))
        success_answers_find(b, &f->answers);
    if (rules_ask_leaving(o->rules)) {
        struct leaving_rules leaving = leaving_rules_of(o->home);
        leaving.untried = true;
        leavings_find(b, &leaving, &f->leavings);
    }
}

int facts_find(struct book *b, const struct followup_options *options,
               struct risks *risks, struct facts *f, struct err *e)
{
    const struct risk_rules rules = {
        options->home->today, conf_span(&options->home->conf, "invoice.due")};
    *f = (struct facts){.of = mem_new(b->clients.n, sizeof *f->of),
                        .known = known_new(),
                        .risks = risks,
                        .now = now_of(b, options->home),
                        .since =
                            conf_day(&options->home->conf, "followup.since")};
    risks_init(risks, b, &rules);
    struct finding some = {b, options, f, risks, 0, e};
    struct finding rest = some;
    rest.book = book_second(b);
    worker_both(b->entries.n, find_rest, &rest, find_some, &some);
    if (some.rc == 0)
        clocks_start(f, b, options);
    return some.rc;
}

void facts_second(const struct facts *f, struct book *second,
                  const struct followup_options *options, struct risks *risks,
                  struct facts *out)
{
    *out = *f;
    *risks = *f->risks;
    risks->book = second;
    out->risks = risks;
    out->known = known_new();
    out->clocks = NULL;
    clocks_start(out, second, options);
}

void facts_second_release(struct facts *second)
{
    clocks_stop(second);
    known_release(second->known);
}

void facts_release(struct facts *f)
{
    free(f->of);
    free(f->again);
    free(f->plan);
    papers_release(&f->papers);
    unbilled_hours_release(&f->hours);
    written_orders_release(&f->written);
    kpis_release(&f->kpis);
    success_answers_release(&f->answers);
    map_release(&f->kpi_at);
    vec_release(&f->kpi_before);
    free(f->contract);
    free(f->order);
    map_release(&f->contract_at);
    acts_release(&f->acts);
    free(f->act_of);
    vec_release(&f->act_order);
    services_release(&f->services);
    for (int t = 0; t < REC_TYPES; t++)
        vec_release(&f->by_type[t]);
    questions_release(&f->questions);
    reminds_release(&f->reminds);
    survey_plan_release(&f->own_plan);
    dealings_release(&f->own_dealings);
    bill_release(&f->bill);
    map_release(&f->done_at);
    clocks_stop(f);
    known_release(f->known);
    leavings_release(&f->leavings);
}
