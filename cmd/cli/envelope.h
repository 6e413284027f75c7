/*
 * Mail of ours: who sends it, and when, is the same for all tools.
 */
#ifndef ACCT_CMD_CLI_ENVELOPE_H
#define ACCT_CMD_CLI_ENVELOPE_H

#include "cli/cli.h"
#include "mime/mail.h"

/* Before anything is made: are there addresses to write it from and, unless it
 * is NULL, to?  ERR_USAGE for `to`, which the option --to gave; ERR_DATA for
 * ours. */
int cli_mail_check(struct cli *c, const char *to);
/* Appends the address it is from, bare, with its domain in ASCII.  ERR_DATA
 * with the setting's name. */
int cli_mail_address(struct cli *c, struct buf *out);
/* When it is written: now, or at noon of the day that --as-of names. */
int64_t cli_mail_time(const struct cli *c);
/* Appends the message: `m` says its subject, texts and files, the rest is
 * filled in.  ERR_DATA, ERR_IO. */
int cli_mail(struct cli *c, struct mail *m, const char *to, struct buf *out);
/* Likewise one of a series; its id may be given. */
int cli_mail_in(struct cli *c, struct mime *mime, struct mail *m,
                const char *to, struct buf *out);

#endif
