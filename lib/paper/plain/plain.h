/*
 * A paper as plain text, in 80 columns: for terminals, files and mail.
 */
#ifndef ACCT_PAPER_PLAIN_H
#define ACCT_PAPER_PLAIN_H

#include "base/err.h"
#include "paper/brief.h"

/* Appends it; whatever the paper holds, control characters are made visible.
 * ERR_DATA: see sheet_make. */
int plain_make(const struct paper *p, struct buf *out, struct err *e);
/* Appends a brief in lines of at most `width` columns, but for a table whose
 * first two columns are wider. */
void plain_brief(struct brief *b, int width, struct buf *out);

#endif
