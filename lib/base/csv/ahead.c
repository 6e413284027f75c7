#include "base/csv/ahead.h"

#include <stdlib.h>

#include "base/worker.h"
#include "inside.h"

/* So many bytes, and what becomes of them, are near at hand for both. */
enum { PIECE = 64 * 1024 };

struct held {
    const struct str *cells;
    size_t n;
    uint64_t line, at;
};

/* The rows of some bytes, and what was wrong behind them. */
struct batch {
    struct arena arena;
    VEC(struct held) rows;
    bool last;
    int rc;
    struct err err;
};

struct csv_ahead {
    struct csv_reader *reader;
    csv_row_fn *row; /* whose rows they are */
    void *arg;
    csv_source_fn *source;
    void *of_source;
    struct worker *worker;
    char *bytes;        /* PIECE of them, as they are read */
    struct batch of[2]; /* one is filled, while the other is given */
    struct batch *filling;
    const struct held *now; /* being given */
};

/* A row's cells lie one after another: they are kept as they lie. */
static int hold(void *arg, const struct str *cells, size_t n, uint64_t line,
                struct err *e)
{
    struct csv_ahead *a = arg;
    struct batch *b = a->filling;
    const char *from = cells[0].p, *end = cells[n - 1].p + cells[n - 1].n;
    const char *text = arena_dup(&b->arena, from, (size_t)(end - from));
    struct str *kept = arena_new(&b->arena, n * sizeof *kept);
    (void)e;
    for (size_t i = 0; i < n; i++)
        kept[i] = (struct str){text + (cells[i].p - from), cells[i].n};
    *vec_push(&b->rows) = (struct held){
        .cells = kept, .n = n, .line = line, .at = csv_at(a->reader)};
    return 0;
}

static void read_on(void *arg)
{
    struct csv_ahead *a = arg;
    struct batch *b = a->filling;
    size_t n = 0;
    b->rc = a->source(a->of_source, a->bytes, PIECE, &n, &b->err);
    b->last = n == 0;
    if (b->rc == 0)
        b->rc = csv_feed(a->reader, a->bytes, n, &b->err);
}

struct csv_ahead *csv_ahead_new(struct csv_reader *r, csv_source_fn *source,
                                void *arg)
{
    struct csv_ahead *a = mem_new(1, sizeof *a);
    a->worker = worker_new(read_on, a);
    if (!a->worker) {
        free(a);
        return NULL;
    }
    a->reader = r;
    a->source = source;
    a->of_source = arg;
    a->bytes = mem_new(PIECE, 1);
    a->filling = a->of;
    a->row = hold;
    a->arg = a;
    csv_reader_swap(r, &a->row, &a->arg);
    return a;
}

void csv_ahead_free(struct csv_ahead *a)
{
    if (!a)
        return;
    worker_free(a->worker);
    for (int i = 0; i < 2; i++) {
        arena_release(&a->of[i].arena);
        vec_release(&a->of[i].rows);
    }
    free(a->bytes);
    free(a);
}

static int give(struct csv_ahead *a, const struct batch *b, struct err *e)
{
    for (size_t i = 0; i < b->rows.n; i++) {
        a->now = &b->rows.v[i];
        if (a->row(a->arg, a->now->cells, a->now->n, a->now->line, e) < 0)
            return -1;
    }
    a->now = NULL;
    if (b->rc < 0)
        *e = b->err;
    return b->rc;
}

static void fill(struct csv_ahead *a, struct batch *b)
{
    a->filling = b;
    arena_clear(&b->arena);
    b->rows.n = 0;
    worker_start(a->worker);
}

int csv_ahead_run(struct csv_ahead *a, struct err *e)
{
    int rc = 0;
    bool last = false;
    fill(a, a->of);
    for (bool head = true; rc == 0 && !last; head = false) {
        const struct batch *full = a->filling;
        worker_wait(a->worker);
        last = full->last;
        bool more = full->rc == 0 && !last;
        if (more && !head)
            fill(a, &a->of[full == a->of]);
        rc = give(a, full, e);
        /* By the header, the reader may be told what to pass over. */
        if (more && head && rc == 0)
            fill(a, &a->of[full == a->of]);
    }
    if (rc == 0)
        csv_reader_swap(a->reader, &a->row, &a->arg);
    return rc;
}

uint64_t csv_ahead_line(const struct csv_ahead *a)
{
    return a->now ? a->now->line : csv_line(a->reader);
}

uint64_t csv_ahead_at(const struct csv_ahead *a)
{
    return a->now ? a->now->at : csv_at(a->reader);
}
