/*
 * Documents of the ledger as papers: HTML and PDF.
 */
#ifndef ACCT_CMD_INVOICE_PAPER_H
#define ACCT_CMD_INVOICE_PAPER_H

#include "invoice.h"
#include "out/paper.h"

/* What a page does not say of a paper. */
struct invoice_paper {
    enum paper_kind kind;
    int32_t supplied, supplied_to; /* first and last day; DAY_NONE: not known */
    const char *of;                /* the document it is about, or "" */
    int32_t of_day;
    const char *ground; /* why there is no tax, or "" */
    bool gross_prices;
};

/* Is one of its formats asked for: by -O, or by the end of --output's name? */
bool invoice_paper_wanted(struct cli *c, const struct invoice_options *o);
/* Makes and prints it; page->state.open is what there is to pay. */
int invoice_paper_print(struct cli *c, const struct invoice_options *o,
                        struct book *b, const struct invoice_page *page,
                        const struct invoice_paper *more);
/* The code to pay with, on a terminal. */
int invoice_paper_code(struct cli *c, const struct invoice_options *o,
                       struct book *b, const struct invoice_page *page,
                       const struct invoice_paper *more);
/* Standard output goes to --output's file from here on. */
int invoice_output(struct cli *c, const struct invoice_options *o);

#endif
