/*
 * A client's account with us: money that no invoice has taken yet, how a
 * payment is spread over invoices, and the statement of what was billed and
 * paid.
 */
#ifndef ACCT_WORK_ACCOUNT_H
#define ACCT_WORK_ACCOUNT_H

#include "work/invoice/invoice.h"

/* The two parts of a payment: what its invoice takes, which counts on the
 * account of the invoice's client, whoever paid; and what is on the account of
 * who paid: all of it, where it is for no invoice, and what another client paid
 * beyond what the invoice asked when the payment came. */
struct account_share {
    struct invoice *invoice; /* NULL: none takes any of it */
    int64_t settled, own;    /* minor units; both have the payment's sign */
};
struct account_share account_share_of(struct book *b,
                                      const struct entry *payment);

/* On whose account a paper or payment counts: a payment and a credit note on
 * that of the client whose invoice they settle, whoever paid; else the
 * record's own; NULL: nobody's. */
const struct client *account_of(struct book *b, const struct entry *e);

/* Is it a payment that the client made: not money that went back, or moved from
 * the account to an invoice (method=account)? */
bool account_is_received(const struct entry *e);

/* An open invoice. */
struct account_debt {
    const struct invoice *invoice;
    int32_t due;
    int64_t open;
};
/* For qsort, of account_debt or of what begins with one: the order in which
 * money pays them, those due first coming first. */
int account_order(const void *a, const void *b);

/* A part of a payment. */
struct account_part {
    const struct invoice *invoice; /* NULL: what is left, on account */
    int64_t amount;
};
struct account_parts {
    VEC(struct account_part) all;
};
/* What is spread. */
struct account_payment {
    const struct client *client;
    uint8_t currency;
    int64_t amount;
};
/* The client's money that is with us in that currency: what counts on no
 * invoice, and then what is too much on each, in order of their dates.  *sum is
 * less than the parts where more went back than there was on account; 0: there
 * is none.  The book must hold invoices, payments and credits; the caller
 * releases out->all, whatever is returned.  ERR_DATA: does not fit. */
int account_money(struct book *b, const struct client *client, uint8_t currency,
                  struct account_parts *out, int64_t *sum, struct err *e);
/* Leaves of the parts what makes that amount, the first first. */
void account_take(struct account_parts *parts, int64_t amount);

/* Spreads it over the client's open invoices in that currency: those due first
 * come first.  The caller releases out->all. */
int account_spread(const struct book *b, const struct account_payment *payment,
                   const struct invoice_rules *rules, struct account_parts *out,
                   struct err *e);

enum statement_kind {
    STATEMENT_OPENING,
    STATEMENT_INVOICE,
    STATEMENT_CREDIT,
    STATEMENT_PAYMENT,
    STATEMENT_REFUND,
    STATEMENT_OFFSET, /* money on account was moved, and none came or went */
    STATEMENT_CLOSING
};
extern const char *const statement_kinds[]; /* N_() */

struct statement_row {
    enum statement_kind kind;
    int32_t day;
    const struct entry *entry; /* NULL: opening and closing */
    uint8_t currency;
    int64_t debit, credit; /* what the client owes more, or less */
    int64_t balance;       /* after it; below 0: we owe */
};
struct statement {
    VEC(struct statement_row) rows; /* by currency, then by date */
};
/* From day to day, both counted, with the balances before and after.  Payments
 * by method=account are one row where those of a day make 0: that of the
 * payment that took the money, with neither debit nor credit.  What is in it is
 * what aging_of counts, so that on each day the balance is what is open, less
 * what is overpaid and on account: a credit note that counts on no invoice is
 * left out, and one that is dated before its invoice counts from the invoice's
 * day.  The book must hold invoices, payments and credits.  The caller releases
 * *out, whatever is returned. */
int statement_of(struct book *b, const struct client *client, int32_t from,
                 int32_t to, struct statement *out, struct err *e);

#endif
