/* The cells when, due, every and stay. */
#include "base/i18n.h"
#include "inside.h"

static struct str up_to_sign(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && rest->p[n] != '+' && rest->p[n] != '-')
        n++;
    struct str part = str_trim((struct str){rest->p, n});
    *rest = (struct str){rest->p + n, rest->n - n};
    return part;
}

/* 14d, or the name of a span. */
static int parse_offset(struct str s, struct rule_offset *o, struct err *e)
{
    const struct rule_word *w = rule_word(PART_SPAN, -1, s);
    if (w) {
        o->name = (enum rule_named)w->value;
        return 0;
    }
    if (s.n && s.p[0] >= '0' && s.p[0] <= '9')
        return span_parse(s, &o->span, e);
    return rule_unknown(PART_SPAN, -1, _("span"), s, e);
}

/* BASE, BASE+14d, BASE-notice+1d */
static int parse_date(const struct rule *r, struct str s, struct rule_date *d,
                      struct err *e)
{
    int on = (int)r->start;
    struct str base = up_to_sign(&s);
    const struct rule_word *w = rule_word(PART_BASE, on, base);
    if (!w)
        return rule_unknown(PART_BASE, on, _("day to count from"), base, e);
    d->base = (enum rule_base)w->value;
    while (s.n) {
        if (d->n == RULE_OFFSETS)
            return err_set(e, ERR_DATA, _("more than %d spans (add them up)"),
                           RULE_OFFSETS);
        struct rule_offset *o = &d->plus[d->n++];
        o->sign = s.p[0] == '-' ? -1 : 1;
        s.p++, s.n--;
        struct str span = up_to_sign(&s);
        if (parse_offset(span, o, e) < 0)
            return -1;
        if (o->name == NAMED_WORKDAY && o->sign < 0)
            return err_set(e, ERR_DATA,
                           _("'workday' can only be added (date+workday)"));
    }
    if (d->base == BASE_PERIOD && r->repeat != REPEAT_UNIT &&
        r->repeat != REPEAT_REPORT)
        return err_set(e, ERR_DATA,
                       _("'period' is nothing where every names no period "
                         "(every: week, month, quarter, year or report)"));
    return 0;
}

static int parse_dates(const struct rule *r, struct str s, struct rule_dates *d,
                       struct err *e)
{
    struct str part;
    while (rule_cut(&s, "or", &part)) {
        if (d->n == RULE_ALTERNATIVES)
            return err_set(e, ERR_DATA, _("more than %d days joined by 'or'"),
                           RULE_ALTERNATIVES);
        if (parse_date(r, part, &d->v[d->n++], e) < 0)
            return -1;
    }
    return 0;
}

int rule_parse_when(struct arena *a, struct rule *r, struct err *e)
{
    struct str s = str_of(r->cell[RULE_WHEN]), part;
    (void)a;
    if (!s.n)
        s = STR("date");
    while (rule_cut(&s, "then", &part)) {
        if (r->steps == RULE_STEPS)
            return err_set(e, ERR_DATA, _("more than %d steps"), RULE_STEPS);
        struct rule_dates *step = &r->when[r->steps++];
        if (parse_dates(r, part, step, e) < 0)
            return -1;
        for (size_t i = 0; i < step->n; i++)
            if (step->v[i].base == BASE_WHEN)
                return err_set(e, ERR_DATA,
                               _("'when' is what this column says: only due "
                                 "counts from it"));
    }
    /* These come round by themselves. */
    enum rule_base base = r->when[0].v[0].base;
    if (r->repeat == REPEAT_NONE &&
        (base == BASE_BIRTHDAY || r->start == ON_DAY)) {
        r->repeat = REPEAT_SPAN;
        r->every = (struct span){12, SPAN_MONTH};
    }
    if ((r->repeat == REPEAT_UNIT || r->repeat == REPEAT_REPORT) &&
        base != BASE_PERIOD)
        return err_set(e, ERR_DATA,
                       _("every names a period of the calendar: count from "
                         "'period', its last day (period+1d)"));
    if (r->steps == 1)
        return 0;
    if (r->repeat != REPEAT_NONE)
        return err_set(e, ERR_DATA,
                       _("'then' does not go with every (leave one out)"));
    r->repeat = REPEAT_STEPS;
    return 0;
}

int rule_parse_due(struct arena *a, struct rule *r, struct err *e)
{
    struct str s = str_of(r->cell[RULE_DUE]);
    (void)a;
    if (str_is(s, "none")) {
        r->no_due = true;
        return 0;
    }
    return s.n ? parse_dates(r, s, &r->due, e) : 0;
}

int rule_parse_every(struct arena *a, struct rule *r, struct err *e)
{
    struct str s = str_of(r->cell[RULE_EVERY]);
    (void)a;
    if (!s.n)
        return 0;
    if (period_unit_find(s, &r->unit)) {
        r->repeat = REPEAT_UNIT;
        return 0;
    }
    if (str_is(s, "report")) {
        if (r->start != ON_CONTRACT)
            return err_set(e, ERR_DATA,
                           _("'report' is said by contracts only (write on: "
                             "contract)"));
        r->repeat = REPEAT_REPORT;
        return 0;
    }
    r->repeat = REPEAT_SPAN;
    if (str_starts(s, "after ")) {
        r->repeat = REPEAT_AFTER;
        s = str_trim((struct str){s.p + 6, s.n - 6});
    }
    if (!s.n || s.p[0] < '0' || s.p[0] > '9')
        return err_set(e, ERR_DATA,
                       _("'%.*s' is no period (week, month, quarter, year, "
                         "report, a span such as 30d or 1m, or after 30d)"),
                       STR_ARG(s));
    if (span_parse(s, &r->every, e) < 0)
        return -1;
    if (r->every.n <= 0 || r->every.unit < SPAN_DAY)
        return err_set(e, ERR_DATA, _("'%.*s' is shorter than a day"),
                       STR_ARG(s));
    return 0;
}

int rule_parse_stay(struct arena *a, struct rule *r, struct err *e)
{
    struct str s = str_of(r->cell[RULE_STAY]);
    (void)a;
    r->stays_ever = !s.n;
    r->stay.sign = 1;
    if (s.n && parse_offset(s, &r->stay, e) < 0)
        return -1;
    return r->stay.name == NAMED_WORKDAY
               ? err_set(e, ERR_DATA, _("'workday' has no length (write 1d)"))
               : 0;
}
