/*
 * Cash to come: what is open on invoices, by the ISO week in which it is due.
 */
#ifndef ACCT_WORK_CASH_H
#define ACCT_WORK_CASH_H

#include "work/invoice/invoice.h"

struct cash_row {
    uint8_t currency;
    const char *code;
    bool overdue; /* due before today: no week can be named for it */
    struct period week;
    int64_t invoices;
    int64_t amount, total; /* total: with the rows before, of the currency */
};
struct cash_open {
    const char *code;
    int32_t due;
    size_t place; /* in the book */
    const struct invoice *invoice;
};
struct cash {
    VEC(struct cash_row) rows; /* by currency; what is overdue comes first */
    VEC(struct cash_open)
    open; /* of which they are made, by currency and day */
};

/* `only`: this client's alone, or NULL.  The caller releases *out, whatever is
 * returned. */
int cash_of(const struct book *b, const struct invoice_rules *rules,
            const struct client *only, struct cash *out, struct err *e);
void cash_release(struct cash *c);

#endif
