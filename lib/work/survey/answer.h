/*
 * Which survey an answer is to.
 */
#ifndef ACCT_WORK_SURVEY_ANSWER_H
#define ACCT_WORK_SURVEY_ANSWER_H

#include "work/survey/subject.h"

struct answer_options {
    const char *ref; /* of the survey; NULL: the client's latest open one, but
                        for those among our own people */
    int32_t day;     /* on which the answer came */
    bool force;      /* it may replace an earlier one */
};

/* The survey that is called so: by its number, or by the key under which it was
 * to be sent; NULL: none, or it is a client's key. */
const struct survey *answer_named(struct book *b, const char *given);
/* The book must hold surveys and responses, and owns *out.  ERR_ABSENT: no such
 * survey, with the closest; ERR_DATA: not the client's, not yet sent, answered
 * already, or nothing waits for an answer. */
int answer_find(struct book *b, const struct client *client,
                const struct answer_options *o, const struct survey **out,
                struct err *e);

#endif
