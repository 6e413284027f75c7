/* Which days can matter at all: most of a long ledger is over. */
#include "inside.h"

/* Months are shorter or longer than span_days says, and clamped. */
enum { SLACK = 4 };

struct reach {
    int least, most; /* days from the base */
    bool known;
};

static const bool own[RULE_NAMED] = {[NAMED_CADENCE] = true,
                                     [NAMED_NOTICE] = true,
                                     [NAMED_SLA] = true,
                                     [NAMED_SOLVE] = true};

static void reach_date(const struct given *g, const struct rule_date *d,
                       enum rule_base base, struct reach *r)
{
    int days = 0, more = 0;
    if (d->base == BASE_WHEN) {
        days = r->most;
        base = BASE_WHEN;
    }
    /* What is not the order's own day is not known here either. */
    if (d->base != base || base == BASE_TARGET || base == BASE_MOVED) {
        r->known = false;
        return;
    }
    for (size_t i = 0; i < d->n; i++) {
        const struct rule_offset *o = &d->plus[i];
        /* What each thing says for itself is not known here. */
        if (own[o->name]) {
            r->known = false;
            return;
        }
        if (o->name == NAMED_WORKDAY) {
            days++;
            more += WORKDAY_MOST - 1;
            continue;
        }
        struct span s =
            o->name ? span_named(g, &(struct thing){0}, o->name) : o->span;
        days += o->sign * span_days(s);
    }
    r->least = days < r->least ? days : r->least;
    r->most = days + more > r->most ? days + more : r->most;
}

static void reach_dates(const struct given *g, const struct rule_dates *d,
                        enum rule_base base, struct reach *r)
{
    for (size_t i = 0; i < d->n; i++)
        reach_date(g, &d->v[i], base, r);
}

struct window window_of(const struct given *g)
{
    const struct rule *rule = g->rule;
    const struct followup_options *o = g->options;
    enum rule_base base = rule->when[0].v[0].base;
    struct window all = {DAY_MIN, DAY_MAX, base}, w = all;
    struct reach when = {INT32_MAX, INT32_MIN, true}, due;
    if (rule->repeat != REPEAT_NONE && rule->repeat != REPEAT_STEPS)
        return all;
    for (size_t i = 0; i < rule->steps; i++)
        reach_dates(g, &rule->when[i], base, &when);
    if (!when.known)
        return all;
    if (o->until < DAY_MAX - 100000)
        w.to = o->until - when.least + SLACK;
    due = when;
    reach_dates(g, &rule->due, base, &due);
    if (due.known && !rule->stays_ever && !rule->stay.name)
        w.from = o->home->today - due.most - span_days(rule->stay.span) - SLACK;
    return w;
}
