/*
 * What lines are called where one comes after them: after.c.
 */
#ifndef ACCT_WORK_PLAN_INSIDE_H
#define ACCT_WORK_PLAN_INSIDE_H

#include "work/plan/plan.h"

/* The place of the line that is meant, or SIZE_MAX; *several where more than
 * one have the text. */
size_t plan_line_named(const struct plan_line *lines, size_t n, struct str s,
                       bool *several);
/* Takes one line off *rest.  A text may have commas in it: the longest that is
 * a line is meant. */
bool plan_next_named(const struct plan_line *lines, size_t n, struct str *rest,
                     struct str *name);
/* Numbers alone, with commas between, need no look at what lines are called. */
bool plan_is_numbers(struct str s);

#endif
