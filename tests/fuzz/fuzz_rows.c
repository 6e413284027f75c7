/* Rows: any bytes are refused with a line, or are rows that come out of CSV as
 * they were put in; and the same in one piece as in two, by two threads, or
 * byte by byte, where libcsv reads all of it. */
#include "fuzz.h"

#include "base/csv/ahead.h"
#include "base/text/text.h"
#include "ledger/store/lint.h"

struct rows {
    struct buf text; /* the cells, as CSV */
    VEC(size_t) width;
    size_t cells;
    uint64_t line;                               /* of the fault */
    enum { GIVE_ALL, LEAVE_OUT, PASS_OVER } how; /* of what is unwanted */
    struct csv_reader *reader;
    size_t first; /* so wide is the first row */
    bool ending;  /* a last one without a newline is given always */
};

enum { COLUMN = 2 };

static bool is_unwanted(const void *arg, struct str cell)
{
    (void)arg;
    return cell.n && cell.p[0] <= 'n';
}

/* Of a row as wide as the first. */
static bool is_left_out(struct rows *r, const struct str *cells, size_t n)
{
    if (!r->first && n > COLUMN && r->how == PASS_OVER)
        csv_reader_skip(r->reader,
                        (struct csv_skip){COLUMN, n, is_unwanted, NULL});
    bool is = r->how != GIVE_ALL && !r->ending && n == r->first && n > COLUMN &&
              is_unwanted(NULL, cells[COLUMN]);
    HOLDS(!is || r->how == LEAVE_OUT);
    r->first = r->first ? r->first : n;
    return is;
}

static int on_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                  struct err *e)
{
    struct rows *r = arg;
    (void)e;
    HOLDS(n > 0 && line > 0);
    if (is_left_out(r, cells, n))
        return 0;
    /* A row of one empty cell is written as a blank line, and that is none. */
    if (n == 1 && !cells[0].n)
        return 0;
    for (size_t i = 0; i < n; i++) {
        HOLDS(text_valid(cells[i], NULL));
        HOLDS(strlen(cells[i].p) == cells[i].n);
        if (i)
            buf_ch(&r->text, ',');
        csv_cell(&r->text, cells[i]);
    }
    buf_ch(&r->text, '\n');
    *vec_push(&r->width) = n;
    r->cells += n;
    return 0;
}

/* Reads the bytes: the first `cut`, then the rest in pieces of `step`. */
static int read_rows(struct str bytes, size_t cut, size_t step, struct rows *r,
                     struct err *e)
{
    struct csv_reader *reader = r->reader = csv_reader_new(on_row, r);
    cut = cut < bytes.n ? cut : bytes.n;
    int rc = csv_feed(reader, bytes.p, cut, e);
    for (size_t n; rc == 0 && cut < bytes.n; cut += n) {
        n = bytes.n - cut < step ? bytes.n - cut : step;
        rc = csv_feed(reader, bytes.p + cut, n, e);
    }
    r->ending = true;
    if (rc == 0)
        rc = csv_end(reader, e);
    HOLDS(csv_line(reader) > 0);
    r->line = csv_line(reader);
    csv_reader_free(reader);
    return rc;
}

static int take(void *arg, uint64_t at, char *bytes, size_t n, struct err *e)
{
    const struct str *from = arg;
    (void)e;
    HOLDS(at <= from->n && n <= from->n - at);
    memcpy(bytes, from->p + at, n);
    return 0;
}

/* Reads the bytes by two threads, in sections of that many. */
static int read_sections(struct str bytes, size_t section, struct rows *r,
                         struct err *e)
{
    struct csv_source all = {
        .read = take, .arg = &bytes, .size = bytes.n, .section = section};
    struct csv_reader *reader = r->reader = csv_reader_new(on_row, r);
    struct csv_ahead *a = csv_ahead_new(reader, &all);
    int rc = a ? csv_ahead_run(a, e) : csv_feed(reader, bytes.p, bytes.n, e);
    r->line = rc < 0 && a ? csv_ahead_line(a) : csv_line(reader);
    r->ending = true;
    if (rc == 0) {
        rc = csv_end(reader, e);
        r->line = csv_line(reader);
    }
    csv_ahead_free(a);
    csv_reader_free(reader);
    return rc;
}

static void same_rows(const struct rows *a, const struct rows *b)
{
    HOLDS(same_text(buf_view(&a->text), buf_view(&b->text)));
    HOLDS(a->width.n == b->width.n && a->cells == b->cells);
    for (size_t i = 0; i < a->width.n; i++)
        HOLDS(a->width.v[i] == b->width.v[i]);
}

static void release(struct rows *r)
{
    buf_release(&r->text);
    vec_release(&r->width);
}

/* The same rows, or the same fault in the same line. */
static void same_in_pieces(struct str bytes, size_t cut, size_t step, int rc,
                           const struct rows *one, const struct err *e)
{
    struct err e2 = ERR_INIT;
    struct rows two = {0};
    HOLDS(read_rows(bytes, cut, step, &two, &e2) == rc);
    /* Of a line with a NUL none is given where all of it is there, and some
     * where it comes in pieces. */
    if (rc == 0 || !memchr(bytes.p, '\0', bytes.n)) {
        HOLDS(rc == 0 || two.line == one->line);
        HOLDS(strcmp(e2.text, e->text) == 0);
        same_rows(one, &two);
    }
    release(&two);
}

static void same_in_sections(struct str bytes, size_t section)
{
    struct err e = ERR_INIT, e2 = ERR_INIT;
    struct rows all = {.how = LEAVE_OUT}, some = {.how = PASS_OVER};
    int rc = read_rows(bytes, SIZE_MAX, 1, &all, &e);
    HOLDS(read_sections(bytes, section, &some, &e2) == rc);
    if (rc == 0 || !memchr(bytes.p, '\0', bytes.n)) {
        HOLDS(rc == 0 || all.line == some.line);
        HOLDS(strcmp(e.text, e2.text) == 0);
        same_rows(&all, &some);
    }
    release(&all);
    release(&some);
}

/* What is passed over is judged like what is left out here. */
static void same_passed_over(struct str bytes, size_t cut)
{
    struct err e = ERR_INIT, e2 = ERR_INIT;
    struct rows all = {.how = LEAVE_OUT}, some = {.how = PASS_OVER};
    int rc = read_rows(bytes, cut, SIZE_MAX, &all, &e);
    HOLDS(read_rows(bytes, cut, SIZE_MAX, &some, &e2) == rc);
    HOLDS(all.line == some.line && strcmp(e.text, e2.text) == 0);
    same_rows(&all, &some);
    release(&all);
    release(&some);
}

static void as_csv(struct str bytes, size_t cut)
{
    struct err e = ERR_INIT, e2 = ERR_INIT;
    struct rows one = {0}, again = {0};
    int rc = read_rows(bytes, bytes.n, 1, &one, &e);
    holds_error(rc, &e);
    /* A byte order mark is looked for in the first piece only. */
    size_t mark = bytes.n && (unsigned char)bytes.p[0] >= 0xef ? 3 : 0;
    if (cut >= mark)
        same_in_pieces(bytes, cut, SIZE_MAX, rc, &one, &e);
    same_in_pieces(bytes, mark, 1, rc, &one, &e);
    same_passed_over(bytes, cut);
    same_in_sections(bytes, cut % 61 + 1);
    /* At the very beginning, U+FEFF is no part of a cell. */
    if (rc == 0 && !str_starts(buf_view(&one.text), "\xef\xbb\xbf")) {
        HOLDS(read_rows(buf_view(&one.text), SIZE_MAX, 1, &again, &e2) == 0);
        same_rows(&one, &again);
    }
    release(&one);
    release(&again);
}

/* Each row, printed under the ledger's own header, and under that of a new
 * one. */
struct copies {
    struct ledger *from;
    struct header fresh;
    struct buf own, new;
    struct currencies currencies;
    size_t n;
};

/* What the row says, in our terms: in range, or an error. */
static void check_values(struct copies *c, const struct record *r)
{
    struct values_rules rules = {.currencies = &c->currencies};
    struct err e = ERR_INIT;
    struct values v;
    HOLDS(currency_find(rules.currencies, STR("RUB"), &rules.currency, &e) ==
          0);
    int rc = values_read(r, &rules, &v, &e);
    holds_error(rc, &e);
    if (rc < 0)
        return;
    HOLDS(v.when.day >= DAY_MIN && v.when.day <= DAY_MAX);
    HOLDS(v.has_amount == (r->col[COL_AMOUNT].n > 0));
    HOLDS((v.due == DAY_NONE) == (r->col[COL_DUE].n == 0));
    HOLDS(v.currency < c->currencies.n);
}

static int on_record(void *arg, const struct record *r, struct err *e)
{
    struct copies *c = arg;
    (void)e;
    HOLDS(r->type < REC_TYPES && r->line > 0);
    check_values(c, r);
    record_csv(r, ledger_header(c->from), &c->own);
    record_csv(r, &c->fresh, &c->new);
    c->n++;
    return 0;
}

static int read_ledger(struct str bytes, struct copies *c, struct err *e)
{
    struct buf copy = {0};
    struct ledger_pass pass = {.types = TYPES_ALL, .row = on_record, .arg = c};
    buf_str(&copy, bytes);
    c->from = ledger_of_bytes("ledger.csv", &copy);
    header_default(&c->fresh);
    int rc = ledger_each(c->from, &pass, e);
    if (rc < 0)
        HOLDS(strncmp(e->text, "ledger.csv:", 11) == 0);
    return rc;
}

static void print_header(const struct header *h, struct buf *out)
{
    for (size_t i = 0; i < h->width; i++) {
        const char *name = h->own.v[i] ? h->own.v[i] : "";
        for (int k = 0; k < COLUMNS; k++)
            if (h->at[k] == (int)i)
                name = column_names[k];
        if (i)
            buf_ch(out, ',');
        csv_cell(out, str_of(name));
    }
    buf_ch(out, '\n');
}

static void close_copies(struct copies *c)
{
    ledger_close(c->from);
    header_release(&c->fresh);
    buf_release(&c->own);
    buf_release(&c->new);
}

static void as_ledger(struct str bytes)
{
    struct err e = ERR_INIT, e2 = ERR_INIT;
    struct copies c = {0}, again = {0};
    struct buf text = {0};
    int rc = read_ledger(bytes, &c, &e);
    holds_error(rc, &e);
    print_header(ledger_header(c.from), &text);
    if (rc == 0 && c.n && !str_starts(buf_view(&text), "\xef\xbb\xbf")) {
        buf_str(&text, buf_view(&c.own));
        HOLDS(read_ledger(buf_view(&text), &again, &e2) == 0);
        HOLDS(again.n == c.n);
        HOLDS(same_text(buf_view(&c.own), buf_view(&again.own)));
        HOLDS(same_text(buf_view(&c.new), buf_view(&again.new)));
        close_copies(&again);
    }
    close_copies(&c);
    buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str input = {(const char *)data, size};
    size_t cut = choice(&input);
    as_csv(input, cut);
    as_ledger(input);
    return 0;
}
