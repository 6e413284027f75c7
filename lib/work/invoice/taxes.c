#include "work/invoice/taxes.h"

#include <stdlib.h>

#include "work/invoice/account.h"
#include "work/invoice/document.h"

static bool is_same(const struct taxes_row *a, const struct taxes_row *b)
{
    return a->document->currency == b->document->currency &&
           a->part == b->part && a->rate.n == b->rate.n &&
           a->rate.scale == b->rate.scale &&
           strcmp(a->category, b->category) == 0;
}

static int add_total(struct taxes *t, const struct taxes_row *r, struct err *e)
{
    size_t i = 0;
    while (i < t->totals.n && !is_same(&t->totals.v[i], r))
        i++;
    if (i == t->totals.n) {
        *vec_push(&t->totals) = *r;
        return 0;
    }
    struct taxes_row *sum = &t->totals.v[i];
    return money_add(&sum->net, r->net, e) < 0 ||
                   money_add(&sum->tax, r->tax, e) < 0
               ? -1
               : money_add(&sum->gross, r->gross, e);
}

static int add_row(struct taxes *t, struct taxes_row r, struct err *e)
{
    if (r.document->type == REC_CREDIT) {
        r.net = -r.net;
        r.tax = -r.tax;
        r.gross = -r.gross;
    }
    *vec_push(&t->rows) = r;
    return add_total(t, &r, e);
}

static int add_document(struct book *b, const struct entry *document,
                        struct taxes *out, struct err *e)
{
    struct document d;
    struct taxes_row row = {.document = document, .category = ""};
    int rc = document_load(b, document, &d, e);
    for (size_t i = 0; i < d.total.taxes.n && rc == 0; i++) {
        const struct invoice_tax *tax = &d.total.taxes.v[i];
        row.category = tax->category;
        row.rate = tax->rate;
        row.net = row.gross = tax->net;
        row.tax = tax->tax;
        rc = money_add(&row.gross, row.tax, e);
        if (rc == 0)
            rc = add_row(out, row, e);
    }
    row = (struct taxes_row){.document = document, .category = ""};
    if (rc == 0 && d.total.rounding) {
        row.part = TAXES_ROUND;
        row.gross = d.total.rounding;
        rc = add_row(out, row, e);
    } else if (rc == 0 && !d.lines.all.n) {
        row.part = TAXES_UNKNOWN;
        row.gross = document->amount;
        rc = add_row(out, row, e);
    }
    document_release(&d);
    return rc;
}

/* For qsort: currencies as they were first met, then the parts, the highest
 * rate first. */
static int by_rate(const void *left, const void *right)
{
    const struct taxes_row *a = left, *b = right;
    if (a->document->currency != b->document->currency)
        return a->document->currency < b->document->currency ? -1 : 1;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    double x = decimal_double(a->rate), y = decimal_double(b->rate);
    return x != y ? (x > y ? -1 : 1) : strcmp(a->category, b->category);
}

int taxes_find(struct book *b, const struct client *client,
               struct period period, struct taxes *out, struct err *e)
{
    int rc = 0;
    *out = (struct taxes){0};
    for (size_t i = 0; i < b->entries.n && rc == 0; i++) {
        const struct entry *en = &b->entries.v[i];
        bool stray = en->type == REC_CREDIT && !invoice_of_credit(b, en);
        bool within = en->day >= period.from && en->day <= period.to;
        out->strays += stray && within;
        if ((en->type == REC_INVOICE || (en->type == REC_CREDIT && !stray)) &&
            (!client || en->client == client) && within)
            rc = add_document(b, en, out, e);
    }
    if (out->totals.n)
        qsort(out->totals.v, out->totals.n, sizeof *out->totals.v, by_rate);
    return rc;
}

void taxes_release(struct taxes *t)
{
    vec_release(&t->rows);
    vec_release(&t->totals);
}
