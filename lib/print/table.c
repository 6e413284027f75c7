/* The table for people: keeps all rows, then knows how wide its columns are. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text/text.h"
#include "inside.h"

static struct str title_of(const struct out_column *c)
{
    /* gettext has another meaning for "". */
    return str_of(c->title[0] ? _(c->title) : "");
}

static void table_begin(struct out *o)
{
    struct table *t = mem_new(1, sizeof *t);
    t->between = TABLE_GAP;
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

static void add_blanks(struct buf *b, int n)
{
    static const char blanks[] = "                                ";
    for (int part; n > 0; n -= part) {
        part = n < (int)sizeof blanks - 1 ? n : (int)sizeof blanks - 1;
        buf_add(b, blanks, (size_t)part);
    }
}

/* Blanks are only owed until a text comes: none trail a line. */
static void print_part(struct out *o, struct table *t, struct spot part,
                       bool right, int width)
{
    int blanks = width > part.width ? width - part.width : 0;
    t->gap += right ? blanks : 0;
    if (part.n > 0) {
        add_blanks(&o->pending, t->gap);
        t->gap = 0;
        style_add(&o->pending, (struct str){part.text, part.n}, part.style,
                  o->opts.color);
    }
    t->gap += right ? 0 : blanks;
}

static void print_line_end(struct out *o, struct table *t)
{
    buf_ch(&o->pending, '\n');
    t->gap = o->opts.indent;
    out_drain(o);
}

/* A row as its lines take it away. */
struct left {
    struct spot *row;
    bool first;    /* line */
    bool key_done; /* where the key shares the last text's room */
};

/* What of it fits is taken off it. */
static struct spot take(struct spot *s, int width)
{
    struct spot part = *s;
    struct str rest = {s->text, s->n}, fits;
    if (s->width <= width) {
        *s = (struct spot){.text = "", .style = s->style};
        return part;
    }
    fits = table_take(&rest, width);
    part.n = fits.n;
    part.width = text_width(fits);
    s->text = rest.p;
    s->n = rest.n;
    s->width = text_width(rest);
    return part;
}

/* A text and the key behind it: the key stands at the end of the first line
 * with room for both. */
static void print_pair(struct out *o, struct table *t, struct left *l)
{
    struct spot *text = &l->row[t->text - t->columns];
    const struct spot *key = &l->row[t->key - t->columns];
    int beside = t->room - t->between - key->width;
    int least = t->text->width < TABLE_READ ? t->text->width : TABLE_READ;
    bool now = !l->key_done &&
               (text->width <= beside || (l->first && beside >= least));
    const struct spot whole = *text;
    struct spot part = take(text, now ? beside : t->room);
    if (now && part.width > beside) { /* a word that is not to be cut */
        now = false;
        *text = whole;
        part = take(text, t->room);
    }
    /* one that has no room at all hangs out at the end */
    bool alone = !now && !l->key_done && part.n == 0;
    if (!now && !alone) {
        print_part(o, t, part, false, t->room);
        return;
    }
    print_part(o, t, part, false, alone ? 0 : t->room - key->width);
    print_part(o, t, *key, true, alone ? t->room : key->width);
    l->key_done = true;
}

static void print_line(struct out *o, struct table *t, struct left *l)
{
    bool begun = false;
    for (size_t i = 0; i < t->n; i++) {
        const struct column *c = &t->columns[i];
        struct spot *s = &l->row[i];
        if (c->hidden || c == t->key)
            continue;
        if (begun && c->width > 0)
            t->gap += t->between;
        begun = true;
        if (c == t->text)
            print_pair(o, t, l);
        else
            print_part(o, t, take(s, c->width), c->right, c->width);
    }
    l->first = false;
    print_line_end(o, t);
}

static bool has_more(const struct table *t, const struct left *l)
{
    for (size_t i = 0; i < t->n; i++)
        if (!t->columns[i].hidden && &t->columns[i] != t->key &&
            l->row[i].n > 0)
            return true;
    return t->key && !l->key_done;
}

static void print_row(struct out *o, struct table *t, struct spot *row)
{
    struct left l = {.row = row, .first = true};
    do
        print_line(o, t, &l);
    while (has_more(t, &l));
}

static void print_titles(struct out *o, struct table *t)
{
    struct spot *row = mem_new(t->n, sizeof *row);
    for (size_t i = 0; i < t->n; i++)
        row[i] = (struct spot){.text = t->columns[i].title.p,
                               .n = t->columns[i].title.n,
                               .width = text_width(t->columns[i].title),
                               .style = OUT_BOLD};
    print_row(o, t, row);
    free(row);
}

/* What is to be said below the table; frees it. */
static void print_below(struct out *o, struct buf *line)
{
    for (struct str rest = buf_view(line); rest.n > 0;) {
        struct str part = table_take(&rest, o->opts.width - o->opts.indent);
        add_blanks(&o->pending, o->opts.indent);
        style_add(&o->pending, part, OUT_DIM, o->opts.color);
        buf_ch(&o->pending, '\n');
    }
    buf_release(line);
}

/* What was left out, as it is the same everywhere. */
static void print_same(struct out *o, struct table *t)
{
    struct buf line = {0};
    for (size_t i = 0; i < t->n; i++) {
        const struct column *c = &t->columns[i];
        const struct spot *s = &t->spots.v[i];
        if (!c->same || s->n == 0)
            continue;
        buf_puts(&line, line.n ? ", " : _("in every row: "));
        buf_fmt(&line, "%.*s %.*s", STR_ARG(c->title), (int)s->n, s->text);
    }
    print_below(o, &line);
}

/* What would not fit. */
static void print_spared(struct out *o, struct table *t)
{
    struct buf line = {0};
    for (size_t i = 0; i < t->n; i++)
        if (t->columns[i].hidden && !t->columns[i].same &&
            t->columns[i].title.n)
            buf_fmt(&line, "%s%.*s", line.n ? ", " : _("left out: "),
                    STR_ARG(t->columns[i].title));
    print_below(o, &line);
}

static void print_table(struct out *o, struct table *t)
{
    if (o->opts.width > 0)
        table_fit(o, t, o->opts.width - o->opts.indent);
    t->gap = o->opts.indent;
    if (!o->opts.bare)
        print_titles(o, t);
    for (size_t k = 0; k < t->spots.n; k += t->n)
        print_row(o, t, &t->spots.v[k]);
    print_same(o, t);
    print_spared(o, t);
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
    free(t);
}

const struct format format_table = {.name = "table",
                                    .begin = table_begin,
                                    .finish = table_finish,
                                    .cell = table_cell,
                                    .end = table_end};
