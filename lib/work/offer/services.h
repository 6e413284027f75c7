/*
 * Which services there are, and who has which.  The catalogue of the
 * configuration comes first, then what was ordered or is under contract.
 *
 *     struct services s;
 *     services_find(&book, &home->conf, home->today, &s);
 *     … services_list(), services_has()
 *     services_release(&s);
 */
#ifndef ACCT_WORK_OFFER_SERVICES_H
#define ACCT_WORK_OFFER_SERVICES_H

#include "book/book.h"

enum { SERVICES = 64 }; /* more of them are not known */
struct services {
    struct map at; /* by the key that records name -> its place */
    const char *name[SERVICES];
    uint64_t *has; /* by client->n: bits by place */
};

/* What a client has: what it ordered, but for what was cancelled, and what the
 * contracts cover that run. */
void services_find(struct book *b, const struct conf *c, int32_t today,
                   struct services *out);
bool services_has(const struct services *s, const struct client *c,
                  struct str key);
/* What the client has, or has not, by name: "Site, SEO"; of the book. */
const char *services_list(const struct services *s, struct book *b,
                          const struct client *c, bool has);
void services_release(struct services *s);

#endif
