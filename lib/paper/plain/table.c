/* Tables in plain text.  What is too wide for the line is folded: first the
 * text of the wide column, then heads and texts of the others; amounts never
 * are. */
#include <stdlib.h>

#include "base/text/text.h"
#include "inside.h"

enum { WIDE_GOOD = 16, WIDE_LEAST = 10, NARROW_LEAST = 10 };

/* Heads on two lines are still easy to read. */
enum fold { FOLD_SOME, FOLD_ALL, FOLDS };

struct column {
    int natural;       /* with nothing folded */
    int folded[FOLDS]; /* at blanks */
    int width;
    bool cut; /* too narrow for its words */
};
struct layout {
    const struct sheet_table *table;
    size_t n, wide; /* columns; the one that takes what is left */
    struct column *columns;
    int head; /* the least width that breaks no word of the wide one's */
    int all;
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* Of its longest word. */
static int word_width(const char *text)
{
    struct str rest = str_of(text), word;
    struct buf b = {0};
    int most = 0;
    while (str_cut(&rest, ' ', &word)) {
        buf_clear(&b);
        plain_put(&b, word);
        most = larger(most, text_width(buf_view(&b)));
    }
    buf_release(&b);
    return most;
}

static int lines(const char *text, int width)
{
    struct str rest = str_of(text), line;
    int n = 0;
    while (plain_line(&rest, width, &line))
        n++;
    return n;
}

/* How narrow a head may be on two lines. */
static int two_lines(const char *title)
{
    int width = word_width(title);
    while (lines(title, width) > 2)
        width++;
    return width;
}

static struct column measure(const struct sheet_table *t, size_t k)
{
    const struct sheet_column *head = &t->columns.v[k];
    int natural = 0, folded = 0;
    for (size_t i = k; i < t->cells.n; i += t->columns.n) {
        const char *cell = t->cells.v[i];
        int width = plain_width(cell);
        natural = larger(natural, width);
        folded = larger(folded, head->right ? width : word_width(cell));
    }
    /* a text of a word a line is hard to read */
    if (folded < NARROW_LEAST)
        folded = natural < NARROW_LEAST ? natural : NARROW_LEAST;
    struct column c = {.natural = larger(natural, plain_width(head->title))};
    c.folded[FOLD_SOME] = larger(folded, two_lines(head->title));
    c.folded[FOLD_ALL] = larger(folded, word_width(head->title));
    c.width = c.natural;
    return c;
}

/* Sets a column's width so that the table fits the line, but within these. */
static void adjust(struct layout *l, size_t k, int least, int most)
{
    struct column *c = &l->columns[k];
    int width = c->width + PLAIN_WIDTH - l->all;
    width = larger(width < most ? width : most, least);
    l->all += width - c->width;
    c->width = width;
}

/* Folds what may be folded, gives the wide column what that yields, and the
 * others what it does not want. */
static void fold(struct layout *l, enum fold how)
{
    int least = how == FOLD_SOME ? WIDE_GOOD : l->head;
    for (size_t k = 0; k < l->n; k++)
        if (k != l->wide) {
            struct column *c = &l->columns[k];
            l->all -= c->width - c->folded[how];
            c->width = c->folded[how];
        }
    if (l->wide < l->n)
        adjust(l, l->wide, least, l->columns[l->wide].natural);
    for (size_t k = 0; k < l->n && l->all < PLAIN_WIDTH; k++)
        adjust(l, k, l->columns[k].width, l->columns[k].natural);
}

/* What is still too wide loses the ends of its texts, but not of numbers. */
static void cut(struct layout *l)
{
    for (size_t k = 0; k < l->n && l->all > PLAIN_WIDTH; k++) {
        struct column *c = &l->columns[k];
        if (k == l->wide || l->table->columns.v[k].right ||
            c->width <= NARROW_LEAST)
            continue;
        adjust(l, k, NARROW_LEAST, c->width);
        c->cut = c->width < c->folded[FOLD_ALL];
    }
}

static void lay_out(struct layout *l, const struct sheet_table *t)
{
    *l = (struct layout){.table = t, .n = t->columns.n, .wide = t->columns.n};
    l->columns = mem_new(l->n, sizeof *l->columns);
    for (size_t k = 0; k < l->n; k++) {
        l->wide = t->columns.v[k].wide ? k : l->wide;
        l->columns[k] = measure(t, k);
        l->all += l->columns[k].width + (k ? PLAIN_GAP : 0);
    }
    if (l->wide < l->n) {
        struct column *c = &l->columns[l->wide];
        int good = larger(WIDE_GOOD, plain_width(t->columns.v[l->wide].title));
        l->head = larger(WIDE_LEAST, word_width(t->columns.v[l->wide].title));
        adjust(l, l->wide, c->natural < good ? c->natural : good, c->natural);
    }
    for (int how = 0; how < FOLDS && l->all > PLAIN_WIDTH; how++)
        fold(l, (enum fold)how);
    cut(l);
    int less = l->all - PLAIN_WIDTH;
    if (l->wide < l->n && less > 0 && less <= l->head - WIDE_LEAST)
        adjust(l, l->wide, WIDE_LEAST, l->columns[l->wide].width);
}

static void put_cell(struct buf *b, struct str text, int width, bool right)
{
    struct buf cell = {0};
    plain_put(&cell, text);
    if (!right && text_width(buf_view(&cell)) > width) {
        cell.n = text_fit(buf_view(&cell), width - 1);
        buf_puts(&cell, "…");
    }
    int room = width - text_width(buf_view(&cell));
    plain_blanks(b, right ? room : 0);
    buf_str(b, buf_view(&cell));
    plain_blanks(b, right ? 0 : room);
    buf_release(&cell);
}

/* The next line of a cell, of which *rest is the end; false where it is
 * empty. */
static bool take(const struct column *c, struct str *rest, struct str *line)
{
    if (!c->cut || word_width(rest->p) <= c->width)
        return plain_line(rest, c->width, line);
    *line = *rest;
    *rest = STR("");
    return line->n > 0;
}

static int cell_lines(const struct column *c, const char *text)
{
    struct str rest = str_of(text), line;
    int n = 0;
    while (take(c, &rest, &line))
        n++;
    return n;
}

static void end_line(struct buf *b)
{
    while (b->n && b->p[b->n - 1] == ' ')
        b->n--;
    buf_ch(b, '\n');
}

/* Heads end on the same line, cells begin on it. */
static void put_row(struct buf *b, const struct layout *l,
                    const char *const *cells, bool head)
{
    struct str *rest = mem_new(l->n, sizeof *rest), line;
    int high = 1;
    for (size_t k = 0; k < l->n; k++) {
        rest[k] = str_of(cells[k]);
        high = larger(high, cell_lines(&l->columns[k], cells[k]));
    }
    for (int i = 0; i < high; i++) {
        for (size_t k = 0; k < l->n; k++) {
            const struct column *c = &l->columns[k];
            int from = head ? high - cell_lines(c, cells[k]) : 0;
            if (i < from || !take(c, &rest[k], &line))
                line = STR("");
            plain_blanks(b, k ? PLAIN_GAP : 0);
            put_cell(b, line, c->width, l->table->columns.v[k].right);
        }
        end_line(b);
    }
    free(rest);
}

static void rule(struct buf *b, int width)
{
    for (int i = 0; i < width; i++)
        buf_ch(b, '-');
    buf_ch(b, '\n');
}

int plain_table(struct buf *b, const struct sheet_table *t)
{
    struct layout l;
    lay_out(&l, t);
    const char **titles = mem_new(l.n, sizeof *titles);
    for (size_t k = 0; k < l.n; k++)
        titles[k] = t->columns.v[k].title;
    put_row(b, &l, titles, true);
    rule(b, l.all);
    for (size_t i = 0; i + l.n <= t->cells.n; i += l.n)
        put_row(b, &l, t->cells.v + i, false);
    rule(b, l.all);
    free(titles);
    free(l.columns);
    return l.all;
}
