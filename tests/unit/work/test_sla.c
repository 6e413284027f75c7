/* Clocks of questions and issues.  The ledgers are small enough to reckon what
 * is due on one's fingers.  2026-05-08 is a Friday, Monday 11 May a holiday. */
#include <stdio.h>
#include <unistd.h>

#include "unit.h"

#include "ledger/store/ledger.h"
#include "work/time/sla.h"

static int moscow(int64_t at, void *arg)
{
    (void)at;
    (void)arg;
    return 3 * 3600;
}

static const struct zone zone = {moscow, NULL};

/* A ledger in memory's stead, its book, and clocks over it. */
struct bench {
    struct book book;
    struct sla sla;
    struct worktime work;
    struct holidays off;
};

static void bench_open(struct bench *b, const char *as_of, bool client_zone,
                       const char *rows)
{
    char path[64];
    struct err e = ERR_INIT;
    struct ledger *l;
    struct book_options options = {
        .types = TYPES_ALL, .zone = zone, .currency = "EUR"};

    *b = (struct bench){.work = {.days = 0x1f, .zone = zone}};
    snprintf(path, sizeof path, "/tmp/acct-test-%d.csv", (int)getpid());
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fprintf(f, "id,date,type,client,ref,due,attrs\n%s", rows);
    fclose(f);
    assert_int_equal(when_parse(str_of(as_of), &zone, &options.as_of, &e), 0);
    book_init(&b->book, &options);
    assert_int_equal(ledger_open(&l, path, 0, &e), 0);
    if (book_load(&b->book, l, &e) < 0)
        fail_msg("%s", e.text);
    ledger_close(l);
    remove(path);
    hours_parse(STR("10:00-19:00"), &b->work.hours, NULL);
    *vec_push(&b->off.all) =
        (struct holiday){.day = day_of(2026, 5, 11), .name = ""};
    b->work.holidays = &b->off;
    sla_open(&b->sla, &b->book, &b->work, client_zone);
}

static void bench_close(struct bench *b)
{
    sla_close(&b->sla);
    book_release(&b->book);
    holidays_release(&b->off);
}

static const struct entry *entry_of(struct bench *b, const char *id)
{
    for (size_t i = 0; i < b->book.entries.n; i++)
        if (strcmp(b->book.entries.v[i].id, id) == 0)
            return &b->book.entries.v[i];
    fail_msg("no record %s", id);
    return NULL;
}

static void check(struct bench *b, const char *id, const char *span,
                  const char *due)
{
    char got[DATE_SIZE];
    struct span s;
    assert_int_equal(span_parse(str_of(span), &s, NULL), 0);
    struct when w = sla_due(&b->sla, entry_of(b, id), s);
    when_print(&w, &zone, got);
    /* seconds and offset are the same in all */
    if (strncmp(got, due, strlen(due)) != 0 ||
        strlen(due) != (w.timed ? 16 : 10))
        fail_msg("%s, %s: due %s, not %s", id, span, got, due);
}

static struct sla_clock clock_of(struct bench *b, const char *id,
                                 const char *span, const char *until)
{
    struct sla_clock clock;
    struct span s;
    struct when when = {.at = INT64_MAX};
    assert_int_equal(span_parse(str_of(span), &s, NULL), 0);
    if (until)
        assert_int_equal(when_parse(str_of(until), &zone, &when, NULL), 0);
    sla_read(&b->sla, entry_of(b, id), s, when.at, &clock);
    return clock;
}

#define IN  "dir=in;kind=question"
#define ASK "dir=out;kind=question"

static void over_a_weekend(void **state)
{
    struct bench b;
    (void)state;
    bench_open(&b, "2026-05-20T12:00", false,
               "q1,2026-05-08T17:00,touch,acme,,," IN "\n"
               "q2,2026-05-08,touch,acme,,," IN "\n"
               "q3,2026-05-10T23:00,touch,acme,,," IN "\n"
               "i1,2026-05-08T17:00,issue,acme,I-1,,\n");
    check(&b, "q1", "4h", "2026-05-12T12:00");
    check(&b, "q1", "30min", "2026-05-08T17:30");
    check(&b, "q1", "1d", "2026-05-12T17:00");
    check(&b, "q1", "2d", "2026-05-13T17:00");
    check(&b, "q1", "1w", "2026-05-18T17:00");
    check(&b, "q1", "1m", "2026-06-08T17:00");
    check(&b, "q3", "4h", "2026-05-12T14:00");
    check(&b, "i1", "4h", "2026-05-12T12:00");
    /* from the end of Friday */
    check(&b, "q2", "4h", "2026-05-12");
    check(&b, "q2", "1d", "2026-05-12");
    check(&b, "q2", "10h", "2026-05-13");
    bench_close(&b);
    /* 9 May is a Saturday */
    bench_open(&b, "2026-05-20T12:00", false,
               "q1,2026-04-09T17:00,touch,acme,,," IN "\n");
    check(&b, "q1", "1m", "2026-05-12T10:00");
    bench_close(&b);
}

/* Asked on Wednesday 10:00 with 4 h; at 11:00 we ask back, and Thursday 15:00
 * the answer comes: 1 h has gone, 3 h are left. */
static void waits_for_the_client(void **state)
{
    static const struct {
        const char *rows, *due;
    } cases[] = {
        /* by the question's id, its ref, and without a ref */
        {"a,2026-05-13T11:00,touch,acme,q,," ASK "\n"
         "b,2026-05-14T15:00,touch,acme,q,,dir=in\n",
         "2026-05-14T18:00"},
        {"a,2026-05-13T11:00,touch,acme,O-1,," ASK "\n"
         "b,2026-05-14T15:00,touch,acme,O-1,,dir=in\n",
         "2026-05-14T18:00"},
        {"a,2026-05-13T11:00,touch,acme,,," ASK "\n"
         "b,2026-05-14T15:00,touch,acme,,,dir=in\n",
         "2026-05-14T18:00"},
        /* the answer names our question */
        {"a,2026-05-13T11:00,touch,acme,q,," ASK "\n"
         "b,2026-05-14T15:00,touch,acme,a,,dir=in\n",
         "2026-05-14T18:00"},
        /* what is about something else, or somebody else's, does not count */
        {"a,2026-05-13T11:00,touch,acme,O-2,," ASK "\n"
         "b,2026-05-14T15:00,touch,acme,O-2,,dir=in\n",
         "2026-05-13T14:00"},
        {"a,2026-05-13T11:00,touch,other,q,," ASK "\n"
         "b,2026-05-14T15:00,touch,other,q,,dir=in\n",
         "2026-05-13T14:00"},
        {"a,2026-05-13T11:00,touch,acme,q,," ASK "\n"
         "x,2026-05-13T12:00,touch,acme,O-2,,dir=in\n"
         "y,2026-05-13T12:30,touch,other,q,,dir=in\n"
         "z,2026-05-13T13:00,touch,acme,q,,dir=out;kind=news\n"
         "b,2026-05-14T15:00,touch,acme,q,,dir=in\n",
         "2026-05-14T18:00"},
        /* only a question makes us wait */
        {"a,2026-05-13T11:00,touch,acme,q,,dir=out;kind=remark\n"
         "b,2026-05-14T15:00,touch,acme,q,,dir=in\n",
         "2026-05-13T14:00"},
        /* asked twice, waited once; then 2 h later asked again */
        {"a,2026-05-13T11:00,touch,acme,q,," ASK "\n"
         "a2,2026-05-14T11:00,touch,acme,q,," ASK "\n"
         "b,2026-05-14T15:00,touch,acme,q,,dir=in\n"
         "c,2026-05-14T17:00,touch,acme,q,," ASK "\n"
         "d,2026-05-15T11:00,touch,acme,q,,dir=in\n",
         "2026-05-15T12:00"},
        /* asked when it was too late: that changes nothing */
        {"a,2026-05-13T14:00,touch,acme,q,," ASK "\n"
         "b,2026-05-14T15:00,touch,acme,q,,dir=in\n",
         "2026-05-13T14:00"},
        /* without times: from the end of Wednesday, over before Friday, when
         * they are too late; and not at all within a day */
        {"a,2026-05-13,touch,acme,q,," ASK "\n"
         "b,2026-05-15,touch,acme,q,,dir=in\n",
         "2026-05-13T14:00"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench b;
        struct buf rows = {0};
        buf_puts(&rows, "q,2026-05-13T10:00,touch,acme,O-1,," IN "\n");
        buf_puts(&rows, cases[i].rows);
        bench_open(&b, "2026-05-20T12:00", false, buf_cstr(&rows));
        buf_release(&rows);
        check(&b, "q", "4h", cases[i].due);
        bench_close(&b);
    }
}

/* 12 h from Wednesday 10:00; the wait without times is the whole Thursday. */
static void waits_by_the_day(void **state)
{
    struct bench b;
    (void)state;
    bench_open(&b, "2026-05-20T12:00", false,
               "i,2026-05-13T10:00,issue,acme,I-1,,\n"
               "a,2026-05-13,touch,acme,I-1,," ASK "\n"
               "b,2026-05-15,touch,acme,I-1,,dir=in\n"
               "j,2026-05-13,issue,acme,I-2,,\n"
               "c,2026-05-14,touch,acme,I-2,," ASK "\n"
               "d,2026-05-14,touch,acme,I-2,,dir=in\n");
    check(&b, "i", "12h", "2026-05-15T13:00");
    check(&b, "j", "2d", "2026-05-15");
    bench_close(&b);
}

/* Still waiting at noon on Thursday: as if the answer came now. */
static void goes_on_waiting(void **state)
{
    struct bench b;
    (void)state;
    bench_open(&b, "2026-05-14T12:00", false,
               "q,2026-05-13T10:00,touch,acme,O-1,," IN "\n"
               "a,2026-05-13T11:00,touch,acme,q,," ASK "\n"
               "b,2026-05-14T15:00,touch,acme,q,,dir=in\n");
    check(&b, "q", "4h", "2026-05-14T15:00");
    struct sla_clock c = clock_of(&b, "q", "4h", NULL);
    assert_true(c.waiting);
    assert_false(c.late);
    assert_int_equal(c.used, 3600);
    /* as it stood before we asked */
    c = clock_of(&b, "q", "4h", "2026-05-13T10:30");
    assert_false(c.waiting);
    assert_int_equal(c.used, 1800);
    assert_int_equal(c.due_at, entry_at(entry_of(&b, "q")) + 4 * 3600);
    bench_close(&b);
}

static void kept_or_not(void **state)
{
    struct bench b;
    (void)state;
    bench_open(&b, "2026-05-20", false,
               "q,2026-05-08T17:00,touch,acme,,," IN "\n"
               "d,2026-05-08,touch,acme,,," IN "\n");
    assert_false(clock_of(&b, "q", "4h", "2026-05-12T12:00").late);
    assert_true(clock_of(&b, "q", "4h", "2026-05-12T12:01").late);
    assert_int_equal(clock_of(&b, "q", "4h", "2026-05-12T12:00").used, 14400);
    /* a day is late when its work is over */
    assert_false(clock_of(&b, "d", "1d", "2026-05-12T19:00").late);
    assert_true(clock_of(&b, "d", "1d", "2026-05-12T19:01").late);
    bench_close(&b);
}

/* Half of the working time, but for what we waited. */
static void half_way(void **state)
{
    static const struct {
        const char *id, *span, *until;
        bool half;
    } cases[] = {
        {"q", "4h", "2026-05-13T11:59", false},
        {"q", "4h", "2026-05-13T12:00", true},
        {"q", "4h", "2026-05-14T12:00", true},
        {"q", "1d", "2026-05-13T14:29", false},
        {"q", "1d", "2026-05-13T14:30", true},
        /* over the weekend and the holiday: 2 h on Friday, 2 on Tuesday */
        {"f", "8h", "2026-05-12T11:59", false},
        {"f", "8h", "2026-05-12T12:00", true},
        /* an hour before we asked back, two after the answer */
        {"w", "6h", "2026-05-14T11:59", false},
        {"w", "6h", "2026-05-14T12:00", true},
        {"q", "1m", "2026-05-20T10:00", false},
        {"q", "1m", "2026-06-01T10:00", true},
    };
    struct bench b;
    (void)state;
    bench_open(&b, "2026-06-20T12:00", false,
               "f,2026-05-08T17:00,touch,bolt,,," IN "\n"
               "q,2026-05-13T10:00,touch,acme,,," IN "\n"
               "w,2026-05-13T10:00,touch,cole,,," IN "\n"
               "a,2026-05-13T11:00,touch,cole,w,," ASK "\n"
               "b,2026-05-14T10:00,touch,cole,w,,dir=in\n");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (clock_of(&b, cases[i].id, cases[i].span, cases[i].until).half !=
            cases[i].half)
            fail_msg("%s, %s, at %s: half is %d", cases[i].id, cases[i].span,
                     cases[i].until, !cases[i].half);
    bench_close(&b);
}

static const char *promised(struct bench *b, const char *client, int32_t day,
                            bool solve, const char *severity)
{
    static const char *const units[] = {"min", "h", "d", "w", "m"};
    static char text[32];
    const struct sla_promise what = {solve, severity};
    struct span s;
    if (!sla_promised(&b->sla, book_client(&b->book, client), day, &what, &s))
        return NULL;
    snprintf(text, sizeof text, "%d%s", s.n, units[s.unit]);
    return text;
}

static void promises(struct bench *b, int32_t day, bool solve,
                     const char *severity, const char *span)
{
    const char *got = promised(b, "acme", day, solve, severity);
    if (!got || strcmp(got, span) != 0)
        fail_msg("%s '%s': %s, not %s", solve ? "solve" : "sla", severity,
                 got ? got : "nothing", span);
}

static void what_was_promised(void **state)
{
    struct bench b;
    (void)state;
    bench_open(&b, "2026-05-20", false,
               "a,2026-01-01,contract,acme,C-1,2026-06-30,sla=1d\n"
               "b,2026-03-01,contract,acme,C-2,,sla=4h\n"
               "c,2026-04-01,contract,acme,C-3,2026-12-31,\n"
               "d,2026-04-15,contract,acme,C-2,,sla=2h\n"
               "e,2026-01-01,client,other,,,\n");
    assert_null(promised(&b, "acme", day_of(2025, 12, 31), false, ""));
    promises(&b, day_of(2026, 2, 1), false, "", "1d");
    promises(&b, day_of(2026, 5, 1), false, "", "2h");
    assert_null(promised(&b, "acme", day_of(2026, 5, 1), true, ""));
    assert_null(promised(&b, "other", day_of(2026, 5, 1), false, ""));
    bench_close(&b);
}

/* Each contract says for whom: the shortest that it says of that severity. */
static void promised_by_severity(void **state)
{
    const int32_t day = day_of(2026, 5, 1);
    struct bench b;
    (void)state;
    bench_open(
        &b, "2026-05-20", false,
        "a,2026-01-01,contract,acme,C-1,,sla=critical:1h|high:4h;solve=2d\n"
        "b,2026-01-01,contract,acme,C-2,,sla=high:2h|8h;solve=critical:30min\n"
        "i,2026-01-02,issue,acme,I-1,,severity=high\n"
        "j,2026-01-02,issue,acme,I-2,,\n"
        "q,2026-01-03,touch,acme,,," IN "\n");
    promises(&b, day, false, "critical", "1h");
    promises(&b, day, false, "high", "2h");
    promises(&b, day, false, "normal", "8h");
    promises(&b, day, false, "", "8h");
    promises(&b, day, true, "critical", "30min");
    promises(&b, day, true, "low", "2d");
    assert_string_equal(sla_severity(&b.book, entry_of(&b, "i")), "high");
    assert_string_equal(sla_severity(&b.book, entry_of(&b, "j")), "normal");
    assert_string_equal(sla_severity(&b.book, entry_of(&b, "q")), "");
    bench_close(&b);
    /* what says nothing of it promises nothing */
    bench_open(&b, "2026-05-20", false,
               "a,2026-01-01,contract,acme,C-1,,sla=critical:1h\n");
    assert_null(promised(&b, "acme", day, false, ""));
    assert_null(promised(&b, "acme", day, false, "high"));
    bench_close(&b);
}

/* Vladivostok is UTC+10: their Friday's work ends at noon in Moscow, and their
 * Tuesday begins at 03:00. */
static void in_the_clients_zone(void **state)
{
    static const char rows[] =
        "a,2026-01-01,client,acme,,,tz=Asia/Vladivostok\n"
        "b,2026-01-01,client,odd,,,tz=Nowhere/Town\n"
        "q,2026-05-08T11:00,touch,acme,,," IN "\n"
        "r,2026-05-08T17:00,touch,odd,,," IN "\n"
        "s,2026-05-08T17:00,touch,plain,,," IN "\n";
    struct bench b;
    (void)state;
    bench_open(&b, "2026-05-20", true, rows);
    check(&b, "q", "4h", "2026-05-12T06:00");
    check(&b, "r", "4h", "2026-05-12T12:00");
    check(&b, "s", "4h", "2026-05-12T12:00");
    bench_close(&b);
    bench_open(&b, "2026-05-20", false, rows);
    check(&b, "q", "4h", "2026-05-08T15:00");
    bench_close(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(over_a_weekend),
        cmocka_unit_test(waits_for_the_client),
        cmocka_unit_test(waits_by_the_day),
        cmocka_unit_test(goes_on_waiting),
        cmocka_unit_test(kept_or_not),
        cmocka_unit_test(half_way),
        cmocka_unit_test(what_was_promised),
        cmocka_unit_test(promised_by_severity),
        cmocka_unit_test(in_the_clients_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
