/*
 * The report to a client on a period: what was done, the hours, the figures
 * that were promised, what comes next, and what we need of them.
 *
 * It is read by the client: only what the table in shown.c lists is in it.
 */
#ifndef ACCT_OUTBOX_CLIENT_H
#define ACCT_OUTBOX_CLIENT_H

#include "base/conf/home.h"
#include "book/book.h"
#include "paper/brief.h"

struct client_report_ask {
    const struct client *client;
    struct period period;    /* of the calendar */
    const char *lang;        /* NULL: the client's */
    bool hours;              /* also of who is not billed by the hour */
    const char *const *done; /* lines more of what was done */
    size_t done_n;
};

/* What is open is told as of the home's day.  The book holds all types of
 * records, with texts, and outlives the brief, which the caller releases,
 * whatever is returned.  ERR_USAGE: no such language; ERR_DATA; ERR_IO. */
int client_report(struct book *b, struct home *home,
                  const struct client_report_ask *ask, struct brief *out,
                  struct err *e);

/* The contract that a report on the period is promised by: of those of the
 * client that ran then, the one that promises it for such a period, else the
 * only one.  NULL: none, or (*several) which is not clear. */
const struct contract *client_report_contract(struct book *b,
                                              const struct client *c,
                                              struct period p, bool *several);
/* ERR_DATA where it is recorded that a report on that period and contract ("":
 * none) was sent to the client.  The book holds reports. */
int client_report_unsent(struct book *b, const struct client *c,
                         const char *contract, struct period p, struct err *e);

#endif
