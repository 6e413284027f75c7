/*
 * What a survey is about: an order that was delivered, a stretch of a contract,
 * an issue that was closed; or an order again, which our own people who took
 * part in it are asked about.
 */
#ifndef ACCT_WORK_SURVEY_SUBJECT_H
#define ACCT_WORK_SURVEY_SUBJECT_H

#include "work/contact/action.h"

enum survey_kind {
    SURVEY_KIND_ORDER,
    SURVEY_KIND_CONTRACT,
    SURVEY_KIND_ISSUE,
    SURVEY_KIND_INTERNAL,
    SURVEY_KINDS
};
/* As the attribute kind has them: "order", … */
extern const char *const survey_kinds[SURVEY_KINDS];

/* Strings belong to the book, and are never NULL. */
struct survey_subject {
    enum survey_kind kind;
    const struct entry *entry; /* of the order, contract or issue; NULL: there
                                  is nothing to ask about */
    const char *ref;           /* its number; "" */
    const char *period; /* of a contract since when it is time: 2026-07-15 */
    const char *who;    /* of our own people; "": the client is asked */
    int32_t day;        /* delivered, closed, or when the stretch was over */
};

/* What a survey record says that it is; order where it says nothing. */
enum survey_kind survey_kind_of(const struct entry *survey);
/* What it is about: the number of that order, contract or issue; "". */
const char *survey_about(struct book *b, const struct entry *survey);
/* Makes *key a name of the subject, without its period: that of a plan, and
 * that of a survey record.  Two are alike where they are of one kind, ref and
 * person of ours. */
void survey_subject_key(const struct survey_subject *s, struct buf *key);
void survey_record_key(struct book *b, const struct entry *survey,
                       struct buf *key);
/* Puts into a record what survey_kind_of and survey_about find there. */
void survey_subject_put(const struct survey_subject *s, struct record *r,
                        struct arena *a);
/* The end of its key: the period, or who of us is asked; "".  Of the book. */
const char *survey_key_end(struct book *b, const struct survey_subject *s);
/* Could it be that of a survey? */
bool survey_is_key(const char *key);
/* survey:CLIENT:REF and, that end; of the book. */
const char *survey_key(struct book *b, const struct client *client,
                       const struct survey_subject *s);
/* The name of its letter: survey, survey-contract, … */
const char *survey_template(enum survey_kind kind);

#endif
