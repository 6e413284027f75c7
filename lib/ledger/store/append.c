#include "ledger/store/append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "inside.h"

struct append {
    char *path;
    int fd;
    off_t size;
    bool made;    /* the file, by us */
    bool created; /* likewise, and it was empty when we had the lock */
    bool done;
    bool dirty; /* something may have been written */
    struct ledger *ledger;
    struct header fresh; /* of a ledger that has none yet */
    struct buf batch;
};

/* A symbolic link whose file is not there: making that file would begin a
 * second ledger where a disk is only not mounted. */
static bool dangles(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISLNK(st.st_mode) && stat(path, &st) < 0;
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
            if (a->fd < 0 && errno == EEXIST) {
                if (dangles(a->path))
                    return err_set(e, ERR_IO,
                                   _("%s is a link to a file that is not there "
                                     "(is its disk mounted? else make an empty "
                                     "file in that place)"),
                                   a->path);
                continue;
            }
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
static bool same_file(const struct append *a)
{
    struct stat held, st;
    return fstat(a->fd, &held) == 0 && stat(a->path, &st) == 0 &&
           st.st_dev == held.st_dev && st.st_ino == held.st_ino;
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
            return file_busy(a->path, wait_ms, e);
        if (rc != 0)
            return err_errno(e, rc, _("%s: cannot lock"), a->path);
        if (fstat(a->fd, &st) < 0)
            return err_errno(e, errno, "%s", a->path);
        if (same_file(a)) {
            a->size = st.st_size;
            /* Somebody may have filled it before we had the lock: it is ours to
             * tell of, but not to take away. */
            a->made = a->created;
            a->created = a->created && a->size == 0;
            return 0;
        }
        /* Renamed over while we waited: the new file is the ledger. */
        close(a->fd);
        a->fd = -1;
        a->created = a->made = false;
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
    return a->made;
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

/* Puts the batch where it will last. */
static int put(struct append *a, struct err *e)
{
    if (file_write(a->fd, buf_view(&a->batch)) < 0 || file_sync(a->fd) < 0 ||
        ((a->made || a->size == 0) && file_sync_dir(a->path) < 0))
        return err_errno(e, errno, _("%s: nothing was added"), a->path);
    /* An editor takes no lock: rows in a file that it has replaced are lost. */
    if (!same_file(a))
        return err_set(e, ERR_IO,
                       _("%s was replaced by another program meanwhile: "
                         "nothing was added (try again)"),
                       a->path);
    return 0;
}

int append_check(struct append *a, struct err *e)
{
    if (!a->batch.n || ledger_tail(a->ledger) != TAIL_TORN)
        return 0;
    err_set(e, ERR_DATA,
            _("the last line is torn (a crash?): nothing is added behind "
              "it (acct-check --fix sets it aside; or complete it, and end "
              "it with a newline)"));
    return err_at(e, a->path, ledger_tail_line(a->ledger));
}

int append_commit(struct append *a, struct err *e)
{
    struct err why = ERR_INIT;
    if (!a->batch.n)
        return 0;
    if (append_check(a, e) < 0)
        return -1;
    batch_frame(a);
    a->dirty = true;
    if (put(a, &why) < 0) {
        if (append_undo(a, e) == 0)
            *e = why;
        return -1;
    }
    a->done = true;
    return 0;
}

int append_undo(struct append *a, struct err *e)
{
    int rc;
    if (!a->dirty)
        return 0;
    a->done = false;
    while ((rc = ftruncate(a->fd, a->size)) < 0 && errno == EINTR)
        ;
    if (rc < 0)
        return err_errno(e, errno,
                         _("%s: adding failed, and so did taking back what was "
                           "written (do it by hand: truncate -s %lld %s)"),
                         a->path, (long long)a->size, a->path);
    file_sync(a->fd);
    return 0;
}

void append_end(struct append *a)
{
    if (!a)
        return;
    /* Still under the lock, so nobody else has put rows in. */
    if (a->created && !a->done && a->ledger && same_file(a))
        unlink(a->path);
    ledger_close(a->ledger);
    if (a->fd >= 0)
        close(a->fd);
    header_release(&a->fresh);
    buf_release(&a->batch);
    free(a->path);
    free(a);
}
