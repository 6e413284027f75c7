/*
 * Interest on an invoice that is paid late.
 *
 * It runs from the day after the due date through the day of payment, on what
 * is owed that day: debt × rate × days ÷ days of the year, for each stretch in
 * which debt, rate and year stay as they are.  Each stretch is rounded to the
 * currency's decimals, halves away from zero, and the sum is that of the
 * stretches.
 *
 *   eu  Directive 2011/7/EU, article 2(7): the reference rate (`eu-ref`) in
 *       force on the first day of the half-year, and 8 points more; 40 euros
 *       besides, once.
 *   ru  article 395 of the Civil Code: the key rate of the day (`ru-key`).
 *
 * A rate holds until the next row of the file.  Where that may be because
 * somebody forgot a row, the rate is doubtful, which whoever prints it says:
 * for a half-year without a row of its first day, and where the last of the key
 * rates is more than a year old.
 */
#ifndef ACCT_WORK_INTEREST_H
#define ACCT_WORK_INTEREST_H

#include "work/interest/rates.h"
#include "work/invoice/invoice.h"

enum interest_law { INTEREST_EU, INTEREST_RU, INTEREST_LAWS };
extern const char *const interest_laws[]; /* "eu", "ru" */

/* Money that lowered the debt: after that day. */
struct interest_paid {
    int32_t day;
    int64_t amount;
};
struct interest_case {
    enum interest_law law;
    int32_t due;                      /* the last day to pay in time, of work */
    int32_t until;                    /* the last day counted */
    int64_t debt;                     /* what was to be paid by then */
    const struct interest_paid *paid; /* by date */
    size_t paid_n;
    int64_t flat; /* the sum due besides, where anything is late; 0: none */
};
struct interest_stretch {
    int32_t from, to; /* both counted */
    int days, year;   /* year: its days, 365 or 366 */
    int64_t debt;
    struct decimal rate;
    int64_t interest;
};
struct interest_doubt {
    int32_t day; /* eu: the first of the half-year; ru: the last counted */
    const struct rate *used; /* of the rates */
};
struct interest {
    VEC(struct interest_stretch) all;
    VEC(struct interest_doubt) doubts; /* by date */
    int64_t sum, flat;                 /* flat: 0 where nothing was late */
};

/* The caller releases *out, whatever is returned.  ERR_DATA: no rate. */
int interest_of(const struct interest_case *k, const struct rates *rates,
                struct interest *out, struct err *e);
void interest_release(struct interest *i);

#endif
