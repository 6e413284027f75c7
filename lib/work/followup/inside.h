/*
 * What finding follow-ups is made of; of use only to followup*.c.
 */
#ifndef ACCT_WORK_FOLLOWUP_RUN_H
#define ACCT_WORK_FOLLOWUP_RUN_H

#include "work/contact/message.h"
#include "work/contact/question.h"
#include "work/followup/followup.h"
#include "work/invoice/document.h"
#include "work/remind/remind.h"
#include "work/time/sla.h"

/* What the rules ask of a client; by client->n. */
struct client_facts {
    int orders, contracts;
    const struct order *first_order, *last_order;
    const struct contract *first_contract, *last_contract, *sla;
    bool big;          /* brings a tenth or more of a currency in a year */
    uint64_t services; /* bits by place in facts.services */
};

/* An invoice under a contract, the latest first. */
struct spending {
    int32_t day;
    int64_t sum; /* of this and those before, minor units */
    const struct spending *before;
};
struct contract_facts {
    const struct spending *spent; /* in this term and the contract's currency */
    int32_t term;                 /* since when it is */
};

/* Of an order, close together: rules look at all of them. */
struct order_days {
    int32_t date, due, delivered;
};

/* Base days outside of this make nothing that is open now. */
struct window {
    int32_t from, to;
    enum rule_base base;
};

enum { SERVICES = 64 };
struct facts {
    struct client_facts *of;         /* by client->n */
    struct contract_facts *contract; /* by place in book.contracts */
    struct order_days *order;        /* by place in book.orders */
    struct map contract_at;
    struct acts acts;
    struct map act_of; /* order -> its act */
    struct map service_at;
    const char *services[SERVICES];
    VEC(const struct entry *) by_type[REC_TYPES]; /* of the record subjects */
    struct messages messages;
    struct risks risks; /* handed on to who asked */
};
/* `each`: the types of records that rules start from one by one. */
void facts_init(struct facts *f, struct book *b,
                const struct followup_options *options, uint64_t each);
void facts_release(struct facts *f);

/* What starts a follow-up. */
struct thing {
    enum rule_on on;
    const struct client *client; /* NULL: none */
    const struct entry *entry;   /* NULL: a client without a record */
    const char *ref;             /* what a record about it names; "": nothing */
    const char *name;            /* what the key says it is about */
    const char *part;            /* of what it is about: a figure's name; "" */
    const char *owner;           /* "": the client's */
    const char *text;
    const char *mark; /* what done and snooze may name too; "": nothing */
    size_t n;         /* its place in the book's list */
    union {
        const struct contact *contact;
        const struct contract *contract;
        const struct order *order;
        const struct issue *issue;
        const struct task *task;
        const struct offer *offer;
        const struct invoice *invoice;
        const struct act *act;
        const struct remind *remind;
    } is;
};

struct occurrence {
    int32_t day;        /* that it is counted from */
    int32_t appear;     /* to be done from */
    int32_t due, since; /* DAY_NONE: none; from when records may end it */
    struct when due_at; /* the same with its time of day, where that counts
                           (timed) */
    const char *period; /* the end of the key; "": none */
};

struct candidate {
    struct thing thing;
    struct occurrence at;
};

struct followup_run {
    struct book *book;
    const struct followup_options *options;
    struct facts facts;
    const struct rule *rule; /* whose turn it is */
    struct window window;    /* its own */
    VEC(struct candidate) candidates;
    struct followups *out;
    struct map places;  /* of those that are there */
    struct map done_at; /* a key without its period -> when last done */
    bool dones;         /* which is there */
    struct questions questions;
    bool asked; /* which are there */
    struct remind_rules remind_rules;
    struct reminds reminds; /* where a rule is about them */
    struct sla sla;
    bool clocks;        /* which is open */
    struct when due_at; /* of the day last found, where it has a time */
};

/* place.c: a key but for its period. */
const char *stem_of(struct followup_run *run, const struct thing *t);
const char *key_of(struct followup_run *run, const char *stem,
                   const char *period);
/* Was the place of that name still free?  It is taken now. */
bool place_take(struct followup_run *run, const char *place);
/* Of a rule's things of one name and part the first has the place. */
bool thing_take(struct followup_run *run, const struct thing *t);
/* things.c: visits each thing that the rule may start from, and keeps
 * what holds as candidates. */
void things_visit(struct followup_run *run);
/* visit.c */
void visit(struct followup_run *run, const struct thing *t);
/* Does a record about the thing stand for all before it? */
bool thing_replaces(const struct thing *t);
/* What all things that stand on a record have; ref: what it is about. */
struct thing thing_of(struct followup_run *run, const struct entry *e,
                      const char *ref);
/* reminders.c: reminders of invoices, as acct-invoice has them. */
int reminders_find(struct followup_run *run, struct err *e);
void visit_reminders(struct followup_run *run);
/* What a reminder says itself: its letter, channel, record, hold. */
void reminder_fill(struct followup_run *run, const struct remind *m,
                   struct followup *f);
/* named.c: what is said of a key, and of the other name of the same
 * thing ("" or NULL: none). */
struct mark marks_of(const struct book *b, const char *key, const char *other);
/* when.c: its occurrences that may be open, the current one first; how
 * many, at most 2.  0: none. */
enum { OCCURRENCES = 2 };
int occurrences_of(struct followup_run *run, const struct thing *t,
                   struct occurrence out[OCCURRENCES]);
/* Of the rule whose turn it is. */
struct window window_of(struct followup_run *run);
/* base.c: what a rule counts from; DAY_NONE: there is none. */
int32_t base_day(struct followup_run *run, const struct thing *t,
                 enum rule_base base);
/* The day of the last touch, message of ours or answer to a survey; DAY_NONE.
 */
int32_t last_contact(const struct followup_run *run, const struct client *c);
/* Response times run in working time; false where there is none. */
bool clocks_open(struct followup_run *run);
/* REPEAT_AFTER: moves it behind when it was last done. */
void occurrence_after(struct followup_run *run, const struct thing *t,
                      int32_t done, struct occurrence *o);
/* value.c */
const char *value_number(struct followup_run *run, int64_t n);
const char *value_yes(bool is);
const char *thing_value(struct followup_run *run, const struct thing *t,
                        const char *name);
/* who.c */
const char *who_value(struct followup_run *run, const struct client *c,
                      const char *name);
/* When the contract's invoices came to what the rule asks of `spent`, else
 * the latest; DAY_NONE. */
int32_t invoiced_day(struct followup_run *run, const struct thing *t);
/* test.c */
bool thing_fits(struct followup_run *run, const struct thing *t);
bool who_fits(struct followup_run *run, const struct client *c);
bool test_holds(const struct rule_test *t, struct str value);
/* ends.c: the records that end the rule's candidates. */
struct ends {
    const struct entry **last; /* by client->n: that need name nothing */
    struct map named;          /* client and ref, or those and the period */
    VEC(const struct entry *) of;
};
void ends_init(struct ends *e, struct followup_run *run);
/* The day of the latest record that ends it, not before since; DAY_NONE. */
int32_t ends_of(const struct ends *e, const struct candidate *c, int32_t since);
void ends_release(struct ends *e);
/* text.c: the sentence, in the book's arena. */
const char *followup_text(struct followup_run *run, const struct candidate *c);
/* urgency.c */
struct urgency urgency_of(struct followup_run *run, const struct candidate *c);
/* hold.c: fills in `held`; sorted. */
void followup_hold(struct followup_run *run);

/* The span of that name for it. */
struct span span_named(struct followup_run *run, const struct thing *t,
                       const char *name);

#endif
