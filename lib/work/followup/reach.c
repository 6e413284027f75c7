/* The days that a rule names: spans added to what they count from. */
#include "inside.h"

/* Does the thing have a clock: what clients ask? */
static bool is_asked(const struct thing *t)
{
    return t->on == ON_QUESTION || t->on == ON_REQUEST || t->on == ON_ISSUE;
}

/* Is it a response time that runs in working time?  What a contract promises
 * does, and what is said in hours. */
static bool is_clock(const struct given *g, const struct thing *t,
                     const struct rule_date *d, const struct rule_offset *o,
                     struct span s)
{
    struct span promised;
    if (d->base != BASE_DATE || o->sign < 0 || !is_asked(t) || !t->client ||
        !g->facts->clocks)
        return false;
    return s.unit == SPAN_MINUTE || s.unit == SPAN_HOUR ||
           ((o->name == NAMED_SLA || o->name == NAMED_SOLVE) &&
            span_promised(g, t, o->name, &promised));
}

/* The record that says the deadline, where that may have a time of day. */
static const struct entry *promised_by(const struct thing *t)
{
    return t->on == ON_ORDER                 ? t->is.order->promise
           : is_asked(t) || t->on == ON_TASK ? t->entry
                                             : NULL;
}

/* The day, with the time that its record says. */
static struct when base_at(const struct thing *t, const struct count *from)
{
    bool due = from->base == BASE_DUE || from->base == BASE_TARGET;
    const struct entry *e = due ? promised_by(t) : NULL;
    bool timed = e && e->due_timed && e->due == from->day;
    return (struct when){
        .day = from->day, .timed = timed, .at = timed ? entry_due_at(e) : 0};
}

int32_t workday_after(const struct worktime *w, int32_t day)
{
    int32_t next = w ? worktime_next_day(w, day) : day + 1;
    next = next > day + WORKDAY_MOST ? day + WORKDAY_MOST : next;
    return next < DAY_MAX ? next : DAY_MAX;
}

/* Days after a time of day have no time.  A cadence of 0d means never. */
static void reach(const struct given *g, const struct thing *t,
                  const struct rule_date *d, struct reached *r)
{
    struct when at = base_at(t, &r->from);
    for (size_t i = 0; i < d->n && at.day != DAY_NONE; i++) {
        const struct rule_offset *o = &d->plus[i];
        if (o->name == NAMED_WORKDAY) {
            at = (struct when){.day = workday_after(g->options->work, at.day)};
            continue;
        }
        struct span s = o->name ? span_named(g, t, o->name) : o->span;
        if (o->name == NAMED_CADENCE && s.n <= 0)
            at.day = DAY_NONE;
        if (at.day == DAY_NONE || (o->name == NAMED_LATE && at.timed))
            continue;
        if (i == 0 && is_clock(g, t, d, o, s)) {
            at = sla_due(g->facts->clocks, t->entry, s);
            r->clock = s;
            continue;
        }
        int32_t day = span_add(at.day, s, o->sign);
        if (day != at.day)
            at = (struct when){.day = day};
    }
    r->at = at;
}

struct when day_plus(const struct given *g, const struct thing *t,
                     const struct rule_date *d, int32_t day)
{
    struct reached r = {.from = {d->base, day, DAY_NONE}};
    reach(g, t, d, &r);
    return r.at;
}

struct reached first_day(const struct given *g, const struct thing *t,
                         const struct rule_dates *dates, struct count from)
{
    for (size_t i = 0; i < dates->n; i++) {
        const struct rule_date *d = &dates->v[i];
        bool given = from.day != DAY_NONE && d->base == from.base;
        struct reached r = {.from = {d->base, from.when, from.when}, .by = d};
        if (d->base != BASE_WHEN)
            r.from.day = given ? from.day : base_day(g, t, d->base);
        reach(g, t, d, &r);
        if (r.at.day != DAY_NONE)
            return r;
    }
    return (struct reached){.at = {.day = DAY_NONE}, .from = from};
}

/* --- Looking ahead: what follows a deadline has not come before that has
 * passed.
 */

/* Does the date begin with a response time? */
static bool responds(const struct rule_date *d)
{
    if (d->base != BASE_DATE || !d->n || d->plus[0].sign < 0)
        return false;
    enum rule_named name = d->plus[0].name;
    return name == NAMED_ANSWER || name == NAMED_ISSUE || name == NAMED_SLA ||
           name == NAMED_SOLVE;
}

/* Is it of what is late, if only by a minute? */
static bool is_late(const struct rule_date *d)
{
    return d->n && d->plus[d->n - 1].name == NAMED_LATE;
}

int32_t deadline_passed(const struct given *g, const struct thing *t,
                        const struct rule_date *d, int32_t base,
                        int32_t reached)
{
    struct rule_date response = *d;
    switch (d->base) {
    case BASE_DUE:
    case BASE_TARGET:
        return reached > base || is_late(d) ? base : DAY_NONE;
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
    /* What comes at an instant is not there before it. */
    if (o->appear_at.timed && o->appear == until && until == today &&
        o->appear_at.at >= g->facts->now)
        return false;
    return o->appear <= until;
}
