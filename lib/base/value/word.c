/* Days and periods as words of the command line: a range is made of day words,
 * and a period is a day word, too. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/value/date.h"
#include "base/value/typed.h"
#include "inside.h"

static const char *const unit_words[] = {
    [PERIOD_DAYS] = "",     [PERIOD_DAY] = "day",
    [PERIOD_WEEK] = "week", [PERIOD_MONTH] = "month",
    [PERIOD_YEAR] = "year", [PERIOD_QUARTER] = "quarter",
    [PERIOD_ALL] = ""};

static int fault(struct str s, const char *remedy, struct err *e)
{
    return err_set(e, ERR_USAGE, _("'%.*s' is no period (%s)"),
                   STR_ARG(word_shown(s)), remedy);
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

static const struct {
    const char *word;
    int days;
} near_words[] = {{"yesterday", -1}, {"today", 0}, {"tomorrow", 1}};

static const char *const weekday_words[] = {"monday",   "tuesday", "wednesday",
                                            "thursday", "friday",  "saturday",
                                            "sunday"};

/* `som` is the start of the month, `eom` its end, and so on. */
static const struct {
    const char *word;
    enum period_unit unit;
    enum day_edge edge;
} edge_words[] = {
    {"som", PERIOD_MONTH, DAY_FIRST},   {"eom", PERIOD_MONTH, DAY_LAST},
    {"soq", PERIOD_QUARTER, DAY_FIRST}, {"eoq", PERIOD_QUARTER, DAY_LAST},
    {"soy", PERIOD_YEAR, DAY_FIRST},    {"eoy", PERIOD_YEAR, DAY_LAST}};

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* The words that are one word. */
static bool plain_word(struct str s, int32_t today, bool past, int32_t *day)
{
    for (size_t i = 0; i < COUNT(near_words); i++)
        if (str_is(s, near_words[i].word))
            return day_shift(today, near_words[i].days, SPAN_DAY, day);

    for (int i = 0; i < (int)COUNT(weekday_words); i++) {
        struct str name = str_of(weekday_words[i]), brief = {name.p, 3};
        if ((s.n == name.n && memcmp(s.p, name.p, s.n) == 0) ||
            (s.n == brief.n && memcmp(s.p, brief.p, s.n) == 0)) {
            int ahead = (i + 1 - day_weekday(today) + 7) % 7;
            if (past && ahead)
                ahead -= 7;
            else if (!past && !ahead)
                ahead = 7;
            return day_shift(today, ahead, SPAN_DAY, day);
        }
    }
    for (size_t i = 0; i < COUNT(edge_words); i++)
        if (str_is(s, edge_words[i].word)) {
            struct period p = period_of(today, edge_words[i].unit);
            *day = edge_words[i].edge == DAY_FIRST ? p.from : p.to;
            return true;
        }
    return false;
}

/* What went wrong was a value of the command line. */
static int usage(struct err *e)
{
    if (e)
        e->kind = ERR_USAGE;
    return -1;
}

static int word_fault(struct str s, struct err *e)
{
    return err_set(e, ERR_USAGE,
                   _("'%.*s' is no date (write such as 2026-10-05, today, "
                     "+14d, fri, eom, 2026-10)"),
                   STR_ARG(word_shown(s)));
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
        int32_t day;
        enum typed typed = day_typed(s, &day, e);
        if (typed == TYPED_TAKEN)
            *out = period_of(day, PERIOD_DAY);
        if (typed != TYPED_OTHER)
            return typed;
        if (s.n && lower[0] >= '0' && lower[0] <= '9')
            return calendar_parse(s, out, e);
    }
    return fault(s,
                 _("write such as 2026, 2026-10, 2026-q3, this-month, all, "
                   "FROM..TO"),
                 e);
}

int day_word(struct str s, int32_t today, enum day_edge edge, int32_t *day,
             struct err *e)
{
    char lower[WORD_MAX];
    struct str word = {lower, s.n};
    struct span span;
    struct period period = {0};

    if (day_parse(s, day))
        return 0;
    if (s.n > sizeof lower)
        return word_fault(s, e);
    for (size_t i = 0; i < s.n; i++)
        lower[i] =
            (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);

    if (plain_word(word, today, edge == DAY_PAST, day))
        return 0;
    if (s.n && (s.p[0] == '+' || s.p[0] == '-') && !memmem(s.p, s.n, "..", 2)) {
        if (span_parse(word, &span, e) != 0)
            return usage(e);
        if (!day_shift(today, span.n, span.unit, day))
            return err_set(e, ERR_USAGE,
                           _("'%.*s' is too far away (years are 0001 to "
                             "9999)"),
                           STR_ARG(word_shown(s)));
        return 0;
    }
    if (span_parse(word, &span, NULL) == 0)
        return err_set(e, ERR_USAGE,
                       _("'%.*s' is no date (write +%.*s or -%.*s)"),
                       STR_ARG(word_shown(s)), STR_ARG(word_shown(s)),
                       STR_ARG(word_shown(s)));
    if (period_parse(s, today, &period, e) == 0) {
        *day = edge == DAY_FIRST ? period.from : period.to;
        return 0;
    }
    /* Figures went wrong in a way that the period's own words tell best. */
    if (s.n && ((s.p[0] >= '0' && s.p[0] <= '9') || memmem(s.p, s.n, "..", 2)))
        return -1;
    return word_fault(s, e);
}
