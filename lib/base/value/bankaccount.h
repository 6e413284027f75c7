/*
 * Numbers of bank accounts, checked by their check digits.
 */
#ifndef ACCT_BASE_BANKACCOUNT_H
#define ACCT_BASE_BANKACCOUNT_H

#include "base/str.h"

/* Appends an IBAN or BIC as machines write it: people set it in groups. */
void bank_compact(const char *number, struct buf *out);
/* An IBAN, compact. */
bool bank_iban_holds(struct str iban);
/* A BIC, compact. */
bool bank_bic_holds(struct str bic);
/* A Russian account of 20 digits, behind three that tell of the bank: the last
 * of its BIK, or for a correspondent account 0 and two of the BIK's region. */
bool bank_russian_holds(const char prefix[3], const char *account);

#endif
