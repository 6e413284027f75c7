/* How lib/mime works together: mail.c opens module.c, that calls gmime.c. */
#ifndef ACCT_MIME_INSIDE_H
#define ACCT_MIME_INSIDE_H

#include "base/err.h"
#include "mime/mail.h"

/* See mail_write. */
int mail_make(const struct mail *m, struct buf *out, struct err *e);

#endif
