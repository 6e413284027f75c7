/*
 * What keeps two people from asking the same: a survey that came into the
 * ledger between the plan and its lock.
 */
#ifndef ACCT_WORK_SURVEY_GUARD_H
#define ACCT_WORK_SURVEY_GUARD_H

#include "work/survey/survey.h"

/* The surveys that forbid another one, whatever their date: those about the
 * same, of a contract within the gap, and those of a client, or of one of us,
 * within the gap before or after today. */
struct survey_guard {
    struct map subjects, asked; /* key -> the index of the survey */
    struct buf key;
};
void survey_guard_init(struct survey_guard *g, struct book *b,
                       const struct survey_rules *rules);
/* NULL: none forbids to ask. */
const struct survey *survey_guarded(struct survey_guard *g,
                                    const struct book *b,
                                    const struct survey_todo *todo);
/* Fills *e with ERR_DATA, which names that survey; returns -1. */
int survey_guard_refuse(const struct survey *before, const char *client,
                        struct err *e);
void survey_guard_release(struct survey_guard *g);

#endif
