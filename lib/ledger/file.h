/*
 * The ledger's file, shared by reading and appending; of use only in ledger/.
 */
#ifndef ACCT_LEDGER_FILE_H
#define ACCT_LEDGER_FILE_H

#include <sys/types.h>

#include "ledger/ledger.h"

enum tail {
    TAIL_WHOLE, /* the last line has its newline */
    TAIL_BARE,  /* it has all its cells, but no newline */
    TAIL_TORN   /* a piece of a row */
};

/* Reads `size` bytes of a descriptor that stays the caller's. */
struct ledger *ledger_of_file(const char *path, int fd, off_t size);
/* After a pass. */
enum tail ledger_tail(const struct ledger *l);
/* The line of the tail. */
uint64_t ledger_tail_line(const struct ledger *l);

/* Tries for a lock (F_RDLCK, F_WRLCK, F_UNLCK) on the whole file, for at most
 * wait_ms.  Returns 0, or the errno: EAGAIN where another holds it still. */
int file_lock(int fd, short kind, int wait_ms);

#endif
