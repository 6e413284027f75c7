/*
 * Receipts of payments: their numbers, and their papers.
 */
#ifndef ACCT_CMD_INVOICE_RECEIPT_H
#define ACCT_CMD_INVOICE_RECEIPT_H

#include "invoice/page.h"

/* Is the amount one that --receipt can be for?  ERR_USAGE. */
int receipt_check(struct cli *c, const struct invoice_options *o,
                  int64_t amount);
/* Gives the row the number that --receipt asks for. */
void receipt_number(struct cli *c, const struct invoice_options *o,
                    struct enter *en, struct record *r);

/* What a receipt is for: a part of the payment, of its page and *debts.
 * ERR_DATA where the sum does not fit. */
struct receipt_debts {
    VEC(struct paper_debt) all;
};
int receipt_add(struct cli *c, struct book *b, const char *ref, int64_t amount,
                struct receipt_debts *debts, struct invoice_page *page);

/* After the commit: the receipt's number; itself where a draft or text is asked
 * for; or the rows. */
int receipt_print_added(struct cli *c, const struct invoice_options *o,
                        struct enter *en);

#endif
