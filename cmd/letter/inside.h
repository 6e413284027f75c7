/*
 * The parts of acct-letter; of use only to it.
 */
#ifndef ACCT_CMD_LETTER_INSIDE_H
#define ACCT_CMD_LETTER_INSIDE_H

#include "letter/commands.h"

/* What is to be done with the letters themselves; where none of it is asked
 * for, rows are read. */
struct letter_look {
    bool list, places, sample, lint;
    const char *show, *lang;
};
extern const struct cli_option letter_look_options[];

/* list.c: which letters there are, or with --places which places. */
int letter_list(struct cli *c, const struct letter_look *look);
/* show.c: a letter, as its file is or filled in. */
int letter_show(struct cli *c, const struct letter_look *look);
/* lint.c: what is wrong with them; -1 where there is anything. */
int letter_lint(struct cli *c);

#endif
