/*
 * Reminders of invoices that are past due: which of them are to be written
 * now, worked out from the ledger each time.
 *
 * The n-th touch of ours with kind=reminder and the invoice's number as its ref
 * was the n-th stage; a done record on a stage's key counts as one that was
 * left out.  A stage comes after its time past due, and no sooner after the one
 * before than the two are apart.  Each client gets one reminder at a time, of
 * the invoice that is furthest past due, and none within the quiet period after
 * the last.  After the last stage comes a task for a person.
 */
#ifndef ACCT_WORK_REMIND_H
#define ACCT_WORK_REMIND_H

#include "base/conf.h"
#include "work/action.h"
#include "work/invoice.h"

enum { REMIND_STAGES_MAX = 9 };

struct remind_rules {
    struct invoice_rules invoice;
    struct span stages[REMIND_STAGES_MAX]; /* past due, in their order */
    int stages_n;
    struct span quiet;
};

/* The records that the book must hold. */
#define REMIND_TYPES                                                           \
    (TYPE(REC_INVOICE) | TYPE(REC_PAYMENT) | TYPE(REC_CREDIT) |                \
     TYPE(REC_LINE) | TYPE(REC_TOUCH) | TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) |  \
     TYPE(REC_TASK) | TYPE(REC_DONE) | TYPE(REC_SNOOZE) | TYPE(REC_STATUS))

/* Fills *out from the settings invoice.remind, invoice.due and followup.quiet.
 * ERR_DATA: stages that are no spans, too many, or not in order. */
int remind_rules_of(const struct conf *conf, int32_t today, const char *path,
                    struct remind_rules *out, struct err *e);

/* Why an invoice that is past due is not written about now. */
enum remind_hold {
    REMIND_DUE,      /* it is: see the action */
    REMIND_EARLY,    /* its next stage is still to come */
    REMIND_QUIET,    /* the client had a reminder lately */
    REMIND_OTHER,    /* another invoice of the client's goes first */
    REMIND_ISSUE,    /* an issue is open */
    REMIND_PAUSED,   /* the client is paused */
    REMIND_ANSWERED, /* the client wrote about it, or promised a date */
    REMIND_SNOOZED,
    REMIND_TASK, /* a person has it in hand */
    REMIND_NO_CLIENT
};
extern const char *const remind_holds[]; /* N_() */

struct remind {
    const struct invoice *invoice;
    struct invoice_state state;
    int sent;  /* stages that are done */
    int stage; /* the next, from 1; stages_n + 1: a person's turn */
    enum remind_hold why;
    int32_t day; /* when the hold ends, where that is known; DAY_NONE */
    struct action action; /* where why is REMIND_DUE */
};
struct reminds {
    VEC(struct remind) all; /* every invoice past due, in the book's order */
};

/* The caller releases out->all, whatever is returned.  The actions' strings
 * belong to the book.  ERR_DATA: see invoice_judge. */
int remind_find(struct book *b, const struct remind_rules *rules,
                struct reminds *out, struct err *e);

#endif
