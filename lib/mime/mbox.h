/*
 * Files of messages, as mbox has them: a line that begins with "From " before
 * each, and one that begins so within it is quoted (mboxrd: so is one that was
 * quoted before).  This needs no library.
 *
 *     struct mbox box;
 *     mbox_open(&box, fd);
 *     while ((rc = mbox_next(&box, &message, &e)) > 0) …
 *     mbox_close(&box);
 *
 * A file that does not begin so is one message.
 */
#ifndef ACCT_MIME_MBOX_H
#define ACCT_MIME_MBOX_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* Of a message that is longer, the rest is left out: texts stand in front, and
 * files behind them. */
enum { MBOX_MOST = 8 << 20 };

struct mbox {
    int fd;
    bool many;   /* it begins as an mbox does */
    bool ended;  /* nothing more can be read */
    size_t from; /* where in `bytes` the next line begins */
    struct buf bytes;
    struct buf message;
};

/* The descriptor stays the caller's. */
void mbox_open(struct mbox *m, int fd);
/* The next message, without the line before it, and unquoted; borrowed until
 * the next call.  Lines end as they do there.  Returns 1; 0 where there is
 * none; -1 with ERR_IO. */
int mbox_next(struct mbox *m, struct str *message, struct err *e);
void mbox_close(struct mbox *m);

/* Appends a message, whose lines end in LF, to a file of them.  `from` is the
 * sender's address, or Name <address>; `at` when it was written. */
void mbox_put(const char *from, int64_t at, struct str message,
              struct buf *out);

#endif
