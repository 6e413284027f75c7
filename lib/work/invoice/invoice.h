/*
 * Invoices: what the lines of a document add up to, and how an invoice stands.
 *
 * Totals follow EN 16931 (BR-CO-10 to 16): the net of a line is rounded once,
 * the tax is rounded once per category and rate, on the sum of their lines.
 * All amounts are minor units of the document's currency; halves are rounded
 * away from zero, so that a credit mirrors its invoice.
 */
#ifndef ACCT_WORK_INVOICE_H
#define ACCT_WORK_INVOICE_H

#include "base/conf/home.h"
#include "book/book.h"

/* What the book must hold to tell how invoices stand. */
#define INVOICE_TYPES (TYPE(REC_INVOICE) | TYPE(REC_PAYMENT) | TYPE(REC_CREDIT))

struct invoice_line {
    const char *text, *unit, *order; /* never NULL; "" where it has none */
    const char *category; /* of tax (UNCL 5305); "": S where there is a rate */
    struct decimal qty, vat; /* vat in per cent */
    bool untaxed;            /* said to have none: a rate of 0 is one */
    const char *cost;        /* the id of the cost record it bills, or "" */
    struct price price;      /* of one unit */
    int64_t discount;        /* off the whole line */
    int64_t vat_round;       /* added to the tax of its rate */
    /* Given by invoice_add_up: what the line comes to in the terms of its
     * price, and that without tax, before discounts of the document; and its
     * share of those. */
    int64_t amount, net, allowance;
    size_t tax; /* … and the place of its category and rate in the total */
};
struct invoice_lines {
    VEC(struct invoice_line) all;
};

/* What a document says of all its lines; zero bytes: nothing. */
struct invoice_terms {
    bool gross;              /* prices are with tax */
    struct decimal discount; /* off all lines, in per cent */
    int64_t allowance;       /* off them together, after that */
    int64_t rounding;        /* added at the end */
};

/* The tax of one category and rate. */
struct invoice_tax {
    const char *category; /* of its first line; S where that named none */
    struct decimal rate;
    int64_t lines;     /* what its lines come to, in the terms of prices */
    int64_t allowance; /* off that */
    int64_t round;     /* added to the tax after it was rounded */
    int64_t net, tax;
    size_t last; /* the place of its last line */
    /* Of the lines that have their share of the allowance: their sum, and what
     * they were given. */
    int64_t so_far, given;
};
struct invoice_total {
    VEC(struct invoice_tax) taxes; /* in the order of the lines */
    int64_t lines, allowance;      /* all of them */
    int64_t net, tax, rounding;
    int64_t gross; /* net + tax + rounding */
};

/* Fills in the lines' sums and *out (zero bytes, or released); the caller
 * releases it.  Discounts of the document are taken off each rate's lines: the
 * per cent rounded for each, the allowance by their shares of it; lines share
 * what is off their rate likewise, to the last cent.  With gross
 * prices a rate's tax is round(sum × rate / (100 + rate)), so that the total is
 * what was agreed.  `terms` may be NULL.  ERR_DATA with the line's number where
 * an amount does not fit. */
int invoice_add_up(const struct invoice_terms *terms,
                   struct invoice_line *lines, size_t n,
                   struct invoice_total *out, struct err *e);
void invoice_total_release(struct invoice_total *t);
/* That of the same category and rate, or NULL. */
struct invoice_tax *invoice_tax_like(const struct invoice_total *t,
                                     const struct invoice_tax *tax);
/* Is the line one of that category and rate? */
bool invoice_taxed(const struct invoice_tax *tax,
                   const struct invoice_line *line);
/* The tax within an amount. */
int invoice_tax_within(int64_t amount, struct decimal rate, int64_t *out,
                       struct err *e);
/* What must be added to an amount to make it a multiple of `step` (minor
 * units): halves are rounded up, by size. */
int64_t invoice_rounding(int64_t amount, int64_t step);

/* The terms that a record of a document has.  ERR_DATA with file and line. */
int invoice_terms_of(struct book *b, const struct entry *document,
                     struct invoice_terms *out, struct err *e);

/* The lines of an invoice, or of another document, of which that is the record;
 * the book must hold lines (with texts, for their texts).  Strings live with
 * the book, the caller releases the vector.  ERR_DATA: an attribute that is no
 * number, a line in another currency. */
int invoice_lines(struct book *b, const struct entry *document,
                  struct invoice_lines *out, struct err *e);
/* One record of a line, in the currency of the document's record. */
int invoice_line_read(struct book *b, const struct entry *document,
                      const struct entry *line, struct invoice_line *out,
                      struct err *e);

/* Without the zeros at its end: 19.00 is 19. */
struct decimal invoice_decimal(struct decimal d);

enum invoice_status {
    INVOICE_OPEN,
    INVOICE_PARTIAL, /* something was paid or credited */
    INVOICE_OVERDUE, /* open, and past due */
    INVOICE_PAID,
    INVOICE_CREDITED, /* nothing open, and nothing paid */
    INVOICE_OVERPAID
};
extern const char *const invoice_statuses[]; /* "open", …; N_() */

struct invoice_state {
    int64_t gross, credited;
    int64_t paid;       /* by payments, and before (prepaid) */
    int64_t open, over; /* what is left to pay, and what is too much: one of
                           them is 0 */
    int32_t due;        /* the day */
    int days;           /* past due, where it is open; else 0 */
    enum invoice_status status;
};

/* What judging an invoice needs to know. */
struct invoice_rules {
    int32_t today;
    struct span term; /* time to pay, of invoices that have no due date */
};

/* By which the invoices of the ledger are judged. */
struct invoice_rules invoice_rules_of(const struct home *home);

/* The due date: given, or the date and the time to pay. */
int32_t invoice_due(const struct invoice *i, struct span term);
/* What is in the attribute `prepaid`, or 0.  ERR_DATA with file and line. */
int invoice_prepaid(const struct book *b, const struct invoice *i, int64_t *out,
                    struct err *e);
/* The book must hold payments and credits.  ERR_DATA: prepaid is no amount, or
 * the amounts do not fit. */
int invoice_judge(const struct book *b, const struct invoice *i,
                  const struct invoice_rules *rules, struct invoice_state *out,
                  struct err *e);
/* What is open of it, below 0 what is too much; 0 where that cannot be said. */
int64_t invoice_left(const struct book *b, const struct invoice *i);
/* Fills open, over, days and status in from the rest; ERR_DATA. */
int invoice_settle(struct invoice_state *s, int32_t today, struct err *e);

/* The invoice that a payment counts on, or NULL: it is on account, since it
 * names none, or one that is not there or was voided, or is in another
 * currency than that. */
struct invoice *invoice_of_payment(struct book *b, const struct entry *payment);
/* The invoice that a credit note counts on, or NULL: there is none of that
 * number, or it was voided, or is in another currency. */
struct invoice *invoice_of_credit(struct book *b, const struct entry *credit);
/* The invoice with that number; ERR_ABSENT says the closest, or that it was
 * voided. */
int invoice_find(struct book *b, const char *number, struct invoice **out,
                 struct err *e);
/* Leaves a note in the home where the invoice is overpaid with what was added;
 * its sums in the book are to have that. */
int invoice_note_over(struct home *home, const struct book *b,
                      const struct invoice *i, struct err *e);

#endif
