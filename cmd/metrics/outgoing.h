/*
 * How a report leaves the program, beside what it prints.
 */
#ifndef ACCT_CMD_METRICS_OUTGOING_H
#define ACCT_CMD_METRICS_OUTGOING_H

#include "cli/cli.h"
#include "paper/brief.h"

enum { REPORT_WIDTH = 78 };

/* Of its files, without an end. */
static inline const char *report_name(const struct brief *b)
{
    return b->name ? b->name : "report";
}

/* mail.c: appends it as mail: text, page and PDF; `to` may be NULL.
 * cli_mail_check came before. */
int report_mail(struct cli *c, struct brief *b, const char *to,
                struct buf *out);

#endif
