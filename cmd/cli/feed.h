/*
 * Records on their way in: from standard input or from options, gathered
 * before the ledger is locked, so that a slow producer holds nobody up.
 */
#ifndef ACCT_CMD_FEED_H
#define ACCT_CMD_FEED_H

#include "cli/cli.h"
#include "cli/interrupt.h"
#include "cli/packed.h"
#include "ledger/store/ledger.h"

/* How rows of another program are written; zero bytes: as a ledger's are. */
struct feed_how {
    const char *delimiter, *decimal, *encoding; /* of the options, or NULL */
};

struct feed_fault {
    uint64_t line;
    const char *text;
};

struct feed {
    VEC(struct record) rows;  /* of feed_add */
    struct packed input_rows; /* of feed_read, to be entered */
    size_t n;                 /* rows, of both */
    uint64_t types;           /* of theirs */
    struct ledger *input;     /* whose header the rows refer to; or NULL */
    struct arena arena;       /* of faults */
    uint64_t needs;           /* the types that checking the rows wants */
    struct feed_how how;
    /* What is wrong with the input, as far as it is told, and how much there
     * was. */
    VEC(struct feed_fault) faults;
    size_t faulty;
};

/* Reads ledger rows from standard input (a file that is being written is waited
 * for; a pipe is read to its end, whatever `hold` hears).  ERR_DATA with the
 * line; a row that is none is kept for feed_enter to tell of. ERR_USAGE where
 * an option of f->how is none. */
int feed_read(struct feed *f, struct cli *c, struct interrupt *hold);
/* The cells of r stay the caller's and must outlive the feed. */
void feed_add(struct feed *f, const struct record *r);
/* Adds all to a batch; errors name the line of the input.  All that are wrong
 * are told, not the first alone; what a void record names by a key becomes a
 * void record each: see mend_void. */
int feed_enter(struct feed *f, struct cli *c, struct enter *en);
/* Rows of mail that has gone, or was read, are no more to be had from whom they
 * came through a pipe: where they were not added, what was read is kept beside
 * the ledger (LEDGER.refused-1, -2, ...), and that is told. */
void feed_keep(const struct feed *f, struct cli *c);
void feed_release(struct feed *f);

/* foreign.c: makes the cells of a row what a ledger's are; ERR_DATA.  Does
 * nothing where the rows are such. */
int foreign_row(const struct feed_how *how, struct record *r, struct arena *a,
                struct err *e);
/* The delimiter that the option names, a comma where it is NULL; ERR_USAGE. */
int foreign_delimiter(const struct feed_how *how, char *out, struct err *e);

#endif
