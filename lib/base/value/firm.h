/*
 * Names of firms, as banks, registers and people write them.
 */
#ifndef ACCT_BASE_FIRM_H
#define ACCT_BASE_FIRM_H

#include "base/str.h"

/* Appends what is compared: folded, ё as е, a hyphen as a blank, without
 * quotes, full stops and the legal form before or behind it.  ООО "Ромашка",
 * «Ромашка» and Romashka Ltd are ромашка, ромашка and romashka; what is nothing
 * but a legal form stays. */
void firm_fold(struct str name, struct buf *out);

#endif
