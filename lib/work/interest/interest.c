#include "work/interest/interest.h"

#include <stdlib.h>

#include "base/i18n.h"

const char *const interest_laws[] = {"eu", "ru"};

static const char *const rate_names[] = {"eu-ref", "ru-key"};

static int year_days(int32_t day)
{
    int year = day_civil(day).year;
    return day_month_length(year, 2) + 337;
}

/* The directive fixes the rate for half a year. */
static int32_t half_year(int32_t day)
{
    struct civil c = day_civil(day);
    return day_of(c.year, c.month < 7 ? 1 : 7, 1);
}

static int add_points(struct decimal *rate, int points)
{
    int64_t unit = 1;
    for (int i = 0; i < rate->scale; i++)
        unit *= 10;
    return __builtin_add_overflow(rate->n, points * unit, &rate->n) ? -1 : 0;
}

/* The row that says the rate of a day, and the first day on which it may be
 * another. */
static int row_on(const struct interest_case *k, const struct rates *rates,
                  int32_t day, const struct rate **row, int32_t *next,
                  struct err *e)
{
    const char *name = rate_names[k->law];
    if (k->law == INTEREST_RU) {
        *next = rates_next(rates, name, day);
        return rates_on(rates, name, day, row, e);
    }
    *next = day_add_months(half_year(day), 6);
    return rates_on(rates, name, half_year(day), row, e);
}

static int rate_of(const struct interest_case *k, const struct rate *row,
                   struct decimal *rate, struct err *e)
{
    *rate = row->rate;
    if (k->law == INTEREST_EU && add_points(rate, 8) < 0)
        return err_set(e, ERR_DATA, _("the rate '%s' is too large"), row->name);
    *rate = invoice_decimal(*rate);
    return 0;
}

/* Of a stretch that the row says the rate of.  Each half-year is told once. */
static void doubt(const struct interest_case *k, const struct rates *rates,
                  const struct interest_stretch *s, const struct rate *row,
                  struct interest *out)
{
    bool eu = k->law == INTEREST_EU;
    int32_t day = eu ? half_year(s->from) : s->to;
    size_t n = out->doubts.n;
    if (eu ? row->from == day
           : day <= day_add_months(row->from, 12) ||
                 rates_next(rates, row->name, row->from) != DAY_MAX)
        return;
    if (n && (out->doubts.v[n - 1].day == day || !eu))
        out->doubts.v[n - 1].day = day;
    else
        *vec_push(&out->doubts) = (struct interest_doubt){day, row};
}

static int32_t sooner(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* debt × rate × days / (100 × days of the year) */
static int count(struct interest_stretch *s, struct err *e)
{
    int64_t whole = 100 * (int64_t)s->year, n;
    for (int i = 0; i < s->rate.scale; i++)
        whole *= 10;
    if (__builtin_mul_overflow(s->rate.n, s->days, &n))
        return err_set(e, ERR_DATA, _("the interest is too large"));
    return money_ratio(s->debt, n, whole, &s->interest, e);
}

/* What of the payments counts by the end of that day; *next is the day of the
 * one after. */
static int debt_after(const struct interest_case *k, int32_t day, int64_t *debt,
                      int32_t *next, struct err *e)
{
    *debt = k->debt;
    *next = DAY_MAX;
    for (size_t i = 0; i < k->paid_n; i++) {
        if (k->paid[i].day > day)
            *next = sooner(*next, k->paid[i].day);
        else if (money_add(debt, -k->paid[i].amount, e) < 0)
            return -1;
    }
    return 0;
}

/* Fills in the rest of a stretch whose first day and debt are known; `paid` is
 * the day of the next payment. */
static int add_stretch(const struct interest_case *k, const struct rates *rates,
                       int32_t paid, struct interest *out, struct err *e)
{
    struct interest_stretch *s = &out->all.v[out->all.n - 1];
    const struct rate *row;
    int32_t from = s->from, change,
            new_year = day_of(day_civil(from).year + 1, 1, 1);
    s->year = year_days(from);
    if (row_on(k, rates, from, &row, &change, e) < 0 ||
        rate_of(k, row, &s->rate, e) < 0)
        return -1;
    /* The day of payment still counts. */
    s->to = sooner(sooner(k->until, paid), sooner(change, new_year) - 1);
    s->days = s->to - from + 1;
    if (count(s, e) < 0)
        return -1;
    doubt(k, rates, s, row, out);
    return money_add(&out->sum, s->interest, e);
}

int interest_of(const struct interest_case *k, const struct rates *rates,
                struct interest *out, struct err *e)
{
    *out = (struct interest){0};
    for (int32_t day = k->due + 1; day <= k->until;) {
        int64_t debt;
        int32_t paid;
        /* What came before this day has lowered the debt. */
        if (debt_after(k, day - 1, &debt, &paid, e) < 0)
            return -1;
        if (debt > 0) {
            *vec_push(&out->all) =
                (struct interest_stretch){.from = day, .debt = debt};
            if (add_stretch(k, rates, paid, out, e) < 0)
                return -1;
            day = out->all.v[out->all.n - 1].to + 1;
        } else if (paid < k->until) {
            day = paid + 1;
        } else {
            break;
        }
    }
    if (out->all.n) {
        out->flat = k->flat;
        return money_add(&out->sum, k->flat, e);
    }
    return 0;
}

void interest_release(struct interest *i)
{
    vec_release(&i->all);
    vec_release(&i->doubts);
}
