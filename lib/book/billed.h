/*
 * What an invoice bills: days of a contract, orders, a quote; and whether
 * another bills it already.  For who enters invoices, and for who checks them.
 */
#ifndef ACCT_BOOK_BILLED_H
#define ACCT_BOOK_BILLED_H

#include "book/book.h"
#include "book/once.h"

/* What is billed twice; `first` is 0 where nothing is.  The strings are those
 * of the entries, or the book's. */
struct billed_again {
    struct str what; /* the key of a contract, order or quote */
    enum rec_type type;
    struct str days; /* of the contract */
    uint32_t first;  /* who bills it already */
};

/* What an order or quote is to come to; false where nothing can be said. */
struct billed_wholes {
    bool (*find)(void *arg, enum rec_type type, struct str ref, int64_t *whole,
                 uint8_t *currency);
    void *arg;
};

/* An invoice with its lines, the last first; what was credited of it is taken
 * off.  Nothing of one that was credited in full counts: see billed_counts. */
struct billed_invoice {
    const struct entry *entry;
    const struct client_row *lines;
    int64_t credited;
    uint32_t who; /* see once.h */
};
bool billed_counts(const struct invoice *i);
/* Adds it; *out is the first thing that was billed already.  The book is that
 * of the entries, for their attributes. */
void billed_add(struct once *o, struct book *b, const struct billed_invoice *i,
                const struct billed_wholes *wholes, struct billed_again *out);
/* Does it bill any such thing? */
bool billed_any(const struct billed_invoice *i);

/* What a line of a document comes to, its discount taken off; nothing where it
 * is beyond all bounds: that is told of the total. */
int64_t billed_line(const struct book *b, const struct entry *line);

#endif
