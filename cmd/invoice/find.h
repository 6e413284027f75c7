/*
 * Internal to acct-invoice show: a document of the ledger, on its way to paper.
 */
#ifndef ACCT_CMD_INVOICE_SHOW_H
#define ACCT_CMD_INVOICE_SHOW_H

#include "invoice/letter.h"
#include "invoice/receipt.h"

struct shown {
    struct cli *c;
    struct book *book;
    const char *number;
    const struct entry *entry;     /* the document's record */
    const struct entry *lines_of;  /* whose lines and terms it has */
    const struct invoice *invoice; /* that it is or is about, or NULL */
    struct invoice_lines lines;
    struct invoice_terms terms;
    struct invoice_total total;
    VEC(const struct entry *) settled;
    struct receipt_debts debts;
    struct letter letter;
    struct invoice_page page;
};

/* Fills the rest in from the number; shown_release in any case.  ERR_ABSENT
 * where there is no such document; ERR_DATA. */
int shown_find(struct shown *s);
void shown_release(struct shown *s);

#endif
