/*
 * What the mail module shows the program: one table, `acct_mail`, and nothing
 * else.
 */
#ifndef ACCT_MIME_MAIL_MODULE_H
#define ACCT_MIME_MAIL_MODULE_H

#include "base/module.h"
#include "mime/received.h"

#define MAIL_BUILD                                                             \
    {                                                                          \
        ACCT_VERSION,                                                          \
        {                                                                      \
            sizeof(struct mail), sizeof(struct mail_file), sizeof(struct buf), \
                sizeof(struct err), sizeof(struct received)                    \
        }                                                                      \
    }

#define MAIL_SYMBOL "acct_mail"
struct mail_module {
    struct module_build build;
    int (*write)(const struct mail *m, struct buf *out, struct err *e);
    /* Appends a struct received, packed. */
    int (*read)(struct str message, struct buf *out, struct err *e);
};

#endif
