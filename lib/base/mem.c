#include "base/mem.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Large blocks lie on whole huge pages where the system has them: a million
 * records are then a hundred page faults instead of fifty thousand, and found
 * again without as many misses of the TLB. */
enum { HUGE = 2 << 20 };

static void *large(size_t n)
{
    if (n > SIZE_MAX - HUGE)
        return NULL;
    n = (n + HUGE - 1) & ~((size_t)HUGE - 1);
    void *p = aligned_alloc(HUGE, n);
#ifdef MADV_HUGEPAGE
    if (p)
        madvise(p, n, MADV_HUGEPAGE);
#endif
    return p;
}

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
    char *p =
        more * size < HUGE ? realloc(block, more * size) : large(more * size);
    if (!p)
        mem_exhausted(more * size);
    if (more * size >= HUGE && block) {
        memcpy(p, block, *cap * size);
        free(block);
    }
    *cap = more;
    return p;
}

void *mem_reserve(void *block, size_t *cap, size_t n, size_t size)
{
    if (block || !n || n > SIZE_MAX / size)
        return block;
    void *p = n * size < HUGE ? malloc(n * size) : large(n * size);
    if (p)
        *cap = n;
    return p;
}

bool mem_ahead(struct mem_ahead *m)
{
#ifdef MADV_POPULATE_WRITE
    enum { AHEAD = 2 * HUGE };
    size_t used = atomic_load_explicit(&m->used, memory_order_relaxed);
    if (!m->block || used < HUGE || m->made >= used + AHEAD)
        return false;
    if (m->made < used)
        m->made = (used + HUGE - 1) & ~((size_t)HUGE - 1);
    /* A block may begin behind a head, on the page that this has. */
    char *from = m->block + m->made;
    from -= (uintptr_t)from % HUGE;
    if (m->made + HUGE > m->n || madvise(from, HUGE, MADV_POPULATE_WRITE) < 0) {
        m->made = SIZE_MAX - AHEAD;
        return false;
    }
    m->made += HUGE;
    return true;
#else
    return (void)m, false;
#endif
}

/* Blocks grow with the arena, so that a small run stays small. */
enum { BLOCK_FIRST = 4096, BLOCK_MOST = HUGE };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

/* False: it is not to be had. */
static bool arena_more(struct arena *a, size_t size)
{
    size_t bytes = size + sizeof(struct arena_block);
    struct arena_block *fresh = bytes < HUGE ? malloc(bytes) : large(bytes);
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
    if (n > SIZE_MAX - HUGE || !arena_more(a, n))
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

/* Up to eight bytes as a number. */
static uint64_t word_of(const char *s, size_t n)
{
    uint32_t low, high;
    uint64_t w = 0;
    if (n >= sizeof low) {
        memcpy(&low, s, sizeof low);
        memcpy(&high, s + n - sizeof high, sizeof high);
        return (uint64_t)high << 32 | low;
    }
    for (size_t i = 0; i < n; i++)
        w = w << 8 | (unsigned char)s[i];
    return w;
}

/* Both halves of a product: any bit of x may change any of them. */
static uint64_t fold(uint64_t x)
{
    unsigned __int128 product =
        (unsigned __int128)x * UINT64_C(0xC4CEB9FE1A85EC53);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Eight bytes at a time.  Names in a series differ at their ends, and are met
 * one after the other: eight of them are neighbours, in one line of the cache.
 */
static uint32_t hash_of(const char *s, size_t n)
{
    enum { NEAR = 7 };
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15) ^ n;
    uint64_t near = n ? (unsigned char)s[n - 1] & NEAR : 0;
    for (; n > 8; s += 8, n -= 8) {
        uint64_t w;
        memcpy(&w, s, 8);
        h = fold(h ^ w);
    }
    h = fold(h ^ (word_of(s, n) ^ near << (n > 4 ? 56 : 0)));
    return (uint32_t)((h ^ h >> 32) & ~(uint64_t)NEAR) | (uint32_t)near;
}

/* Linear probing; never more than half full.  `slot` is one more than the
 * place in map.slot: 0 is a free place. */
struct map_place {
    uint32_t hash, slot;
};

static struct map_place *probe(const struct map *m, uint32_t hash,
                               const char *key, size_t len)
{
    for (size_t i = hash & (m->places - 1);; i = (i + 1) & (m->places - 1)) {
        struct map_place *p = &m->place[i];
        if (!p->slot)
            return p;
        if (p->hash != hash)
            continue;
        const struct map_slot *s = &m->slot[p->slot - 1];
        if (s->len == len && (len == 0 || memcmp(s->key, key, len) == 0))
            return p;
    }
}

enum { PLACES_FIRST = 64 };

static void map_place_new(struct map *m, size_t places)
{
    size_t bytes = places * sizeof *m->place;
    m->places = places;
    m->place = bytes < HUGE ? malloc(bytes) : large(bytes);
    if (!m->place)
        mem_exhausted(bytes);
    memset(m->place, 0, bytes);
}

void map_reserve(struct map *m, size_t n)
{
    size_t places = PLACES_FIRST;
    while (places / 2 < n && places < SIZE_MAX / 2 / sizeof *m->place)
        places *= 2;
    if (m->places)
        return;
    map_place_new(m, places);
    m->slot = mem_reserve(m->slot, &m->room, n, sizeof *m->slot);
}

static void map_widen(struct map *m)
{
    struct map_place *old = m->place;
    size_t n = m->places;
    map_place_new(m, n ? n * 2 : PLACES_FIRST);
    for (size_t i = 0; i < n; i++) {
        if (!old[i].slot)
            continue;
        size_t at = old[i].hash & (m->places - 1);
        while (m->place[at].slot)
            at = (at + 1) & (m->places - 1);
        m->place[at] = old[i];
    }
    free(old);
}

struct map_slot *map_find(const struct map *m, const char *key, size_t len)
{
    if (!m->n)
        return NULL;
    const struct map_place *p = probe(m, hash_of(key, len), key, len);
    return p->slot ? &m->slot[p->slot - 1] : NULL;
}

static struct map_slot *put(struct map *m, const char *key, size_t len,
                            bool kept, bool *fresh)
{
    if (m->n * 2 >= m->places)
        map_widen(m);
    uint32_t hash = hash_of(key, len);
    struct map_place *p = probe(m, hash, key, len);
    if (fresh)
        *fresh = !p->slot;
    if (p->slot)
        return &m->slot[p->slot - 1];
    if (m->n == m->room)
        m->slot = mem_grow(m->slot, &m->room, sizeof *m->slot);
    struct map_slot *s = &m->slot[m->n++];
    *s = (struct map_slot){.key = kept ? key : arena_dup(&m->keys, key, len),
                           .len = (uint32_t)len};
    *p = (struct map_place){.hash = hash, .slot = (uint32_t)m->n};
    return s;
}

struct map_slot *map_put(struct map *m, const char *key, size_t len,
                         bool *fresh)
{
    return put(m, key, len, false, fresh);
}

struct map_slot *map_put_kept(struct map *m, const char *key, size_t len,
                              bool *fresh)
{
    return put(m, key, len, true, fresh);
}

void map_release(struct map *m)
{
    free(m->slot);
    free(m->place);
    arena_release(&m->keys);
    *m = (struct map){0};
}
