/*
 * Number series: INV-{year}-{seq:4} and the like.  Numbers are the highest in
 * the series plus one, voided ones counted, so that none is given twice.
 */
#ifndef ACCT_LEDGER_SERIES_H
#define ACCT_LEDGER_SERIES_H

#include <stdint.h>

#include "base/str.h"

/* A pattern with everything but {seq} filled in. */
struct series {
    struct buf head, tail; /* before and after the number */
    int width;             /* zeros in front up to this many digits */
};

/* Fills in {year}, {month} and {client}. The pattern is one that conf_load
 * takes. */
void series_of(struct series *s, const char *pattern, int32_t day,
               const char *client);
/* Is ref of the series?  Then *n is its number. */
bool series_match(const struct series *s, const char *ref, unsigned long *n);
/* Appends the ref with that number. */
void series_ref(const struct series *s, unsigned long n, struct buf *out);
/* Makes *out what numbers have in common that people take for one: small
 * letters for capitals, no zeros in front, and the day's year short, where
 * there is a number behind it: INV-2026-0005, inv-26-5. */
void series_form(const char *ref, int32_t day, struct buf *out);
void series_release(struct series *s);

#endif
