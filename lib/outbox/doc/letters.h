/*
 * Letters about what is owed: reminders and statements of account.  Those that
 * were issued are touches of ours with a number.
 */
#ifndef ACCT_OUTBOX_DOC_LETTERS_H
#define ACCT_OUTBOX_DOC_LETTERS_H

#include "outbox/doc/doc.h"
#include "work/enter/enter.h"
#include "work/queue/queue.h"
#include "work/remind/named.h"

/* Whose statement, in one currency. */
struct statement_ask {
    const char *client;   /* a name */
    const char *currency; /* its code; NULL: in which the client is billed */
    struct period stretch;
};
/* The caller releases *out, whatever is returned.  The book holds invoices,
 * payments and credits.  ERR_ABSENT, ERR_USAGE: no such client or currency;
 * ERR_DATA: see statement_of, or nothing was billed or paid. */
int letter_statement(struct home *home, struct book *b,
                     const struct statement_ask *ask, struct doc *out,
                     struct err *e);
/* The first currency besides the statement's in which the client has dealings,
 * or NULL. */
const char *letter_other_currency(const struct book *b, const struct doc *d);
/* The same, given a number and recorded: `row` says who wrote, and what else
 * the command line does. */
int letter_statement_issue(struct home *home, struct enter *en,
                           const struct statement_ask *ask,
                           const struct record *row, struct doc *out,
                           struct err *e);

/* Which reminders are to be written. */
struct letters_ask {
    const struct remind_rules *rules;
    const char *client;         /* only this one's, by name; NULL: all */
    struct remind_choice which; /* its client is filled in */
    const struct record *row;   /* what all records say */
    struct queue *queue;        /* opened; NULL: whatever else is to be sent */
};
struct letters {
    struct reminds found;
    VEC(struct doc) all;
};
/* Gives them numbers and records them; the caller releases *out, whatever is
 * returned.  ERR_DATA, ERR_USAGE: there is no letter for a number that was
 * named. */
int letters_issue(struct home *home, struct enter *en,
                  const struct letters_ask *ask, struct letters *out,
                  struct err *e);
void letters_release(struct letters *l);

#endif
