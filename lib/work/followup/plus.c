/* Spans added to days, and the deadlines that are among them. */
#include "inside.h"

/* Is it a response time that runs in working time?  What a contract promises
 * does, and what is said in hours. */
static bool is_clock(const struct given *g, const struct thing *t,
                     const struct rule_date *d, const struct rule_offset *o,
                     struct span s)
{
    struct span promised;
    if (d->base != BASE_DATE || o->sign < 0 ||
        (t->on != ON_QUESTION && t->on != ON_ISSUE) || !t->client ||
        !g->facts->clocks)
        return false;
    return s.unit == SPAN_MINUTE || s.unit == SPAN_HOUR ||
           (o->name == NAMED_SLA && sla_promised(g->facts->clocks, t->client,
                                                 t->entry->day, &promised));
}

int32_t workday_after(const struct worktime *w, int32_t day)
{
    int32_t next = w ? worktime_next_day(w, day) : day + 1;
    next = next > day + WORKDAY_MOST ? day + WORKDAY_MOST : next;
    return next < DAY_MAX ? next : DAY_MAX;
}

/* Days after a time of day have no time.  A cadence of 0d means never. */
struct when day_plus(const struct given *g, const struct thing *t,
                     const struct rule_date *d, int32_t day)
{
    struct when at = {.day = day};
    for (size_t i = 0; i < d->n && at.day != DAY_NONE; i++) {
        const struct rule_offset *o = &d->plus[i];
        if (o->name == NAMED_WORKDAY) {
            at = (struct when){.day = workday_after(g->options->work, at.day)};
            continue;
        }
        struct span s = o->name ? span_named(g, t, o->name) : o->span;
        if (o->name == NAMED_CADENCE && s.n <= 0)
            return (struct when){.day = DAY_NONE};
        if (i == 0 && is_clock(g, t, d, o, s)) {
            at = sla_due(g->facts->clocks, t->entry, s);
            continue;
        }
        day = span_add(at.day, s, o->sign);
        if (day != at.day)
            at = (struct when){.day = day};
    }
    return at;
}

/* Does the date begin with a response time? */
static bool responds(const struct rule_date *d)
{
    if (d->base != BASE_DATE || !d->n || d->plus[0].sign < 0)
        return false;
    enum rule_named name = d->plus[0].name;
    return name == NAMED_ANSWER || name == NAMED_ISSUE || name == NAMED_SLA;
}

int32_t deadline_passed(const struct given *g, const struct thing *t,
                        const struct rule_date *d, int32_t base,
                        int32_t reached)
{
    struct rule_date response = *d;
    switch (d->base) {
    case BASE_DUE:
    case BASE_TARGET:
        return reached > base ? base : DAY_NONE;
    case BASE_SENT: /* so long we wait for it to come back */
        return reached > base ? reached : DAY_NONE;
    default:
        if (!responds(d))
            return DAY_NONE;
        response.n = 1;
        base = day_plus(g, t, &response, base).day;
        return reached >= base ? base : DAY_NONE;
    }
}

bool occurrence_comes(const struct given *g, const struct occurrence *o)
{
    int32_t until = g->options->until, today = g->home->today;
    if (o->deadline != DAY_NONE && o->deadline >= today && until < DAY_MAX)
        until = today;
    return o->appear <= until;
}
