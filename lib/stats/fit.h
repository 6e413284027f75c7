/*
 * What became of a fit.
 */
#ifndef ACCT_STATS_FIT_H
#define ACCT_STATS_FIT_H

enum fit {
    FIT_DONE,
    FIT_FEW, /* too few cases to learn from; nothing was fitted */
    FIT_LOST /* no best values were found; what was found is not to be used */
};

#endif
