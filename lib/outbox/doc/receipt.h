/*
 * Receipts of payments: their numbers, and their papers.
 */
#ifndef ACCT_OUTBOX_DOC_RECEIPT_H
#define ACCT_OUTBOX_DOC_RECEIPT_H

#include "outbox/doc/doc.h"
#include "work/enter/enter.h"

/* Gives the row of a payment the next number. */
void receipt_number(struct home *home, struct enter *en, struct record *r);

/* The receipt of the rows that were entered: all that have a number, which are
 * parts of one payment.  `draft`: it goes without.  The caller releases *out,
 * whatever is returned.  ERR_DATA. */
int receipt_of(struct home *home, struct book *b, const struct enter *en,
               bool draft, struct doc *out, struct err *e);

#endif
