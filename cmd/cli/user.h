/*
 * The user's working time: the settings of [work], and the holidays.
 */
#ifndef ACCT_CMD_WORKTIME_H
#define ACCT_CMD_WORKTIME_H

#include "cli/cli.h"
#include "work/time/worktime.h"

/* Stays where it is: `work` points into it. */
struct worktime_user {
    struct worktime work;
    struct holidays holidays;
    struct text_zone *zone; /* NULL: c->home.zone */
    bool client_zone;       /* the hours are each client's own */
};

/* Reads the files with holidays, those of .ics files for ten years before
 * as-of and five after it.  -1 with c->err; to be released all the same. */
int worktime_user(struct cli *c, struct worktime_user *u);
void worktime_user_release(struct worktime_user *u);

#endif
