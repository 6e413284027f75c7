/* Where things are counted: groups, periods, cells. */
#include <stdlib.h>

#include "inside.h"

const char *const metrics_bys[METRICS_BYS] = {
    "",        "client", "owner",   "service",  "source",
    "segment", "tier",   "channel", "currency",
};

const char *run_source(struct book *b, const struct client *c)
{
    const char *source = client_attr(b, c, "source");
    if (!*source && *client_attr(b, c, "referrer"))
        return "referral";
    return source;
}

static const char *currency_code(const struct book *b, uint8_t currency)
{
    return book_currency(b, currency == CURRENCY_NONE ? b->currency : currency)
        ->code;
}

/* By what a client is grouped; "" where that is not known, or says nothing of
 * clients. */
static const char *name_of_client(struct book *b, const struct client *c,
                                  enum metrics_by by)
{
    switch (by) {
    case BY_CLIENT:
        return c->key;
    case BY_OWNER:
        return c->owner;
    case BY_SOURCE:
        return run_source(b, c);
    case BY_SEGMENT:
        return client_attr(b, c, "segment");
    case BY_TIER:
        return client_attr(b, c, "tier");
    case BY_CHANNEL:
        return c->channel;
    case BY_CURRENCY:
        return currency_code(b, c->currency);
    case BY_ALL:
    case BY_SERVICE:
    case METRICS_BYS:
        break;
    }
    return "";
}

/* The service that a record names, or that of the order or contract that it is
 * about. */
static const char *service_of(struct book *b, const struct entry *e)
{
    const char *service = entry_attr(b, e, "service");
    if (*service)
        return service;
    const char *ref = entry_attr(b, e, "order");
    const struct order *o = book_order(b, *ref ? ref : e->ref);
    if (o)
        return entry_attr(b, o->entry, "service");
    const struct contract *k = book_contract_of(b, e);
    return k ? contract_attr(b, k, "service") : "";
}

/* What a record itself says of its group; "": nothing. */
static const char *name_of_entry(struct book *b, const struct entry *e,
                                 enum metrics_by by)
{
    switch (by) {
    case BY_SERVICE:
        return service_of(b, e);
    case BY_OWNER:
        return e->owner;
    case BY_CHANNEL:
        return e->channel;
    case BY_CURRENCY:
        return e->has_amount ? currency_code(b, e->currency) : "";
    case BY_ALL:
    case BY_CLIENT:
    case BY_SOURCE:
    case BY_SEGMENT:
    case BY_TIER:
    case METRICS_BYS:
        break;
    }
    return "";
}

uint32_t run_group_named(struct metrics_run *r, const char *name)
{
    bool fresh;
    if (!*name && r->options->by != BY_ALL)
        name = "-";
    struct map_slot *slot = map_put(&r->group_at, name, strlen(name), &fresh);
    if (fresh) {
        slot->value = (uint32_t)r->groups.n;
        *vec_push(&r->groups) = slot->key;
    }
    return slot->value;
}

uint32_t run_client_group(const struct metrics_run *r, const struct client *c)
{
    return r->client_group[c->n];
}

uint32_t run_group(struct metrics_run *r, const struct entry *e)
{
    const char *name = name_of_entry(r->book, e, r->options->by);
    if (*name || !e->client || r->options->by == BY_SERVICE)
        return run_group_named(r, name);
    return run_client_group(r, e->client);
}

size_t run_period(const struct metrics_run *r, int32_t day)
{
    const struct period *p = r->options->periods;
    size_t low = 0, high = r->options->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (p[mid].to < day)
            low = mid + 1;
        else
            high = mid;
    }
    return low < r->options->n && p[low].from <= day ? low : NO_PERIOD;
}

int32_t run_end(const struct metrics_run *r, size_t period)
{
    int32_t to = r->options->periods[period].to;
    int32_t as_of = r->book->options.as_of.day;
    return to < as_of ? to : as_of;
}

int32_t run_days(const struct metrics_run *r, size_t period)
{
    const struct book *b = r->book;
    int32_t from = r->options->periods[period].from, to = run_end(r, period);
    int32_t first = b->entries.n ? b->entries.v[0].day : to;
    if (from == DAY_MIN)
        from = first;
    return to >= from ? to - from + 1 : 0;
}

struct cell *run_cell(struct metrics_run *r, size_t period, uint32_t group)
{
    while (r->cells[period].of.n <= group)
        vec_push(&r->cells[period].of);
    struct cell **at = &r->cells[period].of.v[group];
    if (!*at)
        *at = mem_new(1, sizeof **at);
    return *at;
}

struct cell *run_cell_of(struct metrics_run *r, const struct entry *e)
{
    size_t period = run_period(r, e->day);
    return period == NO_PERIOD ? NULL : run_cell(r, period, run_group(r, e));
}

struct cell *run_cell_client(struct metrics_run *r, size_t period,
                             const struct client *c)
{
    return run_cell(r, period, run_client_group(r, c));
}

struct cell_sums *cell_in(struct cell *c, uint8_t currency)
{
    for (size_t i = 0; i < c->sums.n; i++)
        if (c->sums.v[i].currency == currency)
            return &c->sums.v[i];
    struct cell_sums *sums = vec_push(&c->sums);
    sums->currency = currency;
    sums->countback = NAN;
    return sums;
}

int cell_add(struct cell *c, enum tally_sum sum, uint8_t currency,
             int64_t amount, struct err *e)
{
    return money_add(&cell_in(c, currency)->of[sum], amount, e);
}

void cell_keep(struct cell *c, enum tally_list list, double x)
{
    *vec_push(&c->list[list].of) = x;
}

bool run_is_new(const struct metrics_run *r, const struct client *c,
                size_t period)
{
    struct period p = r->options->periods[period];
    int32_t began = r->tenures.of[c->n].began;
    return began >= p.from && began <= p.to;
}

static void know(struct metrics_run *r, uint32_t group, uint8_t currency)
{
    while (r->known.of.n <= group)
        vec_push(&r->known.of);
    if (currency != CURRENCY_NONE)
        r->known.of.v[group].has[currency] = true;
}

static void know_all(struct metrics_run *r)
{
    const struct book *b = r->book;
    for (size_t i = 0; i < b->orders.n; i++)
        if (b->orders.v[i]->client && b->orders.v[i]->entry->has_amount)
            know(r, run_group(r, b->orders.v[i]->entry),
                 b->orders.v[i]->entry->currency);
    for (size_t i = 0; i < b->contracts.n; i++)
        if (b->contracts.v[i]->client && b->contracts.v[i]->first->has_amount)
            know(r, run_group(r, b->contracts.v[i]->first),
                 b->contracts.v[i]->first->currency);
    for (size_t i = 0; i < b->clients.n && r->options->by != BY_SERVICE; i++)
        know(r, r->client_group[i], b->clients.v[i]->currency);
}

static int by_currency(const void *a, const void *b)
{
    const struct cell_sums *x = a, *y = b;
    return x->currency - y->currency;
}

void run_fill(const struct metrics_run *r, struct cell *c, uint32_t group)
{
    if (group < r->known.of.n)
        for (unsigned i = 0; i < r->book->currencies.n; i++)
            if (r->known.of.v[group].has[i])
                cell_in(c, (uint8_t)i);
    if (c->sums.n > 1)
        qsort(c->sums.v, c->sums.n, sizeof *c->sums.v, by_currency);
}

void run_open(struct metrics_run *r, struct book *b,
              const struct metrics_options *o)
{
    struct span churn_after = conf_span(&o->home->conf, "metrics.churn_after");
    *r = (struct metrics_run){.book = b, .options = o};
    r->cells = mem_new(o->n, sizeof *r->cells);
    r->client_group = mem_new(b->clients.n, sizeof *r->client_group);
    tenures_init(&r->tenures, b, churn_after);
    if (o->by == BY_ALL)
        for (size_t i = 0; i < o->n; i++)
            run_cell(r, i, run_group_named(r, ""));
    for (size_t i = 0; i < b->clients.n && o->by != BY_SERVICE; i++)
        r->client_group[i] =
            run_group_named(r, name_of_client(b, b->clients.v[i], o->by));
    know_all(r);
    /* by the day before each period, and at its end; these stand in order */
    int32_t *ends = mem_new(2 * o->n, sizeof *ends);
    for (size_t i = 0; i < o->n; i++) {
        int32_t from = o->periods[i].from;
        ends[2 * i] = from == DAY_MIN ? DAY_MIN : from - 1;
        ends[2 * i + 1] = o->periods[i].to;
    }
    r->states = mem_new(2 * o->n * b->clients.n, 1);
    tenures_states(&r->tenures, b, ends, 2 * o->n, r->states);
    free(ends);
}

static void cell_release(struct cell *c)
{
    vec_release(&c->sums);
    for (size_t i = 0; i < LISTS; i++)
        vec_release(&c->list[i].of);
    free(c);
}

void run_close(struct metrics_run *r)
{
    for (size_t p = 0; p < r->options->n; p++) {
        for (size_t g = 0; g < r->cells[p].of.n; g++)
            if (r->cells[p].of.v[g])
                cell_release(r->cells[p].of.v[g]);
        vec_release(&r->cells[p].of);
    }
    free(r->cells);
    free(r->client_group);
    free(r->states);
    map_release(&r->group_at);
    vec_release(&r->groups);
    vec_release(&r->known.of);
    tenures_release(&r->tenures);
    worktime_user_release(&r->work);
    vec_release(&r->answers);
}
