/*
 * What is called of GSL, which is opened at the first call:
 * gsl()->gsl_sf_psi_e.
 */
#ifndef ACCT_STATS_GSL_H
#define ACCT_STATS_GSL_H

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>

#include "base/module.h"

#define GSL_FUNCTIONS(X)                                                       \
    X(gsl_multimin_fdfminimizer_alloc)                                         \
    X(gsl_multimin_fdfminimizer_free)                                          \
    X(gsl_multimin_fdfminimizer_iterate)                                       \
    X(gsl_multimin_fdfminimizer_set)                                           \
    X(gsl_multimin_fdfminimizer_vector_bfgs2)                                  \
    X(gsl_set_error_handler)                                                   \
    X(gsl_set_error_handler_off)                                               \
    X(gsl_sf_lngamma_e)                                                        \
    X(gsl_sf_psi_e)                                                            \
    X(gsl_vector_alloc)                                                        \
    X(gsl_vector_free)                                                         \
    X(gsl_vector_get)                                                          \
    X(gsl_vector_memcpy)                                                       \
    X(gsl_vector_set)

struct gsl {
    GSL_FUNCTIONS(LIBRARY_MEMBER)
};

const struct gsl *gsl(void);

#endif
