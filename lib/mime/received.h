/*
 * Mail, read: whatever programs send as such, and whatever else is fed in.
 *
 *     struct received r;
 *     if (mail_read(&mime, message, &r, &e) < 0) …
 *     … it; received_release(&r)
 *
 * See mail.h for struct mime.  A message that the library dies of is ERR_IO,
 * and the next is read again.
 */
#ifndef ACCT_MIME_RECEIVED_H
#define ACCT_MIME_RECEIVED_H

#include "mime/mail.h"

enum mail_sort {
    MAIL_WRITTEN, /* by a person, as far as can be seen */
    MAIL_AUTO,    /* a machine answered for one who is away */
    MAIL_LIST,    /* to many */
    MAIL_BOUNCE   /* what we sent did not arrive, or not yet */
};

/* All of it in UTF-8, without control characters and what hides text; "" where
 * there is none.  What is longer than is of use is cut. */
struct received {
    const char *from_name, *from, *to; /* addresses */
    const char *subject;
    const char *id;         /* without < and > */
    const char *answers;    /* In-Reply-To: ids with a blank between */
    const char *references; /* likewise, the oldest first */
    const char *failed;     /* of a bounce: the address, where it is told, */
    const char *status;     /* 5.1.1 */
    const char *why;        /* and what the server said */
    const char *lost;       /* the id of ours that it gives back, */
    const char *lost_subject;
    struct str text; /* as it came; a page without its marks; LF */
    struct str said; /* what the sender wrote now: without what is
                        quoted, and the signature */
    enum mail_sort sort;
    bool given_up; /* a bounce says that it is not tried again */
    bool dated;
    int offset; /* as in struct mail */
    int64_t at;
    struct buf bytes; /* all of it points into these */
};

int mail_read(struct mime *m, struct str message, struct received *out,
              struct err *e);
void received_release(struct received *r);
/* Makes one of what the module packed (mail_module.h); the bytes are its own
 * then.  ERR_IO: they are cut off. */
int received_unpack(struct buf *packed, struct received *out, struct err *e);

/* quote.c: appends what the sender of a text wrote now: no lines that are
 * quoted, nothing from where another message begins, no signature. */
void mail_said(struct str text, struct buf *out);
/* striphtml.c: appends what a page says; blocks that are quoted have '>' in
 * front, as in a text. */
void mail_strip_html(struct str html, struct buf *out);
/* charset.c: appends bytes in UTF-8.  `charset` is what they are said to be in,
 * or NULL; where that cannot be, they are taken for UTF-8, else for Cyrillic,
 * as KOI8-R or windows-1251, whichever it looks like. */
void mail_decode(struct str bytes, const char *charset, struct buf *out);

#endif
