/*
 * Was the warning any good?  It is given again on days of the past, from what
 * was known then, and judged by what came after.
 *
 *     struct backtest t;
 *     if (backtest_run(&book, &plan, &t, &e) == 0) …
 *     … t.days, t.pooled …
 *     backtest_release(&t)
 */
#ifndef ACCT_WORK_BACKTEST_H
#define ACCT_WORK_BACKTEST_H

#include "stats/judge.h"
#include "work/risk/leaving.h"

struct backtest_day {
    int32_t day;
    bool partial; /* the horizon has not passed: nothing is known of what came,
                     and of the judgement only n, expected, unclear and how
                     many calls there were hold */
    struct judgement is, by_default; /* of p, and of p0 */
};

struct backtest {
    VEC(struct backtest_day) days; /* from, from + horizon, … up to `to` */
    struct judgement pooled, by_default; /* of all days but partial ones */
    int32_t last;                        /* of the ledger's records */
};

struct backtest_plan {
    struct leaving_rules rules; /* today is not looked at */
    /* DAY_MIN stands for the first day for which there was something to learn
     * from, DAY_MAX for the ledger's last; there is none before its first
     * order, nor after the book's day. */
    int32_t from, to;
    /* Loads the ledger as it stood at the end of a day, with LEAVING_TYPES: a
     * record that was voided later is still in it.  NULL: no record was. */
    int (*load)(void *arg, int32_t day, struct book *b, struct err *e);
    void *arg;
};

/* `after` holds LEAVING_TYPES at least, up to the day from which the past is
 * looked back on; its last record says what is partial.  The errors are those
 * of `load`; the caller releases *out, whatever is returned. */
int backtest_run(struct book *after, const struct backtest_plan *plan,
                 struct backtest *out, struct err *e);
void backtest_release(struct backtest *t);

#endif
