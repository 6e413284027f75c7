/*
 * Questions that have no answer.
 *
 * A question is a touch in of kind question.  It is answered by
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

/* Zero bytes make none. */
struct questions {
    VEC(const struct entry *) open; /* the oldest first */
};

/* `only`: this client's alone, or NULL.  The book must hold touches.  The
 * caller releases *out. */
void questions_find(const struct book *b, const struct client *only,
                    struct questions *out);
/* Is it of a kind that we send of our own accord, which answers nothing? */
bool question_of_own_accord(const struct entry *e);
void questions_release(struct questions *q);

#endif
