/* The charts of a report. */
#include <math.h>
#include <stdlib.h>

#include "inside.h"
#include "stats/survival.h"
#include "work/invoice/aging.h"
#include "work/risk/tenure.h"
#include "work/worth/cohorts.h"

enum { LAST = REPORT_PLACES - 1, COHORTS = 12, CURVE = 25 };

static const char *const *places(struct telling *t)
{
    const char **labels =
        arena_new(&t->out->arena, REPORT_PLACES * sizeof *labels);
    for (int i = 0; i < REPORT_PLACES; i++)
        labels[i] = tell_place(t, t->now[i]);
    return labels;
}

static double number(const struct telling *t, const struct figure *f, double x)
{
    double by = f->unit == FIGURE_SHARE ? 100 : 1;
    if (f->unit == FIGURE_MONEY)
        for (int i = 0; i < book_currency(t->b, f->currency)->digits; i++)
            by /= 10;
    return x * by;
}

static void put_value(struct telling *t, const struct figure *f,
                      struct chart_value *v)
{
    *v = (struct chart_value){NAN, NAN, NAN, "–"};
    if (!f || isnan(f->value))
        return;
    *v = (struct chart_value){
        number(t, f, f->unit == FIGURE_MONEY ? (double)f->num : f->value),
        number(t, f, f->low), number(t, f, f->high), tell_figure(t, f)};
}

static struct chart_value *values(struct telling *t, const char *name,
                                  const struct period *periods,
                                  uint8_t currency)
{
    struct chart_value *v =
        arena_new(&t->out->arena, REPORT_PLACES * sizeof *v);
    for (int i = 0; i < REPORT_PLACES; i++)
        put_value(t, tell_find(&t->figures, name, periods[i], currency), &v[i]);
    return v;
}

static bool any(const struct chart_value *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isnan(v[i].value) && v[i].value != 0)
            return true;
    return false;
}

/* The last value that is known of each series. */
static const char *in_words(struct telling *t, const struct chart *c)
{
    struct buf text = {0};
    for (size_t k = 0; k < c->m; k++)
        for (size_t i = c->n; i-- > 0;) {
            const struct chart_series *s = &c->series[k];
            if (isnan(s->v[i].value))
                continue;
            buf_fmt(&text, "%s%s%s%s: %s", text.n ? "; " : "", s->name,
                    *s->name ? ", " : "", c->labels[i], s->v[i].shown);
            break;
        }
    return buf_keep(&text, &t->out->arena);
}

static void put_chart(struct telling *t, struct chart c)
{
    c.says = in_words(t, &c);
    brief_add(t->out, BRIEF_CHART, "")->chart = c;
}

static const char *titled(struct telling *t, enum paper_word word,
                          uint8_t currency)
{
    const char *title = paper_word(t->lang, word);
    return currency == CURRENCY_NONE
               ? title
               : arena_fmt(&t->out->arena, "%s, %s", title,
                           book_currency(t->b, currency)->code);
}

/* Of a figure, this year against the last. */
static void years(struct telling *t, const char *name, enum paper_word word,
                  uint8_t currency)
{
    struct chart_series *s = arena_new(&t->out->arena, 2 * sizeof *s);
    s[0] = (struct chart_series){paper_word(t->lang, W_REP_YEAR_BEFORE),
                                 values(t, name, t->before, currency), true};
    s[1] = (struct chart_series){paper_word(t->lang, W_REP_THIS_YEAR),
                                 values(t, name, t->now, currency), false};
    bool before = any(s[0].v, REPORT_PLACES);
    if (!before && !any(s[1].v, REPORT_PLACES))
        return;
    /* the same colour, as an outline and whole */
    put_chart(t, (struct chart){.kind = CHART_BARS,
                                .title = titled(t, word, currency),
                                .labels = places(t),
                                .n = REPORT_PLACES,
                                .series = before ? s : s + 1,
                                .m = before ? 2 : 1,
                                .unit = ""});
}

static void line(struct telling *t, const char *const *names,
                 const enum paper_word *words, size_t n, enum paper_word title,
                 const char *unit)
{
    struct chart_series *s = arena_new(&t->out->arena, n * sizeof *s);
    bool known = false;
    for (size_t k = 0; k < n; k++) {
        s[k].name = n > 1 ? paper_word(t->lang, words[k]) : "";
        s[k].v = values(t, names[k], t->now, CURRENCY_NONE);
        for (size_t i = 0; i < REPORT_PLACES; i++)
            known = known || !isnan(s[k].v[i].value);
    }
    if (known)
        put_chart(t, (struct chart){.kind = CHART_LINE,
                                    .title = paper_word(t->lang, title),
                                    .labels = places(t),
                                    .n = REPORT_PLACES,
                                    .series = s,
                                    .m = n,
                                    .unit = unit});
}

/* --- How long clients stay --- */

/* Months since the first contract or order, and the share that is still there:
 * by Kaplan and Meier. */
static void curve(struct telling *t)
{
    const double month = 365.25 / 12;
    struct tenures tenures;
    struct survival s;
    int32_t today = t->home->today;
    size_t n = t->b->clients.n, known = 0;
    struct lifetime *lives = mem_new(n + 1, sizeof *lives);
    unsigned char *states = mem_new(n + 1, 1);
    tenures_init(&tenures, t->b,
                 conf_span(&t->home->conf, "metrics.churn_after"));
    tenures_states(&tenures, t->b, &today, 1, states);
    for (size_t i = 0; i < n; i++) {
        const struct client *c = t->b->clients.v[i];
        int32_t began = tenures.of[i].committed;
        enum client_state state = (enum client_state)states[i];
        if (began == DAY_NONE || began > today)
            continue;
        bool here = tenures_active(&tenures, c, state, today);
        int32_t end = here ? today : tenures_lost(&tenures, c, state, today);
        lives[known++] =
            (struct lifetime){end > began ? end - began : 0, !here};
    }
    survival_count(lives, known, &s);
    struct chart_value *v = arena_new(&t->out->arena, CURVE * sizeof *v);
    const char **labels = arena_new(&t->out->arena, CURVE * sizeof *labels);
    for (int k = 0; k < CURVE; k++) {
        struct survival_value at = survival_at(&s, k * month);
        bool some = known && survival_at_risk(&s, k * month) > 0;
        labels[k] = arena_fmt(&t->out->arena, "%d", k);
        v[k] = some ? (struct chart_value){100 * at.value, 100 * at.low,
                                           100 * at.high,
                                           arena_fmt(
                                               &t->out->arena, "%s\u00a0%%",
                                               tell_real(t, 100 * at.value, 0))}
                    : (struct chart_value){NAN, NAN, NAN, "–"};
    }
    struct chart_series *series = arena_new(&t->out->arena, sizeof *series);
    *series = (struct chart_series){"", v, false};
    if (known)
        put_chart(t, (struct chart){.kind = CHART_STEPS,
                                    .title = paper_word(t->lang, W_REP_CURVE),
                                    .labels = labels,
                                    .n = CURVE,
                                    .series = series,
                                    .m = 1,
                                    .unit = " %"});
    survival_release(&s);
    tenures_release(&tenures);
    free(lives);
    free(states);
}

/* --- Receivables by age --- */

/* In the order of other figures: the currency that is ours first. */
static int compare_currencies(const void *a, const void *b)
{
    const struct aging_row *x = a, *y = b;
    return (int)x->currency - (int)y->currency;
}

static int ages(struct telling *t, struct err *e)
{
    static const enum paper_word buckets[AGING_BUCKETS] = {
        W_REP_AGE_0, W_REP_AGE_1, W_REP_AGE_31, W_REP_AGE_61, W_REP_AGE_91};
    struct invoice_rules rules = invoice_rules_of(t->home);
    struct aging a = {0};
    int rc = aging_of(t->b, &rules, NULL, false, &a, e);
    if (a.totals.n)
        qsort(a.totals.v, a.totals.n, sizeof *a.totals.v, compare_currencies);
    for (size_t i = 0; rc == 0 && i < a.totals.n; i++) {
        const struct aging_row *r = &a.totals.v[i];
        struct chart_value *v =
            arena_new(&t->out->arena, AGING_BUCKETS * sizeof *v);
        const char **labels =
            arena_new(&t->out->arena, AGING_BUCKETS * sizeof *labels);
        struct figure f = figure_money("", 0, r->currency);
        for (int k = 0; k < AGING_BUCKETS; k++) {
            f.num = r->bucket[k];
            put_value(t, &f, &v[k]);
            v[k].low = v[k].high = NAN;
            labels[k] = paper_word(t->lang, buckets[k]);
        }
        struct chart_series *s = arena_new(&t->out->arena, sizeof *s);
        *s = (struct chart_series){"", v, false};
        if (any(v, AGING_BUCKETS))
            put_chart(
                t, (struct chart){.kind = CHART_BARS,
                                  .title = titled(t, W_REP_AGES, r->currency),
                                  .labels = labels,
                                  .n = AGING_BUCKETS,
                                  .series = s,
                                  .m = 1,
                                  .unit = ""});
    }
    aging_release(&a);
    return rc;
}

/* --- Load --- */

static void load(struct telling *t)
{
    struct map open = {0};
    for (size_t i = 0; i < t->b->orders.n; i++) {
        const struct order *o = t->b->orders.v[i];
        const char *who = entry_owner(o->entry);
        if (o->delivered == DAY_NONE && !o->cancelled)
            map_put(&open, who, strlen(who), NULL)->value++;
    }
    struct chart_value *v = arena_new(&t->out->arena, (open.n + 1) * sizeof *v);
    const char **labels =
        arena_new(&t->out->arena, (open.n + 1) * sizeof *labels);
    for (size_t i = 0; i < open.n; i++) {
        labels[i] =
            arena_dup(&t->out->arena, open.slot[i].key, open.slot[i].len);
        if (!*labels[i])
            labels[i] = "–";
        v[i] = (struct chart_value){open.slot[i].value, NAN, NAN,
                                    tell_real(t, open.slot[i].value, 0)};
    }
    struct chart_series *s = arena_new(&t->out->arena, sizeof *s);
    *s = (struct chart_series){"", v, false};
    if (open.n)
        put_chart(t, (struct chart){.kind = CHART_BARS,
                                    .title = paper_word(t->lang, W_REP_LOAD),
                                    .labels = labels,
                                    .n = open.n,
                                    .series = s,
                                    .m = 1,
                                    .unit = "",
                                    .whole = true});
    map_release(&open);
}

/* --- Cohorts --- */

static void cohort_row(struct telling *t, const struct cohort *one,
                       size_t months, const char **cells, double *heat)
{
    cells[0] = tell_place(t, one->month);
    cells[1] = tell_real(t, one->active.v[0], 0);
    heat[0] = heat[1] = NAN;
    for (size_t k = 1; k < months; k++) {
        bool known = k < one->active.n;
        double share =
            known ? (double)one->active.v[k] / one->active.v[0] : NAN;
        heat[k + 1] = share;
        cells[k + 1] =
            known ? arena_fmt(&t->out->arena, "%.0f\u00a0%%", 100 * share) : "";
    }
}

static void heat_map(struct telling *t)
{
    int32_t to = t->now[LAST].to;
    struct period year = {day_add_months(to, -COHORTS) + 1, to, PERIOD_DAYS};
    struct cohorts c;
    cohorts_find(t->b, year, &c);
    size_t months = c.months < COHORTS + 1 ? c.months : COHORTS + 1;
    size_t columns = months + 1;
    if (c.all.n) {
        struct arena *a = &t->out->arena;
        const char **titles = arena_new(a, columns * sizeof *titles);
        const char **cells = arena_new(a, c.all.n * columns * sizeof *cells);
        double *heat = arena_new(a, c.all.n * columns * sizeof *heat);
        titles[0] = paper_word(t->lang, W_REP_FIRST_ORDER);
        titles[1] = paper_word(t->lang, W_REP_COHORT);
        for (size_t k = 1; k < months; k++)
            titles[k + 1] = arena_fmt(a, "+%zu", k);
        for (size_t i = 0; i < c.all.n; i++)
            cohort_row(t, &c.all.v[i], months, cells + i * columns,
                       heat + i * columns);
        brief_add(t->out, BRIEF_TABLE, paper_word(t->lang, W_REP_COHORTS))
            ->table =
            (struct brief_table){titles, cells, columns, c.all.n, heat, NULL};
    }
    cohorts_release(&c);
}

int tell_charts(struct telling *t, struct err *e)
{
    static const char *const nps[] = {"nps"};
    static const char *const response[] = {"first_response_median",
                                           "first_response_p90"};
    static const enum paper_word of_response[] = {W_REP_MEDIAN, W_REP_P90};
    tell_heading(t, W_REP_CHARTS);
    for (unsigned k = 0; k < t->b->currencies.n; k++)
        years(t, "revenue", W_REP_REVENUE, (uint8_t)k);
    curve(t);
    if (ages(t, e) < 0)
        return -1;
    line(t, nps, NULL, 1, W_REP_NPS, "");
    line(t, response, of_response, 2, W_REP_RESPONSE, "");
    load(t);
    heat_map(t);
    return 0;
}
