#include "work/worth/worth.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "inside.h"
#include "stats/quantile.h"
#include "work/invoice/account.h"
#include "work/worth/fee.h"

const char *const worth_reasons[WORTH_REASONS] = {
    N_("size"), N_("growth"), N_("margin"), N_("fit"), N_("partnership"),
};

static bool within(struct period p, int32_t day)
{
    return day >= p.from && day <= p.to;
}

/* As long a time, right before. */
static struct period before_of(struct period p)
{
    return p.from == DAY_MIN ? (struct period){DAY_MIN, DAY_MIN, PERIOD_DAYS}
                             : period_step(p, -1);
}

static int add_order(struct worths *w, const struct order *o, struct err *e)
{
    const struct entry *en = o->entry;
    struct period p = w->options.period;
    struct worth *row = worth_row(w, o->client, en->currency);
    bool more = row->last != DAY_NONE && row->last != en->day;
    row->orders += within(p, en->day);
    row->days += row->last != en->day;
    if (row->first == DAY_NONE)
        row->first = en->day;
    row->last = en->day;
    if (!en->has_amount)
        return 0;
    if (money_add(&row->spent, en->amount, e) < 0 ||
        ((more || row->first != en->day) &&
         money_add(&row->later, en->amount, e) < 0))
        return -1;
    if (within(p, en->day))
        return money_add(&row->revenue, en->amount, e);
    return within(w->before, en->day) ? money_add(&row->before, en->amount, e)
                                      : 0;
}

/* The ends of months of a period, on which a contract runs. */
static int add_fees(struct worths *w, const struct stay *s, struct period p,
                    bool before, struct err *e)
{
    if (p.from < s->from)
        p.from = s->from;
    if (p.to > s->to)
        p.to = s->to;
    for (int32_t day = period_of(p.from, PERIOD_MONTH).to; day <= p.to;
         day = period_of(day + 1, PERIOD_MONTH).to) {
        int64_t fee;
        uint8_t in;
        if (fee_a_month(w->book, s->contract, day, &fee, &in, e) < 0)
            return -1;
        if (!fee)
            continue;
        struct worth *row = worth_row(w, s->contract->client, in);
        if (money_add(before ? &row->before : &row->revenue, fee, e) < 0)
            return -1;
    }
    return 0;
}

static int add_contracts(struct worths *w, struct err *e)
{
    for (size_t i = 0; i < w->tenures.held_n; i++)
        if (add_fees(w, &w->tenures.held[i], w->options.period, false, e) < 0 ||
            add_fees(w, &w->tenures.held[i], w->before, true, e) < 0)
            return -1;
    return 0;
}

/* A payment counts on the accounts on which its parts are. */
static int add_payment(struct worths *w, const struct entry *en, struct err *e)
{
    struct account_share s = account_share_of(w->book, en);
    const struct client *settled = s.invoice ? s.invoice->client : NULL;
    if (settled && money_add(&worth_row(w, settled, en->currency)->value,
                             s.settled, e) < 0)
        return -1;
    return en->client && s.own
               ? money_add(&worth_row(w, en->client, en->currency)->value,
                           s.own, e)
               : 0;
}

/* Payments, less costs. */
static int add_money(struct worths *w, const struct entry *en, struct err *e)
{
    if (!en->has_amount || en->day > w->options.period.to)
        return 0;
    if (en->type == REC_PAYMENT)
        return add_payment(w, en, e);
    if (!en->client)
        return 0;
    struct worth *row = worth_row(w, en->client, en->currency);
    if (within(w->options.period, en->day) &&
        money_add(&row->costs, en->amount, e) < 0)
        return -1;
    return money_add(&row->value, -en->amount, e);
}

static int gather(struct worths *w, struct err *e)
{
    struct book *b = w->book;
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (o->client && !o->cancelled &&
            o->entry->day <= w->options.period.to && add_order(w, o, e) < 0)
            return -1;
    }
    const uint64_t types = TYPE(REC_PAYMENT) | TYPE(REC_COST);
    for (size_t i = 0; (i = book_next(b, types, i)) < b->entries.n; i++)
        if (add_money(w, &b->entries.v[i], e) < 0)
            return -1;
    return add_contracts(w, e);
}

/* --- judging --- */

static int by_revenue(const void *a, const void *b)
{
    const struct worth *x = a, *y = b;
    if (x->currency != y->currency)
        return x->currency < y->currency ? -1 : 1;
    if (x->revenue != y->revenue)
        return x->revenue < y->revenue ? 1 : -1;
    return strcmp(x->client->key, y->client->key);
}

/* Those without a revenue have no share. */
static void classify(struct worth *v, size_t n)
{
    static const double ends[] = {.8, .95};
    double all = 0, sum = 0;
    for (size_t i = 0; i < n; i++)
        all += v[i].revenue > 0 ? (double)v[i].revenue : 0;
    for (size_t i = 0; i < n && v[i].revenue > 0; i++) {
        v[i].share = (double)v[i].revenue / all;
        v[i].class = sum < ends[0] * all   ? 'A'
                     : sum < ends[1] * all ? 'B'
                                           : 'C';
        sum += (double)v[i].revenue;
    }
}

/* By recency, and by the mean of frequency and amount: each from .. to. */
static const struct {
    int recency[2], rest[2];
    const char *name;
} segments[] = {
    {{4, 5}, {4, 5}, N_("champion")}, {{3, 5}, {3, 3}, N_("loyal")},
    {{3, 3}, {4, 5}, N_("loyal")},    {{4, 5}, {1, 2}, N_("new or small")},
    {{3, 3}, {1, 2}, N_("fading")},   {{1, 2}, {4, 5}, N_("not to lose")},
    {{1, 2}, {3, 3}, N_("slipping")}, {{1, 2}, {1, 2}, N_("gone")},
};

static const char *segment_of(const struct worth *v)
{
    int rest = (v->frequency + v->amount + 1) / 2;
    for (size_t i = 0; i < sizeof segments / sizeof segments[0]; i++)
        if (v->recency >= segments[i].recency[0] &&
            v->recency <= segments[i].recency[1] &&
            rest >= segments[i].rest[0] && rest <= segments[i].rest[1])
            return segments[i].name;
    return "";
}

enum { PARTS = 5 };

/* Hughes, Strategic Database Marketing, 1994: fifths of the days since the last
 * order, of the days with one, and of what they brought. */
static void score(struct worth *v, size_t n, int32_t end)
{
    double *column = mem_new(3 * n, sizeof *column), cuts[3][PARTS - 1];
    double *of[3] = {column, column + n, column + 2 * n};
    size_t buyers = 0;
    for (size_t i = 0; i < n; i++) {
        if (!v[i].days)
            continue;
        of[0][buyers] = end - v[i].last;
        of[1][buyers] = v[i].days;
        of[2][buyers++] = (double)v[i].spent;
    }
    for (int k = 0; k < 3; k++) {
        quantile_sort(of[k], buyers);
        quantile_cuts(of[k], buyers, PARTS, cuts[k]);
    }
    for (size_t i = 0; i < n; i++) {
        if (!v[i].days)
            continue;
        v[i].recency =
            PARTS + 1 - (int)quantile_part(cuts[0], PARTS, end - v[i].last);
        v[i].frequency = (int)quantile_part(cuts[1], PARTS, v[i].days);
        v[i].amount = (int)quantile_part(cuts[2], PARTS, (double)v[i].spent);
        v[i].segment = segment_of(&v[i]);
    }
    free(column);
}

static bool is_one(const char *word, const char *const *of)
{
    for (; *of; of++)
        if (strcmp(word, *of) == 0)
            return true;
    return false;
}

static void find_reasons(struct worths *w, struct worth *v, size_t n)
{
    static const char *const fits[] = {"operational", "strategic", NULL};
    struct book *b = w->book;
    double revenue = 0, costs = 0;
    for (size_t i = 0; i < n; i++) {
        revenue += (double)v[i].revenue;
        costs += (double)v[i].costs;
    }
    for (size_t i = 0; i < n; i++) {
        const struct client *c = v[i].client;
        v[i].state = client_state_on(b, c, w->options.period.to);
        if (!tenures_active(&w->tenures, c, v[i].state, w->options.period.to))
            v[i].state = CLIENT_LOST;
        v[i].grows = b->entries.v[0].day <= w->before.from;
        double left = (double)(v[i].revenue - v[i].costs);
        bool is[WORTH_REASONS] = {
            [WORTH_SIZE] = v[i].class == 'A',
            [WORTH_GROWTH] = worth_growth(&v[i]) > 0,
            [WORTH_MARGIN] =
                v[i].revenue > 0 && costs > 0 &&
                left * revenue > (revenue - costs) * (double)v[i].revenue,
            [WORTH_FIT] = strcmp(client_attr(b, c, "tier"), "A") == 0 ||
                          is_one(client_attr(b, c, "stage"), fits),
            [WORTH_PARTNERSHIP] =
                v[i].sent ||
                tenures_contracted(&w->tenures, c, w->options.period.to)};
        for (int k = 0; k < WORTH_REASONS; k++)
            v[i].reasons |= is[k] ? 1u << k : 0;
    }
}

static void judge(struct worths *w)
{
    if (w->rows.n)
        qsort(w->rows.v, w->rows.n, sizeof *w->rows.v, by_revenue);
    for (size_t i = 0, n; i < w->rows.n; i += n) {
        struct worth *v = &w->rows.v[i];
        for (n = 1; i + n < w->rows.n && v[n].currency == v->currency;)
            n++;
        classify(v, n);
        score(v, n, w->options.period.to);
        find_reasons(w, v, n);
    }
}

struct worth_options worth_options_of(const struct conf *c, int32_t today)
{
    enum { YEAR = 12 };
    return (struct worth_options){
        .period = {day_add_months(today, -YEAR) + 1, today, PERIOD_DAYS},
        .churn_after = conf_span(c, "metrics.churn_after")};
}

int worths_find(struct book *b, const struct worth_options *o, struct worths *w,
                struct err *e)
{
    *w = (struct worths){
        .book = b, .options = *o, .before = before_of(o->period)};
    int32_t cut = w->options.period.to - b->options.as_of.day;
    if (cut > 0) {
        /* so much of it has been, and is compared with as much */
        w->options.period.to -= cut;
        if (o->period.to < DAY_MAX && w->before.to - cut >= w->before.from)
            w->before.to -= cut;
    }
    tenures_init(&w->tenures, b, o->churn_after);
    int rc = gather(w, e);
    if (rc == 0)
        rc = worth_referrals(w, e);
    if (rc == 0)
        judge(w);
    tenures_release(&w->tenures);
    map_release(&w->at);
    return rc;
}

void worths_release(struct worths *w)
{
    vec_release(&w->rows);
}

bool worth_is_key(const struct worth *v)
{
    int n = 0;
    for (int k = 0; k < WORTH_REASONS; k++)
        n += (v->reasons & 1u << k) != 0;
    return n >= WORTH_KEY && v->state != CLIENT_LOST;
}

double worth_growth(const struct worth *v)
{
    return v->grows && v->before > 0
               ? (double)v->revenue / (double)v->before - 1
               : NAN;
}
