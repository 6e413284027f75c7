/*
 * The commands of acct-letter, for its main.
 */
#ifndef ACCT_CMD_LETTER_COMMANDS_H
#define ACCT_CMD_LETTER_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command letter_command, letter_read_mail;

#endif
