#include "work/queue/queue.h"

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

static int find(struct queue *q, struct book *b,
                const struct survey_plan *surveys, struct err *e)
{
    if (q->found)
        return 0;
    q->found = true;
    q->start.options.surveys = surveys;
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
        if (find(q, b, NULL, e) < 0)
            return -1;
        const char *why = held(q, remind_key(b, m));
        if (*why) {
            m->why = REMIND_QUEUE;
            m->queue = why;
        }
    }
    return 0;
}

int queue_hold_surveys(struct queue *q, struct book *b, struct survey_plan *p,
                       struct err *e)
{
    for (size_t i = 0; i < p->n; i++) {
        struct survey_case *s = &p->of[i];
        struct action a;
        if (s->why != SURVEY_DUE)
            continue;
        /* What the rules do not hold is not in the queue. */
        if (find(q, b, p->rules.queued ? p : NULL, e) < 0)
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
    map_release(&q->at);
    followup_release(&q->all);
    followup_start_release(&q->start);
}
