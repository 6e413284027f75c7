/*
 * Closing documents (acts): when each was sent, and came back signed.
 */
#ifndef ACCT_WORK_ACTS_H
#define ACCT_WORK_ACTS_H

#include "book/book.h"

/* A closing document: its records folded. */
struct act {
    const char *ref;
    const struct client *client;
    const struct entry *entry; /* see document_is_rather */
    int32_t sent, signed_on;   /* DAY_NONE: not yet */
    const char *order, *invoice;
    bool is_void; /* see document_is_void */
};
struct acts {
    VEC(struct act) all; /* in order of their first records */
    struct map at;       /* ref -> its place; of acts_add only */
};
/* Those that were not voided. */
void acts_find(struct book *b, struct acts *out);
/* The same one by one, for who passes over the records anyhow: takes an act
 * record in, and returns its document, which stands there until the next.  What
 * is void as long as no later record says otherwise is marked as such. */
struct act *acts_add(struct acts *a, struct book *b, const struct entry *e);
void acts_release(struct acts *a);

/* The orders whose work a closing document is about: that which it names, and
 * those of its lines; where it names none, those of its invoice.  They live
 * with the book, which holds lines and invoices; the caller releases
 * out->all. */
struct act_orders {
    VEC(const char *) all;
};
void act_orders(struct book *b, const struct act *a, struct act_orders *out);

/* Which of them are asked for. */
struct acts_wanted {
    const struct client *client; /* NULL: anybody's */
    const char *order;           /* see act_orders; NULL: any or none */
    struct period period;        /* of their dates */
    bool unsigned_only;
};
/* Leaves only those; for an order the book must hold lines and invoices. */
void acts_keep(struct acts *a, struct book *b, const struct acts_wanted *w);

#endif
