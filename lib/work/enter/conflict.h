/*
 * What cannot be beside what is there: the same once more, or what goes against
 * it.  The rules are those of acct-check; of use only to enter.
 */
#ifndef ACCT_WORK_ENTER_CONFLICT_H
#define ACCT_WORK_ENTER_CONFLICT_H

#include "book/book.h"
#include "book/once.h"

/* Orders and invoices of one quote. */
struct conflict_order {
    enum rec_type type;
    const char *order; /* or invoice */
    uint32_t before; /* the place, from 1, of another of that quote; 0: none */
};
/* A payment of the batch. */
struct conflict_payment {
    const char *client, *ref;
    uint8_t currency;
    int64_t amount;
};

/* Each part is made of the book when a record asks for it. */
struct conflicts {
    bool rows_made, purses_made, acts_made, orders_made;
    struct once rows;      /* payments and surveys */
    VEC(const char *) who; /* their refs or ids */
    struct map purse_at;   /* an invoice, or a client's money */
    VEC(int64_t) purses;
    VEC(struct conflict_payment) payments;
    struct map sent_at[2]; /* acts, papers */
    VEC(struct act_days) sent;
    struct map results; /* of quotes that were named: 1 + lost */
    struct map quoted;  /* quote -> place in orders, from 1 */
    VEC(struct conflict_order) orders;
    struct map cancelled;   /* orders, by the batch */
    struct map credited_at; /* invoices, by the batch */
    VEC(int64_t) credited;
    bool senders_made;
    struct map sender_at; /* a client -> place of who sent it */
    VEC(const char *) senders;
    bool phases_made;
    struct map phases; /* that were planned: orders, and orders with each */
};

/* Adds to what must be read for that record to be judged. */
uint64_t conflict_needs(const struct record *r);
struct draft;
/* After all was completed but its id.  ERR_DATA. */
int conflict_row(struct draft *d, struct err *e);
/* A stage of a phase (phase.c): was that planned, where any were?  ERR_ABSENT.
 */
int conflict_phase(struct draft *d, struct err *e);
/* sender.c: a client's row that says who sent it: was that not sent by the
 * client?  ERR_DATA. */
int conflict_sender(struct draft *d, struct err *e);
/* gone.c: is a touch of ours, or a survey, for a person who had left by then?
 * ERR_DATA. */
int conflict_gone(struct draft *d, struct err *e);
/* owed.c: a numbered reminder is about an invoice; credit notes are not of more
 * than theirs.  ERR_DATA. */
int conflict_reminder(const struct draft *d, struct err *e);
int conflict_credit(struct draft *d, struct err *e);
void conflicts_release(struct conflicts *c);

#endif
