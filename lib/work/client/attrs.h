/*
 * Attributes as people see them: on a client's card, and as columns of lists.
 */
#ifndef ACCT_WORK_CLIENT_ATTRS_H
#define ACCT_WORK_CLIENT_ATTRS_H

#include "book/book.h"

/* How people call an attribute, translated; one of the user's own (x-…) has its
 * own name. */
const char *attrs_title(const char *name);
/* Calls `each` for the attributes that have a value: those of the schema in its
 * order, then the user's own, of the latest record first.  They are borrowed
 * until its return. */
typedef void attrs_fn(void *arg, const char *name, const char *value);
void attrs_each(enum rec_type type, const struct client_row *rows,
                attrs_fn *each, void *arg);
/* What a record is, besides its type: a stage's stage, a touch's direction and
 * (*second) its kind, …; "". */
const char *attrs_kind(struct book *b, const struct entry *e,
                       const char **second);

#endif
