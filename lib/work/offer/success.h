/*
 * Was an order a success?  What may be said of it is what it shows itself:
 * how the client answered about that very order, whether it was late, whether
 * it is used.
 *
 *     struct success_answers a;
 *     success_answers_find(&book, &a);
 *     … success_praised(&a, &book, order)
 *     success_answers_release(&a);
 */
#ifndef ACCT_WORK_OFFER_SUCCESS_H
#define ACCT_WORK_OFFER_SUCCESS_H

#include "book/book.h"

enum {
    SUCCESS_SCORE = 9,      /* or more: praised … */
    SUCCESS_SCORE_FAIR = 7, /* … with nothing below */
    SUCCESS_CSAT = 4,
    SUCCESS_USAGE_LOW = 40 /* per cent, or less: hardly used */
};

struct success_answers {
    struct map at; /* order -> place in book.surveys of the one about it that
                      has the latest answer */
};
/* The book must hold surveys and responses. */
void success_answers_find(struct book *b, struct success_answers *out);
void success_answers_release(struct success_answers *a);

/* Did the client's latest answer about it praise it? */
bool success_praised(const struct success_answers *a, const struct book *b,
                     const struct order *o);
/* Did it find fault with it? */
bool success_blamed(const struct success_answers *a, const struct book *b,
                    const struct order *o);
/* Was it delivered after the deadline last promised, or said to be delayed?
 * The book must hold stages. */
bool success_late(struct book *b, const struct order *o);
/* Is the latest usage low that is about it, about its contract, or (`all`, the
 * client's latest of any; NULL: none) about all that the client has? */
bool success_unused(struct book *b, const struct order *o,
                    const struct entry *all);

#endif
