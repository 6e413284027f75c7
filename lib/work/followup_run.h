/*
 * What the rules of follow-ups are written with; of use only to them.
 */
#ifndef ACCT_WORK_FOLLOWUP_RUN_H
#define ACCT_WORK_FOLLOWUP_RUN_H

#include "work/followup.h"

struct followup_run {
    struct book *book;
    const struct followup_options *options;
    const struct followup_rule *rule; /* whose turn it is */
    struct followups *out;
    struct map keys; /* each is there once */
};

/* What a rule has found. */
struct followup_draft {
    const struct client *client; /* NULL: none */
    const char *owner;           /* "": the client's */
    const char *name;            /* what the key says it is about */
    const char *period;          /* the end of the key; NULL: none */
    const char *ref;             /* what a record about it names; NULL: none */
    const char *mark; /* what done and snooze may name too; NULL: nothing */
    int32_t date;     /* the day from which it is to be done */
    int32_t due;      /* DAY_NONE: none */
    int extra;        /* added to the rule's weight */
};

/* Adds it unless it is closed, put off, not to appear yet, there already, or
 * not for a client in that state: then NULL.  The caller gives the reason.
 * Valid until the next. */
struct followup *followup_add(struct followup_run *run,
                              const struct followup_draft *d);

/* followup_reason.c: sentences, in the book's arena. */

/* "order O-1" with the first words of the text after it, if there are any. */
const char *reason_named(struct followup_run *run, const char *kind,
                         const char *ref, const char *text);
/* "… was due 2026-10-01, 4 days ago" */
const char *reason_due(struct followup_run *run, const char *what, int32_t due);
/* "… ends 2026-10-31, in 26 days" */
const char *reason_end(struct followup_run *run, const char *what, int32_t end);
/* "no contact for 40 days, since 2026-08-26"; `first`: there never was any */
const char *reason_silence(struct followup_run *run, int32_t since, bool first);
/* "answer to 'How …', asked 2026-10-02" */
const char *reason_question(struct followup_run *run, const char *text,
                            int32_t asked);

#endif
