/*
 * What the invoices of a batch bill, with their lines: each once, by the rules
 * of acct-check.  Rows are gone through as they come, and told of at the end.
 * Of use only to enter.
 */
#ifndef ACCT_WORK_ENTER_BILLS_H
#define ACCT_WORK_ENTER_BILLS_H

#include "book/billed.h"
#include "ledger/record.h"

/* What an order or quote of the batch comes to. */
struct bills_whole {
    int64_t amount;
    uint8_t currency;
};

/* Zero bytes but for the book make one. */
struct bills {
    struct book *book;
    struct once once;
    VEC(const char *) who; /* numbers of invoices */
    struct map whole_at[REC_TYPES];
    VEC(struct bills_whole) wholes;
    struct arena keys;
    struct err why; /* what was refused first */
    /* The invoice in hand, whose lines may follow, and they. */
    struct str number;
    bool fine; /* all can be read */
    VEC(struct entry) all;
    struct arena cells;
};

/* Rows of these types say it all. */
#define BILLS_TYPES                                                            \
    (TYPE(REC_INVOICE) | TYPE(REC_LINE) | TYPE(REC_ORDER) | TYPE(REC_OFFER))
/* A completed row, in the order of the batch. */
void bills_row(struct bills *b, const struct record *r);
/* Do the invoices so far bill what is billed?  ERR_DATA. */
int bills_end(struct bills *b, struct err *e);
void bills_release(struct bills *b);

#endif
