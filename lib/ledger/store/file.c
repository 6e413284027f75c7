/* Bytes into a file, and to where they last. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <unistd.h>

#include "inside.h"

/* EINVAL: there is nothing behind it that could be synced. */
int file_sync(int fd)
{
    int rc;
    while ((rc = fdatasync(fd)) < 0 && errno == EINTR)
        ;
    return rc < 0 && errno != EINVAL ? -1 : 0;
}

/* So that the name of a new ledger is as lasting as its rows. */
int file_sync_dir(const char *path)
{
    size_t n = strlen(path) + 1;
    char *copy = memcpy(mem_new(n, 1), path, n);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(copy);
    /* One that may be searched but not read cannot be opened. */
    if (fd < 0)
        return errno == EACCES ? 0 : -1;
    int rc = fsync(fd), number = errno;
    close(fd);
    errno = number;
    return rc < 0 && errno != EINVAL ? -1 : 0;
}

int file_write(int fd, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        ssize_t n = write(fd, s.p + at, s.n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        at += (size_t)n;
    }
    return 0;
}
