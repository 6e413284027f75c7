/*
 * Internal to words: the table of words.
 */
#ifndef ACCT_WORDS_INSIDE_H
#define ACCT_WORDS_INSIDE_H

#include "words/words.h"

/* The places of either text may be in a file's. */
struct paper_text {
    const char *name, *en, *ru;
};
const struct paper_text *paper_text(enum paper_word word);
/* Of the words from W_REP_TITLE on. */
extern const struct paper_text report_texts[PAPER_WORDS - W_REP_TITLE];

#endif
