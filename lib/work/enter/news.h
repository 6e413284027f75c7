/*
 * What is odd about a record that is added all the same: it changes what is
 * there, or makes a client who may be there already.  Of use only to enter.
 */
#ifndef ACCT_WORK_ENTER_NEWS_H
#define ACCT_WORK_ENTER_NEWS_H

#include "base/conf/team.h"
#include "base/notes.h"
#include "book/book.h"

/* Zero bytes make an empty one. */
struct news {
    const struct team *team; /* NULL: whoever is an owner is right */
    struct notes notes;
    size_t more;      /* that are not told */
    bool loaded;      /* what follows was filled from the book */
    struct map facts; /* what clients are told by -> place of their key */
    VEC(const char *) keys;
    struct arena texts;
    struct buf scratch;
};

/* Of a completed record, before the book knows it. */
void news_row(struct news *n, struct book *b, const struct record *r);
void news_release(struct news *n);

#endif
