/* The index beside a ledger: asked, made, kept up. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "inside.h"

static const char behind[] = ".acct-index";

struct index *ledger_index(struct ledger *l)
{
    struct index_stamp stamp = index_stamp_of(&l->st);
    struct buf name = {0};
    if (!l->index && l->sole && l->fd >= 0 && !l->input &&
        file_beside(l->path, behind, &name))
        l->index = index_open(name.p, &stamp);
    buf_release(&name);
    return l->index;
}

/* --- Making it --- */

struct making {
    struct ledger *ledger;
    struct index_draft draft;
};

/* What cannot be read is for who reads all to tell. */
static int on_row(void *arg, const struct record *r, struct err *e)
{
    struct making *m = arg;
    if (!m->draft.at.n)
        index_draft_row(&m->draft, NULL, 0, 1);
    if (r->at == CSV_NOWHERE)
        m->draft.failed = true;
    index_draft_row(&m->draft, r, r->at, r->line);
    return m->draft.failed ? err_set(e, ERR_DATA, "-") : 0;
}

/* A change within the time that the clock does not tell would not be seen. */
static bool is_quiet(const struct stat *st)
{
    enum { QUIET = 2 };
    struct timespec now;
    return clock_gettime(CLOCK_REALTIME, &now) == 0 &&
           now.tv_sec - st->st_ctim.tv_sec > QUIET;
}

static bool is_same(const struct ledger *l)
{
    struct stat st;
    if (fstat(l->fd, &st) < 0)
        return false;
    struct index_stamp was = index_stamp_of(&l->st), is = index_stamp_of(&st);
    return memcmp(&was, &is, sizeof is) == 0;
}

static bool put(struct making *m, const char *name)
{
    struct ledger *l = m->ledger;
    struct index_stamp stamp = index_stamp_of(&l->st);
    struct buf new = {0};
    buf_fmt(&new, "%s.new", name);
    unlink(new.p);
    int fd = open(new.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool fine = fd >= 0 && file_share(fd, l->fd) == 0 &&
                index_write(&m->draft, fd, &stamp, l->next_line) == 0 &&
                file_sync(fd) == 0;
    if (fd >= 0)
        fine = close(fd) == 0 && fine;
    fine = fine && is_same(l) && rename(new.p, name) == 0;
    if (fd >= 0 && !fine)
        unlink(new.p);
    buf_release(&new);
    return fine;
}

struct index *index_make(struct ledger *l)
{
    struct making m = {.ledger = l};
    struct ledger_pass pass = {.types = TYPES_ALL, .row = on_row, .arg = &m};
    struct err none = ERR_INIT;
    struct buf name = {0};
    if (ledger_index(l))
        return l->index;
    if (l->sole && is_quiet(&l->st) && file_beside(l->path, behind, &name) &&
        ledger_each(l, &pass, &none) == 0 && l->tail == TAIL_WHOLE &&
        m.draft.at.n && !put(&m, name.p))
        unlink(name.p);
    index_draft_release(&m.draft);
    buf_release(&name);
    return ledger_index(l);
}

void index_drop(const char *ledger)
{
    struct buf name = {0};
    if (file_beside(ledger, behind, &name))
        unlink(name.p);
    buf_release(&name);
}
