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

/* The day as it stands in the whole ledger; a client that is not in it any more
 * ordered nothing. */
static bool went_quiet(const struct past *after, const struct client *c,
                       int32_t day)
{
    const struct past_client *of = c ? &after->of[c->n] : NULL;
    return !of ||
           past_count(of, day + after->rules.horizon) == past_count(of, day);
}

static void tell(struct told *t, const struct past *after, struct past *then)
{
    const struct sight *sight = sight_of(then, then->rules.today);
    struct model m;
    model_learn(then, then->rules.today, &m);
    for (size_t i = 0; i < sight->all.n; i++) {
        const struct seen *s = &sight->all.v[i];
        const struct client *c =
            book_client(after->book, then->book->clients.v[s->client]->key);
        *vec_push(&t->p) = model_chance(&m, s);
        *vec_push(&t->p0) = logistic_chance(s->x[SEEN_DEFAULT]);
        *vec_push(&t->base) = m.fit.base;
        *vec_push(&t->quiet) = went_quiet(after, c, sight->day);
        *vec_push(&t->client) = c ? c->n : UINT32_MAX - s->client;
    }
}

/* What was said on the day, from the ledger as it stood then. */
static int look_back(const struct past *after, const struct backtest_plan *plan,
                     int32_t day, struct told *told, struct err *e)
{
    struct leaving_rules rules = plan->rules;
    struct past then;
    struct book b;
    rules.today = day;
    if (plan->load && plan->load(plan->arg, day, &b, e) < 0)
        return -1;
    past_init(&then, plan->load ? &b : after->book, &rules);
    tell(told, after, &then);
    past_release(&then);
    if (plan->load)
        book_release(&b);
    return 0;
}

static int run_day(const struct past *after, const struct backtest_plan *plan,
                   int32_t day, struct told *told, struct backtest *out,
                   struct err *e)
{
    size_t from = told->p.n;
    if (look_back(after, plan, day, told, e) < 0)
        return -1;
    struct backtest_day *d = vec_push(&out->days);
    d->day = day;
    d->partial = day + plan->rules.horizon > out->last;
    d->is = judge_from(told, from, false);
    d->by_default = judge_from(told, from, true);
    if (d->partial)
        cut(told, from);
    return 0;
}

static int32_t last_day(const struct book *b)
{
    return b->entries.n ? b->entries.v[b->entries.n - 1].day : DAY_NONE;
}

/* The first and last day to look back from: none before there was an order, nor
 * after the book's own. */
static void clip(const struct past *after, int32_t *from, int32_t *to)
{
    int horizon = after->rules.horizon;
    int32_t as_of = after->book->options.as_of.day;
    if (*from == DAY_MIN)
        for (*from = after->first + horizon;
             !model_day(after, *from - horizon);)
            ++*from;
    if (*from < after->first)
        *from += (after->first - *from + horizon - 1) / horizon * horizon;
    if (*to == DAY_MAX)
        *to = after->rules.today;
    *to = *to < as_of ? *to : as_of;
}

static void told_release(struct told *t)
{
    vec_release(&t->p);
    vec_release(&t->p0);
    vec_release(&t->base);
    vec_release(&t->quiet);
    vec_release(&t->client);
}

int backtest_run(struct book *after, const struct backtest_plan *plan,
                 struct backtest *out, struct err *e)
{
    struct leaving_rules rules = plan->rules;
    struct told told = {0};
    struct past past;
    int32_t from = plan->from, to = plan->to;
    int rc = 0;
    *out = (struct backtest){.last = last_day(after)};
    rules.today = out->last;
    past_init(&past, after, &rules);
    if (past.first != DAY_NONE)
        clip(&past, &from, &to);
    else
        to = from - 1;
    for (int32_t day = from; rc == 0 && day <= to; day += rules.horizon)
        rc = run_day(&past, plan, day, &told, out, e);
    out->pooled = judge_from(&told, 0, false);
    out->by_default = judge_from(&told, 0, true);
    past_release(&past);
    told_release(&told);
    return rc;
}

void backtest_release(struct backtest *t)
{
    vec_release(&t->days);
}
