/* When the work of a quote's lines is done.  All dates are reckoned by hand on
 * a calendar of October to December 2026, of which 5 October is a Monday, and
 * 4 November, a Wednesday, is a holiday. */
#include <stdio.h>
#include <string.h>

#include "unit.h"

#include "work/plan/plan.h"

static int32_t day(const char *text)
{
    int32_t d = DAY_NONE;
    assert_true(!*text || day_parse(str_of(text), &d));
    return d;
}

static struct plan_line line(const char *text, const char *from, const char *to,
                             int days, const char *after)
{
    return (struct plan_line){text, day(from), day(to), days, after};
}

/* A plan from Monday, 5 October, without a deadline. */
struct asked {
    struct worktime work;
    struct holidays holidays;
    struct plan_rules rules;
    struct plan plan;
    struct err e;
};

static struct asked *ask(void)
{
    static struct asked a;
    a = (struct asked){.e = ERR_INIT};
    if (hours_parse(STR("10:00-18:00"), &a.work.hours, &a.e) < 0 ||
        weekdays_parse(STR("mon-fri"), &a.work.days, &a.e) < 0)
        fail_msg("%s", a.e.text);
    *vec_push(&a.holidays.all) = (struct holiday){.day = day("2026-11-04")};
    a.work.holidays = &a.holidays;
    a.rules = (struct plan_rules){&a.work, day("2026-10-05"), DAY_NONE};
    return &a;
}

static void done(struct asked *a)
{
    plan_release(&a->plan);
    vec_release(&a->holidays.all);
}

#define COUNT(lines) (sizeof(lines) / sizeof(lines)[0])

static void phase_is(const struct asked *a, size_t i, const char *first,
                     const char *last, int days)
{
    char is[2][DATE_SIZE];
    const struct plan_phase *p = &a->plan.all.v[i];
    assert_string_equal(day_print(p->first, is[0]), first);
    assert_string_equal(day_print(p->last, is[1]), last);
    assert_int_equal(p->days, days);
}

static void find(struct asked *a, const struct plan_line *lines, size_t n)
{
    if (plan_find(lines, n, &a->rules, &a->plan, &a->e) < 0)
        fail_msg("%s", a->e.text);
}

static void fails(const struct plan_line *lines, size_t n, size_t wrong,
                  const char *words)
{
    struct asked *a = ask();
    assert_int_equal(plan_find(lines, n, &a->rules, &a->plan, &a->e), -1);
    assert_int_equal(a->e.kind, ERR_DATA);
    assert_string_equal(a->e.text, words);
    assert_int_equal(a->plan.wrong, wrong);
    done(a);
}

static void two_months(void **state)
{
    (void)state;
    const struct plan_line lines[] = {
        line("Analysis", "", "", 5, ""),
        line("Design", "", "", 10, "1"),
        line("Texts, translated", "", "", 8, "Analysis"),
        line("Build", "", "", 15, "Texts, translated,2"),
        line("Travel", "", "", 0, ""), /* no phase */
        line("Test", "", "", 4, "4"),
        line("Launch", "2026-11-30", "2026-12-04", 5, "6"),
    };
    struct asked *a = ask();
    find(a, lines, COUNT(lines));
    assert_int_equal(a->plan.all.n, 6);
    phase_is(a, 0, "2026-10-05", "2026-10-09", 5);
    phase_is(a, 1, "2026-10-12", "2026-10-23", 10);
    phase_is(a, 2, "2026-10-12", "2026-10-21", 8);
    /* 26–30 October, 2, 3, 5, 6 November, 9–13, 16: the 4th is a holiday */
    phase_is(a, 3, "2026-10-26", "2026-11-16", 15);
    phase_is(a, 4, "2026-11-17", "2026-11-20", 4);
    phase_is(a, 5, "2026-11-30", "2026-12-04", 5);
    assert_int_equal(a->plan.all.v[4].line, 5);
    assert_false(a->plan.all.v[4].agreed);
    assert_true(a->plan.all.v[5].agreed);
    /* whole weeks, and what is off in them */
    assert_int_equal(a->plan.first, day("2026-10-05"));
    assert_int_equal(a->plan.last, day("2026-12-06"));
    int off = 0;
    for (size_t i = 0; i < a->plan.off.n; i++)
        off += a->plan.off.v[i];
    assert_int_equal(a->plan.off.n, 63);
    assert_int_equal(off, 9 * 2 + 1);
    assert_true(a->plan.off.v[day("2026-11-04") - a->plan.first]);
    assert_int_equal(a->plan.by, day("2026-10-04"));
    /* as the ledger has it */
    struct buf after = {0};
    plan_after(lines, COUNT(lines), 3, &after);
    assert_string_equal(buf_cstr(&after), "3,2");
    buf_release(&after);
    done(a);
}

static void days_off(void **state)
{
    (void)state;
    const struct plan_line lines[] = {
        /* Saturday moves to Monday, and the days are counted from there */
        line("A", "2026-10-10", "", 2, ""),
        /* one day, where nothing is said: after Tuesday */
        line("B", "", "", 0, "1"),
        /* to a day off is to that day */
        line("C", "2026-10-15", "2026-10-18", 0, ""),
        /* after a Sunday: Monday */
        line("D", "", "", 1, "3"),
        /* the holiday moves, too */
        line("E", "2026-11-04", "", 1, ""),
    };
    struct asked *a = ask();
    find(a, lines, COUNT(lines));
    phase_is(a, 0, "2026-10-12", "2026-10-13", 2);
    phase_is(a, 1, "2026-10-14", "2026-10-14", 1);
    phase_is(a, 2, "2026-10-15", "2026-10-18", 2);
    phase_is(a, 3, "2026-10-19", "2026-10-19", 1);
    phase_is(a, 4, "2026-11-05", "2026-11-05", 1);
    /* no phase counts from when it is accepted */
    assert_int_equal(a->plan.by, DAY_NONE);
    done(a);
    a = ask();
    a->rules.start = day("2026-10-11"); /* Sunday */
    find(a, &(struct plan_line){"F", DAY_NONE, DAY_NONE, 1, ""}, 1);
    phase_is(a, 0, "2026-10-12", "2026-10-12", 1);
    done(a);
}

static void refusals(void **state)
{
    (void)state;
    const struct plan_line circle[] = {
        line("A", "", "", 1, ""), line("B", "", "", 1, "4"),
        line("C", "", "", 1, "1,2"), line("D", "", "", 1, "3")};
    fails(circle, 4, 1,
          "line 2: after: these lines wait for each other: 2, 4, 3");
    const struct plan_line itself[] = {line("A", "", "", 1, "A")};
    fails(itself, 1, 0, "line 1: after: it cannot come after itself");
    const struct plan_line none[] = {line("A", "", "", 1, ""),
                                     line("B", "", "", 1, "3")};
    fails(none, 2, 1,
          "line 2: after: no line '3' (say its number, 1 to 2, or its text)");
    const struct plan_line twins[] = {line("A", "", "", 1, ""),
                                      line("A", "", "", 1, ""),
                                      line("B", "", "", 1, "A")};
    fails(twins, 3, 2,
          "line 3: after: several lines are called 'A' (say the number)");
    const struct plan_line plain[] = {line("A", "", "", 0, ""),
                                      line("B", "", "", 1, "1")};
    fails(plain, 2, 1,
          "line 2: after: line 1 has no dates (give it days=N, or from and "
          "to)");
    const struct plan_line back[] = {
        line("A", "2026-10-07", "2026-10-06", 0, "")};
    fails(back, 1, 0, "line 1: to 2026-10-06 is before from 2026-10-07");
    const struct plan_line early[] = {line("A", "", "", 5, ""),
                                      line("B", "", "2026-10-09", 0, "1")};
    fails(early, 2, 1,
          "line 2: it would end 2026-10-09, before it begins, 2026-10-12");
    const struct plan_line differ[] = {
        line("A", "2026-10-05", "2026-10-09", 4, "")};
    fails(differ, 1, 0,
          "line 1: days 4 contradict to: from 2026-10-05 to 2026-10-09 there "
          "are 5 (leave one of them out)");
    const struct plan_line over[] = {line("A", "", "", 5, ""),
                                     line("B", "2026-10-09", "", 1, "1")};
    fails(over, 2, 1,
          "line 2: from 2026-10-09 is not after line 1, which ends 2026-10-09");
    const struct plan_line aeon[] = {
        line("A", "2026-10-05", "2037-10-05", 0, "")};
    fails(aeon, 1, 0, "line 1: the plan is longer than ten years");
    const struct plan_line apart[] = {line("A", "2026-10-05", "", 1, ""),
                                      line("B", "2037-10-05", "", 1, "")};
    fails(apart, 2, 1, "line 2: the plan is longer than ten years");
}

static void limit(void **state)
{
    (void)state;
    const struct plan_line lines[] = {line("A", "", "", 5, ""),
                                      line("B", "", "", 2, "1")};
    struct asked *a = ask();
    a->rules.limit = day("2026-10-13");
    find(a, lines, 2);
    done(a);
    a = ask();
    a->rules.limit = day("2026-10-12");
    assert_int_equal(plan_find(lines, 2, &a->rules, &a->plan, &a->e), -1);
    assert_string_equal(
        a->e.text, "line 2: it ends 2026-10-13, after the deadline 2026-10-12");
    done(a);
}

static void start(void **state)
{
    (void)state;
    int32_t made = day("2026-09-21"), until = day("2026-09-30");
    /* after the last day on which it can be accepted; after it was */
    assert_int_equal(plan_start(DAY_NONE, DAY_NONE, until, made), until + 1);
    assert_int_equal(plan_start(DAY_NONE, DAY_NONE, DAY_NONE, made), made + 1);
    assert_int_equal(plan_start(DAY_NONE, day("2026-09-25"), until, made),
                     day("2026-09-26"));
    /* the day that was agreed, unless it was accepted later */
    int32_t said = day("2026-10-05");
    assert_int_equal(plan_start(said, DAY_NONE, until, made), said);
    assert_int_equal(plan_start(said, day("2026-09-25"), until, made), said);
    assert_int_equal(plan_start(said, day("2026-10-05"), until, made),
                     day("2026-10-06"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_months), cmocka_unit_test(days_off),
        cmocka_unit_test(refusals),   cmocka_unit_test(limit),
        cmocka_unit_test(start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
