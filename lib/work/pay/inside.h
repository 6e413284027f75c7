/*
 * What the files of this folder share.
 */
#ifndef ACCT_WORK_PAY_INSIDE_H
#define ACCT_WORK_PAY_INSIDE_H

#include "work/pay/pay.h"

/* part.c: an amount of the command line, which is not 0. */
int pay_amount(const char *text, const struct currency *cur, int64_t *out,
               struct err *e);
/* Whether an amount below zero, money paid back, is within `most`, what was
 * paid on the invoice or is on account. */
int pay_check_back(int64_t amount, int64_t most, int digits, struct err *e);
/* Whose account it is about, and in which currency. */
int pay_whose(struct pay *p, struct client **client, uint8_t *currency,
              struct err *e);
/* Back from the client's own money, wherever it is: all of it (NULL), or an
 * amount below zero. */
int pay_back_own(struct pay *p, const struct client *client, uint8_t currency,
                 const int64_t *amount, struct err *e);
/* What a record of it is about. */
struct pay_for {
    const struct client *client;   /* or NULL */
    const struct invoice *invoice; /* NULL: on account */
    uint8_t currency;
};
/* Adds one record. */
int pay_add(struct pay *p, const struct pay_for *what, int64_t amount,
            struct err *e);
/* The invoice of that number, and how it stands. */
int pay_judge(struct pay *p, const char *number, struct invoice **invoice,
              struct invoice_state *state, struct err *e);
/* It has that much more, and is among those settled. */
int pay_settle(struct pay *p, struct invoice *i, int64_t amount, struct err *e);

#endif
