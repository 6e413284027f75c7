/* Quantiles of type 7: worked by hand, and recency, frequency and value of the
 * clients of CDNOW. */
#include <math.h>

#include "near.h"

#include "base/value/date.h"
#include "cdnow.h"
#include "stats/quantile.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { QUINTILES = 5 };

static void by_hand(void **state)
{
    /* 1 to 10: h = 9·p from the first */
    static const double v[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    static const struct {
        double p, want;
    } cases[] = {{0, 1},       {0.25, 3.25}, {0.5, 5.5}, {0.75, 7.75},
                 {0.95, 9.55}, {1, 10},      {-1, 1},    {2, 10}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_near(quantile(v, COUNT(v), cases[i].p), cases[i].want, 1e-12);
    assert_near(quantile(v, 1, 0.7), 1, 0);
    assert_near(quantile(v, 2, 0.7), 1.7, 1e-12);
    assert_true(isnan(quantile(v, 0, 0.5)));
}

static void cuts_and_parts(void **state)
{
    double v[] = {40, 10, 30, 20, 60, 50}, cuts[QUINTILES - 1];

    (void)state;
    quantile_sort(v, COUNT(v));
    quantile_cuts(v, COUNT(v), QUINTILES, cuts);
    for (size_t i = 0; i < COUNT(cuts); i++)
        assert_true(cuts[i] == v[1 + i]); /* to the last bit */
    assert_int_equal(quantile_part(cuts, QUINTILES, 5), 1);
    assert_int_equal(quantile_part(cuts, QUINTILES, 20), 1); /* not above it */
    assert_int_equal(quantile_part(cuts, QUINTILES, 20.01), 2);
    assert_int_equal(quantile_part(cuts, QUINTILES, 60), 5);
    quantile_cuts(v, 0, QUINTILES, cuts);
    assert_true(isnan(cuts[0]) && isnan(cuts[3]));
    quantile_sort(NULL, 0);
}

struct client {
    double days, orders, value;
};

static void clients_of_cdnow(struct client *of, int32_t today)
{
    static struct cdnow_day days[CDNOW_DAYS];
    cdnow_read(days);
    for (size_t i = 0; i < CDNOW_DAYS; i++) {
        struct client *c = &of[days[i].client - 1];
        c->days = today - days[i].day;
        c->orders++;
        c->value += (double)days[i].cents;
    }
}

static void check_cuts(double *v, const double want[QUINTILES - 1], double *got)
{
    quantile_sort(v, CDNOW_CLIENTS);
    quantile_cuts(v, CDNOW_CLIENTS, QUINTILES, got);
    for (size_t i = 0; i < QUINTILES - 1; i++)
        assert_near(got[i], want[i], 1e-9);
}

/* As of 1998-06-30; the cuts are numpy's. */
static void recency_frequency_value(void **state)
{
    static const double cuts[3][QUINTILES - 1] = {
        {152, 442, 486, 512}, {1, 1, 2, 4}, {1536, 3195.8, 5925, 13043.6}};
    static struct client of[CDNOW_CLIENTS];
    static double v[3][CDNOW_CLIENTS];
    double got[3][QUINTILES - 1];
    size_t best = 0, worst = 0;

    (void)state;
    clients_of_cdnow(of, day_of(1998, 6, 30));
    for (size_t i = 0; i < CDNOW_CLIENTS; i++) {
        v[0][i] = of[i].days;
        v[1][i] = of[i].orders;
        v[2][i] = of[i].value;
    }
    for (size_t k = 0; k < 3; k++)
        check_cuts(v[k], cuts[k], got[k]);
    for (size_t i = 0; i < CDNOW_CLIENTS; i++) {
        size_t r = 6 - quantile_part(got[0], QUINTILES, of[i].days);
        size_t f = quantile_part(got[1], QUINTILES, of[i].orders);
        size_t m = quantile_part(got[2], QUINTILES, of[i].value);
        best += r == 5 && f == 5 && m == 5;
        worst += r == 1 && f == 1 && m == 1;
    }
    assert_int_equal(best, 233);
    assert_int_equal(worst, 167);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(cuts_and_parts),
        cmocka_unit_test(recency_frequency_value),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
