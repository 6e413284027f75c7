/*
 * Mail, written: what needs GMime is a module (base/module.h), acct-mail.so;
 * and it runs in a process of its own, since GLib ends the one that has no
 * memory.
 *
 * Names and texts come from ledgers and settings: no header can hold more than
 * one value, whatever they say.
 */
#ifndef ACCT_MIME_MAIL_H
#define ACCT_MIME_MAIL_H

#include <stdint.h>

#include "base/str.h"

struct err;

struct mail_file {
    const char *name, *type, *subtype; /* ASCII: x.pdf, application, pdf */
    struct str bytes;
};

struct mail {
    const char *from_name, *from; /* the name may be "" */
    const char *to;               /* an address, or NULL */
    const char *subject;          /* these two in UTF-8 */
    const char *id;               /* NAME@DOMAIN, of this message alone */
    int64_t at;                   /* when it was written, and */
    int offset;                   /* how many seconds east of UTC */
    struct str text, html;        /* the same, in two forms; UTF-8, LF */
    const struct mail_file *files;
    size_t n;
};

/* Appends it as one message of RFC 5322, whose lines end in LF, as sendmail
 * takes it; the same mail is the same bytes.  `module` is the module's file.
 * ERR_IO: it cannot be opened, is of another build, or has crashed. */
int mail_write(const char *module, const struct mail *m, struct buf *out,
               struct err *e);

#endif
