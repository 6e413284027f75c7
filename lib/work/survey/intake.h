/*
 * Rows of a form, each to the survey that it answers.  A form's table grows,
 * and is given as a whole each day: what was taken before is left out.
 *
 *     intake_init(&t, &book, &form, today)
 *     intake_row(&t, n, &found, &e)     each of form.rows in turn
 *     intake_release(&t)
 */
#ifndef ACCT_WORK_SURVEY_INTAKE_H
#define ACCT_WORK_SURVEY_INTAKE_H

#include "work/survey/answer.h"
#include "work/survey/form.h"

struct intake {
    struct book *book; /* of surveys and responses, with their texts */
    const struct form *form;
    int32_t today;
    bool force; /* answers that are there are replaced */
    /* inside */
    const struct survey **of; /* by client, each client's by day */
    uint32_t *first;          /* by client->n: the place of its first in `of` */
    uint32_t *open;  /* by place in `of`, from 1: the client's latest without an
                        answer up to that one; 0: none */
    struct map said; /* a client's answer -> place of its survey in `of` */
    struct map taken; /* survey -> the row of this form, from 1 */
    struct buf key;
};
struct intake_found {
    const struct survey *survey;
    int32_t day;   /* on which it was answered; today where nothing says it */
    bool known;    /* that answer is there already, in the ledger or the form */
    bool stranger; /* nobody is called as its row has it: that is ERR_ABSENT */
};

void intake_init(struct intake *t, struct book *b, const struct form *f,
                 int32_t today, bool force);
/* A survey is known by its number, else it is the client's latest
 * without an answer that was sent by then.  An answer is known where the
 * survey, or one of that client, has the same on that day, or on any where no
 * column says when.  ERR_ABSENT, ERR_DATA: nobody or no survey is called so,
 * none waits for an answer, another answer is there, or the row lacks
 * something. */
int intake_row(struct intake *t, size_t n, struct intake_found *out,
               struct err *e);
/* Where rows from the nth on are not looked at, since too many were wrong:
 * fills *e with ERR_DATA, returns -1. */
int intake_rest(const struct intake *t, size_t n, struct err *e);
/* So many rows were strangers': likewise, with what to do. */
int intake_strangers(const struct intake *t, size_t n, struct err *e);
void intake_release(struct intake *t);

#endif
