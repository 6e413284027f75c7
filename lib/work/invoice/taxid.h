/*
 * Tax numbers that an invoice needs.
 *
 * Where the buyer accounts for the tax (category AE), and of supplies within
 * the EU (K), an invoice names the VAT id of both sides: Directive 2006/112/EC,
 * art. 226 (3) and (4); EN 16931, BR-AE-2 and BR-IC-2.
 */
#ifndef ACCT_WORK_TAXID_H
#define ACCT_WORK_TAXID_H

#include "work/invoice/invoice.h"

/* The first category of the document that wants the number of either side, if
 * that is "": NULL where nothing is missing. */
const char *taxid_missing(const struct invoice_total *t, const char *number);

#endif
