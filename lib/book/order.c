/* Putting entries in order, and taking out the voided ones. */
#include <stdlib.h>

#include "base/worker.h"
#include "inside.h"

static int by_day(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* An entry with a time. */
struct timed {
    int64_t at;
    size_t place;
};

/* What is put in order, day by day: some of the days that were noted, and the
 * entries among which theirs are, at which no other hand looks. */
struct ordering {
    VEC(struct timed) timed, sorted;
    VEC(struct entry) entries;
    struct book *book;
    size_t from, to;   /* of book.untimely */
    size_t first, end; /* of book.entries */
};

static int by_time(const void *a, const void *b)
{
    const struct timed *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void sort(struct ordering *o, struct entry *v)
{
    o->sorted.n = o->entries.n = 0;
    for (size_t i = 0; i < o->timed.n; i++)
        *vec_push(&o->sorted) = o->timed.v[i];
    qsort(o->sorted.v, o->sorted.n, sizeof *o->sorted.v, by_time);
    for (size_t i = 0; i < o->sorted.n; i++)
        *vec_push(&o->entries) = v[o->sorted.v[i].place];
    for (size_t i = 0; i < o->entries.n; i++)
        v[o->timed.v[i].place] = o->entries.v[i];
}

/* The timed entries of v[0..n) sorted into the places that timed ones have:
 * those without a time keep theirs. */
static void order_times(struct ordering *o, struct entry *v, size_t n)
{
    bool turned = false;
    o->timed.n = 0;
    for (size_t i = 0; i < n; i++) {
        if (!v[i].timed)
            continue;
        turned = turned || (o->timed.n &&
                            o->timed.v[o->timed.n - 1].at > entry_at(&v[i]));
        *vec_push(&o->timed) = (struct timed){entry_at(&v[i]), i};
    }
    if (turned)
        sort(o, v);
}

/* The first of these entries that is of a day or a later one. */
static size_t first_of(const struct entry *v, size_t from, size_t to,
                       int32_t day)
{
    while (from < to) {
        size_t mid = from + (to - from) / 2;
        if (v[mid].day < day)
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

/* Where the rows of a day are together, each that has to be put in order was
 * noted. */
static void order_noted(void *ordering)
{
    struct ordering *o = ordering;
    struct book *b = o->book;
    struct entry *v = b->entries.v;
    for (size_t i = o->from, from = o->first; i < o->to; i++) {
        int32_t day = b->untimely.v[i];
        from = first_of(v, from, o->end, day);
        size_t n = first_of(v, from, o->end, day + 1) - from;
        order_times(o, v + from, n);
        for (size_t k = from; k < from + n; k++)
            b->kinds.v[k] = (uint8_t)b->entries.v[k].type;
    }
}

static void order_all(struct ordering *o)
{
    struct entry *v = o->book->entries.v;
    size_t n = o->book->entries.n;
    qsort(v, n, sizeof *v, by_day);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && v[to].day == v[from].day;)
            to++;
        order_times(o, v + from, to - from);
    }
}

static void ordering_release(struct ordering *o)
{
    vec_release(&o->timed);
    vec_release(&o->sorted);
    vec_release(&o->entries);
}

/* Each day is put in order by itself. */
void book_order_entries(struct book *b)
{
    enum { SHORT = 8 }; /* so many take as long as one elsewhere */
    size_t noted = b->untimely.n, n = b->entries.n;
    struct ordering early = {.book = b, .to = noted / 2};
    struct ordering late = {
        .book = b, .from = noted / 2, .to = noted, .end = n};
    if (!b->unordered && noted)
        early.end = late.first =
            first_of(b->entries.v, 0, n, b->untimely.v[noted / 2]);
    if (b->unordered)
        order_all(&late);
    else if (noted)
        worker_both(n / SHORT, order_noted, &early, order_noted, &late);
    ordering_release(&early);
    ordering_release(&late);
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
