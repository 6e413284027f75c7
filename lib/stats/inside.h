/*
 * What the fits by maximum likelihood share: the search for the lowest place.
 */
#ifndef ACCT_STATS_INSIDE_H
#define ACCT_STATS_INSIDE_H

#include <stddef.h>

#include "stats/fit.h"

enum { VALLEY_MOST = 4 }; /* dimensions */

/* A smooth function of k numbers above 0. */
struct valley {
    size_t k;
    /* Its depth at a place, and the slope there. */
    double (*depth)(const double *at, double *slope, const void *data);
    const void *data;
    /* How far the logarithm of each number may go from 0: a likelihood can
     * have its best place at infinity, where another model is its limit.  It
     * is a soft wall, which gives way by less than 3. */
    double wall[VALLEY_MOST];
};

/* Goes down from each of n places (k numbers of each are used), and gives the
 * lowest place found, within some hundreds of steps each.  FIT_LOST where no
 * way led to a level place. */
enum fit valley_lowest(const struct valley *v,
                       const double (*from)[VALLEY_MOST], size_t n,
                       double *lowest);

#endif
