/*
 * A colleague's work goes to another: the clients, what is open, and the roles
 * that clients name, as ledger rows.
 *
 *     struct give_ask ask = {.from = "anna", .to = "olga"};
 *     give_find(&book, &options, &ask, &out, &e)
 *     … out.rows, to be added in their order
 *     give_release(&out)
 */
#ifndef ACCT_WORK_GIVE_H
#define ACCT_WORK_GIVE_H

#include "ledger/record.h"
#include "work/followup/followup.h"

/* The types that the book must hold beside those of followup_types. */
#define GIVE_TYPES                                                             \
    (TYPE(REC_ORDER) | TYPE(REC_STAGE) | TYPE(REC_CONTRACT) | TYPE(REC_TASK) | \
     TYPE(REC_DONE) | TYPE(REC_ISSUE) | TYPE(REC_RESOLVE) | TYPE(REC_TOUCH) |  \
     TYPE(REC_OFFER) | TYPE(REC_PAPER) | TYPE(REC_PLAN))

struct give_ask {
    const char *from, *to;       /* keys of colleagues */
    const struct client *client; /* only this one's; NULL: all */
    const char *text;            /* for the notes; "" */
};

struct giving {
    VEC(struct record) rows; /* their cells are of the book's arena */
    size_t moved[REC_TYPES]; /* so many of each type */
    const char *settings;    /* the settings and rules that name FROM, told
                                where all is given; "" */
    const char *away;        /* that TO is not there today, and who has it
                                until then; "" */
};

/* Of each client of FROM's, and each that has FROM in a role, a client row; of
 * each order, contract, task, issue, offer, question, invoice and paper that is
 * open and names FROM, of each record by which an open follow-up is FROM's, and
 * of plans, a row that amends it; of each client of whom something moves a
 * note.  What names nobody follows its client.  No rows: there is nothing to
 * give.  The caller releases *out, whatever is returned.
 * ERR_USAGE: TO is FROM, or not in the team; ERR_ABSENT: nobody is called FROM,
 * with the closest who are; ERR_DATA: a row has no id, and what followup_find
 * says. */
int give_find(struct book *b, const struct followup_options *options,
              const struct give_ask *ask, struct giving *out, struct err *e);
void give_release(struct giving *g);

#endif
