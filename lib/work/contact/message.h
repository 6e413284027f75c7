/*
 * Our messages to clients, so that nobody gets too many: touches of ours,
 * surveys and reports count, whatever tool or person sent them; surveys among
 * our own people do not.
 *
 *     struct messages m;
 *     messages_init(&m, &conf, &book);
 *     messages_note(&m, entry)      each record, in the book's order
 *     … messages_wait(&m, client), m.sent …
 *     messages_release(&m)
 */
#ifndef ACCT_WORK_MESSAGE_H
#define ACCT_WORK_MESSAGE_H

#include "base/conf/conf.h"
#include "book/book.h"

/* The records that the book must hold. */
#define MESSAGE_TYPES (TYPE(REC_TOUCH) | TYPE(REC_SURVEY) | TYPE(REC_REPORT))

struct messages {
    struct span quiet; /* followup.quiet: the least between two */
    int limit;         /* followup.limit: a day, to all; 0: any number */
    int32_t today;     /* the book's as-of day */
    int32_t *last;     /* by client->n: the day of the last; DAY_NONE: none */
    int sent;          /* today */
};

void messages_init(struct messages *m, const struct conf *conf,
                   const struct book *b);
void messages_note(struct messages *m, const struct entry *e);
/* All of the book's. */
void messages_note_all(struct messages *m, const struct book *b);
/* The first day on which the client may be written to again; DAY_MIN where
 * nothing was sent. */
int32_t messages_wait(const struct messages *m, const struct client *c);
/* What to say of one that is held back for these, translated; of the book. */
const char *messages_say_wait(const struct messages *m, struct book *b,
                              const struct client *c, int32_t until);
const char *messages_say_limit(const struct messages *m, struct book *b);
void messages_release(struct messages *m);

#endif
