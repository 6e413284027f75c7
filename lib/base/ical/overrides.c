#include <stdlib.h>

#include "inside.h"

static int in_order(const void *a, const void *b)
{
    const struct override *x = a, *y = b;
    int order = strcmp(x->uid, y->uid);
    if (order == 0)
        order = (x->day > y->day) - (x->day < y->day);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

void overrides_settle(struct overrides *o)
{
    const struct override *before = NULL;
    if (o->all.n)
        qsort(o->all.v, o->all.n, sizeof *o->all.v, in_order);
    for (size_t i = 0; i < o->all.n; i++) {
        struct override *it = &o->all.v[i];
        if (before && strcmp(before->uid, it->uid) != 0)
            before = NULL;
        it->rest = it->onward ? it : before ? before->rest : NULL;
        it->least = before ? before->least : 0;
        if (it->onward && it->shift < it->least)
            it->least = it->shift;
        before = it;
    }
}

/* How many there are before the uid, where `with`, those of the uid, too. */
static size_t place(const struct overrides *o, const char *uid, bool with)
{
    size_t low = 0, high = o->all.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(o->all.v[middle].uid, uid) < (with ? 1 : 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct overrides_of overrides_of(const struct overrides *o, const char *uid)
{
    if (!uid || !o->all.n)
        return (struct overrides_of){NULL, 0};
    size_t from = place(o, uid, false);
    return (struct overrides_of){o->all.v + from, place(o, uid, true) - from};
}

const struct override *overrides_at(struct overrides_of of, int32_t day)
{
    size_t low = 0, high = of.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (of.v[middle].day <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &of.v[low - 1] : NULL;
}

int32_t overrides_least(struct overrides_of of)
{
    return of.n ? of.v[of.n - 1].least : 0;
}
