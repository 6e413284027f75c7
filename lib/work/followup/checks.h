/*
 * Points of checklists, and whether records ticked them: as of a date, each for
 * every thing that it is about.
 *
 *     checks_start_read(&home, &start, &e)
 *     … a book of followup_types(&start.rules)
 *     checks_find(&book, &start.options, &c, &e)
 *     … c.all: by list and point in the file's order, and in the book's
 *     checks_release(&c)
 *     followup_start_release(&start)
 */
#ifndef ACCT_WORK_FOLLOWUP_CHECKS_H
#define ACCT_WORK_FOLLOWUP_CHECKS_H

#include "work/followup/followup.h"

/* Done in time, or later; not done, and due still or no more. */
enum check_state { CHECK_DONE, CHECK_LATE, CHECK_OPEN, CHECK_OVERDUE };

struct check {
    const struct rule *rule;
    const char *key, *list, *check; /* of the book */
    const struct client *client;    /* NULL: none */
    const char *ref, *owner, *text;
    int32_t due;            /* DAY_NONE: none */
    const struct entry *by; /* the first record that ticks it; NULL */
    enum check_state state;
    int late; /* days after its due day, done or not; 0 */
};
struct checks {
    VEC(struct check) all;
    struct risks risks; /* inside */
};
extern const char *const check_states[];

/* The points of checks.csv, where there is one, and working time.  As
 * followup_start_read. */
int checks_start_read(struct home *h, struct followup_start *s, struct err *e);
/* What was cancelled has no points.  The caller releases *out, whatever is
 * returned.  ERR_DATA as of followup_find. */
int checks_find(struct book *b, const struct followup_options *options,
                struct checks *out, struct err *e);
void checks_release(struct checks *c);

#endif
