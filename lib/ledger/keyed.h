/*
 * Which types may have such a key: who looks through all of them asks few.
 *
 *     struct keyed k = {0};
 *     keyed_add(&k, type, key);
 *     … keyed_types(&k, key) & types …
 *     keyed_release(&k);
 */
#ifndef ACCT_LEDGER_KEYED_H
#define ACCT_LEDGER_KEYED_H

#include "base/str.h"
#include "ledger/schema/schema.h"

/* Zero bytes make an empty one, for any number of keys. */
struct keyed {
    uint64_t *at;
    size_t places; /* 0: as many as there can be */
};
/* An empty one for about so many. */
struct keyed keyed_for(size_t n);
void keyed_add(struct keyed *k, enum rec_type type, struct str key);
/* TYPE() bits: other types have no such key, these may have. */
uint64_t keyed_types(const struct keyed *k, struct str key);
void keyed_release(struct keyed *k);

#endif
