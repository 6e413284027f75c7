/*
 * Surveys: whom to ask now, and why not the others.
 *
 *     struct survey_plan p;
 *     struct survey_rules rules = survey_rules_of(&home, people);
 *     survey_plan_find(&book, &rules, &p);
 *     … p.of[client->n], p.of[0 .. p.n) …
 *     survey_plan_release(&p);
 *
 * An order is asked about once, so long after its delivery; a contract that
 * runs, each half year or so; an issue once, a few days after it was closed;
 * all of them no later than `within`.  A client is asked at most every `gap`,
 * whatever it is about: of several orders, about the one delivered last, before
 * an issue, before a contract.  Nobody is asked who has a complaint that is not
 * over, is paused or lost, or had a message of ours within the quiet period;
 * nor more in a day than the limit of messages allows.
 *
 * Our own people who took part in an order are asked apart from that, each at
 * most every `gap`.
 */
#ifndef ACCT_WORK_SURVEY_H
#define ACCT_WORK_SURVEY_H

#include "base/conf/home.h"
#include "work/contact/action.h"
#include "work/contact/dealings.h"
#include "work/survey/subject.h"

/* The record types that a plan needs. */
#define SURVEY_TYPES                                                           \
    (DEALING_TYPES | TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) |  \
     TYPE(REC_STATUS) | TYPE(REC_SNOOZE))

struct survey_rules {
    const struct conf *conf;
    struct span after[SURVEY_KINDS]; /* how long after its day; of a contract
                                        0: it has been counted already */
    struct span every;               /* of contracts; 0: never */
    bool kinds[SURVEY_KINDS];        /* those that are asked about at all */
    struct span within, gap;
    int32_t today;
    bool people; /* reasons in the user's language: not for machine formats */
    bool queued; /* the quiet period and the limit of messages are for the queue
                    to keep, which knows of all other messages */
    bool due; /* only who is due, or held, matters: what is too late for that is
                 just so, be it asked already or closed */
    const struct dealings *dealings; /* where they were found already; NULL: the
                                        plan has its own */
};
/* As the configuration has them. */
struct survey_rules survey_rules_of(const struct home *h, bool people);

/* Of a subject, what comes first here is the more telling. */
enum survey_why {
    SURVEY_DUE,
    SURVEY_SNOOZED,     /* `day`: until when */
    SURVEY_EARLY,       /* `day`: from when on it is due */
    SURVEY_CLOSED,      /* a done record says so; `day`: since when */
    SURVEY_ASKED,       /* about this already; `ref`: the survey, `day`: when */
    SURVEY_LATE,        /* `day`: until when it was due */
    SURVEY_UNDELIVERED, /* there is nothing to ask about */
    SURVEY_RECENT,      /* who is to be asked was, not long ago; `day`: when,
                           `again`: from when on */
    SURVEY_ISSUE,       /* a complaint is not over; `ref`: the issue */
    SURVEY_QUIET,       /* we wrote lately; `day`, `again`: likewise */
    SURVEY_LIMIT,       /* enough for today: others have waited longer */
    SURVEY_QUEUE,       /* `ref`: why something else comes first, translated */
    SURVEY_UNWANTED,    /* the client, or all there, do not want to be asked */
    SURVEY_PAUSED,
    SURVEY_LOST
};

struct survey_case {
    enum survey_why why;
    const struct client *client;
    struct survey_subject about;
    int32_t due;        /* where due, or held: since when */
    bool held;          /* it is the time to ask, but something stands against
                           it */
    int32_t day, again; /* RECENT, QUIET: from when on */
    const char *ref;
    /* inside */
    int32_t asked; /* when the client was asked last; DAY_NONE: never */
    const struct issue *issue; /* of the complaint that is not over, or NULL */
    enum complaint complaint;
};

/* Stays where it is. */
struct survey_plan {
    struct survey_rules rules;
    struct survey_case *of; /* by client->n; behind those of our own people */
    size_t n;
    const struct dealings *dealings;
    struct dealings own; /* but see the rules */
};

/* plan.c: the book must outlive the plan. */
void survey_plan_find(struct book *b, const struct survey_rules *rules,
                      struct survey_plan *p);
void survey_plan_release(struct survey_plan *p);

/* A client is asked in writing, the person who wants to be. */
void survey_address(struct book *b, const struct client *client,
                    struct action *a);
/* One of our own people has no address of the client's. */
void survey_address_ours(const struct client *client, struct action *a);
/* What to do about a case, which may be about nothing.  The strings belong to
 * the book. */
void survey_action(struct book *b, const struct survey_rules *rules,
                   const struct survey_case *s, struct action *a);
/* Whom to ask now, who has waited longest first.  Zero bytes make none. */
struct survey_todo {
    struct action action;
    struct survey_subject about;
};
struct survey_actions {
    VEC(struct survey_todo) all;
};
void survey_actions_add(struct survey_actions *out, struct book *b,
                        const struct survey_rules *rules,
                        const struct survey_case *s);
void survey_due_find(const struct survey_plan *p, struct book *b,
                     struct survey_actions *out);
void survey_actions_release(struct survey_actions *a);

/* say.c */

/* "delivered 2026-09-21, 14 days ago", of the book. */
const char *survey_reason(struct book *b, const struct survey_rules *r,
                          const struct survey_subject *s);
/* "order O-1", translated; of the book. */
const char *survey_subject_say(struct book *b, const struct survey_subject *s);
/* Why one that is held is not asked now, translated; of the book. */
const char *survey_held(const struct survey_plan *p, struct book *b,
                        const struct survey_case *s);
/* Says why a client is not asked; that others come first is no reason: fills *e
 * with ERR_DATA, returns -1. */
int survey_refuse(const struct survey_case *s, struct err *e);

#endif
