/*
 * The warning as acct-metrics has it: who may leave, and whether such calls
 * were right.
 */
#ifndef ACCT_CMD_METRICS_WARNING_H
#define ACCT_CMD_METRICS_WARNING_H

#include "cli/cli.h"
#include "work/risk/leaving.h"

struct metrics_warning {
    bool leaving;
    const char *backtest, *horizon;
};
extern const struct cli_option metrics_warning_options[];

/* Fills in the days of --horizon, where it is given. */
int metrics_horizon(struct cli *c, const char *text, int *days);

/* Is it asked for? */
bool metrics_warns(const struct metrics_warning *o);
int metrics_warn(struct cli *c, const struct metrics_warning *o);

/* backtest.c */
int metrics_backtest(struct cli *c, const struct metrics_warning *o,
                     struct leaving_rules *rules);

#endif
