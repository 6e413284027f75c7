/*
 * Printing actions (work/contact/action.h): the columns that all tools share.
 */
#ifndef ACCT_CMD_ACTIONS_H
#define ACCT_CMD_ACTIONS_H

#include "cli/cli.h"
#include "work/contact/action.h"

enum { ACTION_COLUMNS = 14 };
/* The last of them, past the count, is `held`: of what is held back. */
extern const struct out_column action_columns[ACTION_COLUMNS + 1];

/* The cells of those columns, without the row's end; what is due before `today`
 * stands out. */
void action_cells(struct out *o, const struct action *a, int32_t today);
/* What is held back: those columns, and `held`, which says why. */
struct out *action_held_begin(struct cli *c, const char *empty);
void action_held_put(struct out *o, const struct action *a, const char *held,
                     int32_t today);

/* --- calendar.c ---
 *
 * The formats of commands that print actions: for struct cli_command. */
extern const char *const action_formats[];

/* Their options, about a struct of their own. */
struct action_look {
    bool events;
};
extern const struct cli_option action_options[];
/* ERR_USAGE: what goes with a calendar alone. */
int action_check(struct cli *c, const struct action_look *look);

/* All of a list in the chosen format, be it one of those:
 *     action_begin(c, &look, empty, &list), action_put for each, action_end
 * `empty` is what a table without rows says. */
struct action_list {
    struct cli *c;
    struct out *out;     /* NULL: a calendar */
    bool events;         /* … of events */
    struct buf calendar; /* what of it is not yet written */
};
void action_begin(struct cli *c, const struct action_look *look,
                  const char *empty, struct action_list *l);
void action_put(struct action_list *l, const struct action *a);
/* -1 with c->err where it could not be written. */
int action_end(struct action_list *l);

#endif
