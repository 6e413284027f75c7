/*
 * What the worth of clients is made of.
 */
#ifndef ACCT_WORK_WORTH_INSIDE_H
#define ACCT_WORK_WORTH_INSIDE_H

#include "work/worth/worth.h"

/* row.c: the row of a client in a currency, made where there is none; valid
 * until the next is made. */
struct worth *worth_row(struct worths *w, const struct client *c,
                        uint8_t currency);
/* referrals.c: fills in sent, below and brought. */
int worth_referrals(struct worths *w, struct err *e);

#endif
