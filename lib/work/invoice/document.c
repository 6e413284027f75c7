#include "work/invoice/document.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "book/find.h"

int document_load(struct book *b, const struct entry *first,
                  struct document *out, struct err *e)
{
    *out = (struct document){.entry = first};
    if (invoice_terms_of(b, first, &out->terms, e) < 0)
        return -1;
    if (invoice_lines(b, first, &out->lines, e) < 0)
        return -1;
    if (invoice_add_up(&out->terms, out->lines.all.v, out->lines.all.n,
                       &out->total, e) < 0)
        return err_at(e, b->source, first->line);
    return 0;
}

void document_release(struct document *d)
{
    vec_release(&d->lines.all);
    invoice_total_release(&d->total);
}

int document_net(struct book *b, const struct entry *e, int64_t *net,
                 struct err *err)
{
    struct document d = {0};
    int rc = document_load(b, e, &d, err);
    *net = d.lines.all.n ? d.total.net : e->amount;
    document_release(&d);
    return rc;
}

bool document_is_rather(const struct entry *e, const struct entry *than)
{
    if (e->has_amount != than->has_amount)
        return e->has_amount;
    return entry_is_news(than) && !entry_is_news(e);
}

/* The best of what is left, or NULL. */
static const struct entry *left_of(struct book *b, enum rec_type type,
                                   const char *ref)
{
    const struct entry *best = NULL;
    struct records of = book_records(b, type, NULL, ref, false);
    for (size_t i = 0; i < of.n; i++)
        if (!best || document_is_rather(of.v[i], best))
            best = of.v[i];
    return best;
}

bool document_was_voided(struct book *b, enum rec_type type, const char *ref,
                         const struct entry *left)
{
    if (left && !entry_is_news(left))
        return false;
    struct records of = book_records(b, type, NULL, ref, true);
    for (size_t i = 0; i < of.n; i++)
        if (!left || document_is_rather(of.v[i], left))
            return true;
    return false;
}

bool document_is_void(struct book *b, enum rec_type type, const char *ref)
{
    return document_was_voided(b, type, ref, left_of(b, type, ref));
}

int document_find(struct book *b, enum rec_type type, const char *ref,
                  const struct entry **out, struct err *e)
{
    *out = left_of(b, type, ref);
    if (document_was_voided(b, type, ref, *out))
        return err_set(e, ERR_ABSENT, _("%s '%s' was voided"),
                       schema_types[type].name, ref);
    return *out ? 0 : book_no_ref(b, type, ref, e);
}

static int take_off(struct invoice_total *from, const struct invoice_total *t,
                    struct err *e)
{
    int64_t gross = t->rounding;
    for (size_t i = 0; i < t->taxes.n; i++) {
        const struct invoice_tax *tax = &t->taxes.v[i];
        struct invoice_tax *left = invoice_tax_like(from, tax);
        if (left && (money_add(&left->net, -tax->net, e) < 0 ||
                     money_add(&left->tax, -tax->tax, e) < 0 ||
                     money_add(&gross, tax->net, e) < 0 ||
                     money_add(&gross, tax->tax, e) < 0))
            return -1;
    }
    return money_add(&from->gross, -gross, e);
}

static int take_off_credits(struct book *b, const struct invoice *invoice,
                            struct invoice_total *from, struct err *e)
{
    struct records of =
        book_records(b, REC_CREDIT, "invoice", invoice->ref, false);
    for (size_t i = 0; i < of.n; i++) {
        struct document credit = {0};
        if (of.v[i]->currency != invoice->entry->currency)
            continue;
        int rc = document_load(b, of.v[i], &credit, e);
        if (rc == 0)
            rc = take_off(from, &credit.total, e);
        document_release(&credit);
        if (rc < 0)
            return -1;
    }
    return 0;
}

int document_left(struct book *b, const struct invoice *i, struct document *out,
                  struct err *e)
{
    if (document_load(b, i->entry, out, e) < 0)
        return -1;
    out->total.gross = i->entry->amount;
    return i->credited ? take_off_credits(b, i, &out->total, e) : 0;
}
