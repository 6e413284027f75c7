/* Clients who come back, and what they spend: what is published about CDNOW,
 * and the formulas in 60 digits (mpmath). */
#include "near.h"

#include "base/value/date.h"
#include "cdnow.h"
#include "stats/repeat.h"
#include "stats/spend.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* CDNOW to the end of September 1997, and what came after. */
struct cdnow {
    struct cdnow_day days[CDNOW_DAYS];
    struct buyer of[CDNOW_CLIENTS];
    struct spender spent[CDNOW_CLIENTS];
    int later; /* days with an order, to the end of June 1998 */
};

static int set_up(void **state)
{
    struct cdnow *c = calloc(1, sizeof *c);
    int32_t end = day_of(1997, 9, 30), first = 0;
    assert_non_null(c);
    cdnow_read(c->days);
    for (size_t i = 0; i < CDNOW_DAYS; i++) {
        struct cdnow_day d = c->days[i];
        struct buyer *of = &c->of[d.client - 1];
        struct spender *spent = &c->spent[d.client - 1];
        if (i == 0 || c->days[i - 1].client != d.client) {
            first = d.day;
            of->T = (end - first) / 7.;
        } else if (d.day > end) {
            c->later++;
        } else {
            of->x++;
            of->tx = (d.day - first) / 7.;
            spent->x++;
            spent->mean += (double)d.cents / 100;
        }
    }
    for (size_t i = 0; i < CDNOW_CLIENTS; i++)
        if (c->spent[i].x)
            c->spent[i].mean /= c->spent[i].x;
    *state = c;
    return 0;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

/* The clients as they are published, the fit, and what it says. */
static void cdnow_comes_back(void **state)
{
    const struct cdnow *c = *state;
    struct buying m = {0};
    int back = 0, orders = 0;
    double later = 0;

    for (size_t i = 0; i < CDNOW_CLIENTS; i++) {
        back += c->of[i].x > 0;
        orders += (int)c->of[i].x;
    }
    assert_int_equal(back, 946);
    assert_int_equal(orders, 2457);
    assert_int_equal(repeat_fit(c->of, CDNOW_CLIENTS, &m), FIT_DONE);
    assert_near(m.r, .243, .0005);
    assert_near(m.alpha, 4.414, .0005);
    assert_near(m.a, .793, .0005);
    assert_near(m.b, 2.426, .0005);
    assert_near(repeat_likelihood(&m, c->of, CDNOW_CLIENTS), -9582.4, .05);
    /* no other place is higher: the published one is but rounded */
    assert_true(repeat_likelihood(&m, c->of, CDNOW_CLIENTS) >=
                repeat_likelihood(&buying_published, c->of, CDNOW_CLIENTS));

    struct buyer one = {2, 30.43, 38.86};
    assert_near(repeat_expected(&m, one, 39), 1.226, .0005);
    assert_near(quiet_alive(&m, one), .7266, .00005);
    for (size_t i = 0; i < CDNOW_CLIENTS; i++)
        later += repeat_expected(&m, c->of[i], 39);
    assert_near(later, 1653.4, .05);
    assert_int_equal(c->later, 1882);
}

static void cdnow_spends(void **state)
{
    const struct cdnow *c = *state;
    struct spending m = {0};

    assert_int_equal(spend_fit(c->spent, CDNOW_CLIENTS, &m), FIT_DONE);
    assert_near(m.p, 6.25, .005);
    assert_near(m.q, 3.74, .005);
    assert_near(m.v, 15.44, .01);
    assert_near(spend_likelihood(&m, c->spent, CDNOW_CLIENTS), -4055.918,
                .0005);
    assert_near(spend_mean(&m), 35.1704, .0005);
    assert_near(spend_expected(&m, (struct spender){2, 30}), 30.9308, .0005);
    /* of whom nothing is known but that he is one */
    assert_near(spend_expected(&m, (struct spender){0, 0}), spend_mean(&m),
                1e-12);
}

/* The unit of the amounts, and the order of the clients, are no matter. */
static void spending_scales(void **state)
{
    const struct cdnow *c = *state;
    static struct spender minor[CDNOW_CLIENTS];
    struct spending m = {0}, big = {0};

    for (size_t i = 0; i < CDNOW_CLIENTS; i++) {
        minor[i] = c->spent[CDNOW_CLIENTS - 1 - i];
        minor[i].mean *= 1e6;
    }
    assert_int_equal(spend_fit(c->spent, CDNOW_CLIENTS, &m), FIT_DONE);
    assert_int_equal(spend_fit(minor, CDNOW_CLIENTS, &big), FIT_DONE);
    assert_near(big.p, m.p, 1e-4);
    assert_near(big.q, m.q, 1e-4);
    assert_near(big.v, m.v * 1e6, m.v * 100);
}

static void as_mpmath(void **state)
{
    static const struct {
        struct buying m;
        struct buyer c;
        double weeks, want;
    } cases[] = {
        {{0.243, 4.414, 0.793, 2.426}, {2, 30.43, 38.86}, 39, 1.22602817476714},
        {{0.243, 4.414, 0.793, 2.426}, {0, 0, 38.86}, 39, 0.195098052011263},
        {{0.243, 4.414, 0.793, 2.426}, {0, 0, 0}, 52, 1.4460505953964},
        {{0.243, 4.414, 0.793, 2.426},
         {2, 30.43, 38.86},
         0.01,
         0.000376582463909149},
        {{0.243, 4.414, 0.793, 2.426}, {30, 30, 38.86}, 5200, 9.67955147732037},
        /* a is 1, or near it; r is greater than a + b, too */
        {{0.5, 3, 1, 2}, {3, 10, 12}, 26, 2.7706401212657},
        {{0.5, 3, 1, 2}, {0, 0, 12}, 260, 2.64176239165551},
        {{4, 3, 1, 2}, {3, 10, 12}, 26, 3.70605374477207},
        {{4, 3, 1.00005, 2}, {3, 10, 12}, 26, 3.70587981813134},
        /* a + b + x is 1 */
        {{0.1, 3, 0.4, 0.6}, {0, 0, 12}, 26, 0.135351255621353},
        {{2, 3, 0.4, 0.6}, {0, 0, 12}, 26, 2.02457661146637},
        /* many orders, a long time, numbers far out */
        {{1.2, 40, 0.3, 8}, {150, 200, 201}, 104, 61.5596766265001},
        {{50, 300, 0.5, 1}, {10, 60, 70}, 520, 33.8411231275024},
        {{1000, 9000, 900, 1000}, {3, 20, 30}, 52, 0.530114503760523},
        {{1000, 200, 0.001, 1000}, {500, 99, 100}, 52, 259.95270068582},
        {{0.3, 2, 1000, 1000}, {1, 2, 3}, 5200, 0.85656986211461},
        {{0.3, 0.05, 30, 40}, {200, 30, 30}, 520, 8.24137931034483},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_near(repeat_expected(&cases[i].m, cases[i].c, cases[i].weeks) /
                        cases[i].want,
                    1, 1e-7);
    assert_near(repeat_expected(&buying_published, cases[0].c, 0), 0, 0);
}

/* Among few clients, or with few who came back, there is nothing to fit. */
static void too_few(void **state)
{
    struct buyer c[REPEAT_CLIENTS] = {0};
    struct spender s[SPEND_CLIENTS + 2] = {0};
    struct buying m;
    struct spending sp;

    (void)state;
    for (uint32_t i = 0; i < REPEAT_CLIENTS; i++)
        c[i] = i < REPEAT_BACK ? (struct buyer){1 + i % 3, 5 + i, 30 + i}
                               : (struct buyer){0, 0, 10 + i % 40};
    assert_int_equal(repeat_fit(c, REPEAT_CLIENTS, &m), FIT_DONE);
    assert_int_equal(repeat_fit(c, REPEAT_CLIENTS - 1, &m), FIT_FEW);
    c[0] = (struct buyer){0, 0, 30};
    assert_int_equal(repeat_fit(c, REPEAT_CLIENTS, &m), FIT_FEW);
    assert_int_equal(repeat_fit(NULL, 0, &m), FIT_FEW);

    for (uint32_t i = 0; i < SPEND_CLIENTS; i++)
        s[i] = (struct spender){1 + i % 4, 20 + 3 * (i % 7)};
    s[SPEND_CLIENTS] = (struct spender){3, 0};     /* got all for nothing */
    s[SPEND_CLIENTS + 1] = (struct spender){0, 9}; /* came once */
    assert_int_equal(spend_fit(s, COUNT(s), &sp), FIT_DONE);
    assert_int_equal(spend_fit(s + 1, COUNT(s) - 1, &sp), FIT_FEW);
    assert_int_equal(spend_fit(NULL, 0, &sp), FIT_FEW);
}

/* Clients like clockwork: the best model is far away, and not NAN. */
static void alike(void **state)
{
    struct buyer c[200];
    struct spender s[200];
    struct buying m = {0};
    struct spending sp = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(c); i++) {
        c[i] = (struct buyer){10, 50, 50};
        s[i] = (struct spender){10, 30};
    }
    assert_int_equal(repeat_fit(c, COUNT(c), &m), FIT_DONE);
    assert_true(m.r > 500 && m.r < 3000);
    assert_near(m.r / m.alpha, 10. / 50, .01); /* so many a week */
    assert_near(quiet_alive(&m, c[0]), 1, .01);
    assert_near(repeat_expected(&m, c[0], 5), 1, .02);
    assert_int_equal(spend_fit(s, COUNT(s), &sp), FIT_DONE);
    assert_near(spend_mean(&sp), 30, .1);
    c[0].x = 4000000000;
    assert_int_equal(repeat_fit(c, COUNT(c), &m), FIT_LOST);
    assert_true(isnan(repeat_likelihood(&m, c, COUNT(c))));
}

static void no_mean(void **state)
{
    const struct spending m = {2, 1, 15};

    (void)state;
    assert_true(isnan(spend_mean(&m)));
    assert_true(isnan(spend_expected(&m, (struct spender){5, 30})));
    assert_true(isnan(spend_likelihood(&(struct spending){0, 0, 0},
                                       &(struct spender){5, 30}, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cdnow_comes_back), cmocka_unit_test(cdnow_spends),
        cmocka_unit_test(spending_scales),  cmocka_unit_test(as_mpmath),
        cmocka_unit_test(too_few),          cmocka_unit_test(alike),
        cmocka_unit_test(no_mean),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
