/*
 * Mails that the ledger has: a row with the `message` of one of them is that
 * one once more, whoever read or sent it again.  Of use only to enter.
 */
#ifndef ACCT_WORK_ENTER_MAILED_H
#define ACCT_WORK_ENTER_MAILED_H

#include "book/book.h"

/* Zero bytes: nothing was looked for.  Made when a row has a message first. */
struct mailed {
    bool made;
    struct map at; /* what tells a mail's row, of the book and the batch */
    struct buf key;
};

/* Is the mail of that row, whose client is as it is kept, there already: of the
 * same client, type and direction?  (What is written to us may bear any id, one
 * of ours, too.)  Of an act, that of the same act: one mail may bring several.
 * Rows that were voided are none.  If not, it is from now on. */
bool mailed_row(struct mailed *m, const struct record *r, struct book *b);
void mailed_release(struct mailed *m);

#endif
