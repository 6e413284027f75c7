#include "book/look.h"

#include <stdlib.h>

/* Does another look like it, in small letters or in capitals? */
static bool like(struct looks *l, uint32_t place, bool upper, uint32_t *first)
{
    struct str key = str_of(l->keys.v[place]);
    bool fresh;
    buf_clear(&l->scratch);
    buf_ch(&l->scratch, upper ? 'A' : 'a');
    text_skeleton(l->spoof, key, upper, &l->scratch);
    struct map_slot *slot =
        map_put(&l->at, buf_cstr(&l->scratch), l->scratch.n, &fresh);
    if (fresh)
        slot->value = place;
    *first = slot->value;
    const char *other = l->keys.v[*first];
    /* Digits and letters of ASCII are told apart by everybody. */
    return !str_is(key, other) &&
           !(text_ascii(key) && text_ascii(str_of(other)));
}

enum look looks_add(struct looks *l, const char *key, uint32_t *first)
{
    uint32_t place = (uint32_t)l->keys.n, capitals;
    *vec_push(&l->keys) = key;
    if (!text_ascii(str_of(key)) && text_mixed(l->spoof, str_of(key)))
        return LOOK_MIXED;
    bool small = like(l, place, false, first);
    bool upper = like(l, place, true, &capitals);
    if (!small)
        *first = capitals;
    return small || upper ? LOOK_LIKE : LOOK_FINE;
}

void looks_release(struct looks *l)
{
    map_release(&l->at);
    vec_release(&l->keys);
    buf_release(&l->scratch);
}
