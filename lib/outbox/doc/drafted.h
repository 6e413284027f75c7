/*
 * The page of a document that was just made.
 */
#ifndef ACCT_OUTBOX_DRAFTED_H
#define ACCT_OUTBOX_DRAFTED_H

#include "outbox/doc/doc.h"
#include "work/draft/draft.h"

/* Of a document whose rows were entered; of a dry run its number is not taken,
 * and it has none.  What the page points to is the draft's and the home's. */
int doc_drafted(const struct draft *d, enum paper_kind kind, bool dry_run,
                struct doc_page *out, struct err *e);

#endif
