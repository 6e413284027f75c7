/* What the cells of a row hold, whatever they mean. */
#include "base/i18n.h"
#include "base/text/text.h"
#include "inside.h"

/* What makes a closer look at the cells worth while. */
enum odd {
    ODD_OTHER = 1 << 0,   /* neither ASCII nor Cyrillic, which stands in form
                             C */
    ODD_CONTROL = 1 << 1, /* perhaps a control character */
    ODD_FORMULA = 1 << 2, /* likewise */
    ODD_BYTES = 1 << 3    /* it is not UTF-8 */
};

/* Letters from U+0400 on to U+047F begin with one of two bytes. */
enum { DEL = 0x7f, LEAD = 0xc0, CYRILLIC = 0xd0 };

/* As many bytes as a processor takes at once. */
typedef uint8_t bytes __attribute__((vector_size(16)));
enum { BYTES = sizeof(bytes) };
#define HIGH UINT64_C(0x8080808080808080)

/* What the bytes of a row come to, each of them together with those that stand
 * a multiple of BYTES before it. */
struct sums {
    bytes all, control, other, nul;
};

static void add_bytes(struct sums *s, const char *p)
{
    bytes v;
    memcpy(&v, p, sizeof v);
    s->all |= v;
    s->control |= (bytes)((bytes)(v - 1) < ' ' - 1) | (bytes)(v == DEL);
    s->other |= (bytes)((v >= LEAD) & ((v & 0xfe) != CYRILLIC));
    s->nul -= (bytes)(v == 0); /* true is -1 */
}

/* All of them together. */
static uint64_t any(bytes v)
{
    uint64_t half[2];
    memcpy(half, &v, sizeof half);
    return half[0] | half[1];
}

static size_t sum(bytes v)
{
    const uint64_t even = UINT64_C(0x00ff00ff00ff00ff);
    uint64_t half[2];
    memcpy(half, &v, sizeof half);
    uint64_t pairs = (half[0] & even) + (half[0] >> 8 & even) +
                     (half[1] & even) + (half[1] >> 8 & even);
    return (size_t)(pairs * UINT64_C(0x0001000100010001) >> 48);
}

/* A cell that begins with a letter or digit is none.  Most do, or are empty. */
static bool may_be_formula(struct str cell)
{
    unsigned char c = cell.n ? (unsigned char)cell.p[0] : 'x';
    return !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'z') &&
           (c & 0xfe) != CYRILLIC;
}

unsigned check_look(const struct str *cells, size_t n)
{
    const char *p = cells[0].p, *end = cells[n - 1].p + cells[n - 1].n;
    bool high = false, other = false, control = false;
    unsigned odd = 0;
    size_t len = (size_t)(end - p), nuls = 0;
    while (p <= end) {
        struct sums s = {0};
        for (int i = 0; i < UINT8_MAX - 1 && end - p >= BYTES; i++, p += BYTES)
            add_bytes(&s, p);
        if (end - p < BYTES) {
            char last[BYTES];
            memset(last, 'x', sizeof last);
            memcpy(last, p, (size_t)(end - p));
            add_bytes(&s, last);
            p = end + 1;
        }
        high = high || any(s.all) & HIGH;
        other = other || any(s.other);
        control = control || any(s.control);
        nuls += sum(s.nul);
    }
    /* Between two cells there is a NUL.  The other controls begin with one of
     * four bytes. */
    p = cells[0].p;
    control = control || nuls != n - 1 ||
              (other && (memchr(p, 0xc2, len) || memchr(p, 0xe2, len) ||
                         memchr(p, 0xef, len) || memchr(p, 0xf3, len)));
    for (size_t i = 0; i < n; i++)
        if (may_be_formula(cells[i]))
            odd |= ODD_FORMULA;
    if (high && !text_valid((struct str){p, len}, NULL))
        odd |= ODD_BYTES;
    return odd | (other ? ODD_OTHER : 0) | (control ? ODD_CONTROL : 0);
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

/* Told once, for all its cells. */
static void check_encoding(struct check *c, const struct row *row, size_t n)
{
    const struct str *cells = row->r.own;
    const struct str *last = &cells[n - 1];
    size_t bad, i = 0;
    struct str all = {cells[0].p, (size_t)(last->p + last->n - cells[0].p)};
    text_valid(all, &bad);
    while (cells[i].p + cells[i].n <= all.p + bad)
        i++;
    struct place at = row->at;
    at.column = (uint32_t)i + 1;
    check_say(c, CHECK_ENCODING, at,
              _("byte 0x%02x is not UTF-8 (convert the file, such as with: "
                "iconv -f CP1251 -t UTF-8)"),
              (unsigned char)all.p[bad]);
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
    unsigned odd = row->seen;
    for (size_t i = 0; odd & (ODD_CONTROL | ODD_FORMULA) && i < n; i++) {
        if (odd & ODD_CONTROL)
            check_control(c, row, i);
        if (may_be_formula(row->r.own[i]))
            check_formula(c, row, i);
    }
    if (odd & ODD_BYTES)
        check_encoding(c, row, n);
    else if (odd & ODD_OTHER)
        check_nfc(c, row);
}
