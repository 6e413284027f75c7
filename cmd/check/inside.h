/*
 * The parts of acct-check; of use only to it.
 */
#ifndef ACCT_CMD_CHECK_H
#define ACCT_CMD_CHECK_H

#include "check/commands.h"
#include "work/check/check.h"

struct check_run {
    uint64_t checks;
    bool dry_run, quiet;
};

/* fix.c: mends what can be, or shows what would be. */
int check_mend(struct cli *c, const struct check_run *run);
/* diff.c: the lines that differ, as diff -u0 has them; from line to line
 * the two are alike but for some at the end. */
void check_diff(const char *path, struct str old, struct str new, bool raw,
                FILE *out);

#endif
