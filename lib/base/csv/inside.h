/*
 * Between the files of this folder: a row, and the cutting of plain lines.
 */
#ifndef ACCT_BASE_CSV_INSIDE_H
#define ACCT_BASE_CSV_INSIDE_H

#include "base/csv/csv.h"
#include "base/mem.h"
#include "base/str.h"

/* How plain lines are cut, which building may set: not at all, so that libcsv
 * reads everything; eight bytes at a time, as any machine can; or sixteen. */
#define CSV_CUT_NONE   0
#define CSV_CUT_EIGHT  1
#define CSV_CUT_VECTOR 2
#ifndef ACCT_CSV_CUT
#ifdef __SSE2__
#define ACCT_CSV_CUT CSV_CUT_VECTOR
#else
#define ACCT_CSV_CUT CSV_CUT_EIGHT
#endif
#endif

struct csv_row {
    struct buf text; /* its cells, one after another, each with a NUL */
    VEC(struct str) cells;
    bool valid;    /* it surely is UTF-8 */
    size_t breaks; /* newlines within its cells */
    bool wanted;   /* it surely is: csv_skip.unwanted was asked */
};

/* Cuts the first line of these n bytes into an empty row, where it is plain:
 * whole, at most 64 KiB long, without a carriage return or a NUL, or what else
 * stands before a blank in ASCII, and quotes only around cells.  Returns its
 * length with the newline, or 0 where libcsv is to read it; the row is empty
 * then, and where the line is blank or is passed over. */
size_t csv_cut(struct csv_row *row, const struct csv_skip *skip, const char *p,
               size_t n);
/* quoted.c: the same where there are quotes, of at most n bytes. */
size_t csv_cut_quoted(struct csv_row *row, const char *p, size_t n);

/* csv.c: another that reads such bytes, from between two rows on. */
struct csv_reader *csv_reader_like(const struct csv_reader *r, csv_row_fn *row,
                                   void *arg);
/* Gives a row that another reader read. */
int csv_give(struct csv_reader *r, const struct str *cells, size_t n,
             uint64_t line, struct err *e);

#endif
