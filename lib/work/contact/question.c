#include "work/contact/question.h"

#include <stdlib.h>

#include "ledger/keyed.h"

static const char *const unasked[] = {
    "welcome",  "onboarding", "notice", "news",   "checkin",
    "congrats", "reminder",   "report", "thanks",
};

/* What went out, seen from the end of the book. */
struct replies {
    struct map named;   /* refs of all touches out */
    struct keyed asked; /* refs of what came in: others need no thread */
    struct map threads; /* client and ref of those after the one in hand */
    bool *answered;     /* by client: a later answer that names nothing */
    struct buf key;
};

/* Who asks back has not answered: see sla.h. */
static bool asks(const struct entry *e)
{
    return entry_says(e, "kind", "question");
}

/* A day that the client names with an invoice is a promise to pay. */
static bool is_promise(struct book *b, const struct entry *e)
{
    return e->due != DAY_NONE && *e->ref && book_invoice_of(b, e);
}

/* Nor is it for us to answer what was said of a pause: see acct-ledger(5). */
static bool is_outcome(const struct entry *e)
{
    struct str outcome;
    return entry_raw(e, "outcome", &outcome);
}

/* On which list is what came in?  QUESTION_LISTS: on none. */
static enum question_list list_of(struct book *b, const struct entry *e)
{
    static const struct {
        const char *kind;
        enum question_list list;
        bool always; /* whatever else it says */
    } kinds[] = {{"question", QUESTION_ASKED, true},
                 {"request", QUESTION_REQUESTED, true},
                 {"call", QUESTION_REQUESTED, false}};
    bool ours = !is_promise(b, e) && !is_outcome(e);
    struct str kind = {0};
    entry_raw(e, "kind", &kind);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_is(kind, kinds[i].kind) && (kinds[i].always || ours))
            return kinds[i].list;
    return e->due != DAY_NONE && ours ? QUESTION_REQUESTED : QUESTION_LISTS;
}

bool question_of_own_accord(const struct entry *e)
{
    return entry_says_one(e, "kind", unasked,
                          sizeof unasked / sizeof unasked[0]);
}

/* A meeting is about many things. */
static bool must_name(const struct entry *e)
{
    return question_of_own_accord(e) || entry_says(e, "kind", "meeting");
}

/* Place 0 is for those that name no client. */
static size_t place(const struct entry *e)
{
    return e->client ? e->client->n + 1 : 0;
}

static struct str thread(struct replies *r, const struct entry *e)
{
    const size_t at = place(e);
    buf_clear(&r->key);
    buf_add(&r->key, (const char *)&at, sizeof at);
    buf_puts(&r->key, e->ref);
    return buf_view(&r->key);
}

static bool knows(const struct map *m, struct str key)
{
    return key.n && map_find(m, key.p, key.n);
}

static void note_reply(struct replies *r, const struct entry *e)
{
    if (*e->ref && keyed_types(&r->asked, str_of(e->ref)) && !must_name(e)) {
        struct str key = thread(r, e);
        map_put(&r->threads, key.p, key.n, NULL);
    } else if (!*e->ref && entry_says(e, "kind", "answer")) {
        r->answered[place(e)] = true;
    }
}

static bool is_open(struct replies *r, const struct entry *e)
{
    return !r->answered[place(e)] && !knows(&r->named, str_of(e->id)) &&
           !(*e->ref && knows(&r->threads, thread(r, e)));
}

static bool counts(const struct entry *e, const struct client *only)
{
    return !only || e->client == only;
}

static void turn(struct question_items *q)
{
    for (size_t i = 0; i < q->n / 2; i++) {
        const struct entry **a = &q->v[i];
        const struct entry **b = &q->v[q->n - 1 - i];
        const struct entry *kept = *a;
        *a = *b;
        *b = kept;
    }
}

enum { EACH_ASKED = 8 }; /* rows, of which one answers by name at most */

void questions_find(struct book *b, const struct client *only,
                    struct questions *out)
{
    struct replies r = {.answered =
                            mem_new(b->clients.n + 1, sizeof *r.answered),
                        .asked = keyed_for(b->entries.n / EACH_ASKED)};
    *out = (struct questions){0};
    for (size_t i = 0; (i = book_next(b, TYPE(REC_TOUCH), i)) < b->entries.n;
         i++) {
        const struct entry *e = &b->entries.v[i];
        if (!counts(e, only) || !*e->ref)
            continue;
        if (e->dir != DIR_OUT)
            keyed_add(&r.asked, REC_TOUCH, str_of(e->ref));
        else if (!asks(e))
            map_put_kept(&r.named, e->ref, strlen(e->ref), NULL);
    }
    for (size_t i = b->entries.n;
         (i = book_before(b, TYPE(REC_TOUCH), i)) < b->entries.n;) {
        const struct entry *e = &b->entries.v[i];
        if (!counts(e, only))
            continue;
        bool ours = e->dir == DIR_OUT;
        if (ours && !asks(e))
            note_reply(&r, e);
        enum question_list list = ours ? QUESTION_LISTS : list_of(b, e);
        if (list < QUESTION_LISTS && is_open(&r, e))
            *vec_push(&out->open[list]) = e;
    }
    for (int i = 0; i < QUESTION_LISTS; i++)
        turn(&out->open[i]);
    map_release(&r.named);
    map_release(&r.threads);
    keyed_release(&r.asked);
    buf_release(&r.key);
    free(r.answered);
}

void questions_release(struct questions *q)
{
    for (int i = 0; i < QUESTION_LISTS; i++)
        vec_release(&q->open[i]);
}
