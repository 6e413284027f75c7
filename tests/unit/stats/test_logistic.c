/* The penalised fit.  The expected values are numpy's, by the same method with
 * numpy.linalg.solve. */
#include <math.h>

#include "near.h"

#include "stats/logistic.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { ROWS = 60, COLUMNS = 4 };

/* The third column does not vary. */
static void make_rows(double x[ROWS][COLUMNS], bool *y)
{
    for (int i = 0; i < ROWS; i++) {
        x[i][0] = ((i * 29) % 41 - 20) / 10.;
        x[i][1] = (i * 53) % 31 / 7.;
        x[i][2] = 3;
        x[i][3] = i % 2;
        y[i] = (i * 29) % 41 + (i * 11) % 37 > 35;
    }
}

static void as_numpy(void **state)
{
    static const struct {
        double penalty, objective, b[1 + COLUMNS], odds[3];
    } cases[] = {
        {10. / 20,
         0.5023355215696397,
         {0.49065662818228956, -0.020517443982782813, 0.029182570580367048, 0,
          -0.006223753918949762},
         {-1.517719118169635, 2.3996817359173725, 1.5054430795878564}},
        {10. / 400,
         0.283105223803334,
         {2.114591488517789, 0.4263703908550068, 0.3451611063841616, 0,
          -0.04125623999696632},
         {-1.1231448931681212, 5.228319401375484, 3.8931684738680725}},
    };
    static const double mean[] = {-0.02166667, 2.15, 3, 0.5};
    static const double sd[] = {1.19639621, 1.29294922, 1, 0.5};
    static const int rows[] = {0, 7, 59};
    double x[ROWS][COLUMNS];
    bool y[ROWS];

    (void)state;
    make_rows(x, y);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct logistic f;
        struct logistic_rows r = {x[0], y, ROWS, COLUMNS, cases[i].penalty};
        assert_int_equal(logistic_fit(&r, &f), FIT_DONE);
        assert_near(f.objective, cases[i].objective, 1e-12);
        assert_int_equal(f.k, COLUMNS);
        for (size_t j = 0; j <= COLUMNS; j++)
            assert_near(f.b[j], cases[i].b[j], 1e-9);
        for (size_t j = 0; j < COLUMNS; j++) {
            assert_near(f.mean[j], mean[j], 1e-8);
            assert_near(f.sd[j], sd[j], 1e-8);
        }
        for (size_t j = 0; j < COUNT(rows); j++)
            assert_near(logistic_odds(&f, x[rows[j]]), cases[i].odds[j], 1e-9);
    }
}

/* Offsets up to ±80, against what happened: whole steps lead too far, eleven
 * have to be halved, and no exp may run over. */
static void far_offsets(void **state)
{
    static const double b[] = {0.8308224550723109, -50.3503873863697,
                               -1.6830465764346492, 0, -0.12904341406824135};
    double x[ROWS][COLUMNS];
    bool y[ROWS];
    struct logistic f;
    struct logistic_rows r = {x[0], y, ROWS, COLUMNS, 10. / 10000};

    (void)state;
    make_rows(x, y);
    for (size_t i = 0; i < ROWS; i++) {
        y[i] = x[i][0] < 0;
        for (size_t j = 0; j < COLUMNS; j++)
            x[i][j] *= 40;
    }
    assert_int_equal(logistic_fit(&r, &f), FIT_DONE);
    assert_near(f.objective, 1.397334820665897, 1e-10);
    for (size_t j = 0; j < COUNT(b); j++)
        assert_near(f.b[j], b[j], 1e-8);
}

/* The shares of the columns, and the odds of the mean row, are the odds. */
static void shares_add_up(void **state)
{
    double x[ROWS][COLUMNS], sum = 0;
    bool y[ROWS];
    struct logistic f;
    struct logistic_rows r = {x[0], y, ROWS, COLUMNS, 0.025};

    (void)state;
    make_rows(x, y);
    assert_int_equal(logistic_fit(&r, &f), FIT_DONE);
    for (size_t j = 0; j < COLUMNS; j++)
        sum += logistic_share(&f, x[7], j);
    assert_near(sum + logistic_odds(&f, f.mean), logistic_odds(&f, x[7]),
                1e-12);
    assert_near(logistic_share(&f, x[7], 2), 0, 1e-12);
}

static void nothing_to_learn(void **state)
{
    double x[] = {1, NAN};
    bool y[] = {true, false};
    struct logistic f;
    struct logistic_rows r = {x, y, 0, 1, 0.5};

    (void)state;
    assert_int_equal(logistic_fit(&r, &f), FIT_FEW);
    r.n = 2;
    assert_int_equal(logistic_fit(&r, &f), FIT_LOST);
    r.n = 1;
    assert_int_equal(logistic_fit(&r, &f), FIT_DONE);
    assert_true(isfinite(f.objective));
}

static void chances(void **state)
{
    (void)state;
    assert_near(logistic_chance(0), 0.5, 0);
    assert_near(logistic_chance(log(4)), 0.8, 1e-15);
    assert_near(logistic_chance(-log(4)), 0.2, 1e-15);
    assert_true(logistic_chance(1e4) == 1);
    assert_true(logistic_chance(-1e4) == 0);
    assert_near(logistic_logit(0.8), log(4), 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_numpy),      cmocka_unit_test(far_offsets),
        cmocka_unit_test(shares_add_up), cmocka_unit_test(nothing_to_learn),
        cmocka_unit_test(chances),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
