/*
 * acct-survey: what its commands share.
 */
#ifndef ACCT_CMD_SURVEY_INSIDE_H
#define ACCT_CMD_SURVEY_INSIDE_H

#include "survey/commands.h"
#include "work/queue/queue.h"
#include "work/survey/form.h"
#include "work/survey/report.h"

/* options.c: of what adds records; it stands first in a command's struct. */
struct survey_write {
    bool dry_run, quiet;
};
extern const struct cli_inherited survey_writes[];

/* from.c */

/* What somebody answered; `said` by enum form_cell, NULL and "" for nothing. */
struct survey_reply {
    int32_t day;
    const char *channel, *text; /* NULL: as the survey went; none */
    const char *const *said;
};
/* The record of it; its cells are in c->home.arena. */
int survey_answer_row(struct cli *c, const struct survey *s,
                      const struct survey_reply *reply, struct record *r);
/* Takes the table of a form; `map` are the --map options. */
struct survey_from {
    struct survey_write write;
    const char *file, *delimiter, *encoding, *channel;
    struct cli_list map;
    bool force, skip_unknown;
};
int survey_answer_from(struct cli *c, const struct survey_from *from);

/* lists.c: of the surveys that are looked at.  What was said stands below the
 * figures, too, with a line between, where there is any. */
int survey_print_who(struct cli *c, struct book *b,
                     const struct survey_groups *g);
int survey_print_said(struct cli *c, struct book *b,
                      const struct survey_groups *g);
int survey_print_said_below(struct cli *c, struct book *b,
                            const struct survey_groups *g);
int survey_print_words(struct cli *c, struct book *b,
                       const struct survey_groups *g);

/* plan.c: whom to ask now, and all that says so. */
struct survey_asking {
    struct survey_rules rules;
    struct queue queue;
    struct book book;
    struct survey_plan plan;
};
/* `alone`: whatever else is to be sent, for clients who are named.  To be
 * closed whatever is returned. */
int survey_asking_open(struct cli *c, bool alone, struct survey_asking *a);
void survey_asking_close(struct survey_asking *a);

#endif
