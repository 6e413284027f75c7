/* Waiting for the client: touches by what they are about, so that a clock looks
 * at those alone that can begin or end its wait. */
#include <stdlib.h>

#include "inside.h"
#include "work/time/alike.h"

static bool asks(const struct entry *e)
{
    return entry_says(e, "kind", "question");
}

static struct str key_of(struct buf *key, const struct client *c,
                         const char *ref)
{
    buf_clear(key);
    buf_add(key, (const char *)&c->n, sizeof c->n);
    buf_puts(key, ref);
    return buf_view(key);
}

static struct sla_thread *find(const struct sla *s, const struct client *c,
                               const char *ref)
{
    struct buf key = {0};
    struct str k = key_of(&key, c, ref);
    const struct map_slot *slot = map_find(&s->thread_at, k.p, k.n);
    buf_release(&key);
    return slot ? &s->threads.v[slot->value] : NULL;
}

static struct sla_thread *make(struct sla *s, const struct entry *e,
                               struct buf *key)
{
    bool fresh;
    struct str k = key_of(key, e->client, e->ref);
    struct map_slot *slot = map_put(&s->thread_at, k.p, k.n, &fresh);
    if (!fresh)
        return &s->threads.v[slot->value];
    slot->value = (uint32_t)s->threads.n;
    return vec_push(&s->threads);
}

/* The place of the first after `at`. */
static size_t place_after(const struct sla_touches *t, const struct entry *at)
{
    size_t low = 0, high = t->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->v[mid] <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static const struct entry *after(const struct sla_touches *t,
                                 const struct entry *at)
{
    size_t i = place_after(t, at);
    return i < t->n ? t->v[i] : NULL;
}

static const struct entry *before(const struct sla_touches *t,
                                  const struct entry *at)
{
    size_t i = place_after(t, at);
    i -= i > 0 && t->v[i - 1] == at;
    return i > 0 ? t->v[i - 1] : NULL;
}

static const struct entry *sooner(const struct entry *a, const struct entry *b)
{
    return !a ? b : !b ? a : a < b ? a : b;
}

static const struct entry *next_of(const struct sla_thread *t,
                                   const struct entry *at)
{
    return t ? sooner(after(&t->asked, at), after(&t->came, at)) : NULL;
}

/* Those that name our question by its id; NULL: nothing does. */
static const struct sla_thread *naming(const struct sla *s,
                                       const struct entry *question)
{
    return *question->id ? find(s, question->client, question->id) : NULL;
}

static void find_replies(const struct sla *s, struct sla_thread *t)
{
    for (size_t i = 0; i < t->asked.n; i++) {
        const struct entry *at = t->asked.v[i];
        const struct entry *end = i + 1 < t->asked.n ? t->asked.v[i + 1] : NULL;
        const struct sla_thread *by = naming(s, at);
        while ((at = next_of(by, at)) && (!end || at < end))
            *vec_push(&t->replies) = at;
    }
}

/* Only who was asked something is waited for. */
void sla_threads_find(struct sla *s)
{
    bool *asked = mem_new(s->book->clients.n + 1, sizeof *asked);
    struct buf key = {0};
    struct alike alike = {0};
    for (size_t i = 0;
         (i = book_next(s->book, TYPE(REC_TOUCH), i)) < s->book->entries.n;
         i++) {
        const struct entry *e = &s->book->entries.v[i];
        if (!e->client)
            continue;
        bool ours = e->dir == DIR_OUT && alike_is(&alike, e, asks);
        asked[e->client->n] = asked[e->client->n] || ours;
        if (ours)
            *vec_push(&make(s, e, &key)->asked) = e;
        else if (asked[e->client->n] && e->dir == DIR_IN)
            *vec_push(&make(s, e, &key)->came) = e;
    }
    for (size_t i = 0; i < s->threads.n; i++)
        find_replies(s, &s->threads.v[i]);
    buf_release(&key);
    free(asked);
}

void sla_threads_release(struct sla *s)
{
    for (size_t i = 0; i < s->threads.n; i++) {
        vec_release(&s->threads.v[i].asked);
        vec_release(&s->threads.v[i].came);
        vec_release(&s->threads.v[i].replies);
    }
    vec_release(&s->threads);
    map_release(&s->thread_at);
}

struct wait wait_begin(const struct sla *s, const struct entry *e,
                       const struct worktime *work, int64_t until)
{
    struct wait w = {
        .sla = s, .work = work, .about = e, .at = e, .until = until};
    if (!e->client || !s->threads.n)
        return w;
    w.of[0] = find(s, e->client, "");
    if (*e->id)
        w.of[1] = find(s, e->client, e->id);
    if (*e->ref)
        w.of[2] = find(s, e->client, e->ref);
    return w;
}

/* What waits: our first question, and the last one so far where it names one
 * of these two by id (else that is found by its thread). */
struct waiting {
    const struct entry *first, *chased;
    const struct sla_thread *to_first, *to_chased;
};

static const struct entry *last_asked(const struct wait *w,
                                      const struct entry *at)
{
    const struct entry *last = NULL;
    for (size_t i = 0; i < WAIT_THREADS; i++) {
        const struct entry *e = w->of[i] ? before(&w->of[i]->asked, at) : NULL;
        last = !last || (e && e > last) ? e : last;
    }
    return last;
}

/* Is the question the last that waits at that touch? */
static bool is_last(const struct wait *w, const struct waiting *k,
                    const struct entry *at)
{
    const struct entry *last = last_asked(w, at);
    if (k->chased && (!last || k->chased > last))
        last = k->chased;
    return last && *last->id && strcmp(at->ref, last->id) == 0;
}

/* The next that may end the wait, or chases. */
static const struct entry *next_touch(const struct wait *w,
                                      const struct waiting *k)
{
    const struct entry *next =
        sooner(next_of(k->to_first, w->at), next_of(k->to_chased, w->at));
    for (size_t i = 0; i < WAIT_THREADS; i++)
        if (w->of[i]) {
            next = sooner(next, after(&w->of[i]->came, w->at));
            next = sooner(next, after(&w->of[i]->replies, w->at));
        }
    return next;
}

static bool is_about(const struct entry *t, const struct entry *e)
{
    return !*t->ref || (*e->id && strcmp(t->ref, e->id) == 0) ||
           (*e->ref && strcmp(t->ref, e->ref) == 0);
}

/* Up to what came in about it; NULL: nothing did in time. */
static const struct entry *wait_end(struct wait *w, struct waiting *k)
{
    const struct entry *t;
    while ((t = next_touch(w, k))) {
        w->at = t;
        bool concerns = is_about(t, w->about) ||
                        (*k->first->id && strcmp(t->ref, k->first->id) == 0) ||
                        is_last(w, k, t);
        if (!concerns)
            continue;
        int64_t at = t->timed || t->dir == DIR_OUT
                         ? sla_instant(w->work, t)
                         : worktime_open(w->work, t->day);
        if (at >= w->until)
            return NULL;
        if (t->dir == DIR_IN) {
            w->to = at;
            return t;
        }
        k->chased = t;
        k->to_chased = naming(w->sla, t);
    }
    return NULL;
}

static const struct entry *first_asked(const struct wait *w)
{
    const struct entry *first = NULL;
    for (size_t i = 0; i < WAIT_THREADS; i++)
        if (w->of[i])
            first = sooner(first, after(&w->of[i]->asked, w->at));
    return first;
}

bool wait_on(struct wait *w)
{
    const struct entry *t;
    while ((t = first_asked(w))) {
        struct waiting k = {.first = t, .to_first = naming(w->sla, t)};
        w->at = t;
        w->from = sla_instant(w->work, t);
        if (w->from >= w->until)
            break;
        if (!wait_end(w, &k)) {
            w->open = true;
            w->to = w->until;
            memset(w->of, 0, sizeof w->of);
            return true;
        }
        /* else asked and answered within a day */
        if (w->to > w->from)
            return true;
    }
    return false;
}

int64_t sla_instant(const struct worktime *work, const struct entry *e)
{
    return e->timed ? entry_at(e) : worktime_close(work, e->day);
}
