/*
 * An SVG of ours, as a picture of points and on a page; the door to librsvg.
 */
#ifndef ACCT_PAPER_SVG_H
#define ACCT_PAPER_SVG_H

#include "base/err.h"
#include "base/str.h"

/* Appends the PNG, as many points wide and high as the SVG says.  ERR_DATA
 * where it is none, or has no size. */
int png_make(struct str svg, struct buf *out, struct err *e);
/* Draws it onto a page of Cairo's, in that box; false where it cannot be. */
bool svg_draw(void *cairo, struct str svg, double x, double y, double width,
              double height);

#endif
