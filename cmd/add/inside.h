/*
 * What the files of acct-add share.
 */
#ifndef ACCT_CMD_ADD_INSIDE_H
#define ACCT_CMD_ADD_INSIDE_H

#include "add/commands.h"

/* help.c: ERR_USAGE, with the closest type there is. */
int add_no_type(struct cli *c, const char *given);
/* mend.c: acct-add merge OLD NEW [TEXT…], in terms of a record. */
int add_merge(struct cli *c, int argc, char **argv, struct cli_record *out);
/* acct-add undo: prints what was entered last, and voids it. */
int add_undo(struct cli *c, bool dry_run, bool quiet);

#endif
