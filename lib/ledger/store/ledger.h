/*
 * Reading a ledger: one streamed pass, as often as needed.
 *
 *     struct ledger *l;
 *     if (ledger_open(&l, path, wait_ms, &e) < 0) …
 *     if (ledger_each(l, &pass, &e) < 0) …      errors name file and line
 *     if (*ledger_warning(l)) …                 say it, go on
 *     ledger_close(l);
 *
 * A file is read up to the size it had at opening (learnt under a shared
 * lock), so half of somebody's batch is never seen and a slow reader holds
 * nobody up.  A stream is kept in memory, so that it too can be read again.
 */
#ifndef ACCT_LEDGER_LEDGER_H
#define ACCT_LEDGER_LEDGER_H

#include <sys/types.h>

#include "base/err.h"
#include "ledger/record.h"

struct ledger;

/* "-" is standard input (descriptor 0).  ERR_IO; ERR_ABSENT where there is no
 * such file; ERR_BUSY where somebody was writing for longer than wait_ms. */
int ledger_open(struct ledger **out, const char *path, int wait_ms,
                struct err *e);
/* How rows on standard input are written, where not as a ledger's are. */
struct ledger_dialect {
    char delimiter;       /* between cells */
    const char *encoding; /* NULL: UTF-8 */
    /* Of a stream, before it is read on; may wait.  -1 with *e: it is not.
     * NULL: nothing. */
    int (*before_read)(void *arg, struct err *e);
    void *arg;
};
/* Standard input, of another program.  ERR_USAGE: an unknown encoding. */
int ledger_input(struct ledger **out, const struct ledger_dialect *dialect,
                 int wait_ms, struct err *e);
void ledger_close(struct ledger *l);
/* Where *e is ERR_BUSY: says in it who has the file of that path locked, as far
 * as can be seen.  Returns -1. */
int ledger_holder(const char *path, int wait_ms, struct err *e);

/* A row of a wanted type: its cells are borrowed until the return.  Returns 0,
 * or -1 with *e filled, which ends the pass; file and line are put in front. */
typedef int ledger_row_fn(void *arg, const struct record *r, struct err *e);

struct ledger_pass {
    uint64_t types; /* TYPE() bits of the wanted types */
    unsigned need;  /* bits of the columns the header must name; 0: date, type
                       and client, as a ledger has */
    ledger_row_fn *row;
    /* Of a row that is none by its width or type; returns 0 to go on.  NULL: it
     * ends the pass. */
    int (*fault)(void *arg, uint64_t line, const struct err *e);
    void *arg;
    /* See struct csv_source; NULL. */
    bool (*spare)(void *arg);
};

/* Gives every row of the wanted types in the file's order.  ERR_DATA for a
 * file that is no ledger. An empty file is an empty ledger. */
int ledger_each(struct ledger *l, const struct ledger_pass *pass,
                struct err *e);

/* Of a ledger that has an index (see ledger_index), the passes that follow give
 * these rows alone, of which the first is the header: by their places,
 * ascending, which stay the caller's.  NULL: all again. */
struct index_place;
void ledger_only(struct ledger *l, const struct index_place *places, size_t n);
/* keep.c: the index of the ledger as it was at opening; NULL where there is
 * none that is true. */
struct index;
struct index *ledger_index(struct ledger *l);

/* What is to be told of a batch that was cut off, without the path; or "". */
const char *ledger_rest(const struct ledger *l);
/* After a pass: what is odd about the file's end, or "". */
const char *ledger_warning(const struct ledger *l);
/* After a pass: the header (width 0 where the file was empty). */
const struct header *ledger_header(const struct ledger *l);
/* What messages call it. */
const char *ledger_source(const struct ledger *l);
/* A stream, as it came; of a file nothing.  It lives as long as the ledger. */
struct str ledger_stream(const struct ledger *l);
/* names.c: calls `see` with each file beside the ledger that is called like it,
 * and then begins with `more`: ".bak-".  In any order. */
typedef void ledger_beside_fn(void *arg, const char *file);
void ledger_beside(const char *path, const char *more, ledger_beside_fn *see,
                   void *arg);
/* Rows of mail that were refused: that, and a number. */
#define LEDGER_REFUSED ".refused-"
/* How many bytes it has. */
off_t ledger_size(const struct ledger *l);

#endif
