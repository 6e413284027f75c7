/* Dates, instants, spans and periods: what is read is in range, and printed
 * and read again it is the same. */
#include "fuzz.h"

#include "base/value/date.h"

static bool in_range(int32_t day)
{
    return day >= DAY_MIN && day <= DAY_MAX;
}

/* A zone of half hours, from the byte; in summer, an hour more. */
static int offset_of(int64_t at, void *arg)
{
    int base = *(int *)arg;
    return base % 2 && at / 15778800 % 2 ? base / 2 * 1800 + 3600
                                         : base / 2 * 1800;
}

static void as_when(struct str s, int half_hours)
{
    struct zone zones[] = {{NULL, NULL}, {offset_of, &half_hours}};
    for (size_t i = 0; i < 2; i++) {
        struct err e = ERR_INIT;
        struct when w, again;
        char text[DATE_SIZE];
        int rc = when_parse(s, &zones[i], &w, &e);
        holds_error(rc, &e);
        if (rc < 0)
            continue;
        HOLDS(in_range(w.day));
        when_print(&w, &zones[i], text);
        HOLDS(strlen(text) >= 10 && strlen(text) < DATE_SIZE);
        HOLDS(when_parse(str_of(text), &zones[i], &again, NULL) == 0);
        HOLDS(again.timed == w.timed && again.day == w.day);
        HOLDS(!w.timed || again.at == w.at);
    }
}

static void as_day(struct str s)
{
    int32_t day, back;
    char text[DATE_SIZE];
    if (!day_parse(s, &day))
        return;
    HOLDS(in_range(day));
    HOLDS(same_text(str_of(day_print(day, text)), s));
    struct civil c = day_civil(day);
    HOLDS(day_of(c.year, c.month, c.day) == day);
    HOLDS(c.day <= day_month_length(c.year, c.month));
    int year, week;
    day_iso_week(day, &year, &week);
    HOLDS(week >= 1 && week <= 53);
    back = day_add_months(day_add_months(day, 1), -1);
    HOLDS(in_range(back) && back <= day);
}

static void as_span(struct str s, int32_t today)
{
    struct err e = ERR_INIT;
    struct span span;
    int rc = span_parse(s, &span, &e);
    holds_error(rc, &e);
    if (rc < 0)
        return;
    int32_t there = span_add(today, span, 1);
    HOLDS(in_range(there));
    HOLDS(span.n >= 0 ? there >= today : there <= today);
    HOLDS(in_range(span_add(today, span, INT32_MAX)));
    HOLDS(in_range(span_add(today, span, INT32_MIN)));
    HOLDS(span_add(DAY_NONE, span, 1) == DAY_NONE);
    HOLDS(span.n >= 0 ? span_days(span) >= 0 : span_days(span) <= 0);
}

static void same_period(struct period a, struct period b)
{
    HOLDS(a.from == b.from && a.to == b.to);
}

static void as_period(struct str s, int32_t today)
{
    struct err e = ERR_INIT;
    struct period p, again;
    char text[PERIOD_SIZE];
    int rc = period_parse(s, today, &p, &e);
    holds_error(rc, &e);
    if (rc < 0)
        return;
    HOLDS(in_range(p.from) && in_range(p.to) && p.from <= p.to);
    period_print(p, text);
    HOLDS(period_parse(str_of(text), today + 1, &again, NULL) == 0);
    same_period(p, again);
    struct period after = period_step(p, 1), before = period_step(p, -1);
    HOLDS(after.from >= p.from && before.from <= p.from);
    HOLDS(after.from <= after.to && before.from <= before.to);
    /* Away from the ends of time a step back undoes a step. */
    if (p.from > DAY_MIN + 400000 && p.to < DAY_MAX - 400000 &&
        p.to - p.from < 400000)
        same_period(p, period_step(after, -1));
}

static void as_word(struct str s, int32_t today)
{
    struct err e = ERR_INIT;
    int32_t first, last;
    int rc = day_word(s, today, DAY_FIRST, &first, &e);
    holds_error(rc, &e);
    HOLDS(day_word(s, today, DAY_LAST, &last, NULL) == rc);
    if (rc == 0)
        HOLDS(in_range(first) && in_range(last) && first <= last);
    else
        HOLDS(e.kind == ERR_USAGE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = {(const char *)data, size};
    /* Two days near the ends of time, and some between. */
    static const int32_t days[] = {DAY_MIN, DAY_MAX - 1, 0, 20731, -135140};
    unsigned c = choice(&s);
    int32_t today = days[c % 5];
    as_day(s);
    as_when(s, (int)(c / 5) - 25);
    as_span(s, today);
    as_period(s, today);
    as_word(s, today);
    return 0;
}
