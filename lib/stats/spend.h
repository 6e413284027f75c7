/*
 * What clients spend at a time: the Gamma–Gamma model.  A client's orders are
 * spread by a gamma distribution around a mean of its own, the means by an
 * inverse one over all.
 *
 * Fader, Hardie and Lee, "RFM and CLV: using iso-value curves for customer
 * base analysis", Journal of Marketing Research 42 (2005) 415–430; Fader and
 * Hardie, "The Gamma-Gamma model of monetary value", 2013.
 */
#ifndef ACCT_STATS_SPEND_H
#define ACCT_STATS_SPEND_H

#include <stddef.h>
#include <stdint.h>

#include "stats/fit.h"

struct spending {
    double p, q;
    double v; /* in the unit of the amounts */
};

struct spender {
    uint32_t x;  /* days with an order, but for the first */
    double mean; /* what was spent on one of them, in any unit */
};

/* Fewer who came back and paid teach nothing. */
enum { SPEND_CLIENTS = 20 };

/* The logarithm of the likelihood; those with x or mean 0 are left out. */
double spend_likelihood(const struct spending *m, const struct spender *c,
                        size_t n);

/* The model under which it is greatest, sought from several starts. */
enum fit spend_fit(const struct spender *c, size_t n, struct spending *out);

/* The mean of all clients, p·v/(q − 1); NAN where q ≤ 1: it has none. */
double spend_mean(const struct spending *m);

/* The mean expected of one client: between that of all and its own, the nearer
 * to its own the more days it has.  NAN where q ≤ 1. */
double spend_expected(const struct spending *m, struct spender c);

#endif
