/* What the cells of a row hold, whatever they mean. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* Bytes that make a closer look at the cells worth while. */
struct odd {
    bool high;    /* not ASCII */
    bool other;   /* nor Cyrillic, which stands in form C */
    bool control; /* or perhaps one */
};

/* What the bytes of a block come to: a compiler makes few instructions of all
 * of them, which is done to every row. */
struct sums {
    uint8_t all, control, other;
    size_t nul;
};
/* Letters from U+0400 on to U+047F begin with one of two bytes. */
enum { BLOCK = 64, DEL = 0x7f, LEAD = 0xc0, CYRILLIC = 0xd0 };

static void add_block(struct sums *s, const char *p)
{
    uint8_t all = 0, control = 0, other = 0, nul = 0;
    for (int i = 0; i < BLOCK; i++) {
        uint8_t byte = (uint8_t)p[i];
        all |= byte;
        control |= (uint8_t)((uint8_t)(byte - 1) < ' ' - 1);
        control |= (uint8_t)(byte == DEL);
        other |= (uint8_t)((byte & LEAD) == LEAD) &
                 (uint8_t)((byte & 0xfe) != CYRILLIC);
        nul = (uint8_t)(nul + (byte == 0));
    }
    s->all |= all;
    s->control |= control;
    s->other |= other;
    s->nul += nul;
}

static struct odd look(const struct str *cells, size_t n)
{
    const char *p = cells[0].p, *end = cells[n - 1].p + cells[n - 1].n;
    struct sums sums = {0};
    char last[BLOCK];
    for (; end - p >= BLOCK; p += BLOCK)
        add_block(&sums, p);
    memset(last, 'x', sizeof last);
    memcpy(last, p, (size_t)(end - p));
    add_block(&sums, last);
    /* Between two cells there is a NUL.  The other controls begin with one of
     * four bytes. */
    size_t len = (size_t)(end - cells[0].p);
    return (struct odd){
        sums.all & 0x80, sums.other,
        sums.control || sums.nul != n - 1 ||
            (sums.other &&
             (memchr(cells[0].p, 0xc2, len) || memchr(cells[0].p, 0xe2, len) ||
              memchr(cells[0].p, 0xef, len) || memchr(cells[0].p, 0xf3, len)))};
}

/* "amount", or the name of a column of the user's own. */
static const char *column_name(const struct check *c, const struct row *row,
                               size_t place)
{
    for (int k = 0; k < COLUMNS; k++)
        if (c->at[k] == (int)place)
            return column_names[k];
    return row->r.own_header->own.v[place];
}

static void check_control(struct check *c, struct row *row, size_t i)
{
    bool lines = c->at[COL_TEXT] == (int)i || row->r.own_header->own.v[i];
    struct place at = row->at;
    at.column = (uint32_t)i + 1;
    int32_t found = text_control(row->r.own[i], lines);
    if (found >= 0)
        check_say(c, CHECK_CONTROL, at,
                  _("%s has the control character U+%04X (take it out)"),
                  column_name(c, row, i), (unsigned)found);
}

static void check_formula(struct check *c, const struct row *row, size_t i)
{
    struct str cell = row->r.own[i];
    struct place at = row->at;
    if (!text_formula(cell))
        return;
    at.column = (uint32_t)i + 1;
    cell.n = text_fit(cell, 60);
    check_say(c, CHECK_FORMULA, at, _("a spreadsheet would run '%.*s'"),
              STR_ARG(cell));
}

/* False where the row is not UTF-8: told once, for all its cells. */
static bool check_encoding(struct check *c, const struct row *row, size_t n)
{
    const struct str *cells = row->r.own;
    const struct str *last = &cells[n - 1];
    size_t bad, i = 0;
    struct str all = {cells[0].p, (size_t)(last->p + last->n - cells[0].p)};
    if (text_valid(all, &bad))
        return true;
    while (cells[i].p + cells[i].n <= all.p + bad)
        i++;
    struct place at = row->at;
    at.column = (uint32_t)i + 1;
    check_say(c, CHECK_ENCODING, at,
              _("byte 0x%02x is not UTF-8 (convert the file, such as with: "
                "iconv -f CP1251 -t UTF-8)"),
              (unsigned char)all.p[bad]);
    return false;
}

/* A cell that begins with a letter or digit is none.  Most do, or are empty. */
static bool may_be_formula(struct str cell)
{
    unsigned char c = (unsigned char)cell.p[0];
    return cell.n && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
           !(c >= '0' && c <= '9') && (c & 0xfe) != CYRILLIC;
}

/* Leaves the cells in form C, so that what they name is found. */
static void check_nfc(struct check *c, struct row *row)
{
    struct buf nfc = {0};
    for (int k = 0; k < COLUMNS; k++) {
        struct str *cell = &row->r.col[k];
        if (text_ascii(*cell))
            continue;
        buf_clear(&nfc);
        text_nfc(*cell, &nfc);
        if (nfc.n == cell->n && memcmp(nfc.p, cell->p, nfc.n) == 0)
            continue;
        check_say(c, CHECK_NFC, check_at(c, row, (enum column)k),
                  _("%s is not in normal form C: it may look like another and "
                    "not be found"),
                  column_names[k]);
        *cell = (struct str){arena_dup(&row->texts, nfc.p, nfc.n), nfc.n};
    }
    buf_release(&nfc);
}

void check_cells(struct check *c, struct row *row)
{
    size_t n = row->r.own_header->width;
    struct odd odd = look(row->r.own, n);
    for (size_t i = 0; i < n; i++) {
        if (odd.control)
            check_control(c, row, i);
        if (may_be_formula(row->r.own[i]))
            check_formula(c, row, i);
    }
    if (odd.high && check_encoding(c, row, n) && odd.other)
        check_nfc(c, row);
}
