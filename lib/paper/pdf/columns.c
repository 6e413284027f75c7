/* How wide the columns of a table on paper are, and how large its type. */
#include <stdlib.h>

#include "inside.h"

enum { WIDE_GOOD = 110, WIDE_LEAST = 72, NARROW_MOST = 90 };
/* Of the type: 5.6 points can still be read. */
#define SCALE_LEAST 0.66

struct pdf_style pdf_cell_style(const struct sheet_table *t, size_t column,
                                double scale)
{
    return (struct pdf_style){
        .size = (PDF_SIZE - 0.4) * scale,
        .align = t->columns.v[column].right ? PDF_RIGHT : PDF_LEFT,
    };
}

struct pdf_style pdf_head_style(const struct sheet_table *t, size_t column,
                                double scale)
{
    struct pdf_style style = pdf_cell_style(t, column, scale);
    style.size = t->grid ? style.size : PDF_SMALL * scale;
    style.bold = t->grid;
    style.grey = t->grid ? 0 : 0.3;
    if (t->grid)
        style.align = PDF_CENTER;
    return style;
}

struct pdf_style pdf_carry_style(const struct sheet_table *t, double scale)
{
    return (struct pdf_style){.size = (PDF_SIZE - 0.4) * scale,
                              .align = PDF_RIGHT,
                              .bold = t->grid,
                              .grey = 0.25};
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

/* Of its longest word: as narrow as it can be with no word broken. */
static double word_width(struct pdf *p, const char *text,
                         struct pdf_style style)
{
    struct str rest = str_of(text), word;
    struct buf b = {0};
    double most = 0;
    while (str_cut(&rest, ' ', &word)) {
        buf_clear(&b);
        buf_str(&b, word);
        most = larger(most, pdf_width(p, buf_cstr(&b), style));
    }
    buf_release(&b);
    return most;
}

/* A column as it would be, and with all folded that may be: heads, and texts,
 * but no number. */
struct width {
    double natural, least;
};

static struct width width_of(struct pdf *p, const struct sheet_table *t,
                             size_t k)
{
    const struct sheet_column *c = &t->columns.v[k];
    struct pdf_style head = pdf_head_style(t, k, 1);
    struct pdf_style style = pdf_cell_style(t, k, 1);
    struct width w = {pdf_width(p, c->title, head),
                      word_width(p, c->title, head)};
    for (size_t i = k; i < t->cells.n; i += t->columns.n) {
        double cell = pdf_width(p, t->cells.v[i], style);
        w.natural = larger(w.natural, cell);
        w.least = larger(w.least,
                         c->right ? cell : word_width(p, t->cells.v[i], style));
    }
    if (k == t->columns.n - 1 && t->carry.n) {
        double carry =
            pdf_width(p, t->carry.v[t->carry.n - 1], pdf_carry_style(t, 1));
        w.natural = larger(w.natural, carry);
        w.least = larger(w.least, carry);
    }
    if (!c->right) {
        w.natural = smaller(w.natural, NARROW_MOST);
        w.least = smaller(w.least, NARROW_MOST);
    }
    return w;
}

/* Shares `room` out among the columns, and returns the type's scale.  Where it
 * is scarce, the wide column gives first, down to what is good, then heads are
 * folded, it gives more, and the type is smaller. */
static double share(const struct sheet_table *t, struct width *columns,
                    double room)
{
    struct width sum = {0, 0};
    for (size_t k = 0; k < t->columns.n; k++)
        if (!t->columns.v[k].wide) {
            sum.natural += columns[k].natural;
            sum.least += columns[k].least;
        }
    double numbers = room - WIDE_LEAST;
    double scale = sum.least > numbers ? numbers / sum.least : 1;
    double squeeze = larger(1, SCALE_LEAST / scale); /* with digits broken */
    double spare = larger(0, numbers - sum.least);
    double wide = WIDE_LEAST + smaller(spare, WIDE_GOOD - WIDE_LEAST);
    spare -= wide - WIDE_LEAST;
    double want = scale < 1 ? 0 : sum.natural - sum.least;
    double part = want > 0 ? smaller(1, spare / want) : 0;
    spare -= want * part;
    scale = larger(scale, SCALE_LEAST);
    for (size_t k = 0; k < t->columns.n; k++) {
        struct width *w = &columns[k];
        double more = (w->natural - w->least) * part;
        w->least = t->columns.v[k].wide ? wide + spare
                                        : (w->least + more) * scale / squeeze;
    }
    return scale;
}

double pdf_columns(struct pdf *p, const struct sheet_table *t, double pad,
                   double *x)
{
    size_t n = t->columns.n;
    double around = 2 * pad + 1, at = p->left;
    struct width *columns = mem_new(n, sizeof *columns);
    for (size_t k = 0; k < n; k++)
        if (!t->columns.v[k].wide)
            columns[k] = width_of(p, t, k);
    double scale = share(t, columns, p->right - p->left - around * (double)n);
    for (size_t k = 0; k < n; k++) {
        x[k] = at;
        at += columns[k].least + around;
    }
    x[n] = p->right;
    free(columns);
    return scale;
}
