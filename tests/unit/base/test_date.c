/* Civil dates and instants.  Expected values come from date(1) of coreutils,
 * and from a calendar that is counted day by day. */
#include <stdio.h>

#include "unit.h"

#include "base/mem.h"
#include "base/value/date.h"

static int32_t parse(const char *text)
{
    int32_t day = DAY_NONE;

    if (!day_parse(str_of(text), &day))
        fail_msg("%s is a date", text);
    return day;
}

/* The year may be left out, and then the 29th of February is a day. */
static void birthdays(void **state)
{
    static const char *const good[][2] = {
        {"1988-11-02", "1988-11-02"}, {"--11-02", "1600-11-02"},
        {"11-02", "1600-11-02"},      {"--1102", "1600-11-02"},
        {"--02-29", "1600-02-29"},    {"1988-02-29", "1988-02-29"},
    };
    static const char *const bad[] = {
        "",     "-11-02", "--",     "--11",    "--13-01",    "--02-30",
        "1102", "02-11-", "11/02",  "--11-2",  "1987-02-29", "---11-02",
        "--aa", "--1-02", "--+1-2", "--11-020"};
    int32_t day;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!birthday_parse(str_of(good[i][0]), &day))
            fail_msg("%s is a birthday", good[i][0]);
        assert_int_equal(day, parse(good[i][1]));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (birthday_parse(str_of(bad[i]), &day))
            fail_msg("%s is no birthday", bad[i]);
}

/* Every day there is, by nothing but adding one. */
static void every_day(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    int32_t day = DAY_MIN, back;
    int weekday = 1, iso_year = 1, iso_week = 1;
    char expected[DATE_SIZE], got[DATE_SIZE];

    (void)state;
    for (int y = 1; y <= 9999; y++)
        for (int m = 1; m <= 12; m++) {
            int length = lengths[m - 1];
            if (m == 2 && (y % 400 == 0 || (y % 4 == 0 && y % 100 != 0)))
                length = 29;
            assert_int_equal(day_month_length(y, m), length);
            for (int d = 1; d <= length; d++, day++) {
                struct civil c = day_civil(day);
                int wy, ww;
                day_iso_week(day, &wy, &ww);
                if (day_of(y, m, d) != day || c.year != y || c.month != m ||
                    c.day != d || day_weekday(day) != weekday ||
                    wy != iso_year || ww != iso_week)
                    fail_msg("%04d-%02d-%02d", y, m, d);
                if (y >= 1600 && y <= 2400) {
                    snprintf(expected, sizeof expected, "%04d-%02d-%02d", y, m,
                             d);
                    assert_string_equal(day_print(day, got), expected);
                    assert_true(day_parse(str_of(got), &back));
                    assert_int_equal(back, day);
                }
                if (++weekday < 8)
                    continue;
                /* Tomorrow is a Monday: of week 1 from 29 December to
                 * 4 January. */
                weekday = 1;
                bool old = m == 12 && d >= 28 && d < 31;
                bool new = (m == 12 && d == 31) || (m == 1 && d <= 3);
                iso_year += old || new ? 1 : 0;
                iso_week = old || new ? 1 : iso_week + 1;
            }
        }
    assert_int_equal(day - 1, DAY_MAX);
}

/* `date -u -d DAY '+%s %u %G-%V'`; the seconds divided by 86400. */
static void known_days(void **state)
{
    static const struct {
        const char *day;
        int number, weekday, iso_year, iso_week;
    } known[] = {{"0001-01-01", -719162, 1, 1, 1},
                 {"1600-01-01", -135140, 6, 1599, 52},
                 {"1752-09-14", -79366, 4, 1752, 37},
                 {"1900-01-01", -25567, 1, 1900, 1},
                 {"1969-07-20", -165, 7, 1969, 29},
                 {"1970-01-01", 0, 4, 1970, 1},
                 {"2000-02-29", 11016, 2, 2000, 9},
                 {"2004-12-31", 12783, 5, 2004, 53},
                 {"2005-01-02", 12785, 7, 2004, 53},
                 {"2005-01-03", 12786, 1, 2005, 1},
                 {"2008-12-28", 14241, 7, 2008, 52},
                 {"2008-12-29", 14242, 1, 2009, 1},
                 {"2010-01-03", 14612, 7, 2009, 53},
                 {"2016-01-01", 16801, 5, 2015, 53},
                 {"2021-01-03", 18630, 7, 2020, 53},
                 {"2024-12-30", 20087, 1, 2025, 1},
                 {"2026-10-05", 20731, 1, 2026, 41},
                 {"2027-01-03", 20821, 7, 2026, 53},
                 {"2400-02-29", 157113, 2, 2400, 9},
                 {"9999-12-31", 2932896, 5, 9999, 52}};

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int year, week, day = parse(known[i].day);
        day_iso_week(day, &year, &week);
        assert_int_equal(day, known[i].number);
        assert_int_equal(day_weekday(day), known[i].weekday);
        assert_int_equal(year, known[i].iso_year);
        assert_int_equal(week, known[i].iso_week);
    }
}

static void not_days(void **state)
{
    static const char *const bad[] = {
        "",           "2026",        "2026-1-05",
        "2026-10-5",  "2026-10-05 ", " 2026-10-05",
        "2026/10/05", "05.10.2026",  "20261005",
        "2026-00-10", "2026-13-01",  "2026-01-00",
        "2026-01-32", "2026-02-29",  "1900-02-29",
        "2026-04-31", "0000-01-01",  "-001-01-01",
        "+026-01-01", "2026-1a-01",  "2026-10-0x",
        "2O26-10-05", "10000-01-01", "2026-10-05Z"};
    int32_t day = 7;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (day_parse(str_of(bad[i]), &day))
            fail_msg("'%s' was taken for a date", bad[i]);
    assert_int_equal(day, 7);
    assert_false(day_parse((struct str){NULL, 0}, &day));
    assert_true(day_parse(str_of("2000-02-29"), &day));
    assert_true(day_parse(str_of("2024-02-29"), &day));
    /* The view ends where it says, not at a NUL. */
    assert_true(day_parse((struct str){"2026-10-056", 10}, &day));
    assert_int_equal(day, 20731);
}

static void no_day_prints_nothing(void **state)
{
    char buf[DATE_SIZE];

    (void)state;
    assert_string_equal(day_print(DAY_NONE, buf), "");
    assert_string_equal(day_print(DAY_MAX + 1, buf), "");
    assert_string_equal(day_print(DAY_MIN - 1, buf), "");
    assert_string_equal(day_print(DAY_MIN, buf), "0001-01-01");
    assert_string_equal(day_print(DAY_MAX, buf), "9999-12-31");
}

static void months_are_added(void **state)
{
    static const struct {
        const char *day;
        int months;
        const char *expected;
    } cases[] = {{"2026-01-31", 1, "2026-02-28"},
                 {"2024-01-31", 1, "2024-02-29"},
                 {"2024-02-29", 12, "2025-02-28"},
                 {"2024-02-29", 48, "2028-02-29"},
                 {"2024-02-29", -12, "2023-02-28"},
                 {"2026-03-31", -1, "2026-02-28"},
                 {"2026-10-31", 1, "2026-11-30"},
                 {"2026-12-15", 1, "2027-01-15"},
                 {"2026-01-15", -1, "2025-12-15"},
                 {"2026-05-31", 0, "2026-05-31"},
                 {"2026-05-31", -13, "2025-04-30"},
                 {"1970-01-01", -1, "1969-12-01"},
                 {"9999-11-30", 1, "9999-12-30"},
                 {"9999-12-01", 1, "9999-12-31"},
                 {"2026-10-05", INT32_MAX, "9999-12-31"},
                 {"2026-10-05", INT32_MIN, "0001-01-01"},
                 {"0001-01-31", 1, "0001-02-28"},
                 {"0001-02-10", -1, "0001-01-10"},
                 {"0001-01-31", -1, "0001-01-01"}};
    char buf[DATE_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t day = day_add_months(parse(cases[i].day), cases[i].months);
        assert_string_equal(day_print(day, buf), cases[i].expected);
    }
    assert_int_equal(day_add_months(DAY_NONE, 1), DAY_NONE);
    assert_int_equal(day_month_length(2026, 0), 0);
    assert_int_equal(day_month_length(2026, 13), 0);
}

/* A zone of a city in the middle of Europe, in 2026; `date -u -d … +%s`. */
#define SPRING 1774746000 /* 2026-03-29T01:00Z: 02:00 becomes 03:00 */
#define AUTUMN 1792890000 /* 2026-10-25T01:00Z: 03:00 becomes 02:00 */

static int summer(int64_t at, void *arg)
{
    (void)arg;
    return at >= SPRING && at < AUTUMN ? 7200 : 3600;
}

/* West of Greenwich; the clocks go back at 2026-11-01T06:00Z. */
static int western(int64_t at, void *arg)
{
    (void)arg;
    return at < 1793512800 ? -4 * 3600 : -5 * 3600;
}

static int fixed(int64_t at, void *arg)
{
    (void)at;
    return *(int *)arg;
}

static const struct zone europe = {summer, NULL}, america = {western, NULL};

static struct when when(const char *text, const struct zone *zone)
{
    struct when w = {0, false, 0};
    struct err e = ERR_INIT;

    if (when_parse(str_of(text), zone, &w, &e) != 0)
        fail_msg("%s: %s", text, e.text);
    return w;
}

static void instants(void **state)
{
    /* `date -u -d TEXT +%s` */
    static const struct {
        const char *text;
        int64_t at;
    } cases[] = {{"2026-10-05T09:30Z", 1791192600},
                 {"2026-10-05T09:30:00Z", 1791192600},
                 {"2026-10-05t09:30:00z", 1791192600},
                 {"2026-10-05 09:30Z", 1791192600},
                 {"2026-10-05 09:30", 1791192600},
                 {"2026-10-05T09:30:00.999999999Z", 1791192600},
                 {"2026-10-05T09:30:00.5", 1791192600},
                 {"2026-10-05T09:30:00+03:00", 1791181800},
                 {"2026-10-05T09:30+03:00", 1791181800},
                 {"2026-10-05T09:30:00-05:30", 1791212400},
                 {"2026-10-05T09:30:00-00:00", 1791192600},
                 {"1966-01-01T00:00Z", -126230400},
                 {"1961-01-01T00:00:00Z", -283996800},
                 {"2016-12-31T23:59:59Z", 1483228799},
                 {"2016-12-31T23:59:60Z", 1483228799},
                 {"0001-01-01T00:00Z", -62135596800},
                 {"9999-12-31T23:59:59Z", 253402300799}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct when w = when(cases[i].text, NULL);
        assert_true(w.timed);
        assert_int_equal(w.at, cases[i].at);
    }
    struct when day = when("2026-10-05", &europe);
    assert_false(day.timed);
    assert_int_equal(day.day, 20731);
}

/* The day of an instant is the user's. */
static void day_in_the_zone(void **state)
{
    (void)state;
    assert_int_equal(when("2026-10-05T23:30Z", NULL).day, 20731);
    assert_int_equal(when("2026-10-05T23:30Z", &europe).day, 20732);
    assert_int_equal(when("2026-10-05T02:30Z", &america).day, 20730);
    assert_int_equal(when("2026-10-05T01:00+09:00", NULL).day, 20730);
    assert_int_equal(when("1969-12-31T23:59:59Z", NULL).day, -1);
    assert_int_equal(when_at(-1, NULL).day, -1);
    assert_int_equal(when_at(0, NULL).day, 0);
    assert_int_equal(when_at(86399, NULL).day, 0);
    assert_int_equal(when_at(86399, &europe).day, 1);
    assert_true(when_at(5, NULL).timed);
    assert_int_equal(when_at(5, NULL).at, 5);
    /* Clocks that are off the scale end at its ends. */
    assert_int_equal(when_at(INT64_MAX, &europe).day, DAY_MAX);
    assert_int_equal(when_at(INT64_MIN, &america).day, DAY_MIN);
}

/* Without an offset it is the zone's, also where that changes. */
static void local_times(void **state)
{
    static const struct {
        const char *text;
        int64_t at;
    } cases[] = {{"2026-07-01T12:00", 1782900000},
                 {"2026-12-01T12:00", 1796122800},
                 {"2026-03-29T01:59:59", SPRING - 1},
                 {"2026-03-29T03:00", SPRING},
                 {"2026-03-29T02:30", SPRING + 1800}, /* skipped: as 03:30 */
                 {"2026-03-28T12:00", SPRING - 14 * 3600},
                 {"2026-03-29T12:00", SPRING + 9 * 3600},
                 {"2026-10-25T01:59:59", AUTUMN - 3601},
                 {"2026-10-25T02:00", AUTUMN - 3600}, /* twice: the first */
                 {"2026-10-25T02:59:59", AUTUMN - 1},
                 {"2026-10-25T03:00", AUTUMN + 3600},
                 {"2026-10-24T23:00", AUTUMN - 4 * 3600},
                 {"2026-10-25T23:00", AUTUMN + 21 * 3600}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (when(cases[i].text, &europe).at != cases[i].at)
            fail_msg("%s: %lld", cases[i].text,
                     (long long)when(cases[i].text, &europe).at);
    assert_int_equal(when("2026-11-01T00:59", &america).at, 1793512800 - 3660);
    assert_int_equal(when("2026-11-01T01:30", &america).at, 1793512800 - 1800);
    assert_int_equal(when("2026-11-01T02:00", &america).at, 1793512800 + 3600);
}

static void instants_print(void **state)
{
    char buf[DATE_SIZE];
    struct when w = when_at(1791192600, NULL), day = when("2026-10-05", NULL);
    int lmt = 2 * 3600 + 30 * 60 + 17; /* Moscow before 1916 */
    int west = -(9 * 3600 + 30 * 60), east = 14 * 3600;
    struct zone seconds = {fixed, &lmt}, negative = {fixed, &west};
    struct zone far = {fixed, &east};

    (void)state;
    assert_string_equal(when_print(&w, NULL, buf), "2026-10-05T09:30:00Z");
    assert_string_equal(when_print(&w, &europe, buf),
                        "2026-10-05T11:30:00+02:00");
    assert_string_equal(when_print(&w, &negative, buf),
                        "2026-10-05T00:00:00-09:30");
    assert_string_equal(when_print(&w, &seconds, buf),
                        "2026-10-05T12:00:00+02:30");
    assert_string_equal(when_print(&day, &europe, buf), "2026-10-05");

    w = when_at(INT64_MAX, NULL);
    assert_string_equal(when_print(&w, &far, buf), "9999-12-31T23:59:59Z");

    /* What is printed reads back as the same instant, hour by hour. */
    for (int64_t at = SPRING - 86400; at < AUTUMN + 86400; at += 1799) {
        w = when_at(at, &europe);
        when_print(&w, &europe, buf);
        assert_int_equal(when(buf, &america).at, at);
        assert_int_equal(when(buf, &europe).day, w.day);
    }
}

static void faults(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "'' is no date (write YYYY-MM-DD)"},
        {"yesterday", "'yesterday' is no date (write YYYY-MM-DD)"},
        {"05.10.2026", "'05.10.2026' is no date (write YYYY-MM-DD)"},
        {"2026-10-5", "'2026-10-5' is no date (write YYYY-MM-DD)"},
        {"2026-02-30", "'2026-02-30' is no date (February 2026 has 28 days)"},
        {"2024-02-30", "'2024-02-30' is no date (February 2024 has 29 days)"},
        {"2026-04-00", "'2026-04-00' is no date (April 2026 has 30 days)"},
        {"2026-13-01", "'2026-13-01' is no date (months are 01 to 12)"},
        {"0000-01-01", "'0000-01-01' is no date (years are 0001 to 9999)"},
        {"2026-02-30T10:00Z",
         "'2026-02-30T10:00Z' is no date (February 2026 has 28 days)"},
        {"2026-10-05T24:00",
         "'2026-10-05T24:00' has no time of day (write 00:00 of the next day "
         "for 24:00)"},
        {"2026-10-05T25:00Z",
         "'2026-10-05T25:00Z' has no time of day (hours are 00 to 23, minutes "
         "and seconds 00 to 59)"},
        {"2026-10-05T09:60Z",
         "'2026-10-05T09:60Z' has no time of day (hours are 00 to 23, minutes "
         "and seconds 00 to 59)"},
        {"2026-10-05T9:30", "'2026-10-05T9:30' is no date with a time (write "
                            "2026-10-05T09:30+03:00)"},
        {"0001-01-01T00:00+01:00", "'0001-01-01T00:00+01:00' is out of range "
                                   "in the local zone (years are 0001 to "
                                   "9999)"}};
    static const char *const bad[] = {"2026-10-05T",
                                      "2026-10-05 ",
                                      "2026-10-05T0930",
                                      "2026-10-05T09",
                                      "2026-10-05T09:3",
                                      "2026-10-05x09:30",
                                      "2026-10-05T09:30:",
                                      "2026-10-05T09:30:0",
                                      "2026-10-05T09:30:61Z",
                                      "2026-10-05T09:30:00.Z",
                                      "2026-10-05T09:30:00,5",
                                      "2026-10-05T09:30 Z",
                                      "2026-10-05T09:30+3",
                                      "2026-10-05T09:30+0300",
                                      "2026-10-05T09:30+24:00",
                                      "2026-10-05T09:30+03:60",
                                      "2026-10-05T09:30ZZ",
                                      "2026-10-05T-1:30",
                                      "2026-10-05  09:30",
                                      "2026-10-05T09:30\n",
                                      "9999-12-31T23:59-00:01",
                                      "2026-10-05T09:30+aa:00"};
    struct when w = {7, false, 7};
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(when_parse(str_of(cases[i].text), NULL, &w, &e), -1);
        assert_int_equal(e.kind, ERR_DATA);
        assert_string_equal(e.text, cases[i].message);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (when_parse(str_of(bad[i]), NULL, &w, NULL) == 0)
            fail_msg("'%s' was taken for an instant", bad[i]);
    assert_int_equal(w.day, 7);

    /* A value of a megabyte does not push the remedy out. */
    char *huge = mem_new(1 << 20, 1);
    memset(huge, 'x', 1 << 20);
    assert_int_equal(when_parse((struct str){huge, 1 << 20}, NULL, &w, &e), -1);
    assert_string_equal(e.text, "'…' is no date (write YYYY-MM-DD)");
    free(huge);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(birthdays),
                                       cmocka_unit_test(every_day),
                                       cmocka_unit_test(known_days),
                                       cmocka_unit_test(not_days),
                                       cmocka_unit_test(months_are_added),
                                       cmocka_unit_test(instants),
                                       cmocka_unit_test(day_in_the_zone),
                                       cmocka_unit_test(local_times),
                                       cmocka_unit_test(instants_print),
                                       cmocka_unit_test(faults),
                                       cmocka_unit_test(no_day_prints_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
