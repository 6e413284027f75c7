/*
 * Numbers of bank accounts, checked by their check digits.
 */
#ifndef ACCT_BASE_BANKACCOUNT_H
#define ACCT_BASE_BANKACCOUNT_H

#include "base/err.h"
#include "base/str.h"

/* Appends an IBAN or BIC as machines write it: people set it in groups. */
void bank_compact(const char *number, struct buf *out);

/* An IBAN, in groups or not: of a country that has them (ISO 13616; SWIFT's
 * registry), as long as they are there, with check digits that fit.  ERR_DATA:
 * says what is wrong. */
int bank_iban_check(const char *iban, struct err *e);
/* A BIC (ISO 9362), likewise: 8 or 11 characters, of a country; `iban`, unless
 * it is "", is one that was checked, and of the same country, or one that
 * shares its IBANs.  ERR_DATA. */
int bank_bic_check(const char *bic, const char *iban, struct err *e);

/* A Russian account of 20 digits, behind three that tell of the bank: the last
 * of its BIK, or for a correspondent account 0 and two of the BIK's region. */
bool bank_russian_holds(const char prefix[3], const char *account);

#endif
