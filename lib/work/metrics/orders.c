/* Orders: who comes back, and what is delivered when. */
#include <stdlib.h>

#include "inside.h"

/* What is known of a client while its orders go by. */
struct buyer {
    int32_t last; /* day of its last order; DAY_NONE: none yet */
    uint32_t bought;
};

/* Buyers and repeaters so far, by group. */
struct running {
    int64_t buyers, repeaters;
};

struct sweep_state {
    struct metrics_run *r;
    struct buyer *buyers;
    VEC(struct running) running;
};

static struct running *running_at(struct sweep_state *s, uint32_t group)
{
    while (s->running.n <= group)
        vec_push(&s->running);
    return &s->running.v[group];
}

/* Periods whose end has passed get the numbers as they stand. */
static void close_periods(struct sweep_state *s, size_t *closed, int32_t day)
{
    const struct metrics_options *o = s->r->options;
    for (; *closed < o->n && o->periods[*closed].to < day; ++*closed)
        for (uint32_t g = 0; g < s->running.n; g++) {
            struct cell *c = run_cell(s->r, *closed, g);
            c->of[T_BUYERS] = s->running.v[g].buyers;
            c->of[T_REPEATERS] = s->running.v[g].repeaters;
        }
}

static int add_money(struct metrics_run *r, const struct order *o,
                     struct cell *c, bool repeat, struct err *e)
{
    const struct entry *en = o->entry;
    uint8_t in = en->currency;
    if (!en->has_amount)
        return 0;
    cell_in(c, in)->of[SUM_ORDERS]++;
    if (cell_add(c, SUM_REVENUE, in, en->amount, e) < 0 ||
        (repeat && cell_add(c, SUM_REPEAT, in, en->amount, e) < 0))
        return -1;
    if (!run_is_new(r, o->client, run_period(r, en->day)))
        return 0;
    const char *source = run_source(r->book, o->client);
    if (*source && cell_add(c, SUM_FRESH_KNOWN, in, en->amount, e) < 0)
        return -1;
    if (strcmp(source, "referral") == 0)
        return cell_add(c, SUM_REFERRALS, in, en->amount, e);
    return 0;
}

static int sweep_order(struct sweep_state *s, const struct order *o,
                       struct err *e)
{
    struct metrics_run *r = s->r;
    struct buyer *buyer = &s->buyers[o->client->n];
    bool merged = r->options->merge_days && buyer->last == o->entry->day;
    bool repeat = buyer->bought > 0 && !(merged && buyer->bought == 1);
    buyer->last = o->entry->day;
    if (!merged && ++buyer->bought <= 2 && r->options->by != BY_SERVICE) {
        struct running *now = running_at(s, run_client_group(r, o->client));
        now->buyers += buyer->bought == 1;
        now->repeaters += buyer->bought == 2;
    }
    struct cell *c = run_cell_of(r, o->entry);
    if (!c)
        return 0;
    c->of[T_ORDERS]++;
    c->of[T_BOUGHT] += !merged;
    c->of[T_REPEATS] += !merged && repeat;
    return add_money(r, o, c, repeat, e);
}

int sweep_orders(struct metrics_run *r, struct err *e)
{
    struct book *b = r->book;
    struct sweep_state s = {.r = r};
    size_t closed = 0;
    int rc = 0;
    s.buyers = mem_new(b->clients.n, sizeof *s.buyers);
    for (size_t i = 0; i < b->clients.n; i++)
        s.buyers[i].last = DAY_NONE;
    for (size_t i = 0; i < b->orders.n && rc == 0; i++) {
        const struct order *o = b->orders.v[i];
        if (!o->client || o->cancelled)
            continue;
        close_periods(&s, &closed, o->entry->day);
        rc = sweep_order(&s, o, e);
    }
    close_periods(&s, &closed, DAY_MAX + 1);
    free(s.buyers);
    vec_release(&s.running);
    return rc;
}

int sweep_delivered(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t i = 0; i < r->book->orders.n; i++) {
        const struct order *o = r->book->orders.v[i];
        size_t period = o->client && !o->cancelled && o->delivered != DAY_NONE
                            ? run_period(r, o->delivered)
                            : NO_PERIOD;
        if (period == NO_PERIOD)
            continue;
        struct cell *c = run_cell(r, period, run_group(r, o->entry));
        c->of[T_DELIVERED]++;
        if (o->due != DAY_NONE) {
            c->of[T_DEADLINES]++;
            c->of[T_ON_TIME] += o->delivered <= o->due;
        }
        if (o->first_due != DAY_NONE) {
            c->of[T_FIRST_DEADLINES]++;
            c->of[T_ON_TIME_FIRST] += o->delivered <= o->first_due;
        }
    }
    return 0;
}
