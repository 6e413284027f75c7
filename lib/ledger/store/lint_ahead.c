/* A large file is looked at by another thread, while what it found is judged by
 * the caller's. */
#include <stdlib.h>

#include "base/worker.h"
#include "inside.h"
#include "ledger/store/lint.h"

/* So many bytes of rows are handed over at once, and so often at most before
 * they are asked for. */
enum { HANDED = 16 * 1024, AHEAD = 8 };

/* The other thread has little to do for it: a file has to be so much larger
 * than one that is read by both. */
enum { MORE = 16 };

/* What was found: a header, a row, or a fault. */
struct event {
    const struct header *header;
    const struct lint_fault *fault;
    const struct str *cells;
    enum rec_type type;
    unsigned seen;
    uint64_t line;
    off_t from, to;
};

struct events {
    struct arena arena;
    VEC(struct event) all;
    off_t bytes;
};

struct lint_ahead {
    const struct ledger *ledger;
    const struct lint *to;
    struct worker *worker;
    struct header header;   /* once it was found */
    struct events *filling; /* the other thread's */
    /* of both: */
    struct events ring[AHEAD];
    uint64_t filled, given;
    bool over;
    int rc; /* once it is */
    struct err err;
};

/* --- the other thread --- */

/* Hands over what it has, and waits until there is room for more. */
static void hand_over(struct lint_ahead *a)
{
    worker_enter(a->worker);
    a->filled++;
    worker_tell(a->worker);
    while (a->filled - a->given == AHEAD)
        worker_await(a->worker);
    a->filling = &a->ring[a->filled % AHEAD];
    worker_leave(a->worker);
    arena_clear(&a->filling->arena);
    a->filling->all.n = 0;
    a->filling->bytes = 0;
}

static void on_header(void *arg, const struct header *h)
{
    struct lint_ahead *a = arg;
    vec_push(&a->filling->all)->header = h;
}

static void on_row(void *arg, const struct lint_row *row)
{
    struct lint_ahead *a = arg;
    struct events *f = a->filling;
    *vec_push(&f->all) = (struct event){
        .cells = csv_keep(&f->arena, row->cells, a->header.width),
        .type = row->record.type,
        .seen = row->seen,
        .line = row->record.line,
        .from = row->from,
        .to = row->to,
    };
    f->bytes += row->to - row->from;
    if (f->bytes >= HANDED)
        hand_over(a);
}

static void on_fault(void *arg, const struct lint_fault *fault)
{
    struct lint_ahead *a = arg;
    struct events *f = a->filling;
    struct lint_fault *kept = arena_new(&f->arena, sizeof *kept);
    *kept = *fault;
    kept->text = arena_dup(&f->arena, fault->text, strlen(fault->text));
    if (fault->raw.n)
        kept->raw.p = arena_dup(&f->arena, fault->raw.p, fault->raw.n);
    if (fault->cells)
        kept->cells = csv_keep(&f->arena, fault->cells, fault->n);
    vec_push(&f->all)->fault = kept;
    f->bytes += (off_t)fault->raw.n + 1;
    if (f->bytes >= HANDED)
        hand_over(a);
}

static void run(void *arg)
{
    struct lint_ahead *a = arg;
    const struct lint to = {.header = on_header,
                            .look = a->to->look,
                            .row = on_row,
                            .fault = on_fault,
                            .arg = a};
    int rc = lint_scan(a->ledger, &to, &a->header, &a->err);
    worker_enter(a->worker);
    a->filled++;
    a->over = true;
    a->rc = rc;
    worker_tell(a->worker);
    worker_leave(a->worker);
}

/* --- the caller's --- */

static void give(struct lint_ahead *a, const struct event *v)
{
    const struct lint *to = a->to;
    if (v->header) {
        if (to->header)
            to->header(to->arg, v->header);
        return;
    }
    if (v->fault) {
        to->fault(to->arg, v->fault);
        return;
    }
    struct lint_row row = {
        .cells = v->cells, .seen = v->seen, .from = v->from, .to = v->to};
    record_cells(&row.record, &a->header, v->cells);
    row.record.type = v->type;
    row.record.line = v->line;
    row.record.at = 0;
    to->row(to->arg, &row);
}

static void give_all(struct lint_ahead *a)
{
    worker_enter(a->worker);
    while (!a->over || a->given < a->filled) {
        if (a->given == a->filled) {
            worker_await(a->worker);
            continue;
        }
        worker_leave(a->worker);
        const struct events *full = &a->ring[a->given % AHEAD];
        for (size_t i = 0; i < full->all.n; i++)
            give(a, &full->all.v[i]);
        worker_enter(a->worker);
        a->given++;
        /* It is not woken for each one. */
        if (a->filled - a->given <= AHEAD / 2)
            worker_tell(a->worker);
    }
    worker_leave(a->worker);
}

/* 1: another thread is not to be had. */
static int by_two(const struct ledger *l, const struct lint *to, struct err *e)
{
    struct lint_ahead a = {.ledger = l, .to = to, .err = ERR_INIT};
    a.filling = a.ring;
    a.worker = worker_new(run, &a);
    int rc = 1;
    if (a.worker && worker_start(a.worker)) {
        give_all(&a);
        rc = a.rc;
        if (rc < 0)
            *e = a.err;
    }
    worker_free(a.worker);
    header_release(&a.header);
    for (int i = 0; i < AHEAD; i++) {
        arena_release(&a.ring[i].arena);
        vec_release(&a.ring[i].all);
    }
    return rc;
}

int ledger_lint(const struct ledger *l, const struct lint *to, struct err *e)
{
    struct header h = {0};
    int rc = l->fd >= 0 && l->size / MORE >= ACCT_AHEAD ? by_two(l, to, e) : 1;
    if (rc > 0)
        rc = lint_scan(l, to, &h, e);
    header_release(&h);
    return rc;
}
