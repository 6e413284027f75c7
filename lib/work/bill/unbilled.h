/*
 * Hours that no invoice has: of orders that are billed by the hour.
 *
 *     struct unbilled_hours h;
 *     unbilled_hours_find(&bill, &h);
 *     … unbilled_hours_of(&h, order)
 *     unbilled_hours_release(&h);
 */
#ifndef ACCT_WORK_BILL_UNBILLED_H
#define ACCT_WORK_BILL_UNBILLED_H

#include "work/bill/bill.h"

struct order_hours {
    double left;   /* how many no invoice has */
    int32_t since; /* of the first of these; DAY_NONE: there is none */
    bool hourly;   /* an invoice has some of its costs, or it sells for nothing
                      else */
};
struct unbilled_hours {
    struct map at; /* order -> place in all */
    VEC(struct order_hours) all;
};
/* The bill's book must hold costs, too. */
void unbilled_hours_find(const struct bill *bill, struct unbilled_hours *out);
/* NULL where nothing is left, or it is not billed by the hour. */
const struct order_hours *unbilled_hours_of(const struct unbilled_hours *h,
                                            const char *order);
void unbilled_hours_release(struct unbilled_hours *h);

/*
 * Orders whose lines alone reach their amount, found in one pass over all
 * invoices: for these nobody has to ask what is left (see bill_rest).
 */
struct written_orders {
    struct map at;    /* order -> place in all, from 1 */
    VEC(int64_t) all; /* what lines say, before discounts; minor units */
};
/* The bill's book must hold lines. */
void written_orders_find(const struct bill *bill, struct written_orders *out);
bool written_reaches(const struct written_orders *w, const struct order *o);
void written_orders_release(struct written_orders *w);

#endif
