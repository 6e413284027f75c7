#include "work/risk/tenure.h"

#include <stdlib.h>

static void earlier(int32_t *first, int32_t day)
{
    if (*first == DAY_NONE || day < *first)
        *first = day;
}

static void begin(struct tenures *t, const struct client *c, int32_t day)
{
    struct tenure *of = &t->of[c->n];
    earlier(&of->began, day);
    earlier(&of->committed, day);
}

/* A slice of one array for each client: first counted, then filled. */
static void slice_orders(struct tenures *t, const struct book *b)
{
    size_t at = 0;
    for (size_t i = 0; i < b->orders.n; i++)
        if (b->orders.v[i]->client && !b->orders.v[i]->cancelled)
            t->of[b->orders.v[i]->client->n].orders_n++;
    for (size_t i = 0; i < b->clients.n; i++) {
        t->of[i].orders = at;
        at += t->of[i].orders_n;
        t->of[i].orders_n = 0;
    }
    t->days = mem_new(at, sizeof *t->days);
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (!o->client || o->cancelled)
            continue;
        struct tenure *of = &t->of[o->client->n];
        t->days[of->orders + of->orders_n++] = o->entry->day;
        begin(t, o->client, o->entry->day);
    }
}

struct stays {
    VEC(struct stay) all;
    VEC(const struct entry *)
    rows; /* of the contract in hand, the last first */
};

/* A row of the contract whose last stay so far is the last of all.  What is
 * dated when that is over begins another. */
static void add_row(struct stays *s, const struct entry *e)
{
    struct stay *last = &s->all.v[s->all.n - 1];
    if (e->due == DAY_NONE)
        return;
    if (e->day <= last->to) {
        last->to = e->due;
    } else if (e->due >= e->day) {
        const struct contract *k = last->contract;
        *vec_push(&s->all) = (struct stay){k, e->day, e->due};
    }
}

static void add_contract(struct stays *s, const struct contract *k)
{
    int32_t to = k->first->due == DAY_NONE ? DAY_MAX : k->first->due;
    *vec_push(&s->all) = (struct stay){k, k->start, to};
    s->rows.n = 0;
    for (const struct client_row *r = k->rows; r; r = r->before)
        *vec_push(&s->rows) = r->entry;
    for (size_t i = s->rows.n; i-- > 0;)
        if (s->rows.v[i] != k->first)
            add_row(s, s->rows.v[i]);
}

static void slice_contracts(struct tenures *t, const struct book *b)
{
    struct stays s = {0};
    size_t at = 0;
    for (size_t i = 0; i < b->contracts.n; i++)
        if (b->contracts.v[i]->client)
            add_contract(&s, b->contracts.v[i]);
    t->held_n = s.all.n;
    t->held = mem_new(s.all.n, sizeof(*t->held));
    for (size_t i = 0; i < s.all.n; i++)
        t->of[s.all.v[i].contract->client->n].stays_n++;
    for (size_t i = 0; i < b->clients.n; i++) {
        t->of[i].stays = t->held + at;
        at += t->of[i].stays_n;
        t->of[i].stays_n = 0;
    }
    for (size_t i = 0; i < s.all.n; i++) {
        const struct client *c = s.all.v[i].contract->client;
        struct tenure *of = &t->of[c->n];
        t->held[(size_t)(of->stays - t->held) + of->stays_n++] = s.all.v[i];
        begin(t, c, s.all.v[i].from);
    }
    vec_release(&s.all);
    vec_release(&s.rows);
}

void tenures_init(struct tenures *t, const struct book *b,
                  struct span churn_after)
{
    VEC(const struct entry *) statuses = {0};
    *t = (struct tenures){.churn_after = churn_after};
    t->of = mem_new(b->clients.n, sizeof *t->of);
    for (size_t i = 0; i < b->clients.n; i++) {
        t->of[i].began = b->clients.v[i]->since;
        t->of[i].committed = DAY_NONE;
    }
    slice_orders(t, b);
    slice_contracts(t, b);
    for (size_t i = 0; (i = book_next(b, TYPE(REC_STATUS), i)) < b->entries.n;
         i++)
        if (b->entries.v[i].client)
            *vec_push(&statuses) = &b->entries.v[i];
    t->statuses = statuses.v;
    t->statuses_n = statuses.n;
}

void tenures_states(const struct tenures *t, struct book *b,
                    const int32_t *days, size_t n, unsigned char *out)
{
    size_t clients = b->clients.n, at = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char *now = out + i * clients;
        if (i == 0)
            memset(now, CLIENT_ACTIVE, clients);
        else
            memcpy(now, now - clients, clients);
        for (; at < t->statuses_n && t->statuses[at]->day <= days[i]; at++) {
            const struct entry *e = t->statuses[at];
            const char *state = entry_attr(b, e, "state");
            for (int s = CLIENT_ACTIVE; s <= CLIENT_LOST; s++)
                if (strcmp(state, client_states[s]) == 0)
                    now[e->client->n] = (unsigned char)s;
        }
    }
}

/* The last of the client's orders up to the day, or DAY_NONE. */
static int32_t last_order(const struct tenures *t, const struct tenure *of,
                          int32_t day)
{
    const int32_t *days = t->days + of->orders;
    size_t low = 0, high = of->orders_n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (days[mid] <= day)
            low = mid + 1;
        else
            high = mid;
    }
    return low ? days[low - 1] : DAY_NONE;
}

/* Not counting what its status says: the day from which it was one no more, or
 * DAY_NONE where it was one on that day. */
static int32_t left(const struct tenures *t, const struct tenure *of,
                    int32_t day)
{
    int32_t ended = DAY_NONE, order = last_order(t, of, day);
    for (size_t i = 0; i < of->stays_n; i++) {
        const struct stay *s = &of->stays[i];
        if (s->from > day)
            continue;
        if (s->to >= day)
            return DAY_NONE;
        if (s->to > ended)
            ended = s->to;
    }
    if (ended != DAY_NONE && (order == DAY_NONE || order <= ended))
        return ended + 1;
    int32_t last =
        span_add(order == DAY_NONE ? of->began : order, t->churn_after, 1);
    return last >= day ? DAY_NONE : last + 1;
}

bool tenures_active(const struct tenures *t, const struct client *c,
                    enum client_state state, int32_t day)
{
    const struct tenure *of = &t->of[c->n];
    if (of->began == DAY_NONE || of->began > day || state == CLIENT_LOST)
        return false;
    return state == CLIENT_PAUSED || left(t, of, day) == DAY_NONE;
}

int32_t tenures_lost(const struct tenures *t, const struct client *c,
                     enum client_state state, int32_t day)
{
    const struct tenure *of = &t->of[c->n];
    if (of->began == DAY_NONE || of->began > day || state == CLIENT_PAUSED)
        return DAY_NONE;
    int32_t silent = left(t, of, day);
    if (state != CLIENT_LOST)
        return silent;
    /* the first of the records that say so without a break */
    int32_t said = DAY_NONE;
    for (const struct client_row *r = c->statuses; r; r = r->before) {
        if (r->entry->day > day)
            continue;
        if (!entry_says(r->entry, "state", client_states[CLIENT_LOST]))
            break;
        said = r->entry->day;
    }
    return silent != DAY_NONE && silent < said ? silent : said;
}

bool tenures_contracted(const struct tenures *t, const struct client *c,
                        int32_t day)
{
    const struct tenure *of = &t->of[c->n];
    for (size_t i = 0; i < of->stays_n; i++)
        if (of->stays[i].from <= day && of->stays[i].to >= day)
            return true;
    return false;
}

void tenures_release(struct tenures *t)
{
    free(t->of);
    free(t->days);
    free(t->held);
    free(t->statuses);
}
