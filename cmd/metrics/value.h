/*
 * What clients are worth, as acct-metrics has it: accounts, cohorts, who sent
 * whom.
 */
#ifndef ACCT_CMD_METRICS_VALUE_H
#define ACCT_CMD_METRICS_VALUE_H

#include "cli/cli.h"
#include "work/worth/worth.h"

struct metrics_worth {
    bool accounts, cohorts, referrals;
    const char *forecast; /* how many months; NULL: none */
};
extern const struct cli_option metrics_worth_options[];

/* Is one of them asked for? */
bool metrics_values(const struct metrics_worth *o);
/* `period`: that of the command line, or NULL: the last twelve months; all for
 * cohorts.  `horizon`: for what is expected, in days; 0: a year. */
int metrics_value(struct cli *c, const struct metrics_worth *o,
                  const struct period *period, int horizon);

/* cohorts.c */
int metrics_print_cohorts(struct cli *c, const struct period *period);
/* forecast.c */
int metrics_print_forecast(struct cli *c, const char *months);
/* referrals.c */
int metrics_print_referrals(struct cli *c, const struct worths *w);

#endif
