/*
 * Looking for words in all that was recorded, whatever their case, accents and
 * script: see text_latin.
 *
 *     struct search_hits h;
 *     if (search_find(&book, "елка", NULL, &h, &e) == 0) …
 *     search_release(&h);                in any case
 *
 * The book holds all types of records, with texts.
 */
#ifndef ACCT_WORK_CLIENT_SEARCH_H
#define ACCT_WORK_CLIENT_SEARCH_H

#include "book/book.h"

enum { SEARCH_WORDS = 8 }; /* at most */

struct search_hit {
    const struct entry *entry;
    const struct client *client; /* whose it is, or NULL */
    unsigned rank;               /* the more, the better */
    const char *excerpt; /* around the first of the words; of the hits */
};
struct search_hits {
    VEC(struct search_hit) all; /* the best first, then the latest */
    struct arena arena;
};

/* The records in which all words are: in the text, the ref, an attribute that
 * is a text, a name, a number or an address, or in a client's key; of that
 * client only, unless it is NULL.  Words that are there whole come before those
 * that begin so, and these before those that have them inside.  A telephone
 * number is found however it is written.  ERR_USAGE: no word, or too many. */
int search_find(struct book *b, const char *text, const struct client *only,
                struct search_hits *out, struct err *e);
void search_release(struct search_hits *h);

#endif
