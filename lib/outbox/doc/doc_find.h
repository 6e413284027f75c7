/*
 * A document of the ledger, of any type, by its number.
 */
#ifndef ACCT_OUTBOX_DOC_FIND_H
#define ACCT_OUTBOX_DOC_FIND_H

#include "outbox/doc/doc.h"

/* What the book holds; letters are touches, which are many: a book without them
 * does for all other documents. */
#define DOC_TYPES                                                              \
    (INVOICE_TYPES | TYPE(REC_LINE) | TYPE(REC_OFFER) | TYPE(REC_ACT) |        \
     TYPE(REC_ORDER) | TYPE(REC_STAGE))

/* Fills *out, which the caller releases whatever is returned; the number is of
 * the run.  ERR_ABSENT where there is no such document; ERR_DATA. */
int doc_find(struct home *home, struct book *b, const char *number,
             struct doc *out, struct err *e);
/* Likewise that of a kind, where others may have the number, too. */
int doc_find_kind(struct home *home, struct book *b, enum paper_kind kind,
                  const char *number, struct doc *out, struct err *e);

#endif
