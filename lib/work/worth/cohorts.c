#include "work/worth/cohorts.h"

#include <stdlib.h>

/* Of a client: in which month its orders began, and the last one counted. */
struct buyer {
    int32_t first;
    int last; /* 0: none */
};

static struct cohort *cohort_at(struct cohorts *c, int32_t first, int32_t end)
{
    struct period month = period_of(first, PERIOD_MONTH);
    size_t low = 0, high = c->all.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (c->all.v[mid].month.from < month.from)
            low = mid + 1;
        else
            high = mid;
    }
    if (low < c->all.n && c->all.v[low].month.from == month.from)
        return &c->all.v[low];
    vec_push(&c->all);
    memmove(&c->all.v[low + 1], &c->all.v[low],
            (c->all.n - 1 - low) * sizeof *c->all.v);
    c->all.v[low] = (struct cohort){.month = month};
    for (int k = day_month(first); k <= day_month(end); k++)
        vec_push(&c->all.v[low].active);
    if (c->all.v[low].active.n > c->months)
        c->months = c->all.v[low].active.n;
    return &c->all.v[low];
}

void cohorts_find(const struct book *b, struct period of, struct cohorts *out)
{
    struct buyer *buyers = mem_new(b->clients.n + 1, sizeof *buyers);
    *out = (struct cohorts){0};
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (!o->client || o->cancelled)
            continue;
        struct buyer *buyer = &buyers[o->client->n];
        int month = day_month(o->entry->day);
        if (!buyer->last)
            buyer->first = o->entry->day;
        if (month == buyer->last)
            continue;
        buyer->last = month;
        struct period first = period_of(buyer->first, PERIOD_MONTH);
        if (first.to < of.from || first.from > of.to)
            continue;
        struct cohort *c = cohort_at(out, buyer->first, b->options.as_of.day);
        size_t later = (size_t)month - (size_t)day_month(buyer->first);
        if (later < c->active.n)
            c->active.v[later]++;
    }
    free(buyers);
}

void cohorts_release(struct cohorts *c)
{
    for (size_t i = 0; i < c->all.n; i++)
        vec_release(&c->all.v[i].active);
    vec_release(&c->all);
}
