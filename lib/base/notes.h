/*
 * What is to be said beside the answer: notes that the ground floors leave, and
 * the program says.
 */
#ifndef ACCT_BASE_NOTES_H
#define ACCT_BASE_NOTES_H

#include "base/mem.h"

/* Zero bytes make an empty one. */
struct notes {
    VEC(const char *) all;
    struct arena texts;
};

/* Adds one, without a line end. */
void notes_add(struct notes *n, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Forgets them all, and frees. */
void notes_release(struct notes *n);

#endif
