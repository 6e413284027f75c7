/*
 * UTF-8, a character at a time; and what people see as one.
 */
#ifndef ACCT_BASE_TEXT_INSIDE_H
#define ACCT_BASE_TEXT_INSIDE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The character at *i (below s.n), moving *i behind it; -1 for a byte that is
 * in no character. */
int32_t text_next(struct str s, size_t *i);

/* The bytes of the character at i where it is one that most of our texts are
 * made of besides ASCII: a letter of Latin, Greek (from U+0380 on) or Cyrillic
 * (up to U+047F), or a mark such as «, — and №.  They are one column wide and
 * join nothing.  0: it may be otherwise. */
size_t text_common(struct str s, size_t i);

/* cluster.c: the cluster at *i, moving *i behind it: the columns that it takes.
 */
int text_cluster(struct str s, size_t *i);

#endif
