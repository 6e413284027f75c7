/*
 * Quantiles of numbers, of the kind that Hyndman and Fan number 7: "Sample
 * quantiles in statistical packages", The American Statistician 50 (1996)
 * 361–365.
 */
#ifndef ACCT_STATS_QUANTILE_H
#define ACCT_STATS_QUANTILE_H

#include <stddef.h>

/* Puts n numbers in order, the least first; none may be NAN. */
void quantile_sort(double *v, size_t n);

/* Below which a share p, 0 to 1, of n sorted numbers lies: with h = (n − 1)·p
 * it is that far from the first, in steps of numbers, and between two it is as
 * near to one as h is.  NAN where n is 0. */
double quantile(const double *sorted, size_t n, double p);

/* The parts − 1 cuts that make that many parts, e.g. the four of quintiles. */
void quantile_cuts(const double *sorted, size_t n, size_t parts, double *cuts);

/* In which of the parts a number is, from 1: one more than there are cuts
 * strictly below it. */
size_t quantile_part(const double *cuts, size_t parts, double value);

#endif
