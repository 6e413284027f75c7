/*
 * Alerts: figures that are to be heard of when they cross a line, such as
 * churn>5% or dso>=60.
 */
#ifndef ACCT_WORK_ALERT_H
#define ACCT_WORK_ALERT_H

#include "book/book.h"
#include "work/metrics/metrics.h"

enum alert_op { ALERT_ABOVE, ALERT_BELOW, ALERT_LEAST, ALERT_MOST };

struct alert {
    struct metrics_set set; /* of which figures */
    enum alert_op op;
    struct decimal line; /* money in whole units, a share from 0 to 1 or in
                            per cent */
    bool percent;
};

/* FIGURE>N, <, >=, <=; N may end in %.  ERR_USAGE. */
int alert_parse(const char *text, struct alert *out, struct err *e);
/* One that is n/a never meets it. */
bool alert_met(const struct alert *a, const struct book *b,
               const struct figure *f);

#endif
