/* Kaplan–Meier.  The data are those of a trial of maintenance chemotherapy in
 * acute myelogenous leukaemia, in weeks: Miller, Survival Analysis (Wiley,
 * 1997), page 49, data set `aml` of R's package survival, which gave the
 * expected values (survfit with conf.type = "log-log"). */
#include "near.h"

#include "stats/survival.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Not in order. */
static const struct lifetime maintained[] = {
    {161, false}, {9, true},  {13, false}, {13, true},  {18, true}, {23, true},
    {28, false},  {31, true}, {34, true},  {45, false}, {48, true}};
static const struct lifetime not_maintained[] = {
    {5, true},  {5, true},  {8, true},  {8, true},  {12, true}, {16, false},
    {23, true}, {27, true}, {30, true}, {33, true}, {43, true}, {45, true}};

static void same(struct survival_value got, struct survival_value want,
                 double by)
{
    const double g[] = {got.value, got.error, got.low, got.high};
    const double w[] = {want.value, want.error, want.low, want.high};
    for (size_t i = 0; i < COUNT(g); i++)
        if (isnan(w[i]))
            assert_true(isnan(g[i]));
        else
            assert_near(g[i], w[i], by);
}

static void those_maintained(void **state)
{
    struct survival s;
    struct survival_value v;

    (void)state;
    survival_count(maintained, COUNT(maintained), &s);
    assert_int_equal(s.n, 11);
    assert_int_equal(s.ended, 7);
    assert_int_equal(s.steps, 10);
    assert_near(survival_censored(&s), 4. / 11, 1e-15);
    v = survival_at(&s, 24);
    assert_near(v.value, .61364, .000005);
    assert_near(v.low, .26575, .000005);
    assert_near(v.high, .83530, .000005);
    same(survival_median(&s), (struct survival_value){31, NAN, 13, NAN}, 0);
    v = survival_mean(&s, 24);
    assert_near(v.value, 20.9205, .00005);
    assert_near(v.error, 1.5418, .00005);
    assert_near(survival_mean(&s, 45).value, 30.7386, .00005);
    survival_release(&s);
}

static void those_not(void **state)
{
    struct survival s;
    struct survival_value v;

    (void)state;
    survival_count(not_maintained, COUNT(not_maintained), &s);
    v = survival_at(&s, 24);
    assert_near(v.value, .48611, .000005);
    assert_near(v.low, .19188, .000005);
    assert_near(v.high, .72967, .000005);
    same(survival_median(&s), (struct survival_value){23, NAN, 5, 33}, 0);
    assert_near(survival_mean(&s, 24).value, 17.0694, .00005);
    assert_near(survival_mean(&s, 45).value, 22.7083, .00005);
    survival_release(&s);
}

/* Ends count before what is last seen at the same time; the one seen longest
 * leaves the curve where it is. */
static void at_times(void **state)
{
    static const struct {
        double t, share;
        size_t at_risk;
    } cases[] = {{0, 1, 11},
                 {8.9, 1, 11},
                 {9, 10. / 11, 11},
                 {9.1, 10. / 11, 10},
                 {13, 9. / 11, 10},
                 {14, 9. / 11, 8},
                 {28, 9. / 11 * 6 / 8, 6},
                 {48, 9. / 11 * 6 / 8 * 4 / 5 * 3 / 4 * 1 / 2, 2},
                 {161, 9. / 11 * 6 / 8 * 4 / 5 * 3 / 4 * 1 / 2, 1},
                 {1e6, 9. / 11 * 6 / 8 * 4 / 5 * 3 / 4 * 1 / 2, 0}};
    struct survival s;

    (void)state;
    survival_count(maintained, COUNT(maintained), &s);
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_near(survival_at(&s, cases[i].t).value, cases[i].share, 1e-12);
        assert_int_equal(survival_at_risk(&s, cases[i].t), cases[i].at_risk);
    }
    /* S = 10/11: the error is √(1/11·10/11/11), as of a share */
    same(survival_at(&s, 9),
         (struct survival_value){.909091, .086678, .508080, .986674}, 1e-6);
    same(survival_at(&s, 1), (struct survival_value){1, 0, NAN, NAN}, 0);
    survival_release(&s);
}

static void ends(void **state)
{
    static const struct lifetime gone[] = {
        {4, true}, {2, true}, {6, true}, {8, true}};
    static const struct lifetime here[] = {{4, false}, {2, false}};
    struct survival s;

    (void)state;
    /* a half is reached exactly, and nobody remains */
    survival_count(gone, COUNT(gone), &s);
    assert_near(survival_median(&s).value, 4, 0);
    same(survival_at(&s, 8), (struct survival_value){0, NAN, NAN, NAN}, 0);
    assert_near(survival_mean(&s, 8).value, 5, 1e-12);
    assert_near(survival_mean(&s, 100).value, 5, 1e-12);
    assert_near(survival_mean(&s, 1).value, 1, 1e-12);
    assert_near(survival_censored(&s), 0, 0);
    survival_release(&s);

    survival_count(here, COUNT(here), &s);
    same(survival_median(&s), (struct survival_value){NAN, NAN, NAN, NAN}, 0);
    same(survival_mean(&s, 10), (struct survival_value){10, 0, 10, 10}, 1e-12);
    assert_near(survival_censored(&s), 1, 0);
    survival_release(&s);

    survival_count(NULL, 0, &s);
    assert_true(isnan(survival_at(&s, 3).value));
    assert_true(isnan(survival_median(&s).value));
    assert_true(isnan(survival_mean(&s, 3).value));
    assert_true(isnan(survival_censored(&s)));
    assert_int_equal(survival_at_risk(&s, 0), 0);
    survival_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_maintained),
        cmocka_unit_test(those_not),
        cmocka_unit_test(at_times),
        cmocka_unit_test(ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
