/*
 * Memory: an arena, growable arrays, and one hash map from strings.
 *
 * Exhausted memory is not an error that callers can mend, so nothing here
 * returns NULL: mem_exhausted() says so and ends the process.
 * Nothing is written to a ledger before all of it is in memory, so no half
 * record can come of it.
 */
#ifndef ACCT_BASE_MEM_H
#define ACCT_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Says on standard error that `wanted` bytes could not be had, and ends the
 * process with status 1. */
_Noreturn void mem_exhausted(size_t wanted);

/* Zeroed memory for n things of `size` bytes; free() releases it. */
void *mem_new(size_t n, size_t size);

/* Makes room for at least one thing more; returns the (moved) block and
 * updates *cap.  Amortised: doubles.  What is new is not zeroed. */
void *mem_grow(void *block, size_t *cap, size_t size);
/* Makes room for n things from the start, where there is none yet and as much
 * can be had: address space, of which only what is used becomes memory. */
void *mem_reserve(void *block, size_t *cap, size_t n, size_t size);

/* What will be filled of a block of n bytes that was reserved becomes memory
 * some time before, by another thread than the one that fills it. */
struct mem_ahead {
    char *block; /* NULL: nothing is to be done */
    size_t n, made;
    _Atomic size_t used; /* bytes; told by who fills it, now and then */
};
/* Makes some more; false where enough is there.  Of a block that is little used
 * nothing. */
bool mem_ahead(struct mem_ahead *m);

/* A growable array.  Zero bytes make an empty one; vec_push(a) gives the new,
 * zeroed last element; vec_reserve(a, n) is mem_reserve; vec_release frees. */
#define VEC(T)                                                                 \
    struct {                                                                   \
        T *v;                                                                  \
        size_t n, cap;                                                         \
    }
#define vec_push(a)                                                            \
    (((a)->n == (a)->cap                                                       \
          ? (void)((a)->v = mem_grow((a)->v, &(a)->cap, sizeof *(a)->v))       \
          : (void)0),                                                          \
     memset((a)->v + (a)->n, 0, sizeof *(a)->v), (a)->v + (a)->n++)
#define vec_reserve(a, n)                                                      \
    ((a)->v = mem_reserve((a)->v, &(a)->cap, n, sizeof *(a)->v))
#define vec_release(a) (free((a)->v), (a)->v = NULL, (a)->n = (a)->cap = 0)

/* An arena: many small things that die together.  Zero bytes make one. */
struct arena {
    struct arena_block *head;
};

/* Takes room for n bytes at once, where as much can be had: what is not used of
 * much does not become memory.  Returns where it stands, and its size; NULL. */
char *arena_reserve(struct arena *a, size_t n, size_t *size);
/* How much of that block is used; 0: another is, by now. */
size_t arena_used(const struct arena *a, const char *block);
/* n bytes, zeroed, aligned for any type; live until arena_release. */
void *arena_new(struct arena *a, size_t n);
/* A NUL-terminated copy of n bytes. */
char *arena_dup(struct arena *a, const char *s, size_t n);
/* What printf would print. */
char *arena_fmt(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Releases what is in it, and keeps its last block for what comes. */
void arena_clear(struct arena *a);
void arena_release(struct arena *a);

/* A map from byte strings to numbers, which also interns: the key it keeps is
 * the one pointer for that string.  Zero bytes make an empty one.  Its slots
 * are slot[0 .. n), in the order in which their keys came. */
struct map_slot {
    const char *key; /* NUL-terminated */
    uint32_t len, value;
};
struct map {
    struct map_slot *slot;
    size_t n, room;            /* of slot */
    struct map_place *place;   /* by hash */
    size_t places, hashed;     /* so many keys are there; the rest in series */
    struct map_series *series; /* NULL: none */
    struct arena keys;
};

/* The slot of a key, or NULL. Valid until the next map_put. */
struct map_slot *map_find(const struct map *m, const char *key, size_t len);
/* The slot of a key, made with value 0 where it was not there (*fresh tells;
 * may be NULL).  Valid until the next map_put; its key lives with the map. */
struct map_slot *map_put(struct map *m, const char *key, size_t len,
                         bool *fresh);
/* The same for a key that the caller keeps as long as the map, with a NUL: it
 * is not copied. */
struct map_slot *map_put_kept(struct map *m, const char *key, size_t len,
                              bool *fresh);
/* Takes room for n keys at once, in a map that has none so far. */
void map_reserve(struct map *m, size_t n);
/* For a map that has no keys so far, of which most will be names in a few
 * series, such as INV-12: they are found by their numbers. */
void map_expect_series(struct map *m);
void map_release(struct map *m);

#endif
