/*
 * The commands of acct-add, for its main.
 */
#ifndef ACCT_CMD_ADD_COMMANDS_H
#define ACCT_CMD_ADD_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command add_command;
/* --help TYPE, types, all. */
cli_run cmd_add_help;

#endif
