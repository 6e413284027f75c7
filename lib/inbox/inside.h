/* How lib/inbox works together: mails.c calls words.c. */
#ifndef ACCT_INBOX_INSIDE_H
#define ACCT_INBOX_INSIDE_H

#include "base/mem.h"
#include "base/str.h"

/* The first lines of a text as one, of at most so many columns. */
const char *words_brief(struct str text, int width, struct arena *a);
/* Does it ask: has it a question mark at the end of a sentence? */
bool words_ask(struct str text);
/* Is its first line a number from 0 to 10, and nothing else?  Takes that line
 * off. */
bool words_take_score(struct str *text, unsigned long *score);

#endif
