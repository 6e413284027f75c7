/*
 * The steps from entries to a book.
 */
#ifndef ACCT_BOOK_INSIDE_H
#define ACCT_BOOK_INSIDE_H

#include "book/book.h"

/* Sorts by (day, place); the timed entries of a day among themselves by
 * time. */
void book_order_entries(struct book *b);
/* Takes out what effective void records name, and the voids themselves.  A
 * void may be voided in turn. */
void book_drop_voided(struct book *b);
/* Makes clients, orders and the rest of the entries. */
void book_fold(struct book *b);

#endif
