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
extern const struct paper_text paper_texts[PAPER_WORDS];

#endif
