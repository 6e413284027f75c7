#include <limits.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/value/date.h"

#define WORD_MAX 64 /* no period is longer */

static const char *const unit_words[] = {
    [PERIOD_DAYS] = "",     [PERIOD_DAY] = "day",
    [PERIOD_WEEK] = "week", [PERIOD_MONTH] = "month",
    [PERIOD_YEAR] = "year", [PERIOD_QUARTER] = "quarter",
    [PERIOD_ALL] = ""};

static int32_t day_clamp(int64_t day)
{
    return (int32_t)(day < DAY_MIN ? DAY_MIN : day > DAY_MAX ? DAY_MAX : day);
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

static int fault(struct str s, const char *remedy, struct err *e)
{
    return err_set(e, ERR_USAGE, _("'%.*s' is no period (%s)"),
                   STR_ARG(s.n <= WORD_MAX ? s : STR("…")), remedy);
}

/* The digits of s, all of it and `least` to `most` of them; -1 for others. */
static int figure(struct str s, size_t least, size_t most)
{
    unsigned long n;

    if (s.n < least || s.n > most || !str_number(s, 9999, &n))
        return -1;
    return (int)n;
}

/* The week of an ISO year. */
static int week_parse(struct str s, int year, int week, struct period *out,
                      struct err *e)
{
    char remedy[80];
    int weeks, of;

    /* 28 December is always in the last week, 4 January in the first. */
    day_iso_week(day_of(year, 12, 28), &of, &weeks);
    if (week < 1 || week > weeks) {
        snprintf(remedy, sizeof remedy, _("%04d has weeks 01 to %d"), year,
                 weeks);
        return fault(s, remedy, e);
    }
    *out = period_of(day_clamp(day_of(year, 1, 4) + (week - 1) * INT64_C(7)),
                     PERIOD_WEEK);
    return 0;
}

static int calendar_fault(struct str s, struct err *e)
{
    return err_set(e, ERR_USAGE,
                   _("'%.*s' is no date and no period (write such as "
                     "2026-10-05, 2026-10, 2026-q3, 2026-w40, 2026)"),
                   STR_ARG(s));
}

/* `2026`, `2026-q3`, `2026-10`, `2026-w40`, `2026-10-05`. */
static int calendar_parse(struct str s, struct period *out, struct err *e)
{
    struct when day;
    int n;

    int year = s.n < 4 ? -1 : figure((struct str){s.p, 4}, 4, 4);
    if (year < 0 || s.n == 5 || (s.n > 5 && s.p[4] != '-'))
        return calendar_fault(s, e);
    if (s.n == 10) {
        if (when_parse(s, NULL, &day, e) != 0) {
            if (e)
                e->kind = ERR_USAGE;
            return -1;
        }
        *out = period_of(day.day, PERIOD_DAY);
        return 0;
    }
    if (year == 0)
        return fault(s, _("years are 0001 to 9999"), e);
    if (s.n == 4) {
        *out = period_of(day_of(year, 1, 1), PERIOD_YEAR);
        return 0;
    }

    struct str rest = {s.p + 5, s.n - 5}, after = {s.p + 6, s.n - 6};
    char letter = (char)(rest.p[0] | 0x20); /* lower case */
    if (letter == 'q' && (n = figure(after, 1, 1)) >= 0) {
        if (n < 1 || n > 4)
            return fault(s, _("quarters are q1 to q4"), e);
        *out = period_of(day_of(year, n * 3, 1), PERIOD_QUARTER);
        return 0;
    }
    if (letter == 'w' && (n = figure(after, 1, 2)) >= 0)
        return week_parse(s, year, n, out, e);
    if ((n = figure(rest, 2, 2)) >= 0) {
        if (n < 1 || n > 12)
            return fault(s, _("months are 01 to 12"), e);
        *out = period_of(day_of(year, n, 1), PERIOD_MONTH);
        return 0;
    }
    return calendar_fault(s, e);
}

/* `this-`, `last-` or `next-` before a unit; `today` and so on; `all`.  False
 * for other words. */
static bool word_parse(struct str s, int32_t today, struct period *out)
{
    static const struct {
        const char *word;
        int steps;
    } near[] = {{"this-", 0}, {"last-", -1}, {"next-", 1}},
      days[] = {{"today", 0}, {"yesterday", -1}, {"tomorrow", 1}};

    if (str_is(s, "all")) {
        *out = period_of(today, PERIOD_ALL);
        return true;
    }
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (str_is(s, days[i].word)) {
            *out = period_step(period_of(today, PERIOD_DAY), days[i].steps);
            return true;
        }
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        for (int u = PERIOD_DAY; u <= PERIOD_YEAR; u++)
            if (str_starts(s, near[i].word) &&
                str_is((struct str){s.p + 5, s.n - 5}, unit_words[u])) {
                *out = period_step(period_of(today, (enum period_unit)u),
                                   near[i].steps);
                return true;
            }
    return false;
}

/* FROM..TO, cut at the dots. */
static int range_parse(struct str s, size_t dots, int32_t today,
                       struct period *out, struct err *e)
{
    struct str from = {s.p, dots}, to = {s.p + dots + 2, s.n - dots - 2};
    struct period p = {DAY_MIN, DAY_MAX, PERIOD_DAYS};

    if (memmem(to.p, to.n, "..", 2))
        return fault(s, _("write FROM..TO"), e);
    if (from.n && day_word(from, today, DAY_FIRST, &p.from, e) != 0)
        return -1;
    if (to.n && day_word(to, today, DAY_LAST, &p.to, e) != 0)
        return -1;
    if (p.from > p.to)
        return fault(s,
                     _("it ends before it begins, put the earlier day "
                       "first"),
                     e);
    if (p.from == DAY_MIN && p.to == DAY_MAX)
        p.unit = PERIOD_ALL;
    *out = p;
    return 0;
}

int period_parse(struct str s, int32_t today, struct period *out, struct err *e)
{
    char lower[WORD_MAX];
    struct str word = {lower, s.n};
    size_t dots = 0;

    if (s.n <= sizeof lower) {
        for (size_t i = 0; i < s.n; i++)
            lower[i] =
                (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
        while (dots + 1 < s.n && memcmp(lower + dots, "..", 2) != 0)
            dots++;
        if (dots + 1 < s.n)
            return range_parse(s, dots, today, out, e);
        if (word_parse(word, today, out))
            return 0;
        if (s.n && lower[0] >= '0' && lower[0] <= '9')
            return calendar_parse(s, out, e);
    }
    return fault(s,
                 _("write such as 2026, 2026-10, 2026-q3, this-month, all, "
                   "FROM..TO"),
                 e);
}
