#include "work/invoice/cash.h"

#include <stdlib.h>

static int by_week(const void *a, const void *b)
{
    const struct cash_row *x = a, *y = b;
    if (x->currency != y->currency)
        return strcmp(x->code, y->code);
    if (x->overdue != y->overdue)
        return x->overdue ? -1 : 1;
    return x->week.from < y->week.from ? -1 : x->week.from > y->week.from;
}

static int by_due(const void *a, const void *b)
{
    const struct cash_open *x = a, *y = b;
    int rc = strcmp(x->code, y->code);
    if (rc)
        return rc;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return x->place < y->place ? -1 : 1;
}

static bool is_same(const struct cash_row *a, const struct cash_row *b)
{
    return a->currency == b->currency && a->overdue == b->overdue &&
           (a->overdue || a->week.from == b->week.from);
}

/* Rows of the same week become one. */
static int merge(struct cash *out, struct err *e)
{
    size_t n = 0;
    for (size_t i = 0; i < out->rows.n; i++) {
        struct cash_row row = out->rows.v[i];
        struct cash_row *last = n ? &out->rows.v[n - 1] : NULL;
        if (last && is_same(last, &row)) {
            last->invoices++;
            if (money_add(&last->amount, row.amount, e) < 0 ||
                money_add(&last->total, row.amount, e) < 0)
                return -1;
            continue;
        }
        row.total = last && last->currency == row.currency ? last->total : 0;
        if (money_add(&row.total, row.amount, e) < 0)
            return -1;
        out->rows.v[n++] = row;
    }
    out->rows.n = n;
    return 0;
}

int cash_of(const struct book *b, const struct invoice_rules *rules,
            const struct client *only, struct cash *out, struct err *e)
{
    *out = (struct cash){0};
    for (size_t i = 0; i < b->invoices.n; i++) {
        const struct invoice *v = b->invoices.v[i];
        struct invoice_state s;
        if (only && v->client != only)
            continue;
        if (invoice_judge(b, v, rules, &s, e) < 0)
            return -1;
        if (s.open <= 0)
            continue;
        const char *code = book_currency(b, v->entry->currency)->code;
        *vec_push(&out->open) = (struct cash_open){code, s.due, i, v};
        *vec_push(&out->rows) = (struct cash_row){
            .currency = v->entry->currency,
            .code = code,
            .overdue = s.days > 0,
            .week = period_of(s.due, PERIOD_WEEK),
            .invoices = 1,
            .amount = s.open,
        };
    }
    if (out->rows.n) {
        qsort(out->rows.v, out->rows.n, sizeof *out->rows.v, by_week);
        qsort(out->open.v, out->open.n, sizeof *out->open.v, by_due);
    }
    return merge(out, e);
}

void cash_release(struct cash *c)
{
    vec_release(&c->rows);
    vec_release(&c->open);
}
