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

/* The day, with the time that its record says. */
static struct when base_at(const struct thing *t, const struct count *from)
{
    bool timed = from->base == BASE_DUE && (is_asked(t) || t->on == ON_TASK) &&
                 t->entry->due_timed && t->entry->due == from->day;
    return (struct when){
        .day = from->day, .timed = timed, .at = timed ? t->entry->due_at : 0};
}

/* Days after a time of day have no time.  A cadence of 0d means never. */
static void reach(const struct given *g, const struct thing *t,
                  const struct rule_date *d, struct reached *r)
{
    struct when at = base_at(t, &r->from);
    for (size_t i = 0; i < d->n && at.day != DAY_NONE; i++) {
        const struct rule_offset *o = &d->plus[i];
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

struct reached first_day(const struct given *g, const struct thing *t,
                         const struct rule_dates *dates, struct count from)
{
    for (size_t i = 0; i < dates->n; i++) {
        const struct rule_date *d = &dates->v[i];
        bool given = from.day != DAY_NONE && d->base == from.base;
        struct reached r = {
            .from = {d->base, given ? from.day : base_day(g, t, d->base)}};
        reach(g, t, d, &r);
        if (r.at.day != DAY_NONE)
            return r;
    }
    return (struct reached){.at = {.day = DAY_NONE}, .from = from};
}
