/*
 * The options of acct-followup, and its commands that write.
 */
#ifndef ACCT_CMD_FOLLOWUP_H
#define ACCT_CMD_FOLLOWUP_H

#include "cli.h"

struct followup_cli {
    const char *due, *owner, *client, *limit; /* of the list */
    struct cli_list rules;
    const char *message, *date, *until, *span; /* of the commands */
    bool force, dry_run, quiet;
};

/* done KEY…, skip KEY…, snooze KEY…: one record for each, all or none. */
int followup_done(struct cli *c, void *options, int argc, char **argv);
int followup_skip(struct cli *c, void *options, int argc, char **argv);
int followup_snooze(struct cli *c, void *options, int argc, char **argv);

#endif
