/* Putting entries in order, and taking out the voided ones. */
#include <stdlib.h>

#include "inside.h"

static int by_day(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static int by_time(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* The timed entries of v[0..n) sorted into the places that timed ones have:
 * those without a time keep theirs. */
static void order_times(struct entry *v, size_t n)
{
    VEC(struct entry) timed = {0};
    for (size_t i = 0; i < n; i++)
        if (v[i].timed)
            *vec_push(&timed) = v[i];
    if (timed.n > 1) {
        qsort(timed.v, timed.n, sizeof *timed.v, by_time);
        for (size_t i = 0, t = 0; i < n; i++)
            if (v[i].timed)
                v[i] = timed.v[t++];
    }
    vec_release(&timed);
}

void book_order_entries(struct book *b)
{
    struct entry *v = b->entries.v;
    size_t n = b->entries.n;
    if (b->unordered)
        qsort(v, n, sizeof *v, by_day);
    if (!b->unordered && !b->untimely)
        return;
    for (size_t from = 0, to; from < n; from = to) {
        bool turned = false;
        const struct entry *before = NULL;
        for (to = from; to < n && v[to].day == v[from].day; to++)
            if (v[to].timed) {
                turned = turned || (before && before->at > v[to].at);
                before = &v[to];
            }
        if (turned)
            order_times(v + from, to - from);
    }
}

void book_drop_voided(struct book *b)
{
    struct entry *v = b->entries.v;
    size_t kept = 0;
    if (!b->voids && !b->amends && !b->merges)
        return;
    for (size_t i = 0; i < b->entries.n; i++) {
        if (book_voided(b, v[i].id) ||
            (v[i].type == REC_LINE && book_line_voided(b, &v[i])))
            *vec_push(&b->voided) = v[i];
        else if (v[i].left_out || v[i].type == REC_VOID)
            *vec_push(&b->changes) = v[i];
        else
            v[kept++] = v[i];
    }
    b->entries.n = kept;
}
