/*
 * libcsv is the parser and the judge.  Most lines of most files are plain,
 * though: whole, without a quote, a carriage return or a NUL.  Those are cut at
 * their commas here, which takes a quarter of the time.
 */
#include "base/csv/csv.h"

#include <csv.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text/text.h"

/* A plain line is no longer: what is, is for libcsv to judge. */
enum { PLAIN_MAX = 65536 };

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
    size_t row_bytes; /* read of this row so far */
    struct buf text;  /* its cells, one after another, each with a NUL */
    VEC(size_t) end;  /* where each cell ends in text */
    VEC(struct str) cells;
    /* In the bytes being fed: the next of each that makes a line other than
     * plain, or their end; NULL before the first look. */
    struct {
        char what;
        const char *at;
    } odd[3];
};

struct csv_reader *csv_reader_new(csv_row_fn *row, void *arg)
{
    struct csv_reader *r = mem_new(1, sizeof *r);
    r->row = row;
    r->arg = arg;
    r->line = r->row_line = 1;
    r->commas = true;
    r->odd[0].what = '"';
    r->odd[1].what = '\r';
    r->odd[2].what = '\0';
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

void csv_reader_free(struct csv_reader *r)
{
    if (!r)
        return;
    csv_free(&r->parser);
    buf_release(&r->text);
    vec_release(&r->end);
    vec_release(&r->cells);
    free(r);
}

uint64_t csv_line(const struct csv_reader *r)
{
    return r->row_line;
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
    /* Twelve times a row: no more work than it takes. */
    char *at = buf_room(&r->text, n + 1);
    if (n)
        memcpy(at, bytes, n);
    if (n && memchr(at, '\r', n))
        n = str_line_ends(at, n); /* within a cell, too */
    at[n] = '\0';
    r->text.n += n + 1;
    *vec_push(&r->end) = r->text.n;
}

static int row_check(struct csv_reader *r)
{
    size_t bad;
    if (r->cells.n > CELLS_MAX)
        return err_set(r->err, ERR_DATA,
                       _("the row has %zu cells (at most %d; is this a "
                         "ledger?)"),
                       r->cells.n, CELLS_MAX);
    if (!text_valid(buf_view(&r->text), &bad))
        return err_set(r->err, ERR_DATA,
                       r->foreign
                           ? _("byte 0x%02x is not UTF-8 (name what it is: "
                               "--encoding cp1251)")
                           : _("byte 0x%02x is not UTF-8 (convert the file, "
                               "such as with: iconv -f CP1251 -t UTF-8)"),
                       (unsigned char)r->text.p[bad]);
    return 0;
}

/* Gives the row that lies in text and cells. */
static void give_row(struct csv_reader *r)
{
    /* libcsv cannot be stopped from here: what follows a fault is ignored. */
    if (!r->failed && !r->lax && row_check(r) < 0)
        r->failed = true;
    if (!r->failed) {
        r->rows++;
        if (r->row(r->arg, r->cells.v, r->cells.n, r->row_line, r->err) < 0)
            r->failed = true;
    }
    buf_clear(&r->text);
    r->cells.n = 0;
    r->row_bytes = 0;
}

static void on_row(int end, void *arg)
{
    (void)end;
    struct csv_reader *r = arg;
    size_t from = 0;
    for (size_t i = 0; i < r->end.n; i++) {
        *vec_push(&r->cells) =
            (struct str){r->text.p + from, r->end.v[i] - from - 1};
        from = r->end.v[i];
    }
    r->end.n = 0;
    give_row(r);
    /* After a carriage return alone, the next may begin on this line. */
    if (!r->failed)
        r->row_line = r->line;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The cell of text[from, to), ended with a NUL. */
static void plain_cell(struct csv_reader *r, size_t from, size_t to)
{
    char *p = r->text.p;
    while (from < to && blank(p[from]))
        from++;
    while (from < to && blank(p[to - 1]))
        to--;
    p[to] = '\0';
    if (r->cells.n == r->cells.cap)
        r->cells.v = mem_grow(r->cells.v, &r->cells.cap, sizeof *r->cells.v);
    r->cells.v[r->cells.n++] = (struct str){p + from, to - from};
}

/* Which of eight bytes are commas: the highest bit of each that is. */
static uint64_t commas(const char *p)
{
    const uint64_t ones = 0x0101010101010101u, low = 0x7f * ones;
    uint64_t w;
    memcpy(&w, p, sizeof w);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    w = __builtin_bswap64(w); /* the first byte is the lowest */
#endif
    w ^= ',' * ones;
    return ~(((w & low) + low) | w | low);
}

/* A plain line of n bytes, without its newline. */
static int plain_line(struct csv_reader *r, const char *line, size_t n)
{
    size_t from = 0;
    r->row_line = r->line;
    while (from < n && blank(line[from]))
        from++;
    if (from == n)
        return 0; /* as libcsv has it: no row */
    char *p = buf_room(&r->text, n + sizeof(uint64_t));
    memcpy(p, line, n);
    memset(p + n, 0, sizeof(uint64_t));
    r->text.n = n + 1;
    for (size_t i = 0; i < n; i += sizeof(uint64_t))
        for (uint64_t m = commas(p + i); m; m &= m - 1) {
            size_t at = i + (size_t)__builtin_ctzll(m) / 8;
            plain_cell(r, from, at);
            from = at + 1;
        }
    plain_cell(r, from, n);
    give_row(r);
    return r->failed ? -1 : 0;
}

/* Is the line at `p` plain, of n bytes with its newline? */
static bool is_plain(struct csv_reader *r, const char *p, size_t n,
                     const char *end)
{
    if (r->inside || !r->commas || n > PLAIN_MAX || p[n - 1] != '\n')
        return false;
    for (size_t i = 0; i < sizeof r->odd / sizeof *r->odd; i++) {
        if (!r->odd[i].at || r->odd[i].at < p) {
            const char *at = memchr(p, r->odd[i].what, (size_t)(end - p));
            r->odd[i].at = at ? at : end;
        }
        if (r->odd[i].at < p + n)
            return false;
    }
    return true;
}

/* One physical line, or a piece of one, as libcsv has it. */
static int other_line(struct csv_reader *r, const char *p, size_t n)
{
    if (!r->inside) {
        r->row_line = r->line;
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
    }
    return 0;
}

int csv_feed(struct csv_reader *r, const char *bytes, size_t n, struct err *e)
{
    r->err = e;
    if (!r->started && n && start(r, &bytes, &n) < 0)
        return -1;
    for (size_t i = 0; i < sizeof r->odd / sizeof *r->odd; i++)
        r->odd[i].at = NULL;
    for (const char *end = bytes + n; n;) {
        const char *newline = memchr(bytes, '\n', n);
        size_t take = newline ? (size_t)(newline - bytes) + 1 : n;
        int rc = is_plain(r, bytes, take, end) ? plain_line(r, bytes, take - 1)
                                               : other_line(r, bytes, take);
        if (rc < 0)
            return -1;
        if (newline)
            r->line++;
        bytes += take;
        n -= take;
    }
    return 0;
}

int csv_end(struct csv_reader *r, struct err *e)
{
    r->err = e;
    if (csv_fini(&r->parser, on_cell, on_row, r) != 0) {
        err_set(e, ERR_DATA, _("a quote is opened here and never closed"));
        return fail(r);
    }
    return r->failed ? -1 : 0;
}

void csv_cell(struct buf *out, struct str cell)
{
    bool quote =
        cell.n && (cell.p[0] == ' ' || cell.p[0] == '\t' ||
                   cell.p[cell.n - 1] == ' ' || cell.p[cell.n - 1] == '\t');
    for (size_t i = 0; i < cell.n && !quote; i++)
        quote = cell.p[i] == ',' || cell.p[i] == '"' || cell.p[i] == '\n' ||
                cell.p[i] == '\r';
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
