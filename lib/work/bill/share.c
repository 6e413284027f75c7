/* What documents have for an order. */
#include <stdlib.h>

#include "inside.h"

struct share *bill_share(struct shares *s, const struct invoice_tax *t)
{
    for (size_t i = 0; i < s->rates.n; i++) {
        struct share *share = &s->rates.v[i];
        if (share->rate.n == t->rate.n && share->rate.scale == t->rate.scale &&
            strcmp(share->category, t->category) == 0)
            return share;
    }
    struct share *share = vec_push(&s->rates);
    *share = (struct share){.category = t->category, .rate = t->rate};
    return share;
}

/* Prices with tax become prices without, and the other way round. */
static int turn(int64_t *amount, struct decimal rate, bool from_gross,
                bool to_gross, struct err *e)
{
    int64_t tax;
    if (from_gross == to_gross)
        return 0;
    if ((from_gross ? invoice_tax_within(*amount, rate, &tax, e)
                    : money_percent(*amount, rate, &tax, e)) < 0)
        return -1;
    return money_add(amount, from_gross ? -tax : tax, e);
}

/* Adds what the document has for the order at one rate. */
static int add_share(struct asked *a, struct shares *s,
                     const struct document *d, const struct invoice_tax *t,
                     int sign, struct err *e)
{
    const char *head = entry_attr(a->bill->book, d->entry, "order");
    int64_t before = 0, after = 0;
    for (size_t i = 0; i < d->lines.all.n; i++) {
        const struct invoice_line *line = &d->lines.all.v[i];
        /* A cost is billed besides. */
        if (strcmp(*line->order ? line->order : head, a->order->ref) != 0 ||
            *line->cost || !invoice_taxed(t, line))
            continue;
        if (money_add(&after, line->amount - line->allowance, e) < 0 ||
            money_add(&before, line->amount, e) < 0 ||
            money_add(&before, line->discount, e) < 0)
            return -1;
    }
    if (money_add(&s->written, sign * before, e) < 0 ||
        turn(&before, t->rate, d->terms.gross, a->gross, e) < 0 ||
        turn(&after, t->rate, d->terms.gross, a->gross, e) < 0)
        return -1;
    if (before == 0 && after == 0)
        return 0;
    struct share *share = bill_share(s, t);
    if (money_add(&share->before, sign * before, e) < 0 ||
        money_add(&share->after, sign * after, e) < 0 ||
        money_add(&s->before, sign * before, e) < 0)
        return -1;
    return money_add(&s->after, sign * after, e);
}

int bill_add_document(struct asked *a, struct shares *s,
                      const struct document *d, int sign, struct err *e)
{
    for (size_t i = 0; i < d->total.taxes.n; i++)
        if (add_share(a, s, d, &d->total.taxes.v[i], sign, e) < 0)
            return -1;
    return 0;
}

static int load_invoice(struct asked *a, const struct invoice *v,
                        struct document *d, struct err *e)
{
    struct book *b = a->bill->book;
    *d = (struct document){.entry = v->entry};
    if (invoice_terms_of(b, v->entry, &d->terms, e) < 0 ||
        invoice_lines(b, v->entry, &d->lines, e) < 0)
        return -1;
    /* Of one typed without lines the total is known, and the rate supposed. */
    if (!d->lines.all.n && a->tax) {
        d->terms = (struct invoice_terms){.gross = true};
        *vec_push(&d->lines.all) = (struct invoice_line){
            .order = "",
            .cost = "",
            .category = a->tax->category,
            .vat = a->tax->rate,
            .qty = {1, 0},
            .price = {v->entry->amount, 0},
        };
    }
    return invoice_add_up(&d->terms, d->lines.all.v, d->lines.all.n, &d->total,
                          e);
}

static int add_credits(struct asked *a, const struct invoice *v, struct err *e)
{
    struct book *b = a->bill->book;
    int rc = 0;
    struct records of = {0};
    if (v->credited)
        of = book_records(b, REC_CREDIT, "invoice", v->ref, false);
    for (size_t i = 0; i < of.n && rc == 0; i++) {
        const struct entry *credit = of.v[i];
        struct document d = {0};
        if (credit->currency != v->entry->currency)
            continue;
        rc = document_load(b, credit, &d, e);
        if (rc == 0)
            rc = bill_add_document(a, &a->billed, &d, -1, e);
        document_release(&d);
    }
    return rc;
}

int bill_add_invoice(struct asked *a, const struct invoice *v, struct err *e)
{
    struct document d;
    int rc = load_invoice(a, v, &d, e);
    if (rc == 0)
        rc = bill_add_document(a, &a->billed, &d, 1, e);
    document_release(&d);
    return rc < 0 ? -1 : add_credits(a, v, e);
}
