/*
 * Hours of the day and days of the week, as settings and files write them.
 */
#ifndef ACCT_BASE_HOURS_H
#define ACCT_BASE_HOURS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum { HOURS_MAX = 8 };

/* Stretches of a day, in order and apart; never none once parsed. */
struct hours {
    int n;
    struct stretch {
        int32_t from, to; /* seconds since midnight, 0 to 86400; to is out */
    } of[HOURS_MAX];
};

/* `10:00-19:00`, `10:00-13:00,14:00-19:00`; the day ends at 24:00.
 * ERR_DATA. */
int hours_parse(struct str s, struct hours *out, struct err *e);
/* All stretches together, in seconds. */
int32_t hours_length(const struct hours *h);

/* `mon-fri`, `sun-thu`, `mon,wed,fri-sat`: *out has bit 1 << (d - 1) for the
 * ISO weekday d.  ERR_DATA. */
int weekdays_parse(struct str s, unsigned *out, struct err *e);

#endif
