/*
 * The papers of receipts.
 */
#ifndef ACCT_OUTBOX_DOC_RECEIPT_H
#define ACCT_OUTBOX_DOC_RECEIPT_H

#include "outbox/doc/doc.h"
#include "work/enter/enter.h"

/* The receipt of the rows that were entered: all that have a number, which are
 * parts of one payment.  `draft`: it goes without.  The caller releases *out,
 * whatever is returned.  ERR_DATA. */
int receipt_of(struct home *home, struct book *b, const struct enter *en,
               bool draft, struct doc *out, struct err *e);

#endif
