#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

/* A FIFO that nobody writes to is not waited for, and no device is read.
 * Returns the descriptor, or -1 with errno 0 where it is no such file. */
static int open_file(const char *path, int how)
{
    struct stat st;
    int flags = how & FILE_ANY_KIND ? 0 : O_NONBLOCK | O_NOCTTY;
    int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
    /* What a directory says to reading names it better. */
    if (fd < 0 || how & FILE_ANY_KIND || fstat(fd, &st) < 0 ||
        S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))
        return fd;
    close(fd);
    errno = 0;
    return -1;
}

int file_read(const char *path, int how, size_t most, struct buf *out,
              struct err *e)
{
    int fd = open_file(path, how);
    if (fd < 0 && errno == ENOENT && !(how & FILE_MUST))
        return 1;
    if (fd < 0 && (!errno || errno == ENXIO))
        return err_set(e, ERR_IO, _("%s is not a regular file"), path);
    if (fd < 0)
        return err_errno(e, errno, "%s", path);
    char chunk[4096];
    ssize_t n = 0;
    size_t sum = 0;
    while (sum <= most && ((n = read(fd, chunk, sizeof chunk)) > 0 ||
                           (n < 0 && errno == EINTR))) {
        if (n < 0)
            continue;
        buf_add(out, chunk, (size_t)n);
        sum += (size_t)n;
    }
    int number = errno;
    close(fd);
    if (n < 0)
        return err_errno(e, number, "%s", path);
    if (sum > most)
        return err_set(e, ERR_DATA,
                       _("%s: more than %zu bytes (is this the right file?)"),
                       path, most);
    return 0;
}

int file_write(int fd, struct str s, size_t *done)
{
    size_t at = 0;
    int rc = 0;
    while (rc == 0 && at < s.n) {
        ssize_t n = write(fd, s.p + at, s.n - at);
        if (n < 0 && errno != EINTR)
            rc = -1;
        at += n > 0 ? (size_t)n : 0;
    }
    if (done)
        *done = at;
    return rc;
}

ssize_t file_read_at(int fd, void *to, size_t n, off_t at)
{
    size_t got = 0;
    while (got < n) {
        ssize_t part = pread(fd, (char *)to + got, n - got, at + (off_t)got);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return -1;
        if (part == 0)
            break;
        got += (size_t)part;
    }
    return (ssize_t)got;
}

int file_write_at(int fd, const void *from, size_t n, off_t at)
{
    size_t done = 0;
    while (done < n) {
        ssize_t part =
            pwrite(fd, (const char *)from + done, n - done, at + (off_t)done);
        if (part < 0 && errno != EINTR)
            return -1;
        done += part > 0 ? (size_t)part : 0;
    }
    return 0;
}
