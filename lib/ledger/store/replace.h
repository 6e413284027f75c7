/*
 * Putting a mended file in the place of a ledger.
 *
 * The new one is written beside the old one, with its owner and mode, and is on
 * disk before it takes the name.  The old file stays, under another name; no
 * file that is there is ever written over.  Where anything fails the ledger is
 * what it was.
 *
 * The caller holds the lock (append_begin): who waits for it sees that the path
 * names another file, and opens that.
 */
#ifndef ACCT_LEDGER_REPLACE_H
#define ACCT_LEDGER_REPLACE_H

#include "base/err.h"
#include "base/str.h"

struct replace {
    const char *path;    /* of the ledger; a link is followed */
    struct str old, new; /* all bytes */
    struct str torn;     /* those to be set aside, or none */
    const char *date;    /* in the names of the files that stay */
};

/* Appends the names of the old file and of what was set aside.  ERR_IO. */
int ledger_replace(const struct replace *r, struct buf *backup,
                   struct buf *aside, struct err *e);

#endif
