/*
 * acct-survey: what its commands share.
 */
#ifndef ACCT_CMD_SURVEY_H
#define ACCT_CMD_SURVEY_H

#include "survey/commands.h"
#include "work/survey/survey.h"

struct survey_options {
    const char *due, *score, *csat, *liked, *disliked, *trouble, *ref, *date,
        *channel, *period, *by;
    bool force, dry_run, quiet, held;
};

/* options.c: of what adds records. */
extern const struct cli_option survey_write_options[];

cli_run cmd_survey_due, cmd_survey_send, cmd_survey_answer, cmd_survey_report;

#endif
