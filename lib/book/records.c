/* Records by what they name: an index for each type and attribute that is asked
 * for, made when it is asked first. */
#include <stdlib.h>

#include "inside.h"

struct records_index {
    enum rec_type type;
    const char *attr; /* NULL: the ref */
    struct map at;    /* -> place in sets */
    VEC(struct records) sets;
};

static void add(struct book *b, struct records_index *x, const struct entry *e)
{
    const char *key = x->attr ? entry_attr(b, e, x->attr) : e->ref;
    bool fresh;
    if (e->type != x->type || !*key)
        return;
    struct map_slot *slot = map_put_kept(&x->at, key, strlen(key), &fresh);
    if (fresh) {
        slot->value = (uint32_t)x->sets.n;
        vec_push(&x->sets);
    }
    *vec_push(&x->sets.v[slot->value]) = e;
}

static struct records_index *index_of(struct book *b, enum rec_type type,
                                      const char *attr)
{
    for (size_t i = 0; i < b->records.n; i++) {
        struct records_index *x = &b->records.v[i];
        if (x->type == type &&
            (attr ? x->attr && strcmp(x->attr, attr) == 0 : !x->attr))
            return x;
    }
    struct records_index *x = vec_push(&b->records);
    x->type = type;
    x->attr = attr;
    for (size_t i = 0; i < b->entries.n; i++)
        add(b, x, &b->entries.v[i]);
    for (size_t i = 0; i < b->voided.n; i++)
        add(b, x, &b->voided.v[i]);
    return x;
}

/* Those that count come first. */
static bool is_voided(const struct book *b, const struct entry *e)
{
    return b->voided.n && e >= b->voided.v && e < b->voided.v + b->voided.n;
}

struct records book_records(struct book *b, enum rec_type type,
                            const char *attr, const char *value, bool voided)
{
    const struct records_index *x = index_of(b, type, attr);
    const struct map_slot *slot = map_find(&x->at, value, strlen(value));
    struct records all = {0};
    size_t low = 0;
    if (!slot)
        return all;
    all = x->sets.v[slot->value];
    for (size_t high = all.n; low < high;) {
        size_t mid = low + (high - low) / 2;
        if (is_voided(b, all.v[mid]))
            high = mid;
        else
            low = mid + 1;
    }
    if (!voided)
        return (struct records){.v = all.v, .n = low};
    return (struct records){.v = all.v + low, .n = all.n - low};
}

static void put_ids(struct map *m, const struct entry *v, size_t n, size_t at)
{
    bool fresh;
    for (size_t i = 0; i < n; i++) {
        if (!*v[i].id)
            continue;
        struct map_slot *slot =
            map_put_kept(m, v[i].id, strlen(v[i].id), &fresh);
        if (fresh)
            slot->value = (uint32_t)(at + i);
    }
}

const struct entry *book_with_id(struct book *b, const char *id)
{
    if (!b->id_at.n) {
        put_ids(&b->id_at, b->entries.v, b->entries.n, 0);
        put_ids(&b->id_at, b->changes.v, b->changes.n, b->entries.n);
    }
    const struct map_slot *slot = map_find(&b->id_at, id, strlen(id));
    if (!slot)
        return NULL;
    return slot->value < b->entries.n
               ? &b->entries.v[slot->value]
               : &b->changes.v[slot->value - b->entries.n];
}

void book_records_release(struct book *b)
{
    map_release(&b->id_at);
    for (size_t i = 0; i < b->records.n; i++) {
        struct records_index *x = &b->records.v[i];
        for (size_t k = 0; k < x->sets.n; k++)
            vec_release(&x->sets.v[k]);
        vec_release(&x->sets);
        map_release(&x->at);
    }
    vec_release(&b->records);
}
