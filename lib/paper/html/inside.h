/*
 * Internal to html*.c: the style sheet.
 */
#ifndef ACCT_OUT_HTML_PART_H
#define ACCT_OUT_HTML_PART_H

extern const char html_style[];

#endif
