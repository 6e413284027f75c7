/*
 * Who does what is to be done: by role, and while somebody is away the deputy.
 * Without a [team] nothing changes.
 */
#ifndef ACCT_WORK_OWNER_H
#define ACCT_WORK_OWNER_H

#include "base/conf/team.h"
#include "work/contact/action.h"

/* The key of who does work of that role for the client (NULL: none), which were
 * `usual`'s otherwise: whom the client's attribute of the role's name names;
 * `usual`, where that is one of the role; the client's owner, likewise; the
 * first of the team who has it; where nobody has, `usual`. */
const char *owner_of_role(struct book *b, const struct team *t,
                          const struct client *c, enum team_role role,
                          const char *usual);
/* Makes it the deputy's where its owner is away today, or on the day from which
 * it is to be done, where that is later; the reason says for whom, in the
 * book's arena. */
void owner_cover(struct book *b, const struct team *t, int32_t today,
                 struct action *a);
/* Whom it would be. */
const char *owner_present(const struct team *t, int32_t today, int32_t from,
                          const char *owner);

#endif
