/*
 * Figures that were promised in contracts.
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
    double target, actual;
    enum kpi_better better;
    bool reached;
    double missing; /* how far it is from the target; 0 where it is reached */
};

/* Of a kpi record; false where it has not both numbers. */
bool kpi_read(const struct entry *e, struct kpi *out);
enum kpi_better kpi_better(const struct entry *e);

#endif
