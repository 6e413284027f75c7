/*
 * Which words: those of a client's language, or of one that was asked for, out
 * of templates/paper.LANG in the user's directory and what is built in.
 *
 * The ledger keeps the words; what they mean to a program is in attributes.
 */
#ifndef ACCT_WORDS_CHOOSE_H
#define ACCT_WORDS_CHOOSE_H

#include "base/conf/home.h"
#include "words/words.h"

/* What a run has read so far, in the memory of the home; whoever starts it
 * sets the home. */
struct words {
    struct home *home;
    struct words_met *met;
};

/* Those of a client's attribute `lang`, which may be any text; English where
 * there are none.  They live as long as the run.  ERR_DATA: the file is
 * wrong. */
int words_of(struct words *all, const char *lang, const struct paper_lang **out,
             struct err *e);
/* The same of a tag that was asked for; ERR_USAGE where there are none. */
int words_named(struct words *all, const char *name,
                const struct paper_lang **out, struct err *e);

/* Makes common blanks, from that place on, of those that break no line on
 * paper: people type and search for the former. */
void words_blanks(struct buf *text, size_t from);

#endif
