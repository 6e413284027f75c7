/*
 * The parts of acct-check; of use only to it.
 */
#ifndef ACCT_CMD_CHECK_H
#define ACCT_CMD_CHECK_H

#include "check/commands.h"
#include "work/check/fix.h"

struct check_run {
    uint64_t checks;
    bool dry_run, quiet;
    const char *forget; /* a client, or NULL */
};

/* fix.c: mends what can be, or shows what would be. */
int check_mend(struct cli *c, const struct check_run *run);
/* forget.c: takes a client out, or shows what would be. */
int check_forget(struct cli *c, const struct check_run *run);
/* fix.c: what both share.  Opens the ledger to be mended; of the options what
 * is not the same in all runs is given.  Writes the new ledger, or of a dry run
 * shows what would change; *told: there is nothing more to say of it.  Prints
 * PATH: TEXT. */
int check_fix_begin(struct cli *c, const struct check_run *run,
                    struct fix_options options, struct fix **out);
int check_settle(struct cli *c, const struct check_run *run, struct fix *f,
                 bool *told);
/* Unlocks it, and prints what came of it; rc, or -1. */
int check_end(struct cli *c, struct fix *f, int rc);
void check_tell(const char *path, const char *text);
/* diff.c: the lines that differ, as diff -u0 has them; from line to line
 * the two are alike but for some at the end. */
void check_diff(const char *path, struct str old, struct str new, bool raw,
                FILE *out);

#endif
