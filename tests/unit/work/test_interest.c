/* Interest for late payment; amounts are bc(1)'s. */
#include <stdlib.h>

#include "unit.h"

#include "work/interest/interest.h"

static int32_t day(const char *text)
{
    int32_t d;
    assert_true(day_parse(str_of(text), &d));
    return d;
}

static void add(struct rates *r, const char *name, const char *from,
                int64_t percent)
{
    *vec_push(&r->all) =
        (struct rate){.name = name, .from = day(from), .rate = {percent, 0}};
}

static void run(const struct interest_case *k, struct interest *out)
{
    struct rates r = {.path = "rates"};
    struct err e = ERR_INIT;
    add(&r, "eu-ref", "2024-01-01", 4);
    add(&r, "eu-ref", "2024-09-01", 9);
    add(&r, "ru-key", "2023-12-18", 16);
    add(&r, "ru-key", "2024-02-01", 10);
    if (interest_of(k, &r, out, &e) < 0)
        fail_msg("%s", e.text);
    rates_release(&r);
}

static void check(const struct interest *i, size_t n, const char *from,
                  const char *to, int days, int year, int64_t interest)
{
    const struct interest_stretch *s = &i->all.v[n];
    assert_true(n < i->all.n);
    assert_int_equal(s->from, day(from));
    assert_int_equal(s->to, day(to));
    assert_int_equal(s->days, days);
    assert_int_equal(s->year, year);
    assert_int_equal(s->interest, interest);
}

static void stretches_end_with_year_rate_and_payment(void **state)
{
    (void)state;
    const struct interest_paid paid[] = {{day("2024-02-10"), 50000},
                                         {day("2024-02-10"), 10000},
                                         {day("2024-02-12"), 40000}};
    const struct interest_case k = {
        .law = INTEREST_RU,
        .due = day("2023-12-30"),
        .until = day("2024-03-31"),
        .debt = 100000,
        .paid = paid,
        .paid_n = 3,
    };
    struct interest i;
    run(&k, &i);
    assert_int_equal(i.all.n, 4);
    check(&i, 0, "2023-12-31", "2023-12-31", 1, 365, 44);    /* 43.84 */
    check(&i, 1, "2024-01-01", "2024-01-31", 31, 366, 1355); /* 1355.19 */
    check(&i, 2, "2024-02-01", "2024-02-10", 10, 366, 273);  /* 273.22 */
    check(&i, 3, "2024-02-11", "2024-02-12", 2, 366, 22);    /* 21.86 */
    assert_int_equal(i.all.v[3].debt, 40000);
    assert_int_equal(i.sum, 44 + 1355 + 273 + 22);
    assert_int_equal(i.flat, 0);
    interest_release(&i);
}

/* The day of payment counts, though it is the first of a stretch. */
static void a_payment_on_the_first_day_counts_from_the_next(void **state)
{
    (void)state;
    const struct interest_paid paid[] = {{day("2024-01-11"), 50000},
                                         {day("2024-02-01"), 50000}};
    const struct interest_case k = {
        .law = INTEREST_RU,
        .due = day("2024-01-10"),
        .until = day("2024-03-31"),
        .debt = 100000,
        .paid = paid,
        .paid_n = 2,
    };
    struct interest i;
    run(&k, &i);
    assert_int_equal(i.all.n, 3);
    check(&i, 0, "2024-01-11", "2024-01-11", 1, 366, 44);   /* 43.72 */
    check(&i, 1, "2024-01-12", "2024-01-31", 20, 366, 437); /* 437.16 */
    check(&i, 2, "2024-02-01", "2024-02-01", 1, 366, 14);   /* 13.66 */
    assert_int_equal(i.all.v[0].debt, 100000);
    assert_int_equal(i.all.v[1].debt, 50000);
    assert_int_equal(i.all.v[2].debt, 50000);
    interest_release(&i);
}

static void half_years_have_one_rate(void **state)
{
    (void)state;
    const struct interest_case k = {
        .law = INTEREST_EU,
        .due = day("2024-06-29"),
        .until = day("2025-01-01"),
        .debt = 36600,
        .flat = 4000,
    };
    struct interest i;
    run(&k, &i);
    assert_int_equal(i.all.n, 3);
    check(&i, 0, "2024-06-30", "2024-06-30", 1, 366, 12);
    /* what changed in September holds from January: 4 + 8 until then */
    check(&i, 1, "2024-07-01", "2024-12-31", 184, 366, 2208);
    check(&i, 2, "2025-01-01", "2025-01-01", 1, 365, 17); /* 17.05 */
    assert_int_equal(i.sum, 12 + 2208 + 17 + 4000);
    /* neither has a row of its first day */
    assert_int_equal(i.doubts.n, 2);
    assert_int_equal(i.doubts.v[0].day, day("2024-07-01"));
    assert_int_equal(i.doubts.v[1].day, day("2025-01-01"));
    interest_release(&i);
}

static void what_is_in_time_bears_none(void **state)
{
    (void)state;
    const struct interest_paid paid[] = {{day("2024-06-29"), 36600}};
    struct interest_case k = {
        .law = INTEREST_EU,
        .due = day("2024-06-29"),
        .until = day("2025-01-01"),
        .debt = 36600,
        .paid = paid,
        .paid_n = 1,
        .flat = 4000,
    };
    struct interest i;
    run(&k, &i);
    assert_int_equal(i.all.n, 0);
    assert_int_equal(i.sum, 0);
    interest_release(&i);
    k.paid_n = 0;
    k.until = k.due;
    run(&k, &i);
    assert_int_equal(i.all.n, 0);
    interest_release(&i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stretches_end_with_year_rate_and_payment),
        cmocka_unit_test(a_payment_on_the_first_day_counts_from_the_next),
        cmocka_unit_test(half_years_have_one_rate),
        cmocka_unit_test(what_is_in_time_bears_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
