/*
 * Mail that came in, as rows of the ledger: who wrote it, what it answers, what
 * it says.
 *
 *     struct mails in;
 *     mails_open(&in, &options);
 *     mails_take(&in, &received, &said)      for each, in their order
 *     mails_release(&in);
 *
 * The book must hold mails_types(), and what is dated after its day, too: a
 * message is a row once, whatever was read twice.
 */
#ifndef ACCT_INBOX_MAILS_H
#define ACCT_INBOX_MAILS_H

#include "book/reach.h"
#include "mime/received.h"

/* Those that a message may stand in, or be about. */
uint64_t mails_types(void);

struct mails_options {
    struct book *book;
    struct when now;  /* nothing was written after it */
    const char *ours; /* our own address, or "" */
};

struct mails {
    struct mails_options options;
    struct reach reach;
    uint64_t written; /* the types that messages stand in */
    struct map known; /* ids of messages -> place in threads, from 1; 0: none */
    VEC(const struct entry *) threads;
    struct map answered; /* surveys, in this run */
    struct map lost;     /* letters of ours that did not arrive, as a task has
                            it */
    struct arena arena;  /* of the message in hand */
};

/* What became of a message. */
enum { MAILS_ROWS = 2 };
struct mails_said {
    struct record row[MAILS_ROWS]; /* borrowed until the next; without ids */
    size_t n;
    const char *note; /* what is to be told of it, or NULL; likewise */
};

void mails_open(struct mails *in, const struct mails_options *options);
/* One that is known already says nothing. */
void mails_take(struct mails *in, const struct received *m,
                struct mails_said *out);
void mails_release(struct mails *in);

#endif
