/*
 * The commands of acct-metrics, for its main.
 */
#ifndef ACCT_CMD_METRICS_COMMANDS_H
#define ACCT_CMD_METRICS_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command metrics_command, metrics_report;

#endif
