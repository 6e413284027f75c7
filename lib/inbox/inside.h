/* How lib/inbox works together: mails.c says whose a message is, rows.c what
 * becomes of it; the others read what it says, and know of no ledger. */
#ifndef ACCT_INBOX_INSIDE_H
#define ACCT_INBOX_INSIDE_H

#include "inbox/mails.h"

/* The message in hand. */
struct taking {
    struct mails *in;
    const struct received *m;
    const char *id;
    const struct entry *thread; /* what it answers, or NULL */
    const struct reached *who;
    struct str said; /* without what stands around it; may be empty */
    struct mails_said *out;
};

/* The note on it. */
#define tell(t, ...) ((t)->out->note = arena_fmt(&(t)->in->arena, __VA_ARGS__))

/* rows.c: `who` is known. */
const char *rows_subject(struct taking *t);
void rows_touch(struct taking *t);
/* False: it is no answer to a survey that is a figure, the first to it. */
bool rows_response(struct taking *t);
void rows_optout(struct taking *t);
/* That nothing arrives at the address; that a letter, which has that id, did
 * not. */
void rows_dead(struct taking *t);
void rows_lost(struct taking *t, const char *id);

/* words.c */

/* The first lines of a text as one, of at most so many columns. */
const char *words_brief(struct str text, int width, struct arena *a);
/* Does it ask: has it a question mark at the end of a sentence? */
bool words_ask(struct str text);

/* around.c: the part of the text that is left without a greeting in front, a
 * closing phrase and the sender's name behind, who may be called by any of the
 * names; n is 0 where nothing else is there. */
struct str words_within(struct str text, const char *const *names, size_t n);

/* score.c */

/* In the order in which a survey asks. */
enum { SCORED_REMARK, SCORED_LIKED, SCORED_DISLIKED, SCORED_TROUBLE, SCORED };
struct scored {
    unsigned long score;
    struct buf said[SCORED];
};
/* Is the first line a number from 0 to 10, as an answer has it, and nothing
 * else, and no other line?  *out is to be released then. */
bool score_read(struct str text, struct scored *out);
void score_release(struct scored *s);

/* wish.c: do a subject and a text say that the sender wants no more of what we
 * send to many, and nothing else? */
bool wish_to_leave(struct str subject, struct str text);

#endif
