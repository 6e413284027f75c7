/* What rows are called, gathered and put in order. */
#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text/text.h"
#include "inside.h"

const uint32_t index_sizes[PARTS] = {12, 8, 4, 16};

const struct head index_blank = {.magic = "acct-index 1\n",
                                 .order = UINT64_C(0x0102030405060708)};

uint64_t index_sum(const void *words, size_t bytes, uint64_t salt)
{
    const char *p = words;
    uint64_t sum = salt ^ UINT64_C(0x9e3779b97f4a7c15), word;
    for (size_t i = 0; i + sizeof word <= bytes; i += sizeof word) {
        memcpy(&word, p + i, sizeof word);
        sum = (sum ^ word) * UINT64_C(0xff51afd7ed558ccd);
        sum ^= sum >> 32;
    }
    return sum;
}

uint64_t index_head_sum(const struct head *h)
{
    return index_sum(h, offsetof(struct head, sum), h->salt);
}

struct index_stamp index_stamp_of(const struct stat *st)
{
    return (struct index_stamp){
        .device = (uint64_t)st->st_dev,
        .inode = (uint64_t)st->st_ino,
        .size = (uint64_t)st->st_size,
        .modified = (uint64_t)st->st_mtim.tv_sec,
        .modified_ns = (uint64_t)st->st_mtim.tv_nsec,
        .changed = (uint64_t)st->st_ctim.tv_sec,
        .changed_ns = (uint64_t)st->st_ctim.tv_nsec,
    };
}

static void note_odd(struct index_draft *d, const struct record *r)
{
    struct str key =
        r->type == REC_CLIENT ? r->col[COL_CLIENT] : r->col[COL_REF];
    if ((r->type == REC_CLIENT || schema_types[r->type].ref == REF_OWN) &&
        !text_ascii(key))
        d->odd |= TYPE(r->type);
}

/* Of one series there are many, mostly one after another. */
static void note_number(struct index_draft *d, struct index_number n)
{
    enum { BACK = 32 };
    for (size_t i = d->numbers.n; i-- > 0 && d->numbers.n - i <= BACK;)
        if (d->numbers.v[i].series == n.series) {
            if (d->numbers.v[i].number < n.number)
                d->numbers.v[i].number = n.number;
            return;
        }
    *vec_push(&d->numbers) = n;
}

void index_draft_row(struct index_draft *d, const struct record *r, uint64_t at,
                     uint64_t line)
{
    if (d->failed || d->at.n >= UINT32_MAX || line > UINT32_MAX ||
        (d->at.n && at <= d->at.v[d->at.n - 1])) {
        d->failed = true;
        return;
    }
    uint32_t row = (uint32_t)d->at.n;
    *vec_push(&d->at) = at;
    *vec_push(&d->line) = (uint32_t)line;
    if (!r)
        return;
    index_names_of(r, &d->names);
    for (size_t i = 0; i < d->names.all.n; i++)
        *vec_push(&d->posts) =
            (struct index_post){(uint32_t)(d->names.all.v[i] >> 32), row};
    for (size_t i = 0; i < d->names.numbers.n; i++)
        note_number(d, d->names.numbers.v[i]);
    note_odd(d, r);
}

/* AT LINE, how many names, they, how many numbers, they. */
void index_draft_more(struct index_draft *d, const struct record *r,
                      uint64_t at, uint64_t line)
{
    if (d->failed || d->log.n > LOG_WORDS) {
        d->failed = true;
        return;
    }
    index_names_of(r, &d->names);
    *vec_push(&d->at) = at;
    *vec_push(&d->log) = at;
    *vec_push(&d->log) = line;
    *vec_push(&d->log) = d->names.all.n;
    for (size_t i = 0; i < d->names.all.n; i++)
        *vec_push(&d->log) = d->names.all.v[i];
    *vec_push(&d->log) = d->names.numbers.n;
    for (size_t i = 0; i < d->names.numbers.n; i++) {
        *vec_push(&d->log) = d->names.numbers.v[i].series;
        *vec_push(&d->log) = d->names.numbers.v[i].number;
    }
    note_odd(d, r);
}

void index_draft_release(struct index_draft *d)
{
    vec_release(&d->at);
    vec_release(&d->line);
    vec_release(&d->posts);
    vec_release(&d->log);
    vec_release(&d->numbers);
    index_names_release(&d->names);
}

/* --- In order --- */

/* Those of one name stay in the order of their rows. */
static void sort_posts(struct index_draft *d)
{
    enum { DIGIT = 11, PLACES = 1 << DIGIT, TURNS = 3 };
    size_t n = d->posts.n;
    struct index_post *from = d->posts.v, *to = mem_new(n, sizeof *to);
    for (unsigned turn = 0; turn < TURNS; turn++) {
        size_t first[PLACES + 1] = {0};
        unsigned shift = turn * DIGIT;
        for (size_t i = 0; i < n; i++)
            first[(from[i].name >> shift) % PLACES + 1]++;
        for (size_t i = 1; i < PLACES; i++)
            first[i] += first[i - 1];
        for (size_t i = 0; i < n; i++)
            to[first[(from[i].name >> shift) % PLACES]++] = from[i];
        struct index_post *other = from;
        from = to;
        to = other;
    }
    free(to);
    d->posts.v = from;
    d->posts.cap = n;
}

static int by_series(const void *a, const void *b)
{
    const struct index_number *x = a, *y = b;
    if (x->series != y->series)
        return x->series < y->series ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* The highest of each. */
static void sort_numbers(struct index_draft *d)
{
    size_t kept = 0;
    if (d->numbers.n)
        qsort(d->numbers.v, d->numbers.n, sizeof *d->numbers.v, by_series);
    for (size_t i = 0; i < d->numbers.n; i++) {
        bool last = i + 1 == d->numbers.n ||
                    d->numbers.v[i].series != d->numbers.v[i + 1].series;
        if (last && d->numbers.v[i].series)
            d->numbers.v[kept++] = d->numbers.v[i];
    }
    d->numbers.n = kept;
}

/* --- Blocks --- */

struct writer {
    int fd;
    uint64_t salt, block; /* that is being filled */
    struct buf out;
    size_t used; /* of its payload */
    bool failed;
};

static void flush(struct writer *w)
{
    if (!w->failed && file_write(w->fd, buf_view(&w->out), NULL) < 0)
        w->failed = true;
    buf_clear(&w->out);
}

static void end_block(struct writer *w)
{
    enum { AT_ONCE = 256 * BLOCK };
    if (!w->used)
        return;
    char *p = buf_room(&w->out, PAYLOAD - w->used + sizeof(uint64_t));
    memset(p, 0, PAYLOAD - w->used);
    w->out.n += PAYLOAD - w->used;
    uint64_t sum =
        index_sum(w->out.p + w->out.n - PAYLOAD, PAYLOAD, w->salt ^ w->block);
    buf_add(&w->out, (const char *)&sum, sizeof sum);
    w->block++;
    w->used = 0;
    if (w->out.n >= AT_ONCE)
        flush(w);
}

static void put(struct writer *w, const void *thing, size_t size)
{
    if (w->used + size > PAYLOAD)
        end_block(w);
    buf_add(&w->out, thing, size);
    w->used += size;
}

static void put_rows(struct writer *w, const struct index_draft *d)
{
    for (size_t i = 0; i < d->at.n; i++) {
        char row[12];
        memcpy(row, &d->at.v[i], sizeof d->at.v[i]);
        memcpy(row + 8, &d->line.v[i], sizeof d->line.v[i]);
        put(w, row, sizeof row);
    }
}

static void put_posts(struct writer *w, const struct index_draft *d)
{
    for (size_t i = 0; i < d->posts.n; i++)
        put(w, &d->posts.v[i], sizeof d->posts.v[i]);
}

/* Where the names begin of which the first bits are at least that. */
static void put_directory(struct writer *w, const struct index_draft *d,
                          unsigned bits)
{
    uint32_t at = 0;
    for (uint64_t i = 0; i <= UINT64_C(1) << bits; i++) {
        while (at < d->posts.n &&
               (uint64_t)d->posts.v[at].name >> (32 - bits) < i)
            at++;
        put(w, &at, sizeof at);
    }
}

static void put_numbers(struct writer *w, const struct index_draft *d)
{
    for (size_t i = 0; i < d->numbers.n; i++)
        put(w, &d->numbers.v[i], sizeof d->numbers.v[i]);
}

static void plan(struct head *h, const struct index_draft *d)
{
    enum { EACH = 256, BITS_LEAST = 1, BITS_MOST = 22 };
    h->bits = BITS_LEAST;
    while (h->bits < BITS_MOST && d->posts.n >> h->bits > EACH)
        h->bits++;
    h->n[PART_ROWS] = d->at.n;
    h->n[PART_POSTS] = d->posts.n;
    h->n[PART_DIRECTORY] = (UINT64_C(1) << h->bits) + 1;
    h->n[PART_NUMBERS] = d->numbers.n;
    h->blocks = BASE_BLOCK;
    for (int p = 0; p < PARTS; p++) {
        h->at[p] = h->blocks;
        h->blocks += (h->n[p] + part_each(p) - 1) / part_each(p);
    }
}

int index_write(struct index_draft *d, int fd, const struct index_stamp *stamp,
                uint64_t line)
{
    struct head h = index_blank;
    struct writer w = {.fd = fd, .block = BASE_BLOCK};
    if (d->failed || d->posts.n > UINT32_MAX) {
        errno = EFBIG;
        return -1;
    }
    if (getrandom(&h.salt, sizeof h.salt, 0) != sizeof h.salt)
        return -1;
    w.salt = h.salt;
    sort_posts(d);
    sort_numbers(d);
    plan(&h, d);
    h.stamp = *stamp;
    h.odd = d->odd;
    h.line = line;
    h.log_sum = index_sum("", 0, h.salt);
    h.sum = index_head_sum(&h);
    buf_add(&w.out, (const char *)&h, sizeof h);
    flush(&w);
    if (w.failed || lseek(fd, (off_t)BASE_BLOCK * BLOCK, SEEK_SET) < 0) {
        buf_release(&w.out);
        return -1;
    }
    put_rows(&w, d);
    end_block(&w);
    put_posts(&w, d);
    end_block(&w);
    put_directory(&w, d, (unsigned)h.bits);
    end_block(&w);
    put_numbers(&w, d);
    end_block(&w);
    flush(&w);
    buf_release(&w.out);
    return w.failed ? -1 : 0;
}
