/*
 * What is to be billed: work that no invoice names yet.
 *
 *     bill_open       what invoices of the book name already
 *     bill_…          the lines that are left
 *     bill_release
 *
 * A cost is billed once a line names its id; days of a contract once an invoice
 * names it and a period with them; a quote, with its orders, once an invoice
 * names it.  Of an order is billed what invoices have for it (see
 * order.c). Voided invoices bill nothing; one that was credited in full
 * bills no order and no quote.
 */
#ifndef ACCT_WORK_BILL_H
#define ACCT_WORK_BILL_H

#include "work/invoice/invoice.h"

/* Days of a contract that invoices name. */
struct bill_days {
    uint32_t contract; /* place in bill.billed */
    int32_t from, to;
};
struct bill_billed {
    size_t at, n;  /* of bill.days: apart from each other, in order */
    int32_t first; /* the first day billed, by voided invoices, too */
};
/* An invoice that names an order, in its head or in lines. */
struct bill_mention {
    const struct invoice *invoice;
    size_t before;   /* the place in bill.mentions of others; 0: none */
    int64_t written; /* what its lines for it come to, before discounts; minor
                        units of the invoice */
    bool unsure;     /* not all of them can be told */
};
struct bill_quotes;
struct bill {
    struct book *book;
    struct bill_quotes *agreed; /* as they were asked for */
    struct map costs, quotes;   /* -> place in book.invoices */
    struct map orders;          /* -> place in mentions */
    struct map contracts;       /* -> place in billed */
    VEC(struct bill_billed) billed;
    VEC(struct bill_days) days;
    VEC(struct bill_mention) mentions; /* from 1 on */
    int32_t until; /* bill_rest: later invoices do not count */
};

/* The book must hold invoices, credit notes and lines. */
void bill_open(struct bill *bill, struct book *b);
/* As if no invoice named anything. */
void bill_begin(struct bill *bill, struct book *b);
void bill_release(struct bill *bill);

/* The latest invoice that bills some of it, or the one that bills it; NULL. */
const struct invoice *bill_order(const struct bill *bill, const char *order);
const struct invoice *bill_quote(const struct bill *bill, const char *quote);

/* Narrows from and to, days of the contract, to the first stretch that is not
 * billed; false where all of them are. */
bool bill_unbilled(const struct bill *bill, const char *contract, int32_t *from,
                   int32_t *to);
/* The last day of the contract that is billed, or DAY_NONE. */
int32_t bill_last_day(const struct bill *bill, const char *contract);
/* The first that was ever billed, if by an invoice that was voided; DAY_NONE.
 */
int32_t bill_first_day(const struct bill *bill, const char *contract);

/* The discount that a client's documents have on that day, in per cent as it is
 * written: that of the contract (which may be NULL), else the client's own; ""
 * for none. */
const char *bill_discount(struct book *b, const struct client *client,
                          const struct contract *contract, int32_t day);

/* What lines are made with. */
struct bill_rules {
    const struct client *client;
    uint8_t currency;
    struct period period; /* of delivery, or of the cost */
    struct decimal vat;
    const char *category, *unit;
    struct price hour;            /* the price of an hour; 0: none is known */
    const char *hour_unit, *cost; /* words for costs, in the client's language:
                                     the unit; one of which nothing is said */
    bool gross;                   /* the document's prices are with tax */
    bool alone;                   /* or as the one order's quote has them */
    bool whole; /* the whole of an order, whatever was billed of it */
};
/* What could not be billed. */
enum bill_fault {
    BILL_CURRENCY, /* it is in another currency */
    BILL_NO_AMOUNT,
    BILL_NO_ID,
    BILL_NO_HOUR,
    BILL_PRICES,         /* with tax, in a document without, or so */
    BILL_RATES,          /* its amount is not its quote's, at several rates */
    BILL_DONE,           /* all of it is billed */
    BILL_PAPER_AMOUNT,   /* an invoice names an order that has no amount */
    BILL_PAPER_CURRENCY, /* … and is in another currency than that */
    BILL_PAPER_LINES     /* … and has no lines to tell its rates by */
};
struct bill_left {
    const struct entry *entry;
    enum bill_fault why;
    const struct invoice *invoice; /* from BILL_DONE on */
};
/* The lines of one order. */
struct bill_part {
    const struct order *order;
    size_t at, n;              /* which */
    const struct offer *quote; /* whose lines all of them are, or NULL */
    /* Where they were agreed on by a quote, no other discount is given. */
    bool agreed;
    struct invoice_terms terms;
    /* Where it is the rest, and of what, in the terms of the prices. */
    bool is_rest;
    int64_t rest, amount;
};
struct bill_lines {
    struct invoice_lines *lines; /* added to */
    VEC(struct bill_part) parts; /* of orders */
    VEC(struct bill_left) left;
};
/* All but the lines. */
void bill_lines_release(struct bill_lines *l);

/* A line of 1 at the record's amount, for more to be said of it. */
struct invoice_line *bill_add_line(const struct bill_rules *r,
                                   const struct entry *e,
                                   struct bill_lines *out);
/* The lines of what is left of the order, or a fault.  ERR_DATA. */
int bill_add_order(const struct bill *bill, const struct bill_rules *r,
                   const struct order *o, struct bill_lines *out,
                   struct err *e);
/* What no invoice has of the order's amount, minor units of its currency: 0
 * where all is billed (less than a thousandth is rounding), where it has no
 * amount, or where what is billed cannot be compared with it. */
int64_t bill_rest(const struct bill *bill, const struct order *o);
/* Those of the client's delivered orders; BILL_DONE is no fault here, nor is
 * an order without an amount that an invoice names. */
int bill_orders(const struct bill *bill, const struct bill_rules *r,
                struct bill_lines *out, struct err *e);
/* The quote, with lines, by which the order was agreed on; NULL: none. */
const struct offer *bill_order_quote(struct book *b, const struct order *o);
/* Gives the quote's lines the orders that they became; one order has but one
 * line, where there are several. */
void bill_quote_orders(struct book *b, const char *quote,
                       struct invoice_lines *lines);
/* The client's costs that are not billed: their amount, or else their hours.
 * ERR_DATA: hours that are no number. */
int bill_costs(const struct bill *bill, const struct bill_rules *r,
               struct bill_lines *out, struct err *e);

/* A contract's period that is due and not billed, or a part of one. */
struct bill_due {
    const struct contract *contract;
    enum period_unit unit; /* of the fee */
    struct period period;  /* the whole of it */
    int32_t from, to;      /* of it, within the contract and not billed */
    int64_t fee;           /* for that, minor units */
    uint8_t currency;
    const char *text;
    /* The discount is the contract's, else the client's, as it was then. */
    struct decimal discount;
    bool has_discount;
    const char *vat; /* its tax as the contract has it, or "" */
};
/* Days that are due, and are not billed by themselves: a part of a period; one
 * that began while the client was not active, who came back within it; what is
 * before the first that is billed of a contract which nothing has billed yet.
 * They are left out here once a later day of the contract is billed: whoever
 * did that has passed them over. */
enum bill_skip_why {
    BILL_SKIP_PART,
    BILL_SKIP_PAUSED,
    BILL_SKIP_BEFORE,
    BILL_SKIP_OVER /* likewise, and nothing is due of it now */
};
struct bill_skip {
    const struct contract *contract;
    int32_t from, to;
    enum bill_skip_why why;
};
struct bill_dues {
    VEC(struct bill_due) all; /* by contract, then by date */
    VEC(struct bill_skip) skipped;
};
struct bill_due_rules {
    const struct client *client; /* NULL: all */
    int32_t today;
    struct period within; /* what falls due in it */
    int32_t from;         /* nothing before the period of that day; DAY_NONE */
    bool pro_rata;        /* parts of periods, too, by their days */
};
/* Months are the calendar's; years run from the contract's first day, and so do
 * quarters where that is the first of a month, else they are the calendar's.
 * A stretch after a gap, or with another unit, counts from its own first day.
 *
 * Where neither `from` nor the beginning of `within` says from when on, what is
 * before the first day that was ever billed is passed over; of a contract that
 * nothing has billed, all but the last period that is due, and that one, too,
 * once another has passed since its end: the books may be older than the
 * ledger's invoices.
 * The caller releases *out, whatever is returned. */
int bill_recurring(const struct bill *bill, const struct bill_due_rules *r,
                   struct bill_dues *out, struct err *e);
void bill_dues_release(struct bill_dues *d);

#endif
