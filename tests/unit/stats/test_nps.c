/* The net promoter score and shares.  Where nothing is named, the expected
 * values are bc(1)'s, from the formulas of stats/nps.h. */
#include <math.h>
#include <stdio.h>

#include "unit.h"

#include "stats/nps.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void near(double got, double want, double by, const char *what, size_t i)
{
    if (!(fabs(got - want) <= by))
        fail_msg("case %zu: %s is %.6f, not %.6f", i, what, got, want);
}

static void answers_are_sorted(void **state)
{
    struct nps n = {0};

    (void)state;
    for (int score = 0; score <= 10; score++)
        nps_add(&n, score);
    assert_int_equal(n.detractors, 7); /* 0 to 6 */
    assert_int_equal(n.passives, 2);   /* 7 and 8 */
    assert_int_equal(n.promoters, 2);  /* 9 and 10 */
    assert_int_equal(nps_count(&n), 11);
}

/* Half promoters, a third passive, a sixth detractors, n = 324: the score is
 * 33.3, its standard error 4.14 points. */
static void published_score(void **state)
{
    struct nps n = {.promoters = 162, .passives = 108, .detractors = 54};
    struct estimate e = nps_estimate(&n);

    (void)state;
    near(e.value, 33.3, 0.05, "score", 0);
    near(e.margin / 1.96, 4.14, 0.005, "standard error", 0);
    near(e.low, e.value - e.margin, 1e-9, "low", 0);
    near(e.high, e.value + e.margin, 1e-9, "high", 0);
}

static void scores(void **state)
{
    static const struct {
        struct nps n;
        double value, low, high, margin;
    } cases[] = {
        /* as it is: from 30 answers on */
        {{162, 108, 54}, 33.333333, 25.217235, 41.449432, 8.116099},
        {{15, 10, 5}, 33.333333, 6.661112, 60.005555, 26.672222},
        {{29, 0, 1}, 93.333333, 80.486290, 100.000000, 12.847043},
        {{1, 0, 29}, -93.333333, -100.000000, -80.486290, 12.847043},
        {{1, 98, 1}, 0.000000, -2.771859, 2.771859, 2.771859},
        /* adjusted: fewer than 30 */
        {{15, 10, 4}, 37.931034, 9.330752, 59.419248, 25.044248},
        {{2, 1, 1}, 25.000000, -44.160842, 72.732271, 58.446557},
        {{1, 0, 0}, 100.000000, -48.500000, 100.000000, 73.500000},
        {{0, 0, 1}, -100.000000, -100.000000, 48.500000, 73.500000},
        {{0, 1, 0}, 0.000000, -60.012499, 60.012499, 60.012499},
        /* adjusted: one side is empty */
        {{100, 0, 0}, 100.000000, 93.090075, 100.000000, 3.997304},
        {{0, 0, 100}, -100.000000, -100.000000, -93.090075, 3.997304},
        {{40, 60, 0}, 40.000000, 29.138306, 48.531597, 9.696646},
        {{0, 60, 40}, -40.000000, -48.531597, -29.138306, 9.696646},
        {{0, 50, 0}, 0.000000, -4.529245, 4.529245, 4.529245},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct estimate e = nps_estimate(&cases[i].n);
        near(e.value, cases[i].value, 1e-6, "score", i);
        near(e.low, cases[i].low, 1e-6, "low", i);
        near(e.high, cases[i].high, 1e-6, "high", i);
        near(e.margin, cases[i].margin, 1e-6, "margin", i);
    }
}

/* Newcombe, "Two-sided confidence intervals for the single proportion",
 * Statistics in Medicine 17 (1998) 857–872, table I, method 3. */
static void published_shares(void **state)
{
    static const struct {
        int64_t k, n;
        double low, high;
    } cases[] = {{81, 263, 0.2553, 0.3662},
                 {15, 148, 0.0624, 0.1605},
                 {0, 20, 0, 0.1611},
                 {1, 29, 0.0061, 0.1718}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct estimate e = share_estimate(cases[i].k, cases[i].n);
        near(e.value, (double)cases[i].k / (double)cases[i].n, 1e-12, "share",
             i);
        near(e.low, cases[i].low, 0.00006, "low", i);
        near(e.high, cases[i].high, 0.00006, "high", i);
        /* The mirror image of what is left. */
        struct estimate rest =
            share_estimate(cases[i].n - cases[i].k, cases[i].n);
        near(rest.low, 1 - e.high, 1e-12, "low of the rest", i);
        near(rest.high, 1 - e.low, 1e-12, "high of the rest", i);
        near(rest.margin, e.margin, 1e-12, "margin of the rest", i);
    }
}

static void bounds_are_met(void **state)
{
    (void)state;
    for (int64_t n = 1; n < 500; n++) {
        assert_true(share_estimate(0, n).low == 0);
        assert_true(share_estimate(n, n).high == 1);
        assert_true(share_estimate(0, n).high < 1);
        assert_true(share_estimate(n, n).low > 0);
    }
}

static void nothing_is_not_zero(void **state)
{
    struct nps n = {0};
    struct estimate e = nps_estimate(&n), s = share_estimate(0, 0);

    (void)state;
    assert_true(isnan(e.value) && isnan(e.low) && isnan(e.high));
    assert_true(isnan(s.value) && isnan(s.low) && isnan(s.high));
    assert_true(isnan(e.margin) && isnan(s.margin));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_sorted),
        cmocka_unit_test(published_score),
        cmocka_unit_test(scores),
        cmocka_unit_test(published_shares),
        cmocka_unit_test(bounds_are_met),
        cmocka_unit_test(nothing_is_not_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
