/*
 * The figures of a practice, period by period.
 *
 * Each is a row of a table (metrics_kind): its name, what it tells, and the
 * function that makes it of what was counted.  What is counted, and what the
 * book must hold for that, follows from the figures that are asked for.
 */
#ifndef ACCT_WORK_METRICS_H
#define ACCT_WORK_METRICS_H

#include "base/conf/home.h"
#include "book/book.h"
#include "stats/figure.h"

enum metrics_by {
    BY_ALL,
    BY_CLIENT,
    BY_OWNER,   /* of the record, else of the client */
    BY_SERVICE, /* of the order, offer or contract that it is about */
    BY_SOURCE,  /* of the client, as are segment and tier */
    BY_SEGMENT,
    BY_TIER,
    BY_CHANNEL,  /* of the record, else of the client */
    BY_CURRENCY, /* likewise */
    METRICS_BYS
};
/* "", "client", … */
extern const char *const metrics_bys[METRICS_BYS];

enum metrics_group {
    METRICS_LOYALTY,
    METRICS_GROWTH,
    METRICS_MONEY,
    METRICS_SERVICE,
    METRICS_VOICE,
    METRICS_TEAM,
    METRICS_GROUPS
};
extern const char *const metrics_groups[METRICS_GROUPS]; /* "loyalty", … */

enum { METRICS_MOST = 128 }; /* kinds at most */

/* What one may say of a figure. */
struct metrics_about {
    const char *name; /* of machine formats */
    enum metrics_group group;
    enum figure_unit unit;
    const char *title; /* N_() */
    const char *says;  /* N_(): its definition */
    bool usual;        /* in a report where none is named */
};
size_t metrics_count(void);
const struct metrics_about *metrics_about(size_t kind);

/* A set of figures. */
struct metrics_set {
    bool has[METRICS_MOST];
};
/* Adds what a word names: a figure, a group, `all`, or a short name of several
 * such as `churn`.  ERR_USAGE with the closest. */
int metrics_add(struct metrics_set *set, struct str word, struct err *e);
/* Has a figure of that name a meaning for such groups?  So has what is no
 * figure's name. */
bool metrics_means(const char *name, enum metrics_by by);
/* Those of a report where none is named. */
void metrics_add_usual(struct metrics_set *set);
/* The short names, for help: the i-th, with what it stands for; NULL at the
 * end. */
const char *metrics_alias(size_t i, const char **names);

struct metrics_options {
    const struct period *periods; /* one after another in time */
    size_t n;
    const struct metrics_set *set;
    enum metrics_by by;
    bool merge_days;   /* orders of one client on one day count as one in the
                          repeat figures */
    struct home *home; /* settings, and where holidays are */
};

/* The record types that the figures of the set need. */
uint64_t metrics_types(const struct metrics_set *set);

/* Appends the figures, period by period, in each group by group in order of
 * name, in each in the order of the table; their strings belong to the book.
 * ERR_DATA where a sum does not fit, or a file of holidays is wrong; ERR_IO. */
int metrics_find(struct book *b, const struct metrics_options *o,
                 struct figures *out, struct err *e);

#endif
