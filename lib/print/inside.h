/*
 * What a format supplies.
 *
 * out.c turns each value into a cell and hands it over; the format appends
 * what it makes of it to out.pending, which pending.c writes.  A format that
 * must keep things hangs them on out.state and frees them in `finish`.
 */
#ifndef ACCT_PRINT_INSIDE_H
#define ACCT_PRINT_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/str.h"
#include "print/chart.h"
#include "print/out.h"

enum cell_type {
    CELL_TEXT,
    CELL_DATE,
    CELL_MONEY,
    CELL_NUMBER,
    CELL_UNKNOWN, /* a real that is not a number: "n/a" */
    CELL_NONE
};

struct cell {
    enum cell_type type;
    struct str text; /* as machines read it */
    enum out_style style;
};

struct format {
    const char *name;
    /* The first two may be NULL. */
    void (*begin)(struct out *o);
    void (*finish)(struct out *o);
    /* The cell of column o->at. */
    void (*cell)(struct out *o, const struct cell *c);
    void (*end)(struct out *o);
};

struct out {
    const struct format *format;
    struct out_options opts;
    const struct out_column *columns;
    size_t n;
    size_t at;            /* the column that comes next */
    size_t rows;          /* that were ended */
    enum out_style style; /* of the next cell */
    struct buf pending;   /* made, not yet written */
    int error;            /* errno of the first failed write */
    void *state;
};

/* Writes what is pending. */
void out_write(struct out *o);
/* Where it is worth a write. */
void out_drain(struct out *o);

/* Appends s in that style's SGR codes (none for OUT_PLAIN or nothing). */
void style_add(struct buf *b, struct str s, enum out_style style, bool color);

extern const struct format format_table, format_csv, format_tsv, format_ids,
    format_json, format_ndjson;

/* --- The table ------------------------------------------------------------ */

#define TABLE_GAP  2  /* blanks between columns */
#define TABLE_READ 24 /* so many columns does a sentence need */

struct spot {
    const char *text;
    size_t n;
    int width;
    enum out_style style;
};

struct column {
    size_t index; /* of the caller's columns */
    struct str title;
    int width;
    int natural; /* what it would take */
    int pasted;  /* its widest word that is not to be cut */
    int least;   /* where it is too wide: as narrow as it may get */
    bool right;
    bool hidden;
    bool same; /* in every row: hidden for that */
};

struct table {
    struct column *columns; /* those that have a title */
    size_t n;
    VEC(struct spot) spots;
    struct arena texts;
    struct buf row; /* the texts of the row in hand, one after another */
    int between;    /* blanks between columns */
    int gap;        /* blanks that are due before the next text */
    /* Where it was too wide, and a key comes last behind a text: what the two
     * have together; the text goes on below the key. */
    const struct column *text, *key;
    int room;
};

/* fit.c: which columns are shown, and how wide; `total` is a terminal's width.
 */
void table_fit(const struct out *o, struct table *t, int total);
/* The part of *rest that fits, whole words where that can be; taken off it
 * with the blanks behind. */
struct str table_take(struct str *rest, int width);

/* --- Charts --------------------------------------------------------------- */

/* Round numbers from at most the least value, and 0, to at least the highest.
 */
struct chart_axis {
    double from, to, step;
    int decimals; /* that a step has */
};
struct chart_axis chart_axis(const struct chart *c);
/* Are the labels periods within years, such as 2026-09?  Then a year need not
 * be said of each; label.year is what all before the '-' is, label.within what
 * is behind it. */
struct chart_label {
    struct str year, within;
};
bool chart_parted(const struct chart *c);
struct chart_label chart_label(const char *label);
/* Appends a number of the axis, its thousands set apart. */
void chart_number(const struct chart *c, const struct chart_axis *a, double x,
                  struct buf *out);

#endif
