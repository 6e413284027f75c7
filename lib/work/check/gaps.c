/* Numbers of documents: no gap between the lowest and the highest of each
 * series. */
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "ledger/series.h"

struct number {
    unsigned long n;
    const struct given *by;
    enum column col; /* where it stands */
};

/* Whose numbers, and by what pattern. */
struct kind {
    enum rec_type type;
    const char *series; /* the setting */
    enum column col;
};

struct run {
    struct series series;
    VEC(struct number) numbers;
};

/* The run of a type's document before, and what made it that one. */
struct last {
    uint32_t run; /* from 1 */
    const char *series;
    int32_t day;
    struct civil civil;
    uint32_t who;
    bool each; /* each client has its own */
};

struct runs {
    struct map at; /* type, head and tail -> all */
    VEC(struct run) all;
    struct last last[REC_TYPES];
};

static bool is_last(const struct last *last, const struct kind *k,
                    const struct given *g)
{
    if (!last->run || last->series != k->series ||
        (last->each && last->who != g->who))
        return false;
    if (last->day == g->day)
        return true;
    struct civil civil = day_civil(g->day);
    return last->civil.year == civil.year && last->civil.month == civil.month;
}

/* Letters share a run where they share a pattern, as they are numbered. */
static struct run *run_of(struct check *c, struct runs *r, const struct kind *k,
                          const struct given *g)
{
    struct last *last = &r->last[k->type];
    if (is_last(last, k, g)) {
        last->day = g->day;
        return &r->all.v[last->run - 1];
    }
    const char *pattern = conf_text(c->options->conf, k->series);
    const char *client = g->who == NOBODY ? "" : c->who.v[g->who].key;
    struct series s;
    struct buf key = {0};
    bool fresh;
    series_of(&s, pattern, g->day, client);
    buf_fmt(&key, "%d\n%s\n%s", (int)k->type, buf_cstr(&s.head),
            buf_cstr(&s.tail));
    struct map_slot *slot = map_put(&r->at, key.p, key.n, &fresh);
    buf_release(&key);
    if (fresh) {
        slot->value = (uint32_t)r->all.n;
        vec_push(&r->all)->series = s;
    } else {
        series_release(&s);
    }
    *last = (struct last){.run = slot->value + 1,
                          .series = k->series,
                          .day = g->day,
                          .civil = day_civil(g->day),
                          .who = g->who,
                          .each = strstr(pattern, "{client}")};
    return &r->all.v[slot->value];
}

static int by_number(const void *a, const void *b)
{
    const struct number *x = a, *y = b;
    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    return x->by->line < y->by->line ? -1 : x->by->line > y->by->line;
}

static bool is_vague(struct check *c, const struct series *s, unsigned long n)
{
    buf_clear(&c->scratch);
    series_ref(s, n, &c->scratch);
    return check_is_vague(c, buf_cstr(&c->scratch));
}

/* Tells of from up to to, which are missing. */
static void missing(struct check *c, const struct run *run, unsigned long from,
                    unsigned long to, const struct number *after)
{
    struct place at = {after->by->line, (uint32_t)(c->at[after->col] + 1), ""};
    struct buf first = {0}, last = {0};
    while (from <= to && is_vague(c, &run->series, from))
        from++;
    while (from <= to && is_vague(c, &run->series, to))
        to--;
    series_ref(&run->series, from, &first);
    series_ref(&run->series, to, &last);
    if (from == to)
        check_say(c, CHECK_GAP, at, _("%s is missing before %s"), first.p,
                  after->by->ref);
    else if (from < to)
        check_say(c, CHECK_GAP, at, _("%s to %s are missing before %s"),
                  first.p, last.p, after->by->ref);
    buf_release(&first);
    buf_release(&last);
}

static void check_run(struct check *c, struct run *run)
{
    struct number *v = run->numbers.v;
    size_t n = run->numbers.n;
    if (n)
        qsort(v, n, sizeof *v, by_number);
    for (size_t i = 1; i < n; i++)
        if (v[i].n > v[i - 1].n + 1)
            missing(c, run, v[i - 1].n + 1, v[i].n - 1, &v[i]);
}

static void add(struct check *c, struct runs *r, const struct kind *k,
                const struct given *g)
{
    unsigned long n;
    if (g->day == DAY_NONE)
        return;
    struct run *run = run_of(c, r, k, g);
    if (series_match(&run->series, g->ref, &n))
        *vec_push(&run->numbers) = (struct number){n, g, k->col};
}

void check_gaps(struct check *c)
{
    const uint64_t types = TYPE(REC_INVOICE) | TYPE(REC_CREDIT) | TYPE(REC_ACT);
    struct runs r = {0};
    for (size_t i = 0; i < c->given.n; i++) {
        const struct given *g = &c->given.v[i];
        const struct kind k = {g->type, schema_types[g->type].series, COL_REF};
        if (types & TYPE(g->type))
            add(c, &r, &k, g);
    }
    for (size_t i = 0; i < c->numbered.n; i++) {
        const struct numbered *n = &c->numbered.v[i];
        const struct kind k = {n->by.type, n->kind->series, COL_ATTRS};
        add(c, &r, &k, &n->by);
    }
    for (size_t i = 0; i < r.all.n; i++) {
        check_run(c, &r.all.v[i]);
        series_release(&r.all.v[i].series);
        vec_release(&r.all.v[i].numbers);
    }
    vec_release(&r.all);
    map_release(&r.at);
}
