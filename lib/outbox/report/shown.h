/*
 * What of the ledger a client may read: by a table, in shown.c.  Who makes a
 * client's report or page reads records through these alone, and what is not in
 * the table reads as if it were not said.
 */
#ifndef ACCT_OUTBOX_SHOWN_H
#define ACCT_OUTBOX_SHOWN_H

#include "base/conf/home.h"
#include "book/book.h"

/* A column or attribute of a record; "" and DAY_NONE where it is not said, or
 * not to be shown. */
const char *shown_text(const struct entry *e);
const char *shown_attr(struct book *b, const struct entry *e, const char *name);
const char *shown_ref(const struct entry *e);
int32_t shown_due(const struct entry *e);
/* Who does an order, or a contract's work, by the name that [team] gives the
 * colleague; a key is ours alone: "" where there is no other name. */
const char *shown_who(const struct home *home, const struct entry *e);

#endif
