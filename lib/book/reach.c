#include "book/reach.h"

#include <stdlib.h>

#include "base/text/text.h"
#include "base/value/handle.h"

/* How it is compared, in r->key. */
static struct str key_of(struct reach *r, struct str address)
{
    buf_clear(&r->key);
    handle_fold(address, &r->key);
    struct str domain = buf_view(&r->key), local;
    struct buf shown = {0};
    if (str_cut(&domain, '@', &local) && domain.p &&
        text_domain_shown(domain, &shown)) {
        r->key.n = local.n + 1;
        buf_str(&r->key, buf_view(&shown));
    }
    buf_release(&shown);
    return buf_view(&r->key);
}

/* Likewise of one client, in the same place. */
static struct str key_of_client(struct reach *r, const struct client *client)
{
    buf_fmt(&r->key, " %u", client->n);
    return buf_view(&r->key);
}

/* The first that has an address is found by it; of one client, likewise. */
static void add(struct reach *r, struct client *client,
                const struct contact *contact, const char *address)
{
    bool fresh, first;
    if (!*address)
        return;
    struct str key = key_of(r, str_of(address));
    struct map_slot *any = map_put(&r->at, key.p, key.n, &fresh);
    if (fresh)
        any->value = (uint32_t)r->people.n + 1;
    uint32_t place = any->value;
    key = key_of_client(r, client);
    struct map_slot *own = map_put(&r->at, key.p, key.n, &first);
    if (!first)
        return;
    *vec_push(&r->people) = (struct reached){client, contact, false};
    own->value = (uint32_t)r->people.n;
    r->people.v[place - 1].several = !fresh;
}

/* Who gives the address after that means to be written to there. */
static void see(struct reach *r, struct book *b, const struct entry *e)
{
    bool gives = TYPE(e->type) & (TYPE(REC_CLIENT) | TYPE(REC_CONTACT));
    struct str raw;
    if ((gives ? !r->dead.n : e->type != REC_NOTE) ||
        !entry_raw(e, gives ? "email" : "dead", &raw) || !raw.n)
        return;
    struct str key =
        key_of(r, str_of(entry_attr(b, e, gives ? "email" : "dead")));
    struct map_slot *slot = gives ? map_find(&r->dead, key.p, key.n)
                                  : map_put(&r->dead, key.p, key.n, NULL);
    if (slot)
        slot->value = !gives;
}

/* People come before the client whose they are. */
void reach_open(struct reach *r, struct book *b)
{
    *r = (struct reach){0};
    for (size_t i = 0; i < b->contacts.n; i++) {
        struct contact *p = b->contacts.v[i];
        if (p->client)
            add(r, p->client, p, contact_attr(b, p, "email"));
    }
    for (size_t i = 0; i < b->clients.n; i++) {
        struct client *c = b->clients.v[i];
        add(r, c, NULL, client_attr(b, c, "email"));
    }
    for (size_t i = 0; i < b->entries.n; i++)
        see(r, b, &b->entries.v[i]);
}

const struct reached *reach_find(struct reach *r, struct str address,
                                 const struct client *client)
{
    struct str key = key_of(r, address);
    if (client)
        key = key_of_client(r, client);
    const struct map_slot *slot = map_find(&r->at, key.p, key.n);
    return slot ? &r->people.v[slot->value - 1] : NULL;
}

bool reach_is_dead(struct reach *r, struct str address)
{
    struct str key = key_of(r, address);
    const struct map_slot *slot = map_find(&r->dead, key.p, key.n);
    return slot && slot->value;
}

bool reach_same(struct reach *r, struct str a, struct str b)
{
    struct buf kept = {0};
    buf_str(&kept, key_of(r, a));
    bool same = str_is(key_of(r, b), buf_cstr(&kept));
    buf_release(&kept);
    return same;
}

void reach_release(struct reach *r)
{
    map_release(&r->at);
    map_release(&r->dead);
    vec_release(&r->people);
    buf_release(&r->key);
}
