/*
 * Internal to html*.c: the style sheet.
 */
#ifndef ACCT_PAPER_HTML_INSIDE_H
#define ACCT_PAPER_HTML_INSIDE_H

extern const char html_style[];

#endif
