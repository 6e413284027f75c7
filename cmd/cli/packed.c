#include "cli/packed.h"

#include <stdlib.h>

/* The cells of a row stand as they came, a NUL behind each, and are found again
 * by their NULs: eight bytes are looked at at once, so that as many behind the
 * last must be there. */
enum { BLOCK = 1 << 20, SLACK = 8 };

struct packed_block {
    char *p;
    size_t n, size;
};

/* A head: the type, whether its columns were changed on their way, else whether
 * it is plain, and how many lines it stands behind the row before. */
enum { CHANGED = 0x80, PLAIN = 0x40, SIZE_MOST = 10 };
_Static_assert((int)REC_TYPES <= (int)PLAIN, "a type fits");

static void put_head(struct packed *p, const struct record *r, bool changed,
                     bool plain)
{
    char *from = buf_room(&p->heads, 1 + SIZE_MOST), *to = from;
    uint64_t lines = r->line - p->line;
    *to++ = (char)((unsigned)r->type | (changed ? CHANGED : 0) |
                   (plain ? PLAIN : 0));
    for (; lines > 127; lines >>= 7)
        *to++ = (char)(lines | 0x80);
    *to++ = (char)lines;
    p->heads.n += (size_t)(to - from);
    p->line = r->line;
}

static bool get_head(struct packed *p, struct record *r)
{
    const char *from = p->heads.p + p->head;
    unsigned char kind = (unsigned char)*from++, c;
    uint64_t lines = 0;
    int shift = 0;
    do {
        c = (unsigned char)*from++;
        lines |= (uint64_t)(c & 0x7f) << shift;
        shift += 7;
    } while (c & 0x80);
    p->head = (size_t)(from - p->heads.p);
    p->told += lines;
    r->line = p->told;
    r->type = (enum rec_type)(kind & ~(CHANGED | PLAIN));
    r->plain = kind & PLAIN;
    return kind & CHANGED;
}

static char *room(struct packed *p, size_t most)
{
    size_t n = p->blocks.n, size = most > BLOCK ? most : BLOCK;
    if (n && p->blocks.v[n - 1].size - p->blocks.v[n - 1].n >= most)
        return p->blocks.v[n - 1].p + p->blocks.v[n - 1].n;
    struct packed_block b = {.p = malloc(size), .size = size};
    if (!b.p)
        mem_exhausted(size);
    *vec_push(&p->blocks) = b;
    return b.p;
}

static char *put_cell(char *to, struct str cell)
{
    if (cell.n)
        memcpy(to, cell.p, cell.n);
    to[cell.n] = '\0';
    return to + cell.n + 1;
}

/* Mostly they stand one behind the other as they are to. */
static char *put_row(char *to, const struct str *cells, size_t width)
{
    size_t i = 1;
    while (i < width && cells[i].p == cells[i - 1].p + cells[i - 1].n + 1)
        i++;
    const struct str *last = &cells[width - 1];
    if (i == width) {
        size_t n = (size_t)(last->p + last->n + 1 - cells->p);
        memcpy(to, cells->p, n);
        return to + n;
    }
    for (i = 0; i < width; i++)
        to = put_cell(to, cells[i]);
    return to;
}

/* Do our columns say what came in them? */
static bool is_changed(const struct record *r)
{
    const struct header *h = r->own_header;
    for (int c = 0; c < COLUMNS; c++)
        if (h->at[c] >= 0 ? r->col[c].p != r->own[h->at[c]].p ||
                                r->col[c].n != r->own[h->at[c]].n
                          : r->col[c].n > 0)
            return true;
    return false;
}

void packed_add(struct packed *p, const struct record *r)
{
    size_t width = r->own_header->width, most = width + COLUMNS + SLACK;
    bool changed = is_changed(r);
    p->header = r->own_header;
    for (int c = 0; changed && c < COLUMNS; c++)
        most += r->col[c].n;
    for (size_t i = 0; i < width; i++)
        most += r->own[i].n;
    char *from = room(p, most), *to = from;
    put_head(p, r, changed, !changed && record_is_plain(r));
    to = put_row(to, r->own, width);
    for (int c = 0; changed && c < COLUMNS; c++)
        to = put_cell(to, r->col[c]);
    memset(to, 0, SLACK);
    p->blocks.v[p->blocks.n - 1].n += (size_t)(to - from);
    p->n++;
}

/* Finds so many cells; returns what stands behind them. */
static const char *get_cells(const char *from, struct str *cells, size_t n)
{
    struct str *end = cells + n;
    for (const char *at = from; cells < end; at += sizeof(uint64_t)) {
        uint64_t nul = str_zeros(str_word(at));
        for (; cells < end && nul; nul &= nul - 1) {
            const char *to = at + __builtin_ctzll(nul) / 8;
            *cells++ = (struct str){from, (size_t)(to - from)};
            from = to + 1;
        }
    }
    return from;
}

bool packed_next(struct packed *p, struct record *r)
{
    if (!p->n)
        return false;
    if (p->read == p->blocks.v[p->at].n) {
        p->at++;
        p->read = 0;
    }
    size_t width = p->header->width;
    while (p->cells.n < width + COLUMNS)
        vec_push(&p->cells);
    *r = (struct record){0};
    bool changed = get_head(p, r);
    const char *from = p->blocks.v[p->at].p + p->read;
    struct str *cells = p->cells.v;
    const char *to = get_cells(from, cells, changed ? width + COLUMNS : width);
    record_cells(r, p->header, cells);
    if (changed)
        memcpy(r->col, cells + width, sizeof r->col);
    p->read += (size_t)(to - from);
    p->n--;
    return true;
}

void packed_release(struct packed *p)
{
    for (size_t i = 0; i < p->blocks.n; i++)
        free(p->blocks.v[i].p);
    vec_release(&p->blocks);
    vec_release(&p->cells);
    buf_release(&p->heads);
    *p = (struct packed){0};
}
