/*
 * What was found right already: a million rows have a few hundred words, texts
 * and attributes between them, which are not judged again and again.  Kept is
 * what lasts as long as the batch, and is right whatever else there is.  Of use
 * only to enter.
 */
#ifndef ACCT_WORK_ENTER_JUDGED_H
#define ACCT_WORK_ENTER_JUDGED_H

#include "ledger/schema/schema.h"

enum { JUDGED_CELLS = 128, JUDGED_ATTRS = 32 };

/* Zero bytes make an empty one.  What comes later takes a place. */
struct judged {
    struct str cells[COLUMNS][JUDGED_CELLS];
    struct judged_attrs {
        struct str attrs;
        int digits; /* of the currency that amounts were read in */
    } attrs[REC_TYPES][JUDGED_ATTRS];
    uint32_t columns[REC_TYPES]; /* that the last right row of a type has */
};

/* Columns as bits. */
#define COLUMN(c) (1u << (c))

#endif
