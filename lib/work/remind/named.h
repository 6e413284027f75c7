/*
 * Reminders of a client, of an owner, or of invoices that were named.
 */
#ifndef ACCT_WORK_REMIND_NAMED_H
#define ACCT_WORK_REMIND_NAMED_H

#include "work/remind/remind.h"

struct remind_choice {
    const struct client *client; /* only this one's; NULL: all */
    const char *owner;           /* only what this one answers for; NULL */
    char *const *numbers;        /* of invoices, only these; none: all */
    int numbers_n;
};

/* Is it the client's and the owner's? */
bool remind_is_theirs(const struct remind *m, const struct remind_choice *w);
/* Is it also a letter to be written now, of an invoice that was named? */
bool remind_is_letter(const struct remind *m, const struct remind_choice *w);
/* Whoever names an invoice is told why there is no letter: ERR_ABSENT: no such
 * invoice; ERR_DATA; ERR_USAGE: the client or owner leaves it out. */
int remind_check_named(struct book *b, const struct reminds *all,
                       const struct remind_choice *w, struct err *e);

#endif
