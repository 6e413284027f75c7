/*
 * The figures of a practice, period by period.
 */
#ifndef ACCT_WORK_METRICS_H
#define ACCT_WORK_METRICS_H

#include "book/book.h"
#include "stats/figure.h"

enum metrics_by {
    BY_ALL,
    BY_CLIENT,
    BY_SERVICE, /* of the order */
    BY_OWNER,   /* of the order, else of the client */
    BY_SOURCE   /* of the client */
};

struct metrics_options {
    const struct period *periods; /* one after another in time */
    size_t n;
    enum metrics_by by;
    bool merge_days; /* orders of one client on one day count as one in the
                        repeat figures */
    struct span churn_after;
};

/* The record types that the figures need. */
#define METRICS_TYPES                                                          \
    (TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) |                  \
     TYPE(REC_STATUS) | TYPE(REC_INVOICE) | TYPE(REC_CREDIT) |                 \
     TYPE(REC_PAYMENT))

/* Appends the figures; their strings belong to the book.  ERR_DATA where a sum
 * does not fit. */
int metrics_find(struct book *b, const struct metrics_options *o,
                 struct figures *out, struct err *e);

#endif
