/*
 * Small files, read whole.
 */
#ifndef ACCT_BASE_FILE_H
#define ACCT_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* Appends the bytes of a file of at most `most` bytes.  Returns 1 where there
 * is none and it need not be (`must` is false), else 0.  ERR_IO; ERR_DATA where
 * it is larger. */
int file_read(const char *path, bool must, size_t most, struct buf *out,
              struct err *e);

#endif
