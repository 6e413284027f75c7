/*
 * What a client wants to reach, and when that was last said: in the client's
 * own records, or in the plan for it, whichever came later.
 *
 *     const struct entry **plans = plans_latest(&book);
 *     struct goals g = goals_of(&book, client, plan_of(plans, client));
 *     free(plans);
 */
#ifndef ACCT_WORK_ACCOUNT_GOALS_H
#define ACCT_WORK_ACCOUNT_GOALS_H

#include "book/book.h"

/* The latest plan of each client by its n, NULL where there is none; NULL
 * where nobody has one.  The caller frees it. */
const struct entry **plans_latest(const struct book *b);
static inline const struct entry *plan_of(const struct entry *const *plans,
                                          const struct client *c)
{
    return plans ? plans[c->n] : NULL;
}

struct goals {
    const char *text; /* "": nobody has said any */
    int32_t day;      /* on which they were; DAY_NONE */
};
struct goals goals_of(struct book *b, const struct client *c,
                      const struct entry *plan);

#endif
