/* What an index tells. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "inside.h"

enum { CACHED = 64 };

struct index {
    int fd;
    struct head head;
    VEC(uint64_t) log;
    VEC(uint32_t) log_at; /* where the rows begin in it */
    struct cached {
        uint64_t block; /* 0: none */
        char bytes[BLOCK];
    } * cache;
};

static bool read_all(int fd, void *to, size_t n, off_t at)
{
    return file_read_at(fd, to, n, at) == (ssize_t)n;
}

/* --- Opening --- */

static bool is_fine(const struct head *h, const struct index_stamp *stamp,
                    off_t size)
{
    return memcmp(h->magic, index_blank.magic, sizeof h->magic) == 0 &&
           h->order == index_blank.order && h->sum == index_head_sum(h) &&
           memcmp(&h->stamp, stamp, sizeof *stamp) == 0 &&
           h->log_words <= LOG_WORDS && (off_t)h->blocks * BLOCK == size;
}

/* The next row of the log: where its names are, and how many; false at the
 * end, or where it is none. */
static bool next_row(const struct index *ix, size_t *at, size_t *names,
                     size_t *numbers)
{
    enum { BEFORE = 3 };
    size_t left = ix->log.n - *at;
    const uint64_t *p = ix->log.v + *at;
    if (left <= BEFORE || p[2] > left - BEFORE - 1)
        return false;
    *names = *at + BEFORE;
    *numbers = *names + p[2];
    uint64_t n = ix->log.v[*numbers];
    if (n > (left - (*numbers - *at) - 1) / 2)
        return false;
    *at = *numbers + 1 + 2 * n;
    return true;
}

static bool read_log(struct index *ix)
{
    size_t n = ix->head.log_words, names, numbers;
    for (size_t i = 0; i < n; i++)
        vec_push(&ix->log);
    if (n && !read_all(ix->fd, ix->log.v, n * sizeof *ix->log.v, BLOCK))
        return false;
    if (index_sum(ix->log.v, n * sizeof *ix->log.v, ix->head.salt) !=
        ix->head.log_sum)
        return false;
    for (size_t at = 0; at < n;) {
        *vec_push(&ix->log_at) = (uint32_t)at;
        if (!next_row(ix, &at, &names, &numbers))
            return false;
    }
    return ix->log_at.n == ix->head.log_rows;
}

static bool load(struct index *ix, const struct index_stamp *stamp)
{
    struct stat st;
    return fstat(ix->fd, &st) == 0 && S_ISREG(st.st_mode) &&
           read_all(ix->fd, &ix->head, sizeof ix->head, 0) &&
           is_fine(&ix->head, stamp, st.st_size) && read_log(ix);
}

struct index *index_open(const char *path, const struct index_stamp *stamp)
{
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0 && (errno == EACCES || errno == EROFS))
        fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return NULL;
    struct index *ix = mem_new(1, sizeof *ix);
    ix->fd = fd;
    if (load(ix, stamp))
        return ix;
    index_close(ix);
    return NULL;
}

void index_close(struct index *ix)
{
    if (!ix)
        return;
    close(ix->fd);
    vec_release(&ix->log);
    vec_release(&ix->log_at);
    free(ix->cache);
    free(ix);
}

size_t index_count(const struct index *ix)
{
    return ix->head.n[PART_ROWS] + ix->log_at.n;
}

uint64_t index_odd(const struct index *ix)
{
    return ix->head.odd;
}

uint64_t index_line(const struct index *ix)
{
    return ix->head.line;
}

/* --- Blocks --- */

/* NULL: it is damaged. */
static const char *block(struct index *ix, uint64_t number)
{
    if (!ix->cache)
        ix->cache = mem_new(CACHED, sizeof *ix->cache);
    struct cached *c = &ix->cache[number % CACHED];
    uint64_t sum;
    if (c->block == number)
        return c->bytes;
    c->block = 0;
    if (!read_all(ix->fd, c->bytes, BLOCK, (off_t)number * BLOCK))
        return NULL;
    memcpy(&sum, c->bytes + PAYLOAD, sizeof sum);
    if (sum != index_sum(c->bytes, PAYLOAD, ix->head.salt ^ number))
        return NULL;
    c->block = number;
    return c->bytes;
}

/* Copies the i-th thing of a part. */
static bool thing(struct index *ix, enum part p, uint64_t i, void *to)
{
    if (i >= ix->head.n[p])
        return false;
    const char *b = block(ix, ix->head.at[p] + i / part_each(p));
    if (b)
        memcpy(to, b + i % part_each(p) * index_sizes[p], index_sizes[p]);
    return b;
}

/* --- Rows --- */

static bool start_of(struct index *ix, uint64_t row, uint64_t *at,
                     uint64_t *line)
{
    char bytes[12];
    uint32_t low;
    uint64_t base = ix->head.n[PART_ROWS];
    if (row >= base) {
        const uint64_t *p = ix->log.v + ix->log_at.v[row - base];
        *at = p[0];
        *line = p[1];
        return true;
    }
    if (!thing(ix, PART_ROWS, row, bytes))
        return false;
    memcpy(at, bytes, sizeof *at);
    memcpy(&low, bytes + sizeof *at, sizeof low);
    *line = low;
    return true;
}

bool index_place(struct index *ix, uint32_t row, struct index_place *out)
{
    size_t n = index_count(ix);
    uint64_t next_line;
    if (row >= n || !start_of(ix, row, &out->at, &out->line))
        return false;
    if (row + 1 == n)
        out->to = ix->head.stamp.size;
    else if (!start_of(ix, row + 1, &out->to, &next_line))
        return false;
    return out->at < out->to && out->to <= ix->head.stamp.size;
}

/* The first post of that name or of one behind it, between the two. */
static bool first_post(struct index *ix, uint32_t name, uint32_t from,
                       uint32_t to, uint32_t *out)
{
    struct index_post post;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (!thing(ix, PART_POSTS, middle, &post))
            return false;
        if (post.name < name)
            from = middle + 1;
        else
            to = middle;
    }
    *out = from;
    return true;
}

static bool find_base(struct index *ix, uint64_t name, size_t most,
                      struct index_rows *out)
{
    uint32_t high = (uint32_t)(name >> 32), from, to, at;
    uint64_t place = name >> (64 - ix->head.bits);
    struct index_post post;
    if (!thing(ix, PART_DIRECTORY, place, &from) ||
        !thing(ix, PART_DIRECTORY, place + 1, &to) ||
        !first_post(ix, high, from, to, &at))
        return false;
    for (; at < to; at++) {
        if (!thing(ix, PART_POSTS, at, &post) || post.row >= index_count(ix))
            return false;
        if (post.name != high)
            break;
        if (most-- == 0)
            return false;
        *vec_push(&out->v) = post.row;
    }
    return true;
}

bool index_find(struct index *ix, uint64_t name, size_t most,
                struct index_rows *out)
{
    uint32_t row = (uint32_t)ix->head.n[PART_ROWS];
    size_t names, numbers;
    if (!find_base(ix, name, most, out))
        return false;
    for (size_t at = 0; next_row(ix, &at, &names, &numbers); row++)
        for (size_t i = names; i < numbers; i++)
            if (ix->log.v[i] == name) {
                *vec_push(&out->v) = row;
                break;
            }
    return true;
}

bool index_most(struct index *ix, uint64_t series, uint64_t *most)
{
    uint64_t from = 0, to = ix->head.n[PART_NUMBERS];
    struct index_number n;
    size_t names, numbers;
    *most = 0;
    if (!series)
        return false;
    while (from < to) {
        uint64_t middle = from + (to - from) / 2;
        if (!thing(ix, PART_NUMBERS, middle, &n))
            return false;
        if (n.series == series)
            *most = n.number;
        if (n.series < series)
            from = middle + 1;
        else
            to = middle;
    }
    for (size_t at = 0; next_row(ix, &at, &names, &numbers);)
        for (size_t i = numbers + 1; i < at; i += 2)
            if (ix->log.v[i] == series && ix->log.v[i + 1] > *most)
                *most = ix->log.v[i + 1];
    return true;
}

/* --- More --- */

bool index_extend(struct index *ix, const struct index_draft *more,
                  const struct index_stamp *stamp, uint64_t line)
{
    struct head h = ix->head;
    size_t n = more->log.n;
    if (more->failed || h.log_words + n > LOG_WORDS || line > UINT32_MAX ||
        index_count(ix) + more->at.n >= UINT32_MAX)
        return false;
    size_t before = ix->log.n, at = before, names, numbers;
    for (size_t i = 0; i < n; i++)
        *vec_push(&ix->log) = more->log.v[i];
    while (at < ix->log.n) {
        *vec_push(&ix->log_at) = (uint32_t)at;
        if (!next_row(ix, &at, &names, &numbers))
            return false;
    }
    h.stamp = *stamp;
    h.line = line;
    h.odd |= more->odd;
    h.log_words = ix->log.n;
    h.log_rows = ix->log_at.n;
    h.log_sum = index_sum(ix->log.v, ix->log.n * sizeof *ix->log.v, h.salt);
    h.sum = index_head_sum(&h);
    if (file_write_at(ix->fd, ix->log.v + before, n * sizeof *ix->log.v,
                      BLOCK + (off_t)(before * sizeof *ix->log.v)) < 0 ||
        file_write_at(ix->fd, &h, sizeof h, 0) < 0)
        return false;
    ix->head = h;
    return true;
}
