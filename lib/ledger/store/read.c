#include "ledger/store/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csv/csv.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "ledger/store/lint.h"

enum { CHUNK = 256 * 1024, DECODED_MAX = 256 * 1024 * 1024 };

struct ledger {
    char *path;
    int fd; /* -1: a stream, all of it in `bytes` */
    bool own_fd;
    bool input; /* standard input: no crash of ours has torn it */
    struct ledger_dialect dialect;
    bool foreign; /* it is in that */
    struct decoder *decoder;
    off_t size;
    struct buf bytes;
    struct header header;
    enum tail tail;
    uint64_t tail_line;
    struct err warning;
    struct buf rest; /* what a batch has left */
    /* of the pass under way */
    const struct ledger_pass *pass;
    bool ending;
};

static struct ledger *ledger_new(const char *path)
{
    struct ledger *l = mem_new(1, sizeof *l);
    size_t n = strlen(path) + 1;
    l->path = memcpy(mem_new(n, 1), path, n);
    l->fd = -1;
    return l;
}

/* What a batch has left is no row of anybody's. */
static void leave_out(struct ledger *l, off_t end, const struct rest *rest)
{
    l->size = rest->kind == REST_PART ? rest->from : end;
    journal_tell(l->path, end, rest, &l->rest);
}

struct ledger *ledger_of_file(const char *path, int fd, off_t end,
                              const struct rest *rest)
{
    struct ledger *l = ledger_new(path);
    l->fd = fd;
    leave_out(l, end, rest);
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
    for (size_t got = 0; got < n;) {
        ssize_t part = pread(l->fd, to + got, n - got, at + (off_t)got);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return err_errno(e, errno, _("%s: cannot read"), l->path);
        if (part == 0)
            return err_set(e, ERR_IO,
                           _("%s: the file was cut short while it was read "
                             "(try again)"),
                           l->path);
        got += (size_t)part;
    }
    return (ssize_t)n;
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
    leave_out(l, st.st_size, &rest);
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

/* A piece of the header that a new ledger is given: with it as a header, the
 * ledger would do without the other columns for ever. */
bool ledger_torn_header(const struct str *cells, size_t n)
{
    for (size_t i = 0; i < n && i < COLUMNS; i++)
        if (i + 1 < n ? !str_is(cells[i], column_names[i])
                      : strncmp(column_names[i], cells[i].p, cells[i].n) != 0)
            return false;
    return n < COLUMNS ||
           (n == COLUMNS && !str_is(cells[n - 1], column_names[n - 1]));
}

static int row_fault(struct ledger *l, uint64_t line, int rc, struct err *e)
{
    struct err why = *e;
    if (!l->pass->fault)
        return rc;
    *e = (struct err)ERR_INIT;
    return l->pass->fault(l->pass->arg, line, &why);
}

static int on_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                  struct err *e)
{
    struct ledger *l = arg;
    const struct header *h = &l->header;
    if (!h->width) {
        if (l->ending && ledger_torn_header(cells, n)) {
            l->tail = TAIL_TORN;
            return 0;
        }
        l->tail = l->ending ? TAIL_BARE : TAIL_WHOLE;
        unsigned need = l->pass->need ? l->pass->need : LEDGER_NEEDS;
        if (l->foreign)
            need |= HEADER_ANY_CASE;
        return header_read(&l->header, cells, n, need, e);
    }
    if (n != h->width) {
        if (l->ending && n < h->width) {
            l->tail = TAIL_TORN;
            return 0;
        }
        return row_fault(l, line, ledger_wrong_width(n, h->width, e), e);
    }
    if (l->ending)
        l->tail = TAIL_BARE;
    struct str name = h->at[COL_TYPE] >= 0 ? cells[h->at[COL_TYPE]] : STR("");
    enum rec_type type = schema_find(name);
    if (type == REC_TYPES)
        return row_fault(l, line, schema_unknown(name, e), e);
    if (!(l->pass->types & TYPE(type)))
        return 0;
    struct record r = {.type = type, .line = line};
    record_cells(&r, h, cells);
    return l->pass->row(l->pass->arg, &r, e);
}

static int feed_some(struct ledger *l, struct csv_reader *r, const char *bytes,
                     size_t n, bool last, struct err *e)
{
    if (!l->decoder)
        return csv_feed(r, bytes, n, e);
    struct buf text = {0};
    int rc = text_decode(l->decoder, bytes, n, last, &text, e);
    /* What came before what cannot be read says where that is. */
    struct err why = ERR_INIT;
    if (csv_feed(r, buf_cstr(&text), text.n, rc < 0 ? &why : e) < 0)
        rc = -1;
    buf_release(&text);
    return rc;
}

static int feed_all(struct ledger *l, struct csv_reader *r, struct err *e)
{
    if (l->fd < 0)
        return feed_some(l, r, buf_cstr(&l->bytes), l->bytes.n, true, e);
    char *chunk = mem_new(CHUNK, 1);
    int rc = 0;
    off_t at = 0;
    while (rc == 0 && at < l->size) {
        size_t want = l->size - at < CHUNK ? (size_t)(l->size - at) : CHUNK;
        ssize_t n = pread(l->fd, chunk, want, at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            rc = err_errno(e, errno, _("cannot read"));
        if (n == 0)
            rc = err_set(e, ERR_IO,
                         _("the file was cut short while it was read (try "
                           "again)"));
        if (n <= 0)
            break;
        at += n;
        rc = feed_some(l, r, chunk, (size_t)n, at >= l->size, e);
    }
    free(chunk);
    return rc;
}

/* The end of a file: its last line may be whole, bare or torn. */
static int finish(struct ledger *l, struct csv_reader *r, struct err *e)
{
    l->ending = csv_inside(r) && l->fd >= 0 && !l->input;
    l->tail_line = csv_line(r);
    struct err why = ERR_INIT;
    if (csv_end(r, &why) < 0) {
        /* A quote open for one line at the very end: a row cut off.  One that
         * swallowed many lines is somebody's slip, and an error. */
        if (!l->ending || !csv_last_line(r)) {
            *e = why;
            return -1;
        }
        l->tail = TAIL_TORN;
    }
    if (l->tail == TAIL_TORN)
        err_set(&l->warning, ERR_DATA,
                _("the last line is torn (a crash?): not read; complete or "
                  "delete it, and end it with a newline"));
    else if (l->tail == TAIL_BARE)
        err_set(&l->warning, ERR_DATA,
                _("the last line has no newline at its end (read all the "
                  "same; see that it is whole)"));
    if (l->tail != TAIL_WHOLE)
        err_at(&l->warning, l->path, l->tail_line);
    return 0;
}

int ledger_each(struct ledger *l, const struct ledger_pass *pass, struct err *e)
{
    l->pass = pass;
    l->ending = false;
    l->tail = TAIL_WHOLE;
    l->warning = (struct err)ERR_INIT;
    header_release(&l->header);
    l->header.width = 0;
    struct csv_reader *r = csv_reader_new(on_row, l);
    if (l->foreign)
        csv_reader_foreign(r, l->dialect.delimiter);
    int rc = feed_all(l, r, e);
    if (rc == 0)
        rc = finish(l, r, e);
    if (rc < 0)
        err_at(e, l->path, csv_line(r));
    csv_reader_free(r);
    return rc;
}
