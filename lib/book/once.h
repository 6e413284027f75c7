/*
 * What is to be there once: days of a contract and orders that are billed,
 * transfers of a bank, surveys.  For who enters records, and for who checks
 * them: both give what there is, in the order in which the second is to be
 * found, and are told which was the first.
 *
 *     struct once o = {0};
 *     if ((first = once_days(&o, contract, period, who))) …
 *     once_release(&o)
 *
 * `who` is a number of the caller's for the record, from 1; 0: there was none
 * before.
 */
#ifndef ACCT_BOOK_ONCE_H
#define ACCT_BOOK_ONCE_H

#include "base/mem.h"
#include "base/str.h"
#include "base/value/date.h"
#include "book/things.h"

/* A payment or survey; the strings live as long as what they are given to. */
struct once_row {
    enum rec_type type;
    const char *client, *ref, *id, *text;
    struct str attrs; /* as they are written */
    int32_t day;
    int64_t amount;
    uint8_t currency;
};

struct once_month {
    uint32_t days; /* a bit each */
    uint32_t who;  /* has the last of them */
};
struct once_bill {
    int64_t sum;
    uint32_t who, before; /* the last, and the one before it */
};
struct once_paid {
    const char *ref, *id;
    int64_t amount;
    int32_t day;
    uint32_t who;
};
struct once_asked {
    int32_t day;
    uint32_t who;
};
struct once {
    struct map month_at; /* contract and month -> place in months */
    VEC(struct once_month) months;
    struct map bill_at; /* order or quote -> place in bills */
    VEC(struct once_bill) bills;
    struct map paid_at; /* a transfer, of a year -> place in paid */
    VEC(struct once_paid) paid;
    struct map
        other_at;    /* a transfer of a day, whoever paid -> place in paid */
    struct map rows; /* later parts of transfers -> who */
    struct map asked_at; /* what tells a survey -> place in asked */
    VEC(struct once_asked) asked;
    struct buf key;
};

/* An invoice bills those days of the contract.  Days are told apart, so that
 * months, quarters and parts of them may follow each other; of more than a
 * hundred years nothing is said. */
uint32_t once_days(struct once *o, struct str contract, struct period p,
                   uint32_t who);

/* An invoice has `share` for an order, or for a quote, that is to come to
 * `whole`, which is above 0; both are of one currency.  An invoice's shares may
 * be given one after another.  That another has it already is certain only
 * beyond any tax that the one may be without and the other with (of 27 per cent
 * at most: Hungary), so that parts and small extras are none.
 */
uint32_t once_bill(struct once *o, enum rec_type type, struct str ref,
                   int64_t whole, int64_t share, uint32_t who);

/* That of a record in the book. */
struct once_row once_row_of(const struct entry *e);
/* A payment with a reference of the bank: the same of one payer, currency,
 * direction and year is one transfer, unless it is another part of that, of
 * the same day.  (Payers number their orders anew each year.)  Of another payer
 * it is the same where the day and the amount are, and it names no other
 * invoice.
 * A survey: of one client, person and order, contract or issue, within 30
 * days: later they are asked again; of one about nothing the words are the
 * same, within a week.
 * 0 for any other record. */
uint32_t once_row(struct once *o, const struct once_row *r, uint32_t who);

void once_release(struct once *o);

#endif
