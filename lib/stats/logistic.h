/*
 * Logistic regression with a penalty and an offset: how likely something
 * happens, from a few columns of numbers.
 */
#ifndef ACCT_STATS_LOGISTIC_H
#define ACCT_STATS_LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/fit.h"

enum { LOGISTIC_MOST = 16 }; /* columns */

/* What is learnt from; borrowed. */
struct logistic_rows {
    const double *x; /* n rows of k columns, row after row */
    const bool *y;   /* n: whether it happened */
    size_t n, k;     /* k from 1 to LOGISTIC_MOST */
    double penalty;  /* above 0; see below */
};

struct logistic {
    size_t k;
    double b[1 + LOGISTIC_MOST]; /* of the constant, then of the columns */
    double mean[LOGISTIC_MOST], sd[LOGISTIC_MOST]; /* sd: of all, not n − 1 */
    double objective;                              /* what was reached */
};

/* Fits the log-odds x₀ + b₀ + Σ bⱼ·(xⱼ − meanⱼ)/sdⱼ, where the first column is
 * the offset as well: what is known beforehand, in log-odds.  With all b at 0
 * it stands as it is.  The b are those that make the mean of the log-loss plus
 * penalty/2·Σb² least, b₀ included (ridge: le Cessie and van Houwelingen,
 * Applied Statistics 41 (1992) 191–201); Newton's method, each step halved
 * until it leads down.  A column that does not vary has sd 1.
 *
 * FIT_FEW where there is no row; FIT_LOST where a number is not finite. */
enum fit logistic_fit(const struct logistic_rows *rows, struct logistic *out);

/* The log-odds for one row of k columns. */
double logistic_odds(const struct logistic *f, const double *x);

/* What column j (from 0) adds to them over a row that has its mean: the
 * offset is of column 0. */
double logistic_share(const struct logistic *f, const double *x, size_t j);

/* The chance, 0 to 1, that log-odds stand for, and back. */
double logistic_chance(double odds);
double logistic_logit(double chance);

#endif
