/*
 * How a letter or paper begins: as the person wants it, else as the client
 * does, else as the language has it.
 */
#ifndef ACCT_WORK_SALUTE_H
#define ACCT_WORK_SALUTE_H

#include "book/book.h"
#include "words/words.h"

/* The client's contact of that key, which may be that of another client's, too;
 * NULL: there is none. */
const struct contact *contact_named(struct book *b, const struct client *c,
                                    const char *key);
/* The attribute tone that the person has on that day (who may be NULL), else
 * the client's (likewise), with a mark at its end; "": neither says, the
 * client's names who is not there any more, or the letter is in another
 * language than theirs.  Of the book. */
const char *salutation_own(struct book *b, const struct client *c,
                           const struct contact *p, int32_t day,
                           const struct paper_lang *l);
/* Does what the client says name somebody who had left by that day, and not the
 * person written to (who may be NULL)? */
bool salutation_is_of_gone(const char *tone, const struct client *c,
                           const struct contact *p, int32_t day);
/* Appends what such an attribute says; where it has no mark at its end, that of
 * the language's own greeting: a comma, or '!' in Russian. */
void salutation_put(const char *tone, const struct paper_lang *l,
                    struct buf *out);
/* Likewise; where neither says, "Hello Max Orlov," or «Здравствуйте, Максим
 * Петрович!».  Which of two Russian names is the first is not known: without a
 * patronymic they are not called by either. */
const char *salutation(struct book *b, const struct client *c,
                       const struct contact *p, int32_t day,
                       const struct paper_lang *l);
/* Is the salutation familiar, so that the letter is, too: Hi Max; Макс, привет!
 */
bool salutation_familiar(const char *salutation);

#endif
