#include "work/worth/forecast.h"

#include <math.h>
#include <stdlib.h>

#include "work/worth/fee.h"

enum { YEAR = 12 };
#define MOST 9e18 /* minor units fit */

static int32_t month_end(int month)
{
    return period_of(day_of(month / YEAR, month % YEAR + 1, 1), PERIOD_MONTH)
        .to;
}

/* Of one currency, month by month from the first of the ledger to that of
 * as-of: orders without a quote, and all. */
struct sums {
    double *alone, *all;
};

struct run {
    struct book *b;
    int first, last; /* months: of the ledger's first record, of as-of */
    struct sums *in; /* by currency */
};

static void add_orders(struct run *r)
{
    const struct book *b = r->b;
    size_t months = (size_t)r->last - (size_t)r->first + 1;
    for (size_t i = 0; i < b->currencies.n; i++) {
        r->in[i].alone = mem_new(months, sizeof *r->in[i].alone);
        r->in[i].all = mem_new(months, sizeof *r->in[i].all);
    }
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        struct str quote;
        if (!o->client || o->cancelled || !o->entry->has_amount)
            continue;
        size_t at = (size_t)(day_month(o->entry->day) - r->first);
        double amount = (double)o->entry->amount;
        struct sums *in = &r->in[o->entry->currency];
        in->all[at] += amount;
        if (!entry_raw(o->entry, "quote", &quote) || !quote.n)
            in->alone[at] += amount;
    }
}

/* The last whole months up to that one, twelve at most. */
static double mean_orders(const struct run *r, uint8_t currency, int month)
{
    int from = month - YEAR + 1 > r->first ? month - YEAR + 1 : r->first;
    double sum = 0;
    for (int k = from; k <= month; k++)
        sum += r->in[currency].alone[k - r->first];
    return from <= month ? sum / (month - from + 1) : 0;
}

/* The contract's end as it was known on a day; DAY_NONE: open. */
static int32_t end_known(const struct contract *k, int32_t day)
{
    for (const struct client_row *row = k->rows; row; row = row->before)
        if (row->entry->day <= day && row->entry->due != DAY_NONE)
            return row->entry->due;
    return DAY_NONE;
}

/* How often contracts went on when they came to an end, as known on a day, by
 * the rule of the warning (work/risk): four of five where nothing is known. */
static double renewed(const struct run *r, int32_t day)
{
    int ends = 0, on = 0;
    for (size_t i = 0; i < r->b->contracts.n; i++) {
        const struct contract *k = r->b->contracts.v[i];
        int32_t next = DAY_NONE;
        for (const struct client_row *row = k->rows; row; row = row->before) {
            int32_t end = row->entry->due;
            if (row->entry->day > day || end == DAY_NONE || end == next)
                continue;
            ends += end < day;
            on += end < day && next != DAY_NONE && next > end;
            next = end;
        }
    }
    return 1 - (1.0 + ends - on) / (5.0 + ends);
}

static int add_contracts(const struct run *r, uint8_t currency, int32_t known,
                         int32_t day, double *out, struct err *e)
{
    double goes_on = renewed(r, known);
    for (size_t i = 0; i < r->b->contracts.n; i++) {
        const struct contract *k = r->b->contracts.v[i];
        int32_t end = end_known(k, known);
        int64_t fee;
        uint8_t in;
        if (!k->client || k->first->day > known || k->start > day ||
            (end != DAY_NONE && end < known))
            continue;
        if (fee_a_month(r->b, k, known, &fee, &in, e) < 0)
            return -1;
        if (in == currency)
            *out += (double)fee * (end == DAY_NONE || end >= day ? 1 : goes_on);
    }
    return 0;
}

/* What was said last of an offer by a day, and its amount. */
static const struct entry *said(const struct offer *o, int32_t day,
                                const struct entry **sum, int32_t *due)
{
    const struct entry *last = NULL;
    *sum = NULL;
    *due = DAY_NONE;
    for (const struct client_row *row = o->rows; row; row = row->before) {
        if (row->entry->day > day)
            continue;
        last = last ? last : row->entry;
        if (row->entry->has_amount && !*sum)
            *sum = row->entry;
        if (*due == DAY_NONE)
            *due = row->entry->due;
    }
    return last;
}

static bool is_decided(const struct entry *e)
{
    return entry_says(e, "result", "won") || entry_says(e, "result", "lost");
}

static double win_rate(const struct run *r, int32_t day)
{
    int won = 0, decided = 0;
    for (size_t i = 0; i < r->b->offers.n; i++) {
        const struct entry *sum;
        int32_t due;
        const struct entry *last = said(r->b->offers.v[i], day, &sum, &due);
        if (!last || !is_decided(last))
            continue;
        decided++;
        won += entry_says(last, "result", "won");
    }
    return (1.0 + won) / (2.0 + decided);
}

/* Quotes that are open at the end of a month, in the month given. */
static double quotes_in(const struct run *r, uint8_t currency, int origin,
                        int month)
{
    int32_t known = month_end(origin);
    if (known > r->b->options.as_of.day)
        known = r->b->options.as_of.day;
    double all = 0;
    for (size_t i = 0; i < r->b->offers.n; i++) {
        const struct offer *o = r->b->offers.v[i];
        const struct entry *sum;
        int32_t due;
        const struct entry *last = said(o, known, &sum, &due);
        if (!o->client || !last || is_decided(last) || !sum ||
            sum->currency != currency || (due != DAY_NONE && due < known))
            continue;
        int lands = due == DAY_NONE ? origin + 1 : day_month(due);
        if ((lands > origin + 1 ? lands : origin + 1) == month)
            all += (double)sum->amount;
    }
    return all > 0 ? all * win_rate(r, known) : 0;
}

struct parts {
    double contracts, orders, quotes;
};

/* A month as it looked at the end of another before it. */
static int look(const struct run *r, uint8_t currency, int origin, int month,
                struct parts *out, struct err *e)
{
    int32_t known = month_end(origin);
    int whole = known > r->b->options.as_of.day ? origin - 1 : origin;
    if (known > r->b->options.as_of.day)
        known = r->b->options.as_of.day;
    *out = (struct parts){0};
    if (add_contracts(r, currency, known, month_end(month), &out->contracts,
                      e) < 0)
        return -1;
    out->orders = mean_orders(r, currency, whole);
    out->quotes = quotes_in(r, currency, origin, month);
    return 0;
}

/* What came in a month: its orders, and contracts at its end. */
static int came(const struct run *r, const struct tenures *t, uint8_t currency,
                int month, double *out)
{
    struct err e = ERR_INIT;
    int32_t day = month_end(month);
    *out = r->in[currency].all[month - r->first];
    for (size_t i = 0; i < t->held_n; i++) {
        int64_t fee;
        uint8_t in;
        if (t->held[i].from > day || t->held[i].to < day)
            continue;
        if (fee_a_month(r->b, t->held[i].contract, day, &fee, &in, &e) < 0)
            return -1;
        *out += in == currency ? (double)fee : 0;
    }
    return 0;
}

/* Past months, told so many ahead: how far off it was. */
static int try_past(const struct run *r, const struct tenures *t,
                    struct forecast_month *m, int ahead, struct err *e)
{
    double off[FORECAST_TRIED], sum = 0, parts = 0;
    int n = 0, counted = 0;
    bool whole = month_end(r->last) <= r->b->options.as_of.day;
    int last = whole ? r->last : r->last - 1;
    for (int month = last; month - ahead > r->first && n < FORECAST_TRIED;
         month--) {
        struct parts p;
        double is;
        if (look(r, m->currency, month - ahead, month, &p, e) < 0 ||
            came(r, t, m->currency, month, &is) < 0)
            return -1;
        off[n] = p.contracts + p.orders + p.quotes - is;
        sum += off[n] * off[n];
        counted += is > 0;
        parts += is > 0 ? fabs(off[n]) / is : 0;
        n++;
    }
    m->tried = n;
    m->error = counted ? parts / counted : NAN;
    m->band = n >= FORECAST_LEAST;
    if (!m->band)
        return 0;
    double wide = 1.96 * sqrt(sum / n);
    for (int i = 0; i < n; i++)
        m->within += fabs(off[i]) <= wide;
    m->low = llround(fmax(0, (double)m->expected - wide));
    m->high = llround(fmin(MOST, (double)m->expected + wide));
    return 0;
}

static bool is_in(const struct run *r, enum rec_type type, uint8_t currency)
{
    for (size_t i = 0; i < r->b->entries.n; i++) {
        const struct entry *e = &r->b->entries.v[i];
        if (e->type == type && e->has_amount && e->currency == currency)
            return true;
    }
    return false;
}

/* Did anything come in it? */
static bool is_used(const struct run *r, uint8_t currency)
{
    for (int k = r->first; k <= r->last; k++)
        if (r->in[currency].all[k - r->first] != 0)
            return true;
    return is_in(r, REC_CONTRACT, currency) || is_in(r, REC_OFFER, currency);
}

static int add_month(const struct run *r, const struct tenures *t,
                     uint8_t currency, int ahead, struct forecast *out,
                     struct err *e)
{
    struct parts p;
    int month = r->last + ahead;
    if (look(r, currency, r->last, month, &p, e) < 0)
        return -1;
    double most = fmax(fabs(p.contracts), fmax(fabs(p.orders), p.quotes));
    if (most >= MOST)
        return money_ratio(INT64_MAX, 2, 1, &(int64_t){0}, e);
    struct forecast_month *m = vec_push(&out->months);
    *m = (struct forecast_month){.month =
                                     period_of(month_end(month), PERIOD_MONTH),
                                 .currency = currency,
                                 .contracts = llround(p.contracts),
                                 .orders = llround(p.orders),
                                 .quotes = llround(p.quotes),
                                 .error = NAN};
    if (money_add(&m->expected, m->contracts, e) < 0 ||
        money_add(&m->expected, m->orders, e) < 0 ||
        money_add(&m->expected, m->quotes, e) < 0)
        return -1;
    return try_past(r, t, m, ahead, e);
}

int forecast_find(struct book *b, int n, struct forecast *out, struct err *e)
{
    int32_t as_of = b->options.as_of.day;
    struct run r = {.b = b, .last = day_month(as_of)};
    struct tenures t;
    int rc = 0;
    *out = (struct forecast){0};
    r.first = b->entries.n ? day_month(b->entries.v[0].day) : r.last;
    r.in = mem_new(b->currencies.n, sizeof *r.in);
    tenures_init(&t, b, (struct span){1, SPAN_DAY});
    add_orders(&r);
    for (size_t i = 0; i < b->currencies.n && rc == 0; i++)
        for (int k = 1; k <= n && rc == 0 && is_used(&r, (uint8_t)i); k++)
            rc = add_month(&r, &t, (uint8_t)i, k, out, e);
    for (size_t i = 0; i < b->currencies.n; i++) {
        free(r.in[i].alone);
        free(r.in[i].all);
    }
    free(r.in);
    tenures_release(&t);
    return rc;
}

void forecast_release(struct forecast *f)
{
    vec_release(&f->months);
}
