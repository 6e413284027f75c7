/*
 * The commands of acct-show, for its main.
 */
#ifndef ACCT_CMD_SHOW_COMMANDS_H
#define ACCT_CMD_SHOW_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command show_command;

#endif
