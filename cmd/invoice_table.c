/* The lines of an invoice as a table, and the laying out of text. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"
#include "invoice_text.h"

enum { UNIT_MOST = 10 };

void text_blanks(struct buf *b, int n)
{
    for (; n > 0; n--)
        buf_ch(b, ' ');
}

bool text_line(struct str *rest, int width, struct buf *line)
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
    buf_clear(line);
    text_plain((struct str){rest->p, n}, line);
    while (line->n && line->p[line->n - 1] == ' ')
        line->n--;
    *rest = (struct str){rest->p + next, rest->n - next};
    return true;
}

enum cell {
    CELL_LINE,
    CELL_TEXT,
    CELL_QTY,
    CELL_UNIT,
    CELL_PRICE,
    CELL_DISCOUNT,
    CELL_VAT,
    CELL_NET,
    CELLS
};
static const struct {
    const char *title;
    bool right;
} cells[CELLS] = {
    {"#", true},         {N_("Description"), false}, {N_("Qty"), true},
    {N_("Unit"), false}, {N_("Price"), true},        {N_("Discount"), true},
    {N_("VAT %"), true}, {N_("Net"), true},
};

/* A cell other than the text. */
static void cell_text(const struct printer *p, size_t i, enum cell cell,
                      struct buf *out)
{
    const struct invoice_line *line = &p->page->lines[i];
    int digits = p->currency->digits;
    char number[MONEY_SIZE];
    buf_clear(out);
    switch (cell) {
    case CELL_LINE:
        buf_fmt(out, "%zu", i + 1);
        break;
    case CELL_QTY:
        buf_puts(out, decimal_print(line->qty, number));
        break;
    case CELL_UNIT:
        text_plain(str_of(line->unit), out);
        if (text_width(buf_view(out)) > UNIT_MOST) {
            out->n = text_fit(buf_view(out), UNIT_MOST - 1);
            buf_puts(out, "…");
        }
        break;
    case CELL_PRICE:
        invoice_amount(out, line->price, digits);
        break;
    case CELL_DISCOUNT:
        if (line->discount)
            invoice_amount(out, -line->discount, digits);
        break;
    case CELL_VAT:
        buf_puts(out, decimal_print(line->vat, number));
        break;
    case CELL_NET:
        invoice_amount(out, line->net, digits);
        break;
    case CELL_TEXT:
    case CELLS:
        break;
    }
}

/* The widest line of a text, as it is without breaking. */
static int natural_width(const char *text)
{
    struct str rest = str_of(text), part;
    struct buf plain = {0};
    int widest = 0;
    while (str_cut(&rest, '\n', &part)) {
        buf_clear(&plain);
        text_plain(part, &plain);
        int width = text_width(buf_view(&plain));
        widest = width > widest ? width : widest;
    }
    buf_release(&plain);
    return widest;
}

/* Columns that nothing stands in have width 0. Returns the table's. */
static int measure(const struct printer *p, int width[CELLS])
{
    struct buf cell = {0};
    int total = 0;
    for (int k = 0; k < CELLS; k++) {
        int title = text_width(str_of(_(cells[k].title)));
        width[k] = k == CELL_DISCOUNT ? 0 : title;
        for (size_t i = 0; i < p->page->lines_n; i++) {
            cell_text(p, i, (enum cell)k, &cell);
            int w = k == CELL_TEXT ? natural_width(p->page->lines[i].text)
                                   : text_width(buf_view(&cell));
            width[k] = w > width[k] ? w : width[k];
        }
        if (k == CELL_DISCOUNT && width[k] > 0 && width[k] < title)
            width[k] = title;
        total += width[k] > 0 ? width[k] + GAP : 0;
    }
    buf_release(&cell);
    total -= GAP;
    if (total > WIDTH) {
        int text = width[CELL_TEXT] - (total - WIDTH);
        text = text > TEXT_LEAST ? text : TEXT_LEAST;
        text = text < width[CELL_TEXT] ? text : width[CELL_TEXT];
        total -= width[CELL_TEXT] - text;
        width[CELL_TEXT] = text;
    }
    return total;
}

/* Blanks are only owed until a text comes: none trail a line. */
static void add_cell(struct buf *b, struct str text, int width, bool right,
                     int *owed)
{
    int pad = width - text_width(text);
    *owed += right ? pad : 0;
    if (text.n) {
        text_blanks(b, *owed);
        buf_str(b, text);
        *owed = 0;
    } else if (right) {
        *owed -= pad;
        pad = width;
        right = false;
    }
    *owed += (right ? 0 : pad) + GAP;
}

static void add_rule(struct buf *b, int width)
{
    for (int i = 0; i < width; i++)
        buf_ch(b, '-');
    buf_ch(b, '\n');
}

static void add_titles(struct printer *p, const int width[CELLS])
{
    int owed = 0;
    for (int k = 0; k < CELLS; k++)
        if (width[k] > 0)
            add_cell(&p->out, str_of(_(cells[k].title)), width[k],
                     cells[k].right, &owed);
    buf_ch(&p->out, '\n');
}

static void add_line(struct printer *p, size_t i, const int width[CELLS])
{
    struct str rest = str_of(p->page->lines[i].text);
    struct buf cell = {0};
    int owed = 0;
    for (int k = 0; k < CELLS; k++) {
        if (width[k] == 0)
            continue;
        if (k == CELL_TEXT)
            text_line(&rest, width[k], &cell);
        else
            cell_text(p, i, (enum cell)k, &cell);
        add_cell(&p->out, buf_view(&cell), width[k], cells[k].right, &owed);
        buf_clear(&cell);
    }
    buf_ch(&p->out, '\n');
    while (text_line(&rest, width[CELL_TEXT], &cell)) {
        text_blanks(&p->out, width[CELL_LINE] + GAP);
        buf_str(&p->out, buf_view(&cell));
        buf_ch(&p->out, '\n');
    }
    buf_release(&cell);
}

int text_table(struct printer *p)
{
    int width[CELLS];
    if (!p->page->lines_n)
        return 0;
    int edge = measure(p, width);
    add_titles(p, width);
    add_rule(&p->out, edge);
    for (size_t i = 0; i < p->page->lines_n; i++)
        add_line(p, i, width);
    add_rule(&p->out, edge);
    return edge;
}
