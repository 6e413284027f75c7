/* Which periods are asked for. */
#include "base/i18n.h"
#include "inside.h"

enum { LAST_MAX = 1000 };

static int one_period(struct cli *c, const struct metrics_periods *o,
                      struct period *p)
{
    *p = period_of(c->home.today, PERIOD_MONTH);
    if (o->period && (o->from || o->to))
        return cli_usage(c, _("--period and --from or --to do not go "
                              "together"));
    if (o->period)
        return cli_period(c, "--period", o->period, p);
    if (!o->from && !o->to)
        return 0;
    *p = (struct period){DAY_MIN, c->home.today, PERIOD_DAYS};
    if ((o->from && cli_day(c, "--from", o->from, DAY_FIRST, &p->from) < 0) ||
        (o->to && cli_day(c, "--to", o->to, DAY_LAST, &p->to) < 0))
        return -1;
    return p->from <= p->to ? 0 : cli_usage(c, _("--from is later than --to"));
}

static bool is_open(struct period p)
{
    return p.unit == PERIOD_ALL || p.from == DAY_MIN || p.to == DAY_MAX;
}

static struct period year_before(struct period p)
{
    enum { YEAR = 12, WEEKS = 52 };
    if (p.unit == PERIOD_MONTH || p.unit == PERIOD_QUARTER ||
        p.unit == PERIOD_YEAR)
        return period_of(day_add_months(p.from, -YEAR), p.unit);
    if (p.unit == PERIOD_WEEK)
        return period_step(p, -WEEKS);
    return (struct period){day_add_months(p.from, -YEAR),
                           day_add_months(p.to, -YEAR), p.unit};
}

/* The year before, the period before, and the period; two where they are the
 * same. */
static int compared(struct cli *c, struct period p, struct period *out,
                    size_t *n)
{
    struct period year = year_before(p), before = period_step(p, -1);
    *n = 0;
    if (year.to >= p.from)
        return cli_usage(c, _("--compare: the period is longer than a year"));
    if (year.to < before.from)
        out[(*n)++] = year;
    out[(*n)++] = before;
    out[(*n)++] = p;
    return 0;
}

int metrics_periods(struct cli *c, const struct metrics_periods *o,
                    struct period **out, size_t *n)
{
    enum { COMPARED = 3 };
    struct period p;
    unsigned long last = 1;
    if (one_period(c, o, &p) < 0)
        return -1;
    if (o->last && (!str_number(str_of(o->last), LAST_MAX, &last) || last == 0))
        return cli_usage(c, _("--last: '%s' is not a number from 1 to %d"),
                         o->last, LAST_MAX);
    if (o->last && o->compare)
        return cli_usage(c, _("--last and --compare do not go together"));
    if ((last > 1 || o->compare) && is_open(p))
        return cli_usage(c, _("--%s: there is nothing before --period %s"),
                         o->compare ? "compare" : "last",
                         o->period ? o->period : "..");
    *out = arena_new(&c->home.arena, (last + COMPARED) * sizeof **out);
    if (o->compare)
        return compared(c, p, *out, n);
    *n = last;
    for (unsigned long i = 0; i < last; i++)
        (*out)[i] = period_step(p, (int)i - (int)last + 1);
    return 0;
}

bool metrics_given(const struct metrics_periods *o)
{
    return o->period || o->from || o->to;
}
