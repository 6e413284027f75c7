/*
 * A handover: what somebody has to know who takes over a client, or a
 * colleague's work: people and manners, what was promised, what is open, money,
 * and what was noted.
 *
 * All that is open is in it: of a colleague, of the clients that the colleague
 * keeps or has a role with, whoever does it, and of other clients what is the
 * colleague's.
 */
#ifndef ACCT_OUTBOX_HANDOVER_H
#define ACCT_OUTBOX_HANDOVER_H

#include "paper/brief.h"
#include "work/followup/followup.h"

struct handover_ask {
    const char *owner;           /* a colleague's key; NULL: a client's */
    const struct client *client; /* where there is no owner */
};

/* Does any record name such an owner, or such a one for a role? */
bool handover_knows(struct home *home, struct book *b, const char *owner);
/* In the program's language.  The book holds all types of records, with texts,
 * and outlives the brief, which the caller releases, whatever is returned.
 * ERR_DATA, ERR_IO: see followup_find. */
int handover_make(struct book *b, struct home *home,
                  const struct followup_options *options,
                  const struct handover_ask *ask, struct brief *out,
                  struct err *e);

#endif
