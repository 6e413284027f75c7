/* Two keys that turned out to be one client. */
#include <stdlib.h>

#include "inside.h"

/* The one that it is, in the end; the way there gets shorter each time. */
static uint32_t root(uint32_t *into, uint32_t n)
{
    while (into[n] != n)
        n = into[n] = into[into[n]];
    return n;
}

/* A merge that would close a circle changes nothing. */
static void join(struct book *b, const struct entry *e, uint32_t *into)
{
    const struct map_slot *slot =
        map_find(&b->client_at, e->ref, strlen(e->ref));
    if (!slot || !e->client || book_voided(b, e->id))
        return;
    uint32_t from = root(into, slot->value), to = root(into, e->client->n);
    if (from == to)
        return;
    into[from] = to;
    b->clients.v[to]->merged = e->day;
}

uint32_t *book_kin(struct book *b)
{
    /* The other's records may be of types that are not kept. */
    for (size_t i = 0; i < b->entries.n; i++)
        if (b->entries.v[i].type == REC_MERGE)
            book_client_of(b, str_of(b->entries.v[i].ref));
    uint32_t *into = mem_new(b->clients.n + 1, sizeof *into);
    for (size_t i = 0; i < b->clients.n; i++)
        into[i] = (uint32_t)i;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        const struct client *other =
            e->type == REC_MERGE ? book_client(b, e->ref) : NULL;
        if (other && e->client)
            into[root(into, other->n)] = root(into, e->client->n);
    }
    for (size_t i = 0; i < b->clients.n; i++)
        into[i] = root(into, (uint32_t)i);
    return into;
}

/* What names the other key is of the one; its client records say what the one's
 * own do not. */
static void move(struct book *b, struct entry *v, size_t n, uint32_t *into)
{
    for (size_t i = 0; i < n; i++) {
        struct client *c = v[i].client;
        if (!c || into[c->n] == c->n)
            continue;
        *vec_push(&b->parties) = (struct party){v[i].line, c};
        v[i].client = b->clients.v[root(into, c->n)];
        v[i].merged = true;
    }
}

static int by_line(const void *a, const void *b)
{
    const struct party *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

/* Takes the others out, and gives the rest their places. */
static void renumber(struct book *b, uint32_t *into)
{
    uint32_t *place = mem_new(b->clients.n, sizeof *place);
    size_t kept = 0;
    for (size_t i = 0; i < b->clients.n; i++)
        if (into[i] == i) {
            place[i] = (uint32_t)kept;
            b->clients.v[kept] = b->clients.v[i];
            b->clients.v[kept++]->n = place[i];
        }
    for (size_t i = 0; i < b->client_at.n; i++) {
        struct map_slot *slot = &b->client_at.slot[i];
        slot->value = place[root(into, slot->value)];
    }
    b->clients.n = kept;
    free(place);
}

void book_merge_clients(struct book *b)
{
    if (!b->merges)
        return;
    /* Its records may be of types that are not kept. */
    for (size_t i = 0; i < b->entries.n; i++)
        if (b->entries.v[i].type == REC_MERGE)
            book_client_of(b, str_of(b->entries.v[i].ref));
    uint32_t *into = mem_new(b->clients.n + 1, sizeof *into);
    for (size_t i = 0; i < b->clients.n; i++)
        into[i] = (uint32_t)i;
    for (size_t i = 0; i < b->entries.n; i++)
        if (b->entries.v[i].type == REC_MERGE) {
            join(b, &b->entries.v[i], into);
            b->entries.v[i].left_out = true;
        }
    move(b, b->entries.v, b->entries.n, into);
    move(b, b->later.v, b->later.n, into);
    if (b->parties.n)
        qsort(b->parties.v, b->parties.n, sizeof *b->parties.v, by_line);
    renumber(b, into);
    free(into);
}

/* A follow-up's key has its client in the middle: the key that it has now. */
const char *book_key_now(struct book *b, const char *key)
{
    struct str part;
    if (!b->merges || !book_key_client(str_of(key), STR(""), &part))
        return key;
    const char *was = book_key_part(b, part);
    const struct client *c = book_client(b, was);
    if (!c || strcmp(c->key, was) == 0)
        return key;
    struct buf now = {0};
    buf_add(&now, key, (size_t)(part.p - key));
    book_key_put(&now, c->key);
    buf_puts(&now, part.p + part.n);
    return buf_keep(&now, &b->arena);
}
