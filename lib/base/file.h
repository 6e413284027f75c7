/*
 * Small files, read whole; and bytes, written.
 */
#ifndef ACCT_BASE_FILE_H
#define ACCT_BASE_FILE_H

#include <stddef.h>
#include <sys/types.h>

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

/* n bytes that stand there, or as many as there are: how many, or -1 with
 * errno. */
ssize_t file_read_at(int fd, void *to, size_t n, off_t at);
/* Writes all of it there.  Returns 0, or -1 with errno. */
int file_write_at(int fd, const void *from, size_t n, off_t at);

#endif
