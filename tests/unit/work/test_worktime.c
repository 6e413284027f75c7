/* Working time.  Expected instants are written as people reckon them, and all
 * that is counted is counted again minute by minute. */
#include <stdio.h>
#include <unistd.h>

#include "unit.h"

#include "base/text/text.h"
#include "work/time/worktime.h"

static int moscow(int64_t at, void *arg)
{
    (void)at;
    (void)arg;
    return 3 * 3600;
}

/* As the European Union has it: 01:00 UTC on the last Sundays of March and
 * October.  Here of 2026. */
static int berlin(int64_t at, void *arg)
{
    (void)arg;
    /* date -u -d '2026-03-29 01:00' +%s; date -u -d '2026-10-25 01:00' +%s */
    return at >= 1774746000 && at < 1792890000 ? 7200 : 3600;
}

static struct holidays holidays_of(const struct holiday *days, size_t n)
{
    struct holidays h = {0};
    for (size_t i = 0; i < n; i++)
        *vec_push(&h.all) = days[i];
    return h;
}

static struct worktime worktime_of(const char *hours, const char *days,
                                   int (*zone)(int64_t, void *))
{
    struct worktime w = {.zone = {zone, NULL}};
    struct err e = ERR_INIT;
    if (hours_parse(str_of(hours), &w.hours, &e) < 0 ||
        weekdays_parse(str_of(days), &w.days, &e) < 0)
        fail_msg("%s", e.text);
    return w;
}

static int64_t instant(const struct worktime *w, const char *text)
{
    struct when when;
    struct err e = ERR_INIT;
    if (when_parse(str_of(text), &w->zone, &when, &e) < 0 || !when.timed)
        fail_msg("%s: %s", text, e.text);
    return when.at;
}

static int32_t day(const char *text)
{
    int32_t d = DAY_NONE;
    assert_true(day_parse(str_of(text), &d));
    return d;
}

struct case_add {
    const char *start;
    int minutes;
    const char *end;
};

static void check_add(const struct worktime *w, const struct case_add *c,
                      size_t n)
{
    char got[DATE_SIZE];
    for (size_t i = 0; i < n; i++) {
        int64_t a = instant(w, c[i].start);
        struct when at =
            when_at(worktime_add(w, a, c[i].minutes * 60), &w->zone);
        when_print(&at, &w->zone, got);
        if (at.at != instant(w, c[i].end))
            fail_msg("%s + %d min: %s, not %s", c[i].start, c[i].minutes, got,
                     c[i].end);
        assert_int_equal(worktime_between(w, a, at.at), c[i].minutes * 60);
    }
}

/* 2026-05-08 is a Friday; Monday 11 May is a holiday in Russia. */
static void over_a_weekend(void **state)
{
    const struct holiday off[] = {{.day = day("2026-05-11"), .name = ""}};
    struct holidays h = holidays_of(off, 1);
    struct worktime w = worktime_of("10:00-19:00", "mon-fri", moscow);
    static const struct case_add cases[] = {
        {"2026-05-08T17:00", 4 * 60, "2026-05-12T12:00"},
        {"2026-05-08T17:00", 2 * 60, "2026-05-08T19:00"},
        {"2026-05-08T17:00", 2 * 60 + 1, "2026-05-12T10:01"},
        {"2026-05-08T08:00", 60, "2026-05-08T11:00"},
        {"2026-05-08T19:00", 60, "2026-05-12T11:00"},
        {"2026-05-09T12:00", 60, "2026-05-12T11:00"},
        {"2026-05-11T12:00", 60, "2026-05-12T11:00"},
        {"2026-05-08T17:00", 9 * 60, "2026-05-12T17:00"},
        {"2026-05-08T17:00", 45 * 60, "2026-05-18T17:00"},
        {"2026-05-07T18:59:30", 2, "2026-05-08T10:01:30"},
    };

    (void)state;
    w.holidays = &h;
    check_add(&w, cases, sizeof cases / sizeof *cases);
    assert_int_equal(worktime_add(&w, 12345, 0), 12345);
    assert_int_equal(worktime_add(&w, 12345, -60), 12345);
    assert_int_equal(worktime_between(&w, 1000, 999), 0);
    holidays_release(&h);
}

/* The afternoon off, a Saturday worked with its own hours and one as usual. */
static void days_of_their_own(void **state)
{
    struct holiday own[] = {
        {.day = day("2026-05-08"), .working = true, .name = ""},
        {.day = day("2026-05-09"), .working = true, .name = ""},
    };
    struct worktime w =
        worktime_of("14:00-19:00, 10:00-13:00", "mon-fri", moscow);
    struct worktime plain = w;
    static const struct case_add usual[] = {
        {"2026-05-08T12:30", 30, "2026-05-08T13:00"},
        {"2026-05-08T12:30", 31, "2026-05-08T14:01"},
        {"2026-05-08T13:20", 60, "2026-05-08T15:00"},
        {"2026-05-08T12:00", 8 * 60, "2026-05-11T12:00"},
    };
    static const struct case_add moved[] = {
        {"2026-05-08T12:00", 8 * 60, "2026-05-09T18:00"},
        {"2026-05-09T18:00", 61, "2026-05-11T10:01"},
    };

    (void)state;
    assert_int_equal(hours_parse(STR("10:00-13:00"), &own[0].hours, NULL), 0);
    struct holidays h = holidays_of(own, 2);
    w.holidays = &h;
    /* Friday 1 h left, Saturday 3 h, lunch, 4 h more */
    check_add(&w, moved, sizeof moved / sizeof *moved);
    check_add(&plain, usual, sizeof usual / sizeof *usual);
    assert_true(worktime_is_working_day(&w, day("2026-05-09")));
    assert_false(worktime_is_working_day(&plain, day("2026-05-09")));
    assert_int_equal(worktime_next_day(&w, day("2026-05-08")),
                     day("2026-05-09"));
    assert_int_equal(worktime_next_day(&w, day("2026-05-09")),
                     day("2026-05-11"));
    assert_int_equal(worktime_next_day(&plain, day("2026-05-08")),
                     day("2026-05-11"));
    assert_int_equal(worktime_close(&w, day("2026-05-08")),
                     instant(&w, "2026-05-08T13:00"));
    assert_int_equal(worktime_open(&w, day("2026-05-09")),
                     instant(&w, "2026-05-09T10:00"));
    assert_int_equal(worktime_close(&w, day("2026-05-10")),
                     instant(&w, "2026-05-11T00:00"));
    assert_true(worktime_is_open(&plain, instant(&w, "2026-05-08T10:00")));
    assert_false(worktime_is_open(&plain, instant(&w, "2026-05-08T13:00")));
    assert_false(worktime_is_open(&plain, instant(&w, "2026-05-08T19:00")));
    holidays_release(&h);
}

/* 29 March has 23 hours, 25 October 25. */
static void clocks_change(void **state)
{
    struct text_zone *icu = text_zone_open("Europe/Berlin");
    const struct zone zones[] = {{berlin, NULL}, {text_zone_offset, icu}};
    static const struct case_add all_day[] = {
        {"2026-03-29T00:00", 23 * 60, "2026-03-30T00:00"},
        {"2026-03-29T01:30", 60, "2026-03-29T03:30"},
        {"2026-10-25T00:00", 25 * 60, "2026-10-26T00:00"},
        {"2026-10-25T00:30", 4 * 60, "2026-10-25T03:30"},
        {"2026-03-28T12:00", 48 * 60, "2026-03-30T13:00"},
    };
    static const struct case_add night[] = {
        {"2026-03-28T21:00", 7 * 60, "2026-03-29T06:00"},
        {"2026-03-28T21:00", 7 * 60 + 1, "2026-03-29T22:01"},
        {"2026-10-24T21:00", 9 * 60, "2026-10-25T06:00"},
    };
    static const struct case_add office[] = {
        {"2026-03-27T18:00", 120, "2026-03-30T11:00"},
        {"2026-10-23T18:00", 120, "2026-10-26T11:00"},
    };

    (void)state;
    assert_non_null(icu);
    for (size_t i = 0; i < 2; i++) {
        struct worktime w = worktime_of("00:00-24:00", "mon-sun", NULL);
        w.zone = zones[i];
        check_add(&w, all_day, sizeof all_day / sizeof *all_day);
        w = worktime_of("22:00-24:00,00:00-06:00", "mon-sun", NULL);
        w.zone = zones[i];
        check_add(&w, night, sizeof night / sizeof *night);
        w = worktime_of("10:00-19:00", "mon-fri", NULL);
        w.zone = zones[i];
        check_add(&w, office, sizeof office / sizeof *office);
    }
    text_zone_close(icu);
}

/* A zone whose clocks change once. */
struct change {
    int64_t at;
    int before, after;
};

static int changing(int64_t at, void *arg)
{
    const struct change *c = arg;
    return at < c->at ? c->before : c->after;
}

/* The changes are of Python's zoneinfo, and so are the seconds from them to the
 * first instants at which the clocks show the beginning and the end of the
 * hours or a later time: of Python, minute by minute. */
static void hours_that_clocks_skip_or_double(void **state)
{
    static const char *const hours[] = {
        "02:00-10:00", "02:30-10:00", "00:00-02:30", "00:00-24:00",
        "23:30-24:00", "00:30-01:00", "02:15-02:45"};
    enum { HOURS = sizeof hours / sizeof *hours };
    static struct {
        struct change change;
        const char *day;
        int edges[HOURS][2];
    } cases[] = {
        /* Europe/Berlin */
        {{1774746000, 3600, 7200},
         "2026-03-29",
         {{0, 25200},
          {0, 25200},
          {-7200, 0},
          {-7200, 75600},
          {73800, 75600},
          {-5400, -3600},
          {0, 0}}},
        /* Europe/Berlin */
        {{1792890000, 7200, 3600},
         "2026-10-25",
         {{-3600, 28800},
          {-1800, 28800},
          {-10800, -1800},
          {-10800, 79200},
          {77400, 79200},
          {-9000, -7200},
          {-2700, -900}}},
        /* America/Santiago */
        {{1775358000, -10800, -14400},
         "2026-04-04",
         {{-79200, -50400},
          {-77400, -50400},
          {-86400, -77400},
          {-86400, 3600},
          {-1800, 3600},
          {-84600, -82800},
          {-78300, -76500}}},
        /* America/Santiago */
        {{1788667200, -14400, -10800},
         "2026-09-06",
         {{3600, 32400},
          {5400, 32400},
          {0, 5400},
          {0, 82800},
          {81000, 82800},
          {0, 0},
          {4500, 6300}}},
        /* Australia/Lord_Howe */
        {{1775314800, 39600, 37800},
         "2026-04-05",
         {{1800, 30600},
          {3600, 30600},
          {-7200, 3600},
          {-7200, 81000},
          {79200, 81000},
          {-5400, -3600},
          {2700, 4500}}},
        /* Australia/Lord_Howe */
        {{1791041400, 37800, 39600},
         "2026-10-04",
         {{0, 27000},
          {0, 27000},
          {-7200, 0},
          {-7200, 77400},
          {75600, 77400},
          {-5400, -3600},
          {0, 900}}},
        /* America/St_Johns */
        {{1268537460, -12600, -9000},
         "2010-03-14",
         {{3540, 32340},
          {5340, 32340},
          {-60, 5340},
          {-60, 82740},
          {80940, 82740},
          {0, 0},
          {4440, 6240}}},
        /* America/St_Johns */
        {{1289097060, -9000, -12600},
         "2010-11-07",
         {{10740, 39540},
          {12540, 39540},
          {-60, 12540},
          {-60, 89940},
          {88140, 89940},
          {5340, 7140},
          {11640, 13440}}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t k = 0; k < HOURS; k++) {
            struct worktime w = worktime_of(hours[k], "mon-sun", changing);
            w.zone.arg = &cases[i].change;
            int64_t at = cases[i].change.at;
            int64_t from = at + cases[i].edges[k][0];
            int64_t to = at + cases[i].edges[k][1];
            int32_t on = day(cases[i].day);
            assert_int_equal(worktime_open(&w, on), from);
            assert_int_equal(worktime_close(&w, on), to);
            /* no other stretch is as near */
            assert_int_equal(worktime_between(&w, from, to), to - from);
            if (to == from)
                continue;
            assert_int_equal(worktime_add(&w, from, to - from), to);
            assert_int_equal(worktime_add(&w, from, 60), from + 60);
            assert_true(worktime_is_open(&w, from));
            assert_true(worktime_is_open(&w, to - 1));
            if (k != 3) {
                assert_false(worktime_is_open(&w, from - 1));
                assert_false(worktime_is_open(&w, to));
            }
        }
}

/* Minute by minute, by what the clock on the wall shows. */
static int minutes_by_the_clock(const struct worktime *w, int64_t from,
                                int64_t to)
{
    int n = 0;
    for (int64_t at = from; at < to; at += 60) {
        int64_t wall = at + w->zone.offset(at, w->zone.arg);
        int32_t d = (int32_t)(wall / 86400);
        int32_t second = (int32_t)(wall % 86400);
        bool work = w->days & 1u << (day_weekday(d) - 1);
        for (size_t i = 0; w->holidays && i < w->holidays->all.n; i++)
            if (w->holidays->all.v[i].day == d)
                work = w->holidays->all.v[i].working;
        bool in = false;
        for (int i = 0; i < w->hours.n; i++)
            in = in ||
                 (second >= w->hours.of[i].from && second < w->hours.of[i].to);
        n += work && in;
    }
    return n;
}

static void counted_again(void **state)
{
    static const char *const hours[] = {
        "10:00-19:00", "09:00-13:00,14:30-18:15", "00:00-24:00",
        "00:00-02:00,22:00-24:00"};
    static const char *const days[] = {"mon-fri", "sun-thu", "mon,wed,fri-sun"};
    const struct holiday off[] = {
        {.day = day("2026-03-27"), .name = ""},
        {.day = day("2026-03-28"), .working = true, .name = ""},
        {.day = day("2026-10-26"), .name = ""},
    };
    struct holidays h = holidays_of(off, 3);
    const int64_t starts[] = {1774500000, 1792600020};
    uint32_t seed = 1;

    (void)state;
    for (int k = 0; k < 400; k++) {
        struct worktime w = worktime_of(hours[k % 4], days[k % 3], berlin);
        w.holidays = k & 8 ? &h : NULL;
        seed = seed * 1664525 + 1013904223;
        int64_t a = starts[k & 1] + (seed >> 16) % 5000 * 60;
        seed = seed * 1664525 + 1013904223;
        int64_t b = a + (seed >> 16) % 12000 * 60;
        int n = minutes_by_the_clock(&w, a, b);
        if (worktime_between(&w, a, b) != n * 60)
            fail_msg("%s %s from %lld to %lld: %lld, not %d", hours[k % 4],
                     days[k % 3], (long long)a, (long long)b,
                     (long long)worktime_between(&w, a, b) / 60, n);
        if (!n)
            continue;
        int64_t end = worktime_add(&w, a, n * 60);
        assert_true(end <= b);
        assert_int_equal(minutes_by_the_clock(&w, a, end), n);
        assert_int_equal(minutes_by_the_clock(&w, a, end - 60), n - 1);
    }
    holidays_release(&h);
}

static void spans(void **state)
{
    struct worktime w = worktime_of("10:00-13:00,14:00-19:00", "mon-sat", NULL);
    (void)state;
    assert_int_equal(worktime_span(&w, (struct span){90, SPAN_MINUTE}), 5400);
    assert_int_equal(worktime_span(&w, (struct span){4, SPAN_HOUR}), 14400);
    assert_int_equal(worktime_span(&w, (struct span){2, SPAN_DAY}), 57600);
    assert_int_equal(worktime_span(&w, (struct span){1, SPAN_WEEK}), 172800);
    assert_int_equal(worktime_span(&w, (struct span){1, SPAN_MONTH}), -1);
}

/* There is an end to it where nobody ever works, and for the longest span. */
static void for_ever(void **state)
{
    struct worktime w = worktime_of("10:00-10:01", "sun", NULL);
    const int64_t start = instant(&w, "2026-01-01T00:00Z");
    int64_t end = worktime_add(&w, start, INT64_C(9999) * 366 * 86400);
    (void)state;
    assert_true(end > start + INT64_C(99) * 365 * 86400);
    assert_true(end < start + INT64_C(101) * 366 * 86400);
    w.days = 0;
    assert_int_equal(worktime_next_day(&w, 20000), DAY_MAX);
    assert_int_equal(worktime_next_day(&w, DAY_MAX), DAY_MAX);
    assert_int_equal(worktime_add(&w, start, 60), start);
    assert_int_equal(worktime_between(&w, start, start + 86400 * 30), 0);
}

static void bad_hours(void **state)
{
    static const char *const bad[] = {
        "",
        "10-19",
        "10:00",
        "19:00-10:00",
        "10:0-19:00",
        "10:00-25:00",
        "10:00-24:01",
        "10:60-19:00",
        "10:00-10:00",
        "10:00-13:00,",
        "10:00-13:00,12:59-19:00",
        "-10:00-19:00",
        "10:00-13:00;14:00-19:00",
        "a:00-b:00",
        "14:00-19:00,10:00-15:00",
        "22:00-02:00",
        "010:00-19:00",
    };
    static const char *const bad_days[] = {
        "", "mo-fr", "mon-", "-fri", "mon,,", "1-5", "mon-fri-sun"};
    struct hours h;
    unsigned days;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct err e = ERR_INIT;
        if (hours_parse(str_of(bad[i]), &h, &e) == 0)
            fail_msg("'%s' was taken for hours", bad[i]);
        assert_int_equal(e.kind, ERR_DATA);
    }
    for (size_t i = 0; i < sizeof bad_days / sizeof *bad_days; i++) {
        struct err e = ERR_INIT;
        if (weekdays_parse(str_of(bad_days[i]), &days, &e) == 0)
            fail_msg("'%s' was taken for days", bad_days[i]);
        assert_int_equal(e.kind, ERR_DATA);
    }
    assert_int_equal(weekdays_parse(STR("Sunday-thu"), &days, NULL), 0);
    assert_int_equal(days, 0x4f);
    assert_int_equal(weekdays_parse(STR("sat - sun, wed"), &days, NULL), 0);
    assert_int_equal(days, 0x64);
    assert_int_equal(hours_parse(STR("9:30 - 24:00"), &h, NULL), 0);
    assert_int_equal(hours_length(&h), 52200);
}

/* date -d 'TZ="…" …' of coreutils knows the offsets. */
static void zones_by_name(void **state)
{
    static const struct {
        const char *name;
        int64_t at;
        int offset;
    } known[] = {{"Europe/Moscow", 1791201600, 10800},
                 {"Europe/Berlin", 1774745999, 3600},
                 {"Europe/Berlin", 1774746000, 7200},
                 {"Asia/Kolkata", 1791201600, 19800},
                 {"America/New_York", 1791201600, -14400},
                 {"UTC", 0, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct text_zone *z = text_zone_open(known[i].name);
        assert_non_null(z);
        assert_int_equal(text_zone_offset(known[i].at, z), known[i].offset);
        text_zone_close(z);
    }
    assert_null(text_zone_open("Europe/Moskow"));
    /* what ICU alone knows */
    assert_null(text_zone_open("GMT+3"));
    assert_null(text_zone_open("BST"));
    assert_null(text_zone_open("Etc/Unknown"));
    assert_null(text_zone_open(""));
    assert_null(text_zone_open("\xff"));
    assert_null(text_zone_open("A/name/that/is/longer/than/any/zone/is/ever/"
                               "going/to/be/in/this/life"));
}

#define LIKE(name) "(did you mean '" name "'?)"
#define NO_LIKE    "(write the name of one, such as Europe/Moscow)"

static void names_of_zones(void **state)
{
    static const char *const known[] = {
        "Europe/Moscow", "Europe/Kiev", "America/Argentina/ComodRivadavia",
        "UTC",           "GMT",         "EST5EDT",
        "Etc/GMT+3",     "Singapore",   "Africa/Abidjan",
        "CET",           "Zulu",        "Asia/Calcutta"};
    static const char *const unknown[][2] = {
        {"Europe/Moskow", LIKE("Europe/Moscow")},
        {"Moscow", LIKE("Europe/Moscow")},
        {"Russia/Moscow", LIKE("Europe/Moscow")},
        {"EUROPE/MOSCOW", LIKE("Europe/Moscow")},
        {"New York", LIKE("America/New_York")},
        {"Europe/Rom", LIKE("Europe/Rome")},
        {"utc", LIKE("UTC")},
        /* those that are close mean another time */
        {"GMT+3", NO_LIKE},
        {"UTC+3", NO_LIKE},
        {"MSK", NO_LIKE},
        {"IST", NO_LIKE},
        {"Etc/Unknown", NO_LIKE},
        {"Europe", NO_LIKE},
        {"/", NO_LIKE},
        {"Москва", NO_LIKE},
        {"", NO_LIKE}};
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct err e = ERR_INIT;
        int rc = text_zone_check(str_of(known[i]), &e);
        assert_string_equal(e.text, "");
        assert_int_equal(rc, 0);
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        struct err e = ERR_INIT;
        struct buf want = {0};
        buf_fmt(&want, "'%s' is no time zone %s", unknown[i][0], unknown[i][1]);
        assert_int_equal(text_zone_check(str_of(unknown[i][0]), &e), -1);
        assert_int_equal(e.kind, ERR_DATA);
        assert_string_equal(e.text, buf_cstr(&want));
        buf_release(&want);
    }
    assert_int_equal(text_zone_check((struct str){"UTC\0x", 5}, NULL), -1);
    assert_int_equal(text_zone_check((struct str){"UTCx", 3}, NULL), 0);
}

/* --- holidays --- */

static char *file_of(const char *name, const char *text)
{
    static char path[64];
    snprintf(path, sizeof path, "/tmp/acct-test-%d-%s", (int)getpid(), name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    return path;
}

static void listing(const struct holidays *h, struct buf *out)
{
    char text[DATE_SIZE];
    buf_clear(out);
    for (size_t i = 0; i < h->all.n; i++)
        buf_fmt(out, "%s%s%s ", day_print(h->all.v[i].day, text),
                h->all.v[i].working ? "+" : "-", h->all.v[i].name);
}

static void from_files(void **state)
{
    struct holidays h = {0};
    struct err e = ERR_INIT;
    struct buf got = {0};
    char *path = file_of("h.csv", "name,working,whose,date\n"
                                  "New Year,,x,2026-01-01\n"
                                  "Sat,yes,,2026-01-31\n"
                                  "\"Eve, short\",10:00-15:00,,2025-12-31\n"
                                  "Again,no,,2026-01-01\n");

    (void)state;
    assert_int_equal(holidays_read(&h, path, true, 0, DAY_MAX, &e), 0);
    remove(path);
    listing(&h, &got);
    assert_string_equal(buf_cstr(&got), "2025-12-31+Eve, short "
                                        "2026-01-01-Again 2026-01-31+Sat ");
    assert_int_equal(h.all.v[0].hours.of[0].to, 15 * 3600);
    assert_int_equal(h.all.v[2].hours.n, 0);

    path = file_of("h.ics",
                   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                   "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20240229\r\n"
                   "RRULE:FREQ=YEARLY\r\nSUMMARY:Leap\r\nEND:VEVENT\r\n"
                   "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200101\r\n"
                   "DTEND;VALUE=DATE:20200103\r\nRRULE:FREQ=YEARLY\r\n"
                   "EXDATE;VALUE=DATE:20270101\r\n"
                   "SUMMARY:New\r\n  Year\\, long\r\nEND:VEVENT\r\n"
                   "BEGIN:VEVENT\r\nDTSTART:20260505T100000Z\r\n"
                   "SUMMARY:Meeting\r\nEND:VEVENT\r\n"
                   "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260506\r\n"
                   "STATUS:CANCELLED\r\nEND:VEVENT\r\n"
                   "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260707\r\n"
                   "RDATE;VALUE=DATE:20260808\r\nSUMMARY:R\r\nEND:VEVENT\r\n"
                   "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20241128\r\n"
                   "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n"
                   "SUMMARY:Thanks\r\nEND:VEVENT\r\n"
                   "END:VCALENDAR\r\n");
    assert_int_equal(
        holidays_read(&h, path, true, day("2025-12-31"), day("2028-12-31"), &e),
        0);
    remove(path);
    listing(&h, &got);
    /* cal(1): the fourth Thursdays are 26, 25 and 23 November */
    assert_string_equal(
        buf_cstr(&got),
        "2025-12-31+Eve, short 2026-01-01-New Year, long "
        "2026-01-02-New Year, long 2026-01-31+Sat 2026-07-07-R 2026-08-08-R "
        "2026-11-26-Thanks 2027-11-25-Thanks 2028-01-01-New Year, long "
        "2028-01-02-New Year, long 2028-02-29-Leap 2028-11-23-Thanks ");
    /* of an event of many days the name is kept once */
    assert_ptr_equal(holidays_find(&h, day("2026-01-02"))->name,
                     holidays_find(&h, day("2028-01-01"))->name);
    assert_non_null(holidays_find(&h, day("2028-02-29")));
    assert_null(holidays_find(&h, day("2027-02-28")));
    buf_release(&got);
    holidays_release(&h);
    assert_int_equal(holidays_read(&h, "/nonexistent/h.csv", false, 0, 0, &e),
                     0);
    assert_int_equal(holidays_read(&h, "/nonexistent/h.csv", true, 0, 0, &e),
                     -1);
    assert_int_equal(e.kind, ERR_IO);
}

/* What a calendar of these events has from May to August 2026. */
static void has_days(const char *events, const char *want)
{
    struct holidays h = {0};
    struct err e = ERR_INIT;
    struct buf got = {0}, text = {0};
    buf_fmt(&text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n",
            events);
    char *path = file_of("o.ics", buf_cstr(&text));
    int rc =
        holidays_read(&h, path, true, day("2026-05-01"), day("2026-08-31"), &e);
    remove(path);
    assert_string_equal(rc < 0 ? e.text : "", "");
    listing(&h, &got);
    assert_string_equal(buf_cstr(&got), want);
    buf_release(&got);
    buf_release(&text);
    holidays_release(&h);
}

#define EVENT(uid, rest)                                                       \
    "BEGIN:VEVENT\r\nUID:" uid "\r\n" rest "\r\nEND:VEVENT\r\n"
#define ON(day)   "DTSTART;VALUE=DATE:" day "\r\n"
#define FOR(day)  "RECURRENCE-ID;VALUE=DATE:" day "\r\n"
#define FROM(day) "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:" day "\r\n"
#define MONTHLY(uid)                                                           \
    EVENT(uid, ON("20260105") "RRULE:FREQ=MONTHLY\r\nSUMMARY:M")

static void overrides(void **state)
{
    (void)state;
    has_days(MONTHLY("a"), "2026-05-05-M 2026-06-05-M 2026-07-05-M "
                           "2026-08-05-M ");
    /* before and after the event; longer; cancelled; with a time of day */
    has_days(EVENT("a", FOR("20260605") ON("20260609") "SUMMARY:O\r\n"
                                                       "DURATION:P2D")
                 MONTHLY("a") EVENT("a", FOR("20260705") "STATUS:CANCELLED")
                     EVENT("a", FOR("20260805") "DTSTART:20260806T100000"),
             "2026-05-05-M 2026-06-09-O 2026-06-10-O ");
    /* in a calendar of its own; the instance in another notation */
    has_days(MONTHLY("a") "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n" EVENT(
                 "a", "RECURRENCE-ID:20260605T000000\r\n" ON("20260401")),
             "2026-05-05-M 2026-07-05-M 2026-08-05-M ");
    /* of another event, of none, without a UID; what is no instance */
    has_days(
        MONTHLY("a") EVENT("b", FOR("20260605") ON("20260606") "SUMMARY:B")
            EVENT("c", FOR("20260705") "STATUS:CANCELLED") EVENT(
                "a",
                FOR("20260506") ON(
                    "20260507") "SUMMARY:O") "BEGIN:VEVENT\r\n" FOR("20260505")
                ON("20260509") "SUMMARY:N\r\nEND:VEVENT\r\n",
        "2026-05-05-M 2026-05-07-O 2026-05-09-N 2026-06-05-M "
        "2026-06-06-B 2026-07-05-M 2026-08-05-M ");
    /* an event of single days, and one that does not recur */
    has_days(EVENT("a", ON("20260501") "RDATE;VALUE=DATE:20260601,20260701\r\n"
                                       "SUMMARY:R")
                 EVENT("a", FOR("20260601") ON("20260602") "SUMMARY:O")
                     EVENT("a", FOR("20260501") "STATUS:CANCELLED"),
             "2026-06-02-O 2026-07-01-R ");
    has_days(EVENT("ab", ON("20260501") "SUMMARY:ab")
                 EVENT("abc", ON("20260502") "SUMMARY:abc")
                     EVENT("abc", FOR("20260502") "STATUS:CANCELLED")
                         EVENT("a", FOR("20260501") "STATUS:CANCELLED"),
             "2026-05-01-ab ");
}

/* RFC 5545, 3.8.4.4: later instances are moved by the same difference and are
 * as long, but for those that have overrides. */
static void overrides_onward(void **state)
{
    (void)state;
    has_days(MONTHLY("a")
                 EVENT("a", FROM("20260605")
                                ON("20260607") "DURATION:P2D\r\nSUMMARY:O")
                     EVENT("a", FOR("20260805") ON("20260820") "SUMMARY:P"),
             "2026-05-05-M 2026-06-07-O 2026-06-08-O 2026-07-07-O "
             "2026-07-08-O 2026-08-20-P ");
    /* the last of them holds, in the order of the instances */
    has_days(EVENT("a", FROM("20260705") ON("20260704") "SUMMARY:P")
                 EVENT("a", FROM("20260605") ON("20260607") "SUMMARY:O")
                     MONTHLY("a"),
             "2026-05-05-M 2026-06-07-O 2026-07-04-P 2026-08-04-P ");
    /* one of its own between it and those that follow it */
    has_days(EVENT("a", FROM("20260505") ON("20260506") "SUMMARY:O")
                 EVENT("a", FOR("20260605") "STATUS:CANCELLED") MONTHLY("a"),
             "2026-05-06-O 2026-07-06-O 2026-08-06-O ");
    /* those of one event do not go on in another */
    has_days(EVENT("a", FROM("20260505") "STATUS:CANCELLED")
                 EVENT("b", FOR("20260605") "STATUS:CANCELLED") MONTHLY("b"),
             "2026-05-05-M 2026-07-05-M 2026-08-05-M ");
    /* no more; with a time of day; from September into August */
    has_days(MONTHLY("a")
                 EVENT("a", FROM("20260605") ON("20260606") "STATUS:CANCELLED"),
             "2026-05-05-M ");
    has_days(MONTHLY("a")
                 EVENT("a", FROM("20260605") "DTSTART:20260606T100000"),
             "2026-05-05-M ");
    has_days(MONTHLY("a") EVENT("a", FROM("20260705") ON("20260615") "SUMMARY:"
                                                                     "O"),
             "2026-05-05-M 2026-06-05-M 2026-06-15-O 2026-07-16-O "
             "2026-08-16-O ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(over_a_weekend),
        cmocka_unit_test(days_of_their_own),
        cmocka_unit_test(clocks_change),
        cmocka_unit_test(hours_that_clocks_skip_or_double),
        cmocka_unit_test(counted_again),
        cmocka_unit_test(spans),
        cmocka_unit_test(for_ever),
        cmocka_unit_test(bad_hours),
        cmocka_unit_test(zones_by_name),
        cmocka_unit_test(from_files),
        cmocka_unit_test(overrides),
        cmocka_unit_test(overrides_onward),
        cmocka_unit_test(names_of_zones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
