/*
 * Forgetting a person: what of a client's records goes, and what stays.
 *
 *     forget_plan      from the book, who it is and what has to stay
 *     forget_cell …    what each cell of the new ledger is: fix.h writes it
 *     forget_release
 *
 * The client's keys become others wherever they are named; names, addresses,
 * handles, texts, and columns of the user's own go.  Documents stay as they are
 * as long as the law asks for them: invoices, credit notes, closing documents,
 * their lines and payments, and the client's names, address and tax number,
 * which are on them.  (Regulation (EU) 2016/679, article 17(3)(b); 152-FZ,
 * article 21.)
 */
#ifndef ACCT_WORK_FORGET_H
#define ACCT_WORK_FORGET_H

#include "base/conf/home.h"
#include "book/book.h"

/* What the book must hold, with all texts. */
#define FORGET_TYPES TYPES_ALL

struct forget {
    struct map keys;     /* of the client -> 1 + the place in names */
    struct map contacts; /* keys of its people, likewise */
    struct map given;    /* keys and ids of its records */
    struct map away;     /* ids of records that were amended to be another's */
    struct map quoted;   /* where lines of quotes stand */
    const char *person;  /* the key of the one that is forgotten, and not the
                            client; NULL: the client */
    VEC(const char *) names;
    int32_t since;  /* documents of that day and later stay */
    int32_t last;   /* the day of the last of them */
    uint64_t first; /* where the client's first row stands */
    unsigned long kept[REC_TYPES];
    int32_t until;    /* the last day on which one of them has to; DAY_NONE */
    struct map words; /* that name the client, folded: see forget_named */
    struct arena arena;
};

/* The client of that key, whole name or address, or the one person at a client.
 * ERR_DATA, ERR_ABSENT. */
int forget_plan(struct home *home, struct book *b, const char *client,
                struct forget *out, struct err *e);
void forget_release(struct forget *f);

/* Does a record of another client name this one, by name, e-mail, telephone or
 * handle? */
bool forget_named(const struct forget *f, const struct record *r);
/* Appends what the cell in that place of the record is now; false where it
 * stays.  `own`: it is in a column of the user's own. */
bool forget_cell(const struct forget *f, const struct record *r,
                 enum column column, bool own, struct str cell,
                 struct buf *out);

#endif
