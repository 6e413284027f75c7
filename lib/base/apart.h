/*
 * Work that foreign libraries may die of: in a process of its own, so that this
 * one can say what happened, and nothing is left half.
 */
#ifndef ACCT_BASE_APART_H
#define ACCT_BASE_APART_H

#include "base/err.h"
#include "base/str.h"

typedef int apart_fn(void *arg, struct buf *out, struct err *e);

/* Runs it in a copy of this process, and appends to *out what it appended to an
 * empty one; returns what it returned, with its *e.  `what` names it where it
 * did not come to its end.  ERR_IO for that, too. */
int apart_run(const char *what, apart_fn *work, void *arg, struct buf *out,
              struct err *e);

#endif
