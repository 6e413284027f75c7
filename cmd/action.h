/*
 * Printing actions: the columns that all tools share.
 */
#ifndef ACCT_CMD_ACTION_H
#define ACCT_CMD_ACTION_H

#include "cli.h"
#include "work/action.h"

enum { ACTION_COLUMNS = 14 };
extern const struct out_column action_columns[ACTION_COLUMNS];

/* One row of those columns; what is due before `today` stands out. */
void action_print(struct out *o, const struct action *a, int32_t today);

#endif
