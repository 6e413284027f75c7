/*
 * What stands against writing to clients, whoever writes: found once for all
 * that is asked of a book.
 *
 *     struct dealings d;
 *     dealings_find(&book, &conf, &d)      a book of DEALING_TYPES
 *     … d.messages, d.complaints
 *     dealings_release(&d)
 */
#ifndef ACCT_WORK_DEALINGS_H
#define ACCT_WORK_DEALINGS_H

#include "work/contact/complaint.h"
#include "work/contact/message.h"

#define DEALING_TYPES (MESSAGE_TYPES | COMPLAINT_TYPES)

struct dealings {
    struct messages messages; /* all of the book's */
    struct complaints complaints;
};

void dealings_find(struct book *b, const struct conf *conf, struct dealings *d);
/* Zero bytes are none. */
void dealings_release(struct dealings *d);

#endif
