/* Doubles that are near enough: cmocka's own compare floats. */
#ifndef ACCT_TESTS_NEAR_H
#define ACCT_TESTS_NEAR_H

#include "unit.h"

#include <math.h>

#define assert_near(got, want, by)                                             \
    assert_near_at(got, want, by, #got, __FILE__, __LINE__)

static inline void assert_near_at(double got, double want, double by,
                                  const char *what, const char *file, int line)
{
    if (fabs(got - want) <= by)
        return;
    print_error("%s is %.12g, not %.12g\n", what, got, want);
    _fail(file, line);
}

#endif
