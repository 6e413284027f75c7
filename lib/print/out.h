/*
 * One writer for all answers: the caller names the columns once and puts cells
 * row by row; the format decides how they look.
 *
 *     struct out *o = out_open(&opts, columns, n);
 *     out_text(o, …); out_money(o, …); out_end(o);   one call per column
 *     if (out_close(o, &e) < 0) …                    prints and frees
 *
 * Machine formats (csv, tsv, json, ndjson, ids) are the same in every locale:
 * column names, ISO dates, amounts ungrouped with the currency's decimals.
 * An empty answer still has its header.  In JSON, amounts are strings (exact
 * in every reader), counts and decimals are numbers, empty cells of other
 * kinds than text are null.  `ids` prints the first column, a line each.
 * Rows go to the stream as they come, except in a table, which needs all its
 * widths first.
 *
 * A table that is wider than its terminal leaves out what is the same in every
 * row (and says so below), then columns that are to spare, and its texts go on
 * in the lines below; figures, days and keys are never cut.
 */
#ifndef ACCT_PRINT_OUT_H
#define ACCT_PRINT_OUT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"
#include "base/str.h"
#include "base/value/date.h"
#include "base/value/money.h"

enum out_format {
    OUT_TABLE,
    OUT_CSV,
    OUT_TSV,
    OUT_JSON,
    OUT_NDJSON,
    OUT_IDS,
    OUT_FORMATS
};

/* "table" … to the format; false where there is none of that name. */
bool out_format_parse(const char *name, enum out_format *out);
const char *out_format_name(enum out_format f);

enum out_kind {
    OUT_TEXT,   /* goes on below where a table is too wide */
    OUT_KEY,    /* on one line always: a number, a name for a command */
    OUT_MONEY,  /* right-aligned, grouped in a table */
    OUT_NUMBER, /* right-aligned */
    OUT_DATE
};

enum out_style { OUT_PLAIN, OUT_BAD, OUT_WARN, OUT_GOOD, OUT_DIM, OUT_BOLD };

struct out_column {
    const char *name;  /* of machine formats */
    const char *title; /* of the table, N_(); NULL: not shown in the table */
    enum out_kind kind;
    int width; /* in a table: a text is cut to this many columns (… at the
                  end); 0: the whole; OUT_SPARE(n): the whole, or nothing */
};
/* Where a terminal is too narrow, a column is left out, the least n first, so
 * that sentences are easy to read; or only where they are narrow already. */
enum { OUT_SPARES = 1000 };
#define OUT_SPARE(n) (-(n))
#define OUT_LATE(n)  (-(OUT_SPARES + (n)))

struct out_options {
    FILE *stream; /* borrowed */
    enum out_format format;
    bool color;
    int width;         /* of the terminal; 0: unlimited */
    const char *empty; /* a table without rows prints this line; may be NULL */
    bool bare;         /* a table without the line of titles */
    int indent;        /* blanks before each line of a table */
};

struct out;

/* The columns are borrowed until out_close. */
struct out *out_open(const struct out_options *opts,
                     const struct out_column *columns, size_t n);
/* One of these per column, in order. */
void out_text(struct out *o, struct str s);
void out_word(struct out *o, const char *s); /* the same; NULL is empty */
void out_day(struct out *o, int32_t day);    /* DAY_NONE is empty */
void out_int(struct out *o, int64_t n);
void out_money(struct out *o, int64_t minor, int digits);
void out_decimal(struct out *o, struct decimal d);
/* A real with so many decimals; NaN prints "n/a" (null in JSON). */
void out_real(struct out *o, double x, int decimals);
void out_none(struct out *o); /* an empty cell */
/* In a table, the style of the cell that comes next. */
void out_style(struct out *o, enum out_style style);
/* Ends the row.  Cells that were not given are empty, and out_close says that
 * the caller erred. */
void out_end(struct out *o);
/* What was made goes to the stream's reader now; -1 with errno.  A table is not
 * made before its end. */
int out_flush(struct out *o);
/* Prints what is left and frees; ERR_IO when the stream failed. */
int out_close(struct out *o, struct err *e);

/* Free text with the same care: s made safe for a terminal, with colour where
 * `color`. */
void out_styled(FILE *stream, struct str s, enum out_style style, bool color);

#endif
