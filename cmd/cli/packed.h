/*
 * Rows kept in hardly more bytes than they came in, and given back once.
 *
 *     packed_add(&p, &row)  …
 *     while (packed_next(&p, &row)) …     each lives until the next
 *     packed_release(&p)                  their cells until here
 */
#ifndef ACCT_CMD_PACKED_H
#define ACCT_CMD_PACKED_H

#include "ledger/record.h"

struct packed_block;
/* Zero bytes make none. */
struct packed {
    const struct header *header; /* of all rows */
    VEC(struct packed_block) blocks;
    struct buf heads;      /* what is to be known of each beside its cells */
    uint64_t line, told;   /* of the row that was added, given last */
    size_t n;              /* rows that are left */
    size_t at, read, head; /* the block to be read; how much of it; of heads */
    VEC(struct str) cells; /* of the row that was given last */
};

/* Copies its cells.  All rows have the same header, which must outlive them. */
void packed_add(struct packed *p, const struct record *r);
/* Each cell has a NUL behind it; those of one row, as it came, stand one after
 * another in the order of the header, and r->own are all of them. */
bool packed_next(struct packed *p, struct record *r);
void packed_release(struct packed *p);

#endif
