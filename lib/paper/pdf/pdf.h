/*
 * A paper as PDF (Pango and Cairo are behind it).
 */
#ifndef ACCT_PAPER_PDF_H
#define ACCT_PAPER_PDF_H

#include "paper/brief.h"

/* Appends the file.  The same paper gives the same bytes, where the fonts are
 * the same: the date of the file is that of the paper.  ERR_DATA: no font here
 * has a character of it, or none of that family is here; the logo is no PNG;
 * the code does not fit. */
int pdf_make(const struct paper *p, struct buf *out, struct err *e);
/* A brief likewise. */
int pdf_brief(const struct brief *b, struct buf *out, struct err *e);

#endif
