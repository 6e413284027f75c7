/*
 * acct-survey: what its commands share.
 */
#ifndef ACCT_CMD_SURVEY_INSIDE_H
#define ACCT_CMD_SURVEY_INSIDE_H

#include "survey/commands.h"
#include "work/queue/queue.h"

/* options.c: of what adds records; it stands first in a command's struct. */
struct survey_write {
    bool dry_run, quiet;
};
extern const struct cli_inherited survey_writes[];

/* plan.c: whom to ask now, and all that says so. */
struct survey_asking {
    struct survey_rules rules;
    struct queue queue;
    struct book book;
    struct survey_plan plan;
};
/* `alone`: whatever else is to be sent, for clients who are named.  To be
 * closed whatever is returned. */
int survey_asking_open(struct cli *c, bool alone, struct survey_asking *a);
void survey_asking_close(struct survey_asking *a);

#endif
