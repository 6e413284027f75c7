/*
 * Holidays, and days off that are worked: read from files of two kinds.
 *
 * A .csv file has the columns date and name, and may have `working`: empty or
 * `no` (a holiday), `yes` (a day that is worked although its weekday is not),
 * or the hours worked on that day (10:00-18:00).  Further columns are the
 * user's own.  Of an .ics file (RFC 5545), each event that is all day is a
 * holiday; recurrence counts, events with a time of day do not.
 *
 * Where a day is there twice, what was read last holds.
 */
#ifndef ACCT_WORK_HOLIDAYS_H
#define ACCT_WORK_HOLIDAYS_H

#include "base/mem.h"
#include "base/value/date.h"
#include "base/value/hours.h"

struct holiday {
    int32_t day;
    bool working;
    struct hours hours; /* where working; n is 0 for the usual ones */
    const char *name;
    size_t place; /* in the order of reading */
};

/* Zero bytes make none.  What is in it lives until holidays_release. */
struct holidays {
    VEC(struct holiday) all; /* by day, each once */
    struct arena arena;
};

/* Adds those of a file; of events that recur, the ones within from..to.
 * A file that is absent is an error only where `must`.  ERR_DATA with file and
 * line, ERR_IO; what was read before is kept. */
int holidays_read(struct holidays *h, const char *path, bool must, int32_t from,
                  int32_t to, struct err *e);
/* NULL: the day is as its weekday is. */
const struct holiday *holidays_find(const struct holidays *h, int32_t day);
void holidays_release(struct holidays *h);

#endif
