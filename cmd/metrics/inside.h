/*
 * What acct-metrics prints its figures with.
 */
#ifndef ACCT_CMD_METRICS_INSIDE_H
#define ACCT_CMD_METRICS_INSIDE_H

#include "cli/figures.h"
#include "paper/brief.h"
#include "work/metrics/metrics.h"

struct report_options;

struct metrics_periods {
    const char *period, *last, *from, *to;
    bool compare;
};

/* periods.c: those asked for, the earliest first, in c->home.arena. */
int metrics_periods(struct cli *c, const struct metrics_periods *o,
                    struct period **out, size_t *n);

/* Was any asked for? */
bool metrics_given(const struct metrics_periods *o);

/* list.c: which figures there are. */
int metrics_print_list(struct cli *c);
/* What the figures are called; in c->home.arena. */
const struct figure_title *metrics_titles(struct cli *c);

/* wide.c: a row a group, a column a figure. */
int metrics_print_wide(struct cli *c, const struct book *b,
                       const struct figures *figures);
/* compare.c: a table for people, the last period beside the ones before. */
int metrics_print_compare(struct cli *c, const struct book *b,
                          const struct figures *figures,
                          const struct metrics_options *m);
/* openmetrics.c */
int metrics_print_openmetrics(struct cli *c, const struct book *b,
                              const struct figures *figures);
/* plot.c: the figure of that name as a chart. */
int metrics_print_plot(struct cli *c, const char *word, const struct book *b,
                       const struct figures *figures,
                       const struct metrics_options *m);
/* brief.c: in the format that was chosen. */
int metrics_print_brief(struct cli *c, const struct report_options *o,
                        struct brief *b);
/* append.c: into a file of figures. */
int metrics_append(struct cli *c, const struct book *b,
                   const struct figures *figures, const char *path);

/* --- acct-metrics report --- */

struct report_options {
    const char *period, *lang, *output, *to;
    bool open;
    /* of a report to a client */
    const char *client, *contract, *channel, *date, *owner;
    bool hours, sent, dry_run;
    struct cli_list done;
};

/* client.c */
int metrics_client_report(struct cli *c, const struct report_options *o,
                          struct period p);
/* Adds the record that it was sent. */
int metrics_client_sent(struct cli *c, const struct report_options *o,
                        struct period p);

#endif
