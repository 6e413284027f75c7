/*
 * An SVG as a picture of points; the door to librsvg.
 */
#ifndef ACCT_PAPER_PNG_H
#define ACCT_PAPER_PNG_H

#include "base/err.h"
#include "base/str.h"

/* Appends the PNG, as many points wide and high as the SVG says.  ERR_DATA
 * where it is none, or has no size. */
int png_make(struct str svg, struct buf *out, struct err *e);

#endif
