/* What contracts promise: on each day the shortest. */
#include <stdlib.h>

#include "inside.h"

/* From that day to the next one's. */
struct sla_stretch {
    int32_t from;
    bool promised;
    struct span span;
};
struct sla_promises {
    struct sla_stretch *v;
    size_t n, cap;
};

/* A contract that promises something. */
struct term {
    int32_t from, to;
    struct span span;
    int64_t length;
    size_t place;
};
struct terms {
    struct term *v;
    size_t n, cap;
};

const char *sla_severity(struct book *b, const struct entry *e)
{
    const char *severity =
        e->type == REC_ISSUE ? entry_attr(b, e, "severity") : "";
    return e->type == REC_ISSUE && !*severity ? "normal" : severity;
}

bool sla_says(struct book *b, const struct contract *k,
              const struct sla_promise *what, struct span *out)
{
    const char *value = contract_attr(b, k, what->solve ? "solve" : "sla");
    return schema_spans(str_of(value), what->severity, out);
}

static void find_terms(const struct sla *s, const struct sla_contracts *of,
                       const struct sla_promise *what, struct terms *out)
{
    for (size_t i = 0; i < of->n; i++) {
        const struct contract *p = of->v[i];
        int32_t to = p->end == DAY_NONE ? DAY_MAX : p->end;
        struct span span;
        if (p->start > to || !sla_says(s->book, p, what, &span))
            continue;
        int64_t length = worktime_span(s->work, span);
        if (length < 0) /* months: by what they have of days */
            length = (int64_t)span_days(span) * DAY_SECONDS;
        *vec_push(out) = (struct term){p->start, to, span, length, i};
    }
}

/* Of the same length the first. */
static int by_length(const void *x, const void *y)
{
    const struct term *a = x, *b = y;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int by_day(const void *x, const void *y)
{
    const struct sla_stretch *a = x, *b = y;
    return a->from < b->from ? -1 : a->from > b->from;
}

static void find_stretches(const struct terms *from, struct sla_promises *out)
{
    size_t n = 0;
    for (size_t i = 0; i < from->n; i++) {
        vec_push(out)->from = from->v[i].from;
        if (from->v[i].to < DAY_MAX)
            vec_push(out)->from = from->v[i].to + 1;
    }
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, by_day);
    for (size_t i = 0; i < out->n; i++)
        if (!n || out->v[n - 1].from != out->v[i].from)
            out->v[n++] = out->v[i];
    out->n = n;
}

/* How many begin by that day. */
static size_t count_by(const struct sla_promises *p, int32_t day)
{
    size_t low = 0, high = p->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (p->v[mid].from <= day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The first stretch from there on that nothing is promised for yet; those that
 * were passed over lead right there the next time. */
static size_t next_free(size_t *next, size_t at)
{
    size_t end = at, step;
    while (next[end] != end)
        end = next[end];
    for (; next[at] != end && at != end; at = step) {
        step = next[at];
        next[at] = end;
    }
    return end;
}

/* The shortest promises go first, and what is promised stays. */
static void promise(struct terms *from, struct sla_promises *out)
{
    find_stretches(from, out);
    size_t *next = mem_new(out->n + 1, sizeof *next);
    for (size_t i = 0; i <= out->n; i++)
        next[i] = i;
    if (from->n)
        qsort(from->v, from->n, sizeof *from->v, by_length);
    for (size_t i = 0; i < from->n; i++) {
        const struct term *t = &from->v[i];
        size_t end = count_by(out, t->to);
        size_t at = next_free(next, count_by(out, t->from) - 1);
        for (; at < end; at = next_free(next, at)) {
            out->v[at].promised = true;
            out->v[at].span = t->span;
            next[at] = at + 1;
        }
    }
    free(next);
}

static const struct sla_promises *promises_of(struct sla *s,
                                              const struct client *c,
                                              const struct sla_promise *what)
{
    struct buf key = {0};
    bool fresh;
    buf_fmt(&key, "%u %d %s", c->n, what->solve, what->severity);
    struct map_slot *slot = map_put(&s->promise_at, key.p, key.n, &fresh);
    buf_release(&key);
    if (!fresh)
        return &s->promises.v[slot->value];
    struct terms terms = {0};
    struct sla_promises *p = vec_push(&s->promises);
    slot->value = (uint32_t)(s->promises.n - 1);
    find_terms(s, &s->clients[c->n].contracts, what, &terms);
    promise(&terms, p);
    vec_release(&terms);
    return p;
}

bool sla_promised(struct sla *s, const struct client *c, int32_t day,
                  const struct sla_promise *what, struct span *out)
{
    if (!s->clients[c->n].contracts.n)
        return false;
    const struct sla_promises *p = promises_of(s, c, what);
    size_t n = count_by(p, day);
    if (!n || !p->v[n - 1].promised)
        return false;
    *out = p->v[n - 1].span;
    return true;
}

void sla_promises_release(struct sla *s)
{
    for (size_t i = 0; i < s->promises.n; i++)
        vec_release(&s->promises.v[i]);
    vec_release(&s->promises);
    map_release(&s->promise_at);
}
