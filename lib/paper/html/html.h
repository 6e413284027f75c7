/*
 * A paper as one HTML page: its style, logo and code are in it, and it prints
 * on the paper's sheets.
 */
#ifndef ACCT_PAPER_HTML_H
#define ACCT_PAPER_HTML_H

#include "paper/brief.h"

/* Appends the page.  ERR_DATA where the code does not fit, or the logo is no
 * PNG. */
int html_make(const struct paper *p, struct buf *out, struct err *e);
/* A brief likewise, which fetches nothing and runs nothing: by day and by
 * night, on a telephone and on paper. */
void html_brief(struct brief *b, struct buf *out);
/* Is it the page of a brief that was to be published? */
bool html_is_published(struct str page);

#endif
