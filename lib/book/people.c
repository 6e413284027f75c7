/* People: who of us keeps a client, and kept it when a row named its owner; who
 * is there still at a client, and whom we write to first; who sent whom. */
#include <stdlib.h>

#include "book/find.h"
#include "inside.h"

struct keeping {
    struct book *book;
    const char **now; /* by client->n: who keeps it, so far */
    size_t next;      /* of book.named, which are in the entries' order */
};

static bool keeps(const struct keeping *k, const struct client *c,
                  const char *owner)
{
    const char *now = c ? k->now[c->n] : "";
    return *owner && (now == owner || strcmp(now, owner) == 0);
}

static bool tells(const struct book *b, const struct entry *e)
{
    return e->type == REC_CLIENT && e->client && !e->merged &&
           !book_voided(b, e->id);
}

/* Before its first row a client is whose it is in that. */
static void see_first(struct keeping *k)
{
    struct book *b = k->book;
    const char *ours = b->options.owner ? b->options.owner : "";
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (tells(b, e) && !k->now[e->client->n])
            k->now[e->client->n] = *e->owner ? e->owner : ours;
    }
    for (size_t i = 0; i < b->clients.n; i++)
        if (!k->now[i])
            k->now[i] = ours;
}

static void see(struct keeping *k, struct entry *e)
{
    struct book *b = k->book;
    if (*e->owner && tells(b, e))
        k->now[e->client->n] = e->owner;
    if (e->type == REC_CLIENT)
        return;
    /* What amends a row names its owner there. */
    if (k->next < b->named.n && b->named.v[k->next].by == e) {
        struct entry *to = b->named.v[k->next++].to;
        to->kept = keeps(k, to->client, e->owner);
    } else if (!e->kept) {
        e->kept = keeps(k, e->client, e->owner);
    }
}

void book_find_keepers(struct book *b)
{
    struct keeping k = {.book = b, .now = mem_new(b->clients.n, sizeof *k.now)};
    if (b->handed)
        see_first(&k);
    for (size_t i = 0; i < b->entries.n && b->handed; i++)
        see(&k, &b->entries.v[i]);
    free(k.now);
    vec_release(&b->named);
}

void book_name_owners(struct book *b)
{
    const char *ours = b->options.owner;
    for (size_t i = 0; ours && i < b->clients.n; i++)
        if (!*b->clients.v[i]->owner)
            b->clients.v[i]->owner = ours;
}

const char *entry_answers(const struct entry *e)
{
    return *e->owner && !e->kept ? e->owner
           : e->client           ? e->client->owner
                                 : e->owner;
}

const char *entry_answered(struct book *b, const struct entry *e, int32_t day)
{
    const char *ours = b->options.owner ? b->options.owner : "";
    if (!e->client || (*e->owner && !e->kept))
        return e->owner;
    const struct entry *on = rows_on(b, e->client->rows, ROWS_OWNER, day);
    return on ? on->owner : *e->owner ? e->owner : ours;
}

/* --- Theirs --- */

static int32_t left_on(struct book *b, const struct contact *p)
{
    int32_t day;
    return day_parse(str_of(contact_attr(b, p, "left")), &day) ? day : DAY_NONE;
}

void book_find_people(struct book *b)
{
    for (size_t i = 0; i < b->contacts.n; i++) {
        struct contact *p = b->contacts.v[i], **first = &p->client->primary;
        p->left = left_on(b, p);
        p->gone = p->left != DAY_NONE && p->left <= b->options.as_of.day;
        if (!p->gone && (!*first || (p->primary && !(*first)->primary)))
            *first = p;
    }
}

struct contact *client_contact(const struct client *c, struct str key)
{
    struct contact *p = c ? c->contacts : NULL;
    while (p && !str_is(key, p->ref))
        p = p->next;
    return p;
}

/* --- Who sent whom --- */

const struct client *client_sender(struct book *b, const struct client *c)
{
    const struct client *by = book_client(b, client_attr(b, c, "referrer"));
    return by == c ? NULL : by;
}

/* All of the ring, from one of them. */
static void mark_ring(const struct client *const *up, const struct client *from,
                      const struct client **ring)
{
    const struct client *first = from, *at = from;
    do {
        first = at->n < first->n ? at : first;
        at = up[at->n];
    } while (at != from);
    do {
        ring[at->n] = first;
        at = up[at->n];
    } while (at != from);
}

const struct client **book_rings(struct book *b)
{
    size_t n = b->clients.n + 1;
    const struct client **up = mem_new(n, sizeof *up);
    const struct client **ring = mem_new(n, sizeof *ring);
    size_t *walk = mem_new(n, sizeof *walk); /* the one that came by */
    for (size_t i = 0; i < b->clients.n; i++)
        up[i] = client_sender(b, b->clients.v[i]);
    for (size_t i = 0; i < b->clients.n; i++) {
        const struct client *at = b->clients.v[i];
        for (; at && !walk[at->n]; at = up[at->n])
            walk[at->n] = i + 1;
        if (at && walk[at->n] == i + 1)
            mark_ring(up, at, ring);
    }
    free(up);
    free(walk);
    return ring;
}
