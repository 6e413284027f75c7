/*
 * Documents of the ledger as papers: text, HTML, PDF, and JSON for programs.
 */
#ifndef ACCT_CMD_INVOICE_PAPER_H
#define ACCT_CMD_INVOICE_PAPER_H

#include "inside.h"
#include "paper/paper.h"
#include "work/invoice/account.h"

/* What is on a paper, in terms of the ledger; strings are never NULL but for
 * the number. */
struct invoice_page {
    enum paper_kind kind;
    const char *number; /* NULL: a draft; "": it goes without */
    const struct client *client;
    int32_t day;
    uint8_t currency;
    const char *order, *contract, *period, *remark;
    int32_t supplied, supplied_to; /* first and last day; DAY_NONE: not known */
    const char *of;                /* the document it is about */
    int32_t of_day;
    const char *ground; /* why there is no tax */
    bool gross_prices;
    const struct invoice_line *lines;
    size_t lines_n;
    const struct invoice_total *total;  /* NULL: a paper without lines */
    struct invoice_state state;         /* .open is what there is to pay */
    const struct entry *const *settled; /* payments and credit notes, by date */
    size_t settled_n;
    const struct statement_row *rows; /* of a statement, in its currency */
    size_t rows_n;
    const struct paper_debt *debts; /* of a receipt or a reminder */
    size_t debts_n;
    const char *method, *bank_ref; /* of a payment */
    int stage;                     /* of a reminder, from 1 */
};

/* An empty one of that kind. */
void invoice_page_init(struct invoice_page *page, enum paper_kind kind);

/* The days of supply of an invoice without a period: of the delivery of its
 * orders, or else that of the invoice; none while what it bills is still to be
 * delivered.  The book holds orders and stages. */
void invoice_page_supply(struct book *b, struct invoice_page *page);

/* Is a sheet asked for, HTML or PDF?  The end of --output's name sets the
 * format where -O does not. */
bool invoice_sheet_wanted(struct cli *c, const struct invoice_options *o);
/* Is what was added to be printed as papers, rather than by its number?
 * ACCT_FORMAT is not to change what a script reads: the number. */
bool invoice_print_as_paper(const struct cli *c,
                            const struct invoice_writing *w);
/* Prints it in the format asked for, text where none is. */
int invoice_paper_print(struct cli *c, const struct invoice_options *o,
                        struct book *b, const struct invoice_page *page);
/* Appends the code to pay with, as a terminal shows it.  ERR_DATA where there
 * is none. */
int invoice_paper_code(struct cli *c, const struct invoice_options *o,
                       struct book *b, const struct invoice_page *page,
                       struct buf *out);

#endif
