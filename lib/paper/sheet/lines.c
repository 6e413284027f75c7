/* The table of lines. */
#include <ctype.h>

#include "inside.h"

enum cell {
    CELL_N,
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
    enum paper_word title, gross; /* where amounts are with tax */
    bool right, wide;
} cells[CELLS] = {
    [CELL_N] = {W_COL_N, W_COL_N, true, false},
    [CELL_TEXT] = {W_COL_TEXT, W_COL_TEXT, false, true},
    [CELL_QTY] = {W_COL_QTY, W_COL_QTY, true, false},
    [CELL_UNIT] = {W_COL_UNIT, W_COL_UNIT, false, false},
    [CELL_PRICE] = {W_COL_PRICE, W_COL_PRICE_GROSS, true, false},
    [CELL_DISCOUNT] = {W_COL_DISCOUNT, W_COL_DISCOUNT_GROSS, true, false},
    [CELL_VAT] = {W_COL_VAT, W_COL_VAT, true, false},
    [CELL_NET] = {W_COL_NET, W_COL_GROSS, true, false},
};

static bool any_rate(const struct paper *p)
{
    for (size_t i = 0; i < p->taxes_n; i++)
        if (p->taxes[i].rate.n > 0 || paper_zero_rated(&p->taxes[i]))
            return true;
    return false;
}

/* Columns that nothing stands in are left out. */
static void choose(const struct paper *p, bool shown[CELLS])
{
    for (int k = 0; k < CELLS; k++)
        shown[k] = true;
    shown[CELL_DISCOUNT] = shown[CELL_UNIT] = false;
    for (size_t i = 0; i < p->lines_n; i++) {
        shown[CELL_DISCOUNT] = shown[CELL_DISCOUNT] || p->lines[i].discount;
        shown[CELL_UNIT] = shown[CELL_UNIT] || *p->lines[i].unit;
    }
    /* A directive wants the rate with each supply; a Russian form only where
     * there is one. */
    shown[CELL_VAT] =
        p->layout == PAPER_FORM_INTL ? p->taxes_n > 0 : any_rate(p);
}

static const char *rate(struct sheet *s, const struct paper_line *line)
{
    const struct paper_tax tax = {.category = line->category,
                                  .rate = line->vat};
    return sheet_without_tax(s->paper, &tax) ? sheet_word(s, W_COL_NO_VAT)
                                             : sheet_decimal(s, line->vat);
}

/* How many digits end, or begin, there. */
static size_t digits_before(const char *text, size_t at)
{
    size_t n = 0;
    while (n < at && isdigit((unsigned char)text[at - 1 - n]))
        n++;
    return n;
}

static size_t digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

/* No line is to break there: between groups of a number ("30 000,00"), and
 * after a year ("2026 г."). */
static bool holds(const char *text, size_t blank)
{
    enum { GROUP = 3, YEAR = 4 };
    size_t before = digits_before(text, blank);
    const char *next = text + blank + 1;
    if (before == YEAR && strncmp(next, "г.", strlen("г.")) == 0)
        return true;
    return before >= 1 && before <= GROUP && digits_at(next) == GROUP;
}

static const char *line_text(struct sheet *s, const char *text)
{
    struct buf b = {0};
    for (size_t i = 0; text[i]; i++)
        if (text[i] == ' ' && holds(text, i))
            buf_puts(&b, "\u00a0");
        else
            buf_ch(&b, text[i]);
    return sheet_keep(s, &b);
}

static const char *cell_text(struct sheet *s, size_t i, enum cell cell)
{
    const struct paper_line *line = &s->paper->lines[i];
    switch (cell) {
    case CELL_N:
        return arena_fmt(&s->arena, "%zu", i + 1);
    case CELL_TEXT:
        return line_text(s, line->text);
    case CELL_QTY:
        return sheet_decimal(s, line->qty);
    case CELL_UNIT:
        return sheet_unit(s, line->unit, line->qty);
    case CELL_PRICE:
        return sheet_price(s, line->price);
    case CELL_DISCOUNT:
        return line->discount ? sheet_money(s, -line->discount) : "";
    case CELL_VAT:
        return rate(s, line);
    case CELL_NET:
        return sheet_money(s, line->amount);
    case CELLS:
        break;
    }
    return "";
}

static void add_table(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_table *t = &sheet_add(s, SHEET_TABLE)->table;
    bool shown[CELLS], gross = sheet_gross(p);
    int64_t sum = 0;
    choose(p, shown);
    t->grid = p->layout == PAPER_FORM_RU;
    t->carried = sheet_word(s, W_CARRIED);
    t->brought = sheet_word(s, W_BROUGHT);
    for (int k = 0; k < CELLS; k++)
        if (shown[k])
            *vec_push(&t->columns) = (struct sheet_column){
                sheet_word(s, gross ? cells[k].gross : cells[k].title),
                cells[k].right, cells[k].wide};
    for (size_t i = 0; i < p->lines_n; i++) {
        for (int k = 0; k < CELLS; k++)
            if (shown[k])
                *vec_push(&t->cells) = cell_text(s, i, (enum cell)k);
        sum += p->lines[i].amount;
        *vec_push(&t->carry) = sheet_money(s, sum);
    }
}

void sheet_lines(struct sheet *s)
{
    add_table(s);
    sheet_sums(s);
    if (s->paper->kind == PAPER_ACT)
        sheet_add(s, SHEET_TEXT)->text = sheet_word(s, W_DONE_WORDS);
}
