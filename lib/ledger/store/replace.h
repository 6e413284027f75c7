/*
 * Putting a mended file in the place of a ledger.
 *
 * The new one is written beside the old one, with its owner, mode, access list
 * and attributes, and is on disk before it takes the name.  The old file stays,
 * under another name; no file that is there is ever written over.  Where
 * anything fails, or another program changed or replaced the ledger meanwhile,
 * the ledger is what it was.
 *
 * The append holds the lock: who waits for it sees that the path names another
 * file, and opens that.
 */
#ifndef ACCT_LEDGER_REPLACE_H
#define ACCT_LEDGER_REPLACE_H

#include "base/err.h"
#include "base/str.h"
#include "ledger/store/append.h"

struct replace {
    struct append *append; /* holds the ledger */
    struct str old, new;   /* all bytes */
    struct str torn;       /* those to be set aside, or none */
    const char *date;      /* in the names of the files that stay */
};

/* Appends the names of the old file and of what was set aside.  ERR_IO. */
int ledger_replace(const struct replace *r, struct buf *backup,
                   struct buf *aside, struct err *e);

#endif
