/* When: the days that a rule names, and how they come round. */
#include "inside.h"

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t sooner(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static const struct count own = {.day = DAY_NONE, .when = DAY_NONE};

static const char *keep_day(const struct given *g, int32_t day)
{
    char text[DATE_SIZE];
    day_print(day, text);
    return arena_dup(&g->book->arena, text, strlen(text));
}

/* Of a day's stages, states and moves each is one by itself. */
static const char *keep_from(const struct given *g, const struct thing *t,
                             struct count from)
{
    const struct entry *e = t->entry;
    bool many =
        t->on == ON_STAGE || t->on == ON_STATUS || from.base == BASE_MOVED;
    return many && e->day == from.day ? moment_of(g, e) : keep_day(g, from.day);
}

/* Does what it is counted from move, so that another key is another one? */
static bool moves(const struct thing *t, enum rule_base base)
{
    switch (t->on) {
    case ON_ORDER:
    case ON_CONTRACT:
    case ON_OFFER:
        return base == BASE_DUE || base == BASE_TARGET || base == BASE_MOVED ||
               base == BASE_STAGE || base == BASE_WORKED;
    case ON_CONTACT:
        return base == BASE_CONFIRMED;
    case ON_STATUS:
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

static struct reached due_of(const struct given *g, const struct thing *t,
                             const struct reached *r)
{
    struct count from = r->from;
    if (g->rule->no_due)
        return (struct reached){.at = {.day = DAY_NONE}};
    from.when = r->at.day;
    return g->rule->due.n ? first_day(g, t, &g->rule->due, from) : *r;
}

/* What comes on the day that was reached: all but the period. */
static struct occurrence occur(const struct given *g, const struct thing *t,
                               const struct reached *r)
{
    int32_t appear = r->at.day, counted = r->from.day, start = start_of(t);
    bool step = g->rule->repeat == REPEAT_STEPS;
    struct reached due = due_of(g, t, r);
    struct occurrence o = {.day = counted,
                           .appear = later(appear, start),
                           .due = due.at.day,
                           .clock = due.clock,
                           .deadline =
                               deadline_passed(g, t, r->by, counted, appear),
                           .period = ""};
    o.since = later(step ? appear : sooner(appear, counted),
                    t->on == ON_CONTACT ? DAY_MIN : start);
    /* A contract that is shorter than its notice is due when it begins. */
    if (t->on == ON_CONTRACT && o.due != DAY_NONE)
        o.due = later(o.due, start);
    if (due.at.timed)
        o.due_at = due.at;
    if (r->at.timed && o.appear == appear)
        o.appear_at = r->at;
    return o;
}

bool occurrence_late(const struct given *g, const struct occurrence *o)
{
    return o->due_at.timed && o->due_at.day == o->due &&
           o->due_at.at < g->facts->now;
}

/* The last order of a client who may leave. */
static int32_t silent_since(const struct given *g, const struct thing *t)
{
    return g->home->today - g->facts->leavings.of[t->client->n].silent;
}

enum { LATELY = 30 }; /* days */

static void once(const struct given *g, const struct thing *t,
                 struct occurrences *out)
{
    struct reached r = first_day(g, t, &g->rule->when[0], own);
    enum rule_base base = r.from.base;
    if (r.at.day == DAY_NONE)
        return;
    struct occurrence *o = vec_push(&out->all);
    *o = occur(g, t, &r);
    if (t->on == ON_REMINDER) {
        o->period = remind_period(g->book, t->is.remind);
    } else if (t->on == ON_SURVEY) {
        o->period = survey_key_end(g->book, &t->is.survey->about);
    } else if (base == BASE_INVOICED) {
        /* Once in a term. */
        o->since = r.from.day;
        o->period = keep_day(g, g->facts->contract[t->n].term);
    } else if (base == BASE_LEAVING) {
        /* Once in a silence: the day itself moves with what is learnt.  Who
         * heard from us shortly before need not again. */
        o->since = later(r.from.day - LATELY, start_of(t));
        o->period = keep_day(g, silent_since(g, t));
    } else if (moves(t, base) &&
               !(g->rule->repeat == REPEAT_AFTER && base == BASE_DATE)) {
        /* What comes round after it was done has a key of that day: it could
         * be the same as the day it was made. */
        o->period = keep_from(g, t, r.from);
    }
}

/* The current one and the next. */
enum { OPEN = 2 };

/* Has the step after that one come? */
static bool is_over(const struct given *g, const struct thing *t, size_t step)
{
    if (step + 1 >= g->rule->steps)
        return false;
    struct reached next = first_day(g, t, &g->rule->when[step + 1], own);
    return next.at.day != DAY_NONE &&
           later(next.at.day, start_of(t)) <= g->home->today;
}

static void steps(const struct given *g, const struct thing *t,
                  struct occurrences *out)
{
    struct arena *a = &g->book->arena;
    for (size_t i = 0; i < g->rule->steps && out->all.n < OPEN; i++) {
        const struct rule_dates *when = &g->rule->when[i];
        struct reached r = first_day(g, t, when, own);
        /* The current step is the last that has come. */
        if (r.at.day == DAY_NONE || (!out->all.n && is_over(g, t, i)))
            continue;
        struct occurrence *o = vec_push(&out->all);
        *o = occur(g, t, &r);
        /* What may come round with another record has its day, too. */
        o->period = moves(t, when->v[0].base)
                        ? arena_fmt(a, "%s:%zu", keep_from(g, t, r.from), i + 1)
                        : arena_fmt(a, "%zu", i + 1);
    }
}

/* Of those that come by the rule's span after `first`, has that one appeared by
 * today? */
static bool has_come(const struct given *g, const struct thing *t,
                     struct count first, int k)
{
    struct count from = {first.base, span_add(first.day, g->rule->every, k),
                         DAY_NONE};
    struct reached r = first_day(g, t, &g->rule->when[0], from);
    return from.day < DAY_MAX && r.at.day != DAY_NONE &&
           r.at.day <= g->home->today;
}

/* The last that has; -1: none.  Looked for from about today on, where it mostly
 * is, in steps that grow, and then between the last two. */
static int last_of(const struct given *g, const struct thing *t,
                   struct count first)
{
    int days = span_days(g->rule->every) - 3;
    int low = -1, high = (DAY_MAX - DAY_MIN) / (days > 0 ? days : 1);
    int about = days > 0 ? (g->home->today - first.day) / (days + 3) : 0;
    for (int k = about < 0 ? 0 : about, step = 1; k > low && k < high;
         step *= 2) {
        bool come = has_come(g, t, first, k);
        if (come)
            low = k;
        else
            high = k;
        k += come ? step : -step;
        k = k < 0 && low < 0 && high > 0 ? 0 : k;
    }
    while (high - low > 1) {
        int k = low + (high - low) / 2;
        if (has_come(g, t, first, k))
            low = k;
        else
            high = k;
    }
    return low;
}

/* The current one, or the oldest, comes first. */
static void turn(struct occurrences *out)
{
    for (size_t i = 0, n = out->all.n; i < n / 2; i++) {
        struct occurrence kept = out->all.v[i];
        out->all.v[i] = out->all.v[n - 1 - i];
        out->all.v[n - 1 - i] = kept;
    }
}

/* Is each that has been a duty still, and not the latest alone? */
static bool all_of(const struct given *g, const struct thing *t)
{
    return g->rule->each && start_of(t) > DAY_MIN;
}

/* Clamped from the first, so that it never creeps: 31 Jan, 28 Feb, 31 Mar. */
static void every_span(const struct given *g, const struct thing *t,
                       struct occurrences *out)
{
    const struct rule_dates *when = &g->rule->when[0];
    struct reached first = first_day(g, t, when, own);
    if (first.at.day == DAY_NONE)
        return;
    int last = last_of(g, t, first.from);
    for (int k = last < 0 || all_of(g, t) ? 0 : last; k <= last + 1; k++) {
        struct count from = {first.from.base,
                             span_add(first.from.day, g->rule->every, k),
                             DAY_NONE};
        if (from.day < start_of(t) || from.day >= DAY_MAX)
            continue;
        struct reached r = first_day(g, t, when, from);
        if (r.at.day == DAY_NONE)
            continue;
        struct occurrence *o = vec_push(&out->all);
        *o = occur(g, t, &r);
        /* What came late to us is not overdue at once. */
        if (o->due != DAY_NONE)
            o->due = later(o->due, o->appear);
        o->period = keep_day(g, from.day);
    }
}

static bool unit_of(const struct given *g, const struct thing *t,
                    enum period_unit *unit)
{
    *unit = g->rule->unit;
    return g->rule->repeat == REPEAT_UNIT ||
           period_unit_find(
               str_of(contract_attr(g->book, t->is.contract, "report")), unit);
}

/* A period counts that the thing was there for more than half of. */
static bool covers(const struct thing *t, struct period p)
{
    int32_t from = start_of(t), to = p.to;
    if (t->on == ON_CONTRACT && t->is.contract->end != DAY_NONE)
        to = sooner(to, t->is.contract->end);
    return to - later(from, p.from) + 1 > (p.to - p.from + 1) / 2;
}

static void every_unit(const struct given *g, const struct thing *t,
                       struct occurrences *out)
{
    enum period_unit unit;
    char name[PERIOD_SIZE];
    if (!unit_of(g, t, &unit))
        return;
    /* From the period after this one back to the last that has appeared, or to
     * the first. */
    struct period p = period_step(period_of(g->home->today, unit), 1);
    bool all = all_of(g, t);
    for (int back = 0; all || back < 6; back++, p = period_step(p, -1)) {
        struct count from = {BASE_PERIOD, p.to, DAY_NONE};
        struct reached r = first_day(g, t, &g->rule->when[0], from);
        if (p.to < start_of(t))
            break;
        if (r.at.day == DAY_NONE || !covers(t, p))
            continue;
        struct occurrence *o = vec_push(&out->all);
        *o = occur(g, t, &r);
        period_print(p, name);
        o->period = arena_dup(&g->book->arena, name, strlen(name));
        if (o->appear <= g->home->today && !all)
            break;
    }
    turn(out);
}

void occurrences_of(const struct given *g, const struct thing *t,
                    struct occurrences *out)
{
    static void (*const kinds[])(const struct given *, const struct thing *,
                                 struct occurrences *) = {
        [REPEAT_NONE] = once,       [REPEAT_SPAN] = every_span,
        [REPEAT_UNIT] = every_unit, [REPEAT_REPORT] = every_unit,
        [REPEAT_AFTER] = once,      [REPEAT_STEPS] = steps,
    };
    out->all.n = 0;
    kinds[g->rule->repeat](g, t, out);
}

struct occurrence occurrence_after(const struct given *g,
                                   const struct occurrence *o, int32_t done)
{
    struct occurrence next = *o;
    next.appear = span_add(done, g->rule->every, 1);
    if (o->due != DAY_NONE)
        next.due = next.appear + (o->due - o->appear);
    next.appear_at = next.due_at = (struct when){0};
    next.clock = (struct span){0};
    next.since = done + 1;
    next.day = done;
    next.deadline = DAY_NONE;
    next.period = keep_day(g, done);
    return next;
}
