#include "work/queue/queue.h"

#include <stdlib.h>

/* Can it hold back what others send?  What is written to nobody cannot; but a
 * report, be it for ourselves, takes in what would go into it. */
static bool matters(const struct rule *r)
{
    return r->quiet != QUIET_INSIDE || r->record == REC_REPORT ||
           r->start == ON_REMINDER || r->start == ON_SURVEY;
}

int queue_open(struct home *h, struct queue *q, struct err *e)
{
    *q = (struct queue){0};
    if (followup_start_read(h, NULL, &q->start, e) < 0)
        return -1;
    for (size_t i = 0; i < q->start.rules.all.n; i++) {
        struct rule *r = &q->start.rules.all.v[i];
        r->use = r->use && matters(r);
    }
    return 0;
}

uint64_t queue_types(const struct queue *q)
{
    uint64_t types = followup_types(&q->start.rules);
    types |= REMIND_TYPES;
    types |= SURVEY_TYPES;
    return types;
}

bool queue_has_surveys(const struct queue *q)
{
    return followup_start_has(&q->start, "survey");
}

static int find(struct queue *q, struct book *b, struct err *e)
{
    if (q->found)
        return 0;
    q->found = true;
    if (followup_find(b, &q->start.options, &q->all, e) < 0)
        return -1;
    for (size_t i = 0; i < q->all.all.n; i++) {
        const char *key = q->all.all.v[i].action.key;
        map_put_kept(&q->at, key, strlen(key), NULL)->value = (uint32_t)i;
    }
    return 0;
}

/* Why it is held back; "": it is not. */
static const char *held(const struct queue *q, const char *key)
{
    const struct map_slot *slot = map_find(&q->at, key, strlen(key));
    return slot ? q->all.all.v[slot->value].held : "";
}

int queue_hold_reminders(struct queue *q, struct book *b, struct reminds *all,
                         struct err *e)
{
    for (size_t i = 0; i < all->all.n; i++) {
        struct remind *m = &all->all.v[i];
        if (m->why != REMIND_DUE || m->person)
            continue;
        if (find(q, b, e) < 0)
            return -1;
        const char *why = held(q, remind_key(b, m));
        if (*why) {
            m->why = REMIND_QUEUE;
            m->queue = why;
        }
    }
    return 0;
}

/* Could it take a survey's turn, or is it one?  What is for ever comes after
 * it, and where the day's limit is reached, what that holds is held itself. */
static bool goes_before(const struct rule *r, bool full)
{
    return r->start == ON_SURVEY || r->record == REC_REPORT ||
           strcmp(r->cell[RULE_NAME], "survey") == 0 ||
           (!followup_is_last(r) && (!full || r->quiet < QUIET_NORMAL));
}

/* What may hold back those of the plan that are due, and no more: what other
 * clients hear matters to the limit alone, where there is one that is not
 * reached yet. */
static void narrow(struct queue *q, const struct book *b,
                   const struct survey_plan *p)
{
    const struct messages *m = &p->dealings->messages;
    bool full = m->limit && m->sent >= m->limit;
    for (size_t i = 0; i < q->start.rules.all.n; i++) {
        struct rule *r = &q->start.rules.all.v[i];
        r->use = r->use && goes_before(r, full);
    }
    q->start.options.surveys = p;
    q->only = mem_new(b->clients.n, sizeof *q->only);
    for (size_t i = 0; i < p->n; i++)
        if (p->of[i].why == SURVEY_DUE)
            q->only[p->of[i].client->n] = true;
    q->start.options.only = q->only;
    q->start.options.limited = m->limit && !full;
}

int queue_hold_surveys(struct queue *q, struct book *b, struct survey_plan *p,
                       struct err *e)
{
    for (size_t i = 0; i < p->n; i++) {
        struct survey_case *s = &p->of[i];
        struct action a;
        if (s->why != SURVEY_DUE)
            continue;
        /* Without its rule there is none in the queue. */
        if (p->rules.queued && !q->found)
            narrow(q, b, p);
        if (find(q, b, e) < 0)
            return -1;
        survey_action(b, &p->rules, s, &a);
        const char *why = held(q, a.key);
        if (*why) {
            s->why = SURVEY_QUEUE;
            s->held = true;
            s->ref = why;
        }
    }
    return 0;
}

void queue_release(struct queue *q)
{
    free(q->only);
    map_release(&q->at);
    followup_release(&q->all);
    followup_start_release(&q->start);
}
