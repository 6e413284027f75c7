/* A pass over a ledger's rows. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/csv/ahead.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"
#include "ledger/store/lint.h"

enum { CHUNK = 64 * 1024 };

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

static bool is_unwanted(const void *pass, struct str type)
{
    enum rec_type t = schema_find(type);
    return t != REC_TYPES &&
           !(((const struct ledger_pass *)pass)->types & TYPE(t));
}

static int read_head(struct ledger *l, const struct str *cells, size_t n,
                     struct err *e)
{
    const struct header *h = &l->header;
    unsigned need = l->pass->need ? l->pass->need : LEDGER_NEEDS;
    if (l->foreign)
        need |= HEADER_ANY_CASE;
    if (header_read(&l->header, cells, n, need, e) < 0)
        return -1;
    if (h->at[COL_TYPE] >= 0 && ~l->pass->types & TYPES_ALL)
        csv_reader_skip(l->reader, (struct csv_skip){
                                       .column = (size_t)h->at[COL_TYPE],
                                       .width = h->width,
                                       .unwanted = is_unwanted,
                                       .arg = l->pass,
                                   });
    return 0;
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
        return read_head(l, cells, n, e);
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
    struct record r = {.type = type,
                       .line = line,
                       .at = l->ahead ? csv_ahead_at(l->ahead)
                                      : csv_at(l->reader)};
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

/* The n bytes of a file that stand there. */
static int take(void *arg, uint64_t at, char *bytes, size_t n, struct err *e)
{
    const struct ledger *l = arg;
    ssize_t got = file_read_at(l->fd, bytes, n, (off_t)at);
    if (got < 0)
        return err_errno(e, errno, _("cannot read"));
    if (got < (ssize_t)n)
        return err_set(e, ERR_IO,
                       _("the file was cut short while it was read (try "
                         "again)"));
    return 0;
}

static int feed_all(struct ledger *l, struct csv_reader *r, struct err *e)
{
    if (l->fd < 0)
        return feed_some(l, r, buf_cstr(&l->bytes), l->bytes.n, true, e);
    const struct csv_source source = {.read = take,
                                      .arg = l,
                                      .size = (uint64_t)l->size,
                                      .spare = l->pass->spare,
                                      .spare_arg = l->pass->arg};
    if (!l->decoder && l->size >= ACCT_AHEAD)
        l->ahead = csv_ahead_new(r, &source);
    if (l->ahead)
        return csv_ahead_run(l->ahead, e);
    char *chunk = mem_new(CHUNK, 1);
    int rc = 0;
    for (off_t at = 0, n; rc == 0 && at < l->size; at += n) {
        n = l->size - at < CHUNK ? l->size - at : CHUNK;
        rc = take(l, (uint64_t)at, chunk, (size_t)n, e);
        if (rc == 0)
            rc = feed_some(l, r, chunk, (size_t)n, at + n == l->size, e);
    }
    free(chunk);
    return rc;
}

static int feed_place(struct ledger *l, struct csv_reader *r,
                      const struct index_place *p, struct buf *row,
                      struct err *e)
{
    size_t n = (size_t)(p->to - p->at);
    row->n = 0;
    csv_reader_from(r, p->line, p->at);
    ssize_t got = ledger_read(l, (off_t)p->at, buf_room(row, n), n, e);
    if (got < 0 || csv_feed(r, row->p, (size_t)got, e) < 0)
        return -1;
    return got < (ssize_t)n || csv_inside(r)
               ? err_set(e, ERR_DATA,
                         _("a quote is opened here and never closed"))
               : 0;
}

/* Of a ledger that ends in a whole line. */
static int feed_only(struct ledger *l, struct csv_reader *r, struct err *e)
{
    struct buf row = {0};
    int rc = 0;
    for (size_t i = 0; i < l->only_n && rc == 0; i++)
        rc = feed_place(l, r, &l->only[i], &row, e);
    buf_release(&row);
    return rc;
}

void ledger_only(struct ledger *l, const struct index_place *places, size_t n)
{
    l->only = places;
    l->only_n = places ? n : SIZE_MAX;
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
    struct csv_reader *r = l->reader = csv_reader_new(on_row, l);
    if (l->foreign)
        csv_reader_foreign(r, l->dialect.delimiter);
    int rc = l->only ? feed_only(l, r, e) : feed_all(l, r, e);
    if (rc == 0 && !l->only)
        rc = finish(l, r, e);
    if (rc < 0)
        err_at(e, l->path, l->ahead ? csv_ahead_line(l->ahead) : csv_line(r));
    csv_ahead_free(l->ahead);
    l->ahead = NULL;
    l->next_line = csv_next_line(r);
    csv_reader_free(r);
    return rc;
}
