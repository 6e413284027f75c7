/*
 * Records on their way in: from standard input or from options, gathered
 * before the ledger is locked, so that a slow producer holds nobody up.
 */
#ifndef ACCT_CMD_FEED_H
#define ACCT_CMD_FEED_H

#include "base/conf/home.h"
#include "ledger/store/ledger.h"
#include "work/enter/enter.h"

struct feed {
    VEC(struct record) rows;
    struct ledger *input; /* whose header the rows refer to; or NULL */
    struct arena arena;
    uint64_t needs; /* the types that checking the rows wants */
};

/* Reads ledger rows from standard input (a file that is being written is waited
 * for).  ERR_DATA with the line. */
int feed_read(struct feed *f, int wait_ms, struct err *e);
/* The cells of r stay the caller's and must outlive the feed. */
void feed_add(struct feed *f, const struct record *r);
/* Adds all to a batch; errors name the line of the input.  What a void record
 * names by a key becomes a void record each: see mend_void. */
int feed_enter(const struct feed *f, struct home *home, struct enter *en,
               struct err *e);
void feed_release(struct feed *f);

#endif
