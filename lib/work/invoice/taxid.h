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

/* Notes the tax numbers, the client's (which may be NULL) or ours, that an
 * invoice or credit note of that day with these sums is to name and cannot;
 * `told`: what was said already, or NULL. */
void taxid_note(struct home *home, struct book *b, const struct client *client,
                int32_t day, const struct invoice_total *total,
                struct map *told);

#endif
