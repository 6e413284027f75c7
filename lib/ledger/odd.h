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
    ODD_VOID,     /* it takes itself back */
    ODD_PAGE,     /* the name of its page can be guessed */
    ODD_HORIZON   /* a plan that looks to a day before its own */
};
/* `digits` are those of the record's currency. */
enum record_odd record_odd(const struct record *r, int digits, struct err *e);

/* Is that the name of a client's page, which nobody guesses? */
enum { PAGE_NAME_LEAST = 26, PAGE_NAME_MOST = 64 };
#define PAGE_NAME_OF "abcdefghijklmnopqrstuvwxyz234567"
bool record_page_name(struct str name);

/* The first days on which records say that a document was sent and signed, or
 * DAY_NONE. */
struct act_days {
    int32_t sent, signed_on;
};
extern const struct act_days act_days_none;
/* Was a closing document of that day sent and signed after that, and in that
 * order?  *days are those of earlier records; they then have what this one
 * says. */
int record_act_days(struct str attrs, int32_t day, const struct zone *zone,
                    struct act_days *days, struct err *e);

/* Is a record of that type of a day before what it is about: an order before
 * its quote, say? */
bool record_early(enum rec_type type, int32_t day, int32_t of);

/* Has a part of the attributes an escape that is none? */
int attr_escapes(struct str part, struct err *e);

#endif
