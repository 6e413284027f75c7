/*
 * Civil dates, instants, spans and periods.
 *
 * A day is a count of days since 1970-01-01 in the proleptic Gregorian
 * calendar; years 0001 to 9999 are in range.  An instant is a count of seconds
 * since 1970-01-01T00:00Z without leap seconds.  The user's zone is a function
 * that the program gives: the library does not read TZ.
 */
#ifndef ACCT_BASE_DATE_H
#define ACCT_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

#define DAY_NONE INT32_MIN
#define DAY_MIN  (-719162) /* 0001-01-01 */
#define DAY_MAX  2932896   /* 9999-12-31 */
enum { DAY_SECONDS = 86400 };

struct civil {
    int year, month, day; /* 1.., 1..12, 1..31 */
};

int32_t day_of(int year, int month, int day); /* no checks */
struct civil day_civil(int32_t day);
int day_month_length(int year, int month);
int day_weekday(int32_t day); /* ISO: Monday 1 … Sunday 7 */
void day_iso_week(int32_t day, int *year, int *week);
/* Months since the year 0, so that the next month is one more. */
int day_month(int32_t day);
/* Months added, the day of month clamped: 31 Jan + 1 month = 28 or 29 Feb. */
int32_t day_add_months(int32_t day, int months);

#define DATE_SIZE 40 /* room for any date or instant that we print */

/* YYYY-MM-DD, checked, nothing around it. */
bool day_parse(struct str s, int32_t *day);
/* A birthday: YYYY-MM-DD, or --MM-DD, --MMDD, MM-DD where the year is not
 * known: a day of 1600, which had a 29 February. */
bool birthday_parse(struct str s, int32_t *day);
/* Writes YYYY-MM-DD ("" for DAY_NONE); returns buf. */
char *day_print(int32_t day, char buf[DATE_SIZE]);

struct zone {
    /* Seconds east of UTC at that instant. NULL: UTC. */
    int (*offset)(int64_t at, void *arg);
    void *arg;
};

/* A date of the ledger: a whole day, or an instant. */
struct when {
    int32_t day; /* the civil day, in the user's zone */
    bool timed;
    int64_t at; /* the instant, where timed */
};

/* A day, or RFC 3339 with time and offset ('T' or a blank between, seconds and
 * their fraction may be left out); without an offset the zone's own.
 * ERR_DATA. */
int when_parse(struct str s, const struct zone *zone, struct when *out,
               struct err *e);
/* The day, or the instant as RFC 3339 in the zone; returns buf. */
char *when_print(const struct when *w, const struct zone *zone,
                 char buf[DATE_SIZE]);
/* Instants are compared as such; where one of the two is a whole day, the days
 * are. */
bool when_later(const struct when *w, const struct when *than);
struct when when_at(int64_t at, const struct zone *zone);
/* The instant at which the zone's clocks show that second of the day (86400: of
 * its end).  Of an hour that they show twice it is the first; one that they
 * skip is read with the offset before the gap. */
int64_t when_local(int32_t day, int second, const struct zone *zone);

/* A span of time, such as 14d, 2w, 3m (months), 1q, 1y, 4h, 30min. */
enum span_unit { SPAN_MINUTE, SPAN_HOUR, SPAN_DAY, SPAN_WEEK, SPAN_MONTH };
struct span {
    int n; /* quarters and years are kept as months */
    enum span_unit unit;
};

/* ERR_DATA.  A leading sign is allowed. */
int span_parse(struct str s, struct span *out, struct err *e);
/* Day plus n spans; minutes and hours count whole days rounded up. */
int32_t span_add(int32_t day, struct span s, int times);
/* Its length in days; months count 30.4375 days, rounded. */
int span_days(struct span s);

/* Which end of a longer thing a date word means. */
enum day_edge {
    DAY_FIRST,
    DAY_LAST,
    DAY_PAST /* the last, too; and a weekday is the last one that came */
};

/* The date words of the command line, relative to today: an ISO date, `today`,
 * `yesterday`, `tomorrow`, `+14d`, `-2w`, a weekday (`fri`: the next one, today
 * not counted; for DAY_PAST the last one, today counted), `som`, `eom`, `soq`,
 * `eoq`, `soy`, `eoy`, or any period, of which `edge` says the day.  ERR_USAGE.
 */
int day_word(struct str s, int32_t today, enum day_edge edge, int32_t *day,
             struct err *e);

/* A period: both ends count.  DAY_MIN and DAY_MAX stand for open ends. */
enum period_unit {
    PERIOD_DAYS, /* any other stretch */
    PERIOD_DAY,
    PERIOD_WEEK, /* ISO, from Monday */
    PERIOD_MONTH,
    PERIOD_QUARTER,
    PERIOD_YEAR,
    PERIOD_ALL
};
struct period {
    int32_t from, to;
    enum period_unit unit;
};

/* `2026`, `2026-q3`, `2026-10`, `2026-w40`, `2026-10-05`, `this-` or `last-`
 * or `next-` before `day`, `week`, `month`, `quarter`, `year`, `today`,
 * `yesterday`, `all`, and `FROM..TO` (either may be empty; date words).
 * ERR_USAGE. */
int period_parse(struct str s, int32_t today, struct period *out,
                 struct err *e);
/* "week", "month", "quarter" or "year"; false where it is none of them. */
bool period_unit_find(struct str word, enum period_unit *out);
/* The calendar period of that unit that holds the day. */
struct period period_of(int32_t day, enum period_unit unit);
/* The one that holds the day, of periods of so many months, one after another,
 * whose first begins on `first`, which is not after the day.  As the law counts
 * (BGB §188 (2) and (3), ГК РФ 192 (3)), each ends on the day before that of
 * the same number, or on the last of a month that has no such day: from 31
 * January to 28 February, 30 March and 30 April, a year from 29 February to 28.
 */
struct period period_counted(int32_t first, int months, int32_t day);
/* n periods later (earlier where negative).  PERIOD_DAYS moves by its own
 * length, PERIOD_ALL stays. */
struct period period_step(struct period p, int n);

#define PERIOD_SIZE 48
/* `2026-10`, `2026-q3`, `2026-w40`, `2026`, `2026-10-05`, `FROM..TO`, `all`;
 * returns buf. */
char *period_print(struct period p, char buf[PERIOD_SIZE]);

#endif
