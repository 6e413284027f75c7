/* Counting for the metrics. */
#include <stdlib.h>

#include "inside.h"
#include "work/invoice/invoice.h"

#define NO_PERIOD SIZE_MAX

static uint32_t group_of(struct tallies *t, const char *name)
{
    bool fresh;
    if (!*name)
        name = t->options->by == BY_ALL ? "" : "-";
    struct map_slot *slot = map_put(&t->group_at, name, strlen(name), &fresh);
    if (fresh) {
        slot->value = (uint32_t)t->groups.n;
        *vec_push(&t->groups) = slot->key;
    }
    return slot->value;
}

static const char *source_of(struct book *b, const struct client *c)
{
    const char *source = client_attr(b, c, "source");
    if (!*source && *client_attr(b, c, "referrer"))
        return "referral";
    return source;
}

static const char *client_group_name(struct tallies *t, const struct client *c)
{
    switch (t->options->by) {
    case BY_CLIENT:
        return c->key;
    case BY_OWNER:
        return c->owner;
    case BY_SOURCE:
        return source_of(t->book, c);
    case BY_ALL:
    case BY_SERVICE:
        break;
    }
    return "";
}

static uint32_t record_group(struct tallies *t, const struct entry *e)
{
    if (t->options->by == BY_SERVICE)
        return group_of(t, entry_attr(t->book, e, "service"));
    if (t->options->by == BY_OWNER && *e->owner)
        return group_of(t, e->owner);
    return t->client_group[e->client->n];
}

static struct tally *tally_at(struct tallies *t, size_t period, uint32_t group)
{
    while (t->of[period].n <= group)
        vec_push(&t->of[period]);
    struct tally *at = &t->of[period].v[group];
    at->used = true;
    return at;
}

static struct tally_money *money_in(struct tally *t, uint8_t currency)
{
    for (size_t i = 0; i < t->money_n; i++)
        if (t->money[i].currency == currency)
            return &t->money[i];
    if (t->money_n == t->money_cap)
        t->money = mem_grow(t->money, &t->money_cap, sizeof *t->money);
    t->money[t->money_n] = (struct tally_money){.currency = currency};
    return &t->money[t->money_n++];
}

/* The period that holds a day, looked for from *at onward: days come in
 * order. */
static size_t period_at(const struct metrics_options *o, int32_t day,
                        size_t *at)
{
    while (*at < o->n && o->periods[*at].to < day)
        ++*at;
    return *at < o->n && o->periods[*at].from <= day ? *at : NO_PERIOD;
}

/* What is known of a client while its orders go by. */
struct buyer {
    int32_t last; /* day of its last order; DAY_NONE: none yet */
    uint32_t bought;
};

/* Buyers and repeaters so far, by group. */
struct running {
    int64_t buyers, repeaters;
};

struct sweep {
    struct tallies *t;
    struct buyer *buyers;
    VEC(struct running) running;
};

static struct running *running_at(struct sweep *s, uint32_t group)
{
    while (s->running.n <= group)
        vec_push(&s->running);
    return &s->running.v[group];
}

/* Periods whose end has passed get the numbers as they stand. */
static void close_periods(struct sweep *s, size_t *closed, size_t until)
{
    for (; *closed < until; ++*closed)
        for (uint32_t g = 0; g < s->running.n; g++) {
            struct tally *tally = tally_at(s->t, *closed, g);
            tally->buyers = s->running.v[g].buyers;
            tally->repeaters = s->running.v[g].repeaters;
        }
}

static bool is_new(const struct tallies *t, const struct client *c,
                   struct period p)
{
    int32_t began = t->tenures.of[c->n].began;
    return began >= p.from && began <= p.to;
}

static int count_money(struct tallies *t, const struct order *o,
                       struct tally *tally, struct period p, bool repeat,
                       struct err *e)
{
    const struct entry *en = o->entry;
    if (!en->has_amount)
        return 0;
    struct tally_money *m = money_in(tally, en->currency);
    if (money_add(&m->revenue, en->amount, e) < 0)
        return -1;
    /* No larger than revenue, where amounts are not negative. */
    if (repeat && money_add(&m->repeat, en->amount, e) < 0)
        return -1;
    if (!is_new(t, o->client, p))
        return 0;
    const char *source = source_of(t->book, o->client);
    if (*source && money_add(&m->new_known, en->amount, e) < 0)
        return -1;
    if (strcmp(source, "referral") == 0 &&
        money_add(&m->new_referral, en->amount, e) < 0)
        return -1;
    return 0;
}

static int sweep_order(struct sweep *s, const struct order *o, size_t period,
                       struct err *e)
{
    struct tallies *t = s->t;
    struct buyer *buyer = &s->buyers[o->client->n];
    bool merged = t->options->merge_days && buyer->last == o->entry->day;
    bool repeat = buyer->bought > 0 && !(merged && buyer->bought == 1);
    buyer->last = o->entry->day;
    if (!merged && ++buyer->bought <= 2 && t->options->by != BY_SERVICE) {
        struct running *r = running_at(s, t->client_group[o->client->n]);
        r->buyers += buyer->bought == 1;
        r->repeaters += buyer->bought == 2;
    }
    if (period == NO_PERIOD)
        return 0;
    struct tally *tally = tally_at(t, period, record_group(t, o->entry));
    tally->orders++;
    tally->bought += !merged;
    tally->repeats += !merged && repeat;
    return count_money(t, o, tally, t->options->periods[period], repeat, e);
}

static int sweep_orders(struct tallies *t, struct err *e)
{
    struct book *b = t->book;
    struct sweep s = {.t = t};
    size_t at = 0, closed = 0;
    int rc = 0;
    s.buyers = mem_new(b->clients.n, sizeof *s.buyers);
    for (size_t i = 0; i < b->clients.n; i++)
        s.buyers[i].last = DAY_NONE;
    for (size_t i = 0; i < b->orders.n && rc == 0; i++) {
        const struct order *o = b->orders.v[i];
        if (!o->client || o->cancelled)
            continue;
        size_t period = period_at(t->options, o->entry->day, &at);
        close_periods(&s, &closed, at);
        rc = sweep_order(&s, o, period, e);
    }
    close_periods(&s, &closed, t->options->n);
    free(s.buyers);
    vec_release(&s.running);
    return rc;
}

/* Invoices and credit notes as billed, payments as received. */
static int sweep_papers(struct tallies *t, struct err *e)
{
    size_t at = 0;
    if (t->options->by == BY_SERVICE)
        return 0;
    for (size_t i = 0; i < t->book->entries.n; i++) {
        const struct entry *en = &t->book->entries.v[i];
        bool credit = en->type == REC_CREDIT, paid = en->type == REC_PAYMENT;
        if (!en->client || !(credit || paid || en->type == REC_INVOICE) ||
            (credit && !invoice_of_credit(t->book, en)))
            continue;
        size_t period = period_at(t->options, en->day, &at);
        if (period == NO_PERIOD)
            continue;
        struct tally *tally = tally_at(t, period, record_group(t, en));
        struct tally_money *m = money_in(tally, en->currency);
        if (money_add(paid ? &m->received : &m->invoiced,
                      credit ? -en->amount : en->amount, e) < 0)
            return -1;
    }
    return 0;
}

static void count_clients(struct tallies *t, size_t period,
                          const unsigned char *states)
{
    const struct book *b = t->book;
    struct period p = t->options->periods[period];
    int32_t end = p.to < b->options.as_of.day ? p.to : b->options.as_of.day;
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *c = b->clients.v[i];
        struct tally *tally = tally_at(t, period, t->client_group[i]);
        if (is_new(t, c, p)) {
            const char *source = source_of(t->book, c);
            tally->fresh++;
            tally->known += *source != '\0';
            tally->referral += strcmp(source, "referral") == 0;
        }
        if (p.from == DAY_MIN ||
            !tenures_active(&t->tenures, c, (enum client_state)states[i],
                            p.from - 1))
            continue;
        tally->start++;
        tally->lost += !tenures_active(
            &t->tenures, c, (enum client_state)states[b->clients.n + i], end);
    }
}

static void sweep_clients(struct tallies *t)
{
    size_t clients = t->book->clients.n;
    unsigned char *states = mem_new(2 * clients, 1);
    for (size_t i = 0; i < t->options->n; i++) {
        struct period p = t->options->periods[i];
        int32_t ends[2] = {p.from == DAY_MIN ? DAY_MIN : p.from - 1, p.to};
        tenures_states(&t->tenures, t->book, ends, 2, states);
        count_clients(t, i, states);
    }
    free(states);
}

static void sweep_contracts(struct tallies *t)
{
    const struct book *b = t->book;
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (!k->client || k->end == DAY_NONE || k->end > b->options.as_of.day ||
            k->end < k->start)
            continue;
        for (size_t p = 0; p < t->options->n; p++) {
            if (t->options->periods[p].to < k->end)
                continue;
            struct tally *tally = tally_at(t, p, t->client_group[k->client->n]);
            tally->contract_days += k->end - k->start + 1;
            tally->contracts++;
        }
    }
}

int tallies_find(struct book *b, const struct metrics_options *o,
                 struct tallies *t, struct err *e)
{
    *t = (struct tallies){.book = b, .options = o};
    t->of = mem_new(o->n, sizeof *t->of);
    t->client_group = mem_new(b->clients.n, sizeof *t->client_group);
    tenures_init(&t->tenures, b, o->churn_after);
    if (o->by == BY_ALL)
        for (size_t i = 0; i < o->n; i++)
            tally_at(t, i, group_of(t, ""));
    for (size_t i = 0; i < b->clients.n && o->by != BY_SERVICE; i++)
        t->client_group[i] = group_of(t, client_group_name(t, b->clients.v[i]));
    if (sweep_orders(t, e) < 0 || sweep_papers(t, e) < 0)
        return -1;
    if (o->by != BY_SERVICE) {
        sweep_clients(t);
        sweep_contracts(t);
    }
    return 0;
}

void tallies_release(struct tallies *t)
{
    for (size_t p = 0; p < t->options->n; p++) {
        for (size_t g = 0; g < t->of[p].n; g++)
            free(t->of[p].v[g].money);
        vec_release(&t->of[p]);
    }
    free(t->of);
    free(t->client_group);
    map_release(&t->group_at);
    vec_release(&t->groups);
    tenures_release(&t->tenures);
}
