/*
 * Words that press whom they are written to: a list for each language, which a
 * file templates/press.LANG in the user's directory adds to, a phrase a line
 * (# begins a comment).  A word that ends in * stands for all that begin so.
 */
#ifndef ACCT_WORDS_PRESS_H
#define ACCT_WORDS_PRESS_H

#include "base/conf/home.h"

struct press {
    struct arena arena;
    VEC(struct press_phrase) all;
};

/* The list of the language: of pt-BR that of pt, too.  The caller releases
 * *out, whatever is returned.  ERR_DATA with file and line: not UTF-8, or a
 * line without a word; ERR_IO. */
int press_read(struct home *home, const char *lang, struct press *out,
               struct err *e);
void press_release(struct press *p);

/* Takes a phrase that was found at that byte. */
typedef void press_found(void *arg, size_t at, const char *phrase);
/* In whatever case, and across line ends. */
void press_find(const struct press *p, struct str text, press_found *found,
                void *arg);

#endif
