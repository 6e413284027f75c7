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

/* The types that the book must hold for it, beside enter's. */
uint64_t news_needs(const struct record *r);
/* Of a completed record, before the book knows it; `given`: its client, as it
 * was named. */
void news_row(struct news *n, struct book *b, struct str given,
              const struct record *r);
void news_release(struct news *n);

#endif
