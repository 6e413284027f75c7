/*
 * Payments: money received for an invoice, over several, or on account; and
 * paid back.
 *
 *     pay_begin        of what all its records have
 *     pay_invoice, pay_account, pay_part, pay_spread, pay_back
 *                      each adds records to a batch
 *     pay_note_over    once they are committed
 *     pay_release
 *
 * What is open is judged with all that the ledger has, later dates too. Amounts
 * are words, read in the currency that they turn out to be in; NULL: all that
 * is open, or too much.  Errors are ERR_DATA, and ERR_USAGE where an amount is
 * none.
 */
#ifndef ACCT_WORK_PAY_H
#define ACCT_WORK_PAY_H

#include "base/conf/home.h"
#include "work/enter/enter.h"
#include "work/invoice/invoice.h"

/* What it takes to judge and to add. */
#define PAY_TYPES (TYPE(REC_INVOICE) | TYPE(REC_PAYMENT) | TYPE(REC_CREDIT))

/* What is asked for; the strings may be NULL. */
struct pay_terms {
    struct record row;    /* what all records of it have */
    const char *bank;     /* the bank's reference */
    const char *client;   /* on this client's account */
    const char *currency; /* code */
    bool deposit;         /* with what the client has on account */
    bool receipt;         /* it is given a receipt's number */
};

struct pay {
    struct home *home;
    struct enter *en;
    struct pay_terms terms;
    const char *number;                  /* of the receipt, once it has one */
    VEC(const struct invoice *) settled; /* each once */
};

void pay_begin(struct pay *p, struct home *home, const struct pay_terms *terms,
               struct enter *en);
/* Of the invoice of that number. */
int pay_invoice(struct pay *p, const char *number, const char *amount,
                struct err *e);
/* On the client's account, as it is. */
int pay_account(struct pay *p, const char *amount, struct err *e);
/* On the client's account, and over its invoices: the oldest debts first. */
int pay_spread(struct pay *p, const char *amount, struct err *e);
/* `word` is NUMBER=AMOUNT: a part that is for that invoice. */
int pay_part(struct pay *p, const char *word, struct err *e);
/* Back from that invoice, or (NULL) from the client's money that is with us, in
 * as many records as there are places where it is. */
int pay_back(struct pay *p, const char *number, const char *amount,
             struct err *e);
/* Leaves a note in the home of each invoice that is overpaid now. */
int pay_note_over(struct pay *p, struct err *e);
void pay_release(struct pay *p);

#endif
