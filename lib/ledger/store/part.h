/*
 * Some of a ledger: the rows that have to do with a client, or with names,
 * found by the index.
 *
 *     struct part p;
 *     if (part_find(l, &ask, &p)) {
 *         ledger_only(l, p.places.v, p.places.n);
 *         …                                      passes give these alone
 *         ledger_only(l, NULL, 0);
 *     }
 *     part_release(&p);
 */
#ifndef ACCT_LEDGER_PART_H
#define ACCT_LEDGER_PART_H

#include "ledger/index/index.h"
#include "ledger/store/ledger.h"

struct part_ask {
    struct str client;     /* its key; "": nobody's */
    uint64_t types;        /* the client's rows, as TYPE() bits */
    const uint64_t *names; /* rows that have one of these (index_name) */
    size_t n;
    bool all; /* what the client's rows point to, and what points to them */
};

struct part {
    VEC(struct index_place) places; /* ascending; the header first */
};

/* Beside what is asked for: of the client and of all keys that were merged with
 * it the rows of types that who reads a book always reads; of each row who
 * voids or amends it, and of what has its own key who tells more of it.  False:
 * there is no index, or it does not know the client, or too much hangs
 * together; then all is to be read. */
bool part_find(struct ledger *l, const struct part_ask *ask, struct part *out);
void part_release(struct part *p);

#endif
