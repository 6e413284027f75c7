/* Forecasts judged.  The expected values are numpy's, from the definitions of
 * stats/judge.h. */
#include <math.h>

#include "near.h"

#include "stats/judge.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { MOST = 200 };

struct forecasts {
    double p[MOST], base[MOST];
    bool y[MOST];
    uint32_t client[MOST];
};

/* Every chance comes four times in 200, every client ten times. */
static void make(struct forecasts *f, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        f->p[i] = i * 37 % 50 / 50.;
        f->y[i] = (i * i * 3 + i) % 7 < 3;
        f->base[i] = i < n / 3 ? .6 : .4;
        f->client[i] = i * 7 % 19;
    }
}

static struct judgement judge_made(const struct forecasts *f, size_t n)
{
    struct judge_rows r = {f->p, f->y, f->base, f->client, n};
    return judge(&r);
}

static void same(double got, double want, const char *what, size_t n)
{
    if (!(fabs(got - want) <= 1e-12))
        fail_msg("of %zu: %s is %.15f, not %.15f", n, what, got, want);
}

/* Of n forecasts as made above. */
static const struct judgement cases[] = {
    {57,
     0.5789473684210527,
     0.45614035087719296,
     0.044455782519707186,
     0.47368421052631576,
     0.4564393939393939,
     0.7501754385964912,
     0.4621212121212121,
     0.35371228070175437,
     0.26526315789473687,
     0.31859649122807016,
     0.5,
     {11, 5},
     {12, 5},
     34},
    /* a tenth of 65 is 6 */
    {65,
     0.5692307692307692,
     0.5230769230769231,
     0.029630262446445114,
     0.47692307692307695,
     0.5246138996138996,
     0.7501538461538463,
     0.5294401544401545,
     0.31975384615384617,
     0.2646153846153846,
     0.24861538461538463,
     0.5,
     {13, 7},
     {14, 7},
     38},
    {200,
     0.575,
     0.495,
     0.015356391177617218,
     0.475,
     0.4948849104859335,
     0.75,
     0.4907928388746803,
     0.3394,
     0.265,
     0.267,
     0.6,
     {40, 23},
     {44, 18},
     116},
    {3,
     0.6666666666666666,
     0,
     0,
     0.6666666666666666,
     0,
     0.7533333333333333,
     0,
     0.606,
     0.22666666666666668,
     0.7533333333333332,
     0,
     {0, 0},
     {1, 0},
     2},
};

static void as_numpy(void **state)
{
    struct forecasts f;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct judgement *want = &cases[i];
        size_t n = want->n;
        make(&f, (uint32_t)n);
        struct judgement got = judge_made(&f, n);
        assert_int_equal(got.n, n);
        same(got.share, want->share, "share", n);
        same(got.accuracy, want->accuracy, "accuracy", n);
        same(got.accuracy_error, want->accuracy_error, "its error", n);
        same(got.base_accuracy, want->base_accuracy, "base accuracy", n);
        same(got.balanced, want->balanced, "balanced accuracy", n);
        same(got.expected, want->expected, "expected accuracy", n);
        same(got.auc, want->auc, "auc", n);
        same(got.brier, want->brier, "brier", n);
        same(got.base_brier, want->base_brier, "base brier", n);
        same(got.calibration, want->calibration, "calibration", n);
        same(got.top, want->top, "top", n);
        assert_int_equal(got.leaves.n, want->leaves.n);
        assert_int_equal(got.leaves.right, want->leaves.right);
        assert_int_equal(got.stays.n, want->stays.n);
        assert_int_equal(got.stays.right, want->stays.right);
        assert_int_equal(got.unclear, want->unclear);
    }
}

/* Among equals, those that come first are in the top tenth. */
static void ties_at_the_top(void **state)
{
    struct forecasts f = {.y = {true}};

    (void)state;
    for (size_t i = 0; i < 20; i++)
        f.p[i] = .7;
    struct judgement j = judge_made(&f, 20);
    assert_near(j.top, 0.5, 0);
    assert_near(j.auc, 0.5, 0);
}

static void one_sided(void **state)
{
    struct forecasts f = {.p = {.9, .8, .2, .1}};
    struct judgement j = judge_made(&f, 4);

    (void)state;
    assert_true(isnan(j.auc) && isnan(j.balanced));
    assert_near(j.accuracy, 0.5, 0);
    assert_int_equal(j.leaves.n, 2);
    assert_int_equal(j.leaves.right, 0);
    assert_int_equal(j.stays.right, 2);
    assert_int_equal(j.unclear, 0);
}

static void nothing(void **state)
{
    struct judge_rows none = {0};
    struct judgement j = judge(&none);

    (void)state;
    assert_int_equal(j.n, 0);
    assert_true(isnan(j.share) && isnan(j.accuracy) && isnan(j.balanced));
    assert_true(isnan(j.accuracy_error) && isnan(j.auc) && isnan(j.brier));
    assert_true(isnan(j.calibration) && isnan(j.top) && isnan(j.expected));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_numpy),
        cmocka_unit_test(ties_at_the_top),
        cmocka_unit_test(one_sided),
        cmocka_unit_test(nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
