/*
 * The user's working time: the settings of [work], and the holidays.
 */
#ifndef ACCT_WORK_USER_H
#define ACCT_WORK_USER_H

#include "base/conf/home.h"
#include "work/time/worktime.h"

/* Stays where it is: `work` points into it. */
struct worktime_user {
    struct worktime work;
    struct holidays holidays;
    struct text_zone *zone; /* NULL: that of home */
    bool client_zone;       /* the hours are each client's own */
};

/* Reads the files with holidays, those of .ics files for ten years before
 * as-of and five after it.  ERR_DATA where a file or the zone cannot be used,
 * ERR_IO; to be released whatever is returned. */
int worktime_user_read(struct home *h, struct worktime_user *u, struct err *e);
void worktime_user_release(struct worktime_user *u);

#endif
