/*
 * Completing and checking one record; of use only to enter.
 */
#ifndef ACCT_WORK_COMPLETE_H
#define ACCT_WORK_COMPLETE_H

#include "ledger/ulid.h"
#include "work/enter/enter.h"
#include "work/enter/refs.h"
#include "work/enter/seen.h"

struct completion {
    const struct enter_options *options;
    struct book *book;
    struct refs *refs;
    struct seen *known;
    struct map clients; /* made by the batch */
    struct map merged;  /* by the batch: key -> 1 + the place in `into` */
    VEC(const char *) into;
    struct ulid ulid;
    struct arena *arena;   /* where the completed cells live */
    struct arena *lasting; /* and what others of the batch refer to */
    struct map names;      /* in that, once each */
};

/* *r comes with cells as given, and leaves with cells as written; 1 where it is
 * left out, being known. */
int complete(struct completion *c, struct record *r, struct err *e);
void completion_release(struct completion *c);

#endif
