/*
 * What surveys say: the figures, and what was written.  An answer belongs to
 * the period in which its survey was sent.
 */
#ifndef ACCT_WORK_SURVEY_REPORT_H
#define ACCT_WORK_SURVEY_REPORT_H

#include "book/book.h"
#include "stats/figure.h"

#define SURVEY_REPORT_TYPES                                                    \
    (TYPE(REC_SURVEY) | TYPE(REC_RESPONSE) | TYPE(REC_ORDER))

enum survey_by {
    SURVEY_BY_ALL,
    SURVEY_BY_CLIENT,
    SURVEY_BY_OWNER,  /* of the survey, else of the client */
    SURVEY_BY_SERVICE /* of the order it is about */
};

/* Appends the figures of the surveys sent in the period, group by group in
 * order of name; their strings belong to the book. */
void survey_report_find(struct book *b, struct period period, enum survey_by by,
                        struct figures *out);

/* An answer's score (of `name`: score or csat), or -1 where it has none that
 * is within its bounds. */
int survey_score(struct book *b, const struct entry *response,
                 const char *name);

#endif
