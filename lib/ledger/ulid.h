/*
 * ULIDs: 26 characters that sort by time (https://github.com/ulid/spec):
 * 48 bits of milliseconds, 80 of chance, in Crockford's base 32.
 */
#ifndef ACCT_LEDGER_ULID_H
#define ACCT_LEDGER_ULID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

#define ULID_SIZE 27

/* Zero bytes make one. Ids of one generator always increase. */
struct ulid {
    uint64_t ms;
    unsigned char chance[10];
};

/* The next id for a time in milliseconds since 1970; ERR_IO where the system
 * has no random bytes. */
int ulid_next(struct ulid *u, uint64_t ms, char out[ULID_SIZE], struct err *e);

/* Has one generator given both, within a millisecond?  Each is the one before
 * plus one; of several generators they are far from each other. */
bool ulid_together(const char *a, const char *b);
/* The time that an id was given for; false where it is no ULID. */
bool ulid_time(const char *id, uint64_t *ms);

#endif
