/*
 * The commands of acct-check, for its main.
 */
#ifndef ACCT_CMD_CHECK_COMMANDS_H
#define ACCT_CMD_CHECK_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command check_command;

#endif
