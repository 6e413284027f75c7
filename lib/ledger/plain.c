/* record.h's look at all cells of a row at once. */
#include "base/csv/csv.h"
#include "base/text/text.h"
#include "ledger/record.h"

#define HIGH (0x80 * STR_EACH)

/* Cells that stand one behind the other, a NUL behind each: are all of
 * printable ASCII, without what is quoted? */
static bool are_plain(const char *p, const char *end)
{
    uint64_t odd = 0;
    for (uint64_t w; end - p >= (ptrdiff_t)sizeof w; p += sizeof w) {
        memcpy(&w, p, sizeof w);
        w |= str_zeros(w) >> 2; /* a blank */
        odd |= w | (w - ' ' * STR_EACH) | (w + STR_EACH) |
               str_zeros(w ^ ',' * STR_EACH) | str_zeros(w ^ '"' * STR_EACH);
    }
    for (; p < end; p++)
        odd |=
            *p && (*p < ' ' || *p >= 0x7f || *p == ',' || *p == '"') ? HIGH : 0;
    return !(odd & HIGH);
}

/* A blank in front may be a formula's. */
static inline bool has_odd_edge(struct str cell)
{
    char last = cell.n ? cell.p[cell.n - 1] : 'a';
    return text_may_run(cell) || last == ' ' || last == '\t';
}

static bool stand_plain(const struct str *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *end = cells[i].p + cells[i].n;
        if (has_odd_edge(cells[i]) || *end ||
            (i + 1 < n && end + 1 != cells[i + 1].p))
            return false;
    }
    return true;
}

bool record_is_plain(const struct record *r)
{
    const struct header *h = r->own_header;
    if (!r->own || !stand_plain(r->own, h->width))
        return false;
    const char *from = r->own[0].p;
    const char *to = r->own[h->width - 1].p + r->own[h->width - 1].n;
    if ((size_t)(to - from) > CELL_MAX)
        return false;
    if (h->at[COL_TEXT] < 0)
        return are_plain(from, to);
    struct str text = r->own[h->at[COL_TEXT]];
    return are_plain(from, text.p) && !csv_odd_bytes(text.p, text.n) &&
           are_plain(text.p + text.n, to);
}
