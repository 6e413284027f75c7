#include "ledger/store/lint.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/i18n.h"
#include "inside.h"

/* So much of the file is in memory as a processor has near at hand. */
enum { WINDOW = 64 * 1024, REREAD_MAX = 64 * 1024 * 1024 };

/* What is in memory of the file. */
struct window {
    const struct ledger *ledger;
    char *p;
    size_t n;
    off_t base;
};

struct scan {
    const struct lint *to;
    struct window window;
    struct header *header;
    bool headed; /* the header was read */
    struct csv_reader *csv;
    uint64_t line;     /* of the line in hand */
    off_t from, until; /* its bytes */
    uint64_t row_line; /* of the row in hand */
    off_t row_from;
    off_t row_next; /* the line after its first one; -1: not seen yet */
    off_t reread;
    off_t counted; /* up to where line ends were counted */
    uint64_t crlf, crlf_line;
    off_t crlf_from;
    bool conflict; /* between the marks of one */
    bool ending, done;
    struct err why; /* of the row that cannot be read */
};

/* The line at that offset, with its newline; less of it where the window does
 * not hold it all; nothing at the end. */
static int line_at(struct window *w, off_t at, struct str *line, struct err *e)
{
    for (bool fresh = false;; fresh = true) {
        if (at >= w->base && at - w->base <= (off_t)w->n) {
            size_t skip = (size_t)(at - w->base);
            struct str rest = {w->p + skip, w->n - skip};
            const char *end = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;
            bool last = w->base + (off_t)w->n == ledger_size(w->ledger);
            if (end || last || fresh) {
                if (end)
                    rest.n = (size_t)(end - rest.p) + 1;
                *line = rest;
                return 0;
            }
        }
        ssize_t n = ledger_read(w->ledger, at, w->p, WINDOW, e);
        if (n < 0)
            return -1;
        w->base = at;
        w->n = (size_t)n;
    }
}

static bool is_whole(struct str line)
{
    return line.n && line.p[line.n - 1] == '\n';
}

/* Fills in where the row in hand begins. */
static void tell(struct scan *s, struct lint_fault f)
{
    if (!f.line) {
        f.line = s->row_line;
        f.from = s->row_from;
    }
    s->done = s->done || f.last;
    s->to->fault(s->to->arg, &f);
}

static void tell_tail(struct scan *s, const struct str *cells, size_t n)
{
    tell(s, (struct lint_fault){
                .kind = LINT_TORN,
                .text = _("the last line is torn, as a crash leaves it "
                          "(acct-check --fix sets it aside; or complete it, "
                          "and end it with a newline)"),
                .cells = cells,
                .n = n});
}

static int on_header(struct scan *s, const struct str *cells, size_t n,
                     struct err *e)
{
    if (s->ending && ledger_torn_header(cells, n)) {
        tell_tail(s, cells, n);
        return 0;
    }
    s->headed = true;
    if (n > CELLS_MAX)
        err_set(e, ERR_DATA,
                _("the header has %zu columns (at most %d; is this a "
                  "ledger?)"),
                n, CELLS_MAX);
    if (n > CELLS_MAX ||
        header_read(s->header, cells, n, LEDGER_NEEDS, e) < 0) {
        tell(s, (struct lint_fault){.kind = LINT_HEADER,
                                    .text = e->text,
                                    .cells = cells,
                                    .n = n,
                                    .last = true});
        return -1;
    }
    if (s->to->header)
        s->to->header(s->to->arg, s->header);
    return 0;
}

static void give(struct scan *s, const struct str *cells)
{
    struct lint_row row;
    struct record *r = &row.record;
    row.cells = cells;
    row.seen = s->to->look ? s->to->look(cells, s->header->width) : 0;
    row.from = s->row_from;
    row.to = s->until;
    r->line = s->row_line;
    r->at = 0;
    record_cells(r, s->header, cells);
    r->type = schema_find(r->col[COL_TYPE]);
    s->to->row(s->to->arg, &row);
}

static void tell_width(struct scan *s, const struct str *cells, size_t n)
{
    struct err why;
    ledger_wrong_width(n, s->header->width, &why);
    tell(s, (struct lint_fault){
                .kind = LINT_WIDTH, .text = why.text, .cells = cells, .n = n});
}

static int on_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                  struct err *e)
{
    struct scan *s = arg;
    (void)line;
    bool head = !s->headed;
    if (head && on_header(s, cells, n, e) < 0)
        return -1;
    if (!s->headed)
        return 0; /* torn */
    size_t width = s->header->width;
    if (s->ending && n < width) {
        tell_tail(s, cells, n);
        return 0;
    }
    if (s->ending)
        tell(s, (struct lint_fault){
                    .kind = LINT_BARE,
                    .text = _("the last line has no newline at its end (see "
                              "that it is whole; acct-check --fix ends it)")});
    if (head)
        return 0;
    if (n == width)
        give(s, cells);
    else
        tell_width(s, cells, n);
    return 0;
}

static void start(struct scan *s, off_t from, uint64_t line)
{
    csv_reader_free(s->csv);
    s->csv = csv_reader_new(on_row, s);
    csv_reader_lax(s->csv, line);
    s->from = s->until = from;
    s->line = line;
}

static bool is_text(struct str raw)
{
    return !(raw.n && memchr(raw.p, '\0', raw.n)) &&
           !(raw.n > 1 && ((raw.p[0] == '\xff' && raw.p[1] == '\xfe') ||
                           (raw.p[0] == '\xfe' && raw.p[1] == '\xff')));
}

/* Goes on behind the first line of a row that libcsv could not read. */
static int go_on(struct scan *s, const struct err *why, struct err *e)
{
    struct lint_fault f = {
        .kind = LINT_CSV, .text = why->text, .last = !s->headed};
    struct str line;
    if (line_at(&s->window, s->row_from, &f.raw, e) < 0)
        return -1;
    if (f.last && !is_text(f.raw))
        f.kind = LINT_BYTES;
    tell(s, f);
    if (s->row_next >= 0)
        s->reread += s->until - s->row_next;
    for (s->from = s->until; s->row_next < 0; s->from += (off_t)line.n) {
        if (line_at(&s->window, s->from, &line, e) < 0)
            return -1;
        if (is_whole(line) || !line.n)
            s->row_next = s->from + (off_t)line.n;
    }
    if (s->reread > REREAD_MAX && !s->done)
        tell(s, (struct lint_fault){
                    .kind = LINT_CSV,
                    .text = _("too many quotes are left open: what follows was "
                              "not read (mend these first)"),
                    .last = true});
    start(s, s->row_next, s->row_line + 1);
    return 0;
}

/* Is it a line that git puts around the two sides of a conflict? */
static bool is_mark(struct str line)
{
    static const char *const marks[] = {"<<<<<<<", "|||||||",
                                        "=======", ">>>>>>>"};
    if (!line.n || !strchr("<|=>", line.p[0]))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (line.p[0] == marks[i][0] && str_starts(line, marks[i]))
            return line.n == 7 || line.p[7] == ' ' || line.p[7] == '\r' ||
                   line.p[7] == '\n';
    return false;
}

/* One fault for each conflict, at its first line. */
static void on_mark(struct scan *s, struct str line)
{
    if (!s->conflict || line.p[0] == '<')
        tell(s, (struct lint_fault){
                    .kind = LINT_CONFLICT,
                    .text = _("a conflict that git left (keep the rows that "
                              "are right, and delete the lines <<<<<<<, "
                              "======= and >>>>>>>)")});
    if (line.p[0] == '<' || line.p[0] == '>')
        s->conflict = line.p[0] == '<';
}

/* Is a blank line put before the row by a carriage return alone? */
static bool begins_with_return(struct str line)
{
    size_t i = 0;
    while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'))
        i++;
    if (i == line.n || line.p[i] != '\r')
        return false;
    while (i < line.n && strchr(" \t\r\n", line.p[i]))
        i++;
    return i < line.n;
}

/* Behind a carriage return that ends a row within the line there is more. */
static void look_at_end(struct scan *s, struct str line, uint64_t rows,
                        bool fresh)
{
    bool bare = !is_whole(line) && rows && line.p[line.n - 1] == '\r';
    bool more = rows > 1 || (rows && csv_inside(s->csv));
    if (more || bare || (fresh && begins_with_return(line)))
        tell(s, (struct lint_fault){
                    .kind = LINT_CSV,
                    .text = _("a carriage return ends a row inside the line "
                              "(begin a new line there)")});
    if (s->from < s->counted)
        return;
    s->counted = s->until;
    if (line.n < 2 || memcmp(line.p + line.n - 2, "\r\n", 2) != 0)
        return;
    if (!s->crlf++) {
        s->crlf_line = s->line;
        s->crlf_from = s->from;
    }
}

static int on_line(struct scan *s, struct str line, struct err *e)
{
    bool whole = is_whole(line);
    s->until = s->from + (off_t)line.n;
    bool fresh = !csv_inside(s->csv);
    if (fresh) {
        s->row_from = s->from;
        s->row_line = s->line;
        s->row_next = -1;
    }
    if (whole && s->row_next < 0)
        s->row_next = s->until;
    uint64_t rows = csv_rows(s->csv);
    bool mark = fresh && is_mark(line);
    if (mark)
        on_mark(s, line);
    struct str fed = mark && whole ? STR("\n") : mark ? STR("") : line;
    if (csv_feed(s->csv, fed.p, fed.n, &s->why) < 0)
        return s->done ? 0 : go_on(s, &s->why, e);
    look_at_end(s, line, csv_rows(s->csv) - rows, fresh);
    s->from = s->until;
    s->line += whole;
    return 0;
}

static int on_end(struct scan *s, struct err *e)
{
    struct err why = ERR_INIT;
    s->ending = csv_inside(s->csv);
    int rc = csv_end(s->csv, &why);
    s->ending = false;
    if (rc == 0 || s->done) {
        s->done = true;
    } else if (s->headed && csv_last_line(s->csv)) {
        tell_tail(s, NULL, 0);
        s->done = true;
    } else {
        return go_on(s, &why, e);
    }
    return 0;
}

static int scan_all(struct scan *s, struct err *e)
{
    struct str line;
    int rc = line_at(&s->window, 0, &line, e);
    if (rc == 0 && line.n >= 3 && memcmp(line.p, "\xef\xbb\xbf", 3) == 0)
        tell(s, (struct lint_fault){
                    .kind = LINT_BOM,
                    .line = 1,
                    .text = _("the file begins with a byte order mark")});
    while (rc == 0 && !s->done) {
        rc = line_at(&s->window, s->from, &line, e);
        if (rc == 0)
            rc = line.n ? on_line(s, line, e) : on_end(s, e);
    }
    if (rc == 0 && *ledger_rest(s->window.ledger))
        tell(s, (struct lint_fault){.kind = LINT_TORN,
                                    .line = s->line,
                                    .from = s->from,
                                    .text = ledger_rest(s->window.ledger)});
    if (rc == 0 && s->crlf) {
        struct err text;
        err_set(
            &text, ERR_DATA,
            P_("%llu line ends in CR LF", "%llu lines end in CR LF", s->crlf),
            (unsigned long long)s->crlf);
        tell(s, (struct lint_fault){.kind = LINT_CRLF,
                                    .line = s->crlf_line,
                                    .from = s->crlf_from,
                                    .n = (size_t)s->crlf,
                                    .text = text.text});
    }
    return rc;
}

int lint_scan(const struct ledger *l, const struct lint *to, struct header *h,
              struct err *e)
{
    struct scan s = {.to = to,
                     .header = h,
                     .window = {.ledger = l, .p = mem_new(WINDOW, 1)}};
    start(&s, 0, 1);
    int rc = scan_all(&s, e);
    csv_reader_free(s.csv);
    free(s.window.p);
    return rc;
}
