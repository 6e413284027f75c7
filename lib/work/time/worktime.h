/*
 * Working time: hours, days of the week, holidays, a zone.
 *
 * All functions are pure.  Instants are seconds as in base/value/date.h,
 * lengths are seconds of working time that really pass: where clocks are put
 * forward or back inside the hours, that day is shorter or longer.  A stretch
 * begins and ends when the clocks first show its time or a later one: of an
 * hour that they show twice it is the first, of one that they skip its end.
 */
#ifndef ACCT_WORK_WORKTIME_H
#define ACCT_WORK_WORKTIME_H

#include "base/value/date.h"
#include "base/value/hours.h"
#include "work/time/holidays.h"

struct worktime {
    struct hours hours;              /* of a usual day */
    unsigned days;                   /* see weekdays_parse */
    struct zone zone;                /* of the hours */
    const struct holidays *holidays; /* borrowed; NULL: none */
};

bool worktime_is_working_day(const struct worktime *w, int32_t day);
/* The first working day after that day; DAY_MAX where there is none within a
 * hundred years. */
int32_t worktime_next_day(const struct worktime *w, int32_t day);

/* The hours worked on that day: NULL on a day off. */
const struct hours *worktime_hours(const struct worktime *w, int32_t day);
/* When work begins and ends on that day; the first and last instant of a day
 * off. */
int64_t worktime_open(const struct worktime *w, int32_t day);
int64_t worktime_close(const struct worktime *w, int32_t day);
/* Is anyone at work? */
bool worktime_is_open(const struct worktime *w, int64_t at);

/* The first instant by which so much working time has passed since `at`; `at`
 * itself for nothing or less.  Within a hundred years. */
int64_t worktime_add(const struct worktime *w, int64_t at, int64_t seconds);
/* The working time from a to b; 0 where b is not later.  Of the first hundred
 * years. */
int64_t worktime_between(const struct worktime *w, int64_t a, int64_t b);

/* How much working time a span is: minutes and hours as they are, a day is a
 * usual day's hours, a week all usual days of a week.  Months have no such
 * length: -1. */
int64_t worktime_span(const struct worktime *w, struct span s);

#endif
