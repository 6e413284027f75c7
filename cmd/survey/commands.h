/*
 * The commands of acct-survey, for its main.
 */
#ifndef ACCT_CMD_SURVEY_COMMANDS_H
#define ACCT_CMD_SURVEY_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command survey_due, survey_send, survey_answer,
    survey_figures;

#endif
