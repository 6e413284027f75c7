/*
 * Small files, read whole; and bytes, written.
 */
#ifndef ACCT_BASE_FILE_H
#define ACCT_BASE_FILE_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

enum file_how {
    FILE_MUST = 1, /* it has to be there */
    /* Whoever runs the program named it: it may be a pipe or a device, as it
     * may for any program.  All others are regular files, so that nothing is
     * waited for. */
    FILE_ANY_KIND = 2
};

/* Appends the bytes of a file of at most `most` bytes; `how` is of the above.
 * Returns 1 where there is none and it need not be, else 0.  ERR_IO, for what
 * is no regular file, too; ERR_DATA where it is larger. */
int file_read(const char *path, int how, size_t most, struct buf *out,
              struct err *e);

/* Writes all of it to a descriptor.  Returns 0, or -1 with errno; *done (which
 * may be NULL) tells how much was written. */
int file_write(int fd, struct str s, size_t *done);

#endif
