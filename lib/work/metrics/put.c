/* What figures are made of a cell. */
#include <stdlib.h>

#include "inside.h"
#include "stats/nps.h"
#include "stats/quantile.h"
#include "stats/survival.h"

static struct figure *put(struct metrics_page *p, const struct metrics_kind *k,
                          struct figure f)
{
    f.name = k->about.name;
    f.unit = k->about.unit;
    f.period = p->run->options->periods[p->at];
    f.group = p->group;
    if (p->note & FIGURE_COMING) {
        f.value = f.low = f.high = NAN;
        f.num = f.den = FIGURE_NONE;
        f.note = 0;
        f.tau = f.unknown = 0;
    }
    f.note |= p->note;
    if (p->run->options->merge_days)
        f.note |= k->note;
    struct figure *at = vec_push(&p->out->all);
    *at = f;
    return at;
}

/* The sums of each currency; a cell without any still says 0 of the default
 * one. */
static const struct cell_sums *sums_of(const struct metrics_page *p,
                                       const struct cell *c, size_t i,
                                       struct cell_sums *zero)
{
    if (i < c->sums.n)
        return &c->sums.v[i];
    if (i > 0)
        return NULL;
    *zero = (struct cell_sums){.currency = p->run->book->currency,
                               .countback = NAN};
    return zero;
}

/* a less b; where that does not fit, the page has failed. */
static int64_t less(struct metrics_page *p, int64_t a, int64_t b)
{
    int64_t left = a;
    if (b == INT64_MIN || money_add(&left, -b, &p->err) < 0)
        p->failed = true;
    return left;
}

#define EACH_SUMS(p, c, s)                                                     \
    struct cell_sums zero;                                                     \
    const struct cell_sums *s;                                                 \
    for (size_t at_ = 0; (s = sums_of(p, c, at_, &zero)); at_++)

void put_count(struct metrics_page *p, const struct metrics_kind *k,
               const struct cell *c)
{
    put(p, k, figure_count("", c->of[k->num]));
}

void put_share(struct metrics_page *p, const struct metrics_kind *k,
               const struct cell *c)
{
    put(p, k, figure_share("", c->of[k->num], c->of[k->den], c->of[k->den]));
}

void put_wilson(struct metrics_page *p, const struct metrics_kind *k,
                const struct cell *c)
{
    struct figure f =
        figure_share("", c->of[k->num], c->of[k->den], c->of[k->den]);
    struct estimate e = share_estimate(c->of[k->num], c->of[k->den]);
    f.low = e.low;
    f.high = e.high;
    put(p, k, f);
}

void put_known(struct metrics_page *p, const struct metrics_kind *k,
               const struct cell *c)
{
    put_share(p, k, c);
    p->out->all.v[p->out->all.n - 1].unknown = c->of[k->cases] - c->of[k->den];
}

void put_mean(struct metrics_page *p, const struct metrics_kind *k,
              const struct cell *c)
{
    put_share(p, k, c);
}

static struct figure real_of(double value, int64_t cases)
{
    struct figure f = figure_share("", FIGURE_NONE, FIGURE_NONE, cases);
    f.value = value;
    return f;
}

void put_hours(struct metrics_page *p, const struct metrics_kind *k,
               const struct cell *c)
{
    struct figure f = real_of((double)c->of[k->num] / 100, 0);
    f.note = 0;
    put(p, k, f);
}

void put_money(struct metrics_page *p, const struct metrics_kind *k,
               const struct cell *c)
{
    EACH_SUMS(p, c, s)
    put(p, k, figure_money("", s->of[k->num], s->currency));
}

/* Money over a count: halves up. */
static struct figure money_each(int64_t sum, int64_t n, uint8_t currency)
{
    struct figure f = figure_money("", 0, currency);
    if (n <= 0 || money_ratio(sum, 1, n, &f.num, NULL) < 0)
        f.value = NAN;
    return f;
}

void put_money_mean(struct metrics_page *p, const struct metrics_kind *k,
                    const struct cell *c)
{
    EACH_SUMS(p, c, s)
    put(p, k, money_each(s->of[k->num], s->of[k->den], s->currency));
}

static void put_of(struct metrics_page *p, const struct metrics_kind *k,
                   const struct cell_sums *s, int64_t num, int64_t den,
                   int64_t cases)
{
    put(p, k, figure_share("", num, den, cases))->currency = s->currency;
}

void put_money_share(struct metrics_page *p, const struct metrics_kind *k,
                     const struct cell *c)
{
    EACH_SUMS(p, c, s)
    put_of(p, k, s, s->of[k->num], s->of[k->den], c->of[k->cases]);
}

void put_margin(struct metrics_page *p, const struct metrics_kind *k,
                const struct cell *c)
{
    EACH_SUMS(p, c, s)
    put(p, k,
        figure_money("", less(p, s->of[SUM_BILLED], s->of[SUM_COSTS]),
                     s->currency));
}

void put_margin_share(struct metrics_page *p, const struct metrics_kind *k,
                      const struct cell *c)
{
    EACH_SUMS(p, c, s)
    {
        struct figure f =
            figure_share("", less(p, s->of[SUM_BILLED], s->of[SUM_COSTS]),
                         s->of[SUM_BILLED], INT64_MAX);
        f.currency = s->currency;
        put(p, k, f);
    }
}

/* Hours are hundredths. */
void put_rate(struct metrics_page *p, const struct metrics_kind *k,
              const struct cell *c)
{
    EACH_SUMS(p, c, s)
    {
        struct figure f = money_each(0, 0, s->currency);
        int64_t earned = less(p, s->of[SUM_BILLED], s->of[SUM_COSTS]);
        if (s->of[SUM_HOURS] > 0 &&
            money_ratio(earned, 100, s->of[SUM_HOURS], &f.num, NULL) == 0)
            f.value = 0;
        put(p, k, f);
    }
}

void put_kept(struct metrics_page *p, const struct metrics_kind *k,
              const struct cell *c)
{
    EACH_SUMS(p, c, s)
    {
        int64_t left =
            s->of[SUM_MRR_START] - s->of[SUM_MRR_LOST] - s->of[SUM_MRR_LESS];
        if (k->num == SUM_MRR_MORE)
            left = less(p, left, -s->of[SUM_MRR_MORE]);
        put_of(p, k, s, left, s->of[SUM_MRR_START], c->of[T_MRR_CLIENTS]);
    }
}

static void put_quantile(struct metrics_page *p, const struct metrics_kind *k,
                         const struct cell *c, double share)
{
    size_t n = c->list[k->num].of.n;
    double *v = mem_new(n + 1, sizeof *v);
    if (n)
        memcpy(v, c->list[k->num].of.v, n * sizeof *v);
    quantile_sort(v, n);
    struct figure f = real_of(quantile(v, n, share), (int64_t)n);
    f.den = (int64_t)n;
    put(p, k, f);
    free(v);
}

void put_median(struct metrics_page *p, const struct metrics_kind *k,
                const struct cell *c)
{
    put_quantile(p, k, c, .5);
}

void put_high(struct metrics_page *p, const struct metrics_kind *k,
              const struct cell *c)
{
    put_quantile(p, k, c, .9);
}

void put_dso(struct metrics_page *p, const struct metrics_kind *k,
             const struct cell *c)
{
    int32_t days = run_days(p->run, p->at);
    EACH_SUMS(p, c, s)
    {
        struct figure f =
            figure_share("", s->of[SUM_OPEN], s->of[SUM_INVOICED], INT64_MAX);
        f.currency = s->currency;
        f.value = s->of[SUM_INVOICED] > 0 ? f.value * days : NAN;
        put(p, k, f);
    }
}

void put_countback(struct metrics_page *p, const struct metrics_kind *k,
                   const struct cell *c)
{
    EACH_SUMS(p, c, s)
    {
        struct figure f = real_of(s->countback, INT64_MAX);
        f.num = s->of[SUM_OPEN];
        f.currency = s->currency;
        put(p, k, f);
    }
}

void put_nps(struct metrics_page *p, const struct metrics_kind *k,
             const struct cell *c)
{
    struct nps nps = {c->of[T_PROMOTERS], c->of[T_PASSIVES],
                      c->of[T_DETRACTORS]};
    struct estimate e = nps_estimate(&nps);
    int64_t n = nps_count(&nps);
    struct figure f = figure_share("", nps.promoters - nps.detractors, n, n);
    f.value = e.value;
    f.low = e.low;
    f.high = e.high;
    f.unknown = c->of[T_RESPONSES] - n;
    put(p, k, f);
}

void put_per_week(struct metrics_page *p, const struct metrics_kind *k,
                  const struct cell *c)
{
    int32_t days = run_days(p->run, p->at);
    struct figure f =
        real_of(days ? (double)c->of[k->num] * 7 / days : NAN, INT64_MAX);
    f.num = c->of[k->num];
    put(p, k, f);
}

/* --- how long clients stay --- */

static void curve_of(const struct cell *c, struct survival *out)
{
    size_t left = c->list[LIST_LEFT].of.n, stayed = c->list[LIST_STAYED].of.n;
    struct lifetime *v = mem_new(left + stayed + 1, sizeof *v);
    for (size_t i = 0; i < left; i++)
        v[i] = (struct lifetime){c->list[LIST_LEFT].of.v[i], true};
    for (size_t i = 0; i < stayed; i++)
        v[left + i] = (struct lifetime){c->list[LIST_STAYED].of.v[i], false};
    survival_count(v, left + stayed, out);
    free(v);
}

static void put_tenure(struct metrics_page *p, const struct metrics_kind *k,
                       const struct cell *c, struct survival_value v,
                       int64_t tau)
{
    struct figure f = real_of(v.value, c->of[T_TENURES]);
    f.low = v.low;
    f.high = v.high;
    f.num = c->of[T_TENURES] - c->of[T_CENSORED];
    f.den = c->of[T_TENURES];
    f.tau = tau;
    if (isnan(v.value) && f.den)
        f.note |= FIGURE_UNREACHED;
    put(p, k, f);
}

void put_tenure_median(struct metrics_page *p, const struct metrics_kind *k,
                       const struct cell *c)
{
    struct survival s;
    curve_of(c, &s);
    put_tenure(p, k, c, survival_median(&s), 0);
    survival_release(&s);
}

/* To the longest that anybody has stayed so far. */
void put_tenure_mean(struct metrics_page *p, const struct metrics_kind *k,
                     const struct cell *c)
{
    struct survival s;
    curve_of(c, &s);
    double tau = s.steps ? s.step[s.steps - 1].time : 0;
    struct survival_value v = survival_mean(&s, tau);
    put_tenure(p, k, c, v, (int64_t)tau);
    survival_release(&s);
}

void put_stays(struct metrics_page *p, const struct metrics_kind *k,
               const struct cell *c)
{
    struct survival s;
    curve_of(c, &s);
    struct survival_value v = survival_at(&s, k->num);
    /* of so long a time nothing is known */
    if (survival_at_risk(&s, k->num) == 0 && v.value > 0)
        v.value = v.low = v.high = NAN;
    struct figure f = real_of(v.value, c->of[T_TENURES]);
    f.low = v.low;
    f.high = v.high;
    f.den = c->of[T_TENURES];
    put(p, k, f);
    survival_release(&s);
}
