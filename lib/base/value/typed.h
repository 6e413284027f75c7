/*
 * Dates and amounts as people type them: taken where they can mean one thing
 * only, else told how to write them.  For command lines; what a ledger holds is
 * read by date.h and money.h, which know one form.
 */
#ifndef ACCT_BASE_TYPED_H
#define ACCT_BASE_TYPED_H

#include "base/value/date.h"
#include "base/value/money.h"

enum typed {
    TYPED_FAULT = -1, /* it is, but may mean two things, or lacks something */
    TYPED_TAKEN,
    TYPED_OTHER /* it is none of these forms; nothing is said */
};

/* `31.12.2026`, `12/31/2026`, `2026/12/31`, `20261231`, `31 Dec 2026`:
 * ERR_USAGE for `01/02/2026` and for what has no full year.  Dots stand between
 * day, month and year in this order. */
enum typed day_typed(struct str s, int32_t *day, struct err *e);
/* Likewise a birthday, which may have no year (see birthday_parse): `17.05`,
 * `17 May`, `05/17`.  ERR_DATA. */
enum { BIRTHDAY_NO_YEAR = 1600 };
enum typed birthday_typed(struct str s, int32_t *day, struct err *e);

/* An amount, and the currency that stands with it.  `mark` is what stands
 * before decimals where that is known, a point or a comma; else 0. */
struct amount_typed {
    struct str number; /* for money_parse, which has the last word */
    char code[4];      /* "": none is told */
    char kept[MONEY_SIZE];
};
/* `500`, `500 EUR`, `€500`, `12 500.50`, `1,234.56`, `12'500`; number may be
 * borrowed from s, and what is none of these is there as it stands.  ERR_DATA
 * where the sign is of several currencies, and for decimals behind a comma
 * where they can be nothing else: the remedy says how to write it; and for a
 * mark that `mark` rules out. */
int amount_typed(struct str s, char mark, struct amount_typed *out,
                 struct err *e);

#endif
