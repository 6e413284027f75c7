/*
 * Appending: the one door by which records enter a ledger.
 *
 *     append_begin     opens (or creates) and locks the ledger
 *     append_ledger    read under the lock what must be known
 *     append_row …     puts rows into the batch, in memory
 *     append_commit    one write at the end, synced; or the file is as before
 *     append_undo      takes it back, while nobody has seen it
 *     append_end       unlocks and frees, whatever happened before
 *
 * Signals wait while it writes.  A batch of several rows is announced in a
 * journal beside the ledger (PATH.batch): what a kill or a power cut leaves of
 * it counts for no reader, and the next append takes it away.
 * The lock is an open-file-description lock, so it goes with the process.
 * After any failure the ledger is byte for byte what it was; a ledger that
 * append_begin created is taken away again.
 */
#ifndef ACCT_LEDGER_APPEND_H
#define ACCT_LEDGER_APPEND_H

#include "ledger/store/ledger.h"

struct append;

/* Waits up to wait_ms for other programs.  `create`: makes the file (mode 0600)
 * where there is none.  ERR_IO, ERR_ABSENT; ERR_BUSY where another held the
 * lock for longer. */
int append_begin(struct append **out, const char *path, int wait_ms,
                 bool create, struct err *e);
/* The ledger as it is under the lock; borrowed. */
struct ledger *append_ledger(struct append *a);
/* The index of that ledger, which is kept up with what is appended, whoever
 * asks for it; `make`: it is made where there is none that is true.  NULL:
 * there is none.  Borrowed. */
struct index *append_index(struct append *a, bool make);
/* Before there are rows: is it a ledger, to which they can be added?  Of one
 * that ends in a newline its first rows tell.  ERR_IO, ERR_DATA. */
int append_probe(struct append *a, struct err *e);
/* Adds a row to the batch.  The ledger must have been read once
 * (ledger_each).  `kept`: r->own, where there are such, are all cells of the
 * row it came from, and their text lives until append_end; append_commit writes
 * it over.  ERR_DATA: a cell
 * for which the ledger has no column, or a row too long to be read. */
int append_row(struct append *a, const struct record *r, bool kept,
               struct err *e);
/* Takes away what is left of a batch that was cut off, as append_commit does
 * first of all.  ERR_IO. */
int append_settle(struct append *a, struct err *e);
/* Would append_commit write?  ERR_DATA where the ledger's last line is torn. */
int append_check(struct append *a, struct err *e);
/* ERR_IO; ERR_DATA as append_check.  A batch of no rows
 * writes nothing. */
int append_commit(struct append *a, struct err *e);
/* Makes the ledger what it was before append_commit.  ERR_IO, also where
 * another program has written behind it. */
int append_undo(struct append *a, struct err *e);
/* After append_commit, where more rows will come, but not yet: others may write
 * meanwhile.  False: it can only be ended (append_end). */
bool append_pause(struct append *a);
/* Locks it again, for the next batch.  1, or 0 where the ledger is not as it
 * was left: what was read of it holds no longer, and append_end is all that can
 * be done.  ERR_IO, ERR_BUSY. */
int append_resume(struct append *a, int wait_ms, struct err *e);
/* The ledger was made by this append. */
bool append_created(const struct append *a);
void append_end(struct append *a);

#endif
