#include "work/check/fix.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "ledger/store/append.h"
#include "ledger/store/lint.h"
#include "ledger/store/replace.h"
#include "ledger/ulid.h"

struct fix {
    struct fix_options options;
    struct append *append; /* NULL: a dry run */
    struct ledger *opened; /* of a dry run */
    struct buf old, new;
    struct str torn; /* of old */
    size_t count[CHECKS], forgotten, named;
    uint64_t named_in[FIX_NAMED];
    struct buf backup, aside;
    struct err why; /* it cannot be mended */
    /* of the pass under way */
    off_t done;          /* old bytes that are dealt with */
    bool bare;           /* the last line has no newline */
    uint64_t want, have; /* what the new file must hold, and holds */
    struct ulid ulid;
    struct buf text;     /* scratch */
    VEC(struct str) raw; /* a row's cells as they stand in the file */
};

static bool mends(const struct fix *f, enum check_name k)
{
    return !f->options.forget && f->options.checks & CHECK(k);
}

/* A fingerprint of all cells, in order (FNV-1a). */
static void mix(uint64_t *sum, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        *sum = (*sum ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
    *sum = (*sum ^ 0x100) * UINT64_C(0x100000001b3);
}

/* Appends bytes, each CR LF as LF (CR CR LF, too: some programs make that). */
static void add_lines(struct buf *out, struct str s, bool mend)
{
    while (s.n) {
        const char *cr = mend ? memchr(s.p, '\r', s.n) : NULL;
        size_t n = cr ? (size_t)(cr - s.p) : s.n, run = 0;
        while (n + run < s.n && s.p[n + run] == '\r')
            run++;
        bool ends = n + run < s.n && s.p[n + run] == '\n';
        buf_add(out, s.p, ends ? n : n + run);
        s.p += n + run;
        s.n -= n + run;
    }
}

/* Takes over the old bytes up to that offset. */
static void copy(struct fix *f, off_t to)
{
    if (to > f->done)
        add_lines(&f->new,
                  (struct str){f->old.p + f->done, (size_t)(to - f->done)},
                  mends(f, CHECK_CRLF));
    f->done = to;
}

static bool is_end(struct str s, size_t i)
{
    return i == s.n || s.p[i] == '\n' || s.p[i] == '\r';
}

/* The end of the cell that begins there. */
static size_t cell_end(struct str row, size_t i)
{
    while (i < row.n && (row.p[i] == ' ' || row.p[i] == '\t'))
        i++;
    if (i < row.n && row.p[i] == '"') {
        for (i++; i < row.n; i++) {
            if (row.p[i] != '"')
                continue;
            if (i + 1 == row.n || row.p[i + 1] != '"')
                break;
            i++;
        }
    }
    while (!is_end(row, i) && row.p[i] != ',')
        i++;
    return i;
}

/* Finds the cells of a row as they stand in the file; false where there are
 * not so many. */
static bool raw_cells(struct fix *f, struct str row, size_t n)
{
    size_t i = 0;
    f->raw.n = 0;
    for (;;) {
        size_t end = cell_end(row, i);
        *vec_push(&f->raw) = (struct str){row.p + i, end - i};
        if (is_end(row, end))
            return f->raw.n == n;
        i = end + 1;
    }
}

static bool forgotten(struct fix *f, const struct record *r, size_t place,
                      struct str cell)
{
    const struct header *h = r->own_header;
    int column = COL_ID;
    while (column < COLUMNS && h->at[column] != (int)place)
        column++;
    return forget_cell(f->options.forget, r, (enum column)column,
                       h->own.v[place] != NULL, cell, &f->text);
}

/* Makes f->text what the cell should be; false where it is that already. */
static bool mended(struct fix *f, const struct record *r, size_t place,
                   struct str cell, enum check_name *k)
{
    const struct header *h = r->own_header;
    char id[ULID_SIZE];
    buf_clear(&f->text);
    if (f->options.forget)
        return forgotten(f, r, place, cell);
    if (h->own.v[place])
        return false;
    if (h->at[COL_ID] == (int)place && !cell.n && mends(f, CHECK_ID)) {
        if (ulid_next(&f->ulid, f->options.now_ms, id, &f->why) < 0)
            return false;
        buf_puts(&f->text, id);
        *k = CHECK_ID;
        return true;
    }
    if (!mends(f, CHECK_NFC) || text_ascii(cell) || !text_valid(cell, NULL))
        return false;
    text_nfc(cell, &f->text);
    *k = CHECK_NFC;
    return f->text.n != cell.n || memcmp(f->text.p, cell.p, cell.n) != 0;
}

/* The raw cell is normalised, not the cell quoted anew: so that its quotes and
 * blanks stay. */
static void put_cell(struct fix *f, enum check_name k, struct str raw)
{
    copy(f, raw.p - f->old.p);
    f->done += (off_t)raw.n;
    if (f->options.forget) {
        csv_cell(&f->new, buf_view(&f->text));
        f->forgotten++;
        return;
    }
    if (k == CHECK_NFC) {
        buf_clear(&f->text);
        text_nfc(raw, &f->text);
    }
    add_lines(&f->new, buf_view(&f->text), mends(f, CHECK_CRLF));
    f->count[k]++;
}

static void mix_cell(struct fix *f, struct str cell)
{
    struct buf lines = {0};
    bool crlf = mends(f, CHECK_CRLF) && cell.n && memchr(cell.p, '\r', cell.n);
    if (crlf) {
        add_lines(&lines, cell, true);
        cell = buf_view(&lines);
    }
    mix(&f->want, cell);
    buf_release(&lines);
}

static void on_row(void *arg, const struct lint_row *row)
{
    struct fix *f = arg;
    const struct header *h = row->record.own_header;
    struct str line = {f->old.p + row->from, (size_t)(row->to - row->from)};
    bool found = false;
    if (f->options.forget && forget_named(f->options.forget, &row->record) &&
        f->named++ < FIX_NAMED)
        f->named_in[f->named - 1] = row->record.line;
    for (size_t i = 0; i < h->width; i++) {
        enum check_name k = CHECKS;
        if (!mended(f, &row->record, i, row->cells[i], &k)) {
            mix_cell(f, row->cells[i]);
            continue;
        }
        mix_cell(f, buf_view(&f->text));
        found = found || raw_cells(f, line, h->width);
        if (found)
            put_cell(f, k, f->raw.v[i]);
    }
}

static void give_up(struct fix *f, const struct lint_fault *l)
{
    if (f->why.kind)
        return;
    err_set(&f->why, ERR_DATA, "%s", l->text);
    err_at(&f->why, f->options.path, l->line);
}

static void on_fault(void *arg, const struct lint_fault *l)
{
    struct fix *f = arg;
    switch (l->kind) {
    case LINT_BOM:
        f->count[CHECK_BOM] = mends(f, CHECK_BOM);
        f->done = f->count[CHECK_BOM] ? 3 : 0;
        return;
    case LINT_TORN:
        if (mends(f, CHECK_TORN))
            f->torn =
                (struct str){f->old.p + l->from, f->old.n - (size_t)l->from};
        f->count[CHECK_TORN] = f->torn.n > 0;
        return;
    case LINT_BARE:
        f->bare = mends(f, CHECK_NEWLINE);
        f->count[CHECK_NEWLINE] = f->bare;
        return;
    case LINT_CRLF:
        f->count[CHECK_CRLF] = mends(f, CHECK_CRLF) ? l->n : 0;
        return;
    case LINT_WIDTH:
        for (size_t i = 0; i < l->n; i++)
            mix_cell(f, l->cells[i]);
        return;
    case LINT_CSV:
    case LINT_BYTES:
    case LINT_HEADER:
    case LINT_CONFLICT:
        break;
    }
    give_up(f, l);
}

static void again_row(void *arg, const struct lint_row *row)
{
    struct fix *f = arg;
    for (size_t i = 0; i < row->record.own_header->width; i++)
        mix(&f->have, row->cells[i]);
}

static void again_fault(void *arg, const struct lint_fault *l)
{
    struct fix *f = arg;
    for (size_t i = 0; i < l->n && l->kind == LINT_WIDTH; i++)
        mix(&f->have, l->cells[i]);
    if (l->kind == LINT_CSV)
        give_up(f, l);
}

/* Reads the new file as everybody will: does it hold what it should? */
static int prove(struct fix *f, struct err *e)
{
    struct buf bytes = {0};
    struct lint to = {.row = again_row, .fault = again_fault, .arg = f};
    buf_str(&bytes, buf_view(&f->new));
    struct ledger *l = ledger_of_bytes(f->options.path, &bytes);
    int rc = ledger_lint(l, &to, e);
    ledger_close(l);
    if (rc == 0 && f->why.kind) { /* a row grew too long */
        *e = f->why;
        return -1;
    }
    if (rc == 0 && f->want != f->have)
        rc = err_set(e, ERR_DATA,
                     _("%s: the repair would change more than it should, so "
                       "nothing was written (please report this)"),
                     f->options.path);
    return rc;
}

static int work_out(struct fix *f, const struct ledger *l, struct err *e)
{
    struct lint to = {.row = on_row, .fault = on_fault, .arg = f};
    size_t size = (size_t)ledger_size(l);
    if (ledger_read(l, 0, buf_room(&f->old, size), size, e) < 0)
        return -1;
    f->old.n = size;
    f->old.p[size] = '\0';
    if (ledger_lint(l, &to, e) < 0)
        return -1;
    if (f->why.kind) {
        *e = f->why;
        return -1;
    }
    copy(f, (off_t)(f->old.n - f->torn.n));
    if (f->bare)
        buf_ch(&f->new, '\n');
    return prove(f, e);
}

int fix_begin(struct fix **out, const struct fix_options *options,
              struct err *e)
{
    struct fix *f = mem_new(1, sizeof *f);
    struct ledger *l = NULL;
    f->options = *options;
    if (options->dry_run) {
        if (ledger_open(&f->opened, options->path, options->wait_ms, e) == 0)
            l = f->opened;
    } else if (append_begin(&f->append, options->path, options->wait_ms, false,
                            e) == 0) {
        if (append_settle(f->append, e) == 0)
            l = append_ledger(f->append);
    }
    if (!l || (options->plan && options->plan(options->arg, l, e) < 0) ||
        work_out(f, l, e) < 0) {
        fix_end(f);
        return -1;
    }
    *out = f;
    return 0;
}

size_t fix_count(const struct fix *f, enum check_name k)
{
    return f->count[k];
}

size_t fix_forgotten(const struct fix *f)
{
    return f->forgotten;
}

size_t fix_named(const struct fix *f, uint64_t lines[FIX_NAMED])
{
    memcpy(lines, f->named_in, sizeof f->named_in);
    return f->named;
}

bool fix_none(const struct fix *f)
{
    if (f->forgotten)
        return false;
    for (int i = 0; i < CHECKS; i++)
        if (f->count[i])
            return false;
    return true;
}

struct str fix_old(const struct fix *f)
{
    return buf_view(&f->old);
}

struct str fix_new(const struct fix *f)
{
    return buf_view(&f->new);
}

int fix_commit(struct fix *f, struct err *e)
{
    char date[DATE_SIZE];
    if (fix_none(f) || f->options.dry_run)
        return 0;
    struct replace r = {.append = f->append,
                        .old = buf_view(&f->old),
                        .new = buf_view(&f->new),
                        .torn = f->torn,
                        .date = day_print(f->options.today, date)};
    return ledger_replace(&r, &f->backup, &f->aside, e);
}

const char *fix_rest(const struct fix *f)
{
    return ledger_rest(f->append ? append_ledger(f->append) : f->opened);
}

const char *fix_backup(const struct fix *f)
{
    return buf_cstr(&f->backup);
}

const char *fix_aside(const struct fix *f)
{
    return buf_cstr(&f->aside);
}

void fix_end(struct fix *f)
{
    if (!f)
        return;
    append_end(f->append);
    ledger_close(f->opened);
    buf_release(&f->old);
    buf_release(&f->new);
    buf_release(&f->backup);
    buf_release(&f->aside);
    buf_release(&f->text);
    vec_release(&f->raw);
    free(f);
}
