/*
 * Internal to paper_*.c: the table of words.
 */
#ifndef ACCT_OUT_PAPER_PART_H
#define ACCT_OUT_PAPER_PART_H

#include "words/words.h"

/* The places of either text may be in a file's. */
struct paper_text {
    const char *name, *en, *ru;
};
extern const struct paper_text paper_texts[PAPER_WORDS];

#endif
