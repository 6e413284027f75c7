#include "work/risk/backtest.h"

#include <math.h>
#include <stdlib.h>

#include "inside.h"

/* Forecasts beside what came, in arrays as they are judged. */
struct told {
    VEC(double) p, p0, base;
    VEC(bool) quiet;
    VEC(uint32_t) client;
};

static struct judgement judge_from(const struct told *t, size_t from,
                                   bool by_default)
{
    const struct judge_rows rows = {
        .p = (by_default ? t->p0.v : t->p.v) + from,
        .y = t->quiet.v + from,
        .base = t->base.v + from,
        .client = t->client.v + from,
        .n = t->p.n - from,
    };
    return rows.n ? judge(&rows) : judge(&(struct judge_rows){0});
}

static void cut(struct told *t, size_t n)
{
    t->p.n = t->p0.n = t->base.n = t->quiet.n = t->client.n = n;
}

/* The last day of an order before the horizon's end, as the whole ledger has
 * it. */
static void tell(struct told *t, const struct past *after,
                 const struct sight *sight, const struct model *m)
{
    int32_t end = sight->day + after->rules.horizon;
    for (size_t i = 0; i < sight->all.n; i++) {
        const struct seen *s = &sight->all.v[i];
        const struct past_client *c = &after->of[s->client];
        *vec_push(&t->p) = model_chance(m, s);
        *vec_push(&t->p0) = logistic_chance(s->x[SEEN_DEFAULT]);
        *vec_push(&t->base) = m->fit.base;
        *vec_push(&t->quiet) = past_count(c, end) == past_count(c, sight->day);
        *vec_push(&t->client) = s->client;
    }
}

static void run_day(const struct past *after, struct told *told, int32_t day,
                    struct backtest_day *out)
{
    struct leaving_rules rules = after->rules;
    struct past then;
    struct model m;
    size_t from = told->p.n;
    rules.today = day;
    past_init(&then, after->book, &rules);
    model_learn(&then, day, &m);
    tell(told, after, sight_of(&then, day), &m);
    past_release(&then);
    out->day = day;
    out->partial = day + rules.horizon > after->rules.today;
    out->fit = m.fit;
    out->is = judge_from(told, from, false);
    out->by_default = judge_from(told, from, true);
    if (out->partial)
        cut(told, from);
}

static int32_t last_day(const struct book *b)
{
    return b->entries.n ? b->entries.v[b->entries.n - 1].day : DAY_NONE;
}

/* An open end begins with the first day that can be learnt from, or goes up to
 * the ledger's last. */
static void close_ends(const struct past *after, int32_t *from, int32_t *to)
{
    int horizon = after->rules.horizon;
    if (*from == DAY_MIN)
        for (*from = after->first + horizon;
             !model_day(after, *from - horizon);)
            ++*from;
    if (*to == DAY_MAX)
        *to = after->rules.today;
}

void backtest_run(struct book *b, const struct leaving_rules *rules,
                  int32_t from, int32_t to, struct backtest *out)
{
    struct leaving_rules all = *rules;
    struct told told = {0};
    struct past after;
    *out = (struct backtest){.last = last_day(b)};
    all.today = out->last;
    past_init(&after, b, &all);
    if (after.first != DAY_NONE)
        close_ends(&after, &from, &to);
    for (int32_t day = from; day <= to && after.first != DAY_NONE;
         day += all.horizon)
        run_day(&after, &told, day, vec_push(&out->days));
    out->pooled = judge_from(&told, 0, false);
    out->by_default = judge_from(&told, 0, true);
    past_release(&after);
    vec_release(&told.p);
    vec_release(&told.p0);
    vec_release(&told.base);
    vec_release(&told.quiet);
    vec_release(&told.client);
}

void backtest_release(struct backtest *t)
{
    vec_release(&t->days);
}
