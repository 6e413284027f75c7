/*
 * What the next months are likely to bring, in each currency.
 *
 *   contracts  what those that run bring a month, at each month's end; after
 * the end that a contract has, by how often contracts were renewed orders the
 * mean of the last twelve whole months (or of as many as there are), of orders
 * that came from no quote quotes     open ones by how often quotes were won, in
 * the month until which they stand, or the first
 *
 * The same is told of past months from what was known at the end of earlier
 * ones; what came then gives the band: so far off was it on 19 of 20 months, if
 * its errors are spread normally.
 */
#ifndef ACCT_WORK_FORECAST_H
#define ACCT_WORK_FORECAST_H

#include "book/book.h"
#include "work/risk/tenure.h"

enum { FORECAST_MOST = 36, FORECAST_TRIED = 12, FORECAST_LEAST = 4 };

struct forecast_month {
    struct period month;
    uint8_t currency;
    int64_t contracts, orders, quotes; /* minor units */
    int64_t expected;                  /* their sum */
    /* Of months of the past, so many ahead: how many were tried, how many were
     * within the band, the mean of how far off each was, as a part of what came
     * (NAN: nothing came); and the band.  No band where too few were tried. */
    int tried, within;
    double error;
    bool band;
    int64_t low, high; /* low is not below 0 */
};
struct forecast {
    VEC(struct forecast_month) months; /* by currency, then by month */
};

#define FORECAST_TYPES                                                         \
    (TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) |                  \
     TYPE(REC_STATUS) | TYPE(REC_OFFER))

/* The `n` months after that of as-of, 1 to FORECAST_MOST.  ERR_DATA: a sum does
 * not fit.  The caller releases *out, whatever is returned. */
int forecast_find(struct book *b, int n, struct forecast *out, struct err *e);
void forecast_release(struct forecast *f);

#endif
