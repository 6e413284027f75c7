#include "work/survey/form.h"

#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/text/text.h"

const char *const form_cells[FORM_CELLS] = {
    "survey", "client", "date",  "channel",  "text",
    "score",  "csat",   "liked", "disliked", "trouble",
};

enum { FORM_MOST = 64 << 20 }; /* bytes of a file */

int form_map(struct form *f, const char *given, struct err *e)
{
    struct str heading = str_of(given), name;
    bool pair = strchr(given, '=');
    (void)str_cut(&heading, '=', &name);
    heading = str_trim(heading);
    for (int k = 0; pair && k < FORM_CELLS; k++) {
        if (!str_is(str_trim(name), form_cells[k]))
            continue;
        if (f->heading[k] || !heading.n)
            return err_set(e, ERR_USAGE,
                           f->heading[k]
                               ? _("--map: '%s' is given twice")
                               : _("--map: the column of '%s' has no name"),
                           form_cells[k]);
        f->heading[k] = arena_dup(&f->arena, heading.p, heading.n);
        return 0;
    }
    return err_set(e, ERR_USAGE,
                   _("--map: '%s' is none of survey, client, date, channel, "
                     "text, score, csat, liked, disliked, trouble, with = and "
                     "the column's heading behind it"),
                   given);
}

struct reading {
    struct form *form;
    size_t at[FORM_CELLS]; /* places of the columns, from 1; 0: none */
    size_t width;          /* 0: the header is yet to come */
};

/* What a heading is asked to be, folded, and whether it only begins so. */
struct wanted {
    struct buf folded;
    bool begins;
};

static void want(struct wanted *w, const char *heading)
{
    static const char *const dots[] = {"\u2026", "..."};
    struct str s = str_of(heading);
    w->begins = false;
    for (int i = 0; i < 2 && !w->begins; i++) {
        size_t n = strlen(dots[i]);
        w->begins = s.n > n && memcmp(s.p + s.n - n, dots[i], n) == 0;
        if (w->begins)
            s.n -= n;
    }
    buf_clear(&w->folded);
    text_fold(s, &w->folded);
}

static bool is_wanted(const struct wanted *w, struct str cell)
{
    struct buf folded = {0};
    text_fold(cell, &folded);
    bool is = w->begins ? str_starts(buf_view(&folded), buf_cstr(&w->folded))
                        : str_is(buf_view(&folded), buf_cstr(&w->folded));
    buf_release(&folded);
    return is;
}

static int no_column(const char *heading, const struct str *cells, size_t n,
                     struct err *e)
{
    struct buf list = {0};
    for (size_t i = 0; i < n && list.n < 400; i++)
        buf_fmt(&list, "%s'%.*s'", i ? ", " : "", STR_ARG(cells[i]));
    err_set(e, ERR_DATA, _("no column '%s' (there are %s)"), heading,
            buf_cstr(&list));
    buf_release(&list);
    return -1;
}

static int find_column(struct reading *r, int k, const struct str *cells,
                       size_t n, struct err *e)
{
    const char *heading = r->form->heading[k];
    struct wanted w = {0};
    size_t hits = 0;
    want(&w, heading ? heading : form_cells[k]);
    for (size_t i = 0; i < n; i++)
        if (is_wanted(&w, cells[i]) && hits++ == 0)
            r->at[k] = i + 1;
    buf_release(&w.folded);
    if (hits > 1)
        return err_set(e, ERR_DATA,
                       _("%zu columns are called '%s' (name one in full)"),
                       hits, heading ? heading : form_cells[k]);
    return hits || !heading ? 0 : no_column(heading, cells, n, e);
}

static int read_header(struct reading *r, const struct str *cells, size_t n,
                       struct err *e)
{
    r->width = n;
    for (int k = 0; k < FORM_CELLS; k++) {
        if (find_column(r, k, cells, n, e) < 0)
            return -1;
        r->form->has[k] = r->at[k];
    }
    if (!r->at[FORM_CLIENT] && !r->at[FORM_SURVEY])
        return err_set(e, ERR_DATA,
                       _("no column says whose answer it is (--map "
                         "client=HEADING, or survey=HEADING)"));
    if (!r->at[FORM_SCORE] && !r->at[FORM_CSAT])
        return err_set(e, ERR_DATA,
                       _("no column says what the answer is (--map "
                         "score=HEADING, or csat=HEADING)"));
    return 0;
}

/* What people wrote is kept as they wrote it, but for what would do something
 * to a terminal or a spreadsheet. */
static struct str as_written(struct form *f, int k, struct str cell)
{
    struct buf clean = {0}, kept = {0};
    if (k < FORM_TEXT)
        return cell;
    text_clean(cell, true, &clean);
    cell = str_trim(buf_view(&clean));
    if (k == FORM_TEXT)
        text_cell(cell, &kept);
    else
        buf_str(&kept, cell);
    buf_release(&clean);
    size_t n = kept.n;
    return (struct str){buf_keep(&kept, &f->arena), n};
}

static int read_row(void *arg, const struct str *cells, size_t n, uint64_t line,
                    struct err *e)
{
    struct reading *r = arg;
    struct form *f = r->form;
    if (!r->width)
        return read_header(r, cells, n, e);
    if (n != r->width)
        return err_set(e, ERR_DATA,
                       _("the row has %zu cells, the header %zu (is another "
                         "--delimiter between them?)"),
                       n, r->width);
    struct form_row *row = vec_push(&f->rows);
    row->line = line;
    for (int k = 0; k < FORM_CELLS; k++) {
        struct str cell = r->at[k] ? str_trim(cells[r->at[k] - 1]) : STR("");
        cell = as_written(f, k, cell);
        if (r->at[k])
            row->cell[k] = arena_dup(&f->arena, cell.n ? cell.p : "", cell.n);
    }
    return 0;
}

/* In place; the bytes of *text are as the file has them before. */
static int decode(struct buf *text, const char *encoding, struct err *e)
{
    struct decoder *d = text_decoder_open(encoding);
    struct buf out = {0};
    if (!d)
        return err_set(e, ERR_USAGE, _("--encoding: '%s' is not known"),
                       encoding);
    int rc = text_decode(d, buf_cstr(text), text->n, true, &out, e);
    text_decoder_close(d);
    struct buf before = *text;
    *text = out;
    buf_release(&before);
    return rc;
}

static int read_text(struct form *f, struct str text,
                     const struct form_how *how, struct err *e)
{
    struct reading r = {.form = f};
    struct csv_reader *csv = csv_reader_new(read_row, &r);
    csv_reader_foreign(csv, how->delimiter);
    int rc = csv_feed(csv, text.p, text.n, e);
    if (rc == 0)
        rc = csv_end(csv, e);
    if (rc < 0)
        err_at(e, f->source, csv_line(csv));
    csv_reader_free(csv);
    if (rc == 0 && !r.width) {
        err_set(e, ERR_DATA, _("there is no line of headings"));
        return err_at(e, f->source, 0);
    }
    return rc;
}

int form_read(struct form *f, const char *path, const struct form_how *how,
              struct err *e)
{
    bool input = strcmp(path, "-") == 0;
    struct buf text = {0};
    f->source = input ? _("standard input") : path;
    int rc = file_read(input ? "/dev/stdin" : path, FILE_MUST | FILE_ANY_KIND,
                       FORM_MOST, &text, e);
    if (rc == 0 && how->encoding && (rc = decode(&text, how->encoding, e)) < 0)
        err_at(e, f->source, 0);
    if (rc == 0)
        rc = read_text(f, buf_view(&text), how, e);
    buf_release(&text);
    return rc;
}

void form_release(struct form *f)
{
    vec_release(&f->rows);
    arena_release(&f->arena);
}
