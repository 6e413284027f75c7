/*
 * Invoices, credit notes and payments, of which only those are wanted that are
 * a client's, of a stretch of time, or stand in some way.
 */
#ifndef ACCT_WORK_LISTED_H
#define ACCT_WORK_LISTED_H

#include "work/invoice/invoice.h"

enum listed_stand {
    LISTED_ALL,
    LISTED_OPEN,    /* not paid in full */
    LISTED_OVERDUE, /* open and past due */
    LISTED_PAID     /* nothing is open */
};
struct listed_ask {
    const struct client *client; /* NULL: all */
    struct period period;        /* what is dated in it */
    const char *owner, *order;   /* NULL: all */
    enum listed_stand stand;
    bool by_status;
    enum invoice_status status;
};
struct listed {
    const struct invoice *invoice;
    struct invoice_state state;
};
struct listed_invoices {
    VEC(struct listed) all; /* in the book's order */
};
/* The book holds INVOICE_TYPES, and lines where an order is asked for.  The
 * caller releases out->all, whatever is returned.  ERR_DATA: see
 * invoice_judge. */
int listed_find(struct book *b, const struct invoice_rules *rules,
                const struct listed_ask *ask, struct listed_invoices *out,
                struct err *e);

struct listed_entries {
    VEC(const struct entry *) all; /* in the book's order */
};
/* Credit notes, by client, period, owner and order.  The book holds lines where
 * an order is asked for; the caller releases out->all. */
void credits_find(struct book *b, const struct listed_ask *ask,
                  struct listed_entries *out);

struct payments_ask {
    const struct client *client; /* NULL: of all */
    struct period period;
    bool last;    /* of each client only the last that came in */
    bool credits; /* credit notes, too, where they count on an invoice */
};
/* The caller releases out->all. */
void payments_find(struct book *b, const struct payments_ask *ask,
                   struct listed_entries *out);

#endif
