/*
 * Who writes from an e-mail address: the client or person that has it;
 * and is it known to be dead?
 *
 *     struct reach r;
 *     reach_open(&r, book);
 *     if ((p = reach_find(&r, address, NULL)) && !p->several) …
 *     reach_release(&r);
 */
#ifndef ACCT_BOOK_REACH_H
#define ACCT_BOOK_REACH_H

#include "book/book.h"

struct reached {
    struct client *client;
    const struct contact *contact; /* the first that has it; NULL: it is the
                                      client's own */
    bool several;                  /* other clients have it, too */
};

struct reach {
    struct map at; /* an address, as it is compared, of any client or of one ->
                      place in people, from 1 */
    VEC(struct reached) people;
    struct map dead; /* addresses at which nothing arrives: 1, or 0 */
    struct buf key;
};

/* The addresses as the book has them last.  Which are dead is known where the
 * book has notes. */
void reach_open(struct reach *r, struct book *b);
/* Of that client, or, where it is NULL, of the first that has it.  Capitals
 * make no difference, nor does how the network has a domain that is not of
 * ASCII.  NULL: nobody has it.  Borrowed. */
const struct reached *reach_find(struct reach *r, struct str address,
                                 const struct client *client);
/* Does a note say that nothing arrives there, and no later record of a client
 * or person gives the address (again)? */
bool reach_is_dead(struct reach *r, struct str address);
/* Are they one address? */
bool reach_same(struct reach *r, struct str a, struct str b);
void reach_release(struct reach *r);

#endif
