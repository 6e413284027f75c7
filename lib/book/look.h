/*
 * Keys that only look the same, or that have letters of two scripts in a word:
 * what acct-add refuses, and acct-check finds.
 *
 *     struct looks l = {.spoof = text_spoof_open()};
 *     switch (looks_add(&l, key, &first)) …       for each of one kind
 *     looks_release(&l);                          the spoof is the caller's
 */
#ifndef ACCT_BOOK_LOOK_H
#define ACCT_BOOK_LOOK_H

#include "base/mem.h"
#include "base/str.h"
#include "base/text/text.h"

enum look { LOOK_FINE, LOOK_MIXED, LOOK_LIKE };

struct looks {
    struct spoof *spoof;
    struct map at; /* what they look like -> the place in keys */
    VEC(const char *) keys;
    struct buf scratch;
};

/* The key is kept by the caller.  *first, where it looks like another: the
 * place of that, from 0, in the order of adding. */
enum look looks_add(struct looks *l, const char *key, uint32_t *first);
/* All keys are forgotten, for those of another kind. */
void looks_release(struct looks *l);

#endif
