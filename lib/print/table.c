/* The table for people: keeps all rows, then knows how wide its columns are. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text/text.h"
#include "inside.h"

#define GAP          2 /* blanks between columns */
#define SHRUNK_LEAST 8

struct spot {
    const char *text;
    size_t n;
    int width;
    enum out_style style;
};

struct column {
    size_t index; /* of the caller's columns */
    struct str title;
    int width;
    bool right;
};

struct table {
    struct column *columns; /* those that are shown */
    size_t n;
    VEC(struct spot) spots;
    struct arena texts;
    struct buf row;     /* the texts of the row in hand, one after another */
    struct buf scratch; /* for what is cut */
    bool shrunk;
    int gap; /* blanks that are due before the next text */
};

static struct str title_of(const struct out_column *c)
{
    /* gettext has another meaning for "". */
    return str_of(c->title[0] ? _(c->title) : "");
}

static void table_begin(struct out *o)
{
    struct table *t = mem_new(1, sizeof *t);
    t->columns = mem_new(o->n, sizeof *t->columns);
    for (size_t i = 0; i < o->n; i++) {
        const struct out_column *c = &o->columns[i];
        if (!c->title)
            continue;
        struct str title = title_of(c);
        t->columns[t->n++] = (struct column){
            .index = i,
            .title = title,
            .width = o->opts.bare ? 0 : text_width(title),
            .right = c->kind == OUT_MONEY || c->kind == OUT_NUMBER,
        };
    }
    o->state = t;
}

static void trim_end(struct buf *b, size_t start)
{
    while (b->n > start && b->p[b->n - 1] == ' ')
        b->n--;
}

/* Cuts what was appended from `start` on to so many columns. */
static void cut(struct buf *b, size_t start, int width)
{
    struct str s = {buf_cstr(b) + start, b->n - start};
    if (width <= 0 || text_width(s) <= width)
        return;
    b->n = start + text_fit(s, width - 1);
    trim_end(b, start);
    buf_puts(b, "…");
}

static void table_cell(struct out *o, const struct cell *c)
{
    struct table *t = o->state;
    const struct out_column *column = &o->columns[o->at];
    size_t start = t->row.n;

    if (!column->title)
        return;
    if (c->type == CELL_MONEY)
        money_grouped(&t->row, c->text);
    else if (c->type == CELL_UNKNOWN)
        buf_puts(&t->row, _("n/a"));
    else
        text_plain(c->text, &t->row);
    trim_end(&t->row, start);
    if (column->kind == OUT_TEXT) /* half a figure would be another one */
        cut(&t->row, start, column->width);

    struct spot *s = vec_push(&t->spots);
    s->n = t->row.n - start;
    s->width = text_width((struct str){buf_cstr(&t->row) + start, s->n});
    s->style = c->style;
}

static void table_end(struct out *o)
{
    struct table *t = o->state;
    const char *text = arena_dup(&t->texts, buf_cstr(&t->row), t->row.n);
    struct spot *row = t->spots.v + (t->spots.n - t->n);

    for (size_t i = 0; i < t->n; i++) {
        row[i].text = text;
        text += row[i].n;
        if (row[i].width > t->columns[i].width)
            t->columns[i].width = row[i].width;
    }
    buf_clear(&t->row);
}

/* How many columns the table is too wide. */
static long excess(const struct table *t, int width)
{
    long total = -GAP - (long)width;
    for (size_t i = 0; i < t->n; i++)
        total += t->columns[i].width + GAP;
    return total;
}

/* Takes from the widest texts, down to the next widest each time round. */
static void shrink(struct out *o, struct table *t)
{
    for (long over; (over = excess(t, o->opts.width - o->opts.indent)) > 0;) {
        struct column *widest = NULL;
        t->shrunk = true;
        int next = SHRUNK_LEAST;
        for (size_t i = 0; i < t->n; i++) {
            struct column *c = &t->columns[i];
            if (o->columns[c->index].kind != OUT_TEXT ||
                c->width <= SHRUNK_LEAST)
                continue;
            if (!widest || c->width >= widest->width) {
                if (widest)
                    next = widest->width;
                widest = c;
            } else if (c->width > next) {
                next = c->width;
            }
        }
        if (!widest)
            return; /* as narrow as it gets */
        long take = widest->width - next;
        take = take < 1 ? 1 : take > over ? over : take;
        widest->width -= (int)take;
    }
}

static void add_blanks(struct buf *b, int n)
{
    static const char blanks[] = "                                ";
    for (int part; n > 0; n -= part) {
        part = n < (int)sizeof blanks - 1 ? n : (int)sizeof blanks - 1;
        buf_add(b, blanks, (size_t)part);
    }
}

/* Blanks are only owed until a text comes: none trail a line. */
static void print_spot(struct out *o, struct table *t, const struct column *c,
                       struct spot s)
{
    struct str text = {s.text, s.n};

    if (c != t->columns && c->width > 0)
        t->gap += GAP;
    if (s.width > c->width) {
        buf_clear(&t->scratch);
        buf_str(&t->scratch, text);
        cut(&t->scratch, 0, c->width);
        text = buf_view(&t->scratch);
        s.width = text_width(text);
    }
    if (c->right)
        t->gap += c->width - s.width;
    if (text.n > 0) {
        add_blanks(&o->pending, t->gap);
        t->gap = 0;
        style_add(&o->pending, text, s.style, o->opts.color);
    }
    if (!c->right)
        t->gap += c->width - s.width;
}

/* A row's cells; where there was not room for all, what its key leaves goes to
 * the text before. */
static void print_row(struct out *o, struct table *t, const struct spot *row)
{
    struct column *key = &t->columns[t->n - 1], *text = key - 1;
    bool lends =
        t->shrunk && t->n > 1 && o->columns[key->index].kind == OUT_KEY;
    int spare = lends ? key->width - row[t->n - 1].width : 0;
    if (lends) {
        text->width += spare;
        key->width -= spare;
    }
    for (size_t i = 0; i < t->n; i++)
        print_spot(o, t, &t->columns[i], row[i]);
    if (lends) {
        text->width -= spare;
        key->width += spare;
    }
}

static void print_line_end(struct out *o, struct table *t)
{
    buf_ch(&o->pending, '\n');
    t->gap = o->opts.indent;
    out_drain(o);
}

static void print_table(struct out *o, struct table *t)
{
    if (o->opts.width > 0)
        shrink(o, t);
    t->gap = o->opts.indent;
    for (size_t i = 0; i < t->n && !o->opts.bare; i++) {
        struct str title = t->columns[i].title;
        print_spot(o, t, &t->columns[i],
                   (struct spot){.text = title.p,
                                 .n = title.n,
                                 .width = text_width(title),
                                 .style = OUT_BOLD});
    }
    if (!o->opts.bare)
        print_line_end(o, t);
    for (size_t k = 0; k < t->spots.n; k += t->n) {
        print_row(o, t, &t->spots.v[k]);
        print_line_end(o, t);
    }
}

static void table_finish(struct out *o)
{
    struct table *t = o->state;

    if (t->n > 0 && o->rows > 0) {
        print_table(o, t);
    } else if (o->rows == 0 && o->opts.empty) {
        buf_puts(&o->pending, o->opts.empty);
        buf_ch(&o->pending, '\n');
    }
    free(t->columns);
    vec_release(&t->spots);
    arena_release(&t->texts);
    buf_release(&t->row);
    buf_release(&t->scratch);
    free(t);
}

const struct format format_table = {.name = "table",
                                    .begin = table_begin,
                                    .finish = table_finish,
                                    .cell = table_cell,
                                    .end = table_end};
