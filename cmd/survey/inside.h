/*
 * acct-survey: what its commands share.
 */
#ifndef ACCT_CMD_SURVEY_H
#define ACCT_CMD_SURVEY_H

#include "cli/cli.h"
#include "work/survey/survey.h"

struct survey_options {
    const char *due, *score, *csat, *liked, *disliked, *trouble, *ref, *date,
        *channel, *period, *by;
    bool force, dry_run, quiet, held;
    bool named; /* clients were named */
};

struct survey_rules survey_rules_of(const struct cli *c);

cli_run survey_due, survey_send, survey_answer, survey_report_run;

#endif
