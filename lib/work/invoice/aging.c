#include "work/invoice/aging.h"

#include <stdlib.h>

#include "work/invoice/account.h"

enum aging_bucket aging_bucket(int days)
{
    static const int last[] = {0, 30, 60, 90};
    int bucket = AGING_CURRENT;
    while (bucket < AGING_OVER_90 && days > last[bucket])
        bucket++;
    return (enum aging_bucket)bucket;
}

/* Rows being added up, by client and currency. */
struct tally {
    struct book *book;
    struct aging *aging;
    struct map at;
};

static struct aging_row *row_of(struct tally *rows, const struct client *client,
                                uint8_t currency)
{
    const uint32_t key[] = {client ? client->n : UINT32_MAX, currency};
    bool fresh;
    struct map_slot *slot =
        map_put(&rows->at, (const char *)key, sizeof key, &fresh);
    if (!fresh)
        return &rows->aging->rows.v[slot->value];
    slot->value = (uint32_t)rows->aging->rows.n;
    struct aging_row *row = vec_push(&rows->aging->rows);
    row->client = client;
    row->currency = currency;
    row->code = book_currency(rows->book, currency)->code;
    return row;
}

static int add_invoices(struct tally *rows, const struct invoice_rules *rules,
                        const struct client *only, bool by_date, struct err *e)
{
    const struct book *b = rows->book;
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *inv = b->invoices.v[i];
        struct invoice_state s;
        if (only && inv->client != only)
            continue;
        if (invoice_judge(b, inv, rules, &s, e) < 0)
            return -1;
        if (!s.open && !s.over)
            continue;
        struct aging_row *row = row_of(rows, inv->client, inv->entry->currency);
        int64_t *bucket = &row->bucket[aging_bucket(
            by_date ? rules->today - inv->entry->day : s.days)];
        if (money_add(bucket, s.open, e) < 0 ||
            money_add(&row->open, s.open, e) < 0 ||
            money_add(&row->overpaid, s.over, e) < 0)
            return -1;
    }
    return 0;
}

static int add_payments(struct tally *rows, const struct client *only,
                        struct err *e)
{
    struct book *b = rows->book;
    for (size_t i = 0; (i = book_next(b, TYPE(REC_PAYMENT), i)) < b->entries.n;
         i++) {
        const struct entry *en = &b->entries.v[i];
        if (only && en->client != only)
            continue;
        int64_t own = account_share_of(b, en).own;
        if (own &&
            money_add(&row_of(rows, en->client, en->currency)->on_account, own,
                      e) < 0)
            return -1;
    }
    return 0;
}

/* Takes out what came to nothing: a payment and its way back. */
static void drop_empty(struct aging *a)
{
    size_t kept = 0;
    for (size_t i = 0; i < a->rows.n; i++) {
        const struct aging_row *r = &a->rows.v[i];
        if (r->open || r->overpaid || r->on_account)
            a->rows.v[kept++] = *r;
    }
    a->rows.n = kept;
}

static int by_amount(const void *left, const void *right)
{
    const struct aging_row *a = left, *b = right;
    int code = strcmp(a->code, b->code);
    if (code)
        return code;
    if (a->open != b->open)
        return a->open < b->open ? 1 : -1;
    return strcmp(a->client ? a->client->key : "",
                  b->client ? b->client->key : "");
}

static int add_total(struct aging *a, const struct aging_row *r, struct err *e)
{
    size_t n = a->totals.n;
    if (!n || a->totals.v[n - 1].currency != r->currency)
        *vec_push(&a->totals) =
            (struct aging_row){.currency = r->currency, .code = r->code};
    struct aging_row *t = &a->totals.v[a->totals.n - 1];
    for (int k = 0; k < AGING_BUCKETS; k++)
        if (money_add(&t->bucket[k], r->bucket[k], e) < 0)
            return -1;
    if (money_add(&t->open, r->open, e) < 0 ||
        money_add(&t->overpaid, r->overpaid, e) < 0)
        return -1;
    return money_add(&t->on_account, r->on_account, e);
}

int aging_of(struct book *b, const struct invoice_rules *rules,
             const struct client *only, bool by_date, struct aging *out,
             struct err *e)
{
    *out = (struct aging){0};
    struct tally rows = {.book = b, .aging = out};
    int rc = add_invoices(&rows, rules, only, by_date, e);
    if (rc == 0)
        rc = add_payments(&rows, only, e);
    map_release(&rows.at);
    if (rc < 0)
        return -1;
    drop_empty(out);
    if (out->rows.n)
        qsort(out->rows.v, out->rows.n, sizeof *out->rows.v, by_amount);
    for (size_t i = 0; i < out->rows.n && rc == 0; i++)
        rc = add_total(out, &out->rows.v[i], e);
    return rc;
}

void aging_release(struct aging *a)
{
    vec_release(&a->rows);
    vec_release(&a->totals);
}
