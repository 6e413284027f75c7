/*
 * Which languages there are words for: those that are built in, and those of
 * files templates/paper.LANG in the user's directory.
 */
#ifndef ACCT_WORDS_KNOWN_H
#define ACCT_WORDS_KNOWN_H

#include "base/conf/home.h"

/* The file of a language, be it there or not. */
const char *words_file(struct home *home, const char *tag);
/* Are papers in that language, or variety, in its words? */
bool words_known(struct home *home, struct str lang);
/* Appends "en, ru, de". */
void words_list(struct home *home, struct buf *out);

#endif
