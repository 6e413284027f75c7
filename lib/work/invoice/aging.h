/*
 * Receivables: what clients owe, by how long it is past due, with what they
 * have paid too much beside it.  Of a book as of a date; later payments are
 * not in that.
 */
#ifndef ACCT_WORK_AGING_H
#define ACCT_WORK_AGING_H

#include "work/invoice/invoice.h"

enum aging_bucket {
    AGING_CURRENT, /* not past due */
    AGING_1_30,
    AGING_31_60,
    AGING_61_90,
    AGING_OVER_90,
    AGING_BUCKETS
};

/* By days past due, 0 or less: not past due. */
enum aging_bucket aging_bucket(int days);

/* One client's, or all clients', in one currency. */
struct aging_row {
    const struct client *client; /* NULL: of records that name none; of all */
    uint8_t currency;
    const char *code;
    int64_t bucket[AGING_BUCKETS];
    int64_t open;       /* all of the above */
    int64_t overpaid;   /* more than their invoices ask for */
    int64_t on_account; /* payments that no invoice takes */
};

struct aging {
    /* By currency, and in each by what is open, the most first. Rows with
     * nothing in them are left out. */
    VEC(struct aging_row) rows;
    VEC(struct aging_row) totals; /* one for each currency, in that order */
};

/* `by_date`: by the days since the invoice's date, not its due date.
 * `only`: this client's alone, or NULL.  The book must hold invoices, payments
 * and credits.  ERR_DATA: see invoice_judge; a sum that does not fit.  The
 * caller releases *out, whatever is returned. */
int aging_of(struct book *b, const struct invoice_rules *rules,
             const struct client *only, bool by_date, struct aging *out,
             struct err *e);
void aging_release(struct aging *a);

#endif
