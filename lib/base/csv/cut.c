/*
 * Most lines of most files are plain, and what they are cut at can be seen
 * without reading them byte by byte: sixty-four bytes are compared with a comma
 * at once, and a word has a bit for each that is one.
 */
#include <stdint.h>

#include "inside.h"

enum { BLOCK = 64, PLAIN_MAX = 65536 };

/* Of the bytes of a block, from the lowest bit on: which are such? */
struct marks {
    uint64_t comma;
    uint64_t blank;
    uint64_t end; /* a newline, or what makes the line other than plain */
    bool ascii;   /* all are */
};

#if ACCT_CSV_CUT == CSV_CUT_VECTOR

typedef unsigned char lane __attribute__((vector_size(16)));

static uint64_t bits(lane which)
{
    typedef char signed_lane __attribute__((vector_size(16)));
    return (unsigned)__builtin_ia32_pmovmskb128((signed_lane)which);
}

static struct marks marks_of(const char *p)
{
    struct marks m = {0};
    lane all = {0};
#pragma GCC unroll 4
    for (int i = 0; i < BLOCK; i += (int)sizeof all) {
        lane b;
        memcpy(&b, p + i, sizeof b);
        m.comma |= bits((lane)(b == ',')) << i;
        m.blank |= bits((lane)(b == ' ')) << i;
        m.end |= bits((lane)((b <= '\r') | (b == '"'))) << i;
        all |= b;
    }
    m.ascii = !bits(all);
    return m;
}

#else

#define EACH UINT64_C(0x0101010101010101)
#define LOW  (0x7f * EACH)

/* From the highest bit of each byte of a word, a bit for each byte. */
static uint64_t bits(uint64_t w)
{
    return (w >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

static uint64_t are(uint64_t w, char c)
{
    w ^= (unsigned char)c * EACH;
    return ~(((w & LOW) + LOW) | w | LOW);
}

static uint64_t are_at_most(uint64_t w, char c)
{
    return ~(((w & LOW) + (LOW - (unsigned char)c * EACH)) | w | LOW);
}

static struct marks marks_of(const char *p)
{
    struct marks m = {0};
    uint64_t all = 0, w;
    for (int i = 0; i < BLOCK; i += (int)sizeof w) {
        memcpy(&w, p + i, sizeof w);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        w = __builtin_bswap64(w); /* the first byte is the lowest */
#endif
        m.comma |= bits(are(w, ',')) << i;
        m.blank |= bits(are(w, ' ')) << i;
        m.end |= bits(are_at_most(w, '\r') | are(w, '"')) << i;
        all |= w;
    }
    m.ascii = !(all & ~LOW);
    return m;
}

#endif

/* Blanks around a cell are no part of it. */
static void trim(struct csv_row *row)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        struct str *cell = &row->cells.v[i];
        while (cell->n && cell->p[0] == ' ')
            cell->p++, cell->n--;
        while (cell->n && cell->p[cell->n - 1] == ' ')
            cell->n--;
        row->text.p[cell->p + cell->n - row->text.p] = '\0';
    }
}

/* The line being cut. */
struct cut {
    size_t from;      /* of the cell in hand, in the text */
    uint64_t stop;    /* 1: a cell began with the block */
    uint64_t blank;   /* 1: the byte before it was a blank */
    uint64_t touched; /* blanks stand at the edge of a cell */
};

/* Ends cells of the block that stands at `base` of the text. */
static inline void end_cells(struct csv_row *row, struct cut *c, size_t base,
                             uint64_t stops, uint64_t blank)
{
    char *text = row->text.p;
    size_t from = c->from;
    while (row->cells.cap - row->cells.n < BLOCK)
        row->cells.v =
            mem_grow(row->cells.v, &row->cells.cap, sizeof *row->cells.v);
    c->touched |=
        (blank & (stops << 1 | c->stop)) | (stops & (blank << 1 | c->blank));
    c->stop = stops >> (BLOCK - 1);
    c->blank = blank >> (BLOCK - 1);
    struct str *cell = row->cells.v + row->cells.n;
    for (; stops; stops &= stops - 1) {
        size_t to = base + (size_t)__builtin_ctzll(stops);
        text[to] = '\0';
        *cell++ = (struct str){text + from, to - from};
        from = to + 1;
    }
    c->from = from;
    row->cells.n = (size_t)(cell - row->cells.v);
}

/* As libcsv has it, a line of blanks is no row. */
static void finish(struct csv_row *row, const struct cut *c)
{
    row->text.n = c->from;
    if (c->touched)
        trim(row);
    if (row->cells.n == 1 && !row->cells.v[0].n)
        row->text.n = row->cells.n = 0;
}

size_t csv_cut(struct csv_row *row, const char *p, size_t n)
{
    const size_t most = n < PLAIN_MAX ? n : PLAIN_MAX;
    struct cut c = {.stop = 1};
    char *text = buf_room(&row->text, most + BLOCK);
    row->ascii = true;
    row->breaks = 0;
    for (size_t at = 0; ACCT_CSV_CUT && at < most; at += BLOCK) {
        size_t left = n - at;
        if (left >= BLOCK) {
            memcpy(text + at, p + at, BLOCK);
        } else {
            memset(text + at, 0, BLOCK);
            memcpy(text + at, p + at, left);
        }
        struct marks m = marks_of(text + at);
        uint64_t first = m.end & -m.end;
        row->ascii = row->ascii && m.ascii;
        if (!first) {
            end_cells(row, &c, at, m.comma, m.blank);
            continue;
        }
        size_t end = at + (size_t)__builtin_ctzll(first);
        if (text[end] == '"') {
            row->cells.n = 0;
            return csv_cut_quoted(row, p, most);
        }
        if (text[end] != '\n')
            break;
        end_cells(row, &c, at, (m.comma & (first - 1)) | first, m.blank);
        finish(row, &c);
        return end + 1;
    }
    row->cells.n = 0;
    return 0;
}
