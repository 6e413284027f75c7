/*
 * The options of acct-followup, and its commands.
 */
#ifndef ACCT_CMD_FOLLOWUP_H
#define ACCT_CMD_FOLLOWUP_H

#include "followup/commands.h"
#include "work/followup/followup.h"
#include "work/time/user.h"

struct followup_cli {
    const char *due, *from, *to, *owner, *client, *limit, *group; /* list */
    bool held, count;
    struct cli_list rules;
    const char *rules_file;
    bool builtin;                              /* of rules */
    const char *message, *date, *until, *span; /* of done, skip, snooze */
    bool force, dry_run, quiet;
};

/* options.c: what commands share: lists; marks; which rules. */
extern const struct cli_option followup_list_options[],
    followup_write_options[], followup_rules_options[];

/* The built-in rules and the user's; the caller releases them, whatever is
 * returned. */
int followup_rules_load(struct cli *c, const struct followup_cli *o,
                        struct rules *r);

/* All that is open, and what it was found with. */
struct followup_book {
    struct rules rules;
    struct worktime_user work;
    struct book book;
    struct followups open;
};
/* To be closed whatever is returned. */
int followup_open(struct cli *c, const struct followup_cli *o, int32_t until,
                  bool texts, struct followup_book *f);
void followup_close(struct followup_book *f);

/* print.c: what is to be done, or the same of a week. */
int followup_show(struct cli *c, struct followup_cli *o, bool agenda);
/* mark.c: one record for each that is named, all or none. */
int followup_mark(struct cli *c, const struct followup_cli *o,
                  struct cli_record record, int argc, char **argv);

#endif
