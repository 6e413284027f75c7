#include <math.h>
#include <stdlib.h>

#include "inside.h"

/* --- Orders that had been cancelled by the day --- */

/* By ref: 1 if the last stage up to the day cancelled it.  The book's own
 * answer may come of later records. */
static void note_cancelled(const struct past *p, struct map *cancelled)
{
    const struct book *b = p->book;
    for (size_t i = 0; (i = book_next(b, TYPE(REC_STAGE), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        if (e->day > p->rules.today)
            break;
        if (entry_is_of_phase(e))
            continue;
        struct map_slot *slot = NULL;
        struct str stage;
        if (entry_says(e, "stage", order_stages[STAGE_CANCELLED]))
            map_put(cancelled, e->ref, strlen(e->ref), NULL)->value = 1;
        else if (cancelled->n &&
                 (slot = map_find(cancelled, e->ref, strlen(e->ref))) &&
                 entry_raw(e, "stage", &stage) && stage.n)
            slot->value = 0;
    }
}

static bool counts(const struct past *p, const struct map *cancelled,
                   const struct order *o)
{
    const struct map_slot *slot =
        cancelled->n ? map_find(cancelled, o->ref, strlen(o->ref)) : NULL;
    return o->client && o->entry->day <= p->rules.today &&
           !(slot && slot->value);
}

/* --- Order-days --- */

static double amount_of(const struct book *b, const struct entry *e)
{
    return e->has_amount ? (double)e->amount /
                               pow(10, book_currency(b, e->currency)->digits)
                         : 0;
}

/* A further order of the day; amounts in another currency than its first one
 * are left out, as currencies are not added. */
static void add_order(const struct book *b, struct order_day *d,
                      const struct entry *e)
{
    if (!e->has_amount)
        return;
    if (d->currency == CURRENCY_NONE)
        d->currency = e->currency;
    if (d->currency == e->currency)
        d->amount += amount_of(b, e);
}

/* The sums up to each day.  `last` has the place, from 1 on, of the last day
 * with orders in each currency: all 0, as it is left. */
static void sum_days(struct order_day *d, size_t n, size_t *last)
{
    for (size_t i = 0; i < n; i++) {
        if (i && d[i].currency == CURRENCY_NONE)
            d[i].currency = d[i - 1].currency;
        size_t same = last[d[i].currency];
        d[i].spent = d[i].amount + (same ? d[same - 1].spent : 0);
        d[i].in_currency = 1 + (same ? d[same - 1].in_currency : 0);
        last[d[i].currency] = i + 1;
        if (!i)
            continue;
        double gap = log(d[i].day - d[i - 1].day);
        d[i].logs = d[i - 1].logs + gap;
        d[i].squares = d[i - 1].squares + gap * gap;
    }
    for (size_t i = 0; i < n; i++)
        last[d[i].currency] = 0;
}

/* A slice of one array for each client: first counted, then filled; the book
 * has orders by day. */
static void slice_orders(struct past *p, const struct map *cancelled)
{
    struct book *b = p->book;
    size_t *at = mem_new(b->clients.n + 1, sizeof *at), sum = 0;
    size_t last[CURRENCIES_MAX + 1] = {0};
    for (size_t i = 0; i < b->orders.n; i++)
        if (b->orders.v[i]->client)
            at[b->orders.v[i]->client->n]++;
    for (size_t i = 0; i < b->clients.n; i++) {
        size_t n = at[i];
        at[i] = sum;
        sum += n;
    }
    p->days = mem_new(sum, sizeof *p->days);
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (!counts(p, cancelled, o))
            continue;
        struct past_client *c = &p->of[o->client->n];
        struct order_day *days = p->days + at[o->client->n];
        if (p->first == DAY_NONE || o->entry->day < p->first)
            p->first = o->entry->day;
        if (!c->n || days[c->n - 1].day != o->entry->day)
            days[c->n++] = (struct order_day){.day = o->entry->day,
                                              .currency = CURRENCY_NONE};
        add_order(b, &days[c->n - 1], o->entry);
    }
    for (size_t i = 0; i < b->clients.n; i++) {
        p->of[i].days = p->days + at[i];
        sum_days(p->days + at[i], p->of[i].n, last);
    }
    free(at);
}

size_t past_count(const struct past_client *c, int32_t day)
{
    size_t low = 0, high = c->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (c->days[mid].day <= day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* --- Contracts --- */

/* The latest end that was ever said of it. */
static int32_t longest_end(const struct contract *k)
{
    int32_t end = k->first->due == DAY_NONE ? DAY_MAX : k->first->due;
    for (const struct client_row *row = k->rows; row; row = row->before)
        if (row->entry->due > end)
            end = row->entry->due;
    return end;
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static void find_ends(struct past *p)
{
    size_t n = p->book->contracts.n;
    p->longest = mem_new(n, sizeof *p->longest);
    p->last = mem_new(n, sizeof *p->last);
    for (size_t i = 0; i < p->book->clients.n; i++) {
        struct past_client *c = &p->of[i];
        int32_t *longest = p->longest + (c->contracts - p->contracts);
        int32_t *last = p->last + (c->contracts - p->contracts);
        for (size_t k = 0; k < c->contracts_n; k++) {
            int32_t end =
                contract_end_on(p->book, c->contracts[k], p->rules.today);
            longest[k] = later(longest_end(c->contracts[k]),
                               k ? longest[k - 1] : DAY_MIN);
            last[k] = later(end == DAY_NONE ? DAY_MAX : end,
                            k ? last[k - 1] : DAY_MIN);
        }
        c->longest = longest;
        c->last = last;
    }
}

static void slice_contracts(struct past *p)
{
    const struct book *b = p->book;
    size_t *n = mem_new(b->clients.n + 1, sizeof *n), sum = 0;
    for (size_t i = 0; i < b->contracts.n; i++)
        if (b->contracts.v[i]->client)
            n[b->contracts.v[i]->client->n]++;
    p->contracts = mem_new(b->contracts.n, sizeof *p->contracts);
    for (size_t i = 0; i < b->clients.n; i++) {
        p->of[i].contracts = p->contracts + sum;
        sum += n[i];
        n[i] = sum - n[i];
    }
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (!k->client || k->start > p->rules.today)
            continue;
        p->contracts[n[k->client->n] + p->of[k->client->n].contracts_n++] = k;
    }
    find_ends(p);
    free(n);
}

int32_t contract_end_on(struct book *b, const struct contract *k, int32_t day)
{
    const struct entry *e = rows_on(b, k->rows, ROWS_DUE, day);
    return e ? e->due : DAY_NONE;
}

size_t past_started(const struct past_client *c, int32_t day)
{
    size_t low = 0, high = c->contracts_n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (c->contracts[mid]->start <= day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

const struct contract *past_contract(const struct past *p,
                                     const struct past_client *c, int32_t day)
{
    for (size_t i = past_started(c, day); i-- > 0 && c->longest[i] >= day;) {
        int32_t end = contract_end_on(p->book, c->contracts[i], day);
        if (end == DAY_NONE || end >= day)
            return c->contracts[i];
    }
    return NULL;
}

void past_init(struct past *p, struct book *b,
               const struct leaving_rules *rules)
{
    struct map cancelled = {0};
    *p = (struct past){.book = b, .rules = *rules, .first = DAY_NONE};
    p->of = mem_new(b->clients.n, sizeof *p->of);
    note_cancelled(p, &cancelled);
    slice_orders(p, &cancelled);
    map_release(&cancelled);
    slice_contracts(p);
    p->signs = signs_find(p);
}

void past_release(struct past *p)
{
    for (size_t i = 0; i < p->sights.n; i++) {
        vec_release(&p->sights.v[i]->all);
        free(p->sights.v[i]);
    }
    vec_release(&p->sights);
    signs_release(p->signs);
    free(p->of);
    free(p->days);
    free(p->contracts);
    free(p->longest);
    free(p->last);
}
