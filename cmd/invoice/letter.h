/*
 * Letters about what is owed: reminders and statements of account.  Those that
 * were issued are touches of ours with a number.
 */
#ifndef ACCT_CMD_INVOICE_LETTER_H
#define ACCT_CMD_INVOICE_LETTER_H

#include "invoice/page.h"
#include "work/remind/remind.h"

/* What a letter's page points to; {0} at first. */
struct letter {
    struct statement statement;
    struct paper_debt debt;
};
void letter_release(struct letter *l);

/* The page of an issued one, from its record.  The book holds INVOICE_TYPES and
 * touches.  ERR_DATA: the record does not say enough. */
int letter_page(struct cli *c, struct book *b, const struct entry *e,
                struct letter *l, struct invoice_page *page);
/* The page of a client's statement in one currency; ERR_DATA: see statement_of,
 * or nothing was billed or paid. */
int letter_statement(struct cli *c, struct book *b, const struct client *client,
                     uint8_t currency, struct period stretch, struct letter *l,
                     struct invoice_page *page);
/* A note where the client has dealings in another currency as well. */
void letter_note_others(struct cli *c, const struct book *b,
                        const struct letter *l,
                        const struct invoice_page *page);
/* That of a reminder. */
void letter_reminder(const struct invoice *v, int32_t due, int64_t open,
                     int stage, struct letter *l, struct invoice_page *page);

/* Puts a letter's record together: what all have, and the amount. */
int letter_record(struct cli *c, const struct invoice_options *o,
                  const char *kind, struct record *out);
/* Adds r, which letter_record has made, dated now, with the next number of the
 * series and what else the page says; *number is of the run. */
int letter_enter(struct cli *c, struct enter *en, const char *setting,
                 const struct invoice_page *page, struct record *r,
                 const char **number);

#endif
