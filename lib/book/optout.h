/*
 * What clients, and people at them, do not want to hear of: the attribute
 * optout.  What we owe them they hear all the same.
 */
#ifndef ACCT_BOOK_OPTOUT_H
#define ACCT_BOOK_OPTOUT_H

#include "book/book.h"

/* In the order of the schema's words. */
enum optout {
    OPTOUT_NEWS,
    OPTOUT_OFFER,
    OPTOUT_SURVEY,
    OPTOUT_CONGRATS,
    OPTOUT_GIFT,
    OPTOUT_KINDS /* of no such kind: everybody wants it */
};

/* The kind that a word names ("news", …); OPTOUT_KINDS: none. */
enum optout optout_find(struct str word);
/* The kind of a touch of that kind: a proposal is an offer.  OPTOUT_KINDS. */
enum optout optout_of_touch(struct str kind);

/* Do the client and, where it is not NULL, that person want it?  Both as the
 * book's day has it. */
bool optout_wants(struct book *b, const struct client *c,
                  const struct contact *p, enum optout kind);
/* Whom to write to about it: who is written to first, where that person wants
 * it; else the next one there who does.  False: the client does not want it, or
 * has people of whom none does.  *p is NULL where there are none. */
bool optout_person(struct book *b, const struct client *c, enum optout kind,
                   const struct contact **p);
/* An attribute's value with more kinds, as bits, in the schema's order. */
#define OPTOUT_BIT(kind) (1u << (kind))
const char *optout_join(const char *list, unsigned more, struct arena *a);
/* "does not want offers", translated. */
const char *optout_say(enum optout kind);

#endif
