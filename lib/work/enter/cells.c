/* What can be said of a record's cells by themselves. */
#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* Can it be kept as it is?  ERR_DATA. */
static int check_text(struct str cell, bool lines, struct err *e)
{
    size_t bad;
    int32_t control;
    if (cell.n > CELL_MAX)
        return err_set(e, ERR_DATA, _("%zu bytes are too long (at most %d)"),
                       cell.n, CELL_MAX);
    if (!text_valid(cell, &bad))
        return err_set(e, ERR_DATA, _("byte 0x%02x is not UTF-8"),
                       (unsigned char)cell.p[bad]);
    if ((control = text_control(cell, lines)) >= 0)
        return err_set(e, ERR_DATA,
                       _("has the control character U+%04X (take it out)"),
                       (unsigned)control);
    return 0;
}

/* In NFC, the cell itself where it is that and lasts. */
static void keep_cell(struct draft *d, struct str *cell, bool plain)
{
    struct buf nfc = {0};
    if (plain && d->given)
        return;
    if (!plain)
        text_nfc(*cell, &nfc);
    if (plain)
        *cell = draft_keep(d, cell->p, cell->n);
    else if (!d->given || nfc.n != cell->n ||
             memcmp(nfc.p, cell->p, nfc.n) != 0)
        *cell = draft_keep(d, buf_cstr(&nfc), nfc.n);
    buf_release(&nfc);
}

/* NFC; no control characters but newlines and tabs in the text, and in columns
 * of the user's own. */
static int clean(struct draft *d, enum column c, struct err *e)
{
    struct str *cell = &d->r->col[c];
    if (d->right & COLUMN(c) || (d->given && !cell->n))
        return 0;
    bool plain = text_printable(*cell) && cell->n <= CELL_MAX;
    if (!plain && check_text(*cell, c == COL_TEXT, e) < 0)
        return draft_column(c, e);
    keep_cell(d, cell, plain);
    return 0;
}

int draft_clean(struct draft *d, struct err *e)
{
    const struct header *h = d->r->own ? d->r->own_header : NULL;
    if (d->given && d->r->plain)
        return clean(d, COL_TEXT, e);
    for (int c = 0; c < COLUMNS; c++)
        if (clean(d, (enum column)c, e) < 0)
            return -1;
    for (size_t i = 0; h && i < h->width; i++)
        if (h->own.v[i] && check_text(d->r->own[i], true, e) < 0)
            return err_at(e, h->own.v[i], 0);
    return 0;
}

int draft_columns(const struct draft *d, struct err *e)
{
    uint32_t *right = &d->c->judged.columns[d->r->type], has = 0;
    for (int c = 0; c < COLUMNS; c++)
        has |= d->r->col[c].n ? COLUMN(c) : 0;
    if (has == *right && !d->amends)
        return 0;
    for (int c = 0; c < COLUMNS; c++)
        if (schema_column(d->r->type, (enum column)c, !d->r->col[c].n,
                          d->amends != NULL, e) < 0)
            return -1;
    if (!d->amends)
        *right = has;
    return 0;
}

/* Who answers, and by what: see text_key. */
int draft_words(struct draft *d, struct err *e)
{
    static const enum column words[] = {COL_CHANNEL, COL_OWNER};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (d->r->col[words[i]].n && !(d->right & COLUMN(words[i])) &&
            text_key(d->r->col[words[i]], true, e) < 0)
            return draft_column(words[i], e);
    return 0;
}

static int check_formula(struct str cell, struct err *e)
{
    enum { SHOWN = 60 };
    if (!text_formula(cell))
        return 0;
    return err_set(e, ERR_DATA,
                   _("a spreadsheet would run '%.*s' (begin it with a word, or "
                     "--force)"),
                   (int)text_fit(cell, SHOWN), cell.p);
}

/* Of the cells as they are kept. */
int draft_formulas(struct draft *d, struct err *e)
{
    const struct header *h = d->r->own ? d->r->own_header : NULL;
    if (d->c->options->force)
        return 0;
    for (int c = 0; c < COLUMNS; c++)
        if (text_may_run(d->r->col[c]) && !(d->right & COLUMN(c)) &&
            check_formula(d->r->col[c], e) < 0)
            return draft_column((enum column)c, e);
    for (size_t i = 0; !d->r->plain && h && i < h->width; i++)
        if (h->own.v[i] && check_formula(d->r->own[i], e) < 0)
            return err_at(e, h->own.v[i], 0);
    return 0;
}

/* --- What was judged before --- */

/* By length and ends: quick, and enough to tell a few hundred. */
static size_t place(struct str s, size_t places)
{
    uint64_t first = 0, last = 0;
    size_t n = s.n < sizeof first ? s.n : sizeof first;
    if (n) {
        memcpy(&first, s.p, n);
        memcpy(&last, s.p + s.n - n, n);
    }
    first = (first ^ s.n << 56) * UINT64_C(0x9e3779b97f4a7c15);
    last = (last ^ first >> 29) * UINT64_C(0x9e3779b97f4a7c15);
    return (last >> 40) % places;
}

static struct str *judged_cell(struct judged *j, enum column c, struct str cell)
{
    return &j->cells[c][place(cell, JUDGED_CELLS)];
}

static struct judged_attrs *judged_attrs(struct judged *j, enum rec_type type,
                                         struct str attrs)
{
    return &j->attrs[type][place(attrs, JUDGED_ATTRS)];
}

static bool is_same(struct str a, struct str b)
{
    return a.p && a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}
/* Of cells that come again and again. */
static const enum column repeated[] = {COL_DATE, COL_CURRENCY, COL_CHANNEL,
                                       COL_OWNER, COL_TEXT};

void draft_look(struct draft *d)
{
    struct judged *j = &d->c->judged;
    struct str *col = d->r->col;
    /* The type is what was found. */
    d->right = COLUMN(COL_TYPE);
    for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
        enum column c = repeated[i];
        if (col[c].n && is_same(*judged_cell(j, c, col[c]), col[c]))
            d->right |= COLUMN(c);
    }
    const struct judged_attrs *said =
        judged_attrs(j, d->r->type, col[COL_ATTRS]);
    if (is_same(said->attrs, col[COL_ATTRS])) {
        d->said = said;
        d->right |= COLUMN(COL_ATTRS);
    }
}

void draft_note(struct draft *d)
{
    struct judged *j = &d->c->judged;
    struct str *col = d->r->col;
    for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++)
        if (!(d->right & COLUMN(repeated[i])) && draft_lasts(d, repeated[i]))
            *judged_cell(j, repeated[i], col[repeated[i]]) = col[repeated[i]];
    if (!d->depends && !(d->said && d->said->digits == d->digits) &&
        draft_lasts(d, COL_ATTRS))
        *judged_attrs(j, d->r->type, col[COL_ATTRS]) =
            (struct judged_attrs){col[COL_ATTRS], d->digits};
}
