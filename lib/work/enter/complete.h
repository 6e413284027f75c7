/*
 * Completing and checking one record; of use only to enter.
 */
#ifndef ACCT_WORK_COMPLETE_H
#define ACCT_WORK_COMPLETE_H

#include "book/look.h"
#include "ledger/ulid.h"
#include "work/enter/conflict.h"
#include "work/enter/enter.h"
#include "work/enter/judged.h"
#include "work/enter/mailed.h"
#include "work/enter/refs.h"
#include "work/enter/seen.h"

/* The keys of one kind, of which new ones are not to look like another. */
struct alike {
    bool loaded, odd;          /* odd: not all are ASCII */
    VEC(const char *) waiting; /* not looked at yet */
    struct looks looks;
};

struct completion {
    const struct enter_options *options;
    struct book *book;
    struct refs *refs;
    struct seen *known;
    struct mailed mailed;
    struct map merged; /* by the batch: key -> 1 + the place in `into` */
    VEC(const char *) into;
    struct map kept; /* clients that the batch gives an owner -> `keepers` */
    VEC(const char *) keepers;
    struct alike alike[REC_TYPES]; /* that of REC_CLIENT: clients */
    struct spoof *spoof;           /* NULL: not needed yet */
    struct conflicts conflicts;
    struct ulid ulid;
    struct arena *arena;   /* where the completed cells live */
    struct arena *lasting; /* and what others of the batch refer to */
    struct map names;      /* in that, once each */
    struct judged judged;
};

/* *r comes with cells as given, and leaves with cells as written; 1 where it is
 * left out, being known. */
int complete(struct completion *c, struct record *r, struct err *e);
void completion_release(struct completion *c);

#endif
