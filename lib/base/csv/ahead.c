/*
 * Where a section begins is a guess: its first line may stand within quotes.
 * It is right where the section before began at a row, and ended between two.
 * Whatever else comes of a section that was read ahead, the caller's own reader
 * then reads once more, as if nobody had.
 */
#include "base/csv/ahead.h"

#include <stdlib.h>

#include "base/worker.h"
#include "inside.h"

enum {
    SECTION = 16 * 1024,
    MARGIN = 512,   /* holds the end of most lines that begin in a section */
    AHEAD = 8,      /* so many sections at most */
    SMALL = 2 << 20 /* bytes: half of these will do, as fewer are filled */
};

struct held {
    const struct str *cells;
    size_t n;
    uint64_t line; /* from 1 for the section's first */
    uint64_t at;
};

/* The rows of a section, as long as nobody gave them. */
struct section {
    struct arena arena;
    VEC(struct held) rows;
    uint64_t to;    /* the bytes before the next one */
    uint64_t lines; /* so many ends of them are in it */
    bool done;
    bool sound; /* no fault was met, and no row is open at its end */
};

/* What a thread has to read ahead with. */
struct hand {
    const struct csv_source *source;
    const struct csv_reader *of; /* the caller's */
    struct csv_reader *reader;
    char *bytes;
    struct section *into;
};

struct csv_ahead {
    struct csv_reader *reader; /* whose rows they are */
    struct csv_source source;
    struct worker *worker;
    struct hand mine, other;
    uint64_t last; /* section: that is the caller's */
    /* of both threads: */
    struct section ring[AHEAD]; /* one is its taker's until it is done */
    unsigned ahead;             /* so many of them are used */
    uint64_t next;              /* section to be given */
    uint64_t taken;             /* those before it are, or were */
    bool over;
    /* of the caller's: */
    uint64_t at, line; /* where the next section begins */
    const struct held *now;
};

static int hold(void *arg, const struct str *cells, size_t n, uint64_t line,
                struct err *e)
{
    struct hand *h = arg;
    struct section *s = h->into;
    (void)e;
    *vec_push(&s->rows) = (struct held){.cells = csv_keep(&s->arena, cells, n),
                                        .n = n,
                                        .line = line,
                                        .at = csv_at(h->reader)};
    return 0;
}

/* Feeds what stands from *at to the first end of a line that is not before
 * `stop`; *at is behind it then.  `bytes` has room for a section and a margin.
 */
static int feed_to(const struct csv_source *s, struct csv_reader *r,
                   char *bytes, uint64_t *at, uint64_t stop, struct err *e)
{
    const char *end = NULL;
    while (!end && *at < s->size) {
        uint64_t before = *at < stop ? stop - *at : 0;
        size_t n = (size_t)(before < s->section ? before : s->section) + MARGIN;
        if (n > s->size - *at)
            n = (size_t)(s->size - *at);
        if (s->read(s->arg, *at, bytes, n, e) < 0)
            return -1;
        if (n > before)
            end = memchr(bytes + before, '\n', n - (size_t)before);
        if (end)
            n = (size_t)(end - bytes) + 1;
        if (csv_feed(r, bytes, n, e) < 0)
            return -1;
        *at += n;
    }
    return 0;
}

/* The first line that begins behind the first byte of a section; its end, where
 * that is none of its. */
static int seek(const struct csv_source *s, char *bytes, uint64_t *at,
                uint64_t stop, struct err *e)
{
    const char *end = NULL;
    while (!end && *at < stop) {
        size_t n = stop - *at < MARGIN ? (size_t)(stop - *at) : MARGIN;
        if (s->read(s->arg, *at, bytes, n, e) < 0)
            return -1;
        end = memchr(bytes, '\n', n);
        *at += end ? (size_t)(end - bytes) + 1 : n;
    }
    *at += !end;
    return 0;
}

static void read_ahead(struct hand *h, struct section *s, uint64_t k)
{
    struct err none = ERR_INIT;
    uint64_t stop = (k + 1) * h->source->section;
    size_t room = 3 * h->source->section;
    if (s->arena.head)
        arena_clear(&s->arena);
    else
        arena_reserve(&s->arena, room, &room);
    s->rows.n = 0;
    s->to = k * h->source->section;
    s->lines = 0;
    s->sound = seek(h->source, h->bytes, &s->to, stop, &none) == 0;
    if (!s->sound || s->to > stop)
        return;
    h->into = s;
    csv_reader_from(h->reader, 1, s->to);
    s->sound =
        feed_to(h->source, h->reader, h->bytes, &s->to, stop, &none) == 0 &&
        !csv_inside(h->reader);
    s->lines = csv_next_line(h->reader) - 1;
    if (!s->sound) {
        csv_reader_free(h->reader);
        h->reader = csv_reader_like(h->of, hold, h);
    }
}

static struct section *section_of(struct csv_ahead *a, uint64_t k)
{
    return &a->ring[k % a->ahead];
}

static bool may_take(const struct csv_ahead *a)
{
    return a->taken < a->last && a->taken < a->next + a->ahead;
}

/* Entered, and not so while it reads. */
static void take_one(struct csv_ahead *a, struct hand *h)
{
    uint64_t k = a->taken++;
    struct section *s = section_of(a, k);
    s->done = false;
    worker_leave(a->worker);
    read_ahead(h, s, k);
    worker_enter(a->worker);
    s->done = true;
}

/* Entered, and not so meanwhile. */
static bool use_time(struct csv_ahead *a)
{
    if (!a->source.spare)
        return false;
    worker_leave(a->worker);
    bool used = a->source.spare(a->source.spare_arg);
    worker_enter(a->worker);
    return used;
}

/* The other thread. */
static void run(void *arg)
{
    struct csv_ahead *a = arg;
    worker_enter(a->worker);
    for (bool idle = false; !a->over && a->taken < a->last;)
        if (may_take(a)) {
            take_one(a, &a->other);
            worker_tell(a->worker);
            idle = false;
        } else if (idle) {
            worker_await(a->worker);
            idle = false;
        } else {
            idle = !use_time(a);
        }
    worker_leave(a->worker);
}

struct csv_ahead *csv_ahead_new(struct csv_reader *r,
                                const struct csv_source *source)
{
    struct csv_ahead *a = mem_new(1, sizeof *a);
    a->worker = worker_new(run, a);
    if (!a->worker) {
        free(a);
        return NULL;
    }
    a->reader = r;
    a->source = *source;
    if (!a->source.section)
        a->source.section = SECTION;
    a->last = source->size ? (source->size - 1) / a->source.section : 0;
    a->ahead = source->size < SMALL ? AHEAD / 2 : AHEAD;
    a->line = 1;
    a->mine = a->other = (struct hand){.source = &a->source, .of = r};
    a->mine.bytes = mem_new(a->source.section + MARGIN, 1);
    return a;
}

void csv_ahead_free(struct csv_ahead *a)
{
    if (!a)
        return;
    worker_enter(a->worker);
    a->over = true;
    worker_tell(a->worker);
    worker_leave(a->worker);
    worker_free(a->worker);
    for (int i = 0; i < AHEAD; i++) {
        arena_release(&a->ring[i].arena);
        vec_release(&a->ring[i].rows);
    }
    csv_reader_free(a->mine.reader);
    csv_reader_free(a->other.reader);
    free(a->mine.bytes);
    free(a->other.bytes);
    free(a);
}

static int give(struct csv_ahead *a, const struct section *s, struct err *e)
{
    for (size_t i = 0; i < s->rows.n; i++) {
        a->now = &s->rows.v[i];
        if (csv_give(a->reader, a->now->cells, a->now->n, csv_ahead_line(a),
                     e) < 0)
            return -1;
    }
    a->now = NULL;
    a->at = s->to > a->at ? s->to : a->at;
    a->line += s->lines;
    return 0;
}

/* Entered: has the next section given. */
static int give_next(struct csv_ahead *a, struct err *e)
{
    const struct section *s =
        a->taken > a->next ? section_of(a, a->next) : NULL;
    if (!s)
        a->taken++;
    worker_leave(a->worker);
    int rc;
    if (s && s->sound && !csv_inside(a->reader)) {
        rc = give(a, s, e);
    } else {
        if (!csv_inside(a->reader))
            csv_reader_from(a->reader, a->line, a->at);
        uint64_t stop = (a->next + 1) * a->source.section;
        rc = a->at > stop ? 0
                          : feed_to(&a->source, a->reader, a->mine.bytes,
                                    &a->at, stop, e);
        a->line = csv_next_line(a->reader);
    }
    worker_enter(a->worker);
    if (rc < 0)
        return rc; /* the row at hand stays where it is */
    a->next++;
    /* It is not woken for each one. */
    if (a->taken - a->next <= a->ahead / 2)
        worker_tell(a->worker);
    return 0;
}

/* By the header, the reader may have been told what to pass over. */
static void start(struct csv_ahead *a)
{
    struct hand *hands[] = {&a->mine, &a->other};
    a->other.bytes = mem_new(a->source.section + MARGIN, 1);
    for (int i = 0; i < 2; i++)
        hands[i]->reader = csv_reader_like(a->reader, hold, hands[i]);
    worker_start(a->worker);
}

int csv_ahead_run(struct csv_ahead *a, struct err *e)
{
    int rc = 0;
    worker_enter(a->worker);
    while (rc == 0 && a->next <= a->last) {
        if (a->taken == a->next || section_of(a, a->next)->done) {
            rc = give_next(a, e);
            if (rc == 0 && a->next == 1 && a->last > 1)
                start(a);
        } else if (may_take(a)) {
            take_one(a, &a->mine);
        } else {
            worker_await(a->worker);
        }
    }
    worker_leave(a->worker);
    return rc;
}

uint64_t csv_ahead_line(const struct csv_ahead *a)
{
    return a->now ? a->line + a->now->line - 1 : csv_line(a->reader);
}

uint64_t csv_ahead_at(const struct csv_ahead *a)
{
    return a->now ? a->now->at : csv_at(a->reader);
}
