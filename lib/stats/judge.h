/*
 * Were the forecasts any good?  Judges chances that were told beforehand by
 * what then happened.
 */
#ifndef ACCT_STATS_JUDGE_H
#define ACCT_STATS_JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From here on, and from here down, a chance is a call: "leaves", "stays".
 * What is between is unclear. */
#define JUDGE_LEAVES 0.8
#define JUDGE_STAYS  0.2

/* n forecasts, in any order; borrowed. */
struct judge_rows {
    const double *p;        /* the chance that was told, 0 to 1 */
    const bool *y;          /* whether it happened */
    const double *base;     /* the share that was known then, 0 to 1 */
    const uint32_t *client; /* whom it is about: errors of one go together */
    size_t n;
};

/* How many were called so, and how many of the calls were right. */
struct calls {
    size_t n, right;
};

/* NAN: there is nothing to compute it from.  With no rows all are. */
struct judgement {
    size_t n;
    double share; /* of what happened */
    /* Right is what got at least ½ and happened, or less and did not. */
    double accuracy;
    double accuracy_error; /* its standard error, clustered by client:
                              √(Σ over clients (Σ (right − accuracy))²)/n */
    double base_accuracy;  /* had the base been told of everyone */
    double balanced;       /* mean of the accuracies among y and among not y */
    double expected;       /* accuracy if the chances were true */
    double auc;            /* chance that of two, one that happened and one that
                              did not, the former was told the higher; ties ½
                              (Hanley and McNeil, Radiology 143 (1982) 29–36) */
    double brier;          /* mean square of p − y (Brier, Monthly Weather
                              Review 78 (1950) 1–3) */
    double base_brier;
    double calibration; /* mean |told − happened| over ten parts of equal count,
                           in order of p */
    double top;         /* share that happened among the tenth with the highest
                           p, one at least */
    struct calls leaves, stays;
    size_t unclear;
};

/* n·log n. */
struct judgement judge(const struct judge_rows *rows);

#endif
