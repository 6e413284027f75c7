/* How soon clients hear from us: in working time, by the settings of [work]. */
#include <stdlib.h>

#include "inside.h"
#include "work/contact/question.h"
#include "work/time/alike.h"
#include "work/time/sla.h"

/* What a client waits for: the first message of a thread, which is all that has
 * the same ref, or what comes without one until we answer.  Of the latter those
 * that follow wait behind it: an answer that names one by its id shows that it
 * is a thread of its own. */
struct asked {
    const struct entry *first; /* in, not answered yet; NULL: nothing */
    bool ours;                 /* we opened it, or it was answered before */
    bool behind;               /* it waits behind another */
    size_t next, last;         /* places of those behind it, plus 1; 0: none */
};

struct answers {
    struct metrics_run *r;
    struct sla sla;
    struct span usual; /* to answer in, where no contract says */
    struct map at;     /* client and ref -> place in threads */
    uint32_t *bare;    /* by client->n, of what has no ref: likewise, from 1 */
    struct map ids;    /* id of a first message -> place in threads */
    struct alike waits, by_itself;
    VEC(struct asked) threads;
    struct buf key;
};

static size_t bare_thread(struct answers *a, const struct client *c)
{
    if (!a->bare[c->n]) {
        vec_push(&a->threads);
        a->bare[c->n] = (uint32_t)a->threads.n;
    }
    return a->bare[c->n] - 1;
}

static size_t thread_of(struct answers *a, const struct entry *e)
{
    bool fresh;
    if (!*e->ref)
        return bare_thread(a, e->client);
    buf_clear(&a->key);
    buf_add(&a->key, (const char *)&e->client->n, sizeof e->client->n);
    buf_puts(&a->key, e->ref);
    struct map_slot *slot = map_put(&a->at, a->key.p, a->key.n, &fresh);
    if (fresh) {
        slot->value = (uint32_t)a->threads.n;
        vec_push(&a->threads);
    }
    return slot->value;
}

/* How long a first message waited for its answer; NULL: it waits still. */
static void add(struct answers *a, const struct entry *first,
                const struct entry *reply)
{
    const struct worktime *w = &a->r->work.work;
    const struct sla_promise first_answer = {.severity = ""};
    struct span span = a->usual;
    struct sla_clock clock;
    struct metrics_answer found = {.first = first, .hours = NAN};
    int64_t until = INT64_MAX;
    if (run_period(a->r, first->day) == NO_PERIOD)
        return;
    if (reply) {
        until = reply->timed ? entry_at(reply) : worktime_open(w, reply->day);
        int64_t waited = worktime_between(w, sla_instant(w, first), until);
        found.hours = (double)waited / 3600;
    }
    sla_promised(&a->sla, first->client, first->day, &first_answer, &span);
    sla_read(&a->sla, first, span, until, &clock);
    found.late = clock.late;
    *vec_push(&a->r->answers) = found;
}

/* Does it wait for an answer?  A remark does not. */
static bool waits(const struct entry *e)
{
    static const char *const kinds[] = {"question", "request", "call"};
    struct str kind;
    return entry_says_one(e, "kind", kinds, sizeof kinds / sizeof kinds[0]) ||
           !entry_raw(e, "kind", &kind);
}

static void name(struct answers *a, const struct entry *e, size_t at)
{
    if (*e->id)
        map_put_kept(&a->ids, e->id, strlen(e->id), NULL)->value = (uint32_t)at;
}

static void wait_behind(struct answers *a, size_t at, const struct entry *e)
{
    size_t place = a->threads.n;
    *vec_push(&a->threads) = (struct asked){.first = e, .behind = true};
    struct asked *head = &a->threads.v[at];
    if (head->last)
        a->threads.v[head->last - 1].next = place + 1;
    else
        head->next = place + 1;
    head->last = place + 1;
    name(a, e, place);
}

/* The first was named and answered: who waits longest behind it comes next. */
static void move_up(struct answers *a, size_t at)
{
    struct asked *head = &a->threads.v[at];
    while (head->next && !head->first) {
        struct asked *one = &a->threads.v[head->next - 1];
        head->first = one->first;
        head->next = one->next;
        one->first = NULL;
        if (head->first)
            name(a, head->first, at);
    }
    head->last = head->next ? head->last : 0;
}

/* One answer for all that came: those behind were the same thread. */
static void drop_behind(struct answers *a, size_t at)
{
    struct asked *head = &a->threads.v[at];
    for (size_t i = head->next; i; i = a->threads.v[i - 1].next)
        a->threads.v[i - 1].first = NULL;
    head->next = head->last = 0;
}

static void take_in(struct answers *a, const struct entry *e)
{
    size_t at = thread_of(a, e);
    if (!alike_is(&a->waits, e, waits)) {
        /* what comes after it is no first message */
        a->threads.v[at].ours = a->threads.v[at].ours || *e->ref;
        return;
    }
    if (a->threads.v[at].first && !*e->ref && *e->id)
        wait_behind(a, at, e);
    if (a->threads.v[at].first || a->threads.v[at].ours)
        return;
    a->threads.v[at].first = e;
    name(a, e, at);
}

/* A thread with a ref has one first response; without one, the next message is
 * a new thread. */
static void answer(struct answers *a, size_t at, const struct entry *reply,
                   bool for_ever)
{
    struct asked *thread = &a->threads.v[at];
    if (thread->first)
        add(a, thread->first, reply);
    thread->first = NULL;
    thread->ours = for_ever;
}

/* What we began has no first message. */
static void open_thread(struct answers *a, size_t at)
{
    struct asked *thread = &a->threads.v[at];
    thread->ours = thread->ours || !thread->first;
}

static void take_out(struct answers *a, const struct entry *e)
{
    const struct map_slot *slot =
        *e->ref ? map_find(&a->ids, e->ref, strlen(e->ref)) : NULL;
    if (slot && a->threads.v[slot->value].first) {
        answer(a, slot->value, e, *a->threads.v[slot->value].first->ref);
        if (!a->threads.v[slot->value].behind)
            move_up(a, slot->value);
        return;
    }
    bool by_itself = alike_is(&a->by_itself, e, question_of_own_accord);
    if (by_itself && !*e->ref)
        return;
    size_t at = thread_of(a, e);
    if (by_itself) {
        open_thread(a, at);
        return;
    }
    drop_behind(a, at);
    answer(a, at, e, *e->ref);
}

int answers_open(struct metrics_run *r, struct err *e)
{
    book_second(r->book);
    return worktime_user_read(r->options->home, &r->work, e);
}

void answers_find(void *run)
{
    struct metrics_run *r = run;
    struct book *b = book_second(r->book);
    struct answers a = {
        .r = r, .usual = conf_span(&r->options->home->conf, "followup.answer")};
    a.bare = mem_new(b->clients.n, sizeof *a.bare);
    sla_open(&a.sla, b, &r->work.work, r->work.client_zone);
    for (size_t i = 0; (i = book_next(b, TYPE(REC_TOUCH), i)) < b->entries.n;
         i++) {
        const struct entry *en = &b->entries.v[i];
        if (!en->client)
            continue;
        if (en->dir == DIR_IN)
            take_in(&a, en);
        else if (en->dir == DIR_OUT)
            take_out(&a, en);
    }
    for (size_t i = 0; i < a.threads.n; i++)
        if (a.threads.v[i].first && !a.threads.v[i].behind)
            add(&a, a.threads.v[i].first, NULL);
    sla_close(&a.sla);
    map_release(&a.at);
    map_release(&a.ids);
    free(a.bare);
    vec_release(&a.threads);
    buf_release(&a.key);
}

/* A deadline counts once it is met or over. */
int sweep_answers(struct metrics_run *r, struct err *e)
{
    (void)e;
    for (size_t i = 0; i < r->answers.n; i++) {
        const struct metrics_answer *a = &r->answers.v[i];
        /* Who asked has figures, be they empty. */
        struct cell *c = run_cell_of(r, a->first);
        bool answered = !isnan(a->hours);
        if (answered) {
            cell_keep(c, LIST_FIRST_RESPONSE, a->hours);
            c->of[T_ANSWERED]++;
        }
        c->of[T_SLA] += answered || a->late;
        c->of[T_SLA_MET] += !a->late && answered;
    }
    return 0;
}
