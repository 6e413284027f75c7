/*
 * A sentence with places, as it is put together: what a place had nothing to
 * say for leaves no stray blank, comma or bracket of the sentence's own words.
 * What was put into a place is somebody's, and never changed.
 *
 *     struct sentence s = {0};
 *     sentence_words(&s, words);            the template's
 *     size_t from = s.text.n;
 *     … append to s.text …
 *     sentence_placed(&s, from);            also where nothing was appended
 *     sentence_end(&s);
 *     buf_release(&s.text);
 */
#ifndef ACCT_WORK_RULES_SENTENCE_H
#define ACCT_WORK_RULES_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct sentence {
    struct buf text;
    size_t floor; /* what stands before is not the template's */
    bool hole;    /* a place was empty, and only blanks came since */
};

void sentence_words(struct sentence *s, struct str words);
/* What was appended to the text from there on was put into a place. */
void sentence_placed(struct sentence *s, size_t from);
/* Takes the blanks and commas off its end. */
void sentence_end(struct sentence *s);

#endif
