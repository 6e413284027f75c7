#include "work/bill/unbilled.h"

#include <stdlib.h>

static struct order_hours *hours_of(struct unbilled_hours *h,
                                    const struct order *o)
{
    bool fresh;
    struct map_slot *slot = map_put(&h->at, o->ref, strlen(o->ref), &fresh);
    if (fresh) {
        slot->value = (uint32_t)h->all.n;
        *vec_push(&h->all) = (struct order_hours){
            .since = DAY_NONE, .hourly = !o->entry->has_amount};
    }
    return &h->all.v[slot->value];
}

static void note(struct unbilled_hours *h, const struct bill *bill,
                 const struct entry *e)
{
    double hours;
    const struct order *o = *e->ref ? book_order(bill->book, e->ref) : NULL;
    if (!o || o->cancelled || !entry_number(e, "hours", &hours) || hours <= 0)
        return;
    struct order_hours *of = hours_of(h, o);
    if (*e->id && map_find(&bill->costs, e->id, strlen(e->id))) {
        of->hourly = true;
        return;
    }
    of->left += hours;
    of->since =
        of->since == DAY_NONE || e->day < of->since ? e->day : of->since;
}

void unbilled_hours_find(const struct bill *bill, struct unbilled_hours *out)
{
    const struct book *b = bill->book;
    *out = (struct unbilled_hours){0};
    for (size_t i = 0; (i = book_next(b, TYPE(REC_COST), i)) < b->entries.n;
         i++)
        note(out, bill, &b->entries.v[i]);
}

const struct order_hours *unbilled_hours_of(const struct unbilled_hours *h,
                                            const char *order)
{
    const struct map_slot *slot = map_find(&h->at, order, strlen(order));
    const struct order_hours *of = slot ? &h->all.v[slot->value] : NULL;
    return of && of->hourly && of->since != DAY_NONE ? of : NULL;
}

void unbilled_hours_release(struct unbilled_hours *h)
{
    map_release(&h->at);
    vec_release(&h->all);
}
