/*
 * How long something lasts, where some of it still goes on: the estimate of
 * Kaplan and Meier, "Nonparametric estimation from incomplete observations",
 * Journal of the American Statistical Association 53 (1958) 457–481.
 *
 * Times are in any unit, from 0 on.  Intervals are of 95 %, log–log: the
 * logarithm of −log S is taken to be normal (Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data, 1980), so that they stay between
 * 0 and 1.
 */
#ifndef ACCT_STATS_SURVIVAL_H
#define ACCT_STATS_SURVIVAL_H

#include <stdbool.h>
#include <stddef.h>

/* How long one lasted, or lasts by now. */
struct lifetime {
    double time;
    bool ended; /* false: it went on at that time (censored) */
};

/* A time at which any of them ended or was last seen. */
struct survival_step {
    double time;
    size_t at_risk; /* that lasted at least so long */
    size_t ended;
    double share;    /* that lasts longer: S = Π (1 − ended/at_risk) */
    double variance; /* of log S: Σ ended/(at_risk·(at_risk − ended))
                        (Greenwood 1926); infinite where S is 0 */
};

struct survival {
    size_t n, ended;
    struct survival_step *step; /* by time */
    size_t steps;
};

/* NAN where there is none. */
struct survival_value {
    double value, error, low, high;
};

/* Counts n lifetimes, in any order; none makes a curve that answers NAN.
 * survival_release frees. */
void survival_count(const struct lifetime *v, size_t n, struct survival *out);
void survival_release(struct survival *s);

/* The share, 0 to 1, that lasts longer than t, Greenwood's standard error, and
 * the interval; no interval where the share is 0 or 1.  After the last time
 * the share stays as it is. */
struct survival_value survival_at(const struct survival *s, double t);

/* How many lasted at least t. */
size_t survival_at_risk(const struct survival *s, double t);

/* The first time at which the share is at most ½; low and high are the first
 * times at which the limits of the interval are (Brookmeyer and Crowley,
 * Biometrics 38 (1982) 29–41).  NAN: not reached.  No error. */
struct survival_value survival_median(const struct survival *s);

/* The mean of what lasts of the first tau, that is, the area under the curve,
 * its standard error, and value ± 1.96 errors between 0 and tau. */
struct survival_value survival_mean(const struct survival *s, double tau);

/* The share that still went on. */
double survival_censored(const struct survival *s);

#endif
