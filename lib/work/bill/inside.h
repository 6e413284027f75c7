/*
 * An order that is asked about; of use only in this folder.
 */
#ifndef ACCT_WORK_BILL_PART_H
#define ACCT_WORK_BILL_PART_H

#include "work/bill/bill.h"
#include "work/invoice/document.h"

/* What is for the order at one rate. */
struct share {
    const char *category;
    struct decimal rate;
    int64_t before, after; /* discounts */
};
struct shares {
    VEC(struct share) rates;
    int64_t before, after;
    int64_t written; /* before discounts, as the documents have it */
};

/* A quote with its lines by order, as all its orders want it. */
struct quote {
    struct document document;
    struct map at; /* order -> its first line's place, from 1 */
    VEC(size_t)
    next, last; /* by line: the next of the order; of the first
                   the last */
};
struct bill_quotes {
    struct map at;
    VEC(struct quote) all;
};

struct asked {
    const struct bill *bill;
    const struct bill_rules *rules;
    const struct order *order;
    const struct offer *quote;
    struct document agreed;        /* the quote, of its lines the order's */
    size_t agreed_n;               /* lines of all orders */
    bool by_lines;                 /* billed by those of the quote */
    bool gross;                    /* the prices are with tax */
    const struct invoice_tax *tax; /* of what says none; NULL: not known */
    struct invoice_tax usual;      /* that of the rules */
    struct shares all, billed;
};

/* quote.c: fills in a->agreed: the order's lines of its quote. */
int bill_load_agreed(struct asked *a, struct err *e);

struct share *bill_share(struct shares *s, const struct invoice_tax *t);
/* Adds what the document has for the order, or takes it off (sign -1), in the
 * terms of a->gross. */
int bill_add_document(struct asked *a, struct shares *s,
                      const struct document *d, int sign, struct err *e);
/* Adds to a->billed what the invoice has, less what was credited of that.  One
 * without lines needs a->tax. */
int bill_add_invoice(struct asked *a, const struct invoice *v, struct err *e);

#endif
