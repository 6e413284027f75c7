/*
 * What clients asked and that has no answer.
 *
 * A question is a touch in of kind question.  A request is one of kind request
 * or call; anything else that came in is one where it says until when (due),
 * but for what names an invoice: that is the client's promise to pay.  Both are
 * answered by
 * - a touch out that names its id,
 * - a later touch out to that client with the ref that the question has, unless
 *   it is of a kind that we send of our own accord, or a meeting: a newsletter
 *   about an order answers nothing,
 * - a later touch out to that client of kind answer without a ref.  Nobody can
 *   tell which of several questions it was for, so it answers them all.
 * A question of ours (a touch out of kind question) answers none of them.
 */
#ifndef ACCT_WORK_QUESTION_H
#define ACCT_WORK_QUESTION_H

#include "book/book.h"

enum question_list { QUESTION_ASKED, QUESTION_REQUESTED, QUESTION_LISTS };

struct question_items {
    const struct entry **v;
    size_t n, cap;
};
/* Zero bytes make none. */
struct questions {
    struct question_items open[QUESTION_LISTS]; /* the oldest first */
};

/* `only`: this client's alone, or NULL.  The book must hold touches.  The
 * caller releases *out. */
void questions_find(struct book *b, const struct client *only,
                    struct questions *out);
/* What we asked that client (NULL: all) and that has no answer, the oldest
 * first: touches out of kind question or request.  Each is answered by a touch
 * in that names its id, a later one with the ref that it has, or a later one of
 * kind answer without a ref.  Appends to *out, which the caller releases.
 * ours.c */
void questions_of_ours(struct book *b, const struct client *only,
                       struct question_items *out);
/* Is it of a kind that we send of our own accord, which answers nothing? */
bool question_of_own_accord(const struct entry *e);
void questions_release(struct questions *q);

#endif
