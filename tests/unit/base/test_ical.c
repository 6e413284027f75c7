/* Holidays that recur.  The days are those of python-dateutil's rrule, a walk
 * of its own; where it has none, RFC 5545's word is named. */
#include <stdio.h>

#include "unit.h"

#include "base/ical/ical.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* The first days, in words. */
struct told {
    struct buf words;
    int n;
};

static void tell(void *arg, int32_t day, const char *name)
{
    struct told *t = arg;
    char text[DATE_SIZE];
    (void)name;
    if (t->n++ < 5)
        buf_fmt(&t->words, "%s%s", t->words.n ? " " : "", day_print(day, text));
}

/* What an event with those lines says; the message where it is refused. */
static void event_is(const char *lines, const char *want)
{
    struct buf file = {0};
    struct told t = {0};
    struct err e = ERR_INIT;
    struct ical_wish wish = {day_of(2020, 1, 1), day_of(2049, 12, 31), tell,
                             &t};
    buf_fmt(&file,
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\n%s\n"
            "END:VEVENT\nEND:VCALENDAR\n",
            lines);
    int rc = ical_days(buf_view(&file), "h.ics", &wish, &e);
    assert_string_equal(rc < 0 ? e.text : buf_cstr(&t.words), want);
    buf_release(&t.words);
    buf_release(&file);
}

static void recurrences(void **state)
{
    static const struct {
        const char *start, *rule, *days;
    } cases[] = {
        {"20200131", "FREQ=MONTHLY;BYMONTHDAY=-1",
         "2020-01-31 2020-02-29 2020-03-31 2020-04-30 2020-05-31"},
        {"20200129", "FREQ=MONTHLY;BYMONTHDAY=-3,-1",
         "2020-01-29 2020-01-31 2020-02-27 2020-02-29 2020-03-29"},
        {"20200229", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
         "2020-02-29 2021-02-28 2022-02-28 2023-02-28 2024-02-29"},
        {"20200101", "FREQ=DAILY;BYMONTHDAY=-1",
         "2020-01-31 2020-02-29 2020-03-31 2020-04-30 2020-05-31"},
        {"20200131", "FREQ=YEARLY;BYMONTHDAY=-1",
         "2020-01-31 2020-02-29 2020-03-31 2020-04-30 2020-05-31"},
        {"20200518",
         "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-13,-12,-11,-10,-9,-8,-7;BYDAY=MO",
         "2020-05-25 2021-05-24 2022-05-23 2023-05-22 2024-05-20"},
        {"20200131", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
         "2020-01-31 2020-02-28 2020-03-31 2020-04-30 2020-05-29"},
        {"20200101", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
         "2020-01-01 2020-01-31 2020-02-03 2020-02-28 2020-03-02"},
        {"20200525", "FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYSETPOS=-1",
         "2020-05-25 2021-05-31 2022-05-30 2023-05-29 2024-05-27"},
        {"20200103", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1",
         "2020-01-03 2020-01-10 2020-01-17 2020-01-24 2020-01-31"},
        {"20200105", "FREQ=WEEKLY;BYDAY=SU,WE;BYSETPOS=1;WKST=SU",
         "2020-01-05 2020-01-12 2020-01-19 2020-01-26 2020-02-02"},
        {"20200107", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO",
         "2020-01-07 2020-01-12 2020-01-21 2020-01-26 2020-02-04"},
        {"20200107", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
         "2020-01-07 2020-01-19 2020-01-21 2020-02-02 2020-02-04"},
        {"20200102", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH,MO,SU;WKST=SA",
         "2020-01-02 2020-01-19 2020-01-20 2020-01-23 2020-02-09"},
        {"20201228", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
         "2020-12-28 2026-12-28 2032-12-27 2037-12-28 2043-12-28"},
        {"20200511", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
         "2020-05-11 2021-05-17 2022-05-16 2023-05-15 2024-05-13"},
        {"20201126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
         "2020-11-26 2021-11-25 2022-11-24 2023-11-23 2024-11-28"},
        {"20200131", "FREQ=MONTHLY",
         "2020-01-31 2020-03-31 2020-05-31 2020-07-31 2020-08-31"},
        {"20200229", "FREQ=YEARLY",
         "2020-02-29 2024-02-29 2028-02-29 2032-02-29 2036-02-29"},
        {"20201231", "FREQ=YEARLY;BYYEARDAY=-1",
         "2020-12-31 2021-12-31 2022-12-31 2023-12-31 2024-12-31"},
        {"20200101", "FREQ=MONTHLY;BYDAY=1FR,-1FR;COUNT=3",
         "2020-01-03 2020-01-31 2020-02-07"},
        {"20200101", "FREQ=DAILY;INTERVAL=10;UNTIL=20200131",
         "2020-01-01 2020-01-11 2020-01-21 2020-01-31"},
        {"20201103",
         "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
         "2020-11-03 2024-11-05 2028-11-07 2032-11-02 2036-11-04"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char lines[256];
        snprintf(lines, sizeof lines, "DTSTART;VALUE=DATE:%s\nRRULE:%s",
                 cases[i].start, cases[i].rule);
        event_is(lines, cases[i].days);
    }
}

static void parts(void **state)
{
    (void)state;
    /* what BYWEEKNO leaves open is the start's (3.3.10) */
    event_is(
        "DTSTART;VALUE=DATE:20200511\nRRULE:FREQ=YEARLY;BYWEEKNO=20;COUNT=3",
        "2020-05-11 2021-05-17 2022-05-16");
    event_is("DTSTART;VALUE=DATE:20260504\nRRULE:FREQ=WEEKLY;COUNT=6\n"
             "EXRULE:FREQ=WEEKLY;INTERVAL=2",
             "2026-05-11 2026-05-25 2026-06-08");
    event_is("DTSTART;VALUE=DATE:20260504\nRRULE:FREQ=WEEKLY;COUNT=3\n"
             "EXDATE;VALUE=DATE:20260511\nRDATE;VALUE=DATE:20260601",
             "2026-05-04 2026-05-18 2026-06-01");
    /* long ago: nothing is walked that nobody asks for */
    event_is("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY;INTERVAL=7",
             "2020-01-06 2020-01-13 2020-01-20 2020-01-27 2020-02-03");
    event_is("DTSTART;VALUE=DATE:00010131\nRRULE:FREQ=MONTHLY;INTERVAL=5",
             "2020-03-31 2020-08-31 2021-01-31 2023-07-31 2023-12-31");
    event_is("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;INTERVAL=3;"
             "BYMONTH=2;BYMONTHDAY=-1",
             "2020-02-29 2023-02-28 2026-02-28 2029-02-28 2032-02-29");
    /* never, and that soon */
    event_is("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY;BYMONTH=2;"
             "BYMONTHDAY=30",
             "");
}

static void all_day(void **state)
{
#define ALL_DAY "\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    (void)state;
    event_is("DTSTART:20260504T000000\nDTEND:20260506T000000" ALL_DAY,
             "2026-05-04 2026-05-05");
    event_is("DTSTART;TZID=Europe/Moscow:20260504T000000" ALL_DAY,
             "2026-05-04");
    /* midnight in Moscow, midnight in Chicago */
    event_is("DTSTART:20260503T210000Z\nDTEND:20260505T210000Z" ALL_DAY,
             "2026-05-04 2026-05-05");
    event_is("DTSTART:20260504T050000Z\nDTEND:20260505T050000Z" ALL_DAY,
             "2026-05-04");
    event_is("DTSTART:20260503T210000Z\nRRULE:FREQ=DAILY;UNTIL="
             "20260504T210000Z" ALL_DAY,
             "2026-05-04 2026-05-05");
    event_is("DTSTART:20260504T000000\nX-FUNAMBOL-ALLDAY:1", "2026-05-04");
    /* no holidays */
    event_is("DTSTART:20260504T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE", "");
    event_is("DTSTART:20260504T000000", "");
    event_is("DTSTART;VALUE=DATE:20260504\nRRULE:FREQ=DAILY;"
             "UNTIL=20260505T235959Z",
             "2026-05-04 2026-05-05");
}

static void refused(void **state)
{
    static const char *const within =
        "h.ics:3: the event recurs within a day (write FREQ=DAILY, WEEKLY, "
        "MONTHLY or YEARLY)";
    static const char *const odd =
        "h.ics:3: the event's RRULE cannot be followed (repair it, or give its "
        "days one by one)";
#define DAY "DTSTART;VALUE=DATE:20260504\nRRULE:"
    (void)state;
    event_is(DAY "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", within);
    event_is(DAY "FREQ=MINUTELY", within);
    event_is(DAY "FREQ=HOURLY;INTERVAL=24", within);
    event_is(DAY "FREQ=WEEKLY;BYDAY=2MO", odd);
    event_is(DAY "FREQ=DAILY;BYDAY=-1FR", odd);
    event_is("DTSTART;VALUE=DATE:00010504\nRRULE:FREQ=DAILY;COUNT=200000",
             "h.ics:3: the event recurs more than 100000 times");
    event_is(DAY "FREQ=YEARLY;BYMONTHDAY=99",
             "h.ics:3: the event's RRULE cannot be read");
    event_is("DTSTART:20260504T093000" ALL_DAY,
             "h.ics:3: the event is all day and begins at 09:30 (give it a "
             "date: DTSTART;VALUE=DATE)");
}

/* n times an event with those lines; how many days are told, the message where
 * it is refused. */
static void file_is(size_t n, const char *lines, int days, const char *want)
{
    struct buf file = {0};
    struct told t = {0};
    struct err e = ERR_INIT;
    struct ical_wish wish = {day_of(2020, 1, 1), day_of(2034, 12, 31), tell,
                             &t};
    buf_puts(&file, "BEGIN:VCALENDAR\nVERSION:2.0\n");
    for (size_t i = 0; i < n; i++)
        buf_fmt(&file, "BEGIN:VEVENT\n%s\nEND:VEVENT\n", lines);
    buf_puts(&file, "END:VCALENDAR\n");
    ical_days(buf_view(&file), "h.ics", &wish, &e);
    assert_string_equal(e.text, want);
    if (!*want)
        assert_int_equal(t.n, days);
    buf_release(&t.words);
    buf_release(&file);
}

/* Whatever the rules say, a file is looked at for so long and no longer; what
 * calendars are made of stays far below. */
static void bounded(void **state)
{
#define AGES                                                                   \
    "it takes too long to find the days of the calendar (take out events "     \
    "that "                                                                    \
    "recur for ages, such as this one)"
    static const char first[] = "DTSTART;VALUE=DATE:00010101\n";
    struct buf lines = {0};
    (void)state;
    /* none fits: looked for up to the last year that is wanted, or not at all
     */
    file_is(1, DAY "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0, "");
    file_is(1, DAY "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", 0, "");
    file_is(1, DAY "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30,31;COUNT=2000000000",
            0, "");
    file_is(1, DAY "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366", 0, "");
    file_is(1, DAY "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1;BYWEEKNO=53", 0, "");
    file_is(1, DAY "FREQ=YEARLY;INTERVAL=32767", 1, "");
    /* each is small, all of them are not */
    buf_fmt(&lines, "%sRRULE:FREQ=DAILY;COUNT=5;BYMONTH=2;BYMONTHDAY=31",
            first);
    file_is(10, buf_cstr(&lines), 0, "");
    file_is(20, buf_cstr(&lines), 0, "h.ics:55: " AGES);
    buf_clear(&lines);
    buf_fmt(&lines, "%sRRULE:FREQ=DAILY\nEXRULE:FREQ=DAILY;COUNT=90000", first);
    file_is(2000, buf_cstr(&lines), 0, "h.ics:353: " AGES);
    file_is(2000, DAY "FREQ=DAILY\nDURATION:P366D", 0, "h.ics:8: " AGES);
    file_is(20000, "DTSTART;VALUE=DATE:20260504\nDURATION:P366D", 0,
            "h.ics:13663: " AGES);
    /* sound ones: as many birthdays as one has friends */
    file_is(5000, DAY "FREQ=YEARLY", 5000 * 9, "");
    file_is(3000, DAY "FREQ=WEEKLY;COUNT=5", 3000 * 5, "");
    buf_release(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recurrences), cmocka_unit_test(parts),
        cmocka_unit_test(all_day),     cmocka_unit_test(refused),
        cmocka_unit_test(bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
