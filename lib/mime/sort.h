/*
 * Whether a person wrote a message, by what its headers say; for parse.c.
 */
#ifndef ACCT_MIME_SORT_H
#define ACCT_MIME_SORT_H

#include "mime/received.h"

/* The value of a header, or NULL. */
typedef const char *sort_header_fn(void *arg, const char *name);
/* Not what its parts say of a message that did not arrive. */
enum mail_sort sort_by_headers(sort_header_fn *header, void *arg,
                               const char *from, const char *subject);

/* What a report on a message says of one whom it did not reach; borrowed from
 * it. */
struct sort_report {
    struct str failed, status, why;
    bool given_up; /* it is not tried again */
    bool arrived;  /* it did reach them: no name of such a one is told */
};
/* `report` is the text of message/delivery-status (RFC 3464). */
void sort_read_report(struct str report, struct sort_report *out);

#endif
