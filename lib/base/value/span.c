/* Spans of time. */
#include <limits.h>

#include "base/i18n.h"
#include "base/value/date.h"
#include "inside.h"

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
                   STR_ARG(word_shown(s)), remedy);
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

bool day_shift(int32_t day, int64_t n, enum span_unit unit, int32_t *out)
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
        day_shift(day, (int64_t)s.n * times, s.unit, &day);
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
