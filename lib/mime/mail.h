/*
 * Mail, written: what needs GMime is a module (base/module.h), acct-mail.so;
 * and it runs in a process of its own, since GLib ends the one that has no
 * memory.
 *
 *     struct mime mime;
 *     mime_open(&mime, module);
 *     if (mail_write(&mime, &mail, &out, &e) < 0) …      as often as needed
 *     rc = mime_close(&mime, rc, &e)
 *
 * A series goes to one process, which opens the module once.
 *
 * Names and texts come from ledgers and settings.  What has no place in a
 * header is refused, and nothing is cleaned: who wrote it mends it.
 */
#ifndef ACCT_MIME_MAIL_H
#define ACCT_MIME_MAIL_H

#include <stdint.h>

#include "base/apart.h"

struct mime {
    struct apart process;
};

/* `module` is the module's file, and kept by the caller; nothing is opened
 * before it is used.  See base/apart.h for what that process has of this one.
 */
void mime_open(struct mime *m, const char *module);
/* Returns rc, what came of it so far; ERR_IO where that was well, and the
 * process did not end so. */
int mime_close(struct mime *m, int rc, struct err *e);

struct mail_file {
    const char *name; /* UTF-8; one that is not of ASCII as RFC 2231 has it */
    const char *type, *subtype; /* application, pdf */
    struct str bytes;
};

/* Texts are in UTF-8.  Of an address the domain may be of any script (it goes
 * out as IDNA has it), what stands before its @ is of ASCII: few servers take
 * anything else, and none of them says so before it is tried. */
struct mail {
    const char *from_name, *from; /* the name may be "" */
    const char *to_name, *to;     /* likewise, or NULL; `to` may be NULL */
    const char *reply_to;         /* an address, or NULL */
    const char *subject;
    const char *id; /* NAME@DOMAIN, of this message alone: mail_id */
    const char
        *in_reply_to;       /* the id of the message that it answers, or NULL */
    const char *references; /* ids of the thread, the oldest first, with a
                               blank between; or NULL */
    const char *unsubscribe; /* URIs, mailto: or https:, likewise; or NULL */
    bool automatic;          /* no person wrote it, so none is to answer it for
                                a person who is away (RFC 3834) */
    int offset;              /* how many seconds east of UTC it was written, */
    int64_t at;              /* and when */
    struct str text, html;   /* the same, in two forms, with LF; of html may be
                                none */
    const struct mail_file *files;
    size_t n;
};

/* Appends it as one message of RFC 5322, whose lines end in LF, as sendmail
 * takes it, and have at most 998 bytes of ASCII: texts are quoted-printable.
 * The same mail is the same bytes.  ERR_DATA: a header that cannot be, by its
 * name.  ERR_IO: the module cannot be opened, is of another build, or has
 * crashed. */
int mail_write(struct mime *m, const struct mail *mail, struct buf *out,
               struct err *e);

/* check.c: what mail_write refuses. */
int mail_check(const struct mail *m, struct err *e);

/* id.c: appends the id of the message that says what `key` names: always the
 * same, and another for each key, of whatever characters.  The domain is that
 * of an address of ours.  ERR_DATA: the key is empty, or longer than any (300
 * bytes); the domain is none. */
int mail_id(struct str key, struct str domain, struct buf *out, struct err *e);
/* Is it an id, as headers have them between < and >? */
bool mail_is_id(struct str id);
/* Appends an address with its domain in ASCII.  ERR_DATA, and nothing appended:
 * it is none. */
int mail_address(struct str address, struct buf *out, struct err *e);

#endif
