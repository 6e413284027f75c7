/*
 * What the files of acct-add share.
 */
#ifndef ACCT_CMD_ADD_INSIDE_H
#define ACCT_CMD_ADD_INSIDE_H

#include "add/commands.h"

/* help.c: ERR_USAGE, with the closest type there is. */
int add_no_type(struct cli *c, const char *given);

#endif
