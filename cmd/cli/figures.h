/*
 * Printing figures: one a row in machine formats, a readable table otherwise.
 */
#ifndef ACCT_CMD_FIGURE_H
#define ACCT_CMD_FIGURE_H

#include "cli/cli.h"
#include "stats/figure.h"

/* What a figure is called in the table. */
struct figure_title {
    const char *name;  /* of the machine format */
    const char *title; /* N_() */
};

/* `titles` ends with a NULL name; a figure without one shows its name. */
int figures_print(struct cli *c, const struct book *b,
                  const struct figures *figures,
                  const struct figure_title *titles);

#endif
