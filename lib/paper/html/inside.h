/*
 * Internal to html*.c: the style sheet, pictures.
 */
#ifndef ACCT_PAPER_HTML_INSIDE_H
#define ACCT_PAPER_HTML_INSIDE_H

#include "base/str.h"

extern const char html_style[];

/* Appends a picture, whose bytes are in the page. */
void html_logo(struct buf *out, struct str png, const char *attributes,
               const char *name);

#endif
