/*
 * Text in markup (HTML, SVG): the only way for it to get there.
 */
#ifndef ACCT_PRINT_MARKUP_H
#define ACCT_PRINT_MARKUP_H

#include "base/str.h"

/* Appends s, escaped for between tags or in quotes of either kind; what is no
 * UTF-8 becomes U+FFFD, control characters blanks, and line ends `newline`;
 * what would turn the text around it, such as U+202E, is left out. */
void markup_text(struct buf *out, struct str s, const char *newline);

#endif
