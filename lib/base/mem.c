#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    char *p = realloc(block, more * size);
    if (!p)
        mem_exhausted(more * size);
    *cap = more;
    return p;
}

/* Blocks grow with the arena, so that a small run stays small. */
enum { BLOCK_FIRST = 4096, BLOCK_MOST = 1 << 20 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

static void *arena_take(struct arena *a, size_t n, size_t align)
{
    struct arena_block *b = a->head;
    size_t at = b ? (b->used + align - 1) & ~(align - 1) : 0;
    if (!b || at > b->size || b->size - at < n) {
        size_t size = b ? b->size * 2 : BLOCK_FIRST;
        if (size > BLOCK_MOST)
            size = BLOCK_MOST;
        if (size < n)
            size = n;
        struct arena_block *fresh = malloc(sizeof *fresh + size);
        if (!fresh)
            mem_exhausted(size);
        fresh->next = b;
        fresh->size = size;
        a->head = b = fresh;
        at = 0;
    }
    b->used = at + n;
    return b->bytes + at;
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

void arena_release(struct arena *a)
{
    while (a->head) {
        struct arena_block *next = a->head->next;
        free(a->head);
        a->head = next;
    }
}

/* Eight bytes at a time, multiplied and folded. */
static uint64_t hash_of(const char *s, size_t n)
{
    uint64_t h = 0x9E3779B97F4A7C15u ^ n;
    for (; n >= 8; s += 8, n -= 8) {
        uint64_t w;
        memcpy(&w, s, 8);
        h = (h ^ w) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    uint64_t w = 0;
    if (n)
        memcpy(&w, s, n);
    h = (h ^ w) * 0xC4CEB9FE1A85EC53u;
    return h ^ h >> 29;
}

/* Linear probing; never more than half full. */
static struct map_slot *probe(const struct map *m, uint64_t hash,
                              const char *key, size_t len)
{
    size_t i = hash & (m->cap - 1);
    for (;; i = (i + 1) & (m->cap - 1)) {
        struct map_slot *s = &m->slot[i];
        if (!s->key || (s->hash == hash && s->len == len &&
                        (len == 0 || memcmp(s->key, key, len) == 0)))
            return s;
    }
}

static void map_widen(struct map *m)
{
    struct map old = *m;
    m->cap = old.cap ? old.cap * 2 : 64;
    m->slot = mem_new(m->cap, sizeof *m->slot);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slot[i].key)
            *probe(m, old.slot[i].hash, old.slot[i].key, old.slot[i].len) =
                old.slot[i];
    free(old.slot);
}

struct map_slot *map_find(const struct map *m, const char *key, size_t len)
{
    if (!m->n)
        return NULL;
    struct map_slot *s = probe(m, hash_of(key, len), key, len);
    return s->key ? s : NULL;
}

struct map_slot *map_put(struct map *m, const char *key, size_t len,
                         bool *fresh)
{
    if (m->n * 2 >= m->cap)
        map_widen(m);
    uint64_t hash = hash_of(key, len);
    struct map_slot *s = probe(m, hash, key, len);
    if (fresh)
        *fresh = !s->key;
    if (!s->key) {
        s->hash = hash;
        s->len = (uint32_t)len;
        s->key = arena_dup(&m->keys, key, len);
        m->n++;
    }
    return s;
}

void map_release(struct map *m)
{
    free(m->slot);
    arena_release(&m->keys);
    *m = (struct map){0};
}
