/*
 * Follow-ups: who is to be contacted, when and why, as of a date.  All of it
 * follows from the book; what is remembered is only what done and snooze
 * records say of a key.
 *
 *     cli_book(…, followup_types(rules), …)
 *     followup_find(&book, &options, &f)
 *     … f.all: the most urgent first
 *     followup_release(&f)
 */
#ifndef ACCT_WORK_FOLLOWUP_H
#define ACCT_WORK_FOLLOWUP_H

#include "base/conf.h"
#include "book/book.h"
#include "work/action.h"

struct followup_rule;

struct followup {
    struct action action; /* strings live as long as the book; for the urgency
                             see followup_urgency */
    const struct followup_rule *rule;
    const struct client *client; /* NULL: none */
    const char *mark; /* what done and snooze records name: a task's ref, else
                         the key */
};

struct followups {
    VEC(struct followup) all;
};

/* A rule that makes follow-ups.  To add one, add a row to followup_rules[]. */
struct followup_run;
typedef void followup_find_fn(struct followup_run *run);
struct followup_rule {
    const char *name;     /* in the key; also the name of the letter */
    const char *help;     /* N_(): one line */
    int weight;           /* urgency on the due day, 0 to 100 */
    unsigned states;      /* bits of the client states it holds for */
    enum rec_type record; /* what tells that it is done */
    uint64_t types;       /* the records it looks at, as TYPE() bits */
    followup_find_fn *find;
};
extern const struct followup_rule followup_rules[];
extern const size_t followup_rules_count;

/* The rule's place in the table, or -1. */
int followup_rule_find(const char *name);
/* A set of rules has bit 1 << i for followup_rules[i]; 0 are all of them.  The
 * types that the book must hold for them. */
uint64_t followup_types(unsigned rules);

struct followup_options {
    const struct conf *conf;
    unsigned rules;
    int32_t today; /* the book's as-of day */
    int32_t until; /* what has appeared, and is not put off, by then: today, or
                      a later day to look ahead; DAY_MAX: all that is open */
};

/* Sorted: the most urgent first, then by due day (none last), then by key. */
void followup_find(struct book *b, const struct followup_options *options,
                   struct followups *out);
void followup_release(struct followups *f);

/* weight on the due day, 2 more for each day overdue but at most 30 more, 1
 * less for each day to go, half of it without a due day (DAY_NONE); kept within
 * 0 and 100. */
int followup_urgency(int weight, int32_t due, int32_t today);

/* By key, or a task's ref; NULL where none of these is. */
const struct followup *followup_named(const struct followups *f,
                                      const char *given);
/* The record that closed the follow-up or task of that key or ref, or NULL. */
const struct entry *followup_closed(struct book *b, const char *given);
/* Fills *e with ERR_ABSENT: closed since when, or the closest of the open
 * ones; returns -1. */
int followup_absent(struct book *b, const struct followups *open,
                    const char *given, struct err *e);

#endif
