/*
 * What a bank's app reads out of a QR code: a transfer, filled in.
 *
 * For rubles GOST R 56042-2014 (ST00012: UTF-8, fields with bars between), for
 * euros EPC069-12 of the European Payments Council (version 002).  Lengths are
 * in characters, as the standards count; accounts are checked by their check
 * digits, so that a slip of the pen is found here and not by the client.
 */
#ifndef ACCT_WORK_PAYQR_H
#define ACCT_WORK_PAYQR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* Who gets the money; "" for what there is not, never NULL. */
struct payqr {
    const char *name;
    const char *account, *bank, *bik, *corr, *inn, *kpp; /* Russia */
    const char *iban, *bic;                              /* SEPA */
    int64_t amount;                                      /* kopecks, cents */
    const char *purpose;
};

/* Is there an account that this currency can be sent to? */
bool payqr_wanted(const struct payqr *p, const char *currency);
/* Appends the payload; currency is RUB or EUR.  ERR_DATA, with the setting of
 * acct-conf(5) that is not as the standard wants it. */
int payqr_make(const struct payqr *p, const char *currency, struct buf *out,
               struct err *e);

#endif
