/*
 * Money of the client's that is with us, on account or too much on an invoice,
 * pays another invoice: one row or more take it from where it is, and one pays
 * it in.
 */
#ifndef ACCT_WORK_DEPOSIT_H
#define ACCT_WORK_DEPOSIT_H

#include "base/conf/home.h"
#include "work/enter/enter.h"

struct deposit {
    const struct client *client;
    uint8_t currency;
    struct str date; /* of the rows */
};
/* Enters the rows that take it, and lowers *amount to what is there: 0, where
 * there is nothing.  The book must hold invoices, payments and credits. */
int deposit_take(struct home *home, struct enter *en, const struct deposit *d,
                 int64_t *amount, struct err *e);

/* Takes what the client has, as far as it goes, and puts it on the invoice
 * whose row is the at-th of those entered; notes where there is nothing. */
int deposit_use(struct home *home, struct enter *en,
                const struct client *client, size_t at, struct err *e);

#endif
