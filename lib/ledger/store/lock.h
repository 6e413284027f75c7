/*
 * Locks on whole files, of open descriptions: whoever opens the file again has
 * none.
 */
#ifndef ACCT_LEDGER_LOCK_H
#define ACCT_LEDGER_LOCK_H

#include "base/err.h"

/* Tries for a lock (F_RDLCK, F_WRLCK, F_UNLCK) on the whole file, for at most
 * wait_ms.  Returns 0, or the errno: EAGAIN where another holds it still. */
int file_lock(int fd, short kind, int wait_ms);
/* The error for that.  Returns -1. */
int file_busy(const char *path, int wait_ms, struct err *e);

#endif
