#include <stdlib.h>

#include "base/text/text.h"
#include "inside.h"

void sla_open(struct sla *s, struct book *b, const struct worktime *work,
              bool client_zone)
{
    const struct when *as_of = &b->options.as_of;
    *s = (struct sla){.book = b,
                      .work = work,
                      .client_zone = client_zone,
                      .now = as_of->timed ? as_of->at
                                          : when_local(as_of->day, DAY_SECONDS,
                                                       &b->options.zone)};
    s->clients = mem_new(b->clients.n + 1, sizeof *s->clients);
    sla_threads_find(s);
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (k->client &&
            (*contract_attr(b, k, "sla") || *contract_attr(b, k, "solve")))
            *vec_push(&s->clients[k->client->n].contracts) = k;
    }
}

void sla_close(struct sla *s)
{
    for (size_t i = 0; s->clients && i < s->book->clients.n; i++)
        vec_release(&s->clients[i].contracts);
    sla_threads_release(s);
    sla_promises_release(s);
    for (size_t i = 0; i < s->zones.n; i++)
        text_zone_close(s->zones.v[i]);
    vec_release(&s->zones);
    map_release(&s->zone_at);
    free(s->clients);
    s->clients = NULL;
}

/* The zone of that name, or NULL. */
static struct text_zone *zone_named(struct sla *s, const char *name)
{
    bool fresh;
    struct map_slot *slot = map_put(&s->zone_at, name, strlen(name), &fresh);
    if (fresh) {
        slot->value = (uint32_t)s->zones.n;
        *vec_push(&s->zones) = text_zone_open(name);
    }
    return s->zones.v[slot->value];
}

static struct worktime work_of(struct sla *s, const struct client *c)
{
    struct worktime w = *s->work;
    if (!s->client_zone || !c)
        return w;
    struct sla_client *k = &s->clients[c->n];
    if (!k->zone_known) {
        const char *name = client_attr(s->book, c, "tz");
        struct text_zone *z = *name ? zone_named(s, name) : NULL;
        k->zone_known = true;
        k->zone = z ? (struct zone){text_zone_offset, z} : w.zone;
    }
    w.zone = k->zone;
    return w;
}

bool sla_is_open(struct sla *s, const struct client *c, int64_t at)
{
    struct worktime w = work_of(s, c);
    return worktime_is_open(&w, at);
}

/* --- the clock --- */

/* The end of a span of months: the same time of day, on a working day. */
static int64_t add_months(const struct worktime *w, int64_t start,
                          struct span span)
{
    int32_t day = when_at(start, &w->zone).day;
    int64_t second = start - when_local(day, 0, &w->zone);
    int32_t to = span_add(day, span, 1);
    if (!worktime_is_working_day(w, to))
        return worktime_open(w, worktime_next_day(w, to));
    return when_local(to, (int)second, &w->zone);
}

void sla_read(struct sla *s, const struct entry *e, struct span span,
              int64_t until, struct sla_clock *out)
{
    struct worktime w = work_of(s, e->client);
    struct wait wait = wait_begin(s, e, &w, until < s->now ? until : s->now);
    int64_t left = worktime_span(&w, span), at = sla_instant(&w, e);
    int64_t waited = 0, due = at;
    bool months = left < 0 && span.unit == SPAN_MONTH;

    *out = (struct sla_clock){0};
    if (months)
        due = add_months(&w, at, span);
    /* Each wait sets the clock off by as long as it lasts; one that begins when
     * the time is over does not. */
    while (wait_on(&wait)) {
        int64_t ran = worktime_between(&w, at, wait.from);
        int64_t end =
            months ? worktime_add(&w, due, waited) : worktime_add(&w, at, left);
        if (wait.from >= end)
            break;
        out->used += ran;
        left -= ran;
        waited += worktime_between(&w, wait.from, wait.to);
        at = wait.to;
        out->waiting = wait.open;
    }
    due = months ? worktime_add(&w, due, waited) : worktime_add(&w, at, left);
    int64_t all = out->used + worktime_between(&w, at, due);
    if (!out->waiting)
        out->used += worktime_between(&w, at, wait.until);
    out->due = when_at(due, e->timed ? &s->book->options.zone : &w.zone);
    if (!e->timed)
        out->due = (struct when){.day = out->due.day};
    out->due_at = e->timed ? due : worktime_close(&w, out->due.day);
    out->late = out->due_at < wait.until;
    out->half = 2 * out->used >= all;
}

struct when sla_due(struct sla *s, const struct entry *e, struct span span)
{
    struct sla_clock clock;
    sla_read(s, e, span, INT64_MAX, &clock);
    return clock.due;
}
