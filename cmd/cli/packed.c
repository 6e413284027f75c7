#include "cli/packed.h"

#include <stdlib.h>

/* What has been read of is given back to the system block by block: while it
 * goes, what is made of it comes. */
enum { BLOCK = 1 << 20 };

struct packed_block {
    char *p;
    size_t n, size;
};

/* Before the cells of each row. */
struct packed_head {
    const struct header *header;
    uint64_t line;
    uint32_t type, cells;
};

/* A number below 128 is a byte, as most are. */
static char *put_size(char *to, size_t n)
{
    for (; n > 127; n >>= 7)
        *to++ = (char)(n | 0x80);
    *to++ = (char)n;
    return to;
}

static const char *get_size(const char *from, size_t *n)
{
    *n = 0;
    for (int shift = 0;; shift += 7) {
        unsigned char c = (unsigned char)*from++;
        *n |= (size_t)(c & 0x7f) << shift;
        if (c < 0x80)
            return from;
    }
}

enum { SIZE_MOST = 10 };

static char *put_cell(char *to, struct str cell)
{
    to = put_size(to, cell.n);
    if (cell.n)
        memcpy(to, cell.p, cell.n);
    to[cell.n] = '\0';
    return to + cell.n + 1;
}

static const char *get_cell(const char *from, struct str *cell)
{
    from = get_size(from, &cell->n);
    cell->p = from;
    return from + cell->n + 1;
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

/* What the user's own columns hold, and nothing of ours, which may have been
 * changed. */
static struct str own_cell(const struct record *r, size_t i)
{
    return r->own_header->own.v[i] ? r->own[i] : (struct str){"", 0};
}

void packed_add(struct packed *p, const struct record *r)
{
    size_t cells = r->own ? r->own_header->width : 0;
    size_t most = sizeof(struct packed_head);
    for (int c = 0; c < COLUMNS; c++)
        most += r->col[c].n + SIZE_MOST + 1;
    for (size_t i = 0; i < cells; i++)
        most += own_cell(r, i).n + SIZE_MOST + 1;
    const struct packed_head head = {.header = r->own_header,
                                     .line = r->line,
                                     .type = (uint32_t)r->type,
                                     .cells = (uint32_t)cells};
    char *from = room(p, most), *to = from;
    memcpy(to, &head, sizeof head);
    to += sizeof head;
    for (int c = 0; c < COLUMNS; c++)
        to = put_cell(to, r->col[c]);
    for (size_t i = 0; i < cells; i++)
        to = put_cell(to, own_cell(r, i));
    p->blocks.v[p->blocks.n - 1].n += (size_t)(to - from);
    p->n++;
}

static void free_block(struct packed_block *b)
{
    free(b->p);
    *b = (struct packed_block){0};
}

bool packed_next(struct packed *p, struct record *r)
{
    struct packed_head head;
    if (!p->n)
        return false;
    if (p->read == p->blocks.v[p->at].n) {
        free_block(&p->blocks.v[p->at++]);
        p->read = 0;
    }
    const char *from = p->blocks.v[p->at].p + p->read, *at = from;
    memcpy(&head, at, sizeof head);
    at += sizeof head;
    *r = (struct record){.type = (enum rec_type)head.type,
                         .line = head.line,
                         .own_header = head.header};
    for (int c = 0; c < COLUMNS; c++)
        at = get_cell(at, &r->col[c]);
    if (head.cells && !p->own)
        p->own = mem_new(head.cells, sizeof *p->own);
    for (size_t i = 0; i < head.cells; i++)
        at = get_cell(at, &p->own[i]);
    r->own = head.cells ? p->own : NULL;
    p->read += (size_t)(at - from);
    p->n--;
    return true;
}

void packed_release(struct packed *p)
{
    for (size_t i = 0; i < p->blocks.n; i++)
        free_block(&p->blocks.v[i]);
    vec_release(&p->blocks);
    free(p->own);
    *p = (struct packed){0};
}
