/* The one symbol that the mail module shows: see mail.h. */
#include "inside.h"
#include "mime/mail_module.h"

extern const struct mail_module acct_mail;
__attribute__((visibility("default"))) const struct mail_module acct_mail = {
    .build = MAIL_BUILD,
    .write = mail_make,
    .read = mail_parse,
};
