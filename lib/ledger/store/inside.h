/*
 * The ledger's file, shared by reading and appending.
 */
#ifndef ACCT_LEDGER_STORE_INSIDE_H
#define ACCT_LEDGER_STORE_INSIDE_H

#include <sys/types.h>

#include "ledger/store/ledger.h"
#include "ledger/store/lock.h"

/* The columns that the header of a ledger must name. */
#define LEDGER_NEEDS (1u << COL_DATE | 1u << COL_TYPE | 1u << COL_CLIENT)

enum tail {
    TAIL_WHOLE, /* the last line has its newline */
    TAIL_BARE,  /* it has all its cells, but no newline */
    TAIL_TORN   /* a piece of a row */
};

/* Reads `size` bytes of a descriptor that stays the caller's. */
struct ledger *ledger_of_file(const char *path, int fd, off_t size);
/* After a pass. */
enum tail ledger_tail(const struct ledger *l);
/* Is it a piece of the header that a new ledger is given? */
bool ledger_torn_header(const struct str *cells, size_t n);
/* The error for a row of another width than the header's.  Returns -1. */
int ledger_wrong_width(size_t n, size_t width, struct err *e);
/* The line of the tail. */
uint64_t ledger_tail_line(const struct ledger *l);

/* Writes all of it, lets the file be on disk, or the name of it.  Return 0, or
 * -1 with errno. */
int file_write(int fd, struct str s);
int file_sync(int fd);
int file_sync_dir(const char *path);

#endif
