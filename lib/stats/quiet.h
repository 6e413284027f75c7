/*
 * How likely a client is still one, from its days of order alone: the closed
 * forms of the BG/NBD model.  A client orders at random at a rate of its own,
 * and after each order leaves with a chance of its own; the rates are spread
 * by a gamma distribution (r, α), the chances by a beta one (a, b).
 *
 * Fader, Hardie and Lee, "'Counting your customers' the easy way: an
 * alternative to the Pareto/NBD model", Marketing Science 24 (2005) 275–284.
 * stats/repeat.h fits it.
 */
#ifndef ACCT_STATS_QUIET_H
#define ACCT_STATS_QUIET_H

#include <stdint.h>

struct buying {
    double r, alpha; /* shape, and rate in weeks */
    double a, b;
};

/* What the paper found for 2,357 clients of CDNOW: good where there are too few
 * clients for a fit. */
extern const struct buying buying_published;

/* What a client did.  Times are in weeks and end with the day that it is seen
 * from. */
struct buyer {
    uint32_t x; /* days with an order, but for the first */
    double tx;  /* from the first to the last; 0 where x is 0 */
    double T;   /* from the first until today, at least tx */
};

/* The chance, 0 to 1, that the client has not left (Fader, Hardie and Lee,
 * "Computing P(alive) using the BG/NBD model", 2008).  It is 1 for all that
 * ordered once: the model lets nobody leave before the second order. */
double quiet_alive(const struct buying *m, struct buyer c);

/* The chance, 0 to 1, that no order comes within the `weeks` to come: 1 −
 * P(alive)·[1 − ((α + T)/(α + T + weeks))^(r + x)]. */
double quiet_chance(const struct buying *m, struct buyer c, double weeks);

#endif
