/*
 * Internal to html*.c: the style sheet, pictures, and blocks with a file of
 * their own.
 */
#ifndef ACCT_PAPER_HTML_INSIDE_H
#define ACCT_PAPER_HTML_INSIDE_H

#include "base/str.h"
#include "paper/sheet/sheet.h"

extern const char html_style[];
/* Appends the bars of a plan: bars.c. */
void html_bars(struct buf *out, const struct sheet_block *block);

/* Appends a picture, whose bytes are in the page. */
void html_logo(struct buf *out, struct str png, const char *attributes,
               const char *name);

#endif
