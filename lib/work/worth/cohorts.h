/*
 * Cohorts: of the clients whose first order came in one month, how many ordered
 * so many months later.
 */
#ifndef ACCT_WORK_COHORTS_H
#define ACCT_WORK_COHORTS_H

#include "book/book.h"

struct cohort {
    struct period month;
    VEC(uint32_t)
    active; /* clients who ordered k months later, from 0 on; up
               to the month of as-of */
};
struct cohorts {
    VEC(struct cohort) all; /* by month; those without clients are left out */
    size_t months;          /* the most that one of them has */
};

/* The book holds orders and stages.  Cohorts of the months of a period.
 * cohorts_release frees. */
void cohorts_find(const struct book *b, struct period of, struct cohorts *out);
void cohorts_release(struct cohorts *c);

#endif
