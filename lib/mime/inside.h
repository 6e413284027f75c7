/* How lib/mime works together: mail.c and read.c open module.c, that calls
 * compose.c, that calls header.c, and parse.c, that calls sort.c. */
#ifndef ACCT_MIME_INSIDE_H
#define ACCT_MIME_INSIDE_H

#include "base/err.h"
#include "mime/received.h"

/* Of a struct that goes to another process: which of its members are strings.
 */
struct pack_member {
    size_t at;
    bool is_str; /* struct str, else const char * */
};
/* Appends all of a struct; the members end with a size that is SIZE_MAX. */
#define PACK_END                                                               \
    {                                                                          \
        SIZE_MAX, false                                                        \
    }
void pack_put(const void *s, size_t size, const struct pack_member *members,
              struct buf *out);
/* Takes it off *from, into which its strings point.  False: it is cut off. */
bool pack_take(struct str *from, void *s, size_t size,
               const struct pack_member *members);
extern const struct pack_member received_members[];

/* mail.c: asks the module; `how` is what of it. */
enum mime_how { MIME_WRITE, MIME_READ };
int mime_ask(struct mime *m, enum mime_how how, struct str request,
             struct buf *out, struct err *e);

/* encoded.c: appends a header's value, as it stands there, in UTF-8. */
void mail_decode_words(struct str s, struct buf *out);
/* bound.c: appends a message that GMime can read. */
void mail_bound(struct str message, struct buf *out);
/* header.c: appends one header of what mail_check let through; its lines are of
 * ASCII.  A mailbox's name may be "" or NULL. */
void header_mailbox(const char *header, const char *name, const char *address,
                    struct buf *out);
void header_text(const char *header, const char *text, struct buf *out);
/* Each of those that have a blank between, in angle brackets. */
void header_bracketed(const char *header, const char *values,
                      const char *between, struct buf *out);
/* compose.c: see mail_write. */
int mail_make(const struct mail *m, struct buf *out, struct err *e);
/* parse.c: appends the message's struct received, packed. */
int mail_parse(struct str message, struct buf *out, struct err *e);

#endif
