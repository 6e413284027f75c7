/* Spans and date words.  The weekdays are date(1)'s, the lengths bc(1)'s. */
#include <limits.h>
#include <stdio.h>

#include "unit.h"

#include "base/mem.h"
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

static void spans(void **state)
{
    static const struct {
        const char *text;
        int n;
        enum span_unit unit;
        int days;
    } cases[] = {{"14d", 14, SPAN_DAY, 14},
                 {"+14d", 14, SPAN_DAY, 14},
                 {"-14d", -14, SPAN_DAY, -14},
                 {"0d", 0, SPAN_DAY, 0},
                 {"007d", 7, SPAN_DAY, 7},
                 {"2w", 2, SPAN_WEEK, 14},
                 {"3m", 3, SPAN_MONTH, 91}, /* 91.3125 */
                 {"1m", 1, SPAN_MONTH, 30},
                 {"-1m", -1, SPAN_MONTH, -30},
                 {"8m", 8, SPAN_MONTH, 244}, /* 243.5 */
                 {"-8m", -8, SPAN_MONTH, -244},
                 {"1q", 3, SPAN_MONTH, 91},
                 {"-2q", -6, SPAN_MONTH, -183}, /* 182.625 */
                 {"1y", 12, SPAN_MONTH, 365},   /* 365.25 */
                 {"4y", 48, SPAN_MONTH, 1461},
                 {"9999y", 119988, SPAN_MONTH, 3652135},
                 {"4h", 4, SPAN_HOUR, 1},
                 {"24h", 24, SPAN_HOUR, 1},
                 {"25h", 25, SPAN_HOUR, 2},
                 {"-25h", -25, SPAN_HOUR, -2},
                 {"30min", 30, SPAN_MINUTE, 1},
                 {"-30min", -30, SPAN_MINUTE, -1},
                 {"1440min", 1440, SPAN_MINUTE, 1},
                 {"1441min", 1441, SPAN_MINUTE, 2},
                 {"2147483647min", INT_MAX, SPAN_MINUTE, 1491309}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct span s = {-7, SPAN_DAY};
        struct err e = ERR_INIT;
        if (span_parse(str_of(cases[i].text), &s, &e) != 0)
            fail_msg("%s", e.text);
        assert_int_equal(s.n, cases[i].n);
        assert_int_equal(s.unit, cases[i].unit);
        if (span_days(s) != cases[i].days)
            fail_msg("%s is %d days", cases[i].text, span_days(s));
    }
    /* What nobody can type still does not wrap. */
    assert_int_equal(span_days((struct span){INT_MAX, SPAN_WEEK}), INT_MAX);
    assert_int_equal(span_days((struct span){INT_MIN, SPAN_MONTH}), INT_MIN);
}

static void span_faults(void **state)
{
    static const char *const no_unit = "add its unit: min, h, d, w, m, q or y",
                             *const form = "write such as 30min, 4h, 14d, 2w, "
                                           "3m, 1q, 1y",
                             *const long_ = "9999y is the longest";
    const struct {
        const char *text, *remedy;
    } cases[] = {{"", form},
                 {"d", form},
                 {"+", form},
                 {"+-1d", form},
                 {"1.5d", form},
                 {" 1d", form},
                 {"1d ", form},
                 {"1 d", form},
                 {"1dd", form},
                 {"1days", form},
                 {"1M", form},
                 {"1mi", form},
                 {"0x1d", form},
                 {"14", no_unit},
                 {"-3", no_unit},
                 {"10000y", long_},
                 {"39997q", long_},
                 {"119989m", long_},
                 {"3652059d", long_},
                 {"999999999d", long_},
                 {"2147483648min", long_},
                 {"-2147483648min", long_},
                 {"99999999999999999999999999d", long_}};
    char message[256];
    struct span s = {-7, SPAN_DAY};
    struct err e;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        snprintf(message, sizeof message, "'%s' is no span of time (%s)",
                 cases[i].text, cases[i].remedy);
        assert_int_equal(span_parse(str_of(cases[i].text), &s, &e), -1);
        assert_int_equal(e.kind, ERR_DATA);
        assert_string_equal(e.text, message);
    }
    assert_int_equal(span_parse((struct str){NULL, 0}, &s, NULL), -1);
    assert_int_equal(s.n, -7);
}

static void spans_are_added(void **state)
{
    static const struct {
        const char *day;
        struct span span;
        int times;
        const char *expected;
    } cases[] = {{"2026-10-05", {14, SPAN_DAY}, 1, "2026-10-19"},
                 {"2026-10-05", {14, SPAN_DAY}, -1, "2026-09-21"},
                 {"2026-10-05", {2, SPAN_WEEK}, 3, "2026-11-16"},
                 {"2026-01-31", {1, SPAN_MONTH}, 1, "2026-02-28"},
                 /* From the first day, not from one clamped day to the next. */
                 {"2026-01-31", {1, SPAN_MONTH}, 2, "2026-03-31"},
                 {"2026-01-31", {3, SPAN_MONTH}, -1, "2025-10-31"},
                 {"2026-10-05", {4, SPAN_HOUR}, 1, "2026-10-06"},
                 {"2026-10-05", {4, SPAN_HOUR}, 6, "2026-10-06"},
                 {"2026-10-05", {4, SPAN_HOUR}, 7, "2026-10-07"},
                 {"2026-10-05", {4, SPAN_HOUR}, -1, "2026-10-04"},
                 {"2026-10-05", {30, SPAN_MINUTE}, 0, "2026-10-05"},
                 {"2026-10-05", {30, SPAN_MINUTE}, 1, "2026-10-06"},
                 {"9999-12-31", {1, SPAN_DAY}, 1, "9999-12-31"},
                 {"9999-12-30", {1, SPAN_DAY}, 1, "9999-12-31"},
                 {"0001-01-02", {-1, SPAN_DAY}, 1, "0001-01-01"},
                 {"0001-01-02", {-1, SPAN_WEEK}, 1, "0001-01-01"},
                 {"2026-10-05", {INT_MAX, SPAN_WEEK}, INT_MAX, "9999-12-31"},
                 {"2026-10-05", {INT_MIN, SPAN_WEEK}, INT_MIN, "9999-12-31"},
                 {"2026-10-05", {INT_MIN, SPAN_WEEK}, INT_MAX, "0001-01-01"},
                 {"2026-10-05", {INT_MIN, SPAN_MINUTE}, INT_MAX, "0001-01-01"},
                 {"2026-10-05", {INT_MAX, SPAN_MONTH}, INT_MAX, "9999-12-31"},
                 {"2026-10-05", {INT_MAX, SPAN_MONTH}, INT_MIN, "0001-01-01"}};
    char buf[DATE_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int32_t day = span_add(at(cases[i].day), cases[i].span, cases[i].times);
        if (strcmp(day_print(day, buf), cases[i].expected) != 0)
            fail_msg("case %zu: %s is not %s", i, buf, cases[i].expected);
    }
    assert_int_equal(span_add(DAY_NONE, (struct span){1, SPAN_DAY}, 1),
                     DAY_NONE);
}

static void expect_word(const char *word, const char *today, enum day_edge edge,
                        const char *expected)
{
    char buf[DATE_SIZE];
    struct err e = ERR_INIT;
    int32_t day = DAY_NONE;

    if (day_word(str_of(word), at(today), edge, &day, &e) != 0)
        fail_msg("%s: %s", word, e.text);
    if (strcmp(day_print(day, buf), expected) != 0)
        fail_msg("%s on %s: %s is not %s", word, today, buf, expected);
}

static void date_words(void **state)
{
    static const char *const cases[][4] = {
        /* word, today, first, last */
        {"2024-02-29", "2026-10-05", "2024-02-29", "2024-02-29"},
        {"today", "2026-10-05", "2026-10-05", "2026-10-05"},
        {"Today", "2026-10-05", "2026-10-05", "2026-10-05"},
        {"yesterday", "2026-01-01", "2025-12-31", "2025-12-31"},
        {"tomorrow", "2026-12-31", "2027-01-01", "2027-01-01"},
        {"+14d", "2026-10-05", "2026-10-19", "2026-10-19"},
        {"-2w", "2026-10-05", "2026-09-21", "2026-09-21"},
        {"+1m", "2026-01-31", "2026-02-28", "2026-02-28"},
        {"-1q", "2026-05-31", "2026-02-28", "2026-02-28"},
        {"+1y", "2024-02-29", "2025-02-28", "2025-02-28"},
        {"+4h", "2026-10-05", "2026-10-06", "2026-10-06"},
        {"+0d", "2026-10-05", "2026-10-05", "2026-10-05"},
        {"som", "2026-10-05", "2026-10-01", "2026-10-01"},
        {"eom", "2026-10-05", "2026-10-31", "2026-10-31"},
        {"eom", "2026-10-31", "2026-10-31", "2026-10-31"},
        {"eom", "2024-02-01", "2024-02-29", "2024-02-29"},
        {"eom", "1900-02-01", "1900-02-28", "1900-02-28"},
        {"soq", "2026-02-14", "2026-01-01", "2026-01-01"},
        {"eoq", "2026-02-14", "2026-03-31", "2026-03-31"},
        {"soq", "2026-12-31", "2026-10-01", "2026-10-01"},
        {"eoq", "2026-06-30", "2026-06-30", "2026-06-30"},
        {"soy", "2026-10-05", "2026-01-01", "2026-01-01"},
        {"eoy", "2026-10-05", "2026-12-31", "2026-12-31"},
        {"2026", "2026-10-05", "2026-01-01", "2026-12-31"},
        {"2026-02", "2026-10-05", "2026-02-01", "2026-02-28"},
        {"2026-q3", "2026-10-05", "2026-07-01", "2026-09-30"},
        {"2026-w40", "2026-10-05", "2026-09-28", "2026-10-04"},
        {"last-month", "2026-03-31", "2026-02-01", "2026-02-28"},
        {"next-week", "2026-10-05", "2026-10-12", "2026-10-18"},
        {"this-day", "2026-10-05", "2026-10-05", "2026-10-05"},
        {"-1w..+1w", "2026-10-05", "2026-09-28", "2026-10-12"},
        {"all", "2026-10-05", "0001-01-01", "9999-12-31"},
        {"tomorrow", "9999-12-31", "9999-12-31", "9999-12-31"},
        {"+1d", "9999-12-30", "9999-12-31", "9999-12-31"},
        {"-1d", "0001-01-02", "0001-01-01", "0001-01-01"}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        expect_word(cases[i][0], cases[i][1], DAY_FIRST, cases[i][2]);
        expect_word(cases[i][0], cases[i][1], DAY_LAST, cases[i][3]);
    }
}

/* Each name on each weekday: the next one, today not counted. */
static void weekday_words(void **state)
{
    static const char *const names[7][3] = {
        {"mon", "monday", "Mon"},    {"tue", "tuesday", "TUE"},
        {"wed", "wednesday", "Wed"}, {"thu", "thursday", "Thursday"},
        {"fri", "friday", "fRi"},    {"sat", "saturday", "Sat"},
        {"sun", "sunday", "SUNDAY"}};
    /* What follows a Monday of the 5th in a fortnight. */
    static const int next[7][7] = {
        /* mon tue wed thu fri sat sun */
        {12, 6, 7, 8, 9, 10, 11},     {12, 13, 7, 8, 9, 10, 11},
        {12, 13, 14, 8, 9, 10, 11},   {12, 13, 14, 15, 9, 10, 11},
        {12, 13, 14, 15, 16, 10, 11}, {12, 13, 14, 15, 16, 17, 11},
        {12, 13, 14, 15, 16, 17, 18}};
    char today[DATE_SIZE], expected[DATE_SIZE];

    (void)state;
    for (int t = 0; t < 7; t++)
        for (int w = 0; w < 7; w++)
            for (int form = 0; form < 3; form++) {
                snprintf(today, sizeof today, "2026-10-%02d", t + 5);
                snprintf(expected, sizeof expected, "2026-10-%02d", next[t][w]);
                expect_word(names[w][form], today, DAY_FIRST, expected);
            }
}

static void word_faults(void **state)
{
    static const struct {
        const char *word, *message;
    } cases[] = {
        {"", "'' is no date (write such as 2026-10-05, today, +14d, fri, eom, "
             "2026-10)"},
        {"soon", "'soon' is no date (write such as 2026-10-05, today, +14d, "
                 "fri, eom, 2026-10)"},
        {"fr", "'fr' is no date (write such as 2026-10-05, today, +14d, fri, "
               "eom, 2026-10)"},
        {"14d", "'14d' is no date (write +14d or -14d)"},
        {"+14", "'+14' is no span of time (add its unit: min, h, d, w, m, q or "
                "y)"},
        {"+999999999d",
         "'+999999999d' is no span of time (9999y is the longest)"},
        {"+9999y", "'+9999y' is too far away (years are 0001 to 9999)"},
        {"-9999y", "'-9999y' is too far away (years are 0001 to 9999)"},
        {"-3000000d", "'-3000000d' is too far away (years are 0001 to 9999)"},
        {"2026-02-30", "'2026-02-30' is no date (February 2026 has 28 days)"},
        {"2026-1", "'2026-1' is no date and no period (write such as "
                   "2026-10-05, 2026-10, 2026-q3, 2026-w40, 2026)"},
        {"eom..soon", "'soon' is no date (write such as 2026-10-05, today, "
                      "+14d, fri, eom, 2026-10)"}};
    struct err e;
    int32_t day = 7;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(
            day_word(str_of(cases[i].word), at(monday), DAY_LAST, &day, &e),
            -1);
        assert_int_equal(e.kind, ERR_USAGE);
        assert_string_equal(e.text, cases[i].message);
        assert_int_equal(
            day_word(str_of(cases[i].word), at(monday), DAY_LAST, &day, NULL),
            -1);
    }
    char *huge = mem_new(1000, 1);
    memset(huge, '+', 1000);
    assert_int_equal(
        day_word((struct str){huge, 1000}, at(monday), DAY_LAST, &day, &e), -1);
    assert_non_null(strstr(e.text, "'…' is no date (write such as"));
    free(huge);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans),           cmocka_unit_test(span_faults),
        cmocka_unit_test(spans_are_added), cmocka_unit_test(date_words),
        cmocka_unit_test(weekday_words),   cmocka_unit_test(word_faults)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
