/*
 * What finding follow-ups is made of.
 *
 * What is given is const: the book, the options, the facts that are gathered
 * of the book once (facts.c), and the rule whose turn it is.  What is found
 * grows in `struct found`.  From the ground up:
 *
 *     span, said, who       what contracts and clients say
 *     value                 what things say
 *     base, test            days to count from; does it fit?
 *     reach, when, window   the days themselves
 *     place, visit          a thing that holds becomes a candidate
 *     others                reminders, surveys: as other tools have them
 *     things                all the things that there are
 *     ends, known, text, urgency   of candidates
 *     followup, hold        rule by rule; what is held back
 *     checks                points of checklists
 *     fold                  rows of a table
 *     named, open           by the names that people give; the user's rules
 */
#ifndef ACCT_WORK_FOLLOWUP_INSIDE_H
#define ACCT_WORK_FOLLOWUP_INSIDE_H

#include "book/kpi.h"
#include "work/account/goals.h"
#include "work/account/papers.h"
#include "work/bill/bill.h"
#include "work/bill/unbilled.h"
#include "work/contact/dealings.h"
#include "work/contact/owner.h"
#include "work/contact/question.h"
#include "work/followup/followup.h"
#include "work/invoice/acts.h"
#include "work/offer/services.h"
#include "work/offer/success.h"
#include "work/remind/remind.h"
#include "work/risk/leaving.h"
#include "work/survey/survey.h"
#include "work/time/sla.h"

/* What the rules ask of a client; by client->n. */
struct client_facts {
    int orders, contracts;
    const struct order *first_order, *last_order;
    const struct contract *first_contract, *last_contract;
    const struct contract *sla, *solve; /* that promise such times */
    bool big; /* brings a tenth or more of a currency in a year */
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
    int32_t date, due, delivered, stage;
};

struct facts {
    struct client_facts *of;         /* by client->n */
    struct contract_facts *contract; /* by place in book.contracts */
    struct order_days *order;        /* by place in book.orders */
    struct map contract_at;
    struct acts acts;
    uint32_t *act_of; /* by order->n: the place of its act in acts, from 1 */
    VEC(uint32_t)
    act_order; /* by place in acts: order->n + 1 of the only one
                  that it is about; 0 */
    struct services services;
    VEC(const struct entry *) by_type[REC_TYPES]; /* of the record subjects */
    struct papers papers;           /* where a rule starts from them */
    struct kpis kpis;               /* where a rule starts from them */
    struct success_answers answers; /* where a rule asks for them */
    struct map kpi_at; /* contract -> place of its last in by_type, from 1 */
    VEC(size_t) kpi_before; /* by that place, likewise of the one before; 0 */
    const struct risks *risks;
    struct leavings leavings; /* `of` is NULL where no rule asks for it */
    /* Where a rule in force asks for them, else empty. */
    struct questions questions;
    struct remind_rules remind_rules;
    struct reminds reminds;
    struct survey_plan own_plan; /* but see the options */
    const struct survey_plan *surveys;
    struct dealings own_dealings; /* likewise */
    const struct dealings *dealings;
    struct unbilled_hours hours;   /* likewise */
    struct written_orders written; /* likewise */
    struct bill bill;    /* where a rule in force asks what is billed */
    int32_t since;       /* what was due before is quiet; DAY_NONE: nothing */
    struct map done_at;  /* a key without its period -> when last done */
    struct known *known; /* what {known} says: found where it is asked for */
    /* By client->n, of those in a pause: who is to be asked again on its due
     * day.  NULL: nobody. */
    const struct entry **again;
    const struct entry **plan; /* see plans_latest */
    struct sla *clocks; /* response times in working time; NULL: there are
                           none */
    int64_t now;        /* what was due before is late */
};
/* Fills *risks, too, which the facts borrow.  Both are the caller's to release,
 * whatever is returned.  ERR_DATA as remind_find has it. */
int facts_find(struct book *b, const struct followup_options *options,
               struct risks *risks, struct facts *f, struct err *e);
void facts_release(struct facts *f);
/* The same for a second thread, which has book_second; *risks becomes its. */
void facts_second(const struct facts *f, struct book *second,
                  const struct followup_options *options, struct risks *risks,
                  struct facts *out);
void facts_second_release(struct facts *second);

/* What a rule is judged by, the same throughout its turn. */
struct given {
    struct book *book; /* strings that are made go to its arena */
    const struct home *home;
    const struct followup_options *options;
    const struct facts *facts;
    const struct rule *rule;
    bool marked; /* something was said of a key of the rule's */
};

/* What is urgent, and due more days ago than that, holds back nothing. */
enum { FOLLOWUP_STALE = 7 };

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
    const struct order *order; /* of a stage, and the phase that it is about */
    const struct phase *phase; /* … or NULL */
    union {
        const struct contact *contact;
        const struct contract *contract;
        const struct order *order;
        const struct issue *issue;
        const struct task *task;
        const struct offer *offer;
        const struct invoice *invoice;
        const struct act *act;
        const struct contract_paper *paper;
        const struct remind *remind;
        const struct survey_case *survey;
    } is;
};

struct occurrence {
    int32_t day;           /* that it is counted from */
    int32_t appear;        /* to be done from */
    struct when appear_at; /* the same with its time of day, where that counts
                              (timed) */
    int32_t due, since;    /* DAY_NONE: none; from when records may end it */
    int32_t deadline;      /* that it says has passed; DAY_NONE: none */
    struct when due_at;    /* the same with its time of day, where that counts
                              (timed) */
    struct span clock;     /* that runs until it is due; n is 0: none */
    const char *period;    /* the end of the key; "": none */
};

struct candidate {
    struct thing thing;
    struct occurrence at;
};

struct occurrences {
    VEC(struct occurrence) all;
};

/* What is found, rule by rule. */
struct found {
    VEC(struct candidate) candidates; /* of the rule whose turn it is */
    struct occurrences at;            /* of the thing in hand */
    struct map places;                /* of those that are there */
    const struct rule **stages;       /* by order->n: for whom its stages were
                                         seen last; NULL: for nobody so far */
    struct buf key;                   /* of a place */
    struct followups *out;
};

/* --- What is said --- */

/* span.c: clocks, where a rule asks for response times; of that book. */
void clocks_start(struct facts *f, struct book *b,
                  const struct followup_options *o);
void clocks_stop(struct facts *f);
/* The span of that name for it. */
struct span span_named(const struct given *g, const struct thing *t,
                       enum rule_named name);
/* Does a contract promise that time (NAMED_SLA, NAMED_SOLVE)? */
bool span_promised(const struct given *g, const struct thing *t,
                   enum rule_named name, struct span *out);
/* known.c: what is known of a client, for who calls: signs of risk, money and
 * issues that are open, the client's last words.  Of the book. */
struct known *known_new(void);
const char *known_say(const struct given *g, const struct client *c);
void known_release(struct known *k);
/* said.c: the first words of a text on one line, with the blanks between them;
 * a number; "yes" or "". */
void quote_words(const char *text, struct buf *out);
const char *value_number(const struct given *g, int64_t n);
const char *value_yes(bool is);
/* value.c: what is asked of the thing: `name` where that is an attribute.  "":
 * it has no such, or it is not so. */
const char *thing_value(const struct given *g, const struct thing *t,
                        enum rule_value what, const char *name);
/* An attribute of what the thing is made of. */
const char *thing_attr(const struct given *g, const struct thing *t,
                       const char *name);
/* When the contract's invoices came to what the rule asks of `spent`, else
 * the latest; DAY_NONE. */
int32_t invoiced_day(const struct given *g, const struct thing *t);
/* who.c: of the client. */
const char *who_value(const struct given *g, const struct client *c,
                      enum rule_who what, const char *name);
/* base.c: what a rule counts from; DAY_NONE: there is none. */
int32_t base_day(const struct given *g, const struct thing *t,
                 enum rule_base base);
/* The day of the last touch, message of ours or answer to a survey; DAY_NONE.
 */
int32_t last_contact(const struct facts *f, const struct client *c);
/* The day of the first order or contract; DAY_NONE. */
int32_t started_day(const struct facts *f, const struct client *c);
/* test.c */
bool test_holds(const struct rule_test *t, struct str value);
bool thing_fits(const struct given *g, const struct thing *t);
bool who_fits(const struct given *g, const struct client *c);

/* --- When --- */

/* reach.c */

/* A base, and the day that stands for it; DAY_NONE: what the thing says. */
struct count {
    enum rule_base base;
    int32_t day;
    int32_t when; /* the day of the column when, where that is known */
};

/* A day that a rule names, and what it was counted from. */
struct reached {
    struct when at; /* its day is DAY_NONE: there is none */
    struct count from;
    const struct rule_date *by;
    struct span clock; /* in working time; n is 0: none */
};
/* The first of the days that there is; `from`, where its day is known, stands
 * for that base. */
struct reached first_day(const struct given *g, const struct thing *t,
                         const struct rule_dates *dates, struct count from);
/* That day with the spans of the date added; DAY_NONE: there is none. */
struct when day_plus(const struct given *g, const struct thing *t,
                     const struct rule_date *d, int32_t day);
/* The next working day; without working time the next day.  It is not put off
 * for longer than that. */
enum { WORKDAY_MOST = 31 };
int32_t workday_after(const struct worktime *w, int32_t day);

/* The deadline, or the response time's end, that has passed on a day
 * which was counted from the base so; DAY_NONE: it says nothing of one. */
int32_t deadline_passed(const struct given *g, const struct thing *t,
                        const struct rule_date *d, int32_t base,
                        int32_t reached);
/* Has it come by the day that is asked for, or the instant that it is?  Looking
 * ahead, nothing is missed that is not yet. */
bool occurrence_comes(const struct given *g, const struct occurrence *o);

/* when.c: its occurrences that may be open: the current one and the next; of
 * duties that come round all that have been, the oldest first.  Takes out what
 * was there. */
void occurrences_of(const struct given *g, const struct thing *t,
                    struct occurrences *out);
/* REPEAT_AFTER: the one after it was last done. */
struct occurrence occurrence_after(const struct given *g,
                                   const struct occurrence *o, int32_t done);

/* Is it due at an instant that is past?  Of days see `due`. */
bool occurrence_late(const struct given *g, const struct occurrence *o);

/* window.c: base days outside of this make nothing that is open now. */
struct window {
    int32_t from, to;
    enum rule_base base;
};
struct window window_of(const struct given *g);

/* --- Things --- */

/* place.c: 2026-10-05, or 2026-10-05T0930 of a record with a time; of the book.
 */
const char *moment_of(const struct given *g, const struct entry *e);
/* A key but for its period. */
const char *stem_of(const struct given *g, const struct thing *t);
const char *key_of(const struct given *g, const char *stem, const char *period);
/* When follow-ups were done last, by the first part of their keys: done_at. */
void done_note(struct facts *f, struct book *b);
/* Was the place of that name still free?  It is taken now; the name lives as
 * long as the book. */
bool place_take(struct found *found, const char *place);
/* Of a rule's things of one name and part the first has the place. */
bool thing_take(const struct given *g, struct found *found,
                const struct thing *t);
/* All but what it was found for. */
void found_release(struct found *found);

/* visit.c: the day by which it is to be done, else from which. */
int32_t due_or_seen(const struct occurrence *o);
/* Is it the only one of the rule's that a key names, but for the period? */
bool thing_is_alone(const struct thing *t);
/* Keeps what holds of it as candidates. */
void visit(const struct given *g, struct found *found, const struct thing *t);
/* What all things that stand on a record have; ref: what it is about. */
struct thing thing_of(const struct given *g, const struct entry *e,
                      const char *ref);

/* others.c: what stands against writing, reminders and surveys: of the facts.
 * ERR_DATA as remind_find has it. */
int others_find(struct facts *f, struct book *b,
                const struct followup_options *o, struct err *e);
/* Reminders of invoices, as acct-invoice has them. */
void visit_reminders(const struct given *g, struct found *found);
/* What a reminder says itself: its letter, channel, record, hold. */
void reminder_fill(const struct given *g, const struct remind *m,
                   struct followup *f);

/* Likewise whom to ask; and who was asked, and did not answer. */
void visit_surveys(const struct given *g, struct found *found);
void visit_asked(const struct given *g, struct found *found);
void survey_fill(const struct given *g, const struct survey_case *s,
                 struct followup *f);

/* things.c: visits each thing that the rule may start from. */
void things_visit(const struct given *g, struct found *found);

/* --- Candidates --- */

/* ends.c: the records that end the rule's candidates. */
struct end {
    const struct entry *by;
    size_t next; /* the place of a later one, or NO_END */
};
#define NO_END SIZE_MAX
struct ends {
    const struct facts *facts;
    bool all;                  /* and not the latest alone */
    bool each;                 /* of periods each is owed */
    const struct entry **last; /* by client->n: that need name nothing */
    struct map named;          /* client and ref, or those and the period */
    unsigned kinds[2];    /* bits of what is named: of clients, of nobody */
    uint8_t *wanted;      /* bits of names that may be a candidate's */
    uint8_t *put;         /* likewise of what is named */
    uint32_t wanted_most; /* the last of them */
    VEC(struct end) of;
};
void ends_find(const struct given *g, const struct found *found, bool all,
               struct ends *ends);
/* The latest record that ends it, not before since, or of all the first; NULL.
 */
const struct entry *ends_of(const struct ends *e, const struct candidate *c,
                            int32_t since);
void ends_release(struct ends *e);

/* named.c: what is said of a key, and of the other name of the same
 * thing ("" or NULL: none). */
struct mark marks_of(struct book *b, const struct client *client,
                     const char *key, const char *other);
/* The rules of whose keys something is said. */
void marks_rules(const struct book *b, struct map *out);
/* text.c: the sentence, in the book's arena. */
const char *followup_text(const struct given *g, const struct candidate *c);
/* urgency.c */
struct urgency urgency_of(const struct given *g, const struct candidate *c);
/* open.c: is the owner of each of the user's rules a role, or one of the team?
 * ERR_DATA with file and line. */
int followup_rules_check(const struct home *h, const struct rules *rules,
                         const char *file, struct err *e);
/* The rules being read, the rest. */
int followup_start_ready(struct home *h, struct followup_start *s,
                         struct err *e);
/* followup.c: whose it is, whoever is there today. */
const char *followup_owner(const struct given *g, const struct thing *t);
/* hold.c: fills in `held`; sorted. */
void followup_hold(struct book *b, const struct followup_options *options,
                   const struct facts *facts, struct followups *all);

#endif
