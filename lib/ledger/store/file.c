/* Bytes into a file, and to where they last. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/i18n.h"
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

bool file_beside(const char *ledger, const char *behind, struct buf *name)
{
    char *real = realpath(ledger, NULL);
    if (real || errno == EACCES)
        buf_fmt(name, "%s%s", real ? real : ledger, behind);
    free(real);
    return name->n > 0;
}

int file_share(int fd, int other)
{
    struct stat st;
    if (fstat(other, &st) < 0)
        return -1;
    if (fchown(fd, (uid_t)-1, st.st_gid) == 0 &&
        fchmod(fd, st.st_mode & 0666) < 0)
        return -1;
    return 0;
}

struct place {
    int fd;
    off_t at;
    size_t *done;
};

static int compare(void *arg, struct str s)
{
    struct place *p = arg;
    char chunk[65536];
    while (s.n) {
        ssize_t n =
            pread(p->fd, chunk, s.n < sizeof chunk ? s.n : sizeof chunk, p->at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || memcmp(chunk, s.p, (size_t)n) != 0)
            return 1;
        s.p += n;
        s.n -= (size_t)n;
        p->at += n;
    }
    return 0;
}

bool file_holds(int fd, off_t at, const struct batch *b, size_t n)
{
    struct place p = {.fd = fd, .at = at};
    return batch_each(b, n, compare, &p) == 0;
}

static int write_part(void *arg, struct str s)
{
    struct place *p = arg;
    size_t done;
    int rc = file_write(p->fd, s, &done);
    *p->done += done;
    return rc;
}

int file_write_batch(int fd, const struct batch *b, size_t *done)
{
    struct place p = {.fd = fd, .done = done};
    *done = 0;
    return batch_each(b, batch_size(b), write_part, &p);
}

/* What the kernel and its guards keep there is theirs to give. */
static bool is_users(const char *name)
{
    return strncmp(name, "user.", 5) == 0 || strncmp(name, "system.", 7) == 0;
}

int file_like(int fd, int other)
{
    ssize_t n = flistxattr(other, NULL, 0), size;
    if (n <= 0)
        return n < 0 && errno != ENOTSUP ? -1 : 0;
    char *names = mem_new((size_t)n, 1);
    int rc = (n = flistxattr(other, names, (size_t)n)) < 0 ? -1 : 0;
    for (char *name = names; rc == 0 && name < names + n;
         name += strlen(name) + 1) {
        if (!is_users(name))
            continue;
        rc = (size = fgetxattr(other, name, NULL, 0)) < 0 ? -1 : 0;
        char *value = mem_new(size > 0 ? (size_t)size : 1, 1);
        if (rc == 0 &&
            ((size = fgetxattr(other, name, value, (size_t)size)) < 0 ||
             fsetxattr(fd, name, value, (size_t)size, 0) < 0))
            rc = -1;
        free(value);
    }
    free(names);
    return rc;
}

bool file_named(int fd, const char *path)
{
    struct stat held, st;
    return fstat(fd, &held) == 0 && stat(path, &st) == 0 &&
           st.st_dev == held.st_dev && st.st_ino == held.st_ino;
}

int ledger_wrong_width(size_t n, size_t width, struct err *e)
{
    return err_set(e, ERR_DATA,
                   _("the row has %zu cells, the header %zu (a comma too many "
                     "or too few, or a quote missing)"),
                   n, width);
}
