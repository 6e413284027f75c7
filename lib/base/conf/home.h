/*
 * What every answer starts from: where the user's things are, how they are set
 * up, and as of when they are looked at.  The program finds out once and hands
 * it down; nothing below looks at the environment or the clock.
 *
 * Zero bytes make one; home_release frees what it holds.
 */
#ifndef ACCT_BASE_HOME_H
#define ACCT_BASE_HOME_H

#include "base/conf/conf.h"
#include "base/notes.h"

struct home {
    const char *dir;    /* holds all that a user has */
    const char *ledger; /* its path; "-": standard input */
    bool ledger_given;  /* by name: its directory is not made */
    const char *config; /* the configuration's path */
    int wait_ms;        /* for other programs to unlock the ledger */
    struct conf conf;
    struct zone zone;   /* in which instants have their day */
    struct when as_of;  /* what counts: to the end of the day, or an instant */
    struct when now;    /* the date of what is added */
    int32_t today;      /* as_of's day */
    struct notes notes; /* what is to be said beside the answer */
    struct arena arena; /* lives as long as the run */
};

/* DIR/NAME in the arena; NAME alone where it is absolute.  The one place that
 * joins a path. */
const char *home_join(struct arena *a, const char *dir, struct str name);
/* A file of the user's directory. */
const char *home_path(struct home *h, const char *name);
/* Where a file of the set-up is (rules, rates, holidays, templates, what a
 * setting names): beside the configuration that is read, and what is not there,
 * in the user's directory.  Absolute names as they are. */
const char *home_file(struct home *h, struct str name);
void home_release(struct home *h);

#endif
