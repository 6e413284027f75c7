#include "ledger/store/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "inside.h"

enum { NAMES_MAX = 1000 };

struct job {
    const struct replace *r;
    char *path; /* of the file itself */
    struct stat st;
    struct buf new, backup, aside; /* names of files made; "": none */
};

/* Writes a file that was just made, as like the ledger as can be. */
static int fill(struct job *j, int fd, const char *name, struct str bytes,
                struct err *e)
{
    struct stat st;
    if (fstat(fd, &st) < 0)
        return err_errno(e, errno, "%s", name);
    if ((st.st_uid != j->st.st_uid || st.st_gid != j->st.st_gid) &&
        fchown(fd, j->st.st_uid, j->st.st_gid) < 0)
        return err_errno(e, errno, _("cannot give %s the owner of %s"), name,
                         j->path);
    if (fchmod(fd, j->st.st_mode & 07777) < 0 || file_write(fd, bytes) < 0 ||
        file_sync(fd) < 0)
        return err_errno(e, errno, _("cannot write %s"), name);
    return 0;
}

/* PATH.WORD-DATE, then with -2, -3 and so on behind it. */
static void name_of(const struct job *j, const char *word, int i,
                    struct buf *name)
{
    buf_clear(name);
    buf_fmt(name, "%s.%s-%s", j->path, word, j->r->date);
    if (i > 1)
        buf_fmt(name, "-%d", i);
}

static int make(struct job *j, const char *word, struct str bytes,
                struct buf *name, struct err *e)
{
    int fd = -1;
    for (int i = 1; fd < 0 && i < NAMES_MAX; i++) {
        name_of(j, word, i, name);
        fd = open(name->p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    if (fd < 0) {
        err_errno(e, errno, _("cannot make %s"), name->p);
        buf_clear(name);
        return -1;
    }
    int rc = fill(j, fd, name->p, bytes, e);
    if (close(fd) < 0 && rc == 0)
        rc = err_errno(e, errno, _("cannot write %s"), name->p);
    return rc;
}

/* The old file itself gets a second name; a copy where the file system has no
 * such thing. */
static int back_up(struct job *j, struct err *e)
{
    for (int i = 1; i < NAMES_MAX; i++) {
        name_of(j, "bak", i, &j->backup);
        if (link(j->path, j->backup.p) == 0)
            return 0;
        if (errno != EEXIST)
            break;
    }
    return make(j, "bak", j->r->old, &j->backup, e);
}

static int put_in_place(struct job *j, struct err *e)
{
    if (j->r->torn.n && make(j, "torn", j->r->torn, &j->aside, e) < 0)
        return -1;
    if (make(j, "new", j->r->new, &j->new, e) < 0 || back_up(j, e) < 0)
        return -1;
    /* The names of the old file first: so that one of them always lasts. */
    if (file_sync_dir(j->path) < 0)
        return err_errno(e, errno, "%s", j->path);
    if (rename(j->new.p, j->path) < 0)
        return err_errno(e, errno, _("cannot put %s in the place of %s"),
                         j->new.p, j->path);
    buf_clear(&j->new);
    file_sync_dir(j->path);
    return 0;
}

static void take_away(struct buf *name)
{
    if (name->n)
        unlink(name->p);
}

int ledger_replace(const struct replace *r, struct buf *backup,
                   struct buf *aside, struct err *e)
{
    struct job j = {.r = r, .path = realpath(r->path, NULL)};
    int rc = -1;
    if (!j.path || stat(j.path, &j.st) < 0) {
        err_errno(e, errno, "%s", r->path);
    } else if (put_in_place(&j, e) < 0) {
        take_away(&j.new);
        take_away(&j.backup);
        take_away(&j.aside);
    } else {
        buf_str(backup, buf_view(&j.backup));
        buf_str(aside, buf_view(&j.aside));
        rc = 0;
    }
    buf_release(&j.new);
    buf_release(&j.backup);
    buf_release(&j.aside);
    free(j.path);
    return rc;
}
