#include "base/mem.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

void *mem_new(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size ? size : 1);
    if (!p)
        mem_exhausted(n * size);
    return p;
}

void *mem_grow(void *block, size_t *cap, size_t size)
{
    size_t more = *cap ? *cap * 2 : 8;
    if (more > SIZE_MAX / size)
        mem_exhausted(SIZE_MAX);
    void *p = realloc(block, more * size);
    if (!p)
        mem_exhausted(more * size);
    *cap = more;
    return p;
}

void *mem_reserve(void *block, size_t *cap, size_t n, size_t size)
{
    if (block || !n || n > PTRDIFF_MAX / size)
        return block;
    void *p = malloc(n * size);
    if (p)
        *cap = n;
    return p;
}

bool mem_ahead(struct mem_ahead *m)
{
#ifdef MADV_POPULATE_WRITE
    enum { LEAST = 64 << 10, STEP = 256 << 10, LARGE = 2 << 20 };
    size_t used = atomic_load_explicit(&m->used, memory_order_relaxed);
    size_t step = used < LARGE ? STEP : LARGE;
    if (!m->block || used < LEAST || m->made >= used + step)
        return false;
    if (m->made < used)
        m->made = used + step - used % step;
    /* From a page on, however large these are. */
    char *from = m->block + m->made;
    from -= (uintptr_t)from % step;
    if (m->made < step || m->made + step > m->n ||
        madvise(from, step, MADV_POPULATE_WRITE) < 0) {
        m->made = SIZE_MAX / 2;
        return false;
    }
    m->made += step;
    return true;
#else
    return (void)m, false;
#endif
}

/* Blocks grow with the arena, so that a small run stays small. */
enum { BLOCK_FIRST = 4096, BLOCK_MOST = 2 << 20 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

/* False: it is not to be had. */
static bool arena_more(struct arena *a, size_t size)
{
    size_t bytes = size + sizeof(struct arena_block);
    struct arena_block *fresh = malloc(bytes);
    if (!fresh)
        return false;
    *fresh = (struct arena_block){.next = a->head, .size = size};
    a->head = fresh;
    return true;
}

static void *arena_take(struct arena *a, size_t n, size_t align)
{
    struct arena_block *b = a->head;
    size_t at = b ? (b->used + align - 1) & ~(align - 1) : 0;
    if (!b || at > b->size || b->size - at < n) {
        size_t size = b ? b->size * 2 : BLOCK_FIRST;
        if (size > BLOCK_MOST - sizeof *b)
            size = BLOCK_MOST - sizeof *b;
        if (size < n)
            size = n;
        if (!arena_more(a, size))
            mem_exhausted(size);
        b = a->head;
        at = 0;
    }
    b->used = at + n;
    return b->bytes + at;
}

char *arena_reserve(struct arena *a, size_t n, size_t *size)
{
    if (n > PTRDIFF_MAX - sizeof(struct arena_block) || !arena_more(a, n))
        return NULL;
    *size = a->head->size;
    return a->head->bytes;
}

size_t arena_used(const struct arena *a, const char *block)
{
    return a->head && a->head->bytes == block ? a->head->used : 0;
}

void *arena_new(struct arena *a, size_t n)
{
    return memset(arena_take(a, n, _Alignof(max_align_t)), 0, n);
}

char *arena_dup(struct arena *a, const char *s, size_t n)
{
    char *p = arena_take(a, n + 1, 1);
    if (n)
        memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

char *arena_fmt(struct arena *a, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    size_t size = n > 0 ? (size_t)n + 1 : 1;
    char *p = arena_take(a, size, 1);
    p[0] = '\0';
    if (n > 0)
        vsnprintf(p, size, fmt, again);
    va_end(again);
    va_end(ap);
    return p;
}

void arena_clear(struct arena *a)
{
    struct arena_block *kept = a->head;
    if (!kept)
        return;
    a->head = kept->next;
    arena_release(a);
    kept->next = NULL;
    kept->used = 0;
    a->head = kept;
}

void arena_release(struct arena *a)
{
    while (a->head) {
        struct arena_block *next = a->head->next;
        free(a->head);
        a->head = next;
    }
}
