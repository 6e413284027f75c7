/*
 * What two clients hardly have in common without being one: for who enters
 * them, and for who checks them.
 */
#ifndef ACCT_BOOK_TWIN_H
#define ACCT_BOOK_TWIN_H

#include "book/book.h"

enum twin_by { TWIN_KEY, TWIN_NAME, TWIN_EMAIL, TWIN_PHONE, TWIN_TAXID };

/* "e-mail address", translated. */
const char *twin_word(enum twin_by by);
/* Makes *out what is compared; false where it is nothing. */
bool twin_form(enum twin_by by, const char *value, struct buf *out);

/* `rows` are those of the client, or of the contact, that say so; NULL: of a
 * record on its way. */
typedef void twin_fn(void *arg, enum twin_by by, const char *value,
                     const struct client_row *rows);
/* Of these rows, the first that says so. */
const struct entry *twin_row(struct book *b, const struct client_row *rows,
                             enum twin_by by, const char *value);
/* All that a client, with its contacts, can be told by. */
void twin_each(struct book *b, const struct client *c, twin_fn *fn, void *arg);
/* Likewise a client's or contact's record on its way; values are of the
 * arena. */
void twin_each_row(const struct record *r, struct arena *a, twin_fn *fn,
                   void *arg);

#endif
