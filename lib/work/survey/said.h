/*
 * The words that answers have most: of what was good, bad and hard.
 */
#ifndef ACCT_WORK_SURVEY_SAID_H
#define ACCT_WORK_SURVEY_SAID_H

#include "work/survey/report.h"

/* What an answer may say; what to mend comes first. */
enum survey_part {
    SAID_DISLIKED,
    SAID_TROUBLE,
    SAID_LIKED,
    SAID_REMARK, /* the answer's own text */
    SAIDS
};
/* "disliked", "trouble", "liked", "remark" */
extern const char *const survey_saids[SAIDS];
/* What an answer says of that; "". */
const char *survey_said(struct book *b, const struct entry *response,
                        enum survey_part what);

/* A word, folded, and in how many answers it is. */
struct said_word {
    const char *word; /* of the book */
    int64_t answers;
};
struct said_words {
    VEC(struct said_word) all; /* the most frequent first, then by word */
};
/* The `most` most frequent words of the surveys that are looked at, but for
 * those that say nothing by themselves, single letters and numbers; the caller
 * releases *out.  ERR_IO: ICU has no data to tell words apart. */
int survey_words_find(struct book *b, const struct survey_groups *g,
                      enum survey_part what, size_t most,
                      struct said_words *out, struct err *e);
void survey_words_release(struct said_words *w);

/* stop.c: says it nothing by itself, in English or in Russian?  Folded. */
bool survey_stop_word(struct str word);

#endif
