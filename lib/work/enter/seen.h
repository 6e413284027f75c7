/*
 * Rows that were added before, so that what another program writes can be added
 * again and again: told by their id, or by columns and attributes that are
 * named.  Of use only to enter, and to who names them.
 */
#ifndef ACCT_WORK_ENTER_SEEN_H
#define ACCT_WORK_ENTER_SEEN_H

#include "book/book.h"

enum { SEEN_KEYS = 16 };

/* What rows are told by; zero bytes: nothing is looked for. */
struct seen_by {
    bool wanted;
    size_t n; /* of keys; 0: by their id */
    struct {
        enum column column; /* COLUMNS: an attribute */
        const char *attr;
    } keys[SEEN_KEYS];
};

/* "date,client,amount,bank"; "": by id.  Attributes of a row's reference that
 * a bank gives (bank, receipt) tell one row from all others.  ERR_USAGE. */
int seen_read(const char *text, struct arena *a, struct seen_by *out,
              struct err *e);

struct seen {
    const struct seen_by *by;
    struct map left; /* what a row is told by -> how many such rows of the
                        ledger the batch has not met */
    size_t skipped, nameless; /* rows: left out; by nothing to be told */
};

/* Of all records that the book holds, voided ones, too: what was taken back is
 * not to come again. */
void seen_load(struct seen *k, const struct seen_by *by, struct book *b);
/* Is the row one of them?  Its client, date and amount are as they are kept.
 * Two equal rows of a batch are two, unless the ledger has them, or a bank's
 * reference or an id tells that they are one. */
bool seen_row(struct seen *k, const struct record *r, const struct book *b,
              const struct map *ids);
void seen_release(struct seen *k);

#endif
