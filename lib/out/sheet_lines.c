/* The table of lines, and what they come to. */
#include <stdlib.h>

#include "base/text.h"
#include "out/sheet.h"

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
    enum paper_word title;
    bool right, wide;
} cells[CELLS] = {
    [CELL_N] = {W_COL_N, true, false},
    [CELL_TEXT] = {W_COL_TEXT, false, true},
    [CELL_QTY] = {W_COL_QTY, true, false},
    [CELL_UNIT] = {W_COL_UNIT, false, false},
    [CELL_PRICE] = {W_COL_PRICE, true, false},
    [CELL_DISCOUNT] = {W_COL_DISCOUNT, true, false},
    [CELL_VAT] = {W_COL_VAT, true, false},
    [CELL_NET] = {W_COL_NET, true, false},
};

/* No line bears a tax. */
static bool is_untaxed(const struct paper *p)
{
    for (size_t i = 0; i < p->taxes_n; i++)
        if (p->taxes[i].rate.n > 0)
            return false;
    return true;
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
    shown[CELL_VAT] = p->layout == PAPER_FORM_INTL || !is_untaxed(p);
}

static const char *decimal(struct sheet *s, struct decimal d)
{
    struct buf b = {0};
    paper_add_decimal(s->paper->lang, d, &b);
    return sheet_keep(s, &b);
}

static const char *cell_text(struct sheet *s, size_t i, enum cell cell)
{
    const struct paper_line *line = &s->paper->lines[i];
    struct buf b = {0};
    switch (cell) {
    case CELL_N:
        buf_fmt(&b, "%zu", i + 1);
        return sheet_keep(s, &b);
    case CELL_TEXT:
        return line->text;
    case CELL_QTY:
        return decimal(s, line->qty);
    case CELL_UNIT:
        return line->unit;
    case CELL_PRICE:
        return sheet_money(s, line->price);
    case CELL_DISCOUNT:
        return line->discount ? sheet_money(s, -line->discount) : "";
    case CELL_VAT:
        return decimal(s, line->vat);
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
    bool shown[CELLS];
    int64_t sum = 0;
    choose(p, shown);
    t->grid = p->layout == PAPER_FORM_RU;
    t->carried = sheet_word(s, W_CARRIED);
    t->brought = sheet_word(s, W_BROUGHT);
    for (int k = 0; k < CELLS; k++)
        if (shown[k]) {
            bool gross = k == CELL_NET && p->gross_prices && !is_untaxed(p);
            *vec_push(&t->columns) = (struct sheet_column){
                sheet_word(s, gross ? W_COL_GROSS : cells[k].title),
                cells[k].right, cells[k].wide};
        }
    for (size_t i = 0; i < p->lines_n; i++) {
        for (int k = 0; k < CELLS; k++)
            if (shown[k])
                *vec_push(&t->cells) = cell_text(s, i, (enum cell)k);
        sum += p->lines[i].amount;
        *vec_push(&t->carry) = sheet_money(s, sum);
    }
}

static const char *with_code(struct sheet *s, enum paper_word word)
{
    struct buf b = {0};
    buf_fmt(&b, "%s, %s", sheet_word(s, word),
            paper_currency(s->paper->lang, s->paper->code));
    return sheet_keep(s, &b);
}

static void add_tax(struct sheet *s, struct sheet_block *b,
                    const struct paper_tax *t)
{
    const struct paper *p = s->paper;
    const char *name = paper_category_name(p->lang, t->category);
    bool inside = p->gross_prices && p->layout == PAPER_FORM_RU;
    struct buf label = {0};
    if (t->rate.n == 0 && p->layout == PAPER_FORM_RU) {
        sheet_pair(b, sheet_word(s, W_NO_VAT), "—");
        return;
    }
    const char *rate = decimal(s, t->rate);
    if (inside)
        buf_fmt(&label, sheet_word(s, W_VAT_IN), rate);
    else if (p->taxes_n > 1 || p->layout == PAPER_FORM_INTL)
        buf_fmt(&label, sheet_word(s, W_VAT_ON), rate, sheet_money(s, t->net));
    else
        buf_fmt(&label, sheet_word(s, W_VAT), rate);
    if (*name)
        buf_fmt(&label, " (%s)", name);
    sheet_pair(b, sheet_keep(s, &label), sheet_money(s, t->tax));
}

static void strong(struct sheet_block *b)
{
    b->pairs.v[b->pairs.n - 1].strong = true;
}

/* What has been paid, and what is left. */
static void add_settled(struct sheet *s, struct sheet_block *b)
{
    const struct paper *p = s->paper;
    const struct {
        enum paper_word label;
        int64_t amount;
    } parts[] = {
        {W_PREPAID, p->prepaid}, {W_PAID, p->paid}, {W_CREDITED, p->credited}};
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i].amount) {
            sheet_pair(b, sheet_word(s, parts[i].label),
                       sheet_money(s, parts[i].amount));
            any = true;
        }
    if (!any)
        return;
    sheet_pair(b, with_code(s, p->over ? W_OVER : W_OPEN),
               sheet_money(s, p->over ? p->over : p->open));
    strong(b);
}

static void add_sums(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct sheet_block *b = sheet_add(s, SHEET_SUMS);
    bool ru = p->layout == PAPER_FORM_RU;
    if (p->allowance || ru)
        sheet_pair(b, sheet_word(s, W_SUM), sheet_money(s, p->lines_sum));
    if (p->allowance)
        sheet_pair(b, sheet_word(s, W_ALLOWANCE),
                   sheet_money(s, -p->allowance));
    if (!ru || (p->allowance && !p->gross_prices && !is_untaxed(p)))
        sheet_pair(b, sheet_word(s, W_NET), sheet_money(s, p->net));
    for (size_t i = 0; i < p->taxes_n; i++)
        add_tax(s, b, &p->taxes[i]);
    if (p->rounding)
        sheet_pair(b, sheet_word(s, W_ROUNDING), sheet_money(s, p->rounding));
    bool bill = p->kind == PAPER_INVOICE;
    sheet_pair(b, with_code(s, bill ? W_TOTAL : W_TOTAL_CREDIT),
               sheet_money(s, p->gross));
    strong(b);
    add_settled(s, b);
}

static void add_words(struct sheet *s)
{
    const struct paper *p = s->paper;
    struct buf words = {0}, line = {0};
    if (p->layout == PAPER_FORM_RU) {
        buf_fmt(&line, sheet_word(s, p->kind == PAPER_ACT ? W_DONE : W_COUNT),
                p->lines_n, sheet_money(s, p->gross),
                paper_currency(p->lang, p->code));
        sheet_add(s, SHEET_TEXT)->text = sheet_keep(s, &line);
    }
    if (!text_amount_words(p->gross, p->digits, p->code,
                           paper_lang_tag(p->lang), &words))
        return;
    text_capital(&words, 0);
    buf_fmt(&line, sheet_word(s, W_IN_WORDS), buf_cstr(&words));
    buf_release(&words);
    struct sheet_block *b = sheet_add(s, SHEET_TEXT);
    b->text = sheet_keep(s, &line);
    b->strong = p->layout == PAPER_FORM_RU;
}

/* Why there is no tax on some of it: said once for each reason. */
static void add_notes(struct sheet *s)
{
    const struct paper *p = s->paper;
    bool none = false;
    for (size_t i = 0; i < p->taxes_n; i++) {
        const struct paper_tax *t = &p->taxes[i];
        const char *note = paper_category_note(p->lang, t->category);
        none = none || (t->rate.n == 0 && strcmp(t->category, "AE") != 0);
        if (*note)
            sheet_add(s, SHEET_TEXT)->text = note;
    }
    if (none && *p->ground) {
        struct buf b = {0};
        buf_fmt(&b, sheet_word(s, W_GROUND), p->ground);
        sheet_add(s, SHEET_TEXT)->text = sheet_keep(s, &b);
    }
}

void sheet_lines(struct sheet *s)
{
    add_table(s);
    add_sums(s);
    add_words(s);
    add_notes(s);
    if (s->paper->kind == PAPER_ACT)
        sheet_add(s, SHEET_TEXT)->text = sheet_word(s, W_DONE_WORDS);
}

static void add_columns(struct sheet *s, struct sheet_table *t, bool statement)
{
    static const enum paper_word titles[] = {
        W_COL_DATE, W_COL_TEXT, W_COL_CHARGE, W_COL_PAYMENT, W_COL_BALANCE};
    for (int i = 0; i < 5; i++)
        if (statement || (i != 2 && i != 4))
            *vec_push(&t->columns) =
                (struct sheet_column){sheet_word(s, titles[i]), i > 1, i == 1};
}

void sheet_moves(struct sheet *s)
{
    const struct paper *p = s->paper;
    bool statement = p->kind == PAPER_STATEMENT;
    if (!statement)
        sheet_add(s, SHEET_SMALL)->text = sheet_word(s, W_MOVES);
    struct sheet_table *t = &sheet_add(s, SHEET_TABLE)->table;
    t->grid = p->layout == PAPER_FORM_RU;
    add_columns(s, t, statement);
    for (size_t i = 0; i < p->moves_n; i++) {
        const struct paper_move *m = &p->moves[i];
        *vec_push(&t->cells) = sheet_day(s, m->day);
        *vec_push(&t->cells) = m->text;
        if (statement)
            *vec_push(&t->cells) = m->charge ? sheet_money(s, m->charge) : "";
        *vec_push(&t->cells) = m->payment ? sheet_money(s, m->payment) : "";
        if (statement)
            *vec_push(&t->cells) = sheet_money(s, m->balance);
    }
    if (!statement)
        return;
    struct sheet_block *b = sheet_add(s, SHEET_SUMS);
    sheet_pair(b, with_code(s, W_OPEN),
               sheet_money(s, p->moves[p->moves_n - 1].balance));
    strong(b);
}
