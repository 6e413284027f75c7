/* Opening a ledger to write to it, and knowing that it is still the same. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "inside.h"

/* A symbolic link whose file is not there: making that file would begin a
 * second ledger where a disk is only not mounted. */
static bool dangles(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISLNK(st.st_mode) && stat(path, &st) < 0;
}

static int open_or_create(struct held *h, bool create, struct err *e)
{
    for (;;) {
        h->fd = open(h->path, O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK);
        if (h->fd < 0 && errno == ENOENT && create) {
            h->fd =
                open(h->path, O_RDWR | O_APPEND | O_CLOEXEC | O_CREAT | O_EXCL,
                     0600);
            h->created = h->fd >= 0;
            if (h->fd < 0 && errno == EEXIST) {
                if (dangles(h->path))
                    return err_set(e, ERR_IO,
                                   _("%s is a link to a file that is not there "
                                     "(is its disk mounted? else make an empty "
                                     "file in that place)"),
                                   h->path);
                continue;
            }
        }
        if (h->fd >= 0)
            return 0;
        if (errno == ENOENT && !create)
            return err_set(e, ERR_ABSENT,
                           _("%s: there is no ledger (acct-add makes one with "
                             "its first record)"),
                           h->path);
        return err_errno(e, errno, _("cannot write to %s"), h->path);
    }
}

/* What the file is like, now that nobody else of ours changes it. */
static int look(struct held *h, struct err *e)
{
    struct stat st;
    if (fstat(h->fd, &st) < 0)
        return err_errno(e, errno, "%s", h->path);
    if (journal_look(h->path, h->fd, st.st_size, &h->rest, e) < 0)
        return -1;
    h->end = st.st_size;
    h->size = h->rest.kind == REST_PART ? h->rest.from : h->end;
    h->written = st.st_mtim;
    if (journal_print(h->fd, h->size, &h->print) < 0)
        return err_errno(e, errno, _("%s: cannot read"), h->path);
    return 0;
}

static int lock(struct held *h, int wait_ms, bool create, struct err *e)
{
    for (;;) {
        struct stat st;
        if (open_or_create(h, create, e) < 0)
            return -1;
        if (fstat(h->fd, &st) < 0)
            return err_errno(e, errno, "%s", h->path);
        if (!S_ISREG(st.st_mode))
            return err_set(e, ERR_IO, _("%s is not a regular file"), h->path);
        int rc = file_lock(h->fd, F_WRLCK, wait_ms);
        /* What another has locked is for him to take away. */
        h->created = h->created && rc != EAGAIN;
        if (rc == EAGAIN)
            return file_busy(h->path, wait_ms, e);
        if (rc != 0)
            return err_errno(e, rc, _("%s: cannot lock"), h->path);
        if (file_named(h->fd, h->path))
            break;
        /* Renamed over while we waited: the new file is the ledger. */
        close(h->fd);
        h->fd = -1;
        h->created = false;
    }
    /* Somebody may have filled it before we had the lock: it is ours to tell
     * of, but not to take away. */
    h->made = h->created;
    return look(h, e);
}

int held_open(struct held *h, const char *path, int wait_ms, bool create,
              struct err *e)
{
    size_t n = strlen(path) + 1;
    *h = (struct held){.path = memcpy(mem_new(n, 1), path, n), .fd = -1};
    return lock(h, wait_ms, create, e);
}

int held_replaced(const struct held *h, struct err *e)
{
    return err_set(e, ERR_IO,
                   _("%s was replaced by another program meanwhile: nothing "
                     "was written (try again)"),
                   h->path);
}

int held_changed(const struct held *h, struct err *e)
{
    return err_set(e, ERR_IO,
                   _("%s was changed by another program meanwhile: nothing was "
                     "written (try again)"),
                   h->path);
}

int held_unchanged(const struct held *h, struct err *e)
{
    struct stat st;
    uint64_t print;
    if (!file_named(h->fd, h->path))
        return held_replaced(h, e);
    if (fstat(h->fd, &st) < 0 || journal_print(h->fd, h->size, &print) < 0)
        return err_errno(e, errno, _("%s: cannot read"), h->path);
    if (st.st_size != h->end || st.st_mtim.tv_sec != h->written.tv_sec ||
        st.st_mtim.tv_nsec != h->written.tv_nsec || print != h->print)
        return held_changed(h, e);
    return 0;
}

static int cut(struct held *h, struct err *e)
{
    struct stat st;
    int rc;
    if (held_unchanged(h, e) < 0)
        return -1;
    while ((rc = ftruncate(h->fd, h->size)) < 0 && errno == EINTR)
        ;
    if (rc < 0 || file_sync(h->fd) < 0 || fstat(h->fd, &st) < 0)
        return err_errno(e, errno,
                         _("%s: cannot take back the part of a batch that was "
                           "cut off"),
                         h->path);
    h->end = h->size;
    h->written = st.st_mtim;
    return 0;
}

int held_settle(struct held *h, struct err *e)
{
    switch (h->rest.kind) {
    case REST_NONE:
    case REST_STRANGE:
        return 0;
    case REST_UNKNOWN:
        if (journal_set_aside(h, e) < 0)
            return -1;
        break;
    case REST_PART:
        /* Its rows are kept, whoever cut the ledger. */
        if (cut(h, e) < 0 || journal_set_aside(h, e) < 0)
            return -1;
        break;
    case REST_SETTLED:
        /* What is written would be taken for the rest of that batch. */
        if (journal_drop(h) < 0)
            return err_errno(e, errno,
                             _("%s: nothing was written: %s.batch, which is "
                               "done with, cannot be removed (remove it)"),
                             h->path, h->path);
        break;
    }
    /* Gone for good before anything else is written. */
    file_sync_dir(h->path);
    h->rest = (struct rest){0};
    return 0;
}

bool held_pause(struct held *h, size_t written)
{
    struct err unused = ERR_INIT;
    off_t end = h->size + (off_t)written;
    h->created = false;
    return look(h, &unused) == 0 && h->rest.kind == REST_NONE &&
           h->end == end && file_lock(h->fd, F_UNLCK, 0) == 0;
}

int held_resume(struct held *h, int wait_ms, struct err *e)
{
    struct err changed = ERR_INIT;
    int rc = file_lock(h->fd, F_WRLCK, wait_ms);
    if (rc == EAGAIN)
        return file_busy(h->path, wait_ms, e);
    if (rc != 0)
        return err_errno(e, rc, _("%s: cannot lock"), h->path);
    if (journal_look(h->path, h->fd, h->end, &h->rest, e) < 0)
        return -1;
    return h->rest.kind == REST_NONE && held_unchanged(h, &changed) == 0;
}

void held_close(struct held *h, bool kept)
{
    struct stat st;
    /* Still under the lock, so nobody else has put rows in. */
    if (h->created && !kept && fstat(h->fd, &st) == 0 && st.st_size == 0 &&
        file_named(h->fd, h->path))
        unlink(h->path);
    if (h->fd >= 0)
        close(h->fd);
    free(h->path);
    *h = (struct held){.fd = -1};
}
