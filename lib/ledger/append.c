#include "ledger/append.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "ledger/file.h"

struct append {
    char *path;
    int fd;
    off_t size;
    bool created, done;
    struct ledger *ledger;
    struct header fresh; /* of a ledger that has none yet */
    struct buf batch;
};

int file_lock(int fd, short kind, int wait_ms)
{
    struct flock lock = {.l_type = kind, .l_whence = SEEK_SET};
    for (int waited = 0, nap = 1;; waited += nap, nap += nap < 16 ? nap : 0) {
        if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
            return 0;
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EACCES)
            return errno;
        if (waited >= wait_ms)
            return EAGAIN;
        nanosleep(&(struct timespec){0, nap * 1000000L}, NULL);
    }
}

static int open_or_create(struct append *a, bool create, struct err *e)
{
    for (;;) {
        a->fd = open(a->path, O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK);
        if (a->fd < 0 && errno == ENOENT && create) {
            a->fd =
                open(a->path, O_RDWR | O_APPEND | O_CLOEXEC | O_CREAT | O_EXCL,
                     0600);
            a->created = a->fd >= 0;
            if (a->fd < 0 && errno == EEXIST)
                continue;
        }
        if (a->fd >= 0)
            return 0;
        if (errno == ENOENT && !create)
            return err_set(e, ERR_ABSENT,
                           _("%s: there is no ledger (acct-add makes one with "
                             "its first record)"),
                           a->path);
        return err_errno(e, errno, _("cannot write to %s"), a->path);
    }
}

/* Does the path still name the file that we hold? */
static bool same_file(const struct append *a, const struct stat *held)
{
    struct stat st;
    return stat(a->path, &st) == 0 && st.st_dev == held->st_dev &&
           st.st_ino == held->st_ino;
}

static int lock_ledger(struct append *a, int wait_ms, bool create,
                       struct err *e)
{
    for (;;) {
        struct stat st;
        if (open_or_create(a, create, e) < 0)
            return -1;
        if (fstat(a->fd, &st) < 0)
            return err_errno(e, errno, "%s", a->path);
        if (!S_ISREG(st.st_mode))
            return err_set(e, ERR_IO, _("%s is not a regular file"), a->path);
        int rc = file_lock(a->fd, F_WRLCK, wait_ms);
        if (rc == EAGAIN)
            return err_set(e, ERR_IO,
                           _("%s: another program is writing; waited %d s (try "
                             "again, or see who holds it: lsof %s)"),
                           a->path, wait_ms / 1000, a->path);
        if (rc != 0)
            return err_errno(e, rc, _("%s: cannot lock"), a->path);
        if (fstat(a->fd, &st) < 0)
            return err_errno(e, errno, "%s", a->path);
        if (same_file(a, &st)) {
            a->size = st.st_size;
            /* Somebody may have filled it before we had the lock. */
            a->created = a->created && a->size == 0;
            return 0;
        }
        /* Renamed over while we waited: the new file is the ledger. */
        close(a->fd);
        a->fd = -1;
        a->created = false;
    }
}

int append_begin(struct append **out, const char *path, int wait_ms,
                 bool create, struct err *e)
{
    struct append *a = mem_new(1, sizeof *a);
    size_t n = strlen(path) + 1;
    a->path = memcpy(mem_new(n, 1), path, n);
    a->fd = -1;
    if (lock_ledger(a, wait_ms, create, e) < 0) {
        append_end(a);
        return -1;
    }
    a->ledger = ledger_of_file(a->path, a->fd, a->size);
    *out = a;
    return 0;
}

struct ledger *append_ledger(struct append *a)
{
    return a->ledger;
}

bool append_created(const struct append *a)
{
    return a->created;
}

int append_row(struct append *a, const struct record *r, struct err *e)
{
    const struct header *h = ledger_header(a->ledger);
    if (!h->width) {
        if (!a->fresh.width)
            header_default(&a->fresh);
        h = &a->fresh;
    }
    for (int c = 0; c < COLUMNS; c++)
        /* A ledger may do without ids. */
        if (r->col[c].n && h->at[c] < 0 && c != COL_ID)
            return err_set(e, ERR_DATA,
                           _("%s has no column '%s' (add it to the first line "
                             "and a comma to every row)"),
                           a->path, column_names[c]);
    if (r->own)
        for (size_t i = 0; i < r->own_header->width; i++) {
            const char *name = r->own_header->own.v[i];
            if (name && r->own[i].n && header_own(h, str_of(name)) < 0)
                return err_set(e, ERR_DATA,
                               _("%s has no column '%s' (add it to the ledger "
                                 "first, or take it out of the input)"),
                               a->path, name);
        }
    record_csv(r, h, &a->batch);
    return 0;
}

static void sync_directory(const char *path)
{
    char *copy = strdup(path);
    if (!copy)
        return;
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(copy);
}

static int write_all(int fd, const struct buf *b)
{
    for (size_t at = 0; at < b->n;) {
        ssize_t n = write(fd, b->p + at, b->n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        at += (size_t)n;
    }
    /* EINVAL: nothing behind it that could be synced. */
    return fdatasync(fd) == 0 || errno == EINVAL ? 0 : -1;
}

/* Header and rows, so that one write does it. */
static void batch_frame(struct append *a)
{
    struct buf whole = {0};
    if (a->fresh.width) {
        for (int c = 0; c < COLUMNS; c++) {
            buf_puts(&whole, column_names[c]);
            buf_ch(&whole, c + 1 < COLUMNS ? ',' : '\n');
        }
    } else if (ledger_tail(a->ledger) == TAIL_BARE) {
        buf_ch(&whole, '\n');
    }
    if (whole.n) {
        buf_str(&whole, buf_view(&a->batch));
        buf_release(&a->batch);
        a->batch = whole;
    }
}

int append_commit(struct append *a, struct err *e)
{
    if (!a->batch.n)
        return 0;
    if (ledger_tail(a->ledger) == TAIL_TORN) {
        err_set(e, ERR_DATA,
                _("the last line is torn (a crash?); complete or delete it, "
                  "and end it with a newline, before adding"));
        return err_at(e, a->path, ledger_tail_line(a->ledger));
    }
    batch_frame(a);
    if (write_all(a->fd, &a->batch) < 0) {
        int number = errno;
        if (ftruncate(a->fd, a->size) < 0)
            return err_errno(e, errno,
                             _("%s: the write failed half way, and so did "
                               "taking it back (repair it by hand: it was "
                               "%lld bytes long)"),
                             a->path, (long long)a->size);
        fdatasync(a->fd);
        return err_errno(e, number, _("%s: nothing was added"), a->path);
    }
    if (a->created)
        sync_directory(a->path);
    a->done = true;
    return 0;
}

void append_end(struct append *a)
{
    if (!a)
        return;
    /* Still under the lock, so nobody else has put rows in. */
    if (a->created && !a->done && a->ledger)
        unlink(a->path);
    ledger_close(a->ledger);
    if (a->fd >= 0)
        close(a->fd);
    header_release(&a->fresh);
    buf_release(&a->batch);
    free(a->path);
    free(a);
}
