/*
 * acct-survey: what its commands share.
 */
#ifndef ACCT_CMD_SURVEY_INSIDE_H
#define ACCT_CMD_SURVEY_INSIDE_H

#include "survey/commands.h"

/* options.c: of what adds records; it stands first in a command's struct. */
struct survey_write {
    bool dry_run, quiet;
};
extern const struct cli_inherited survey_writes[];

#endif
