/*
 * How often clients come back: the BG/NBD model of stats/quiet.h, fitted and
 * looked forward with.  The source is the paper named there.
 */
#ifndef ACCT_STATS_REPEAT_H
#define ACCT_STATS_REPEAT_H

#include <stddef.h>

#include "stats/fit.h"
#include "stats/quiet.h"

/* Fewer clients, or fewer who came back, teach nothing. */
enum { REPEAT_CLIENTS = 100, REPEAT_BACK = 20 };

/* The logarithm of the likelihood of what n clients did (equation 6).  NAN
 * where one has more than a million days. */
double repeat_likelihood(const struct buying *m, const struct buyer *c,
                         size_t n);

/* The model under which it is greatest, sought from several starts.  Where
 * that would be at infinity (nobody ever leaves, all come equally often) it
 * stops far out. */
enum fit repeat_fit(const struct buyer *c, size_t n, struct buying *out);

/* How many days with an order are expected of a client in the next `weeks`
 * (equation 10); of a client that is seen on the day of its first order, and
 * so of one yet to come, after that order, it is {0, 0, 0}. */
double repeat_expected(const struct buying *m, struct buyer c, double weeks);

#endif
