/*
 * The sales ledger: what was billed and credited, by document and rate of tax.
 */
#ifndef ACCT_WORK_TAXES_H
#define ACCT_WORK_TAXES_H

#include "work/invoice/invoice.h"

enum taxes_part {
    TAXES_RATE,    /* what a document has at one category and rate */
    TAXES_ROUND,   /* what its total was rounded by; net and tax are 0 */
    TAXES_UNKNOWN, /* one that has no lines says no rate: net and tax are 0 */
};
/* Amounts are minor units of the document's currency, of credit notes below 0.
 * Of all parts of a document, gross adds up to what it says, unless its lines
 * make something else. */
struct taxes_row {
    const struct entry *document; /* of an invoice or a credit note */
    enum taxes_part part;
    const char *category; /* UNCL 5305, or "" */
    struct decimal rate;
    int64_t net, tax, gross;
};
struct taxes {
    VEC(struct taxes_row) rows; /* in the book's order, rates as lines come */
    /* By currency, category and rate; `document` is the first of them. */
    VEC(struct taxes_row) totals;
    /* Credit notes that count on no invoice, as elsewhere: left out. */
    unsigned long strays;
};
/* Invoices and credit notes of the client (NULL: of all) that are dated in the
 * period.  The book holds INVOICE_TYPES and lines; the caller releases *out,
 * whatever is returned.  ERR_DATA with file and line. */
int taxes_find(struct book *b, const struct client *client,
               struct period period, struct taxes *out, struct err *e);
void taxes_release(struct taxes *t);

#endif
