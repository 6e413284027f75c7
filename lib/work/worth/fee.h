/*
 * What a contract brings.
 */
#ifndef ACCT_WORK_FEE_H
#define ACCT_WORK_FEE_H

#include "book/book.h"

/* What it brings a month on a day on which it runs, less its discount: a third
 * of a quarter's fee, a twelfth of a year's; 0 where nothing recurs.  Minor
 * units of *currency.  ERR_DATA: does not fit. */
int fee_a_month(struct book *b, const struct contract *k, int32_t day,
                int64_t *out, uint8_t *currency, struct err *e);

#endif
