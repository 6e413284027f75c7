/* Spans of time, and the date words that are counted with them. */
#include <limits.h>

#include "base/i18n.h"
#include "base/value/date.h"

#define WORD_MAX 64 /* no date word is longer */

/* What a message shows of a value: one that is much too long would push the
 * remedy out of it. */
static struct str shown(struct str s)
{
    return s.n <= WORD_MAX ? s : STR("…");
}

static const struct span_word {
    char word[4];
    enum span_unit unit;
    int times; /* how many of the unit it is */
    int most;  /* fits into the years that we have */
} span_words[] = {{"min", SPAN_MINUTE, 1, INT_MAX},
                  {"h", SPAN_HOUR, 1, 9999 * 8766},
                  {"d", SPAN_DAY, 1, DAY_MAX - DAY_MIN},
                  {"w", SPAN_WEEK, 1, 521722},
                  {"m", SPAN_MONTH, 1, 9999 * 12},
                  {"q", SPAN_MONTH, 3, 9999 * 4},
                  {"y", SPAN_MONTH, 12, 9999}};

static int span_fault(struct str s, const char *remedy, struct err *e)
{
    return err_set(e, ERR_DATA, _("'%.*s' is no span of time (%s)"),
                   STR_ARG(shown(s)), remedy);
}

int span_parse(struct str s, struct span *out, struct err *e)
{
    const char *p = s.p, *end = s.n ? s.p + s.n : s.p;
    const struct span_word *unit = NULL;
    int64_t n = 0;

    bool minus = s.n && *p == '-';
    if (s.n && (*p == '-' || *p == '+'))
        p++;
    const char *digits = p;
    for (; p < end && *p >= '0' && *p <= '9'; p++)
        if (n <= INT_MAX) /* then too long, whatever follows */
            n = n * 10 + (*p - '0');

    struct str word = {p, (size_t)(end - p)};
    for (size_t i = 0; i < sizeof span_words / sizeof *span_words; i++)
        if (str_is(word, span_words[i].word))
            unit = &span_words[i];
    if (p > digits && word.n == 0)
        return span_fault(s, _("add its unit: min, h, d, w, m, q or y"), e);
    if (p == digits || !unit)
        return span_fault(s, _("write such as 30min, 4h, 14d, 2w, 3m, 1q, 1y"),
                          e);
    if (n > unit->most)
        return span_fault(s, _("9999y is the longest"), e);

    int count = (int)n * unit->times;
    *out = (struct span){minus ? -count : count, unit->unit};
    return 0;
}

/* Its length in minutes, hours, days or weeks as days: part of a day counts as
 * a whole one, before as after. */
static int64_t whole_days(int64_t n, enum span_unit unit)
{
    switch (unit) {
    case SPAN_MINUTE:
        return (n + (n < 0 ? -1439 : 1439)) / 1440;
    case SPAN_HOUR:
        return (n + (n < 0 ? -23 : 23)) / 24;
    case SPAN_WEEK:
        return n * 7;
    default:
        return n;
    }
}

/* Day plus n times the span's unit; false beyond the range, with the end that
 * it is beyond. */
static bool shift(int32_t day, int64_t n, enum span_unit unit, int32_t *out)
{
    /* More than the range in any unit, and small enough to reckon with. */
    const int64_t most = INT64_C(10000) * 366 * 1440;
    bool in_range;

    n = n < -most ? -most : n > most ? most : n;
    *out = n < 0 ? DAY_MIN : DAY_MAX;
    if (unit == SPAN_MONTH) {
        struct civil c = day_civil(day);
        int64_t month = (int64_t)c.year * 12 + c.month - 1 + n;
        in_range = month >= 12 && month < 10000 * 12;
        if (in_range)
            *out = day_add_months(day, (int)n);
    } else {
        int64_t to = day + whole_days(n, unit);
        in_range = to >= DAY_MIN && to <= DAY_MAX;
        if (in_range)
            *out = (int32_t)to;
    }
    return in_range;
}

int32_t span_add(int32_t day, struct span s, int times)
{
    if (day != DAY_NONE)
        shift(day, (int64_t)s.n * times, s.unit, &day);
    return day;
}

int span_days(struct span s)
{
    int64_t n = s.n;

    if (s.unit == SPAN_MONTH) /* 30.4375 = 487 / 16, halves away from zero */
        n = (n * 487 + (n < 0 ? -8 : 8)) / 16;
    else
        n = whole_days(n, s.unit);
    return n < INT_MIN ? INT_MIN : n > INT_MAX ? INT_MAX : (int)n;
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
static bool plain_word(struct str s, int32_t today, int32_t *day)
{
    for (size_t i = 0; i < COUNT(near_words); i++)
        if (str_is(s, near_words[i].word))
            return shift(today, near_words[i].days, SPAN_DAY, day);

    for (int i = 0; i < (int)COUNT(weekday_words); i++) {
        struct str name = str_of(weekday_words[i]), brief = {name.p, 3};
        if ((s.n == name.n && memcmp(s.p, name.p, s.n) == 0) ||
            (s.n == brief.n && memcmp(s.p, brief.p, s.n) == 0)) {
            int ahead = (i + 1 - day_weekday(today) + 7) % 7;
            return shift(today, ahead ? ahead : 7, SPAN_DAY, day);
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
                   STR_ARG(shown(s)));
}

int day_word(struct str s, int32_t today, enum day_edge edge, int32_t *day,
             struct err *e)
{
    char lower[WORD_MAX];
    struct str word = {lower, s.n};
    struct span span;
    struct period period;

    if (day_parse(s, day))
        return 0;
    if (s.n > sizeof lower)
        return word_fault(s, e);
    for (size_t i = 0; i < s.n; i++)
        lower[i] =
            (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);

    if (plain_word(word, today, day))
        return 0;
    if (s.n && (s.p[0] == '+' || s.p[0] == '-') && !memmem(s.p, s.n, "..", 2)) {
        if (span_parse(word, &span, e) != 0)
            return usage(e);
        if (!shift(today, span.n, span.unit, day))
            return err_set(e, ERR_USAGE,
                           _("'%.*s' is too far away (years are 0001 to "
                             "9999)"),
                           STR_ARG(shown(s)));
        return 0;
    }
    if (span_parse(word, &span, NULL) == 0)
        return err_set(e, ERR_USAGE,
                       _("'%.*s' is no date (write +%.*s or -%.*s)"),
                       STR_ARG(shown(s)), STR_ARG(shown(s)), STR_ARG(shown(s)));
    if (period_parse(s, today, &period, e) == 0) {
        *day = edge == DAY_FIRST ? period.from : period.to;
        return 0;
    }
    /* Figures went wrong in a way that the period's own words tell best. */
    if (s.n && ((s.p[0] >= '0' && s.p[0] <= '9') || memmem(s.p, s.n, "..", 2)))
        return -1;
    return word_fault(s, e);
}
