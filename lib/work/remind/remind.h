/*
 * Reminders of invoices that are past due: which of them are to be written
 * now, worked out from the ledger each time.
 *
 *     remind_rules_of(&home, &rules, &e)
 *     remind_find(&book, &rules, &r, &e)
 *     … r.all; remind_action(&book, &rules, &r.all.v[i], &action)
 *     reminds_release(&r)
 *
 * The n-th touch of ours with kind=reminder and the invoice's number as its ref
 * was the n-th stage; a done record on a stage's key counts as one that was
 * left out.  A stage comes after its time past due, and no sooner after the one
 * before than the two are apart.  Each client gets one reminder at a time, of
 * the invoice that is furthest past due, and none within the quiet period after
 * any message of ours, nor while money on account would pay it: that is spent
 * on those due first, once.  After the last stage comes a task for a person.
 */
#ifndef ACCT_WORK_REMIND_H
#define ACCT_WORK_REMIND_H

#include "base/conf/home.h"
#include "work/contact/action.h"
#include "work/contact/dealings.h"
#include "work/invoice/invoice.h"

enum { REMIND_STAGES_MAX = 9 };

struct remind_rules {
    const struct conf *conf;
    struct invoice_rules invoice;
    struct span stages[REMIND_STAGES_MAX]; /* past due, in their order */
    int stages_n;
    int32_t until; /* what comes by then: today, or a later day to look ahead */
    const struct dealings *dealings; /* where they were found already; NULL:
                                        remind_find does */
};

/* The records that the book must hold. */
#define REMIND_TYPES                                                           \
    (DEALING_TYPES | TYPE(REC_PAYMENT) | TYPE(REC_TASK) | TYPE(REC_SNOOZE) |   \
     TYPE(REC_STATUS))

/* Fills *out from the settings invoice.remind and invoice.due, until today.
 * ERR_DATA: stages that are no spans, too many, or not in order. */
int remind_rules_of(const struct home *h, struct remind_rules *out,
                    struct err *e);

/* Why an invoice is not written about now. */
enum remind_hold {
    REMIND_DUE,      /* it is */
    REMIND_EARLY,    /* its next stage is still to come */
    REMIND_QUIET,    /* we wrote to the client lately */
    REMIND_OTHER,    /* another invoice of the client's goes first */
    REMIND_ISSUE,    /* a complaint is not over */
    REMIND_PAUSED,   /* the client is paused */
    REMIND_ANSWERED, /* the client wrote about it, or promised a date */
    REMIND_ACCOUNT,  /* the client's money on account would pay it */
    REMIND_SNOOZED,
    REMIND_QUEUE, /* something else comes first: `queue` says why */
    REMIND_TASK,  /* a person has it in hand */
    REMIND_NO_CLIENT
};

struct remind {
    const struct invoice *invoice;
    struct invoice_state state;
    int sent;     /* stages that are done */
    int stage;    /* the next, from 1 */
    bool person;  /* the stages have run out: a person's turn */
    int32_t day;  /* when it comes */
    int32_t wake; /* when the hold ends, where that is known; DAY_NONE */
    enum remind_hold why;
    const char *complaint; /* REMIND_ISSUE: what is not over; translated */
    const char *queue;     /* translated, of the book; NULL but for that */
    bool covered; /* money on account would pay it, those due before it first */
    const char *owner; /* who writes it: the deputy of who is away */
    bool first; /* of a client's letters the one to write, else the one to
                   tell of: which is held, furthest past due */
};
struct reminds {
    VEC(struct remind) all; /* invoices open past due, in the book's order */
};

/* The caller releases *out, whatever is returned.  ERR_DATA: see
 * invoice_judge. */
int remind_find(struct book *b, const struct remind_rules *rules,
                struct reminds *out, struct err *e);
void reminds_release(struct reminds *r);

/* reminder:CLIENT:NUMBER:STAGE, of the book; it must name a client. */
const char *remind_key(struct book *b, const struct remind *m);
/* Why it is not written now, translated. */
const char *remind_say_hold(const struct remind *m);
/* "2", or "task" for a person's turn: the end of its key. */
const char *remind_period(struct book *b, const struct remind *m);
/* Its letter: NAME-STAGE, or NAME-0 as long as the invoice is not past due; of
 * the book. */
const char *remind_letter(struct book *b, const char *name,
                          const struct remind *m, int32_t today);
/* What to do; strings live as long as the book. */
void remind_action(struct book *b, const struct remind_rules *rules,
                   const struct remind *m, struct action *a);
/* "invoice INV-1: 100.00 EUR open, 3 days past due; reminder 1 of 3", of the
 * book. */
const char *remind_reason(struct book *b, const struct remind_rules *rules,
                          const struct remind *m);
/* What a stage adds to the rule's weight: each after the first 5. */
int remind_weight(const struct remind *m);

#endif
