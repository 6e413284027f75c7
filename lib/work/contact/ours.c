/* What we asked and that has no answer. */
#include <stdlib.h>

#include "work/contact/question.h"

static bool counts(const struct entry *e, const struct client *only)
{
    return e->type == REC_TOUCH && e->client && (!only || e->client == only);
}

static bool asks(const struct entry *e)
{
    return e->dir == DIR_OUT && (entry_says(e, "kind", "question") ||
                                 entry_says(e, "kind", "request"));
}

/* What came in, seen from the end. */
struct answers {
    struct map named;   /* client and ref of all of it */
    struct map threads; /* of those after the one in hand */
    bool *any;          /* by client: a later answer that names nothing */
    struct buf key;
};

static struct str key_of(struct answers *a, const struct entry *e,
                         const char *ref)
{
    buf_clear(&a->key);
    buf_fmt(&a->key, "%u %s", (unsigned)e->client->n, ref);
    return buf_view(&a->key);
}

static void put(struct answers *a, struct map *m, const struct entry *e)
{
    struct str key = key_of(a, e, e->ref);
    map_put(m, key.p, key.n, NULL);
}

static bool knows(struct answers *a, const struct map *m, const struct entry *e,
                  const char *ref)
{
    struct str key = key_of(a, e, ref);
    return *ref && map_find(m, key.p, key.n);
}

static void note(struct answers *a, const struct entry *e)
{
    if (*e->ref)
        put(a, &a->threads, e);
    else if (entry_says(e, "kind", "answer"))
        a->any[e->client->n] = true;
}

static bool is_open(struct answers *a, const struct entry *e)
{
    return !a->any[e->client->n] && !knows(a, &a->named, e, e->id) &&
           !knows(a, &a->threads, e, e->ref);
}

void questions_of_ours(struct book *b, const struct client *only,
                       struct question_items *out)
{
    struct answers a = {.any = mem_new(b->clients.n + 1, sizeof *a.any)};
    size_t from = out->n;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (counts(e, only) && e->dir == DIR_IN && *e->ref)
            put(&a, &a.named, e);
    }
    for (size_t i = b->entries.n; i-- > 0;) {
        const struct entry *e = &b->entries.v[i];
        if (!counts(e, only))
            continue;
        if (e->dir == DIR_IN)
            note(&a, e);
        else if (asks(e) && is_open(&a, e))
            *vec_push(out) = e;
    }
    for (size_t i = from, k = out->n; i + 1 < k; i++) {
        const struct entry *kept = out->v[i];
        out->v[i] = out->v[--k];
        out->v[k] = kept;
    }
    map_release(&a.named);
    map_release(&a.threads);
    buf_release(&a.key);
    free(a.any);
}
