/*
 * Internal to the invoice as text: what is being made, and the table of lines.
 */
#ifndef ACCT_CMD_INVOICE_TEXT_H
#define ACCT_CMD_INVOICE_TEXT_H

#include "invoice.h"

enum { WIDTH = 80, GAP = 2, TEXT_LEAST = 16 };

struct printer {
    struct cli *c;
    struct book *book;
    const struct invoice_page *page;
    const struct currency *currency;
    struct buf out;
    int labels; /* where what follows a label begins */
};

void text_blanks(struct buf *b, int n);
/* Takes a line of at most `width` columns off *rest, broken at a blank where
 * there is one.  False at the end; control characters are made visible. */
bool text_line(struct str *rest, int width, struct buf *line);
/* Adds the lines as a table, and returns how wide it is; 0 without lines. */
int text_table(struct printer *p);

#endif
