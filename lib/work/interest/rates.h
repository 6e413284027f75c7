/*
 * Rates that change with time, such as a central bank's key rate: a CSV file
 * with the columns name, from and rate (in per cent).
 *
 *     name,from,rate
 *     ru-key,2025-10-27,16.5
 */
#ifndef ACCT_WORK_RATES_H
#define ACCT_WORK_RATES_H

#include "base/mem.h"
#include "base/value/date.h"
#include "base/value/money.h"

struct rate {
    const char *name;
    int32_t from; /* the first day on which it holds */
    struct decimal rate;
    uint64_t line; /* of the file */
};
/* Zero bytes make an empty one. */
struct rates {
    VEC(struct rate) all; /* by name, then by date */
    struct arena arena;
    const char *path;
};

/* `given`: by name, so that it may be a pipe.  ERR_ABSENT: no such file;
 * ERR_IO; ERR_DATA with file and line, also for a row that has not as many
 * cells as the header (a comma in a decimal makes two), a rate below zero, or
 * two of a day.  The caller releases *out, whatever is returned. */
int rates_load(struct rates *out, const char *path, bool given, struct err *e);
void rates_release(struct rates *r);

/* The row of that name in force on the day, which lives as long as *r; ERR_DATA
 * with the remedy. */
int rates_on(const struct rates *r, const char *name, int32_t day,
             const struct rate **out, struct err *e);
/* The first day after `day` on which it changes; DAY_MAX: it does not. */
int32_t rates_next(const struct rates *r, const char *name, int32_t day);

#endif
