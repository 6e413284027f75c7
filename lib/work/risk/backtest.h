/*
 * Was the warning any good?  It is given again on days of the past, from what
 * was known then, and judged by what came after.
 *
 *     struct backtest t;
 *     backtest_run(&book, &rules, from, to, &t);
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
    struct leaving_fit fit;
};

struct backtest {
    VEC(struct backtest_day) days; /* from, from + horizon, … up to `to` */
    struct judgement pooled, by_default; /* of all days but partial ones */
    int32_t last;                        /* of the ledger's records */
};

/* rules->today is not looked at.  DAY_MIN stands for the first day for which
 * there was something to learn from, DAY_MAX for the ledger's last.  The book
 * is to hold LEAVING_TYPES, up to the day from which the past is looked back
 * on. */
void backtest_run(struct book *b, const struct leaving_rules *rules,
                  int32_t from, int32_t to, struct backtest *out);
void backtest_release(struct backtest *t);

#endif
