/* Opening a ledger to read it. */
#include "ledger/store/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "ledger/store/lint.h"

enum { DECODED_MAX = 256 * 1024 * 1024 };

static struct ledger *ledger_new(const char *path)
{
    struct ledger *l = mem_new(1, sizeof *l);
    size_t n = strlen(path) + 1;
    l->path = memcpy(mem_new(n, 1), path, n);
    l->fd = -1;
    l->only_n = SIZE_MAX;
    return l;
}

/* What a batch has left is no row of anybody's. */
static void leave_out(struct ledger *l, const struct stat *st, off_t end,
                      const struct rest *rest)
{
    l->size = rest->kind == REST_PART ? rest->from : end;
    l->st = *st;
    l->sole = rest->kind == REST_NONE && st->st_size == end;
    journal_tell(l->path, end, rest, &l->rest);
}

struct ledger *ledger_of_file(const char *path, int fd, off_t end,
                              const struct rest *rest)
{
    struct ledger *l = ledger_new(path);
    struct stat st = {.st_size = -1};
    l->fd = fd;
    if (fstat(fd, &st) < 0)
        st.st_size = -1;
    leave_out(l, &st, end, rest);
    return l;
}

struct ledger *ledger_of_bytes(const char *path, struct buf *bytes)
{
    struct ledger *l = ledger_new(path);
    l->bytes = *bytes;
    l->size = (off_t)bytes->n;
    *bytes = (struct buf){0};
    return l;
}

off_t ledger_size(const struct ledger *l)
{
    return l->fd < 0 ? (off_t)l->bytes.n : l->size;
}

struct str ledger_stream(const struct ledger *l)
{
    return l->fd < 0 ? buf_view(&l->bytes) : STR("");
}

ssize_t ledger_read(const struct ledger *l, off_t at, char *to, size_t n,
                    struct err *e)
{
    off_t left = ledger_size(l) - at;
    n = (off_t)n > left ? (size_t)left : n;
    if (l->fd < 0) {
        if (n)
            memcpy(to, l->bytes.p + at, n);
        return (ssize_t)n;
    }
    ssize_t got = file_read_at(l->fd, to, n, at);
    if (got < 0)
        return err_errno(e, errno, _("%s: cannot read"), l->path);
    if (got < (ssize_t)n)
        return err_set(e, ERR_IO,
                       _("%s: the file was cut short while it was read (try "
                         "again)"),
                       l->path);
    return got;
}

void ledger_close(struct ledger *l)
{
    if (!l)
        return;
    if (l->own_fd)
        close(l->fd);
    buf_release(&l->bytes);
    buf_release(&l->rest);
    text_decoder_close(l->decoder);
    header_release(&l->header);
    index_close(l->index);
    free(l->path);
    free(l);
}

const char *ledger_warning(const struct ledger *l)
{
    return l->rest.n ? l->rest.p : l->warning.text;
}

const char *ledger_rest(const struct ledger *l)
{
    return l->rest.n ? l->rest.p + strlen(l->path) + 2 : "";
}

const struct header *ledger_header(const struct ledger *l)
{
    return &l->header;
}

const char *ledger_source(const struct ledger *l)
{
    return l->path;
}

enum tail ledger_tail(const struct ledger *l)
{
    return l->tail;
}

uint64_t ledger_tail_line(const struct ledger *l)
{
    return l->tail_line;
}

/* Reads all of a pipe. */
static int slurp(struct ledger *l, int fd, struct err *e)
{
    char chunk[65536];
    for (;;) {
        if (l->dialect.before_read &&
            l->dialect.before_read(l->dialect.arg, e) < 0)
            return -1;
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n == 0)
            return 0;
        if (n > 0) {
            buf_add(&l->bytes, chunk, (size_t)n);
            /* No text, which the reader will say; and it may have no end. */
            if (!l->decoder && memchr(chunk, '\0', (size_t)n))
                return 0;
            if (l->decoder && l->bytes.n > DECODED_MAX)
                return err_set(e, ERR_DATA,
                               _("%s: more than %d bytes (does it have an "
                                 "end?)"),
                               l->path, DECODED_MAX);
        } else if (errno != EINTR)
            return err_errno(e, errno, "%s", l->path);
    }
}

static int open_file(struct ledger *l, int fd, int wait_ms, struct err *e)
{
    struct rest rest = {0};
    struct stat st;
    if (fstat(fd, &st) < 0)
        return err_errno(e, errno, "%s", l->path);
    if (S_ISDIR(st.st_mode))
        return err_errno(e, EISDIR, "%s", l->path);
    if (!S_ISREG(st.st_mode))
        return slurp(l, fd, e);
    /* Some file systems have no locks: then the size is as good as it is. */
    int rc = file_lock(fd, F_RDLCK, wait_ms);
    if (rc == EAGAIN)
        return file_busy(l->path, wait_ms, e);
    if (fstat(fd, &st) < 0 || journal_look(l->input ? "/dev/stdin" : l->path,
                                           fd, st.st_size, &rest, e) < 0)
        return e->kind ? -1 : err_errno(e, errno, "%s", l->path);
    if (rc == 0)
        file_lock(fd, F_UNLCK, 0);
    l->fd = fd;
    leave_out(l, &st, st.st_size, &rest);
    return 0;
}

int ledger_input(struct ledger **out, const struct ledger_dialect *dialect,
                 int wait_ms, struct err *e)
{
    struct ledger *l = ledger_new(_("standard input"));
    l->input = l->foreign = true;
    l->dialect = *dialect;
    if (dialect->encoding)
        l->decoder = text_decoder_open(dialect->encoding);
    if (dialect->encoding && !l->decoder)
        err_set(e, ERR_USAGE,
                _("--encoding: '%s' is unknown (such as cp1251, utf-16, "
                  "latin1)"),
                dialect->encoding);
    else if (open_file(l, STDIN_FILENO, wait_ms, e) == 0) {
        *out = l;
        return 0;
    }
    ledger_close(l);
    return -1;
}

int ledger_open(struct ledger **out, const char *path, int wait_ms,
                struct err *e)
{
    bool input = strcmp(path, "-") == 0;
    int fd = input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return err_set(e, ERR_ABSENT,
                       _("%s: there is no ledger (acct-add makes one with its "
                         "first record)"),
                       path);
    if (fd < 0)
        return err_errno(e, errno, "%s", path);
    struct ledger *l = ledger_new(input ? _("standard input") : path);
    l->input = input;
    if (open_file(l, fd, wait_ms, e) < 0) {
        if (!input)
            close(fd);
        ledger_close(l);
        return -1;
    }
    l->own_fd = l->fd >= 0 && !input;
    if (l->fd < 0 && !input)
        close(fd);
    *out = l;
    return 0;
}
