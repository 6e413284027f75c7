/*
 * The commands of acct-followup, for its main.
 */
#ifndef ACCT_CMD_FOLLOWUP_COMMANDS_H
#define ACCT_CMD_FOLLOWUP_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command followup_list, followup_agenda, followup_why,
    followup_rules, followup_done, followup_skip, followup_snooze,
    followup_give;
/* --help rules, --help words */
cli_run followup_help;

#endif
