/*
 * Reading with two threads.  A file is cut into sections, each from the first
 * line that begins in it; whoever has nothing else to do reads the next one.
 * The rows are given by the caller's thread, in their order, with the fault
 * behind the last of them, as where there is one thread alone.
 *
 *     struct csv_ahead *a = csv_ahead_new(reader, &source);
 *     csv_ahead_run(a, &e);      then the reader goes on alone: csv_end
 *     csv_ahead_free(a);         before csv_reader_free
 */
#ifndef ACCT_BASE_CSV_AHEAD_H
#define ACCT_BASE_CSV_AHEAD_H

#include "base/csv/csv.h"

struct csv_source {
    /* Puts the n bytes that stand there; -1 with *e filled.  Two threads call
     * it, for bytes that are within the size. */
    int (*read)(void *arg, uint64_t at, char *bytes, size_t n, struct err *e);
    void *arg;
    uint64_t size;
    size_t section; /* so many bytes; 0: as many as are near at hand for both
                       threads, with what becomes of them */
    /* What the other thread does while it has nothing to read; false: nothing.
     * NULL: there is nothing to do. */
    bool (*spare)(void *arg);
    void *spare_arg;
};

struct csv_ahead;
/* Nothing was fed to the reader yet, and until all was read nobody else asks it
 * for anything.  NULL where another thread would not help. */
struct csv_ahead *csv_ahead_new(struct csv_reader *r,
                                const struct csv_source *source);
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
