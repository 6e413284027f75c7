#include "ledger/keyed.h"

#include <stdlib.h>

#include "base/mem.h"

enum { PLACES = 1 << 17, LEAST = 64, EACH = 8, NEAR = 7 };

/* By the end of the key: that is what names in a series differ in, and as they
 * are met one after the other they are neighbours. */
static size_t place(const struct keyed *k, struct str key)
{
    uint64_t end = 0, near = key.n ? (unsigned char)key.p[key.n - 1] & NEAR : 0;
    size_t n = key.n < sizeof end ? key.n : sizeof end;
    if (n)
        memcpy(&end, key.p + key.n - n, n);
    end ^= n ? near << 8 * (n - 1) : 0;
    end = (end ^ end >> 32) * UINT64_C(0x9e3779b97f4a7c15);
    end = (end ^ end >> 32) * UINT64_C(0x9e3779b97f4a7c15);
    return (end >> 32 & (k->places - 1) & ~(size_t)NEAR) | near;
}

struct keyed keyed_for(size_t n)
{
    struct keyed k = {.places = LEAST};
    while (k.places < PLACES && k.places / EACH < n)
        k.places *= 2;
    return k;
}

void keyed_add(struct keyed *k, enum rec_type type, struct str key)
{
    if (!k->at) {
        k->places = k->places ? k->places : PLACES;
        k->at = mem_new(k->places, sizeof *k->at);
    }
    k->at[place(k, key)] |= TYPE(type);
}

uint64_t keyed_types(const struct keyed *k, struct str key)
{
    return k->at ? k->at[place(k, key)] : 0;
}

void keyed_release(struct keyed *k)
{
    free(k->at);
    k->at = NULL;
}
