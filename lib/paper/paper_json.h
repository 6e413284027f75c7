/*
 * A paper for programs: all that it says as one JSON object, the same in every
 * language.  Amounts are strings with the currency's decimals, quantities and
 * rates numbers, days ISO dates or null.
 */
#ifndef ACCT_PAPER_JSON_H
#define ACCT_PAPER_JSON_H

#include "base/err.h"
#include "paper/paper.h"

/* Appends an array of the one object, or only the object, as a line. */
int paper_json(const struct paper *p, struct buf *out, struct err *e);
int paper_ndjson(const struct paper *p, struct buf *out, struct err *e);

#endif
