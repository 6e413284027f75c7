/*
 * What commands of acct-followup share: options, what is open, lists, marks.
 */
#ifndef ACCT_CMD_FOLLOWUP_INSIDE_H
#define ACCT_CMD_FOLLOWUP_INSIDE_H

#include "cli/actions.h"
#include "work/followup/followup.h"

/* --- options.c: tables that commands inherit, each about a struct --- */

extern const struct cli_option followup_rules_options[]; /* const char * */

struct followup_lists {
    const char *client, *owner, *limit;
    struct cli_list rules;
    bool held, old, count;
};
extern const struct cli_option followup_list_options[];

struct followup_marks {
    const char *owner, *message;
    bool force, dry_run, quiet;
    bool older; /* skip's: with each that is named those of its rule and client
                   that were due before it */
};
extern const struct cli_option followup_write_options[];

/* --- open.c --- */

/* All that is open, and what it was found with. */
struct followup_book {
    struct followup_start start;
    struct book book;
    struct followups open;
};
struct followup_wanted {
    const char *rules; /* the file of rules; NULL: the user's */
    int32_t until;     /* see followup_options */
    bool held, old;    /* see followup_options, likewise */
    bool texts;        /* of the records, for sentences */
};
/* To be closed whatever is returned. */
int followup_open(struct cli *c, const struct followup_wanted *wanted,
                  struct followup_book *f);
void followup_close(struct followup_book *f);

/* --- print.c --- */

enum followup_group { GROUP_NONE, GROUP_OWNER, GROUP_CLIENT, GROUP_DAY };

/* What a list is to hold. */
struct followup_filter {
    const struct followup_lists *by;
    const struct action_look *look;
    const struct client *client; /* only this one's; NULL: all */
    unsigned long limit;
    int32_t from, to; /* due days; DAY_MIN and DAY_MAX: whenever */
    int32_t last;     /* of an agenda the last day; DAY_MAX: no end */
    enum followup_group group;
};
/* Due whenever, in no group.  ERR_USAGE: --limit. */
int followup_filter(struct cli *c, const struct followup_lists *by,
                    const struct action_look *look,
                    struct followup_filter *out);
/* Prints what is open until that day, of the client that is named, too.
 * `rules`: the file. */
int followup_print(struct cli *c, struct followup_filter *w, const char *rules,
                   int32_t until);

/* --- mark.c --- */

/* One record for each that is named, all or none: `record` says all but client,
 * ref, owner and text.  `rules`: the file. */
int followup_mark(struct cli *c, const struct followup_marks *o,
                  const char *rules, const struct cli_record *record, int argc,
                  char **argv);

#endif
