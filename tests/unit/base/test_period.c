/* Periods.  The days and weeks are date(1)'s. */
#include <limits.h>
#include <stdio.h>

#include "unit.h"

#include "base/value/date.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static int32_t at(const char *text)
{
    int32_t day = DAY_NONE;

    if (!day_parse(str_of(text), &day))
        fail_msg("%s is a date", text);
    return day;
}

static const char *const monday = "2026-10-05";

static struct period period(const char *text)
{
    struct period p = {7, 7, PERIOD_ALL};
    struct err e = ERR_INIT;

    if (period_parse(str_of(text), at(monday), &p, &e) != 0)
        fail_msg("%s: %s", text, e.text);
    return p;
}

/* What a period is, how it prints, and its neighbours. */
static void periods(void **state)
{
    static const struct {
        const char *text, *from, *to, *printed, *before, *after;
    } cases[] = {
        {"2026", "2026-01-01", "2026-12-31", "2026", "2025", "2027"},
        {"2024-02", "2024-02-01", "2024-02-29", "2024-02", "2024-01",
         "2024-03"},
        {"2026-12", "2026-12-01", "2026-12-31", "2026-12", "2026-11",
         "2027-01"},
        {"2026-q3", "2026-07-01", "2026-09-30", "2026-q3", "2026-q2",
         "2026-q4"},
        {"2026-Q4", "2026-10-01", "2026-12-31", "2026-q4", "2026-q3",
         "2027-q1"},
        {"2026-q1", "2026-01-01", "2026-03-31", "2026-q1", "2025-q4",
         "2026-q2"},
        {"2026-w40", "2026-09-28", "2026-10-04", "2026-w40", "2026-w39",
         "2026-w41"},
        {"2026-W1", "2025-12-29", "2026-01-04", "2026-w01", "2025-w52",
         "2026-w02"},
        {"2026-w53", "2026-12-28", "2027-01-03", "2026-w53", "2026-w52",
         "2027-w01"},
        {"2020-w53", "2020-12-28", "2021-01-03", "2020-w53", "2020-w52",
         "2021-w01"},
        {"2026-10-05", "2026-10-05", "2026-10-05", "2026-10-05", "2026-10-04",
         "2026-10-06"},
        {"today", "2026-10-05", "2026-10-05", "2026-10-05", "2026-10-04",
         "2026-10-06"},
        {"yesterday", "2026-10-04", "2026-10-04", "2026-10-04", "2026-10-03",
         "2026-10-05"},
        {"this-day", "2026-10-05", "2026-10-05", "2026-10-05", "2026-10-04",
         "2026-10-06"},
        {"last-week", "2026-09-28", "2026-10-04", "2026-w40", "2026-w39",
         "2026-w41"},
        {"This-Month", "2026-10-01", "2026-10-31", "2026-10", "2026-09",
         "2026-11"},
        {"last-month", "2026-09-01", "2026-09-30", "2026-09", "2026-08",
         "2026-10"},
        {"next-quarter", "2027-01-01", "2027-03-31", "2027-q1", "2026-q4",
         "2027-q2"},
        {"last-year", "2025-01-01", "2025-12-31", "2025", "2024", "2026"},
        {"2026-10-01..2026-10-10", "2026-10-01", "2026-10-10",
         "2026-10-01..2026-10-10", "2026-09-21..2026-09-30",
         "2026-10-11..2026-10-20"},
        {"2026-q1..2026-q2", "2026-01-01", "2026-06-30",
         "2026-01-01..2026-06-30", "2025-07-04..2025-12-31",
         "2026-07-01..2026-12-28"},
        {"-1w..yesterday", "2026-09-28", "2026-10-04", "2026-09-28..2026-10-04",
         "2026-09-21..2026-09-27", "2026-10-05..2026-10-11"},
        {"2026-10..", "2026-10-01", "9999-12-31", "2026-10-01..",
         "2026-10-01..", "2026-10-01.."},
        {"..last-month", "0001-01-01", "2026-09-30", "..2026-09-30",
         "..2026-09-30", "..2026-09-30"},
        {"..", "0001-01-01", "9999-12-31", "all", "all", "all"},
        {"all", "0001-01-01", "9999-12-31", "all", "all", "all"}};
    char buf[PERIOD_SIZE], day[DATE_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct period p = period(cases[i].text);
        assert_string_equal(day_print(p.from, day), cases[i].from);
        assert_string_equal(day_print(p.to, day), cases[i].to);
        assert_string_equal(period_print(p, buf), cases[i].printed);
        assert_string_equal(period_print(period_step(p, -1), buf),
                            cases[i].before);
        assert_string_equal(period_print(period_step(p, 1), buf),
                            cases[i].after);
        assert_string_equal(period_print(period_step(p, 0), buf),
                            cases[i].printed);
    }
}

/* Periods of a kind follow each other without gap or overlap, and hold the
 * days that they are of. */
static void periods_tile(void **state)
{
    static const enum period_unit units[] = {
        PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR};
    char buf[PERIOD_SIZE];

    (void)state;
    for (size_t u = 0; u < COUNT(units); u++) {
        struct period p = period_of(at("1999-12-31"), units[u]);
        while (p.to < at("2033-01-01")) {
            struct period next = period_step(p, 1);
            assert_int_equal(next.from, p.to + 1);
            assert_memory_equal(&(struct period[]){period_step(next, -1)}, &p,
                                sizeof p);
            for (int32_t d = p.from; d <= p.to; d += 5) {
                struct period of = period_of(d, units[u]);
                assert_int_equal(of.from, p.from);
                assert_int_equal(of.to, p.to);
            }
            struct period back = period(period_print(p, buf));
            assert_memory_equal(&back, &p, sizeof p);
            p = next;
        }
        /* A far step is the same as many. */
        p = period_of(at("2026-10-05"), units[u]);
        struct period q = p;
        for (int i = 0; i < 100; i++)
            q = period_step(q, -1);
        p = period_step(p, -100);
        assert_memory_equal(&p, &q, sizeof p);
    }
}

static void periods_end_with_the_calendar(void **state)
{
    static const enum period_unit units[] = {PERIOD_DAY,   PERIOD_WEEK,
                                             PERIOD_MONTH, PERIOD_QUARTER,
                                             PERIOD_YEAR,  PERIOD_ALL};

    (void)state;
    for (size_t u = 0; u < COUNT(units); u++) {
        struct period p = period_of(at(monday), units[u]);
        assert_int_equal(period_step(p, INT_MAX).to, DAY_MAX);
        assert_int_equal(period_step(p, INT_MIN).from, DAY_MIN);
        assert_int_equal(period_of(DAY_MAX, units[u]).to, DAY_MAX);
        assert_int_equal(period_of(DAY_MIN, units[u]).from, DAY_MIN);
    }
    struct period p = {at(monday), at(monday) + 9, PERIOD_DAYS};
    assert_int_equal(period_step(p, INT_MAX).from, DAY_MAX);
    assert_int_equal(period_step(p, INT_MIN).to, DAY_MIN);
    assert_int_equal(period("9999-w52").to, DAY_MAX); /* a Friday */
    assert_int_equal(period("0001-w01").from, DAY_MIN);
}

static void period_faults(void **state)
{
    static const char *const form =
        "write such as 2026, 2026-10, 2026-q3, this-month, all, FROM..TO";
    const struct {
        const char *text, *remedy;
    } cases[] = {{"", form},
                 {"last", form},
                 {"last-", form},
                 {"last-decade", form},
                 {"lastmonth", form},
                 {"-5", form},
                 {"2026-q5", "quarters are q1 to q4"},
                 {"2026-q0", "quarters are q1 to q4"},
                 {"2026-13", "months are 01 to 12"},
                 {"2026-00", "months are 01 to 12"},
                 {"2026-w54", "2026 has weeks 01 to 53"},
                 {"2025-w53", "2025 has weeks 01 to 52"},
                 {"2026-w00", "2026 has weeks 01 to 53"},
                 {"0000", "years are 0001 to 9999"},
                 {"0000-10", "years are 0001 to 9999"},
                 {"2026..2027..2028", "write FROM..TO"},
                 {"2026...", NULL},
                 {"2027..2026", "it ends before it begins, put the earlier day "
                                "first"}};
    static const char *const bad[] = {
        "2",          "20",          "202",
        "20261",      "2026-",       "2026-1",
        "2026-q",     "2026-q12",    "2026-w",
        "2026-w123",  "2026-x1",     "2026/10",
        "2026-10-5x", "2026-10-050", "2026-w4x",
        "2026.10",    "2026-02-30",  "2026-10-05T10:00"};
    char message[256];
    struct period p;
    struct err e;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(
            period_parse(str_of(cases[i].text), at(monday), &p, &e), -1);
        assert_int_equal(e.kind, ERR_USAGE);
        if (!cases[i].remedy)
            continue;
        snprintf(message, sizeof message, "'%s' is no period (%s)",
                 cases[i].text, cases[i].remedy);
        assert_string_equal(e.text, message);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        e = (struct err)ERR_INIT;
        if (period_parse(str_of(bad[i]), at(monday), &p, &e) == 0)
            fail_msg("'%s' was taken for a period", bad[i]);
        assert_int_equal(e.kind, ERR_USAGE);
        assert_non_null(strstr(e.text, bad[i]));
    }
}

/* The last day of the nth period from a day, by going through the month: the
 * day before that of the same number, or the month's last. */
static int32_t end_found(int32_t first, int months)
{
    struct civil a = day_civil(first);
    int m = a.month - 1 + months;
    int32_t day = day_of(a.year + m / 12, m % 12 + 1, 1);
    int month = day_civil(day).month;
    while (day_civil(day).month == month && day_civil(day).day != a.day)
        day++;
    return day - 1;
}

/* From every day of four years, which has every end of a month. */
static void counted_from_any_day(void **state)
{
    static const int months[] = {1, 3, 12};

    (void)state;
    for (size_t k = 0; k < COUNT(months); k++)
        for (int32_t first = at("2023-01-01"); first < at("2027-01-01");
             first++) {
            int32_t from = first;
            for (int n = 1; n <= 60 / months[k]; n++) {
                int32_t end = end_found(first, n * months[k]);
                for (int32_t day = from; day <= end;
                     day = day < end && day + 13 > end ? end : day + 13) {
                    struct period p = period_counted(first, months[k], day);
                    assert_int_equal(p.unit, PERIOD_DAYS);
                    assert_int_equal(p.from, from);
                    assert_int_equal(p.to, end);
                }
                from = end + 1;
            }
        }
}

static void counted_as_the_law_has_it(void **state)
{
    static const struct {
        const char *first;
        int months;
        const char *day, *from, *to;
    } cases[] = {
        {"2026-01-31", 1, "2026-01-31", "2026-01-31", "2026-02-28"},
        {"2026-01-31", 1, "2026-03-01", "2026-03-01", "2026-03-30"},
        {"2026-01-31", 1, "2026-03-31", "2026-03-31", "2026-04-30"},
        {"2024-01-31", 1, "2024-02-29", "2024-01-31", "2024-02-29"},
        {"2026-01-30", 1, "2026-02-28", "2026-01-30", "2026-02-28"},
        {"2026-01-29", 1, "2026-02-28", "2026-01-29", "2026-02-28"},
        {"2026-01-28", 1, "2026-02-28", "2026-02-28", "2026-03-27"},
        {"2025-11-30", 3, "2026-02-28", "2025-11-30", "2026-02-28"},
        {"2025-08-31", 3, "2025-11-30", "2025-08-31", "2025-11-30"},
        {"2024-02-29", 12, "2025-02-28", "2024-02-29", "2025-02-28"},
        {"2024-02-29", 12, "2025-03-01", "2025-03-01", "2026-02-28"},
        {"2024-02-29", 12, "2028-02-28", "2027-03-01", "2028-02-28"},
        {"2024-02-29", 12, "2028-02-29", "2028-02-29", "2029-02-28"},
        {"2025-02-28", 12, "2026-02-28", "2026-02-28", "2027-02-27"},
        {"2025-03-01", 12, "2028-02-29", "2027-03-01", "2028-02-29"},
        {"2026-01-31", 12, "2027-01-30", "2026-01-31", "2027-01-30"},
        {"9998-02-28", 12, "9999-12-31", "9999-02-28", "9999-12-31"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct period p = period_counted(at(cases[i].first), cases[i].months,
                                         at(cases[i].day));
        assert_int_equal(p.from, at(cases[i].from));
        assert_int_equal(p.to, at(cases[i].to));
    }
}

static void named_units(void **state)
{
    enum period_unit unit = PERIOD_WEEK;

    (void)state;
    assert_true(period_unit_find(STR("quarter"), &unit));
    assert_int_equal(unit, PERIOD_QUARTER);
    assert_false(period_unit_find(STR("fortnight"), &unit));
    assert_int_equal(unit, PERIOD_QUARTER);
    assert_int_equal(day_month(day_of(2026, 12, 31)) + 1,
                     day_month(day_of(2027, 1, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods),
        cmocka_unit_test(periods_tile),
        cmocka_unit_test(periods_end_with_the_calendar),
        cmocka_unit_test(period_faults),
        cmocka_unit_test(named_units),
        cmocka_unit_test(counted_from_any_day),
        cmocka_unit_test(counted_as_the_law_has_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
