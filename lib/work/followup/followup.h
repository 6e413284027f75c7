/*
 * Follow-ups: who is to be contacted, when and why, as of a date.  All of it
 * follows from the rules and the book; what is remembered is only what done
 * and snooze records say of a key.
 *
 *     followup_start_read(&home, NULL, &start, &e)
 *     … a book of followup_types(&start.rules), start.options as wanted
 *     followup_find(&book, &start.options, &f, &e)
 *     … f.all: the most urgent first; `held` says what does not count now
 *     followup_release(&f)
 *     followup_start_release(&start)
 */
#ifndef ACCT_WORK_FOLLOWUP_H
#define ACCT_WORK_FOLLOWUP_H

#include "base/conf/home.h"
#include "book/book.h"
#include "work/contact/action.h"
#include "work/risk/risk.h"
#include "work/rules/rules.h"
#include "work/survey/survey.h"
#include "work/time/user.h"

/* What urgency is made of: the rule's weight and what is added to it. */
struct urgency {
    int weight;
    int severity; /* of an issue: low -10, high 10, critical 20; of a reminder
                     5 for each before it */
    int tier;     /* A 5, C -5 */
    int money;    /* 5: an overdue invoice, or over a tenth of a year's
                     invoices in a currency */
    int risk;     /* 5: the client may be about to leave, see risk.h */
    int half;     /* 5: half of the time to answer or solve it is gone */
    int promise;  /* 5: past a time that a contract promises */
    int due;      /* days overdue or to go; late in the day is one day; see
                     action_urgency */
    int total;    /* 0 to 100 */
};

struct followup {
    struct action action; /* strings live as long as the book */
    const struct rule *rule;
    enum rule_quiet quiet;       /* the rule's, but for a person's turn */
    const struct client *client; /* NULL: none */
    const char *mark;  /* what done and snooze records name: a task's ref, else
                          the key */
    const char *owner; /* whose it is, though a deputy has it now */
    const struct entry *by; /* the record that names who answers for it; NULL:
                               it is with the client's owner */
    const char *held;       /* why it is not for now; "": it is.  Translated */
    bool old;               /* a duty that was due long ago, see FOLLOWUP_OLD */
    bool many;              /* one of a duty's that have come round so far */
    const char *period;     /* the end of the key; "": none */
    struct urgency urgency;
};

/* What is known of one that is only counted. */
struct followup_old {
    const struct rule *rule;
    const struct client *client; /* NULL: none */
    const char *owner;
};

/* Duties that were due more days ago than that are old. */
enum { FOLLOWUP_OLD = 180 };

struct followups {
    VEC(struct followup) all;
    VEC(struct followup_old) old;   /* where they are not wanted among them */
    struct risks risks;             /* of all clients */
    struct map named, named_before; /* by name -> place in all; once it is
                                       asked for */
};

struct followup_options {
    const struct home *home; /* the book is as of its day */
    const struct rules *rules;
    const struct worktime *work; /* for response times in working time; NULL:
                                    by the calendar */
    bool client_zone;            /* its hours are each client's */
    bool held;     /* all that is held back is wanted: else what only waits for
                      another of its kind may be left out */
    bool old;      /* old duties are wanted, too: else they are counted */
    int32_t until; /* what has appeared by then: today, or a later day to look
                      ahead; DAY_MAX: all that is open */
    const struct survey_plan *surveys; /* whom to ask, where that was found
                                          already, for the queue; NULL */
    const bool *only; /* by client->n: whose are wanted; NULL: all */
    bool limited;     /* with `only`: and what counts in the limit of messages
                         to all, whosever it is */
};

/* --- open.c --- */

/* The built-in rules, and the user's of that file, which must be there; NULL:
 * of rules.csv, where there is one.  Errors and release as of rules_load. */
int followup_rules_read(struct home *h, const char *file, struct rules *out,
                        struct err *e);
/* What finding starts from, but for the book.  Stays where it is: options point
 * into it, and into the home. */
struct followup_start {
    struct rules rules;
    struct worktime_user work;
    struct followup_options options; /* until today, nothing held */
};
/* Those rules, and working time.  The caller releases *out, whatever is
 * returned.  ERR_DATA, ERR_IO. */
int followup_start_read(struct home *h, const char *file,
                        struct followup_start *s, struct err *e);
/* Is a rule of that name in force? */
bool followup_start_has(const struct followup_start *s, const char *rule);
void followup_start_release(struct followup_start *s);

/* --- followup.c --- */

/* The types that the book must hold, with their texts. */
uint64_t followup_types(const struct rules *rules);
/* Sorted: the most urgent first, then by due day (none last), then by key.
 * The caller releases *out, whatever is returned.  ERR_DATA: invoice.remind
 * names no stages, or an invoice cannot be judged. */
int followup_find(struct book *b, const struct followup_options *options,
                  struct followups *out, struct err *e);
/* hold.c: does what the rule has wait for all messages of other rules? */
bool followup_is_last(const struct rule *r);
void followup_release(struct followups *f);

/* --- fold.c --- */

/* A row of a table: mostly one follow-up; of those of a rule and client that
 * are old, of a duty's that came round and are late, and of what is said to
 * many on one day, all.  What went to the manager is in the row of what it is
 * about. */
struct followup_row {
    const struct followup *first, *last; /* by due day */
    size_t n;
    const char *manager; /* who knows of it, too; NULL: nobody */
};
struct followup_rows {
    VEC(struct followup_row) all; /* in the list's order of what is first met */
};
/* The caller releases *out. */
void followup_fold(const struct followup *const *list, size_t n, int32_t today,
                   struct followup_rows *out);
/* What to say of it; takes out what was there. */
void followup_row_say(const struct followup_row *row, struct buf *out);
void followup_rows_release(struct followup_rows *rows);

/* --- named.c --- */

/* By key, or a task's ref; NULL where none of these is. */
const struct followup *followup_named(struct followups *f, const char *given);
/* The record that closed the follow-up or task of that key or ref, or NULL. */
const struct entry *followup_closed(struct book *b, const char *given);
/* Fills *e with ERR_ABSENT: closed since when, or the closest of the open
 * ones; returns -1. */
int followup_absent(struct book *b, const struct followups *open,
                    const char *given, struct err *e);
/* 0 where the record that closes it is not there (yet); else as
 * followup_absent. */
int followup_check_open(struct book *b, const struct followups *open,
                        const char *given, struct err *e);
/* The client that a key names of which nothing is open; NULL: none. */
const struct client *followup_client(struct book *b, const char *key);

#endif
