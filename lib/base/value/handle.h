/*
 * How somebody can be reached: e-mail addresses, telephone numbers, and names
 * of messengers, as people paste them.
 */
#ifndef ACCT_BASE_HANDLE_H
#define ACCT_BASE_HANDLE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

enum handle { HANDLE_EMAIL, HANDLE_PHONE, HANDLE_NAME };

/* What a link leads to, borrowed from it: a@b.example of mailto:a@b.example or
 * of Anna <a@b.example>, anna of https://t.me/anna; the text itself, without
 * blanks around it, where it is none. */
struct str handle_bare(struct str s);
/* Appends the form in which it is kept: bare, and of a telephone number with
 * blanks and hyphens that every keyboard has. */
void handle_form(enum handle kind, struct str s, struct buf *out);
/* Appends what is compared: bare, folded, of a name without its @. */
void handle_fold(struct str s, struct buf *out);
/* Can it be written to, or dialled?  ERR_DATA with the remedy. */
int handle_check(enum handle kind, struct str s, struct err *e);

/* Makes *out a telephone number's digits; false where it has fewer than six, or
 * is none.  The Russian trunk prefix 8 is +7, 00 is +, and the 0 of +49 (0)30
 * is nothing. */
bool phone_digits(struct str s, struct buf *out);

#endif
