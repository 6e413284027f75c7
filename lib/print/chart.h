/*
 * Charts: numbers along an axis, as SVG for a page or a file, and as characters
 * for a terminal.
 *
 * The colours differ in lightness too, and for who is colour-blind (after M.
 * Okabe and K. Ito, 2008); what is of another time is an outline.  In a page
 * the colours are those of chart_palette, which knows the dark; a file that
 * stands alone has them in it.
 */
#ifndef ACCT_PRINT_CHART_H
#define ACCT_PRINT_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum chart_kind { CHART_BARS, CHART_LINE, CHART_STEPS };

struct chart_value {
    double value;      /* NAN: none */
    double low, high;  /* what it is likely to lie between; NAN: not known */
    const char *shown; /* as people read it */
};

struct chart_series {
    const char *name; /* "" where there is but one */
    const struct chart_value *v;
    bool before; /* of another time, in the colour of the next: an outline */
};

struct chart {
    enum chart_kind kind;
    const char *title;
    const char *says;          /* the chart in words, for who does not see it */
    const char *const *labels; /* of the n places */
    size_t n;
    const struct chart_series *series; /* all of n values */
    size_t m;
    const char *unit; /* behind the numbers of the axis, such as " %" */
    bool whole;       /* there are no halves of it */
};

/* Appends the SVG of a chart within a page. */
void chart_svg(const struct chart *c, struct buf *out);
/* Appends it as a file that has its colours in it, and no title. */
void chart_plain(const struct chart *c, struct buf *out);
/* Appends n charts, one below another, as a file of its own, with their titles
 * and colours. */
void chart_file(const struct chart *c, size_t n, struct buf *out);
/* CSS for pages: the colours .c1 to .c6 as --c, by day and by night; and for
 * those that have charts in them. */
extern const char chart_palette[], chart_style[];

/* Appends lines of at most `width` columns: a bar for each value. */
void chart_text(const struct chart *c, int width, struct buf *out);
/* Appends a character for each value, ▁ to █, and a blank where there is none.
 */
void chart_spark(const struct chart_series *s, size_t n, struct buf *out);

#endif
