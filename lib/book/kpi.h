/*
 * Figures that were promised in contracts: target and actual, which one record
 * may tell, or several that name the same contract, figure and period.
 *
 *     struct kpis k;
 *     kpis_find(&book, &k);
 *     … k.all, kpis_of()
 *     kpis_release(&k);
 */
#ifndef ACCT_BOOK_KPI_H
#define ACCT_BOOK_KPI_H

#include "book/book.h"

enum kpi_better {
    KPI_UNSAID, /* it is taken for higher */
    KPI_HIGHER,
    KPI_LOWER
};

struct kpi {
    const struct entry *target_by, *actual_by; /* NULL: nobody said it */
    const struct entry *last;                  /* that told of it */
    const struct entry *whole; /* with which both were known; NULL: not yet */
    bool taken;                /* a target without a period, of others, too */
    bool past;                 /* the same figure is whole for a later period */
    enum kpi_better better; /* as a record says, else as is known of figures of
                               that name, such as a cost */
    /* Where it is whole: */
    double target, actual;
    bool reached;
    double missing;  /* how far it is from the target; 0 where it is reached */
    double attained; /* per cent: actual of target; where lower is better,
                        target of actual.  Below 0: not both are above 0 */
};

struct kpis {
    VEC(struct kpi) all; /* in the order of their first records */
    struct map at;
    struct map of; /* of the last record of each, its place in all */
};

/* All of the book.  What names a period meets what names the same; a target
 * without one, told alone, is that of all periods from then on that have none
 * of their own.  Of what is told twice the later holds. */
void kpis_find(struct book *b, struct kpis *out);
/* The figure of which that record told last; NULL. */
const struct kpi *kpis_of(const struct kpis *k, const struct entry *e);
void kpis_release(struct kpis *k);

#endif
