/*
 * An action: whom to contact now, how, and why.  What is due is answered in
 * these rows by every tool, so that one letter writer serves all.
 */
#ifndef ACCT_WORK_ACTION_H
#define ACCT_WORK_ACTION_H

#include "book/book.h"

/* Strings are never NULL; they belong to the book, or to who made it. */
struct action {
    const char *key; /* rule:client:ref[:period]: what done and snooze name */
    int32_t date;    /* from which it is to be done */
    int32_t due;     /* by which; DAY_NONE: none */
    struct when due_at; /* the same with its time of day, where that counts
                           (timed) */
    const char *client, *contact; /* keys; "": none */
    const char *channel, *address;
    const char *rule, *ref, *owner;
    int urgency;          /* 0 to 100 */
    const char *template; /* the letter's name */
    const char *record;   /* the type of the record that says it was done */
    const char *reason;   /* for people, translated */
};

/* "rule:client:ref" and, where period is not "", ":period"; of the book. Within
 * a part a colon is %3A, so that a:b with c is not a with b:c. */
const char *action_key(struct book *b, const char *rule, const char *client,
                       const char *ref, const char *period);
/* n parts, one or more, with ':' between them; of the book. */
const char *action_join(struct book *b, const char *const *parts, size_t n);
/* A key with a part of our own more, which may have colons. */
const char *action_more(struct book *b, const char *key, const char *part);
/* The key as it was written before colons were %3A; the same mostly. */
const char *action_key_before(struct book *b, const char *key);
/* What done and snooze records say of that key, or of it as it was before where
 * they name that client, who may be NULL.  NULL: nothing. */
const struct mark *action_mark(struct book *b, const struct client *c,
                               const char *key);

/* Fills client, contact (the primary one, else the first), channel (the
 * contact's, else the client's preference) and address (the contact's on that
 * channel, else the client's; "" where neither has one).  Without a preference
 * the channel is the first written one with an address, else email. */
void action_address(struct book *b, const struct client *c, struct action *a);
/* As action_address, but in writing: who prefers to be called is written to all
 * the same. */
void action_address_written(struct book *b, const struct client *c,
                            struct action *a);
/* The one or the other, of that person; NULL: the client's own. */
void action_address_to(struct book *b, const struct client *c,
                       const struct contact *p, bool written, struct action *a);
/* On that channel, where the client has an address there; else *a stays. */
void action_address_on(struct book *b, const struct client *c,
                       const char *channel, struct action *a);

/* The day on which to do it: when it is due, or what is late, today; never
 * before it is to be done from. */
int32_t action_day(const struct action *a, int32_t today);

/* weight on the due day, 2 more for each day overdue but at most 30 more, 1
 * less for each day to go but at most 20 less, half of it without a due day
 * (DAY_NONE); kept within 0 and 100. */
int action_urgency(int weight, int32_t due, int32_t today);
/* What the due day adds to the weight, before those bounds. */
int action_delay(int weight, int32_t due, int32_t today);

#endif
