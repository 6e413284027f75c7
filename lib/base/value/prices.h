/*
 * Lists of prices, one a currency, as people set them: 4500 RUB, 60 EUR.
 *
 * A number without a currency is of the usual one alone: it says nothing of
 * others.
 */
#ifndef ACCT_BASE_PRICES_H
#define ACCT_BASE_PRICES_H

#include "base/value/money.h"

/* Is it such a list, not below 0, with each currency once?  `usual` is that of
 * a number without one; NULL: it is not known yet.  ERR_DATA with the remedy.
 */
int prices_check(struct str list, const char *usual, struct err *e);
/* The price in that currency, which has so many digits; 1 where the list has
 * none.  ERR_DATA. */
int prices_find(struct str list, const char *usual, const char *code,
                int digits, struct price *out, struct err *e);

#endif
