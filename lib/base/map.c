/* A hash map from byte strings to numbers, and names in series by these. */
#include <stdlib.h>

#include "base/mem.h"

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
    m->place = malloc(bytes);
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

static struct map_slot *find_hashed(const struct map *m, const char *key,
                                    size_t len)
{
    if (!m->hashed)
        return NULL;
    const struct map_place *p = probe(m, hash_of(key, len), key, len);
    return p->slot ? &m->slot[p->slot - 1] : NULL;
}

/* A new one, which is not found yet. */
static struct map_slot *add(struct map *m, const char *key, size_t len,
                            bool kept)
{
    if (m->n == m->room)
        m->slot = mem_grow(m->slot, &m->room, sizeof *m->slot);
    struct map_slot *s = &m->slot[m->n++];
    *s = (struct map_slot){.key = kept ? key : arena_dup(&m->keys, key, len),
                           .len = (uint32_t)len};
    return s;
}

static struct map_slot *put_hashed(struct map *m, const char *key, size_t len,
                                   bool kept, bool *fresh)
{
    if (m->hashed * 2 >= m->places)
        map_widen(m);
    uint32_t hash = hash_of(key, len);
    struct map_place *p = probe(m, hash, key, len);
    *fresh = !p->slot;
    if (p->slot)
        return &m->slot[p->slot - 1];
    struct map_slot *s = add(m, key, len, kept);
    m->hashed++;
    *p = (struct map_place){.hash = hash, .slot = (uint32_t)m->n};
    return s;
}

/* --- Names in series ------------------------------------------------------ */

/* What stands before the number is what they have in common; and how long the
 * number is, where zeros lead it: so no two names are one number of a series.
 */
struct name {
    uint64_t before[2]; /* its bytes */
    uint32_t kind;      /* its length and that of the number, and 1 */
    uint32_t number;
};

/* Has the place for its like whoever came first; others do without. */
struct map_series {
    struct name first; /* kind 0: nobody's */
    uint32_t from;     /* at[0] is of this number */
    bool strays;       /* some are not there: their numbers are too far off */
    uint32_t *at;      /* one more than the place in map.slot, or 0 */
    size_t cap, n;     /* so many are there */
};

enum {
    SERIES = 64,
    BEFORE_MOST = 16,
    DIGITS_MOST = 9,
    SPARSE = 4, /* numbers for each that is there and for some that may come: */
    SPARSE_FIRST = 256
};

void map_expect_series(struct map *m)
{
    m->series = mem_new(SERIES, sizeof *m->series);
}

/* False: it ends in no number. */
static bool name_of(const char *key, size_t len, struct name *out)
{
    size_t before = len;
    uint32_t number = 0, unit = 1;
    for (; before && len - before < DIGITS_MOST; before--, unit *= 10) {
        uint32_t digit = (uint32_t)(unsigned char)key[before - 1] - '0';
        if (digit > 9)
            break;
        number += digit * unit;
    }
    if (before == len || before > BEFORE_MOST)
        return false;
    size_t zeros = key[before] == '0' ? len - before : 0;
    out->before[0] = word_of(key, before < 8 ? before : 8);
    out->before[1] = before > 8 ? word_of(key + 8, before - 8) : 0;
    out->kind = (uint32_t)(before << 4 | zeros) + 1;
    out->number = number;
    return true;
}

static struct map_series *series_at(const struct map *m, const struct name *x)
{
    uint64_t like = x->before[0] ^ fold(x->before[1] ^ x->kind);
    return &m->series[fold(like) % SERIES];
}

static bool is_of(const struct map_series *s, const struct name *x)
{
    return s->first.kind == x->kind && s->first.before[0] == x->before[0] &&
           s->first.before[1] == x->before[1];
}

/* Its place in s->at, or behind all that may be there. */
static size_t place_of(const struct map_series *s, const struct name *x)
{
    return x->number < s->from ? SIZE_MAX : x->number - s->from;
}

struct map_slot *map_find(const struct map *m, const char *key, size_t len)
{
    struct name x;
    if (!m->series || !name_of(key, len, &x))
        return find_hashed(m, key, len);
    const struct map_series *s = series_at(m, &x);
    if (!is_of(s, &x))
        return find_hashed(m, key, len);
    size_t at = place_of(s, &x);
    if (at < s->cap && s->at[at])
        return &m->slot[s->at[at] - 1];
    return s->strays ? find_hashed(m, key, len) : NULL;
}

/* There is no such place so far. */
static void series_reach(struct map_series *s, size_t at)
{
    while (at >= s->cap) {
        size_t cap = s->cap;
        s->at = mem_grow(s->at, &s->cap, sizeof *s->at);
        memset(s->at + cap, 0, (s->cap - cap) * sizeof *s->at);
    }
}

/* That of a name in a series; NULL: it is to be hashed. */
static struct map_slot *put_in_series(struct map *m, const char *key,
                                      size_t len, bool kept, bool *fresh)
{
    struct name x;
    if (!name_of(key, len, &x))
        return NULL;
    struct map_series *s = series_at(m, &x);
    if (!s->first.kind)
        *s = (struct map_series){
            .first = x, .from = x.number < SPARSE_FIRST ? 0 : x.number};
    if (!is_of(s, &x))
        return NULL;
    size_t at = place_of(s, &x);
    *fresh = false;
    if (at < s->cap && s->at[at])
        return &m->slot[s->at[at] - 1];
    if (at / SPARSE >= s->n + SPARSE_FIRST) {
        s->strays = true;
        return NULL;
    }
    struct map_slot *slot = s->strays ? find_hashed(m, key, len) : NULL;
    if (slot)
        return slot;
    *fresh = true;
    series_reach(s, at);
    slot = add(m, key, len, kept);
    s->at[at] = (uint32_t)m->n;
    s->n++;
    return slot;
}

static struct map_slot *put(struct map *m, const char *key, size_t len,
                            bool kept, bool *fresh)
{
    bool is_fresh;
    struct map_slot *slot =
        m->series ? put_in_series(m, key, len, kept, &is_fresh) : NULL;
    if (!slot)
        slot = put_hashed(m, key, len, kept, &is_fresh);
    if (fresh)
        *fresh = is_fresh;
    return slot;
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
    for (size_t i = 0; m->series && i < SERIES; i++)
        free(m->series[i].at);
    free(m->series);
    free(m->slot);
    free(m->place);
    arena_release(&m->keys);
    *m = (struct map){0};
}
