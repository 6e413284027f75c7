/* csv, tsv and ids: lines of cells, each written as it comes. */
#include "base/csv/csv.h"
#include "inside.h"

static void csv_begin(struct out *o)
{
    for (size_t i = 0; i < o->n; i++) {
        if (i > 0)
            buf_ch(&o->pending, ',');
        csv_cell(&o->pending, str_of(o->columns[i].name));
    }
    buf_ch(&o->pending, '\n');
}

static void csv_put(struct out *o, const struct cell *c)
{
    if (o->at > 0)
        buf_ch(&o->pending, ',');
    /* Readers skip blank lines: a lone empty cell must not make one. */
    if (o->n == 1 && c->text.n == 0)
        buf_puts(&o->pending, "\"\"");
    else
        csv_cell(&o->pending, c->text);
}

static void line_end(struct out *o)
{
    buf_ch(&o->pending, '\n');
}

/* A line break has no place in a line; nor, in a cell of a tsv, have a tab or
 * the backslash that marks these. */
static void add_line(struct buf *b, struct str s, bool cell)
{
    size_t done = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *escape = NULL;
        if (s.p[i] == '\n')
            escape = "\\n";
        else if (s.p[i] == '\r')
            escape = "\\r";
        else if (cell && s.p[i] == '\t')
            escape = "\\t";
        else if (cell && s.p[i] == '\\')
            escape = "\\\\";
        if (!escape)
            continue;
        buf_add(b, s.p + done, i - done);
        buf_add(b, escape, 2);
        done = i + 1;
    }
    if (s.n > done)
        buf_add(b, s.p + done, s.n - done);
}

static void tsv_begin(struct out *o)
{
    for (size_t i = 0; i < o->n; i++) {
        if (i > 0)
            buf_ch(&o->pending, '\t');
        add_line(&o->pending, str_of(o->columns[i].name), true);
    }
    buf_ch(&o->pending, '\n');
}

static void tsv_put(struct out *o, const struct cell *c)
{
    if (o->at > 0)
        buf_ch(&o->pending, '\t');
    add_line(&o->pending, c->text, true);
}

static void ids_put(struct out *o, const struct cell *c)
{
    if (o->at == 0)
        add_line(&o->pending, c->text, false); /* as it is: others read it */
}

const struct format format_csv = {
    .name = "csv", .begin = csv_begin, .cell = csv_put, .end = line_end};
const struct format format_tsv = {
    .name = "tsv", .begin = tsv_begin, .cell = tsv_put, .end = line_end};
const struct format format_ids = {
    .name = "ids", .cell = ids_put, .end = line_end};
