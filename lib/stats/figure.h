/*
 * A figure: a number with what it was computed from.
 */
#ifndef ACCT_STATS_FIGURE_H
#define ACCT_STATS_FIGURE_H

#include <math.h>

#include "base/mem.h"
#include "base/value/date.h"
#include "base/value/money.h"

enum figure_unit {
    FIGURE_COUNT, /* value is whole */
    FIGURE_MONEY, /* num is the amount in minor units */
    FIGURE_SHARE, /* value from 0 to 1 */
    FIGURE_DAYS,
    FIGURE_HOURS,
    FIGURE_POINTS, /* of the net promoter score: -100 to 100 */
    FIGURE_NUMBER, /* any other */
    FIGURE_UNITS
};

/* Bits of the note. */
enum {
    FIGURE_PARTIAL = 1,
    FIGURE_THIN = 2,
    FIGURE_MERGED = 4,
    FIGURE_UNREACHED = 8, /* a median: less than half have ended */
    FIGURE_COMING = 16    /* the period has not begun */
};

#define FIGURE_NONE INT64_MIN /* no numerator or denominator */

struct figure {
    struct period period;
    const char *name;  /* machine name: repeat_order_share */
    const char *group; /* "" : all */
    enum figure_unit unit;
    double value;     /* NAN: n/a; unused for money */
    uint8_t currency; /* CURRENCY_NONE, or of num and den too */
    int64_t num, den; /* counts, or minor units where there is a currency */
    double low, high; /* 95 % interval; NAN: none */
    unsigned note;
    int64_t tau;     /* of a mean of what lasts: up to so many days; 0: none */
    int64_t unknown; /* cases left out since they are not known; 0: none */
};

/* Zero bytes make none. */
struct figures {
    VEC(struct figure) all;
};
void figures_release(struct figures *f);

/* A share num/den; n/a where den is 0, thin below 30 cases (`cases` of them:
 * den itself where it is a count). */
struct figure figure_share(const char *name, int64_t num, int64_t den,
                           int64_t cases);
struct figure figure_count(const char *name, int64_t n);
struct figure figure_money(const char *name, int64_t minor, uint8_t currency);

#endif
