#include "out/plain.h"

#include <stdlib.h>

#include "base/text.h"
#include "out/sheet.h"

enum { WIDTH = 80, GAP = 2, WIDE_LEAST = 16 };

struct plain {
    struct buf *out;
    const char *title;
    int edge; /* of the last table; sums end there */
};

static void blanks(struct buf *b, int n)
{
    for (; n > 0; n--)
        buf_ch(b, ' ');
}

/* Safe for a terminal, and blanks that do not break as plain ones: the line has
 * been broken by then. */
static void put(struct buf *b, struct str s)
{
    static const struct str hard[] = {{"\u00a0", 2}, {"\u202f", 3}};
    struct buf safe = {0};
    text_plain(s, &safe);
    for (size_t i = 0; i < safe.n;) {
        size_t k = 0;
        while (k < 2 &&
               !str_starts((struct str){safe.p + i, safe.n - i}, hard[k].p))
            k++;
        buf_ch(b, k < 2 ? ' ' : safe.p[i]);
        i += k < 2 ? hard[k].n : 1;
    }
    buf_release(&safe);
}

static int width_of(const char *text)
{
    struct buf b = {0};
    put(&b, str_of(text));
    int width = text_width(buf_view(&b));
    buf_release(&b);
    return width;
}

/* Takes a line of at most `width` columns off *rest, broken at a blank where
 * there is one; false at the end. */
static bool take_line(struct str *rest, int width, struct str *line)
{
    struct str paragraph = *rest;
    if (!rest->n)
        return false;
    const char *newline = memchr(rest->p, '\n', rest->n);
    if (newline)
        paragraph.n = (size_t)(newline - rest->p);
    size_t n = text_fit(paragraph, width), next;
    if (n < paragraph.n) {
        size_t blank = n;
        while (blank > 0 && paragraph.p[blank] != ' ')
            blank--;
        n = blank > 0 ? blank : n > 0 ? n : 1;
        for (next = n; next < paragraph.n && paragraph.p[next] == ' ';)
            next++;
    } else {
        next = n + (newline != NULL);
    }
    *line = str_trim((struct str){rest->p, n});
    *rest = (struct str){rest->p + next, rest->n - next};
    return true;
}

/* In a column that begins at `indent`, where the line in hand has come to; ends
 * the last line. */
static void put_wrapped(struct buf *b, const char *text, int indent)
{
    struct str rest = str_of(text), line;
    for (bool first = true; take_line(&rest, WIDTH - indent, &line);
         first = false) {
        if (!first) {
            buf_ch(b, '\n');
            blanks(b, line.n ? indent : 0);
        }
        put(b, line);
    }
    buf_ch(b, '\n');
}

/* --- fields --------------------------------------------------------------- */

static void put_field(struct plain *p, int labels, const char *label,
                      const char *value)
{
    put(p->out, str_of(label));
    blanks(p->out, labels - width_of(label));
    put_wrapped(p->out, value, labels);
}

static int labels_width(const struct sheet_block *b)
{
    int most = 0;
    for (size_t i = 0; i < b->pairs.n; i++) {
        int w = width_of(b->pairs.v[i].label) + GAP;
        most = w > most ? w : most;
    }
    return most;
}

static void fields(struct plain *p, const struct sheet_block *b)
{
    int labels = labels_width(b);
    for (size_t i = 0; i < b->pairs.n; i++)
        if (*b->pairs.v[i].value)
            put_field(p, labels, b->pairs.v[i].label, b->pairs.v[i].value);
}

static void pay(struct plain *p, const struct sheet_block *b)
{
    put_wrapped(p->out, b->title, 0);
    fields(p, b);
}

/* A pair without a value begins a group; what has no label in it is a party's
 * address, which the group's name stands before. */
static bool begins(const struct sheet_block *b, size_t i)
{
    return *b->pairs.v[i].label && !*b->pairs.v[i].value;
}

static bool is_party(const struct sheet_block *b, size_t i)
{
    return i + 1 < b->pairs.n && !*b->pairs.v[i + 1].label;
}

/* Names of parties and labels of the others are in one column. */
static int groups_width(const struct sheet_block *b)
{
    bool party = false;
    int most = 0;
    for (size_t i = 0; i < b->pairs.n; i++) {
        party = begins(b, i) ? is_party(b, i) : party;
        int w = begins(b, i) == party ? width_of(b->pairs.v[i].label) + GAP : 0;
        most = w > most ? w : most;
    }
    return most;
}

static void groups(struct plain *p, const struct sheet_block *b)
{
    int labels = groups_width(b);
    const char *head = "";
    size_t before = p->out->n;
    struct buf text = {0};
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        if (begins(b, i)) {
            if (p->out->n > before)
                buf_ch(p->out, '\n');
            before = p->out->n;
            head = is_party(b, i) ? pair->label : NULL;
            continue;
        }
        if (!*pair->value)
            continue;
        if (!head) {
            put_field(p, labels, pair->label, pair->value);
            continue;
        }
        buf_clear(&text);
        if (*pair->label)
            buf_fmt(&text, "%s\u00a0", pair->label);
        buf_puts(&text, pair->value);
        put_field(p, labels, head, buf_cstr(&text));
        head = "";
    }
    buf_release(&text);
}

/* --- the table ------------------------------------------------------------ */

/* Cells other than the wide one have a line, cut where it is too long. */
static void put_cell(struct buf *b, const struct sheet_column *c,
                     const char *text, int width)
{
    struct buf cell = {0};
    put(&cell, str_of(text));
    if (!c->right && text_width(buf_view(&cell)) > width) {
        cell.n = text_fit(buf_view(&cell), width - 1);
        buf_puts(&cell, "…");
    }
    int room = width - text_width(buf_view(&cell));
    if (c->right)
        blanks(b, room);
    buf_str(b, buf_view(&cell));
    if (!c->right)
        blanks(b, room);
    buf_release(&cell);
}

struct layout {
    const struct sheet_table *table;
    size_t n, wide; /* columns; the one that takes what is left */
    int *width, all;
};

/* How wide a column is with nothing broken or cut. */
static int natural_width(const struct sheet_table *t, size_t k)
{
    int width = width_of(t->columns.v[k].title);
    for (size_t i = k; i < t->cells.n; i += t->columns.n) {
        int w = width_of(t->cells.v[i]);
        width = w > width ? w : width;
    }
    return width;
}

/* Makes the table fit, by so much off the column, which stays at least so
 * wide. */
static void shrink(struct layout *l, size_t k, int least)
{
    int less = l->all - WIDTH;
    if (less > l->width[k] - least)
        less = l->width[k] - least;
    if (less > 0) {
        l->width[k] -= less;
        l->all -= less;
    }
}

static void lay_out(struct layout *l, const struct sheet_table *t)
{
    enum { NARROW_LEAST = 10 };
    *l = (struct layout){.table = t, .n = t->columns.n, .wide = t->columns.n};
    l->width = mem_new(l->n, sizeof *l->width);
    for (size_t k = 0; k < l->n; k++) {
        l->wide = t->columns.v[k].wide ? k : l->wide;
        l->width[k] = natural_width(t, k);
        l->all += l->width[k] + (k ? GAP : 0);
    }
    if (l->wide < l->n) {
        int least = width_of(t->columns.v[l->wide].title);
        shrink(l, l->wide, least < WIDE_LEAST ? WIDE_LEAST : least);
    }
    for (size_t k = 0; k < l->n; k++)
        if (!t->columns.v[k].right && k != l->wide)
            shrink(l, k, NARROW_LEAST);
}

/* The wide cell's first line stands among the others, the rest below it. */
static void put_row(struct plain *p, const struct layout *l,
                    const char *const *cells)
{
    struct buf line = {0};
    struct str rest = l->wide < l->n ? str_of(cells[l->wide]) : STR(""), part;
    int indent = 0;
    for (size_t k = 0; k < l->n; k++) {
        blanks(&line, k ? GAP : 0);
        if (k < l->wide)
            indent += l->width[k] + GAP;
        if (k == l->wide) {
            part = STR("");
            take_line(&rest, l->width[k], &part);
            size_t at = line.n;
            put(&line, part);
            blanks(&line, l->width[k] - text_width((struct str){line.p + at,
                                                                line.n - at}));
        } else {
            put_cell(&line, &l->table->columns.v[k], cells[k], l->width[k]);
        }
    }
    while (line.n && line.p[line.n - 1] == ' ')
        line.n--;
    buf_str(p->out, buf_view(&line));
    buf_ch(p->out, '\n');
    while (take_line(&rest, l->wide < l->n ? l->width[l->wide] : 0, &part)) {
        blanks(p->out, indent);
        put(p->out, part);
        buf_ch(p->out, '\n');
    }
    buf_release(&line);
}

static void rule(struct plain *p, int width)
{
    for (int i = 0; i < width; i++)
        buf_ch(p->out, '-');
    buf_ch(p->out, '\n');
}

static void table(struct plain *p, const struct sheet_block *b)
{
    struct layout l;
    lay_out(&l, &b->table);
    const char **titles = mem_new(l.n, sizeof *titles);
    for (size_t k = 0; k < l.n; k++)
        titles[k] = b->table.columns.v[k].title;
    put_row(p, &l, titles);
    rule(p, l.all);
    for (size_t i = 0; i + l.n <= b->table.cells.n; i += l.n)
        put_row(p, &l, b->table.cells.v + i);
    rule(p, l.all);
    p->edge = l.all;
    free(titles);
    free(l.width);
}

static void sums(struct plain *p, const struct sheet_block *b)
{
    int label = 0, amount = 0;
    for (size_t i = 0; i < b->pairs.n; i++) {
        int w = width_of(b->pairs.v[i].label);
        label = w > label ? w : label;
        w = width_of(b->pairs.v[i].value);
        amount = w > amount ? w : amount;
    }
    int indent = p->edge - label - GAP - amount;
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        blanks(p->out, indent);
        put(p->out, str_of(pair->label));
        blanks(p->out, label - width_of(pair->label) + GAP + amount -
                           width_of(pair->value));
        put(p->out, str_of(pair->value));
        buf_ch(p->out, '\n');
    }
}

/* --- text ----------------------------------------------------------------- */

static void title(struct plain *p, const struct sheet_block *b)
{
    (void)b;
    put_wrapped(p->out, p->title, 0);
}

static void text(struct plain *p, const struct sheet_block *b)
{
    put_wrapped(p->out, b->text, 0);
}

static void signs(struct plain *p, const struct sheet_block *b)
{
    int labels = labels_width(b);
    for (size_t i = 0; i < b->pairs.n; i++) {
        const struct sheet_pair *pair = &b->pairs.v[i];
        put(p->out, str_of(pair->label));
        blanks(p->out, labels - width_of(pair->label));
        buf_puts(p->out, "____________________");
        if (*pair->value) {
            blanks(p->out, GAP);
            put(p->out, str_of(pair->value));
        }
        buf_ch(p->out, '\n');
    }
}

int plain_make(const struct paper *paper, struct buf *out, struct err *e)
{
    static void (*const makers[])(struct plain *,
                                  const struct sheet_block *) = {
        [SHEET_LETTERHEAD] = title, [SHEET_TITLE] = title,
        [SHEET_BANK] = fields,      [SHEET_GROUPS] = groups,
        [SHEET_FIELDS] = fields,    [SHEET_TABLE] = table,
        [SHEET_SUMS] = sums,        [SHEET_TEXT] = text,
        [SHEET_SMALL] = text,       [SHEET_PAY] = pay,
        [SHEET_SIGNS] = signs,
    };
    struct plain p = {.out = out, .edge = WIDTH};
    struct sheet s;
    int rc = sheet_make(paper, &s, e);
    p.title = s.title;
    for (size_t i = 0; rc == 0 && i < s.blocks.n; i++) {
        const struct sheet_block *b = &s.blocks.v[i];
        /* Sums belong to their table, tables to the small text above. */
        if (i && b->kind != SHEET_SUMS && s.blocks.v[i - 1].kind != SHEET_SMALL)
            buf_ch(out, '\n');
        makers[b->kind](&p, b);
    }
    sheet_release(&s);
    return rc;
}
