/* What was spent on clients: contacts, hours, money, gifts; who has how much to
 * do. */
#include <stdlib.h>

#include "inside.h"

/* Earnings are in the client's currency, and so are the hours that they took.
 */
static void add_hours(const struct metrics_run *r, struct cell *c,
                      const struct client *client, int64_t hundredths)
{
    uint8_t in = client->currency;
    c->of[T_HOURS] += hundredths;
    cell_in(c, in == CURRENCY_NONE ? r->book->currency : in)->of[SUM_HOURS] +=
        hundredths;
}

int sweep_costs(struct metrics_run *r, struct err *e)
{
    for (size_t i = 0;
         (i = book_next(r->book, TYPE(REC_COST), i)) < r->book->entries.n;
         i++) {
        const struct entry *en = &r->book->entries.v[i];
        double hours;
        struct cell *c = en->client ? run_cell_of(r, en) : NULL;
        if (!c)
            continue;
        if (entry_number(en, "hours", &hours) && fabs(hours) < 1e9)
            add_hours(r, c, en->client, llround(hours * 100));
        if (en->has_amount &&
            cell_add(c, SUM_COSTS, en->currency, en->amount, e) < 0)
            return -1;
    }
    return 0;
}

int sweep_gifts(struct metrics_run *r, struct err *e)
{
    for (size_t i = 0;
         (i = book_next(r->book, TYPE(REC_GIFT), i)) < r->book->entries.n;
         i++) {
        const struct entry *en = &r->book->entries.v[i];
        struct cell *c = en->client ? run_cell_of(r, en) : NULL;
        if (!c)
            continue;
        c->of[T_GIFTS]++;
        if (en->has_amount &&
            cell_add(c, SUM_GIFTS, en->currency, en->amount, e) < 0)
            return -1;
    }
    return 0;
}

int sweep_contacts(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t i = 0;
         (i = book_next(r->book, TYPE(REC_TOUCH), i)) < r->book->entries.n;
         i++) {
        const struct entry *en = &r->book->entries.v[i];
        struct cell *c = en->client ? run_cell_of(r, en) : NULL;
        if (c)
            c->of[T_CONTACTS]++;
    }
    return 0;
}

/* --- who has how much to do --- */

/* Open work: an order that is not delivered, an issue, a task with a client.
 * Each client counts once for each owner. */
struct load {
    struct metrics_run *r;
    size_t period;
    int32_t end;
    struct map seen; /* owner and client */
    struct map owners;
    struct buf key;
};

static void add_load(struct load *l, const struct entry *e)
{
    bool fresh;
    const char *owner = entry_answered(l->r->book, e, l->end);
    if (!e->client)
        return;
    uint32_t group = l->r->options->by == BY_OWNER
                         ? run_group_named(l->r, owner)
                         : run_group(l->r, e);
    struct cell *c = run_cell(l->r, l->period, group);
    buf_clear(&l->key);
    buf_fmt(&l->key, "%u %s", group, owner);
    map_put(&l->owners, l->key.p, l->key.n, &fresh);
    c->of[T_OWNERS] += fresh;
    buf_fmt(&l->key, "\n%u", e->client->n);
    map_put(&l->seen, l->key.p, l->key.n, &fresh);
    c->of[T_LOADED] += fresh;
}

static bool open_on(const struct entry *opened, int32_t closed, int32_t day)
{
    return opened->day <= day && (closed == DAY_NONE || closed > day);
}

static void load_orders(struct load *l)
{
    const struct book *b = l->r->book;
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        int32_t closed = o->cancelled ? o->stage_day : o->delivered;
        if (open_on(o->entry, closed, l->end))
            add_load(l, o->entry);
    }
}

static void load_rest(struct load *l)
{
    const struct book *b = l->r->book;
    for (size_t i = 0; i < b->issues.n; i++) {
        const struct issue *k = b->issues.v[i];
        if (open_on(k->entry, k->resolved ? k->resolved->day : DAY_NONE,
                    l->end))
            add_load(l, k->entry);
    }
    for (size_t i = 0; i < b->tasks.n; i++) {
        const struct task *k = b->tasks.v[i];
        if (open_on(k->entry, k->done ? k->done->day : DAY_NONE, l->end))
            add_load(l, k->entry);
    }
}

int sweep_load(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t p = 0; p < r->options->n; p++) {
        struct load l = {.r = r, .period = p, .end = run_end(r, p)};
        load_orders(&l);
        load_rest(&l);
        map_release(&l.seen);
        map_release(&l.owners);
        buf_release(&l.key);
    }
    return 0;
}
