/*
 * Rows kept in hardly more bytes than they came in, and given back once.
 *
 *     packed_add(&p, &row)  …
 *     while (packed_next(&p, &row)) …     each lives until the next
 *     packed_release(&p)
 */
#ifndef ACCT_CMD_PACKED_H
#define ACCT_CMD_PACKED_H

#include "ledger/record.h"

struct packed_block;
/* Zero bytes make none. */
struct packed {
    VEC(struct packed_block) blocks;
    size_t n;        /* rows that are left */
    size_t at;       /* the block to be read */
    size_t read;     /* of that block */
    struct str *own; /* of the row that was given last */
};

/* Copies its cells.  All rows have the same header, which must outlive them. */
void packed_add(struct packed *p, const struct record *r);
bool packed_next(struct packed *p, struct record *r);
void packed_release(struct packed *p);

#endif
