#include <stdio.h>

#include "base/value/date.h"
#include "inside.h"

bool period_unit_find(struct str word, enum period_unit *out)
{
    static const struct {
        const char *word;
        enum period_unit unit;
    } units[] = {{"week", PERIOD_WEEK},
                 {"month", PERIOD_MONTH},
                 {"quarter", PERIOD_QUARTER},
                 {"year", PERIOD_YEAR}};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (str_is(word, units[i].word)) {
            *out = units[i].unit;
            return true;
        }
    return false;
}

struct period period_of(int32_t day, enum period_unit unit)
{
    struct civil c = day_civil(day);
    struct period p = {day, day, unit};
    int last = c.month; /* of the months that it holds */

    switch (unit) {
    case PERIOD_DAYS:
    case PERIOD_DAY:
        return p;
    case PERIOD_WEEK:
        p.from = day_clamp((int64_t)day + 1 - day_weekday(day));
        p.to = day_clamp((int64_t)p.from + 6);
        return p;
    case PERIOD_MONTH:
        p.from = day_of(c.year, c.month, 1);
        break;
    case PERIOD_QUARTER:
        last = (c.month + 2) / 3 * 3;
        p.from = day_of(c.year, last - 2, 1);
        break;
    case PERIOD_YEAR:
        last = 12;
        p.from = day_of(c.year, 1, 1);
        break;
    case PERIOD_ALL:
        p.from = DAY_MIN;
        p.to = DAY_MAX;
        return p;
    }
    p.to = day_of(c.year, last, day_month_length(c.year, last));
    return p;
}

/* The last day of a period that began on a day of that number, and ends in that
 * month or, from a first, the month before; months are counted from the
 * year 0. */
static int32_t counted_end(int number, int64_t month)
{
    if (month >= 10000 * 12)
        return DAY_MAX;
    int year = (int)(month / 12), m = (int)(month % 12) + 1;
    int length = day_month_length(year, m);
    return day_of(year, m, 1) - 1 + (number - 1 < length ? number - 1 : length);
}

struct period period_counted(int32_t first, int months, int32_t day)
{
    struct civil a = day_civil(first);
    int64_t from = (int64_t)a.year * 12 + a.month - 1;
    /* It ends in the day's month, or a later one. */
    int64_t n = (day_month(day) - from) / months;
    while (counted_end(a.day, from + n * months) < day)
        n++;
    int32_t before = counted_end(a.day, from + (n - 1) * months);
    return (struct period){n > 1 ? before + 1 : first,
                           counted_end(a.day, from + n * months), PERIOD_DAYS};
}

struct period period_step(struct period p, int n)
{
    static const signed char months[] = {
        [PERIOD_MONTH] = 1, [PERIOD_QUARTER] = 3, [PERIOD_YEAR] = 12};
    /* Enough to cross the whole range, and no overflow below. */
    const int64_t most = DAY_MAX - DAY_MIN;
    int64_t times = n < -most ? -most : n > most ? most : n, length;

    switch (p.unit) {
    case PERIOD_DAYS:
        /* An open end has no length to move by. */
        if (p.from == DAY_MIN || p.to == DAY_MAX)
            return p;
        length = (int64_t)p.to - p.from + 1;
        p.from = day_clamp(p.from + times * length);
        p.to = day_clamp(p.to + times * length);
        return p;
    case PERIOD_DAY:
        return period_of(day_clamp(p.from + times), p.unit);
    case PERIOD_WEEK:
        return period_of(day_clamp(p.from + times * 7), p.unit);
    case PERIOD_MONTH:
    case PERIOD_QUARTER:
    case PERIOD_YEAR:
        return period_of(day_add_months(p.from, (int)times * months[p.unit]),
                         p.unit);
    case PERIOD_ALL:
        break;
    }
    return p;
}

char *period_print(struct period p, char buf[PERIOD_SIZE])
{
    char from[DATE_SIZE], to[DATE_SIZE];
    struct civil c = day_civil(p.from);
    int year, week;

    switch (p.unit) {
    case PERIOD_DAYS:
        snprintf(buf, PERIOD_SIZE, "%.10s..%.10s",
                 p.from == DAY_MIN ? "" : day_print(p.from, from),
                 p.to == DAY_MAX ? "" : day_print(p.to, to));
        break;
    case PERIOD_DAY:
        snprintf(buf, PERIOD_SIZE, "%s", day_print(p.from, from));
        break;
    case PERIOD_WEEK:
        day_iso_week(p.from, &year, &week);
        snprintf(buf, PERIOD_SIZE, "%04d-w%02d", year, week);
        break;
    case PERIOD_MONTH:
        snprintf(buf, PERIOD_SIZE, "%04d-%02d", c.year, c.month);
        break;
    case PERIOD_QUARTER:
        snprintf(buf, PERIOD_SIZE, "%04d-q%d", c.year, (c.month + 2) / 3);
        break;
    case PERIOD_YEAR:
        snprintf(buf, PERIOD_SIZE, "%04d", c.year);
        break;
    case PERIOD_ALL:
        snprintf(buf, PERIOD_SIZE, "all");
        break;
    }
    return buf;
}
