/*
 * A few records beside a ledger that has an index: the rows that they are
 * judged by, instead of all.
 */
#ifndef ACCT_WORK_ENTER_FEW_H
#define ACCT_WORK_ENTER_FEW_H

#include "ledger/store/append.h"
#include "ledger/store/part.h"
#include "work/enter/enter.h"
#include "work/enter/refs.h"

/* Are they of those that few rows judge?  Then *out has these, and the numbers
 * that they will need are told to *refs.  What these rows refuse is to be asked
 * of all: they do not know what is alike.  The caller releases *out, whatever
 * is returned. */
bool few_find(struct append *a, const struct enter_options *o,
              struct refs *refs, struct part *out);

#endif
