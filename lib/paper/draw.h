/*
 * Drawing: what needs Pango and Cairo is a module (base/module.h),
 * acct-draw.so, made of pdf/; and it runs in a process of its own, since
 * without memory these libraries crash.  cmd/cli/module.c finds it.
 */
#ifndef ACCT_PAPER_DRAW_H
#define ACCT_PAPER_DRAW_H

#include "base/err.h"
#include "paper/brief.h"

/* Appends the paper as PDF; see pdf_make.  `module` is the module's file.
 * ERR_IO: it cannot be opened, is of another build, or has crashed; else as
 * pdf_make. */
int draw_pdf(const char *module, const struct paper *p, struct buf *out,
             struct err *e);
/* A brief likewise. */
int draw_brief(const char *module, const struct brief *b, struct buf *out,
               struct err *e);
/* Appends an SVG of ours as PNG, as large as it says; see png_make. */
int draw_png(const char *module, struct str svg, struct buf *out,
             struct err *e);

#endif
