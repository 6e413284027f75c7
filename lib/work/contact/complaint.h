/*
 * Complaints: each issue is over when it is solved, the client was told so, and
 * has got what was promised for it.  Until then nobody is asked for an opinion,
 * for money or for more.
 *
 *     struct complaints c;
 *     complaints_find(&book, &c)    a book of COMPLAINT_TYPES
 *     … c.of[i]; complaint_at(&c, client); complaint_say(&book, …)
 *     complaints_release(&c)
 *
 * The client was told by a touch out that names the issue, the id of its record
 * or of the resolve, from when it was resolved.  A resolve with an amount is
 * owed until a credit, a gift, or an invoice or client record with a discount
 * names the issue, from 30 days before.  Both are the same as in the built-in
 * rules resolved and compensation, and end with a done record on their keys,
 * too.  What is older than half a year holds nothing back.
 */
#ifndef ACCT_WORK_COMPLAINT_H
#define ACCT_WORK_COMPLAINT_H

#include "book/book.h"

/* The records that the book must hold. */
#define COMPLAINT_TYPES                                                        \
    (TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | TYPE(REC_TOUCH) |                   \
     TYPE(REC_CREDIT) | TYPE(REC_GIFT) | TYPE(REC_INVOICE) | TYPE(REC_DONE))

/* The worst first. */
enum complaint {
    COMPLAINT_OPEN,   /* not solved */
    COMPLAINT_UNTOLD, /* the client does not know that it is */
    COMPLAINT_OWED,   /* the compensation was not given */
    COMPLAINT_OVER
};

struct complaints {
    const struct book *book;
    enum complaint *of; /* by place in book.issues */
    int32_t *over;      /* likewise: since when it is over; DAY_NONE: it is not,
                           or is of no client */
    uint32_t *at;       /* by client->n: the place of the worst, of several the
                           first, plus 1; 0: all are over */
};

void complaints_find(struct book *b, struct complaints *c);
/* The place in book.issues of what is worst of the client's; -1: nothing. */
int complaint_at(const struct complaints *c, const struct client *client);
/* "issue I-3 is open", translated; of the book. */
const char *complaint_say(struct book *b, enum complaint is, const char *issue);
void complaints_release(struct complaints *c);

#endif
