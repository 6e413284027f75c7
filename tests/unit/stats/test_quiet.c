/* Who is still a client, by days of order.  The chances of being quiet are
 * numpy's, from the formulas of stats/quiet.h. */
#include "near.h"

#include "stats/quiet.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* The client of the paper's example. */
static const struct buyer example = {2, 30.43, 38.86};

static void published(void **state)
{
    (void)state;
    assert_near(quiet_alive(&buying_published, example), .7266, .00005);
}

static void once_is_alive(void **state)
{
    (void)state;
    for (int T = 0; T < 200; T += 10)
        assert_true(quiet_alive(&buying_published, (struct buyer){0, 0, T}) ==
                    1);
}

static void chances(void **state)
{
    static const struct {
        struct buyer c;
        double weeks, want;
    } cases[] = {
        {{0, 0, 38.86}, 13, 0.938163168359162},
        {{2, 30.43, 38.86}, 90 / 7., 0.6788137559788725},
        {{2, 30.43, 38.86}, 39, 0.44537286208299554},
        {{25, 38, 38.86}, 13, 0.04870198412248117},
        {{1, 3, 38.86}, 13, 0.9291026347797587},
        {{2, 30.43, 38.86}, 0, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_near(quiet_chance(&buying_published, cases[i].c, cases[i].weeks),
                    cases[i].want, 1e-12);
}

/* No number of orders and no length of silence makes anything but a chance. */
static void extremes(void **state)
{
    static const struct buyer cases[] = {
        {100000, 1000, 5000}, {4000000000, 10, 10}, {1, 0, 1e6}, {0, 0, 0}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        double p = quiet_chance(&buying_published, cases[i], 13);
        assert_true(p >= 0 && p <= 1);
        p = quiet_alive(&buying_published, cases[i]);
        assert_true(p >= 0 && p <= 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published),
        cmocka_unit_test(once_is_alive),
        cmocka_unit_test(chances),
        cmocka_unit_test(extremes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
