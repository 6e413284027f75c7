/*
 * The door to libcsv: bytes in, rows out; and the one way to write a cell.
 *
 *     struct csv_reader *r = csv_reader_new(row, arg);
 *     while (bytes come) csv_feed(r, bytes, n, &e);
 *     csv_end(r, &e);
 *     csv_reader_free(r);
 *
 * RFC 4180 with LF or CRLF, blank lines passed over, blanks around unquoted
 * cells taken off (rows typed by hand).  Cells are UTF-8, at most CELL_MAX
 * bytes, without NUL; their lines end in LF, whatever the file's do.  A row is
 * at most ROW_MAX bytes as it stands in the file, and has at most CELLS_MAX.
 */
#ifndef ACCT_BASE_CSV_H
#define ACCT_BASE_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

enum { CELL_MAX = 1 << 20, ROW_MAX = CELL_MAX + 65536, CELLS_MAX = 1000 };

/* Called for each row: its cells (NUL-terminated, one after another in memory,
 * borrowed until the return) and the physical line it starts on, from 1.
 * Returns 0, or -1 with *e filled, which ends the reading. */
typedef int csv_row_fn(void *arg, const struct str *cells, size_t n,
                       uint64_t line, struct err *e);

struct csv_reader;
struct csv_reader *csv_reader_new(csv_row_fn *row, void *arg);
/* For a look at a file that is not sound, before anything is fed: the bytes
 * begin with that line, and rows are given whatever their cells hold (behind
 * the first line NUL bytes, too) and however many they are. */
void csv_reader_lax(struct csv_reader *r, uint64_t line);
/* For rows that another program wrote, before anything is fed: what stands
 * between cells, and remedies that acct-add has for such. */
void csv_reader_foreign(struct csv_reader *r, char delimiter);
/* Rows that nobody wants may be passed over: those of that many cells whose
 * cell at `column` holds what `unwanted` says so of.  They are judged like the
 * others, but not given; a last one without a newline is.  Between two rows, or
 * while one is given; `unwanted` may be called by another thread. */
struct csv_skip {
    size_t column, width;
    bool (*unwanted)(const void *arg, struct str cell); /* NULL: none is */
    const void *arg;
};
void csv_reader_skip(struct csv_reader *r, struct csv_skip skip);
/* ERR_DATA; csv_line says where. After an error only csv_reader_free. */
int csv_feed(struct csv_reader *r, const char *bytes, size_t n, struct err *e);
/* Gives the last row where it had no newline. */
int csv_end(struct csv_reader *r, struct err *e);
/* The line of the row being read, or of the fault. */
uint64_t csv_line(const struct csv_reader *r);
/* Where that begins: so many bytes were fed before it, and with
 * csv_reader_from those that were passed over.  CSV_NOWHERE: behind a carriage
 * return that is alone. */
#define CSV_NOWHERE UINT64_MAX
uint64_t csv_at(const struct csv_reader *r);
/* The line that comes after the last newline fed. */
uint64_t csv_next_line(const struct csv_reader *r);
/* Between two rows: the bytes that are fed next begin a row, which stands there
 * on that line. */
void csv_reader_from(struct csv_reader *r, uint64_t line, uint64_t at);
/* How many rows were given. */
uint64_t csv_rows(const struct csv_reader *r);
/* In the middle of a row: after the last byte, the line was not ended. */
bool csv_inside(const struct csv_reader *r);
/* The row being read is all on the last line fed. */
bool csv_last_line(const struct csv_reader *r);
void csv_reader_free(struct csv_reader *r);

/* A row's cells as they were given, in an arena. */
const struct str *csv_keep(struct arena *a, const struct str *cells, size_t n);

/* What must be quoted: by its edges, or by one of its bytes, which may be those
 * of many cells. */
bool csv_odd_edge(struct str cell);
bool csv_odd_bytes(const char *p, size_t n);
/* Appends a cell, quoted where it must be. */
void csv_cell(struct buf *out, struct str cell);

#endif
