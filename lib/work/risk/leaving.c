#include <math.h>
#include <stdlib.h>

#include "inside.h"
#include "stats/judge.h"

#define REASON 0.3 /* of the log-odds, at least */

/* --- What the past says of calls --- */

enum {
    RECORD_YEAR = 365,    /* is looked back on, */
    RECORD_ENOUGH = 1000, /* and more until there are so many forecasts, */
    RECORD_DAYS = 40      /* of no more days than these */
};

static size_t judge_day(struct past *p, int32_t day, struct leaving_record *r)
{
    struct model m;
    model_learn(p, day, &m);
    const struct sight *sight = sight_of(p, day);
    for (size_t i = 0; i < sight->all.n; i++) {
        const struct seen *s = &sight->all.v[i];
        double chance = model_chance(&m, s);
        r->leaves += chance >= JUDGE_LEAVES;
        r->leaves_right += chance >= JUDGE_LEAVES && s->quiet;
        r->stays += chance <= JUDGE_STAYS;
        r->stays_right += chance <= JUDGE_STAYS && !s->quiet;
    }
    return sight->all.n;
}

/* One horizon ago, two, and so on: outcomes do not overlap. */
static void judge_past(struct past *p, struct leaving_record *r)
{
    int32_t today = p->rules.today, day = today;
    size_t forecasts = 0;
    for (int i = 0; i < RECORD_DAYS; i++) {
        day -= p->rules.horizon;
        if (!model_day(p, day) ||
            (today - day > RECORD_YEAR && forecasts >= RECORD_ENOUGH))
            break;
        forecasts += judge_day(p, day, r);
    }
}

bool leaving_proven(int64_t right, int64_t calls)
{
    return calls >= LEAVING_CALLS && right * 5 >= calls * 4;
}

int64_t leaving_calls(const struct leavings *l, enum leaving_says says,
                      int64_t *right)
{
    const struct leaving_record *r = &l->record;
    bool leaves = says == SAYS_LIKELY || says == SAYS_POSSIBLY;
    *right = leaves ? r->leaves_right : r->stays_right;
    return leaves                                        ? r->leaves
           : says == SAYS_STAYS || says == SAYS_MAY_STAY ? r->stays
                                                         : -1;
}

static enum leaving_says call(const struct leaving_record *r, double chance)
{
    if (chance >= JUDGE_LEAVES)
        return leaving_proven(r->leaves_right, r->leaves) ? SAYS_LIKELY
                                                          : SAYS_POSSIBLY;
    if (chance <= JUDGE_STAYS)
        return leaving_proven(r->stays_right, r->stays) ? SAYS_STAYS
                                                        : SAYS_MAY_STAY;
    return SAYS_UNCLEAR;
}

/* --- What stands behind it --- */

static void add_reasons(const struct model *m, const struct seen *s,
                        struct leaving *of)
{
    double causes[LEAVING_CAUSES];
    model_causes(m, s, causes);
    while (of->reasons_n < LEAVING_REASONS) {
        int best = 0;
        for (int i = 1; i < LEAVING_CAUSES; i++)
            if (causes[i] > causes[best])
                best = i;
        if (!(causes[best] >= REASON))
            return;
        of->reasons[of->reasons_n++] = (unsigned char)best;
        causes[best] = 0;
    }
}

static void add_figures(const struct past *p, const struct seen *s,
                        struct leaving *of)
{
    const struct past_client *c = &p->of[s->client];
    int32_t today = p->rules.today;
    const struct order_day *last = &c->days[c->n - 1];
    of->silent = today - last->day;
    of->days = (int)c->n;
    of->quarter = (int)(c->n - past_count(c, today - 90));
    of->year = (int)(c->n - past_count(c, today - 365));
    of->size = last->spent / last->in_currency;
    of->season = s->x[SEEN_SEASON] > 0;
    if (c->n > 1)
        of->usual = (int)lround((double)(last->day - c->days[0].day) /
                                (double)(c->n - 1));
    for (size_t i = 1; i < c->n; i++) {
        int gap = c->days[i].day - c->days[i - 1].day;
        of->shortest = i == 1 || gap < of->shortest ? gap : of->shortest;
        of->longest = gap > of->longest ? gap : of->longest;
    }
}

static void say_orders(struct past *p, struct leavings *out)
{
    struct model *m = out->model;
    model_learn(p, p->rules.today, m);
    out->fit = m->fit;
    const struct sight *sight = sight_of(p, p->rules.today);
    for (size_t i = 0; i < sight->all.n; i++) {
        const struct seen *s = &sight->all.v[i];
        struct leaving *of = &out->of[s->client];
        of->about = LEAVING_ORDERS;
        of->p = model_chance(m, s);
        of->p0 = logistic_chance(s->x[SEEN_DEFAULT]);
        of->says = call(&out->record, of->p);
        add_reasons(m, s, of);
        add_figures(p, s, of);
    }
}

/* --- What is at stake --- */

static void add(int64_t *sum, int64_t x)
{
    if (__builtin_add_overflow(*sum, x, sum))
        *sum = x < 0 ? INT64_MIN : INT64_MAX;
}

/* What the contract brings in a year; one for a whole term, its fee. */
static int64_t yearly(struct book *b, const struct contract *k,
                      uint8_t *currency)
{
    static const struct {
        const char *per;
        int times;
    } terms[] = {{"month", 12}, {"quarter", 4}};
    const struct client_row *row = k->rows;
    const char *per = contract_attr(b, k, "per");
    int64_t sum = 0;
    while (row && !row->entry->has_amount)
        row = row->before;
    if (!row)
        return 0;
    *currency = row->entry->currency;
    sum = row->entry->amount;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (strcmp(per, terms[i].per) == 0 &&
            __builtin_mul_overflow(sum, terms[i].times, &sum))
            sum = INT64_MAX;
    return sum;
}

static void add_stakes(const struct past *p, struct leavings *out)
{
    struct book *b = p->book;
    const struct span year = {.n = 12, .unit = SPAN_MONTH};
    int32_t today = p->rules.today, from = span_add(today, year, -1);
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct past_client *c = &p->of[i];
        struct leaving *of = &out->of[i];
        of->currency = c->n ? c->days[c->n - 1].currency : CURRENCY_NONE;
        if (of->contract)
            add(&of->stake, yearly(b, of->contract, &of->currency));
    }
    for (size_t i = b->orders.n; i-- > 0;) {
        const struct order *o = b->orders.v[i];
        if (o->entry->day <= from)
            break;
        if (o->client && o->entry->day <= today && o->entry->has_amount &&
            !o->cancelled &&
            o->entry->currency == out->of[o->client->n].currency)
            add(&out->of[o->client->n].stake, o->entry->amount);
    }
}

struct leaving_rules leaving_rules_of(const struct home *home)
{
    return (struct leaving_rules){
        .today = home->today,
        .horizon = LEAVING_HORIZON,
        .churn_after = conf_span(&home->conf, "metrics.churn_after"),
        .term = conf_span(&home->conf, "invoice.due"),
    };
}

static int percent_of(double p)
{
    return (int)lround(100 * p);
}

void leavings_find(struct book *b, const struct leaving_rules *rules,
                   struct leavings *out)
{
    *out = (struct leavings){.book = b, .rules = *rules};
    out->of = mem_new(b->clients.n, sizeof *out->of);
    out->past = mem_new(1, sizeof *out->past);
    out->model = mem_new(1, sizeof *out->model);
    past_init(out->past, b, rules);
    settled_count(out->past, &out->ends);
    for (size_t i = 0; i < b->clients.n; i++)
        settled_say(out->past, &out->ends, &out->of[i], b->clients.v[i]);
    if (!rules->untried)
        judge_past(out->past, &out->record);
    say_orders(out->past, out);
    for (size_t i = 0; i < b->clients.n; i++)
        out->of[i].percent = percent_of(out->of[i].p);
    add_stakes(out->past, out);
}

bool leaving_untried(const struct leavings *l, const struct client *c)
{
    enum leaving_says says = l->of[c->n].says;
    return l->rules.untried && (says == SAYS_POSSIBLY || says == SAYS_MAY_STAY);
}

void leavings_try(struct leavings *l)
{
    l->rules.untried = false;
    judge_past(l->past, &l->record);
    for (size_t i = 0; i < l->book->clients.n; i++)
        if (l->of[i].about == LEAVING_ORDERS)
            l->of[i].says = call(&l->record, l->of[i].p);
}

/* Is it that high on the day, seen with today's eyes? */
static bool high_on(const struct leavings *l, struct seen *s, int32_t day,
                    int percent)
{
    sight_before(l->past, &sight_of(l->past, l->rules.today)->rhythm, day, s);
    return percent_of(model_chance(l->model, s)) >= percent;
}

/* The client as it is seen today. */
static struct seen seen_today(const struct leavings *l, const struct client *c)
{
    const struct sight *sight = sight_of(l->past, l->rules.today);
    size_t low = 0, high = sight->all.n;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (sight->all.v[mid].client <= c->n)
            low = mid;
        else
            high = mid;
    }
    return sight->all.v[low];
}

int32_t leaving_since(const struct leavings *l, const struct client *c,
                      int percent)
{
    const struct leaving *of = &l->of[c->n];
    int32_t day = l->rules.today, low = day - of->silent + of->usual;
    if (of->about != LEAVING_ORDERS || of->percent < percent || low >= day)
        return DAY_NONE;
    struct seen s = seen_today(l, c);
    while (day - low > 1) {
        int32_t mid = low + (day - low) / 2;
        if (high_on(l, &s, mid, percent))
            day = mid;
        else
            low = mid;
    }
    return day;
}

/* A client as it stands in the order. */
struct place {
    const struct client *client;
    const struct leaving *of;
};

static int by_urgency(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->of->p != y->of->p)
        return x->of->p > y->of->p ? -1 : 1;
    if (x->of->currency == y->of->currency && x->of->stake != y->of->stake)
        return x->of->stake > y->of->stake ? -1 : 1;
    return strcmp(x->client->key, y->client->key);
}

size_t leavings_sort(const struct leavings *l, const struct client ***out)
{
    size_t n = 0, all = l->book->clients.n;
    struct place *places = mem_new(all, sizeof *places);
    for (size_t i = 0; i < all; i++)
        if (l->of[i].about != LEAVING_NONE)
            places[n++] = (struct place){l->book->clients.v[i], &l->of[i]};
    qsort(places, n, sizeof *places, by_urgency);
    *out = mem_new(n, sizeof(**out));
    for (size_t i = 0; i < n; i++)
        (*out)[i] = places[i].client;
    free(places);
    return n;
}

void leavings_release(struct leavings *l)
{
    if (l->past)
        past_release(l->past);
    free(l->past);
    free(l->model);
    free(l->of);
}
