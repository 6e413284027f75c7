/*
 * The rows of a batch, in the order in which they come.  Most rows that are
 * read from elsewhere stand there as a ledger has them, but for a NUL behind
 * each cell where that has a comma or, behind the last, a newline: they are but
 * pointed to, and made ledger rows where they stand before they are written.
 */
#include <stdlib.h>

#include "base/csv/csv.h"
#include "base/worker.h"
#include "inside.h"

enum { BLOCK = 128 * 1024 };

/* Rows that stand one after another. */
struct batch_piece {
    const char *p; /* NULL: the next of those that were made */
    size_t n;
};

static bool goes_on(const struct batch *b, const char *p)
{
    if (!b->pieces.n)
        return false;
    const struct batch_piece *last = &b->pieces.v[b->pieces.n - 1];
    return p ? last->p && last->p + last->n == p : !last->p;
}

static void add_piece(struct batch *b, const char *p, size_t n)
{
    if (goes_on(b, p))
        b->pieces.v[b->pieces.n - 1].n += n;
    else
        *vec_push(&b->pieces) = (struct batch_piece){p, n};
    b->n += n;
}

static bool same(struct str a, struct str b)
{
    return a.n == b.n && (a.p == b.p || !a.n || memcmp(a.p, b.p, a.n) == 0);
}

static bool same_header(const struct header *a, const struct header *b)
{
    if (a->width != b->width || memcmp(a->at, b->at, sizeof a->at) != 0)
        return false;
    for (size_t i = 0; i < a->width; i++)
        if (a->own.v[i] && strcmp(a->own.v[i], b->own.v[i]) != 0)
            return false;
    return true;
}

/* Does the row, as it stands in its source, say what it is to say in a ledger
 * with that header? */
static bool is_as_it_came(struct batch *b, const struct record *r,
                          const struct header *h)
{
    const struct str *own = r->own;
    if (!own)
        return false;
    if (b->from != r->own_header) {
        b->from = r->own_header;
        b->alike = same_header(b->from, h);
    }
    if (!b->alike)
        return false;
    for (int c = 0; c < COLUMNS; c++)
        if (h->at[c] >= 0 && !same(r->col[c], own[h->at[c]]))
            return false;
    if (r->plain)
        return true;
    for (size_t i = 0; i < h->width; i++)
        if (csv_odd_edge(own[i]) || own[i].p[own[i].n] ||
            (i + 1 < h->width && own[i].p + own[i].n + 1 != own[i + 1].p))
            return false;
    const struct str *last = &own[h->width - 1];
    return !csv_odd_bytes(own[0].p, (size_t)(last->p + last->n - own[0].p));
}

size_t batch_add(struct batch *b, const struct record *r,
                 const struct header *h, bool kept, uint64_t *lines)
{
    size_t before = b->made.n;
    *lines = 1;
    if (kept && is_as_it_came(b, r, h)) {
        const struct str *last = &r->own[h->width - 1];
        size_t n = (size_t)(last->p + last->n + 1 - r->own[0].p);
        if (n <= ROW_MAX)
            add_piece(b, r->own[0].p, n);
        b->width = h->width;
        return n;
    }
    record_csv(r, h, &b->made);
    size_t n = b->made.n - before;
    if (n > ROW_MAX)
        b->made.n = before;
    else
        add_piece(b, NULL, n);
    for (size_t i = before; i + 1 < b->made.n; i++)
        *lines += b->made.p[i] == '\n';
    return n;
}

/* A NUL stands behind a cell of a row, or behind its last. */
static void end_cell(char *nul, size_t width, size_t *cells)
{
    *nul = ',';
    if (++*cells < width)
        return;
    *nul = '\n';
    *cells = 0;
}

/* Makes them rows as a ledger has them, where they stand. */
static void make_rows(char *p, size_t n, size_t width)
{
    size_t at = 0, cells = 0;
    for (uint64_t w; at + sizeof w <= n; at += sizeof w) {
        memcpy(&w, p + at, sizeof w);
        uint64_t nul = str_zeros(w);
        /* Each adds 1 to the highest byte of the product. */
        size_t more = (nul >> 7) * STR_EACH >> 56;
        if (cells + more < width) {
            cells += more;
            w |= (nul >> 7) * ',';
            memcpy(p + at, &w, sizeof w);
            continue;
        }
        for (size_t i = at; i < at + sizeof w; i++)
            if (!p[i])
                end_cell(&p[i], width, &cells);
    }
    for (; at < n; at++)
        if (!p[at])
            end_cell(&p[at], width, &cells);
}

struct settling {
    struct batch *batch;
    size_t from, to; /* pieces */
};

static void settle_some(void *arg)
{
    const struct settling *s = arg;
    const struct batch_piece *v = s->batch->pieces.v;
    for (size_t i = s->from; i < s->to; i++)
        if (v[i].p)
            make_rows((char *)v[i].p, v[i].n, s->batch->width);
}

void batch_settle(struct batch *b)
{
    enum { ROW = 100 }; /* bytes that take as long as a row's */
    struct settling first = {b, 0, 0}, rest = {b, 0, b->pieces.n};
    for (size_t n = 0; first.to < rest.to && n < b->n / 2; first.to++)
        n += b->pieces.v[first.to].n;
    rest.from = first.to;
    if (!b->settled)
        worker_both(b->n / ROW, settle_some, &rest, settle_some, &first);
    b->settled = true;
}

/* Parts on their way: small ones are given together. */
struct parts {
    char *block;
    size_t n, room; /* of it */
    size_t left;    /* to be given */
    batch_fn *fn;
    void *arg;
    int rc;
};

static void give(struct parts *p, struct str s)
{
    if (s.n && p->rc == 0)
        p->rc = p->fn(p->arg, s);
}

static void add_part(struct parts *p, struct str s)
{
    s.n = s.n < p->left ? s.n : p->left;
    p->left -= s.n;
    if (s.n > p->room - p->n) {
        give(p, (struct str){p->block, p->n});
        p->n = 0;
    }
    if (s.n > p->room) {
        give(p, s);
    } else if (s.n) {
        memcpy(p->block + p->n, s.p, s.n);
        p->n += s.n;
    }
}

int batch_each(const struct batch *b, size_t n, batch_fn *fn, void *arg)
{
    struct parts p = {
        .room = n < BLOCK ? n : BLOCK, .left = n, .fn = fn, .arg = arg};
    size_t made = 0;
    p.block = mem_new(p.room, 1);
    add_part(&p, buf_view(&b->head));
    for (size_t i = 0; p.rc == 0 && p.left && i < b->pieces.n; i++) {
        const struct batch_piece *from = &b->pieces.v[i];
        const char *rows = from->p ? from->p : b->made.p + made;
        made += from->p ? 0 : from->n;
        add_part(&p, (struct str){rows, from->n});
    }
    give(&p, (struct str){p.block, p.n});
    free(p.block);
    return p.rc;
}

size_t batch_size(const struct batch *b)
{
    return b->head.n + b->n;
}

void batch_clear(struct batch *b)
{
    b->pieces.n = b->n = b->made.n = b->head.n = 0;
    b->settled = false;
}

void batch_release(struct batch *b)
{
    vec_release(&b->pieces);
    buf_release(&b->made);
    buf_release(&b->head);
}
