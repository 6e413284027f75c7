/* What void records take back: rows of their own client, other voids among
 * them. */
#include <stdlib.h>

#include "inside.h"

/* A row that void records name by its id. */
struct named {
    uint32_t by;      /* voids that name it and may yet hold */
    uint32_t voids;   /* void rows with that id: the first, from 1 */
    bool dead;        /* one that holds names it */
    bool owned;       /* it is there */
    uint32_t clients; /* that it may be of: the first in `owners`, from 1 */
};

/* A void row. */
struct voiding {
    struct entry *entry;
    uint32_t of;   /* the place in `named` of what it names */
    uint32_t self; /* likewise of its own id, from 1; 0: nothing names it */
    uint32_t next; /* another with the same id, from 1 */
    bool judged, queued;
};

struct owner {
    const struct client *client; /* NULL: nobody, and so anybody */
    uint32_t next;
};

/* Few ids are named: most rows are told by two letters that theirs is not. */
enum { FILTER = 1 << 12 };

struct voids {
    struct book *book;
    struct map at; /* id -> the place in `named` */
    VEC(struct named) named;
    VEC(struct voiding) all; /* in the order of the book */
    VEC(struct owner) owners;
    VEC(uint32_t) queue; /* that nothing unjudged names */
    uint32_t *kin;       /* see book_kin; NULL: there are no merges */
    bool filter[FILTER];
};

static size_t filter_at(const char *id, size_t n)
{
    unsigned last = (unsigned char)id[n - 1];
    unsigned before = n > 1 ? (unsigned char)id[n - 2] : 0;
    return (before << 6 ^ last) % FILTER;
}

static uint32_t name(struct voids *v, const char *id)
{
    bool fresh;
    size_t n = strlen(id);
    struct map_slot *slot = map_put_kept(&v->at, id, n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)v->named.n;
        vec_push(&v->named);
        v->filter[n ? filter_at(id, n) : 0] = true;
    }
    return slot->value;
}

static struct named *named(struct voids *v, const char *id, size_t n)
{
    const struct map_slot *slot =
        n && v->filter[filter_at(id, n)] ? map_find(&v->at, id, n) : NULL;
    return slot ? &v->named.v[slot->value] : NULL;
}

static void own(struct voids *v, struct named *of, const struct client *client)
{
    of->owned = true;
    if (of->clients && v->owners.v[of->clients - 1].client == client)
        return;
    *vec_push(&v->owners) = (struct owner){client, of->clients};
    of->clients = (uint32_t)v->owners.n;
}

/* Whose are the rows that are named?  What amends one may make it another's. */
static void find_owners(struct voids *v)
{
    struct book *b = v->book;
    struct named *of;
    struct str id;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if ((of = named(v, e->id, strlen(e->id))))
            own(v, of, e->client);
        if (b->amends && e->client &&
            book_amends(e->type, str_of(e->attrs), &id) &&
            (of = named(v, id.p, id.n)))
            own(v, of, e->client);
    }
    for (size_t i = 0; i < b->elsewhere.n; i++) {
        const struct elsewhere *t = &b->elsewhere.v[i];
        if ((of = named(v, t->id, strlen(t->id))))
            own(v, of, t->client);
    }
}

/* Were they one client, be it that this was taken back since? */
static bool is_kin(const struct voids *v, const struct client *a,
                   const struct client *b)
{
    return !a || !b || a == b || (v->kin && v->kin[a->n] == v->kin[b->n]);
}

static bool is_theirs(const struct voids *v, const struct voiding *x)
{
    const struct named *of = &v->named.v[x->of];
    for (uint32_t i = of->clients; i; i = v->owners.v[i - 1].next)
        if (is_kin(v, x->entry->client, v->owners.v[i - 1].client))
            return true;
    return !of->owned;
}

static void gather(struct voids *v)
{
    struct book *b = v->book;
    for (size_t i = 0; i < b->entries.n; i++) {
        struct entry *e = &b->entries.v[i];
        if (e->type == REC_VOID)
            *vec_push(&v->all) =
                (struct voiding){.entry = e, .of = name(v, e->ref)};
    }
    for (size_t i = 0; i < v->all.n; i++) {
        struct voiding *x = &v->all.v[i];
        const char *id = x->entry->id;
        struct named *self = named(v, id, strlen(id));
        if (!self)
            continue;
        x->self = (uint32_t)(self - v->named.v) + 1;
        x->next = self->voids;
        self->voids = (uint32_t)i + 1;
    }
    find_owners(v);
    for (size_t i = 0; i < v->all.n; i++) {
        struct voiding *x = &v->all.v[i];
        x->entry->stranger = !is_theirs(v, x);
        /* One that names itself names nothing. */
        x->judged = x->entry->stranger || x->self == x->of + 1;
        v->named.v[x->of].by += !x->judged;
    }
}

static bool is_ready(const struct voids *v, const struct voiding *x)
{
    return !x->self || v->named.v[x->self - 1].dead ||
           !v->named.v[x->self - 1].by;
}

static void queue(struct voids *v, uint32_t i)
{
    struct voiding *x = &v->all.v[i];
    if (x->judged || x->queued)
        return;
    x->queued = true;
    *vec_push(&v->queue) = i;
}

/* It holds unless one that holds names it; then those that it names can be
 * judged. */
static void judge(struct voids *v, uint32_t i)
{
    struct voiding *x = &v->all.v[i];
    struct named *of = &v->named.v[x->of];
    if (x->judged)
        return;
    x->judged = true;
    of->by--;
    of->dead = of->dead || !x->self || !v->named.v[x->self - 1].dead;
    for (uint32_t k = of->voids; k; k = v->all.v[k - 1].next)
        if (is_ready(v, &v->all.v[k - 1]))
            queue(v, k - 1);
}

static void judge_queued(struct voids *v)
{
    while (v->queue.n)
        judge(v, v->queue.v[--v->queue.n]);
}

void book_mark_voided(struct book *b)
{
    struct voids v = {.book = b};
    if (!b->voids)
        return;
    v.kin = b->merges ? book_kin(b) : NULL;
    gather(&v);
    for (size_t i = 0; i < v.all.n; i++)
        if (is_ready(&v, &v.all.v[i]))
            queue(&v, (uint32_t)i);
    judge_queued(&v);
    /* Those that are left name each other in a circle: the last one holds. */
    for (size_t i = v.all.n; i-- > 0;) {
        judge(&v, (uint32_t)i);
        judge_queued(&v);
    }
    for (size_t i = 0; i < v.named.n; i++)
        if (v.named.v[i].dead)
            map_put(&b->dead, v.at.slot[i].key, v.at.slot[i].len, NULL);
    map_release(&v.at);
    vec_release(&v.named);
    vec_release(&v.all);
    vec_release(&v.owners);
    vec_release(&v.queue);
    free(v.kin);
}

void book_elsewhere(struct book *b, const char *id, const char *client)
{
    *vec_push(&b->elsewhere) =
        (struct elsewhere){id, book_client_of(b, str_of(client))};
}
