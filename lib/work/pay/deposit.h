/*
 * What is on account pays an invoice that was just made.
 */
#ifndef ACCT_WORK_DEPOSIT_H
#define ACCT_WORK_DEPOSIT_H

#include "base/conf/home.h"
#include "work/enter/enter.h"

/* Takes what the client has on account, as far as it goes, and puts it on the
 * invoice whose row is the at-th of those entered; notes where there is
 * nothing.  The book must hold invoices, payments and credits. */
int deposit_use(struct home *home, struct enter *en,
                const struct client *client, size_t at, struct err *e);

#endif
