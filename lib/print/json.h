/*
 * Strings of JSON, for those that put other things than rows together.
 */
#ifndef ACCT_OUT_JSON_H
#define ACCT_OUT_JSON_H

#include "base/str.h"

/* Appends it in quotes, escaped; U+FFFD for each byte that is not UTF-8. */
void json_quote(struct buf *b, struct str s);

#endif
