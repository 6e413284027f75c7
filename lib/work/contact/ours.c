/* What we asked and that has no answer. */
#include <string.h>

#include "work/contact/question.h"

static bool counts(const struct entry *e, const struct client *client)
{
    return e->type == REC_TOUCH && e->client == client;
}

static bool asks(const struct entry *e)
{
    return e->dir == DIR_OUT && (entry_says(e, "kind", "question") ||
                                 entry_says(e, "kind", "request"));
}

/* What came in, seen from the end. */
struct answers {
    struct map named;   /* refs of all of it */
    struct map threads; /* of those after the one in hand */
    bool any;           /* a later answer that names nothing */
};

static void note(struct answers *a, const struct entry *e)
{
    if (*e->ref)
        map_put(&a->threads, e->ref, strlen(e->ref), NULL);
    else if (entry_says(e, "kind", "answer"))
        a->any = true;
}

static bool knows(const struct map *m, const char *key)
{
    return *key && map_find(m, key, strlen(key));
}

void questions_of_ours(struct book *b, const struct client *client,
                       struct question_items *out)
{
    struct answers a = {0};
    size_t from = out->n;
    for (size_t i = 0; i < b->entries.n; i++) {
        const struct entry *e = &b->entries.v[i];
        if (counts(e, client) && e->dir == DIR_IN && *e->ref)
            map_put(&a.named, e->ref, strlen(e->ref), NULL);
    }
    for (size_t i = b->entries.n; i-- > 0;) {
        const struct entry *e = &b->entries.v[i];
        if (!counts(e, client))
            continue;
        if (e->dir == DIR_IN)
            note(&a, e);
        else if (asks(e) && !a.any && !knows(&a.named, e->id) &&
                 !knows(&a.threads, e->ref))
            *vec_push(out) = e;
    }
    for (size_t i = from, k = out->n; i + 1 < k; i++) {
        const struct entry *kept = out->v[i];
        out->v[i] = out->v[--k];
        out->v[k] = kept;
    }
    map_release(&a.named);
    map_release(&a.threads);
}
