/* When: spans added to the days that a rule names, and how they come round. */
#include <stdio.h>

#include "inside.h"

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t sooner(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

bool clocks_open(struct followup_run *run)
{
    if (!run->options->work)
        return false;
    if (!run->clocks)
        sla_open(&run->sla, run->book, run->options->work,
                 run->options->client_zone);
    return run->clocks = true;
}

/* Is it a response time that runs in working time?  What a contract promises
 * does, and what is said in hours. */
static bool is_clock(struct followup_run *run, const struct thing *t,
                     const struct rule_date *d, const struct rule_offset *o,
                     struct span s)
{
    struct span promised;
    if (d->base != BASE_DATE || o->sign < 0 ||
        (t->on != ON_QUESTION && t->on != ON_ISSUE) || !t->client ||
        !clocks_open(run))
        return false;
    return s.unit == SPAN_MINUTE || s.unit == SPAN_HOUR ||
           (o->name && strcmp(o->name, "sla") == 0 &&
            sla_promised(&run->sla, t->client, t->entry->day, &promised));
}

/* A cadence of 0d means never. */
static int32_t day_plus(struct followup_run *run, const struct thing *t,
                        const struct rule_date *d, int32_t day)
{
    run->due_at = (struct when){.day = DAY_NONE};
    for (size_t i = 0; i < d->n && day != DAY_NONE; i++) {
        const struct rule_offset *o = &d->plus[i];
        struct span s = o->name ? span_named(run, t, o->name) : o->span;
        if (o->name && s.n <= 0 && strcmp(o->name, "cadence") == 0)
            return DAY_NONE;
        if (i == 0 && is_clock(run, t, d, o, s)) {
            run->due_at = sla_due(&run->sla, t->entry, s);
            day = run->due_at.day;
        } else
            day = span_add(day, s, o->sign);
    }
    return day;
}

/* The first of the days that there is.  *chosen is what it is counted from;
 * where `at` is given, days counted from that base are counted from it. */
static int32_t first_day(struct followup_run *run, const struct thing *t,
                         const struct rule_dates *dates, enum rule_base at_base,
                         int32_t at, enum rule_base *chosen, int32_t *counted)
{
    for (size_t i = 0; i < dates->n; i++) {
        const struct rule_date *d = &dates->v[i];
        int32_t from = at != DAY_NONE && d->base == at_base
                           ? at
                           : base_day(run, t, d->base);
        int32_t day = day_plus(run, t, d, from);
        if (day == DAY_NONE)
            continue;
        if (chosen)
            *chosen = d->base;
        if (counted)
            *counted = from;
        return day;
    }
    return DAY_NONE;
}

static const char *keep(struct followup_run *run, const char *s)
{
    return arena_dup(&run->book->arena, s, strlen(s));
}

/* Does what it is counted from move, so that another key is another one? */
static bool moves(const struct thing *t, enum rule_base base)
{
    switch (t->on) {
    case ON_ORDER:
    case ON_CONTRACT:
    case ON_OFFER:
        return base == BASE_DUE || base == BASE_TARGET || base == BASE_MOVED;
    case ON_STAGE:
    case ON_KPI:
    case ON_USAGE:
    case ON_DOC:
    case ON_CLIENT:
        return true;
    default:
        return false;
    }
}

/* The day from which the thing is there. */
static int32_t start_of(const struct thing *t)
{
    if (t->entry)
        return t->on == ON_CONTRACT ? t->is.contract->start : t->entry->day;
    return t->client && t->client->since != DAY_NONE ? t->client->since
                                                     : DAY_MIN;
}

/* Fills in all but the period; false where it has no day. */
static bool occur(struct followup_run *run, const struct thing *t,
                  const struct rule_dates *when, enum rule_base base,
                  int32_t at, struct occurrence *o)
{
    const struct rule *r = run->rule;
    enum rule_base from = base;
    int32_t counted = at, start = start_of(t);
    int32_t appear = first_day(run, t, when, base, at, &from, &counted);
    if (appear == DAY_NONE)
        return false;
    *o = (struct occurrence){.day = counted,
                             .appear = later(appear, start),
                             .due = appear,
                             .period = ""};
    o->since =
        later(r->repeat == REPEAT_STEPS ? appear : sooner(appear, counted),
              t->on == ON_CONTACT ? DAY_MIN : start);
    if (r->no_due)
        o->due = DAY_NONE;
    else if (r->due.n)
        o->due = first_day(run, t, &r->due, from, counted, NULL, NULL);
    /* Days after it have no time. */
    if (o->due != DAY_NONE && run->due_at.day == o->due)
        o->due_at = run->due_at;
    return true;
}

static int once(struct followup_run *run, const struct thing *t,
                struct occurrence *o)
{
    const struct rule_dates *when = &run->rule->when[0];
    enum rule_base base = when->v[0].base;
    int32_t counted;
    char day[DATE_SIZE];
    if (first_day(run, t, when, base, DAY_NONE, &base, &counted) == DAY_NONE ||
        !occur(run, t, when, base, DAY_NONE, o))
        return 0;
    if (t->on == ON_REMINDER) {
        o->period = remind_period(run->book, t->is.remind);
    } else if (base == BASE_INVOICED) {
        /* Once in a term. */
        o->since = counted;
        o->period = keep(run, day_print(run->facts.contract[t->n].term, day));
    } else if (moves(t, base) &&
               !(run->rule->repeat == REPEAT_AFTER && base == BASE_DATE)) {
        /* What comes round after it was done has a key of that day: it could
         * be the same as the day it was made. */
        o->period = keep(run, day_print(counted, day));
    }
    return 1;
}

static int steps(struct followup_run *run, const struct thing *t,
                 struct occurrence out[OCCURRENCES])
{
    const struct rule *r = run->rule;
    int n = 0;
    for (size_t i = 0; i < r->steps && n < OCCURRENCES; i++) {
        struct occurrence next, *o = &out[n];
        enum rule_base base = r->when[i].v[0].base;
        char step[2 * DATE_SIZE], day[DATE_SIZE];
        if (!occur(run, t, &r->when[i], base, DAY_NONE, o))
            continue;
        /* The current step is the last that has come. */
        if (n == 0 && i + 1 < r->steps &&
            occur(run, t, &r->when[i + 1], base, DAY_NONE, &next) &&
            next.appear <= run->options->today)
            continue;
        /* What may come round with another record has its day, too. */
        if (moves(t, base))
            snprintf(step, sizeof step, "%s:%zu", day_print(o->day, day),
                     i + 1);
        else
            snprintf(step, sizeof step, "%zu", i + 1);
        o->period = keep(run, step);
        n++;
    }
    return n;
}

/* Clamped from the first, so that it never creeps: 31 Jan, 28 Feb, 31 Mar. */
static int every_span(struct followup_run *run, const struct thing *t,
                      struct occurrence out[OCCURRENCES])
{
    const struct rule *r = run->rule;
    const struct rule_dates *when = &r->when[0];
    enum rule_base base = when->v[0].base;
    int32_t first, today = run->options->today, start = start_of(t);
    if (first_day(run, t, when, base, DAY_NONE, &base, &first) == DAY_NONE)
        return 0;
    /* The last that has appeared by today. */
    int low = -1,
        high = (DAY_MAX - DAY_MIN) /
               (span_days(r->every) - 3 > 0 ? span_days(r->every) - 3 : 1);
    while (high - low > 1) {
        int k = low + (high - low) / 2;
        int32_t day = span_add(first, r->every, k);
        if (day < DAY_MAX && occur(run, t, when, base, day, &out[0]) &&
            first_day(run, t, when, base, day, NULL, NULL) <= today)
            low = k;
        else
            high = k;
    }
    int n = 0;
    for (int k = low < 0 ? 0 : low; k <= low + 1; k++) {
        char day[DATE_SIZE];
        int32_t at = span_add(first, r->every, k);
        if (at < start || at >= DAY_MAX ||
            !occur(run, t, when, base, at, &out[n]))
            continue;
        /* What came late to us is not overdue at once. */
        if (out[n].due != DAY_NONE)
            out[n].due = later(out[n].due, out[n].appear);
        out[n++].period = keep(run, day_print(at, day));
    }
    return n;
}

static bool unit_of(struct followup_run *run, const struct thing *t,
                    enum period_unit *unit)
{
    static const struct {
        const char *word;
        enum period_unit unit;
    } units[] = {{"week", PERIOD_WEEK},
                 {"month", PERIOD_MONTH},
                 {"quarter", PERIOD_QUARTER},
                 {"year", PERIOD_YEAR}};
    *unit = run->rule->unit;
    if (run->rule->repeat == REPEAT_UNIT)
        return true;
    const char *value = thing_value(run, t, run->rule->every_attr);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(value, units[i].word) == 0) {
            *unit = units[i].unit;
            return true;
        }
    return false;
}

/* A period counts that the thing was there for more than half of. */
static bool covers(const struct thing *t, struct period p)
{
    int32_t from = start_of(t), to = p.to;
    if (t->on == ON_CONTRACT && t->is.contract->end != DAY_NONE)
        to = sooner(to, t->is.contract->end);
    return to - later(from, p.from) + 1 > (p.to - p.from + 1) / 2;
}

static int every_unit(struct followup_run *run, const struct thing *t,
                      struct occurrence out[OCCURRENCES])
{
    const struct rule_dates *when = &run->rule->when[0];
    enum period_unit unit;
    char name[PERIOD_SIZE];
    int n = 0;
    if (!unit_of(run, t, &unit))
        return 0;
    /* From the period after this one back to the last that has appeared. */
    struct period p = period_step(period_of(run->options->today, unit), 1);
    for (int back = 0; back < 6; back++, p = period_step(p, -1)) {
        struct occurrence o;
        if (!occur(run, t, when, BASE_PERIOD, p.to, &o) || !covers(t, p))
            continue;
        o.period = keep(run, period_print(p, name));
        /* The current one comes first. */
        out[1] = out[0];
        out[0] = o;
        n = n < OCCURRENCES ? n + 1 : n;
        if (o.appear <= run->options->today)
            break;
    }
    return n;
}

int occurrences_of(struct followup_run *run, const struct thing *t,
                   struct occurrence out[OCCURRENCES])
{
    switch (run->rule->repeat) {
    case REPEAT_SPAN:
        return every_span(run, t, out);
    case REPEAT_UNIT:
    case REPEAT_ATTR:
        return every_unit(run, t, out);
    case REPEAT_STEPS:
        return steps(run, t, out);
    default:
        return once(run, t, out);
    }
}

void occurrence_after(struct followup_run *run, const struct thing *t,
                      int32_t done, struct occurrence *o)
{
    char day[DATE_SIZE];
    int32_t lead = o->due == DAY_NONE ? 0 : o->due - o->appear;
    (void)t;
    o->appear = span_add(done, run->rule->every, 1);
    o->due = o->due == DAY_NONE ? DAY_NONE : o->appear + lead;
    o->since = done + 1;
    o->day = done;
    o->period = keep(run, day_print(done, day));
}
