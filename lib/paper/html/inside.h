/*
 * Internal to html/: what all pages begin and end with, pictures, and blocks
 * with a file of their own.
 */
#ifndef ACCT_PAPER_HTML_INSIDE_H
#define ACCT_PAPER_HTML_INSIDE_H

#include "base/str.h"
#include "paper/sheet/sheet.h"

struct html_head {
    const struct paper_lang *lang;
    const char *title;
    enum paper_size size;
    const char *margin; /* of a sheet, as CSS has it */
    const char *style;  /* CSS of its own */
    bool charts;        /* it may have some */
    bool published;     /* see struct brief */
};
/* page.c: up to <main>, and from the footer to the end. */
void html_begin(struct buf *out, const struct html_head *head);
void html_end(struct buf *out, const char *foot);

extern const char html_style[];       /* of papers: style.c */
extern const char html_brief_style[]; /* look.c */
/* Appends bars over a calendar, and what they say in words: bars.c. */
void html_bars(struct buf *out, const struct sheet_bars *b, const char *words);

/* logo.c: appends a picture, whose bytes are in the page; a QR code. */
void html_logo(struct buf *out, struct str png, const char *attributes,
               const char *name);
void html_code(struct buf *out, const struct qr *q, const char *name);

#endif
