/*
 * The queue: who hears what today.  Follow-ups, reminders and surveys are held
 * back by one set of rules, so that what one tool holds back, no other sends.
 *
 *     queue_open(&home, &q, &e)        before the book: the rules say its types
 *     … a book of queue_types(&q) and what else is needed
 *     queue_hold_reminders(&q, &book, &reminds, &e)
 *     queue_hold_surveys(&q, &book, &plan, &e)    of one with rules.queued
 *     queue_release(&q)
 */
#ifndef ACCT_WORK_QUEUE_QUEUE_H
#define ACCT_WORK_QUEUE_QUEUE_H

#include "work/followup/followup.h"
#include "work/remind/remind.h"
#include "work/survey/survey.h"

/* Stays where it is. */
struct queue {
    struct followup_start start;
    bool found; /* what follows: only where something is due at all */
    bool *only; /* by client->n; NULL: of all */
    struct followups all;
    struct map at; /* key -> its place among them */
};

/* The user's rules, but for those of what nobody is sent, and working time. The
 * caller releases *q, whatever is returned.  ERR_DATA, ERR_IO. */
int queue_open(struct home *h, struct queue *q, struct err *e);
/* The types that the book must hold: also those of reminders and surveys. */
uint64_t queue_types(const struct queue *q);
/* Does it have surveys, too, and not the user's rules without them? */
bool queue_has_surveys(const struct queue *q);
/* Hold back what is due but not let through, one or the other; what the rules
 * leave out stays as it was.  The book must outlive the queue.  ERR_DATA as of
 * followup_find. */
int queue_hold_reminders(struct queue *q, struct book *b, struct reminds *all,
                         struct err *e);
int queue_hold_surveys(struct queue *q, struct book *b, struct survey_plan *p,
                       struct err *e);
void queue_release(struct queue *q);

#endif
