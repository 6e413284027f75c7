/*
 * Reading ahead: while the rows of some bytes are given, another thread reads
 * the bytes after them.  Rows come in their order, with the fault behind the
 * last of them, as where there is one thread alone.
 *
 *     struct csv_ahead *a = csv_ahead_new(reader, source, arg);
 *     csv_ahead_run(a, &e);      then the reader goes on alone: csv_end
 *     csv_ahead_free(a);         before csv_reader_free
 */
#ifndef ACCT_BASE_CSV_AHEAD_H
#define ACCT_BASE_CSV_AHEAD_H

#include "base/csv/csv.h"

/* Reads at most `size` of the bytes that come next; *n: how many, 0 at the end.
 * Returns 0, or -1 with *e filled.  It is called in the other thread. */
typedef int csv_source_fn(void *arg, char *bytes, size_t size, size_t *n,
                          struct err *e);

struct csv_ahead;
/* Nothing was fed to the reader yet, and until all was read nobody else asks it
 * for anything.  NULL where another thread is not to be had, or would not
 * help. */
struct csv_ahead *csv_ahead_new(struct csv_reader *r, csv_source_fn *source,
                                void *arg);
/* Reads all there is and gives its rows.  -1: a row's error, or that of what
 * was read; then only csv_ahead_line and csv_ahead_free. */
int csv_ahead_run(struct csv_ahead *a, struct err *e);
/* csv_line and csv_at of the row being given, of that which was refused, or of
 * the fault. */
uint64_t csv_ahead_line(const struct csv_ahead *a);
uint64_t csv_ahead_at(const struct csv_ahead *a);
/* NULL will do. */
void csv_ahead_free(struct csv_ahead *a);

#endif
