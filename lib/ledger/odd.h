/*
 * What one record says that cannot be, by itself: for who enters it, and for
 * who checks it.  ERR_DATA says what is wrong (and the remedy).
 */
#ifndef ACCT_LEDGER_ODD_H
#define ACCT_LEDGER_ODD_H

#include "ledger/record.h"

enum record_odd {
    ODD_NONE,
    ODD_PREPAID,  /* more was paid before than the invoice is of */
    ODD_REFERRER, /* the client sent itself */
    ODD_VOID      /* it takes itself back */
};
/* `digits` are those of the record's currency. */
enum record_odd record_odd(const struct record *r, int digits, struct err *e);

/* Was a closing document of that day sent and signed after that, and in that
 * order?  *sent is the first day on which earlier records say it was sent, or
 * DAY_NONE; it then has what this one says. */
int record_act_days(struct str attrs, int32_t day, const struct zone *zone,
                    int32_t *sent, struct err *e);

/* Is a record of that type of a day before what it is about: an order before
 * its quote, say? */
bool record_early(enum rec_type type, int32_t day, int32_t of);

/* Has a part of the attributes an escape that is none? */
int attr_escapes(struct str part, struct err *e);

#endif
