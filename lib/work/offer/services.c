#include "work/offer/services.h"

#include <stdlib.h>

/* Its bit; 0 where there is no room for it. */
static uint64_t add(struct services *s, struct str key, const char *name)
{
    bool fresh;
    if (!key.n || (s->at.n >= SERVICES && !map_find(&s->at, key.p, key.n)))
        return 0;
    struct map_slot *slot = map_put(&s->at, key.p, key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)s->at.n - 1;
        s->name[slot->value] = name ? name : slot->key;
    }
    return UINT64_C(1) << slot->value;
}

static uint64_t bit_of(struct services *s, struct book *b,
                       const struct entry *e)
{
    struct str raw;
    /* Few have one: they are looked at before anything is made. */
    return entry_raw(e, "service", &raw) && raw.n
               ? add(s, str_of(entry_attr(b, e, "service")), NULL)
               : 0;
}

static void note_orders(struct services *s, struct book *b)
{
    const char *attrs = NULL; /* of the order before */
    uint64_t bit = 0;
    for (size_t i = 0; i < b->orders.n; i++) {
        const struct order *o = b->orders.v[i];
        if (!o->client || o->cancelled)
            continue;
        /* Attributes that are the same are often one string. */
        if (o->entry->attrs != attrs)
            bit = bit_of(s, b, o->entry);
        attrs = o->entry->attrs;
        s->has[o->client->n] |= bit;
    }
}

static void note_contracts(struct services *s, struct book *b, int32_t today)
{
    for (size_t i = 0; i < b->contracts.n; i++) {
        const struct contract *k = b->contracts.v[i];
        if (!k->client || (k->end != DAY_NONE && k->end < today))
            continue;
        for (const struct client_row *row = k->rows; row; row = row->before)
            s->has[k->client->n] |= bit_of(s, b, row->entry);
    }
}

void services_find(struct book *b, const struct conf *c, int32_t today,
                   struct services *out)
{
    *out =
        (struct services){.has = mem_new(b->clients.n + 1, sizeof *out->has)};
    for (size_t i = 0; i < c->services.n; i++)
        add(out, str_of(c->services.v[i].key), c->services.v[i].name);
    note_orders(out, b);
    note_contracts(out, b, today);
}

bool services_has(const struct services *s, const struct client *c,
                  struct str key)
{
    const struct map_slot *slot = map_find(&s->at, key.p, key.n);
    return slot && s->has[c->n] >> slot->value & 1;
}

const char *services_list(const struct services *s, struct book *b,
                          const struct client *c, bool has)
{
    struct buf list = {0};
    for (size_t i = 0; i < s->at.n; i++)
        if ((s->has[c->n] >> i & 1) == has)
            buf_fmt(&list, "%s%s", list.n ? ", " : "", s->name[i]);
    return buf_keep(&list, &b->arena);
}

void services_release(struct services *s)
{
    map_release(&s->at);
    free(s->has);
}
