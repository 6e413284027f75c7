#include "ledger/store/append.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/csv/csv.h"
#include "base/i18n.h"
#include "inside.h"

/* As many bytes the kernel writes at once, whatever comes. */
enum { AT_ONCE = 4096 };

struct append {
    struct held held;
    bool done;
    size_t written; /* of the batch, at the file's end */
    size_t rows;
    struct ledger *ledger;
    struct header fresh; /* of a ledger that has none yet */
    struct batch batch;
    struct index *index; /* the ledger's */
    bool asked;          /* for it */
    struct index_draft more;
    uint64_t line; /* of the next row */
};

int append_begin(struct append **out, const char *path, int wait_ms,
                 bool create, struct err *e)
{
    struct append *a = mem_new(1, sizeof *a);
    if (held_open(&a->held, path, wait_ms, create, e) < 0) {
        append_end(a);
        return -1;
    }
    a->ledger = ledger_of_file(path, a->held.fd, a->held.end, &a->held.rest);
    *out = a;
    return 0;
}

struct held *append_held(struct append *a)
{
    return &a->held;
}

struct ledger *append_ledger(struct append *a)
{
    return a->ledger;
}

struct index *append_index(struct append *a, bool make)
{
    if (a->index || (a->asked && !make))
        return a->index;
    a->index = make ? index_make(a->ledger) : ledger_index(a->ledger);
    a->asked = true;
    a->line = a->index ? index_line(a->index) : 0;
    return a->index;
}

bool append_created(const struct append *a)
{
    return a->held.made;
}

int append_row(struct append *a, const struct record *r, bool kept,
               struct err *e)
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
                           a->held.path, column_names[c]);
    if (r->own)
        for (size_t i = 0; i < r->own_header->width; i++) {
            const char *name = r->own_header->own.v[i];
            if (name && r->own[i].n && header_own(h, str_of(name)) < 0)
                return err_set(e, ERR_DATA,
                               _("%s has no column '%s' (add it to the ledger "
                                 "first, or take it out of the input)"),
                               a->held.path, name);
        }
    uint64_t at = (uint64_t)a->held.size + a->batch.n, lines;
    size_t n = batch_add(&a->batch, r, h, kept, &lines);
    /* Longer than any reader takes. */
    if (n > ROW_MAX)
        return err_set(
            e, ERR_DATA,
            _("the row would take %zu bytes, at most %d (shorten it)"), n,
            ROW_MAX);
    a->rows++;
    if (append_index(a, false)) {
        index_draft_more(&a->more, r, at, a->line);
        a->line += lines;
    }
    return 0;
}

/* What stands before the rows. */
static void batch_frame(struct append *a)
{
    struct buf *head = &a->batch.head;
    buf_clear(head);
    if (a->fresh.width) {
        for (int c = 0; c < COLUMNS; c++) {
            buf_puts(head, column_names[c]);
            buf_ch(head, c + 1 < COLUMNS ? ',' : '\n');
        }
    } else if (ledger_tail(a->ledger) == TAIL_BARE) {
        buf_ch(head, '\n');
    }
}

/* Puts the batch where it will last. */
static int put(struct append *a, struct err *e)
{
    const struct held *h = &a->held;
    if (file_write_batch(h->fd, &a->batch, &a->written) < 0 ||
        file_sync(h->fd) < 0 ||
        ((h->made || h->size == 0) && file_sync_dir(h->path) < 0))
        return err_errno(e, errno, _("%s: nothing was added"), h->path);
    /* An editor takes no lock: rows in a file that it has replaced are lost,
     * and rows behind what it has cut off are none. */
    if (!file_named(h->fd, h->path))
        return held_replaced(h, e);
    if (!file_holds(h->fd, h->size, &a->batch, a->written))
        return held_changed(h, e);
    return 0;
}

/* A batch that a kill could leave in part says first what it is. */
static int announce(struct append *a, struct err *e)
{
    const struct held *h = &a->held;
    if (held_alone(h, e) < 0)
        return -1;
    if (journal_write(h, &a->batch) == 0)
        return 0;
    if (errno == EEXIST)
        return err_set(e, ERR_IO,
                       _("%s.batch is in the way of several rows at once (it "
                         "is none of ours: give it another name)"),
                       h->path);
    if (errno == EACCES || errno == EROFS)
        return err_errno(e, errno,
                         _("%s: nothing was added: several rows at once need "
                           "a file beside the ledger, which cannot be made"),
                         h->path);
    return err_errno(e, errno, _("%s: nothing was added"), h->path);
}

/* What the index said was true until the batch was put behind it. */
static void keep_index(struct append *a)
{
    struct stat st;
    bool kept = false;
    if (!append_index(a, false))
        return;
    if (a->done && fstat(a->held.fd, &st) == 0 &&
        st.st_size == a->held.size + (off_t)a->written) {
        struct index_stamp stamp = index_stamp_of(&st);
        kept = index_extend(a->index, &a->more, &stamp, a->line);
    }
    if (!kept) {
        index_drop(a->held.path);
        a->index = NULL;
    }
}

/* Could what was written not be taken back?  Then the journal says so. */
static bool stands_in_part(const struct held *h)
{
    struct stat st;
    struct rest rest;
    struct err unused = ERR_INIT;
    return fstat(h->fd, &st) == 0 &&
           journal_look(h->path, h->fd, st.st_size, &rest, &unused) == 0 &&
           rest.kind == REST_PART;
}

/* So that no power cut brings it back, when the ledger has gone on. */
static void drop_for_good(const struct held *h)
{
    if (journal_drop(h) == 0)
        file_sync_dir(h->path);
}

static int commit(struct append *a, struct err *e)
{
    struct held *h = &a->held;
    struct err why = ERR_INIT;
    bool several = a->rows > 1 || batch_size(&a->batch) > AT_ONCE;
    if (held_settle(h, e) < 0 || (several && announce(a, e) < 0))
        return -1;
    if (held_unchanged(h, &why) == 0 && put(a, &why) == 0) {
        a->done = true;
    } else if (append_undo(a, e) == 0) {
        *e = why;
    }
    if (several && (a->done || !stands_in_part(h)))
        drop_for_good(h);
    keep_index(a);
    return a->done ? 0 : -1;
}

/* Nothing goes behind half a row. */
static int check_tail(const struct append *a, struct err *e)
{
    if (ledger_tail(a->ledger) != TAIL_TORN)
        return 0;
    err_set(e, ERR_DATA,
            _("the last line is torn (a crash?): nothing is added behind "
              "it (acct-check --fix sets it aside; or complete it, and end "
              "it with a newline)"));
    return err_at(e, a->held.path, ledger_tail_line(a->ledger));
}

int append_check(struct append *a, struct err *e)
{
    return a->batch.n ? check_tail(a, e) : 0;
}

/* Of a pass that has seen enough. */
static int stop(void *arg, const struct record *r, struct err *e)
{
    bool *enough = arg;
    (void)r;
    (void)e;
    *enough = true;
    return -1;
}

int append_probe(struct append *a, struct err *e)
{
    off_t size = ledger_size(a->ledger);
    char last = '\n';
    bool enough = false;
    struct ledger_pass pass = {.row = stop, .arg = &enough};
    if (size && pread(a->held.fd, &last, 1, size - 1) < 0)
        return err_errno(e, errno, _("%s: cannot read"), a->held.path);
    if (last == '\n')
        pass.types = TYPES_ALL;
    if (ledger_each(a->ledger, &pass, e) == 0)
        return check_tail(a, e);
    if (enough)
        *e = (struct err)ERR_INIT;
    return enough ? 0 : -1;
}

int append_settle(struct append *a, struct err *e)
{
    sigset_t before;
    signals_wait(&before);
    int rc = held_settle(&a->held, e);
    signals_go(&before);
    return rc;
}

int append_commit(struct append *a, struct err *e)
{
    sigset_t before;
    if (!a->batch.n)
        return 0;
    if (append_check(a, e) < 0)
        return -1;
    batch_frame(a);
    batch_settle(&a->batch);
    signals_wait(&before);
    int rc = commit(a, e);
    signals_go(&before);
    return rc;
}

int append_undo(struct append *a, struct err *e)
{
    const struct batch *b = &a->batch;
    struct stat st;
    int rc;
    if (!a->written)
        return 0;
    a->done = false;
    off_t from =
        fstat(a->held.fd, &st) < 0 ? -1 : st.st_size - (off_t)a->written;
    if (from < 0 || !file_holds(a->held.fd, from, b, a->written))
        return err_set(e, ERR_IO,
                       file_holds(a->held.fd, a->held.size, b, a->written)
                           ? _("%s: adding failed, and another program has "
                               "written behind what was to be taken back "
                               "(look at the last rows, and see acct-check)")
                           : _("%s was changed by another program meanwhile: "
                               "see whether what was to be added is there, "
                               "before you try again"),
                       a->held.path);
    while ((rc = ftruncate(a->held.fd, from)) < 0 && errno == EINTR)
        ;
    if (rc < 0)
        return err_errno(e, errno,
                         _("%s: adding failed, and so did taking back what was "
                           "written (do it by hand: truncate -s %lld %s)"),
                         a->held.path, (long long)from, a->held.path);
    a->written = 0;
    file_sync(a->held.fd);
    return 0;
}

bool append_pause(struct append *a)
{
    /* what was read of the ledger's first and last line does not hold */
    if (a->fresh.width || ledger_tail(a->ledger) != TAIL_WHOLE)
        return false;
    size_t written = a->written;
    a->written = a->rows = 0;
    batch_clear(&a->batch);
    index_draft_release(&a->more);
    a->done = false;
    return held_pause(&a->held, written);
}

int append_resume(struct append *a, int wait_ms, struct err *e)
{
    return held_resume(&a->held, wait_ms, e);
}

void append_end(struct append *a)
{
    if (!a)
        return;
    ledger_close(a->ledger);
    held_close(&a->held, a->done);
    header_release(&a->fresh);
    index_draft_release(&a->more);
    batch_release(&a->batch);
    free(a);
}
