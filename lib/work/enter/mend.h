/*
 * Mending what was entered, without knowing its ids.
 *
 * The batch's book must hold MEND_TYPES (with texts, to print what is undone).
 * What these return is 0, or -1 with *e: ERR_USAGE, ERR_DATA or ERR_ABSENT.
 */
#ifndef ACCT_WORK_MEND_H
#define ACCT_WORK_MEND_H

#include "base/conf/home.h"
#include "work/enter/enter.h"

#define MEND_TYPES TYPES_ALL

/* Enters a void record for each record that is meant by r's ref: that of the
 * id; else what gives that key or number, the lines of a document with it.
 * Leaves a note of what still names it. */
int mend_void(struct home *home, struct enter *en, const struct record *r,
              struct err *e);

/* Enters the record as one that amends what is there with its type and ref;
 * notes tell what becomes other, and which papers were made of it. */
int mend_amend(struct home *home, struct enter *en, const struct record *r,
               struct err *e);

/* The records that were entered last, together: those whose ids are of one
 * instant, but for what was voided. */
struct mend_undone {
    const struct book *book;
    VEC(const struct entry *) all; /* in the file's order; of the book */
};
/* Enters a void record for each of them.  ERR_DATA: no tool entered the last
 * row, or it was more than a day before now_ms (since 1970).  The caller
 * releases out->all, whatever is returned. */
int mend_undo(struct home *home, struct enter *en, const struct record *r,
              uint64_t now_ms, struct mend_undone *out, struct err *e);

#endif
