/*
 * What a bank's app reads out of a QR code: a transfer, filled in.
 *
 * For rubles GOST R 56042-2014 (ST00012: UTF-8, fields with bars between;
 * ST00011: windows-1251, where UTF-8 takes more room than there is), for euros
 * EPC069-12 of the European Payments Council (version 002).  Lengths are
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
/* Are the numbers of the account, Russian or not, as banks and the tax service
 * give them?  ERR_DATA, with the setting of acct-conf(5) that is not: it is
 * wrong wherever it stands. */
int payqr_check(const struct payqr *p, bool russian, struct err *e);
/* Appends the payload of numbers that were checked: bytes, not always UTF-8.
 * ERR_DATA: something is
 * longer, or more, than the standard lets it be, or has what it has no place
 * for; there is no such code then, though the payment can be made.
 *
 * A Russian bank's name is cut to what the standard has room for, since a bank
 * is found by its BIC; a beneficiary's is not, for banks compare it. */
int payqr_make(const struct payqr *p, const char *currency, struct buf *out,
               struct err *e);

#endif
