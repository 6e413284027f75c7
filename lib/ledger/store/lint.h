/*
 * Reading a ledger that may be broken: never stops at a fault, so that all of
 * them can be told.
 *
 *     struct lint to = {.row = …, .fault = …, .arg = …};
 *     if (ledger_lint(l, &to, &e) < 0) …      only where the file cannot be
 * read
 *
 * After a fault of the CSV, reading goes on at the line after the one on which
 * the faulty row begins.  What an open quote swallows is so read again; a file
 * that makes that endless is given up with a fault.
 */
#ifndef ACCT_LEDGER_LINT_H
#define ACCT_LEDGER_LINT_H

#include <sys/types.h>

#include "ledger/store/ledger.h"

enum lint_kind {
    LINT_CSV,      /* quotes, a row beyond all bounds */
    LINT_BYTES,    /* no text: UTF-16, NUL bytes in the header */
    LINT_HEADER,   /* the first row does not name the columns */
    LINT_WIDTH,    /* a row has more or fewer cells than the header */
    LINT_CONFLICT, /* marks that git left */
    LINT_TORN,     /* the last row is a piece of one */
    LINT_BARE,     /* the last line has no newline */
    LINT_BOM,
    LINT_CRLF /* once, at the first such line */
};

struct lint_fault {
    enum lint_kind kind;
    bool last;     /* nothing can be read after it */
    uint64_t line; /* where the row begins */
    off_t from;
    const char *text;        /* what is wrong (and the remedy) */
    struct str raw;          /* LINT_CSV: the row's first line, or its start */
    const struct str *cells; /* where they are known */
    size_t n;                /* of cells; of lines that end in CR LF */
};

/* A row that has as many cells as the header.  Its text may hold anything. */
struct lint_row {
    struct record record; /* type is REC_TYPES where it is none */
    const struct str *cells;
    unsigned seen;  /* what `look` said of them */
    off_t from, to; /* its bytes in the file, with its line's end */
};

/* What is passed is borrowed until the return. */
struct lint {
    void (*header)(void *arg, const struct header *h); /* may be NULL */
    /* A look at the cells of a row before it is given, by another thread
     * perhaps; may be NULL. */
    unsigned (*look)(const struct str *cells, size_t n);
    void (*row)(void *arg, const struct lint_row *row);
    void (*fault)(void *arg, const struct lint_fault *fault);
    void *arg;
};

/* ERR_IO only. */
int ledger_lint(const struct ledger *l, const struct lint *to, struct err *e);

/* For who mends a ledger, its bytes as they stand.  Copies the n bytes from
 * that offset on; fewer at the end only.  Returns how many, or -1 with ERR_IO.
 */
ssize_t ledger_read(const struct ledger *l, off_t at, char *to, size_t n,
                    struct err *e);
/* Reads bytes of memory, which it takes over. */
struct ledger *ledger_of_bytes(const char *path, struct buf *bytes);

#endif
