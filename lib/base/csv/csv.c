/*
 * libcsv is the parser and the judge.  Most lines of most files are plain,
 * though, and are cut at their commas, which takes a tenth of the time.
 */
#include "base/csv/csv.h"

#include <csv.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

struct csv_reader {
    struct csv_parser parser;
    csv_row_fn *row;
    void *arg;
    struct err *err; /* of the call under way */
    bool failed;
    bool lax;      /* rows are given as they are */
    bool foreign;  /* of another program */
    bool commas;   /* they are what stands between cells */
    bool inside;   /* some of a row was read */
    bool started;  /* past the byte order mark */
    uint64_t rows; /* given so far */
    uint64_t line; /* being read */
    uint64_t row_line;
    uint64_t at, row_at; /* the same in bytes */
    size_t row_bytes;    /* read of this row so far */
    struct csv_skip skip;
    struct csv_row in_hand;
    VEC(size_t) end; /* where each of its cells ends in the text */
};

struct csv_reader *csv_reader_new(csv_row_fn *row, void *arg)
{
    struct csv_reader *r = mem_new(1, sizeof *r);
    r->row = row;
    r->arg = arg;
    r->line = r->row_line = 1;
    r->commas = true;
    if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        mem_exhausted(sizeof r->parser);
    csv_set_blk_size(&r->parser, 4096);
    return r;
}

void csv_reader_lax(struct csv_reader *r, uint64_t line)
{
    r->lax = true;
    r->line = r->row_line = line;
    r->started = line > 1;
}

void csv_reader_foreign(struct csv_reader *r, char delimiter)
{
    r->foreign = true;
    r->commas = delimiter == ',';
    csv_set_delim(&r->parser, (unsigned char)delimiter);
}

void csv_reader_skip(struct csv_reader *r, struct csv_skip skip)
{
    r->skip = skip;
}

void csv_reader_free(struct csv_reader *r)
{
    if (!r)
        return;
    csv_free(&r->parser);
    buf_release(&r->in_hand.text);
    vec_release(&r->in_hand.cells);
    vec_release(&r->end);
    free(r);
}

struct csv_reader *csv_reader_like(const struct csv_reader *r, csv_row_fn *row,
                                   void *arg)
{
    struct csv_reader *like = csv_reader_new(row, arg);
    if (r->foreign)
        csv_reader_foreign(like, (char)r->parser.delim_char);
    like->skip = r->skip;
    return like;
}

int csv_give(struct csv_reader *r, const struct str *cells, size_t n,
             uint64_t line, struct err *e)
{
    r->rows++;
    return r->row(r->arg, cells, n, line, e);
}

uint64_t csv_line(const struct csv_reader *r)
{
    return r->row_line;
}

uint64_t csv_at(const struct csv_reader *r)
{
    return r->row_at;
}

uint64_t csv_next_line(const struct csv_reader *r)
{
    return r->line;
}

void csv_reader_from(struct csv_reader *r, uint64_t line, uint64_t at)
{
    r->line = r->row_line = line;
    r->at = r->row_at = at;
    r->started = r->started || at;
}

uint64_t csv_rows(const struct csv_reader *r)
{
    return r->rows;
}

bool csv_inside(const struct csv_reader *r)
{
    return r->inside;
}

bool csv_last_line(const struct csv_reader *r)
{
    return r->row_line == r->line;
}

static int fail(struct csv_reader *r)
{
    r->failed = true;
    return -1;
}

static void on_cell(void *bytes, size_t n, void *arg)
{
    struct csv_reader *r = arg;
    struct buf *text = &r->in_hand.text;
    /* Twelve times a row: no more work than it takes. */
    char *at = buf_room(text, n + 1);
    if (n)
        memcpy(at, bytes, n);
    if (n && memchr(at, '\r', n))
        n = str_line_ends(at, n); /* within a cell, too */
    at[n] = '\0';
    text->n += n + 1;
    *vec_push(&r->end) = text->n;
}

static int row_check(struct csv_reader *r)
{
    const struct csv_row *row = &r->in_hand;
    size_t bad;
    if (row->cells.n > CELLS_MAX)
        return err_set(r->err, ERR_DATA,
                       _("the row has %zu cells (at most %d; is this a "
                         "ledger?)"),
                       row->cells.n, CELLS_MAX);
    if (!row->valid && !text_valid(buf_view(&row->text), &bad))
        return err_set(r->err, ERR_DATA,
                       r->foreign
                           ? _("byte 0x%02x is not UTF-8 (name what it is: "
                               "--encoding cp1251)")
                           : _("byte 0x%02x is not UTF-8 (convert the file, "
                               "such as with: iconv -f CP1251 -t UTF-8)"),
                       (unsigned char)row->text.p[bad]);
    return 0;
}

static bool is_wanted(const struct csv_reader *r)
{
    const struct csv_skip *k = &r->skip;
    const struct csv_row *row = &r->in_hand;
    return !k->unwanted || row->wanted || row->cells.n != k->width ||
           !k->unwanted(k->arg, row->cells.v[k->column]);
}

/* Gives the row in hand. */
static void give_row(struct csv_reader *r)
{
    struct csv_row *row = &r->in_hand;
    /* libcsv cannot be stopped from here: what follows a fault is ignored. */
    if (!r->failed && !r->lax && row_check(r) < 0)
        r->failed = true;
    if (!r->failed) {
        r->rows++;
        if (is_wanted(r) &&
            r->row(r->arg, row->cells.v, row->cells.n, r->row_line, r->err) < 0)
            r->failed = true;
    }
    row->text.n = row->cells.n = 0;
    r->row_bytes = 0;
}

static void on_row(int end, void *arg)
{
    (void)end;
    struct csv_reader *r = arg;
    struct csv_row *row = &r->in_hand;
    size_t from = 0;
    for (size_t i = 0; i < r->end.n; i++) {
        *vec_push(&row->cells) =
            (struct str){row->text.p + from, r->end.v[i] - from - 1};
        from = r->end.v[i];
    }
    r->end.n = 0;
    row->valid = row->wanted = false;
    give_row(r);
    /* After a carriage return alone, the next may begin on this line. */
    if (!r->failed) {
        r->row_line = r->line;
        r->row_at = CSV_NOWHERE;
    }
}

/* Gives the line at `p` where it is plain: its length with the newline, or 0.
 */
static size_t plain_line(struct csv_reader *r, const char *p, size_t n)
{
    size_t took =
        r->inside || !r->commas ? 0 : csv_cut(&r->in_hand, &r->skip, p, n);
    if (!took)
        return 0;
    r->row_line = r->line;
    r->row_at = r->at;
    if (r->in_hand.cells.n)
        give_row(r);
    if (!r->failed) {
        r->row_line += r->in_hand.breaks;
        r->line = r->row_line + 1;
    }
    return took;
}

/* One physical line, or a piece of one, as libcsv has it. */
static int other_line(struct csv_reader *r, const char *p, size_t n)
{
    if (!r->inside) {
        r->row_line = r->line;
        r->row_at = r->at;
        r->row_bytes = 0;
    }
    if (!(r->lax && r->line > 1) && memchr(p, '\0', n)) {
        err_set(r->err, ERR_DATA,
                r->foreign
                    ? _("a NUL byte (this is no text, or it is UTF-16: "
                        "--encoding utf-16le)")
                    : _("a NUL byte (this is no text file, or it is UTF-16)"));
        return fail(r);
    }
    r->row_bytes += n;
    if (r->row_bytes > ROW_MAX) {
        err_set(r->err, ERR_DATA,
                _("the row is longer than %d bytes (is a quote left open?)"),
                ROW_MAX);
        return fail(r);
    }
    if (csv_parse(&r->parser, p, n, on_cell, on_row, r) != n && !r->failed) {
        if (csv_error(&r->parser) == CSV_ENOMEM)
            mem_exhausted(r->row_bytes);
        err_set(r->err, ERR_DATA,
                _("a quote inside a cell (put the whole cell in quotes and "
                  "double those inside)"));
        return fail(r);
    }
    /* 0: libcsv has not begun a row; it passes over lines of blanks. */
    r->inside = r->parser.pstate != 0;
    return r->failed ? -1 : 0;
}

/* The next line, whatever it is, or what there is of it: its length. */
static size_t next_line(struct csv_reader *r, const char *p, size_t n)
{
    const char *newline = memchr(p, '\n', n);
    size_t take = newline ? (size_t)(newline - p) + 1 : n;
    if (other_line(r, p, take) == 0 && newline)
        r->line++;
    return take;
}

/* What the first bytes of a file tell. */
static int start(struct csv_reader *r, const char **p, size_t *n)
{
    const unsigned char *b = (const unsigned char *)*p;
    r->started = true;
    if (*n >= 2 &&
        ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff))) {
        err_set(r->err, ERR_DATA,
                r->foreign
                    ? _("the file is UTF-16 (say so: --encoding utf-16)")
                    : _("the file is UTF-16 (convert it: iconv -f UTF-16 -t "
                        "UTF-8)"));
        return fail(r);
    }
    if (*n >= 3 && memcmp(b, "\xef\xbb\xbf", 3) == 0) {
        *p += 3;
        *n -= 3;
        r->at += 3;
    }
    return 0;
}

int csv_feed(struct csv_reader *r, const char *bytes, size_t n, struct err *e)
{
    r->err = e;
    if (!r->started && n && start(r, &bytes, &n) < 0)
        return -1;
    while (n && !r->failed) {
        size_t took = plain_line(r, bytes, n);
        if (!took)
            took = next_line(r, bytes, n);
        bytes += took;
        n -= took;
        r->at += took;
    }
    return r->failed ? -1 : 0;
}

int csv_end(struct csv_reader *r, struct err *e)
{
    r->err = e;
    r->skip.unwanted = NULL;
    if (csv_fini(&r->parser, on_cell, on_row, r) != 0) {
        err_set(e, ERR_DATA, _("a quote is opened here and never closed"));
        return fail(r);
    }
    return r->failed ? -1 : 0;
}

/* They are kept as they lie. */
const struct str *csv_keep(struct arena *a, const struct str *cells, size_t n)
{
    const char *from = cells[0].p, *end = cells[n - 1].p + cells[n - 1].n;
    const char *text = arena_dup(a, from, (size_t)(end - from));
    struct str *kept = arena_new(a, n * sizeof *kept);
    for (size_t i = 0; i < n; i++)
        kept[i] = (struct str){text + (cells[i].p - from), cells[i].n};
    return kept;
}

#define EACH UINT64_C(0x0101010101010101)
#define LOW  (0x7f * EACH)

bool csv_odd_edge(struct str cell)
{
    return cell.n && (cell.p[0] == ' ' || cell.p[0] == '\t' ||
                      cell.p[cell.n - 1] == ' ' || cell.p[cell.n - 1] == '\t');
}

/* Not 0 where a byte is 0; which it is, is not said. */
static inline uint64_t any_zero(uint64_t w)
{
    return (w - EACH) & ~w;
}

static inline uint64_t odd_word(uint64_t w)
{
    return any_zero(w ^ ',' * EACH) | any_zero(w ^ '"' * EACH) |
           any_zero(w ^ '\n' * EACH) | any_zero(w ^ '\r' * EACH);
}

bool csv_odd_bytes(const char *p, size_t n)
{
    uint64_t odd = 0, w = 0;
    size_t at = 0;
    for (; at + sizeof w <= n; at += sizeof w) {
        memcpy(&w, p + at, sizeof w);
        odd |= odd_word(w);
    }
    /* The last word has bytes once more that were looked at. */
    if (n >= sizeof w)
        memcpy(&w, p + n - sizeof w, sizeof w);
    else
        memcpy(&w, p, n);
    return (odd | odd_word(w)) & ~LOW;
}

void csv_cell(struct buf *out, struct str cell)
{
    bool quote =
        cell.n && (csv_odd_edge(cell) || csv_odd_bytes(cell.p, cell.n));
    if (!quote) {
        buf_str(out, cell);
        return;
    }
    size_t need = csv_write(NULL, 0, cell.p, cell.n);
    char *p = mem_new(need, 1);
    csv_write(p, need, cell.p, cell.n);
    buf_add(out, p, need);
    free(p);
}
