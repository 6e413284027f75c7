#include "work/risk/tenure.h"

#include <stdlib.h>

static void begin(struct tenures *t, const struct client *c, int32_t day)
{
    struct tenure *of = &t->of[c->n];
    if (of->began == DAY_NONE || day < of->began)
        of->began = day;
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

static void slice_contracts(struct tenures *t, const struct book *b)
{
    size_t at = 0;
    for (size_t i = 0; i < b->contracts.n; i++)
        if (b->contracts.v[i]->client)
            t->of[b->contracts.v[i]->client->n].contracts_n++;
    t->held = mem_new(b->contracts.n, sizeof(*t->held));
    for (size_t i = 0; i < b->clients.n; i++) {
        t->of[i].contracts = t->held + at;
        at += t->of[i].contracts_n;
        t->of[i].contracts_n = 0;
    }
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (!k->client)
            continue;
        struct tenure *of = &t->of[k->client->n];
        of->contracts[of->contracts_n++] = k;
        begin(t, k->client, k->start);
    }
}

void tenures_init(struct tenures *t, const struct book *b,
                  struct span churn_after)
{
    VEC(const struct entry *) statuses = {0};
    *t = (struct tenures){.churn_after = churn_after};
    t->of = mem_new(b->clients.n, sizeof *t->of);
    for (size_t i = 0; i < b->clients.n; i++)
        t->of[i].began = b->clients.v[i]->since;
    slice_orders(t, b);
    slice_contracts(t, b);
    for (size_t i = 0; i < b->entries.n; i++)
        if (b->entries.v[i].type == REC_STATUS && b->entries.v[i].client)
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

bool tenures_active(const struct tenures *t, const struct client *c,
                    enum client_state state, int32_t day)
{
    const struct tenure *of = &t->of[c->n];
    int32_t ended = DAY_NONE;
    if (of->began == DAY_NONE || of->began > day || state == CLIENT_LOST)
        return false;
    if (state == CLIENT_PAUSED)
        return true;
    for (size_t i = 0; i < of->contracts_n; i++) {
        const struct contract *k = of->contracts[i];
        if (k->start > day)
            continue;
        if (k->end == DAY_NONE || k->end >= day)
            return true;
        if (k->end > ended)
            ended = k->end;
    }
    int32_t order = last_order(t, of, day);
    if (ended != DAY_NONE && (order == DAY_NONE || order <= ended))
        return false;
    int32_t last = order == DAY_NONE ? of->began : order;
    return span_add(last, t->churn_after, 1) >= day;
}

void tenures_release(struct tenures *t)
{
    free(t->of);
    free(t->days);
    free(t->held);
    free(t->statuses);
}
