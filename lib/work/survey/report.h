/*
 * What surveys say: figures, who said what, and what we did about it.  An
 * answer belongs to the period in which its survey was sent.
 *
 *     struct survey_groups g;
 *     survey_groups_find(&book, &ask, &g)
 *     survey_report_find(&book, &g, &figures), survey_after_find(…) or
 *     … g.of[i] for book.surveys.v[i]
 *     survey_groups_release(&g)
 */
#ifndef ACCT_WORK_SURVEY_REPORT_H
#define ACCT_WORK_SURVEY_REPORT_H

#include "stats/figure.h"
#include "work/survey/subject.h"

#define SURVEY_REPORT_TYPES                                                    \
    (TYPE(REC_SURVEY) | TYPE(REC_RESPONSE) | TYPE(REC_ORDER) |                 \
     TYPE(REC_CONTRACT) | TYPE(REC_ISSUE))
/* … of survey_after_find. */
#define SURVEY_AFTER_TYPES (SURVEY_REPORT_TYPES | TYPE(REC_TOUCH))

enum survey_by {
    SURVEY_BY_ALL,
    SURVEY_BY_CLIENT,
    SURVEY_BY_OWNER,   /* of the survey, else of the client */
    SURVEY_BY_SERVICE, /* of the order or contract it is about, or the order of
                          the issue */
    SURVEY_BY_KIND,    /* those among our own people, too */
    SURVEY_BY_MONTH,
    SURVEY_BY_QUARTER,
    SURVEY_BYS
};
/* "", "client", … */
extern const char *const survey_bys[SURVEY_BYS];

/* Which surveys are looked at. */
struct survey_ask {
    struct period period; /* in which they were sent */
    enum survey_by by;
    int kind; /* only of this kind; -1: of any, but among our own people */
};

/* Strings belong to the book. */
struct survey_group {
    const char *name; /* "": all */
    struct period period;
    unsigned note; /* FIGURE_PARTIAL: it has not ended, or not all of it is
                      asked for */
};
struct survey_groups {
    VEC(struct survey_group) all; /* by name, or by period: without a gap */
    int32_t *of; /* by place in book.surveys: its group's place; -1: it is not
                    looked at */
};
void survey_groups_find(struct book *b, const struct survey_ask *ask,
                        struct survey_groups *g);
void survey_groups_release(struct survey_groups *g);

/* Appends a figure of that group. */
void survey_group_put(const struct survey_group *group, struct figure *f,
                      struct figures *out);

/* Appends the figures of the answers, group by group; their strings belong to
 * the book. */
void survey_report_find(struct book *b, const struct survey_groups *g,
                        struct figures *out);
/* after.c: likewise those of what we did after them: whether and in how long
 * detractors were called back, promoters asked for a review, and gave one. */
void survey_after_find(struct book *b, const struct survey_groups *g,
                       struct figures *out);

/* An answer's score (of `name`: score or csat), or -1 where it has none that
 * is within its bounds. */
int survey_score(struct book *b, const struct entry *response,
                 const char *name);

#endif
