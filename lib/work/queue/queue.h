/*
 * The queue: who hears what today.  Follow-ups, reminders and surveys are held
 * back by one set of rules, so that what one tool holds back, no other sends.
 *
 *     queue_open(&home, &q, &e)        before the book: the rules say its types
 *     … a book of queue_types(&q) and what else is needed
 *     queue_find(&q, &book, &e)
 *     queue_hold_reminders(&q, &reminds)
 *     queue_hold_surveys(&q, &plan)    of a plan with rules.queued
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
    struct followups all;
    struct map at; /* key -> its place among them */
};

/* The user's rules and working time.  The caller releases *q, whatever is
 * returned.  ERR_DATA, ERR_IO. */
int queue_open(struct home *h, struct queue *q, struct err *e);
/* The types that the book must hold: also those of reminders and surveys. */
uint64_t queue_types(const struct queue *q);
/* Does it have surveys, too, and not the user's rules without them? */
bool queue_has_surveys(const struct queue *q);
/* The book must outlive it.  ERR_DATA as of followup_find. */
int queue_find(struct queue *q, struct book *b, struct err *e);
/* Holds back what is due but not let through; what the rules leave out stays
 * as it was. */
void queue_hold_reminders(const struct queue *q, struct book *b,
                          struct reminds *all);
void queue_hold_surveys(const struct queue *q, struct book *b,
                        struct survey_plan *p);
void queue_release(struct queue *q);

#endif
