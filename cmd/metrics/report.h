/*
 * What the commands of a report share.
 */
#ifndef ACCT_CMD_METRICS_REPORT_H
#define ACCT_CMD_METRICS_REPORT_H

#include "cli/cli.h"
#include "paper/brief.h"

struct report_options {
    const char *period, *lang, *output;
    /* of a report to a client */
    const char *client, *contract, *channel, *date, *owner;
    bool hours, sent, dry_run;
    struct cli_list done;
};

/* report.c: in the format that was chosen. */
int metrics_report_print(struct cli *c, struct brief *b);
/* client.c */
int metrics_client_report(struct cli *c, const struct report_options *o,
                          struct period p);
/* Adds the record that it was sent. */
int metrics_client_sent(struct cli *c, const struct report_options *o,
                        struct period p);

#endif
