/* Tables on paper: columns as wide as need be, heads on every page, and the
 * sum so far carried from page to page. */
#include <stdlib.h>

#include "inside.h"

enum { PAD = 4, PAD_GRID = 3, AFTER = 2 };

struct drawing {
    struct pdf *pdf;
    const struct sheet_table *table;
    double *x;    /* of each column, and the right edge */
    double from;  /* where the lines around the cells begin on this page */
    double room;  /* for rows on a page with nothing else */
    double scale; /* of the type */
    double pad, head;
    double keep; /* on the page where it ends, below it; 0: nothing */
};

static struct pdf_style style_of(const struct drawing *d, size_t column)
{
    return pdf_cell_style(d->table, column, d->scale);
}

static struct pdf_style head_style(const struct drawing *d, size_t column)
{
    return pdf_head_style(d->table, column, d->scale);
}

static struct pdf_style carry_style(const struct drawing *d)
{
    return pdf_carry_style(d->table, d->scale);
}

static const char *cell(const struct drawing *d, size_t row, size_t column)
{
    return d->table->cells.v[row * d->table->columns.n + column];
}

static size_t rows(const struct drawing *d)
{
    return d->table->cells.n / d->table->columns.n;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double inner(const struct drawing *d, size_t k)
{
    return d->x[k + 1] - d->x[k] - 2 * d->pad;
}

static const char *const *cells_of(const struct drawing *d, size_t row)
{
    return &d->table->cells.v[row * d->table->columns.n];
}

static double row_height(struct drawing *d, const char *const *text)
{
    double h = 0;
    for (size_t k = 0; k < d->table->columns.n; k++)
        h = larger(h, pdf_height(d->pdf, text[k], inner(d, k), style_of(d, k)));
    return h + 2 * d->pad;
}

static double head_height(struct drawing *d)
{
    double h = 0;
    for (size_t k = 0; k < d->table->columns.n; k++)
        h = larger(h, pdf_height(d->pdf, d->table->columns.v[k].title,
                                 inner(d, k), head_style(d, k)));
    return h + 2 * d->pad;
}

static void rule(struct drawing *d)
{
    struct pdf *p = d->pdf;
    pdf_across(p, p->left, p->right, p->y, d->table->grid ? 0.6 : 0.4,
               d->table->grid ? 0 : 0.75);
}

static void add_head(struct drawing *d)
{
    struct pdf *p = d->pdf;
    d->from = p->y;
    if (!d->table->grid)
        pdf_fill(p, p->left, p->y, p->right - p->left, d->head, 0.93);
    else
        rule(d);
    for (size_t k = 0; k < d->table->columns.n; k++)
        pdf_text(p, d->table->columns.v[k].title, d->x[k] + d->pad,
                 p->y + d->pad, inner(d, k), head_style(d, k));
    p->y += d->head;
    rule(d);
}

/* The lines between the columns, down to here. */
static void close_grid(struct drawing *d)
{
    struct pdf *p = d->pdf;
    if (d->table->grid)
        for (size_t k = 0; k <= d->table->columns.n; k++)
            pdf_down(p, d->x[k], d->from, p->y, 0.6, 0);
}

static double carry_height(struct drawing *d)
{
    return d->table->carry.n
               ? pdf_height(d->pdf, "0", 100, carry_style(d)) + 2 * d->pad
               : 0;
}

/* The sum so far, in the last column. */
static void add_carry(struct drawing *d, const char *label, size_t row)
{
    struct pdf *p = d->pdf;
    size_t last = d->table->columns.n - 1;
    struct pdf_style style = carry_style(d);
    if (!d->table->carry.n)
        return;
    pdf_text(p, label, p->left, p->y + d->pad, d->x[last] - p->left - d->pad,
             style);
    pdf_text(p, d->table->carry.v[row], d->x[last] + d->pad, p->y + d->pad,
             inner(d, last), style);
}

static void next_page(struct drawing *d, size_t row)
{
    struct pdf *p = d->pdf;
    close_grid(d);
    if (row > 0)
        add_carry(d, d->table->carried, row - 1);
    pdf_break(p);
    if (row > 0 && d->table->carry.n) {
        add_carry(d, d->table->brought, row - 1);
        p->y += carry_height(d);
    }
    add_head(d);
}

/* The part of a row that fits; a text that is longer than a page goes on. */
static void add_row(struct drawing *d, double height, const char *const *text)
{
    struct pdf *p = d->pdf;
    for (size_t k = 0; k < d->table->columns.n; k++)
        pdf_text(p, text[k], d->x[k] + d->pad, p->y + d->pad, inner(d, k),
                 style_of(d, k));
    p->y += height;
    rule(d);
}

/* What is left of the page for the row's text. */
static double text_room(struct drawing *d)
{
    return d->pdf->bottom - d->pdf->y - carry_height(d) - 2 * d->pad;
}

/* How much of the text goes on this page: what fits, but some lines less where
 * the row's end could not have what is to be `below` it on the same page. */
static size_t fit_text(struct drawing *d, const char *text, size_t column,
                       double below)
{
    struct pdf *p = d->pdf;
    struct pdf_style style = style_of(d, column);
    double width = inner(d, column), line = pdf_height(p, "0", width, style);
    size_t fit = pdf_fit(p, text, width, text_room(d), style);
    double h = text[fit] ? 0 : pdf_height(p, text, width, style);
    if (!text[fit] && p->y + h + 2 * d->pad + below > p->bottom)
        fit = pdf_fit(p, text, width, h - 2.5 * line, style);
    return fit ? fit : strlen(text);
}

/* The amounts are on the first part, and so in the sum that is carried. */
static void add_tall_row(struct drawing *d, size_t row, double below)
{
    size_t n = d->table->columns.n, wide = 0;
    const char **text = mem_new(n, sizeof *text);
    for (size_t k = 0; k < n; k++) {
        text[k] = cell(d, row, k);
        wide = d->table->columns.v[k].wide ? k : wide;
    }
    const char *rest = text[wide];
    struct buf part = {0};
    do {
        size_t fit = fit_text(d, rest, wide, below);
        buf_clear(&part);
        buf_add(&part, rest, fit);
        text[wide] = buf_cstr(&part);
        add_row(d, row_height(d, text), text);
        rest += fit;
        for (size_t k = 0; k < n; k++)
            text[k] = "";
        if (*rest)
            next_page(d, row + 1);
    } while (*rest);
    buf_release(&part);
    free(text);
}

/* Higher than that, a row is parted rather than moved to the next page. */
static double much(const struct drawing *d)
{
    return d->room / 4;
}

/* What is to be on the same page below a row: the last two stay together with
 * what the table comes to, so that it is not left alone. */
static double below_row(struct drawing *d, size_t row)
{
    size_t n = rows(d);
    if (row + 1 == n)
        return d->keep;
    double next = row + 2 == n && d->keep > 0
                      ? row_height(d, cells_of(d, row + 1))
                      : much(d);
    return next < much(d) ? next + d->keep : carry_height(d);
}

/* One that does not fit goes to the next page whole, unless much of this one
 * would be left empty, or it is longer than a page. */
static void place_row(struct drawing *d, size_t row)
{
    struct pdf *p = d->pdf;
    double h = row_height(d, cells_of(d, row));
    double below = below_row(d, row);
    bool tall = h > much(d);
    double page = p->bottom - p->y - carry_height(d);
    if (p->y + h + below > p->bottom && row > 0 && (!tall || page < much(d)))
        next_page(d, row);
    if (tall && p->y + h + below > p->bottom)
        add_tall_row(d, row, below);
    else
        add_row(d, h, cells_of(d, row));
}

static void prepare(struct drawing *d, struct pdf *p,
                    const struct sheet_table *t, double keep)
{
    *d = (struct drawing){
        .pdf = p, .table = t, .keep = keep > 0 ? keep + AFTER : 0};
    d->pad = t->grid ? PAD_GRID : PAD;
    d->x = mem_new(t->columns.n + 1, sizeof *d->x);
    d->scale = pdf_columns(p, t, d->pad, d->x);
    d->head = head_height(d);
    d->room = p->bottom - p->top - d->head - 2 * carry_height(d);
}

/* The head and the first row, or all where that is little.  A row that has none
 * before it cannot go to the next page without the head. */
static double begin_height(struct drawing *d)
{
    enum { FEW = 5 };
    struct pdf *p = d->pdf;
    size_t n = rows(d);
    double first = n ? row_height(d, cells_of(d, 0)) : 0;
    double all = d->head + d->keep, most = pdf_most_kept(p);
    for (size_t i = 0; i < n && i < FEW; i++)
        all += row_height(d, cells_of(d, i));
    if (n == 1 && first < much(d))
        most = p->bottom - p->top;
    if (n <= FEW && all < most)
        return all;
    return d->head + carry_height(d) + (first > much(d) ? much(d) : first);
}

double pdf_table_begin(struct pdf *p, const struct sheet_table *t, double keep)
{
    struct drawing d;
    prepare(&d, p, t, keep);
    double height = begin_height(&d);
    free(d.x);
    return height;
}

void pdf_table(struct pdf *p, const struct sheet_table *t, double keep)
{
    struct drawing d;
    prepare(&d, p, t, keep);
    pdf_need(p, begin_height(&d));
    add_head(&d);
    for (size_t i = 0; i < rows(&d); i++)
        place_row(&d, i);
    close_grid(&d);
    p->y += AFTER;
    free(d.x);
}
